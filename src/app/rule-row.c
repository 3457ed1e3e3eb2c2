#include "app/rule-row.h"

#include "app/explain.h"
#include "app/rules.h"
#include "base/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST 1000000

/* What a row shows; it lives as long as its expander. @busy: the row itself sets its fields */
typedef struct
{
  const SwRule *rule;
  GtkWidget *expander;
  GtkWidget *severity;
  GtkWidget *reset;
  GPtrArray *spins; /* of GtkSpinButton, in the order of the thresholds */
  gboolean busy;
} RuleRow;

static void
rule_row_free (gpointer data)
{
  RuleRow *row = data;

  g_ptr_array_unref (row->spins);
  g_free (row);
}

static gboolean
is_changed (const RuleRow *row)
{
  g_auto (GStrv) keys = sw_settings_keys (sw_rules_settings (), row->rule->id);

  return keys[0] != NULL;
}

static void
show (RuleRow *row)
{
  SwSeverity severity;
  gboolean has_severity = sw_rules_severity (sw_rules_settings (), row->rule, &severity);
  const char *shown = sw_severity_label (has_severity ? severity : row->rule->severity);
  g_autofree char *subtitle = is_changed (row) ? g_strdup_printf (_ ("%s · %s · changed"), row->rule->id, shown)
                                               : g_strdup_printf ("%s · %s", row->rule->id, shown);

  row->busy = TRUE;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->expander), subtitle);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->severity), has_severity ? severity + 1 : 0);
  for (guint i = 0; i < row->spins->len; i++)
    gtk_spin_button_set_value (g_ptr_array_index (row->spins, i),
                               sw_rules_threshold (sw_rules_settings (), row->rule, &row->rule->thresholds[i]));
  gtk_widget_set_sensitive (row->reset, is_changed (row));
  row->busy = FALSE;
}

static void
on_settings (RuleRow *row, const char *group)
{
  if (strcmp (group, row->rule->id) == 0 && !row->busy)
    show (row);
}

static void
on_settings_changed (SwSettings *settings, const char *group, GtkWidget *expander)
{
  on_settings (g_object_get_data (G_OBJECT (expander), "sw-row"), group);
}

/* The first choice is the rule's own severity and is stored as nothing. */
static void
on_severity (RuleRow *row)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row->severity));
  SwSeverity severity = chosen > 0 ? (SwSeverity)(chosen - 1) : SW_SEVERITY_OFF;

  if (!row->busy && chosen != GTK_INVALID_LIST_POSITION)
    sw_rules_set_severity (sw_rules_settings (), row->rule, chosen > 0 ? &severity : NULL);
}

static void
on_threshold (GtkSpinButton *spin, RuleRow *row)
{
  guint place;

  if (!row->busy && g_ptr_array_find (row->spins, spin, &place))
    sw_rules_set_threshold (sw_rules_settings (), row->rule, &row->rule->thresholds[place],
                            gtk_spin_button_get_value (spin));
}

static void
on_reset (RuleRow *row)
{
  sw_settings_forget (sw_rules_settings (), row->rule->id);
}

static void
on_explain (RuleRow *row)
{
  sw_explain (GTK_WINDOW (gtk_widget_get_root (row->expander)), row->rule);
}

/* --- its parts --------------------------------------------------------------------------------------------- */

static GtkWidget *
add_row (RuleRow *row, GtkWidget *line, const char *title, const char *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->expander), line);
  return line;
}

static void
add_severity (RuleRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_take (list, g_strdup_printf (_ ("Default (%s)"), sw_severity_label (row->rule->severity)));
  for (guint severity = SW_SEVERITY_OFF; severity <= SW_SEVERITY_ERROR; severity++)
    gtk_string_list_append (list, sw_severity_label ((SwSeverity)severity));
  row->severity = add_row (row, adw_combo_row_new (), _ ("Severity"), "");
  adw_combo_row_set_model (ADW_COMBO_ROW (row->severity), G_LIST_MODEL (list));
  g_signal_connect_swapped (row->severity, "notify::selected", G_CALLBACK (on_severity), row);
}

static void
add_threshold (RuleRow *row, const SwThreshold *threshold)
{
  gboolean whole = threshold->fallback == floor (threshold->fallback);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MOST, whole ? 1 : 0.1);
  g_autofree char *subtitle = g_strdup_printf (_ ("Default: %g"), threshold->fallback);
  GtkWidget *line = add_row (row, adw_action_row_new (), _ (threshold->meaning), subtitle);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), whole ? 0 : 2);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (threshold->meaning), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), spin);
  g_ptr_array_add (row->spins, spin);
  g_signal_connect (spin, "value-changed", G_CALLBACK (on_threshold), row);
}

static void
add_buttons (RuleRow *row)
{
  GtkWidget *line = add_row (row, adw_action_row_new (), _ (row->rule->why), "");
  GtkWidget *explain = gtk_button_new_with_label (_ ("Explain"));

  row->reset = gtk_button_new_with_label (_ ("Reset"));
  gtk_widget_set_tooltip_text (row->reset, _ ("Severity and numbers as they were"));
  gtk_widget_set_valign (row->reset, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (explain, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (row->reset, "clicked", G_CALLBACK (on_reset), row);
  g_signal_connect_swapped (explain, "clicked", G_CALLBACK (on_explain), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), explain);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), row->reset);
}

GtkWidget *
sw_rule_row_new (const SwRule *rule)
{
  RuleRow *row = g_new0 (RuleRow, 1);

  row->rule = rule;
  row->spins = g_ptr_array_new ();
  row->expander = adw_expander_row_new ();
  g_object_set_data_full (G_OBJECT (row->expander), "sw-row", row, rule_row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->expander), _ (rule->summary));
  add_severity (row);
  for (const SwThreshold *t = rule->thresholds; t != NULL && t->id != NULL; t++)
    add_threshold (row, t);
  add_buttons (row);
  show (row);
  g_signal_connect_object (sw_rules_settings (), "changed", G_CALLBACK (on_settings_changed), row->expander, 0);
  return row->expander;
}

gboolean
sw_rule_row_matches (GtkWidget *widget, const char *typed)
{
  const SwRule *rule = ((RuleRow *)g_object_get_data (G_OBJECT (widget), "sw-row"))->rule;
  GString *text = g_string_new (rule->id);
  g_autofree char *all = NULL;

  g_string_append_printf (text, "\n%s\n%s", _ (rule->summary), _ (rule->why));
  for (const SwThreshold *t = rule->thresholds; t != NULL && t->id != NULL; t++)
    g_string_append_printf (text, "\n%s", _ (t->meaning));
  all = g_string_free (text, FALSE);
  return sw_text_has_words (all, typed);
}

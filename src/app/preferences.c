#include "app/preferences.h"

#include "app/look.h"
#include "app/rules.h"
#include "checks/rule.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
on_look (AdwComboRow *row)
{
  sw_look_set ((SwLook)adw_combo_row_get_selected (row));
}

/* The first choice is the rule's own severity and is stored as nothing. */
static void
on_severity (AdwComboRow *row)
{
  const SwRule *rule = g_object_get_data (G_OBJECT (row), "rule");
  guint chosen = adw_combo_row_get_selected (row);

  sw_settings_set_text (sw_settings_default (), SW_RULES_GROUP, rule->id,
                        chosen == 0 ? NULL : sw_severity_name ((SwSeverity)(chosen - 1)));
}

static GtkStringList *
severities (const SwRule *rule)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_take (list, g_strdup_printf (_ ("Default (%s)"), sw_severity_label (rule->severity)));
  for (guint severity = SW_SEVERITY_OFF; severity <= SW_SEVERITY_ERROR; severity++)
    gtk_string_list_append (list, sw_severity_label ((SwSeverity)severity));
  return list;
}

static GtkWidget *
combo_row (const char *title, const char *subtitle, GListModel *model, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), model);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static GtkWidget *
look_group (void)
{
  const char *names[] = { _ ("Like the system"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = combo_row (_ ("Colours"), "", G_LIST_MODEL (list), sw_look ());

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Look"));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_look), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
rules_group (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint count;
  const SwRule *rules = sw_rules (&count);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Rules"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("How grave each kind of problem is for you"));
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GtkStringList) list = severities (&rules[i]);
      g_autofree char *stored = sw_settings_text (sw_settings_default (), SW_RULES_GROUP, rules[i].id);
      SwSeverity severity;
      guint selected = stored != NULL && sw_severity_from_name (stored, &severity) ? severity + 1 : 0;
      GtkWidget *row = combo_row (_ (rules[i].summary), rules[i].id, G_LIST_MODEL (list), selected);

      g_object_set_data (G_OBJECT (row), "rule", (gpointer)&rules[i]);
      g_signal_connect (row, "notify::selected", G_CALLBACK (on_severity), NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

void
sw_preferences_show (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Preferences"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (look_group ()));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (rules_group ()));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 560);
  gtk_window_present (GTK_WINDOW (window));
}

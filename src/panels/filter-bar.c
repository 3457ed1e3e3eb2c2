#include "panels/filter-bar.h"

#include "panels/choice.h"
#include "panels/glyph.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SEVERITIES 3

static const SwSeverity severities[N_SEVERITIES] = { SW_SEVERITY_ERROR, SW_SEVERITY_WARNING, SW_SEVERITY_INFO };

/* @busy: the bar itself sets its buttons */
struct _SwFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[N_SEVERITIES];
  GtkWidget *stream;
  GtkWidget *rule;
  GtkWidget *search;
  GtkWidget *accepted;
  SwFindingFilter filter;
  gboolean busy;
};

G_DEFINE_TYPE (SwFilterBar, sw_filter_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- what a person chose ----------------------------------------------------------------------------------- */

static void
on_changed (SwFilterBar *bar)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (bar->search));
  const char *rule = sw_choice_id (bar->rule);
  gboolean accepted = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bar->accepted));

  if (bar->busy)
    return;
  sw_finding_filter_reset (&bar->filter);
  bar->filter.severities = 0;
  for (guint i = 0; i < N_SEVERITIES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (bar->buttons[i])))
      bar->filter.severities |= 1u << severities[i];
  bar->filter.stream = g_strdup (sw_choice_id (bar->stream));
  bar->filter.rule = rule != NULL ? sw_rule_find (rule) : NULL;
  bar->filter.text = *text != '\0' ? g_strdup (text) : NULL;
  bar->filter.accepted = accepted;
  g_signal_emit (bar, signals[CHANGED], 0);
}

void
sw_filter_bar_reset (SwFilterBar *bar, gboolean accepted)
{
  g_return_if_fail (SW_IS_FILTER_BAR (bar));

  bar->busy = TRUE;
  for (guint i = 0; i < N_SEVERITIES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bar->buttons[i]), TRUE);
  sw_choice_select (bar->stream, NULL);
  sw_choice_select (bar->rule, NULL);
  gtk_editable_set_text (GTK_EDITABLE (bar->search), "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bar->accepted), accepted);
  bar->busy = FALSE;
  on_changed (bar);
}

const SwFindingFilter *
sw_filter_bar_filter (SwFilterBar *bar)
{
  return &bar->filter;
}

/* --- what there is to choose ------------------------------------------------------------------------------- */

static guint
count_of (GHashTable *counts, gconstpointer key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
}

static void
count (GHashTable *counts, gconstpointer key)
{
  g_hash_table_insert (counts, (gpointer)key, GUINT_TO_POINTER (count_of (counts, key) + 1));
}

static void
update_streams (SwFilterBar *bar, SwMap *map, GHashTable *counts)
{
  g_autoptr (GPtrArray) choices = sw_choices_new (_ ("All streams"));
  guint on_map = count_of (counts, "");

  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    {
      g_autofree char *title = sw_element_title (stream);
      sw_choices_add (choices, stream->id, title, count_of (counts, stream->id));
    }
  if (on_map > 0 || g_strcmp0 (bar->filter.stream, "") == 0)
    sw_choices_add (choices, "", _ ("The whole map"), on_map);
  sw_choice_update (bar->stream, choices);
}

static void
update_rules (SwFilterBar *bar, GHashTable *counts)
{
  g_autoptr (GPtrArray) choices = sw_choices_new (_ ("All rules"));
  guint n_rules;
  const SwRule *rules = sw_rules (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    if (count_of (counts, &rules[i]) > 0 || bar->filter.rule == &rules[i])
      sw_choices_add (choices, rules[i].id, rules[i].id, count_of (counts, &rules[i]));
  sw_choice_update (bar->rule, choices);
}

static void
show_count (GtkWidget *button, guint n, const char *tip)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *spoken = g_strdup_printf (C_ ("filter: what, how many", "%s: %u"), tip, n);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)))), text);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
sw_filter_bar_update (SwFilterBar *bar, SwMap *map, const SwReport *report)
{
  const char *tips[N_SEVERITIES] = { _ ("Show errors"), _ ("Show warnings"), _ ("Show hints") };
  g_autoptr (GHashTable) streams = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) rules = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->accepted != NULL && !bar->filter.accepted)
        continue;
      count (streams, finding->stream != NULL ? finding->stream : "");
      count (rules, finding->rule);
    }
  bar->busy = TRUE;
  for (guint i = 0; i < N_SEVERITIES; i++)
    show_count (bar->buttons[i], report->count[severities[i]], tips[i]);
  show_count (bar->accepted, report->accepted, _ ("Show accepted"));
  update_streams (bar, map, streams);
  update_rules (bar, rules);
  bar->busy = FALSE;
  if (g_strcmp0 (bar->filter.stream, sw_choice_id (bar->stream)) != 0)
    on_changed (bar);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static GtkWidget *
new_toggle (SwFilterBar *bar, GtkWidget *picture, gboolean active)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]){ "numeric", NULL }, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_changed), bar);
  return button;
}

static GtkWidget *
new_choice (SwFilterBar *bar, const char *name)
{
  GtkWidget *choice = sw_choice_new (name);

  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_changed), bar);
  gtk_box_append (GTK_BOX (bar->box), choice);
  return choice;
}

static void
sw_filter_bar_dispose (GObject *object)
{
  SwFilterBar *bar = SW_FILTER_BAR (object);

  bar->busy = TRUE;
  g_clear_pointer (&bar->box, gtk_widget_unparent);
  sw_finding_filter_clear (&bar->filter);
  G_OBJECT_CLASS (sw_filter_bar_parent_class)->dispose (object);
}

static void
sw_filter_bar_class_init (SwFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] =
      g_signal_new ("changed", SW_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sw_filter_bar_init (SwFilterBar *bar)
{
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  sw_finding_filter_reset (&bar->filter);
  bar->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (bar->box, "sw-filters");
  gtk_widget_add_css_class (linked, "linked");
  for (guint i = 0; i < N_SEVERITIES; i++)
    {
      bar->buttons[i] = new_toggle (bar, sw_glyph_new_severity (severities[i], 14), TRUE);
      gtk_box_append (GTK_BOX (linked), bar->buttons[i]);
    }
  gtk_box_append (GTK_BOX (bar->box), linked);
  bar->stream = new_choice (bar, _ ("Stream"));
  bar->rule = new_choice (bar, _ ("Rule"));
  bar->search =
      g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _ ("Search"), "hexpand", TRUE, "search-delay", 80, NULL);
  /* The entry inside asks for room for many letters; this one is for a word or two. */
  gtk_editable_set_width_chars (GTK_EDITABLE (bar->search), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (bar->search), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the problems"), -1);
  g_signal_connect_swapped (bar->search, "search-changed", G_CALLBACK (on_changed), bar);
  gtk_box_append (GTK_BOX (bar->box), bar->search);
  bar->accepted = new_toggle (bar, tick, FALSE);
  gtk_box_append (GTK_BOX (bar->box), bar->accepted);
  gtk_widget_set_parent (bar->box, GTK_WIDGET (bar));
}

GtkWidget *
sw_filter_bar_new (void)
{
  return g_object_new (SW_TYPE_FILTER_BAR, NULL);
}

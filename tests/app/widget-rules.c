#include "app/explain.h"
#include "app/preferences.h"
#include "app/rules.h"
#include "files/profiles.h"

#include "folders.h"
#include "window.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  const SwRule *rule; /* it has a threshold: percent, 80 */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_profiles_load (&error));
  g_assert_no_error (error);
  gtk_init ();
  fixture->rule = sw_rule_find ("low-yield");
  fixture->window = window_begin (gtk_label_new ("Map"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sw_settings_forget (sw_rules_settings (), fixture->rule->id);
  window_end (fixture->window);
}

/* The dialog that was opened last. */
static GtkWidget *
dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) last = g_list_model_get_item (windows, g_list_model_get_n_items (windows) - 1);

  window_settle ();
  return last;
}

static void
click (GtkWidget *root, const char *name)
{
  g_signal_emit_by_name (window_named (root, GTK_TYPE_BUTTON, name), "clicked");
  window_settle ();
}

static GtkWidget *
row_of (GtkWidget *root, const char *title)
{
  if (ADW_IS_EXPANDER_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = row_of (child, title);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is set counts at once, is shown as changed, and can be taken back. */
static void
test_set (Fixture *fixture, gconstpointer data)
{
  const SwThreshold *threshold = &fixture->rule->thresholds[0];
  GtkWidget *preferences, *row, *spin;
  g_autoptr (SwCheckConfig) config = NULL;

  sw_preferences_show_rule (GTK_WINDOW (fixture->window), fixture->rule);
  preferences = dialog ();
  row = row_of (preferences, fixture->rule->summary);
  g_assert_nonnull (row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  spin = window_named (row, GTK_TYPE_SPIN_BUTTON, threshold->meaning);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, threshold->fallback);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 61);
  window_settle ();
  config = sw_rules_config (sw_rules_settings ());
  g_assert_cmpfloat (sw_check_config_threshold (config, fixture->rule, threshold->id), ==, 61);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "low-yield · Warning · changed");
  click (row, "Reset");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, threshold->fallback);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "low-yield · Warning");
  g_assert_true (sw_rules_is_default (sw_rules_settings ()));
  gtk_window_destroy (GTK_WINDOW (preferences));
  window_settle ();
}

/* Every rule has its row, and all of them are taken back at once. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  SwSeverity off = SW_SEVERITY_OFF;
  GtkWidget *preferences;
  guint count;
  const SwRule *rules = sw_rules (&count);

  sw_rules_set_severity (sw_rules_settings (), fixture->rule, &off);
  sw_preferences_show (GTK_WINDOW (fixture->window));
  preferences = dialog ();
  for (guint i = 0; i < count; i++)
    g_assert_nonnull (row_of (preferences, rules[i].summary));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row_of (preferences, fixture->rule->summary))), ==,
                   "low-yield · Off · changed");
  click (preferences, "Reset All");
  g_assert_true (sw_rules_is_default (sw_rules_settings ()));
  g_assert_false (gtk_widget_get_sensitive (window_named (preferences, GTK_TYPE_BUTTON, "Reset All")));
  gtk_window_destroy (GTK_WINDOW (preferences));
  window_settle ();
}

/* By id, by what it measures, by its title; what does not match is hidden. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preferences, *entry, *row, *other;

  sw_preferences_show (GTK_WINDOW (fixture->window));
  preferences = dialog ();
  entry = window_named (preferences, GTK_TYPE_SEARCH_ENTRY, "Search the rules");
  row = row_of (preferences, fixture->rule->summary);
  other = row_of (preferences, sw_rule_find ("missing-feedback")->summary);
  gtk_editable_set_text (GTK_EDITABLE (entry), "YIELD accuracy");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_false (gtk_widget_get_visible (other));
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_get_visible (window_named (preferences, GTK_TYPE_LABEL, "No rule has these words")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (gtk_widget_get_visible (other));
  gtk_window_destroy (GTK_WINDOW (preferences));
  window_settle ();
}

/* The page on each rule draws both examples, and tells what counts now. */
static void
test_explain (Fixture *fixture, gconstpointer data)
{
  guint count;
  const SwRule *rules = sw_rules (&count);
  GtkWidget *page;

  for (guint i = 0; i < count; i++)
    {
      sw_explain (GTK_WINDOW (fixture->window), &rules[i]);
      page = dialog ();
      window_named (page, GTK_TYPE_LABEL, rules[i].id);
      window_named (page, GTK_TYPE_LABEL, "A map that is right");
      window_named (page, GTK_TYPE_LABEL, "A map in which it is found");
      gtk_window_destroy (GTK_WINDOW (page));
      window_settle ();
    }
  sw_explain (GTK_WINDOW (fixture->window), fixture->rule);
  page = dialog ();
  window_named (page, GTK_TYPE_LABEL, "Least accuracy in percent: 80");
  sw_rules_set_threshold (sw_rules_settings (), fixture->rule, &fixture->rule->thresholds[0], 61);
  window_named (page, GTK_TYPE_LABEL, "Least accuracy in percent: 61 (default: 80)");
  gtk_window_destroy (GTK_WINDOW (page));
  window_settle ();
}

int
main (int argc, char **argv)
{
  own_folders ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/app/rules/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("set", test_set);
  ADD ("all", test_all);
  ADD ("search", test_search);
  ADD ("explain", test_explain);
  return own_folders_remove (g_test_run ());
}

#include "app/preferences.h"

#include "app/look.h"
#include "app/rule-row.h"
#include "app/rules.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
on_look (AdwComboRow *row)
{
  sw_look_set ((SwLook)adw_combo_row_get_selected (row));
}

static GtkWidget *
new_page (const char *name, const char *title, const char *icon_name)
{
  return g_object_new (ADW_TYPE_PREFERENCES_PAGE, "name", name, "title", title, "icon-name", icon_name, NULL);
}

static GtkWidget *
look_page (void)
{
  const char *names[] = { _ ("Like the system"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  GtkWidget *page = new_page ("look", _ ("Look"), "preferences-desktop-appearance-symbolic");
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row =
      g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Colours"), "model", list, "selected", (guint)sw_look (), NULL);

  g_signal_connect (row, "notify::selected", G_CALLBACK (on_look), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

/* --- rules ------------------------------------------------------------------------------------------------- */

static void
on_copy (GtkWidget *button)
{
  g_autofree char *text = sw_settings_to_text (sw_rules_settings ());

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (gtk_widget_get_root (button)),
                                    adw_toast_new (_ ("Copied as a configuration for the command line")));
}

static void
on_reset_all (void)
{
  g_auto (GStrv) rules = sw_settings_groups (sw_rules_settings ());

  for (guint i = 0; rules[i] != NULL; i++)
    sw_settings_forget (sw_rules_settings (), rules[i]);
}

static void
refresh_buttons (GtkWidget *row)
{
  gboolean changed = !sw_rules_is_default (sw_rules_settings ());

  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "sw-copy"), changed);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "sw-reset"), changed);
}

static GtkWidget *
suffix (GtkWidget *row, const char *key, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), key, button);
  return button;
}

static GtkWidget *
all_group (void)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("All rules"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The command line takes them with --config"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_signal_connect (suffix (row, "sw-copy", _ ("Copy as Configuration"), _ ("What differs from the defaults, as text")),
                    "clicked", G_CALLBACK (on_copy), NULL);
  g_signal_connect (suffix (row, "sw-reset", _ ("Reset All"), _ ("Every rule as it was")), "clicked",
                    G_CALLBACK (on_reset_all), NULL);
  refresh_buttons (row);
  g_signal_connect_object (sw_rules_settings (), "changed", G_CALLBACK (refresh_buttons), row, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

/* The window's own search knows titles alone; rules are also looked for by id and by what they measure. */
static void
on_search (GtkEditable *entry, GPtrArray *rows)
{
  const char *typed = gtk_editable_get_text (entry);
  GtkWidget *nothing = g_object_get_data (G_OBJECT (entry), "sw-nothing");
  gboolean found = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      gboolean matches = sw_rule_row_matches (g_ptr_array_index (rows, i), typed);

      gtk_widget_set_visible (g_ptr_array_index (rows, i), matches);
      found = found || matches;
    }
  gtk_widget_set_visible (nothing, !found);
}

/* Typing anywhere in the window looks for a rule. */
static void
on_search_started (GtkWidget *entry)
{
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (gtk_widget_get_root (entry)), "rules");
  gtk_widget_grab_focus (entry);
}

static void
on_entry_root (GtkWidget *entry)
{
  GtkRoot *root = gtk_widget_get_root (entry);

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), root != NULL ? GTK_WIDGET (root) : NULL);
}

static GtkWidget *
search_group (GPtrArray *rows)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _ ("Search the rules"), NULL);
  GtkWidget *nothing = g_object_new (GTK_TYPE_LABEL, "label", _ ("No rule has these words"), "visible", FALSE,
                                     "margin-top", 12, "css-classes", (const char *[]){ "dim-label", NULL }, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search the rules"), -1);
  g_object_set_data (G_OBJECT (entry), "sw-nothing", nothing);
  g_object_set_data_full (G_OBJECT (entry), "sw-rows", rows, (GDestroyNotify)g_ptr_array_unref);
  g_signal_connect (entry, "search-changed", G_CALLBACK (on_search), rows);
  g_signal_connect (entry, "search-started", G_CALLBACK (on_search_started), NULL);
  g_signal_connect (entry, "notify::root", G_CALLBACK (on_entry_root), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), nothing);
  return group;
}

static GtkWidget *
rules_page (const SwRule *open, GtkWidget **open_row)
{
  GPtrArray *rows = g_ptr_array_new ();
  GtkWidget *page = new_page ("rules", _ ("Rules"), "emblem-ok-symbolic"), *group = adw_preferences_group_new ();
  guint count;
  const SwRule *rules = sw_rules (&count);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("How grave each kind of problem is for you, and where it begins"));
  for (guint i = 0; i < count; i++)
    {
      GtkWidget *row = sw_rule_row_new (&rules[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (rows, row);
      if (&rules[i] == open)
        *open_row = row;
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (all_group ()));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (search_group (rows)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

void
sw_preferences_show_rule (GtkWindow *parent, const SwRule *rule)
{
  GtkWidget *window = adw_preferences_window_new (), *row = NULL;

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (look_page ()));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (rules_page (rule, &row)));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 560);
  if (row != NULL)
    {
      adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "rules");
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
  /* A page scrolls to what has the focus, once it has a size. */
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

void
sw_preferences_show (GtkWindow *parent)
{
  sw_preferences_show_rule (parent, NULL);
}

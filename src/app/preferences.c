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

static GtkWidget *
rules_page (const SwRule *open, GtkWidget **open_row)
{
  GtkWidget *page = new_page ("rules", _ ("Rules"), "emblem-ok-symbolic"), *group = adw_preferences_group_new ();
  guint count;
  const SwRule *rules = sw_rules (&count);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("How grave each kind of problem is for you, and where it begins"));
  for (guint i = 0; i < count; i++)
    {
      GtkWidget *row = sw_rule_row_new (&rules[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      if (&rules[i] == open)
        *open_row = row;
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (all_group ()));
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

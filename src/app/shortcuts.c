#include "app/shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* GtkShortcutsWindow warns about labels of a negative width as soon as it has more than a few keys (seen with GTK
 * 4.8), and can't be scrolled on a small screen; a list of rows does both. */

typedef struct
{
  const char *group; /* NULL: the group of the row before */
  const char *title;
  const char *keys; /* as gtk_accelerator_parse() takes them; several with spaces between */
} Row;

static const Row rows[] = {
  { N_ ("Maps"), N_ ("New map"), "<Control>n" },
  { NULL, N_ ("Open"), "<Control>o" },
  { NULL, N_ ("Save"), "<Control>s" },
  { NULL, N_ ("Save as"), "<Control><Shift>s" },
  { NULL, N_ ("Export"), "<Control>e" },
  { NULL, N_ ("Close the window"), "<Control>w" },
  { NULL, N_ ("Quit"), "<Control>q" },
  { N_ ("Drawing"), N_ ("Undo"), "<Control>z" },
  { NULL, N_ ("Redo"), "<Control><Shift>z" },
  { NULL, N_ ("Add an activity behind the selected step, by its place in the palette"), "1 2 3 4 5 6" },
  { NULL, N_ ("Type several steps in one line"), "slash <Control>l" },
  { NULL, N_ ("Edit the name; letters typed replace it at once"), "Return F2" },
  { NULL, N_ ("While a name is edited: the next step, or one beside it"), "Tab <Shift>Tab" },
  { NULL, N_ ("Enter the times of a step or a connection"), "<Alt>Return" },
  { NULL, N_ ("From the inspector back to the map"), "Return Escape" },
  { NULL, N_ ("Connect with a step from a list"), "<Control>k" },
  { NULL, N_ ("Vote for a note, or take a vote back"), "plus minus" },
  { NULL, N_ ("Turn a flow into feedback, or back"), "<Control>r" },
  { NULL, N_ ("Tidy the stream"), "<Control>t" },
  { NULL, N_ ("Fold the stream to its header, or unfold it"), "<Control>period" },
  { NULL, N_ ("Make a future state of the stream"), "<Control><Shift>f" },
  { NULL, N_ ("Duplicate"), "<Control>d" },
  { NULL, N_ ("Delete"), "Delete" },
  { NULL, N_ ("Cut"), "<Control>x" },
  { NULL, N_ ("Copy"), "<Control>c" },
  { NULL, N_ ("Paste"), "<Control>v" },
  { N_ ("Selecting and moving"), N_ ("Go through the map"), "Tab" },
  { NULL, N_ ("Walk along connections"), "Left Right Up Down" },
  { NULL, N_ ("Select the connection that leaves a step"), "<Alt>Right" },
  { NULL, N_ ("Move what is selected"), "<Control>Left <Control>Right" },
  { NULL, N_ ("In lanes: past the next step, or into the next lane"), "<Control>Up <Control>Down" },
  { NULL, N_ ("Align at an edge"), "<Control><Shift>Left <Control><Shift>Up" },
  { NULL, N_ ("Distribute across, or down"), "<Control><Shift>h <Control><Shift>v" },
  { NULL, N_ ("Find in all texts"), "<Control>f" },
  { NULL, N_ ("Select all"), "<Control>a" },
  { NULL, N_ ("Select nothing, or stop a drag"), "Escape" },
  { NULL, N_ ("Show what can be done"), "Menu <Shift>F10" },
  { N_ ("View"), N_ ("Zoom in"), "<Control>plus" },
  { NULL, N_ ("Zoom out"), "<Control>minus" },
  { NULL, N_ ("Original size"), "<Control>1" },
  { NULL, N_ ("Fit the map into the window"), "<Control>9" },
  { NULL, N_ ("Light the critical path"), "<Control>b" },
  { NULL, N_ ("Show or hide both sides"), "F9" },
  { NULL, N_ ("To the next part of the window, or the one before"), "F6 <Shift>F6" },
  { NULL, N_ ("Workshop mode, and back"), "F11" },
  { N_ ("General"), N_ ("Main menu"), "F10" },
  { NULL, N_ ("Preferences"), "<Control>comma" },
  { NULL, N_ ("Help"), "F1" },
  { NULL, N_ ("These shortcuts"), "<Control>question" },
};

static GtkWidget *
new_row (const Row *row)
{
  GtkWidget *action_row = adw_action_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_auto (GStrv) keys = g_strsplit (row->keys, " ", -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), _ (row->title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (action_row), 2);
  for (guint i = 0; keys[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), gtk_shortcut_label_new (keys[i]));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (action_row), box);
  return action_row;
}

void
sw_shortcuts_show (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new (), *group = NULL;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].group != NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (rows[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (&rows[i]));
    }
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  gtk_widget_set_vexpand (page, TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 560);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_present (GTK_WINDOW (window));
}

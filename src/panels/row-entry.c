#include "panels/typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const SwField *field;
  GtkEditable *entry;
  GtkWidget *teams; /* the button that lists them; NULL for other fields */
} Entry;

static gboolean
commit (GtkEditable *editable, const char *typed, gpointer data, GError **error)
{
  SwRow *row = data;
  SwSubject *subject = sw_row_subject (row);

  return sw_field_commit (subject->document, (const char *const *)subject->ids,
                          g_object_get_data (G_OBJECT (editable), "sw-field"), typed, error);
}

/* Menus read an underscore as the mark of a mnemonic. */
static void
append_pick (GMenu *menu, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "row.pick", "s", text);
  g_menu_append_item (menu, item);
}

/* The list is made when it is asked for: that takes longer than all else here. */
static void
list_teams (GtkMenuButton *button, gpointer row)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  sw_for_each_kind (team, sw_map_root (sw_subject_map (sw_row_subject (row))), SW_KIND_TEAM)
    {
      g_autofree char *title = sw_element_title (team);
      append_pick (menu, title);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
refresh (SwRow *row, gpointer data)
{
  Entry *entry = data;
  SwSubject *subject = sw_row_subject (row);
  g_autoptr (GPtrArray) elements = sw_subject_elements (subject);
  SwElement *first = g_ptr_array_index (elements, 0);
  gboolean differ;
  g_autofree char *text = sw_field_value (sw_subject_map (subject), elements, entry->field, &differ);
  g_autofree char *hint = differ ? g_strdup (_ ("Different values")) : sw_field_hint (first->kind, entry->field);

  sw_typed_show (entry->entry, text);
  g_object_set (entry->entry, "placeholder-text", hint, NULL);
  if (entry->teams != NULL)
    gtk_widget_set_sensitive (entry->teams,
                              sw_element_first (sw_map_root (sw_subject_map (subject)), SW_KIND_TEAM) != NULL);
}

/* Enter says that it is done: the keys go back to the map, unless what was typed is refused. */
static void
on_activate (GtkEditable *entry)
{
  if (!sw_typed_is_changed (entry))
    gtk_widget_activate_action (GTK_WIDGET (entry), "win.focus-canvas", NULL);
}

static gboolean
finish (SwRow *row, gpointer data, GError **error)
{
  return sw_typed_finish (((Entry *)data)->entry, error);
}

static void
on_pick (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Entry *entry = g_object_get_data (G_OBJECT (user_data), "sw-entry");

  gtk_editable_set_text (entry->entry, g_variant_get_string (parameter, NULL));
  sw_typed_finish (entry->entry, NULL);
}

static void
add_teams (SwRow *row, Entry *entry)
{
  static const GActionEntry actions[] = { { .name = "pick", .activate = on_pick, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_object_set_data (G_OBJECT (row), "sw-entry", entry);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), row);
  gtk_widget_insert_action_group (GTK_WIDGET (row), "row", G_ACTION_GROUP (group));
}

SwRow *
sw_row_new_entry (SwSubject *subject, const SwField *field)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  SwRow *row;

  entry->field = field;
  entry->entry = GTK_EDITABLE (gtk_entry_new ());
  g_object_set (entry->entry, "hexpand", TRUE, "width-chars", 8, "max-width-chars", 12, NULL);
  g_object_set_data (G_OBJECT (entry->entry), "sw-field", (gpointer)field);
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry->entry), field->tip != NULL ? _ (field->tip) : NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->entry));
  row = sw_row_new (subject, _ (field->label), box, FALSE);
  if (field->form == SW_FIELD_TEAM)
    {
      entry->teams = gtk_menu_button_new ();
      gtk_widget_set_tooltip_text (entry->teams, _ ("Teams of this map"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry->teams), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Teams of this map"), -1);
      gtk_box_append (GTK_BOX (box), entry->teams);
      gtk_widget_add_css_class (box, "linked");
      add_teams (row, entry);
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (entry->teams), list_teams, row, NULL);
    }
  sw_typed_attach (entry->entry, _ (field->label), row, commit, row);
  g_signal_connect (entry->entry, "activate", G_CALLBACK (on_activate), NULL);
  sw_row_set_handler (row, refresh, finish, entry, g_free);
  return row;
}

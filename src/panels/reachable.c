#include "panels/reachable.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* GTK offers the actions of a widget's class through AT-SPI, and its own lists and drop-downs have none. */

static void
on_activate (GtkWidget *row, const char *name, GVariant *parameter)
{
  if (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
    gtk_widget_activate (row);
}

/* A drop-down and a row with one have the same properties, but no type in common. */
static void
on_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) choices = NULL;
  guint selected, count;

  g_object_get (widget, "model", &choices, "selected", &selected, NULL);
  count = choices != NULL ? g_list_model_get_n_items (choices) : 0;
  if (g_str_equal (name, "choice.previous") && selected != GTK_INVALID_LIST_POSITION && selected > 0)
    g_object_set (widget, "selected", selected - 1, NULL);
  else if (g_str_equal (name, "choice.next") && selected + 1 < count)
    g_object_set (widget, "selected", selected + 1, NULL);
}

static void
install (GType type, const char *name, GtkWidgetActionActivateFunc activate)
{
  /* The class is never given back: it must stay as it was made. */
  gtk_widget_class_install_action (g_type_class_ref (type), name, NULL, activate);
}

void
sw_reachable_init (void)
{
  install (GTK_TYPE_LIST_BOX_ROW, "row.activate", on_activate);
  install (GTK_TYPE_DROP_DOWN, "choice.next", on_choose);
  install (GTK_TYPE_DROP_DOWN, "choice.previous", on_choose);
  install (ADW_TYPE_COMBO_ROW, "choice.next", on_choose);
  install (ADW_TYPE_COMBO_ROW, "choice.previous", on_choose);
}

/* --- names ------------------------------------------------------------------------------------------------------- */

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_button (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  const char *name = g_object_get_data (G_OBJECT (drop_down), "sw-name");
  gpointer chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *both = NULL;

  if (GTK_IS_STRING_OBJECT (chosen))
    both = g_strdup_printf (C_ ("what is chosen: name, choice", "%s: %s"), name, gtk_string_object_get_string (chosen));
  set_name (button, both != NULL ? both : name);
}

void
sw_reachable_name_choice (GtkWidget *drop_down, const char *name)
{
  set_name (drop_down, name);
  g_object_set_data_full (G_OBJECT (drop_down), "sw-name", g_strdup (name), g_free);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (name_button), NULL);
  name_button (GTK_DROP_DOWN (drop_down));
}

void
sw_reachable_name_line (GtkListItem *item, const char *name)
{
  GtkWidget *line = gtk_widget_get_parent (gtk_list_item_get_child (item));

  if (line != NULL)
    set_name (line, name);
}

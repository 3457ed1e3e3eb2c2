#include "panels/reachable.h"

#include <adwaita.h>

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

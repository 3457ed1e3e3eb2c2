#include "panels/step-table.h"

#include "panels/step-item.h"
#include "panels/step-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define IN_FILE_ORDER SW_N_STEP_COLUMNS

/* @by: the column that the lines are sorted by, or IN_FILE_ORDER; @busy: the table itself sets the selection */
struct _SwStepTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *whole; /* heads and lines, which the scroller moves to the side */
  GtkWidget *heads[SW_N_STEP_COLUMNS];
  GtkWidget *list;
  GListStore *store;
  GtkSorter *sorter;
  GtkSingleSelection *selection;
  SwStepWidths widths;
  guint by;
  gboolean descending;
  char *selected;
  gboolean busy;
};

G_DEFINE_TYPE (SwStepTable, sw_step_table, GTK_TYPE_WIDGET)

static guint show_step;

/* --- sorting ----------------------------------------------------------------------------------------------- */

/* Equal lines stay in file order: the list sorts stably. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwStepTable *table = data;

  if (table->by == IN_FILE_ORDER)
    return 0;
  return sw_step_item_compare ((SwStepItem *)a, (SwStepItem *)b, table->by, table->descending);
}

/* The arrow is a word for screen readers. */
static void
show_heads (SwStepTable *table)
{
  for (SwStepColumn column = 0; column < SW_N_STEP_COLUMNS; column++)
    {
      GtkWidget *arrow = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (table->heads[column])));
      gboolean is_by = table->by == column;

      gtk_image_set_from_icon_name (GTK_IMAGE (arrow), table->descending ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_widget_set_visible (arrow, is_by);
      gtk_accessible_update_property (GTK_ACCESSIBLE (table->heads[column]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      !is_by              ? ""
                                      : table->descending ? _ ("Sorted, the greatest first")
                                                          : _ ("Sorted, the least first"),
                                      -1);
    }
}

static void
resort (SwStepTable *table)
{
  gtk_sorter_changed (table->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* Up, down, and back to the order of the file. */
static void
on_head (GtkButton *head, SwStepTable *table)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (head), "sw-column"));

  if (table->by != column)
    table->descending = FALSE;
  else if (!table->descending)
    table->descending = TRUE;
  else
    column = IN_FILE_ORDER;
  table->by = column;
  show_heads (table);
  table->busy = TRUE;
  resort (table);
  table->busy = FALSE;
}

/* A line is wider than the window: the scroller must not follow the focus to its end, but to a head it must. */
static void
on_head_focused (GtkWidget *head, GParamSpec *property, SwStepTable *table)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (table->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_has_focus (head) && gtk_widget_compute_bounds (head, table->whole, &bounds))
    gtk_adjustment_clamp_page (across, bounds.origin.x, bounds.origin.x + bounds.size.width);
}

static GtkWidget *
new_head (SwStepTable *table, SwStepColumn column)
{
  GtkWidget *head = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", sw_step_column_title (column), "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  g_autofree char *tip = g_strdup_printf (_ ("Sort by %s"), sw_step_column_title (column));

  gtk_widget_set_halign (box, sw_step_column_is_number (column) ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_button_set_child (GTK_BUTTON (head), box);
  gtk_widget_add_css_class (head, "flat");
  gtk_widget_set_hexpand (head, column == SW_STEP_TITLE);
  gtk_widget_set_tooltip_text (head, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data (G_OBJECT (head), "sw-column", GUINT_TO_POINTER (column));
  g_signal_connect_object (head, "clicked", G_CALLBACK (on_head), table, 0);
  g_signal_connect_object (head, "notify::has-focus", G_CALLBACK (on_head_focused), table, 0);
  return head;
}

/* --- lines ------------------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwStepTable *table)
{
  gtk_list_item_set_child (list_item, sw_step_row_new (&table->widths));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  sw_step_row_show (SW_STEP_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  sw_step_row_show (SW_STEP_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static GtkListItemFactory *
new_lines (SwStepTable *table)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), table);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}

/* --- selecting --------------------------------------------------------------------------------------------- */

static guint
place_of (SwStepTable *table, const char *id)
{
  GListModel *model = G_LIST_MODEL (table->selection);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SwStepItem) item = g_list_model_get_item (model, i);
      if (strcmp (sw_step_item_id (item), id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
on_selected (SwStepTable *table)
{
  SwStepItem *item = gtk_single_selection_get_selected_item (table->selection);

  if (table->busy || item == NULL)
    return;
  g_free (table->selected);
  table->selected = g_strdup (sw_step_item_id (item));
  g_signal_emit (table, show_step, 0, table->selected);
}

static void
on_activate (SwStepTable *table)
{
  on_selected (table);
}

/* Only another step than before is scrolled to: after an edit the list stays where a person left it. */
void
sw_step_table_select (SwStepTable *table, const char *id)
{
  gboolean is_same = g_strcmp0 (table->selected, id) == 0;
  guint place = place_of (table, id);

  g_return_if_fail (SW_IS_STEP_TABLE (table));

  if (is_same && gtk_single_selection_get_selected (table->selection) == place)
    return;
  if (!is_same)
    {
      g_free (table->selected);
      table->selected = g_strdup (id);
    }
  table->busy = TRUE;
  gtk_single_selection_set_selected (table->selection, place);
  table->busy = FALSE;
  if (!is_same && place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (table->list, "list.scroll-to-item", "u", place);
}

void
sw_step_table_show (SwStepTable *table, const SwGraph *graph, const SwFigures *figures)
{
  g_return_if_fail (SW_IS_STEP_TABLE (table));

  table->busy = TRUE;
  if (sw_step_items_update (table->store, graph, figures) && table->by != IN_FILE_ORDER)
    resort (table);
  table->busy = FALSE;
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_step_table_map (GtkWidget *widget)
{
  SwStepTable *table = SW_STEP_TABLE (widget);

  sw_step_widths_measure (&table->widths, widget);
  for (SwStepColumn column = 0; column < SW_N_STEP_COLUMNS; column++)
    gtk_widget_set_size_request (table->heads[column], table->widths.columns[column], -1);
  gtk_widget_queue_resize (table->list);
  GTK_WIDGET_CLASS (sw_step_table_parent_class)->map (widget);
}

static void
sw_step_table_dispose (GObject *object)
{
  SwStepTable *table = SW_STEP_TABLE (object);

  if (table->selection != NULL)
    g_signal_handlers_disconnect_by_data (table->selection, table);
  g_clear_pointer (&table->scroller, gtk_widget_unparent);
  g_clear_object (&table->selection);
  g_clear_object (&table->sorter);
  g_clear_object (&table->store);
  g_clear_pointer (&table->selected, g_free);
  G_OBJECT_CLASS (sw_step_table_parent_class)->dispose (object);
}

static void
sw_step_table_class_init (SwStepTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_step_table_dispose;
  GTK_WIDGET_CLASS (klass)->map = sw_step_table_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  show_step = g_signal_new ("show-step", SW_TYPE_STEP_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                            G_TYPE_STRING);
}

static void
make_list (SwStepTable *table)
{
  GtkSortListModel *sorted;

  table->store = g_list_store_new (SW_TYPE_STEP_ITEM);
  table->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, table, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (table->store)), g_object_ref (table->sorter));
  table->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (table->selection, FALSE);
  gtk_single_selection_set_can_unselect (table->selection, TRUE);
  table->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (table->selection)), new_lines (table));
  gtk_widget_add_css_class (table->list, "sw-steps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps with their figures"), -1);
  g_signal_connect_swapped (table->selection, "notify::selected", G_CALLBACK (on_selected), table);
  g_signal_connect_object (table->list, "activate", G_CALLBACK (on_activate), table, G_CONNECT_SWAPPED);
}

/* Heads and lines scroll to the side together. */
static void
sw_step_table_init (SwStepTable *table)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  table->whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  table->by = IN_FILE_ORDER;
  sw_step_widths_measure (&table->widths, GTK_WIDGET (table));
  make_list (table);
  gtk_widget_add_css_class (heads, "sw-steps-head");
  for (SwStepColumn column = 0; column < SW_N_STEP_COLUMNS; column++)
    {
      table->heads[column] = new_head (table, column);
      gtk_box_append (GTK_BOX (heads), table->heads[column]);
    }
  show_heads (table);
  gtk_box_append (GTK_BOX (table->whole), heads);
  gtk_box_append (GTK_BOX (table->whole),
                  g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", table->list, "vexpand", TRUE,
                                "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  table->scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child",
                    g_object_new (GTK_TYPE_VIEWPORT, "child", table->whole, "scroll-to-focus", FALSE, NULL),
                    "vscrollbar-policy", GTK_POLICY_NEVER, "margin-start", 6, "margin-end", 6, NULL);
  gtk_widget_set_parent (table->scroller, GTK_WIDGET (table));
}

GtkWidget *
sw_step_table_new (void)
{
  return g_object_new (SW_TYPE_STEP_TABLE, NULL);
}

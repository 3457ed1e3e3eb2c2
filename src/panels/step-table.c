#include "panels/step-table.h"

#include "panels/flow-bar.h"
#include "panels/step-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BAR_WIDTH 80
#define TITLE_WIDTH 160

/* One column: its sorter has to know which way the view turns it, or unknown values would come first one way round. */
typedef struct
{
  SwStepColumn column;
  gboolean descending;
  SwStepItem *less, *more; /* differ in this column alone */
} Column;

/* @busy: the table itself sets the selection */
struct _SwStepTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  GListStore *store;
  GtkSingleSelection *selection;
  Column columns[SW_N_STEP_COLUMNS];
  char *selected;
  gboolean busy;
};

G_DEFINE_TYPE (SwStepTable, sw_step_table, GTK_TYPE_WIDGET)

static guint show_step;

/* --- cells ------------------------------------------------------------------------------------------------- */

static void
show_cell (SwStepItem *item, GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  const Column *column = g_object_get_data (G_OBJECT (cell), "sw-column");
  g_autofree char *text = sw_step_item_text (item, column->column);
  g_autofree char *tip = sw_step_item_tip (item, column->column);
  double wait, process;

  if (column->column == SW_STEP_BAR)
    {
      sw_step_item_bar (item, &wait, &process);
      sw_flow_bar_set (SW_FLOW_BAR (cell), wait, process);
      return;
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, tip);
  if (column->column == SW_STEP_TITLE)
    {
      g_autofree char *spoken = sw_step_item_spoken (item);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  gboolean is_text = sw_step_column_is_text (column->column);
  GtkWidget *cell = column->column == SW_STEP_BAR ? sw_flow_bar_new (BAR_WIDTH) : gtk_inscription_new (NULL);

  if (GTK_IS_INSCRIPTION (cell))
    {
      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), is_text ? 8 : 4);
      gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), is_text ? 10 : 6);
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), is_text || column->column == SW_STEP_PATH ? 0 : 1);
      gtk_widget_add_css_class (cell, "numeric");
    }
  g_object_set_data (G_OBJECT (cell), "sw-column", column);
  gtk_list_item_set_child (list_item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  SwStepItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect (item, "changed", G_CALLBACK (show_cell), list_item);
  show_cell (item, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_cell, list_item);
}

/* --- sorting ----------------------------------------------------------------------------------------------- */

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;
  SwStepItem *one = (SwStepItem *)a, *other = (SwStepItem *)b;
  double left = sw_step_item_value (one, column->column), right = sw_step_item_value (other, column->column);

  if (sw_step_column_is_text (column->column))
    {
      g_autofree char *text = sw_step_item_text (one, column->column);
      g_autofree char *than = sw_step_item_text (other, column->column);
      return g_utf8_collate (text, than);
    }
  if (isnan (left) || isnan (right))
    return (isnan (left) - isnan (right)) * (column->descending ? -1 : 1);
  return left < right ? -1 : left > right;
}

/* Which way the view turns a column shows in how it orders two items that differ in nothing else. */
static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, SwStepTable *table)
{
  for (guint c = 0; c < SW_N_STEP_COLUMNS; c++)
    table->columns[c].descending =
        gtk_sorter_compare (sorter, table->columns[c].less, table->columns[c].more) == GTK_ORDERING_LARGER;
}

static void
add_column (SwStepTable *table, SwStepColumn column)
{
  Column *data = &table->columns[column];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *shown = gtk_column_view_column_new (sw_step_column_title (column), factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, data, NULL));

  *data = (Column){ .column = column,
                    .less = sw_step_item_new_probe (column, FALSE),
                    .more = sw_step_item_new_probe (column, TRUE) };
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), data);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), data);
  gtk_column_view_column_set_sorter (shown, sorter);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_expand (shown, column == SW_STEP_TITLE || column == SW_STEP_BAR);
  if (column == SW_STEP_TITLE)
    gtk_column_view_column_set_fixed_width (shown, TITLE_WIDTH);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (table->view), shown);
  g_object_unref (shown);
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

static void
scroll_to (SwStepTable *table, guint place)
{
  for (GtkWidget *child = gtk_widget_get_first_child (table->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", place);
}

void
sw_step_table_select (SwStepTable *table, const char *id)
{
  guint place;

  g_return_if_fail (SW_IS_STEP_TABLE (table));

  if (g_strcmp0 (table->selected, id) == 0
      && gtk_single_selection_get_selected (table->selection) == place_of (table, id))
    return;
  g_free (table->selected);
  table->selected = g_strdup (id);
  place = place_of (table, id);
  table->busy = TRUE;
  gtk_single_selection_set_selected (table->selection, place);
  table->busy = FALSE;
  if (place != GTK_INVALID_LIST_POSITION)
    scroll_to (table, place);
}

void
sw_step_table_show (SwStepTable *table, const SwGraph *graph, const SwFigures *figures)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table->view));

  g_return_if_fail (SW_IS_STEP_TABLE (table));

  table->busy = TRUE;
  if (sw_step_items_update (table->store, graph, figures))
    gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  table->busy = FALSE;
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_step_table_dispose (GObject *object)
{
  SwStepTable *table = SW_STEP_TABLE (object);

  if (table->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table->view)), table);
  table->view = NULL;
  g_clear_pointer (&table->scroller, gtk_widget_unparent);
  if (table->selection != NULL)
    g_signal_handlers_disconnect_by_data (table->selection, table);
  g_clear_object (&table->selection);
  g_clear_object (&table->store);
  G_OBJECT_CLASS (sw_step_table_parent_class)->dispose (object);
}

static void
sw_step_table_finalize (GObject *object)
{
  SwStepTable *table = SW_STEP_TABLE (object);

  for (guint c = 0; c < SW_N_STEP_COLUMNS; c++)
    {
      g_clear_object (&table->columns[c].less);
      g_clear_object (&table->columns[c].more);
    }
  g_free (table->selected);
  G_OBJECT_CLASS (sw_step_table_parent_class)->finalize (object);
}

static void
sw_step_table_class_init (SwStepTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_step_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = sw_step_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  show_step = g_signal_new ("show-step", SW_TYPE_STEP_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                            G_TYPE_STRING);
}

static void
sw_step_table_init (SwStepTable *table)
{
  GtkSortListModel *sorted;
  GtkSorter *sorter;

  table->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (table->view, "sw-steps");
  gtk_widget_add_css_class (table->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps with their figures"), -1);
  for (SwStepColumn column = 0; column < SW_N_STEP_COLUMNS; column++)
    add_column (table, column);
  sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (table->view));
  /* Before the list sorts itself, which happens in the order in which handlers are connected. */
  g_signal_connect (sorter, "changed", G_CALLBACK (on_sorter_changed), table);
  table->store = g_list_store_new (SW_TYPE_STEP_ITEM);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (table->store)), g_object_ref (sorter));
  table->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (table->selection, FALSE);
  gtk_single_selection_set_can_unselect (table->selection, TRUE);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (table->view), GTK_SELECTION_MODEL (table->selection));
  g_signal_connect_swapped (table->selection, "notify::selected", G_CALLBACK (on_selected), table);
  g_signal_connect_swapped (table->view, "activate", G_CALLBACK (on_activate), table);
  table->scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", table->view, "margin-start", 6, "margin-end", 6, NULL);
  gtk_widget_set_parent (table->scroller, GTK_WIDGET (table));
}

GtkWidget *
sw_step_table_new (void)
{
  return g_object_new (SW_TYPE_STEP_TABLE, NULL);
}

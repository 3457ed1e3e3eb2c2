#include "panels/simulation-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  STEP,
  USED,
  PROGRESS,
  QUEUE,
  TIME,
  LONG,
  N_COLUMNS
};

/* A row: an id, and what its cells say. */
#define SW_TYPE_SIMULATION_ITEM (sw_simulation_item_get_type ())
G_DECLARE_FINAL_TYPE (SwSimulationItem, sw_simulation_item, SW, SIMULATION_ITEM, GObject)

struct _SwSimulationItem
{
  GObject parent_instance;

  char *id;
  char *cells[N_COLUMNS];
};

G_DEFINE_TYPE (SwSimulationItem, sw_simulation_item, G_TYPE_OBJECT)

typedef struct
{
  void (*on_step) (const char *id, gpointer data);
  gpointer data;
} Handler;

static void
sw_simulation_item_finalize (GObject *object)
{
  SwSimulationItem *item = SW_SIMULATION_ITEM (object);

  g_free (item->id);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (item->cells[i]);
  G_OBJECT_CLASS (sw_simulation_item_parent_class)->finalize (object);
}

static void
sw_simulation_item_class_init (SwSimulationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_simulation_item_finalize;
}

static void
sw_simulation_item_init (SwSimulationItem *item)
{
}

static char *
time_text (double seconds, const SwCalendar *calendar)
{
  return isnan (seconds) ? g_strdup ("–") : sw_seconds_format (seconds, calendar);
}

static char *
count_text (double count)
{
  return isnan (count) ? g_strdup ("–") : g_strdup_printf ("%.2f", count);
}

static SwSimulationItem *
item_new (const SwSimulatedStep *step, const SwCalendar *calendar)
{
  SwSimulationItem *item = g_object_new (SW_TYPE_SIMULATION_ITEM, NULL);

  item->id = g_strdup (step->id);
  item->cells[STEP] = g_strdup (step->title);
  item->cells[USED] =
      isnan (step->utilisation) ? g_strdup ("–") : g_strdup_printf (_ ("%.0f\u00a0%%"), step->utilisation * 100);
  item->cells[PROGRESS] = count_text (step->wip);
  item->cells[QUEUE] = count_text (step->queue);
  item->cells[TIME] = time_text (step->queued, calendar);
  item->cells[LONG] = time_text (step->queued_p95, calendar);
  return item;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  gboolean step = GPOINTER_TO_UINT (column) == STEP;
  const char *number[] = { "numeric", NULL };

  gtk_list_item_set_child (list_item, g_object_new (GTK_TYPE_LABEL, "xalign", step ? 0.0 : 1.0, "ellipsize",
                                                    step ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE, "width-chars",
                                                    step ? 14 : -1, "css-classes", step ? NULL : number, NULL));
}

/* The row has the keys, not its cells. */
static void
name_row (GtkWidget *label, SwSimulationItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (label), *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) name = g_string_new (item->cells[STEP]);

  for (guint i = STEP + 1; i < N_COLUMNS; i++)
    g_string_append_printf (name, ", %s", item->cells[i]);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  SwSimulationItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const char *text = item->cells[GPOINTER_TO_UINT (column)];

  gtk_label_set_label (GTK_LABEL (label), text);
  if (GPOINTER_TO_UINT (column) == STEP)
    {
      gtk_widget_set_tooltip_text (label, text);
      name_row (label, item);
    }
}

static void
add_column (GtkColumnView *view, guint column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (column));
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (added, column == STEP);
  gtk_column_view_column_set_resizable (added, column == STEP);
  gtk_column_view_append_column (view, added);
}

static void
on_activate (GtkColumnView *view, guint position, Handler *handler)
{
  g_autoptr (SwSimulationItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  if (item != NULL)
    handler->on_step (item->id, handler->data);
}

static void
free_handler (gpointer data, GClosure *closure)
{
  g_free (data);
}

GtkWidget *
sw_simulation_table_new (void (*on_step) (const char *id, gpointer data), gpointer data)
{
  const char *const titles[N_COLUMNS] = { _ ("Step"),     _ ("In use"),     _ ("In progress"),
                                          _ ("In queue"), _ ("Queue time"), _ ("95 % within") };
  GListStore *store = g_list_store_new (SW_TYPE_SIMULATION_ITEM);
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store))));
  Handler *handler = g_new (Handler, 1);

  *handler = (Handler){ on_step, data };
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (GTK_COLUMN_VIEW (view), i, titles[i]);
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (view), TRUE);
  g_signal_connect_data (view, "activate", G_CALLBACK (on_activate), handler, free_handler, 0);
  g_object_set_data (G_OBJECT (view), "sw-store", store);
  gtk_widget_add_css_class (view, "sw-simulation");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Queues of the steps"), -1);
  /* Its list has the keys. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (view)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Queues of the steps"), -1);
  return view;
}

void
sw_simulation_table_show (GtkWidget *table, const SwSimulation *simulation)
{
  GListStore *store = g_object_get_data (G_OBJECT (table), "sw-store");
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; simulation != NULL && i < simulation->n_steps; i++)
    g_ptr_array_add (items, item_new (&simulation->steps[i], &simulation->calendar));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

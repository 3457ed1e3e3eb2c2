#include "panels/coverage-row.h"

#include "panels/reachable.h"

#include <glib/gi18n-lib.h>

/* Beyond so many activities a cell has room for a number alone. */
#define MANY 8
#define WIDE 68
#define NARROW 44
#define TITLE_WIDTH 120

typedef struct
{
  const SwProfile *profile;
  GCallback on_cell;
  GWeakRef data;
} Rows;

static const char *const heats[] = { "sw-cover-none", "sw-cover-missing", "sw-cover-declared", "sw-cover-light",
                                     "sw-cover-1",    "sw-cover-2",       "sw-cover-3",        "sw-cover-4" };

static void
rows_free (gpointer data, GClosure *closure)
{
  Rows *rows = data;

  g_weak_ref_clear (&rows->data);
  g_free (rows);
}

int
sw_coverage_cell_width (const SwProfile *profile)
{
  return profile->activities->len > MANY ? NARROW : WIDE;
}

static void
on_clicked (GtkButton *cell, Rows *rows)
{
  g_autoptr (GObject) data = g_weak_ref_get (&rows->data);

  if (data != NULL)
    ((void (*) (GtkButton *, gpointer))rows->on_cell) (cell, data);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_set_css_classes (label, (const char *[]){ css_class, "caption", NULL });
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, Rows *rows)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (words, TITLE_WIDTH, -1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_label (NULL));
  gtk_box_append (GTK_BOX (words), new_label ("dim-label"));
  gtk_box_append (GTK_BOX (line), words);
  for (guint i = 0; i < rows->profile->activities->len; i++)
    {
      GtkWidget *cell = gtk_button_new (), *label = new_label (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0.5);
      gtk_button_set_child (GTK_BUTTON (cell), label);
      gtk_widget_set_size_request (cell, sw_coverage_cell_width (rows->profile), -1);
      gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (cell), "sw-place", GUINT_TO_POINTER (i));
      g_signal_connect (cell, "clicked", G_CALLBACK (on_clicked), rows);
      gtk_box_append (GTK_BOX (line), cell);
    }
  gtk_list_item_set_child (list_item, line);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static const char *
heat_of (SwCoverageItem *item, guint place)
{
  const SwHeatCell *cell = &sw_coverage_item_row (item)->cells[place];

  if (cell->steps > 0)
    return cell->light ? heats[3] : heats[3 + sw_coverage_item_level (item, place)];
  return cell->as != SW_DECLARED_UNKNOWN ? heats[2] : cell->missing ? heats[1] : heats[0];
}

/* Of a stream every activity can be spoken of; of a step or practice only what it has, or should have. */
static gboolean
is_of_use (const SwHeatRow *row, const SwHeatCell *cell)
{
  return cell->steps > 0 || cell->missing || (row->id != NULL && g_strcmp0 (row->id, row->stream) == 0);
}

static void
bind_cell (GtkWidget *cell, SwCoverageItem *item, guint place)
{
  const SwHeatRow *row = sw_coverage_item_row (item);
  g_autofree char *text = sw_coverage_item_text (item, place), *spoken = sw_coverage_item_spoken (item, place);

  for (guint i = 0; i < G_N_ELEMENTS (heats); i++)
    gtk_widget_remove_css_class (cell, heats[i]);
  gtk_widget_add_css_class (cell, "sw-cover");
  gtk_widget_add_css_class (cell, heat_of (item, place));
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (cell))), text);
  gtk_widget_set_sensitive (cell, is_of_use (row, &row->cells[place]));
  gtk_widget_set_tooltip_text (cell, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (cell), "sw-item", g_object_ref (item), g_object_unref);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, Rows *rows)
{
  SwCoverageItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *below = gtk_widget_get_last_child (words), *cell = gtk_widget_get_next_sibling (words);
  const char *title = sw_coverage_item_row (item)->title, *stream = sw_coverage_item_stream_title (item);
  g_autofree char *tip =
      stream != NULL ? g_strdup_printf (C_ ("where: element, stream", "%s, in %s"), title, stream) : g_strdup (title);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), title);
  gtk_label_set_label (GTK_LABEL (below), stream != NULL ? stream : "");
  gtk_widget_set_visible (below, stream != NULL);
  gtk_widget_set_tooltip_text (words, tip);
  sw_reachable_name_line (list_item, tip);
  for (guint i = 0; i < sw_coverage_item_row (item)->n_cells && cell != NULL; i++)
    {
      bind_cell (cell, item, i);
      cell = gtk_widget_get_next_sibling (cell);
    }
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, Rows *rows)
{
  GtkWidget *child = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    g_object_set_data (G_OBJECT (child), "sw-item", NULL);
}

GtkListItemFactory *
sw_coverage_rows_new (const SwProfile *profile, GCallback on_cell, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Rows *rows = g_new0 (Rows, 1);

  rows->profile = profile;
  rows->on_cell = on_cell;
  g_weak_ref_init (&rows->data, data);
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), rows, rows_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), rows);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), rows);
  return factory;
}

SwCoverageItem *
sw_coverage_cell_item (GtkButton *cell, guint *place)
{
  *place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "sw-place"));
  return g_object_get_data (G_OBJECT (cell), "sw-item");
}

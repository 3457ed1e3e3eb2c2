#include "panels/step-row.h"

#include "panels/flow-bar.h"

#define PADDING 6
#define LEADING 5 /* above and below the text together */

struct _SwStepRow
{
  GtkWidget parent_instance;

  const SwStepWidths *widths;
  SwStepItem *item;
};

G_DEFINE_TYPE (SwStepRow, sw_step_row, GTK_TYPE_WIDGET)

/* In characters; room for the title and the arrow of a head too. */
static const int chars[SW_N_STEP_COLUMNS] = {
  [SW_STEP_TITLE] = 18, [SW_STEP_ACTIVITY] = 8,    [SW_STEP_BAR] = 14,     [SW_STEP_PROCESS] = 9,
  [SW_STEP_WAIT] = 9,   [SW_STEP_LEAD] = 10,       [SW_STEP_ACCURACY] = 7, [SW_STEP_PEOPLE] = 8,
  [SW_STEP_VISITS] = 7, [SW_STEP_UTILISATION] = 7, [SW_STEP_WIP] = 11,     [SW_STEP_PATH] = 14,
};

void
sw_step_widths_measure (SwStepWidths *widths, GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int digit = pango_font_metrics_get_approximate_digit_width (metrics);

  for (guint column = 0; column < SW_N_STEP_COLUMNS; column++)
    widths->columns[column] = PANGO_PIXELS (digit * chars[column]) + 2 * PADDING;
  widths->height = PANGO_PIXELS (pango_font_metrics_get_height (metrics)) + LEADING;
  pango_font_metrics_unref (metrics);
}

/* --- cells ------------------------------------------------------------------------------------------------- */

static int
others (const SwStepWidths *widths)
{
  int sum = 0;

  for (guint column = 0; column < SW_N_STEP_COLUMNS; column++)
    sum += column != SW_STEP_TITLE ? widths->columns[column] : 0;
  return sum;
}

/* From the start of the line; the reading direction turns it. */
static graphene_rect_t
area_of (SwStepRow *row, SwStepColumn column)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (row)), title = MAX (whole - others (row->widths), 0), x = 0;
  int width = column == SW_STEP_TITLE ? title : row->widths->columns[column];

  for (guint before = 0; before < column; before++)
    x += before == SW_STEP_TITLE ? title : row->widths->columns[before];
  if (gtk_widget_get_direction (GTK_WIDGET (row)) == GTK_TEXT_DIR_RTL)
    x = whole - x - width;
  return GRAPHENE_RECT_INIT ((float)(x + PADDING), 0, (float)MAX (width - 2 * PADDING, 0),
                             (float)gtk_widget_get_height (GTK_WIDGET (row)));
}

static void
draw_text (SwStepRow *row, GtkSnapshot *snapshot, const graphene_rect_t *area, const char *text, gboolean at_end)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (row), text);
  gboolean is_right = at_end != (gtk_widget_get_direction (GTK_WIDGET (row)) == GTK_TEXT_DIR_RTL);
  GdkRGBA ink;
  int width, height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int)area->size.width * PANGO_SCALE);
  /* A title in a script of the other direction stands where the column is. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (row)), &ink);
  pango_layout_set_width (layout, MIN (width + 1, (int)area->size.width) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (area->origin.x + (is_right ? area->size.width - (float)width : 0),
                                                (area->size.height - (float)height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
sw_step_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwStepRow *row = SW_STEP_ROW (widget);

  for (SwStepColumn column = 0; row->item != NULL && column < SW_N_STEP_COLUMNS; column++)
    {
      graphene_rect_t area = area_of (row, column);
      g_autofree char *text = NULL;
      double wait, process;

      if (column == SW_STEP_BAR)
        {
          sw_step_item_bar (row->item, &wait, &process);
          sw_flow_bar_draw (widget, snapshot, &area, wait, process);
          continue;
        }
      text = sw_step_item_text (row->item, column);
      draw_text (row, snapshot, &area, text, sw_step_column_is_number (column));
    }
}

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SwStepRow *row = SW_STEP_ROW (widget);

  for (SwStepColumn column = 0; row->item != NULL && column < SW_N_STEP_COLUMNS; column++)
    {
      graphene_rect_t area = area_of (row, column);
      g_autofree char *text = NULL;

      if (x < area.origin.x || x > area.origin.x + area.size.width)
        continue;
      text = sw_step_item_tip (row->item, column);
      gtk_tooltip_set_text (tooltip, text);
      return text != NULL;
    }
  return FALSE;
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_step_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  const SwStepWidths *widths = SW_STEP_ROW (widget)->widths;

  *minimum = *natural =
      orientation == GTK_ORIENTATION_VERTICAL ? widths->height : others (widths) + widths->columns[SW_STEP_TITLE];
}

static void
on_changed (SwStepRow *row)
{
  g_autofree char *spoken = sw_step_item_spoken (row->item);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (row));
}

static void
sw_step_row_dispose (GObject *object)
{
  sw_step_row_show (SW_STEP_ROW (object), NULL);
  G_OBJECT_CLASS (sw_step_row_parent_class)->dispose (object);
}

static void
sw_step_row_class_init (SwStepRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_step_row_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = sw_step_row_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = sw_step_row_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sw-step-row");
}

static void
sw_step_row_init (SwStepRow *row)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (row), TRUE);
  g_signal_connect (row, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

GtkWidget *
sw_step_row_new (const SwStepWidths *widths)
{
  SwStepRow *row = g_object_new (SW_TYPE_STEP_ROW, NULL);

  row->widths = widths;
  return GTK_WIDGET (row);
}

void
sw_step_row_show (SwStepRow *row, SwStepItem *item)
{
  g_return_if_fail (SW_IS_STEP_ROW (row));

  if (row->item != NULL)
    g_signal_handlers_disconnect_by_func (row->item, on_changed, row);
  g_set_object (&row->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (on_changed), row);
  on_changed (row);
}

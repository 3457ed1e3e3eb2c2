#include "panels/flow-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 12
#define SLANT 5

struct _SwFlowBar
{
  GtkWidget parent_instance;

  int least;
  double wait, process;
};

G_DEFINE_TYPE (SwFlowBar, sw_flow_bar, GTK_TYPE_WIDGET)

/* Slanted lines inside of a frame, whole pixels so that they are crisp. */
static void
draw_wait (cairo_t *cr, double x, double y, double width)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, HEIGHT);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1);
  for (double at = x - HEIGHT; at < x + width; at += SLANT)
    {
      cairo_move_to (cr, at, y + HEIGHT);
      cairo_line_to (cr, at + HEIGHT, y);
    }
  cairo_stroke (cr);
  cairo_rectangle (cr, x + 0.5, y + 0.5, width - 1, HEIGHT - 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* What is known but short is still to be seen. */
static double
pixels (double part, double width)
{
  return part > 0 ? MAX (part * width, 2) : 0;
}

void
sw_flow_bar_draw (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *area, double wait, double process)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gboolean is_left = gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL;
  double left = pixels (wait, area->size.width), solid = pixels (process, area->size.width);
  double y = floor (area->origin.y + (area->size.height - HEIGHT) / 2);
  double x = floor (is_left ? area->origin.x : area->origin.x + area->size.width - left - solid);
  GdkRGBA ink;
  cairo_t *cr;

  if (left + solid <= 0)
    return;
  if (!gtk_style_context_lookup_color (style, "accent_color", &ink))
    gtk_style_context_get_color (style, &ink);
  cr = gtk_snapshot_append_cairo (snapshot, area);
  gdk_cairo_set_source_rgba (cr, &ink);
  if (left > 0)
    draw_wait (cr, is_left ? x : x + solid, y, left);
  cairo_rectangle (cr, is_left ? x + left : x, y, solid, HEIGHT);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
sw_flow_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwFlowBar *bar = SW_FLOW_BAR (widget);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget));

  sw_flow_bar_draw (widget, snapshot, &area, bar->wait, bar->process);
}

static void
sw_flow_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SW_FLOW_BAR (widget)->least : HEIGHT;
}

static void
sw_flow_bar_class_init (SwFlowBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = sw_flow_bar_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = sw_flow_bar_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sw-flow-bar");
}

static void
sw_flow_bar_init (SwFlowBar *bar)
{
}

GtkWidget *
sw_flow_bar_new (int width)
{
  SwFlowBar *bar = g_object_new (SW_TYPE_FLOW_BAR, NULL);

  bar->least = width;
  return GTK_WIDGET (bar);
}

void
sw_flow_bar_set (SwFlowBar *bar, double wait, double process)
{
  g_return_if_fail (SW_IS_FLOW_BAR (bar));

  if (bar->wait == wait && bar->process == process)
    return;
  bar->wait = wait;
  bar->process = process;
  gtk_widget_queue_draw (GTK_WIDGET (bar));
}

static void
add_swatch (GtkWidget *legend, double wait, double process, const char *label)
{
  GtkWidget *swatch = sw_flow_bar_new (18);

  sw_flow_bar_set (SW_FLOW_BAR (swatch), wait, process);
  gtk_box_append (GTK_BOX (legend), swatch);
  gtk_box_append (GTK_BOX (legend),
                  g_object_new (GTK_TYPE_LABEL, "label", label, "ellipsize", PANGO_ELLIPSIZE_END, "margin-end", 6,
                                "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL));
}

GtkWidget *
sw_flow_bar_new_legend (void)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  add_swatch (legend, 1, 0, C_ ("legend", "Wait"));
  add_swatch (legend, 0, 1, C_ ("legend", "Process time"));
  return legend;
}

#include "panels/trend-chart.h"

#include "base/date.h"
#include "metrics/terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LINE_GAP 28 /* the least between two lines */
#define TICK_GAP 96 /* the same for dates */
#define MARGIN 12
#define LEGEND 22
#define NEAR 14
#define RADIUS 4.0

/* @now: the lead time of the map; NAN if it is unknown; @now_text: what is said of it
 * @x, @y, @width, @height: of the field between the axes, from the last drawing */
struct _SwTrendChart
{
  GtkWidget parent_instance;

  GArray *points;
  double now;
  char *now_text;
  SwCalendar calendar;
  double most;
  double x, y, width, height;
};

G_DEFINE_TYPE (SwTrendChart, sw_trend_chart, GTK_TYPE_WIDGET)

typedef struct
{
  SwTrendChart *chart;
  GtkSnapshot *snapshot;
  cairo_t *cr;
  GdkRGBA ink, accent;
} Drawing;

/* --- where things are -------------------------------------------------------------------------------------- */

static const SwTrendPoint *
point_at (const SwTrendChart *chart, guint i)
{
  return &g_array_index (chart->points, SwTrendPoint, i);
}

static double
x_of (const SwTrendChart *chart, guint32 day)
{
  guint32 first = point_at (chart, 0)->day, last = point_at (chart, chart->points->len - 1)->day;

  /* All on one day: in the middle. */
  return first == last ? chart->x + chart->width / 2
                       : chart->x + chart->width * ((double)(day - first) / (double)(last - first));
}

static double
y_of (const SwTrendChart *chart, double seconds)
{
  return chart->y + chart->height * (1 - seconds / chart->most);
}

static double
value_of (const SwTrendPoint *point, gboolean process)
{
  return process ? point->process : point->lead;
}

gboolean
sw_trend_chart_place (SwTrendChart *chart, guint i, gboolean process, double *x, double *y)
{
  g_return_val_if_fail (SW_IS_TREND_CHART (chart), FALSE);

  if (chart->points == NULL || i >= chart->points->len || isnan (value_of (point_at (chart, i), process))
      || chart->width <= 0)
    return FALSE;
  *x = x_of (chart, point_at (chart, i)->day);
  *y = y_of (chart, value_of (point_at (chart, i), process));
  return TRUE;
}

/* --- drawing ----------------------------------------------------------------------------------------------- */

static void
set_ink (Drawing *drawing, double strength)
{
  GdkRGBA ink = drawing->ink;

  ink.alpha *= (float)strength;
  gdk_cairo_set_source_rgba (drawing->cr, &ink);
}

/* @across: 0 left of @x, 0.5 around it, 1 right of it. Returns: its width */
static double
draw_text (Drawing *drawing, const char *text, double x, double y, double across)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (drawing->chart), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (drawing->cr, x - width * (1 - across), y - height / 2.0);
  pango_cairo_show_layout (drawing->cr, layout);
  return width;
}

static double
text_width (SwTrendChart *chart, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (chart), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
draw_times (Drawing *drawing, double step)
{
  SwTrendChart *chart = drawing->chart;

  cairo_set_line_width (drawing->cr, 1);
  for (double seconds = 0; seconds <= chart->most * (1 + 1e-9); seconds += step)
    {
      double y = floor (y_of (chart, seconds)) + 0.5;
      g_autofree char *text = sw_seconds_format (seconds, &chart->calendar);

      set_ink (drawing, seconds > 0 ? 0.15 : 0.5);
      cairo_move_to (drawing->cr, chart->x - RADIUS, y);
      cairo_line_to (drawing->cr, chart->x + chart->width + RADIUS, y);
      cairo_stroke (drawing->cr);
      set_ink (drawing, 0.8);
      draw_text (drawing, text, chart->x - RADIUS - 6, y, 0);
    }
}

static void
draw_days (Drawing *drawing)
{
  SwTrendChart *chart = drawing->chart;
  guint32 first = point_at (chart, 0)->day, last = point_at (chart, chart->points->len - 1)->day;
  g_autoptr (GArray) ticks = sw_trend_day_ticks (first, last, (guint)MAX (1, chart->width / TICK_GAP));
  double bottom = chart->y + chart->height;

  for (guint i = 0; i < ticks->len; i++)
    {
      guint32 day = g_array_index (ticks, guint32, i);
      double x = floor (x_of (chart, day)) + 0.5;
      g_autofree char *text = sw_date_to_string (day);

      set_ink (drawing, 0.5);
      cairo_move_to (drawing->cr, x, bottom);
      cairo_line_to (drawing->cr, x, bottom + 4);
      cairo_stroke (drawing->cr);
      set_ink (drawing, 0.8);
      draw_text (drawing, text, x, bottom + MARGIN + 2, 0.5);
    }
}

static void
draw_mark (Drawing *drawing, double x, double y, gboolean process)
{
  cairo_new_path (drawing->cr);
  if (process)
    cairo_rectangle (drawing->cr, x - RADIUS + 0.5, y - RADIUS + 0.5, 2 * RADIUS - 1, 2 * RADIUS - 1);
  else
    cairo_arc (drawing->cr, x, y, RADIUS, 0, 2 * G_PI);
  cairo_fill (drawing->cr);
}

static void
set_series (Drawing *drawing, gboolean process)
{
  if (process)
    set_ink (drawing, 0.75);
  else
    gdk_cairo_set_source_rgba (drawing->cr, &drawing->accent);
}

/* Nothing is known between two times of which one is missing. */
static void
draw_series (Drawing *drawing, gboolean process)
{
  SwTrendChart *chart = drawing->chart;
  gboolean is_open = FALSE;
  double x, y;

  set_series (drawing, process);
  cairo_set_line_width (drawing->cr, 2);
  for (guint i = 0; i < chart->points->len; i++)
    {
      if (!sw_trend_chart_place (chart, i, process, &x, &y))
        is_open = FALSE;
      else if (is_open)
        cairo_line_to (drawing->cr, x, y);
      else
        cairo_move_to (drawing->cr, x, y);
      is_open = !isnan (value_of (point_at (chart, i), process));
    }
  cairo_stroke (drawing->cr);
  for (guint i = 0; i < chart->points->len; i++)
    if (sw_trend_chart_place (chart, i, process, &x, &y))
      draw_mark (drawing, x, y, process);
}

static void
draw_now (Drawing *drawing, double x, double width, double y)
{
  const double dashes[] = { 6, 4 };

  set_ink (drawing, 0.9);
  cairo_set_line_width (drawing->cr, 1.5);
  cairo_set_dash (drawing->cr, dashes, 2, 0);
  cairo_move_to (drawing->cr, x, floor (y) + 0.5);
  cairo_line_to (drawing->cr, x + width, floor (y) + 0.5);
  cairo_stroke (drawing->cr);
  cairo_set_dash (drawing->cr, NULL, 0, 0);
}

static void
draw_legend (Drawing *drawing)
{
  SwTrendChart *chart = drawing->chart;
  const char *const titles[] = { sw_figure_title (SW_FIGURE_LEAD), sw_figure_title (SW_FIGURE_PROCESS) };
  double x = chart->x, y = LEGEND / 2.0 + 2;

  for (guint process = 0; process < 2; process++)
    {
      set_series (drawing, process > 0);
      draw_mark (drawing, x + RADIUS, y, process > 0);
      set_ink (drawing, 1);
      x += 2 * RADIUS + 5;
      x += draw_text (drawing, titles[process], x, y, 1) + 16;
    }
  draw_now (drawing, x, 20, y);
  set_ink (drawing, 1);
  draw_text (drawing, chart->now_text, x + 25, y, 1);
}

static void
find_most (SwTrendChart *chart)
{
  chart->most = isnan (chart->now) ? 0 : chart->now;
  for (guint i = 0; i < chart->points->len; i++)
    for (guint process = 0; process < 2; process++)
      if (value_of (point_at (chart, i), process > 0) > chart->most)
        chart->most = value_of (point_at (chart, i), process > 0);
  if (chart->most <= 0)
    chart->most = 1;
}

/* Returns: the distance of lines; the axis ends at one. */
static double
place_field (SwTrendChart *chart)
{
  double height = gtk_widget_get_height (GTK_WIDGET (chart)), width = gtk_widget_get_width (GTK_WIDGET (chart));
  double labels = 0, step;

  find_most (chart);
  chart->y = LEGEND + MARGIN;
  chart->height = MAX (height - chart->y - 2 * MARGIN - 4, 1);
  step = sw_trend_time_step (chart->most, (guint)MAX (1, chart->height / LINE_GAP), &chart->calendar);
  chart->most = ceil (chart->most / step - 1e-9) * step;
  for (double seconds = 0; seconds <= chart->most * (1 + 1e-9); seconds += step)
    {
      g_autofree char *text = sw_seconds_format (seconds, &chart->calendar);
      labels = MAX (labels, text_width (chart, text));
    }
  chart->x = labels + 2 * MARGIN;
  /* Half a date has to fit behind the last point. */
  chart->width = MAX (width - chart->x - 3.5 * MARGIN, 1);
  return step;
}

static void
sw_trend_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwTrendChart *chart = SW_TREND_CHART (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  Drawing drawing = { .chart = chart, .snapshot = snapshot };
  double step;

  if (chart->points == NULL)
    return;
  step = place_field (chart);
  gtk_style_context_get_color (style, &drawing.ink);
  if (!gtk_style_context_lookup_color (style, "accent_color", &drawing.accent))
    drawing.accent = drawing.ink;
  drawing.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                                                         (float)gtk_widget_get_height (widget)));
  draw_times (&drawing, step);
  draw_days (&drawing);
  if (!isnan (chart->now))
    draw_now (&drawing, chart->x - RADIUS, chart->width + 2 * RADIUS, y_of (chart, chart->now));
  draw_series (&drawing, TRUE);
  draw_series (&drawing, FALSE);
  draw_legend (&drawing);
  cairo_destroy (drawing.cr);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SwTrendChart *chart = SW_TREND_CHART (widget);
  double nearest = NEAR, at_x, at_y;
  g_autofree char *text = NULL;
  guint found = 0;

  for (guint i = 0; chart->points != NULL && i < chart->points->len; i++)
    for (guint process = 0; process < 2; process++)
      if (sw_trend_chart_place (chart, i, process > 0, &at_x, &at_y) && hypot (at_x - x, at_y - y) < nearest)
        {
          nearest = hypot (at_x - x, at_y - y);
          found = i;
        }
  if (nearest >= NEAR)
    return FALSE;
  text = sw_trend_point_text (point_at (chart, found), &chart->calendar);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
sw_trend_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 110;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : 140;
}

static void
sw_trend_chart_finalize (GObject *object)
{
  SwTrendChart *chart = SW_TREND_CHART (object);

  g_clear_pointer (&chart->points, g_array_unref);
  g_free (chart->now_text);
  G_OBJECT_CLASS (sw_trend_chart_parent_class)->finalize (object);
}

static void
sw_trend_chart_class_init (SwTrendChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_trend_chart_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = sw_trend_chart_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = sw_trend_chart_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sw-trend");
}

static void
sw_trend_chart_init (SwTrendChart *chart)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (chart), TRUE);
  g_signal_connect (chart, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

GtkWidget *
sw_trend_chart_new (void)
{
  return g_object_new (SW_TYPE_TREND_CHART, "vexpand", TRUE, "hexpand", TRUE, NULL);
}

void
sw_trend_chart_show (SwTrendChart *chart, GArray *points, const SwFigures *now, const SwCalendar *calendar)
{
  g_autofree char *lead = sw_figure_format (now, SW_FIGURE_LEAD, calendar);
  g_autofree char *spoken = sw_trend_text (points, now, calendar);

  g_return_if_fail (SW_IS_TREND_CHART (chart));

  g_clear_pointer (&chart->points, g_array_unref);
  g_free (chart->now_text);
  chart->points = points;
  chart->now = now->lead.likely;
  chart->now_text = g_strdup_printf (_ ("The map now: %s"), lead);
  chart->calendar = *calendar;
  gtk_accessible_update_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Trend of the lead time"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (chart));
}

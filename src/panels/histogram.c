#include "panels/histogram.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  WIDTH = 260,
  HEIGHT = 124,
  GAP = 3,   /* between what is written and what is drawn */
  ARROW = 18 /* how wide the bar for all that is longer is */
};

struct _SwHistogram
{
  GtkWidget parent_instance;

  const SwSimulation *simulation;
};

G_DEFINE_TYPE (SwHistogram, sw_histogram, GTK_TYPE_WIDGET)

/* Where things are: bars from 0 to width, growing up from base; a line of text is that high. */
typedef struct
{
  double width, top, base, bin, line;
  double beyond; /* the middle of the bar for all that is longer */
  double end;    /* the time at the right end */
  guint most;
} Frame;

static char *
time_text (const SwSimulation *s, double seconds)
{
  return sw_seconds_format (seconds, &s->calendar);
}

static void
write_at (GtkWidget *widget, cairo_t *cr, const char *text, double x, double y, double align, double most)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * align, 0, MAX (most - width, 0));
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
measure_text (GtkWidget *widget, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_get_pixel_size (layout, width, height);
}

/* Three lines of text above the bars, where lines end, and one below. */
static void
find_frame (SwHistogram *histogram, Frame *frame)
{
  const SwSimulation *s = histogram->simulation;
  GtkWidget *widget = GTK_WIDGET (histogram);
  int beyond, line;

  measure_text (widget, _ ("more"), &beyond, &line);
  beyond = MAX (beyond, ARROW);
  *frame = (Frame){ .line = line, .top = 3 * line + GAP, .base = gtk_widget_get_height (widget) - line - GAP };
  frame->width = gtk_widget_get_width (widget) - (s->above > 0 ? beyond + 4 * GAP : 0);
  frame->beyond = gtk_widget_get_width (widget) - beyond / 2.0;
  frame->bin = frame->width / s->n_bins;
  frame->end = s->bin_start + s->n_bins * s->bin_width;
  frame->most = s->above;
  for (guint i = 0; i < s->n_bins; i++)
    frame->most = MAX (frame->most, s->bins[i]);
}

static void
draw_bar (cairo_t *cr, const Frame *frame, double x, double width, guint count)
{
  double height = (frame->base - frame->top) * count / frame->most;

  if (count > 0)
    cairo_rectangle (cr, x, frame->base - MAX (height, 1), width, MAX (height, 1));
}

static void
draw_bars (SwHistogram *histogram, cairo_t *cr, const Frame *frame)
{
  const SwSimulation *s = histogram->simulation;
  GdkRGBA accent = { 0.21, 0.52, 0.89, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (histogram)), "accent_bg_color", &accent);
  gdk_cairo_set_source_rgba (cr, &accent);
  for (guint i = 0; i < s->n_bins; i++)
    draw_bar (cr, frame, i * frame->bin + 0.5, MAX (frame->bin - 1, 1), s->bins[i]);
  if (s->above > 0)
    draw_bar (cr, frame, frame->beyond - ARROW / 2.0, ARROW, s->above);
  cairo_fill (cr);
}

static void
draw_marks (SwHistogram *histogram, cairo_t *cr, const Frame *frame, const GdkRGBA *ink)
{
  const SwSimulation *s = histogram->simulation;
  const double times[] = { s->p50, s->p85, s->p95 };
  const char *const titles[] = { _ ("50 %"), _ ("85 %"), _ ("95 %") };
  const double dash[] = { 4, 3 };
  GtkWidget *widget = GTK_WIDGET (histogram);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double x = CLAMP ((times[i] - s->bin_start) / (frame->end - s->bin_start), 0, 1) * frame->width;
      g_autofree char *time = time_text (s, times[i]);
      /* Translators: a share of the items, and how long they take at most */
      g_autofree char *text = g_strdup_printf (C_ ("histogram", "%s: %s"), titles[i], time);

      gdk_cairo_set_source_rgba (cr, ink);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
      cairo_move_to (cr, floor (x) + 0.5, (i + 1) * frame->line);
      cairo_line_to (cr, floor (x) + 0.5, frame->base);
      cairo_stroke (cr);
      write_at (widget, cr, text, x, i * frame->line, 0.5, gtk_widget_get_width (widget));
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_axis (SwHistogram *histogram, cairo_t *cr, const Frame *frame, const GdkRGBA *ink)
{
  const SwSimulation *s = histogram->simulation;
  GtkWidget *widget = GTK_WIDGET (histogram);
  g_autofree char *from = time_text (s, s->bin_start), *to = time_text (s, frame->end);
  double y = frame->base + GAP;

  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, 0, floor (frame->base) + 0.5);
  cairo_line_to (cr, gtk_widget_get_width (widget), floor (frame->base) + 0.5);
  cairo_stroke (cr);
  write_at (widget, cr, from, 0, y, 0, frame->width);
  write_at (widget, cr, to, frame->width, y, 1, frame->width);
  if (s->above > 0)
    write_at (widget, cr, _ ("more"), frame->beyond, y, 0.5, gtk_widget_get_width (widget));
}

static void
sw_histogram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwHistogram *histogram = SW_HISTOGRAM (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;
  GdkRGBA ink;
  Frame frame;

  if (histogram->simulation == NULL || width <= 0 || height <= 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  find_frame (histogram, &frame);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_bars (histogram, cr, &frame);
  draw_axis (histogram, cr, &frame, &ink);
  draw_marks (histogram, cr, &frame, &ink);
  cairo_destroy (cr);
}

static void
sw_histogram_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static gboolean
on_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  const SwSimulation *s = SW_HISTOGRAM (widget)->simulation;
  g_autofree char *from = NULL, *to = NULL, *text = NULL;
  Frame frame;
  guint i;

  if (s == NULL || keyboard)
    return FALSE;
  find_frame (SW_HISTOGRAM (widget), &frame);
  i = (guint)(MAX (x, 0) / frame.bin);
  if (x < frame.width && i < s->n_bins)
    {
      from = time_text (s, s->bin_start + i * s->bin_width);
      to = time_text (s, s->bin_start + (i + 1) * s->bin_width);
      /* Translators: two durations, and a share */
      text = g_strdup_printf (_ ("%s to %s: %.1f %% of the items"), from, to, 100.0 * s->bins[i] / s->items);
    }
  else
    {
      to = time_text (s, frame.end);
      text = g_strdup_printf (_ ("More than %s: %.1f %% of the items"), to, 100.0 * s->above / s->items);
    }
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
sw_histogram_class_init (SwHistogramClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = sw_histogram_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = sw_histogram_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sw_histogram_init (SwHistogram *histogram)
{
  gtk_widget_add_css_class (GTK_WIDGET (histogram), "sw-histogram");
  gtk_widget_set_has_tooltip (GTK_WIDGET (histogram), TRUE);
  g_signal_connect (histogram, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (histogram), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Histogram of lead times"), -1);
}

GtkWidget *
sw_histogram_new (void)
{
  return g_object_new (SW_TYPE_HISTOGRAM, NULL);
}

/* What a look at it tells: where most items are, and how far they spread. */
static char *
describe (const SwSimulation *s)
{
  guint top = 0;
  g_autofree char *least = time_text (s, s->least), *most = time_text (s, s->most);
  g_autofree char *half = time_text (s, s->p50), *long_ones = time_text (s, s->p95);
  g_autofree char *from = NULL, *to = NULL;

  for (guint i = 0; i < s->n_bins; i++)
    top = s->bins[i] > s->bins[top] ? i : top;
  from = time_text (s, s->bin_start + top * s->bin_width);
  to = time_text (s, s->bin_start + (top + 1) * s->bin_width);
  return g_strdup_printf (_ ("Items took %s to %s, most often %s to %s; half of them at most %s, 95 %% at most %s"),
                          least, most, from, to, half, long_ones);
}

void
sw_histogram_show (SwHistogram *histogram, const SwSimulation *simulation)
{
  g_autofree char *text = simulation != NULL ? describe (simulation) : g_strdup ("");

  g_return_if_fail (SW_IS_HISTOGRAM (histogram));

  histogram->simulation = simulation;
  gtk_accessible_update_property (GTK_ACCESSIBLE (histogram), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (histogram));
}

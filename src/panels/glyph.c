#include "panels/glyph.h"

#include "render/icon.h"

#include <adwaita.h>
#include <math.h>

const SwTheme *
sw_glyph_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (style))
    return sw_theme_get (SW_THEME_CONTRAST);
  return sw_theme_get (adw_style_manager_get_dark (style) ? SW_THEME_DARK : SW_THEME_LIGHT);
}

static void
set_colour (cairo_t *cr, SwColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
round_square (cairo_t *cr, double inset, double radius)
{
  double near = inset + radius, far = SW_ICON_SIZE - inset - radius;

  cairo_new_path (cr);
  cairo_arc (cr, far, near, radius, -G_PI / 2, 0);
  cairo_arc (cr, far, far, radius, 0, G_PI / 2);
  cairo_arc (cr, near, far, radius, G_PI / 2, G_PI);
  cairo_arc (cr, near, near, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* White or black, whichever stands out more from @ground (the luminance of sRGB, linearised roughly). */
static SwColour
ink_on (SwColour ground)
{
  double light = 0.2126 * pow (ground.red, 2.2) + 0.7152 * pow (ground.green, 2.2) + 0.0722 * pow (ground.blue, 2.2);

  return light > 0.25 ? (SwColour){ 0.08, 0.08, 0.1, 1 } : (SwColour){ 1, 1, 1, 1 };
}

static void
draw_activity (cairo_t *cr, const SwTheme *theme, const SwActivity *activity)
{
  SwColour ground = sw_theme_activity (theme, activity);

  round_square (cr, 0, 3.5);
  set_colour (cr, ground);
  cairo_fill (cr);
  if (activity == NULL || activity->icon == NULL)
    return;
  cairo_translate (cr, SW_ICON_SIZE * 0.19, SW_ICON_SIZE * 0.19);
  cairo_scale (cr, 0.62, 0.62);
  cairo_new_path (cr);
  sw_icon_path (cr, activity->icon);
  set_colour (cr, ink_on (ground));
  cairo_fill (cr);
}

static void
draw_note (cairo_t *cr, const SwTheme *theme, SwNoteKind kind)
{
  SwColour paper = kind == SW_NOTE_IMPROVEMENT ? theme->note_improvement
                   : kind == SW_NOTE_PARKED    ? theme->note_parked
                                               : theme->note;

  round_square (cr, 0.5, 1.5);
  set_colour (cr, paper);
  cairo_fill_preserve (cr);
  set_colour (cr, theme->card_border);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  set_colour (cr, theme->note_text);
  cairo_set_line_width (cr, 1.2);
  switch (kind)
    {
    case SW_NOTE_IMPROVEMENT: /* an arrow upwards */
      cairo_move_to (cr, 8, 12.5);
      cairo_line_to (cr, 8, 4);
      cairo_move_to (cr, 4.8, 7.2);
      cairo_line_to (cr, 8, 4);
      cairo_line_to (cr, 11.2, 7.2);
      break;
    case SW_NOTE_PARKED: /* two bars: held */
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, 6, 4.5);
      cairo_line_to (cr, 6, 11.5);
      cairo_move_to (cr, 10, 4.5);
      cairo_line_to (cr, 10, 11.5);
      break;
    default: /* lines of writing */
      for (guint i = 0; i < 3; i++)
        {
          cairo_move_to (cr, 4, 5 + 3 * i);
          cairo_line_to (cr, i < 2 ? 12 : 9, 5 + 3 * i);
        }
    }
  cairo_stroke (cr);
}

/* What the sign inside says is told by the outline already. */
static void
draw_sign (cairo_t *cr, SwColour ink, gboolean upside_down, double centre)
{
  set_colour (cr, ink);
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, 8, centre - (upside_down ? 1 : 4));
  cairo_line_to (cr, 8, centre + (upside_down ? 4 : 1));
  cairo_stroke (cr);
  cairo_arc (cr, 8, centre + (upside_down ? -3.2 : 3.4), 1.1, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_severity (cairo_t *cr, const SwTheme *theme, SwSeverity severity)
{
  SwColour black = { 0.1, 0.1, 0.1, 1 };

  cairo_new_path (cr);
  switch (severity)
    {
    case SW_SEVERITY_ERROR:
      for (guint i = 0; i < 8; i++)
        cairo_line_to (cr, 8 + 7.8 * cos ((i + 0.5) * G_PI / 4), 8 + 7.8 * sin ((i + 0.5) * G_PI / 4));
      cairo_close_path (cr);
      set_colour (cr, theme->error);
      cairo_fill (cr);
      draw_sign (cr, theme->on_badge, FALSE, 8);
      break;
    case SW_SEVERITY_WARNING:
      cairo_move_to (cr, 8, 0.8);
      cairo_line_to (cr, 15.6, 14.8);
      cairo_line_to (cr, 0.4, 14.8);
      cairo_close_path (cr);
      set_colour (cr, theme->warning);
      cairo_fill_preserve (cr);
      set_colour (cr, theme->text_soft);
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
      draw_sign (cr, black, FALSE, 9.4);
      break;
    default:
      cairo_arc (cr, 8, 8, 7.4, 0, 2 * G_PI);
      set_colour (cr, theme->info);
      cairo_fill (cr);
      draw_sign (cr, theme->on_badge, TRUE, 8);
    }
}

/* The shapes tell the states apart without colour. */
static void
draw_signal (cairo_t *cr, const SwTheme *theme, SwSignalState state)
{
  const double dots[] = { 1.5, 2.2 };

  cairo_new_path (cr);
  cairo_set_line_width (cr, 1.6);
  set_colour (cr, state == SW_SIGNAL_POOR ? theme->error : state == SW_SIGNAL_UNKNOWN ? theme->text_soft : theme->text);
  if (state == SW_SIGNAL_UNKNOWN)
    cairo_set_dash (cr, dots, 2, 0);
  cairo_arc (cr, 8, 8, 6.8, 0, 2 * G_PI);
  if (state == SW_SIGNAL_GOOD)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (state == SW_SIGNAL_MIXED)
    {
      cairo_arc (cr, 8, 8, 6.8, G_PI / 2, 3 * G_PI / 2);
      cairo_fill (cr);
    }
  else if (state == SW_SIGNAL_POOR)
    {
      cairo_move_to (cr, 5.2, 5.2);
      cairo_line_to (cr, 10.8, 10.8);
      cairo_move_to (cr, 10.8, 5.2);
      cairo_line_to (cr, 5.2, 10.8);
      cairo_stroke (cr);
    }
  else if (state == SW_SIGNAL_GOOD)
    {
      set_colour (cr, theme->card);
      cairo_move_to (cr, 4.8, 8.2);
      cairo_line_to (cr, 7.2, 10.6);
      cairo_line_to (cr, 11.4, 5.8);
      cairo_stroke (cr);
    }
}

typedef struct
{
  const SwActivity *activity;
  SwNoteKind note;
  SwSeverity severity;
  SwSignalState state;
  enum
  {
    GLYPH_ACTIVITY,
    GLYPH_NOTE,
    GLYPH_SEVERITY,
    GLYPH_SIGNAL
  } what;
} Glyph;

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const Glyph *glyph = user_data;
  const SwTheme *theme = sw_glyph_theme ();
  double size = MIN (width, height);

  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  cairo_scale (cr, size / SW_ICON_SIZE, size / SW_ICON_SIZE);
  if (glyph->what == GLYPH_ACTIVITY)
    draw_activity (cr, theme, glyph->activity);
  else if (glyph->what == GLYPH_NOTE)
    draw_note (cr, theme, glyph->note);
  else if (glyph->what == GLYPH_SEVERITY)
    draw_severity (cr, theme, glyph->severity);
  else
    draw_signal (cr, theme, glyph->state);
}

static GtkWidget *
new_glyph (Glyph glyph, int size)
{
  GtkWidget *area =
      g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "content-width", size,
                    "content-height", size, "valign", GTK_ALIGN_CENTER, "halign", GTK_ALIGN_CENTER, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, g_memdup2 (&glyph, sizeof glyph), g_free);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  return area;
}

GtkWidget *
sw_glyph_new_activity (const SwActivity *activity, int size)
{
  return new_glyph ((Glyph){ .what = GLYPH_ACTIVITY, .activity = activity }, size);
}

GtkWidget *
sw_glyph_new_note (SwNoteKind kind, int size)
{
  return new_glyph ((Glyph){ .what = GLYPH_NOTE, .note = kind }, size);
}

GtkWidget *
sw_glyph_new_severity (SwSeverity severity, int size)
{
  return new_glyph ((Glyph){ .what = GLYPH_SEVERITY, .severity = severity }, size);
}

GtkWidget *
sw_glyph_new_signal (SwSignalState state, int size)
{
  return new_glyph ((Glyph){ .what = GLYPH_SIGNAL, .state = state }, size);
}

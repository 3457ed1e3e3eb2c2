#include "canvas/plate.h"

#include "layout/route.h"
#include "render/paint.h"
#include "render/text.h"

#include <pango/pangocairo.h>

#define SIZE 11.5

static void
set_colour (cairo_t *cr, SwColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, 1);
}

static PangoLayout *
lay_words (cairo_t *cr, const SwTheme *theme, const char *text, SwRect *box)
{
  PangoLayout *words = pango_cairo_create_layout (cr);
  PangoFontDescription *font = sw_text_font (theme->font, SIZE, TRUE);
  int width, height;

  pango_layout_set_font_description (words, font);
  pango_layout_set_alignment (words, PANGO_ALIGN_CENTER);
  pango_layout_set_text (words, text, -1);
  pango_layout_get_pixel_size (words, &width, &height);
  *box = (SwRect){ -width / 2.0 - 7, -height / 2.0 - 2, width + 14, height + 4 };
  pango_font_description_free (font);
  return words;
}

void
sw_plate_paint (cairo_t *cr, const SwTheme *theme, SwPoint at, const char *text, SwColour border, double scale)
{
  SwRect box;
  PangoLayout *words = lay_words (cr, theme, text, &box);

  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_translate (cr, at.x, at.y);
  cairo_scale (cr, scale, scale);
  sw_paint_rounded (cr, &box, 6);
  set_colour (cr, theme->card);
  cairo_fill_preserve (cr);
  set_colour (cr, border);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  set_colour (cr, theme->text);
  cairo_move_to (cr, box.x + 7, box.y + 2);
  pango_cairo_show_layout (cr, words);
  cairo_restore (cr);
  g_object_unref (words);
}

static gboolean
is_free (const GArray *taken, const SwRect *rect)
{
  for (guint i = 0; i < taken->len; i++)
    if (sw_rect_intersects (&g_array_index (taken, SwRect, i), rect))
      return FALSE;
  return TRUE;
}

static SwRect
place_of (cairo_t *cr, const SwTheme *theme, SwPoint at, const char *text, double scale)
{
  SwRect box;

  g_object_unref (lay_words (cr, theme, text, &box));
  return (SwRect){ at.x + box.x * scale, at.y + box.y * scale, box.width * scale, box.height * scale };
}

void
sw_plate_paint_apart (cairo_t *cr, const SwTheme *theme, SwPoint at, const char *text, SwColour border, double scale,
                      GArray *taken)
{
  SwRect place = place_of (cr, theme, at, text, scale);
  g_autofree char *sign = NULL;

  if (!is_free (taken, &place))
    {
      sign = g_strndup (text, (gsize)(g_utf8_next_char (text) - text));
      place = place_of (cr, theme, at, sign, scale);
      if (!is_free (taken, &place))
        return;
    }
  g_array_append_val (taken, place);
  sw_plate_paint (cr, theme, at, sign != NULL ? sign : text, border, scale);
}

SwPoint
sw_plate_beside_route (const SwRoute *route, double scale)
{
  guint piece = route->n_points / 6 * 3;
  SwPoint at;

  if (route->plate.width > 0)
    return (SwPoint){ route->plate.x + route->plate.width / 2, route->plate.y + route->plate.height + 12 * scale };
  at = sw_curve_at (&route->points[MIN (piece, route->n_points - 4)], 0.5);
  return route->has_inventory ? (SwPoint){ at.x, at.y + 34 } : at;
}

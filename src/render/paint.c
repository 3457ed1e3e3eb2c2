#include "render/paint.h"

#include "render/icon.h"
#include "render/text.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Below this scale texts are bars and curves are lines: nobody can read them, and they cost most. */
#define CHEAP_SCALE 0.4
#define OUTLINE_SCALE 1.5

typedef struct
{
  const SwScene *scene;
  cairo_t *cr;
  PangoLayout *layout; /* one, reused */
  gboolean cheap;
  gboolean outlines; /* texts are filled outlines */
  double font_size;  /* what the layout's font is set to */
  gboolean font_bold;
} Painter;

static void
set_colour (cairo_t *cr, SwColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
fill_and_stroke (Painter *painter, const SwShape *shape)
{
  cairo_t *cr = painter->cr;

  if (shape->fill.alpha > 0)
    {
      set_colour (cr, shape->fill);
      if (shape->stroke.alpha > 0 && shape->width > 0)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (shape->stroke.alpha > 0 && shape->width > 0)
    {
      set_colour (cr, shape->stroke);
      cairo_set_line_width (cr, shape->width);
      cairo_set_dash (cr, shape->dash, shape->dash[0] > 0 && !painter->cheap ? 2 : 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

void
sw_paint_rounded (cairo_t *cr, const SwRect *rect, double radius)
{
  radius = MIN (radius, MIN (rect->width, rect->height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, rect->x + rect->width - radius, rect->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, rect->x + rect->width - radius, rect->y + rect->height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, rect->x + radius, rect->y + rect->height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
paint_rect (Painter *painter, const SwShape *shape)
{
  if (shape->radius > 0 && !painter->cheap)
    sw_paint_rounded (painter->cr, &shape->rect, shape->radius);
  else
    cairo_rectangle (painter->cr, shape->rect.x, shape->rect.y, shape->rect.width, shape->rect.height);
  fill_and_stroke (painter, shape);
}

static void
paint_path (Painter *painter, const SwShape *shape)
{
  const SwPoint *p = shape->points;

  cairo_move_to (painter->cr, p[0].x, p[0].y);
  for (guint i = 1; i + 2 < shape->n_points; i += 3)
    if (painter->cheap)
      cairo_line_to (painter->cr, p[i + 2].x, p[i + 2].y);
    else
      cairo_curve_to (painter->cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
  if (shape->fill.alpha > 0)
    cairo_close_path (painter->cr);
  fill_and_stroke (painter, shape);
}

static void
paint_icon (Painter *painter, const SwShape *shape)
{
  cairo_t *cr = painter->cr;

  if (painter->cheap)
    return;
  cairo_save (cr);
  cairo_translate (cr, shape->rect.x, shape->rect.y);
  cairo_scale (cr, shape->rect.width / SW_ICON_SIZE, shape->rect.height / SW_ICON_SIZE);
  sw_icon_path (cr, shape->icon);
  cairo_restore (cr);
  set_colour (cr, shape->fill);
  cairo_fill (cr);
}

static void
set_font (Painter *painter, const SwShape *shape)
{
  PangoFontDescription *font;

  if (painter->font_size == shape->size && painter->font_bold == shape->bold)
    return;
  font = sw_text_font (sw_scene_theme (painter->scene)->font, shape->size, shape->bold);
  pango_layout_set_font_description (painter->layout, font);
  pango_font_description_free (font);
  painter->font_size = shape->size;
  painter->font_bold = shape->bold;
}

static void
paint_line (Painter *painter, const SwShape *shape, const char *line, SwAlign align, double baseline)
{
  double x = shape->rect.x, width;
  int units;

  pango_layout_set_text (painter->layout, line, -1);
  pango_layout_get_size (painter->layout, &units, NULL);
  width = MIN (units / (double)PANGO_SCALE, shape->rect.width);
  if (align == SW_ALIGN_END || align == SW_ALIGN_CENTRE)
    x += (shape->rect.width - width) * (align == SW_ALIGN_END ? 1 : 0.5);
  cairo_save (painter->cr);
  cairo_translate (painter->cr, x, baseline);
  /* Widths are measured letter by letter, so a line may be a little longer than its room: it is drawn that much
   * narrower. */
  if (units > width * PANGO_SCALE)
    cairo_scale (painter->cr, width * PANGO_SCALE / units, 1);
  cairo_move_to (painter->cr, 0, 0);
  if (painter->outlines)
    {
      pango_cairo_layout_line_path (painter->cr, pango_layout_get_line_readonly (painter->layout, 0));
      cairo_fill (painter->cr);
    }
  else
    pango_cairo_show_layout_line (painter->cr, pango_layout_get_line_readonly (painter->layout, 0));
  cairo_restore (painter->cr);
}

static void
paint_text_bar (Painter *painter, const SwShape *shape)
{
  SwColour colour = shape->fill;
  double width = MIN (shape->rect.width, shape->size * 0.5 * (double)g_utf8_strlen (shape->text, 60));
  double room = shape->rect.width - width;
  double x = shape->rect.x + (shape->align == SW_ALIGN_END ? room : shape->align == SW_ALIGN_CENTRE ? room / 2 : 0);

  colour.alpha *= 0.35;
  set_colour (painter->cr, colour);
  cairo_rectangle (painter->cr, x, shape->rect.y + shape->size * 0.35, width, shape->size * 0.6);
  cairo_fill (painter->cr);
}

static void
paint_text (Painter *painter, const SwShape *shape)
{
  g_auto (SwTextLines) lines = { 0 };
  SwAlign align = shape->align;

  if (painter->cheap)
    {
      paint_text_bar (painter, shape);
      return;
    }
  sw_text_break (sw_scene_theme (painter->scene)->font, shape->text, shape->size, shape->bold, shape->rect.width,
                 shape->lines, &lines);
  if (lines.rtl && align != SW_ALIGN_CENTRE && align != SW_ALIGN_LEFT)
    align = align == SW_ALIGN_START ? SW_ALIGN_END : SW_ALIGN_START;
  set_font (painter, shape);
  set_colour (painter->cr, shape->fill);
  for (guint i = 0; i < lines.count; i++)
    paint_line (painter, shape, lines.line[i], align,
                shape->rect.y + sw_text_ascent (shape->size) + i * sw_text_line_height (shape->size));
}

static void
paint_item (Painter *painter, const SwItem *item)
{
  const SwShape *shapes = sw_scene_shapes (painter->scene, item);

  for (guint i = 0; i < item->n_shapes; i++)
    switch (shapes[i].type)
      {
      case SW_SHAPE_RECT:
        paint_rect (painter, &shapes[i]);
        break;
      case SW_SHAPE_PATH:
        paint_path (painter, &shapes[i]);
        break;
      case SW_SHAPE_ICON:
        paint_icon (painter, &shapes[i]);
        break;
      case SW_SHAPE_TEXT:
        paint_text (painter, &shapes[i]);
        break;
      default:
        g_assert_not_reached ();
      }
}

/* Glyphs are as wide as the font says. */
static void
use_true_widths (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static void
painter_init (Painter *painter, const SwScene *scene, cairo_t *cr, double scale, gboolean outlines)
{
  *painter = (Painter){ .scene = scene, .cr = cr, .cheap = scale < CHEAP_SCALE };
  painter->layout = pango_cairo_create_layout (cr);
  pango_cairo_context_set_resolution (pango_layout_get_context (painter->layout), 96);
  /* cairo puts glyphs on whole pixels, so words run into each other when they are small: outlines do not. */
  painter->outlines = outlines || (scale < OUTLINE_SCALE && scale != 1);
  if (painter->outlines)
    use_true_widths (pango_layout_get_context (painter->layout));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
}

static void
paint_area (const SwScene *scene, cairo_t *cr, const SwRect *area, double scale, gboolean outlines, GHashTable *hidden)
{
  g_autoptr (GArray) found = sw_scene_query (scene, area);
  guint count;
  const SwItem *items = sw_scene_items (scene, &count);
  Painter painter;

  cairo_save (cr);
  painter_init (&painter, scene, cr, scale, outlines);
  for (guint k = 0; k < found->len; k++)
    {
      const SwItem *item = &items[g_array_index (found, guint, k)];
      if (hidden == NULL || !g_hash_table_contains (hidden, item->id))
        paint_item (&painter, item);
    }
  g_object_unref (painter.layout);
  cairo_restore (cr);
}

void
sw_scene_paint (const SwScene *scene, cairo_t *cr, const SwRect *area, double scale, GHashTable *hidden)
{
  paint_area (scene, cr, area, scale, FALSE, hidden);
}

void
sw_scene_paint_outlines (const SwScene *scene, cairo_t *cr, const SwRect *area)
{
  paint_area (scene, cr, area, 1, TRUE, NULL);
}

void
sw_scene_paint_items (const SwScene *scene, cairo_t *cr, const char *const *ids)
{
  Painter painter;

  cairo_save (cr);
  painter_init (&painter, scene, cr, 1, FALSE);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwItem *item = sw_scene_find (scene, ids[i]);
      if (item != NULL)
        paint_item (&painter, item);
    }
  g_object_unref (painter.layout);
  cairo_restore (cr);
}

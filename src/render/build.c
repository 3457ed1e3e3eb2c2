#include "render/scene-internal.h"

#include <math.h>
#include <string.h>

SwColour
sw_colour_alpha (SwColour colour, double alpha)
{
  colour.alpha = alpha;
  return colour;
}

const char *
sw_build_string (SwBuilder *builder, const char *text)
{
  return g_string_chunk_insert_const (builder->scene->strings, text);
}

void
sw_build_begin (SwBuilder *builder, SwItemType type, const char *id)
{
  builder->item =
      (SwItem){ .type = type, .id = sw_build_string (builder, id), .first_shape = builder->scene->shapes->len };
}

static void
extend (SwBuilder *builder, SwRect rect)
{
  SwRect *bounds = &builder->item.bounds;

  *bounds = bounds->width > 0 || bounds->height > 0 ? sw_rect_union (bounds, &rect) : rect;
}

void
sw_build_end (SwBuilder *builder, const char *title)
{
  SwScene *scene = builder->scene;

  builder->item.title = title != NULL ? sw_build_string (builder, title) : "";
  builder->item.n_shapes = scene->shapes->len - builder->item.first_shape;
  scene->bounds = scene->items->len > 0 ? sw_rect_union (&scene->bounds, &builder->item.bounds) : builder->item.bounds;
  g_array_append_val (scene->items, builder->item);
  g_hash_table_insert (scene->index, (gpointer)builder->item.id, GUINT_TO_POINTER (scene->items->len));
}

static void
add_shape (SwBuilder *builder, const SwShape *shape, SwRect bounds)
{
  g_array_append_vals (builder->scene->shapes, shape, 1);
  extend (builder, bounds);
}

void
sw_build_rect (SwBuilder *builder, SwRect rect, double radius, SwColour fill, SwColour stroke, double width)
{
  SwShape shape = {
    .type = SW_SHAPE_RECT, .rect = rect, .radius = radius, .fill = fill, .stroke = stroke, .width = width
  };

  add_shape (builder, &shape, sw_rect_grow (&rect, width / 2 + 1));
}

static const SwPoint *
keep_points (SwBuilder *builder, const SwPoint *points, guint n_points)
{
  SwPoint *copy = g_memdup2 (points, n_points * sizeof *points);

  g_ptr_array_add (builder->scene->points, copy);
  return copy;
}

static SwRect
bounds_of (const SwPoint *points, guint n_points, double slack)
{
  SwRect bounds = { points[0].x - slack, points[0].y - slack, 2 * slack, 2 * slack };

  for (guint i = 1; i < n_points; i++)
    {
      SwRect spot = { points[i].x - slack, points[i].y - slack, 2 * slack, 2 * slack };
      bounds = sw_rect_union (&bounds, &spot);
    }
  return bounds;
}

void
sw_build_line (SwBuilder *builder, const SwPoint *points, guint n_points, SwColour stroke, double width, double dash)
{
  SwShape shape = {
    .type = SW_SHAPE_PATH, .stroke = stroke, .width = width, .dash = { dash, dash * 0.7 }, .n_points = n_points
  };

  shape.points = keep_points (builder, points, n_points);
  add_shape (builder, &shape, bounds_of (points, n_points, width + 1));
}

/* Corners become a path of straight cubics, so that painters know one kind of path only. */
void
sw_build_polygon (SwBuilder *builder, const SwPoint *corners, guint n, SwColour fill, SwColour stroke, double width)
{
  g_autofree SwPoint *points = g_new (SwPoint, 3 * n + 1);
  SwShape shape = { .type = SW_SHAPE_PATH, .fill = fill, .stroke = stroke, .width = width, .n_points = 3 * n + 1 };

  points[0] = corners[0];
  for (guint i = 1; i <= n; i++)
    {
      points[3 * i - 2] = corners[i - 1];
      points[3 * i - 1] = corners[i % n];
      points[3 * i] = corners[i % n];
    }
  shape.points = keep_points (builder, points, shape.n_points);
  add_shape (builder, &shape, bounds_of (corners, n, width + 1));
}

void
sw_build_icon (SwBuilder *builder, SwRect rect, const char *icon, SwColour fill)
{
  SwShape shape = { .type = SW_SHAPE_ICON, .rect = rect, .fill = fill, .icon = icon };

  if (icon != NULL && *icon != '\0')
    add_shape (builder, &shape, rect);
}

void
sw_build_text (SwBuilder *builder, SwRect rect, const char *text, double size, gboolean bold, SwColour colour,
               SwAlign align, guint lines)
{
  SwShape shape = {
    .type = SW_SHAPE_TEXT, .rect = rect, .fill = colour, .size = size, .bold = bold, .align = align, .lines = lines
  };

  if (*text == '\0' || rect.width < size)
    return;
  shape.text = sw_build_string (builder, text);
  add_shape (builder, &shape, rect);
}

void
sw_build_spot (SwBuilder *builder, SwRect rect, const char *id, const char *activity)
{
  SwSpot spot = { rect, sw_build_string (builder, id), activity != NULL ? sw_build_string (builder, activity) : NULL };

  g_array_append_val (builder->scene->spots, spot);
}

gboolean
sw_build_has_badge (SwBuilder *builder, const char *id)
{
  return g_hash_table_contains (builder->worst, id);
}

static void
build_octagon (SwBuilder *builder, double x, double y, double radius, SwColour fill, SwColour stroke)
{
  SwPoint corners[8];

  for (guint i = 0; i < 8; i++)
    corners[i] = (SwPoint){ x + radius * cos ((i + 0.5) * G_PI / 4), y + radius * sin ((i + 0.5) * G_PI / 4) };
  sw_build_polygon (builder, corners, 8, fill, stroke, 1.5);
}

/* Severity is told by shape first: a disc, a triangle, an octagon; then by colour. */
void
sw_build_badge (SwBuilder *builder, const char *id, double x, double y, gboolean draft)
{
  const SwTheme *theme = builder->theme;
  SwSeverity severity = GPOINTER_TO_UINT (g_hash_table_lookup (builder->worst, id));
  SwRect glyph = { x - 10, y - 7.5, 20, 16 };
  SwRect disc = { x - 9, y - 9, 18, 18 };
  SwPoint triangle[3] = { { x, y - 11 }, { x + 11.5, y + 9 }, { x - 11.5, y + 9 } };

  if (severity == SW_SEVERITY_OFF)
    return;
  severity -= 1;
  sw_build_spot (builder, (SwRect){ x - 12, y - 12, 24, 24 }, id, NULL);
  switch (severity)
    {
    case SW_SEVERITY_ERROR:
      build_octagon (builder, x, y, 11, theme->error, theme->card);
      sw_build_text (builder, glyph, "!", 13, TRUE, theme->on_badge, SW_ALIGN_CENTRE, 1);
      break;
    case SW_SEVERITY_WARNING:
      sw_build_polygon (builder, triangle, 3, theme->warning, sw_colour_alpha (theme->text, 0.75), 1.2);
      sw_build_text (builder, (SwRect){ x - 10, y - 6, 20, 16 }, "!", 12, TRUE, (SwColour){ 0.1, 0.1, 0.1, 1 },
                     SW_ALIGN_CENTRE, 1);
      break;
    default:
      if (draft)
        sw_build_rect (builder, (SwRect){ x - 5, y - 5, 10, 10 }, 5, theme->info, theme->card, 1.5);
      else
        {
          sw_build_rect (builder, disc, 9, theme->info, theme->card, 1.5);
          sw_build_text (builder, glyph, "i", 12, TRUE, theme->on_badge, SW_ALIGN_CENTRE, 1);
        }
    }
}

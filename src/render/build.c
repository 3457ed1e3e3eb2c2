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
  return g_string_chunk_insert (builder->scene->strings, text);
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

#define POINTS_A_BLOCK 1024u

static const SwPoint *
keep_points (SwBuilder *builder, const SwPoint *points, guint n_points)
{
  SwScene *scene = builder->scene;
  SwPoint *copy;

  if (n_points > scene->n_free_points)
    {
      scene->n_free_points = MAX (n_points, POINTS_A_BLOCK);
      scene->free_points = g_new (SwPoint, scene->n_free_points);
      g_ptr_array_add (scene->points, scene->free_points);
    }
  copy = scene->free_points;
  memcpy (copy, points, n_points * sizeof *points);
  scene->free_points += n_points;
  scene->n_free_points -= n_points;
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
sw_build_spot (SwBuilder *builder, SwHitPart part, SwRect rect, const char *id, const char *activity, const char *title)
{
  SwSpot spot = { part, rect, sw_build_string (builder, id),
                  activity != NULL ? sw_build_string (builder, activity) : NULL,
                  title != NULL ? sw_build_string (builder, title) : NULL };

  g_array_append_val (builder->scene->spots, spot);
}

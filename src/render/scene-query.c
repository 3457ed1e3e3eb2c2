#include "render/scene-internal.h"

#include <math.h>
#include <string.h>

#define CELL 512.0
#define MOST_CELLS 48

static gint64
cell_key (gint64 column, gint64 row)
{
  return column * 4194304 + row;
}

typedef struct
{
  gint64 left, top, right, bottom;
} Cells;

static Cells
cells_of (const SwRect *rect)
{
  return (Cells){ (gint64)floor (rect->x / CELL), (gint64)floor (rect->y / CELL),
                  (gint64)floor ((rect->x + rect->width) / CELL), (gint64)floor ((rect->y + rect->height) / CELL) };
}

static void
add_to_cell (SwScene *scene, gint64 key, guint item)
{
  GArray *cell = g_hash_table_lookup (scene->grid, &key);

  if (cell == NULL)
    {
      cell = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (scene->grid, g_memdup2 (&key, sizeof key), cell);
    }
  g_array_append_val (cell, item);
}

void
sw_scene_index (SwScene *scene)
{
  scene->grid = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  scene->large = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < scene->items->len; i++)
    {
      Cells cells = cells_of (&g_array_index (scene->items, SwItem, i).bounds);

      if ((cells.right - cells.left + 1) * (cells.bottom - cells.top + 1) > MOST_CELLS)
        {
          g_array_append_val (scene->large, i);
          continue;
        }
      for (gint64 column = cells.left; column <= cells.right; column++)
        for (gint64 row = cells.top; row <= cells.bottom; row++)
          add_to_cell (scene, cell_key (column, row), i);
    }
}

static int
compare_guint (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

static void
add_touching (const SwScene *scene, const GArray *candidates, const SwRect *area, GArray *found)
{
  for (guint k = 0; candidates != NULL && k < candidates->len; k++)
    {
      guint i = g_array_index (candidates, guint, k);
      if (sw_rect_intersects (&g_array_index (scene->items, SwItem, i).bounds, area))
        g_array_append_val (found, i);
    }
}

static void
drop_doubles (GArray *sorted)
{
  guint kept = 0;

  for (guint k = 0; k < sorted->len; k++)
    if (kept == 0 || g_array_index (sorted, guint, k) != g_array_index (sorted, guint, kept - 1))
      g_array_index (sorted, guint, kept++) = g_array_index (sorted, guint, k);
  g_array_set_size (sorted, kept);
}

GArray *
sw_scene_query (const SwScene *scene, const SwRect *area)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  Cells cells = cells_of (area);

  /* A view of the whole map asks for more cells than there are. */
  if ((double)(cells.right - cells.left + 1) * (double)(cells.bottom - cells.top + 1) > g_hash_table_size (scene->grid))
    {
      for (guint i = 0; i < scene->items->len; i++)
        if (sw_rect_intersects (&g_array_index (scene->items, SwItem, i).bounds, area))
          g_array_append_val (found, i);
      return found;
    }
  add_touching (scene, scene->large, area, found);
  for (gint64 column = cells.left; column <= cells.right; column++)
    for (gint64 row = cells.top; row <= cells.bottom; row++)
      {
        gint64 key = cell_key (column, row);
        add_touching (scene, g_hash_table_lookup (scene->grid, &key), area, found);
      }
  g_array_sort (found, compare_guint);
  drop_doubles (found);
  return found;
}

/* --- difference -------------------------------------------------------------------------------------------- */

static gboolean
shapes_equal (const SwShape *a, const SwShape *b)
{
  return a->type == b->type && memcmp (&a->rect, &b->rect, sizeof a->rect) == 0 && a->radius == b->radius
         && memcmp (&a->fill, &b->fill, sizeof a->fill) == 0 && memcmp (&a->stroke, &b->stroke, sizeof a->stroke) == 0
         && a->width == b->width && a->dash[0] == b->dash[0] && a->n_points == b->n_points
         && (a->n_points == 0 || memcmp (a->points, b->points, a->n_points * sizeof (SwPoint)) == 0)
         && g_strcmp0 (a->icon, b->icon) == 0 && g_strcmp0 (a->text, b->text) == 0 && a->size == b->size
         && a->bold == b->bold && a->align == b->align && a->lines == b->lines;
}

static gboolean
items_equal (const SwScene *before, const SwItem *a, const SwScene *after, const SwItem *b)
{
  const SwShape *shapes_a = sw_scene_shapes (before, a), *shapes_b = sw_scene_shapes (after, b);

  if (a->n_shapes != b->n_shapes)
    return FALSE;
  for (guint i = 0; i < a->n_shapes; i++)
    if (!shapes_equal (&shapes_a[i], &shapes_b[i]))
      return FALSE;
  return TRUE;
}

/* Most items stand where they stood before. */
static const SwItem *
counterpart (const SwScene *scene, guint i, const SwItem *item)
{
  if (i < scene->items->len && g_str_equal (g_array_index (scene->items, SwItem, i).id, item->id))
    return &g_array_index (scene->items, SwItem, i);
  return sw_scene_find (scene, item->id);
}

GArray *
sw_scene_difference (const SwScene *before, const SwScene *after)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (SwRect));

  for (guint i = 0; i < before->items->len; i++)
    {
      const SwItem *old = &g_array_index (before->items, SwItem, i);
      const SwItem *new = counterpart (after, i, old);

      if (new != NULL && items_equal (before, old, after, new))
        continue;
      g_array_append_val (rects, old->bounds);
      if (new != NULL)
        g_array_append_val (rects, new->bounds);
    }
  for (guint i = 0; i < after->items->len; i++)
    {
      const SwItem *new = &g_array_index (after->items, SwItem, i);
      if (counterpart (before, i, new) == NULL)
        g_array_append_val (rects, new->bounds);
    }
  return rects;
}

/* --- hit test ---------------------------------------------------------------------------------------------- */

static double
distance_to_path (const SwShape *path, double x, double y)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i + 3 < path->n_points; i += 3)
    {
      const SwPoint *p = &path->points[i];
      SwPoint last = p[0];

      for (int k = 1; k <= 16; k++)
        {
          double t = k / 16.0, u = 1 - t;
          SwPoint at = { u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x,
                         u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y };
          double dx = at.x - last.x, dy = at.y - last.y, square = dx * dx + dy * dy;
          double along = square > 0 ? CLAMP (((x - last.x) * dx + (y - last.y) * dy) / square, 0, 1) : 0;

          best = MIN (best, hypot (x - last.x - along * dx, y - last.y - along * dy));
          last = at;
        }
    }
  return best;
}

static SwHit
hit_edge (const SwScene *scene, const SwItem *item, double x, double y, double slack)
{
  const SwShape *path = sw_scene_shapes (scene, item);
  const SwPoint *first = &path->points[0], *last = &path->points[path->n_points - 1];

  if (hypot (x - last->x, y - last->y) <= 6 + slack)
    return (SwHit){ SW_HIT_EDGE_TO, item->id, NULL };
  if (hypot (x - first->x, y - first->y) <= 3 + slack)
    return (SwHit){ SW_HIT_EDGE_FROM, item->id, NULL };
  if (distance_to_path (path, x, y) <= 3 + slack)
    return (SwHit){ SW_HIT_EDGE, item->id, NULL };
  /* The label's plate belongs to the connection too. */
  for (guint i = 1; i < item->n_shapes; i++)
    if (path[i].type == SW_SHAPE_RECT && sw_rect_contains (&path[i].rect, x, y))
      return (SwHit){ SW_HIT_EDGE, item->id, NULL };
  return (SwHit){ SW_HIT_NOTHING, NULL, NULL };
}

static SwHit
hit_stream (const SwItem *item, double x, double y, double slack)
{
  SwRect header = { item->rect.x, item->rect.y, item->rect.width, SW_STREAM_HEADER };
  SwRect outer = sw_rect_grow (&item->rect, slack), inner = sw_rect_grow (&item->rect, -4 - slack);

  if (!sw_rect_contains (&outer, x, y))
    return (SwHit){ SW_HIT_NOTHING, NULL, NULL };
  if (sw_rect_contains (&header, x, y) || !sw_rect_contains (&inner, x, y))
    return (SwHit){ SW_HIT_STREAM, item->id, NULL };
  return (SwHit){ SW_HIT_FRAME, item->id, NULL };
}

static SwHit
hit_item (const SwScene *scene, const SwItem *item, double x, double y, double slack)
{
  const SwRect *card = &item->rect;

  switch (item->type)
    {
    case SW_ITEM_STREAM:
      return hit_stream (item, x, y, slack);
    case SW_ITEM_EDGE:
      return hit_edge (scene, item, x, y, slack);
    case SW_ITEM_STEP:
      if (hypot (x - card->x - card->width, y - card->y - card->height / 2) <= 7 + slack)
        return (SwHit){ SW_HIT_HANDLE, item->id, NULL };
      return sw_rect_contains (card, x, y) ? (SwHit){ SW_HIT_STEP, item->id, NULL }
                                           : (SwHit){ SW_HIT_NOTHING, NULL, NULL };
    case SW_ITEM_NOTE:
      return sw_rect_contains (card, x, y) ? (SwHit){ SW_HIT_NOTE, item->id, NULL }
                                           : (SwHit){ SW_HIT_NOTHING, NULL, NULL };
    case SW_ITEM_SCORECARD:
    case SW_ITEM_CELL:
      return (SwHit){ SW_HIT_NOTHING, NULL, NULL };
    default:
      g_return_val_if_reached (((SwHit){ SW_HIT_NOTHING, NULL, NULL }));
    }
}

SwHit
sw_scene_hit (const SwScene *scene, double x, double y, double slack)
{
  SwRect area = { x - 12 - slack, y - 12 - slack, 24 + 2 * slack, 24 + 2 * slack };
  g_autoptr (GArray) found = sw_scene_query (scene, &area);

  for (guint i = scene->spots->len; i > 0; i--)
    {
      const SwSpot *spot = &g_array_index (scene->spots, SwSpot, i - 1);
      if (sw_rect_contains (&spot->rect, x, y))
        return (SwHit){ spot->part, spot->id, spot->activity };
    }
  for (guint k = found->len; k > 0; k--)
    {
      const SwItem *item = &g_array_index (scene->items, SwItem, g_array_index (found, guint, k - 1));
      SwHit hit = hit_item (scene, item, x, y, slack);
      if (hit.part != SW_HIT_NOTHING)
        return hit;
    }
  return (SwHit){ SW_HIT_NOTHING, NULL, NULL };
}

#include "canvas/tiles.h"

#include "render/paint.h"

#include <math.h>

/* Invariants: every tile of `current` was painted at `zoom` and `scale` and shows the scene as it is, or is stale: then
 * it stands, so that no hole is seen, until there is time to paint it anew. Tiles in `old` were painted at `old_zoom`
 * and are only ever stretched, until all that is visible has been painted anew. */

#define TILE 256
#define BUDGET 5000 /* microseconds of painting a frame; the last tile may take some more */
#define KEPT 2      /* so many times the tiles in view (of 256 KiB) stay before those out of view are let go */
#define GRID 24     /* canvas units between the dots of the ground */
#define GRID_ZOOM 0.5

typedef struct
{
  gint32 column, row;
} Place;

typedef struct
{
  cairo_surface_t *surface;
  gboolean stale;
} Tile;

struct _SwTiles
{
  GHashTable *current; /* Place → Tile */
  GHashTable *old;
  double zoom, old_zoom;
  int scale, old_scale;
  gboolean whole;
};

static guint
place_hash (gconstpointer place)
{
  const Place *p = place;
  return (guint)p->column * 2654435761u ^ (guint)p->row;
}

static gboolean
place_equal (gconstpointer a, gconstpointer b)
{
  const Place *p = a, *q = b;
  return p->column == q->column && p->row == q->row;
}

static void
tile_free (gpointer data)
{
  Tile *tile = data;
  cairo_surface_destroy (tile->surface);
  g_free (tile);
}

static GHashTable *
new_tiles (void)
{
  return g_hash_table_new_full (place_hash, place_equal, g_free, tile_free);
}

SwTiles *
sw_tiles_new (void)
{
  SwTiles *tiles = g_new0 (SwTiles, 1);
  tiles->current = new_tiles ();
  tiles->old = new_tiles ();
  return tiles;
}

void
sw_tiles_free (SwTiles *tiles)
{
  g_hash_table_unref (tiles->current);
  g_hash_table_unref (tiles->old);
  g_free (tiles);
}

void
sw_tiles_clear (SwTiles *tiles)
{
  g_hash_table_remove_all (tiles->current);
  g_hash_table_remove_all (tiles->old);
  tiles->whole = FALSE;
}

gboolean
sw_tiles_is_whole (const SwTiles *tiles)
{
  return tiles->whole;
}

/* The canvas units that a tile covers. */
static SwRect
tile_area (Place place, double zoom, int scale)
{
  double side = TILE / (zoom * scale);
  return (SwRect){ place.column * side, place.row * side, side, side };
}

void
sw_tiles_damage (SwTiles *tiles, const SwRect *area)
{
  /* Lines at the edge of an item reach a pixel beyond it. */
  SwRect grown = sw_rect_grow (area, 2);
  GHashTableIter iter;
  gpointer key, value;
  tiles->whole = FALSE;
  g_hash_table_iter_init (&iter, tiles->current);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      SwRect covered = tile_area (*(Place *)key, tiles->zoom, tiles->scale);
      if (sw_rect_intersects (&covered, &grown))
        ((Tile *)value)->stale = TRUE;
    }
}

static void
paint_ground (cairo_t *cr, const SwTheme *theme, const SwRect *area, double zoom)
{
  cairo_set_source_rgb (cr, theme->ground.red, theme->ground.green, theme->ground.blue);
  cairo_paint (cr);
  if (zoom < GRID_ZOOM)
    return;
  cairo_set_source_rgba (cr, theme->grid.red, theme->grid.green, theme->grid.blue, theme->grid.alpha);
  for (double y = floor (area->y / GRID) * GRID; y <= area->y + area->height; y += GRID)
    for (double x = floor (area->x / GRID) * GRID; x <= area->x + area->width; x += GRID)
      cairo_rectangle (cr, x - 0.75, y - 0.75, 1.5, 1.5);
  cairo_fill (cr);
}

static cairo_surface_t *
paint_tile (const SwTiles *tiles, Place place, const SwScene *scene, GHashTable *hidden)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, TILE, TILE);
  SwRect area = tile_area (place, tiles->zoom, tiles->scale);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, tiles->zoom * tiles->scale, tiles->zoom * tiles->scale);
  cairo_translate (cr, -area.x, -area.y);
  paint_ground (cr, sw_scene_theme (scene), &area, tiles->zoom);
  sw_scene_paint (scene, cr, &area, tiles->zoom * tiles->scale, hidden);
  cairo_destroy (cr);
  return surface;
}

/* Draws a surface at its place on the widget. That place is a whole device pixel for tiles of the current zoom, so that
 * they are copied, not filtered. */
static void
append_tile (GtkSnapshot *snapshot, cairo_surface_t *surface, const graphene_rect_t *where, double stretch)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, where);
  cairo_translate (cr, where->origin.x, where->origin.y);
  cairo_scale (cr, stretch, stretch);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
append_old (const SwTiles *tiles, GtkSnapshot *snapshot, const SwViewport *view, int width, int height)
{
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, tiles->old);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      SwRect area = tile_area (*(Place *)key, tiles->old_zoom, tiles->old_scale);
      SwRect seen = sw_viewport_rect_to_widget (view, &area);
      SwRect all = { 0, 0, width, height };
      if (sw_rect_intersects (&seen, &all))
        append_tile (snapshot, ((Tile *)value)->surface, &GRAPHENE_RECT_INIT (seen.x, seen.y, seen.width, seen.height),
                     seen.width / TILE);
    }
}

static void
change_zoom (SwTiles *tiles, double zoom, int scale)
{
  if (tiles->zoom == zoom && tiles->scale == scale)
    return;
  /* A picture that is half painted is worse to stretch than the whole one before it. */
  if (g_hash_table_size (tiles->current) > 0 && g_hash_table_size (tiles->old) == 0)
    {
      GHashTable *swap = tiles->old;
      tiles->old = tiles->current;
      tiles->current = swap;
      tiles->old_zoom = tiles->zoom;
      tiles->old_scale = tiles->scale;
    }
  g_hash_table_remove_all (tiles->current);
  tiles->zoom = zoom;
  tiles->scale = scale;
}

static void
forget_hidden (SwTiles *tiles, gint32 left, gint32 top, gint32 right, gint32 bottom)
{
  GHashTableIter iter;
  gpointer key;
  guint in_view = (guint)(right - left + 1) * (guint)(bottom - top + 1);
  if (g_hash_table_size (tiles->current) <= (1 + KEPT) * in_view)
    return;
  g_hash_table_iter_init (&iter, tiles->current);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Place *place = key;
      if (place->column < left || place->column > right || place->row < top || place->row > bottom)
        g_hash_table_iter_remove (&iter);
    }
}

/* The tile at @place, painted anew if it has to be and there is time. Returns: (nullable) */
static Tile *
tile_at (SwTiles *tiles, Place place, const SwScene *scene, GHashTable *hidden, gint64 until)
{
  Tile *tile = g_hash_table_lookup (tiles->current, &place);
  if ((tile != NULL && !tile->stale) || g_get_monotonic_time () >= until)
    return tile;
  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      g_hash_table_insert (tiles->current, g_memdup2 (&place, sizeof place), tile);
    }
  g_clear_pointer (&tile->surface, cairo_surface_destroy);
  tile->surface = paint_tile (tiles, place, scene, hidden);
  tile->stale = FALSE;
  return tile;
}

gboolean
sw_tiles_snapshot (SwTiles *tiles, GtkSnapshot *snapshot, const SwScene *scene, GHashTable *hidden,
                   const SwViewport *view, int width, int height, int scale)
{
  change_zoom (tiles, view->zoom, scale);
  double pixels = view->zoom * scale, origin_x = round (view->x * pixels), origin_y = round (view->y * pixels);
  gint32 left = (gint32)floor (origin_x / TILE), right = (gint32)floor ((origin_x + width * scale - 1) / TILE);
  gint32 top = (gint32)floor (origin_y / TILE), bottom = (gint32)floor ((origin_y + height * scale - 1) / TILE);
  gint64 until = g_get_monotonic_time () + BUDGET;
  gboolean stretching = g_hash_table_size (tiles->old) > 0, missing = FALSE;
  const SwTheme *theme = sw_scene_theme (scene);

  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ theme->ground.red, theme->ground.green, theme->ground.blue, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (stretching)
    append_old (tiles, snapshot, view, width, height);
  for (gint32 row = top; row <= bottom; row++)
    for (gint32 column = left; column <= right; column++)
      {
        Place place = { column, row };
        const Tile *tile = tile_at (tiles, place, scene, hidden, until);
        missing = missing || tile == NULL || tile->stale;
        if (tile == NULL)
          continue;
        double side = (double)TILE / scale;
        append_tile (
            snapshot, tile->surface,
            &GRAPHENE_RECT_INIT ((column * TILE - origin_x) / scale, (row * TILE - origin_y) / scale, side, side),
            1.0 / scale);
      }
  if (!missing)
    g_hash_table_remove_all (tiles->old);
  forget_hidden (tiles, left, top, right, bottom);
  tiles->whole = !missing;
  return missing;
}

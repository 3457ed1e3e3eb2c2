#include "canvas/guides.h"

#include "canvas/drop.h"

#include <math.h>

/* Start, middle and end of a side of @length from @start. */
static double
mark (double start, double length, int which)
{
  return start + length * which / 2;
}

/* The smallest correction that lets two marks of the same kind meet; @best is replaced if it is smaller. */
static gboolean
meet (double start, double length, double other_start, double other_length, double *best, double *line)
{
  gboolean found = FALSE;
  for (int which = 0; which < 3; which++)
    {
      double off = mark (other_start, other_length, which) - mark (start, length, which);
      if (fabs (off) < fabs (*best))
        {
          *best = off;
          *line = mark (other_start, other_length, which);
          found = TRUE;
        }
    }
  return found;
}

void
sw_guides_find (const SwScene *scene, const SwRect *rect, const SwRect *seen, GHashTable *hidden, double tolerance,
                double *dx, double *dy, SwGuides *guides)
{
  g_autoptr (GArray) found = sw_scene_query (scene, seen);
  const SwItem *items = sw_scene_items (scene, NULL);
  SwRect at = { rect->x + *dx, rect->y + *dy, rect->width, rect->height };
  double off_x = tolerance, off_y = tolerance;
  SwRect by_x = at, by_y = at;

  *guides = (SwGuides){ 0 };
  for (guint k = 0; k < found->len; k++)
    {
      const SwItem *item = &items[g_array_index (found, guint, k)];
      if ((item->type != SW_ITEM_STEP && item->type != SW_ITEM_NOTE) || g_hash_table_contains (hidden, item->id))
        continue;
      if (meet (at.x, at.width, item->rect.x, item->rect.width, &off_x, &guides->x))
        {
          guides->has_x = TRUE;
          by_x = item->rect;
        }
      if (meet (at.y, at.height, item->rect.y, item->rect.height, &off_y, &guides->y))
        {
          guides->has_y = TRUE;
          by_y = item->rect;
        }
    }
  *dx += guides->has_x ? off_x : sw_snap (at.x) - at.x;
  *dy += guides->has_y ? off_y : sw_snap (at.y) - at.y;
  guides->top = MIN (at.y, by_x.y);
  guides->bottom = MAX (at.y + at.height, by_x.y + by_x.height);
  guides->left = MIN (at.x, by_y.x);
  guides->right = MAX (at.x + at.width, by_y.x + by_y.width);
}

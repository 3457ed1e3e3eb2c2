#include "layout/geometry.h"

gboolean
sw_rect_contains (const SwRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

gboolean
sw_rect_intersects (const SwRect *a, const SwRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

SwRect
sw_rect_union (const SwRect *a, const SwRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

  return (SwRect){ x, y, MAX (a->x + a->width, b->x + b->width) - x, MAX (a->y + a->height, b->y + b->height) - y };
}

SwRect
sw_rect_grow (const SwRect *rect, double by)
{
  return (SwRect){ rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

SwRect
sw_badge_rect (const SwRect *card)
{
  double half = SW_BADGE_SIZE / 2.0;

  return (SwRect){ card->x + card->width - SW_BADGE_INSET_X - half, card->y + SW_BADGE_INSET_Y - half, SW_BADGE_SIZE,
                   SW_BADGE_SIZE };
}

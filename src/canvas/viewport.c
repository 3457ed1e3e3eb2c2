#include "canvas/viewport.h"

#include <math.h>

#define MARGIN 32 /* around what is fitted or revealed, widget pixels */

SwPoint
sw_viewport_to_canvas (const SwViewport *view, double x, double y)
{
  return (SwPoint){ view->x + x / view->zoom, view->y + y / view->zoom };
}

SwPoint
sw_viewport_to_widget (const SwViewport *view, double x, double y)
{
  return (SwPoint){ (x - view->x) * view->zoom, (y - view->y) * view->zoom };
}

SwRect
sw_viewport_rect_to_widget (const SwViewport *view, const SwRect *rect)
{
  SwPoint at = sw_viewport_to_widget (view, rect->x, rect->y);
  return (SwRect){ at.x, at.y, rect->width * view->zoom, rect->height * view->zoom };
}

SwRect
sw_viewport_area (const SwViewport *view, double width, double height)
{
  return (SwRect){ view->x, view->y, width / view->zoom, height / view->zoom };
}

void
sw_viewport_zoom_at (SwViewport *view, double zoom, double x, double y)
{
  SwPoint at = sw_viewport_to_canvas (view, x, y);
  view->zoom = CLAMP (zoom, SW_ZOOM_LEAST, SW_ZOOM_MOST);
  view->x = at.x - x / view->zoom;
  view->y = at.y - y / view->zoom;
}

void
sw_viewport_fit (SwViewport *view, const SwRect *rect, double width, double height, double most)
{
  double across = MAX (width - 2 * MARGIN, 1) / MAX (rect->width, 1);
  double down = MAX (height - 2 * MARGIN, 1) / MAX (rect->height, 1);
  view->zoom = CLAMP (MIN (MIN (across, down), most), SW_ZOOM_LEAST, SW_ZOOM_MOST);
  view->x = rect->x + rect->width / 2 - width / 2 / view->zoom;
  view->y = rect->y + rect->height / 2 - height / 2 / view->zoom;
}

gboolean
sw_viewport_is_covered (const SwViewport *view, const SwRect *rect, double width, double height, double corner_width,
                        double corner_height)
{
  SwRect seen = sw_viewport_rect_to_widget (view, rect);
  SwRect corner = { width - corner_width, height - corner_height, corner_width, corner_height };
  return sw_rect_intersects (&seen, &corner);
}

/* How far to move so that [@start, @start + @length] lies inside [0, @room]; what is too long shows its beginning. */
static double
shift (double start, double length, double room)
{
  double margin = MIN (MARGIN, MAX (room - length, 0) / 2);
  if (length > room || start < margin)
    return start - margin;
  return MAX (start + length + margin - room, 0);
}

gboolean
sw_viewport_reveal (SwViewport *view, const SwRect *rect, double width, double height)
{
  SwRect seen = sw_viewport_rect_to_widget (view, rect);
  double dx = shift (seen.x, seen.width, width), dy = shift (seen.y, seen.height, height);
  if (fabs (dx) < 0.5 && fabs (dy) < 0.5)
    return FALSE;
  view->x += dx / view->zoom;
  view->y += dy / view->zoom;
  return TRUE;
}

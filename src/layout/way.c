#include "layout/route-private.h"

#include <math.h>

#define CORNER 14.0      /* radius of a lane's corners */
#define MARK_ACROSS 12.0 /* marks lie closer than the cells that hold them */
#define MARK_DOWN 5.0
#define MOST_MARKS 1000

SwPoint
sw_curve_at (const SwPoint *p, double t)
{
  double u = 1 - t;

  return (SwPoint){ u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x,
                    u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y };
}

void
sw_way_line (GArray *points, SwPoint to)
{
  SwPoint from = g_array_index (points, SwPoint, points->len - 1);
  SwPoint controls[3] = { { from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3 },
                          { from.x + 2 * (to.x - from.x) / 3, from.y + 2 * (to.y - from.y) / 3 },
                          to };

  g_array_append_vals (points, controls, 3);
}

/* A quarter turn at @corner towards @next. */
void
sw_way_corner (GArray *points, SwPoint corner, SwPoint next)
{
  SwPoint from = g_array_index (points, SwPoint, points->len - 1);
  double before = hypot (corner.x - from.x, corner.y - from.y), after = hypot (next.x - corner.x, next.y - corner.y);
  double radius = MIN (CORNER, MIN (before, after) / 2);
  SwPoint in, out, controls[3];

  if (radius < 0.5)
    {
      sw_way_line (points, corner);
      return;
    }
  in = (SwPoint){ corner.x - (corner.x - from.x) / before * radius, corner.y - (corner.y - from.y) / before * radius };
  out = (SwPoint){ corner.x + (next.x - corner.x) / after * radius, corner.y + (next.y - corner.y) / after * radius };
  sw_way_line (points, in);
  controls[0] = (SwPoint){ in.x + (corner.x - in.x) * 0.55, in.y + (corner.y - in.y) * 0.55 };
  controls[1] = (SwPoint){ out.x + (corner.x - out.x) * 0.55, out.y + (corner.y - out.y) * 0.55 };
  controls[2] = out;
  g_array_append_vals (points, controls, 3);
}

SwRoute *
sw_way_finish (SwLayout *layout, SwElement *element, GArray *points)
{
  SwRoute *route = g_new0 (SwRoute, 1);
  SwPoint first = g_array_index (points, SwPoint, 0);
  SwPoint least = first, most = first;

  for (guint i = 1; i < points->len; i++)
    {
      SwPoint p = g_array_index (points, SwPoint, i);
      least = (SwPoint){ MIN (least.x, p.x), MIN (least.y, p.y) };
      most = (SwPoint){ MAX (most.x, p.x), MAX (most.y, p.y) };
    }
  route->users = 1;
  route->edge = element;
  route->feedback = element->kind == SW_KIND_FEEDBACK;
  route->bounds = (SwRect){ least.x - 8, least.y - 8, most.x - least.x + 16, most.y - least.y + 16 };
  route->n_points = points->len;
  route->points = (SwPoint *)(gpointer)g_array_free (points, FALSE);
  g_hash_table_insert (layout->routes, (gpointer)element->id, route);
  return route;
}

SwRoute *
sw_route_ref (SwRoute *route)
{
  route->users++;
  return route;
}

void
sw_route_unref (gpointer data)
{
  SwRoute *route = data;

  if (--route->users > 0)
    return;
  g_free (route->label_text);
  g_free (route->label_more);
  g_free (route->points);
  g_free (route);
}

void
sw_way_mark (SwSpace *space, const SwRoute *route, guint owner)
{
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    {
      const SwPoint *p = &route->points[i];
      double cells = fabs (p[3].x - p[0].x) / MARK_ACROSS + fabs (p[3].y - p[0].y) / MARK_DOWN;
      int steps = (int)CLAMP (cells, 1, MOST_MARKS);

      for (int k = 0; k <= steps; k++)
        {
          SwPoint at = sw_curve_at (p, (double)k / steps);
          sw_space_mark (space, at.x, at.y, owner);
        }
    }
}

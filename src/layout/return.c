/*
 * Feedback that crosses less among the flows than around them. Ways around are drawn first; where one of them crosses
 * others, a way from the left side of its step back to the right side of the earlier one, through gaps between the
 * cards, is weighed against it.
 *
 * What is weighed are lines from the middle of a card's side, level by level, to that of the other: ways that share a
 * side, or a gap, get an order there afterwards in which they don't cross.
 */
#include "layout/route-private.h"

#include <math.h>

#define MOST_WEIGHED 400 /* in a stream with more connections, nobody follows one with the eye through the others */
#define CURVE_STEPS 8

typedef struct
{
  SwRect bounds;
  GArray *points; /* of SwPoint */
} Line;

static void
line_clear (gpointer data)
{
  g_array_unref (((Line *)data)->points);
}

static void
add_point (Line *line, double x, double y)
{
  SwPoint point = { x, y };
  double right = MAX (line->bounds.x + line->bounds.width, x), bottom = MAX (line->bounds.y + line->bounds.height, y);

  if (line->points->len == 0)
    line->bounds = (SwRect){ x, y, 0, 0 };
  else
    {
      line->bounds.x = MIN (line->bounds.x, x);
      line->bounds.y = MIN (line->bounds.y, y);
      line->bounds.width = right - line->bounds.x;
      line->bounds.height = bottom - line->bounds.y;
    }
  g_array_append_val (line->points, point);
}

/* From the right side of the left card to the left side of the right one. */
static Line
line_across (const SwRouter *router, guint e, const SwWeave *weave)
{
  const SwRect *left = sw_router_left_card (router, e), *right = sw_router_right_card (router, e);
  Line line = { { 0, 0, 0, 0 }, g_array_new (FALSE, FALSE, sizeof (SwPoint)) };

  add_point (&line, left->x + left->width, left->y + left->height / 2);
  for (guint k = 0; k < weave->n; k++)
    {
      add_point (&line, weave->passes[k].left, weave->passes[k].level);
      add_point (&line, weave->passes[k].right, weave->passes[k].level);
    }
  add_point (&line, right->x, right->y + right->height / 2);
  return line;
}

static Line
line_drawn (const SwRouter *router, guint e)
{
  const SwRoute *route = sw_layout_route (router->layout, router->graph->edges[e].element->id);
  Line line = { { 0, 0, 0, 0 }, g_array_new (FALSE, FALSE, sizeof (SwPoint)) };

  add_point (&line, route->points[0].x, route->points[0].y);
  for (guint i = 0; i + 3 < route->n_points; i += 3)
    for (guint k = 1; k <= CURVE_STEPS; k++)
      {
        SwPoint at = sw_curve_at (&route->points[i], k / (double)CURVE_STEPS);
        add_point (&line, at.x, at.y);
      }
  return line;
}

static double
turn (SwPoint a, SwPoint b, SwPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static guint
count_between (const Line *one, const Line *other)
{
  guint count = 0;

  if (one->bounds.x > other->bounds.x + other->bounds.width || other->bounds.x > one->bounds.x + one->bounds.width
      || one->bounds.y > other->bounds.y + other->bounds.height || other->bounds.y > one->bounds.y + one->bounds.height)
    return 0;
  for (guint i = 0; i + 1 < one->points->len; i++)
    for (guint k = 0; k + 1 < other->points->len; k++)
      {
        SwPoint a = g_array_index (one->points, SwPoint, i), b = g_array_index (one->points, SwPoint, i + 1);
        SwPoint c = g_array_index (other->points, SwPoint, k), d = g_array_index (other->points, SwPoint, k + 1);

        count += turn (a, b, c) * turn (a, b, d) < 0 && turn (c, d, a) * turn (c, d, b) < 0;
      }
  return count;
}

static guint
count_all (const Line *line, const GArray *lines, guint but)
{
  guint count = 0;

  for (guint k = 0; k < lines->len; k++)
    if (k != but)
      count += count_between (line, &g_array_index (lines, Line, k));
  return count;
}

static gboolean
is_across (const SwRouter *router, guint e)
{
  return router->ways[e] == WAY_CURVE || router->ways[e] == WAY_WEAVE;
}

gboolean
sw_router_choose_returns (SwRouter *router)
{
  guint n = router->graph->n_edges;
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (Line));
  gboolean any = FALSE;

  if (n > MOST_WEIGHED)
    return FALSE;
  g_array_set_clear_func (drawn, line_clear);
  g_array_set_clear_func (plain, line_clear);
  for (guint e = 0; e < n; e++)
    {
      Line line = line_drawn (router, e);
      Line across = is_across (router, e) ? line_across (router, e, &router->weaves[e]) : line_drawn (router, e);

      g_array_append_val (drawn, line);
      g_array_append_val (plain, across);
    }
  for (guint e = 0; e < n; e++)
    {
      guint around = count_all (&g_array_index (drawn, Line, e), drawn, e);
      SwWeave weave;
      Line line;

      if (sw_edge_is_flow (&router->graph->edges[e]) || router->ways[e] == WAY_WEAVE || around == 0
          || !sw_router_find_weave (router, e, &weave))
        continue;
      line = line_across (router, e, &weave);
      if (count_all (&line, plain, e) >= around)
        {
          g_free (weave.passes);
          line_clear (&line);
          continue;
        }
      g_free (router->weaves[e].passes);
      router->weaves[e] = weave;
      router->ways[e] = WAY_WEAVE;
      line_clear (&g_array_index (plain, Line, e));
      line_clear (&g_array_index (drawn, Line, e));
      g_array_index (plain, Line, e) = line;
      g_array_index (drawn, Line, e) = line_across (router, e, &weave);
      any = TRUE;
    }
  return any;
}

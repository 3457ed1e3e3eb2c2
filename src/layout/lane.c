/* Ways that leave their row: level lanes on which no card stands, and what leads to them. */
#include "layout/route-private.h"

#include <math.h>
#include <stdlib.h>

#define LANE_FIRST 20.0 /* from a card's edge to the nearest lane */
#define LANE_STEP 18.0  /* between lanes */
#define STUB 20.0       /* how far a flow runs straight out of a card before it turns */
#define LEAST_GAP 24.0  /* rows that are closer have no lane between them */
#define MOST_TRIES 40
#define MOST_LEG_TRIES 12
#define MOST_LANES 6       /* that are weighed against each other */
#define LENGTH_WORTH 800.0 /* so much longer is as bad as one crossing */

gboolean
sw_router_is_clear (const SwSpace *space, SwPoint a, SwPoint b, guint but_a, guint but_b)
{
  SwRect area = { MIN (a.x, b.x) - SW_ROUTE_CLEAR, MIN (a.y, b.y) - SW_ROUTE_CLEAR,
                  fabs (a.x - b.x) + 2 * SW_ROUTE_CLEAR, fabs (a.y - b.y) + 2 * SW_ROUTE_CLEAR };

  return sw_space_card_in (space, &area, but_a, but_b) == SW_SPACE_NONE;
}

static gboolean
may_take (const SwRouter *router, double y, double x1, double x2)
{
  return router->share || sw_space_lane_is_free (router->space, y, x1, x2);
}

/* Whether a way down (or up) at @a.x to @y, and one at @b.x, touch no card. */
static gboolean
may_reach (const SwRouter *router, const SwEdge *edge, SwPoint a, SwPoint b, double y)
{
  return sw_router_is_clear (router->space, a, (SwPoint){ a.x, y }, edge->from, edge->to)
         && sw_router_is_clear (router->space, b, (SwPoint){ b.x, y }, edge->from, edge->to);
}

/* Whether a way along @y touches no card and no other lane. */
static gboolean
may_run (const SwRouter *router, SwPoint a, SwPoint b, double y)
{
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x);

  return may_take (router, y, left, right)
         && sw_router_is_clear (router->space, (SwPoint){ left, y }, (SwPoint){ right, y }, SW_SPACE_NONE,
                                SW_SPACE_NONE);
}

/* From @y on downwards (or upwards); where a card is in the way, past it at once. Returns: whether @y is clear; if
 * there is no clear lane, @y stays. */
static gboolean
seek_lane (const SwRouter *router, const SwEdge *edge, SwPoint a, SwPoint b, int direction, double *y)
{
  double first = *y;
  SwRect along = { MIN (a.x, b.x), 0, fabs (a.x - b.x), 2 * SW_ROUTE_CLEAR };

  for (guint i = 0; i < MOST_TRIES; i++)
    {
      guint card;

      /* What can't be reached here can't be reached further on. */
      if (!may_reach (router, edge, a, b, *y))
        break;
      if (may_run (router, a, b, *y))
        return TRUE;
      along.y = *y - SW_ROUTE_CLEAR;
      card = sw_space_card_in (router->space, &along, SW_SPACE_NONE, SW_SPACE_NONE);
      if (card == SW_SPACE_NONE)
        *y += direction * LANE_STEP;
      else if (direction > 0)
        *y = MAX (*y + LANE_STEP, router->space->blocks[card].y + router->space->blocks[card].height + LANE_FIRST);
      else
        *y = MIN (*y - LANE_STEP, router->space->blocks[card].y - LANE_FIRST);
    }
  *y = first;
  return FALSE;
}

/* How a way around gets from a card down to its lane: at once, or, where a card stands below, first along @level to the
 * gap beside it. */
typedef struct
{
  double x;
  double level;
  gboolean bent;
} Leg;

static gboolean
is_clear_bend (const SwRouter *router, SwPoint port, double level, double x, double y)
{
  SwPoint turn = { port.x, level }, down = { x, level };

  return may_take (router, level, MIN (port.x, x), MAX (port.x, x))
         && sw_router_is_clear (router->space, turn, down, SW_SPACE_NONE, SW_SPACE_NONE)
         && sw_router_is_clear (router->space, down, (SwPoint){ x, y }, SW_SPACE_NONE, SW_SPACE_NONE);
}

static gboolean
find_leg (const SwRouter *router, guint card, SwPoint port, double y, double towards, Leg *leg)
{
  static const double gaps[] = { 36, 26, 46, 56 };
  const SwRect *own = &router->space->blocks[card];
  double side = towards < port.x ? -1 : 1;

  *leg = (Leg){ port.x, y, FALSE };
  if (sw_router_is_clear (router->space, port, (SwPoint){ port.x, y }, card, card))
    return TRUE;
  leg->bent = TRUE;
  for (guint row = 0; row < 2; row++)
    for (guint i = 0; i < 2 * G_N_ELEMENTS (gaps); i++)
      {
        double out = gaps[i % G_N_ELEMENTS (gaps)], to = i < G_N_ELEMENTS (gaps) ? side : -side;

        leg->level = port.y + LANE_FIRST + row * LANE_STEP;
        leg->x = to < 0 ? own->x - out : own->x + own->width + out;
        if (is_clear_bend (router, port, leg->level, leg->x, y))
          return TRUE;
      }
  return FALSE;
}

/* Where cards stand below one of the ends. What blocks all legs to a lane below their bends blocks them to all lanes
 * that are lower. Returns: whether there is a way */
static gboolean
seek_legs (const SwRouter *router, guint e, double *y, Leg *down, Leg *up)
{
  const SwEdge *edge = &router->graph->edges[e];
  SwPoint start = router->starts[e], end = router->ends[e];
  double below_bends = MAX (start.y, end.y) + LANE_FIRST + LANE_STEP;

  for (guint i = 0; i < MOST_LEG_TRIES; i++)
    {
      gboolean found =
          find_leg (router, edge->from, start, *y, end.x, down) && find_leg (router, edge->to, end, *y, start.x, up);
      SwPoint left = { found ? MIN (down->x, up->x) : MIN (start.x, end.x), *y };
      SwPoint right = { found ? MAX (down->x, up->x) : MAX (start.x, end.x), *y };
      SwRect along = { left.x, *y - SW_ROUTE_CLEAR, right.x - left.x, 2 * SW_ROUTE_CLEAR };
      guint card = sw_space_card_in (router->space, &along, SW_SPACE_NONE, SW_SPACE_NONE);

      if (found && card == SW_SPACE_NONE && may_take (router, *y, left.x, right.x))
        return TRUE;
      if (!found && *y >= below_bends)
        return FALSE;
      *y += LANE_STEP;
      if (card != SW_SPACE_NONE)
        *y = MAX (*y, router->space->blocks[card].y + router->space->blocks[card].height + LANE_FIRST);
    }
  return FALSE;
}

/* Draws a way of upright and level pieces from corner to corner. */
static SwRoute *
draw_corners (SwRouter *router, guint e, const SwPoint *corners, guint count)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SwPoint));

  g_array_append_val (points, corners[0]);
  for (guint i = 1; i + 1 < count; i++)
    sw_way_corner (points, corners[i], corners[i + 1]);
  sw_way_line (points, corners[count - 1]);
  return sw_way_finish (router->layout, router->graph->edges[e].element, points);
}

/* A level lane for a way around: what it crosses counts most, then how long it is. */
typedef struct
{
  double y;
  guint crossings;
  double cost;
} Choice;

static Choice
weigh_lane (const SwRouter *router, SwPoint a, SwPoint b, double y)
{
  SwPoint left = { a.x, y }, right = { b.x, y };
  guint crossings = sw_space_count_marks (router->space, a, left) + sw_space_count_marks (router->space, left, right)
                    + sw_space_count_marks (router->space, b, right);

  return (Choice){ y, crossings, crossings + (fabs (a.y - y) + fabs (b.y - y)) / LENGTH_WORTH };
}

/* The best of the next clear lanes below (or above), which is the first that crosses nothing. Returns: whether there is
 * one */
static gboolean
choose_lane (const SwRouter *router, const SwEdge *edge, SwPoint a, SwPoint b, int direction, Choice *best)
{
  double y = direction > 0 ? MAX (a.y, b.y) + LANE_FIRST : MIN (a.y, b.y) - LANE_FIRST;

  *best = (Choice){ 0, G_MAXUINT, INFINITY };
  for (guint i = 0; i < MOST_LANES && best->crossings > 0 && seek_lane (router, edge, a, b, direction, &y); i++)
    {
      Choice choice = weigh_lane (router, a, b, y);

      if (choice.cost < best->cost)
        *best = choice;
      y += direction * LANE_STEP;
    }
  return best->cost < INFINITY;
}

void
sw_router_choose_sides (SwRouter *router)
{
  for (guint e = 0; e < router->graph->n_edges; e++)
    {
      const SwEdge *edge = &router->graph->edges[e];
      const SwRect *from = &router->space->blocks[edge->from], *to = &router->space->blocks[edge->to];
      SwPoint a = { from->x + from->width / 2, from->y + from->height };
      SwPoint b = { to->x + to->width / 2, to->y + to->height };
      Choice over, below;

      if (router->ways[e] != WAY_AROUND || (choose_lane (router, edge, a, b, 1, &below) && below.crossings == 0))
        continue;
      a.y = from->y;
      b.y = to->y;
      /* Below is where people look for feedback. */
      if (choose_lane (router, edge, a, b, -1, &over) && over.cost + 1 <= below.cost)
        router->ways[e] = WAY_OVER;
    }
}

/* @down, @up: straight if there is no way */
static gboolean
seek_around (const SwRouter *router, guint e, double *y, Leg *down, Leg *up)
{
  SwPoint start = router->starts[e], end = router->ends[e];
  gboolean over = router->ways[e] == WAY_OVER;
  Choice choice;

  *down = (Leg){ start.x, 0, FALSE };
  *up = (Leg){ end.x, 0, FALSE };
  if (choose_lane (router, &router->graph->edges[e], start, end, over ? -1 : 1, &choice))
    {
      *y = choice.y;
      return TRUE;
    }
  if (over)
    return FALSE;
  *y = MAX (start.y, end.y) + LANE_FIRST;
  if (seek_legs (router, e, y, down, up))
    return TRUE;
  *down = (Leg){ start.x, 0, FALSE };
  *up = (Leg){ end.x, 0, FALSE };
  return FALSE;
}

static void
go_around (SwRouter *router, guint e)
{
  const SwEdge *edge = &router->graph->edges[e];
  SwPoint start = router->starts[e], end = router->ends[e];
  double y;
  Leg down, up;
  SwPoint corners[8];
  guint n = 0;

  if (!seek_around (router, e, &y, &down, &up))
    {
      router->share = TRUE;
      if (!seek_around (router, e, &y, &down, &up))
        y = router->ways[e] == WAY_OVER ? MIN (start.y, end.y) - LANE_FIRST : MAX (start.y, end.y) + LANE_FIRST;
      router->share = FALSE;
    }
  sw_space_add_lane (router->space, y, MIN (down.x, up.x), MAX (down.x, up.x));
  corners[n++] = start;
  if (down.bent)
    {
      sw_space_add_lane (router->space, down.level, MIN (start.x, down.x), MAX (start.x, down.x));
      corners[n++] = (SwPoint){ start.x, down.level };
      corners[n++] = (SwPoint){ down.x, down.level };
    }
  corners[n++] = (SwPoint){ down.x, y };
  corners[n++] = (SwPoint){ up.x, y };
  if (up.bent)
    {
      sw_space_add_lane (router->space, up.level, MIN (end.x, up.x), MAX (end.x, up.x));
      corners[n++] = (SwPoint){ up.x, up.level };
      corners[n++] = (SwPoint){ end.x, up.level };
    }
  corners[n++] = end;
  draw_corners (router, e, corners, n)->back = edge->back;
}

/* --- between two rows -------------------------------------------------------------------------------------- */

/* From the middle of the gap between the rows of two cards outwards. Returns: whether a lane there is clear */
static gboolean
seek_between (const SwRouter *router, const SwEdge *edge, SwPoint a, SwPoint b, double *y)
{
  const SwRect *from = &router->space->blocks[edge->from], *to = &router->space->blocks[edge->to];
  double gap = MAX (from->y, to->y) - MIN (from->y + from->height, to->y + to->height);
  double middle = MAX (from->y, to->y) - gap / 2;

  if (gap < LEAST_GAP)
    return FALSE;
  for (int i = 0; i < 5 && gap / 2 - ((i + 1) / 2) * LANE_STEP >= SW_ROUTE_CLEAR; i++)
    {
      *y = middle + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * LANE_STEP;
      if (may_reach (router, edge, a, b, *y) && may_run (router, a, b, *y))
        return TRUE;
    }
  *y = middle;
  return FALSE;
}

gboolean
sw_router_may_go_between (const SwRouter *router, const SwEdge *edge)
{
  const SwRect *from = &router->space->blocks[edge->from], *to = &router->space->blocks[edge->to];
  SwPoint a = { from->x + from->width / 2, from->y < to->y ? from->y + from->height : from->y };
  SwPoint b = { to->x + to->width / 2, from->y < to->y ? to->y : to->y + to->height };
  double y;

  return seek_between (router, edge, a, b, &y);
}

static void
go_between (SwRouter *router, guint e)
{
  const SwEdge *edge = &router->graph->edges[e];
  SwPoint start = router->starts[e], end = router->ends[e];
  SwPoint corners[4] = { start, start, end, end };
  double y = (start.y + end.y) / 2;

  if (!seek_between (router, edge, start, end, &y))
    {
      router->share = TRUE;
      seek_between (router, edge, start, end, &y);
      router->share = FALSE;
    }
  sw_space_add_lane (router->space, y, MIN (start.x, end.x), MAX (start.x, end.x));
  corners[1].y = y;
  corners[2].y = y;
  draw_corners (router, e, corners, 4)->back = edge->back;
}

/* --- from side to side ------------------------------------------------------------------------------------- */

/* The nearest lane, seen from the two heights that it connects: between two rows if there is room; else above or below,
 * whichever is the shorter way. Returns: whether there is one */
static gboolean
choose_detour (const SwRouter *router, const SwEdge *edge, SwPoint out, SwPoint in, double *y)
{
  const SwRect *from = &router->space->blocks[edge->from], *to = &router->space->blocks[edge->to];
  double top = MIN (from->y, to->y), bottom = MAX (from->y + from->height, to->y + to->height);
  double above = top - LANE_FIRST, below = bottom + LANE_FIRST;
  gboolean found_above, found_below;

  if (seek_between (router, edge, out, in, y))
    return TRUE;
  found_above = seek_lane (router, edge, out, in, -1, &above);
  found_below = seek_lane (router, edge, out, in, 1, &below);
  *y = found_above && (!found_below || top - above <= below - bottom) ? above : below;
  return found_above || found_below;
}

static void
go_detour (SwRouter *router, guint e)
{
  const SwEdge *edge = &router->graph->edges[e];
  SwPoint start = router->starts[e], end = router->ends[e];
  SwPoint out = { start.x + STUB, start.y }, in = { end.x - STUB, end.y };
  double y;

  if (!choose_detour (router, edge, out, in, &y))
    {
      gboolean found;

      router->share = TRUE;
      found = choose_detour (router, edge, out, in, &y);
      router->share = FALSE;
      /* Where cards stand so close that none leaves room for a line beside it, a line across them is the least evil. */
      if (!found)
        {
          sw_router_go_straight (router, e);
          return;
        }
    }
  sw_space_add_lane (router->space, y, MIN (out.x, in.x), MAX (out.x, in.x));
  draw_corners (router, e, (SwPoint[]){ start, out, { out.x, y }, { in.x, y }, in, end }, 6);
}

/* --- all --------------------------------------------------------------------------------------------------- */

typedef struct
{
  double length;
  guint edge;
} Lap;

static int
compare_laps (const void *a, const void *b)
{
  const Lap *x = a, *y = b;

  if (x->length != y->length)
    return x->length < y->length ? -1 : 1;
  return x->edge < y->edge ? -1 : 1;
}

/* Short ways take the lanes next to the cards, so that long ones run around them. */
void
sw_router_take_lanes (SwRouter *router)
{
  g_autoptr (GArray) laps = g_array_new (FALSE, FALSE, sizeof (Lap));

  for (guint e = 0; e < router->graph->n_edges; e++)
    {
      Lap lap = { fabs (router->starts[e].x - router->ends[e].x), e };
      if (router->ways[e] >= WAY_DETOUR)
        g_array_append_val (laps, lap);
    }
  if (laps->len > 0)
    qsort (laps->data, laps->len, sizeof (Lap), compare_laps);
  for (guint i = 0; i < laps->len; i++)
    {
      guint e = g_array_index (laps, Lap, i).edge;
      if (router->ways[e] == WAY_AROUND || router->ways[e] == WAY_OVER)
        go_around (router, e);
      else if (router->ways[e] == WAY_BETWEEN)
        go_between (router, e);
      else
        go_detour (router, e);
      if (router->space->ways_are_marked)
        sw_router_mark (router, e);
    }
}

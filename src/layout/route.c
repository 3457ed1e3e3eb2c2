#include "layout/route.h"

#include <math.h>
#include <stdlib.h>

#define CORNER 14.0     /* radius of a lane's corners */
#define LANE_FIRST 20.0 /* from a card's edge to the nearest lane */
#define LANE_STEP 18.0  /* between lanes */
#define PORT_SIDE 20.0  /* between connections that share the left or right side of a card */
#define PORT_BASE 30.0  /* the same, below and above */
#define CLEAR 6.0       /* what a way keeps from cards that are not its own */
#define STUB 20.0       /* how far a flow runs straight out of a card before it turns */
#define MOST_TRIES 40

typedef enum
{
  WAY_CURVE,  /* right to left side */
  WAY_ABOVE,  /* top of a card to the bottom of one above it */
  WAY_BELOW,  /* bottom of a card to the top of one below it */
  WAY_DETOUR, /* right to left side over a lane */
  WAY_AROUND  /* bottom to bottom over a lane */
} Way;

typedef enum
{
  SIDE_RIGHT,
  SIDE_LEFT,
  SIDE_TOP,
  SIDE_BOTTOM
} Side;

/* One end of a connection at a side of a card. They are sorted by card, side and group, then key. */
typedef struct
{
  guint card;
  Side side;
  int group;
  double key;
  gboolean level; /* the other end is at the same height: the line wants to be straight */
  guint edge;
  gboolean leaving;
} Port;

typedef struct
{
  SwLayout *layout;
  const SwGraph *graph;
  SwSpace *space;
  Way *ways;
  SwPoint *starts, *ends;
} Router;

/* --- shapes ------------------------------------------------------------------------------------------------ */

SwPoint
sw_curve_at (const SwPoint *p, double t)
{
  double u = 1 - t;

  return (SwPoint){ u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x,
                    u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y };
}

static void
add_line (GArray *points, SwPoint to)
{
  SwPoint from = g_array_index (points, SwPoint, points->len - 1);
  SwPoint controls[3] = { { from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3 },
                          { from.x + 2 * (to.x - from.x) / 3, from.y + 2 * (to.y - from.y) / 3 },
                          to };

  g_array_append_vals (points, controls, 3);
}

/* A quarter turn at @corner towards @next. */
static void
add_corner (GArray *points, SwPoint corner, SwPoint next)
{
  SwPoint from = g_array_index (points, SwPoint, points->len - 1);
  double before = hypot (corner.x - from.x, corner.y - from.y), after = hypot (next.x - corner.x, next.y - corner.y);
  double radius = MIN (CORNER, MIN (before, after) / 2);
  SwPoint in, out, controls[3];

  if (radius < 0.5)
    {
      add_line (points, corner);
      return;
    }
  in = (SwPoint){ corner.x - (corner.x - from.x) / before * radius, corner.y - (corner.y - from.y) / before * radius };
  out = (SwPoint){ corner.x + (next.x - corner.x) / after * radius, corner.y + (next.y - corner.y) / after * radius };
  add_line (points, in);
  controls[0] = (SwPoint){ in.x + (corner.x - in.x) * 0.55, in.y + (corner.y - in.y) * 0.55 };
  controls[1] = (SwPoint){ out.x + (corner.x - out.x) * 0.55, out.y + (corner.y - out.y) * 0.55 };
  controls[2] = out;
  g_array_append_vals (points, controls, 3);
}

/* @points: (transfer full) */
static SwRoute *
finish (SwLayout *layout, SwElement *element, GArray *points)
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
  route->edge = element;
  route->feedback = element->kind == SW_KIND_FEEDBACK;
  route->bounds = (SwRect){ least.x - 8, least.y - 8, most.x - least.x + 16, most.y - least.y + 16 };
  route->n_points = points->len;
  route->points = (SwPoint *)(gpointer)g_array_free (points, FALSE);
  g_hash_table_insert (layout->routes, (gpointer)element->id, route);
  return route;
}

void
sw_route_free (gpointer data)
{
  SwRoute *route = data;

  g_free (route->label_text);
  g_free (route->label_more);
  g_free (route->points);
  g_free (route);
}

/* --- which way --------------------------------------------------------------------------------------------- */

static double
centre_x (const SwRect *rect)
{
  return rect->x + rect->width / 2;
}

static double
centre_y (const SwRect *rect)
{
  return rect->y + rect->height / 2;
}

static void
bend_sideways (SwPoint *p)
{
  double reach = MAX ((p[3].x - p[0].x) / 2, 16);

  p[1] = (SwPoint){ p[0].x + reach, p[0].y };
  p[2] = (SwPoint){ p[3].x - reach, p[3].y };
}

static void
bend_upright (SwPoint *p)
{
  double reach = (p[3].y - p[0].y) / 2;

  p[1] = (SwPoint){ p[0].x, p[0].y + reach };
  p[2] = (SwPoint){ p[3].x, p[3].y - reach };
}

static gboolean
is_clear_curve (const SwSpace *space, const SwPoint *p, const SwEdge *edge)
{
  SwRect box = { MIN (p[0].x, p[3].x) - CLEAR, MIN (p[0].y, p[3].y) - CLEAR, fabs (p[3].x - p[0].x) + 2 * CLEAR,
                 fabs (p[3].y - p[0].y) + 2 * CLEAR };
  int samples = (int)CLAMP ((box.width + box.height) / 30, 8, 64);

  if (sw_space_card_in (space, &box, edge->from, edge->to) == SW_SPACE_NONE)
    return TRUE;
  for (int i = 1; i < samples; i++)
    {
      SwPoint at = sw_curve_at (p, (double)i / samples);
      SwRect spot = { at.x - CLEAR, at.y - CLEAR, 2 * CLEAR, 2 * CLEAR };
      if (sw_space_card_in (space, &spot, edge->from, edge->to) != SW_SPACE_NONE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_clear_between (const SwSpace *space, SwPoint a, SwPoint b, guint but_a, guint but_b)
{
  SwRect area = { MIN (a.x, b.x) - CLEAR, MIN (a.y, b.y) - CLEAR, fabs (a.x - b.x) + 2 * CLEAR,
                  fabs (a.y - b.y) + 2 * CLEAR };

  return sw_space_card_in (space, &area, but_a, but_b) == SW_SPACE_NONE;
}

static Way
choose_way (const Router *router, const SwEdge *edge)
{
  const SwRect *from = &router->space->blocks[edge->from], *to = &router->space->blocks[edge->to];
  gboolean below = to->y >= from->y + from->height + 16, above = from->y >= to->y + to->height + 16;
  double overlap = MIN (from->x + from->width, to->x + to->width) - MAX (from->x, to->x);
  SwPoint across[4] = { { from->x + from->width, centre_y (from) }, { 0, 0 }, { 0, 0 }, { to->x, centre_y (to) } };
  SwPoint upright[4] = { { centre_x (from), below ? from->y + from->height : from->y },
                         { 0, 0 },
                         { 0, 0 },
                         { centre_x (to), below ? to->y : to->y + to->height } };

  bend_sideways (across);
  bend_upright (upright);
  if (sw_edge_is_flow (edge) && to->x >= from->x + from->width + 16 && is_clear_curve (router->space, across, edge))
    return WAY_CURVE;
  if ((below || above) && overlap >= 40 && is_clear_curve (router->space, upright, edge))
    return below ? WAY_BELOW : WAY_ABOVE;
  return sw_edge_is_flow (edge) ? WAY_DETOUR : WAY_AROUND;
}

/* --- ports ------------------------------------------------------------------------------------------------- */

/* Ways around that leave to the left stand left of those to the right, the widest of them in the middle, so that none
 * crosses another one at the card. */
static Port
port_of (const Router *router, guint e, gboolean leaving)
{
  const SwEdge *edge = &router->graph->edges[e];
  guint own = leaving ? edge->from : edge->to, other = leaving ? edge->to : edge->from;
  const SwRect *card = &router->space->blocks[own], *far = &router->space->blocks[other];
  double dx = centre_x (far) - centre_x (card);
  Port port = { .card = own, .edge = e, .leaving = leaving, .key = centre_y (far) };

  switch (router->ways[e])
    {
    case WAY_CURVE:
      port.level = fabs (centre_y (far) - centre_y (card)) < 1;
      /* fall through */
    case WAY_DETOUR:
      port.side = leaving ? SIDE_RIGHT : SIDE_LEFT;
      break;
    case WAY_ABOVE:
    case WAY_BELOW:
      port.side = (router->ways[e] == WAY_BELOW) == leaving ? SIDE_BOTTOM : SIDE_TOP;
      port.key = dx;
      port.level = fabs (dx) < 1;
      break;
    default:
      port.side = SIDE_BOTTOM;
      port.group = dx < 0 ? -1 : 1;
      port.key = -dx;
    }
  return port;
}

static int
compare_ports (const void *a, const void *b)
{
  const Port *x = a, *y = b;

  if (x->card != y->card)
    return x->card < y->card ? -1 : 1;
  if (x->side != y->side)
    return x->side < y->side ? -1 : 1;
  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (x->edge != y->edge)
    return x->edge < y->edge ? -1 : 1;
  return x->leaving ? -1 : 1;
}

/* Which of the ports gets the middle of the side: the only one that is level, so that the main line stays straight;
 * else the middle of all. */
static double
middle_port (const Port *ports, guint count)
{
  double middle = (count - 1) / 2.0;
  guint level = 0;

  for (guint k = 0; k < count; k++)
    if (ports[k].level)
      {
        level++;
        middle = k;
      }
  return level == 1 ? middle : (count - 1) / 2.0;
}

static void
place_ports (Router *router, const Port *ports, guint count)
{
  const SwRect *card = &router->space->blocks[ports[0].card];
  gboolean upright = ports[0].side == SIDE_LEFT || ports[0].side == SIDE_RIGHT;
  double middle = middle_port (ports, count);
  double most = MAX (MAX (middle, count - 1 - middle), 1);
  double half = (upright ? card->height : card->width) / 2 - 16;
  double gap = MIN (upright ? PORT_SIDE : PORT_BASE, half / most);

  for (guint k = 0; k < count; k++)
    {
      double shift = (k - middle) * gap;
      SwPoint point = { centre_x (card) + shift, centre_y (card) + shift };

      if (upright)
        point.x = ports[k].side == SIDE_LEFT ? card->x : card->x + card->width;
      else
        point.y = ports[k].side == SIDE_TOP ? card->y : card->y + card->height;
      *(ports[k].leaving ? &router->starts[ports[k].edge] : &router->ends[ports[k].edge]) = point;
    }
}

static void
spread_ports (Router *router)
{
  guint n = router->graph->n_edges * 2;
  g_autofree Port *ports = g_new (Port, n + 1);

  for (guint e = 0; e < router->graph->n_edges; e++)
    {
      ports[2 * e] = port_of (router, e, TRUE);
      ports[2 * e + 1] = port_of (router, e, FALSE);
    }
  qsort (ports, n, sizeof (Port), compare_ports);
  for (guint begin = 0, end; begin < n; begin = end)
    {
      for (end = begin + 1; end < n && ports[end].card == ports[begin].card && ports[end].side == ports[begin].side;
           end++)
        ;
      place_ports (router, &ports[begin], end - begin);
    }
}

/* --- ways without a lane ----------------------------------------------------------------------------------- */

static void
go_straight (Router *router, guint e)
{
  SwPoint p[4] = { router->starts[e], { 0, 0 }, { 0, 0 }, router->ends[e] };
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (SwPoint), 4);

  if (router->ways[e] == WAY_CURVE || router->ways[e] == WAY_DETOUR)
    bend_sideways (p);
  else
    bend_upright (p);
  g_array_append_vals (points, p, 4);
  finish (router->layout, router->graph->edges[e].element, points);
}

/* --- ways with a lane -------------------------------------------------------------------------------------- */

/* Whether a way down (or up) at @a.x, along @y and back at @b.x touches no card and no other lane. */
static gboolean
is_clear_lane (const Router *router, const SwEdge *edge, SwPoint a, SwPoint b, double y)
{
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x);

  return sw_space_lane_is_free (router->space, y, left, right)
         && is_clear_between (router->space, (SwPoint){ left, y }, (SwPoint){ right, y }, SW_SPACE_NONE, SW_SPACE_NONE)
         && is_clear_between (router->space, a, (SwPoint){ a.x, y }, edge->from, edge->to)
         && is_clear_between (router->space, b, (SwPoint){ b.x, y }, edge->from, edge->to);
}

/* From @y on downwards (or upwards); where a card is in the way, past it at once. Returns: whether @y is clear; if
 * there is no clear lane, @y stays. */
static gboolean
seek_lane (const Router *router, const SwEdge *edge, SwPoint a, SwPoint b, int direction, double *y)
{
  double first = *y;
  SwRect along = { MIN (a.x, b.x), 0, fabs (a.x - b.x), 2 * CLEAR };

  for (guint i = 0; i < MOST_TRIES; i++)
    {
      guint card;

      if (is_clear_lane (router, edge, a, b, *y))
        return TRUE;
      along.y = *y - CLEAR;
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

static void
go_around (Router *router, guint e)
{
  const SwEdge *edge = &router->graph->edges[e];
  SwPoint start = router->starts[e], end = router->ends[e];
  double y = MAX (start.y, end.y) + LANE_FIRST;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SwPoint));

  seek_lane (router, edge, start, end, 1, &y);
  sw_space_add_lane (router->space, y, MIN (start.x, end.x), MAX (start.x, end.x));
  g_array_append_val (points, start);
  add_corner (points, (SwPoint){ start.x, y }, (SwPoint){ end.x, y });
  add_corner (points, (SwPoint){ end.x, y }, end);
  add_line (points, end);
  finish (router->layout, edge->element, points)->back = edge->back;
}

/* The nearest lane, seen from the two heights that it connects: between two rows if there is room; else above or below,
 * whichever is the shorter way. Returns: whether there is one */
static gboolean
choose_detour (const Router *router, const SwEdge *edge, SwPoint out, SwPoint in, double *y)
{
  const SwRect *from = &router->space->blocks[edge->from], *to = &router->space->blocks[edge->to];
  double top = MIN (from->y, to->y), bottom = MAX (from->y + from->height, to->y + to->height);
  double gap = MAX (from->y, to->y) - MIN (from->y + from->height, to->y + to->height);
  double between = MAX (from->y, to->y) - gap / 2, above = top - LANE_FIRST, below = bottom + LANE_FIRST;
  gboolean found_above, found_below;

  if (gap >= 24)
    for (int i = 0; i < 5 && gap / 2 - ((i + 1) / 2) * LANE_STEP >= CLEAR; i++)
      {
        *y = between + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * LANE_STEP;
        if (is_clear_lane (router, edge, out, in, *y))
          return TRUE;
      }
  found_above = seek_lane (router, edge, out, in, -1, &above);
  found_below = seek_lane (router, edge, out, in, 1, &below);
  *y = found_above && (!found_below || top - above <= below - bottom) ? above : below;
  return found_above || found_below;
}

static void
go_detour (Router *router, guint e)
{
  const SwEdge *edge = &router->graph->edges[e];
  SwPoint start = router->starts[e], end = router->ends[e];
  SwPoint out = { start.x + STUB, start.y }, in = { end.x - STUB, end.y };
  double y;
  GArray *points;

  /* Where cards stand so close that none leaves room for a line beside it, a line across them is the least evil. */
  if (!choose_detour (router, edge, out, in, &y))
    {
      go_straight (router, e);
      return;
    }
  points = g_array_new (FALSE, FALSE, sizeof (SwPoint));
  sw_space_add_lane (router->space, y, MIN (out.x, in.x), MAX (out.x, in.x));
  g_array_append_val (points, start);
  add_corner (points, out, (SwPoint){ out.x, y });
  add_corner (points, (SwPoint){ out.x, y }, (SwPoint){ in.x, y });
  add_corner (points, (SwPoint){ in.x, y }, in);
  add_corner (points, in, end);
  add_line (points, end);
  finish (router->layout, edge->element, points);
}

/* A connection whose other end is missing is a short stub, so that it can be seen, selected and mended. */
static void
add_stubs (Router *router)
{
  for (guint i = 0; i < router->graph->dangling->len; i++)
    {
      SwElement *edge = g_ptr_array_index (router->graph->dangling, i);
      int from = sw_graph_step (router->graph, sw_element_text (edge, SW_ATTR_FROM));
      int to = sw_graph_step (router->graph, sw_element_text (edge, SW_ATTR_TO));
      GArray *points;
      SwPoint start, end;

      if (from < 0 && to < 0)
        continue;
      if (from >= 0)
        start = (SwPoint){ router->space->blocks[from].x + SW_CARD_WIDTH, router->space->blocks[from].y + 80 };
      else
        start = (SwPoint){ router->space->blocks[to].x - 32, router->space->blocks[to].y + 80 };
      end = (SwPoint){ start.x + 32, start.y };
      points = g_array_new (FALSE, FALSE, sizeof (SwPoint));
      g_array_append_val (points, start);
      add_line (points, end);
      finish (router->layout, edge, points)->dangling = TRUE;
    }
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
static void
take_lanes (Router *router)
{
  g_autoptr (GArray) laps = g_array_new (FALSE, FALSE, sizeof (Lap));

  for (guint e = 0; e < router->graph->n_edges; e++)
    {
      Lap lap = { fabs (router->starts[e].x - router->ends[e].x), e };
      if (router->ways[e] == WAY_DETOUR || router->ways[e] == WAY_AROUND)
        g_array_append_val (laps, lap);
    }
  if (laps->len > 0)
    qsort (laps->data, laps->len, sizeof (Lap), compare_laps);
  for (guint i = 0; i < laps->len; i++)
    {
      guint e = g_array_index (laps, Lap, i).edge;
      if (router->ways[e] == WAY_AROUND)
        go_around (router, e);
      else
        go_detour (router, e);
    }
}

void
sw_routes_add (SwLayout *layout, const SwGraph *graph, SwSpace *space)
{
  g_autofree Way *ways = g_new (Way, graph->n_edges + 1);
  g_autofree SwPoint *starts = g_new (SwPoint, graph->n_edges + 1);
  g_autofree SwPoint *ends = g_new (SwPoint, graph->n_edges + 1);
  Router router = { layout, graph, space, ways, starts, ends };

  for (guint e = 0; e < graph->n_edges; e++)
    ways[e] = choose_way (&router, &graph->edges[e]);
  spread_ports (&router);
  for (guint e = 0; e < graph->n_edges; e++)
    if (ways[e] != WAY_DETOUR && ways[e] != WAY_AROUND)
      go_straight (&router, e);
  take_lanes (&router);
  add_stubs (&router);
}

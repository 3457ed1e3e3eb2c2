#include "layout/route-private.h"

#include <math.h>
#include <stdlib.h>

#define PORT_SIDE 20.0 /* between connections that share the left or right side of a card */
#define MOST_ROUNDS 4
#define PORT_BASE 30.0 /* the same, below and above */

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

const SwRect *
sw_router_left_card (const SwRouter *router, guint e)
{
  const SwEdge *edge = &router->graph->edges[e];

  return &router->space->blocks[sw_edge_is_flow (edge) ? edge->from : edge->to];
}

const SwRect *
sw_router_right_card (const SwRouter *router, guint e)
{
  const SwEdge *edge = &router->graph->edges[e];

  return &router->space->blocks[sw_edge_is_flow (edge) ? edge->to : edge->from];
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
  SwRect box = { MIN (p[0].x, p[3].x) - SW_ROUTE_CLEAR, MIN (p[0].y, p[3].y) - SW_ROUTE_CLEAR,
                 fabs (p[3].x - p[0].x) + 2 * SW_ROUTE_CLEAR, fabs (p[3].y - p[0].y) + 2 * SW_ROUTE_CLEAR };
  int samples = (int)CLAMP ((box.width + box.height) / 30, 8, 64);

  if (sw_space_card_in (space, &box, edge->from, edge->to) == SW_SPACE_NONE)
    return TRUE;
  for (int i = 1; i < samples; i++)
    {
      SwPoint at = sw_curve_at (p, (double)i / samples);
      SwRect spot = { at.x - SW_ROUTE_CLEAR, at.y - SW_ROUTE_CLEAR, 2 * SW_ROUTE_CLEAR, 2 * SW_ROUTE_CLEAR };
      if (sw_space_card_in (space, &spot, edge->from, edge->to) != SW_SPACE_NONE)
        return FALSE;
    }
  return TRUE;
}

/* Whether nothing stands below the upper one of the two cards, down to where the lower one ends. */
static gboolean
may_go_down (const SwRouter *router, const SwEdge *edge)
{
  const SwRect *from = &router->space->blocks[edge->from], *to = &router->space->blocks[edge->to];
  const SwRect *upper = from->y < to->y ? from : to, *lower = from->y < to->y ? to : from;
  SwPoint port = { centre_x (upper), upper->y + upper->height };

  return sw_router_is_clear (router->space, port, (SwPoint){ port.x, lower->y + lower->height + 2 * SW_ROUTE_CLEAR },
                             edge->from, edge->to);
}

static SwWay
choose_way (const SwRouter *router, const SwEdge *edge)
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
  if (sw_edge_is_flow (edge))
    return WAY_DETOUR;
  /* A way around below is what people know of feedback; where a card is in its way, the gap between two rows will do.
   */
  if ((below || above) && !may_go_down (router, edge) && sw_router_may_go_between (router, edge))
    return WAY_BETWEEN;
  return WAY_AROUND;
}

/* --- ports ------------------------------------------------------------------------------------------------- */

/* Ways around that leave to the left stand left of those to the right, the widest of them in the middle, so that none
 * crosses another one at the card. */
static Port
port_of (const SwRouter *router, guint e, gboolean leaving)
{
  const SwEdge *edge = &router->graph->edges[e];
  guint own = leaving ? edge->from : edge->to, other = leaving ? edge->to : edge->from;
  const SwRect *card = &router->space->blocks[own], *far = &router->space->blocks[other];
  gboolean flow = sw_edge_is_flow (edge);
  double dx = centre_x (far) - centre_x (card);
  Port port = { .card = own, .edge = e, .leaving = leaving, .key = centre_y (far) };

  if (router->ways[e] == WAY_WEAVE)
    {
      const SwWeave *weave = &router->weaves[e];
      if (weave->n > 0)
        port.key = weave->passes[leaving == flow ? 0 : weave->n - 1].level;
    }
  switch (router->ways[e])
    {
    case WAY_CURVE:
      port.level = fabs (centre_y (far) - centre_y (card)) < 1;
      /* fall through */
    case WAY_WEAVE:
    case WAY_DETOUR:
      port.side = leaving == flow ? SIDE_RIGHT : SIDE_LEFT;
      break;
    case WAY_BETWEEN:
    case WAY_ABOVE:
    case WAY_BELOW:
      port.side = far->y > card->y ? SIDE_BOTTOM : SIDE_TOP;
      port.key = dx;
      port.level = fabs (dx) < 1;
      break;
    default:
      port.side = router->ways[e] == WAY_OVER ? SIDE_TOP : SIDE_BOTTOM;
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
place_ports (SwRouter *router, const Port *ports, guint count)
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
spread_ports (SwRouter *router)
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

void
sw_router_mark (SwRouter *router, guint e)
{
  const char *id = router->graph->edges[e].element->id;

  sw_way_mark (router->space, g_hash_table_lookup (router->layout->routes, id), e);
}

static gboolean
goes_around (const SwRouter *router)
{
  for (guint e = 0; e < router->graph->n_edges; e++)
    if (router->ways[e] == WAY_AROUND)
      return TRUE;
  return FALSE;
}

/* --- ways without a lane ----------------------------------------------------------------------------------- */

void
sw_router_go_straight (SwRouter *router, guint e)
{
  SwPoint p[4] = { router->starts[e], { 0, 0 }, { 0, 0 }, router->ends[e] };
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (SwPoint), 4);

  if (router->ways[e] == WAY_CURVE || router->ways[e] == WAY_DETOUR)
    bend_sideways (p);
  else
    bend_upright (p);
  g_array_append_vals (points, p, 4);
  sw_way_finish (router->layout, router->graph->edges[e].element, points);
}

/* A connection whose other end is missing is a short stub, so that it can be seen, selected and mended. */
static void
add_stubs (SwRouter *router)
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
      sw_way_line (points, end);
      sw_way_finish (router->layout, edge, points)->dangling = TRUE;
    }
}

/* --- all --------------------------------------------------------------------------------------------------- */

/* Sides are chosen anew each time: what crosses may have changed. */
static void
draw (SwRouter *router)
{
  for (guint e = 0; e < router->graph->n_edges; e++)
    if (router->ways[e] == WAY_OVER)
      router->ways[e] = WAY_AROUND;
  sw_router_share_gaps (router);
  spread_ports (router);
  for (guint e = 0; e < router->graph->n_edges; e++)
    if (router->ways[e] == WAY_WEAVE)
      sw_router_draw_weave (router, e);
    else if (router->ways[e] < WAY_WEAVE)
      sw_router_go_straight (router, e);
  router->space->ways_are_marked = goes_around (router);
  if (router->space->ways_are_marked)
    {
      for (guint e = 0; e < router->graph->n_edges; e++)
        if (router->ways[e] <= WAY_WEAVE)
          sw_router_mark (router, e);
      sw_router_choose_sides (router);
      spread_ports (router);
    }
  sw_router_take_lanes (router);
}

void
sw_routes_add (SwLayout *layout, const SwGraph *graph, SwSpace *space)
{
  g_autofree SwWay *ways = g_new (SwWay, graph->n_edges + 1);
  g_autofree SwPoint *starts = g_new (SwPoint, graph->n_edges + 1);
  g_autofree SwPoint *ends = g_new (SwPoint, graph->n_edges + 1);
  g_autofree SwWeave *weaves = g_new0 (SwWeave, graph->n_edges + 1);
  SwRouter router = { layout, graph, space, ways, starts, ends, weaves, FALSE };

  for (guint e = 0; e < graph->n_edges; e++)
    ways[e] = choose_way (&router, &graph->edges[e]);
  for (guint e = 0; e < graph->n_edges; e++)
    if (sw_edge_is_flow (&graph->edges[e]) && (ways[e] == WAY_CURVE || ways[e] == WAY_DETOUR)
        && sw_router_find_weave (&router, e, &weaves[e]))
      ways[e] = WAY_WEAVE;
  draw (&router);
  for (guint i = 0; i < MOST_ROUNDS && sw_router_choose_returns (&router); i++)
    {
      sw_space_forget_ways (space);
      draw (&router);
    }
  add_stubs (&router);
  for (guint e = 0; e < graph->n_edges; e++)
    g_free (weaves[e].passes);
}

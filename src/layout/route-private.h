#pragma once

#include "layout/route.h"

/* What the files of the router share: route.c decides which way each connection goes, lane.c finds lanes for those that
 * need one, way.c draws lines and corners. */

#define SW_ROUTE_CLEAR 6.0 /* what a way keeps from cards that are not its own */

typedef enum
{
  WAY_CURVE,  /* right to left side */
  WAY_ABOVE,  /* top of a card to the bottom of one above it */
  WAY_BELOW,  /* bottom of a card to the top of one below it */
  WAY_DETOUR, /* right to left side over a lane */
  WAY_AROUND, /* bottom to bottom over a lane */
  WAY_BETWEEN /* top of a card to the bottom of another one, or the other way round, over a lane between their rows */
} SwWay;

/** SwRouter: @starts, @ends: where each connection leaves and enters its cards; @share: connections may share a lane,
 * because none is free */
typedef struct
{
  SwLayout *layout;
  const SwGraph *graph;
  SwSpace *space;
  SwWay *ways;
  SwPoint *starts, *ends;
  gboolean share;
} SwRouter;

/** sw_router_is_clear: whether no card but the two touches the straight line from @a to @b. */
gboolean sw_router_is_clear (const SwSpace *space, SwPoint a, SwPoint b, guint but_a, guint but_b);

/** sw_router_may_go_between: whether a lane between the rows of the two cards is clear. */
gboolean sw_router_may_go_between (const SwRouter *router, const SwEdge *edge);

/** sw_router_take_lanes: draws all connections whose way has a lane. */
void sw_router_take_lanes (SwRouter *router);

/** sw_router_go_straight: draws a connection as one curve. */
void sw_router_go_straight (SwRouter *router, guint edge);

/** sw_way_line: appends a straight line to a way. */
void sw_way_line (GArray *points, SwPoint to);

/** sw_way_corner: appends a line to @corner and a quarter turn towards @next. */
void sw_way_corner (GArray *points, SwPoint corner, SwPoint next);

/** sw_way_finish: makes the route of a connection. @points: (transfer full). Returns: (transfer none) */
SwRoute *sw_way_finish (SwLayout *layout, SwElement *element, GArray *points);

#pragma once

#include "layout/route.h"

/* What the files of the router share: route.c decides which way each connection goes, weave.c finds gaps between cards,
 * lane.c lanes for those that need one, way.c draws lines and corners. */

#define SW_ROUTE_CLEAR 6.0 /* what a way keeps from cards that are not its own */

typedef enum
{
  WAY_CURVE,  /* right to left side */
  WAY_ABOVE,  /* top of a card to the bottom of one above it */
  WAY_BELOW,  /* bottom of a card to the top of one below it */
  WAY_WEAVE,  /* right to left side, or for feedback left to right side, through gaps between cards */
  WAY_DETOUR, /* right to left side over a lane */
  WAY_AROUND, /* bottom to bottom over a lane */
  WAY_OVER,   /* top to top over a lane */
  WAY_BETWEEN /* top of a card to the bottom of another one, or the other way round, over a lane between their rows */
} SwWay;

/** SwPass: where a way passes a column of cards. @least, @most: levels that it may take; @level: the one it wants */
typedef struct
{
  double left, right;
  double least, most;
  double level;
} SwPass;

typedef struct
{
  guint n;
  SwPass *passes;
} SwWeave;

/** SwRouter: @starts, @ends: where each connection leaves and enters its cards; @share: connections may share a lane,
 * because none is free; @weaves: by connection, empty but for WAY_WEAVE */
typedef struct
{
  SwLayout *layout;
  const SwGraph *graph;
  SwSpace *space;
  SwWay *ways;
  SwPoint *starts, *ends;
  SwWeave *weaves;
  gboolean share;
} SwRouter;

/** sw_router_left_card, sw_router_right_card: the cards between which a way through gaps runs: a flow from left to
 * right, feedback from right to left. */
const SwRect *sw_router_left_card (const SwRouter *router, guint edge);
const SwRect *sw_router_right_card (const SwRouter *router, guint edge);

/** sw_router_choose_returns: once all is drawn: turns ways around that cross other ways into ways through gaps, from
 * left to right side, where these cross fewer. Returns: whether there are any, so that all has to be drawn anew */
gboolean sw_router_choose_returns (SwRouter *router);

/** sw_router_is_clear: whether no card but the two touches the straight line from @a to @b. */
gboolean sw_router_is_clear (const SwSpace *space, SwPoint a, SwPoint b, guint but_a, guint but_b);

/** sw_router_may_go_between: whether a lane between the rows of the two cards is clear. */
gboolean sw_router_may_go_between (const SwRouter *router, const SwEdge *edge);

/** sw_router_choose_sides: turns ways around below into ways over the cards where these cross fewer of the connections
 * that are marked. */
void sw_router_choose_sides (SwRouter *router);

/** sw_router_take_lanes: draws all connections whose way has a lane. */
void sw_router_take_lanes (SwRouter *router);

/** sw_router_find_weave: the best way through the gaps between the cards that stand between the two ends. Returns:
 * whether there is one */
gboolean sw_router_find_weave (const SwRouter *router, guint edge, SwWeave *weave);

/** sw_router_share_gaps: gives ways that pass one gap levels of their own, in an order in which they cross least. */
void sw_router_share_gaps (SwRouter *router);

/** sw_router_draw_weave: draws a connection that goes through gaps. */
void sw_router_draw_weave (SwRouter *router, guint edge);

/** sw_router_mark: notes where a connection that was drawn runs, for the ways around that follow. */
void sw_router_mark (SwRouter *router, guint edge);

/** sw_router_go_straight: draws a connection as one curve. */
void sw_router_go_straight (SwRouter *router, guint edge);

/** sw_way_line: appends a straight line to a way. */
void sw_way_line (GArray *points, SwPoint to);

/** sw_way_corner: appends a line to @corner and a quarter turn towards @next. */
void sw_way_corner (GArray *points, SwPoint corner, SwPoint next);

/** sw_way_finish: makes the route of a connection. @points: (transfer full). Returns: (transfer none) */
SwRoute *sw_way_finish (SwLayout *layout, SwElement *element, GArray *points);

#pragma once

#include <glib.h>

/* The measures of the drawing, in canvas units (CSS pixels at 100 %). Layout, scene, hit test and editing share them.
 */

#define SW_CARD_WIDTH 200
#define SW_CARD_HEIGHT 104
#define SW_CARD_STRIP 6 /* the activity's strip on the left of a card */
#define SW_BADGE_SIZE 24
#define SW_BADGE_INSET_X 6 /* the middle of a card's badge, from the card's upper right corner */
#define SW_BADGE_INSET_Y 5
#define SW_NOTE_WIDTH 168
#define SW_NOTE_HEIGHT 96
#define SW_BURST_SPIKES 10  /* how far an improvement reaches beyond its note */
#define SW_STREAM_HEADER 64 /* name, trigger → outcome, totals, ghost slots */
#define SW_STREAM_PADDING 24
#define SW_STREAM_ROUND 14 /* of its corners */
#define SW_STREAM_MIN_WIDTH 640
#define SW_STREAM_MIN_HEIGHT 264
#define SW_LADDER_HEIGHT 72 /* the timeline below the cards */
#define SW_LADDER_TOTAL 144 /* its totals, at the right end */
#define SW_LABEL_SIZE 11    /* the font of a connection's label */
#define SW_LABEL_LINE 14    /* the height of one of its lines */
#define SW_INVENTORY_SIZE 20
#define SW_GHOST_HEIGHT 22
#define SW_GHOST_SIGN 28                        /* the width of a slot that shows its sign only */
#define SW_GAP_X 72                             /* between cards that follow each other */
#define SW_GAP_Y 56                             /* between rows of cards */
#define SW_STREAM_GAP 48                        /* between streams */
#define SW_LANE_PADDING 28                      /* above and below the cards of an activity's lane */
#define SW_LANE_NAME 112                        /* the room on the left of the lanes, for their names */
#define SW_LANE_APART 24                        /* cards nearer than that stand in rows of their own */
#define SW_LANE_ROW (SW_CARD_HEIGHT + SW_GAP_Y) /* from row to row of a lane */

typedef struct
{
  double x, y;
} SwPoint;

typedef struct
{
  double x, y, width, height;
} SwRect;

gboolean sw_rect_contains (const SwRect *rect, double x, double y);
gboolean sw_rect_intersects (const SwRect *a, const SwRect *b);
SwRect sw_rect_union (const SwRect *a, const SwRect *b);
SwRect sw_rect_grow (const SwRect *rect, double by);

/** sw_badge_rect: what the badge of a step covers, at the upper right corner of its @card. */
SwRect sw_badge_rect (const SwRect *card);

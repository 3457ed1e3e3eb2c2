#pragma once

#include "layout/geometry.h"
#include "metrics/analysis.h"

/*
 * Where everything of a map is on the canvas: a pure function of the map and its figures. Positions are absolute canvas
 * units. Nothing of it is stored in files but what people placed: x and y of steps, notes and streams, and the least
 * size of a stream.
 */

/**
 * SwRoute: the way of a connection.
 * @points: start, control points in threes (cubic Béziers), end: 1 + 3n
 * @dangling: one of its ends is missing: it is a short stub
 * @label_text, @label_more: (nullable): what its label says, on one line or on two; the first may need @label_lines
 * @plate: where the label stands; empty if there is none
 * @has_inventory: @inventory is the middle of the triangle that says how many items wait; below it are
 * @inventory_lines: how many, and how long they last where their number says it
 * @bounds: of all of it
 * @users: layouts that have it
 */
typedef struct
{
  guint users;
  SwElement *edge;
  gboolean feedback;
  gboolean back; /* a flow that closes a loop */
  gboolean dangling;
  guint n_points;
  SwPoint *points;
  char *label_text;
  char *label_more;
  guint label_lines;
  SwRect plate;
  gboolean has_inventory;
  guint inventory_lines;
  SwPoint inventory;
  SwRect bounds;
} SwRoute;

/** SwLadderPart: a piece of the timeline: a wait on the high line or process time on the low one. @seconds: NAN if
 * unknown */
typedef struct
{
  SwElement *element;
  gboolean process;
  double x, width;
  double seconds;
} SwLadderPart;

/** SwGhost: the slot of an activity that the stream has not. @expected: it should have it; else the slot shows no name.
 * @declared: how it was declared, if it was */
typedef struct
{
  const SwActivity *activity;
  gboolean expected;
  SwDeclared declared;
  SwElement *declaration; /* (nullable) */
  SwRect rect;
} SwGhost;

/** SwLane: the lane of an activity. @activity: (nullable): NULL for steps without a known one; @first: the top of the
 * cards in its first row; @rows: of cards, 0 in a lane without a step, which has room for one */
typedef struct
{
  const SwActivity *activity;
  double first;
  guint rows;
  SwRect rect; /* across the whole frame; lanes fill it */
} SwLane;

typedef struct
{
  SwElement *stream;
  gboolean
      folded;   /* its header is all there is: no lanes, ghosts and ladder, and no rects and routes of what is in it */
  SwRect frame; /* grows with its steps */
  SwRect header;
  GArray *lanes;  /* of SwLane, from top to bottom; empty if the stream is arranged freely */
  GArray *ghosts; /* of SwGhost, in profile order: the slots in the header */
  gboolean has_ladder;
  gboolean ladder_named; /* its parts do not stand under their cards, and say whose they are */
  SwRect ladder;         /* the line and, behind it, SW_LADDER_TOTAL units for the totals */
  GArray *ladder_parts;  /* of SwLadderPart, from left to right without gaps */
  GBytes *routes_key;    /* what its ways and labels depend on, see keep.h */
  GPtrArray *routes;     /* (element-type SwRoute) of its connections, folded or not, those without an end behind the
                            others; NULL where there is none */
} SwStreamLayout;

/** SwLayout: @cards: rects of steps by id; @notes: of notes; @routes: of connections */
typedef struct
{
  SwMap *map;
  guint n_streams;
  guint n_folded;          /* of them */
  SwStreamLayout *streams; /* same order as the analysis */
  GHashTable *rects;       /* id → SwRect: steps, notes, streams (their frames) */
  GHashTable *routes;      /* id → SwRoute */
  SwRect bounds;           /* of everything; empty if there is nothing */
} SwLayout;

SwLayout *sw_layout_new (const SwAnalysis *analysis);

/** sw_layout_renew: the same as sw_layout_new(), sooner where the ways in a stream need not change. @before:
 * (nullable): of the map before its last change; it can only be freed afterwards. */
SwLayout *sw_layout_renew (const SwAnalysis *analysis, SwLayout *before);
/** sw_layout_new_unfolded: where everything would be if no stream were folded, for commands on what folded streams
 * hide. What is in a stream is at the same place in both. */
SwLayout *sw_layout_new_unfolded (const SwAnalysis *analysis);
void sw_layout_free (SwLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwLayout, sw_layout_free)

/** sw_layout_rect: of a step, note or stream; NULL if there is none. */
const SwRect *sw_layout_rect (const SwLayout *layout, const char *id);
const SwRoute *sw_layout_route (const SwLayout *layout, const char *id);

/** sw_layout_stream: where @stream is; NULL if it is not laid out. */
const SwStreamLayout *sw_layout_stream (const SwLayout *layout, const SwElement *stream);

/** sw_layout_bearer: the id of what stands on the canvas for the element @id: itself, or what it is in, such as a
 * folded stream. NULL for what belongs to the whole map, such as a team. */
const char *sw_layout_bearer (const SwLayout *layout, const char *id);

/** sw_layout_stream_at: the stream whose frame holds the point; the last in the file wins. Index or -1. */
int sw_layout_stream_at (const SwLayout *layout, double x, double y);

/** sw_layout_room_below: how far down a copy of the stream called @stream has to move so that it covers no stream, and
 * no note that stands outside of streams. */
double sw_layout_room_below (const SwLayout *layout, const char *stream);

/** sw_layout_free_place: a place for a new card in @stream near @wanted (relative to the stream) that covers no other
 * card. In lanes that is any place: lanes make room, see activity-lane.h. */
SwPoint sw_layout_free_place (const SwLayout *layout, const SwElement *stream, SwPoint wanted);

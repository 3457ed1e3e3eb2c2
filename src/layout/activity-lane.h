#pragma once

#include "layout/layout.h"

/*
 * Streams in lanes, one lane an activity. A card stands where the file says from left to right, but in the lane of its
 * activity; in a lane, cards that would cover each other stand in rows, and the file's y says which is higher. So a
 * stream can be shown in lanes and freely by turns, and no two cards cover each other whatever the file says.
 *
 * From top to bottom come the activities of the set that the stream has steps of, or expects and has not declared away,
 * and last a lane for steps without a known activity.
 */

/** SwLaneCard: a card of a lane. @y: the higher, the higher its row; @id: (nullable): decides between equal heights,
 * NULL comes last; @row: (out) */
typedef struct
{
  double x, y;
  const char *id;
  guint row;
} SwLaneCard;

/** sw_lane_rows: gives each card the row below all that it would cover and that come before it. The array is left in
 * that order. Returns: the number of rows */
guint sw_lane_rows (SwLaneCard *cards, guint n);

/** sw_lanes_expect: whether @stream should have steps of @activity. */
gboolean sw_lanes_expect (const SwElement *stream, const SwActivity *activity);

/**
 * sw_lanes_arrange: puts the cards of a stream that stands at @origin into its lanes.
 * @cards: (array length=n_steps of the graph): their heights are changed
 *
 * Returns: (transfer full) (element-type SwLane): without rectangles; empty if the stream is arranged freely
 */
GArray *sw_lanes_arrange (SwMap *map, const SwGraph *graph, SwPoint origin, SwRect *cards);

/** sw_lanes_extend: @content: what the frame must hold; gets the room that lanes and their names need. */
void sw_lanes_extend (const SwStreamLayout *at, SwPoint origin, SwRect *content);

/** sw_lanes_fill: gives the lanes their rectangles, once the frame is known. @below: what the frame keeps free there */
void sw_lanes_fill (SwStreamLayout *at, double below);

/** sw_lanes_of: where @stream is, if it is shown in lanes; else NULL. */
const SwStreamLayout *sw_lanes_of (const SwLayout *layout, const SwElement *stream);

/** sw_lanes_at: the index of the lane at the height @y of the canvas; the first or last one beyond them. */
guint sw_lanes_at (const SwStreamLayout *at, double y);

/** sw_lanes_find: the lane of @activity (nullable); NULL if there is none. */
const SwLane *sw_lanes_find (const SwStreamLayout *at, const SwActivity *activity);

/**
 * sw_lanes_place: where in its lane a card would stand that is put at @wanted. In a lane that is not there yet it is
 * where that lane will be.
 * @activity: (nullable); @id: (nullable): of the step, if it is moved; a new one that falls above its lane stands below
 * those that are there
 * @wanted: top left, in canvas units
 * @without: (nullable): set of the ids of steps that are thought away
 *
 * Returns: its top left, in canvas units. Above cards that it pushes down it is one unit higher than they are now, so
 * that a step with that y comes before them.
 */
SwPoint sw_lanes_place (const SwLayout *layout, const SwStreamLayout *at, const SwActivity *activity, const char *id,
                        SwPoint wanted, GHashTable *without);

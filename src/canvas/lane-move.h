#pragma once

#include "canvas/drag.h"
#include "layout/activity-lane.h"
#include "layout/arrange.h"

/* What moving and arranging do in streams in lanes: a step that comes into another lane becomes one of its activity. */

/** sw_lane_under: the lane that a move would drop a step into: the one under the pointer, or the nearest of its stream.
 * @at: (out): where its stream is. NULL: steps don't come into a lane */
const SwLane *sw_lane_under (const SwDrag *drag, SwDocument *document, const SwStreamLayout **at);

/**
 * sw_lane_carries: what a move would do with each element. Steps that stay in their stream go as many lanes up or down
 * as the pointer did; of those that come from another stream, a single one goes into the lane under the pointer, and
 * several keep their activities.
 *
 * Returns: (transfer full) (element-type SwCarry): ids are the drag's, activities the profile's
 */
GArray *sw_lane_carries (const SwDrag *drag, SwDocument *document);

/** sw_lane_nudge: moves the elements by @dx, @dy. In lanes, a step goes past the next card above or below it in its
 * lane or, where there is none, into the next lane. Returns: whether anything was moved; FALSE without an error:
 * nowhere to go */
gboolean sw_lane_nudge (SwTransaction *transaction, SwDocument *document, const char *const *ids, int dx, int dy,
                        GError **error);

/** sw_arrange: shows a stream freely or in lanes, as one step of undo. Returns: whether that changed it */
gboolean sw_arrange (SwDocument *document, const char *stream, SwArrangement arrangement);

#pragma once

#include "edit/transaction.h"
#include "layout/layout.h"

/*
 * Commands for streams in lanes. There the file's y of a step is no more than an order, so what moves a step by what
 * people see first writes down the heights that they see, in the lanes that matter. In streams that are arranged freely
 * these commands do what the plain ones do. All take the layout from before the transaction.
 */

/** sw_edit_arrange: shows @stream freely or in lanes. What was in lanes stays, freely arranged, where it is seen;
 * notes upon which cards would come go down to where there is room, and streams that would be covered make room. */
void sw_edit_arrange (SwTransaction *transaction, const SwLayout *layout, SwElement *stream, SwArrangement arrangement);

/** sw_edit_settle: writes down the heights at which the steps of @stream are seen, if it is in lanes. */
void sw_edit_settle (SwTransaction *transaction, const SwLayout *layout, const SwElement *stream);

/**
 * sw_edit_put_in_lane: @step was just added to a stream, with the place that people saw for it: if the stream is in
 * lanes, it gets that place in its lane.
 * @without: (nullable): set of the ids of steps that make room for it
 */
void sw_edit_put_in_lane (SwTransaction *transaction, const SwLayout *layout, SwElement *step, GHashTable *without);

/** SwCarry: how a step, note or stream is moved as it is seen. @activity: (nullable): into whose lane; NULL: its own */
typedef struct
{
  const char *id;
  gint64 dx, dy;
  const char *activity;
} SwCarry;

/**
 * sw_edit_carry: moves elements as they are seen, and steps into other lanes.
 * @stream: (nullable): moves all of them into it, or the root of the map, by what the first is moved
 */
gboolean sw_edit_carry (SwTransaction *transaction, const SwLayout *layout, const SwCarry *carries, guint n,
                        SwElement *stream, GError **error);

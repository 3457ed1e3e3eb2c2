#pragma once

#include "edit/transaction.h"
#include "layout/layout.h"

/**
 * sw_layout_tidy: proposes places for the steps of a stream: layers from left to right with few crossings (see
 * layers.h), in the order that people made where that crosses no more; rows of steps without connections below. In a
 * stream in lanes the layers are the same, and the heights those of the lanes.
 * @places: (out) (array length=n_steps of the graph): top left of each step, relative to the stream
 */
void sw_layout_tidy (const SwGraph *graph, SwPoint **places);

/**
 * sw_layout_make_room: how far streams must move down so that none lies upon another: those that begin higher stay.
 * @growing: (nullable): set of streams (SwElement *): only these, and what moves because of them, make others move
 *
 * Returns: (transfer full) (array length=n_streams of the layout)
 */
double *sw_layout_make_room (const SwLayout *layout, GHashTable *growing);

/** sw_edit_tidy: a command: moves the steps of @streams to where sw_layout_tidy() wants them, and then streams that
 * would be covered out of the way; in lanes, notes too. */
void sw_edit_tidy (SwTransaction *transaction, SwElement *const *streams, guint n);

/**
 * sw_edit_tidy_steps: a command: arranges steps of @stream among themselves, as sw_layout_tidy() does by the
 * connections among them. They stay where the upper left corner of their area is, or as near to the right of it or
 * below it as they cover no other step and no note. In lanes they move from left to right alone.
 * All steps of a stream are tidied as the stream is.
 * @ids: set of the ids of steps of @stream
 */
void sw_edit_tidy_steps (SwTransaction *transaction, SwElement *stream, GHashTable *ids);

/** sw_edit_free_notes: a command: notes of @stream that a step covers go down to where there is room. */
void sw_edit_free_notes (SwTransaction *transaction, SwElement *stream);

/** sw_edit_make_room: a command: moves streams that others cover out of the way, see sw_layout_make_room().
 * @growing: (nullable) */
void sw_edit_make_room (SwTransaction *transaction, GHashTable *growing);

/** sw_layout_tidy_map: sw_edit_tidy() for all streams of a map that has no history, such as one that was just imported.
 * @arrangement: (nullable): what they get before, free or lanes */
void sw_layout_tidy_map (SwMap *map, const SwArrangement *arrangement);

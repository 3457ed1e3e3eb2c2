#pragma once

#include "canvas/document.h"

/** SwDropKind: what dropping an activity somewhere would do. */
typedef enum
{
  SW_DROP_NEW_STREAM, /* a stream of its own with this step in it */
  SW_DROP_PLACE,      /* a step in the stream, where it falls */
  SW_DROP_NEXT,       /* connected behind a step */
  SW_DROP_INSERT,     /* into a flow */
  SW_DROP_GHOST       /* fills the slot of an activity that the stream lacks */
} SwDropKind;

/**
 * SwDrop: a drop before it happens, so that it can be shown.
 * @stream: (nullable): id of the stream it falls into
 * @element: (nullable): id of the step before it, or of the flow that it is put into
 * @card: where the step will be, in canvas units
 * @folded: the stream is folded: the step goes behind its last one, and the stream unfolds
 */
typedef struct
{
  SwDropKind kind;
  char *stream;
  char *element;
  SwRect card;
  gboolean folded;
} SwDrop;

void sw_drop_clear (SwDrop *drop);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwDrop, sw_drop_clear)

/** sw_drop_plan: what a drop of @activity at @x, @y of the canvas would do. @drop: (out caller-allocates) */
void sw_drop_plan (SwDocument *document, const char *activity, double x, double y, SwDrop *drop);

/**
 * sw_drop_apply: does it, as one step of undo, and selects the new step.
 *
 * Returns: (transfer full): the step's id, NULL with an error if the map no longer fits
 */
char *sw_drop_apply (SwDocument *document, const SwDrop *drop, const char *activity, GError **error);

/** sw_drop_beside: the plan for an activity that comes without a place: behind the selected step, into the selected
 * flow, at the end of the selected stream, or into a new stream at @x, @y. */
void sw_drop_beside (SwDocument *document, double x, double y, SwDrop *drop);

/** sw_drop_at_end: the plan for a step behind the last one of @stream, the rightmost; or its first. */
void sw_drop_at_end (SwDocument *document, const SwElement *stream, SwDrop *drop);

/** sw_drop_behind: the plan for a step connected behind @step whose card begins at @x, @y. */
void sw_drop_behind (SwDocument *document, const char *step, double x, double y, SwDrop *drop);

/**
 * sw_drop_make_room: moves the target of @flow and what stands at or behind it to the right, where the flow leads
 * there, so that @count cards from @card on fit before it.
 *
 * Returns: (transfer full): set of the ids of the steps that were moved
 */
GHashTable *sw_drop_make_room (SwDocument *document, SwTransaction *transaction, const SwElement *flow,
                               const SwRect *card, guint count);

/** sw_drop_note: puts a note of @kind at @x, @y, into the stream that is there. Returns: (transfer full): its id */
char *sw_drop_note (SwDocument *document, SwNoteKind kind, double x, double y);

/** sw_snap: to the grid of the canvas. */
double sw_snap (double value);

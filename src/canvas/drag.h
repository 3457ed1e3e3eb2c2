#pragma once

#include "canvas/document.h"
#include "canvas/guides.h"

/** SwDragTool: what a press that has begun to move does. */
typedef enum
{
  SW_DRAG_NONE,
  SW_DRAG_MOVE,
  SW_DRAG_BAND,
  SW_DRAG_CONNECT,
  SW_DRAG_RECONNECT,
  SW_DRAG_PAN
} SwDragTool;

/**
 * SwDrag: a drag in the canvas from its first movement to its end. It touches no map: sw_drag_finish() makes one
 * command of it, and without that nothing has happened. Points are of the canvas.
 * @moved: top elements that move; @drawn: they and all that is drawn with them; @bent: connections with an end that
 * moves
 * @hidden: ids of all these (set of strings), which the tiles leave out meanwhile
 * @dx, @dy: how far they are moved, after snapping
 * @join, @target, @reason: what a connection would do at the step under the pointer
 */
typedef struct
{
  SwDragTool tool;
  SwPoint start, now;
  char *id;
  SwAttr end;
  char **moved;
  char **drawn;
  char **bent;
  char **before;
  GHashTable *hidden;
  SwRect bounds;
  double dx, dy;
  SwGuides guides;
  SwJoin join;
  char *target;
  const char *reason;
} SwDrag;

/** sw_drag_clear: forgets it. */
void sw_drag_clear (SwDrag *drag);

/** sw_drag_begin_move: the selected steps, notes and streams move. FALSE: nothing that can move is selected */
gboolean sw_drag_begin_move (SwDrag *drag, SwDocument *document, SwPoint start);

/** sw_drag_begin_band: what the rubber band touches is selected, besides what was if @extend. */
void sw_drag_begin_band (SwDrag *drag, SwDocument *document, SwPoint start, gboolean extend);

/** sw_drag_begin_connect: from the handle of @step. */
void sw_drag_begin_connect (SwDrag *drag, const char *step, SwPoint start);

/** sw_drag_begin_reconnect: the end @end, SW_ATTR_FROM or SW_ATTR_TO, of @edge. */
void sw_drag_begin_reconnect (SwDrag *drag, const char *edge, SwAttr end, SwPoint start);

/**
 * sw_drag_update: the pointer is at @now.
 * @seen: the part of the canvas in view, in which guides are looked for
 * @tolerance: how near a guide catches, in canvas units; 0: no snapping at all
 */
void sw_drag_update (SwDrag *drag, SwDocument *document, SwPoint now, const SwRect *seen, double tolerance);

/** sw_drag_end_point: where the free end of a connection that is drawn is: at the target, or at the pointer. */
SwPoint sw_drag_end_point (const SwDrag *drag, SwDocument *document);

/** sw_drag_start_dot: where the first end of a connection is taken: a little way along it, because at the card itself
 * is the handle for new ones. */
SwPoint sw_drag_start_dot (const SwRoute *route);

/** sw_drag_fixed_point: where its other end is. */
SwPoint sw_drag_fixed_point (const SwDrag *drag, SwDocument *document);

/**
 * sw_drag_finish: does it, as one step of undo, and forgets it.
 *
 * Returns: FALSE with an error if it was refused; a drag that changes nothing is none
 */
gboolean sw_drag_finish (SwDrag *drag, SwDocument *document, GError **error);

/** sw_drag_landing: where what moves without its stream would land: a stream, or the map's root for notes beside all
 * streams; NULL: it stays in its stream. */
SwElement *sw_drag_landing (const SwDrag *drag, SwDocument *document);

/** sw_drag_lands_folded: whether that is another stream than theirs, and folded: they go behind its last step, and it
 * unfolds. */
gboolean sw_drag_lands_folded (const SwDrag *drag, SwDocument *document);

/** sw_selection_movable: the selected elements that can move: steps, notes and streams, without those inside a selected
 * stream. Returns: (transfer full) */
char **sw_selection_movable (SwDocument *document);

/** sw_connect: connects two steps as one step of undo: a flow, or a feedback where it goes back. */
gboolean sw_connect (SwDocument *document, const char *from, const char *to, GError **error);

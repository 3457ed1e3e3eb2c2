#pragma once

#include "canvas/drag.h"
#include "canvas/drop.h"

#include <cairo.h>

/* What is drawn above the map while something is dropped into lanes. @cr is in canvas units, of which @pixel are a
 * pixel of the widget. */

/** sw_lane_paint_move: the lane under the pointer and, if one step alone is moved, where it will stand. */
void sw_lane_paint_move (SwDocument *document, cairo_t *cr, double pixel, const SwDrag *drag);

/** sw_lane_sentence: what the only step that is moved becomes in that lane. Returns: (transfer full) (nullable) */
char *sw_lane_sentence (SwDocument *document, const SwDrag *drag);

/** sw_lane_paint_drop: the lane that a drop of @activity falls into. */
void
sw_lane_paint_drop (SwDocument *document, cairo_t *cr, double pixel, const SwDrop *drop, const SwActivity *activity);

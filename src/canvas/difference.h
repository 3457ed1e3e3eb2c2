#pragma once

#include "canvas/document.h"

#include <cairo.h>

/**
 * sw_difference_paint: lays the comparison that the document shows over its second stream: a line around what was
 * added, with "+"; a dashed card, with "−", where what was removed stood in the first stream; a dash-dotted line around
 * what changed, with "Δ" and what it was and is.
 * @cr: in canvas units
 * @pixel: canvas units a pixel of the screen
 * @seen: what is outside is not drawn
 */
void sw_difference_paint (SwDocument *document, cairo_t *cr, double pixel, const SwRect *seen);

/** sw_difference_plate: what the plate of something that changed says: "Δ WT 2 d → 1 d". At most two changes are told,
 * then "…". Returns: (transfer full) */
char *sw_difference_plate (const SwDifference *difference);

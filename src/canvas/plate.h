#pragma once

#include "layout/layout.h"
#include "render/theme.h"

#include <cairo.h>

/*
 * Plates: short texts in boxes, drawn above the map beside what they speak of.
 */

/** sw_plate_paint: @at: the middle of the plate; @text: of one line or several; @border: its line; @scale: 1 is the
 * size of the map's texts at 100 %.
 */
void sw_plate_paint (cairo_t *cr, const SwTheme *theme, SwPoint at, const char *text, SwColour border, double scale);

/** sw_plate_paint_apart: the same, but not over what is there: @taken: (element-type SwRect): where plates are; this
 * one is added. Without room for the text its first sign stands alone, and without room for that, nothing does. */
void sw_plate_paint_apart (cairo_t *cr, const SwTheme *theme, SwPoint at, const char *text, SwColour border,
                           double scale, GArray *taken);

/** sw_plate_beside_route: where a plate of a connection stands: below its label, if it has one. */
SwPoint sw_plate_beside_route (const SwRoute *route, double scale);

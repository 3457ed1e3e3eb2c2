#pragma once

#include "canvas/document.h"

#include <cairo.h>

/**
 * sw_witness_paint: draws what proves the finding that is lit around the elements it names, with the numbers by which
 * its rule judges them. It is told by form: a double line around cards, lines along both sides of connections, a line
 * around the slots of the activities that are missing, and plates.
 * @cr: in canvas units
 * @pixel: canvas units a pixel of the screen, so that lines and numbers can be seen at every zoom
 * @seen: what is outside is not drawn
 */
void sw_witness_paint (SwDocument *document, cairo_t *cr, double pixel, const SwRect *seen);

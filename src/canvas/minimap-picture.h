#pragma once

#include "canvas/viewport.h"
#include "layout/layout.h"
#include "render/theme.h"

#include <cairo.h>

/* The small picture of a whole map: frames, cards and notes as rectangles of whole pixels. It costs a rectangle an
 * element, however large the map is, and nothing of text or connections. */

/**
 * sw_minimap_fit: how a map of @bounds, with a margin around it, is shown small.
 * @most_width, @most_height: widget pixels that there are
 * @width, @height: (out): widget pixels that it takes; each at least %SW_MINIMAP_LEAST, unless there are fewer
 *
 * Returns: the view of it: its zoom may be less than a canvas can have
 */
#define SW_MINIMAP_LEAST 40
SwViewport sw_minimap_fit (const SwRect *bounds, double most_width, double most_height, double *width, double *height);

/** sw_minimap_picture: @scale: device pixels a widget pixel; @width, @height: widget pixels. Returns: (transfer full):
 * an image surface whose device scale is @scale */
cairo_surface_t *sw_minimap_picture (const SwLayout *layout, const SwTheme *theme, const SwViewport *view, int width,
                                     int height, int scale);

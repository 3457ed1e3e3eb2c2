#pragma once

#include "layout/geometry.h"

#define SW_ZOOM_LEAST 0.05
#define SW_ZOOM_MOST 4.0

/**
 * SwViewport: which part of the endless canvas a widget shows: the canvas point at its top left, and how many widget
 * pixels a canvas unit takes.
 */
typedef struct
{
  double x, y;
  double zoom;
} SwViewport;

/** sw_viewport_to_canvas, sw_viewport_to_widget: a point of one in the other. */
SwPoint sw_viewport_to_canvas (const SwViewport *view, double x, double y);
SwPoint sw_viewport_to_widget (const SwViewport *view, double x, double y);
SwRect sw_viewport_rect_to_widget (const SwViewport *view, const SwRect *rect);

/** sw_viewport_area: what a widget of this size shows, in canvas units. */
SwRect sw_viewport_area (const SwViewport *view, double width, double height);

/** sw_viewport_zoom_at: changes the zoom, kept between the least and the most, so that what is at @x, @y of the widget
 * stays there. */
void sw_viewport_zoom_at (SwViewport *view, double zoom, double x, double y);

/** sw_viewport_fit: shows all of @rect in the middle with a margin, at @most at that zoom. */
void sw_viewport_fit (SwViewport *view, const SwRect *rect, double width, double height, double most);

/** sw_viewport_is_covered: whether @rect reaches under what covers @corner_width × @corner_height pixels in the lower
 * right corner of the widget. */
gboolean sw_viewport_is_covered (const SwViewport *view, const SwRect *rect, double width, double height,
                                 double corner_width, double corner_height);

/** sw_viewport_reveal: moves as little as needed to show @rect. Returns: whether it moved */
gboolean sw_viewport_reveal (SwViewport *view, const SwRect *rect, double width, double height);

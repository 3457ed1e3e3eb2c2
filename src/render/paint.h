#pragma once

#include "render/scene.h"

#include <cairo.h>

/**
 * sw_scene_paint: draws what touches @area (canvas units) on @cr, whose user space is the canvas.
 * @scale: device pixels a canvas unit: below 0.4 texts become bars and curves become lines
 * @hidden: (nullable): ids (set of strings) that are left out, because they are drawn elsewhere while they are dragged
 */
void sw_scene_paint (const SwScene *scene, cairo_t *cr, const SwRect *area, double scale, GHashTable *hidden);

/** sw_scene_paint_outlines: the same with texts as outlines, each letter exactly where it belongs: slower, for images.
 */
void sw_scene_paint_outlines (const SwScene *scene, cairo_t *cr, const SwRect *area);

/** sw_scene_paint_items: draws the items of these ids alone, for what is being dragged. */
void sw_scene_paint_items (const SwScene *scene, cairo_t *cr, const char *const *ids);

/** sw_paint_rounded: adds a rectangle with round corners to the path of @cr. @radius: made smaller where it would not
 * fit */
void sw_paint_rounded (cairo_t *cr, const SwRect *rect, double radius);

#pragma once

#include "canvas/canvas.h"

/**
 * SwMinimap: the whole map of a canvas, small, with the part in view as a frame; a click or a drag in it moves the
 * view. It is seen while a part of the map is out of view, takes at most a third of the canvas each way, and never the
 * keys: they walk and zoom on the canvas itself.
 */
#define SW_TYPE_MINIMAP (sw_minimap_get_type ())
G_DECLARE_FINAL_TYPE (SwMinimap, sw_minimap, SW, MINIMAP, GtkWidget)

GtkWidget *sw_minimap_new (void);

/** sw_minimap_set_canvas: @canvas: (transfer none) (nullable): whose map it shows */
void sw_minimap_set_canvas (SwMinimap *minimap, SwCanvas *canvas);

/** sw_minimap_set_wanted: whether the person wants to see it at all. */
void sw_minimap_set_wanted (SwMinimap *minimap, gboolean wanted);

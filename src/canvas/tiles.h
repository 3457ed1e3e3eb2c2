#pragma once

#include "canvas/viewport.h"
#include "render/scene.h"

#include <gtk/gtk.h>

/**
 * SwTiles: the picture of a scene in opaque squares of 256 device pixels, painted when they come into view and kept
 * until what is under them changes. While the zoom changes, squares of the old zoom are stretched until the new ones
 * are painted, a few milliseconds a frame.
 */
typedef struct _SwTiles SwTiles;

SwTiles *sw_tiles_new (void);
void sw_tiles_free (SwTiles *tiles);

/** sw_tiles_clear: everything has to be painted again. */
void sw_tiles_clear (SwTiles *tiles);

/** sw_tiles_damage: what is in @area (canvas units) has to be painted again; what was painted there stands until then.
 */
void sw_tiles_damage (SwTiles *tiles, const SwRect *area);

/**
 * sw_tiles_snapshot: draws what a widget of @width × @height shows.
 * @hidden: (nullable): ids of items that are left out
 * @scale: device pixels a widget pixel
 *
 * Returns: whether squares are left to paint: the caller asks for another frame
 */
gboolean sw_tiles_snapshot (SwTiles *tiles, GtkSnapshot *snapshot, const SwScene *scene, GHashTable *hidden,
                            const SwViewport *view, int width, int height, int scale);

/** sw_tiles_is_whole: whether the last snapshot showed all of the view, and as it is. */
gboolean sw_tiles_is_whole (const SwTiles *tiles);

#pragma once

#include "canvas/canvas.h"

/**
 * SwFindBar: looks for words in all texts of the map. What is found is selected and brought into view, one after the
 * other; the bar says which of how many it is. Escape closes it and leaves the selection.
 */
#define SW_TYPE_FIND_BAR (sw_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (SwFindBar, sw_find_bar, SW, FIND_BAR, GtkWidget)

GtkWidget *sw_find_bar_new (void);

/** sw_find_bar_set_canvas: @canvas: (transfer none): whose map is searched */
void sw_find_bar_set_canvas (SwFindBar *bar, SwCanvas *canvas);

/** sw_find_bar_open: shows it with its words selected, to be typed over. */
void sw_find_bar_open (SwFindBar *bar);

#pragma once

#include "canvas/canvas.h"

/**
 * SwWorkshopBar: what a facilitator needs at hand above the map in workshop mode: a timer, the ideas by votes, and the
 * way out ("win.workshop").
 *
 * ::message (const char *text): something to tell in a toast.
 */
#define SW_TYPE_WORKSHOP_BAR (sw_workshop_bar_get_type ())
G_DECLARE_FINAL_TYPE (SwWorkshopBar, sw_workshop_bar, SW, WORKSHOP_BAR, GtkWidget)

/** sw_workshop_bar_set_canvas: @canvas: (transfer none): must live longer; once */
void sw_workshop_bar_set_canvas (SwWorkshopBar *bar, SwCanvas *canvas);

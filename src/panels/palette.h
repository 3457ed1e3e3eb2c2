#pragma once

#include "canvas/canvas.h"

/**
 * SwPalette: the cards of the profile's activities, and below them the kinds of note. A card is dragged onto the
 * canvas of its window, where Escape takes the drag back, or activated, which adds a step or a note to what is selected
 * there.
 */
#define SW_TYPE_PALETTE (sw_palette_get_type ())
G_DECLARE_FINAL_TYPE (SwPalette, sw_palette, SW, PALETTE, GtkWidget)

GtkWidget *sw_palette_new (void);

/** sw_palette_set_canvas: the canvas that activated cards add to; its document's profile names the activities.
 * @canvas: (transfer none) */
void sw_palette_set_canvas (SwPalette *palette, SwCanvas *canvas);

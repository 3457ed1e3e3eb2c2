#pragma once

#include "canvas/canvas.h"

/** sw_ideas_button_new: a button that lists the ideas of @canvas's map, those with most votes first, each with buttons
 * to vote and to take a vote back; a press on one selects it. @canvas: (transfer none): must live longer */
GtkWidget *sw_ideas_button_new (SwCanvas *canvas);

#pragma once

#include "model/map.h"

#include <gtk/gtk.h>

/** sw_preview_new: a widget that shows @map as large as it fits, in the colours of the window. */
GtkWidget *sw_preview_new (SwMap *map, int width, int height);

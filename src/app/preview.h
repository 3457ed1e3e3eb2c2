#pragma once

#include "checks/config.h"

#include <gtk/gtk.h>

/** sw_preview_new: a widget that shows @map as large as it fits, in the colours of the window. */
GtkWidget *sw_preview_new (SwMap *map, int width, int height);

/** sw_preview_new_checked: the same with badges for what the rules of @config find; it is as high as it has to be, but
 * not more than @most_height. @config: (transfer full) */
GtkWidget *sw_preview_new_checked (SwMap *map, SwCheckConfig *config, int width, int most_height);

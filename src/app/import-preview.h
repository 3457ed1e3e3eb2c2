#pragma once

#include <gtk/gtk.h>

/** sw_import_preview_new: a table of the first rows of a file. @rows: (element-type GStrv): the names of the columns
 * first. Returns: (transfer floating) */
GtkWidget *sw_import_preview_new (const GPtrArray *rows);

#pragma once

#include <gtk/gtk.h>

/** sw_shortcuts_show: a window that lists the keys of the program. @parent: (nullable) */
void sw_shortcuts_show (GtkWindow *parent);

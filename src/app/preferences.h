#pragma once

#include <gtk/gtk.h>

/** sw_preferences_show: the look, and how grave each rule is. */
void sw_preferences_show (GtkWindow *parent);

#pragma once

#include "sample.h"

#include <gtk/gtk.h>

/*
 * A window of the test's own with one panel in it. Signals and frames are waited for by running the main loop until
 * something is so, never for a time.
 */

/** window_begin: GTK, libadwaita and a window that shows @child and is on screen. */
GtkWidget *window_begin (GtkWidget *child);

/** window_end: destroys @window and waits until it is gone. */
void window_end (GtkWidget *window);

/** window_settle: runs the main loop until a frame was drawn and nothing is pending. */
void window_settle (void);

/** window_named: the widget of @type called @name for screen readers or by its text; it must exist. */
GtkWidget *window_named (GtkWidget *root, GType type, const char *name);

/** window_find: the same, or NULL. */
GtkWidget *window_find (GtkWidget *root, GType type, const char *name);

/** window_type: writes @text into @entry and presses Enter. */
void window_type (GtkWidget *entry, const char *text);

#pragma once

#include <gtk/gtk.h>

/**
 * SwTimer: minutes to set, start and pause, and what is left of them, large. At the end it says so, and leaves the keys
 * where they are.
 *
 * ::over (): the time is up.
 */
#define SW_TYPE_TIMER (sw_timer_get_type ())
G_DECLARE_FINAL_TYPE (SwTimer, sw_timer, SW, TIMER, GtkWidget)

GtkWidget *sw_timer_new (void);

/** sw_timer_start: so many seconds from now, whatever was set. */
void sw_timer_start (SwTimer *timer, guint seconds);

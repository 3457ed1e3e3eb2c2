#pragma once

#include <gtk/gtk.h>

/**
 * SwCompareShape: arranges the page on which two streams are compared. Where there is room, the figures stand beside
 * what differs; where there is not, they are a page of their own, and one line holds all that is chosen.
 */
#define SW_TYPE_COMPARE_SHAPE (sw_compare_shape_get_type ())
G_DECLARE_FINAL_TYPE (SwCompareShape, sw_compare_shape, SW, COMPARE_SHAPE, GtkWidget)

/** sw_compare_shape_new: @pair: which streams; @figures: what they amount to; @top: what stands above @sides, with
 * their switcher first; @sides: for the pages of what differs, which are added afterwards. */
GtkWidget *sw_compare_shape_new (GtkWidget *pair, GtkWidget *figures, GtkWidget *top, GtkStack *sides);

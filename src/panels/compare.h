#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwCompare: two streams of the map set against each other: their figures, what differs, and values that can be tried
 * in the second one before they are taken over. While it is on screen the canvas shows what differs on the second
 * stream.
 *
 * It begins with the selected future state, or the only one, and its origin; a stream without one is set against
 * itself, for values to be tried.
 *
 * ::reveal (const char *const *ids): bring these elements into view.
 * ::message (const char *text): something to tell the person in a toast.
 */
#define SW_TYPE_COMPARE (sw_compare_get_type ())
G_DECLARE_FINAL_TYPE (SwCompare, sw_compare, SW, COMPARE, GtkWidget)

GtkWidget *sw_compare_new (void);

/** sw_compare_set_document: @document: (transfer none) (nullable) */
void sw_compare_set_document (SwCompare *compare, SwDocument *document);

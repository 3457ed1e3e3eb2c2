#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwMetrics: the figures of a stream, each of which opens to what it is made of; its steps as a table; and the trend of
 * what was measured. The stream is the one that is selected on the map, or is chosen here.
 *
 * It is worked out only while it can be seen.
 *
 * ::reveal (const char *const *ids): bring these elements into view.
 * ::message (const char *text): something to tell the person in a toast.
 */
#define SW_TYPE_METRICS (sw_metrics_get_type ())
G_DECLARE_FINAL_TYPE (SwMetrics, sw_metrics, SW, METRICS, GtkWidget)

GtkWidget *sw_metrics_new (void);

/** sw_metrics_set_document: @document: (transfer none) (nullable) */
void sw_metrics_set_document (SwMetrics *metrics, SwDocument *document);

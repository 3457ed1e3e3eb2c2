#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwBottom: the panel below the map: pages with its problems, its metrics, its coverage, its scorecards, two streams
 * compared and a simulation, and above them what switches.
 *
 * ::reveal (const char *const *ids): bring these elements into view.
 * ::message (const char *text): something to tell the person in a toast.
 */
#define SW_TYPE_BOTTOM (sw_bottom_get_type ())
G_DECLARE_FINAL_TYPE (SwBottom, sw_bottom, SW, BOTTOM, GtkWidget)

GtkWidget *sw_bottom_new (void);

/** sw_bottom_set_document: @document: (transfer none) (nullable) */
void sw_bottom_set_document (SwBottom *bottom, SwDocument *document);

/** sw_bottom_show_page: "problems", "metrics", "coverage", "scorecard", "compare" or "simulation". */
void sw_bottom_show_page (SwBottom *bottom, const char *name);

/** sw_bottom_show_finding: brings the list of problems to the front and selects the finding in it. */
void sw_bottom_show_finding (SwBottom *bottom, const char *fingerprint);

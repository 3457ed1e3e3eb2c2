#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwSimulationPage: lets items pass through a stream of the map and shows how long they take and where they queue. It
 * runs beside the main loop. What was found stays when the map changes, marked as of before.
 *
 * ::reveal (const char *const *ids): bring these elements into view.
 */
#define SW_TYPE_SIMULATION_PAGE (sw_simulation_page_get_type ())
G_DECLARE_FINAL_TYPE (SwSimulationPage, sw_simulation_page, SW, SIMULATION_PAGE, GtkWidget)

GtkWidget *sw_simulation_page_new (void);

/** sw_simulation_page_set_document: @document: (transfer none) (nullable). What runs is cancelled. */
void sw_simulation_page_set_document (SwSimulationPage *page, SwDocument *document);

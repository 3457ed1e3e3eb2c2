#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwCoverage: streams, steps or practices against the activities: how many steps each has, what is declared, what is
 * missing. A cell selects its steps, or asks what becomes of the activity.
 *
 * It is computed only while it can be seen.
 *
 * ::reveal (const char *const *ids): bring these elements into view.
 */
#define SW_TYPE_COVERAGE (sw_coverage_get_type ())
G_DECLARE_FINAL_TYPE (SwCoverage, sw_coverage, SW, COVERAGE, GtkWidget)

GtkWidget *sw_coverage_new (void);

/** sw_coverage_set_document: @document: (transfer none) (nullable) */
void sw_coverage_set_document (SwCoverage *coverage, SwDocument *document);

#pragma once

#include "panels/coverage-item.h"

#include <gtk/gtk.h>

/**
 * sw_coverage_rows_new:
 * @profile: whose activities are the columns
 * @on_cell: void (GtkButton *cell, gpointer data)
 * @data: an object; it may go before the rows
 *
 * Makes the lines of the table of coverage, each a title and a button for each activity. Returns: (transfer full)
 */
GtkListItemFactory *sw_coverage_rows_new (const SwProfile *profile, GCallback on_cell, gpointer data);

/** sw_coverage_cell_width: of a cell, in pixels, among those of @profile. */
int sw_coverage_cell_width (const SwProfile *profile);

/** sw_coverage_cell_item: the line of a button, and its column. */
SwCoverageItem *sw_coverage_cell_item (GtkButton *cell, guint *place);

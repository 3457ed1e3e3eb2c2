#pragma once

#include "checks/heat.h"

#include <gio/gio.h>

/** SwCoverageItem: a line of the table of coverage, a row of a heat map. */
#define SW_TYPE_COVERAGE_ITEM (sw_coverage_item_get_type ())
G_DECLARE_FINAL_TYPE (SwCoverageItem, sw_coverage_item, SW, COVERAGE_ITEM, GObject)

const SwHeatRow *sw_coverage_item_row (SwCoverageItem *item);

/** sw_coverage_item_stream_title: (nullable): of the stream of a step; NULL for other rows. */
const char *sw_coverage_item_stream_title (SwCoverageItem *item);

/** sw_coverage_items: a line for each row, which is found in @analysis. Returns: (transfer full) (element-type
 * SwCoverageItem): good without the analysis */
GPtrArray *sw_coverage_items (const SwAnalysis *analysis, SwHeatBy by);

/** sw_coverage_item_equal: whether two lines say the same. */
gboolean sw_coverage_item_equal (gconstpointer a, gconstpointer b);

/** sw_coverage_item_level: how hot a cell looks, 1 to 4; 0 without steps. Steps by their work beside the longest one,
 * others by the number of steps. */
guint sw_coverage_item_level (SwCoverageItem *item, guint place);

/** sw_coverage_item_text: what a cell says: the work of a step, else as sw_heat_cell_short(). Returns: (transfer full)
 */
char *sw_coverage_item_text (SwCoverageItem *item, guint place);

/** sw_coverage_item_spoken: a sentence: row, activity, what is there. Returns: (transfer full) */
char *sw_coverage_item_spoken (SwCoverageItem *item, guint place);

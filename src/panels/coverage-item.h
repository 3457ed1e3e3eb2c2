#pragma once

#include "model/map.h"

/**
 * SwCoverageCell: what one stream does for one activity.
 * @steps: how many steps; @light: all of them only touch it
 * @as: what is declared where there is no step
 */
typedef struct
{
  guint steps;
  gboolean light;
  SwDeclared as;
} SwCoverageCell;

/** sw_coverage_cell: in one walk over @stream. */
SwCoverageCell sw_coverage_cell (const SwElement *stream, const char *activity);

/** sw_coverage_short: a word or number for the table. sw_coverage_spoken: a phrase. Returns: (transfer full) */
char *sw_coverage_short (const SwCoverageCell *cell);
char *sw_coverage_spoken (const SwCoverageCell *cell);

/** SwCoverageItem: a line of the table: a stream and its cells, in the order of the activity set. */
#define SW_TYPE_COVERAGE_ITEM (sw_coverage_item_get_type ())
G_DECLARE_FINAL_TYPE (SwCoverageItem, sw_coverage_item, SW, COVERAGE_ITEM, GObject)

const char *sw_coverage_item_stream (SwCoverageItem *item);
const char *sw_coverage_item_title (SwCoverageItem *item);
const SwCoverageCell *sw_coverage_item_cell (SwCoverageItem *item, guint activity);

/** sw_coverage_items: a line for each stream. Returns: (transfer full) (element-type SwCoverageItem) */
GPtrArray *sw_coverage_items (SwMap *map);

/** sw_coverage_item_equal: whether two lines say the same. */
gboolean sw_coverage_item_equal (gconstpointer a, gconstpointer b);

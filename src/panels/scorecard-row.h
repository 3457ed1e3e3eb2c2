#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/** SwScorecardItem: a line of the page of scorecards: a stream, and whether a person unfolded it. */
#define SW_TYPE_SCORECARD_ITEM (sw_scorecard_item_get_type ())
G_DECLARE_FINAL_TYPE (SwScorecardItem, sw_scorecard_item, SW, SCORECARD_ITEM, GObject)

/** sw_scorecard_items: a line for each stream. Returns: (transfer full) (element-type SwScorecardItem) */
GPtrArray *sw_scorecard_items (SwMap *map);

/** sw_scorecard_item_equal: whether two lines are of one stream and call it the same. */
gboolean sw_scorecard_item_equal (gconstpointer a, gconstpointer b);

void sw_scorecard_item_unfold (SwScorecardItem *item);

/** sw_scorecard_item_title: what its stream is called. */
const char *sw_scorecard_item_title (SwScorecardItem *item);

/** SW_SCORECARD_CELL: the width of a signal, in pixels; SW_SCORECARD_TITLE: the least width of a title */
#define SW_SCORECARD_CELL 78
#define SW_SCORECARD_TITLE 78

/**
 * SwScorecardRow: a stream and its six signals as icons and words; unfolded, the evidence of each. The signals are
 * worked out when a row is shown, so that many streams cost nothing.
 *
 * ::show-ids (const char *const *ids): select these elements.
 */
#define SW_TYPE_SCORECARD_ROW (sw_scorecard_row_get_type ())
G_DECLARE_FINAL_TYPE (SwScorecardRow, sw_scorecard_row, SW, SCORECARD_ROW, GtkWidget)

GtkWidget *sw_scorecard_row_new (void);

/** sw_scorecard_row_show: @item: (nullable): NULL empties it */
void sw_scorecard_row_show (SwScorecardRow *row, SwDocument *document, SwScorecardItem *item);

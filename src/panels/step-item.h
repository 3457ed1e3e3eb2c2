#pragma once

#include "metrics/analysis.h"

#include <gio/gio.h>

/**
 * SwStepItem: a line of the table of steps. It copies what it says, and stays the same object while the map is edited.
 *
 * ::changed (): it says something else.
 */
#define SW_TYPE_STEP_ITEM (sw_step_item_get_type ())
G_DECLARE_FINAL_TYPE (SwStepItem, sw_step_item, SW, STEP_ITEM, GObject)

/** SwStepColumn: the columns of the table. */
typedef enum
{
  SW_STEP_TITLE,
  SW_STEP_ACTIVITY,
  SW_STEP_BAR, /* wait and work, drawn; sorted by lead time */
  SW_STEP_PROCESS,
  SW_STEP_WAIT,
  SW_STEP_LEAD,
  SW_STEP_ACCURACY,
  SW_STEP_PEOPLE,
  SW_STEP_VISITS,
  SW_STEP_UTILISATION,
  SW_STEP_WIP,
  SW_STEP_PATH
} SwStepColumn;
#define SW_N_STEP_COLUMNS (SW_STEP_PATH + 1)

/** sw_step_items_update: makes @store hold the steps of @graph in file order. Items of steps that stay are kept and
 * told what is new. Returns: whether anything is new */
gboolean sw_step_items_update (GListStore *store, const SwGraph *graph, const SwFigures *figures);

const char *sw_step_item_id (SwStepItem *item);

/** sw_step_item_text: what a cell says; "–" if it is unknown. Returns: (transfer full) */
char *sw_step_item_text (SwStepItem *item, SwStepColumn column);

/** sw_step_item_tip: (nullable): how a cell's number came about; NULL if it says it all. Returns: (transfer full) */
char *sw_step_item_tip (SwStepItem *item, SwStepColumn column);

/** sw_step_item_spoken: all of the line in a sentence. Returns: (transfer full) */
char *sw_step_item_spoken (SwStepItem *item);

/** sw_step_item_bar: wait and work as parts of the longest lead time of the stream; 0 if unknown. */
void sw_step_item_bar (SwStepItem *item, double *wait, double *process);

/** sw_step_item_compare: as the table sorts by @column; what is unknown comes last either way. Returns: below, at or
 * over 0 */
int sw_step_item_compare (SwStepItem *item, SwStepItem *other, SwStepColumn column, gboolean descending);

/** sw_step_column_title: translated, static. sw_step_column_is_number: to be set at the end of the column. */
const char *sw_step_column_title (SwStepColumn column);
gboolean sw_step_column_is_number (SwStepColumn column);

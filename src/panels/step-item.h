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

/** sw_step_item_new_probe: an item that says "a" and 0 everywhere, and "b" and 1 in @column if @more. Returns:
 * (transfer full) */
SwStepItem *sw_step_item_new_probe (SwStepColumn column, gboolean more);

const char *sw_step_item_id (SwStepItem *item);

/** sw_step_item_text: what a cell says; "–" if it is unknown. Returns: (transfer full) */
char *sw_step_item_text (SwStepItem *item, SwStepColumn column);

/** sw_step_item_tip: (nullable): how a cell's number came about; NULL if it says it all. Returns: (transfer full) */
char *sw_step_item_tip (SwStepItem *item, SwStepColumn column);

/** sw_step_item_spoken: all of the line in a sentence. Returns: (transfer full) */
char *sw_step_item_spoken (SwStepItem *item);

/** sw_step_item_bar: wait and work as parts of the longest lead time of the stream; 0 if unknown. */
void sw_step_item_bar (SwStepItem *item, double *wait, double *process);

/** sw_step_item_value: what a column of numbers sorts by; NAN if unknown. */
double sw_step_item_value (SwStepItem *item, SwStepColumn column);

/** sw_step_column_title: translated, static. sw_step_column_is_text: sorted by its words. */
const char *sw_step_column_title (SwStepColumn column);
gboolean sw_step_column_is_text (SwStepColumn column);

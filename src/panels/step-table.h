#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwStepTable: the steps of a stream as a table that can be sorted by each column, unknown values always last. The line
 * that is selected is the step that is selected on the map, and the other way round.
 *
 * ::show-step (const char *id): a line was chosen.
 */
#define SW_TYPE_STEP_TABLE (sw_step_table_get_type ())
G_DECLARE_FINAL_TYPE (SwStepTable, sw_step_table, SW, STEP_TABLE, GtkWidget)

GtkWidget *sw_step_table_new (void);

/** sw_step_table_show: the steps of the stream of @graph. */
void sw_step_table_show (SwStepTable *table, const SwGraph *graph, const SwFigures *figures);

/** sw_step_table_select: the line of the step called @id; NULL: none. */
void sw_step_table_select (SwStepTable *table, const char *id);

#pragma once

#include "panels/step-item.h"

#include <gtk/gtk.h>

/** SwStepWidths: of the columns, in pixels, and the height of a line; the title takes what is left beside them. */
typedef struct
{
  int columns[SW_N_STEP_COLUMNS];
  int height;
} SwStepWidths;

/**
 * SwStepRow: a line of the table of steps. It draws its cells itself: a list makes hundreds of lines in advance, and a
 * widget for each cell takes longer than a person waits. Its name for screen readers says all of it; a cell's tooltip
 * says how its number came about.
 */
#define SW_TYPE_STEP_ROW (sw_step_row_get_type ())
G_DECLARE_FINAL_TYPE (SwStepRow, sw_step_row, SW, STEP_ROW, GtkWidget)

/** sw_step_row_new: @widths: lives as long as the row */
GtkWidget *sw_step_row_new (const SwStepWidths *widths);

/** sw_step_row_show: @item: (nullable): followed as long as it is shown */
void sw_step_row_show (SwStepRow *row, SwStepItem *item);

/** sw_step_widths_measure: what the font of @widget needs. */
void sw_step_widths_measure (SwStepWidths *widths, GtkWidget *widget);

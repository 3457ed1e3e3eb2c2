#pragma once

#include "metrics/compare.h"

#include <gtk/gtk.h>

/**
 * SwCompareFigures: the figures of two streams beside each other, with their difference and whether that is better.
 */
#define SW_TYPE_COMPARE_FIGURES (sw_compare_figures_get_type ())
G_DECLARE_FINAL_TYPE (SwCompareFigures, sw_compare_figures, SW, COMPARE_FIGURES, GtkWidget)

GtkWidget *sw_compare_figures_new (void);

/** sw_compare_figures_show: @comparison is not kept. @tried: the second stream is with values that are tried */
void sw_compare_figures_show (SwCompareFigures *figures, const SwComparison *comparison, gboolean tried);

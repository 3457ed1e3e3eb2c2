#pragma once

#include "panels/trial.h"

#include <gtk/gtk.h>

/**
 * SwCompareFigures: the figures of two streams beside each other, with their difference and whether that is better.
 */
#define SW_TYPE_COMPARE_FIGURES (sw_compare_figures_get_type ())
G_DECLARE_FINAL_TYPE (SwCompareFigures, sw_compare_figures, SW, COMPARE_FIGURES, GtkWidget)

GtkWidget *sw_compare_figures_new (void);

/** sw_compare_figures_show: what @trial compares; it must compare something, and is not kept. */
void sw_compare_figures_show (SwCompareFigures *figures, SwTrial *trial);

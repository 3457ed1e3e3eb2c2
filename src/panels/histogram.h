#pragma once

#include "metrics/simulation.h"

#include <gtk/gtk.h>

/**
 * SwHistogram: how long the items of a simulation took: bars, and lines where 50, 85 and 95 % of them are through. It
 * has the colours of the style. A screen reader hears the same in words.
 */
#define SW_TYPE_HISTOGRAM (sw_histogram_get_type ())
G_DECLARE_FINAL_TYPE (SwHistogram, sw_histogram, SW, HISTOGRAM, GtkWidget)

GtkWidget *sw_histogram_new (void);

/** sw_histogram_show: @simulation: (nullable): must stay until another one is shown */
void sw_histogram_show (SwHistogram *histogram, const SwSimulation *simulation);

#pragma once

#include "panels/trend.h"

#include <gtk/gtk.h>

/**
 * SwTrendChart: lead time and process time of a stream's measurements over time, and the lead time of the map as it is
 * now as a line beside them. Where a measurement lacks a time the line is broken. Discs are lead times and squares
 * process times, so that no colour is needed to tell them apart; the tooltip of a point says its numbers.
 */
#define SW_TYPE_TREND_CHART (sw_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (SwTrendChart, sw_trend_chart, SW, TREND_CHART, GtkWidget)

GtkWidget *sw_trend_chart_new (void);

/** sw_trend_chart_show: @points: (transfer full) (element-type SwTrendPoint): at least two that say a time */
void sw_trend_chart_show (SwTrendChart *chart, GArray *points, const SwFigures *now, const SwCalendar *calendar);

/** sw_trend_chart_place: where on the widget the value of point @i is drawn. @process: its process time, else its lead
 * time. Returns: FALSE if it is unknown, or nothing was drawn yet */
gboolean sw_trend_chart_place (SwTrendChart *chart, guint i, gboolean process, double *x, double *y);

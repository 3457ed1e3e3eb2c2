#pragma once

#include "metrics/figures.h"

/*
 * What the recorded measurements of a stream say over time. Nothing here needs a display.
 */

/** SwTrendPoint: a measurement. @day: Julian; @lead, @process: seconds of working time, @accuracy: a fraction; NAN if
 * unknown */
typedef struct
{
  guint32 day;
  double lead;
  double process;
  double accuracy;
} SwTrendPoint;

/** sw_trend_points: the measurements of @stream by day; those of one day in file order. Returns: (transfer full)
 * (element-type SwTrendPoint) */
GArray *sw_trend_points (const SwElement *stream, const SwCalendar *calendar);

/** sw_trend_count: how many of them say a time. */
guint sw_trend_count (const GArray *points);

/** sw_trend_time_step: the distance of lines on an axis of times from 0 to @most: a round number of a unit that people
 * read easily, so that there are at most @lines above 0. @most: over 0 */
double sw_trend_time_step (double most, guint lines, const SwCalendar *calendar);

/**
 * sw_trend_day_ticks: days on an axis of dates from @first to @last: each day, Monday, first of a month or first of a
 * year, or each of several, so that there are at most @ticks. Returns: (transfer full) (element-type guint32)
 */
GArray *sw_trend_day_ticks (guint32 first, guint32 last, guint ticks);

/** sw_trend_point_text: for people: the day, and what was measured; a line each. Returns: (transfer full) */
char *sw_trend_point_text (const SwTrendPoint *point, const SwCalendar *calendar);

/** sw_trend_text: all of it in sentences, for who cannot see a chart. Returns: (transfer full) */
char *sw_trend_text (const GArray *points, const SwFigures *now, const SwCalendar *calendar);

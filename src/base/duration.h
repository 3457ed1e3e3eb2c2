#pragma once

#include <glib.h>

/* Working time as people write it. A duration keeps its unit; only a calendar turns it into seconds. */

typedef enum
{
  SW_UNIT_SECOND,
  SW_UNIT_MINUTE,
  SW_UNIT_HOUR,
  SW_UNIT_DAY,
  SW_UNIT_WEEK,
  SW_UNIT_MONTH
} SwUnit;

/**
 * SwCalendar: how many seconds of working time a day, a week and a month hold.
 */
typedef struct
{
  double day;
  double week;
  double month;
} SwCalendar;

/** SW_CALENDAR_DEFAULT: 8 h a day, 5 days a week, 20 days a month. */
#define SW_CALENDAR_DEFAULT ((SwCalendar){ 28800, 144000, 576000 })

typedef struct
{
  double amount;
  SwUnit unit;
} SwDuration;

/**
 * SwEstimate: what is known of a time.
 * @points: 0 unknown; 1 one value; 2 least and most; 3 least, likely and most
 * @point: the values, in that order
 */
typedef struct
{
  guint points;
  SwDuration point[3];
} SwEstimate;

/** SwSpan: an estimate in seconds; the likely value of a two-point range is its middle. */
typedef struct
{
  double least;
  double likely;
  double most;
} SwSpan;

/** SwDemand: @amount items arrive in each @unit. */
typedef struct
{
  double amount;
  SwUnit unit;
} SwDemand;

/** sw_unit_name: the name of @unit in files: s, min, h, d, w, month. */
const char *sw_unit_name (SwUnit unit);

/** sw_unit_seconds: how long one @unit is. */
double sw_unit_seconds (SwUnit unit, const SwCalendar *calendar);

/** sw_duration_seconds: @duration in seconds of working time. */
double sw_duration_seconds (SwDuration duration, const SwCalendar *calendar);

/**
 * sw_duration_parse, sw_estimate_parse, sw_demand_parse:
 * @error: %SW_ERROR_VALUE with one sentence
 *
 * Read the whole of @text in the form of the file: `15min`; `15min`, `2h..1d` or `1h..2h..1d`; `40/month`.
 */
gboolean sw_duration_parse (const char *text, SwDuration *duration, GError **error);
gboolean sw_estimate_parse (const char *text, SwEstimate *estimate, GError **error);
gboolean sw_demand_parse (const char *text, SwDemand *demand, GError **error);

/**
 * sw_estimate_parse_typed:
 *
 * Reads what a person typed: `2d`, `15 min`, `1,5 h`, `½ h`, `2 days`, `1h..4h`, `1 - 4 h`, `1h 30min`. Unit names are
 * English; numbers are those of sw_number_scan_typed(). Empty text is the unknown estimate. What could mean two things
 * (`90m`, `1:30`, `1,500 s`, `1d 4h`) is refused with what to write instead.
 */
gboolean sw_estimate_parse_typed (const char *text, SwEstimate *estimate, GError **error);

/** sw_demand_parse_typed: reads `40/month`, `40 a month`, `40 per week`, `40 each day`. Empty text is an @amount of 0.
 */
gboolean sw_demand_parse_typed (const char *text, SwDemand *demand, GError **error);

/** sw_duration_from_seconds: in the largest unit up to a day in which @seconds is at least one and has no more than two
 * decimals; if there is none, in minutes or seconds, rounded to two. */
SwDuration sw_duration_from_seconds (double seconds, const SwCalendar *calendar);

/** sw_duration_to_string, sw_estimate_to_string, sw_demand_to_string: the form of the file. Returns: (transfer full) */
char *sw_duration_to_string (SwDuration duration);
char *sw_estimate_to_string (const SwEstimate *estimate);
char *sw_demand_to_string (SwDemand demand);

/**
 * sw_estimate_span:
 *
 * Returns: whether @estimate is known; @span is in seconds. What contradicts itself (least above most) is given as it
 * is.
 */
gboolean sw_estimate_span (const SwEstimate *estimate, const SwCalendar *calendar, SwSpan *span);

/**
 * sw_seconds_format:
 * @seconds: working time, not negative
 *
 * For people: the two largest units that say it, `2 d 4 h`, `15 min`, `0 s`. Units are the calendar's working days;
 * weeks and months are not used, so that sums can be compared. Translated. Returns: (transfer full)
 */
char *sw_seconds_format (double seconds, const SwCalendar *calendar);

/** sw_estimate_format: the likely value for people as it was typed, `2 d`, or a range `1 h–4 h`. Returns: (transfer
 * full) */
char *sw_estimate_format (const SwEstimate *estimate);

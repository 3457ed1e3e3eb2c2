#pragma once

#include <glib.h>

/*
 * Points in time as logs write them, in milliseconds since 1970. A time with a zone is that instant; a time without one
 * is taken as it stands, as if in UTC, so that no change of clocks comes into a difference.
 *
 *   2026-12-31T13:05:30.250+01:00   2026-12-31 13:05   2026/12/31   2026-12-31T13:05Z
 *   31.12.2026 13:05                12/31/2026 1:05 PM   31/12/2026 13:05   31/Dec/26 1:05 PM
 *   1798722300 (seconds)            1798722300000 (milliseconds)
 */

/** SwDateOrder: which comes first in 03/04/2026. */
typedef enum
{
  SW_DATE_ORDER_UNKNOWN,
  SW_DATE_ORDER_DAY,
  SW_DATE_ORDER_MONTH
} SwDateOrder;

/**
 * SwMoment:
 * @time: milliseconds since 1970
 * @order: for dates with slashes or dashes in which the year is last: what they show of the order.
 * %SW_DATE_ORDER_UNKNOWN with @is_open: both are possible, and @time takes the day first
 * @has_zone: a zone was given; @offset: it, in minutes
 * @is_twelve: with AM or PM
 */
typedef struct
{
  gint64 time;
  SwDateOrder order;
  gboolean is_open;
  gboolean has_zone;
  int offset;
  gboolean is_twelve;
} SwMoment;

/** sw_moment_parse: reads all of @text but blanks around it. Returns: whether it is a time that exists */
gboolean sw_moment_parse (const char *text, SwMoment *moment);

/** sw_moment_swap: @time with its day and month exchanged; both are at most 12. */
gint64 sw_moment_swap (gint64 time);

/** sw_moment_to_date: `YYYY-MM-DD`. Returns: (transfer full) */
char *sw_moment_to_date (gint64 time);

#pragma once

#include "base/duration.h"

/**
 * SwWorkHours: when people work.
 * @from, @to: minutes of the day; 0 to 1440 is all of it
 * @days: bit 0 is Monday, bit 6 Sunday
 */
typedef struct
{
  guint from, to;
  guint days;
} SwWorkHours;

/** SW_WORK_ALWAYS: time passes round the clock: what a log says is elapsed time. */
#define SW_WORK_ALWAYS ((SwWorkHours){ 0, 1440, 0x7f })

/** sw_work_hours_parse: `9-17`, `8:30-16:30`. sw_work_days_parse: `mon-fri`, `mon,wed,fri`, `sun-thu`. Returns: whether
 * @text says so */
gboolean sw_work_hours_parse (const char *text, SwWorkHours *hours);
gboolean sw_work_days_parse (const char *text, SwWorkHours *hours);

/** sw_work_seconds: the working time in seconds from @start to @end, milliseconds since 1970; 0 if it runs backwards.
 */
double sw_work_seconds (const SwWorkHours *hours, gint64 start, gint64 end);

/** sw_work_calendar: how long a day, a week and a month are: a month has as many weeks as 30 days, or, where not all
 * days are worked, four. */
SwCalendar sw_work_calendar (const SwWorkHours *hours);

/** sw_work_n_days: working days a week. */
guint sw_work_n_days (const SwWorkHours *hours);

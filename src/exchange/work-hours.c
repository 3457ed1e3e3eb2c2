#include "exchange/work-hours.h"

#include <string.h>

#define MINUTE ((gint64)60000)
#define DAY (1440 * MINUTE)

static gboolean
parse_minute (const char **p, guint *minute)
{
  guint64 hour;
  char *end;

  if (!g_ascii_isdigit (**p))
    return FALSE;
  hour = g_ascii_strtoull (*p, &end, 10);
  if (hour > 24 || end - *p > 2)
    return FALSE;
  *minute = (guint)hour * 60;
  if (*end == ':')
    {
      if (!g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]) || end[1] > '5')
        return FALSE;
      *minute += (guint)(end[1] - '0') * 10 + (guint)(end[2] - '0');
      end += 3;
    }
  *p = end;
  return *minute <= 1440;
}

gboolean
sw_work_hours_parse (const char *text, SwWorkHours *hours)
{
  const char *p = text;
  guint from, to;

  if (!parse_minute (&p, &from) || *p++ != '-' || !parse_minute (&p, &to) || *p != '\0' || from >= to)
    return FALSE;
  hours->from = from;
  hours->to = to;
  return TRUE;
}

static int
day_of (const char *name, gsize length)
{
  static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

  for (int i = 0; i < 7; i++)
    if (length >= 2 && length <= strlen (days[i]) && g_ascii_strncasecmp (name, days[i], length) == 0)
      return i;
  return -1;
}

gboolean
sw_work_days_parse (const char *text, SwWorkHours *hours)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 8);
  guint days = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *dash = strchr (part, '-');
      int first = day_of (part, dash != NULL ? (gsize)(dash - part) : strlen (part));
      int last = dash != NULL ? day_of (dash + 1, strlen (dash + 1)) : first;

      if (first < 0 || last < 0)
        return FALSE;
      for (int day = first;; day = (day + 1) % 7)
        {
          days |= 1u << day;
          if (day == last)
            break;
        }
    }
  if (days == 0)
    return FALSE;
  hours->days = days;
  return TRUE;
}

guint
sw_work_n_days (const SwWorkHours *hours)
{
  guint n = 0;

  for (guint day = 0; day < 7; day++)
    n += hours->days >> day & 1;
  return n;
}

/* Working milliseconds from Monday 1969-12-29 to @time. */
static gint64
worked_until (const SwWorkHours *hours, gint64 time)
{
  gint64 at = time + 3 * DAY;
  gint64 day = at / DAY - (at % DAY < 0);
  gint64 week = day / 7 - (day % 7 < 0);
  guint weekday = (guint)(day - week * 7);
  gint64 in_day = CLAMP (at - day * DAY, hours->from * MINUTE, hours->to * MINUTE) - hours->from * MINUTE;
  gint64 full = (gint64)(hours->to - hours->from) * MINUTE;
  gint64 worked = week * sw_work_n_days (hours) * full;

  for (guint d = 0; d < weekday; d++)
    worked += (hours->days >> d & 1) != 0 ? full : 0;
  return worked + ((hours->days >> weekday & 1) != 0 ? in_day : 0);
}

double
sw_work_seconds (const SwWorkHours *hours, gint64 start, gint64 end)
{
  return end > start ? (double)(worked_until (hours, end) - worked_until (hours, start)) / 1000 : 0;
}

SwCalendar
sw_work_calendar (const SwWorkHours *hours)
{
  guint n = sw_work_n_days (hours);
  double day = (hours->to - hours->from) * 60.0;

  return (SwCalendar){ day, n * day, n == 7 ? 30 * day : 4 * n * day };
}

#include "exchange/moment.h"

#include <string.h>

#define MINUTE ((gint64)60000)
#define DAY (1440 * MINUTE)

/* --- the calendar ----------------------------------------------------------------------------------------------- */

/* Days since 1970-01-01 in the Gregorian calendar. Years begin in March here, so that the leap day is their last. */
static gint64
days_of (int year, int month, int day)
{
  int y = month > 2 ? year : year - 1;
  int m = month > 2 ? month - 3 : month + 9;

  return 365 * (gint64)y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static gboolean
is_day (int year, int month, int day)
{
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1
         && day <= g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year);
}

static void
date_of (gint64 time, GDate *date)
{
  gint64 days = time / DAY - (time % DAY < 0);

  /* Julian day 719163 of GDate is 1970-01-01. */
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32)(days + 719163));
}

gint64
sw_moment_swap (gint64 time)
{
  GDate date;
  gint64 rest = (time % DAY + DAY) % DAY;

  date_of (time, &date);
  return days_of (g_date_get_year (&date), g_date_get_day (&date), (int)g_date_get_month (&date)) * DAY + rest;
}

char *
sw_moment_to_date (gint64 time)
{
  GDate date;

  date_of (time, &date);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

/* --- pieces ----------------------------------------------------------------------------------------------------- */

/* Reads @least to @most digits. */
static gboolean
digits (const char **p, int least, int most, int *value)
{
  int n = 0;

  for (*value = 0; n < most && g_ascii_isdigit (**p); n++, ++*p)
    *value = *value * 10 + (**p - '0');
  return n >= least;
}

static gboolean
skip (const char **p, char wanted)
{
  if (**p != wanted)
    return FALSE;
  ++*p;
  return TRUE;
}

static void
blanks (const char **p)
{
  while (**p == ' ' || **p == '\t' || **p == '\n')
    ++*p;
}

static gboolean
word (const char **p, const char *wanted)
{
  gsize length = strlen (wanted);

  if (g_ascii_strncasecmp (*p, wanted, length) != 0 || g_ascii_isalpha ((*p)[length]))
    return FALSE;
  *p += length;
  return TRUE;
}

static gboolean
fraction (const char **p, int *milliseconds)
{
  int value = 0, n = 0;

  if (**p != '.' && **p != ',')
    return TRUE;
  for (++*p; g_ascii_isdigit (**p); n++, ++*p)
    if (n < 3)
      value = value * 10 + (**p - '0');
  for (int i = n; i < 3; i++)
    value *= 10;
  *milliseconds = value;
  return n > 0;
}

/* HH:MM[:SS[.fff]][ AM]; midnight may be the 24:00 of the day before, and a minute may have a leap second. */
static gboolean
clock_time (const char **p, SwMoment *moment)
{
  int hour, minute, second = 0, milliseconds = 0;

  if (!digits (p, 1, 2, &hour) || !skip (p, ':') || !digits (p, 2, 2, &minute))
    return FALSE;
  if (skip (p, ':') && (!digits (p, 2, 2, &second) || !fraction (p, &milliseconds)))
    return FALSE;
  blanks (p);
  for (int half = 0; half < 2; half++)
    if (word (p, half == 0 ? "AM" : "PM"))
      {
        if (hour < 1 || hour > 12)
          return FALSE;
        hour = hour % 12 + 12 * half;
        moment->is_twelve = TRUE;
        break;
      }
  if (minute > 59 || second > 60 || hour > 24 || (hour == 24 && minute + second + milliseconds > 0))
    return FALSE;
  moment->time += ((hour * 60 + minute) * 60 + second) * (gint64)1000 + milliseconds;
  return TRUE;
}

/* Z, UTC, GMT, +01, +0100, +01:00; or nothing. */
static gboolean
zone (const char **p, SwMoment *moment)
{
  int sign, hours, minutes = 0;

  blanks (p);
  if (word (p, "Z") || word (p, "UTC") || word (p, "GMT"))
    {
      moment->has_zone = TRUE;
      return TRUE;
    }
  if (**p != '+' && **p != '-')
    return TRUE;
  sign = *(*p)++ == '+' ? 1 : -1;
  if (!digits (p, 2, 2, &hours))
    return FALSE;
  if ((skip (p, ':') || g_ascii_isdigit (**p)) && !digits (p, 2, 2, &minutes))
    return FALSE;
  if (hours > 14 || minutes > 59)
    return FALSE;
  moment->has_zone = TRUE;
  moment->offset = sign * (hours * 60 + minutes);
  moment->time -= moment->offset * MINUTE;
  return TRUE;
}

/* --- dates ------------------------------------------------------------------------------------------------------ */

static int
month_name (const char **p)
{
  static const char months[][4] = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
  };

  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (*p, months[i], 3) == 0)
      {
        while (g_ascii_isalpha (**p))
          ++*p;
        return i + 1;
      }
  return 0;
}

static gboolean
year_of (const char **p, int *year)
{
  const char *start = *p;

  if (!digits (p, 2, 4, year) || *p - start == 3)
    return FALSE;
  if (*p - start == 2)
    *year += *year < 70 ? 2000 : 1900;
  return TRUE;
}

static gboolean
set_day (SwMoment *moment, int year, int month, int day)
{
  if (!is_day (year, month, day))
    return FALSE;
  moment->time = days_of (year, month, day) * DAY;
  return TRUE;
}

/* 2026-12-31, 2026/12/31 */
static gboolean
year_first (const char **p, SwMoment *moment)
{
  int year, month, day;
  char mark;

  if (!digits (p, 4, 4, &year))
    return FALSE;
  mark = *(*p)++;
  return (mark == '-' || mark == '/') && digits (p, 1, 2, &month) && skip (p, mark) && digits (p, 1, 2, &day)
         && set_day (moment, year, month, day);
}

/* 31.12.2026, 31/12/2026, 12/31/2026, 31-Dec-26 */
static gboolean
year_last (const char **p, SwMoment *moment)
{
  int first, second, year;
  char mark;

  if (!digits (p, 1, 2, &first) || (mark = **p) == '\0' || strchr ("./- ", mark) == NULL)
    return FALSE;
  ++*p;
  if (g_ascii_isalpha (**p))
    {
      second = month_name (p);
      return second > 0 && skip (p, mark) && year_of (p, &year) && set_day (moment, year, second, first);
    }
  if (!digits (p, 1, 2, &second) || mark == ' ' || !skip (p, mark) || !year_of (p, &year))
    return FALSE;
  if (mark == '.')
    return set_day (moment, year, second, first);
  if (first == second || (first <= 12 && second <= 12))
    {
      moment->is_open = first != second;
      return set_day (moment, year, second, first);
    }
  moment->order = second <= 12 ? SW_DATE_ORDER_DAY : SW_DATE_ORDER_MONTH;
  return second <= 12 ? set_day (moment, year, second, first) : set_day (moment, year, first, second);
}

/* Digits alone: seconds since 1970 with 9 to 11 of them (1973 to 5138), milliseconds with 12 to 14. */
static gboolean
epoch (const char *text, SwMoment *moment)
{
  gsize n = strspn (text, "0123456789");
  gint64 value;
  int milliseconds = 0;
  const char *p = text + n;

  if (n < 9 || n > 14 || !fraction (&p, &milliseconds))
    return FALSE;
  blanks (&p);
  value = g_ascii_strtoll (text, NULL, 10);
  moment->time = n < 12 ? value * 1000 + milliseconds : value;
  moment->has_zone = TRUE;
  return *p == '\0' && moment->time < days_of (10000, 1, 1) * DAY;
}

gboolean
sw_moment_parse (const char *text, SwMoment *moment)
{
  const char *p = text;
  gboolean is_iso;

  *moment = (SwMoment){ 0 };
  blanks (&p);
  if (strspn (p, "0123456789") >= 9)
    return epoch (p, moment);
  is_iso = strspn (p, "0123456789") == 4;
  if (!(is_iso ? year_first (&p, moment) : year_last (&p, moment)))
    return FALSE;
  if (!skip (&p, 'T') && !skip (&p, 't'))
    {
      skip (&p, ',');
      blanks (&p);
      if (*p == '\0')
        return TRUE;
    }
  if (!clock_time (&p, moment) || (is_iso && !zone (&p, moment)))
    return FALSE;
  blanks (&p);
  return *p == '\0';
}

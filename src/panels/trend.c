#include "panels/trend.h"

#include "base/date.h"
#include "metrics/terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* As many are read out; a longer list helps nobody. */
#define MOST_TOLD 12

static double
seconds_of (const SwElement *measurement, SwAttr attr, const SwCalendar *calendar)
{
  SwDuration duration;

  return sw_element_duration (measurement, attr, &duration) ? sw_duration_seconds (duration, calendar) : NAN;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const SwTrendPoint *one = a, *other = b;

  return one->day < other->day ? -1 : one->day > other->day;
}

GArray *
sw_trend_points (const SwElement *stream, const SwCalendar *calendar)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SwTrendPoint));

  sw_for_each_kind (measurement, stream, SW_KIND_MEASUREMENT)
    {
      double accuracy = sw_element_fraction (measurement, SW_ATTR_ACCURACY);
      SwTrendPoint point = { .day = sw_element_day (measurement, SW_ATTR_ON),
                             .lead = seconds_of (measurement, SW_ATTR_LEAD, calendar),
                             .process = seconds_of (measurement, SW_ATTR_PROCESS, calendar),
                             .accuracy = accuracy >= 0 ? accuracy : NAN };

      g_array_append_val (points, point);
    }
  /* GLib sorts arrays by merging, so that equal days stay as they stand. */
  g_array_sort (points, compare_points);
  return points;
}

guint
sw_trend_count (const GArray *points)
{
  guint count = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const SwTrendPoint *point = &g_array_index (points, SwTrendPoint, i);
      count += !isnan (point->lead) || !isnan (point->process);
    }
  return count;
}

/* --- axes -------------------------------------------------------------------------------------------------- */

double
sw_trend_time_step (double most, guint lines, const SwCalendar *calendar)
{
  static const double parts[] = { 1, 2, 5, 10, 15, 30 };
  const double units[] = { 1, 60 };
  const double larger[] = { 3600, 7200, calendar->day / 2 };
  static const double ten[] = { 1, 2, 5 };

  for (guint unit = 0; unit < G_N_ELEMENTS (units); unit++)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (most <= parts[i] * units[unit] * lines)
        return parts[i] * units[unit];
  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    if (most <= larger[i] * lines)
      return larger[i];
  for (double days = 1;; days *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (ten); i++)
      if (most <= ten[i] * days * calendar->day * lines)
        return ten[i] * days * calendar->day;
}

/* Weeks begin on Mondays: Julian day 1, the first of January of the year 1, was one. */
static void
add_each (GArray *ticks, guint32 first, guint32 last, guint32 step)
{
  for (guint32 day = first + (step - (first + step - 1) % step) % step; day <= last; day += step)
    g_array_append_val (ticks, day);
}

static void
add_months (GArray *ticks, guint32 first, guint32 last, guint months)
{
  GDate date;
  guint month;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, first);
  month = (guint)g_date_get_year (&date) * 12 + (guint)g_date_get_month (&date) - 1;
  /* There is no year 0. */
  month -= month % months;
  for (month += month < 12 ? months : 0; month / 12 <= 9999; month += months)
    {
      guint32 day;

      g_date_set_dmy (&date, 1, (GDateMonth)(month % 12 + 1), (GDateYear)(month / 12));
      day = g_date_get_julian (&date);
      if (day > last)
        return;
      if (day >= first)
        g_array_append_val (ticks, day);
    }
}

GArray *
sw_trend_day_ticks (guint32 first, guint32 last, guint ticks)
{
  static const guint32 days[] = { 1, 7 };
  static const guint months[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000 };
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if ((last - first) / days[i] < ticks)
      {
        add_each (found, first, last, days[i]);
        return found;
      }
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_array_set_size (found, 0);
      add_months (found, first, last, months[i]);
      if (found->len <= ticks)
        break;
    }
  return found;
}

/* --- words ------------------------------------------------------------------------------------------------- */

static void
add_value (GString *text, const char *separator, const char *form, SwQuantity quantity, double value,
           const SwCalendar *calendar)
{
  g_autofree char *said = NULL;

  if (isnan (value))
    return;
  said = sw_quantity_format (quantity, value, calendar);
  g_string_append (text, separator);
  g_string_append_printf (text, form, said);
}

static void
add_point (GString *text, const SwTrendPoint *point, const char *separator, const SwCalendar *calendar)
{
  g_autofree char *on = sw_date_to_string (point->day);

  g_string_append (text, on);
  add_value (text, separator, _ ("lead time %s"), SW_QUANTITY_TIME, point->lead, calendar);
  add_value (text, separator, _ ("process time %s"), SW_QUANTITY_TIME, point->process, calendar);
  add_value (text, separator, _ ("%%C&A %s"), SW_QUANTITY_SHARE, point->accuracy, calendar);
}

char *
sw_trend_point_text (const SwTrendPoint *point, const SwCalendar *calendar)
{
  GString *text = g_string_new (NULL);

  add_point (text, point, "\n", calendar);
  return g_string_free (text, FALSE);
}

char *
sw_trend_text (const GArray *points, const SwFigures *now, const SwCalendar *calendar)
{
  g_autofree char *lead = sw_figure_format (now, SW_FIGURE_LEAD, calendar);
  GString *text = g_string_new (NULL);
  guint first = points->len > MOST_TOLD ? points->len - MOST_TOLD : 0;

  for (guint i = first; i < points->len; i++)
    {
      add_point (text, &g_array_index (points, SwTrendPoint, i), ", ", calendar);
      g_string_append (text, ". ");
    }
  g_string_append_printf (text, _ ("The map now: lead time %s."), lead);
  return g_string_free (text, FALSE);
}

#include "base/duration.h"

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const unit_names[] = { "s", "min", "h", "d", "w", "month" };

const char *
sw_unit_name (SwUnit unit)
{
  g_return_val_if_fail (unit <= SW_UNIT_MONTH, NULL);
  return unit_names[unit];
}

double
sw_unit_seconds (SwUnit unit, const SwCalendar *calendar)
{
  switch (unit)
    {
    case SW_UNIT_SECOND:
      return 1;
    case SW_UNIT_MINUTE:
      return 60;
    case SW_UNIT_HOUR:
      return 3600;
    case SW_UNIT_DAY:
      return calendar->day;
    case SW_UNIT_WEEK:
      return calendar->week;
    case SW_UNIT_MONTH:
      return calendar->month;
    default:
      g_return_val_if_reached (0);
    }
}

SwDuration
sw_duration_from_seconds (double seconds, const SwCalendar *calendar)
{
  SwUnit rough = seconds < 60 ? SW_UNIT_SECOND : SW_UNIT_MINUTE;

  for (int unit = SW_UNIT_DAY; unit >= SW_UNIT_SECOND; unit--)
    {
      double amount = seconds / sw_unit_seconds (unit, calendar), hundredths = round (amount * 100);

      if (amount >= 1 && fabs (amount * 100 - hundredths) < 1e-6)
        return (SwDuration){ hundredths / 100, unit };
    }
  return (SwDuration){ round (seconds / sw_unit_seconds (rough, calendar) * 100) / 100, rough };
}

double
sw_duration_seconds (SwDuration duration, const SwCalendar *calendar)
{
  return duration.amount * sw_unit_seconds (duration.unit, calendar);
}

static gboolean
scan_unit (const char *text, const char **end, SwUnit *unit)
{
  gsize length = 0;

  while (g_ascii_isalpha (text[length]))
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    if (strlen (unit_names[i]) == length && strncmp (text, unit_names[i], length) == 0)
      {
        *unit = i;
        *end = text + length;
        return TRUE;
      }
  return FALSE;
}

static gboolean
scan_duration (const char *text, const char **end, SwDuration *duration)
{
  return sw_number_scan (text, end, &duration->amount) && scan_unit (*end, end, &duration->unit);
}

static gboolean
refuse_duration (GError **error, const char *text)
{
  return sw_error_refuse (
      error, _ ("“%s” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d"), text);
}

static gboolean
refuse_demand (GError **error, const char *text)
{
  return sw_error_refuse (error, _ ("“%s” is not a demand; write a number and a unit of time, such as 40/month"), text);
}

gboolean
sw_duration_parse (const char *text, SwDuration *duration, GError **error)
{
  const char *end;

  if (!scan_duration (text, &end, duration) || *end != '\0')
    return refuse_duration (error, text);
  return TRUE;
}

gboolean
sw_estimate_parse (const char *text, SwEstimate *estimate, GError **error)
{
  SwEstimate read = { 0 };
  const char *p = text;

  while (read.points < 3 && scan_duration (p, &p, &read.point[read.points]))
    {
      read.points++;
      if (*p == '\0')
        {
          *estimate = read;
          return TRUE;
        }
      if (!g_str_has_prefix (p, ".."))
        break;
      p += 2;
    }
  return refuse_duration (error, text);
}

gboolean
sw_demand_parse (const char *text, SwDemand *demand, GError **error)
{
  const char *p;

  if (!sw_number_scan (text, &p, &demand->amount) || *p != '/' || !scan_unit (p + 1, &p, &demand->unit) || *p != '\0')
    return refuse_demand (error, text);
  return TRUE;
}

static void
append_duration (GString *out, SwDuration duration, const char *gap)
{
  sw_number_append (out, duration.amount);
  g_string_append (out, gap);
  g_string_append (out, sw_unit_name (duration.unit));
}

char *
sw_duration_to_string (SwDuration duration)
{
  GString *out = g_string_new (NULL);

  append_duration (out, duration, "");
  return g_string_free (out, FALSE);
}

char *
sw_estimate_to_string (const SwEstimate *estimate)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < estimate->points; i++)
    {
      if (i > 0)
        g_string_append (out, "..");
      append_duration (out, estimate->point[i], "");
    }
  return g_string_free (out, FALSE);
}

char *
sw_demand_to_string (SwDemand demand)
{
  GString *out = g_string_new (NULL);

  sw_number_append (out, demand.amount);
  g_string_append_c (out, '/');
  g_string_append (out, sw_unit_name (demand.unit));
  return g_string_free (out, FALSE);
}

gboolean
sw_estimate_span (const SwEstimate *estimate, const SwCalendar *calendar, SwSpan *span)
{
  double seconds[3];

  for (guint i = 0; i < estimate->points; i++)
    seconds[i] = sw_duration_seconds (estimate->point[i], calendar);
  switch (estimate->points)
    {
    case 1:
      *span = (SwSpan){ seconds[0], seconds[0], seconds[0] };
      return TRUE;
    case 2:
      *span = (SwSpan){ seconds[0], (seconds[0] + seconds[1]) / 2, seconds[1] };
      return TRUE;
    case 3:
      *span = (SwSpan){ seconds[0], seconds[1], seconds[2] };
      return TRUE;
    default:
      return FALSE;
    }
}

/* The unit as people read it; short, because it stands on cards. */
static const char *
unit_label (SwUnit unit)
{
  static const char *labels[SW_UNIT_MONTH + 1];
  static gsize ready;

  /* A picture asks for some of them at every step, and looking up a translation takes a lock. */
  if (g_once_init_enter (&ready))
    {
      labels[SW_UNIT_SECOND] = C_ ("unit of time", "s");
      labels[SW_UNIT_MINUTE] = C_ ("unit of time", "min");
      labels[SW_UNIT_HOUR] = C_ ("unit of time", "h");
      labels[SW_UNIT_DAY] = C_ ("unit of time", "d");
      labels[SW_UNIT_WEEK] = C_ ("unit of time", "w");
      labels[SW_UNIT_MONTH] = C_ ("unit of time", "mo");
      g_once_init_leave (&ready, 1);
    }
  g_return_val_if_fail (unit <= SW_UNIT_MONTH, "");
  return labels[unit];
}

/* As "%.0f" does, which takes ten times as long. */
static void
append_whole (GString *out, double amount)
{
  char digits[24];
  gsize first = sizeof digits;
  guint64 rest = (guint64)rint (amount);

  do
    digits[--first] = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  g_string_append_len (out, digits + first, (gssize)(sizeof digits - first));
}

static void
append_label (GString *out, double amount, guint decimals, SwUnit unit)
{
  if (decimals == 0 && amount < 1e18)
    append_whole (out, amount);
  else
    g_string_append_printf (out, "%.*f", decimals, amount);
  g_string_append (out, "\u00a0");
  g_string_append (out, unit_label (unit));
}

/* The fewest decimals that leave a typed amount recognisable (half a percent), so that little is never shown as 0. */
static guint
decimals_for (double amount)
{
  guint decimals = 0;

  for (double scale = 1; decimals < 6 && fabs (amount - round (amount * scale) / scale) > amount * 0.005; scale *= 10)
    decimals++;
  return decimals;
}

/* What is less than a minute: tenths below ten seconds where they say something. */
static void
append_seconds (GString *out, double seconds)
{
  append_label (out, seconds, seconds < 9.95 && fabs (seconds - round (seconds)) >= 0.05 ? 1 : 0, SW_UNIT_SECOND);
}

static const SwUnit shown_units[] = { SW_UNIT_DAY, SW_UNIT_HOUR, SW_UNIT_MINUTE, SW_UNIT_SECOND };
#define SHOWN_SECOND (G_N_ELEMENTS (shown_units) - 1)

static guint
largest_unit (double seconds, const SwCalendar *calendar)
{
  guint largest = 0;

  while (largest < SHOWN_SECOND && seconds < sw_unit_seconds (shown_units[largest], calendar) - 1e-9)
    largest++;
  return largest;
}

/* How many of the largest unit may be shown with the next one beside it. Of days, which differ in length from map to
 * map, the hours tell more than another digit of any other unit does: lead times are compared by them. */
static double
most_with_next (guint largest)
{
  return shown_units[largest] == SW_UNIT_DAY ? 100 : 10;
}

/* @seconds as they are shown: in two units as long as there are few of the larger one, else in one. */
static double
round_shown (double seconds, guint largest, const SwCalendar *calendar)
{
  double unit = sw_unit_seconds (shown_units[largest], calendar);
  double whole, next;

  if (largest == SHOWN_SECOND && seconds < 9.95)
    return seconds;
  if (largest == SHOWN_SECOND || seconds >= most_with_next (largest) * unit)
    return round (seconds / unit) * unit;
  whole = floor (seconds / unit + 1e-9) * unit;
  next = sw_unit_seconds (shown_units[largest + 1], calendar);
  return whole + round ((seconds - whole) / next) * next;
}

char *
sw_seconds_format (double seconds, const SwCalendar *calendar)
{
  GString *out = g_string_new (NULL);
  guint largest = largest_unit (seconds, calendar);
  double unit, whole;

  /* Rounding may reach the next larger unit: 59.7 s is 1 min. */
  seconds = round_shown (seconds, largest, calendar);
  largest = largest_unit (seconds, calendar);
  unit = sw_unit_seconds (shown_units[largest], calendar);
  whole = floor (seconds / unit + 1e-9);
  if (largest == SHOWN_SECOND)
    append_seconds (out, seconds);
  else
    append_label (out, whole, 0, shown_units[largest]);
  if (largest < SHOWN_SECOND && whole < most_with_next (largest))
    {
      double next = sw_unit_seconds (shown_units[largest + 1], calendar);
      double rest = round ((seconds - whole * unit) / next);

      if (rest >= 1)
        {
          g_string_append (out, "\u00a0");
          append_label (out, rest, 0, shown_units[largest + 1]);
        }
    }
  return g_string_free (out, FALSE);
}

static void
append_amount (GString *out, SwDuration duration)
{
  append_label (out, duration.amount, decimals_for (duration.amount), duration.unit);
}

char *
sw_estimate_format (const SwEstimate *estimate)
{
  GString *out = g_string_new (NULL);

  if (estimate->points > 0)
    append_amount (out, estimate->point[0]);
  if (estimate->points > 1)
    {
      g_string_append (out, "–");
      append_amount (out, estimate->point[estimate->points - 1]);
    }
  return g_string_free (out, FALSE);
}

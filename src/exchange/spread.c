#include "exchange/spread.h"

#include <math.h>

#define ENOUGH_FOR_TRIANGLE 1000
#define ENOUGH_FOR_PERCENTILES 10

static double
at (const GArray *seconds, guint i)
{
  return g_array_index (seconds, double, i);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

/* Linear between the two nearest measurements. */
static double
quantile (const GArray *seconds, double part)
{
  double place = part * (seconds->len - 1);
  guint below = (guint)place;

  if (below + 1 >= seconds->len)
    return at (seconds, seconds->len - 1);
  return at (seconds, below) + (place - below) * (at (seconds, below + 1) - at (seconds, below));
}

double
sw_spread_median (const GArray *seconds)
{
  return quantile (seconds, 0.5);
}

static double
mean_of (const GArray *seconds)
{
  double sum = 0;

  for (guint i = 0; i < seconds->len; i++)
    sum += at (seconds, i);
  return sum / seconds->len;
}

/* --- a triangle ------------------------------------------------------------------------------------------------- */

static double
triangle_below (double least, double likely, double most, double x)
{
  if (x <= least)
    return 0;
  if (x >= most)
    return 1;
  if (x <= likely)
    return (x - least) * (x - least) / ((most - least) * (likely - least));
  return 1 - (most - x) * (most - x) / ((most - least) * (most - likely));
}

static gboolean
fits (const GArray *seconds, double least, double likely, double most)
{
  double level = 1.63 / sqrt (seconds->len);

  for (guint i = 0; i < seconds->len; i++)
    {
      double below = triangle_below (least, likely, most, at (seconds, i));

      if (fabs (below - (double)i / seconds->len) > level || fabs (below - (i + 1.0) / seconds->len) > level)
        return FALSE;
    }
  return TRUE;
}

/* The mean of a triangle is the mean of its corners, which gives the third of them; unless it is one of the others. */
static gboolean
fits_triangle (const GArray *seconds, double mean, double point[3])
{
  double least = at (seconds, 0), most = at (seconds, seconds->len - 1);
  double likely[] = { CLAMP (3 * mean - least - most, least, most), least, most };

  if (seconds->len < ENOUGH_FOR_TRIANGLE || most <= least)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (likely); i++)
    if (fits (seconds, least, likely[i], most))
      {
        point[0] = least;
        point[1] = likely[i];
        point[2] = most;
        return TRUE;
      }
  return FALSE;
}

/* --- units ------------------------------------------------------------------------------------------------------ */

static SwUnit
unit_for (double seconds, const SwCalendar *calendar)
{
  if (seconds < 120)
    return SW_UNIT_SECOND;
  if (seconds < 5400)
    return SW_UNIT_MINUTE;
  return seconds < 2 * calendar->day ? SW_UNIT_HOUR : SW_UNIT_DAY;
}

static SwDuration
in_unit (double seconds, SwUnit unit, const SwCalendar *calendar)
{
  double amount = seconds / sw_unit_seconds (unit, calendar);
  double scale = amount > 0 ? pow (10, 2 - floor (log10 (amount))) : 1;

  return (SwDuration){ round (amount * scale) / scale, unit };
}

SwDuration
sw_spread_duration (double seconds, const SwCalendar *calendar)
{
  return in_unit (seconds, unit_for (seconds, calendar), calendar);
}

SwEstimate
sw_spread_estimate (GArray *seconds, const SwCalendar *calendar)
{
  SwEstimate estimate = { .points = 3 };
  double mean, point[3];
  SwUnit unit;

  g_array_sort (seconds, compare);
  mean = mean_of (seconds);
  if (!fits_triangle (seconds, mean, point))
    {
      gboolean many = seconds->len >= ENOUGH_FOR_PERCENTILES;

      point[0] = MIN (quantile (seconds, many ? 0.1 : 0), mean);
      point[1] = mean;
      point[2] = MAX (quantile (seconds, many ? 0.9 : 1), mean);
    }
  unit = unit_for (point[1], calendar);
  for (guint i = 0; i < 3; i++)
    estimate.point[i] = in_unit (point[i], unit, calendar);
  if (estimate.point[0].amount == estimate.point[2].amount)
    estimate = (SwEstimate){ .points = 1, .point = { estimate.point[1] } };
  return estimate;
}

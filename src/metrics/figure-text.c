#include "metrics/figure-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
sw_total_text (double seconds, gboolean complete, const SwCalendar *calendar)
{
  g_autofree char *text = NULL;

  if (isnan (seconds))
    return NULL;
  text = sw_seconds_format (seconds, calendar);
  return complete ? g_steal_pointer (&text) : g_strdup_printf (_ ("at least %s"), text);
}

char *
sw_share_text (double fraction)
{
  double percent = fraction * 100;

  if (isnan (fraction))
    return NULL;
  if (percent > 0 && percent < 0.995)
    return g_strdup_printf ("%.2g\u00a0%%", percent);
  if (percent < 100 && percent >= 99.5)
    return g_strdup_printf ("%.1f\u00a0%%", floor (percent * 10) / 10);
  return g_strdup_printf ("%.0f\u00a0%%", percent);
}

char *
sw_count_text (double count)
{
  if (isnan (count))
    return NULL;
  return g_strdup_printf (count < 999.5 ? "%.3g" : "%.0f", count);
}

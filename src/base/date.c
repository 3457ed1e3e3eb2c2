#include "base/date.h"

#include <string.h>

static gboolean
scan_digits (const char *text, guint count, guint *value)
{
  *value = 0;
  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint)(text[i] - '0');
    }
  return TRUE;
}

gboolean
sw_date_parse (const char *text, guint32 *day)
{
  guint y, m, d;
  GDate date;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  if (!scan_digits (text, 4, &y) || !scan_digits (text + 5, 2, &m) || !scan_digits (text + 8, 2, &d))
    return FALSE;
  if (y == 0 || !g_date_valid_dmy ((GDateDay)d, (GDateMonth)m, (GDateYear)y))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)d, (GDateMonth)m, (GDateYear)y);
  *day = g_date_get_julian (&date);
  return TRUE;
}

char *
sw_date_to_string (guint32 day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), NULL);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

guint32
sw_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  (GDateYear)g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

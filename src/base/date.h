#pragma once

#include <glib.h>

/* Days as whole numbers (Julian days of GDate), so that they can be compared and subtracted. 0 is no day. */

/** sw_date_parse: reads `YYYY-MM-DD`, a real day of the Gregorian calendar; @day is its Julian day. */
gboolean sw_date_parse (const char *text, guint32 *day);

/** sw_date_to_string: `YYYY-MM-DD`. Returns: (transfer full) */
char *sw_date_to_string (guint32 day);

/** sw_date_today: today in local time. */
guint32 sw_date_today (void);

#pragma once

#include "base/duration.h"

/* Figures for people, in their language: canvas, panels and command line show the same. Each is NULL for NAN, which is
 * unknown; the caller owns the text. */

/** sw_total_text: "1 d 6 h"; "at least 1 d 6 h" unless @complete, for then unknown parts may add to it. */
char *sw_total_text (double seconds, gboolean complete, const SwCalendar *calendar);

/** sw_share_text: a fraction of 1 as "13 %". Below 1 % with two digits, so that little is not nothing, and never 100 %
 * for what is less. */
char *sw_share_text (double fraction);

/** sw_count_text: how many items: three digits that say something, or all of a larger number. */
char *sw_count_text (double count);

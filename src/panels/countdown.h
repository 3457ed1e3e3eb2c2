#pragma once

#include <glib.h>

/**
 * SwCountdown: how much of a given time is left: a clock that can be stopped. Times are microseconds of a clock that
 * never jumps, as g_get_monotonic_time() gives them.
 * @left: at @since; @running: whether it has become less since then
 */
typedef struct
{
  gint64 left;
  gint64 since;
  gboolean running;
} SwCountdown;

/** sw_countdown_set: @seconds to go, not running. */
void sw_countdown_set (SwCountdown *countdown, guint seconds);

void sw_countdown_start (SwCountdown *countdown, gint64 now);
void sw_countdown_pause (SwCountdown *countdown, gint64 now);

/** sw_countdown_seconds: what is left at @now; begun seconds count whole, so that 0 is the end. */
guint sw_countdown_seconds (const SwCountdown *countdown, gint64 now);

/** sw_countdown_text: minutes and seconds, such as 5:00 or 75:09. Returns: (transfer full) */
char *sw_countdown_text (guint seconds);

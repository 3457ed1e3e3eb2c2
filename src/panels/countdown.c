#include "panels/countdown.h"

static gint64
left (const SwCountdown *countdown, gint64 now)
{
  return MAX (countdown->running ? countdown->left - (now - countdown->since) : countdown->left, 0);
}

void
sw_countdown_set (SwCountdown *countdown, guint seconds)
{
  *countdown = (SwCountdown){ .left = (gint64)seconds * G_USEC_PER_SEC };
}

void
sw_countdown_start (SwCountdown *countdown, gint64 now)
{
  *countdown = (SwCountdown){ left (countdown, now), now, TRUE };
}

void
sw_countdown_pause (SwCountdown *countdown, gint64 now)
{
  *countdown = (SwCountdown){ left (countdown, now), now, FALSE };
}

guint
sw_countdown_seconds (const SwCountdown *countdown, gint64 now)
{
  return (guint)((left (countdown, now) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

char *
sw_countdown_text (guint seconds)
{
  return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
}

#include "cli/progress.h"

#include <glib.h>
#include <unistd.h>

#define SHOW_EVERY (G_USEC_PER_SEC / 5)

static gint64 shown; /* when, 0 if there is no line */

void
sw_progress_show (const char *text)
{
  gint64 now = g_get_monotonic_time ();

  if (now - shown < SHOW_EVERY || !isatty (STDERR_FILENO))
    return;
  shown = now;
  g_printerr ("\r\033[K%s", text);
}

void
sw_progress_end (void)
{
  if (shown != 0)
    g_printerr ("\r\033[K");
  shown = 0;
}

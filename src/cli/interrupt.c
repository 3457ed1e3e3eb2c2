#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#define SHOW_EVERY (G_USEC_PER_SEC / 5)

static volatile sig_atomic_t was_pressed;
static gint64 shown; /* when, 0 if there is no line */
static struct sigaction before;

static void
on_interrupt (int signal_number)
{
  was_pressed = 1;
}

void
sw_interrupt_begin (void)
{
  struct sigaction action = { .sa_handler = on_interrupt };

  was_pressed = 0;
  shown = 0;
  sigaction (SIGINT, &action, &before);
}

void
sw_interrupt_show (const char *text, GCancellable *cancellable)
{
  gint64 now = g_get_monotonic_time ();

  if (was_pressed)
    g_cancellable_cancel (cancellable);
  if (now - shown < SHOW_EVERY || !isatty (STDERR_FILENO))
    return;
  shown = now;
  g_printerr ("\r\033[K%s", text);
}

void
sw_interrupt_end (void)
{
  if (shown != 0)
    g_printerr ("\r\033[K");
  sigaction (SIGINT, &before, NULL);
  if (was_pressed)
    raise (SIGINT);
}

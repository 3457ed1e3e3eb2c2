#include "panels/countdown.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

static void
test_runs (void)
{
  SwCountdown countdown;

  sw_countdown_set (&countdown, 300);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 1000 * SECOND), ==, 300);
  sw_countdown_start (&countdown, 1000 * SECOND);
  /* A begun second is a whole one. */
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 1000 * SECOND + 1), ==, 300);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 1001 * SECOND), ==, 299);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 1299 * SECOND + 999999), ==, 1);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 1300 * SECOND), ==, 0);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 9000 * SECOND), ==, 0);
}

/* 300 s, of which 40 pass before the pause and 10 behind it: 250 are left. */
static void
test_pause (void)
{
  SwCountdown countdown;

  sw_countdown_set (&countdown, 300);
  sw_countdown_start (&countdown, 0);
  sw_countdown_pause (&countdown, 40 * SECOND);
  g_assert_false (countdown.running);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 500 * SECOND), ==, 260);
  sw_countdown_start (&countdown, 500 * SECOND);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 510 * SECOND), ==, 250);
  sw_countdown_pause (&countdown, 5000 * SECOND);
  g_assert_cmpuint (sw_countdown_seconds (&countdown, 5000 * SECOND), ==, 0);
}

static void
test_text (void)
{
  static const struct
  {
    guint seconds;
    const char *text;
  } rows[] = { { 0, "0:00" }, { 9, "0:09" }, { 60, "1:00" }, { 299, "4:59" }, { 4509, "75:09" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = sw_countdown_text (rows[i].seconds);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/countdown/runs", test_runs);
  g_test_add_func ("/panels/countdown/pause", test_pause);
  g_test_add_func ("/panels/countdown/text", test_text);
  return g_test_run ();
}

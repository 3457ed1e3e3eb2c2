/* Figures as people read them. */
#include "metrics/figure-text.h"

#include <math.h>

#define GAP "\u00a0"

/* @text: (transfer full) */
static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_total (void)
{
  const SwCalendar calendar = SW_CALENDAR_DEFAULT;

  assert_text (sw_total_text (10800, TRUE, &calendar), "3" GAP "h");
  assert_text (sw_total_text (10800, FALSE, &calendar), "at least 3" GAP "h");
  assert_text (sw_total_text (0, FALSE, &calendar), "at least 0" GAP "s");
  assert_text (sw_total_text (NAN, TRUE, &calendar), NULL);
  assert_text (sw_total_text (NAN, FALSE, &calendar), NULL);
}

/* Little is not nothing, and almost all is not all. */
static void
test_share (void)
{
  assert_text (sw_share_text (0), "0" GAP "%");
  assert_text (sw_share_text (0.0001442), "0.014" GAP "%");
  assert_text (sw_share_text (0.0056), "0.56" GAP "%");
  assert_text (sw_share_text (0.0099), "0.99" GAP "%");
  assert_text (sw_share_text (0.00997), "1" GAP "%");
  assert_text (sw_share_text (0.0149), "1" GAP "%");
  assert_text (sw_share_text (0.126), "13" GAP "%");
  assert_text (sw_share_text (0.994), "99" GAP "%");
  assert_text (sw_share_text (0.996), "99.6" GAP "%");
  assert_text (sw_share_text (0.99999), "99.9" GAP "%");
  assert_text (sw_share_text (1), "100" GAP "%");
  assert_text (sw_share_text (1.034), "103" GAP "%");
  assert_text (sw_share_text (NAN), NULL);
}

static void
test_count (void)
{
  assert_text (sw_count_text (0), "0");
  assert_text (sw_count_text (0.25), "0.25");
  assert_text (sw_count_text (6.875), "6.88");
  assert_text (sw_count_text (999.4), "999");
  assert_text (sw_count_text (999.6), "1000");
  assert_text (sw_count_text (21733.1), "21733");
  assert_text (sw_count_text (NAN), NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/figure-text/total", test_total);
  g_test_add_func ("/metrics/figure-text/share", test_share);
  g_test_add_func ("/metrics/figure-text/count", test_count);
  return g_test_run ();
}

#include "exchange/spread.h"

#include <math.h>

static const SwCalendar always = { 86400, 7 * 86400, 30 * 86400 };

static void
assert_spread (const double *seconds, guint n, const char *expected)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *found = NULL;
  SwEstimate estimate;

  g_array_append_vals (array, seconds, n);
  estimate = sw_spread_estimate (array, &always);
  found = sw_estimate_to_string (&estimate);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_small (void)
{
  assert_spread ((double[]){ 60 }, 1, "60s");
  assert_spread ((double[]){ 600, 600, 600 }, 3, "10min");
  assert_spread ((double[]){ 0, 0 }, 2, "0s");
  /* Fewer than ten: least, mean, most. */
  assert_spread ((double[]){ 7200, 3600, 14400 }, 3, "1h..2.33h..4h");
}

static void
test_percentiles (void)
{
  double seconds[21];

  /* 0 to 20 hours: the 10th percentile is 2 h, the 90th 18 h. */
  for (guint i = 0; i < 21; i++)
    seconds[20 - i] = i * 3600;
  assert_spread (seconds, 21, "2h..10h..18h");
  /* One in ten takes a year: the mean is beyond the 90th percentile, and no estimate falls. */
  for (guint i = 0; i < 11; i++)
    seconds[i] = i < 10 ? 3600 : 111 * 86400.0 - 36000;
  assert_spread (seconds, 11, "0.0417d..10.1d..10.1d");
}

static void
test_units (void)
{
  assert_spread ((double[]){ 119 }, 1, "119s");
  assert_spread ((double[]){ 120 }, 1, "2min");
  assert_spread ((double[]){ 5340 }, 1, "89min");
  assert_spread ((double[]){ 5400 }, 1, "1.5h");
  assert_spread ((double[]){ 172800 }, 1, "2d");
  assert_spread ((double[]){ 123456789 }, 1, "1430d");
}

/* The places at which a triangle from 1 h over 2 h to 6 h is cut into 2,000 equal parts. */
static void
test_triangle (void)
{
  double seconds[2000];

  for (guint i = 0; i < 2000; i++)
    {
      double part = (i + 0.5) / 2000;

      seconds[i] = 3600 * (part < 0.2 ? 1 + sqrt (part * 5 * 1) : 6 - sqrt ((1 - part) * 5 * 4));
    }
  assert_spread (seconds, 2000, "1.04h..2.04h..5.93h");
  /* Evenly spread times are no triangle. */
  for (guint i = 0; i < 2000; i++)
    seconds[i] = 3600 * (i + 0.5) / 200;
  assert_spread (seconds, 2000, "1h..5h..9h");
}

static void
test_median (void)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (double));
  const double seconds[] = { 9, 1, 3, 5 };

  g_array_append_vals (array, seconds, 4);
  sw_spread_estimate (array, &always);
  g_assert_cmpfloat (sw_spread_median (array), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/spread/small", test_small);
  g_test_add_func ("/exchange/spread/percentiles", test_percentiles);
  g_test_add_func ("/exchange/spread/units", test_units);
  g_test_add_func ("/exchange/spread/triangle", test_triangle);
  g_test_add_func ("/exchange/spread/median", test_median);
  return g_test_run ();
}

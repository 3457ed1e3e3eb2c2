/* Times as logs write them. The seconds come from `date -u -d … +%s`. */
#include "exchange/moment.h"

#define NEW_YEARS_EVE 1798722300000 /* 2026-12-31 13:05:00 UTC */

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    gint64 time;
  } cases[] = {
    { "2026-12-31T13:05:00", NEW_YEARS_EVE },
    { "2026-12-31 13:05", NEW_YEARS_EVE },
    { "  2026-12-31 13:05\t", NEW_YEARS_EVE },
    { "2026/12/31 13:05", NEW_YEARS_EVE },
    { "2026-12-31T13:05Z", NEW_YEARS_EVE },
    { "2026-12-31 13:05:00 UTC", NEW_YEARS_EVE },
    { "2026-12-31T14:05:00+01:00", NEW_YEARS_EVE },
    { "2026-12-31T08:05:00-0500", NEW_YEARS_EVE },
    { "2026-12-31T14:05:00+01", NEW_YEARS_EVE },
    { "2026-12-31T13:05:00.250", NEW_YEARS_EVE + 250 },
    { "2026-12-31T13:05:00,2504999", NEW_YEARS_EVE + 250 },
    { "2026-12-31T13:05:00.000+00:00", NEW_YEARS_EVE },
    { "31.12.2026 13:05", NEW_YEARS_EVE },
    { "31.12.26 13:05:00", NEW_YEARS_EVE },
    { "31.12.2026, 13:05", NEW_YEARS_EVE },
    { "12/31/2026 1:05 PM", NEW_YEARS_EVE },
    { "12/31/2026 01:05:00pm", NEW_YEARS_EVE },
    { "31/12/2026 13:05", NEW_YEARS_EVE },
    { "31-12-2026 13:05", NEW_YEARS_EVE },
    { "31/Dec/26 1:05 PM", NEW_YEARS_EVE },
    { "31-Dec-2026 13:05", NEW_YEARS_EVE },
    { "31 December 2026 13:05", NEW_YEARS_EVE },
    { "1798722300", NEW_YEARS_EVE },
    { "1798722300.25", NEW_YEARS_EVE + 250 },
    { "1798722300250", NEW_YEARS_EVE + 250 },
    { "2026-12-31", NEW_YEARS_EVE - 47100000 },
    { "2026-12-31 24:00", NEW_YEARS_EVE - 47100000 + 86400000 },
    { "12/31/2026 12:00 AM", NEW_YEARS_EVE - 47100000 },
    { "12/31/2026 12:30 PM", NEW_YEARS_EVE - 47100000 + 45000000 },
    { "2024-02-29", 1709164800000 },
    { "1969-12-31 23:59:59", -1000 },
    { "1999-07-04", 931046400000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwMoment moment;

      g_test_message ("%s", cases[i].text);
      g_assert_true (sw_moment_parse (cases[i].text, &moment));
      g_assert_cmpint (moment.time, ==, cases[i].time);
    }
}

static void
test_bad (void)
{
  static const char *const cases[] = { "",
                                       " ",
                                       "yesterday",
                                       "2026",
                                       "2026-13-01",
                                       "2026-02-29",
                                       "2026-12-31T25:00",
                                       "2026-12-31 24:01",
                                       "2026-12-31 13:60",
                                       "2026-12-31 13:05:61",
                                       "31.12.2026 1:05 XM",
                                       "13/13/2026",
                                       "31/02/2026",
                                       "2026-12-31 13:05 and",
                                       "2026-12-31T",
                                       "12/31/2026 13:05 PM",
                                       "12/31/2026 0:05 PM",
                                       "12345",
                                       "123456789012345",
                                       "0000-01-01",
                                       "31.12.202 13:05",
                                       "2026-12-31T13:05+1",
                                       "31/Foo/26",
                                       "1/2",
                                       "-",
                                       "2026-12-31T13:05:00.",
                                       "2026-12-31 13",
                                       "2026-12-31T13:05+15:00" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwMoment moment;

      g_test_message ("%s", cases[i]);
      g_assert_false (sw_moment_parse (cases[i], &moment));
    }
}

static void
assert_order (const char *text, SwDateOrder order, gboolean is_open)
{
  SwMoment moment;

  g_assert_true (sw_moment_parse (text, &moment));
  g_assert_cmpint (moment.order, ==, order);
  g_assert_cmpint (moment.is_open, ==, is_open);
}

static void
test_order (void)
{
  assert_order ("13/12/2026", SW_DATE_ORDER_DAY, FALSE);
  assert_order ("12/13/2026", SW_DATE_ORDER_MONTH, FALSE);
  assert_order ("3/4/2026", SW_DATE_ORDER_UNKNOWN, TRUE);
  assert_order ("3-4-2026", SW_DATE_ORDER_UNKNOWN, TRUE);
  assert_order ("4/4/2026", SW_DATE_ORDER_UNKNOWN, FALSE);
  assert_order ("3.4.2026", SW_DATE_ORDER_UNKNOWN, FALSE);
  assert_order ("2026-03-04", SW_DATE_ORDER_UNKNOWN, FALSE);
}

static void
test_swap (void)
{
  SwMoment day, month;

  g_assert_true (sw_moment_parse ("3/4/2026 7:08", &day));
  g_assert_true (sw_moment_parse ("2026-03-04 07:08", &month));
  g_assert_cmpint (sw_moment_swap (day.time), ==, month.time);
  g_assert_true (sw_moment_parse ("3/4/1960 7:08", &day));
  g_assert_true (sw_moment_parse ("1960-03-04 07:08", &month));
  g_assert_cmpint (sw_moment_swap (day.time), ==, month.time);
}

/* Without a zone a day has 24 hours, though clocks change in it somewhere. */
static void
test_clock_change (void)
{
  SwMoment before, after;

  g_assert_true (sw_moment_parse ("2026-03-29 00:00", &before));
  g_assert_true (sw_moment_parse ("2026-03-30 00:00", &after));
  g_assert_cmpint (after.time - before.time, ==, 86400000);
}

static void
test_date (void)
{
  g_autofree char *date = sw_moment_to_date (NEW_YEARS_EVE);
  g_autofree char *before = sw_moment_to_date (-1);

  g_assert_cmpstr (date, ==, "2026-12-31");
  g_assert_cmpstr (before, ==, "1969-12-31");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/moment/forms", test_forms);
  g_test_add_func ("/exchange/moment/bad", test_bad);
  g_test_add_func ("/exchange/moment/order", test_order);
  g_test_add_func ("/exchange/moment/swap", test_swap);
  g_test_add_func ("/exchange/moment/clock-change", test_clock_change);
  g_test_add_func ("/exchange/moment/date", test_date);
  return g_test_run ();
}

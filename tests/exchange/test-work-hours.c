#include "exchange/work-hours.h"

#include "exchange/moment.h"

/* Working hours from one time to another; 2026-01-05 is a Monday. */
static double
hours_between (const SwWorkHours *hours, const char *from, const char *to)
{
  SwMoment start, end;

  g_assert_true (sw_moment_parse (from, &start));
  g_assert_true (sw_moment_parse (to, &end));
  return sw_work_seconds (hours, start.time, end.time) / 3600;
}

static void
test_office (void)
{
  SwWorkHours office = SW_WORK_ALWAYS;

  g_assert_true (sw_work_hours_parse ("9-17", &office));
  g_assert_true (sw_work_days_parse ("mon-fri", &office));
  g_assert_cmpfloat (hours_between (&office, "2026-01-05 10:00", "2026-01-05 12:30"), ==, 2.5);
  g_assert_cmpfloat (hours_between (&office, "2026-01-05 16:00", "2026-01-06 10:00"), ==, 2);
  g_assert_cmpfloat (hours_between (&office, "2026-01-09 16:00", "2026-01-12 10:00"), ==, 2);
  g_assert_cmpfloat (hours_between (&office, "2026-01-10 10:00", "2026-01-11 10:00"), ==, 0);
  g_assert_cmpfloat (hours_between (&office, "2026-01-05 00:00", "2026-02-02 00:00"), ==, 160);
  g_assert_cmpfloat (hours_between (&office, "2026-01-05 20:00", "2026-01-06 08:00"), ==, 0);
  g_assert_cmpfloat (hours_between (&office, "2026-01-06 10:00", "2026-01-05 10:00"), ==, 0);
  g_assert_cmpfloat (hours_between (&office, "1969-12-29 08:00", "1970-01-05 18:00"), ==, 48);
}

static void
test_always (void)
{
  SwWorkHours always = SW_WORK_ALWAYS;

  g_assert_cmpfloat (hours_between (&always, "2026-01-09 16:00", "2026-01-12 10:00"), ==, 66);
  g_assert_cmpfloat (hours_between (&always, "2026-01-05 10:00:00", "2026-01-05 10:00:36"), ==, 0.01);
}

static void
test_parse (void)
{
  static const char *const bad[] = { "", "9", "17-9", "9-9", "9-25", "9:60-17", "9-17h", "-", "9:5-17" };
  static const char *const bad_days[] = { "", "m", "monfri", "mon-", "foo", "mon,,tue" };
  SwWorkHours hours = SW_WORK_ALWAYS;

  g_assert_true (sw_work_hours_parse ("8:30-16:45", &hours));
  g_assert_cmpuint (hours.from, ==, 510);
  g_assert_cmpuint (hours.to, ==, 1005);
  g_assert_true (sw_work_hours_parse ("0-24", &hours));
  g_assert_true (sw_work_days_parse ("Monday, wed,fri", &hours));
  g_assert_cmpuint (hours.days, ==, 1 | 4 | 16);
  g_assert_true (sw_work_days_parse ("sun-thu", &hours));
  g_assert_cmpuint (hours.days, ==, 64 | 15);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sw_work_hours_parse (bad[i], &hours));
  for (guint i = 0; i < G_N_ELEMENTS (bad_days); i++)
    g_assert_false (sw_work_days_parse (bad_days[i], &hours));
}

static void
test_calendar (void)
{
  SwWorkHours hours = SW_WORK_ALWAYS;
  SwCalendar calendar = sw_work_calendar (&hours);

  g_assert_cmpfloat (calendar.day, ==, 86400);
  g_assert_cmpfloat (calendar.week, ==, 7 * 86400);
  g_assert_cmpfloat (calendar.month, ==, 30 * 86400);
  sw_work_hours_parse ("9-17", &hours);
  sw_work_days_parse ("mon-fri", &hours);
  calendar = sw_work_calendar (&hours);
  g_assert_cmpfloat (calendar.day, ==, 28800);
  g_assert_cmpfloat (calendar.week, ==, 5 * 28800);
  g_assert_cmpfloat (calendar.month, ==, 20 * 28800);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/work-hours/office", test_office);
  g_test_add_func ("/exchange/work-hours/always", test_always);
  g_test_add_func ("/exchange/work-hours/parse", test_parse);
  g_test_add_func ("/exchange/work-hours/calendar", test_calendar);
  return g_test_run ();
}

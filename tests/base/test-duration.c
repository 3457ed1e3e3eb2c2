/* Times and demands: as files write them, as people type them, as people read them. */
#include "base/duration.h"
#include "base/error.h"

#include <math.h>
#include <string.h>

#define GAP "\u00a0"

static const SwCalendar calendar = SW_CALENDAR_DEFAULT;

static void
test_units (void)
{
  static const struct
  {
    SwUnit unit;
    const char *name;
    double seconds;
  } cases[] = { { SW_UNIT_SECOND, "s", 1 },  { SW_UNIT_MINUTE, "min", 60 }, { SW_UNIT_HOUR, "h", 3600 },
                { SW_UNIT_DAY, "d", 28800 }, { SW_UNIT_WEEK, "w", 144000 }, { SW_UNIT_MONTH, "month", 576000 } };
  static const SwCalendar always = { 86400, 604800, 2592000 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (sw_unit_name (cases[i].unit), ==, cases[i].name);
      g_assert_cmpfloat (sw_unit_seconds (cases[i].unit, &calendar), ==, cases[i].seconds);
    }
  g_assert_cmpfloat (sw_unit_seconds (SW_UNIT_DAY, &always), ==, 86400);
  g_assert_cmpfloat (sw_duration_seconds ((SwDuration){ 1.5, SW_UNIT_WEEK }, &always), ==, 907200);
  g_assert_cmpfloat (sw_duration_seconds ((SwDuration){ 1.5, SW_UNIT_WEEK }, &calendar), ==, 216000);
}

/* --- files ------------------------------------------------------------------------------------------------- */

static void
test_duration (void)
{
  static const char *const kept[] = { "0s", "15min", "0.5h", "2d", "1w", "3month", "0.000001s", "1000000000000s" };
  static const char *const refused[] = { "",    "15",  "min", "15 min", " 15min", "15min ", "15MIN",
                                         "15m", "-1h", "+1h", "1e3s",   ".5h",    "5.h",    "1,5h",
                                         "inf", "nan", "1h2", "1h..2h", "0x1s",   "15mins", "1000000000001s",
                                         "1h\n" };
  SwDuration duration;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (sw_duration_parse (kept[i], &duration, NULL));
      text = sw_duration_to_string (duration);
      g_assert_cmpstr (text, ==, kept[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (sw_duration_parse (refused[i], &duration, &error));
      g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
    }
  g_assert_true (sw_duration_parse ("0.5h", &duration, NULL));
  g_assert_cmpfloat (duration.amount, ==, 0.5);
  g_assert_cmpint (duration.unit, ==, SW_UNIT_HOUR);
}

static void
assert_span (const char *text, double least, double likely, double most)
{
  SwEstimate estimate;
  SwSpan span;

  g_assert_true (sw_estimate_parse (text, &estimate, NULL));
  g_assert_true (sw_estimate_span (&estimate, &calendar, &span));
  g_assert_cmpfloat (span.least, ==, least);
  g_assert_cmpfloat (span.likely, ==, likely);
  g_assert_cmpfloat (span.most, ==, most);
}

static void
test_estimate (void)
{
  static const char *const kept[] = { "15min", "2h..1d", "1h..2h..1d", "4h..1h", "0s..0s" };
  static const char *const refused[] = { "",      "..",       "1h..",  "..1h", "1h...2h", "1h..2h..", "1h..2h..3h..4h",
                                         "1h.2h", "1h .. 2h", "1h-2h", "1..2h" };
  static const SwEstimate unknown = { 0 };
  SwEstimate estimate;
  SwSpan span;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (sw_estimate_parse (kept[i], &estimate, NULL));
      text = sw_estimate_to_string (&estimate);
      g_assert_cmpstr (text, ==, kept[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (sw_estimate_parse (refused[i], &estimate, &error));
      g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
    }
  assert_span ("15min", 900, 900, 900);
  assert_span ("2h..1d", 7200, 18000, 28800);
  assert_span ("1h..2h..1d", 3600, 7200, 28800);
  assert_span ("1w..1month", 144000, 360000, 576000);
  /* What contradicts itself is given as it is. */
  assert_span ("4h..1h", 14400, 9000, 3600);
  g_assert_false (sw_estimate_span (&unknown, &calendar, &span));
}

/* The largest unit that says it with two decimals; what none says is rounded. */
static void
test_from_seconds (void)
{
  const struct
  {
    double seconds;
    const char *text;
  } cases[] = {
    { 0, "0s" },        { 30, "30s" },           { 0.5, "0.5s" },           { 900, "15min" },
    { 5400, "1.5h" },   { 28800, "1d" },         { 43200, "1.5d" },         { 49500, "13.75h" },
    { 1440000, "50d" }, { 100.0 / 3, "33.33s" }, { 1000.0 / 3, "5.56min" }, { 61, "61s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sw_duration_to_string (sw_duration_from_seconds (cases[i].seconds, &calendar));
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_demand (void)
{
  static const char *const kept[] = { "40/month", "2.5/w", "0.1/s", "4/d", "1/h", "3/min" };
  static const char *const refused[] = { "",        "40",   "/month", "40/",   "40 /month", "40/ month",
                                         "40/year", "-1/d", "1/d/d",  "1,5/d", "40month" };
  SwDemand demand;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (sw_demand_parse (kept[i], &demand, NULL));
      text = sw_demand_to_string (demand);
      g_assert_cmpstr (text, ==, kept[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (sw_demand_parse (refused[i], &demand, &error));
      g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
    }
}

/* --- people ------------------------------------------------------------------------------------------------ */

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *expected; /* NULL: refused */
  } cases[] = {
    { "2d", "2d" },
    { "15 min", "15min" },
    { " 15  minutes ", "15min" },
    { "1,5 h", "1.5h" },
    { "1.5 HOURS", "1.5h" },
    { "2 days", "2d" },
    { "3 wk", "3w" },
    { "2 mo", "2month" },
    { "1 Month", "1month" },
    { "90 secs", "90s" },
    { "1h..4h", "1h..4h" },
    { "1h .. 4h", "1h..4h" },
    { "1h - 4h", "1h..4h" },
    { "1h-4h", "1h..4h" },
    { "1 h – 4 h", "1h..4h" },
    { "1h…4h", "1h..4h" },
    { "1h - 2h - 1d", "1h..2h..1d" },
    { "1" GAP "h", "1h" },
    { "", "" },
    { "  \t", "" },
    { "15", NULL },
    { "1,5h..2,5h", "1.5h..2.5h" },
    { "½ h", "0.5h" },
    { "1½ h", "1.5h" },
    { "1 ½ h", NULL },
    { ".5 h", "0.5h" },
    { ",25 d", "0.25d" },
    { "0,125 h", "0.125h" },
    { "1.125 h", "1.125h" },
    { "1500,125 h", "1500.125h" },
    { "1,500 s", NULL },
    { "1,234,567 s", NULL },
    { "1h 30min", "90min" },
    { "1 h 30 min", "90min" },
    { "1h30min", "90min" },
    { "1,5 h 30 s", "5430s" },
    { "2h 15min 30s - 3h", "8130s..3h" },
    { "30min 1h", NULL },
    { "1h 1h", NULL },
    { "1d 4h", NULL },
    { "1h 30", NULL },
    { "1:30", NULL },
    { "1 to 4 h", "1h..4h" },
    { "1 - 2 - 4 d", "1d..2d..4d" },
    { "1h - 4", NULL },
    { "1h..2h..3h..4h", NULL },
    { "90m", NULL },
    { "15 m", NULL },
    { "1 000 h", NULL },
    { "1 . 5 h", NULL },
    { "1,5,5 h", NULL },
    { "a day", NULL },
    { "-1h", NULL },
    { "1h -", NULL },
    { "1 - 4 h", "1h..4h" },
    { "15 min please", NULL },
    { "١ h", NULL },
    { "\xff", NULL },
    { "1h\x01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      SwEstimate estimate;
      gboolean taken = sw_estimate_parse_typed (cases[i].typed, &estimate, &error);

      g_test_message ("%u", i);
      g_assert_cmpint (taken, ==, cases[i].expected != NULL);
      if (!taken)
        {
          g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }
      text = sw_estimate_to_string (&estimate);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_demand_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *expected;
  } cases[] = {
    { "40/month", "40/month" },   { "40 / month", "40/month" },
    { "40 a month", "40/month" }, { "40 per week", "40/w" },
    { "8 an hour", "8/h" },       { "2,5 A DAY", "2.5/d" },
    { "12  per  days", "12/d" },  { "40", NULL },
    { "a month", NULL },          { "40 each month", "40/month" },
    { "½ a day", "0.5/d" },       { "1,500/month", NULL },
    { "1,5/d", "1.5/d" },         { "40/m", NULL },
    { "40 every hr", "40/h" },    { "1 000 a month", NULL },
    { "40/month/week", NULL },
  };
  SwDemand demand;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean taken = sw_demand_parse_typed (cases[i].typed, &demand, &error);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (taken, ==, cases[i].expected != NULL);
      if (taken)
        {
          g_autofree char *text = sw_demand_to_string (demand);
          g_assert_cmpstr (text, ==, cases[i].expected);
        }
      else
        g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
    }
  g_assert_true (sw_demand_parse_typed (" ", &demand, NULL));
  g_assert_cmpfloat (demand.amount, ==, 0);
}

/* What could mean two things is told, with what to write instead. */
static void
test_doubtful (void)
{
  static const struct
  {
    const char *typed, *reason;
  } times[] = {
    { "1,500 s", "“1,500” may be 1500 or 1.5; write one of them" },
    { "12,000..13,000 s", "“12,000” may be 12000 or 12; write one of them" },
    { "90m", "The m of “90m” may be minutes or months; write min or month" },
    { "1:30", "“1:30” may be hours or minutes; write units, such as 1h 30min" },
    { "1d 4h", "“1d 4h” mixes units whose length the map's calendar decides; write one, such as 12h or 1.5d" },
    { "15", "“15” has no unit; write s, min, h, d, w or month behind the number" },
    { "1h - 4", "“1h - 4” has no unit; write s, min, h, d, w or month behind the number" },
    { "0.5 fortnights",
      "“0.5 fortnights” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d" },
  };
  g_autoptr (GError) of_demand = NULL;
  SwDemand demand;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      SwEstimate estimate;

      g_assert_false (sw_estimate_parse_typed (times[i].typed, &estimate, &error));
      g_assert_cmpstr (error->message, ==, times[i].reason);
    }
  g_assert_false (sw_demand_parse_typed ("1,500/month", &demand, &of_demand));
  g_assert_cmpstr (of_demand->message, ==, times[0].reason);
}

/* The sentence shows what was typed, however long it was. */
static void
test_sentence (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) huge = NULL;
  g_autofree char *text = g_strnfill (100000, 'x');
  SwEstimate estimate;

  g_assert_false (sw_estimate_parse_typed ("soon", &estimate, &error));
  g_assert_cmpstr (error->message, ==,
                   "“soon” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d");
  g_assert_false (sw_estimate_parse_typed (text, &estimate, &huge));
  g_assert_cmpuint (strlen (huge->message), <, 200);
}

static void
test_seconds (void)
{
  static const struct
  {
    double seconds;
    const char *expected;
  } cases[] = {
    { 0, "0" GAP "s" },
    { 0.44, "0.4" GAP "s" },
    { 1, "1" GAP "s" },
    { 59, "59" GAP "s" },
    { 59.7, "1" GAP "min" },
    { 60, "1" GAP "min" },
    { 90, "1" GAP "min" GAP "30" GAP "s" },
    { 900, "15" GAP "min" },
    { 905, "15" GAP "min" },
    { 3600, "1" GAP "h" },
    { 5400, "1" GAP "h" GAP "30" GAP "min" },
    { 3660, "1" GAP "h" GAP "1" GAP "min" },
    { 3599.9, "1" GAP "h" },
    { 28799, "1" GAP "d" },
    { 28800, "1" GAP "d" },
    { 72000, "2" GAP "d" GAP "4" GAP "h" },
    { 144000, "5" GAP "d" },
    { 288000 + 14000, "10" GAP "d" GAP "4" GAP "h" },
    { 2865600, "99" GAP "d" GAP "4" GAP "h" },
    { 2879999, "100" GAP "d" },
    { 2894400, "101" GAP "d" },
    { 576000, "20" GAP "d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sw_seconds_format (cases[i].seconds, &calendar);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *estimate;
    const char *expected;
  } cases[] = {
    { "2d", "2" GAP "d" },
    { "0.5h", "0.5" GAP "h" },
    { "15min", "15" GAP "min" },
    { "1h..4h", "1" GAP "h–4" GAP "h" },
    { "1h..2h..1d", "1" GAP "h–1" GAP "d" },
    { "1month", "1" GAP "mo" },
    { "0.001s", "0.001" GAP "s" },
  };
  static const SwEstimate unknown = { 0 };
  g_autofree char *nothing = sw_estimate_format (&unknown);

  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwEstimate estimate;
      g_autofree char *text = NULL;

      g_assert_true (sw_estimate_parse (cases[i].estimate, &estimate, NULL));
      text = sw_estimate_format (&estimate);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* What cards show can be typed, with a decimal point or, as some languages show it, a comma: the same time but for what
 * the card rounds, half a percent. */
static void
test_shown_can_be_typed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 5000; i++)
    {
      double amount = round (pow (10, g_rand_double_range (rand, -2, 5)) * 1000) / 1000;
      SwEstimate estimate = { .points = i % 2 == 0 ? 1 : 2 }, typed;
      g_autofree char *shown = NULL;

      for (guint k = 0; k < 2; k++)
        estimate.point[k] = (SwDuration){ amount * (1 + k), (SwUnit)(i / 2 % (SW_UNIT_MONTH + 1)) };
      shown = sw_estimate_format (&estimate);
      for (guint comma = 0; comma < 2; comma++)
        {
          g_assert_true (sw_estimate_parse_typed (shown, &typed, NULL));
          g_assert_cmpuint (typed.points, ==, estimate.points);
          for (guint k = 0; k < typed.points; k++)
            {
              g_assert_cmpint (typed.point[k].unit, ==, estimate.point[k].unit);
              g_assert_cmpfloat_with_epsilon (typed.point[k].amount, estimate.point[k].amount,
                                              estimate.point[k].amount * 0.00501);
            }
          g_strdelimit (shown, ".", ',');
        }
    }
}

/* Whatever is typed: taken means that it is read again the same. */
static void
test_typed_at_random (void)
{
  static const char *const parts[] = { "1", "20", ",", ".", "-",     "–", " ",  "..", "h", "min",
                                       "d", "x",  "0", GAP, "month", "½", "to", ":",  "s" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint taken = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      SwEstimate estimate, again;

      for (gint32 k = g_rand_int_range (rand, 0, 7); k > 0; k--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      if (!sw_estimate_parse_typed (text->str, &estimate, NULL) || estimate.points == 0)
        continue;
      {
        g_autofree char *file = sw_estimate_to_string (&estimate);
        g_autofree char *file_again = NULL;

        g_assert_true (sw_estimate_parse (file, &again, NULL));
        file_again = sw_estimate_to_string (&again);
        g_assert_cmpstr (file_again, ==, file);
        taken++;
      }
    }
  g_assert_cmpuint (taken, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/duration/units", test_units);
  g_test_add_func ("/base/duration/duration", test_duration);
  g_test_add_func ("/base/duration/estimate", test_estimate);
  g_test_add_func ("/base/duration/demand", test_demand);
  g_test_add_func ("/base/duration/typed", test_typed);
  g_test_add_func ("/base/duration/demand-typed", test_demand_typed);
  g_test_add_func ("/base/duration/doubtful", test_doubtful);
  g_test_add_func ("/base/duration/sentence", test_sentence);
  g_test_add_func ("/base/duration/seconds", test_seconds);
  g_test_add_func ("/base/duration/from-seconds", test_from_seconds);
  g_test_add_func ("/base/duration/format", test_format);
  g_test_add_func ("/base/duration/shown-can-be-typed", test_shown_can_be_typed);
  g_test_add_func ("/base/duration/typed-at-random", test_typed_at_random);
  return g_test_run ();
}

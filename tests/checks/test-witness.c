/* Which number each element of a witness adds, worked out by hand. */
#include "checks/witness.h"

#include "checks/rule.h"

#include "findings.h"

#include <string.h>

/* Step lead times 3 h and 9 h, a connection of 4 h: 16 h in all. Work 1 h, 3 h and, beside the path, 4 h. */
static const char text[] = "<map xmlns='https://streamwright.github.io/ns/map' version='1' day='8h'><stream id='s1'>"
                           "<step id='n1' activity='engage' process='1h' wait='2h' accuracy='70%'/>"
                           "<step id='n2' activity='deliver-support' process='3h' wait='6h'/>"
                           "<step id='n3' activity='plan' process='4h'/>"
                           "<step id='n4' activity='improve'/>"
                           "<flow id='f1' from='n1' to='n2' wait='4h' share='60%'/>"
                           "<flow id='f2' from='n1' to='n3'/></stream></map>";

static void
assert_number (const SwAnalysis *analysis, const char *rule, const char *id, const char *expected)
{
  SwRule row = { .id = rule };
  SwFinding finding = { .rule = &row };
  g_autofree char *number = sw_witness_number (&finding, analysis, sw_map_find (analysis->map, id));

  g_assert_cmpstr (number, ==, expected);
}

static void
test_numbers (void)
{
  g_autoptr (SwMap) map = findings_read (text);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);

  assert_number (analysis, "waterfall-mentality", "n1", "LT 3\u00a0h, 19 %");
  assert_number (analysis, "waterfall-mentality", "n2", "LT 1\u00a0d\u00a01\u00a0h, 56 %");
  assert_number (analysis, "waterfall-mentality", "n3", "LT 4\u00a0h");
  assert_number (analysis, "waterfall-mentality", "n4", NULL);
  assert_number (analysis, "waterfall-mentality", "f1", "4\u00a0h");
  assert_number (analysis, "waterfall-mentality", "f2", NULL);
  assert_number (analysis, "planning-paralysis", "n2", "PT 3\u00a0h, 38 %");
  assert_number (analysis, "planning-paralysis", "f1", NULL);
  assert_number (analysis, "low-yield", "n1", "%C&A 70 %");
  assert_number (analysis, "low-yield", "n2", NULL);
  assert_number (analysis, "shares-unbalanced", "f1", "60 %");
  assert_number (analysis, "shares-unbalanced", "f2", "?");
  assert_number (analysis, "shares-unbalanced", "n1", NULL);
}

/* 4 items a day of 8 h, 1 h each by one person: half of the day; without demand, the time. */
static void
test_load (void)
{
  g_autoptr (SwMap) map =
      findings_read ("<map xmlns='https://streamwright.github.io/ns/map' version='1' day='8h'>"
                     "<stream id='s1' demand='4/d'><step id='n1' activity='engage' process='1h' wait='1h'/></stream>"
                     "<stream id='s2'><step id='n2' activity='engage' process='1h' wait='1h'/></stream></map>");
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);

  assert_number (analysis, "bottleneck", "n1", "50 % of capacity");
  assert_number (analysis, "over-capacity", "n1", "50 % of capacity");
  assert_number (analysis, "bottleneck", "n2", "LT 2\u00a0h");
}

/* A rule that judges by no figure, and what is in no stream. */
static void
test_none (void)
{
  g_autoptr (SwMap) map = findings_read (text);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);

  assert_number (analysis, "missing-feedback", "n1", NULL);
  assert_number (analysis, "waterfall-mentality", "s1", NULL);
  assert_number (analysis, "waterfall-mentality", sw_map_root (map)->id, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/witness/numbers", test_numbers);
  g_test_add_func ("/checks/witness/load", test_load);
  g_test_add_func ("/checks/witness/none", test_none);
  return g_test_run ();
}

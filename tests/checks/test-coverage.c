/* activity-uncovered: what no stream of a map, or of several maps, has a step of. */
#include "findings.h"

/* A stream with everything but planning, light so that nothing else is to be found. @declared: what it says of it. */
#define LAST_OF(stream, id, activity) "<step id=\"" stream id "\" activity=\"" activity "\" name=\"N\" light=\"yes\"/>"
#define LINE(stream, id, from, to) FLOW (stream "f" id, stream from, stream to)
#define ALL_BUT_PLAN(stream, declared)                                                                                 \
  STREAM (stream, "expects=\"engage\"",                                                                                \
          declared LAST_OF (stream, "1", "engage") LAST_OF (stream, "2", "design-transition")                          \
              LAST_OF (stream, "3", "obtain-build") LAST_OF (stream, "4", "deliver-support")                           \
                  LAST_OF (stream, "5", "improve") LINE (stream, "1", "1", "2") LINE (stream, "2", "2", "3")           \
                      LINE (stream, "3", "3", "4") LINE (stream, "4", "4", "5"))
#define PLANNING(stream, light)                                                                                        \
  STREAM (stream, "expects=\"plan\"",                                                                                  \
          LIGHT ("engage") LIGHT ("design-transition") LIGHT ("obtain-build") LIGHT ("deliver-support")                \
              LIGHT ("improve") "<step id=\"" stream "1\" activity=\"plan\" name=\"P\" light=\"" light                 \
                                "\"><role>R</role></step>")
#define NOT_APPLICABLE(activity) "<declare activity=\"" activity "\" as=\"not-applicable\" reason=\"R\"/>"
#define COVERED_BY(activity, by) "<declare activity=\"" activity "\" as=\"covered\" by=\"" by "\" reason=\"R\"/>"
#define THREE(declared) ALL_BUT_PLAN ("a", declared) ALL_BUT_PLAN ("b", declared) ALL_BUT_PLAN ("c", declared)
#define OFF_ROW "[waterfall-mentality]\nseverity=off\n"
#define UNCOVERED "warning activity-uncovered -: a b c / plan\n"

static const FindingsCase cases[] = {
  { "not-applicable", MAP_OF (THREE (NOT_APPLICABLE ("plan"))), UNCOVERED, OFF_ROW },
  { "light", MAP_OF (THREE (LIGHT ("plan"))), UNCOVERED, OFF_ROW },
  { "outside-of-the-map", MAP_OF (THREE (COVERED ("plan"))), "", OFF_ROW },
  { "one-of-them-outside-of-the-map",
    MAP_OF (ALL_BUT_PLAN ("a", LIGHT ("plan")) ALL_BUT_PLAN ("b", COVERED ("plan")) ALL_BUT_PLAN ("c", LIGHT ("plan"))),
    "", OFF_ROW },
  { "covered-by-one-that-lacks-it",
    MAP_OF (ALL_BUT_PLAN ("a", COVERED_BY ("plan", "b")) ALL_BUT_PLAN ("b", LIGHT ("plan"))
                ALL_BUT_PLAN ("c", LIGHT ("plan"))),
    UNCOVERED "warning covered-by-broken a: a / plan\n", OFF_ROW },
  { "covered-by-one-that-has-it",
    MAP_OF (ALL_BUT_PLAN ("a", COVERED_BY ("plan", "c")) ALL_BUT_PLAN ("b", COVERED_BY ("plan", "c"))
                PLANNING ("c", "no")),
    "", OFF_ROW },
  { "light-step", MAP_OF (ALL_BUT_PLAN ("a", LIGHT ("plan")) ALL_BUT_PLAN ("b", LIGHT ("plan")) PLANNING ("c", "yes")),
    "", OFF_ROW },
  { "two-streams", MAP_OF (ALL_BUT_PLAN ("a", LIGHT ("plan")) ALL_BUT_PLAN ("b", LIGHT ("plan"))), "", OFF_ROW },
  { "two-streams-configured", MAP_OF (ALL_BUT_PLAN ("a", LIGHT ("plan")) ALL_BUT_PLAN ("b", LIGHT ("plan"))),
    "warning activity-uncovered -: a b / plan\n", OFF_ROW "[activity-uncovered]\nstreams=2\n" },
  { "three-streams-configured", MAP_OF (THREE (LIGHT ("plan"))), "", OFF_ROW "[activity-uncovered]\nstreams=4\n" },
  { "off", MAP_OF (THREE (LIGHT ("plan"))), "", OFF_ROW "[activity-uncovered]\nseverity=off\n" },
  /* One finding names all that is missing. */
  { "several", MAP_OF (PLANNING ("a", "no") PLANNING ("b", "no") PLANNING ("c", "no")),
    "warning activity-uncovered -: a b c / improve engage design-transition obtain-build deliver-support\n", NULL },
  { "accepted",
    MAP_OF (ALL_BUT_PLAN ("a", LIGHT ("plan")) ALL_BUT_PLAN ("b", LIGHT ("plan"))
                ALL_BUT_PLAN ("c", LIGHT ("plan") ACCEPT ("activity-uncovered", "a"))),
    "warning activity-uncovered -: a b c / plan (accepted)\n", OFF_ROW },
  { "activity-set-not-installed",
    "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" profile=\"mine\">" STREAM ("a", "", "")
        STREAM ("b", "", "") STREAM ("c", "", "") "</map>",
    "", NULL },
};

/* --- several maps ------------------------------------------------------------------------------------------ */

static char *
lines_among (const char *const *texts, guint count, guint place)
{
  g_autofree SwAnalysis **portfolio = g_new0 (SwAnalysis *, count);
  g_autofree SwMap **maps = g_new0 (SwMap *, count);
  g_autoptr (SwReport) report = NULL;
  char *lines;

  for (guint i = 0; i < count; i++)
    {
      maps[i] = findings_read (texts[i]);
      portfolio[i] = sw_analysis_new (maps[i]);
    }
  report = sw_check_among ((const SwAnalysis *const *)portfolio, count, place, NULL, 2461370);
  lines = findings_lines (report);
  for (guint i = 0; i < count; i++)
    {
      sw_analysis_free (portfolio[i]);
      g_object_unref (maps[i]);
    }
  return lines;
}

static void
assert_among (const char *const *texts, guint count, guint place, const char *expected)
{
  g_autofree char *lines = lines_among (texts, count, place);

  g_assert_cmpstr (lines, ==, expected);
}

/* Three maps of one stream each are three streams, and the first one that has a stream tells it. */
static void
test_portfolio (void)
{
  static const char *const lacking[] = { MAP_OF (""), MAP_OF (PLANNING ("a", "no")), MAP_OF (PLANNING ("b", "no")),
                                         MAP_OF (PLANNING ("c", "no")) };
  static const char *const told = "warning activity-uncovered -: a / improve engage design-transition obtain-build "
                                  "deliver-support\n";

  assert_among (lacking, 4, 0, "");
  assert_among (lacking, 4, 1, told);
  assert_among (lacking, 4, 2, "");
  assert_among (lacking, 4, 3, "");
  assert_among (lacking, 3, 1, "");
}

/* What one file lacks another one has. */
static void
test_portfolio_covers (void)
{
  static const char *const texts[] = { MAP_OF (PLANNING ("a", "no") PLANNING ("b", "no") PLANNING ("c", "no")),
                                       MAP_OF (ALL_BUT_PLAN ("d", LIGHT ("plan"))) };

  assert_among (texts, 1, 0,
                "warning activity-uncovered -: a b c / improve engage design-transition obtain-build "
                "deliver-support\n");
  assert_among (texts, 2, 0, "");
}

/* Streams of another activity set are no streams of this one. */
static void
test_portfolio_sets (void)
{
  static const char *const texts[] = {
    MAP_OF (PLANNING ("a", "no")), MAP_OF (PLANNING ("b", "no")),
    "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" profile=\"mine\">" STREAM ("c", "", "") "</map>"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_among (texts, G_N_ELEMENTS (texts), i, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  findings_add_cases ("/checks/coverage", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/checks/coverage/portfolio", test_portfolio);
  g_test_add_func ("/checks/coverage/portfolio-covers", test_portfolio_covers);
  g_test_add_func ("/checks/coverage/portfolio-sets", test_portfolio_sets);
  return g_test_run ();
}

/* Each number that a rule compares with has a case here: two maps, one on each side of it, and what they are with the
 * number moved. A rule with a number and without a case fails. */
#include "findings.h"

#include <string.h>

#define PLACED(id, activity, process, wait)                                                                            \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\" process=\"" process "\" wait=\"" wait "\"/>"
#define MEASURED(on, lead) "<measurement on=\"" on "\" lead=\"" lead "\"/>"
#define EXACT(id, accuracy) "<step id=\"" id "\" activity=\"engage\" name=\"" id "\" accuracy=\"" accuracy "\"/>"

/* A step of ten hours and one of two; in the future the first one waits @wait, and the other one two hours longer. */
#define SAVED(wait)                                                                                                    \
  MAP_OF (STREAM ("s1", "",                                                                                            \
                  PLACED ("n1", "engage", "1h", "9h") PLACED ("n2", "engage", "1h", "1h") FLOW ("f1", "n1", "n2"))     \
              STREAM ("s2", "state=\"future\" origin=\"s1\"",                                                          \
                      "<step id=\"m1\" activity=\"engage\" process=\"1h\" wait=\"" wait "\" origin=\"n1\"/>"           \
                      "<step id=\"m2\" activity=\"engage\" process=\"1h\" wait=\"3h\" origin=\"n2\"/>"                 \
                      "<flow id=\"g1\" from=\"m1\" to=\"m2\"/>"))

#define LINE_OF_FOUR                                                                                                   \
  STEP ("n1", "engage")                                                                                                \
  STEP ("n2", "plan")                                                                                                  \
  STEP ("n3", "design-transition")                                                                                     \
  STEP ("n4", "obtain-build") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4")
#define TIMED_LINE(last)                                                                                               \
  PLACED ("n1", "engage", "1h", "1h")                                                                                  \
  PLACED ("n2", "plan", "1h", "1h")                                                                                    \
  PLACED ("n3", "design-transition", "1h", "1h")                                                                       \
  PLACED ("n4", "obtain-build", "1h", "1h")                                                                            \
  PLACED ("n5", "deliver-support", "1h", last)                                                                         \
  FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4") FLOW ("f4", "n4", "n5")
#define WORK(e, p, s, i)                                                                                               \
  PLACED ("n1", "engage", e, "1h")                                                                                     \
  PLACED ("n2", "plan", p, "1h") PLACED ("n3", "deliver-support", s, "1h") PLACED ("n4", "improve", i, "1h")

/* Two teams, one hand-over: the second step waits @wait and takes @process. */
#define BY_TEAM(id, team, process, wait)                                                                               \
  "<step id=\"" id "\" activity=\"engage\" process=\"" process "\" wait=\"" wait "\" team=\"" team "\"/>"
#define TEAMED(first, wait, process, last)                                                                             \
  MAP_OF ("<team id=\"t1\" name=\"A\"/><team id=\"t2\" name=\"B\"/>" STREAM (                                          \
      "s1", "",                                                                                                        \
      BY_TEAM ("n1", "t1", first, "0s") BY_TEAM ("n2", "t2", process, wait) BY_TEAM ("n3", "t2", last, "0s")           \
          FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")))
#define TWO_TEAMED                                                                                                     \
  MAP_OF ("<team id=\"t1\" name=\"A\"/><team id=\"t2\" name=\"B\"/>" STREAM (                                          \
      "s1", "", BY_TEAM ("n1", "t1", "1h", "0s") BY_TEAM ("n2", "t2", "2h", "2h") FLOW ("f1", "n1", "n2")))
#define LOADED(process) MAP_OF (STREAM ("s1", "demand=\"1/d\"", PLACED ("n1", "engage", process, "1h")))
#define ROW_OF_TWO ONE (PLACED ("n1", "engage", "0s", "0s") PLACED ("n2", "engage", "4h", "0s") FLOW ("f1", "n1", "n2"))
#define ROW_OF_THREE(longest)                                                                                          \
  ONE (PLACED ("n1", "engage", "1h", "0s") PLACED ("n2", "engage", longest, "0s") PLACED ("n3", "engage", "1h", "0s")  \
           FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3"))
/* With four hours that is two fifths of ten. */
#define ROW_OF_FIVE(longest)                                                                                           \
  ONE (PLACED ("n1", "engage", "1h", "0s") PLACED ("n2", "engage", longest, "0s") PLACED ("n3", "engage", "1h", "0s")  \
           PLACED ("n4", "engage", "114min", "0s") PLACED ("n5", "engage", "126min", "0s") FLOW ("f1", "n1", "n2")     \
               FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4") FLOW ("f4", "n4", "n5"))
#define LATE(wait)                                                                                                     \
  ONE (STEP ("n1", "deliver-support") STEP ("n2", "improve") "<feedback id=\"b1\" from=\"n1\" to=\"n2\" wait=\"" wait  \
                                                             "\"/>")

/**
 * @over, @under: a map just beyond the number and one just before it
 * @finds, @leaves: the severity of what the rule finds in each; "" is nothing
 * @away, @nearer: the number moved, so that @over is like @under, and @under like @over
 */
typedef struct
{
  const char *rule;
  const char *threshold;
  const char *over;
  const char *under;
  const char *finds;
  const char *leaves;
  const char *away;
  const char *nearer;
} Case;

static const Case cases[] = {
  /* The day of the tests is 2026-11-25, 180 days after 2026-05-29. */
  { "stale-stream", "days", MAP_OF (STREAM ("s1", "reviewed=\"2026-05-28\"", "")),
    MAP_OF (STREAM ("s1", "reviewed=\"2026-05-29\"", "")), "info", "", "181", "179" },
  { "lead-time-rising", "measurements",
    ONE (MEASURED ("2026-01-01", "10d") MEASURED ("2026-02-01", "10d") MEASURED ("2026-03-01", "11d")),
    ONE (MEASURED ("2026-01-01", "10d") MEASURED ("2026-03-01", "11d")), "warning", "", "4", "2" },
  { "lead-time-rising", "percent",
    ONE (MEASURED ("2026-01-01", "10d") MEASURED ("2026-02-01", "10d") MEASURED ("2026-03-01", "88h")),
    ONE (MEASURED ("2026-01-01", "10d") MEASURED ("2026-02-01", "10d") MEASURED ("2026-03-01", "87h")), "warning", "",
    "11", "8" },
  { "lead-exceeds-outlook", "times", ONE (PLACED ("n1", "engage", "1d", "4d") MEASURED ("2026-01-01", "81h")),
    ONE (PLACED ("n1", "engage", "1d", "4d") MEASURED ("2026-01-01", "80h")), "warning", "", "2.1", "1.9" },
  { "silo-optimization", "percent", SAVED ("8h"), SAVED ("490min"), "warning", "", "11", "8" },
  { "waterfall-mentality", "activities", ONE (LINE_OF_FOUR STEP ("n5", "deliver-support") FLOW ("f4", "n4", "n5")),
    ONE (LINE_OF_FOUR), "info", "", "6", "4" },
  { "waterfall-mentality", "waits", ONE (TIMED_LINE ("1h")), ONE (TIMED_LINE ("59min")), "warning", "info", "51",
    "49" },
  { "planning-paralysis", "steps", ONE (WORK ("1h", "3h", "1h", "1h")),
    ONE (STEP ("n1", "engage") PLACED ("n2", "plan", "3h", "1h") PLACED ("n3", "deliver-support", "1h", "1h")
             PLACED ("n4", "improve", "1h", "1h")),
    "warning", "", "5", "3" },
  /* Three hours of seven and a half are 40 %. */
  { "planning-paralysis", "percent", ONE (WORK ("1h", "3h", "1h", "149min")), ONE (WORK ("1h", "3h", "1h", "150min")),
    "warning", "", "41", "39" },
  { "planning-paralysis", "times", ONE (WORK ("30min", "121min", "1h", "30min")),
    ONE (WORK ("30min", "2h", "1h", "30min")), "warning", "", "3", "1" },
  { "flow-unmeasured", "percent", ONE (PLACED ("n1", "engage", "1h", "1h") STEP ("n2", "engage")),
    ONE (PLACED ("n1", "engage", "1h", "1h") STEP ("n2", "engage") LIGHT_STEP ("n3", "engage") STEP ("n4", "engage")),
    "info", "", "51", "33" },
  /* Two hours are half of the second step's four, and a tenth of twenty in all. */
  { "handoff-waste", "steps", TEAMED ("1h", "2h", "2h", "1h"), TWO_TEAMED, "warning", "", "4", "2" },
  { "handoff-waste", "step", TEAMED ("1h", "2h", "2h", "1h"), TEAMED ("1h", "119min", "2h", "1h"), "warning", "", "51",
    "49" },
  { "handoff-waste", "stream", TEAMED ("6h", "2h", "2h", "10h"), TEAMED ("6h", "2h", "2h", "11h"), "warning", "", "11",
    "9" },
  { "activity-uncovered", "streams", MAP_OF (STREAM ("s1", "", "") STREAM ("s2", "", "") STREAM ("s3", "", "")),
    MAP_OF (STREAM ("s1", "", "") STREAM ("s2", "", "")), "warning", "", "4", "2" },
  /* A day has eight hours. */
  { "bottleneck", "utilisation", LOADED ("6.81h"), LOADED ("6.8h"), "warning", "", "86", "84" },
  { "bottleneck", "steps", ROW_OF_THREE ("4h"), ROW_OF_TWO, "warning", "", "4", "2" },
  { "bottleneck", "percent", ROW_OF_FIVE ("4h"), ROW_OF_FIVE ("239min"), "warning", "", "41", "39" },
  { "bottleneck", "times", ROW_OF_THREE ("2h"), ROW_OF_THREE ("119min"), "warning", "", "2.1", "1.9" },
  { "over-capacity", "percent", LOADED ("8.01h"), LOADED ("8h"), "warning", "", "101", "99" },
  { "slow-feedback", "days", LATE ("241h"), LATE ("240h"), "warning", "", "31", "29" },
  { "low-yield", "percent", ONE (EXACT ("n1", "79%")), ONE (EXACT ("n1", "80%")), "warning", "", "79", "81" },
};

/* The severity of what @rule finds; "" if nothing. */
static const char *
found (const char *xml, const char *rule, const char *threshold, const char *value)
{
  g_autoptr (SwMap) map = findings_read (xml);
  g_autofree char *settings = value != NULL ? g_strdup_printf ("[%s]\n%s=%s\n", rule, threshold, value) : NULL;
  g_autoptr (SwCheckConfig) config = findings_config (settings);
  g_autoptr (SwReport) report = findings_check (map, config);
  const char *severity = "";

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (strcmp (finding->rule->id, rule) == 0)
        severity = sw_severity_name (finding->severity);
    }
  return severity;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  g_assert_cmpstr (found (c->over, c->rule, c->threshold, NULL), ==, c->finds);
  g_assert_cmpstr (found (c->under, c->rule, c->threshold, NULL), ==, c->leaves);
  g_assert_cmpstr (found (c->over, c->rule, c->threshold, c->away), ==, c->leaves);
  g_assert_cmpstr (found (c->under, c->rule, c->threshold, c->away), ==, c->leaves);
  g_assert_cmpstr (found (c->over, c->rule, c->threshold, c->nearer), ==, c->finds);
  g_assert_cmpstr (found (c->under, c->rule, c->threshold, c->nearer), ==, c->finds);
}

static gboolean
has_case (const char *rule, const char *threshold)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (strcmp (cases[i].rule, rule) == 0 && strcmp (cases[i].threshold, threshold) == 0)
      return TRUE;
  return FALSE;
}

/* What the table has and what is tested is the same. */
static void
test_all (void)
{
  guint count, thresholds = 0;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    for (const SwThreshold *t = rules[i].thresholds; t != NULL && t->id != NULL; t++)
      {
        thresholds++;
        if (!has_case (rules[i].id, t->id))
          g_test_fail_printf ("%s compares with “%s”: add a case for its two sides above", rules[i].id, t->id);
        g_assert_cmpuint (strlen (t->meaning), >, 0);
      }
  g_assert_cmpuint (thresholds, ==, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/thresholds/all", test_all);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/thresholds/%s/%s", cases[i].rule, cases[i].threshold);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}

/* The six signals of a stream, each in every state, with what proves it. Today is 2026-11-25. */
#include "findings.h"

#include "checks/scorecard.h"

#define WITH_ROLE(id, activity) "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\"><role>R</role></step>"
#define TIMED(id, process, wait)                                                                                       \
  "<step id=\"" id "\" activity=\"engage\" name=\"" id "\" process=\"" process "\" wait=\"" wait "\"/>"
#define TRADE(id, takes, gives)                                                                                        \
  "<step id=\"" id "\" activity=\"engage\" name=\"" id "\"><input>" takes "</input><output>" gives "</output></step>"
#define LEAD(on, lead) "<measurement on=\"" on "\" lead=\"" lead "\"/>"
#define OF(content) MAP_OF (STREAM ("s1", "", ONLY_E content))

typedef struct
{
  const char *name;
  SwSignalType type;
  const char *xml;
  const char *state;
  const char *evidence;
  const char *elements; /* separated by spaces */
  const char *settings;
} SignalCase;

static const SignalCase cases[] = {
  { "smooth-flow/unknown", SW_SIGNAL_SMOOTH_FLOW, OF (STEP ("n1", "engage")), "unknown",
    "Not every step on the longest path says how long it takes and waits.", "", NULL },
  { "smooth-flow/good", SW_SIGNAL_SMOOTH_FLOW,
    OF (TIMED ("n1", "1h", "1h") TIMED ("n2", "1h", "1h") FLOW ("f1", "n1", "n2")), "good",
    "No step holds up the others.", "", NULL },

  { "teams-known/unknown", SW_SIGNAL_TEAMS_KNOWN, OF (LIGHT_STEP ("n1", "engage")), "unknown",
    "There is no step yet that somebody does.", "", NULL },
  { "teams-known/good", SW_SIGNAL_TEAMS_KNOWN, OF (WITH_ROLE ("n1", "engage") LIGHT_STEP ("n2", "engage")), "good",
    "1 of 1 step says who does it.", "", NULL },
  { "teams-known/half", SW_SIGNAL_TEAMS_KNOWN, OF (WITH_ROLE ("n1", "engage") UNSTAFFED ("n2", "engage")), "mixed",
    "1 of 2 steps say who does them.", "n2", NULL },
  { "teams-known/under-half", SW_SIGNAL_TEAMS_KNOWN,
    OF (WITH_ROLE ("n1", "engage") UNSTAFFED ("n2", "engage") UNSTAFFED ("n3", "engage")), "poor",
    "1 of 3 steps say who does them.", "n2 n3", NULL },

  { "reviewed/unknown", SW_SIGNAL_REVIEWED, OF (""), "unknown", "There is no step yet.", "", NULL },
  { "reviewed/good", SW_SIGNAL_REVIEWED,
    MAP_OF (STREAM ("s1", "reviewed=\"2026-11-01\"", ONLY_E STEP ("n1", "engage"))), "good",
    "It was reviewed on 2026-11-01. Trigger, outcome and every activity are drawn or explained.", "", NULL },
  { "reviewed/never", SW_SIGNAL_REVIEWED, OF (STEP ("n1", "engage")), "mixed",
    "It was never reviewed. Trigger, outcome and every activity are drawn or explained.", "", NULL },
  { "reviewed/long-ago", SW_SIGNAL_REVIEWED,
    MAP_OF (STREAM ("s1", "reviewed=\"2025-11-25\"", ONLY_E STEP ("n1", "engage"))), "mixed",
    "“s1” was last reviewed on 2025-11-25, 365 days ago. Trigger, outcome and every activity are drawn or explained.",
    "", NULL },
  { "reviewed/poor", SW_SIGNAL_REVIEWED,
    MAP_OF ("<stream id=\"s1\" name=\"s1\">" NO_PLAN NO_IMPROVE NO_DESIGN NO_BUILD STEP ("n1", "engage") "</stream>"),
    "poor",
    "It was never reviewed. “s1” says neither what triggers it nor what outcome it ends with. “s1” has no step for: "
    "Deliver & "
    "support.",
    "", NULL },

  { "feedback/unknown", SW_SIGNAL_FEEDBACK, OF (STEP ("n1", "engage")), "unknown",
    "No step delivers or supports, so there is nobody to learn from.", "", NULL },
  { "feedback/poor", SW_SIGNAL_FEEDBACK, ONE (ONLY_ES STEP ("n1", "engage") STEP ("n2", "deliver-support")), "poor",
    "Nothing leads from “n2” back to where improvements or plans are made.", "n2", NULL },
  { "feedback/poor-though-the-rule-is-off", SW_SIGNAL_FEEDBACK,
    ONE (ONLY_ES STEP ("n1", "engage") STEP ("n2", "deliver-support")), "poor",
    "Nothing leads from “n2” back to where improvements or plans are made.", "n2",
    "[missing-feedback]\nseverity=off\n" },
  { "feedback/poor-though-accepted", SW_SIGNAL_FEEDBACK,
    ONE (ONLY_ES STEP ("n1", "engage") STEP ("n2", "deliver-support") ACCEPT ("missing-feedback", "n2")), "poor",
    "Nothing leads from “n2” back to where improvements or plans are made.", "n2", NULL },
  { "feedback/only-improvement", SW_SIGNAL_FEEDBACK,
    ONE (ONLY_EIPS STEP ("n1", "plan") STEP ("n2", "deliver-support") STEP ("n3", "improve") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n2", "n3")),
    "mixed", "What “n2” learns reaches improvement, but no planning.", "n2", NULL },

  { "parallel-work/unknown", SW_SIGNAL_PARALLEL_WORK,
    OF (STEP ("n1", "engage") STEP ("n2", "engage") FLOW ("f1", "n1", "n2")), "unknown",
    "The steps do not say what they take and give.", "", NULL },
  { "parallel-work/branches", SW_SIGNAL_PARALLEL_WORK,
    OF (STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")
            FLOW ("f2", "n1", "n3")),
    "good", "Work goes on in parallel after “n1”.", "n1", NULL },
  { "parallel-work/a-choice-is-not-parallel", SW_SIGNAL_PARALLEL_WORK,
    OF (STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "50%")
            SHARED_FLOW ("f2", "n1", "n3", "50%")),
    "unknown", "The steps do not say what they take and give.", "", NULL },
  { "parallel-work/each-needs-the-one-before", SW_SIGNAL_PARALLEL_WORK,
    OF (TRADE ("n1", "Wish", "Order") TRADE ("n2", "Order", "Thing") FLOW ("f1", "n1", "n2")), "good",
    "Every step needs what the one before it gives.", "", NULL },

  { "lead-time-falls/unknown", SW_SIGNAL_LEAD_TIME_FALLS, OF (LEAD ("2026-01-01", "10d")), "unknown",
    "It was not measured twice yet.", "", NULL },
  { "lead-time-falls/good", SW_SIGNAL_LEAD_TIME_FALLS, OF (LEAD ("2026-02-01", "8d") LEAD ("2026-01-01", "10d")),
    "good", "Over 2 measurements it fell from 10\302\240d to 8\302\240d.", "", NULL },
  { "lead-time-falls/mixed", SW_SIGNAL_LEAD_TIME_FALLS, OF (LEAD ("2026-01-01", "10d") LEAD ("2026-02-01", "10d")),
    "mixed", "Over 2 measurements it did not fall: it was 10\302\240d and is 10\302\240d.", "", NULL },
  { "lead-time-falls/poor", SW_SIGNAL_LEAD_TIME_FALLS,
    OF (LEAD ("2026-01-01", "10d") LEAD ("2026-02-01", "10d") LEAD ("2026-03-01", "11d")), "poor",
    "Over 3 measurements the lead time of “s1” rose from 10\302\240d to 11\302\240d.", "s1", NULL },
};

static void
test_case (gconstpointer data)
{
  const SignalCase *c = data;
  g_autoptr (SwMap) map = findings_read (c->xml);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwCheckConfig) config = findings_config (c->settings);
  g_autoptr (SwReport) report = findings_check (map, config);
  g_autoptr (SwScorecard) scorecard = sw_scorecard_new (analysis, report, 0);
  const SwSignal *signal = &scorecard->signals[c->type];
  g_autofree char *elements = g_strjoinv (" ", signal->elements);

  g_assert_cmpstr (scorecard->stream, ==, "s1");
  g_assert_cmpstr (signal->evidence, ==, c->evidence);
  g_assert_cmpstr (sw_signal_state_name (signal->state), ==, c->state);
  g_assert_cmpstr (elements, ==, c->elements);
}

static void
test_names (void)
{
  static const char *const ids[] = { "smooth-flow", "teams-known",   "reviewed",
                                     "feedback",    "parallel-work", "lead-time-falls" };

  g_assert_cmpuint (SW_N_SIGNALS, ==, G_N_ELEMENTS (ids));
  for (guint s = 0; s < SW_N_SIGNALS; s++)
    {
      g_assert_cmpstr (sw_signal_id (s), ==, ids[s]);
      g_assert_cmpstr (sw_signal_title (s), !=, "");
    }
  g_assert_cmpstr (sw_signal_state_label (SW_SIGNAL_POOR), ==, "Poor");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/scorecard/names", test_names);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/scorecard/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}

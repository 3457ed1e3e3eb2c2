/* Rules about what is measured of the steps, and what is not. */
#include "findings.h"

#define MORE_STEP(id, more) "<step id=\"" id "\" activity=\"engage\" name=\"" id "\" " more "><role>R</role></step>"
#define FULL(id) MORE_STEP (id, "process=\"1h\" wait=\"1h\"")
#define LIGHT_ONE(id) MORE_STEP (id, "light=\"yes\"")
#define RIGHT(id, accuracy) MORE_STEP (id, "accuracy=\"" accuracy "\"")
#define ROW2 FLOW ("f1", "n1", "n2")
#define ROW3 ROW2 FLOW ("f2", "n2", "n3")
#define PUBLISHED(content) MAP_OF (STREAM ("s1", "status=\"published\" reviewed=\"2026-11-01\"", ONLY_E content))

static const FindingsCase cases[] = {
  { "flow-unmeasured/half-are-timed", ONE (ONLY_E FULL ("n1") STEP ("n2", "engage") ROW2),
    "info flow-unmeasured s1: n2\n", NULL },
  { "flow-unmeasured/under-half", ONE (ONLY_E FULL ("n1") STEP ("n2", "engage") STEP ("n3", "engage") ROW3), "", NULL },
  { "flow-unmeasured/nothing-is-timed", ONE (ONLY_E STEP ("n1", "engage")), "", NULL },
  { "flow-unmeasured/process-is-missing", ONE (ONLY_E FULL ("n1") MORE_STEP ("n2", "wait=\"1h\"") ROW2),
    "info flow-unmeasured s1: n2\n", NULL },
  { "flow-unmeasured/wait-is-missing", ONE (ONLY_E FULL ("n1") MORE_STEP ("n2", "process=\"1h\"") ROW2),
    "info flow-unmeasured s1: n2\n", NULL },
  { "flow-unmeasured/zero-is-known", ONE (ONLY_E FULL ("n1") MORE_STEP ("n2", "process=\"1h\" wait=\"0s\"") ROW2), "",
    NULL },
  { "flow-unmeasured/light", ONE (ONLY_E FULL ("n1") LIGHT_ONE ("n2") ROW2), "", NULL },
  { "flow-unmeasured/published", PUBLISHED (STEP ("n1", "engage") STEP ("n2", "engage") ROW2),
    "info flow-unmeasured s1: n1\n"
    "info flow-unmeasured s1: n2\n",
    NULL },
  { "flow-unmeasured/published-and-timed", PUBLISHED (FULL ("n1") LIGHT_ONE ("n2") ROW2), "", NULL },
  { "flow-unmeasured/configured", ONE (ONLY_E FULL ("n1") STEP ("n2", "engage") ROW2), "",
    "[flow-unmeasured]\npercent=51\n" },

  { "low-yield/under", ONE (ONLY_E RIGHT ("n1", "79.9%") STEP ("n2", "engage") ROW2), "warning low-yield s1: n1\n",
    NULL },
  { "low-yield/at", ONE (ONLY_E RIGHT ("n1", "80%") STEP ("n2", "engage") ROW2), "", NULL },
  { "low-yield/unknown", ONE (ONLY_E STEP ("n1", "engage")), "", NULL },
  { "low-yield/nothing-is-right", ONE (ONLY_E RIGHT ("n1", "0%")), "warning low-yield s1: n1\n", NULL },
  { "low-yield/configured", ONE (ONLY_E RIGHT ("n1", "85%")), "warning low-yield s1: n1\n",
    "[low-yield]\npercent=90\n" },
  { "low-yield/light", ONE (ONLY_E MORE_STEP ("n1", "accuracy=\"50%\" light=\"yes\"")), "", NULL },
  { "low-yield/rework-further-on",
    ONE (ONLY_E RIGHT ("n1", "50%") STEP ("n2", "engage") STEP ("n3", "engage")
             ROW3 SHARED_FEEDBACK ("b1", "n3", "n2", "10%")),
    "", NULL },
  { "low-yield/rework-from-itself",
    ONE (ONLY_E STEP ("n1", "engage") RIGHT ("n2", "50%") ROW2 SHARED_FEEDBACK ("b1", "n2", "n1", "10%")), "", NULL },
  { "low-yield/feedback-is-no-rework",
    ONE (ONLY_E RIGHT ("n1", "50%") STEP ("n2", "engage") ROW2 FEEDBACK ("b1", "n2", "n1")),
    "warning low-yield s1: n1\n", NULL },
  { "low-yield/rework-was-before",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") RIGHT ("n3", "50%")
             ROW3 SHARED_FEEDBACK ("b1", "n2", "n1", "10%")),
    "warning low-yield s1: n3\n", NULL },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  findings_add_cases ("/checks/measures", cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}

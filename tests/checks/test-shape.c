/* Rules about the shape of a stream and the place of its work. */
#include "findings.h"

#define EXPECTED(content) MAP_OF (STREAM ("s1", "expects=\"improve\"", content))
#define TIMED(id, activity, process, more)                                                                             \
  "<step id=\"" id "\" activity=\"" activity "\" name=\"" id "\" process=\"" process "\" " more "><role>R</role></"    \
  "step>"
#define BOTH(id, activity, process, wait) TIMED (id, activity, process, "wait=\"" wait "\"")

/* Five activities in a row; delivery leads on to improvement, so that only planning can be missing. */
#define FIVE_STEPS                                                                                                     \
  STEP ("n1", "engage")                                                                                                \
  STEP ("n2", "design-transition") STEP ("n3", "obtain-build") STEP ("n4", "deliver-support") STEP ("n5", "improve")
#define FIVE_FLOWS FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4") FLOW ("f4", "n4", "n5")
#define FIVE COVERED ("plan") FIVE_STEPS FIVE_FLOWS
#define FIVE_TIMED(wait)                                                                                               \
  ONE (COVERED ("plan") BOTH ("n1", "engage", "1h", "1h") BOTH ("n2", "design-transition", "1h", "1h")                 \
           BOTH ("n3", "obtain-build", "1h", "1h") BOTH ("n4", "deliver-support", "1h", "1h")                          \
               BOTH ("n5", "improve", "1h", wait) FIVE_FLOWS)

/* Planning with @plan of 10 h of work. */
#define PLANS(plan, support, rest)                                                                                     \
  ONE (LIGHT ("design-transition") LIGHT ("obtain-build") TIMED ("n1", "engage", rest, "")                             \
           TIMED ("n2", "plan", plan, "") TIMED ("n3", "deliver-support", support, "")                                 \
               TIMED ("n4", "improve", "1h", "") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")                       \
                   FLOW ("f3", "n3", "n4") FEEDBACK ("b1", "n4", "n2"))

#define NOT_SUPPORT NO_PLAN NO_IMPROVE NO_DESIGN NO_SUPPORT
#define BY(activity, to_activity, mode)                                                                                \
  EXPECTED (STEP ("n1", activity) STEP ("n2", to_activity) "<flow id=\"f1\" from=\"n1\" to=\"n2\" " mode "/>")
#define SKIPPED "severity=off\n[skipped-activity]\nseverity=off\n[missing-feedback]\nseverity=off\n"

static const FindingsCase cases[] = {
  { "waterfall-mentality/row", ONE (FIVE), "info waterfall-mentality s1: s1\n", NULL },
  { "waterfall-mentality/a-draft-row-is-a-dot", MAP_OF (STREAM ("s1", "status=\"draft\"", FIVE)),
    "info waterfall-mentality s1: s1\n", NULL },
  { "waterfall-mentality/waits-are-half", FIVE_TIMED ("1h"), "warning waterfall-mentality s1: s1\n", NULL },
  { "waterfall-mentality/waits-are-under-half", FIVE_TIMED ("59min"), "info waterfall-mentality s1: s1\n", NULL },
  { "waterfall-mentality/waits-configured", FIVE_TIMED ("1h"), "info waterfall-mentality s1: s1\n",
    "[waterfall-mentality]\nwaits=51\n" },
  { "waterfall-mentality/four",
    ONE (NO_ENGAGE COVERED ("plan") STEP ("n2", "design-transition") STEP ("n3", "obtain-build")
             STEP ("n4", "deliver-support") STEP ("n5", "improve") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4")
                 FLOW ("f4", "n4", "n5")),
    "", "[build-only-focus]\nseverity=off\n" },
  { "waterfall-mentality/activities-configured", ONE (FIVE), "", "[waterfall-mentality]\nactivities=6\n" },
  { "waterfall-mentality/feedback", ONE (FIVE FEEDBACK ("b1", "n5", "n1")), "", NULL },
  { "waterfall-mentality/side-by-side",
    ONE (FIVE STEP ("n6", "obtain-build") FLOW ("f5", "n2", "n6") FLOW ("f6", "n6", "n4")), "", NULL },
  { "waterfall-mentality/not-yet-connected", ONE (COVERED ("plan") FIVE_STEPS), "",
    "[step-unconnected]\nseverity=off\n[missing-feedback]\nseverity=off\n[build-only-focus]\nseverity=off\n" },

  { "planning-paralysis/found", PLANS ("5h", "2h", "2h"), "warning planning-paralysis s1: s1\n", NULL },
  { "planning-paralysis/40-percent", PLANS ("4h", "1h", "4h"), "", NULL },
  { "planning-paralysis/over-40-percent", PLANS ("4.1h", "1h", "3.9h"), "warning planning-paralysis s1: s1\n", NULL },
  { "planning-paralysis/twice-delivery", PLANS ("6h", "3h", "0s"), "", NULL },
  { "planning-paralysis/over-twice-delivery", PLANS ("6.1h", "3h", "0s"), "warning planning-paralysis s1: s1\n", NULL },
  { "planning-paralysis/configured", PLANS ("5h", "2h", "2h"), "", "[planning-paralysis]\npercent=50\n" },
  { "planning-paralysis/times-configured", PLANS ("5h", "2h", "2h"), "", "[planning-paralysis]\ntimes=2.5\n" },
  { "planning-paralysis/steps-configured", PLANS ("5h", "2h", "2h"), "", "[planning-paralysis]\nsteps=5\n" },
  { "planning-paralysis/delivery-is-not-timed",
    ONE (LIGHT ("design-transition") LIGHT ("obtain-build") TIMED ("n1", "engage", "1h", "")
             TIMED ("n2", "plan", "9h", "") STEP ("n3", "deliver-support") TIMED ("n4", "improve", "1h", "")
                 TIMED ("n5", "improve", "1h", "") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")
                     FLOW ("f3", "n3", "n4") FLOW ("f4", "n4", "n5") FEEDBACK ("b1", "n4", "n2")),
    "", NULL },
  { "planning-paralysis/no-delivery",
    ONE (LIGHT ("design-transition") LIGHT ("obtain-build") NO_SUPPORT TIMED ("n1", "engage", "1h", "")
             TIMED ("n2", "plan", "9h", "") TIMED ("n3", "improve", "1h", "") TIMED ("n4", "improve", "1h", "")
                 FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4")),
    "", NULL },

  { "build-only-focus/engages-afterwards",
    ONE (NOT_SUPPORT STEP ("n1", "obtain-build") STEP ("n2", "engage") FLOW ("f1", "n1", "n2")),
    "warning build-only-focus s1: n1\n", NULL },
  { "build-only-focus/all-that-build",
    ONE (NOT_SUPPORT STEP ("n1", "obtain-build") STEP ("n2", "obtain-build") STEP ("n3", "engage")
             FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")),
    "warning build-only-focus s1: n1 n2\n", NULL },
  { "build-only-focus/no-engage", ONE (NOT_SUPPORT LIGHT ("engage") STEP ("n1", "obtain-build")),
    "warning build-only-focus s1: n1\n", NULL },
  { "build-only-focus/not-expected", EXPECTED (NOT_SUPPORT LIGHT ("engage") STEP ("n1", "obtain-build")),
    "info build-only-focus s1: n1\n", NULL },
  { "build-only-focus/covered", ONE (NOT_SUPPORT COVERED ("engage") STEP ("n1", "obtain-build")), "", NULL },
  { "build-only-focus/by-flow",
    ONE (NOT_SUPPORT STEP ("n1", "engage") STEP ("n2", "obtain-build") FLOW ("f1", "n1", "n2")), "", NULL },
  { "build-only-focus/by-feedback",
    ONE (NOT_SUPPORT STEP ("n1", "obtain-build") STEP ("n2", "engage") FLOW ("f1", "n1", "n2")
             FEEDBACK ("b1", "n2", "n1")),
    "", NULL },
  { "build-only-focus/nothing-is-built", ONE (ONLY_E STEP ("n1", "engage")), "", NULL },

  { "manual-transition/to-build", BY ("design-transition", "obtain-build", "mode=\"manual\""),
    "info manual-transition s1: f1\n", "[build-only-focus]\n" SKIPPED },
  { "manual-transition/from-build", BY ("obtain-build", "engage", "mode=\"manual\""), "info manual-transition s1: f1\n",
    "[build-only-focus]\n" SKIPPED },
  { "manual-transition/to-support", BY ("engage", "deliver-support", "mode=\"manual\""),
    "info manual-transition s1: f1\n", "[build-only-focus]\n" SKIPPED },
  { "manual-transition/from-support", BY ("deliver-support", "improve", "mode=\"manual\""), "",
    "[build-only-focus]\n" SKIPPED "[feedback-incomplete]\nseverity=off\n" },
  { "manual-transition/elsewhere", BY ("engage", "plan", "mode=\"manual\""), "", "[build-only-focus]\n" SKIPPED },
  { "manual-transition/automated", BY ("engage", "obtain-build", "mode=\"automated\""), "",
    "[build-only-focus]\n" SKIPPED },
  { "manual-transition/unknown", BY ("engage", "obtain-build", ""), "", "[build-only-focus]\n" SKIPPED },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  findings_add_cases ("/checks/shape", cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}

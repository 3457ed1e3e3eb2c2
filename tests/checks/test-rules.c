/* Each rule: a map that has the fault, with exactly what is found, and maps that only look like it. What is expected
 * was worked out from RULES by hand. */
#include "findings.h"

typedef struct
{
  const char *name;
  const char *xml;
  const char *expected;
} Case;

static const Case cases[] = {
  /* activity-untyped */
  { "activity-untyped/unknown", ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "magic") FLOW ("f1", "n1", "n2")),
    "error activity-untyped s1: n2\n" },
  { "activity-untyped/none",
    ONE (ONLY_E STEP ("n1", "engage") "<step id=\"n2\" name=\"n2\"><role>R</role></step>" FLOW ("f1", "n1", "n2")),
    "error activity-untyped s1: n2\n" },
  { "activity-untyped/every-step",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "E") STEP ("n3", "Engage") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n2", "n3")),
    "error activity-untyped s1: n2\n"
    "error activity-untyped s1: n3\n" },
  { "activity-untyped/profile-not-installed",
    "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" profile=\"mine\">" STREAM (
        "s1", "", STEP ("n1", "engage") STEP ("n2", "help") FLOW ("f1", "n1", "n2")) "</map>",
    "error activity-untyped s1: n1\n"
    "error activity-untyped s1: n2\n" },
  { "activity-untyped/typed", ONE (ONLY_E STEP ("n1", "engage")), "" },
  { "activity-untyped/step-named-strangely",
    ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"Magic\"><role>R</role></step>"), "" },

  /* dangling-reference */
  { "dangling-reference/to-nothing",
    ONE (ONLY_EI STEP ("n1", "engage") STEP ("n2", "improve") FLOW ("f1", "n1", "n2") FLOW ("f2", "n1", "n9")),
    "error dangling-reference s1: f2\n" },
  { "dangling-reference/from-nothing",
    ONE (ONLY_EI STEP ("n1", "engage") STEP ("n2", "improve") FLOW ("f1", "n1", "n2") FEEDBACK ("b1", "n9", "n1")),
    "error dangling-reference s1: b1\n" },
  { "dangling-reference/both-ends-once", ONE (ONLY_E STEP ("n1", "engage") FLOW ("f1", "n8", "n9")),
    "error dangling-reference s1: f1\n" },
  { "dangling-reference/to-itself", ONE (ONLY_E STEP ("n1", "engage") FLOW ("f1", "n1", "n1")),
    "error dangling-reference s1: f1\n" },
  { "dangling-reference/to-no-step", ONE (ONLY_E STEP ("n1", "engage") FLOW ("f1", "n1", "s1")),
    "error dangling-reference s1: f1\n" },
  { "dangling-reference/to-another-stream",
    MAP_OF (STREAM ("s1", "", ONLY_E STEP ("n1", "engage") FLOW ("f1", "n1", "n2"))
                STREAM ("s2", "", ONLY_E STEP ("n2", "engage"))),
    "error dangling-reference s1: f1\n" },
  { "dangling-reference/team", ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" team=\"t9\"/>"),
    "error dangling-reference s1: n1\n" },
  { "dangling-reference/team-that-is-none", ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" team=\"s1\"/>"),
    "error dangling-reference s1: n1\n" },
  { "dangling-reference/team-and-origin",
    ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" origin=\"n9\" team=\"t9\"/>"),
    "error dangling-reference s1: n1\n"
    "error dangling-reference s1: n1\n" },
  { "dangling-reference/origin-of-the-stream",
    MAP_OF (STREAM ("s1", "state=\"future\" origin=\"s9\"", ONLY_E STEP ("n1", "engage"))),
    "error dangling-reference s1: s1\n" },
  { "dangling-reference/all-there",
    MAP_OF ("<team id=\"t1\" name=\"T\"/>" STREAM ("s1", "", ONLY_E STEP ("n1", "engage"))
                STREAM ("s2", "state=\"future\" origin=\"s1\"",
                        ONLY_E "<step id=\"n2\" activity=\"engage\" name=\"A\" origin=\"n1\" team=\"t1\"/>")),
    "" },

  /* duplicate-id */
  { "duplicate-id/step",
    ONE (ONLY_EI STEP ("n1", "engage") STEP ("n1", "improve") STEP ("n2", "engage") FLOW ("f1", "n1", "n2")
             FEEDBACK ("b1", "n2", "n1")),
    "error duplicate-id s1: n1-2\n"
    "warning step-unconnected s1: n1-2\n" },
  { "duplicate-id/flow",
    ONE (ONLY_EI STEP ("n1", "engage") STEP ("n2", "improve") FLOW ("f1", "n1", "n2") FEEDBACK ("f1", "n2", "n1")),
    "error duplicate-id s1: f1-2\n" },
  { "duplicate-id/stream",
    MAP_OF (STREAM ("s1", "", ONLY_E STEP ("n1", "engage")) STREAM ("s1", "", ONLY_E STEP ("n2", "engage"))),
    "error duplicate-id s1-2: s1-2\n" },
  { "duplicate-id/three-of-one",
    ONE (ONLY_E STEP ("n1", "engage") FLOW ("n1", "n1", "n2") STEP ("n2", "engage") FEEDBACK ("n1", "n2", "n1")),
    "error duplicate-id s1: n1-2\n"
    "error duplicate-id s1: n1-3\n" },
  { "duplicate-id/case-matters", ONE (ONLY_E STEP ("n1", "engage") STEP ("N1", "engage") FLOW ("f1", "n1", "N1")), "" },

  /* shares-unbalanced */
  { "shares-unbalanced/under",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "70%")
             SHARED_FLOW ("f2", "n1", "n3", "20%")),
    "error shares-unbalanced s1: n1 f1 f2\n" },
  { "shares-unbalanced/over",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "70%")
             SHARED_FLOW ("f2", "n1", "n3", "31%")),
    "error shares-unbalanced s1: n1 f1 f2\n" },
  { "shares-unbalanced/some",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "70%")
             FLOW ("f2", "n1", "n3")),
    "error shares-unbalanced s1: n1 f1 f2\n" },
  { "shares-unbalanced/single",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") SHARED_FLOW ("f1", "n1", "n2", "40%")),
    "error shares-unbalanced s1: n1 f1\n" },
  { "shares-unbalanced/just-outside",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "70%")
             SHARED_FLOW ("f2", "n1", "n3", "30.51%")),
    "error shares-unbalanced s1: n1 f1 f2\n" },
  { "shares-unbalanced/feedback-is-all",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") FLOW ("f1", "n1", "n2")
             SHARED_FEEDBACK ("b1", "n2", "n1", "100%")),
    "error shares-unbalanced s1: n2 b1\n" },
  { "shares-unbalanced/feedbacks-are-all",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2") FLOW (
        "f2", "n2", "n3") SHARED_FEEDBACK ("b1", "n3", "n1", "40%") SHARED_FEEDBACK ("b2", "n3", "n2", "60%")),
    "error shares-unbalanced s1: n3 b1 b2\n" },
  { "shares-unbalanced/exact",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "70%")
             SHARED_FLOW ("f2", "n1", "n3", "30%")),
    "" },
  { "shares-unbalanced/thirds",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") STEP ("n4", "engage") SHARED_FLOW (
        "f1", "n1", "n2", "33.3%") SHARED_FLOW ("f2", "n1", "n3", "33.3%") SHARED_FLOW ("f3", "n1", "n4", "33.3%")),
    "" },
  { "shares-unbalanced/half-a-percent-is-within",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "70%")
             SHARED_FLOW ("f2", "n1", "n3", "30.5%")),
    "" },
  { "shares-unbalanced/parallel",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n1", "n3")),
    "" },
  { "shares-unbalanced/rework-is-no-way-out",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")
             SHARED_FLOW ("f2", "n2", "n3", "100%") SHARED_FEEDBACK ("b1", "n2", "n1", "99%")),
    "" },
  { "shares-unbalanced/information-has-none",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") FLOW ("f1", "n1", "n2") FEEDBACK ("b1", "n2", "n1")), "" },

  /* time-contradiction: "times that contradict are opened, kept, and reported" */
  { "time-contradiction/mixed-units",
    ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" process=\"9h..1d\"><role>R</role></step>"),
    "error time-contradiction s1: n1\n" },
  { "time-contradiction/likely-below-least",
    ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" wait=\"1d..4h..2d\"><role>R</role></step>"),
    "error time-contradiction s1: n1\n" },
  { "time-contradiction/likely-above-most",
    ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" wait=\"1d..3d..2d\"><role>R</role></step>"),
    "error time-contradiction s1: n1\n" },
  { "time-contradiction/process-and-wait",
    ONE (ONLY_E
         "<step id=\"n1\" activity=\"engage\" name=\"A\" process=\"2h..1h\" wait=\"2h..1h\"><role>R</role></step>"),
    "error time-contradiction s1: n1\n"
    "error time-contradiction s1: n1\n" },
  { "time-contradiction/flow-and-feedback",
    ONE (ONLY_E STEP ("n1", "engage")
             STEP ("n2", "engage") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"2w..9d\"/>"
                                   "<feedback id=\"b1\" from=\"n2\" to=\"n1\" wait=\"2month..7w\"/>"),
    "error time-contradiction s1: f1\n"
    "error time-contradiction s1: b1\n" },
  { "time-contradiction/equal-points",
    ONE (
        ONLY_E
        "<step id=\"n1\" activity=\"engage\" name=\"A\" process=\"8h..1d\" wait=\"5d..1w..40h\"><role>R</role></step>"),
    "" },
  { "time-contradiction/longer-days",
    "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" day=\"24h\">" STREAM (
        "s1", "",
        ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" process=\"9h..1d\"><role>R</role></step>") "</map>",
    "" },

  /* skipped-activity */
  { "skipped-activity/one", ONE (NO_PLAN NO_IMPROVE NO_DESIGN NO_BUILD STEP ("n1", "engage")),
    "warning skipped-activity s1: s1 / deliver-support\n" },
  { "skipped-activity/all-of-an-empty-stream", ONE (""),
    "warning skipped-activity s1: s1 / plan improve engage design-transition obtain-build deliver-support\n" },
  { "skipped-activity/not-expected", MAP_OF (STREAM ("s1", "expects=\"engage\"", STEP ("n1", "engage"))),
    "info skipped-activity s1: s1 / plan improve design-transition obtain-build deliver-support\n" },
  { "skipped-activity/none-expected", MAP_OF (STREAM ("s1", "expects=\"\"", NO_PLAN NO_IMPROVE STEP ("n1", "engage"))),
    "info skipped-activity s1: s1 / design-transition obtain-build deliver-support\n" },
  { "skipped-activity/one-of-them-expected",
    MAP_OF (STREAM ("s1", "expects=\"engage plan\"", NO_IMPROVE NO_DESIGN NO_BUILD STEP ("n1", "engage"))),
    "warning skipped-activity s1: s1 / plan deliver-support\n" },
  { "skipped-activity/each-stream-for-itself",
    MAP_OF (STREAM ("s1", "", ONLY_E STEP ("n1", "engage")) STREAM ("s2", "", ONLY_E STEP ("n2", "plan"))),
    "warning skipped-activity s2: s2 / engage\n"
    "warning declaration-stale s2: s2 / plan\n" },
  { "skipped-activity/declared", ONE (ONLY_E STEP ("n1", "engage")), "" },
  { "skipped-activity/light-step-is-present", ONE (ONLY_E LIGHT_STEP ("n1", "engage")), "" },
  { "skipped-activity/declared-in-every-way",
    ONE (NO_PLAN COVERED (
        "improve") "<declare activity=\"design-transition\" as=\"not-applicable\" reason=\"R\"/>" NO_BUILD NO_SUPPORT
             STEP ("n1", "engage")),
    "" },

  /* missing-feedback */
  { "missing-feedback/nothing-behind",
    ONE (ONLY_ES STEP ("n1", "engage") STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2")),
    "warning missing-feedback s1: n2\n" },
  { "missing-feedback/improvement-comes-first",
    ONE (ONLY_EIS STEP ("n1", "improve") STEP ("n2", "engage") STEP ("n3", "deliver-support") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n2", "n3")),
    "warning missing-feedback s1: n3\n" },
  { "missing-feedback/feedback-elsewhere",
    ONE (ONLY_EIS STEP ("n1", "improve") STEP ("n2", "engage") STEP ("n3", "deliver-support") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n2", "n3") FEEDBACK ("b1", "n2", "n1")),
    "warning missing-feedback s1: n3\n" },
  { "missing-feedback/all-that-support",
    ONE (ONLY_ES STEP ("n1", "engage") STEP ("n2", "deliver-support") STEP ("n3", "deliver-support") LIGHT_STEP (
        "n4", "deliver-support") FLOW ("f1", "n1", "n2") FLOW ("f2", "n1", "n3") FLOW ("f3", "n1", "n4")),
    "warning missing-feedback s1: n2 n3\n" },
  { "missing-feedback/flow-to-improvement",
    ONE (ONLY_EIS STEP ("n1", "engage") STEP ("n2", "deliver-support") STEP ("n3", "improve") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n2", "n3")),
    "info feedback-incomplete s1: n2\n" },
  { "missing-feedback/over-other-steps",
    ONE (NO_DESIGN NO_BUILD STEP ("n1", "engage") STEP ("n2", "deliver-support") STEP ("n3", "improve")
             STEP ("n4", "plan") FLOW ("f1", "n1", "n2") FEEDBACK ("b1", "n2", "n1") FLOW ("f2", "n1", "n3")
                 FEEDBACK ("b2", "n3", "n4")),
    "" },
  { "missing-feedback/one-of-two-is-enough",
    ONE (ONLY_EIPS STEP ("n1", "engage") STEP ("n2", "deliver-support") STEP ("n3", "deliver-support")
             STEP ("n4", "improve") STEP ("n5", "plan") FLOW ("f1", "n1", "n2") FLOW ("f2", "n1", "n3")
                 FLOW ("f3", "n3", "n4") FEEDBACK ("b1", "n4", "n5")),
    "" },
  { "missing-feedback/a-light-one-is-enough",
    ONE (ONLY_EIPS STEP ("n1", "engage") STEP ("n2", "deliver-support") LIGHT_STEP ("n3", "deliver-support")
             STEP ("n4", "improve") STEP ("n5", "plan") FLOW ("f1", "n1", "n2") FLOW ("f2", "n1", "n3")
                 FLOW ("f3", "n3", "n4") FEEDBACK ("b1", "n4", "n5")),
    "" },
  { "missing-feedback/only-light",
    ONE (ONLY_ES STEP ("n1", "engage") LIGHT_STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2")), "" },
  { "missing-feedback/improvement-covered",
    ONE (NO_PLAN COVERED ("improve") NO_DESIGN NO_BUILD STEP ("n1", "engage") STEP ("n2", "deliver-support")
             FLOW ("f1", "n1", "n2")),
    "" },
  { "missing-feedback/planning-covered",
    ONE (COVERED ("plan") NO_IMPROVE NO_DESIGN NO_BUILD STEP ("n1", "engage") STEP ("n2", "deliver-support")
             FLOW ("f1", "n1", "n2")),
    "" },
  { "missing-feedback/not-applicable-is-not-covered",
    ONE ("<declare activity=\"plan\" as=\"not-applicable\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN NO_BUILD STEP (
        "n1", "engage") STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2")),
    "warning missing-feedback s1: n2\n" },
  { "missing-feedback/no-support", ONE (ONLY_E STEP ("n1", "engage")), "" },
  { "missing-feedback/a-cycle-of-flows-reaches",
    ONE (ONLY_EIPS STEP ("n1", "plan") STEP ("n2", "engage") STEP ("n3", "deliver-support") STEP ("n4", "improve")
             FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4") FLOW ("f4", "n4", "n1")),
    "warning flow-cycle s1: f4\n" },

  /* feedback-incomplete */
  { "feedback-incomplete/no-plan",
    ONE (ONLY_EIPS STEP ("n1", "plan") STEP ("n2", "engage") STEP ("n3", "deliver-support") STEP ("n4", "improve")
             FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4")),
    "info feedback-incomplete s1: n3\n" },
  { "feedback-incomplete/no-improvement",
    ONE (ONLY_EIPS STEP ("n1", "plan") STEP ("n2", "improve") STEP ("n3", "engage") STEP ("n4", "deliver-support")
             FLOW ("f1", "n2", "n1") FLOW ("f2", "n1", "n3") FLOW ("f3", "n3", "n4") FEEDBACK ("b1", "n4", "n1")),
    "info feedback-incomplete s1: n4\n" },
  { "feedback-incomplete/expected-though-absent",
    MAP_OF (STREAM ("s1", "expects=\"engage deliver-support improve plan\"",
                    ONLY_EIS STEP ("n1", "engage") STEP ("n2", "deliver-support") STEP ("n3", "improve")
                        FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3"))),
    "info feedback-incomplete s1: n2\n" },
  { "feedback-incomplete/neither-expected-nor-present",
    MAP_OF (STREAM ("s1", "expects=\"engage deliver-support improve\"",
                    ONLY_EIS STEP ("n1", "engage") STEP ("n2", "deliver-support") STEP ("n3", "improve")
                        FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3"))),
    "" },
  { "feedback-incomplete/present-though-not-expected",
    MAP_OF (STREAM ("s1", "expects=\"engage deliver-support improve\"",
                    ONLY_EIPS STEP ("n1", "plan") STEP ("n2", "deliver-support") STEP ("n3", "improve")
                        STEP ("n4", "engage") FLOW ("f0", "n1", "n4") FLOW ("f1", "n4", "n2") FLOW ("f2", "n2", "n3"))),
    "info feedback-incomplete s1: n2\n" },
  { "feedback-incomplete/covered",
    ONE (COVERED ("plan") NO_DESIGN NO_BUILD STEP ("n1", "engage") STEP ("n2", "deliver-support") STEP ("n3", "improve")
             FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")),
    "" },
  { "feedback-incomplete/only-light",
    ONE (ONLY_EIS STEP ("n1", "engage") LIGHT_STEP ("n2", "deliver-support") STEP ("n3", "improve")
             FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")),
    "" },
  { "feedback-incomplete/both",
    ONE (ONLY_EIPS STEP ("n1", "plan") STEP ("n2", "engage") STEP ("n3", "deliver-support") STEP ("n4", "improve")
             FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4") FEEDBACK ("b1", "n4", "n1")),
    "" },

  /* step-unconnected */
  { "step-unconnected/alone",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")),
    "warning step-unconnected s1: n3\n" },
  { "step-unconnected/two", ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage")),
    "warning step-unconnected s1: n1\n"
    "warning step-unconnected s1: n2\n" },
  { "step-unconnected/only-dangling",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n3", "n9")),
    "error dangling-reference s1: f2\n"
    "warning step-unconnected s1: n3\n" },
  { "step-unconnected/single-step", ONE (ONLY_E STEP ("n1", "engage")), "" },
  { "step-unconnected/one-step-in-each-stream",
    MAP_OF (STREAM ("s1", "", ONLY_E STEP ("n1", "engage")) STREAM ("s2", "", ONLY_E STEP ("n2", "engage"))), "" },
  { "step-unconnected/feedback-is-an-edge",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") FEEDBACK ("b1", "n2", "n1")), "" },

  /* flow-cycle */
  { "flow-cycle/two",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n1")),
    "warning flow-cycle s1: f2\n" },
  { "flow-cycle/the-one-that-goes-back-in-file-order",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n3", "n1")
             FLOW ("f2", "n2", "n3") FLOW ("f3", "n1", "n2")),
    "warning flow-cycle s1: f1\n" },
  { "flow-cycle/two-loops",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n2", "n1") FLOW ("f3", "n2", "n3") FLOW ("f4", "n3", "n2")),
    "warning flow-cycle s1: f2\n"
    "warning flow-cycle s1: f4\n" },
  { "flow-cycle/closed-by-feedback",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") FLOW ("f1", "n1", "n2") FEEDBACK ("b1", "n2", "n1")), "" },
  { "flow-cycle/two-ways-to-one-step",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")
             FLOW ("f2", "n1", "n3") FLOW ("f3", "n2", "n3")),
    "" },

  /* stream-boundary-missing */
  { "stream-boundary-missing/both", MAP_OF ("<stream id=\"s1\" name=\"S\">" ONLY_E STEP ("n1", "engage") "</stream>"),
    "info stream-boundary-missing s1: s1\n" },
  { "stream-boundary-missing/trigger",
    MAP_OF ("<stream id=\"s1\" name=\"S\" outcome=\"O\">" ONLY_E STEP ("n1", "engage") "</stream>"),
    "info stream-boundary-missing s1: s1\n" },
  { "stream-boundary-missing/published-without-outcome",
    MAP_OF (
        "<stream id=\"s1\" name=\"S\" trigger=\"T\" status=\"published\" reviewed=\"2026-11-01\">" ONLY_E LIGHT_STEP (
            "n1", "engage") "</stream>"),
    "warning stream-boundary-missing s1: s1\n" },
  { "stream-boundary-missing/published-with-both",
    MAP_OF (STREAM ("s1", "status=\"published\" reviewed=\"2026-11-01\"", ONLY_E LIGHT_STEP ("n1", "engage"))), "" },

  /* declaration-without-reason */
  { "declaration-without-reason/covered",
    ONE ("<declare activity=\"plan\" as=\"covered\"/>" NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT STEP ("n1", "engage")),
    "warning declaration-without-reason s1: s1 / plan\n" },
  { "declaration-without-reason/not-applicable",
    ONE ("<declare activity=\"improve\" as=\"not-applicable\"/>" NO_PLAN NO_DESIGN NO_BUILD NO_SUPPORT STEP ("n1",
                                                                                                             "engage")),
    "warning declaration-without-reason s1: s1 / improve\n" },
  { "declaration-without-reason/two",
    ONE ("<declare activity=\"improve\" as=\"covered\"/><declare activity=\"plan\" as=\"covered\"/>" NO_DESIGN NO_BUILD
             NO_SUPPORT STEP ("n1", "engage")),
    "warning declaration-without-reason s1: s1 / improve\n"
    "warning declaration-without-reason s1: s1 / plan\n" },
  { "declaration-without-reason/light-needs-none", ONE (ONLY_E STEP ("n1", "engage")), "" },
  { "declaration-without-reason/given",
    ONE (COVERED ("plan") NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT STEP ("n1", "engage")), "" },

  /* declaration-stale */
  { "declaration-stale/light", ONE (NO_ENGAGE ONLY_E STEP ("n1", "engage")),
    "warning declaration-stale s1: s1 / engage\n" },
  { "declaration-stale/light-step", ONE (NO_ENGAGE ONLY_E LIGHT_STEP ("n1", "engage")),
    "warning declaration-stale s1: s1 / engage\n" },
  { "declaration-stale/step-in-another-stream",
    MAP_OF (STREAM ("s1", "", NO_ENGAGE ONLY_EI STEP ("n1", "improve"))
                STREAM ("s2", "", ONLY_E STEP ("n2", "engage"))),
    "" },

  /* covered-by-broken */
  { "covered-by-broken/no-such-stream",
    ONE ("<declare activity=\"plan\" as=\"covered\" by=\"s9\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT
             STEP ("n1", "engage")),
    "warning covered-by-broken s1: s1 / plan\n" },
  { "covered-by-broken/lacks-it",
    MAP_OF (STREAM ("s1", "",
                    "<declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN NO_BUILD
                        NO_SUPPORT STEP ("n1", "engage")) STREAM ("s2", "", ONLY_E STEP ("n2", "engage"))),
    "warning covered-by-broken s1: s1 / plan\n" },
  { "covered-by-broken/in-a-circle",
    MAP_OF (STREAM ("s1", "",
                    "<declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN NO_BUILD
                        NO_SUPPORT STEP ("n1", "engage"))
                STREAM ("s2", "",
                        "<declare activity=\"plan\" as=\"covered\" by=\"s1\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN
                            NO_BUILD NO_SUPPORT STEP ("n2", "engage"))),
    "warning covered-by-broken s1: s1 / plan\n"
    "warning covered-by-broken s2: s2 / plan\n" },
  { "covered-by-broken/by-itself",
    ONE ("<declare activity=\"plan\" as=\"covered\" by=\"s1\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT
             STEP ("n1", "engage")),
    "warning covered-by-broken s1: s1 / plan\n" },
  { "covered-by-broken/by-something-else",
    ONE ("<declare activity=\"plan\" as=\"covered\" by=\"n1\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT
             STEP ("n1", "engage")),
    "warning covered-by-broken s1: s1 / plan\n" },
  { "covered-by-broken/has-it",
    MAP_OF (STREAM ("s1", "",
                    "<declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"R\"/>" NO_IMPROVE NO_DESIGN NO_BUILD
                        NO_SUPPORT STEP ("n1", "engage"))
                STREAM ("s2", "", NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT NO_ENGAGE STEP ("n2", "plan"))),
    "" },
  { "covered-by-broken/outside-the-map",
    ONE (COVERED ("plan") NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT STEP ("n1", "engage")), "" },
  { "covered-by-broken/light-names-nothing",
    ONE ("<declare activity=\"plan\" as=\"light\" by=\"s9\"/>" NO_IMPROVE NO_DESIGN NO_BUILD NO_SUPPORT STEP (
        "n1", "engage")),
    "" },

  /* accept-unused */
  { "accept-unused/nothing-there", ONE (ONLY_E STEP ("n1", "engage") ACCEPT ("missing-feedback", "n1")),
    "warning accept-unused s1: s1\n" },
  { "accept-unused/unknown-rule", ONE (ONLY_E STEP ("n1", "engage") ACCEPT ("no-such-rule", "n1")),
    "warning accept-unused s1: s1\n" },
  { "accept-unused/target-gone",
    ONE (ONLY_ES STEP ("n1", "engage") STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2")
             ACCEPT ("missing-feedback", "n9")),
    "warning accept-unused s1: s1\n"
    "warning missing-feedback s1: n2\n" },
  { "accept-unused/used",
    ONE (ONLY_ES STEP ("n1", "engage") STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2")
             ACCEPT ("missing-feedback", "n2")),
    "warning missing-feedback s1: n2 (accepted)\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  findings_assert (c->xml, c->expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/rules/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}

/* The rule table: complete, and its examples show what they claim. */
#include "findings.h"

#include <string.h>

static const char *const expected_ids[] = { "activity-untyped",
                                            "dangling-reference",
                                            "duplicate-id",
                                            "shares-unbalanced",
                                            "time-contradiction",
                                            "skipped-activity",
                                            "missing-feedback",
                                            "step-unconnected",
                                            "flow-cycle",
                                            "declaration-stale",
                                            "declaration-without-reason",
                                            "covered-by-broken",
                                            "accept-unused",
                                            "feedback-incomplete",
                                            "stream-boundary-missing",
                                            "silo-optimization",
                                            "lead-time-rising",
                                            "lead-exceeds-outlook",
                                            "stale-stream",
                                            "team-silo",
                                            "handoff-waste",
                                            "waterfall-mentality",
                                            "planning-paralysis",
                                            "build-only-focus",
                                            "manual-transition",
                                            "flow-unmeasured",
                                            "low-yield",
                                            "activity-isolated",
                                            "step-unstaffed",
                                            "team-unmapped",
                                            "activity-uncovered",
                                            "forced-sequence",
                                            "bottleneck",
                                            "over-capacity",
                                            "slow-feedback" };

static void
test_rows (void)
{
  guint count;
  const SwRule *rules = sw_rules (&count);

  g_assert_cmpuint (count, ==, G_N_ELEMENTS (expected_ids));
  for (guint i = 0; i < G_N_ELEMENTS (expected_ids); i++)
    g_assert_nonnull (sw_rule_find (expected_ids[i]));
  g_assert_null (sw_rule_find ("no-such-rule"));
  g_assert_null (sw_rule_find (""));
  for (guint i = 0; i < count; i++)
    {
      g_assert_true (sw_rule_find (rules[i].id) == &rules[i]);
      g_assert_cmpint (rules[i].severity, >=, SW_SEVERITY_INFO);
      g_assert_cmpuint (strlen (rules[i].summary), <, 80);
      g_assert_true (g_str_has_suffix (rules[i].why, "."));
      g_assert_true (g_str_has_suffix (rules[i].explanation, "."));
      g_assert_true (g_str_has_suffix (rules[i].fix, "."));
      g_assert_false (g_str_has_suffix (rules[i].summary, "."));
    }
}

/* "Severity: error only where the map itself is broken. Advice is at most warning." */
static void
test_severities (void)
{
  static const char *const errors[] = { "activity-untyped",  "dangling-reference", "duplicate-id",
                                        "shares-unbalanced", "time-contradiction", NULL };
  static const char *const hints[] = { "feedback-incomplete",
                                       "stream-boundary-missing",
                                       "stale-stream",
                                       "waterfall-mentality",
                                       "manual-transition",
                                       "flow-unmeasured",
                                       "activity-isolated",
                                       "step-unstaffed",
                                       "team-unmapped",
                                       "forced-sequence",
                                       NULL };
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    g_assert_cmpint (rules[i].severity, ==,
                     g_strv_contains (errors, rules[i].id)  ? SW_SEVERITY_ERROR
                     : g_strv_contains (hints, rules[i].id) ? SW_SEVERITY_INFO
                                                            : SW_SEVERITY_WARNING);
}

static guint
count_of (const SwReport *report, const SwRule *rule)
{
  guint count = 0;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      count += finding->rule == rule;
    }
  return count;
}

static void
test_examples (void)
{
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (SwMap) right = findings_read (rules[i].right);
      g_autoptr (SwMap) wrong = findings_read (rules[i].wrong);
      g_autoptr (SwReport) good = findings_check (right, NULL);
      g_autoptr (SwReport) bad = findings_check (wrong, NULL);

      g_test_message ("%s", rules[i].id);
      g_assert_cmpuint (count_of (good, &rules[i]), ==, 0);
      g_assert_cmpuint (good->count[SW_SEVERITY_WARNING] + good->count[SW_SEVERITY_ERROR], ==, 0);
      g_assert_cmpuint (count_of (bad, &rules[i]), >=, 1);
      for (guint k = 0; k < bad->findings->len; k++)
        {
          const SwFinding *finding = g_ptr_array_index (bad->findings, k);
          /* Who has more work than time is busy, too. */
          g_assert_true (
              finding->rule == &rules[i] || finding->severity == SW_SEVERITY_INFO
              || (strcmp (rules[i].id, "over-capacity") == 0 && strcmp (finding->rule->id, "bottleneck") == 0));
        }
    }
}

/* Each sentence of each finding, as a person reads it. */
static void
test_messages (void)
{
  static const struct
  {
    const char *rule;
    const char *message;
  } cases[] = {
    { "activity-untyped", "“Wonder” has the activity “magic”, which the activity set does not hold." },
    { "shares-unbalanced", "The shares of the flows out of “Ask” add up to 90 %, not to 100 %." },
    { "time-contradiction", "The time 10h..1d of “Ask” contradicts itself: least, likely and most must rise." },
    { "skipped-activity", "“Example” has no step for: Plan, Improve, Design & transition, Obtain/build, "
                          "Deliver & support." },
    { "missing-feedback", "Nothing leads from “Help” back to where improvements or plans are made." },
    { "flow-cycle", "The flow from “Learn” back to “Ask” closes a loop, so work could go round for ever." },
    { "declaration-without-reason", "The declaration for Plan gives no reason." },
    { "declaration-stale", "Engage is declared as missing, but the stream has a step for it." },
    { "covered-by-broken", "Plan is declared as covered by the stream “s9”, which does not exist." },
    { "accept-unused", "“missing-feedback” is accepted on “n1”, but there is nothing to accept." },
    { "feedback-incomplete", "What “Help” learns reaches improvement, but no planning." },
    { "stream-boundary-missing", "“Example” says neither what triggers it nor what outcome it ends with." },
    { "silo-optimization",
      "“Ask” is faster than before, but the stream is not: it took 2 d 2 h and now takes 3 d 3 h." },
    { "lead-time-rising", "Over 3 measurements the lead time of “Example” rose from 10 d to 11 d." },
    { "lead-exceeds-outlook", "“Example” took 11 d when it was last measured; its steps add up to 5 d." },
    { "waterfall-mentality", "The 6 steps of “Example” run one after the other with no way back." },
    { "planning-paralysis", "Planning is 50 % of all work in “Example”, delivery and support 17 %." },
    { "build-only-focus", "Nothing leads from those who talk to customers and users to “Build”." },
    { "low-yield", "Only 79 % of what “Ask” hands on is right, and no rework is drawn behind it." },
    { "manual-transition", "From “Ask” to “Build” work is handed over by hand." },
    { "flow-unmeasured", "“Answer” says neither how long its work takes nor how long it waits." },
    { "team-silo", "Nothing that “Operations” learns leads back to “Development”, and no team works on both sides." },
    { "handoff-waste", "Between “Development” and “Operations” work waits 5 h, 50 % of the lead time of the stream." },
    { "step-unstaffed", "“Learn” has neither a team nor a role." },
    { "team-unmapped", "The team “Operations” does no step of this map." },
    { "activity-uncovered", "None of the 3 streams has a step for: Plan." },
    { "forced-sequence", "“Plan” waits for “Ask” and takes nothing from it." },
    { "bottleneck", "“Answer” is busy 88 % of the time, so work waits for it." },
    { "over-capacity", "More work comes to “Answer” than its people can do: 112 % of their time." },
    { "slow-feedback", "What “Help” learns takes 31 d to reach those who improve." },
    { "duplicate-id", "The id “n1” was used twice; the second element is now “n1-2”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SwRule *rule = sw_rule_find (cases[i].rule);
      g_autoptr (SwMap) map = findings_read (rule->wrong);
      g_autoptr (SwReport) report = findings_check (map, NULL);

      g_assert_cmpstr (findings_only (report, cases[i].rule)->message, ==, cases[i].message);
    }
}

/* The two sentences of one rule, on the two sides of one flow. */
static void
test_both_sides (void)
{
  g_autoptr (SwMap) map = findings_read (sw_rule_find ("activity-isolated")->wrong);
  g_autoptr (SwReport) report = findings_check (map, NULL);
  guint found = 0;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (strcmp (finding->rule->id, "activity-isolated") == 0)
        g_assert_cmpstr (
            finding->message, ==,
            found++ == 0 ? "Engage only hands work on to other teams: nothing comes back, and no practice is shared."
                         : "Improve only takes work from other teams: nothing goes back, and no practice is "
                           "shared.");
    }
  g_assert_cmpuint (found, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/table/rows", test_rows);
  g_test_add_func ("/checks/table/severities", test_severities);
  g_test_add_func ("/checks/table/examples", test_examples);
  g_test_add_func ("/checks/table/messages", test_messages);
  g_test_add_func ("/checks/table/both-sides", test_both_sides);
  return g_test_run ();
}

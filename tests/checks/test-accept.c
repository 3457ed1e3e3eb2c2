/* Declarations and acceptances, in both directions: what they silence, what they leave, and what comes back without
 * them. */
#include "findings.h"

#include "base/date.h"
#include "edit/commands.h"
#include "edit/history.h"

#include <string.h>

#define REST LIGHT ("plan") LIGHT ("improve") LIGHT ("design-transition") LIGHT ("obtain-build")
#define LACKS_FEEDBACK STEP ("n1", "engage") STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2")

static void
test_counts (void)
{
  g_autoptr (SwMap) map =
      findings_read (MAP_OF (STREAM ("s1", "", REST LACKS_FEEDBACK ACCEPT ("missing-feedback", "n2"))));
  g_autoptr (SwReport) report = findings_check (map, NULL);
  const SwFinding *finding = findings_only (report, "missing-feedback");

  g_assert_cmpstr (finding->accepted, ==, "Known");
  g_assert_cmpuint (report->accepted, ==, 1);
  g_assert_cmpuint (report->count[SW_SEVERITY_WARNING], ==, 0);
  g_assert_cmpuint (report->count[SW_SEVERITY_ERROR], ==, 0);
  g_assert_cmpuint (report->count[SW_SEVERITY_INFO], ==, 0);
}

/* Accepted more than once, whatever comes first in the file: the reason that was written last counts. */
static void
test_last_reason (void)
{
  g_autoptr (SwMap) map = findings_read (
      MAP_OF (STREAM ("s1", "",
                      REST LACKS_FEEDBACK "<accept rule=\"missing-feedback\" target=\"n2\" reason=\"Later\" "
                                          "on=\"2026-02-01\"/><accept rule=\"missing-feedback\" target=\"n2\" "
                                          "reason=\"First\" on=\"2026-01-01\"/>")));
  g_autoptr (SwReport) report = findings_check (map, NULL);

  g_assert_cmpuint (report->findings->len, ==, 1);
  g_assert_cmpstr (findings_only (report, "missing-feedback")->accepted, ==, "Later");
}

/* What is accepted twice for nothing is told once. */
static void
test_unused_twice (void)
{
  findings_assert (
      ONE (ONLY_E STEP ("n1", "engage") ACCEPT ("missing-feedback", "n1") ACCEPT ("missing-feedback", "n1")),
      "warning accept-unused s1: s1\n");
}

/* One finding on one target: not the same rule elsewhere, not another rule there, not the same in another stream. */
static void
test_only_its_own (void)
{
  findings_assert (MAP_OF (STREAM ("s1", "", REST LACKS_FEEDBACK ACCEPT ("missing-feedback", "n1"))),
                   "warning accept-unused s1: s1\n"
                   "warning missing-feedback s1: n2\n");
  findings_assert (MAP_OF (STREAM ("s1", "", REST LACKS_FEEDBACK ACCEPT ("step-unconnected", "n2"))),
                   "warning accept-unused s1: s1\n"
                   "warning missing-feedback s1: n2\n");
  findings_assert (
      MAP_OF (STREAM ("s1", "", REST LACKS_FEEDBACK) STREAM (
          "s2", "", REST LIGHT ("deliver-support") STEP ("n3", "engage") ACCEPT ("missing-feedback", "n2"))),
      "warning missing-feedback s1: n2\n"
      "warning accept-unused s2: s2\n");
  findings_assert (MAP_OF (STREAM ("s1", "",
                                   REST LIGHT ("deliver-support") STEP ("n1", "engage") STEP ("n2", "engage")
                                       ACCEPT ("step-unconnected", "n2"))),
                   "warning step-unconnected s1: n1\n"
                   "warning step-unconnected s1: n2 (accepted)\n");
}

/* Whatever the badge of a finding is on, or what else it names, can be the target; errors too. */
static void
test_targets (void)
{
  findings_assert (MAP_OF (STREAM ("s1", "", STEP ("n1", "engage") ACCEPT ("skipped-activity", "s1"))),
                   "warning skipped-activity s1: s1 / plan improve design-transition obtain-build deliver-support "
                   "(accepted)\n");
  findings_assert (MAP_OF (STREAM ("s1", "",
                                   REST LIGHT ("deliver-support") STEP ("n1", "engage") STEP ("n2", "engage")
                                       SHARED_FLOW ("f1", "n1", "n2", "40%") ACCEPT ("shares-unbalanced", "f1"))),
                   "error shares-unbalanced s1: n1 f1 (accepted)\n");
  findings_assert (MAP_OF (STREAM ("s1", "",
                                   REST LIGHT ("deliver-support") STEP ("n1", "engage") FLOW ("f1", "n1", "n9")
                                       ACCEPT ("dangling-reference", "f1"))),
                   "error dangling-reference s1: f1 (accepted)\n");
}

static void
test_one_used_one_not (void)
{
  findings_assert (
      MAP_OF (
          STREAM ("s1", "", REST LACKS_FEEDBACK ACCEPT ("missing-feedback", "n2") ACCEPT ("skipped-activity", "s1"))),
      "warning accept-unused s1: s1\n"
      "warning missing-feedback s1: n2 (accepted)\n");
}

/* A rule that is switched off finds nothing, but that says nothing about what was accepted of it. */
static void
test_of_a_rule_that_is_off (void)
{
  g_autoptr (SwMap) map =
      findings_read (MAP_OF (STREAM ("s1", "", REST LACKS_FEEDBACK ACCEPT ("missing-feedback", "n2"))));
  g_autoptr (SwCheckConfig) config = sw_check_config_new ();
  g_autoptr (SwReport) report = NULL;
  g_autofree char *lines = NULL;

  g_assert_true (sw_check_config_set_severity (config, "missing-feedback=off", NULL));
  report = findings_check (map, config);
  lines = findings_lines (report);
  g_assert_cmpstr (lines, ==, "");
}

/* The commands that a window's popover uses, and their undo. */
static void
test_accepted_and_undone (void)
{
  g_autoptr (SwMap) map = findings_read (MAP_OF (STREAM ("s1", "", REST LACKS_FEEDBACK)));
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = findings_bytes (map);
  g_autofree char *undone = NULL;
  g_autofree char *accepted = NULL;
  SwTransaction *transaction = sw_transaction_new (map);
  guint32 day;

  g_assert_true (sw_date_parse ("2026-11-01", &day));
  g_assert_true (
      sw_edit_accept (transaction, sw_map_find (map, "s1"), "missing-feedback", "n2", " A trial ", "Jo", day, &error));
  g_assert_no_error (error);
  sw_history_commit (history, transaction, "Accept", NULL, NULL);
  findings_assert_map (map, "warning missing-feedback s1: n2 (accepted)\n");
  accepted = findings_bytes (map);
  g_assert_nonnull (strstr (accepted,
                            "    <accept rule=\"missing-feedback\" target=\"n2\" reason=\"A trial\" by=\"Jo\" "
                            "on=\"2026-11-01\"/>\n"));
  sw_history_undo (history, NULL);
  findings_assert_map (map, "warning missing-feedback s1: n2\n");
  undone = findings_bytes (map);
  g_assert_cmpstr (undone, ==, before);
}

/* The feedback is drawn: what was accepted is gone, so the acceptance is left over; without it, it is needed again. */
static void
test_fault_comes_and_goes (void)
{
  g_autoptr (SwMap) map = findings_read (MAP_OF (
      STREAM ("s1", "",
              LIGHT ("design-transition") LIGHT ("obtain-build") STEP ("n0", "improve") STEP ("n3", "plan")
                  FLOW ("f0", "n0", "n3") FLOW ("f2", "n3", "n1") LACKS_FEEDBACK ACCEPT ("missing-feedback", "n2"))));
  g_autoptr (SwHistory) history = sw_history_new (map);
  SwTransaction *transaction = sw_transaction_new (map);

  findings_assert_map (map, "warning missing-feedback s1: n2 (accepted)\n");
  g_assert_nonnull (
      sw_edit_connect (transaction, sw_map_find (map, "n2"), sw_map_find (map, "n0"), SW_KIND_FEEDBACK, NULL));
  sw_history_commit (history, transaction, "Connect", NULL, NULL);
  findings_assert_map (map, "warning accept-unused s1: s1\n");
  sw_history_undo (history, NULL);
  findings_assert_map (map, "warning missing-feedback s1: n2 (accepted)\n");
}

static void
declare (SwMap *map, SwHistory *history, const char *activity, SwDeclared as, const char *reason)
{
  g_autoptr (GError) error = NULL;
  SwTransaction *transaction = sw_transaction_new (map);

  g_assert_true (sw_edit_declare (transaction, sw_map_find (map, "s1"), activity, as, NULL, reason, &error));
  g_assert_no_error (error);
  g_assert_true (sw_history_commit (history, transaction, "Declare", NULL, NULL));
}

/* A ghost slot after the other is filled; then a step makes one of the declarations stale. */
static void
test_declared_one_by_one (void)
{
  g_autoptr (SwMap) map = findings_read (MAP_OF (STREAM ("s1", "", LACKS_FEEDBACK)));
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autofree char *before = findings_bytes (map);
  g_autofree char *undone = NULL;
  SwTransaction *transaction;

  findings_assert_map (map, "warning skipped-activity s1: s1 / plan improve design-transition obtain-build\n"
                            "warning missing-feedback s1: n2\n");
  declare (map, history, "plan", SW_DECLARED_LIGHT, NULL);
  findings_assert_map (map, "warning skipped-activity s1: s1 / improve design-transition obtain-build\n"
                            "warning missing-feedback s1: n2\n");
  declare (map, history, "design-transition", SW_DECLARED_NOT_APPLICABLE, "Nothing is designed");
  declare (map, history, "obtain-build", SW_DECLARED_NOT_APPLICABLE, "Nothing is built");
  findings_assert_map (map, "warning skipped-activity s1: s1 / improve\n"
                            "warning missing-feedback s1: n2\n");
  declare (map, history, "improve", SW_DECLARED_COVERED, "The quarterly review");
  findings_assert_map (map, "");
  declare (map, history, "improve", SW_DECLARED_UNKNOWN, NULL);
  findings_assert_map (map, "warning skipped-activity s1: s1 / improve\n"
                            "warning missing-feedback s1: n2\n");
  transaction = sw_transaction_new (map);
  sw_edit_add_step (transaction, sw_map_find (map, "s1"), "plan", NULL, 0, 0);
  sw_history_commit (history, transaction, "Add step", NULL, NULL);
  findings_assert_map (map, "warning skipped-activity s1: s1 / improve\n"
                            "warning declaration-stale s1: s1 / plan\n"
                            "warning missing-feedback s1: n2\n"
                            "warning step-unconnected s1: n3\n"
                            "info step-unstaffed s1: n3\n");
  while (sw_history_undo (history, NULL))
    ;
  undone = findings_bytes (map);
  g_assert_cmpstr (undone, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/accept/counts", test_counts);
  g_test_add_func ("/checks/accept/last-reason", test_last_reason);
  g_test_add_func ("/checks/accept/unused-twice", test_unused_twice);
  g_test_add_func ("/checks/accept/only-its-own", test_only_its_own);
  g_test_add_func ("/checks/accept/targets", test_targets);
  g_test_add_func ("/checks/accept/one-used-one-not", test_one_used_one_not);
  g_test_add_func ("/checks/accept/rule-is-off", test_of_a_rule_that_is_off);
  g_test_add_func ("/checks/accept/accepted-and-undone", test_accepted_and_undone);
  g_test_add_func ("/checks/accept/fault-comes-and-goes", test_fault_comes_and_goes);
  g_test_add_func ("/checks/accept/declared-one-by-one", test_declared_one_by_one);
  return g_test_run ();
}

/* Fixes are commands: each makes its finding go, brings no new error, and is one step of undo that gives the same bytes
 * back. What a map says afterwards was worked out by hand. */
#include "findings.h"

#include "base/error.h"
#include "edit/commands.h"
#include "edit/history.h"

#include <string.h>

#define REST LIGHT ("design-transition") LIGHT ("obtain-build")
#define REST_BUT_BUILD LIGHT ("plan") LIGHT ("improve") LIGHT ("design-transition") LIGHT ("deliver-support")
#define CHAIN                                                                                                          \
  STEP ("n1", "plan")                                                                                                  \
  STEP ("n2", "engage") STEP ("n3", "deliver-support") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")

typedef struct
{
  const char *name;
  const char *xml;
  const char *rule;
  const char *fix;
  gboolean safe;
  const char *added; /* a part of the canonical bytes that is there afterwards and was not before, or NULL */
  const char *expected;
} Case;

static const Case cases[] = {
  { "missing-feedback/to-improve",
    ONE (REST LIGHT ("plan") STEP ("n1", "improve") STEP ("n2", "engage") STEP ("n3", "deliver-support")
             FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")),
    "missing-feedback", "add-feedback", TRUE, "<feedback id=\"b1\" from=\"n3\" to=\"n1\"/>",
    "info feedback-incomplete s1: n3\n" },
  { "missing-feedback/to-plan", ONE (REST LIGHT ("improve") CHAIN), "missing-feedback", "add-feedback", TRUE,
    "<feedback id=\"b1\" from=\"n3\" to=\"n1\"/>", "info feedback-incomplete s1: n3\n" },
  { "missing-feedback/improve-goes-first", ONE (REST CHAIN STEP ("n4", "improve") FLOW ("f3", "n4", "n1")),
    "missing-feedback", "add-feedback", TRUE, "<feedback id=\"b1\" from=\"n3\" to=\"n4\"/>", "" },
  { "missing-feedback/nowhere-to-go",
    ONE (REST COVERED ("design-transition") STEP ("n1", "engage") STEP ("n2", "deliver-support")
             FLOW ("f1", "n1", "n2")),
    "missing-feedback", "add-improve", FALSE, "activity=\"improve\" name=\"Improve\" x=\"272\" y=\"0\"/>",
    "warning skipped-activity s1: s1 / plan\n"
    "info feedback-incomplete s1: n2\n"
    "info step-unstaffed s1: n3\n" },
  { "feedback-incomplete/plan", ONE (REST CHAIN STEP ("n4", "improve") FLOW ("f3", "n3", "n4")), "feedback-incomplete",
    "add-feedback-plan", TRUE, "<feedback id=\"b1\" from=\"n3\" to=\"n1\"/>", "" },
  { "feedback-incomplete/improve",
    ONE (REST CHAIN STEP ("n4", "improve") FLOW ("f3", "n4", "n1") FEEDBACK ("b1", "n3", "n1")), "feedback-incomplete",
    "add-feedback-improve", TRUE, "<feedback id=\"b2\" from=\"n3\" to=\"n4\"/>", "" },
  { "flow-cycle",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n1")),
    "flow-cycle", "turn-into-feedback", TRUE, "<feedback id=\"f2\" from=\"n2\" to=\"n1\"/>", "" },
  /* 40 % went back, 60 % went on: as rework, everything that is not sent back goes on. */
  { "flow-cycle/with-shares",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") FLOW ("f1", "n1", "n2")
             SHARED_FLOW ("f2", "n2", "n1", "40%") SHARED_FLOW ("f3", "n2", "n3", "60%")),
    "flow-cycle", "turn-into-feedback", TRUE,
    "    <feedback id=\"f2\" from=\"n2\" to=\"n1\" share=\"40%\"/>\n"
    "    <flow id=\"f3\" from=\"n2\" to=\"n3\" share=\"100%\"/>\n",
    "" },
  { "flow-cycle/all-goes-back",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") FLOW ("f1", "n1", "n2")
             SHARED_FLOW ("f2", "n2", "n1", "100%")),
    "flow-cycle", "turn-into-feedback", TRUE, "<feedback id=\"f2\" from=\"n2\" to=\"n1\"/>", "" },
  { "dangling-reference/flow", ONE (ONLY_E STEP ("n1", "engage") FLOW ("f1", "n1", "n9")), "dangling-reference",
    "remove-reference", TRUE, NULL, "" },
  { "dangling-reference/itself", ONE (ONLY_E STEP ("n1", "engage") FEEDBACK ("b1", "n1", "n1")), "dangling-reference",
    "remove-reference", TRUE, NULL, "" },
  { "dangling-reference/team", ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" team=\"t9\"/>"),
    "dangling-reference", "remove-reference", TRUE, "<step id=\"n1\" activity=\"engage\" name=\"A\"/>",
    "info step-unstaffed s1: n1\n" },
  { "dangling-reference/origin-of-a-stream",
    MAP_OF (STREAM ("s1", "state=\"future\" origin=\"s9\"", ONLY_E STEP ("n1", "engage"))), "dangling-reference",
    "remove-reference", TRUE, "outcome=\"End\" state=\"future\">", "" },
  { "shares-unbalanced/scaled",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "70%")
             SHARED_FLOW ("f2", "n1", "n3", "20%")),
    "shares-unbalanced", "normalise", TRUE,
    "    <flow id=\"f1\" from=\"n1\" to=\"n2\" share=\"77.78%\"/>\n"
    "    <flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"22.22%\"/>\n",
    "" },
  { "shares-unbalanced/rest-is-divided",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") STEP ("n4", "engage")
             FLOW ("f1", "n1", "n2") SHARED_FLOW ("f2", "n1", "n3", "70%") FLOW ("f3", "n1", "n4")),
    "shares-unbalanced", "normalise", TRUE,
    "    <flow id=\"f1\" from=\"n1\" to=\"n2\" share=\"15%\"/>\n"
    "    <flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"70%\"/>\n"
    "    <flow id=\"f3\" from=\"n1\" to=\"n4\" share=\"15%\"/>\n",
    "" },
  { "shares-unbalanced/single",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") SHARED_FLOW ("f1", "n1", "n2", "40%")), "shares-unbalanced",
    "normalise", TRUE, "share=\"100%\"", "" },
  { "shares-unbalanced/all-nothing",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") STEP ("n4", "engage") SHARED_FLOW (
        "f1", "n1", "n2", "0%") SHARED_FLOW ("f2", "n1", "n3", "0%") SHARED_FLOW ("f3", "n1", "n4", "0%")),
    "shares-unbalanced", "normalise", TRUE,
    "to=\"n2\" share=\"33.33%\"/>\n    <flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"33.33%\"/>\n"
    "    <flow id=\"f3\" from=\"n1\" to=\"n4\" share=\"33.34%\"/>",
    "" },
  { "shares-unbalanced/nothing-is-left",
    ONE (ONLY_E STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") SHARED_FLOW ("f1", "n1", "n2", "100%")
             FLOW ("f2", "n1", "n3")),
    "shares-unbalanced", "normalise", TRUE,
    "    <flow id=\"f1\" from=\"n1\" to=\"n2\" share=\"100%\"/>\n"
    "    <flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"0%\"/>\n",
    "" },
  { "declaration-stale", ONE (ONLY_E LIGHT ("engage") STEP ("n1", "engage")), "declaration-stale", "remove-declaration",
    TRUE, NULL, "" },
  { "covered-by-broken", ONE (ONLY_E "<declare activity=\"engage\" as=\"covered\" by=\"s9\" reason=\"R\"/>"),
    "covered-by-broken", "remove-declaration", FALSE, NULL, "warning skipped-activity s1: s1 / engage\n" },
  { "accept-unused", ONE (ONLY_E STEP ("n1", "engage") ACCEPT ("flow-cycle", "f1")), "accept-unused", "remove-accept",
    TRUE, NULL, "" },
  { "build-only-focus/add-engage", ONE (REST_BUT_BUILD LIGHT ("engage") STEP ("n1", "obtain-build")),
    "build-only-focus", "add-engage", FALSE, "<flow id=\"f1\" from=\"n2\" to=\"n1\"/>",
    "warning declaration-stale s1: s1 / engage\n"
    "info step-unstaffed s1: n2\n" },
  { "build-only-focus/from-the-one-there",
    ONE (REST_BUT_BUILD STEP ("n1", "obtain-build") STEP ("n2", "engage") FLOW ("f1", "n1", "n2")), "build-only-focus",
    "add-feedback-build", FALSE, "<feedback id=\"b1\" from=\"n2\" to=\"n1\"/>", "" },
  { "team-silo",
    MAP_OF ("<team id=\"t1\" name=\"A\"/><team id=\"t2\" name=\"B\"/>" STREAM (
        "s1", "",
        COVERED ("engage") COVERED ("improve") LIGHT ("plan")
            LIGHT ("design-transition") "<step id=\"n1\" activity=\"obtain-build\" name=\"A\" team=\"t1\"/>"
                                        "<step id=\"n2\" activity=\"deliver-support\" name=\"B\" team=\"t2\"/>" FLOW (
                                            "f1", "n1", "n2"))),
    "team-silo", "add-feedback-change", FALSE, "<feedback id=\"b1\" from=\"n2\" to=\"n1\"/>", "" },
  { "manual-transition",
    ONE (REST_BUT_BUILD STEP ("n1", "engage")
             STEP ("n2", "obtain-build") "<flow id=\"f1\" from=\"n1\" to=\"n2\" mode=\"manual\"/>"),
    "manual-transition", "mark-automated", FALSE, "mode=\"automated\"", "" },
  { "low-yield",
    ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" accuracy=\"70%\"><role>R</role></step>" STEP (
        "n2", "engage") FLOW ("f1", "n1", "n2")),
    "low-yield", "add-rework", FALSE, "<feedback id=\"b1\" from=\"n2\" to=\"n1\" share=\"30%\"/>", "" },
  { "low-yield/nothing-is-right",
    ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" accuracy=\"0%\"><role>R</role></step>" STEP (
        "n2", "engage") FLOW ("f1", "n1", "n2")),
    "low-yield", "add-rework", FALSE, "<feedback id=\"b1\" from=\"n2\" to=\"n1\" share=\"99%\"/>", "" },
  { "waterfall-mentality",
    ONE (COVERED ("plan") STEP ("n1", "engage") STEP ("n2", "design-transition") STEP ("n3", "obtain-build")
             STEP ("n4", "deliver-support") STEP ("n5", "improve") FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")
                 FLOW ("f3", "n3", "n4") FLOW ("f4", "n4", "n5") FLOW ("f5", "n5", "n6") STEP ("n6", "improve")),
    "waterfall-mentality", "add-feedback-row", FALSE, "<feedback id=\"b1\" from=\"n6\" to=\"n1\"/>", "" },
};

static const SwFix *
fix_called (const SwFinding *finding, const char *id)
{
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const SwFix *fix = g_ptr_array_index (finding->fixes, i);
      if (strcmp (fix->id, id) == 0)
        return fix;
    }
  g_assert_not_reached ();
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = findings_read (c->xml);
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autoptr (SwReport) report = findings_check (map, NULL);
  g_autofree char *before = findings_bytes (map);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  const SwFinding *finding = findings_only (report, c->rule);
  const SwFix *fix = fix_called (finding, c->fix);
  SwTransaction *transaction = sw_transaction_new (map);

  g_assert_cmpint (fix->safe, ==, c->safe);
  g_assert_cmpuint (strlen (fix->title), >, 0);
  g_assert_true (sw_finding_fix (finding, c->fix, transaction, &error));
  g_assert_no_error (error);
  g_assert_true (sw_history_commit (history, transaction, fix->title, NULL, NULL));
  after = findings_bytes (map);
  if (c->added != NULL)
    {
      g_assert_null (strstr (before, c->added));
      g_assert_nonnull (strstr (after, c->added));
    }
  findings_assert_map (map, c->expected);
  g_assert_true (sw_history_undo (history, NULL));
  undone = findings_bytes (map);
  g_assert_cmpstr (undone, ==, before);
  g_assert_null (sw_history_undo_label (history));
  g_assert_true (sw_history_redo (history, NULL));
  redone = findings_bytes (map);
  g_assert_cmpstr (redone, ==, after);
}

/* Of two dangling references of one step, each fix takes its own. */
static void
test_each_its_own (void)
{
  g_autoptr (SwMap) map =
      findings_read (ONE (ONLY_E "<step id=\"n1\" activity=\"engage\" name=\"A\" origin=\"n9\" team=\"t9\"/>"));
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autoptr (SwReport) report = findings_check (map, NULL);
  SwElement *step = sw_map_find (map, "n1");

  g_assert_cmpuint (report->findings->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      gboolean team = strstr (finding->message, "team") != NULL;
      SwTransaction *transaction = sw_transaction_new (map);

      g_assert_true (sw_finding_fix (finding, "remove-reference", transaction, NULL));
      sw_history_commit (history, transaction, "Fix", NULL, NULL);
      g_assert_cmpint (sw_element_has (step, SW_ATTR_TEAM), ==, !team);
      g_assert_cmpint (sw_element_has (step, SW_ATTR_ORIGIN), ==, team);
      g_assert_true (sw_history_undo (history, NULL));
    }
}

/* What only a person can do changes nothing and says so. */
static void
test_for_a_person (void)
{
  static const char *const ids[] = { "add-step", "declare", "choose",   "connect", "focus",
                                     "show",     "compare", "nonsense", "" };
  g_autoptr (SwMap) map = findings_read (ONE (STEP ("n1", "engage")));
  g_autoptr (SwReport) report = findings_check (map, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwTransaction) transaction = sw_transaction_new (map);

      g_assert_false (sw_finding_fix (findings_only (report, "skipped-activity"), ids[i], transaction, &error));
      g_assert_error (error, SW_ERROR, SW_ERROR_UNKNOWN);
      g_assert_true (sw_transaction_is_empty (transaction));
    }
}

/* A finding is older than the map: the fix is refused and the map stays as it is. */
static void
test_map_has_changed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwMap) map = findings_read (cases[i].xml);
      g_autoptr (SwMap) empty = findings_read (MAP_OF (""));
      g_autoptr (SwReport) report = findings_check (map, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *before = findings_bytes (empty);
      SwTransaction *transaction = sw_transaction_new (empty);

      g_assert_false (sw_finding_fix (findings_only (report, cases[i].rule), cases[i].fix, transaction, &error));
      g_assert_error (error, SW_ERROR, SW_ERROR_CONFLICT);
      sw_transaction_free (transaction);
      bytes = findings_bytes (empty);
      g_assert_cmpstr (bytes, ==, before);
    }
}

/* A finding that has gone since: no second feedback, no second declaration removed. */
static void
test_done_already (void)
{
  g_autoptr (SwMap) map = findings_read (ONE (REST LIGHT ("improve") CHAIN));
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autoptr (SwReport) report = findings_check (map, NULL);
  g_autoptr (GError) error = NULL;
  const SwFinding *finding = findings_only (report, "missing-feedback");
  SwTransaction *transaction = sw_transaction_new (map);

  g_assert_true (sw_finding_fix (finding, "add-feedback", transaction, NULL));
  sw_history_commit (history, transaction, "Fix", NULL, NULL);
  transaction = sw_transaction_new (map);
  g_assert_false (sw_finding_fix (finding, "add-feedback", transaction, &error));
  g_assert_nonnull (error);
  sw_transaction_free (transaction);
  g_assert_cmpuint (sw_element_count (sw_map_find (map, "s1"), SW_KIND_FEEDBACK), ==, 1);
}

/* What a person has to enter is named, so that the window can put the cursor there. */
static void
test_field (void)
{
  static const struct
  {
    const char *rule;
    const char *xml;
    const char *field;
  } fields[] = {
    { "activity-untyped", ONE ("<step id=\"n1\" name=\"n1\"/>"), "activity" },
    { "stream-boundary-missing", MAP_OF ("<stream id=\"s1\" name=\"s1\" outcome=\"End\"/>"), "trigger" },
    { "stream-boundary-missing", MAP_OF ("<stream id=\"s1\" name=\"s1\" trigger=\"Start\"/>"), "outcome" },
    { "time-contradiction", ONE ("<step id=\"n1\" activity=\"engage\" wait=\"2d..1d\"/>"), "wait" },
    { "step-unstaffed", ONE ("<step id=\"n1\" activity=\"engage\"/>"), "team" },
    { "flow-unmeasured", MAP_OF (STREAM ("s1", "status=\"published\"", STEP ("n1", "engage"))), "process" },
    { "over-capacity",
      MAP_OF (STREAM ("s1", "demand=\"9/d\"", "<step id=\"n1\" activity=\"engage\" process=\"1h\" wait=\"1h\"/>")),
      "people" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (SwMap) map = findings_read (fields[i].xml);
      g_autoptr (SwReport) report = findings_check (map, NULL);
      const SwFinding *finding = findings_only (report, fields[i].rule);
      const SwFix *fix = g_ptr_array_index (finding->fixes, 0);

      g_assert_cmpstr (fix->field, ==, fields[i].field);
      g_assert_false (fix->safe);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/fixes/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/checks/fixes/each-its-own", test_each_its_own);
  g_test_add_func ("/checks/fixes/for-a-person", test_for_a_person);
  g_test_add_func ("/checks/fixes/map-has-changed", test_map_has_changed);
  g_test_add_func ("/checks/fixes/done-already", test_done_already);
  g_test_add_func ("/checks/fixes/field", test_field);
  return g_test_run ();
}

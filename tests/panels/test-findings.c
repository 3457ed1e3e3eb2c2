#include "panels/coverage-item.h"
#include "panels/finding-actions.h"
#include "panels/finding-item.h"
#include "sample.h"

#include "base/error.h"

#include <string.h>

static const SwFindingFilter all = { .severities = SW_ALL_SEVERITIES };

/* What the sample yields: two missing activities (improve is declared), and hints on teams and the like. */
static const SwFinding *
finding_of (SwDocument *document, const char *rule)
{
  const SwReport *report = sw_document_report (document);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (strcmp (finding->rule->id, rule) == 0 && g_strcmp0 (finding->stream, "s1") == 0)
        return finding;
    }
  return NULL;
}

static void
test_order (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GPtrArray) items = sw_finding_items (sw_document_map (document), sw_document_report (document), &all);
  const SwReport *report = sw_document_report (document);

  g_assert_cmpuint (items->len, >, 1);
  g_assert_cmpuint (items->len, ==, report->findings->len - report->accepted);
  for (guint i = 1; i < items->len; i++)
    g_assert_cmpint (sw_finding_item_severity (g_ptr_array_index (items, i - 1)), >=,
                     sw_finding_item_severity (g_ptr_array_index (items, i)));
}

static void
count_change (GListModel *model, guint at, guint removed, guint added, guint *changed)
{
  *changed += removed + added;
}

/* Lines that say the same stay the same objects, so that a list keeps selection and focus. */
static void
test_update (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GListStore) store = g_list_store_new (SW_TYPE_FINDING_ITEM);
  g_autoptr (GPtrArray) items = sw_finding_items (sw_document_map (document), sw_document_report (document), &all);
  g_autoptr (GPtrArray) again = sw_finding_items (sw_document_map (document), sw_document_report (document), &all);
  g_autoptr (GPtrArray) fewer = NULL;
  guint changed = 0;

  g_assert_true (sw_finding_items_update (store, items));
  g_signal_connect (store, "items-changed", G_CALLBACK (count_change), &changed);
  g_assert_false (sw_finding_items_update (store, again));
  g_assert_cmpuint (changed, ==, 0);
  fewer = sw_finding_items (sw_document_map (document), sw_document_report (document), &all);
  g_ptr_array_remove_index (fewer, 1);
  g_assert_true (sw_finding_items_update (store, fewer));
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, fewer->len);
}

static void
test_counts (void)
{
  SwReport report = { .count = { 0, 3, 2, 1 }, .accepted = 1 };
  g_autofree char *text = sw_finding_counts (&report), *none = NULL, *one = NULL;

  g_assert_cmpstr (text, ==, "1 error, 2 warnings, 3 hints, 1 accepted");
  report = (SwReport){ .count = { 0, 1, 0, 0 } };
  one = sw_finding_counts (&report);
  g_assert_cmpstr (one, ==, "1 hint");
  report = (SwReport){ 0 };
  none = sw_finding_counts (&report);
  g_assert_cmpstr (none, ==, "");
}

static void
test_add_step (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const SwFinding *finding = finding_of (document, "skipped-activity");
  g_autofree char *fingerprint = g_strdup (finding->fingerprint), *place = NULL;
  g_autoptr (GError) error = NULL;
  SwElement *step;

  place = sw_finding_place (sw_document_map (document), finding);
  g_assert_cmpstr (place, ==, "Requests");
  g_assert_true (sw_finding_apply (document, fingerprint, "add-step", "obtain-build", &error));
  g_assert_no_error (error);
  step = sample_element (document, sw_document_selection (document)[0]);
  g_assert_cmpstr (sw_element_text (step, SW_ATTR_ACTIVITY), ==, "obtain-build");
  g_assert_cmpint (sw_element_integer (step, SW_ATTR_X, 0), ==, 856);
  g_assert_cmpint (sw_element_integer (step, SW_ATTR_Y, 0), ==, 96);
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (document)), ==, "Add a step");
}

static void
test_accept (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const SwFinding *finding = finding_of (document, "skipped-activity");
  g_autofree char *fingerprint = g_strdup (finding->fingerprint);
  g_autoptr (GError) error = NULL;
  SwElement *accept;

  g_assert_true (sw_finding_can_accept (finding));
  g_assert_false (sw_finding_accept (document, fingerprint, " ", "J", &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_true (sw_finding_accept (document, fingerprint, "Known for long", "J", &error));
  g_assert_no_error (error);
  accept = sw_element_first (sample_element (document, "s1"), SW_KIND_ACCEPT);
  g_assert_cmpstr (sw_element_text (accept, SW_ATTR_RULE), ==, "skipped-activity");
  g_assert_cmpstr (sw_element_text (accept, SW_ATTR_BY), ==, "J");
  finding = sw_report_find (sw_document_report (document), fingerprint);
  g_assert_cmpstr (finding->accepted, ==, "Known for long");
  g_assert_false (sw_finding_can_accept (finding));
}

static void
count_reveal (const char *const *ids, gpointer data)
{
  *(char **)data = g_strjoinv (" ", (char **)ids);
}

static void
test_show (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const SwFinding *finding = finding_of (document, "skipped-activity");
  g_autofree char *revealed = NULL;
  SwFindingAct act = { .reveal = count_reveal, .data = &revealed };

  sw_finding_show (document, finding->fingerprint, &act);
  g_assert_cmpstr (revealed, ==, "s1");
  g_assert_true (sw_document_is_selected (document, "s1"));
  g_assert_true (sw_document_lit (document) == finding);
}

static void
test_gone (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_finding_apply (document, "nothing", "add-step", NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_CONFLICT);
  sw_finding_show (document, "nothing", NULL);
}

/* Columns: plan, improve, engage, design and transition, obtain/build, deliver and support. */
static void
check_cell (GPtrArray *items, guint row, guint column, const char *text, const char *spoken, guint level)
{
  SwCoverageItem *item = g_ptr_array_index (items, row);
  g_autofree char *short_text = sw_coverage_item_text (item, column);
  g_autofree char *phrase = sw_coverage_item_spoken (item, column);

  g_assert_cmpstr (short_text, ==, text);
  g_assert_cmpstr (phrase, ==, spoken);
  g_assert_cmpuint (sw_coverage_item_level (item, column), ==, level);
}

static void
test_coverage (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GPtrArray) items = sw_coverage_items (sw_document_analysis (document), SW_HEAT_BY_STREAM);
  g_autoptr (GPtrArray) again = NULL;
  SwTransaction *transaction = sw_document_begin (document);

  g_assert_cmpuint (items->len, ==, 2);
  check_cell (items, 0, 2, "1", "Requests, Engage: 1 step, 15 min of work", 1);
  check_cell (items, 0, 1, "covered", "Requests, Improve: Covered elsewhere", 0);
  check_cell (items, 0, 4, "–", "Requests, Obtain/build: Expected, and nothing is here", 0);
  g_assert_true (sw_edit_set (transaction, sample_element (document, "n1"), SW_ATTR_LIGHT, "yes", NULL));
  sw_document_commit (document, transaction, "Light", NULL);
  again = sw_coverage_items (sw_document_analysis (document), SW_HEAT_BY_STREAM);
  check_cell (again, 0, 2, "1 light", "Requests, Engage: 1 light step, 15 min of work", 1);
  g_assert_false (sw_coverage_item_equal (g_ptr_array_index (items, 0), g_ptr_array_index (again, 0)));
  g_assert_true (sw_coverage_item_equal (g_ptr_array_index (items, 1), g_ptr_array_index (again, 1)));
}

/* Of steps it tells the work: the longest, 2 h, is the hottest; 1 h is half of it, 15 min an eighth. */
static void
test_coverage_steps (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GPtrArray) items = sw_coverage_items (sw_document_analysis (document), SW_HEAT_BY_STEP);

  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (sw_coverage_item_stream_title (g_ptr_array_index (items, 0)), ==, "Requests");
  check_cell (items, 0, 2, "15 min", "Take in, Engage: 1 step, 15 min of work", 1);
  check_cell (items, 1, 0, "2 h", "Weigh, Plan: 1 step, 2 h of work", 4);
  check_cell (items, 2, 5, "1 h", "Help, Deliver & support: 1 step, 1 h of work", 3);
}

static void
test_coverage_practices (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GPtrArray) items = sw_coverage_items (sw_document_analysis (document), SW_HEAT_BY_PRACTICE);

  g_assert_cmpuint (items->len, ==, 2);
  check_cell (items, 1, 2, "1", "Service desk, Engage: 1 step, 15 min of work", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/findings/order", test_order);
  g_test_add_func ("/panels/findings/update", test_update);
  g_test_add_func ("/panels/findings/counts", test_counts);
  g_test_add_func ("/panels/findings/add-step", test_add_step);
  g_test_add_func ("/panels/findings/accept", test_accept);
  g_test_add_func ("/panels/findings/show", test_show);
  g_test_add_func ("/panels/findings/gone", test_gone);
  g_test_add_func ("/panels/findings/coverage", test_coverage);
  g_test_add_func ("/panels/coverage/steps", test_coverage_steps);
  g_test_add_func ("/panels/coverage/practices", test_coverage_practices);
  return g_test_run ();
}

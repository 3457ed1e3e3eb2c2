/* Values that are tried without touching the map. The sample's s1 takes 8 h 15 min + 10 h + 8 h + 3 h = 29 h 15 min. */
#include "panels/trial.h"

#include "sample.h"

#include "base/error.h"
#include "files/write.h"
#include "panels/compare-pair.h"

#define HOUR 3600.0

typedef struct
{
  SwDocument *document;
  SwTrial *trial;
  char *before;
  char *dropped;
  guint changed;
} Fixture;

static char *
bytes_of (SwDocument *document)
{
  g_autoptr (GBytes) bytes = sw_map_write (sw_document_map (document));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
keep_dropped (SwTrial *trial, const char *text, Fixture *f)
{
  g_free (f->dropped);
  f->dropped = g_strdup (text);
}

static void
count_changed (SwTrial *trial, Fixture *f)
{
  f->changed++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = sample_document ();
  f->before = bytes_of (f->document);
  f->trial = sw_trial_new (f->document);
  g_signal_connect (f->trial, "dropped", G_CALLBACK (keep_dropped), f);
  g_signal_connect (f->trial, "changed", G_CALLBACK (count_changed), f);
  sw_trial_choose (f->trial, "s1", "s1");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->trial);
  g_object_unref (f->document);
  g_free (f->before);
  g_free (f->dropped);
}

static void
assert_untouched (Fixture *f)
{
  g_autofree char *now = bytes_of (f->document);

  g_assert_cmpstr (now, ==, f->before);
}

static void
try (Fixture *f, const char *id, SwAttr attr, const char *typed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_trial_set (f->trial, id, attr, typed, &error));
  g_assert_no_error (error);
}

static void
assert_lead (Fixture *f, double from, double to)
{
  const SwFigureChange *lead = &sw_trial_comparison (f->trial)->figures[SW_COMPARED_LEAD];

  g_assert_cmpfloat_with_epsilon (lead->from, from, 1e-6);
  g_assert_cmpfloat_with_epsilon (lead->to, to, 1e-6);
}

static void
assert_value (Fixture *f, const char *id, SwAttr attr, const char *expected)
{
  g_autofree char *value = sw_trial_value (f->trial, id, attr);

  g_assert_cmpstr (value, ==, expected);
}

static void
edit (Fixture *f, const char *id, SwAttr attr, const char *typed)
{
  SwTransaction *transaction = sw_document_begin (f->document);

  g_assert_true (sw_edit_set (transaction, sample_element (f->document, id), attr, typed, NULL));
  sw_document_commit (f->document, transaction, "Edit", NULL);
}

/* A step waits 4 h less, a connection 2 h less, and an item comes each hour. */
static void
test_figures (Fixture *f, gconstpointer data)
{
  assert_lead (f, 29.25 * HOUR, 29.25 * HOUR);
  try (f, "n2", SW_ATTR_WAIT, "4 h");
  assert_lead (f, 29.25 * HOUR, 25.25 * HOUR);
  try (f, "f2", SW_ATTR_WAIT, "6 h");
  assert_lead (f, 29.25 * HOUR, 23.25 * HOUR);
  try (f, "s1", SW_ATTR_DEMAND, "8 a day");
  g_assert_cmpfloat_with_epsilon (sw_trial_comparison (f->trial)->figures[SW_COMPARED_TAKT].to, HOUR, 1e-6);
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 3);
  assert_value (f, "n2", SW_ATTR_WAIT, "4h");
  assert_value (f, "n1", SW_ATTR_WAIT, "1d");
  assert_untouched (f);
  sw_trial_discard (f->trial);
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 0);
  assert_lead (f, 29.25 * HOUR, 29.25 * HOUR);
  assert_untouched (f);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  try (f, "n2", SW_ATTR_WAIT, "4h");
  g_assert_false (sw_trial_set (f->trial, "n2", SW_ATTR_WAIT, "soon", &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_VALUE);
  assert_value (f, "n2", SW_ATTR_WAIT, "4h");
  assert_lead (f, 29.25 * HOUR, 25.25 * HOUR);
  assert_untouched (f);
}

/* Nothing is tried any more where the map says the same, written in whatever way. */
static void
test_same (Fixture *f, gconstpointer data)
{
  try (f, "n2", SW_ATTR_WAIT, "4h");
  try (f, "n2", SW_ATTR_WAIT, "1 d");
  try (f, "n2", SW_ATTR_PEOPLE, "1");
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 0);
  try (f, "n2", SW_ATTR_WAIT, "");
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 1);
  g_assert_true (sw_trial_comparison (f->trial)->figures[SW_COMPARED_LEAD].to_at_least);
  edit (f, "n2", SW_ATTR_WAIT, "");
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 0);
  g_assert_null (f->dropped);
}

/* All of it is one step of undo. */
static void
test_take_over (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  try (f, "n2", SW_ATTR_WAIT, "4h");
  try (f, "n3", SW_ATTR_PEOPLE, "2");
  g_assert_true (sw_trial_take_over (f->trial, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 0);
  g_assert_cmpint (sw_element_integer (sample_element (f->document, "n3"), SW_ATTR_PEOPLE, 0), ==, 2);
  assert_lead (f, 25.25 * HOUR, 25.25 * HOUR);
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (f->document)), ==, "Take over 2 values");
  g_assert_true (sw_document_undo (f->document));
  assert_untouched (f);
  assert_lead (f, 29.25 * HOUR, 29.25 * HOUR);
}

static void
test_other_edits (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction;

  try (f, "n2", SW_ATTR_WAIT, "4h");
  try (f, "n3", SW_ATTR_WAIT, "1h");
  edit (f, "n1", SW_ATTR_WAIT, "2h");
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 2);
  assert_lead (f, 23.25 * HOUR, 18.25 * HOUR);
  transaction = sw_document_begin (f->document);
  g_assert_true (sw_edit_delete (transaction, (const char *[]){ "n2", NULL }, NULL));
  sw_document_commit (f->document, transaction, "Delete", NULL);
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 1);
  g_assert_cmpstr (f->dropped, ==, "“Weigh” is gone, and with it what was tried there.");
  g_assert_true (sw_trial_is_tried (f->trial, "n3", SW_ATTR_WAIT));
}

/* Another stream has other steps; another origin leaves what is tried. */
static void
test_choose (Fixture *f, gconstpointer data)
{
  guint changed;

  try (f, "n2", SW_ATTR_WAIT, "4h");
  sw_trial_choose (f->trial, "s2", "s1");
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 1);
  changed = f->changed;
  sw_trial_choose (f->trial, "s2", "s1");
  g_assert_cmpuint (f->changed, ==, changed);
  sw_trial_choose (f->trial, "s2", "s2");
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 0);
  try (f, "n2", SW_ATTR_WAIT, "4h");
  g_assert_cmpuint (sw_trial_count (f->trial), ==, 0);
  sw_trial_choose (f->trial, NULL, NULL);
  g_assert_null (sw_trial_comparison (f->trial));
}

/* What lies over the map goes with it. */
static void
test_laid_over (Fixture *f, gconstpointer data)
{
  sw_document_compare (f->document, sw_trial_comparison (f->trial));
  try (f, "n2", SW_ATTR_WAIT, "4h");
  g_assert_null (sw_document_compared (f->document));
  sw_document_compare (f->document, sw_trial_comparison (f->trial));
  edit (f, "n1", SW_ATTR_WAIT, "2h");
  g_assert_null (sw_document_compared (f->document));
}

static void
assert_pair (SwDocument *document, const char *selected, const char *from, const char *to)
{
  const char *got_from, *got_to;

  sw_document_select_one (document, selected);
  sw_compare_pair (document, &got_from, &got_to);
  g_assert_cmpstr (got_from, ==, from);
  g_assert_cmpstr (got_to, ==, to);
}

static void
test_pair (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction;

  assert_pair (f->document, NULL, "s1", "s1");
  assert_pair (f->document, "s2", "s2", "s2");
  transaction = sw_document_begin (f->document);
  g_assert_nonnull (sw_edit_make_future (transaction, sample_element (f->document, "s1"), 0, 900, NULL));
  g_assert_nonnull (sw_edit_make_future (transaction, sample_element (f->document, "s1"), 0, 1800, NULL));
  sw_document_commit (f->document, transaction, "Make", NULL);
  assert_pair (f->document, NULL, "s1", "s3");
  assert_pair (f->document, "s2", "s2", "s2");
  assert_pair (f->document, "n1", "s1", "s3");
  assert_pair (f->document, "s4", "s1", "s4");
}

static void
wait_for_change (Fixture *f)
{
  guint before = f->changed;

  while (f->changed == before)
    g_main_context_iteration (NULL, TRUE);
}

/* n1 leads to n2 and to n3, a day later: 1 d + 1 h, a day, 2 h + 4 h. With 5 h for n3 it is an hour more. */
static void
test_simulated (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction = sw_document_begin (f->document);
  const SwFigureChange *change;

  g_assert_true (sw_edit_set (transaction, sample_element (f->document, "n1"), SW_ATTR_PROCESS, "1h", NULL));
  g_assert_true (sw_edit_set (transaction, sample_element (f->document, "n3"), SW_ATTR_PROCESS, "4h", NULL));
  g_assert_true (sw_edit_set (transaction, sample_element (f->document, "f2"), SW_ATTR_FROM, "n1", NULL));
  sw_document_commit (f->document, transaction, "Fork", NULL);
  g_assert_true (sw_trial_set (f->trial, "n3", SW_ATTR_PROCESS, "5h", NULL));
  sw_trial_comparison (f->trial);
  g_assert_true (sw_trial_simulates (f->trial, FALSE));
  g_assert_true (sw_trial_simulates (f->trial, TRUE));
  while (sw_trial_simulates (f->trial, FALSE) || sw_trial_simulates (f->trial, TRUE))
    wait_for_change (f);
  change = &sw_trial_comparison (f->trial)->figures[SW_COMPARED_EXPECTED];
  g_assert_cmpfloat_with_epsilon (change->from, 23 * HOUR, 1e-6);
  g_assert_cmpfloat_with_epsilon (change->to, 24 * HOUR, 1e-6);
  g_assert_cmpint (change->verdict, ==, SW_VERDICT_WORSE);
}

#define test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/panels/trial/figures", test_figures);
  test ("/panels/trial/refused", test_refused);
  test ("/panels/trial/same", test_same);
  test ("/panels/trial/take-over", test_take_over);
  test ("/panels/trial/other-edits", test_other_edits);
  test ("/panels/trial/choose", test_choose);
  test ("/panels/trial/laid-over", test_laid_over);
  test ("/panels/trial/simulated", test_simulated);
  test ("/panels/trial/pair", test_pair);
  return g_test_run ();
}

/* The expected lead time where an item is in several places at a time: found beside the main loop. */
#include "sample.h"

#include "panels/expected.h"

typedef struct
{
  SwDocument *document;
  SwExpected *expected;
  guint changes;
} Fixture;

static void
on_changed (gpointer data)
{
  ((Fixture *)data)->changes++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = sample_document ();
  f->expected = sw_expected_new (on_changed, f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sw_expected_free (f->expected);
  g_object_unref (f->document);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_value (Fixture *f, const char *id, SwAttr attr, const char *text)
{
  SwTransaction *transaction = sw_document_begin (f->document);
  g_autoptr (GError) error = NULL;

  sw_edit_set (transaction, sample_element (f->document, id), attr, text, &error);
  g_assert_no_error (error);
  sw_document_commit (f->document, transaction, "Set", NULL);
}

static void
assert_text (Fixture *f, const char *wanted)
{
  const SwAnalysis *analysis = sw_document_analysis (f->document);
  g_autofree char *text = sw_expected_text (f->expected, analysis->graphs[0], analysis->figures[0]);

  g_assert_cmpstr (text, ==, wanted);
}

static void
wait_for_change (Fixture *f)
{
  guint before = f->changes;

  while (f->changes == before)
    g_main_context_iteration (NULL, TRUE);
}

/* n1 leads to n2 and to n3 instead. n1: 1 d + 1 h; n2: 1 d + 2 h; n3, a day later: 2 h + 4 h. */
static void
test_fork (Fixture *f, gconstpointer data)
{
  set_value (f, "n1", SW_ATTR_PROCESS, "1h");
  set_value (f, "n3", SW_ATTR_PROCESS, "4h");
  assert_text (f, NULL);
  set_value (f, "f2", SW_ATTR_FROM, "n1");
  assert_text (f, "…");
  assert_text (f, "…");
  wait_for_change (f);
  assert_text (f, "2\u00a0d\u00a07\u00a0h, simulated");
  /* What does not matter does not make it run again. */
  set_value (f, "n1", SW_ATTR_ACCURACY, "50%");
  assert_text (f, "2\u00a0d\u00a07\u00a0h, simulated");
  g_assert_cmpuint (f->changes, ==, 1);
  set_value (f, "n2", SW_ATTR_WAIT, "");
  assert_text (f, "…");
  wait_for_change (f);
  assert_text (f, "at least 2\u00a0d\u00a07\u00a0h, simulated");
}

/* While it runs, another change begins anew, and a line again takes no simulation. 1 d + 1 h, a day, 2 h + 9 h. */
static void
test_changes (Fixture *f, gconstpointer data)
{
  set_value (f, "n1", SW_ATTR_PROCESS, "1h");
  set_value (f, "f2", SW_ATTR_FROM, "n1");
  assert_text (f, "…");
  set_value (f, "n3", SW_ATTR_PROCESS, "9h");
  assert_text (f, "…");
  wait_for_change (f);
  assert_text (f, "3\u00a0d\u00a04\u00a0h, simulated");
  set_value (f, "f2", SW_ATTR_FROM, "n2");
  assert_text (f, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/panels/expected/fork", Fixture, NULL, set_up, test_fork, tear_down);
  g_test_add ("/panels/expected/changes", Fixture, NULL, set_up, test_changes, tear_down);
  return g_test_run ();
}

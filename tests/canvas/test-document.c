#include "canvas/document.h"

#include "sample.h"

#include <glib.h>

static void
count (GObject *object, guint *calls)
{
  (*calls)++;
}

static void delete (SwDocument *document, const char *id)
{
  const char *ids[] = { id, NULL };
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  g_assert_true (sw_edit_delete (transaction, ids, NULL));
  g_assert_true (sw_document_commit (document, g_steal_pointer (&transaction), "Delete", NULL));
}

/* Whether a rule speaks of an element. */
static gboolean
has_finding (SwDocument *document, const char *rule, const char *id)
{
  GPtrArray *findings = sw_document_report (document)->findings;
  for (guint i = 0; i < findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (findings, i);
      if (g_str_equal (finding->rule->id, rule) && g_strv_contains ((const char *const *)finding->elements, id))
        return TRUE;
    }
  return FALSE;
}

/* Everything follows from the map at once: scene, layout and findings, once a command. */
static void
test_updated (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  guint calls = 0;
  g_signal_connect (document, "updated", G_CALLBACK (count), &calls);
  g_assert_false (has_finding (document, "step-unconnected", "s1"));
  delete (document, "f1");
  g_assert_cmpuint (calls, ==, 1);
  g_assert_true (has_finding (document, "step-unconnected", "s1"));
  g_assert_null (sw_layout_route (sw_document_layout (document), "f1"));
  g_assert_null (sw_scene_find (sw_document_scene (document), "f1"));
  g_assert_true (sw_document_undo (document));
  g_assert_cmpuint (calls, ==, 2);
  g_assert_false (has_finding (document, "step-unconnected", "s1"));
}

/* The lit path is of the view, not of the map: nothing to undo, and it stays through changes. */
static void
test_path (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwElement *step = sw_element_first (sw_document_analysis (document)->streams[0], SW_KIND_STEP);
  SwTransaction *transaction = sw_document_begin (document);
  guint calls = 0;
  g_assert_true (sw_edit_set (transaction, step, SW_ATTR_PROCESS, "1h", NULL));
  g_assert_true (sw_document_commit (document, transaction, "Time it", NULL));
  g_signal_connect (document, "updated", G_CALLBACK (count), &calls);
  g_assert_false (sw_document_path (document));
  sw_document_set_path (document, FALSE);
  g_assert_cmpuint (calls, ==, 0);
  sw_document_set_path (document, TRUE);
  g_assert_true (sw_document_path (document));
  g_assert_cmpuint (calls, ==, 1);
  g_assert_nonnull (sw_document_dirty (document));
  g_assert_cmpuint (sw_document_dirty (document)->len, >, 0);
  delete (document, "f1");
  g_assert_true (sw_document_path (document));
  g_assert_true (sw_document_undo (document) && sw_document_undo (document));
  g_assert_false (sw_document_undo (document));
  g_assert_true (sw_document_path (document));
}

static void
test_taken_back (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);
  const char *ids[] = { "s2", NULL };
  SwTransaction *transaction = sw_document_begin (document);
  g_assert_true (sw_edit_delete (transaction, ids, NULL));
  sw_transaction_free (transaction);
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (sw_scene_find (sw_document_scene (document), "s2"));
  g_assert_true (sw_layout_route (sw_document_layout (document), "f1")->edge
                 == sw_map_find (sw_document_map (document), "f1"));
}

static void
test_selection (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  guint calls = 0;
  const char *ids[] = { "s3", "s1", "s3", "nobody", NULL };
  g_signal_connect (document, "selection-changed", G_CALLBACK (count), &calls);
  sw_document_select (document, ids);
  sw_document_select (document, ids);
  g_assert_cmpuint (calls, ==, 1);
  g_assert_cmpstr (sw_document_selection (document)[0], ==, "s3");
  g_assert_cmpstr (sw_document_selection (document)[1], ==, "s1");
  g_assert_null (sw_document_selection (document)[2]);
  sw_document_toggle_selected (document, "s3");
  g_assert_false (sw_document_is_selected (document, "s3"));
  sw_document_toggle_selected (document, "s2");
  g_assert_cmpstr (sw_document_selection (document)[1], ==, "s2");
  sw_document_select_one (document, NULL);
  g_assert_null (sw_document_selection (document)[0]);
}

static void
test_selection_follows_history (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  sw_document_select_one (document, "s2");
  delete (document, "s2");
  g_assert_null (sw_document_selection (document)[0]);
  sw_document_select_one (document, "s1");
  g_assert_true (sw_document_undo (document));
  g_assert_cmpstr (sw_document_selection (document)[0], ==, "s2");
  g_assert_true (sw_document_redo (document));
  g_assert_null (sw_document_selection (document)[0]);
  g_assert_false (sw_document_redo (document));
}

static gboolean
is_dirty (SwDocument *document, double x, double y)
{
  const GArray *dirty = sw_document_dirty (document);
  g_assert_nonnull (dirty);
  for (guint i = 0; i < dirty->len; i++)
    if (sw_rect_contains (&g_array_index (dirty, SwRect, i), x, y))
      return TRUE;
  return FALSE;
}

static void
test_dirty (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const char *ids[] = { "n1", NULL };
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  g_assert_true (sw_edit_move (transaction, ids, 1000, 0, NULL));
  sw_document_commit (document, g_steal_pointer (&transaction), "Move", NULL);
  g_assert_true (is_dirty (document, 50, 810));
  g_assert_true (is_dirty (document, 1050, 810));
  g_assert_false (is_dirty (document, 150, 320));
  sw_document_set_theme (document, SW_THEME_DARK);
  g_assert_null (sw_document_dirty (document));
}

static void
test_lit (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  guint calls = 0;
  delete (document, "f1");
  g_autofree char *fingerprint = NULL;
  GPtrArray *findings = sw_document_report (document)->findings;
  for (guint i = 0; i < findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (findings, i);
      if (g_str_equal (finding->rule->id, "step-unconnected"))
        fingerprint = g_strdup (finding->fingerprint);
    }
  g_assert_nonnull (fingerprint);
  g_signal_connect (document, "lit-changed", G_CALLBACK (count), &calls);
  sw_document_light (document, fingerprint);
  g_assert_cmpstr (sw_document_lit (document)->fingerprint, ==, fingerprint);
  /* It goes out with its finding. */
  g_assert_true (sw_document_undo (document));
  g_assert_null (sw_document_lit (document));
  g_assert_cmpuint (calls, ==, 2);
}

static void
test_config (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwCheckConfig *config = sw_check_config_new ();
  delete (document, "f1");
  g_assert_true (sw_check_config_set_severity (config, "step-unconnected=off", NULL));
  sw_document_set_config (document, config);
  g_assert_false (has_finding (document, "step-unconnected", "s1"));
  sw_document_set_config (document, NULL);
  g_assert_true (has_finding (document, "step-unconnected", "s1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/document/updated", test_updated);
  g_test_add_func ("/canvas/document/path", test_path);
  g_test_add_func ("/canvas/document/taken-back", test_taken_back);
  g_test_add_func ("/canvas/document/selection", test_selection);
  g_test_add_func ("/canvas/document/selection-follows-history", test_selection_follows_history);
  g_test_add_func ("/canvas/document/dirty", test_dirty);
  g_test_add_func ("/canvas/document/lit", test_lit);
  g_test_add_func ("/canvas/document/config", test_config);
  return g_test_run ();
}

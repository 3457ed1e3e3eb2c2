#include "canvas/quick.h"

#include "sample.h"

static const SwElement *
selected (SwDocument *document)
{
  return sw_map_find (sw_document_map (document), sw_document_selection (document)[0]);
}

static const SwElement *
before (SwDocument *document, const SwElement *step)
{
  sw_for_each_kind (flow, step->parent, SW_KIND_FLOW)
    if (g_str_equal (sw_element_text (flow, SW_ATTR_TO), step->id))
      return sw_map_find (sw_document_map (document), sw_element_text (flow, SW_ATTR_FROM));
  return NULL;
}

static void
apply (SwDocument *document, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_quick_apply (document, text, 0, 0, &error));
  g_assert_no_error (error);
}

/* Behind s3, whose right edge is at 868: 940 - 100 = 840 in the stream, then 272 further; one step of undo. */
static void
test_behind (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *bytes = sample_bytes (document);
  sw_document_select_one (document, "s3");
  apply (document, "Roll out @deliver 1h/1d; Learn @improve");
  const SwElement *last = selected (document);
  g_assert_cmpstr (sw_element_text (last, SW_ATTR_NAME), ==, "Learn");
  g_assert_cmpint (sample_integer (document, last->id, SW_ATTR_X), ==, 840 + 272);
  const SwElement *first = before (document, last);
  g_assert_cmpstr (sw_element_text (first, SW_ATTR_NAME), ==, "Roll out");
  g_assert_cmpint (sample_integer (document, first->id, SW_ATTR_X), ==, 840);
  g_assert_cmpstr (before (document, first)->id, ==, "s3");
  g_assert_true (sw_document_undo (document));
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, bytes);
}

/* The next line goes on where the last one ended. */
static void
test_goes_on (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  sw_document_select_one (document, NULL);
  apply (document, "One; Two");
  apply (document, "Three");
  const SwElement *three = selected (document);
  g_assert_cmpstr (sw_element_text (three, SW_ATTR_NAME), ==, "Three");
  g_assert_cmpstr (sw_element_text (before (document, three), SW_ATTR_NAME), ==, "Two");
  g_assert_cmpuint (sw_element_count (three->parent, SW_KIND_STEP), ==, 3);
}

/* No card stands upon another one, however often it is done. */
static void
test_free (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  for (int i = 0; i < 3; i++)
    {
      sw_document_select_one (document, "s1");
      apply (document, "A; B; C; D");
    }
  const SwElement *stream = sw_map_find (sw_document_map (document), "s1")->parent;
  sw_for_each_kind (a, stream, SW_KIND_STEP)
    sw_for_each_kind (b, stream, SW_KIND_STEP)
      if (a != b)
        g_assert_false (sw_rect_intersects (sw_layout_rect (sw_document_layout (document), a->id),
                                            sw_layout_rect (sw_document_layout (document), b->id)));
}

/* Into the flow from s1 to s2: s1 → A → B → s2, and what follows moves on. */
static void
test_into_flow (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *bytes = sample_bytes (document);
  sw_document_select_one (document, "f1");
  apply (document, "A; B");
  const SwElement *s2 = sw_map_find (sw_document_map (document), "s2");
  const SwElement *b = before (document, s2);
  g_assert_cmpstr (sw_element_text (b, SW_ATTR_NAME), ==, "B");
  const SwElement *a = before (document, b);
  g_assert_cmpstr (sw_element_text (a, SW_ATTR_NAME), ==, "A");
  g_assert_cmpstr (before (document, a)->id, ==, "s1");
  g_assert_cmpint (sample_integer (document, "s2", SW_ATTR_X), >=, sample_integer (document, b->id, SW_ATTR_X) + 272);
  g_assert_true (sw_document_undo (document));
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, bytes);
}

static void
test_refused (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *bytes = sample_bytes (document);
  g_autoptr (GError) error = NULL;
  g_assert_false (sw_quick_apply (document, "Fine; Test @magic", 0, 0, &error));
  g_assert_nonnull (error);
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, bytes);
  g_assert_false (sw_document_undo (document));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/quick/behind", test_behind);
  g_test_add_func ("/canvas/quick/goes-on", test_goes_on);
  g_test_add_func ("/canvas/quick/free", test_free);
  g_test_add_func ("/canvas/quick/into-flow", test_into_flow);
  g_test_add_func ("/canvas/quick/refused", test_refused);
  return g_test_run ();
}

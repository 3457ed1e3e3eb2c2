#include "canvas/follow.h"

#include "sample.h"

static gboolean
has_flow (SwDocument *document, const char *from, const char *to)
{
  const SwElement *stream = sw_map_find (sw_document_map (document), "s1")->parent;
  sw_for_each_kind (flow, stream, SW_KIND_FLOW)
    if (g_str_equal (sw_element_text (flow, SW_ATTR_FROM), from)
        && g_str_equal (sw_element_text (flow, SW_ATTR_TO), to))
      return TRUE;
  return FALSE;
}

/* What the profile names first behind obtain/build. */
static void
test_next (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);
  const SwActivity *build =
      sw_map_activity (sw_document_map (document), sw_map_find (sw_document_map (document), "s3"));
  g_autofree char *id = sw_follow_next (document, "s3", NULL);
  g_assert_true (has_flow (document, "s3", id));
  g_assert_cmpstr (sample_text (document, id, SW_ATTR_ACTIVITY), ==, build->next[0]);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 840);
  g_assert_true (sw_document_is_selected (document, id));
  g_assert_true (sw_document_undo (document));
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

/* Below s2, between s1 and s3 like it. */
static void
test_parallel (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);
  g_autofree char *id = sw_follow_parallel (document, "s2", NULL);
  g_assert_true (has_flow (document, "s1", id));
  g_assert_true (has_flow (document, id, "s3"));
  g_assert_cmpstr (sample_text (document, id, SW_ATTR_ACTIVITY), ==, "plan");
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 296);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_Y), ==, 96 + 104 + 56);
  g_assert_true (sw_document_undo (document));
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/follow/next", test_next);
  g_test_add_func ("/canvas/follow/parallel", test_parallel);
  return g_test_run ();
}

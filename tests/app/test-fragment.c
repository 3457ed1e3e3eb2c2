#include "app/fragment.h"
#include "canvas/fold.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <string.h>

static SwDocument *
open_template (const char *id)
{
  g_autoptr (SwMap) map = sw_template_open (id, NULL);

  return sw_document_new (map);
}

static guint
count (const SwElement *element, SwKind kind)
{
  guint sum = element->kind == kind ? 1 : 0;

  sw_for_each_child (child, element)
    sum += count (child, kind);
  return sum;
}

static guint
count_in (SwDocument *document, SwKind kind)
{
  return count (sw_map_root (sw_document_map (document)), kind);
}

static void
test_nothing (void)
{
  g_autoptr (SwDocument) document = open_template ("incident");

  g_assert_null (sw_fragment_copy (document));
}

static void
test_steps (void)
{
  g_autoptr (SwDocument) document = open_template ("simple-request");
  g_autoptr (GBytes) before = sw_map_write (sw_document_map (document));
  const char *const one[] = { "n1", NULL };
  const char *const both[] = { "n1", "n2", NULL };
  g_autoptr (SwMap) alone = NULL, pair = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *text = NULL, *first = NULL, *second = NULL, *stream = NULL, *expected = NULL;

  sw_document_select (document, one);
  alone = sw_fragment_copy (document);
  g_assert_cmpuint (count (sw_map_root (alone), SW_KIND_STEP), ==, 1);
  g_assert_cmpuint (count (sw_map_root (alone), SW_KIND_FLOW), ==, 0);
  g_assert_cmpuint (count (sw_map_root (alone), SW_KIND_DECLARE), ==, 0);
  sw_document_select (document, both);
  pair = sw_fragment_copy (document);
  g_assert_cmpuint (count (sw_map_root (pair), SW_KIND_STEP), ==, 2);
  g_assert_cmpuint (count (sw_map_root (pair), SW_KIND_FLOW), ==, 1);

  first = sw_element_title (sw_map_find (sw_document_map (document), "n1"));
  second = sw_element_title (sw_map_find (sw_document_map (document), "n2"));
  stream = sw_element_title (sw_map_find (sw_document_map (document), "s1"));
  expected = g_strdup_printf ("%s\n%s\n%s\n", stream, first, second);
  text = sw_fragment_text (pair);
  g_assert_cmpstr (text, ==, expected);

  after = sw_map_write (sw_document_map (document));
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_paste_into_stream (void)
{
  g_autoptr (SwDocument) document = open_template ("simple-request");
  g_autoptr (GBytes) before = sw_map_write (sw_document_map (document));
  const char *const both[] = { "n1", "n2", NULL };
  g_autoptr (SwMap) fragment = NULL;
  g_autoptr (GBytes) after = NULL;

  sw_document_select (document, both);
  fragment = sw_fragment_copy (document);
  g_assert_true (sw_fragment_paste (document, fragment, NULL));
  g_assert_cmpuint (count_in (document, SW_KIND_STREAM), ==, 1);
  g_assert_cmpuint (count_in (document, SW_KIND_STEP), ==, 4);
  g_assert_cmpuint (count_in (document, SW_KIND_FLOW), ==, 2);
  g_assert_cmpuint (g_strv_length ((char **)sw_document_selection (document)), ==, 2);
  g_assert_false (sw_document_is_selected (document, "n1"));
  g_assert_true (sw_document_undo (document));
  after = sw_map_write (sw_document_map (document));
  g_assert_true (g_bytes_equal (before, after));
}

/* What is pasted into a folded stream is seen: it unfolds, in the same step. */
static void
test_paste_into_folded (void)
{
  g_autoptr (SwDocument) document = open_template ("simple-request");
  g_autoptr (SwMap) fragment = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;
  SwElement *stream = sw_map_find (sw_document_map (document), "s1");

  sw_document_select_one (document, "n1");
  fragment = sw_fragment_copy (document);
  g_assert_true (sw_fold (document, (const char *const[]){ "s1", NULL }, TRUE));
  before = sw_map_write (sw_document_map (document));
  g_assert_true (sw_document_is_selected (document, "s1"));
  g_assert_true (sw_fragment_paste (document, fragment, NULL));
  g_assert_cmpuint (sw_element_choice (stream, SW_ATTR_FOLDED), ==, SW_NO);
  g_assert_cmpuint (count_in (document, SW_KIND_STEP), ==, 3);
  g_assert_false (sw_document_is_selected (document, "s1"));
  g_assert_true (sw_document_undo (document));
  after = sw_map_write (sw_document_map (document));
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_paste_elsewhere (void)
{
  g_autoptr (SwDocument) from = open_template ("simple-request");
  g_autoptr (SwMap) empty = sw_map_new ();
  g_autoptr (SwDocument) to = sw_document_new (empty);
  g_autoptr (SwMap) step = NULL, stream = NULL;

  sw_document_select_one (from, "n1");
  step = sw_fragment_copy (from);
  g_assert_true (sw_fragment_paste (to, step, NULL));
  g_assert_cmpuint (count_in (to, SW_KIND_STREAM), ==, 1);
  g_assert_cmpuint (count_in (to, SW_KIND_STEP), ==, 1);
  /* A whole stream comes as one, whatever is selected. */
  sw_document_select_one (from, "s1");
  stream = sw_fragment_copy (from);
  g_assert_true (sw_fragment_paste (to, stream, NULL));
  g_assert_cmpuint (count_in (to, SW_KIND_STREAM), ==, 2);
  g_assert_cmpuint (count_in (to, SW_KIND_STEP), ==, 3);
}

/* Both steps are at one place in the file, and in two rows of their lane: 64 + 28, and 160 lower. They are pasted as
 * they were seen. */
static void
test_lanes (void)
{
  static const char text[] = "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
                             "<stream id='s1' x='0' y='0' expects='' arrangement='lanes'>"
                             "<step id='n1' activity='plan'/><step id='n2' activity='plan'/></stream></map>";
  g_autoptr (SwMap) map = sw_map_read (text, sizeof text - 1, "lanes", NULL), fragment = NULL;
  g_autoptr (SwDocument) document = sw_document_new (map);
  const char *const both[] = { "n1", "n2", NULL };

  sw_document_select (document, both);
  fragment = sw_fragment_copy (document);
  g_assert_cmpint (sw_element_integer (sw_map_find (fragment, "n1"), SW_ATTR_Y, 0), ==, 92);
  g_assert_cmpint (sw_element_integer (sw_map_find (fragment, "n2"), SW_ATTR_Y, 0), ==, 252);
  g_assert_cmpint (sw_element_integer (sw_map_find (map, "n2"), SW_ATTR_Y, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  g_test_add_func ("/fragment/nothing", test_nothing);
  g_test_add_func ("/fragment/steps", test_steps);
  g_test_add_func ("/fragment/lanes", test_lanes);
  g_test_add_func ("/fragment/paste-into-stream", test_paste_into_stream);
  g_test_add_func ("/fragment/paste-into-folded", test_paste_into_folded);
  g_test_add_func ("/fragment/paste-elsewhere", test_paste_elsewhere);
  return g_test_run ();
}

#include "app/fragment.h"
#include "canvas/fold.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <stdlib.h>

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
  g_autofree char *text = NULL;

  sw_document_select (document, one);
  alone = sw_fragment_copy (document);
  g_assert_cmpuint (count (sw_map_root (alone), SW_KIND_STEP), ==, 1);
  g_assert_cmpuint (count (sw_map_root (alone), SW_KIND_FLOW), ==, 0);
  g_assert_cmpuint (count (sw_map_root (alone), SW_KIND_DECLARE), ==, 0);
  sw_document_select (document, both);
  pair = sw_fragment_copy (document);
  g_assert_cmpuint (count (sw_map_root (pair), SW_KIND_STEP), ==, 2);
  g_assert_cmpuint (count (sw_map_root (pair), SW_KIND_FLOW), ==, 1);

  text = sw_fragment_text (pair);
  g_assert_cmpstr (text, ==,
                   "Simple request: User asks for something standard → Request is fulfilled\n"
                   "  Take the request, Engage, waits 10\u00a0min, works 5\u00a0min, 97\u00a0%, Service desk\n"
                   "  Fulfil it, Deliver & support, waits 1\u00a0h, works 10\u00a0min, 98\u00a0%, Service desk\n");

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

/* --- nothing is lost ---------------------------------------------------------------------------------------- */

static SwDocument *
open_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SW_SAMPLES"), "good", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);

  g_assert_no_error (error);
  return sw_document_new (map);
}

/* Which element is which one's copy: they stand in the same order. */
static void
pair (GHashTable *copies, const SwElement *original, const SwElement *copy)
{
  const SwElement *b = copy->first_child;

  g_assert_cmpint (original->kind, ==, copy->kind);
  g_hash_table_insert (copies, (gpointer)original->id, (gpointer)copy->id);
  for (const SwElement *a = original->first_child; a != NULL; a = a->next, b = b->next)
    {
      g_assert_nonnull (b);
      pair (copies, a, b);
    }
  g_assert_null (b);
}

static void
assert_same (GHashTable *copies, SwMap *map, const SwElement *original, const SwElement *copy)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (original->kind, &count);
  const SwElement *b = copy->first_child;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *old = sw_element_value (original, specs[i].attr), *new = sw_element_value (copy, specs[i].attr);
      gboolean moved = original->parent->parent == NULL && (specs[i].attr == SW_ATTR_X || specs[i].attr == SW_ATTR_Y);

      if (specs[i].type == SW_TYPE_REF && old != NULL && sw_map_find_kind (map, old, SW_KIND_TEAM) == NULL)
        g_assert_cmpstr (new, ==, g_hash_table_lookup (copies, old));
      else if (moved)
        g_assert_cmpint (atoi (new), ==, atoi (old != NULL ? old : "0") + 32);
      else if (specs[i].type != SW_TYPE_REF)
        g_assert_cmpstr (new, ==, old);
    }
  for (const SwElement *a = original->first_child; a != NULL; a = a->next, b = b->next)
    assert_same (copies, map, a, b);
}

/* Every element and attribute that a stream can have comes back from the clipboard. */
static void
test_everything (void)
{
  g_autoptr (SwDocument) from = open_sample ("everything.vstream");
  g_autoptr (SwMap) empty = sw_map_new ();
  g_autoptr (SwDocument) to = sw_document_new (empty);
  g_autoptr (SwMap) fragment = NULL, arrived = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) sent = NULL;
  const SwElement *root = sw_map_root (sw_document_map (from)), *copy;
  gsize size;
  const char *data;

  sw_for_each_kind (stream, root, SW_KIND_STREAM)
    g_ptr_array_add (ids, (gpointer)stream->id);
  g_assert_cmpuint (ids->len, >, 1);
  g_ptr_array_add (ids, NULL);
  sw_document_select (from, (const char *const *)ids->pdata);
  fragment = sw_fragment_copy (from);
  sent = sw_map_write (fragment);
  data = g_bytes_get_data (sent, &size);
  arrived = sw_map_read (data, size, "-", NULL);
  g_assert_true (sw_fragment_paste (to, arrived, NULL));
  copy = sw_map_root (sw_document_map (to))->first_child;
  for (guint pass = 0; pass < 2; pass++)
    {
      const SwElement *at = copy;

      sw_for_each_kind (stream, root, SW_KIND_STREAM)
        {
          while (at->kind != SW_KIND_STREAM)
            at = at->next;
          if (pass == 0)
            pair (copies, stream, at);
          else
            assert_same (copies, sw_document_map (from), stream, at);
          at = at->next;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  g_test_add_func ("/fragment/nothing", test_nothing);
  g_test_add_func ("/fragment/steps", test_steps);
  g_test_add_func ("/fragment/lanes", test_lanes);
  g_test_add_func ("/fragment/everything", test_everything);
  g_test_add_func ("/fragment/paste-into-stream", test_paste_into_stream);
  g_test_add_func ("/fragment/paste-into-folded", test_paste_into_folded);
  g_test_add_func ("/fragment/paste-elsewhere", test_paste_elsewhere);
  return g_test_run ();
}

#include "canvas/vote.h"

#include "sample.h"

#define MAP                                                                                                            \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"                                                    \
  "<stream id='v1'><step id='s1' activity='plan'/><note id='a' kind='improvement'>A</note>"                            \
  "<note id='b' kind='improvement' votes='2'>B</note><note id='c'>C</note></stream>"                                   \
  "<note id='d' kind='improvement' votes='2'>D</note><note id='e' kind='parked' votes='5'>E</note></map>"

static void
assert_ideas (SwDocument *document, const char *expected)
{
  g_autoptr (GPtrArray) ideas = sw_ideas (document);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < ideas->len; i++)
    g_string_append (ids, ((SwElement *)g_ptr_array_index (ideas, i))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

/* Five, two, two in the order of the file, none; a plain note without votes is no idea. */
static void
test_ideas (void)
{
  g_autoptr (SwDocument) document = sample_document_of (MAP);
  const char *a[] = { "a", NULL };

  assert_ideas (document, "ebda");
  g_assert_true (sw_vote (document, a, 3, NULL));
  assert_ideas (document, "eabd");
  sw_document_undo (document);
  assert_ideas (document, "ebda");
}

static void
test_several (void)
{
  g_autoptr (SwDocument) document = sample_document_of (MAP);
  g_autofree char *before = sample_bytes (document), *after = NULL;
  const char *ids[] = { "s1", "b", "c", NULL };

  g_assert_true (sw_vote (document, ids, 1, NULL));
  g_assert_cmpint (sample_integer (document, "b", SW_ATTR_VOTES), ==, 3);
  g_assert_cmpint (sample_integer (document, "c", SW_ATTR_VOTES), ==, 1);
  sw_document_undo (document);
  after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

/* One that can't give a vote back takes the others' back with it. */
static void
test_refused (void)
{
  g_autoptr (SwDocument) document = sample_document_of (MAP);
  const char *ids[] = { "b", "a", NULL }, *step[] = { "s1", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_vote (document, ids, -1, &error));
  g_assert_cmpstr (error->message, ==, "This note has no vote to take back");
  g_assert_cmpint (sample_integer (document, "b", SW_ATTR_VOTES), ==, 2);
  g_clear_error (&error);
  g_assert_false (sw_vote (document, step, 1, &error));
  g_assert_cmpstr (error->message, ==, "Select a note to vote for first");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/vote/ideas", test_ideas);
  g_test_add_func ("/canvas/vote/several", test_several);
  g_test_add_func ("/canvas/vote/refused", test_refused);
  return g_test_run ();
}

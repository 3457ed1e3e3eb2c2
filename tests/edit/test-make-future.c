/* A future state made from a stream: what comes along, what it is tied to, and what stays behind. */
#include "../samples.h"
#include "editor.h"

#include "base/error.h"
#include "files/write.h"

#include <gio/gio.h>

/* The validator takes seconds for large maps. */
#define SMALL 60

/* xmllint is a parser and a validator of its own. */
static void
validate (const char *name, SwMap *map)
{
  g_autofree char *schema = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), "data/schema/streamwright-map.rng", NULL);
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) xmllint = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
      "xmllint", "--noout", "--nonet", "--relaxng", schema, "-", NULL);
  g_autoptr (GBytes) said = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (xmllint, bytes, NULL, &said, NULL, &error));
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (xmllint))
    g_error ("%s: %s", name, (const char *)g_bytes_get_data (said, NULL));
}

static void
test_ties (void)
{
  g_auto (Editor) e = editor_open (
      MAP_OF ("<stream id=\"s1\" name=\"S\" x=\"10\" y=\"20\" demand=\"4/d\"><description>D</description>" STEP_AT (
          "n1", "24", "96") "<step id=\"n2\" activity=\"plan\" name=\"B\" process=\"1h\" basis=\"measured\"/>"
                            "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/>"
                            "<note id=\"k1\" kind=\"improvement\">Faster</note></stream>"));
  SwElement *future = sw_edit_make_future (e.transaction, at (&e, "s1"), 0, 400, &e.error);

  g_assert_no_error (e.error);
  g_assert_cmpstr (future->id, ==, "s2");
  keep (&e, WHOLE ("  <stream id=\"s1\" name=\"S\" demand=\"4/d\" x=\"10\" y=\"20\">\n"
                   "    <description>D</description>\n" L_STEP_AT (
                       "n1", "24",
                       "96") "    <step id=\"n2\" activity=\"plan\" name=\"B\" process=\"1h\" basis=\"measured\"/>\n"
                             "    <flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/>\n"
                             "    <note id=\"k1\" kind=\"improvement\">Faster</note>\n"
                             "  </stream>\n"
                             "  <stream id=\"s2\" name=\"S (future)\" state=\"future\" origin=\"s1\" demand=\"4/d\" "
                             "x=\"10\" y=\"420\">\n"
                             "    <description>D</description>\n"
                             "    <step id=\"n3\" activity=\"engage\" x=\"24\" y=\"96\" origin=\"n1\"/>\n"
                             "    <step id=\"n4\" activity=\"plan\" name=\"B\" process=\"1h\" basis=\"measured\" "
                             "origin=\"n2\"/>\n"
                             "    <flow id=\"f2\" from=\"n3\" to=\"n4\" wait=\"1d\"/>\n"
                             "    <note id=\"k2\" kind=\"improvement\">Faster</note>\n"
                             "  </stream>\n"));
}

/* A declaration is a fact; what was measured, reviewed and accepted was the stream of today. */
static void
test_past (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (
      "<stream id=\"s1\" name=\"S\" status=\"published\" reviewed=\"2026-10-01\">"
      "<declare activity=\"plan\" as=\"not-applicable\" reason=\"R\"/>" STEP (
          "n1") "<accept rule=\"step-unstaffed\" target=\"n1\" reason=\"R\" by=\"J\" on=\"2026-11-01\"/>"
                "<measurement on=\"2026-10-01\" lead=\"12d\"/><measurement on=\"2026-11-01\" lead=\"11d\"/></stream>"));
  SwElement *future = sw_edit_make_future (e.transaction, at (&e, "s1"), 0, 400, &e.error);

  g_assert_nonnull (future);
  keep (&e, NULL);
  validate ("past", e.map);
  future = at (&e, "s2");
  g_assert_cmpuint (sw_element_count (future, SW_KIND_DECLARE), ==, 1);
  g_assert_cmpuint (sw_element_count (future, SW_KIND_ACCEPT), ==, 0);
  g_assert_cmpuint (sw_element_count (future, SW_KIND_MEASUREMENT), ==, 0);
  g_assert_false (sw_element_has (future, SW_ATTR_REVIEWED));
  g_assert_cmpuint (sw_element_choice (future, SW_ATTR_STATUS), ==, SW_STATUS_DRAFT);
  g_assert_cmpuint (sw_element_count (at (&e, "s1"), SW_KIND_MEASUREMENT), ==, 2);
  g_assert_cmpuint (sw_element_count (at (&e, "s1"), SW_KIND_ACCEPT), ==, 1);
}

/* A future of a future comes from the first future, and connections that lead nowhere do not shift the ties. */
static void
test_again (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP (
      "n1") "</stream><stream id=\"s2\" name=\"T\" state=\"future\" origin=\"s1\">"
            "<flow id=\"f1\" from=\"n9\" to=\"n2\"/><step id=\"n2\" origin=\"n1\"/><step id=\"n3\"/></stream>"));
  SwElement *future = sw_edit_make_future (e.transaction, at (&e, "s2"), 0, 400, &e.error);
  SwElement *first = sw_element_first (future, SW_KIND_STEP);

  g_assert_cmpstr (sw_element_text (future, SW_ATTR_ORIGIN), ==, "s2");
  g_assert_cmpstr (sw_element_text (first, SW_ATTR_ORIGIN), ==, "n2");
  g_assert_cmpstr (sw_element_text (sw_element_following (first), SW_ATTR_ORIGIN), ==, "n3");
  g_assert_cmpuint (sw_element_count (future, SW_KIND_FLOW), ==, 0);
  keep (&e, NULL);
}

static void
assert_name (Editor *e, const char *stream, const char *expected)
{
  SwElement *future = sw_edit_make_future (e->transaction, at (e, stream), 0, 400, &e->error);

  g_assert_cmpstr (sw_element_text (future, SW_ATTR_NAME), ==, expected);
  keep (e, NULL);
}

static void
test_names (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\" name=\"S\"/><stream id=\"s2\"/>"));

  assert_name (&e, "s1", "S (future)");
  assert_name (&e, "s1", "S (future 2)");
  assert_name (&e, "s1", "S (future 3)");
  assert_name (&e, "s2", "Future state");
  assert_name (&e, "s2", "Future state 2");
}

static void
test_refused (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream>"));

  g_assert_null (sw_edit_make_future (e.transaction, at (&e, "n1"), 0, 0, &e.error));
  assert_refused (&e, SW_ERROR_UNKNOWN, "Only a stream can have a future state.");
}

/* Every stream of every sample gets a future state: the file is valid, and undo gives the bytes from before. */
static void
make_all (const char *name, SwMap *map, gpointer data)
{
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  g_autofree char *before = bytes_of (map), *after = NULL;

  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    g_ptr_array_add (streams, stream);
  for (guint i = 0; i < streams->len; i++)
    g_assert_nonnull (sw_edit_make_future (transaction, g_ptr_array_index (streams, i), 0, 400, NULL));
  if (!sw_history_commit (history, g_steal_pointer (&transaction), "Make future states", NULL, NULL))
    return;
  if (sw_map_count (map) <= SMALL)
    validate (name, map);
  g_assert_true (sw_history_undo (history, NULL));
  after = bytes_of (map);
  g_assert_cmpstr (after, ==, before);
}

static void
test_samples (void)
{
  for_each_sample (FALSE, make_all, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/make-future/ties", test_ties);
  g_test_add_func ("/edit/make-future/past", test_past);
  g_test_add_func ("/edit/make-future/again", test_again);
  g_test_add_func ("/edit/make-future/names", test_names);
  g_test_add_func ("/edit/make-future/refused", test_refused);
  g_test_add_func ("/edit/make-future/samples", test_samples);
  return g_test_run ();
}

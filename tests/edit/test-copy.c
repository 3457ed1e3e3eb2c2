/* Copies beside the originals, and from other maps. */
#include "editor.h"

#include "base/error.h"
#include "files/read.h"

#include <string.h>

#define ids(...)                                                                                                       \
  (const char *[])                                                                                                     \
  {                                                                                                                    \
    __VA_ARGS__, NULL                                                                                                  \
  }

static void
assert_copies (char **copies, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", copies);

  g_assert_cmpstr (joined, ==, expected);
  g_strfreev (copies);
}

/* The flow between the copied steps comes along; the one to a step that was not copied does not. */
static void
test_steps (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (
      "<team id=\"t1\" name=\"T\"/><stream id=\"s1\"><step id=\"n1\" name=\"A\" x=\"1\" y=\"2\" team=\"t1\">"
      "<practice>P</practice><odd xmlns=\"urn:o\">kept</odd></step>" STEP_AT ("n2", "3", "4")
          STEP ("n3") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/>" FLOW ("f2", "n2", "n3") "</stream>"));
  char **copies = NULL;

  g_assert_true (sw_edit_duplicate (e.transaction, ids ("n1", "n2", "n1"), 10, 20, &copies, &e.error));
  assert_copies (copies, "n4 n5");
  keep (&e, WHOLE ("  <team id=\"t1\" name=\"T\"/>\n"
                   "  <stream id=\"s1\">\n"
                   "    <step id=\"n1\" name=\"A\" x=\"1\" y=\"2\" team=\"t1\">\n"
                   "      <practice>P</practice>\n"
                   "      <odd xmlns=\"urn:o\">kept</odd>\n"
                   "    </step>\n" L_STEP_AT ("n2", "3", "4")
                       L_STEP ("n3") "    <flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/>\n" L_FLOW (
                           "f2", "n2", "n3") "    <step id=\"n4\" name=\"A\" x=\"11\" y=\"22\" team=\"t1\">\n"
                                             "      <practice>P</practice>\n"
                                             "      <odd xmlns=\"urn:o\">kept</odd>\n"
                                             "    </step>\n" L_STEP_AT (
                                                 "n5", "13",
                                                 "24") "    <flow id=\"f3\" from=\"n4\" to=\"n5\" wait=\"1d\"/>\n"
                                                       "  </stream>\n"));
}

/* A stream with what is in it: references among its parts follow, those to the outside stay. */
static void
test_stream (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (
      "<stream id=\"s1\" name=\"S\" x=\"0\" y=\"0\"><declare activity=\"plan\" as=\"covered\" by=\"s2\" "
      "reason=\"R\"/>" STEP ("n1") STEP ("n2")
          FLOW ("f1", "n1",
                "n2") "<accept rule=\"a\" target=\"n1\" reason=\"R\"/><accept rule=\"b\" target=\"s1\" reason=\"R\"/>"
                      "</stream><stream id=\"s2\"/>"));
  char **copies = NULL;

  g_assert_true (sw_edit_duplicate (e.transaction, ids ("n1", "s1"), 0, 300, &copies, &e.error));
  assert_copies (copies, "s3");
  keep (&e, NULL);
  {
    g_autofree char *bytes = bytes_of (e.map);
    g_assert_nonnull (strstr (bytes, "  <stream id=\"s3\" name=\"S\" x=\"0\" y=\"300\">\n"
                                     "    <declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"R\"/>\n" //
                              L_STEP ("n3") L_STEP ("n4") L_FLOW ("f2", "n3", "n4")                             //
                              "    <accept rule=\"a\" target=\"n3\" reason=\"R\"/>\n"
                              "    <accept rule=\"b\" target=\"s3\" reason=\"R\"/>\n"
                              "  </stream>\n"));
  }
}

static void
test_refused (void)
{
  g_auto (Editor) e =
      editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") FLOW ("f1", "n1", "n2") "</stream>"));
  g_autoptr (SwMap) empty = sw_map_new ();
  char **copies = NULL;

  g_assert_false (sw_edit_duplicate (e.transaction, ids ("f1", "nothing"), 0, 0, &copies, &e.error));
  assert_refused (&e, SW_ERROR_UNKNOWN, "Only steps, notes and streams can be copied.");
  g_assert_false (sw_edit_insert_from (e.transaction, empty, NULL, 0, 0, &copies, &e.error));
  assert_refused (&e, SW_ERROR_UNKNOWN, "There is nothing to paste.");
  g_assert_null (copies);
}

static SwMap *
other_map (void)
{
  static const char text[] =
      MAP_OF ("<team id=\"t1\" name=\"Desk\"/><team id=\"t2\" name=\"Ops\"/><stream id=\"s1\" name=\"Other\" x=\"0\" "
              "y=\"0\" origin=\"s9\"><step id=\"n1\" activity=\"plan\" x=\"1\" y=\"1\" team=\"t2\"/>"
              "<step id=\"n2\" x=\"5\" y=\"5\" team=\"t1\" origin=\"n1\"/><flow id=\"f1\" from=\"n1\" to=\"n2\"/>"
              "<flow id=\"f2\" from=\"n2\" to=\"n9\"/></stream><note id=\"k1\" x=\"9\" y=\"9\">Pasted</note>");
  g_autoptr (GError) error = NULL;
  SwMap *map = sw_map_read (text, strlen (text), "other", &error);

  g_assert_no_error (error);
  return map;
}

/* Teams are matched by name, whatever their id; connections that lead nowhere stay behind; what meant an element of the
 * other map means nothing here. */
static void
test_streams_from (void)
{
  g_auto (Editor) e =
      editor_open (MAP_OF ("<team id=\"t1\" name=\"Ops\"/><stream id=\"s1\" name=\"Mine\">" STEP ("n1") "</stream>"));
  g_autoptr (SwMap) other = other_map ();
  char **copies = NULL;

  g_assert_true (sw_edit_insert_from (e.transaction, other, NULL, 100, 200, &copies, &e.error));
  assert_copies (copies, "s2 k1");
  keep (&e, WHOLE ("  <team id=\"t1\" name=\"Ops\"/>\n"
                   "  <team id=\"t2\" name=\"Desk\"/>\n"
                   "  <stream id=\"s1\" name=\"Mine\">\n" L_STEP (
                       "n1") "  </stream>\n"
                             "  <stream id=\"s2\" name=\"Other\" x=\"100\" y=\"200\">\n"
                             "    <step id=\"n2\" activity=\"plan\" x=\"1\" y=\"1\" team=\"t1\"/>\n"
                             "    <step id=\"n3\" x=\"5\" y=\"5\" team=\"t2\" origin=\"n2\"/>\n" L_FLOW (
                                 "f1", "n2", "n3") "  </stream>\n"
                                                   "  <note id=\"k1\" x=\"109\" y=\"209\">Pasted</note>\n"));
}

static void
test_steps_from (void)
{
  g_auto (Editor) e =
      editor_open (MAP_OF ("<team id=\"t1\" name=\"Ops\"/><stream id=\"s1\" name=\"Mine\">" STEP ("n1") "</stream>"));
  g_autoptr (SwMap) other = other_map ();
  char **copies = NULL;

  g_assert_true (sw_edit_insert_from (e.transaction, other, at (&e, "s1"), 10, 10, &copies, &e.error));
  assert_copies (copies, "n2 n3 k1");
  keep (&e, NULL);
  g_assert_true (at (&e, "n2")->parent == at (&e, "s1"));
  g_assert_cmpint (sw_element_integer (at (&e, "n2"), SW_ATTR_X, 0), ==, 11);
  g_assert_cmpuint (sw_element_count (at (&e, "s1"), SW_KIND_FLOW), ==, 1);
  g_assert_cmpuint (sw_element_count (sw_map_root (e.map), SW_KIND_STREAM), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/copy/steps", test_steps);
  g_test_add_func ("/edit/copy/stream", test_stream);
  g_test_add_func ("/edit/copy/refused", test_refused);
  g_test_add_func ("/edit/copy/streams-from", test_streams_from);
  g_test_add_func ("/edit/copy/steps-from", test_steps_from);
  return g_test_run ();
}

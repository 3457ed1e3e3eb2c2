/* Moving on the canvas, and from stream to stream. */
#include "editor.h"

#include "base/error.h"

#define ids(...)                                                                                                       \
  (const char *[])                                                                                                     \
  {                                                                                                                    \
    __VA_ARGS__, NULL                                                                                                  \
  }

static void
test_move (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\" x=\"0\" y=\"100\">" STEP_AT ("n1", "10", "20") STEP_AT (
      "n2", "30", "40") FLOW ("f1", "n1", "n2") "<note id=\"k1\">N</note></stream>"));

  g_assert_true (sw_edit_move (e.transaction, ids ("n1", "k1", "f1", "n1", "nothing"), 5, -7, &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\" x=\"0\" y=\"100\">\n" L_STEP_AT ("n1", "15", "13") L_STEP_AT ("n2", "30", "40")
                       L_FLOW ("f1", "n1", "n2") "    <note id=\"k1\" x=\"5\" y=\"-7\">N</note>\n"
                                                 "  </stream>\n"));
  /* What stands in a stream that moves goes with it, and is not moved twice. */
  g_assert_true (sw_edit_move (e.transaction, ids ("n1", "s1"), 100, 100, &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\" x=\"100\" y=\"200\">\n" L_STEP_AT ("n1", "15", "13") L_STEP_AT (
                "n2", "30", "40") L_FLOW ("f1", "n1", "n2") "    <note id=\"k1\" x=\"5\" y=\"-7\">N</note>\n"
                                                            "  </stream>\n"));
  g_assert_true (sw_edit_move (e.transaction, ids ("n1"), 0, 0, &e.error));
  assert_unchanged (&e);
  g_assert_false (sw_edit_move (e.transaction, ids ("f1", "nothing"), 5, 5, &e.error));
  assert_refused (&e, SW_ERROR_UNKNOWN, "Only steps, notes and streams can be moved.");
}

#define TWO_STREAMS                                                                                                    \
  MAP_OF ("<stream id=\"s1\" x=\"0\" y=\"0\">" STEP_AT ("n1", "10", "20") STEP_AT ("n2", "300", "20")                  \
              STEP_AT ("n3", "600", "20") FLOW ("f1", "n1", "n2") FLOW (                                               \
                  "f2", "n2", "n3") "<note id=\"k1\" x=\"1\" y=\"2\">N</note><accept rule=\"a\" target=\"n2\"/>"       \
                                    "<accept rule=\"b\" target=\"n1\"/><accept rule=\"c\" target=\"s1\"/></stream>"    \
                                    "<stream id=\"s2\" x=\"50\" y=\"400\"/>")

/* The step stays where it is on the canvas; the line is not bridged, since nothing was deleted. */
static void
test_to_stream (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  g_assert_true (sw_edit_move_to_stream (e.transaction, ids ("n2"), at (&e, "s2"), 0, 0, &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\" x=\"0\" y=\"0\">\n" L_STEP_AT ("n1", "10", "20")
                       L_STEP_AT ("n3", "600", "20") "    <note id=\"k1\" x=\"1\" y=\"2\">N</note>\n"
                                                     "    <accept rule=\"b\" target=\"n1\"/>\n"
                                                     "    <accept rule=\"c\" target=\"s1\"/>\n"
                                                     "  </stream>\n"
                                                     "  <stream id=\"s2\" x=\"50\" y=\"400\">\n" L_STEP_AT (
                                                         "n2", "250", "-380") "    <accept rule=\"a\" target=\"n2\"/>\n"
                                                                              "  </stream>\n"));
}

/* Two steps with the flow between them; what was accepted on the flow goes with it. */
static void
test_with_flow (void)
{
  g_auto (Editor) e =
      editor_open (MAP_OF ("<stream id=\"s1\" x=\"0\" y=\"0\">" STEP_AT ("n1", "10", "20") STEP_AT ("n2", "300", "20")
                               FLOW ("f1", "n1", "n2") "<accept rule=\"a\" target=\"f1\"/></stream>"
                                                       "<stream id=\"s2\" x=\"0\" y=\"400\"/>"));

  g_assert_true (sw_edit_move_to_stream (e.transaction, ids ("n2", "n1"), at (&e, "s2"), 4, 5, &e.error));
  keep (&e, WHOLE ("  <stream id=\"s1\" x=\"0\" y=\"0\"/>\n"
                   "  <stream id=\"s2\" x=\"0\" y=\"400\">\n" L_STEP_AT ("n2", "304", "-375") L_STEP_AT (
                       "n1", "14", "-375") L_FLOW ("f1", "n1", "n2") "    <accept rule=\"a\" target=\"f1\"/>\n"
                                                                     "  </stream>\n"));
}

static void
test_notes (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);
  SwElement *root = sw_map_root (e.map);

  g_assert_true (sw_edit_move_to_stream (e.transaction, ids ("k1"), at (&e, "s2"), 0, 0, &e.error));
  keep (&e, NULL);
  g_assert_true (at (&e, "k1")->parent == at (&e, "s2"));
  g_assert_cmpint (sw_element_integer (at (&e, "k1"), SW_ATTR_X, 0), ==, -49);
  g_assert_cmpint (sw_element_integer (at (&e, "k1"), SW_ATTR_Y, 0), ==, -398);
  g_assert_true (sw_edit_move_to_stream (e.transaction, ids ("k1"), root, 0, 0, &e.error));
  keep (&e, NULL);
  g_assert_true (at (&e, "k1")->parent == root);
  g_assert_cmpint (sw_element_integer (at (&e, "k1"), SW_ATTR_X, 0), ==, 1);
  g_assert_cmpint (sw_element_integer (at (&e, "k1"), SW_ATTR_Y, 0), ==, 2);
}

/* Within its own stream it is a move. */
static void
test_same_stream (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  g_assert_true (sw_edit_move_to_stream (e.transaction, ids ("n2"), at (&e, "s1"), 5, 6, &e.error));
  keep (&e, NULL);
  g_assert_cmpint (sw_element_integer (at (&e, "n2"), SW_ATTR_X, 0), ==, 305);
  g_assert_cmpuint (sw_element_count (at (&e, "s1"), SW_KIND_FLOW), ==, 2);
}

static void
test_refused (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  g_assert_false (sw_edit_move_to_stream (e.transaction, ids ("s2", "f1"), at (&e, "s1"), 0, 0, &e.error));
  assert_refused (&e, SW_ERROR_UNKNOWN, "Only steps and notes can be moved into another stream.");
  g_assert_false (sw_edit_move_to_stream (e.transaction, ids ("n1"), sw_map_root (e.map), 0, 0, &e.error));
  assert_refused (&e, SW_ERROR_UNKNOWN, "Only steps and notes can be moved into another stream.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/move/move", test_move);
  g_test_add_func ("/edit/move/to-stream", test_to_stream);
  g_test_add_func ("/edit/move/with-flow", test_with_flow);
  g_test_add_func ("/edit/move/notes", test_notes);
  g_test_add_func ("/edit/move/same-stream", test_same_stream);
  g_test_add_func ("/edit/move/refused", test_refused);
  return g_test_run ();
}

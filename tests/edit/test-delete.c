/* What goes when something goes, and how the gap is closed. */
#include "editor.h"

#include "base/error.h"

#define LINE_OF_FOUR                                                                                                   \
  "<stream id=\"s1\">" STEP ("n1") STEP ("n2") STEP ("n3")                                                             \
      STEP ("n4") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/>" FLOW ("f2", "n2", "n3")                        \
          FLOW ("f3", "n3", "n4")

#define del(editor, ...) sw_edit_delete ((editor)->transaction, (const char *[]){ __VA_ARGS__, NULL }, &(editor)->error)

static void
test_gap_is_closed (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (LINE_OF_FOUR "</stream>"));

  g_assert_true (del (&e, "n2"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_STEP ("n3")
                       L_STEP ("n4") "    <flow id=\"f1\" from=\"n1\" to=\"n3\" wait=\"1d\"/>\n" L_FLOW (
                           "f3", "n3", "n4") "  </stream>\n"));
}

static void
test_line_is_closed (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (LINE_OF_FOUR "</stream>"));

  g_assert_true (del (&e, "n3", "n2"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1")
                       L_STEP ("n4") "    <flow id=\"f1\" from=\"n1\" to=\"n4\" wait=\"1d\"/>\n  </stream>\n"));
}

static void
test_ends_are_not_closed (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (LINE_OF_FOUR "</stream>"));

  g_assert_true (del (&e, "n1", "n4"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n2") L_STEP ("n3") L_FLOW ("f2", "n2", "n3") "  </stream>\n"));
}

/* What was joined already, or would join a step to itself, or which way was meant, is not guessed. */
static void
test_not_closed (void)
{
  g_auto (Editor) joined = editor_open (MAP_OF (LINE_OF_FOUR FLOW ("f4", "n1", "n3") "</stream>"));
  g_auto (Editor) branch = editor_open (MAP_OF (LINE_OF_FOUR FLOW ("f4", "n2", "n4") "</stream>"));
  g_auto (Editor) circle = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") FLOW ("f1", "n1", "n2")
                                                    FLOW ("f2", "n2", "n1") "</stream>"));
  g_auto (Editor) back = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") STEP ("n2") STEP ("n3")
                                                  FLOW ("f1", "n1", "n2") BACK ("b1", "n2", "n3") "</stream>"));

  g_assert_true (del (&joined, "n2"));
  keep (&joined, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_STEP ("n3") L_STEP ("n4") L_FLOW ("f3", "n3", "n4")
                            L_FLOW ("f4", "n1", "n3") "  </stream>\n"));
  g_assert_true (del (&branch, "n2"));
  keep (&branch, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_STEP ("n3") L_STEP ("n4")
                            L_FLOW ("f3", "n3", "n4") "  </stream>\n"));
  g_assert_true (del (&circle, "n2"));
  keep (&circle, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") "  </stream>\n"));
  g_assert_true (del (&back, "n2"));
  keep (&back, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_STEP ("n3") "  </stream>\n"));
}

/* A connection that is deleted with the step is not what bridges the gap. */
static void
test_step_and_its_flow (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (LINE_OF_FOUR "</stream>"));

  g_assert_true (del (&e, "n2", "f1"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_STEP ("n3") L_STEP ("n4")
                       L_FLOW ("f3", "n3", "n4") "  </stream>\n"));
}

static void
test_connection (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (LINE_OF_FOUR "</stream>"));

  g_assert_true (del (&e, "f2"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") L_STEP ("n2") L_STEP ("n3")
                       L_STEP ("n4") "    <flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/>\n" L_FLOW (
                           "f3", "n3", "n4") "  </stream>\n"));
}

/* Accepts and declarations that speak of it go, references to it are cleared; what speaks of others stays. */
static void
test_dependents (void)
{
  g_auto (Editor) e = editor_open (
      MAP_OF ("<team id=\"t1\" name=\"T\"/><stream id=\"s1\"><step id=\"n1\" team=\"t1\"/><step id=\"n2\"/>"
              "<flow id=\"f1\" from=\"n1\" to=\"n2\"/><accept rule=\"a\" target=\"n1\"/>"
              "<accept rule=\"b\" target=\"f1\"/><accept rule=\"c\" target=\"n2\"/></stream>"
              "<stream id=\"s2\" state=\"future\" origin=\"s1\"><declare activity=\"plan\" as=\"covered\" by=\"s1\" "
              "reason=\"R\"/><declare activity=\"engage\" as=\"light\"/><step id=\"n3\" team=\"t1\" origin=\"n1\"/>"
              "</stream>"));

  g_assert_true (del (&e, "n1"));
  keep (&e, WHOLE ("  <team id=\"t1\" name=\"T\"/>\n"
                   "  <stream id=\"s1\">\n"
                   "    <step id=\"n2\"/>\n"
                   "    <accept rule=\"c\" target=\"n2\"/>\n"
                   "  </stream>\n"
                   "  <stream id=\"s2\" state=\"future\" origin=\"s1\">\n"
                   "    <declare activity=\"plan\" as=\"covered\" by=\"s1\" reason=\"R\"/>\n"
                   "    <declare activity=\"engage\" as=\"light\"/>\n"
                   "    <step id=\"n3\" team=\"t1\"/>\n"
                   "  </stream>\n"));
  g_assert_true (del (&e, "t1"));
  g_assert_true (del (&e, "s1"));
  keep (&e, WHOLE ("  <stream id=\"s2\" state=\"future\">\n"
                   "    <declare activity=\"engage\" as=\"light\"/>\n"
                   "    <step id=\"n3\"/>\n"
                   "  </stream>\n"));
}

/* A stream and things in it, in any order, once and twice. */
static void
test_nested (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (LINE_OF_FOUR "</stream><note id=\"k1\">N</note>"));

  g_assert_true (del (&e, "n2", "s1", "f1", "n2", "s1"));
  keep (&e, WHOLE ("  <note id=\"k1\">N</note>\n"));
  g_assert_true (del (&e, "k1"));
  keep (&e, HEAD "/>\n");
}

static void
test_unknown (void)
{
  g_auto (Editor) e = editor_open (MAP_OF (LINE_OF_FOUR "</stream>"));

  g_assert_true (del (&e, "nothing", "n4"));
  keep (&e, NULL);
  g_assert_false (del (&e, "nothing", "n4"));
  assert_refused (&e, SW_ERROR_UNKNOWN, "There is nothing to delete.");
  g_assert_false (del (&e, "#0"));
  assert_refused (&e, SW_ERROR_UNKNOWN, "There is nothing to delete.");
  g_assert_false (sw_edit_delete (e.transaction, (const char *[]){ NULL }, &e.error));
  assert_refused (&e, SW_ERROR_UNKNOWN, "There is nothing to delete.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/delete/gap-is-closed", test_gap_is_closed);
  g_test_add_func ("/edit/delete/line-is-closed", test_line_is_closed);
  g_test_add_func ("/edit/delete/ends-are-not-closed", test_ends_are_not_closed);
  g_test_add_func ("/edit/delete/not-closed", test_not_closed);
  g_test_add_func ("/edit/delete/step-and-its-flow", test_step_and_its_flow);
  g_test_add_func ("/edit/delete/connection", test_connection);
  g_test_add_func ("/edit/delete/dependents", test_dependents);
  g_test_add_func ("/edit/delete/nested", test_nested);
  g_test_add_func ("/edit/delete/unknown", test_unknown);
  return g_test_run ();
}

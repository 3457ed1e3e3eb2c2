/* Declarations and acceptances as commands. */
#include "editor.h"

#include "base/date.h"
#include "base/error.h"

#define TWO_STREAMS MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream><stream id=\"s2\"/>")
#define L_REST L_STEP ("n1") "  </stream>\n  <stream id=\"s2\"/>\n"

static gboolean
declare (Editor *e, const char *activity, SwDeclared as, const char *by, const char *reason)
{
  return sw_edit_declare (e->transaction, at (e, "s1"), activity, as, by, reason, &e->error);
}

static void
test_declare (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  g_assert_true (declare (&e, "plan", SW_DECLARED_LIGHT, NULL, NULL));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n    <declare activity=\"plan\" as=\"light\"/>\n" L_REST));
  g_assert_true (declare (&e, "plan", SW_DECLARED_LIGHT, NULL, ""));
  assert_unchanged (&e);
  /* The same activity again replaces it, in its place. */
  g_assert_true (declare (&e, "improve", SW_DECLARED_NOT_APPLICABLE, NULL, " Not\there "));
  g_assert_true (declare (&e, "plan", SW_DECLARED_COVERED, "s2", "There"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n"
                   "    <declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"There\"/>\n"
                   "    <declare activity=\"improve\" as=\"not-applicable\" reason=\"Not here\"/>\n" L_REST));
  /* What covers is forgotten where nothing is covered. */
  g_assert_true (declare (&e, "plan", SW_DECLARED_NOT_APPLICABLE, "s2", "Never"));
  g_assert_true (declare (&e, "improve", SW_DECLARED_COVERED, NULL, "Outside"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n"
                   "    <declare activity=\"plan\" as=\"not-applicable\" reason=\"Never\"/>\n"
                   "    <declare activity=\"improve\" as=\"covered\" reason=\"Outside\"/>\n" L_REST));
  g_assert_true (declare (&e, "plan", SW_DECLARED_UNKNOWN, NULL, NULL));
  g_assert_true (declare (&e, "improve", SW_DECLARED_UNKNOWN, NULL, NULL));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_REST));
  g_assert_true (declare (&e, "improve", SW_DECLARED_UNKNOWN, NULL, NULL));
  assert_unchanged (&e);
}

/* A file may declare one activity twice; what a person says then is the only word. */
static void
test_doubled (void)
{
  g_auto (Editor) e = editor_open (
      MAP_OF ("<stream id=\"s1\"><declare activity=\"plan\" as=\"light\"/><declare activity=\"engage\" as=\"light\"/>"
              "<declare activity=\"plan\" as=\"covered\" reason=\"R\"/></stream>"));

  g_assert_true (declare (&e, "plan", SW_DECLARED_NOT_APPLICABLE, NULL, "So"));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n"
                   "    <declare activity=\"plan\" as=\"not-applicable\" reason=\"So\"/>\n"
                   "    <declare activity=\"engage\" as=\"light\"/>\n"
                   "  </stream>\n"));
}

static void
test_declare_refused (void)
{
  static const char why[] = "Say in a few words why, so that others can follow.";
  g_auto (Editor) e = editor_open (TWO_STREAMS);

  g_assert_false (declare (&e, "plan", SW_DECLARED_COVERED, "s2", NULL));
  assert_refused (&e, SW_ERROR_VALUE, why);
  g_assert_false (declare (&e, "plan", SW_DECLARED_NOT_APPLICABLE, NULL, " \t\n"));
  assert_refused (&e, SW_ERROR_VALUE, why);
  g_assert_false (declare (&e, "plan", SW_DECLARED_COVERED, "s9", "R"));
  assert_refused (&e, SW_ERROR_VALUE, "The stream that covers this activity is not in this map.");
  g_assert_false (declare (&e, "plan", SW_DECLARED_COVERED, "n1", "R"));
  assert_refused (&e, SW_ERROR_VALUE, "The stream that covers this activity is not in this map.");
  g_assert_false (declare (&e, "plan", SW_DECLARED_COVERED, "s1", "R"));
  assert_refused (&e, SW_ERROR_VALUE, "A stream cannot cover an activity for itself.");
  g_assert_false (declare (&e, "no activity", SW_DECLARED_LIGHT, NULL, NULL));
  assert_refused (&e, SW_ERROR_VALUE, "There is no such activity.");
}

static gboolean
accept (Editor *e, const char *rule, const char *target, const char *reason, const char *by, guint32 day)
{
  return sw_edit_accept (e->transaction, at (e, "s1"), rule, target, reason, by, day, &e->error);
}

static void
test_accept (void)
{
  g_auto (Editor) e = editor_open (TWO_STREAMS);
  guint32 day;

  g_assert_true (sw_date_parse ("2026-11-01", &day));
  g_assert_true (accept (&e, "flow-cycle", "n1", " A \"good\"\nreason ", "J <j>", day));
  g_assert_true (accept (&e, "skipped-activity", "s1", "Known", NULL, 0));
  keep (&e,
        WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") //
               "    <accept rule=\"flow-cycle\" target=\"n1\" reason=\"A &quot;good&quot; reason\" by=\"J &lt;j&gt;\" "
               "on=\"2026-11-01\"/>\n"
               "    <accept rule=\"skipped-activity\" target=\"s1\" reason=\"Known\"/>\n"
               "  </stream>\n  <stream id=\"s2\"/>\n"));
  /* Again: the same one says something else. */
  g_assert_true (accept (&e, "flow-cycle", "n1", "Other", "", 0));
  keep (&e, WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") //
                   "    <accept rule=\"flow-cycle\" target=\"n1\" reason=\"Other\"/>\n"
                   "    <accept rule=\"skipped-activity\" target=\"s1\" reason=\"Known\"/>\n"
                   "  </stream>\n  <stream id=\"s2\"/>\n"));
  g_assert_false (accept (&e, "flow-cycle", "n1", "", NULL, 0));
  assert_refused (&e, SW_ERROR_VALUE, "Say in a few words why this is accepted, so that others can follow.");
  g_assert_false (accept (&e, "flow-cycle", "n9", "R", NULL, 0));
  assert_refused (&e, SW_ERROR_VALUE, "This finding has no place in the file at which it could be accepted.");
  g_assert_false (accept (&e, "flow-cycle", "#0", "R", NULL, 0));
  assert_refused (&e, SW_ERROR_VALUE, "This finding has no place in the file at which it could be accepted.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/declare/declare", test_declare);
  g_test_add_func ("/edit/declare/doubled", test_doubled);
  g_test_add_func ("/edit/declare/refused", test_declare_refused);
  g_test_add_func ("/edit/declare/accept", test_accept);
  return g_test_run ();
}

/* Recording a measurement as a command. */
#include "editor.h"

#include "base/date.h"
#include "base/error.h"

#include <math.h>

#define L(lines) WHOLE ("  <stream id=\"s1\">\n" L_STEP ("n1") lines "  </stream>\n")
#define ON_THE_FIRST "    <measurement on=\"2025-03-01\" lead=\"5d\" process=\"45min\" accuracy=\"46.2%\"/>\n"

static SwElement *
record (Editor *e, const char *on, double lead, double process, double accuracy)
{
  guint32 day;

  g_assert_true (sw_date_parse (on, &day));
  return sw_edit_record_measurement (e->transaction, at (e, "s1"), day, lead, process, accuracy, &e->error);
}

/* Days of 8 h: 144000 s are 5 d, 2700 s are 45 min; 13.75 h are 1.71875 d. */
static void
test_record (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream>"));

  g_assert_nonnull (record (&e, "2025-03-01", 144000, 2700, 0.46213));
  keep (&e, L (ON_THE_FIRST));
  g_assert_nonnull (record (&e, "2025-03-02", 49500, NAN, NAN));
  keep (&e, L (ON_THE_FIRST "    <measurement on=\"2025-03-02\" lead=\"13.75h\"/>\n"));
  /* 1000 s / 3 is no round number of anything. */
  g_assert_nonnull (record (&e, "2025-03-02", NAN, 1000.0 / 3, 1));
  keep (&e, L (ON_THE_FIRST "    <measurement on=\"2025-03-02\" process=\"5.56min\" accuracy=\"100%\"/>\n"));
  g_assert_nonnull (record (&e, "2025-03-02", NAN, 1000.0 / 3, 1));
  assert_unchanged (&e);
}

/* What a person wrote twice for one day stays, but for the first. */
static void
test_replaced (void)
{
  g_auto (Editor) e =
      editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "<measurement on=\"2025-03-01\" lead=\"9d\"/>"
                                                            "<measurement on=\"2025-03-01\" lead=\"8d\"/></stream>"));

  g_assert_nonnull (record (&e, "2025-03-01", 144000, 2700, 0.46213));
  keep (&e, L (ON_THE_FIRST "    <measurement on=\"2025-03-01\" lead=\"8d\"/>\n"));
}

static void
test_too_long (void)
{
  g_auto (Editor) e = editor_open (MAP_OF ("<stream id=\"s1\">" STEP ("n1") "</stream>"));

  g_assert_null (record (&e, "2025-03-01", 1e18, 1, NAN));
  assert_refused (&e, SW_ERROR_VALUE, "This time is longer than a map can hold.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/measure/record", test_record);
  g_test_add_func ("/edit/measure/replaced", test_replaced);
  g_test_add_func ("/edit/measure/too-long", test_too_long);
  return g_test_run ();
}

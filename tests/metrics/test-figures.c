/* The figures of a stream, worked out by hand from METRICS. */
#include "streams.h"

#include <math.h>

static void
test_step (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", STEP ("n1", "process=\"1h..2h..6h\" wait=\"1d..3d\"") STEP ("n2", "process=\"15min\"")
                                     STEP ("n3", "wait=\"1w\"") STEP ("n4", "")));

  /* The likely value of a two-point range is its middle. */
  assert_span (m.figures->steps[0].process, HOUR, 2 * HOUR, 6 * HOUR);
  assert_span (m.figures->steps[0].wait, DAY, 2 * DAY, 3 * DAY);
  assert_span (m.figures->steps[0].lead, DAY + HOUR, 2 * DAY + 2 * HOUR, 3 * DAY + 6 * HOUR);
  assert_span (m.figures->steps[1].lead, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE);
  assert_span (m.figures->steps[1].wait, NAN, NAN, NAN);
  assert_span (m.figures->steps[2].lead, WEEK, WEEK, WEEK);
  assert_span (m.figures->steps[3].lead, NAN, NAN, NAN);
}

static void
test_totals (void)
{
  g_auto (Measured) m = measured_open (STREAM (
      "", STEP ("n1", "process=\"1h\" wait=\"3h\" people=\"2\" accuracy=\"80%\"")
              STEP ("n2", "process=\"30min\" wait=\"30min\" people=\"3\" accuracy=\"90%\"")
                  STEP ("n3", "process=\"2h\" wait=\"0s\" accuracy=\"50%\"") FLOW ("f1", "n1", "n2", "wait=\"1h\"")));

  /* Path n1 f1 n2: 1 h + 3 h + 1 h + 30 min + 30 min = 6 h; process 1 h 30 min of it; n3 stands beside it. */
  assert_path (&m, "n1 f1 n2");
  assert_near (m.figures->lead.likely, 6 * HOUR);
  assert_near (m.figures->process.likely, 1.5 * HOUR);
  assert_near (m.figures->work, 3.5 * HOUR);
  /* 1 h × 2 + 30 min × 3 + 2 h × 1. */
  assert_near (m.figures->effort, 5.5 * HOUR);
  assert_near (m.figures->efficiency, 0.25);
  assert_near (m.figures->accuracy, 0.72);
  g_assert_true (m.figures->complete);
  g_assert_cmpuint (m.figures->unmeasured->len, ==, 0);
}

/* What is unknown is never 0 in words: the total is "at least", and the steps are named. */
static void
test_unmeasured (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", STEP ("n1", "process=\"1h\" wait=\"1h\"") STEP ("n2", "process=\"1h\"") STEP ("n3", "wait=\"1h\"")
                      STEP ("n4", "") STEP ("n5", "light=\"yes\"") FLOW ("f1", "n1", "n2", "")
                          FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n3", "n4", "") FLOW ("f4", "n4", "n5", "")));
  g_autofree char *unmeasured = ids_of (m.figures->unmeasured);

  g_assert_cmpstr (unmeasured, ==, "n2 n3 n4");
  g_assert_false (m.figures->complete);
  g_assert_true (m.figures->any_time);
  assert_near (m.figures->lead.likely, 4 * HOUR);
  assert_near (m.figures->process.likely, 2 * HOUR);
  assert_near (m.figures->accuracy, NAN);
}

/* A light step needs no times to be complete, and an unmeasured one beside the path does not matter. */
static void
test_complete (void)
{
  g_auto (Measured) light =
      measured_open (STREAM ("", TIMED ("n1", "1h", "1h") STEP ("n2", "light=\"yes\"") FLOW ("f1", "n1", "n2", "")));
  g_auto (Measured) beside = measured_open (
      STREAM ("", TIMED ("n1", "1h", "1h") STEP ("n2", "") TIMED ("n3", "1h", "1h") FLOW ("f1", "n1", "n3", "")));

  g_auto (Measured) wait = measured_open (STREAM ("", STEP ("n1", "process=\"1h\"") STEP ("n2", "wait=\"1h\"")));

  g_assert_true (light.figures->complete && light.figures->process_complete && light.figures->work_complete);
  g_assert_false (beside.figures->work_complete);
  g_assert_true (beside.figures->process_complete);
  /* The path is n1 alone; n2 may hold more work. */
  g_assert_true (!wait.figures->complete && wait.figures->process_complete && !wait.figures->work_complete);
  g_assert_true (beside.figures->complete);
  g_assert_cmpuint (beside.figures->unmeasured->len, ==, 1);
}

static void
test_accuracy (void)
{
  g_auto (Measured) some = measured_open (STREAM (
      "", STEP ("n1", "accuracy=\"80%\" process=\"1h\"") STEP ("n2", "process=\"1h\"")
              STEP ("n3", "accuracy=\"50%\" process=\"1h\"") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "")));
  g_auto (Measured) nil = measured_open (STREAM ("", STEP ("n1", "accuracy=\"0%\" process=\"1h\"")));

  /* Known ones alone, and 0 is known. */
  assert_near (some.figures->accuracy, 0.4);
  assert_near (nil.figures->accuracy, 0);
}

static void
test_takt_and_wip (void)
{
  g_auto (Measured) day = measured_open (STREAM ("demand=\"4/d\"", TIMED ("n1", "1h", "15h")));
  g_auto (Measured) month = measured_open (STREAM ("demand=\"40/month\"", TIMED ("n1", "1h", "15h")));
  g_auto (Measured) none = measured_open (STREAM ("", TIMED ("n1", "1h", "15h")));
  g_auto (Measured) untimed = measured_open (STREAM ("demand=\"4/d\"", STEP ("n1", "")));

  /* A day of 8 h and 4 items: one every 2 h. Little: 16 h at one item every 2 h. */
  assert_near (day.figures->takt, 2 * HOUR);
  assert_near (day.figures->demand, 1 / (2 * HOUR));
  assert_near (day.figures->wip, 8);
  /* 40 in 20 days: two a day. */
  assert_near (month.figures->takt, 4 * HOUR);
  assert_near (month.figures->wip, 4);
  assert_near (none.figures->takt, NAN);
  assert_near (none.figures->wip, NAN);
  assert_near (untimed.figures->takt, 2 * HOUR);
  assert_near (untimed.figures->wip, NAN);
}

static void
test_calendar (void)
{
  g_auto (Measured) m = measured_open (MAP ("day=\"24h\" week=\"7d\" month=\"30d\"",
                                            "<stream id=\"s1\" demand=\"30/month\">" TIMED ("n1", "1d", "1w")
                                                TIMED ("n2", "0s", "1month") FLOW ("f1", "n1", "n2", "") "</stream>"));

  assert_near (m.figures->steps[0].lead.likely, 8 * 24 * HOUR);
  assert_near (m.figures->lead.likely, 38 * 24 * HOUR);
  assert_near (m.figures->takt, 24 * HOUR);
  assert_near (m.figures->wip, 38);
}

/* Inventory time: items in front of a step ÷ demand; a wait that is written goes before it. */
static void
test_inventory (void)
{
  g_auto (Measured) m = measured_open (STREAM (
      "demand=\"4/d\"", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") TIMED ("n3", "1h", "0s")
                            FLOW ("f1", "n1", "n2", "items=\"8\"") FLOW ("f2", "n2", "n3", "items=\"8\" wait=\"1h\"")));
  g_auto (Measured) nobody = measured_open (
      STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") FLOW ("f1", "n1", "n2", "items=\"8\"")));

  assert_span (m.figures->edges[0].wait, 2 * DAY, 2 * DAY, 2 * DAY);
  assert_span (m.figures->edges[1].wait, HOUR, HOUR, HOUR);
  assert_near (m.figures->lead.likely, 2 * DAY + 4 * HOUR);
  g_assert_true (m.figures->edges[0].known);
  g_assert_false (nobody.figures->edges[0].known);
  assert_near (nobody.figures->lead.likely, 2 * HOUR);
}

/* Nothing divides by nothing. */
static void
test_zero (void)
{
  g_auto (Measured) m = measured_open (STREAM ("demand=\"4/d\"", TIMED ("n1", "0s", "0s")));

  assert_span (m.figures->lead, 0, 0, 0);
  assert_near (m.figures->efficiency, NAN);
  assert_near (m.figures->wip, 0);
  assert_near (m.figures->work, 0);
  g_assert_true (m.figures->complete);
}

/*
 * Rother and Shook, Learning to See (1998), Acme Stamping, current state: 18,400 brackets in a month of 20 days, two
 * shifts of 460 minutes. In print: takt 60 s, inventories of 5, 7.6, 1.8, 2.7, 2 and 4.5 days, production lead time
 * 23.6 days, processing time 188 s. The print adds up rounded days; unrounded they are 23.62.
 */
static void
test_acme_stamping (void)
{
  g_auto (Measured) m = measured_open (MAP (
      "day=\"920min\"",
      "<stream id=\"s1\" name=\"Acme Stamping\" demand=\"18400/month\">" TIMED ("stamping", "1s", "5d")
          TIMED ("weld1", "39s", "0s") TIMED ("weld2", "46s", "0s") TIMED ("assembly1", "62s", "0s")
              TIMED ("assembly2", "40s", "0s") TIMED ("shipping", "0s", "0s")
                  FLOW ("i1", "stamping", "weld1", "items=\"7000\"") FLOW ("i2", "weld1", "weld2", "items=\"1700\"")
                      FLOW ("i3", "weld2", "assembly1", "items=\"2450\"")
                          FLOW ("i4", "assembly1", "assembly2", "items=\"1840\"")
                              FLOW ("i5", "assembly2", "shipping", "items=\"4140\"") "</stream>"));
  const double day = 920 * MINUTE;
  static const double days[] = { 7.6, 1.8, 2.7, 2.0, 4.5 };

  assert_near (m.figures->takt, 60);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpfloat_with_epsilon (m.figures->edges[i].wait.likely / day, days[i], 0.05);
  assert_near (m.figures->process.likely, 188);
  g_assert_cmpfloat_with_epsilon ((m.figures->lead.likely - 188) / day, 23.6, 0.05);
  g_assert_true (m.figures->complete);
  /* The finding of the book: assembly 1, at 62 s, cannot keep up with the customer's 60 s. */
  g_assert_cmpint (m.figures->bottleneck, ==, 3);
  assert_near (m.figures->steps[3].utilisation, 62.0 / 60);
  /* Little's law gives back what lies there: 17,130 pieces and the coils, and what is worked on. */
  g_assert_cmpfloat_with_epsilon (m.figures->wip, 17130 + 5 * 920 + 188.0 / 60, 0.01);
}

/*
 * The future state of the same map, in print: coils of 1.5 days, stampings of 1.5 days, finished brackets of 2 days;
 * one cell of three people welds and assembles in 165 s. Production lead time 5 days, processing time 166 s.
 */
static void
test_acme_future (void)
{
  g_auto (Measured) m = measured_open (
      MAP ("day=\"920min\"", "<stream id=\"s1\" name=\"Acme Stamping\" demand=\"18400/month\">" TIMED (
                                 "stamping", "1s", "1.5d") STEP ("cell", "process=\"165s\" wait=\"0s\" people=\"3\"")
                                 TIMED ("shipping", "0s", "0s") FLOW ("i1", "stamping", "cell", "wait=\"1.5d\"")
                                     FLOW ("i2", "cell", "shipping", "items=\"1840\"") "</stream>"));
  const double day = 920 * MINUTE;

  assert_near (m.figures->process.likely, 166);
  assert_near (m.figures->lead.likely, 5 * day + 166);
  assert_near (m.figures->expected, m.figures->lead.likely);
  /* 55 s for each of three people: takt is kept. */
  g_assert_cmpint (m.figures->bottleneck, ==, 1);
  assert_near (m.figures->steps[1].utilisation, 55.0 / 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/figures/step", test_step);
  g_test_add_func ("/metrics/figures/totals", test_totals);
  g_test_add_func ("/metrics/figures/unmeasured", test_unmeasured);
  g_test_add_func ("/metrics/figures/complete", test_complete);
  g_test_add_func ("/metrics/figures/accuracy", test_accuracy);
  g_test_add_func ("/metrics/figures/takt-and-wip", test_takt_and_wip);
  g_test_add_func ("/metrics/figures/calendar", test_calendar);
  g_test_add_func ("/metrics/figures/inventory", test_inventory);
  g_test_add_func ("/metrics/figures/zero", test_zero);
  g_test_add_func ("/metrics/figures/acme-stamping", test_acme_stamping);
  g_test_add_func ("/metrics/figures/acme-future", test_acme_future);
  return g_test_run ();
}

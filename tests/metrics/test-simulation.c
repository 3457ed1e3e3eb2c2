/*
 * The simulation against queueing theory (Kleinrock, Queueing Systems I, chapters 3 and 5), and against streams worked
 * out by hand. Seeds are fixed, so each result is the same every time; the tolerances are some three times what chance
 * would make of it.
 */
#include "simulated.h"

#include "base/error.h"
#include "metrics/tally.h"

#include <math.h>

/* --- queues ------------------------------------------------------------------------------------------------ */

#define SERVER(demand, process, more)                                                                                  \
  STREAM ("demand=\"" demand "\"", STEP ("n1", "process=\"" process "\" wait=\"0s\" " more))

/* λ = 4/h, μ = 5/h: ρ = 0.8, Wq = ρ ÷ (μ − λ) = 0.8 h, W = 1 h, Lq = 3.2, L = 4. The time in the system is exponential
 * with 1/h; P(Wq > t) = ρ e^−t, so its 95th percentile is ln 16. */
static void
test_mm1 (void)
{
  SwSimulationOptions options = options_of (2000000);
  g_autoptr (SwSimulation) s = NULL;

  options.times = SW_TIMES_EXPONENTIAL;
  s = simulate (SERVER ("4/h", "12min", ""), &options);
  g_assert_true (s->queues);
  g_assert_false (s->overloaded);
  assert_about (s->mean, HOUR, 0.03);
  assert_about (s->p50, log (2) * HOUR, 0.03);
  assert_about (s->p95, log (20) * HOUR, 0.03);
  assert_about (s->steps[0].utilisation, 0.8, 0.01);
  assert_about (s->steps[0].queued, 0.8 * HOUR, 0.04);
  assert_about (s->steps[0].queued_p95, log (16) * HOUR, 0.05);
  assert_about (s->steps[0].queue, 3.2, 0.04);
  assert_about (s->steps[0].wip, 4, 0.04);
  assert_about (s->wip, 4, 0.04);
  assert_about (s->throughput, 4 / HOUR, 0.01);
  g_assert_cmpuint (s->batches, ==, 20);
  g_assert_cmpfloat (fabs (s->mean - HOUR), <, 2 * s->half_width);
}

/* λ = 6/h, two servers of μ = 4/h: a = 1.5, ρ = 0.75. Erlang C = 4.5 ÷ (1 + 1.5 + 4.5) = 9/14; Wq = C ÷ (2μ − λ) =
 * 9/28 h, Lq = 27/14, L = 27/14 + 1.5. */
static void
test_mmc (void)
{
  SwSimulationOptions options = options_of (1000000);
  g_autoptr (SwSimulation) s = NULL;

  options.times = SW_TIMES_EXPONENTIAL;
  s = simulate (SERVER ("6/h", "15min", "people=\"2\""), &options);
  assert_about (s->steps[0].utilisation, 0.75, 0.01);
  assert_about (s->steps[0].queued, 9.0 / 28 * HOUR, 0.04);
  assert_about (s->steps[0].queue, 27.0 / 14, 0.04);
  assert_about (s->steps[0].wip, 27.0 / 14 + 1.5, 0.03);
}

/* Pollaczek and Khinchine, constant work: Wq = ρ ÷ (2 μ (1 − ρ)) = 0.8 ÷ (2 × 5 × 0.2) = 0.4 h. An uptime of 50 %
 * makes 6 min of work last 12. */
static void
test_md1 (void)
{
  SwSimulationOptions options = options_of (1000000);
  g_autoptr (SwSimulation) s = simulate (SERVER ("4/h", "6min", "uptime=\"50%\""), &options);

  assert_about (s->steps[0].utilisation, 0.8, 0.01);
  assert_about (s->steps[0].queued, 0.4 * HOUR, 0.03);
  assert_about (s->mean, 0.6 * HOUR, 0.03);
}

/* Pollaczek and Khinchine for a triangle over 0, 0 and 36 min: mean 12 min, variance 36² ÷ 18 = 72 min², so the square
 * of the coefficient of variation is 1/2: Wq = (1 + 1/2) ÷ 2 × ρ ÷ (μ (1 − ρ)) = 0.75 × 0.8 h. */
static void
test_mg1 (void)
{
  SwSimulationOptions options = options_of (1000000);
  g_autoptr (SwSimulation) s = NULL;

  options.times = SW_TIMES_TRIANGULAR;
  s = simulate (SERVER ("4/h", "0s..0s..36min", ""), &options);
  assert_about (s->steps[0].utilisation, 0.8, 0.01);
  assert_about (s->steps[0].queued, 0.6 * HOUR, 0.04);
}

/* What comes as regularly as it goes never queues. */
static void
test_dd1 (void)
{
  SwSimulationOptions options = options_of (1001);
  g_autoptr (SwSimulation) s = NULL;

  options.gaps = SW_GAPS_FIXED;
  options.warm_up = 0;
  s = simulate (SERVER ("4/h", "12min", ""), &options);
  assert_near (s->mean, 12 * MINUTE);
  assert_near (s->most, 12 * MINUTE);
  assert_near (s->half_width, 0);
  assert_near (s->steps[0].utilisation, 0.8);
  assert_near (s->steps[0].queued, 0);
  assert_near (s->steps[0].queued_p95, 0);
  assert_near (s->steps[0].wip, 0.8);
  /* 1,001 come within 1,000 gaps; the last has not left when the window closes. */
  assert_near (s->throughput, 4 / HOUR);
}

/* Work that is sent back queues again: what of n1 is in use is process × visits × demand, 1 h × 1.25 × 0.4/h. */
static void
test_rework_load (void)
{
  SwSimulationOptions options = options_of (400000);
  const char *xml = STREAM (
      "demand=\"4/d\"",
      "<step id=\"n1\" activity=\"engage\" process=\"1h\" wait=\"2h\"/>"
      "<step id=\"n2\" activity=\"engage\" process=\"30min\" wait=\"0s\"/>" FLOW ("f1", "n1", "n2", "wait=\"1h\"")
          BACK ("b1", "n2", "n1", "share=\"20%\" wait=\"30min\""));
  g_auto (Measured) m = measured_open (xml);
  g_autoptr (SwSimulation) s = simulate (xml, &options);

  assert_near (m.figures->steps[0].utilisation, 0.625);
  for (guint i = 0; i < 2; i++)
    {
      assert_about (s->steps[i].utilisation, m.figures->steps[i].utilisation, 0.01);
      assert_about (s->steps[i].visits, 1.25, 0.01);
    }
  /* Little's law holds for what is there: work in progress is the rate of visits times how long they last. */
  assert_about (s->steps[0].wip, 4 / DAY * 1.25 * (3 * HOUR + s->steps[0].queued), 0.02);
}

/* An item each 15 min, and 20 min of work each: the queue grows by 5 min an item, so the last of 1,000 waits 83 h. */
static void
test_overload (void)
{
  SwSimulationOptions options = options_of (1000);
  g_autoptr (SwSimulation) s = NULL;

  options.gaps = SW_GAPS_FIXED;
  options.warm_up = 0;
  s = simulate (SERVER ("4/h", "20min", ""), &options);
  g_assert_true (s->overloaded);
  g_assert_true (s->steps[0].overloaded);
  assert_near (s->most, 20 * MINUTE + 999 * 5 * MINUTE);
  assert_near (s->steps[0].utilisation, 1);
}

/* --- single items ------------------------------------------------------------------------------------------ */

/* The example of METRICS: 30 h and one more round in five each time: 37.5 h; a round has the variance of a geometric
 * distribution, 0.2 ÷ 0.8², so one item deviates by 30 h × √0.3125. */
static void
test_rework (void)
{
  SwSimulationOptions options = options_of (400000);
  const char *xml = STREAM ("", TIMED ("n1", "10h", "0s") TIMED ("n2", "20h", "0s") FLOW ("f1", "n1", "n2", "")
                                    BACK ("b1", "n2", "n1", "share=\"20%\""));
  g_auto (Measured) m = measured_open (xml);
  g_autoptr (SwSimulation) s = simulate (xml, &options);

  assert_near (m.figures->expected, 37.5 * HOUR);
  g_assert_false (s->queues);
  g_assert_cmpfloat (fabs (s->mean - 37.5 * HOUR), <, s->half_width);
  assert_about (s->deviation, 30 * HOUR * sqrt (0.3125), 0.01);
  assert_about (s->half_width, 1.96 * 30 * HOUR * sqrt (0.3125 / 400000), 0.01);
  assert_near (s->p50, 30 * HOUR);
  assert_near (s->p85, 60 * HOUR);
  assert_near (s->p95, 60 * HOUR);
  assert_about (s->steps[1].visits, 1.25, 0.01);
  g_assert_cmpuint (s->items, ==, 400000);
  g_assert_cmpuint (s->warm_up, ==, 0);
  assert_near (s->throughput, NAN);
  assert_near (s->wip, NAN);
  assert_near (s->steps[0].utilisation, NAN);
  assert_near (s->steps[0].queued, NAN);
}

/* Uptime, people and the queue are for items that meet. */
static void
test_alone (void)
{
  SwSimulationOptions options = options_of (10);
  g_autoptr (SwSimulation) s = simulate (STREAM ("", STEP ("n1", "process=\"1h\" wait=\"2h\" uptime=\"10%\"") TIMED (
                                                         "n2", "1h", "1h") FLOW ("f1", "n1", "n2", "wait=\"1d\"")),
                                         &options);

  assert_near (s->mean, 5 * HOUR + DAY);
  assert_near (s->half_width, 0);
  g_assert_cmpuint (s->n_bins, ==, 1);
  g_assert_cmpuint (s->bins[0], ==, 10);
  assert_near (s->bin_start, 13 * HOUR);
}

/* A triangle over 1 h, 2 h, 6 h: mean 3 h, variance (1 + 4 + 36 − 2 − 6 − 12) ÷ 18 = 21/18. */
static void
test_triangle (void)
{
  SwSimulationOptions options = options_of (400000);
  g_autoptr (SwSimulation) s = NULL;
  guint seen = 0;

  options.times = SW_TIMES_TRIANGULAR;
  s = simulate (STREAM ("", TIMED ("n1", "1h..2h..6h", "0s")), &options);
  assert_about (s->mean, 3 * HOUR, 0.005);
  assert_about (s->deviation, HOUR * sqrt (21.0 / 18), 0.01);
  g_assert_cmpfloat (s->least, >=, HOUR);
  g_assert_cmpfloat (s->most, <=, 6 * HOUR);
  /* Behind 2 h, (6 − t)² ÷ 20 lies above t: half of it above 6 − √10, 5 % above 5. */
  assert_about (s->p50, (6 - sqrt (10)) * HOUR, 0.01);
  assert_about (s->p95, 5 * HOUR, 0.01);
  for (guint i = 0; i < s->n_bins; i++)
    seen += s->bins[i];
  g_assert_cmpuint (seen + s->above, ==, 400000);
  /* 1 % lies above 6 − √0.2 = 5.55 h; bins are quarters of an hour, from 1 h to 5.75 h. */
  assert_near (s->bin_width, HOUR / 4);
  assert_near (s->bin_start, HOUR);
  g_assert_cmpuint (s->n_bins, ==, 19);
}

/* --- what can't be ----------------------------------------------------------------------------------------- */

static void
assert_no_model (const char *xml, const char *message)
{
  g_auto (Measured) m = measured_open (xml);
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_simulation_model_new (m.graph, m.figures, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  assert_no_model (STREAM ("", ""), "The stream has no steps");
  assert_no_model (STREAM ("", STEP ("n1", "")), "No time of the stream is known");
  assert_no_model (
      STREAM ("", STEP ("n1", "name=\"Weigh\" process=\"1h\"") STEP ("n2", "") STEP ("n3", "")
                      FLOW ("f1", "n1", "n2", "share=\"30%\"") FLOW ("f2", "n1", "n3", "share=\"60%\"")),
      "The shares at Weigh contradict each other: those of the flows must add up to 100 %, and not all work "
      "may be sent back");
  assert_no_model (STREAM ("", STEP ("n1", "process=\"1h\"") STEP ("n2", "") FLOW ("f1", "n1", "n2", "")
                                   BACK ("b1", "n2", "n1", "share=\"100%\"")),
                   "The shares at step n2 contradict each other: those of the flows must add up to 100 %, and not all "
                   "work may be sent back");
  assert_no_model (STREAM ("", STEP ("n1", "process=\"1h\"") STEP ("n2", "") STEP ("n3", "") FLOW ("f1", "n1", "n2", "")
                                   FLOW ("f2", "n1", "n3", "") BACK ("b1", "n2", "n1", "share=\"50%\"")
                                       BACK ("b2", "n3", "n1", "share=\"50%\"")),
                   "Rework and parallel branches make ever more work; no end can be seen");
  assert_no_model (STREAM ("demand=\"1/d\"", STEP ("n1", "name=\"Press\" process=\"1h\" uptime=\"0%\"")),
                   "Nothing gets through Press, as its uptime is 0 %");
  assert_no_model (
      STREAM ("", STEP ("n1", "process=\"1h\"") STEP ("n2", "end=\"yes\"") BACK ("b1", "n1", "n2", "share=\"50%\"")),
      "No item reaches a step that is an end");
}

/* What is unknown takes no time, and is named; light steps may lack their times, and what no item visits does not
 * matter. */
static void
test_unknown (void)
{
  SwSimulationOptions options = options_of (10);
  g_autoptr (SwSimulation) s = simulate (
      STREAM ("demand=\"1/d\"",
              STEP ("n1", "process=\"1h\" name=\"Ask\"") STEP ("n2", "light=\"yes\"") STEP ("n3", "name=\"Never\"")
                  STEP ("n4", "name=\"Wait\" wait=\"1h\"") FLOW ("f1", "n1", "n2", "share=\"100%\"")
                      FLOW ("f2", "n1", "n3", "share=\"0%\"") FLOW ("f3", "n2", "n4", "")),
      &options);

  g_assert_true (s->unmeasured);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (s->steps[i].unmeasured, ==, i == 0 || i == 3);
  g_assert_cmpfloat (s->least, >=, 2 * HOUR - 1e-6);
}

typedef struct
{
  GCancellable *cancellable;
  guint calls;
  double last;
} Watch;

static void
on_progress (double done, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (done, >=, watch->last);
  g_assert_cmpfloat (done, <=, 1);
  watch->last = done;
  if (++watch->calls == 20)
    g_cancellable_cancel (watch->cancellable);
}

/* Rework that hardly ends is a long way, but it can be left; for so many items it is not even begun. */
static void
test_cancel (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") FLOW ("f1", "n1", "n2", "")
                                     BACK ("b1", "n2", "n1", "share=\"99.99%\"")));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwSimulationModel) model = sw_simulation_model_new (m.graph, m.figures, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable };
  SwSimulationOptions options = options_of (50000);

  g_assert_no_error (error);
  options.progress = on_progress;
  options.data = &watch;
  g_assert_null (sw_simulate (model, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.calls, ==, 20);
  g_clear_error (&error);
  options.items = SW_SIMULATION_MOST_ITEMS;
  g_assert_null (sw_simulate (model, &options, NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_REFUSED);
}

/* --- the same again ---------------------------------------------------------------------------------------- */

static gpointer
run_in_thread (gpointer model)
{
  SwSimulationOptions options = SW_SIMULATION_OPTIONS;
  g_autoptr (SwSimulation) s = sw_simulate (model, &options, NULL, NULL);

  return simulated_text (s);
}

static void
test_seed (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("demand=\"3/d\"", TIMED ("n1", "1h..2h..4h", "1h") TIMED ("n2", "1h..2h", "0s") TIMED ("n3", "1h", "0s")
                                    FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "wait=\"1h..4h\"")
                                        BACK ("b1", "n2", "n1", "share=\"10%\"")));
  g_autoptr (SwSimulationModel) model = sw_simulation_model_new (m.graph, m.figures, NULL);
  SwSimulationOptions options = SW_SIMULATION_OPTIONS;
  g_autoptr (SwSimulation) once = sw_simulate (model, &options, NULL, NULL);
  g_autofree char *first = simulated_text (once);
  g_autofree char *again = g_thread_join (g_thread_new ("simulate", run_in_thread, model));
  g_autofree char *other = NULL;
  g_autoptr (SwSimulation) differently = NULL;

  g_assert_cmpstr (first, ==, again);
  options.seed = 2;
  differently = sw_simulate (model, &options, NULL, NULL);
  other = simulated_text (differently);
  g_assert_cmpstr (first, !=, other);
}

typedef struct
{
  guint visits;
  double in_use;
  double last;
} Log;

static void
on_visit (guint item, guint step, double queued, double start, double end, gpointer data)
{
  Log *log = data;

  g_assert_cmpuint (step, ==, 0);
  g_assert_cmpuint (item, ==, log->visits);
  g_assert_cmpfloat (queued, <=, start);
  g_assert_cmpfloat_with_epsilon (end - start, 12 * MINUTE, 1e-6);
  g_assert_cmpfloat (start, >=, log->last);
  log->last = end;
  log->visits++;
}

/* One server: each begins when the one before has ended. */
static void
test_visits (void)
{
  SwSimulationOptions options = options_of (1000);
  g_autoptr (SwSimulation) s = NULL;
  Log log = { 0 };

  options.visit = on_visit;
  options.data = &log;
  s = simulate (SERVER ("4/h", "12min", ""), &options);
  g_assert_cmpuint (log.visits, ==, 1000);
}

/* --- expected lead time ------------------------------------------------------------------------------------ */

static void
test_expected (void)
{
  g_auto (Measured) certain = measured_open (
      STREAM ("demand=\"1/d\"", TIMED ("n1", "1h..2h..9h", "0s") TIMED ("n2", "2h", "0s") TIMED ("n3", "4h", "1h")
                                    FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")));
  /* n2 takes 2 h each time, 4 times on the mean; n3 4 h, once: how long the longer takes is 4 h, or 2 h a round from
   * the third on: 4 + 2 × (0.75² ÷ 0.25) = 8.5 h. */
  g_auto (Measured) chance = measured_open (STREAM (
      "", TIMED ("n1", "0s", "0s") TIMED ("n2", "2h", "0s") TIMED ("n3", "4h", "0s") FLOW ("f1", "n1", "n2", "")
              FLOW ("f2", "n1", "n3", "") BACK ("b1", "n2", "n2b", "share=\"1%\"")
                  BACK ("b2", "n4", "n2", "share=\"75%\"") TIMED ("n4", "0s", "0s") FLOW ("f3", "n2", "n4", "")));
  g_auto (Measured) exact = measured_open (STREAM ("", TIMED ("n1", "1h", "0s")));
  SwFigures *figures = certain.analysis->figures[0];

  assert_near (figures->expected, NAN);
  g_assert_true (figures->expected_parallel);
  sw_figures_simulate_expected (figures, certain.graph);
  /* The likely times, and no queue: 2 + max (2, 5). */
  assert_near (figures->expected, 7 * HOUR);
  assert_near (figures->expected_error, 0);
  g_assert_cmpint (figures->expected_by, ==, SW_EXPECTED_SIMULATION);
  g_assert_true (figures->expected_complete);

  figures = chance.analysis->figures[0];
  sw_figures_simulate_expected (figures, chance.graph);
  g_assert_cmpfloat (figures->expected_error, >, 0);
  g_assert_cmpfloat (figures->expected_error, <=, 0.005 * figures->expected);
  g_assert_cmpfloat (fabs (figures->expected - 8.5 * HOUR), <, 2 * figures->expected_error);

  sw_figures_simulate_expected (exact.analysis->figures[0], exact.graph);
  g_assert_cmpint (exact.figures->expected_by, ==, SW_EXPECTED_MARKOV);
  g_assert_false (exact.figures->expected_parallel);
}

static void
test_tally (void)
{
  SwTally tally = { 0 };

  assert_near (sw_tally_quantile (&tally, 0.5), NAN);
  for (guint i = 0; i < 90; i++)
    sw_tally_add (&tally, 0);
  for (guint i = 1; i <= 10; i++)
    sw_tally_add (&tally, i * HOUR);
  assert_near (sw_tally_quantile (&tally, 0.9), 0);
  assert_about (sw_tally_quantile (&tally, 0.91), HOUR, 0.02);
  assert_about (sw_tally_quantile (&tally, 0.95), 5 * HOUR, 0.02);
  assert_about (sw_tally_quantile (&tally, 1), 10 * HOUR, 0.02);
  sw_tally_add (&tally, 1e300);
  sw_tally_add (&tally, 0.0005);
  sw_tally_clear (&tally);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/simulation/queue/m-m-1", test_mm1);
  g_test_add_func ("/metrics/simulation/queue/m-m-c", test_mmc);
  g_test_add_func ("/metrics/simulation/queue/m-d-1", test_md1);
  g_test_add_func ("/metrics/simulation/queue/m-g-1", test_mg1);
  g_test_add_func ("/metrics/simulation/queue/d-d-1", test_dd1);
  g_test_add_func ("/metrics/simulation/queue/rework", test_rework_load);
  g_test_add_func ("/metrics/simulation/queue/overload", test_overload);
  g_test_add_func ("/metrics/simulation/single/rework", test_rework);
  g_test_add_func ("/metrics/simulation/single/alone", test_alone);
  g_test_add_func ("/metrics/simulation/single/triangle", test_triangle);
  g_test_add_func ("/metrics/simulation/refused", test_refused);
  g_test_add_func ("/metrics/simulation/unknown", test_unknown);
  g_test_add_func ("/metrics/simulation/cancel", test_cancel);
  g_test_add_func ("/metrics/simulation/seed", test_seed);
  g_test_add_func ("/metrics/simulation/visits", test_visits);
  g_test_add_func ("/metrics/simulation/expected", test_expected);
  g_test_add_func ("/metrics/simulation/tally", test_tally);
  return g_test_run ();
}

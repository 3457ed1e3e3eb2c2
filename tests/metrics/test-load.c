/* Utilisation, work in progress, bottleneck, feedback latency and activity shares; worked out by hand from METRICS. */
#include "streams.h"

#include <math.h>

#define OF(id, activity, more) "<step id=\"" id "\" activity=\"" activity "\" " more "/>"
#define S(id, more) OF (id, "deliver-support", more)
#define I(id, more) OF (id, "improve", more)
#define P(id, more) OF (id, "plan", more)

static void
assert_latency (const SwLatency *latency, double seconds, const char *path)
{
  g_autofree char *ids = latency->path != NULL ? ids_of (latency->path) : NULL;

  assert_near (latency->seconds, seconds);
  g_assert_cmpstr (ids, ==, path);
}

/* 4 items a day of 8 h. */
static void
test_utilisation (void)
{
  g_auto (Measured) m = measured_open (STREAM (
      "demand=\"4/d\"",
      STEP ("n1", "process=\"1h\" wait=\"3h\"") STEP ("n2", "process=\"3h\" people=\"2\" uptime=\"80%\"")
          STEP ("n3", "wait=\"1h\"") STEP ("n4", "process=\"1h\" uptime=\"0%\"") FLOW ("f1", "n1", "n2", "")
              FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n3", "n4", "") BACK ("b1", "n2", "n1", "share=\"20%\"")));

  /* 1 h × 1.25 × 4 / 8 h; 3 h × 1.25 × 4 / (8 h × 2 × 0.8). */
  assert_near (m.figures->steps[0].utilisation, 0.625);
  assert_near (m.figures->steps[1].utilisation, 15 / 12.8);
  assert_near (m.figures->steps[2].utilisation, NAN);
  assert_near (m.figures->steps[3].utilisation, NAN);
  /* 4 a day, each 1.25 times 4 h of 8 h. */
  assert_near (m.figures->steps[0].wip, 2.5);
  assert_near (m.figures->steps[1].wip, 4 * 1.25 * 3 / 8);
  assert_near (m.figures->steps[2].wip, 0.5);
  g_assert_cmpint (m.figures->bottleneck, ==, 1);
}

static void
test_no_demand (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "1h", "1h") TIMED ("n2", "1h", "2h") TIMED ("n3", "2h", "1h") TIMED ("n4", "1h", "30min")
                      FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n1", "n4", "")));

  assert_near (m.figures->steps[0].utilisation, NAN);
  assert_near (m.figures->steps[0].wip, NAN);
  /* The greatest lead time on the path; the earlier of equals. */
  g_assert_cmpint (m.figures->bottleneck, ==, 1);
}

/* Beside the path a step may be slower than all on it only where no end is reached from it. */
static void
test_bottleneck (void)
{
  g_auto (Measured) aside =
      measured_open (STREAM ("", TIMED ("n1", "1h", "1h") STEP ("n2", "process=\"1h\" wait=\"0s\" end=\"yes\"")
                                     TIMED ("n3", "9h", "9h") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")));
  g_auto (Measured) equal =
      measured_open (STREAM ("demand=\"1/d\"", TIMED ("n1", "1h", "9h") TIMED ("n2", "4h", "0s")
                                                   TIMED ("n3", "4h", "5h") FLOW ("f1", "n1", "n2", "")));
  g_auto (Measured) unknown = measured_open (STREAM ("demand=\"1/d\"", STEP ("n1", "wait=\"1h\"")));
  g_auto (Measured) zero = measured_open (STREAM ("", TIMED ("n1", "0s", "0s")));

  g_assert_cmpint (aside.figures->bottleneck, ==, 0);
  g_assert_cmpint (equal.figures->bottleneck, ==, 1);
  g_assert_cmpint (unknown.figures->bottleneck, ==, -1);
  g_assert_cmpint (zero.figures->bottleneck, ==, -1);
}

/* From the end of support to the beginning of improvement: over n2, 1 d + (1 h + 1 h) + 1 d; the direct way takes 1 w.
 */
static void
test_latency (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", S ("n1", "process=\"9w\"") OF ("n2", "engage", "process=\"1h\" wait=\"1h\"")
                      I ("n3", "process=\"9w\"") P ("n4", "") FLOW ("f1", "n3", "n1", "")
                          BACK ("b1", "n1", "n2", "wait=\"1d\"") FLOW ("f2", "n2", "n3", "wait=\"1d\"")
                              BACK ("b2", "n1", "n3", "wait=\"1w\"") BACK ("b3", "n3", "n4", "wait=\"1d\"")));

  assert_latency (&m.figures->to_improve, 2 * DAY + 2 * HOUR, "n1 b1 n2 f2 n3");
  /* The wait of n3 is unknown, so what lies behind it is too. */
  assert_latency (&m.figures->to_plan, NAN, NULL);
}

static void
test_latency_unknown (void)
{
  g_auto (Measured) wait = measured_open (STREAM ("", S ("n1", "") I ("n2", "") BACK ("b1", "n1", "n2", "")));
  g_auto (Measured) longer = measured_open (
      STREAM ("", S ("n1", "") I ("n2", "") BACK ("b1", "n1", "n2", "") BACK ("b2", "n1", "n2", "wait=\"2w\"")));
  g_auto (Measured) light =
      measured_open (STREAM ("", S ("n1", "light=\"yes\"") I ("n2", "") BACK ("b1", "n1", "n2", "wait=\"1d\"")));
  g_auto (Measured) none =
      measured_open (STREAM ("", S ("n1", "") P ("n2", "") FLOW ("f1", "n2", "n1", "wait=\"1d\"")));
  g_auto (Measured) through =
      measured_open (STREAM ("", S ("n1", "") OF ("n2", "engage", "light=\"yes\"") P ("n3", "")
                                     BACK ("b1", "n1", "n2", "wait=\"1d\"") BACK ("b2", "n2", "n3", "wait=\"1d\"")));

  assert_latency (&wait.figures->to_improve, NAN, NULL);
  assert_latency (&longer.figures->to_improve, 2 * WEEK, "n1 b2 n2");
  assert_latency (&light.figures->to_improve, NAN, NULL);
  assert_latency (&none.figures->to_plan, NAN, NULL);
  assert_latency (&through.figures->to_plan, 2 * DAY, "n1 b1 n2 b2 n3");
}

/* The nearest step of support counts, and among equal ends the earlier. Two steps without time make no circle. */
static void
test_latency_nearest (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", S ("n1", "") S ("n2", "process=\"1h\" wait=\"1h\"") P ("n3", "") P ("n4", "")
                                     FLOW ("f1", "n1", "n2", "wait=\"1d\"") BACK ("b1", "n2", "n4", "wait=\"1d\"")
                                         BACK ("b2", "n2", "n3", "wait=\"1d\"")));

  g_auto (Measured) zero =
      measured_open (STREAM ("", S ("n1", "") TIMED ("n2", "0s", "0s") TIMED ("n3", "0s", "0s") P ("n4", "")
                                     BACK ("b1", "n1", "n3", "wait=\"0s\"") BACK ("b2", "n3", "n2", "wait=\"0s\"")
                                         BACK ("b3", "n2", "n3", "wait=\"0s\"") BACK ("b4", "n2", "n4", "wait=\"0s\"")
                                             BACK ("b5", "n1", "n2", "wait=\"0s\"")));

  assert_latency (&m.figures->to_plan, DAY, "n2 b2 n3");
  assert_latency (&zero.figures->to_plan, 0, "n1 b5 n2 b4 n4");
}

static void
test_activities (void)
{
  g_auto (Measured) m = measured_open (STREAM ("", S ("n1", "process=\"1h\" wait=\"1h\"") S ("n2", "process=\"2h\"")
                                                       P ("n3", "process=\"1h\" wait=\"2h\"") I ("n4", "")
                                                           OF ("n5", "unheard-of", "process=\"4h\"")));
  const SwProfile *profile = sw_map_profile (m.map);
  const SwActivityFigures *support, *plan, *improve, *engage;

  g_assert_cmpuint (m.figures->n_activities, ==, 6);
  support = &m.figures->activities[sw_profile_activity (profile, "deliver-support")->index];
  plan = &m.figures->activities[sw_profile_activity (profile, "plan")->index];
  improve = &m.figures->activities[sw_profile_activity (profile, "improve")->index];
  engage = &m.figures->activities[sw_profile_activity (profile, "engage")->index];
  g_assert_cmpstr (support->activity->id, ==, "deliver-support");
  g_assert_cmpuint (support->steps, ==, 2);
  assert_near (support->process, 3 * HOUR);
  assert_near (support->lead, 4 * HOUR);
  assert_near (support->share, 3.0 / 8);
  g_assert_cmpuint (plan->steps, ==, 1);
  assert_near (plan->lead, 3 * HOUR);
  assert_near (plan->share, 1.0 / 8);
  g_assert_cmpuint (improve->steps, ==, 1);
  assert_near (improve->process, NAN);
  assert_near (improve->share, NAN);
  g_assert_cmpuint (engage->steps, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/load/utilisation", test_utilisation);
  g_test_add_func ("/metrics/load/no-demand", test_no_demand);
  g_test_add_func ("/metrics/load/bottleneck", test_bottleneck);
  g_test_add_func ("/metrics/latency/shortest", test_latency);
  g_test_add_func ("/metrics/latency/unknown", test_latency_unknown);
  g_test_add_func ("/metrics/latency/nearest", test_latency_nearest);
  g_test_add_func ("/metrics/activities/shares", test_activities);
  return g_test_run ();
}

/* A log that is simulated from a known stream, imported, gives the stream's figures back. */
#include "run.h"

#include <math.h>

/* From a to b in 1 h and 7 h; then 25 h for 70 %, of whom one in ten goes back to b, or 7 h for 30 %. */
#define KNOWN                                                                                                          \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1' title='Known' day='24h' week='7d' month='30d'>"      \
  "<stream id='s1' name='Known'>"                                                                                      \
  "<step id='a' activity='engage' name='Take the order' process='1h' wait='0s'/>"                                      \
  "<step id='b' activity='obtain-build' name='Make it' process='1h..3h..5h' wait='4h'/>"                               \
  "<step id='c' activity='deliver-support' name='Deliver it' process='1h' wait='1d'/>"                                 \
  "<step id='d' activity='engage' name='Call the customer' process='30min..1h..90min' wait='2h..6h..10h'/>"            \
  "<flow id='f1' from='a' to='b'/><flow id='f2' from='b' to='c' share='70%'/><flow id='f3' from='b' to='d' "           \
  "share='30%'/>"                                                                                                      \
  "<feedback id='r' from='c' to='b' share='10%'/></stream></map>"

#define HOUR 3600.0

static void
assert_within (double value, double expected)
{
  g_test_message ("%g for %g", value, expected);
  g_assert_cmpfloat (fabs (value - expected), <=, 0.05 * expected);
}

static void
test_known (Fixture *f, gconstpointer data)
{
  /* b: 1 ÷ (1 − 0.7 × 0.1); c: 70 % of that, d: 30 %. */
  const double visits_b = 1 / 0.93, visits_c = 0.7 * visits_b, visits_d = 0.3 * visits_b;
  g_autoptr (JsonNode) root = NULL;

  put (f, "known.vstream", KNOWN);
  run (f, "simulate known.vstream --items 20000 --seed 7 --log known.csv --format json");
  g_assert_cmpint (f->code, ==, 0);
  run (f, "import known.csv -o back.vstream");
  g_assert_cmpint (f->code, ==, 0);
  run (f, "metrics back.vstream --format json");
  g_assert_cmpint (f->code, ==, 0);
  root = json_of (f);
  assert_within (json_number_at (root, "$.streams[0].lead_time.likely"), 33 * HOUR);
  assert_within (json_number_at (root, "$.streams[0].lead_time.least"), 31 * HOUR);
  assert_within (json_number_at (root, "$.streams[0].lead_time.most"), 35 * HOUR);
  assert_within (json_number_at (root, "$.streams[0].process_time.likely"), 5 * HOUR);
  assert_within (json_number_at (root, "$.streams[0].total_work"), 6 * HOUR);
  assert_within (json_number_at (root, "$.streams[0].expected_lead_time"),
                 (1 + 7 * visits_b + 25 * visits_c + 7 * visits_d) * HOUR);
  assert_within (json_number_at (root, "$.streams[0].steps[0].visits"), 1);
  assert_within (json_number_at (root, "$.streams[0].steps[1].visits"), visits_b);
  assert_within (json_number_at (root, "$.streams[0].steps[2].visits"), visits_c);
  assert_within (json_number_at (root, "$.streams[0].steps[3].visits"), visits_d);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/round-trip/known", test_known);
  return g_test_run ();
}

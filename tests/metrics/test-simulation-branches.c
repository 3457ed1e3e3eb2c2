/* How branches of a fork overlap and meet in the simulation, worked out by hand. */
#include "simulated.h"

#define ONE_ITEM(name, hours, xml)                                                                                     \
  static void name (void)                                                                                              \
  {                                                                                                                    \
    SwSimulationOptions options = options_of (20);                                                                     \
    g_autoptr (SwSimulation) s = simulate (xml, &options);                                                             \
                                                                                                                       \
    assert_near (s->least, (hours)*HOUR);                                                                              \
    assert_near (s->most, (hours)*HOUR);                                                                               \
    for (guint i = 0; i < s->n_steps; i++)                                                                             \
      assert_near (s->steps[i].visits, 1);                                                                             \
  }

/* 1 + max (2 + 5 + 1, 4) + 1: the wait of the flow is on the way of its branch. */
ONE_ITEM (test_fork, 10,
          STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "2h", "0s") TIMED ("n3", "4h", "0s")
                          TIMED ("n4", "1h", "0s") FLOW ("f1", "n1", "n2", "wait=\"5h\"") FLOW ("f2", "n1", "n3", "")
                              FLOW ("f3", "n2", "n4", "wait=\"1h\"") FLOW ("f4", "n3", "n4", "")))

/* n1 forks to a and b; a forks to c and d, which meet in e; e and b meet in f: 1 + max (1 + max (3, 6) + 1, 5) + 1. */
ONE_ITEM (test_nested, 10,
          STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("a", "1h", "0s") TIMED ("b", "5h", "0s") TIMED ("c", "3h", "0s")
                          TIMED ("d", "6h", "0s") TIMED ("e", "1h", "0s") TIMED ("f", "1h", "0s")
                              FLOW ("f1", "n1", "a", "") FLOW ("f2", "n1", "b", "") FLOW ("f3", "a", "c", "")
                                  FLOW ("f4", "a", "d", "") FLOW ("f5", "c", "e", "") FLOW ("f6", "d", "e", "")
                                      FLOW ("f7", "e", "f", "") FLOW ("f8", "b", "f", "")))

/* Branches that cross: a forks to c and d, and c waits for b too, d does not. 1 + max (max (1, 5) + 3, 1 + 6) + 1. */
ONE_ITEM (test_crossed, 10,
          STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("a", "1h", "0s") TIMED ("b", "5h", "0s") TIMED ("c", "3h", "0s")
                          TIMED ("d", "6h", "0s") TIMED ("e", "1h", "0s") FLOW ("f1", "n1", "a", "")
                              FLOW ("f2", "n1", "b", "") FLOW ("f3", "a", "c", "") FLOW ("f4", "a", "d", "")
                                  FLOW ("f5", "b", "c", "") FLOW ("f6", "c", "e", "") FLOW ("f7", "d", "e", "")))

/* Two of three branches meet before the third: max (max (1, 2) + 1, 7) + 1, behind 1. */
ONE_ITEM (test_one_by_one, 9,
          STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("a", "1h", "0s") TIMED ("b", "2h", "0s") TIMED ("c", "7h", "0s")
                          TIMED ("d", "1h", "0s") TIMED ("e", "1h", "0s") FLOW ("f1", "n1", "a", "")
                              FLOW ("f2", "n1", "b", "") FLOW ("f3", "n1", "c", "") FLOW ("f4", "a", "d", "")
                                  FLOW ("f5", "b", "d", "") FLOW ("f6", "d", "e", "") FLOW ("f7", "c", "e", "")))

/* Two things that come in are needed for one item, and three ends: the last of them counts. max (2, 3) + max (1, 4). */
ONE_ITEM (test_beginnings_and_ends, 7,
          STREAM ("", TIMED ("n1", "2h", "0s") TIMED ("n2", "3h", "0s") TIMED ("n3", "0s", "0s")
                          TIMED ("n4", "1h", "0s") TIMED ("n5", "4h", "0s") FLOW ("f1", "n1", "n3", "")
                              FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n3", "n4", "") FLOW ("f4", "n3", "n5", "")))

/* The outcome leaves at n2 after 1 + 2 h. Behind it work goes on, and the branch n4 leads to no end: both are work that
 * counts nothing. */
ONE_ITEM (test_marked_end, 3,
          STREAM ("", TIMED ("n1", "1h", "0s") STEP ("n2", "process=\"2h\" wait=\"0s\" end=\"yes\"")
                          TIMED ("n3", "5h", "0s") TIMED ("n4", "7h", "0s") FLOW ("f1", "n1", "n2", "")
                              FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n1", "n4", "")))

/* A loop of flows is information where it closes. */
ONE_ITEM (test_flow_cycle, 3,
          STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "2h", "0s") FLOW ("f1", "n1", "n2", "")
                          FLOW ("f2", "n2", "n1", "")))

/* Both choose between c and d; who chose alike meets there. Of 1,000 items some have both in c, and e always waits for
 * all: 1 + max (2, 4) at the most 4 later. a to c 1 h, to d 1 h; b the same: e begins when b's way is over at the
 * earliest: 1 + 4 + 1 + 1, for a's is over before. */
static void
test_choices_in_branches (void)
{
  SwSimulationOptions options = options_of (20000);
  g_autoptr (SwSimulation) s = simulate (
      STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("a", "2h", "0s") TIMED ("b", "4h", "0s") TIMED ("c", "1h", "0s")
                      TIMED ("d", "1h", "0s") TIMED ("e", "1h", "0s") FLOW ("f1", "n1", "a", "")
                          FLOW ("f2", "n1", "b", "") FLOW ("f3", "a", "c", "share=\"50%\"")
                              FLOW ("f4", "a", "d", "share=\"50%\"") FLOW ("f5", "b", "c", "share=\"20%\"") FLOW (
                                  "f6", "b", "d", "share=\"80%\"") FLOW ("f7", "c", "e", "") FLOW ("f8", "d", "e", "")),
      &options);

  assert_near (s->least, 7 * HOUR);
  assert_near (s->most, 7 * HOUR);
  /* c is visited once if any of them goes there: 1 − 0.5 × 0.8; d: 1 − 0.5 × 0.2. */
  assert_about (s->steps[3].visits, 0.6, 0.03);
  assert_about (s->steps[4].visits, 0.9, 0.03);
  assert_near (s->steps[5].visits, 1);
}

/* A token that is sent back out of its branch, to before the fork, still belongs to it: n4 waits for it, and is visited
 * once. n2 and n3 are worked on 1 ÷ (1 − 0.25) times. */
static void
test_rework_out_of_branch (void)
{
  SwSimulationOptions options = options_of (100000);
  const char *xml =
      STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") TIMED ("n3", "1h", "0s") TIMED ("n4", "1h", "0s")
                      FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "") FLOW ("f3", "n2", "n4", "")
                          FLOW ("f4", "n3", "n4", "") BACK ("b1", "n2", "n1", "share=\"25%\""));
  g_autoptr (SwSimulation) s = simulate (xml, &options);

  assert_about (s->steps[0].visits, 4.0 / 3, 0.01);
  assert_about (s->steps[2].visits, 4.0 / 3, 0.01);
  assert_near (s->steps[3].visits, 1);
  assert_near (s->least, 3 * HOUR);
  /* Two hours more for each round. */
  assert_about (s->mean, (3 + 2.0 / 3) * HOUR, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/simulation-branches/fork", test_fork);
  g_test_add_func ("/metrics/simulation-branches/nested", test_nested);
  g_test_add_func ("/metrics/simulation-branches/crossed", test_crossed);
  g_test_add_func ("/metrics/simulation-branches/one-by-one", test_one_by_one);
  g_test_add_func ("/metrics/simulation-branches/beginnings-and-ends", test_beginnings_and_ends);
  g_test_add_func ("/metrics/simulation-branches/marked-end", test_marked_end);
  g_test_add_func ("/metrics/simulation-branches/flow-cycle", test_flow_cycle);
  g_test_add_func ("/metrics/simulation-branches/choices", test_choices_in_branches);
  g_test_add_func ("/metrics/simulation-branches/rework", test_rework_out_of_branch);
  return g_test_run ();
}

/* How often one item visits each step, and what it takes on the mean; solved by hand. */
#include "streams.h"

#include <math.h>

static void
assert_visits (const Measured *m, const char *id, double visits)
{
  int i = sw_graph_step (m->graph, id);

  g_assert_cmpint (i, >=, 0);
  assert_near (m->figures->steps[i].visits, visits);
}

static void
assert_traversals (const Measured *m, const char *id, double traversals)
{
  for (guint e = 0; e < m->graph->n_edges; e++)
    if (g_str_equal (m->graph->edges[e].element->id, id))
      {
        assert_near (m->figures->edges[e].traversals, traversals);
        return;
      }
  g_assert_not_reached ();
}

static void
assert_expected (const Measured *m, double seconds)
{
  assert_near (m->figures->expected, seconds);
  g_assert_cmpint (m->figures->expected_by, ==, isnan (seconds) ? SW_EXPECTED_UNKNOWN : SW_EXPECTED_MARKOV);
}

/* The example of METRICS. */
static void
test_rework (void)
{
  g_auto (Measured) m = measured_open (STREAM ("", TIMED ("n1", "10h", "0s") TIMED ("n2", "20h", "0s") FLOW (
                                                       "f1", "n1", "n2", "") BACK ("b1", "n2", "n1", "share=\"20%\"")));

  assert_visits (&m, "n1", 1.25);
  assert_visits (&m, "n2", 1.25);
  assert_traversals (&m, "f1", 1.25);
  assert_traversals (&m, "b1", 0.25);
  assert_expected (&m, 37.5 * HOUR);
  g_assert_true (m.figures->expected_complete);
  /* Each time that work is sent back, it waits. */
  assert_near (m.figures->lead.likely, 30 * HOUR);
}

/* A straight line takes what its longest path takes. */
static void
test_line (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "1h", "2h") TIMED ("n2", "3h", "4h") FLOW ("f1", "n1", "n2", "wait=\"1d\"")));

  assert_visits (&m, "n1", 1);
  assert_visits (&m, "n2", 1);
  assert_traversals (&m, "f1", 1);
  assert_expected (&m, 10 * HOUR + DAY);
  assert_near (m.figures->lead.likely, m.figures->expected);
}

static void
test_choice (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "10h", "0s") TIMED ("n3", "2h", "0s") TIMED ("n4", "1h", "0s")
                      FLOW ("f1", "n1", "n2", "share=\"30%\" wait=\"10h\"") FLOW ("f2", "n1", "n3", "share=\"70%\"")
                          FLOW ("f3", "n2", "n4", "") FLOW ("f4", "n3", "n4", "")));

  assert_visits (&m, "n2", 0.3);
  assert_visits (&m, "n3", 0.7);
  assert_visits (&m, "n4", 1);
  /* 1 + 0.3 × (10 + 10) + 0.7 × 2 + 1. */
  assert_expected (&m, 9.4 * HOUR);
}

/* The choice is made for what is not sent back: 0.5 back, then 0.5 × 40 % and 0.5 × 60 %. */
static void
test_choice_and_rework (void)
{
  g_auto (Measured) m = measured_open (STREAM (
      "", TIMED ("n1", "1h", "0s") TIMED ("n2", "2h", "0s") TIMED ("n3", "10h", "0s") TIMED ("n4", "20h", "0s")
              FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "share=\"40%\"")
                  FLOW ("f3", "n2", "n4", "share=\"60%\"") BACK ("b1", "n2", "n1", "share=\"50%\" wait=\"3h\"")));

  assert_visits (&m, "n1", 2);
  assert_visits (&m, "n2", 2);
  assert_visits (&m, "n3", 0.4);
  assert_visits (&m, "n4", 0.6);
  assert_traversals (&m, "b1", 1);
  /* 2 × 1 + 2 × 2 + 0.4 × 10 + 0.6 × 20 + 1 × 3. */
  assert_expected (&m, 25 * HOUR);
}

/* v1 = 1 + 0.1 v4, v2 = v1 + 0.5 v3, v3 = v2, v4 = 0.5 v3: so v3 = 2 v1, v4 = v1, v1 = 1 / 0.9. */
static void
test_nested (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "9h", "0s") TIMED ("n2", "9h", "0s") TIMED ("n3", "9h", "0s") TIMED ("n4", "9h", "0s")
                      FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n3", "n4", "")
                          BACK ("b1", "n3", "n2", "share=\"50%\"") BACK ("b2", "n4", "n1", "share=\"10%\"")));

  assert_visits (&m, "n1", 10.0 / 9);
  assert_visits (&m, "n2", 20.0 / 9);
  assert_visits (&m, "n3", 20.0 / 9);
  assert_visits (&m, "n4", 10.0 / 9);
  assert_expected (&m, 60 * HOUR);
}

/* Two loops that cross: v1 = 1 + 0.2 v3, v2 = v1 + 0.25 v4, v3 = v2, v4 = 0.8 v3: v2 = v1 + 0.2 v2, so v1 = 0.8 v2 =
 * 1 + 0.2 v2: v2 = 5 / 3, v1 = v4 = 4 / 3. */
static void
test_crossing (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", STEP ("n1", "") STEP ("n2", "") STEP ("n3", "") STEP ("n4", "") FLOW ("f1", "n1", "n2", "")
                      FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n3", "n4", "") BACK ("b1", "n3", "n1", "share=\"20%\"")
                          BACK ("b2", "n4", "n2", "share=\"25%\"")));

  assert_visits (&m, "n1", 4.0 / 3);
  assert_visits (&m, "n2", 5.0 / 3);
  assert_visits (&m, "n3", 5.0 / 3);
  assert_visits (&m, "n4", 4.0 / 3);
  assert_traversals (&m, "b1", 1.0 / 3);
  /* No time is known at all. */
  assert_expected (&m, NAN);
}

/* A step that rework alone leads to is no beginning: test 1 / 0.8, fix 0.25, done 1. */
static void
test_repair (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("make", "1h", "0s") TIMED ("test", "1h", "0s") TIMED ("fix", "4h", "0s")
                      TIMED ("done", "1h", "0s") FLOW ("f1", "make", "test", "") FLOW ("f2", "test", "done", "")
                          FLOW ("f3", "fix", "test", "") BACK ("b1", "test", "fix", "share=\"20%\"")));

  assert_visits (&m, "make", 1);
  assert_visits (&m, "test", 1.25);
  assert_visits (&m, "fix", 0.25);
  assert_visits (&m, "done", 1);
  assert_expected (&m, (1 + 1.25 + 1 + 1) * HOUR);
}

/* A loop in which everything is begins where no flow leads to. */
static void
test_loop_alone (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n2", "1h", "0s") TIMED ("n1", "1h", "0s") FLOW ("f1", "n1", "n2", "") BACK (
                                     "b1", "n2", "n1", "share=\"75%\"") BACK ("b2", "n1", "n2", "share=\"50%\"")));

  /* No flow leads to n1. v1 = 1 + 0.75 v2; v2 = 0.5 v1 + 0.5 v1. */
  assert_visits (&m, "n1", 4);
  assert_visits (&m, "n2", 4);
  assert_expected (&m, 8 * HOUR);
}

/* Each branch gets the whole item; how they overlap is not a question of counting. */
static void
test_fork (void)
{
  g_auto (Measured) m = measured_open (STREAM (
      "", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") TIMED ("n3", "1h", "0s") FLOW ("f1", "n1", "n2", "")
              FLOW ("f2", "n1", "n3", "") BACK ("b1", "n2", "n1", "") BACK ("b2", "n3", "n3x", "share=\"20%\"")));

  assert_visits (&m, "n1", 1);
  assert_visits (&m, "n2", 1);
  assert_visits (&m, "n3", 1);
  assert_traversals (&m, "f1", 1);
  assert_traversals (&m, "b1", 0);
  assert_expected (&m, NAN);
}

/* Where branches meet, the item is one again, be it at once or one by one. */
static void
test_join (void)
{
#define FIVE STEP ("n1", "") STEP ("n2", "") STEP ("n3", "") STEP ("n4", "") STEP ("n5", "")
  g_auto (Measured) at_once = measured_open (
      STREAM ("", FIVE FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "") FLOW ("f3", "n1", "n4", "")
                      FLOW ("f4", "n2", "n5", "") FLOW ("f5", "n3", "n5", "") FLOW ("f6", "n4", "n5", "")));
  g_auto (Measured) one_by_one = measured_open (
      STREAM ("", FIVE STEP ("n6", "") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")
                      FLOW ("f3", "n1", "n4", "") FLOW ("f4", "n2", "n5", "") FLOW ("f5", "n3", "n5", "")
                          FLOW ("f6", "n4", "n6", "") FLOW ("f7", "n5", "n6", "") FLOW ("f8", "n1", "n6", "")));

  assert_visits (&at_once, "n5", 1);
  /* Each branch brings it. */
  assert_traversals (&at_once, "f4", 1);
  assert_traversals (&at_once, "f6", 1);
  assert_visits (&one_by_one, "n5", 1);
  assert_visits (&one_by_one, "n6", 1);
}

/* n1 forks to n2 and n3, which both choose: n2 leads to n4 in 50 %, n3 in 20 %. So n4 is visited in 1 − 0.5 × 0.8 = 60
 * % and n5, to which n2 leads in 50 % and n3 in 80 %, in 90 %. Both come back to n6, which is always reached. */
static void
test_join_of_choices (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", FIVE FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "") FLOW ("f3", "n2", "n4", "share=\"50%\"")
                      FLOW ("f4", "n2", "n5", "share=\"50%\"") FLOW ("f5", "n3", "n4", "share=\"20%\"")
                          FLOW ("f6", "n3", "n5", "share=\"80%\"")));
  g_auto (Measured) inside = measured_open (
      STREAM ("", FIVE STEP ("n6", "") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")
                      FLOW ("f3", "n2", "n4", "share=\"30%\"") FLOW ("f4", "n2", "n5", "share=\"70%\"")
                          FLOW ("f5", "n4", "n6", "") FLOW ("f6", "n5", "n6", "") FLOW ("f7", "n3", "n6", "")));
#undef FIVE

  assert_visits (&m, "n4", 0.6);
  assert_visits (&m, "n5", 0.9);
  assert_visits (&inside, "n4", 0.3);
  /* 30 % + 70 % of one branch is all of it, and the other brings the same item. */
  assert_visits (&inside, "n6", 1);
}

/* Rework inside a branch, around both, and a repair that leads back into the join. */
static void
test_join_and_rework (void)
{
#define DIAMOND                                                                                                        \
  STEP ("n1", "")                                                                                                      \
  STEP ("n2", "")                                                                                                      \
  STEP ("n3", "")                                                                                                      \
  STEP ("n4", "")                                                                                                      \
  FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "") FLOW ("f3", "n2", "n4", "") FLOW ("f4", "n3", "n4", "")
  g_auto (Measured) inside = measured_open (
      STREAM ("", DIAMOND STEP ("n5", "") FLOW ("f5", "n5", "n2", "") BACK ("b1", "n2", "n5", "share=\"20%\"")));
  g_auto (Measured) around = measured_open (STREAM ("", DIAMOND BACK ("b1", "n4", "n1", "share=\"20%\"")));
  g_auto (Measured) repair = measured_open (
      STREAM ("", DIAMOND STEP ("n5", "") FLOW ("f5", "n5", "n4", "") BACK ("b1", "n4", "n5", "share=\"20%\"")));
#undef DIAMOND

  assert_visits (&inside, "n2", 1.25);
  assert_visits (&inside, "n5", 0.25);
  assert_visits (&inside, "n3", 1);
  assert_visits (&inside, "n4", 1);
  assert_visits (&around, "n1", 1.25);
  assert_visits (&around, "n2", 1.25);
  assert_visits (&around, "n4", 1.25);
  assert_visits (&repair, "n4", 1.25);
  assert_visits (&repair, "n5", 0.25);
}

/* A branch sends back to the fork, or to before it: both branches are worked on again, but what meets behind them is
 * still one item. */
static void
test_sent_back (void)
{
#define DIAMOND                                                                                                        \
  STEP ("n0", "")                                                                                                      \
  STEP ("n1", "")                                                                                                      \
  STEP ("n2", "")                                                                                                      \
  STEP ("n3", "")                                                                                                      \
  STEP ("n4", "")                                                                                                      \
  FLOW ("f0", "n0", "n1", "")                                                                                          \
  FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "") FLOW ("f3", "n2", "n4", "") FLOW ("f4", "n3", "n4", "")
  g_auto (Measured) fork = measured_open (STREAM ("", DIAMOND BACK ("b1", "n2", "n1", "share=\"20%\"")));
  g_auto (Measured) before = measured_open (STREAM ("", DIAMOND BACK ("b1", "n2", "n0", "share=\"20%\"")));
  g_auto (Measured) both = measured_open (
      STREAM ("", DIAMOND BACK ("b1", "n2", "n1", "share=\"20%\"") BACK ("b2", "n3", "n1", "share=\"30%\"")));
  g_auto (Measured) around = measured_open (
      STREAM ("", DIAMOND BACK ("b1", "n2", "n1", "share=\"20%\"") BACK ("b2", "n4", "n0", "share=\"10%\"")));
#undef DIAMOND

  assert_visits (&fork, "n0", 1);
  assert_visits (&fork, "n1", 1.25);
  assert_visits (&fork, "n2", 1.25);
  assert_visits (&fork, "n3", 1.25);
  assert_visits (&fork, "n4", 1);
  assert_visits (&before, "n0", 1.25);
  assert_visits (&before, "n3", 1.25);
  assert_visits (&before, "n4", 1);
  /* n1: 1 ÷ (1 − 0.2 − 0.3). */
  assert_visits (&both, "n1", 2);
  assert_visits (&both, "n2", 2);
  assert_visits (&both, "n4", 1);
  /* n4: 1 ÷ 0.9; n1: that ÷ 0.8. */
  assert_visits (&around, "n4", 1 / 0.9);
  assert_visits (&around, "n0", 1 / 0.9);
  assert_visits (&around, "n1", 1 / 0.72);
}

/* What is sent back to before a fork is there twice then: 0.5 + 0.5 for each item comes back, for ever. */
static void
test_endless (void)
{
  g_auto (Measured) m = measured_open (STREAM (
      "demand=\"1/d\"", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") TIMED ("n3", "1h", "0s")
                            FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")
                                BACK ("b1", "n2", "n1", "share=\"50%\"") BACK ("b2", "n3", "n1", "share=\"50%\"")));

  assert_visits (&m, "n1", NAN);
  assert_traversals (&m, "f1", NAN);
  assert_near (m.figures->steps[0].utilisation, NAN);
  assert_expected (&m, NAN);
}

static void
test_unbalanced (void)
{
#define THREE STEP ("n1", "process=\"1h\"") STEP ("n2", "process=\"1h\"") STEP ("n3", "process=\"1h\"")
  g_auto (Measured) short_of = measured_open (
      STREAM ("", THREE FLOW ("f1", "n1", "n2", "share=\"30%\"") FLOW ("f2", "n1", "n3", "share=\"60%\"")));
  g_auto (Measured) some =
      measured_open (STREAM ("", THREE FLOW ("f1", "n1", "n2", "share=\"30%\"") FLOW ("f2", "n1", "n3", "")));
  g_auto (Measured) all = measured_open (STREAM ("", THREE FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "")
                                                         BACK ("b1", "n2", "n1", "share=\"100%\"")));
  g_auto (Measured) thirds = measured_open (
      STREAM ("", THREE FLOW ("f1", "n1", "n2", "share=\"33.3%\"") FLOW ("f2", "n1", "n3", "share=\"66.6%\"")));
#undef THREE

  assert_visits (&short_of, "n1", NAN);
  assert_expected (&short_of, NAN);
  assert_visits (&some, "n2", NAN);
  assert_visits (&all, "n3", NAN);
  /* Rounded shares are meant to be all: they are scaled to 100 %. */
  assert_visits (&thirds, "n2", 1.0 / 3);
  assert_visits (&thirds, "n3", 2.0 / 3);
  assert_expected (&thirds, 2 * HOUR);
  g_assert_false (thirds.figures->expected_complete);
}

/* A loop of flows is information where it closes; the rest of its step's shares is scaled up. */
static void
test_flow_cycle (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") TIMED ("n3", "1h", "0s") FLOW ("f1", "n1", "n2", "")
                      FLOW ("f2", "n2", "n1", "share=\"40%\"") FLOW ("f3", "n2", "n3", "share=\"60%\"")));

  assert_visits (&m, "n1", 1);
  assert_visits (&m, "n3", 1);
  assert_traversals (&m, "f2", 0);
  assert_expected (&m, 3 * HOUR);
}

/* Nobody goes to n3, so nothing is sent back from there; the beginning is n1 all the same. */
static void
test_idle_flow (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "2h", "0s") TIMED ("n3", "4h", "0s")
                                     FLOW ("f1", "n1", "n2", "share=\"100%\"") FLOW ("f2", "n1", "n3", "share=\"0%\"")
                                         BACK ("b1", "n3", "n1", "share=\"50%\"")));

  assert_visits (&m, "n1", 1);
  assert_visits (&m, "n2", 1);
  assert_visits (&m, "n3", 0);
  assert_expected (&m, 3 * HOUR);
}

static void
test_several_entrances (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "0s") TIMED ("n3", "1h", "0s")
                                     FLOW ("f1", "n1", "n3", "") FLOW ("f2", "n2", "n3", "")));

  assert_visits (&m, "n1", 1);
  assert_visits (&m, "n2", 1);
  /* Both are needed for one item. */
  assert_visits (&m, "n3", 1);
  assert_traversals (&m, "f1", 1);
  assert_expected (&m, NAN);
}

/* The outcome leaves at n2; n3 and the branch n4 are work, but not on the way to the outcome. */
static void
test_marked_end (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "1h", "1h") STEP ("n2", "process=\"2h\" wait=\"2h\" end=\"yes\"")
                      TIMED ("n3", "5h", "5h") TIMED ("n4", "7h", "7h") FLOW ("f1", "n1", "n2", "")
                          FLOW ("f2", "n2", "n3", "") FLOW ("f3", "n1", "n4", "")
                              BACK ("b1", "n2", "n1", "share=\"50%\"") BACK ("b2", "n3", "n1", "share=\"10%\"")));

  /* All work: v1 = 1 + 0.5 v2 + 0.1 v3, v2 = v1, v3 = 0.5 v2: v1 = 1 / 0.45. */
  assert_visits (&m, "n1", 1 / 0.45);
  assert_visits (&m, "n3", 0.5 / 0.45);
  assert_visits (&m, "n4", 1 / 0.45);
  /* Until it leaves: two visits each. */
  assert_expected (&m, 12 * HOUR);
  g_assert_true (m.figures->expected_complete);
}

static void
test_empty (void)
{
  g_auto (Measured) none = measured_open (STREAM ("", ""));
  g_auto (Measured) one = measured_open (STREAM ("", STEP ("n1", "process=\"1h\"")));

  assert_expected (&none, NAN);
  assert_visits (&one, "n1", 1);
  assert_expected (&one, HOUR);
  g_assert_false (one.figures->expected_complete);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/visits/rework", test_rework);
  g_test_add_func ("/metrics/visits/line", test_line);
  g_test_add_func ("/metrics/visits/choice", test_choice);
  g_test_add_func ("/metrics/visits/choice-and-rework", test_choice_and_rework);
  g_test_add_func ("/metrics/visits/nested", test_nested);
  g_test_add_func ("/metrics/visits/crossing", test_crossing);
  g_test_add_func ("/metrics/visits/repair", test_repair);
  g_test_add_func ("/metrics/visits/loop-alone", test_loop_alone);
  g_test_add_func ("/metrics/visits/fork", test_fork);
  g_test_add_func ("/metrics/visits/join", test_join);
  g_test_add_func ("/metrics/visits/join-of-choices", test_join_of_choices);
  g_test_add_func ("/metrics/visits/join-and-rework", test_join_and_rework);
  g_test_add_func ("/metrics/visits/sent-back", test_sent_back);
  g_test_add_func ("/metrics/visits/endless", test_endless);
  g_test_add_func ("/metrics/visits/unbalanced", test_unbalanced);
  g_test_add_func ("/metrics/visits/flow-cycle", test_flow_cycle);
  g_test_add_func ("/metrics/visits/idle-flow", test_idle_flow);
  g_test_add_func ("/metrics/visits/several-entrances", test_several_entrances);
  g_test_add_func ("/metrics/visits/marked-end", test_marked_end);
  g_test_add_func ("/metrics/visits/empty", test_empty);
  return g_test_run ();
}

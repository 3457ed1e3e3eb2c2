/* The longest way through a stream: which it is, and how long. */
#include "streams.h"

#include <math.h>
#include <string.h>

static void
test_line (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "10h", "0s") TIMED ("n2", "20h", "1d") FLOW ("f1", "n1", "n2", "wait=\"30min\"")));

  /* 10 h + 30 min + 8 h + 20 h. */
  assert_path (&m, "n1 f1 n2");
  assert_span (m.figures->lead, 38.5 * HOUR, 38.5 * HOUR, 38.5 * HOUR);
  assert_span (m.figures->process, 30 * HOUR, 30 * HOUR, 30 * HOUR);
  g_assert_true (m.figures->complete);
}

/* Two ways from n1 to n4: over n2 1 h + 2 h, over n3 30 min + 4 h. */
static void
test_two_branches (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "2h") TIMED ("n3", "30min", "4h")
                                     TIMED ("n4", "1h", "1h") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")
                                         FLOW ("f3", "n2", "n4", "") FLOW ("f4", "n3", "n4", "")));

  assert_path (&m, "n1 f2 n3 f4 n4");
  assert_span (m.figures->lead, 7.5 * HOUR, 7.5 * HOUR, 7.5 * HOUR);
  assert_span (m.figures->process, 2.5 * HOUR, 2.5 * HOUR, 2.5 * HOUR);
  assert_near (m.figures->work, 3.5 * HOUR);
  g_assert_true (m.figures->steps[0].on_path);
  g_assert_false (m.figures->steps[1].on_path);
  g_assert_true (m.figures->steps[2].on_path);
  g_assert_true (m.figures->edges[1].on_path);
  g_assert_false (m.figures->edges[0].on_path);
}

/* The wait of a connection can decide. */
static void
test_connection_decides (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "2h") TIMED ("n3", "30min", "4h") TIMED ("n4", "1h", "1h")
                      FLOW ("f1", "n1", "n2", "wait=\"1d\"") FLOW ("f2", "n1", "n3", "") FLOW ("f3", "n2", "n4", "")
                          FLOW ("f4", "n3", "n4", "")));

  assert_path (&m, "n1 f1 n2 f3 n4");
  assert_span (m.figures->lead, 14 * HOUR, 14 * HOUR, 14 * HOUR);
}

/* The three values are three longest paths: most over n2, likely and least over n3. */
static void
test_spans_differ_in_their_way (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "0s", "0s") TIMED ("n2", "1h..2h..20h", "0s") TIMED ("n3", "5h", "0s")
                                     TIMED ("n4", "0s", "0s") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")
                                         FLOW ("f3", "n2", "n4", "") FLOW ("f4", "n3", "n4", "")));

  assert_path (&m, "n1 f2 n3 f4 n4");
  assert_span (m.figures->lead, 5 * HOUR, 5 * HOUR, 20 * HOUR);
}

static void
test_tie (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "1h", "1h") TIMED ("n3", "2h", "0s")
                                     TIMED ("n4", "1h", "0s") FLOW ("f1", "n1", "n3", "") FLOW ("f2", "n1", "n2", "")
                                         FLOW ("f3", "n3", "n4", "") FLOW ("f4", "n2", "n4", "")));

  assert_path (&m, "n1 f2 n2 f4 n4");
}

/* Feedback never carries the path, however long it takes. */
static void
test_feedback_is_no_way (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "2h", "0s") FLOW ("f1", "n1", "n2", "")
                                     BACK ("b1", "n2", "n1", "wait=\"4w\" share=\"50%\"")));

  assert_path (&m, "n1 f1 n2");
  assert_span (m.figures->lead, 3 * HOUR, 3 * HOUR, 3 * HOUR);
}

/* Only n2 says that the outcome leaves there: the long branch to n3 is left out, though it comes out nowhere else. */
static void
test_marked_end (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") STEP ("n2", "process=\"1h\" wait=\"0s\" end=\"yes\"") TIMED (
                                     "n3", "40h", "0s") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n1", "n3", "")));

  assert_path (&m, "n1 f1 n2");
  assert_span (m.figures->lead, 2 * HOUR, 2 * HOUR, 2 * HOUR);
}

/* The outcome leaves in the middle; what follows comes later. */
static void
test_end_in_the_middle (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") STEP ("n2", "process=\"1h\" wait=\"0s\" end=\"yes\"") TIMED (
                                     "n3", "40h", "0s") FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "")));

  assert_path (&m, "n1 f1 n2");
}

/* Two ways that take as long, and two flows between the same steps: ids decide, whatever the order of the file. */
static void
test_ties_by_id (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n4", "1h", "0s") TIMED ("n3", "1h", "0s") TIMED ("n2", "1h", "0s") TIMED ("n1", "1h", "0s")
                      FLOW ("f9", "n1", "n3", "") FLOW ("f4", "n3", "n4", "") FLOW ("f3", "n2", "n4", "")
                          FLOW ("f2", "n1", "n2", "") FLOW ("f1", "n1", "n2", "")));
  g_auto (Measured) ends =
      measured_open (STREAM ("", TIMED ("n2", "1h", "0s") TIMED ("n10", "1h", "0s") TIMED ("n1", "1h", "0s")));

  assert_path (&m, "n1 f1 n2 f3 n4");
  assert_path (&ends, "n1");
}

/* A loop made of flows: the one that closes it in the order of ids goes back, so that there is a path. */
static void
test_loop (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "2h", "0s") TIMED ("n3", "4h", "0s") FLOW ("f1", "n1", "n2", "")
                      FLOW ("f2", "n2", "n1", "wait=\"9w\"") FLOW ("f3", "n2", "n3", "")));

  assert_path (&m, "n1 f1 n2 f3 n3");
  assert_span (m.figures->lead, 7 * HOUR, 7 * HOUR, 7 * HOUR);
}

/* Steps that nothing joins: the longest of them alone. */
static void
test_loose_steps (void)
{
  g_auto (Measured) m =
      measured_open (STREAM ("", TIMED ("n1", "1h", "0s") TIMED ("n2", "2h", "0s") TIMED ("n3", "90min", "0s")));

  assert_path (&m, "n2");
  assert_span (m.figures->lead, 2 * HOUR, 2 * HOUR, 2 * HOUR);
}

static void
test_nothing (void)
{
  g_auto (Measured) empty = measured_open (STREAM ("", ""));
  g_auto (Measured) untimed = measured_open (STREAM ("", STEP ("n1", "") STEP ("n2", "") FLOW ("f1", "n1", "n2", "")));

  assert_path (&empty, "");
  assert_span (empty.figures->lead, NAN, NAN, NAN);
  g_assert_false (empty.figures->complete);
  assert_span (untimed.figures->lead, NAN, NAN, NAN);
  assert_span (untimed.figures->process, NAN, NAN, NAN);
  g_assert_false (untimed.figures->complete);
  g_assert_false (untimed.figures->any_time);
}

/* --- against every path there is --------------------------------------------------------------------------- */

typedef struct
{
  const SwGraph *graph;
  const SwFigures *figures;
  double best;
} Walk;

static double
or_zero (double seconds)
{
  return isnan (seconds) ? 0 : seconds;
}

static void
walk (Walk *w, guint step, double sofar)
{
  double here = sofar + or_zero (w->figures->steps[step].lead.likely);

  if (sw_graph_is_end (w->graph, step))
    w->best = MAX (w->best, here);
  for (guint k = w->graph->out_start[step]; k < w->graph->out_start[step + 1]; k++)
    {
      guint e = w->graph->out[k];
      if (sw_edge_is_flow (&w->graph->edges[e]))
        walk (w, w->graph->edges[e].to, here + or_zero (w->figures->edges[e].wait.likely));
    }
}

static gboolean
begins (const SwGraph *graph, guint step)
{
  for (guint k = graph->in_start[step]; k < graph->in_start[step + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->in[k]]))
      return FALSE;
  return TRUE;
}

static void
test_all_paths (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1998);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) xml = g_string_new ("<map xmlns=\"" NS "\" version=\"1\"><stream id=\"s1\">");
      gint32 steps = g_rand_int_range (rand, 1, 9), edges = g_rand_int_range (rand, 0, 16);
      Walk w = { .best = 0 };
      double sum = 0;

      for (gint32 i = 0; i < steps; i++)
        g_string_append_printf (xml, "<step id=\"n%d\" process=\"%dmin\" wait=\"%dmin\" end=\"%s\"/>", i,
                                g_rand_int_range (rand, 0, 60), g_rand_int_range (rand, 0, 600),
                                g_rand_int_range (rand, 0, 9) == 0 ? "yes" : "no");
      for (gint32 i = 0; i < edges; i++)
        g_string_append_printf (xml, "<%s id=\"e%d\" from=\"n%d\" to=\"n%d\" wait=\"%dmin\"/>",
                                g_rand_int_range (rand, 0, 6) == 0 ? "feedback" : "flow", i,
                                g_rand_int_range (rand, 0, steps), g_rand_int_range (rand, 0, steps),
                                g_rand_int_range (rand, 0, 300));
      g_string_append (xml, "</stream></map>");
      {
        g_auto (Measured) m = measured_open (xml->str);

        w.graph = m.graph;
        w.figures = m.figures;
        for (guint i = 0; i < m.graph->n_steps; i++)
          if (begins (m.graph, i))
            walk (&w, i, 0);
        assert_near (m.figures->lead.likely, w.best);
        /* The path's parts are the total. */
        for (guint i = 0; i < m.figures->n_steps; i++)
          sum += m.figures->steps[i].on_path ? or_zero (m.figures->steps[i].lead.likely) : 0;
        for (guint e = 0; e < m.figures->n_edges; e++)
          sum += m.figures->edges[e].on_path ? or_zero (m.figures->edges[e].wait.likely) : 0;
        assert_near (sum, m.figures->lead.likely);
      }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/critical-path/line", test_line);
  g_test_add_func ("/metrics/critical-path/two-branches", test_two_branches);
  g_test_add_func ("/metrics/critical-path/connection-decides", test_connection_decides);
  g_test_add_func ("/metrics/critical-path/spans-differ-in-their-way", test_spans_differ_in_their_way);
  g_test_add_func ("/metrics/critical-path/tie", test_tie);
  g_test_add_func ("/metrics/critical-path/feedback-is-no-way", test_feedback_is_no_way);
  g_test_add_func ("/metrics/critical-path/marked-end", test_marked_end);
  g_test_add_func ("/metrics/critical-path/end-in-the-middle", test_end_in_the_middle);
  g_test_add_func ("/metrics/critical-path/ties-by-id", test_ties_by_id);
  g_test_add_func ("/metrics/critical-path/loop", test_loop);
  g_test_add_func ("/metrics/critical-path/loose-steps", test_loose_steps);
  g_test_add_func ("/metrics/critical-path/nothing", test_nothing);
  g_test_add_func ("/metrics/critical-path/all-paths", test_all_paths);
  return g_test_run ();
}

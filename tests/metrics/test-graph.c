/* The graph of a stream: steps, connections, loops, order, ways. */
#include "streams.h"

#include <string.h>

#define FOUR STEP ("n1", "") STEP ("n2", "") STEP ("n3", "") STEP ("n4", "")

static char *
order_of (const SwGraph *graph)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < graph->n_steps; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", graph->steps[graph->order[i]]->id);
  return g_string_free (ids, FALSE);
}

/* The steps that are marked in @marks. */
static char *
marked (const SwGraph *graph, const gboolean *marks)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < graph->n_steps; i++)
    if (marks[i])
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", graph->steps[i]->id);
  return g_string_free (ids, FALSE);
}

static void
assert_reach (const SwGraph *graph, const char *from, gboolean backwards, gboolean feedback, const char *expected)
{
  g_autofree gboolean *seeds = g_new0 (gboolean, graph->n_steps);
  g_autofree gboolean *reached = NULL;
  g_autofree char *ids = NULL;

  seeds[sw_graph_step (graph, from)] = TRUE;
  reached = sw_graph_reach (graph, seeds, backwards, feedback);
  ids = marked (graph, reached);
  g_assert_cmpstr (ids, ==, expected);
}

static void
test_edges (void)
{
  g_auto (Measured) m = measured_open (STREAM ("", FOUR FLOW ("f1", "n1", "n2", "") BACK ("b1", "n4", "n2", "")
                                                       FLOW ("f2", "n2", "n2", "") FLOW ("f3", "n2", "n9", "")
                                                           FLOW ("f4", "n9", "n9", "") FLOW ("f5", "n2", "n3", "")));
  g_autofree char *dangling = ids_of (m.graph->dangling);

  g_assert_cmpuint (m.graph->n_steps, ==, 4);
  g_assert_cmpuint (m.graph->n_edges, ==, 3);
  g_assert_cmpstr (dangling, ==, "f2 f3 f4");
  g_assert_cmpint (sw_graph_step (m.graph, "n3"), ==, 2);
  g_assert_cmpint (sw_graph_step (m.graph, "n9"), ==, -1);
  g_assert_cmpint (sw_graph_step (m.graph, "f1"), ==, -1);
  g_assert_cmpuint (m.graph->edges[1].from, ==, 3);
  g_assert_cmpuint (m.graph->edges[1].to, ==, 1);
  g_assert_true (m.graph->edges[1].feedback);
  g_assert_false (sw_edge_is_flow (&m.graph->edges[1]));
  g_assert_true (sw_edge_is_flow (&m.graph->edges[0]));
  /* Into n2 lead f1 and b1, in file order. */
  g_assert_cmpuint (m.graph->in_start[2] - m.graph->in_start[1], ==, 2);
  g_assert_cmpuint (m.graph->in[m.graph->in_start[1]], ==, 0);
  g_assert_cmpuint (m.graph->in[m.graph->in_start[1] + 1], ==, 1);
  g_assert_cmpuint (m.graph->out_start[2] - m.graph->out_start[1], ==, 1);
}

static void
test_order (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", FOUR FLOW ("f1", "n4", "n3", "") FLOW ("f2", "n3", "n1", "") FLOW ("f3", "n4", "n2", "")));
  g_autofree char *order = order_of (m.graph);

  g_assert_cmpstr (order, ==, "n4 n2 n3 n1");
}

static void
test_back_edges (void)
{
  g_auto (Measured) m = measured_open (STREAM ("", FOUR FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "")
                                                       FLOW ("f3", "n3", "n1", "") FLOW ("f4", "n3", "n4", "")
                                                           FLOW ("f5", "n4", "n3", "") BACK ("b1", "n2", "n1", "")));
  g_autofree char *order = order_of (m.graph);

  for (guint e = 0; e < m.graph->n_edges; e++)
    g_assert_cmpint (m.graph->edges[e].back, ==,
                     strcmp (m.graph->edges[e].element->id, "f3") == 0
                         || strcmp (m.graph->edges[e].element->id, "f5") == 0);
  g_assert_cmpstr (order, ==, "n1 n2 n3 n4");
}

/* The same loop in another order of the file: ids decide, so the same flow goes back, and n2 is before n10. */
static void
test_back_edge_by_id (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", STEP ("n10", "") STEP ("n2", "") FLOW ("f2", "n10", "n2", "") FLOW ("f1", "n2", "n10", "")));

  g_assert_cmpstr (m.graph->edges[0].element->id, ==, "f2");
  g_assert_true (m.graph->edges[0].back);
  g_assert_false (m.graph->edges[1].back);
}

static void
test_ends (void)
{
  g_auto (Measured) open = measured_open (
      STREAM ("", FOUR FLOW ("f1", "n1", "n2", "") BACK ("b1", "n2", "n1", "") FLOW ("f2", "n1", "n3", "")));
  g_auto (Measured) said = measured_open (
      STREAM ("", STEP ("n1", "end=\"yes\"") STEP ("n2", "") STEP ("n3", "") FLOW ("f1", "n1", "n2", "")));

  g_assert_false (sw_graph_is_end (open.graph, 0));
  g_assert_true (sw_graph_is_end (open.graph, 1));
  g_assert_true (sw_graph_is_end (open.graph, 2));
  g_assert_true (sw_graph_is_end (open.graph, 3));
  g_assert_false (open.graph->has_marked_end);
  g_assert_true (said.graph->has_marked_end);
  g_assert_true (sw_graph_is_end (said.graph, 0));
  g_assert_false (sw_graph_is_end (said.graph, 1));
  g_assert_false (sw_graph_is_end (said.graph, 2));
}

static void
test_reach (void)
{
  g_auto (Measured) m = measured_open (
      STREAM ("", FOUR FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "") BACK ("b1", "n3", "n4", "")));

  assert_reach (m.graph, "n1", FALSE, FALSE, "n1 n2 n3");
  assert_reach (m.graph, "n1", FALSE, TRUE, "n1 n2 n3 n4");
  assert_reach (m.graph, "n3", TRUE, FALSE, "n1 n2 n3");
  assert_reach (m.graph, "n4", TRUE, FALSE, "n4");
  assert_reach (m.graph, "n4", TRUE, TRUE, "n1 n2 n3 n4");
  assert_reach (m.graph, "n4", FALSE, TRUE, "n4");
}

static void
assert_way (const SwGraph *graph, const char *from, const char *to, const char *expected)
{
  g_autofree gboolean *sources = g_new0 (gboolean, graph->n_steps);
  g_autofree gboolean *goals = g_new0 (gboolean, graph->n_steps);
  g_autoptr (GPtrArray) path = NULL;
  g_autofree char *ids = NULL;

  sources[sw_graph_step (graph, from)] = TRUE;
  goals[sw_graph_step (graph, to)] = TRUE;
  path = sw_graph_path (graph, sources, goals);
  ids = path != NULL ? ids_of (path) : NULL;
  g_assert_cmpstr (ids, ==, expected);
}

static void
test_path (void)
{
  g_auto (Measured) m = measured_open (STREAM ("", FOUR FLOW ("f1", "n1", "n2", "") FLOW ("f2", "n2", "n3", "")
                                                       BACK ("b1", "n3", "n1", "") FLOW ("f3", "n1", "n3", "")));

  assert_way (m.graph, "n1", "n3", "n1 f3 n3");
  assert_way (m.graph, "n2", "n1", "n2 f2 n3 b1 n1");
  assert_way (m.graph, "n1", "n1", "n1");
  assert_way (m.graph, "n1", "n4", NULL);
}

/* A line of 50,000 steps: no recursion, no square. */
static void
test_large (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *stream = sw_map_add (map, sw_map_root (map), SW_KIND_STREAM, NULL);
  const guint count = 50000;
  SwGraph *graph;

  for (guint i = 0; i < count; i++)
    sw_map_add (map, stream, SW_KIND_STEP, NULL);
  for (guint i = 1; i < count; i++)
    {
      SwElement *flow = sw_map_add (map, stream, SW_KIND_FLOW, NULL);
      g_autofree char *from = g_strdup_printf ("n%u", i), *to = g_strdup_printf ("n%u", i + 1);

      g_assert_true (sw_map_give_value (map, flow, sw_kind_attr (SW_KIND_FLOW, SW_ATTR_FROM), from, NULL));
      g_assert_true (sw_map_give_value (map, flow, sw_kind_attr (SW_KIND_FLOW, SW_ATTR_TO), to, NULL));
    }
  graph = sw_graph_new (map, stream);
  g_assert_cmpuint (graph->n_edges, ==, count - 1);
  g_assert_cmpuint (graph->order[count - 1], ==, count - 1);
  sw_graph_free (graph);
}

static void
test_analysis (void)
{
  g_auto (Measured) m =
      measured_open (MAP ("", "<stream id=\"s1\">" STEP ("n1", "") "</stream><note id=\"k1\"/><stream id=\"s2\"/>"));

  g_assert_cmpuint (m.analysis->n_streams, ==, 2);
  g_assert_cmpint (sw_analysis_stream (m.analysis, "s1"), ==, 0);
  g_assert_cmpint (sw_analysis_stream (m.analysis, "s2"), ==, 1);
  g_assert_cmpint (sw_analysis_stream (m.analysis, "n1"), ==, -1);
  g_assert_cmpuint (m.analysis->graphs[1]->n_steps, ==, 0);
  g_assert_true (m.analysis->streams[1] == sw_map_find (m.map, "s2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/graph/edges", test_edges);
  g_test_add_func ("/metrics/graph/order", test_order);
  g_test_add_func ("/metrics/graph/back-edges", test_back_edges);
  g_test_add_func ("/metrics/graph/back-edge-by-id", test_back_edge_by_id);
  g_test_add_func ("/metrics/graph/ends", test_ends);
  g_test_add_func ("/metrics/graph/reach", test_reach);
  g_test_add_func ("/metrics/graph/path", test_path);
  g_test_add_func ("/metrics/graph/large", test_large);
  g_test_add_func ("/metrics/graph/analysis", test_analysis);
  return g_test_run ();
}

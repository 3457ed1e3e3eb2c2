#include "metrics/graph.h"

#include "base/id.h"

#include <string.h>

int
sw_graph_step (const SwGraph *graph, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (graph->index, id)) - 1;
}

gboolean
sw_edge_is_flow (const SwEdge *edge)
{
  return !edge->feedback && !edge->back;
}

static void
collect_steps (SwGraph *graph, GHashTable *ids)
{
  guint i = 0;

  graph->steps = g_new (SwElement *, sw_element_count (graph->stream, SW_KIND_STEP) + 1);
  sw_for_each_kind (step, graph->stream, SW_KIND_STEP)
    {
      if (ids != NULL && !g_hash_table_contains (ids, step->id))
        continue;
      graph->steps[i++] = step;
      graph->has_marked_end |= sw_element_choice (step, SW_ATTR_END) == SW_YES;
      g_hash_table_insert (graph->index, (gpointer)step->id, GUINT_TO_POINTER (i));
    }
  graph->n_steps = i;
}

static void
collect_edges (SwGraph *graph)
{
  GArray *edges = g_array_new (FALSE, TRUE, sizeof (SwEdge));

  sw_for_each_child (child, graph->stream)
    {
      SwEdge edge = { .element = child, .feedback = child->kind == SW_KIND_FEEDBACK };
      int from, to;

      if (!sw_element_is_edge (child))
        continue;
      from = sw_graph_step (graph, sw_element_text (child, SW_ATTR_FROM));
      to = sw_graph_step (graph, sw_element_text (child, SW_ATTR_TO));
      if (from < 0 || to < 0 || from == to)
        {
          g_ptr_array_add (graph->dangling, child);
          continue;
        }
      edge.from = (guint)from;
      edge.to = (guint)to;
      g_array_append_val (edges, edge);
    }
  graph->n_edges = edges->len;
  graph->edges = (SwEdge *)g_array_free (edges, FALSE);
}

/* Counting sort of the edges by one of their ends keeps file order within a step. */
static void
sort_edges (SwGraph *graph, gboolean by_target, guint **start, guint **list)
{
  guint *next;

  *start = g_new0 (guint, graph->n_steps + 1);
  *list = g_new (guint, graph->n_edges + 1);
  for (guint e = 0; e < graph->n_edges; e++)
    (*start)[(by_target ? graph->edges[e].to : graph->edges[e].from) + 1]++;
  for (guint i = 0; i < graph->n_steps; i++)
    (*start)[i + 1] += (*start)[i];
  next = g_memdup2 (*start, (graph->n_steps + 1) * sizeof (guint));
  for (guint e = 0; e < graph->n_edges; e++)
    (*list)[next[by_target ? graph->edges[e].to : graph->edges[e].from]++] = e;
  g_free (next);
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwGraph *graph = data;

  return sw_id_compare (graph->steps[*(const guint *)a]->id, graph->steps[*(const guint *)b]->id);
}

static int
compare_edges (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwGraph *graph = data;

  return sw_id_compare (graph->edges[*(const guint *)a].element->id, graph->edges[*(const guint *)b].element->id);
}

/* Depth first in the order of ids, without recursion: a flow that leads to a step whose walk is not finished closes a
 * loop. */
static void
mark_back_edges (SwGraph *graph)
{
  enum
  {
    NEW,
    OPEN,
    DONE
  };
  g_autofree guint8 *state = g_new0 (guint8, graph->n_steps + 1);
  g_autofree guint *next = g_memdup2 (graph->out_start, (graph->n_steps + 1) * sizeof (guint));
  g_autofree guint *out = g_memdup2 (graph->out, (graph->n_edges + 1) * sizeof (guint));
  g_autofree guint *roots = g_new (guint, graph->n_steps + 1);
  g_autofree guint *stack = g_new (guint, graph->n_steps + 1);

  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint count = graph->out_start[i + 1] - graph->out_start[i];

      roots[i] = i;
      if (count > 1)
        g_qsort_with_data (out + graph->out_start[i], (int)count, sizeof (guint), compare_edges, graph);
    }
  g_qsort_with_data (roots, (int)graph->n_steps, sizeof (guint), compare_steps, graph);
  for (guint r = 0; r < graph->n_steps; r++)
    {
      guint root = roots[r], depth = 0;

      if (state[root] != NEW)
        continue;
      state[root] = OPEN;
      stack[depth++] = root;
      while (depth > 0)
        {
          guint i = stack[depth - 1];
          SwEdge *edge;

          if (next[i] == graph->out_start[i + 1])
            {
              state[i] = DONE;
              depth--;
              continue;
            }
          edge = &graph->edges[out[next[i]++]];
          if (edge->feedback)
            continue;
          if (state[edge->to] == OPEN)
            edge->back = TRUE;
          else if (state[edge->to] == NEW)
            {
              state[edge->to] = OPEN;
              stack[depth++] = edge->to;
            }
        }
    }
}

static int
compare_guint (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

/* Kahn's algorithm in waves; each wave is put in file order. Returns: whether no loop of flows is left */
static gboolean
sort_topologically (SwGraph *graph)
{
  g_autofree guint *missing = g_new0 (guint, graph->n_steps + 1);
  guint done = 0, wave_end;

  for (guint e = 0; e < graph->n_edges; e++)
    if (sw_edge_is_flow (&graph->edges[e]))
      missing[graph->edges[e].to]++;
  wave_end = 0;
  for (guint i = 0; i < graph->n_steps; i++)
    if (missing[i] == 0)
      graph->order[wave_end++] = i;
  while (done < wave_end)
    {
      guint begin = wave_end, end = wave_end;

      for (; done < begin; done++)
        {
          guint i = graph->order[done];
          for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
            {
              const SwEdge *edge = &graph->edges[graph->out[k]];
              if (sw_edge_is_flow (edge) && --missing[edge->to] == 0)
                graph->order[end++] = edge->to;
            }
        }
      qsort (graph->order + begin, end - begin, sizeof (guint), compare_guint);
      wave_end = end;
    }
  return done == graph->n_steps;
}

SwGraph *
sw_graph_new (SwMap *map, SwElement *stream)
{
  return sw_graph_new_of (map, stream, NULL);
}

SwGraph *
sw_graph_new_of (SwMap *map, SwElement *stream, GHashTable *ids)
{
  SwGraph *graph = g_new0 (SwGraph, 1);

  graph->map = map;
  graph->stream = stream;
  graph->dangling = g_ptr_array_new ();
  graph->index = g_hash_table_new (g_str_hash, g_str_equal);
  collect_steps (graph, ids);
  collect_edges (graph);
  sort_edges (graph, FALSE, &graph->out_start, &graph->out);
  sort_edges (graph, TRUE, &graph->in_start, &graph->in);
  graph->order = g_new (guint, graph->n_steps + 1);
  if (!sort_topologically (graph))
    {
      mark_back_edges (graph);
      if (!sort_topologically (graph))
        g_assert_not_reached ();
    }
  return graph;
}

void
sw_graph_free (SwGraph *graph)
{
  g_free (graph->steps);
  g_free (graph->edges);
  g_ptr_array_unref (graph->dangling);
  g_free (graph->out_start);
  g_free (graph->out);
  g_free (graph->in_start);
  g_free (graph->in);
  g_free (graph->order);
  g_hash_table_unref (graph->index);
  g_free (graph);
}

gboolean
sw_graph_is_end (const SwGraph *graph, guint i)
{
  if (sw_element_choice (graph->steps[i], SW_ATTR_END) == SW_YES)
    return TRUE;
  /* Unless a step says so, every step without an outgoing flow is an end. */
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->out[k]]))
      return FALSE;
  return !graph->has_marked_end;
}

gboolean *
sw_graph_reach (const SwGraph *graph, const gboolean *seeds, gboolean backwards, gboolean feedback)
{
  const guint *start = backwards ? graph->in_start : graph->out_start;
  const guint *list = backwards ? graph->in : graph->out;
  gboolean *reached = g_new0 (gboolean, graph->n_steps + 1);
  g_autofree guint *stack = g_new (guint, graph->n_steps + 1);
  guint depth = 0;

  for (guint i = 0; i < graph->n_steps; i++)
    if (seeds[i])
      {
        reached[i] = TRUE;
        stack[depth++] = i;
      }
  while (depth > 0)
    {
      guint i = stack[--depth];
      for (guint k = start[i]; k < start[i + 1]; k++)
        {
          const SwEdge *edge = &graph->edges[list[k]];
          guint other = backwards ? edge->from : edge->to;

          if (reached[other] || (!feedback && !sw_edge_is_flow (edge)))
            continue;
          reached[other] = TRUE;
          stack[depth++] = other;
        }
    }
  return reached;
}

GPtrArray *
sw_graph_path (const SwGraph *graph, const gboolean *from, const gboolean *to)
{
  g_autofree int *by = g_new (int, graph->n_steps + 1); /* the edge that led here; -1 not reached, -2 a source */
  g_autofree guint *queue = g_new (guint, graph->n_steps + 1);
  guint head = 0, tail = 0;
  int goal = -1;
  GPtrArray *path;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      by[i] = from[i] ? -2 : -1;
      if (from[i])
        queue[tail++] = i;
    }
  while (head < tail && goal < 0)
    {
      guint i = queue[head++];

      if (to[i])
        goal = (int)i;
      for (guint k = graph->out_start[i]; goal < 0 && k < graph->out_start[i + 1]; k++)
        {
          guint e = graph->out[k];
          if (by[graph->edges[e].to] == -1)
            {
              by[graph->edges[e].to] = (int)e;
              queue[tail++] = graph->edges[e].to;
            }
        }
    }
  if (goal < 0)
    return NULL;
  path = g_ptr_array_new ();
  g_ptr_array_add (path, graph->steps[goal]);
  while (by[goal] >= 0)
    {
      const SwEdge *edge = &graph->edges[by[goal]];
      g_ptr_array_insert (path, 0, edge->element);
      g_ptr_array_insert (path, 0, graph->steps[edge->from]);
      goal = (int)edge->from;
    }
  return path;
}

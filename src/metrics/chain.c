#include "metrics/chain.h"

/* Tarjan's algorithm without recursion. It finds components after those that they lead to, hence filled from behind. */
typedef struct
{
  SwChain *chain;
  guint *number; /* 0: not seen */
  guint *low;
  guint *next; /* edge to look at */
  gboolean *on_stack;
  guint *stack, depth;
  guint *path, length;
  guint seen;
  guint free; /* members from here on are placed */
  GArray *starts;
} Walk;

static void
enter (Walk *walk, guint i)
{
  walk->number[i] = walk->low[i] = ++walk->seen;
  walk->next[i] = walk->chain->graph->out_start[i];
  walk->on_stack[i] = TRUE;
  walk->stack[walk->depth++] = i;
  walk->path[walk->length++] = i;
}

static void
leave (Walk *walk, guint i)
{
  guint member;

  walk->length--;
  if (walk->length > 0)
    {
      guint before = walk->path[walk->length - 1];
      walk->low[before] = MIN (walk->low[before], walk->low[i]);
    }
  if (walk->low[i] != walk->number[i])
    return;
  do
    {
      member = walk->stack[--walk->depth];
      walk->on_stack[member] = FALSE;
      walk->chain->of[member] = walk->starts->len;
      walk->chain->members[--walk->free] = member;
    }
  while (member != i);
  g_array_append_val (walk->starts, walk->free);
}

static void
walk_from (Walk *walk, guint root)
{
  const SwGraph *graph = walk->chain->graph;

  enter (walk, root);
  while (walk->length > 0)
    {
      guint i = walk->path[walk->length - 1];
      guint e, to;

      if (walk->next[i] == graph->out_start[i + 1])
        {
          leave (walk, i);
          continue;
        }
      e = graph->out[walk->next[i]++];
      to = graph->edges[e].to;
      if (walk->chain->weight[e] <= 0)
        continue;
      if (walk->number[to] == 0)
        enter (walk, to);
      else if (walk->on_stack[to])
        walk->low[i] = MIN (walk->low[i], walk->number[to]);
    }
}

static void
find_components (SwChain *chain)
{
  guint n = chain->graph->n_steps;
  g_autofree guint *number = g_new0 (guint, n + 1);
  g_autofree guint *low = g_new (guint, n + 1);
  g_autofree guint *next = g_new (guint, n + 1);
  g_autofree gboolean *on_stack = g_new0 (gboolean, n + 1);
  g_autofree guint *stack = g_new (guint, n + 1);
  g_autofree guint *path = g_new (guint, n + 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { .chain = chain,
                .number = number,
                .low = low,
                .next = next,
                .on_stack = on_stack,
                .stack = stack,
                .path = path,
                .free = n,
                .starts = starts };

  for (guint i = 0; i < n; i++)
    if (number[i] == 0)
      walk_from (&walk, i);
  chain->n = starts->len;
  chain->start = g_new (guint, chain->n + 1);
  for (guint c = 0; c < chain->n; c++)
    chain->start[c] = g_array_index (starts, guint, chain->n - 1 - c);
  chain->start[chain->n] = n;
  for (guint i = 0; i < n; i++)
    chain->of[i] = chain->n - 1 - chain->of[i];
}

/* Without rework every step is a component of its own, and the flows' order serves. */
static void
follow_order (SwChain *chain)
{
  chain->n = chain->graph->n_steps;
  chain->start = g_new (guint, chain->n + 1);
  for (guint c = 0; c < chain->n; c++)
    {
      chain->start[c] = c;
      chain->members[c] = chain->graph->order[c];
      chain->of[chain->members[c]] = c;
    }
  chain->start[chain->n] = chain->n;
}

void
sw_chain_init (SwChain *chain, const SwGraph *graph, double *weight)
{
  gboolean rework = FALSE;

  chain->graph = graph;
  chain->weight = weight;
  chain->members = g_new (guint, graph->n_steps + 1);
  chain->of = g_new (guint, graph->n_steps + 1);
  chain->place = g_new (guint, graph->n_steps + 1);
  for (guint e = 0; e < graph->n_edges; e++)
    rework |= weight[e] > 0 && !sw_edge_is_flow (&graph->edges[e]);
  if (rework)
    find_components (chain);
  else
    follow_order (chain);
  for (guint m = 0; m < graph->n_steps; m++)
    chain->place[chain->members[m]] = m;
}

void
sw_chain_clear (SwChain *chain)
{
  g_clear_pointer (&chain->weight, g_free);
  g_clear_pointer (&chain->start, g_free);
  g_clear_pointer (&chain->members, g_free);
  g_clear_pointer (&chain->of, g_free);
  g_clear_pointer (&chain->place, g_free);
}

gboolean
sw_chain_visits (const SwChain *chain, const double *entering, double *visits)
{
  const SwGraph *graph = chain->graph;

  for (guint i = 0; i < graph->n_steps; i++)
    visits[i] = entering[i];
  for (guint c = 0; c < chain->n; c++)
    {
      if (chain->start[c + 1] - chain->start[c] > 1 && !sw_chain_solve (chain, c, visits))
        return FALSE;
      for (guint m = chain->start[c]; m < chain->start[c + 1]; m++)
        {
          guint i = chain->members[m];
          for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
            {
              guint e = graph->out[k], to = graph->edges[e].to;
              if (chain->weight[e] > 0 && chain->of[to] != c)
                visits[to] += visits[i] * chain->weight[e];
            }
        }
    }
  return TRUE;
}

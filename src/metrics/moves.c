#include "metrics/moves.h"

#include "base/id.h"
#include "metrics/joins.h"

#include <math.h>

#define SHARE_SLACK 0.005

static double
share_of (const SwEdge *edge)
{
  return sw_element_fraction (edge->element, SW_ATTR_SHARE);
}

/* Returns: the chance that the item is sent back. */
static double
weigh_rework (SwMoves *moves, guint i)
{
  const SwGraph *graph = moves->graph;
  double back = 0;

  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      guint e = graph->out[k];
      if (!graph->edges[e].feedback)
        continue;
      moves->chance[e] = MAX (share_of (&graph->edges[e]), 0);
      back += moves->chance[e];
    }
  return back;
}

static void
weigh_step (SwMoves *moves, guint i)
{
  const SwGraph *graph = moves->graph;
  double on = moves->on[i] = 1 - weigh_rework (moves, i);
  double sum = 0, forward = 0;
  guint flows = 0, shared = 0, branches = 0;

  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->out[k]];
      double share = edge->feedback ? -1 : share_of (edge);

      flows += !edge->feedback;
      shared += share >= 0;
      sum += MAX (share, 0);
      forward += edge->back ? 0 : MAX (share, 0);
    }
  if (on < 1e-9 || (shared > 0 && (shared != flows || fabs (sum - 1) > SHARE_SLACK + 1e-9)))
    moves->unbalanced = MIN (moves->unbalanced, i);
  if (moves->live != NULL && sw_graph_is_end (graph, i))
    return;
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      guint e = graph->out[k];
      const SwEdge *edge = &graph->edges[e];

      if (!sw_edge_is_flow (edge))
        continue;
      if (shared > 0)
        moves->chance[e] = forward > 0 ? on * MAX (share_of (edge), 0) / forward : 0;
      else if (moves->live == NULL || moves->live[edge->to])
        {
          moves->chance[e] = on;
          branches++;
        }
    }
  moves->forks[i] = branches > 1;
  moves->parallel |= branches > 1;
}

static gboolean
has_flow_in (const SwGraph *graph, guint i)
{
  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->in[k]]))
      return TRUE;
  return FALSE;
}

static gboolean
is_first (const SwChain *chain, guint c)
{
  const SwGraph *graph = chain->graph;

  for (guint m = chain->start[c]; m < chain->start[c + 1]; m++)
    for (guint k = graph->in_start[chain->members[m]]; k < graph->in_start[chain->members[m] + 1]; k++)
      {
        guint e = graph->in[k];
        if (chain->weight[e] > 0 && chain->of[graph->edges[e].from] != c)
          return FALSE;
      }
  return TRUE;
}

/* Returns: the step of component @c that no flow leads to, the one of the earliest id; -1 */
static int
find_first (const SwChain *chain, guint c)
{
  SwElement **steps = chain->graph->steps;
  int first = -1;

  for (guint m = chain->start[c]; m < chain->start[c + 1]; m++)
    {
      guint i = chain->members[m];
      if (!has_flow_in (chain->graph, i) && (first < 0 || sw_id_compare (steps[i]->id, steps[first]->id) < 0))
        first = (int)i;
    }
  return first;
}

/* Returns: (transfer full): by step: items that enter there */
static double *
find_entrances (const SwChain *chain)
{
  double *entering = g_new0 (double, chain->graph->n_steps + 1);

  for (guint c = 0; c < chain->n; c++)
    {
      int first = find_first (chain, c);

      if (first >= 0 && is_first (chain, c))
        entering[first] = 1;
    }
  return entering;
}

/* A flow that nobody takes leads somewhere all the same: what lies behind it is no beginning, and what is sent back
 * from there to the beginning does not make that any other step. @chain: of the ways that are taken. */
static double *
find_entrances_behind (const SwMoves *moves, const SwChain *chain)
{
  const SwGraph *graph = moves->graph;
  g_autofree double *weight = g_memdup2 (moves->chance, (graph->n_edges + 1) * sizeof (double));
  g_auto (SwChain) whole = { 0 };
  gboolean idle = FALSE;

  for (guint e = 0; e < graph->n_edges; e++)
    if (sw_edge_is_flow (&graph->edges[e]) && weight[e] <= 0)
      {
        weight[e] = 1;
        idle = TRUE;
      }
  if (!idle)
    return find_entrances (chain);
  sw_chain_init (&whole, graph, g_steal_pointer (&weight));
  return find_entrances (&whole);
}

void
sw_moves_init (SwMoves *moves, const SwGraph *graph, const gboolean *live)
{
  *moves = (SwMoves){ .graph = graph, .live = live, .unbalanced = graph->n_steps };
  moves->chance = g_new0 (double, graph->n_edges + 1);
  moves->on = g_new (double, graph->n_steps + 1);
  moves->forks = g_new0 (gboolean, graph->n_steps + 1);
  for (guint i = 0; i < graph->n_steps; i++)
    weigh_step (moves, i);
}

void
sw_moves_clear (SwMoves *moves)
{
  g_free (moves->chance);
  g_free (moves->on);
  g_free (moves->forks);
  g_free (moves->entering);
}

void
sw_moves_enter (SwMoves *moves, const SwChain *chain, const double *entering)
{
  guint n = moves->graph->n_steps, entrances = 0;

  moves->entering =
      entering != NULL ? g_memdup2 (entering, (n + 1) * sizeof (double)) : find_entrances_behind (moves, chain);
  for (guint i = 0; i < n; i++)
    {
      if (moves->live != NULL && !moves->live[i])
        moves->entering[i] = 0;
      entrances += moves->entering[i] > 0;
    }
  moves->parallel |= entrances > 1;
}

double *
sw_moves_join (const SwMoves *moves, GArray *meetings)
{
  const SwGraph *graph = moves->graph;
  g_autofree double *chance = g_new0 (double, graph->n_edges + 1);

  for (guint e = 0; e < graph->n_edges; e++)
    if (sw_edge_is_flow (&graph->edges[e]))
      chance[e] = moves->chance[e] / moves->on[graph->edges[e].from];
  return sw_joins_weigh (graph, moves->entering, chance, moves->forks, meetings);
}

/* Only steps that say they are ends can have work behind them, or branches beside them that reach no end. */
gboolean *
sw_moves_find_live (const SwGraph *graph)
{
  g_autofree gboolean *ends = g_new0 (gboolean, graph->n_steps + 1);

  for (guint i = 0; i < graph->n_steps; i++)
    ends[i] = sw_graph_is_end (graph, i);
  return sw_graph_reach (graph, ends, TRUE, FALSE);
}

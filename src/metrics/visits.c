#include "metrics/visits.h"

#include "base/id.h"
#include "metrics/chain.h"
#include "metrics/joins.h"

#include <math.h>

#define SHARE_SLACK 0.005

/**
 * Moves: how items move.
 * @live: (nullable): by step: an end is reached from it, and nothing leaves an end; NULL: all of the work counts
 * @parallel: one item is in several places at a time
 */
typedef struct
{
  const SwGraph *graph;
  const gboolean *live;
  double *weight;
  double *on;         /* by step: the chance that an item is not sent back */
  gboolean *forks;    /* by step: its flows are parallel */
  double *traversals; /* by edge, once items were followed */
  gboolean balanced;
  gboolean parallel;
} Moves;

static double
share_of (const SwEdge *edge)
{
  return sw_element_fraction (edge->element, SW_ATTR_SHARE);
}

/* Returns: the chance that the item is sent back. */
static double
weigh_rework (Moves *moves, guint i)
{
  const SwGraph *graph = moves->graph;
  double back = 0;

  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      guint e = graph->out[k];
      if (!graph->edges[e].feedback)
        continue;
      moves->weight[e] = MAX (share_of (&graph->edges[e]), 0);
      back += moves->weight[e];
    }
  moves->balanced &= back < 1 - 1e-9;
  return back;
}

static void
weigh_step (Moves *moves, guint i)
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
  moves->balanced &= shared == 0 || (shared == flows && fabs (sum - 1) <= SHARE_SLACK + 1e-9);
  if (moves->live != NULL && sw_graph_is_end (graph, i))
    return;
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      guint e = graph->out[k];
      const SwEdge *edge = &graph->edges[e];

      if (!sw_edge_is_flow (edge))
        continue;
      if (shared > 0)
        moves->weight[e] = forward > 0 ? on * MAX (share_of (edge), 0) / forward : 0;
      else if (moves->live == NULL || moves->live[edge->to])
        {
          moves->weight[e] = on;
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

/* Where parallel branches meet, the item is one again. */
static void
join_branches (const Moves *moves, const SwChain *chain, const double *entering)
{
  const SwGraph *graph = chain->graph;
  g_autofree double *chance = g_new0 (double, graph->n_edges + 1);
  g_autofree double *factor = NULL;

  for (guint e = 0; e < graph->n_edges; e++)
    if (sw_edge_is_flow (&graph->edges[e]))
      chance[e] = chain->weight[e] / moves->on[graph->edges[e].from];
  factor = sw_joins_weigh (graph, entering, chance, moves->forks);
  for (guint e = 0; e < graph->n_edges; e++)
    chain->weight[e] *= factor[e];
}

/* @entering: (inout): found if it is NULL. Returns: whether visits are known; then traversals are too */
static gboolean
follow_items (Moves *moves, double **entering, double *visits)
{
  const SwGraph *graph = moves->graph;
  g_auto (SwChain) chain = { 0 };
  g_autofree double *on = g_new (double, graph->n_steps + 1);
  g_autofree gboolean *forks = g_new0 (gboolean, graph->n_steps + 1);
  g_autofree double *traversals = NULL;
  guint entrances = 0;

  moves->balanced = TRUE;
  moves->on = on;
  moves->forks = forks;
  moves->weight = g_new0 (double, graph->n_edges + 1);
  for (guint i = 0; i < graph->n_steps; i++)
    weigh_step (moves, i);
  traversals = g_memdup2 (moves->weight, graph->n_edges * sizeof (double));
  sw_chain_init (&chain, graph, g_steal_pointer (&moves->weight));
  if (*entering == NULL)
    *entering = find_entrances (&chain);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      if (moves->live != NULL && !moves->live[i])
        (*entering)[i] = 0;
      entrances += (*entering)[i] > 0;
    }
  moves->parallel |= entrances > 1;
  if (!moves->balanced)
    return FALSE;
  if (moves->parallel)
    join_branches (moves, &chain, *entering);
  if (!sw_chain_visits (&chain, *entering, visits))
    return FALSE;
  moves->traversals = g_steal_pointer (&traversals);
  for (guint e = 0; e < graph->n_edges; e++)
    moves->traversals[e] *= visits[graph->edges[e].from];
  return TRUE;
}

static void
expect (SwFigures *figures, const Moves *moves, const double *visits)
{
  const SwGraph *graph = moves->graph;
  double sum = 0;

  figures->expected_complete = TRUE;
  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwStepFigures *step = &figures->steps[i];

      step->counted = MAX (visits[i], 0);
      if (visits[i] <= 0)
        continue;
      if (!isnan (step->lead.likely))
        sum += visits[i] * step->lead.likely;
      if (sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO)
        figures->expected_complete &= !isnan (step->process.likely) && !isnan (step->wait.likely);
    }
  for (guint e = 0; e < graph->n_edges; e++)
    {
      figures->edges[e].counted = moves->traversals[e];
      if (figures->edges[e].known)
        sum += moves->traversals[e] * figures->edges[e].wait.likely;
    }
  figures->expected = sum;
  figures->expected_by = SW_EXPECTED_MARKOV;
}

/* Only steps that say they are ends can have work behind them, or branches beside them that reach no end. */
static gboolean *
find_live (const SwGraph *graph)
{
  g_autofree gboolean *ends = g_new0 (gboolean, graph->n_steps + 1);

  for (guint i = 0; i < graph->n_steps; i++)
    ends[i] = sw_graph_is_end (graph, i);
  return sw_graph_reach (graph, ends, TRUE, FALSE);
}

void
sw_figures_measure_visits (SwFigures *figures, const SwGraph *graph)
{
  g_autofree double *visits = g_new (double, graph->n_steps + 1);
  g_autofree double *entering = NULL;
  g_autofree gboolean *live = NULL;
  Moves moves = { .graph = graph };
  gboolean known = follow_items (&moves, &entering, visits);

  for (guint i = 0; i < graph->n_steps; i++)
    figures->steps[i].visits = known ? visits[i] : NAN;
  for (guint e = 0; e < graph->n_edges; e++)
    figures->edges[e].traversals = known ? moves.traversals[e] : NAN;
  if (known && graph->has_marked_end)
    {
      g_free (moves.traversals);
      live = find_live (graph);
      moves = (Moves){ .graph = graph, .live = live };
      known = follow_items (&moves, &entering, visits);
    }
  if (known && figures->any_time && !moves.parallel)
    expect (figures, &moves, visits);
  g_free (moves.traversals);
}

#include "metrics/visits.h"

#include "metrics/moves.h"

#include <math.h>

/* @traversals: (out): by edge. Returns: whether visits are known; then traversals are too */
static gboolean
follow_items (SwMoves *moves, const double *entering, double *visits, double *traversals)
{
  const SwGraph *graph = moves->graph;
  g_auto (SwChain) chain = { 0 };

  sw_chain_init (&chain, graph, g_memdup2 (moves->chance, (graph->n_edges + 1) * sizeof (double)));
  sw_moves_enter (moves, &chain, entering);
  if (moves->unbalanced < graph->n_steps)
    return FALSE;
  if (moves->parallel)
    {
      g_autofree double *factor = sw_moves_join (moves, NULL);

      /* Where parallel branches meet, the item is one again. */
      for (guint e = 0; e < graph->n_edges; e++)
        chain.weight[e] *= factor[e];
    }
  if (!sw_chain_visits (&chain, moves->entering, visits))
    return FALSE;
  for (guint e = 0; e < graph->n_edges; e++)
    traversals[e] = moves->chance[e] * visits[graph->edges[e].from];
  return TRUE;
}

/* Whether all that counts has its times. */
static gboolean
is_complete (const SwFigures *figures, const double *visits, const SwGraph *graph)
{
  for (guint i = 0; i < graph->n_steps; i++)
    {
      const SwStepFigures *step = &figures->steps[i];

      if (visits[i] > 0 && sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO
          && (isnan (step->process.likely) || isnan (step->wait.likely)))
        return FALSE;
    }
  return TRUE;
}

static void
expect (SwFigures *figures, const double *traversals, const double *visits, const SwGraph *graph)
{
  double sum = 0;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwStepFigures *step = &figures->steps[i];

      step->counted = MAX (visits[i], 0);
      if (visits[i] > 0 && !isnan (step->lead.likely))
        sum += visits[i] * step->lead.likely;
    }
  for (guint e = 0; e < graph->n_edges; e++)
    {
      figures->edges[e].counted = traversals[e];
      if (figures->edges[e].known)
        sum += traversals[e] * figures->edges[e].wait.likely;
    }
  figures->expected = sum;
  figures->expected_by = SW_EXPECTED_MARKOV;
}

void
sw_figures_measure_visits (SwFigures *figures, const SwGraph *graph)
{
  g_autofree double *visits = g_new (double, graph->n_steps + 1);
  g_autofree double *traversals = g_new (double, graph->n_edges + 1);
  g_auto (SwMoves) all = { 0 }, counted = { 0 };
  g_autofree gboolean *live = NULL;
  const SwMoves *moves = &all;
  gboolean known;

  sw_moves_init (&all, graph, NULL);
  known = follow_items (&all, NULL, visits, traversals);
  for (guint i = 0; i < graph->n_steps; i++)
    figures->steps[i].visits = known ? visits[i] : NAN;
  for (guint e = 0; e < graph->n_edges; e++)
    figures->edges[e].traversals = known ? traversals[e] : NAN;
  if (known && graph->has_marked_end)
    {
      live = sw_moves_find_live (graph);
      sw_moves_init (&counted, graph, live);
      known = follow_items (&counted, all.entering, visits, traversals);
      moves = &counted;
    }
  if (!known || !figures->any_time)
    return;
  /* Where an item is in several places at a time, what it takes is no sum. */
  figures->expected_parallel = moves->parallel;
  figures->expected_complete = is_complete (figures, visits, graph);
  if (!moves->parallel)
    expect (figures, traversals, visits, graph);
}

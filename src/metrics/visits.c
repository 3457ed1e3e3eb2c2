#include "metrics/visits.h"

#include "metrics/moves.h"
#include "metrics/sent-back.h"

#include <math.h>

#define SETTLED 1e-9
#define MOST_TURNS 200

/* Counts until what is sent back out of parallel branches, which depends on the visits, no longer changes: at once, but
 * where what lies behind the branches sends back too. */
static gboolean
count_visits (const SwMoves *moves, const SwChain *chain, const GArray *sent_back, double *visits)
{
  guint n = moves->graph->n_steps;
  g_autofree double *entering = g_memdup2 (moves->entering, (n + 1) * sizeof (double));
  double change = 1;

  if (!sw_chain_visits (chain, entering, visits))
    return FALSE;
  for (guint turn = 0; sent_back->len > 0 && change > SETTLED && turn < MOST_TURNS; turn++)
    {
      g_autofree double *before = g_memdup2 (visits, (n + 1) * sizeof (double));

      for (guint i = 0; i < n; i++)
        entering[i] = moves->entering[i];
      for (guint k = 0; k < sent_back->len; k++)
        {
          const SwSentBack *back = &g_array_index (sent_back, SwSentBack, k);
          entering[back->meeting] += before[back->from] * back->more;
        }
      if (!sw_chain_visits (chain, entering, visits))
        return FALSE;
      change = 0;
      for (guint i = 0; i < n; i++)
        change = MAX (change, fabs (visits[i] - before[i]));
    }
  return TRUE;
}

/* @traversals: (out): by edge. Returns: whether visits are known; then traversals are too */
static gboolean
follow_items (SwMoves *moves, const double *entering, double *visits, double *traversals)
{
  const SwGraph *graph = moves->graph;
  g_auto (SwChain) chain = { 0 };
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (SwMeeting));
  g_autoptr (GArray) sent_back = NULL;

  sw_chain_init (&chain, graph, g_memdup2 (moves->chance, (graph->n_edges + 1) * sizeof (double)));
  sw_moves_enter (moves, &chain, entering);
  if (moves->unbalanced < graph->n_steps)
    return FALSE;
  if (moves->parallel)
    {
      g_autofree double *factor = sw_moves_join (moves, meetings);

      /* Where parallel branches meet, the item is one again. */
      for (guint e = 0; e < graph->n_edges; e++)
        chain.weight[e] *= factor[e];
      sent_back = sw_sent_back_find (moves, factor, meetings);
    }
  else
    sent_back = g_array_new (FALSE, FALSE, sizeof (SwSentBack));
  if (!count_visits (moves, &chain, sent_back, visits))
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

#include "metrics/sent-back.h"

#define MOST_WORK 500000u /* steps looked at in all; what is not decided by then stays an approximation */

typedef struct
{
  const SwMoves *moves;
  const double *factor;
  double *amount; /* by step: what comes of one item */
  guint left;     /* steps that may still be looked at */
} Search;

/* What one item that is done with before @from brings to @to, over flows alone. */
static double
bring (Search *search, guint from, guint to)
{
  const SwGraph *graph = search->moves->graph;
  gboolean begun = FALSE;

  if (search->left < graph->n_steps)
    return 0;
  search->left -= graph->n_steps;
  for (guint i = 0; i < graph->n_steps; i++)
    search->amount[i] = 0;
  search->amount[from] = 1;
  for (guint o = 0; o < graph->n_steps; o++)
    {
      guint i = graph->order[o];

      begun |= i == from;
      if (i == to)
        return search->amount[to];
      if (!begun || search->amount[i] <= 0)
        continue;
      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          guint e = graph->out[k];
          const SwEdge *edge = &graph->edges[e];

          if (sw_edge_is_flow (edge))
            search->amount[edge->to] +=
                search->amount[i] * search->moves->chance[e] / search->moves->on[i] * search->factor[e];
        }
    }
  return 0;
}

/* Whether what is sent back from @from to @to leaves the branches that part at @fork and meet at @meeting. */
static gboolean
leaves (Search *search, guint fork, guint meeting, guint from, guint to)
{
  return fork < search->moves->graph->n_steps && from != fork && from != meeting && to != meeting
         && bring (search, fork, from) > 0 && bring (search, from, meeting) > 0
         && (to == fork || bring (search, to, fork) > 0);
}

/* The one place whose branches it leaves; -1 if there is none, or are several. */
static int
find_meeting (Search *search, const GArray *meetings, guint from, guint to)
{
  int found = -1;

  for (guint m = 0; m < meetings->len; m++)
    {
      const SwMeeting *meeting = &g_array_index (meetings, SwMeeting, m);

      if ((int)meeting->step == found || !leaves (search, meeting->fork, meeting->step, from, to))
        continue;
      if (found >= 0)
        return -1;
      found = (int)meeting->step;
    }
  return found;
}

GArray *
sw_sent_back_find (const SwMoves *moves, const double *factor, const GArray *meetings)
{
  const SwGraph *graph = moves->graph;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SwSentBack));
  g_autofree double *amount = g_new (double, graph->n_steps + 1);
  Search search = { moves, factor, amount, MOST_WORK };

  for (guint e = 0; e < graph->n_edges && meetings->len > 0; e++)
    {
      const SwEdge *edge = &graph->edges[e];
      int meeting =
          edge->feedback && moves->chance[e] > 0 ? find_meeting (&search, meetings, edge->from, edge->to) : -1;
      SwSentBack back;

      if (meeting < 0 || search.left < 2 * graph->n_steps)
        continue;
      back = (SwSentBack){
        edge->from, (guint)meeting,
        moves->chance[e] * (bring (&search, edge->from, (guint)meeting) - bring (&search, edge->to, (guint)meeting))
      };
      g_array_append_val (list, back);
    }
  return list;
}

/* Which layer each step stands in. */
#include "layout/layers.h"

#define MOST_TURNS 4

typedef struct
{
  const SwGraph *graph;
  const guint *steps;
  guint n;
  guint *node;  /* step of the graph → node + 1; 0: of another part */
  guint *place; /* by step of the graph: in the order in which flows come */
  guint *order; /* nodes in that order */
  guint *layer; /* by node */
} Rank;

/* The step at the other end; flows, and feedback between steps that flows place, tell that one of the two stands in a
 * layer before the other: feedback leads back. */
typedef struct
{
  guint node;
  gboolean before;
  gboolean binds;
  gboolean is_flow;
} Neighbour;

static gboolean
has_flow (const SwGraph *graph, guint i)
{
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->out[k]]))
      return TRUE;
  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->in[k]]))
      return TRUE;
  return FALSE;
}

static guint
count_neighbours (const Rank *rank, guint own)
{
  const SwGraph *graph = rank->graph;
  guint i = rank->steps[own];

  return graph->out_start[i + 1] - graph->out_start[i] + graph->in_start[i + 1] - graph->in_start[i];
}

static Neighbour
neighbour_of (const Rank *rank, guint own, guint k)
{
  const SwGraph *graph = rank->graph;
  guint i = rank->steps[own], outs = graph->out_start[i + 1] - graph->out_start[i];
  const SwEdge *edge =
      &graph->edges[k < outs ? graph->out[graph->out_start[i] + k] : graph->in[graph->in_start[i] + k - outs]];
  guint other = edge->from == i ? edge->to : edge->from;
  gboolean is_flow = sw_edge_is_flow (edge);

  return (Neighbour){ rank->node[other] - 1, rank->place[other] < rank->place[i],
                      is_flow || (has_flow (graph, i) && has_flow (graph, other)), is_flow };
}

static void
take_longest_paths (Rank *rank)
{
  for (guint o = 0; o < rank->n; o++)
    for (guint k = 0; k < count_neighbours (rank, rank->order[o]); k++)
      {
        Neighbour other = neighbour_of (rank, rank->order[o], k);
        if (other.binds && !other.before)
          rank->layer[other.node] = MAX (rank->layer[other.node], rank->layer[rank->order[o]] + 1);
      }
}

/* Moves a step as near to the side with more flows as it may go. Returns: whether it moved */
static gboolean
shorten (Rank *rank, guint own)
{
  guint least = 0, most = G_MAXUINT, old = rank->layer[own];
  int ahead = 0;

  for (guint k = 0; k < count_neighbours (rank, own); k++)
    {
      Neighbour other = neighbour_of (rank, own, k);

      if (!other.binds)
        continue;
      if (other.before)
        least = MAX (least, rank->layer[other.node] + 1);
      else
        most = MIN (most, rank->layer[other.node] - 1);
      if (other.is_flow)
        ahead += other.before ? -1 : 1;
    }
  if (ahead > 0)
    rank->layer[own] = most;
  if (ahead < 0)
    rank->layer[own] = least;
  return rank->layer[own] != old;
}

/* There and back, so that what a step leads to, or comes from, has moved already. */
static void
shorten_all (Rank *rank)
{
  gboolean moved = TRUE;

  for (guint turn = 0; moved && turn < MOST_TURNS; turn++)
    {
      moved = FALSE;
      for (guint o = rank->n; o > 0; o--)
        moved |= shorten (rank, rank->order[o - 1]);
      for (guint o = 0; o < rank->n; o++)
        moved |= shorten (rank, rank->order[o]);
    }
}

/* Behind the last source of its feedback that has a place; else before what it gives feedback to. */
static gboolean
place_loose (Rank *rank, guint own, const gboolean *placed)
{
  const SwGraph *graph = rank->graph;
  guint i = rank->steps[own];
  gboolean found = FALSE;

  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    {
      guint from = rank->node[graph->edges[graph->in[k]].from] - 1;

      if (placed[from])
        rank->layer[own] = MAX (rank->layer[own], rank->layer[from] + 1);
      found |= placed[from];
    }
  for (guint k = graph->out_start[i]; !found && k < graph->out_start[i + 1]; k++)
    {
      guint to = rank->node[graph->edges[graph->out[k]].to] - 1;

      found = placed[to];
      if (found)
        rank->layer[own] = MAX (rank->layer[to], 1) - 1;
    }
  return found;
}

/* Steps that feedback alone joins to the others: again and again, as one may wait for another's place. */
static void
place_all_loose (Rank *rank)
{
  g_autofree gboolean *placed = g_new (gboolean, rank->n + 1);
  gboolean any = FALSE, moved;

  for (guint k = 0; k < rank->n; k++)
    any |= placed[k] = has_flow (rank->graph, rank->steps[k]);
  if (!any && rank->n > 0)
    placed[0] = TRUE;
  do
    {
      moved = FALSE;
      for (guint k = 0; k < rank->n; k++)
        if (!placed[k] && place_loose (rank, k, placed))
          moved = placed[k] = TRUE;
    }
  while (moved);
}

static void
list_links (const Rank *rank, GArray *links)
{
  for (guint own = 0; own < rank->n; own++)
    {
      guint i = rank->steps[own];

      for (guint k = rank->graph->out_start[i]; k < rank->graph->out_start[i + 1]; k++)
        {
          guint to = rank->node[rank->graph->edges[rank->graph->out[k]].to] - 1;
          SwArc link = { own, to };

          if (rank->layer[own] > rank->layer[to])
            link = (SwArc){ to, own };
          if (rank->layer[own] != rank->layer[to])
            g_array_append_val (links, link);
        }
    }
}

guint *
sw_layers_rank (const SwGraph *graph, const guint *steps, guint n, GArray *links)
{
  guint *layer = g_new0 (guint, n + 1);
  g_autofree guint *node = g_new0 (guint, graph->n_steps + 1), *place = g_new (guint, graph->n_steps + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  Rank rank = { graph, steps, n, node, place, order, layer };
  guint count = 0;

  for (guint k = 0; k < n; k++)
    node[steps[k]] = k + 1;
  for (guint o = 0; o < graph->n_steps; o++)
    {
      place[graph->order[o]] = o;
      if (node[graph->order[o]] > 0)
        order[count++] = node[graph->order[o]] - 1;
    }
  take_longest_paths (&rank);
  shorten_all (&rank);
  place_all_loose (&rank);
  list_links (&rank, links);
  return layer;
}

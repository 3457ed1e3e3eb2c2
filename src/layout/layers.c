#include "layout/layers.h"

#include <math.h>

#define MOST_TURNS 4
#define LEAST_BENDS 20000 /* what bends may be made of however small a stream is; larger ones have more */

typedef struct
{
  const SwGraph *graph;
  SwLayers *layers;
  guint *node;   /* step of the graph → node + 1; 0: of another part */
  GArray *links; /* of SwArc: what joins two layers, however far */
} Work;

gboolean
sw_layers_is_bend (const SwLayers *layers, guint node)
{
  return node >= layers->n_steps;
}

/* --- which layer ------------------------------------------------------------------------------------------- */

static void
add_flows (Work *work)
{
  const SwGraph *graph = work->graph;

  for (guint k = 0; k < work->layers->n_steps; k++)
    {
      guint i = work->layers->steps[k];

      for (guint o = graph->out_start[i]; o < graph->out_start[i + 1]; o++)
        {
          const SwEdge *edge = &graph->edges[graph->out[o]];
          SwArc link = { work->node[edge->from] - 1, work->node[edge->to] - 1 };

          if (sw_edge_is_flow (edge))
            g_array_append_val (work->links, link);
        }
    }
}

static void
take_longest_paths (Work *work, const guint *order)
{
  const SwGraph *graph = work->graph;
  guint *layer = work->layers->layer;

  for (guint o = 0; o < work->layers->n_steps; o++)
    {
      guint i = order[o];

      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          const SwEdge *edge = &graph->edges[graph->out[k]];
          guint to = work->node[edge->to] - 1;

          if (sw_edge_is_flow (edge))
            layer[to] = MAX (layer[to], layer[work->node[i] - 1] + 1);
        }
    }
}

static guint
count_flows (const SwGraph *graph, const guint *start, const guint *list, guint i)
{
  guint count = 0;

  for (guint k = start[i]; k < start[i + 1]; k++)
    count += sw_edge_is_flow (&graph->edges[list[k]]);
  return count;
}

/* Moves a step as near to the side with more flows as it may go. Returns: whether it moved */
static gboolean
shorten (Work *work, guint i)
{
  const SwGraph *graph = work->graph;
  guint *layer = work->layers->layer, own = work->node[i] - 1, least = 0, most = G_MAXUINT, old = layer[own];
  guint out = count_flows (graph, graph->out_start, graph->out, i);
  guint in = count_flows (graph, graph->in_start, graph->in, i);

  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->out[k]]))
      most = MIN (most, layer[work->node[graph->edges[graph->out[k]].to] - 1] - 1);
  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    if (sw_edge_is_flow (&graph->edges[graph->in[k]]))
      least = MAX (least, layer[work->node[graph->edges[graph->in[k]].from] - 1] + 1);
  if (out > in)
    layer[own] = most;
  if (in > out)
    layer[own] = least;
  return layer[own] != old;
}

/* There and back, so that what a step leads to, or comes from, has moved already. */
static void
shorten_all (Work *work, const guint *order)
{
  guint n = work->layers->n_steps;
  gboolean moved = TRUE;

  for (guint turn = 0; moved && turn < MOST_TURNS; turn++)
    {
      moved = FALSE;
      for (guint o = n; o > 0; o--)
        moved |= shorten (work, order[o - 1]);
      for (guint o = 0; o < n; o++)
        moved |= shorten (work, order[o]);
    }
}

static gboolean
has_flow (const SwGraph *graph, guint i)
{
  return count_flows (graph, graph->out_start, graph->out, i) > 0
         || count_flows (graph, graph->in_start, graph->in, i) > 0;
}

/* Behind the last source of its feedback that has a place; else before what it gives feedback to. */
static gboolean
place_loose (Work *work, guint i, const gboolean *placed)
{
  const SwGraph *graph = work->graph;
  SwLayers *layers = work->layers;
  guint own = work->node[i] - 1;
  gboolean found = FALSE;

  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    {
      SwArc link = { work->node[graph->edges[graph->in[k]].from] - 1, own };

      if (!placed[link.from])
        continue;
      layers->layer[own] = MAX (layers->layer[own], layers->layer[link.from] + 1);
      g_array_append_val (work->links, link);
      found = TRUE;
    }
  for (guint k = graph->out_start[i]; !found && k < graph->out_start[i + 1]; k++)
    {
      guint to = work->node[graph->edges[graph->out[k]].to] - 1;

      if (placed[to])
        {
          layers->layer[own] = MAX (layers->layer[to], 1) - 1;
          return TRUE;
        }
    }
  return found;
}

/* Steps that feedback alone joins to the others: again and again, as one may wait for another's place. */
static void
place_all_loose (Work *work)
{
  const SwLayers *layers = work->layers;
  g_autofree gboolean *placed = g_new (gboolean, layers->n_steps + 1);
  gboolean any = FALSE, moved;

  for (guint k = 0; k < layers->n_steps; k++)
    any |= placed[k] = has_flow (work->graph, layers->steps[k]);
  if (!any && layers->n_steps > 0)
    placed[0] = TRUE;
  do
    {
      moved = FALSE;
      for (guint k = 0; k < layers->n_steps; k++)
        if (!placed[k] && place_loose (work, layers->steps[k], placed))
          moved = placed[k] = TRUE;
    }
  while (moved);
}

/* --- bends ------------------------------------------------------------------------------------------------- */

static guint
span_of (const SwLayers *layers, const SwArc *link)
{
  return layers->layer[link->to] - layers->layer[link->from];
}

/* How many layers a flow may skip and still get its bends, so that they don't outnumber the steps by far. */
static guint
longest_span (const SwLayers *layers, const GArray *links)
{
  guint64 most = LEAST_BENDS + 8 * (guint64)layers->n_steps, bends;
  guint longest = layers->n_layers + 1;

  do
    {
      bends = 0;
      for (guint k = 0; k < links->len; k++)
        {
          guint span = span_of (layers, &g_array_index (links, SwArc, k));
          bends += span <= longest ? span - 1 : 0;
        }
      if (bends > most)
        longest /= 2;
    }
  while (bends > most);
  return longest;
}

static void
add_bends (SwLayers *layers, const SwArc *link, GArray *arcs, GArray *layer, GArray *wanted)
{
  guint span = span_of (layers, link), from = link->from;
  SwArc last;

  for (guint k = 1; k < span; k++)
    {
      guint at = layers->layer[link->from] + k;
      double height =
          layers->wanted[link->from] + (layers->wanted[link->to] - layers->wanted[link->from]) * k / (double)span;
      SwArc arc = { from, layer->len };

      g_array_append_val (arcs, arc);
      from = layer->len;
      g_array_append_val (layer, at);
      g_array_append_val (wanted, height);
    }
  last = (SwArc){ from, link->to };
  g_array_append_val (arcs, last);
}

static void
sort_arcs (const SwLayers *layers, gboolean before, guint **start, guint **list)
{
  g_autofree guint *next = NULL;

  *start = g_new0 (guint, layers->n_nodes + 1);
  *list = g_new (guint, layers->n_arcs + 1);
  for (guint a = 0; a < layers->n_arcs; a++)
    (*start)[(before ? layers->arcs[a].to : layers->arcs[a].from) + 1]++;
  for (guint i = 0; i < layers->n_nodes; i++)
    (*start)[i + 1] += (*start)[i];
  next = g_memdup2 (*start, (layers->n_nodes + 1) * sizeof (guint));
  for (guint a = 0; a < layers->n_arcs; a++)
    (*list)[next[before ? layers->arcs[a].to : layers->arcs[a].from]++] = a;
}

static int
compare_wanted (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwLayers *layers = data;
  guint x = *(const guint *)a, y = *(const guint *)b;

  if (layers->wanted[x] != layers->wanted[y])
    return layers->wanted[x] < layers->wanted[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
fill_layers (SwLayers *layers)
{
  g_autofree guint *next = NULL;

  layers->start = g_new0 (guint, layers->n_layers + 1);
  layers->members = g_new (guint, layers->n_nodes + 1);
  layers->row = g_new (guint, layers->n_nodes + 1);
  for (guint i = 0; i < layers->n_nodes; i++)
    layers->start[layers->layer[i] + 1]++;
  for (guint l = 0; l < layers->n_layers; l++)
    layers->start[l + 1] += layers->start[l];
  next = g_memdup2 (layers->start, (layers->n_layers + 1) * sizeof (guint));
  for (guint i = 0; i < layers->n_nodes; i++)
    layers->members[next[layers->layer[i]]++] = i;
  for (guint l = 0; l < layers->n_layers; l++)
    {
      guint begin = layers->start[l], count = layers->start[l + 1] - begin;

      g_qsort_with_data (layers->members + begin, (int)count, sizeof (guint), compare_wanted, layers);
      for (guint k = 0; k < count; k++)
        layers->row[layers->members[begin + k]] = k;
    }
}

static void
bend_links (SwLayers *layers, const GArray *links)
{
  GArray *arcs = g_array_new (FALSE, FALSE, sizeof (SwArc));
  GArray *layer = g_array_new (FALSE, FALSE, sizeof (guint)), *wanted = g_array_new (FALSE, FALSE, sizeof (double));
  guint longest = longest_span (layers, links);

  g_array_append_vals (layer, layers->layer, layers->n_steps);
  g_array_append_vals (wanted, layers->wanted, layers->n_steps);
  for (guint k = 0; k < links->len; k++)
    {
      const SwArc *link = &g_array_index (links, SwArc, k);
      if (span_of (layers, link) <= longest)
        add_bends (layers, link, arcs, layer, wanted);
    }
  layers->n_nodes = layer->len;
  g_free (layers->layer);
  g_free (layers->wanted);
  layers->layer = (guint *)(gpointer)g_array_free (layer, FALSE);
  layers->wanted = (double *)(gpointer)g_array_free (wanted, FALSE);
  layers->n_arcs = arcs->len;
  layers->arcs = (SwArc *)(gpointer)g_array_free (arcs, FALSE);
  sort_arcs (layers, TRUE, &layers->before_start, &layers->before);
  sort_arcs (layers, FALSE, &layers->after_start, &layers->after);
}

/* --- all --------------------------------------------------------------------------------------------------- */

/* Heights that hold the lane too: what stands in a lower lane is lower, and the heights of bends tell their lanes. */
static double
put_into_lanes (SwLayers *layers, const guint *lanes)
{
  double least = INFINITY, most = -INFINITY, height;

  for (guint k = 0; k < layers->n_steps; k++)
    {
      least = MIN (least, layers->wanted[k]);
      most = MAX (most, layers->wanted[k]);
    }
  height = most - least + 1;
  for (guint k = 0; k < layers->n_steps; k++)
    layers->wanted[k] = lanes[k] * height + layers->wanted[k] - least;
  return height;
}

static void
take_lanes (SwLayers *layers, double height)
{
  layers->lane = g_new (guint, layers->n_nodes + 1);
  for (guint i = 0; i < layers->n_nodes; i++)
    layers->lane[i] = (guint)(layers->wanted[i] / height);
}

SwLayers *
sw_layers_new (const SwGraph *graph, const guint *steps, guint n, const guint *lanes)
{
  SwLayers *layers = g_new0 (SwLayers, 1);
  g_autofree guint *node = g_new0 (guint, graph->n_steps + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (SwArc));
  Work work = { graph, layers, node, links };
  double lane_height = 0;
  guint count = 0;

  layers->n_steps = n;
  layers->steps = g_memdup2 (steps, (n + 1) * sizeof (guint));
  layers->layer = g_new0 (guint, n + 1);
  layers->wanted = g_new (double, n + 1);
  for (guint k = 0; k < n; k++)
    {
      node[steps[k]] = k + 1;
      layers->wanted[k] = (double)sw_element_integer (graph->steps[steps[k]], SW_ATTR_Y, 0);
    }
  if (lanes != NULL)
    lane_height = put_into_lanes (layers, lanes);
  for (guint o = 0; o < graph->n_steps; o++)
    if (node[graph->order[o]] > 0)
      order[count++] = graph->order[o];
  take_longest_paths (&work, order);
  shorten_all (&work, order);
  add_flows (&work);
  place_all_loose (&work);
  for (guint k = 0; k < n; k++)
    layers->n_layers = MAX (layers->n_layers, layers->layer[k] + 1);
  bend_links (layers, links);
  if (lanes != NULL)
    take_lanes (layers, lane_height);
  fill_layers (layers);
  return layers;
}

void
sw_layers_free (SwLayers *layers)
{
  g_free (layers->steps);
  g_free (layers->wanted);
  g_free (layers->lane);
  g_free (layers->layer);
  g_free (layers->start);
  g_free (layers->members);
  g_free (layers->row);
  g_free (layers->arcs);
  g_free (layers->before_start);
  g_free (layers->before);
  g_free (layers->after_start);
  g_free (layers->after);
  g_free (layers);
}

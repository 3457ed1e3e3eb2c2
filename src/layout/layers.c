#include "layout/layers.h"

#include <math.h>

#define LEAST_BENDS 20000 /* what bends may be made of however small a stream is; larger ones have more */

gboolean
sw_layers_is_bend (const SwLayers *layers, guint node)
{
  return node >= layers->n_steps;
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
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (SwArc));
  double lane_height = 0;

  layers->n_steps = n;
  layers->steps = g_memdup2 (steps, (n + 1) * sizeof (guint));
  layers->layer = sw_layers_rank (graph, steps, n, links);
  layers->wanted = g_new (double, n + 1);
  for (guint k = 0; k < n; k++)
    layers->wanted[k] = (double)sw_element_integer (graph->steps[steps[k]], SW_ATTR_Y, 0);
  if (lanes != NULL)
    lane_height = put_into_lanes (layers, lanes);
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

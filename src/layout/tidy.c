/*
 * Steps that hang together are drawn as one layered picture (layers.h); such parts stand below each other in the order
 * of their highest steps. Steps without any connection come last, in rows.
 */
#include "layout/tidy.h"

#include "layout/layers.h"
#include "layout/route.h"

#include <math.h>
#include <stdlib.h>

#define LEAST_ROW 4     /* so many steps without connections stand beside each other, more under a wide part */
#define LABEL_EDGE 10.0 /* what a label keeps from the cards beside it */
#define PART_GAP (SW_GAP_Y * 2.0)

typedef struct
{
  guint root;
  double top; /* its highest step */
  guint step;
} Member;

static guint
find_root (guint *parent, guint i)
{
  while (parent[i] != i)
    i = parent[i] = parent[parent[i]];
  return i;
}

static int
compare_members (const void *a, const void *b)
{
  const Member *x = a, *y = b;

  if (x->top != y->top)
    return x->top < y->top ? -1 : 1;
  if (x->root != y->root)
    return x->root < y->root ? -1 : 1;
  return x->step < y->step ? -1 : x->step > y->step;
}

/* All steps, those of one part behind each other. Loose steps are the last. */
static Member *
sort_into_parts (const SwGraph *graph)
{
  g_autofree guint *parent = g_new (guint, graph->n_steps + 1);
  g_autofree double *top = g_new (double, graph->n_steps + 1);
  Member *members = g_new (Member, graph->n_steps + 1);

  for (guint i = 0; i < graph->n_steps; i++)
    parent[i] = i;
  for (guint e = 0; e < graph->n_edges; e++)
    {
      guint a = find_root (parent, graph->edges[e].from), b = find_root (parent, graph->edges[e].to);
      parent[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < graph->n_steps; i++)
    top[i] = INFINITY;
  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint root = find_root (parent, i);
      top[root] = MIN (top[root], (double)sw_element_integer (graph->steps[i], SW_ATTR_Y, 0));
    }
  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint root = find_root (parent, i);
      gboolean loose = graph->out_start[i] == graph->out_start[i + 1] && graph->in_start[i] == graph->in_start[i + 1];
      members[i] = loose ? (Member){ 0, INFINITY, i } : (Member){ root, top[root], i };
    }
  qsort (members, graph->n_steps, sizeof (Member), compare_members);
  return members;
}

/* Where each layer begins: labels of flows from one layer to the next want room between them. */
static double *
place_columns (const SwGraph *graph, const guint *layer)
{
  guint n = 0;
  double *columns, x = SW_STREAM_PADDING;

  for (guint i = 0; i < graph->n_steps; i++)
    n = MAX (n, layer[i] + 1);
  columns = g_new0 (double, MAX (n, LEAST_ROW) + 1);
  for (guint e = 0; e < graph->n_edges; e++)
    {
      const SwEdge *edge = &graph->edges[e];
      double room = sw_label_room (edge->element) + 2 * LABEL_EDGE;

      if (sw_edge_is_flow (edge) && layer[edge->to] == layer[edge->from] + 1)
        columns[layer[edge->to]] = MAX (columns[layer[edge->to]], room);
    }
  for (guint l = 0; l < MAX (n, LEAST_ROW); l++)
    {
      x += l > 0 ? MAX (columns[l], SW_GAP_X) : 0;
      columns[l] = ceil (x);
      x += SW_CARD_WIDTH;
    }
  return columns;
}

/* Returns: how high the part is */
static double
place_part (const SwGraph *graph, const guint *steps, guint n, double top, guint *layer, SwPoint *places)
{
  g_autoptr (SwLayers) layers = sw_layers_new (graph, steps, n);
  g_autofree double *middle = NULL;
  double height = 0;

  sw_layers_order (layers);
  middle = sw_layers_place (layers);
  for (guint i = 0; i < layers->n_nodes; i++)
    height = MAX (height, middle[i] + (sw_layers_is_bend (layers, i) ? SW_GAP_Y / 2.0 : SW_CARD_HEIGHT / 2.0));
  for (guint k = 0; k < n; k++)
    {
      layer[steps[k]] = layers->layer[k];
      places[steps[k]].y = floor (top + middle[k] - SW_CARD_HEIGHT / 2.0 + 0.5);
    }
  return height;
}

static void
place_loose (const Member *members, guint n, double top, guint columns, guint *layer, SwPoint *places)
{
  for (guint k = 0; k < n; k++)
    {
      layer[members[k].step] = k % columns;
      places[members[k].step].y = top + k / columns * (double)(SW_CARD_HEIGHT + SW_GAP_Y);
    }
}

void
sw_layout_tidy (const SwGraph *graph, SwPoint **places)
{
  g_autofree Member *members = sort_into_parts (graph);
  g_autofree guint *steps = g_new (guint, graph->n_steps + 1);
  g_autofree guint *layer = g_new0 (guint, graph->n_steps + 1);
  g_autofree double *columns = NULL;
  double top = SW_STREAM_HEADER + SW_STREAM_PADDING + 8;
  guint widest = LEAST_ROW, begin = 0, end;

  *places = g_new0 (SwPoint, graph->n_steps + 1);
  for (; begin < graph->n_steps && !isinf (members[begin].top); begin = end)
    {
      for (end = begin;
           end < graph->n_steps && members[end].root == members[begin].root && members[end].top == members[begin].top;
           end++)
        steps[end - begin] = members[end].step;
      top = floor (top + place_part (graph, steps, end - begin, top, layer, *places) + PART_GAP);
    }
  for (guint k = 0; k < begin; k++)
    widest = MAX (widest, layer[members[k].step] + 1);
  place_loose (members + begin, graph->n_steps - begin, top, widest, layer, *places);
  columns = place_columns (graph, layer);
  for (guint i = 0; i < graph->n_steps; i++)
    (*places)[i].x = columns[layer[i]];
}

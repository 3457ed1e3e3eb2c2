/*
 * Steps that hang together are drawn as one layered picture (layers.h); such parts stand below each other in the order
 * of their highest steps. Steps without any connection come last, in rows.
 *
 * In lanes all parts share the layers from left to right, and each step stands in its lane, in a column in the order of
 * the parts and of their layers. A lane's loose steps fill its columns from the left.
 */
#include "layout/tidy.h"

#include "layout/activity-lane.h"
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
  g_autoptr (SwLayers) layers = sw_layers_new (graph, steps, n, NULL);
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

static guint
end_of_part (const SwGraph *graph, const Member *members, guint begin)
{
  guint end = begin;

  while (end < graph->n_steps && members[end].root == members[begin].root && members[end].top == members[begin].top)
    end++;
  return end;
}

static void
place_freely (const SwGraph *graph, const Member *members, guint *layer, SwPoint *places)
{
  g_autofree guint *steps = g_new (guint, graph->n_steps + 1);
  double top = SW_STREAM_HEADER + SW_STREAM_PADDING + 8;
  guint widest = LEAST_ROW, begin = 0, end;

  for (; begin < graph->n_steps && !isinf (members[begin].top); begin = end)
    {
      end = end_of_part (graph, members, begin);
      for (guint k = begin; k < end; k++)
        steps[k - begin] = members[k].step;
      top = floor (top + place_part (graph, steps, end - begin, top, layer, places) + PART_GAP);
    }
  for (guint k = 0; k < begin; k++)
    widest = MAX (widest, layer[members[k].step] + 1);
  place_loose (members + begin, graph->n_steps - begin, top, widest, layer, places);
}

/* --- in lanes ---------------------------------------------------------------------------------------------- */

/* The lane of each step, as an index, by the activity set; unknown activities last. Returns: one more than the last */
static guint
number_lanes (const SwGraph *graph, guint *lanes)
{
  const SwProfile *profile = sw_map_profile (graph->map);
  guint n = profile != NULL ? profile->activities->len : 0;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      const SwActivity *activity = sw_map_activity (graph->map, graph->steps[i]);

      if (activity == NULL || !g_ptr_array_find (profile->activities, activity, &lanes[i]))
        lanes[i] = n;
    }
  return n + 1;
}

/* @rank: by step: gets the order in which steps of one column stand, counted on from @next. Returns: what is next */
static double
rank_part (const SwGraph *graph, const guint *steps, guint n, const guint *lanes, double next, guint *layer,
           SwPoint *places)
{
  g_autofree guint *own = g_new (guint, n + 1);
  g_autoptr (SwLayers) layers = NULL;

  for (guint k = 0; k < n; k++)
    own[k] = lanes[steps[k]];
  layers = sw_layers_new (graph, steps, n, own);
  sw_layers_order (layers);
  for (guint k = 0; k < n; k++)
    {
      layer[steps[k]] = layers->layer[k];
      places[steps[k]].y = next + layers->row[k];
    }
  return next + layers->n_nodes;
}

static void
place_in_lanes (const SwGraph *graph, const Member *members, guint *layer, SwPoint *places)
{
  g_autofree guint *steps = g_new (guint, graph->n_steps + 1), *lanes = g_new (guint, graph->n_steps + 1);
  guint n_lanes = number_lanes (graph, lanes), widest = LEAST_ROW, begin = 0, end;
  g_autofree guint *loose = g_new0 (guint, n_lanes + 1);
  double next = 0;

  for (; begin < graph->n_steps && !isinf (members[begin].top); begin = end)
    {
      end = end_of_part (graph, members, begin);
      for (guint k = begin; k < end; k++)
        steps[k - begin] = members[k].step;
      next = rank_part (graph, steps, end - begin, lanes, next, layer, places);
    }
  for (guint k = 0; k < begin; k++)
    widest = MAX (widest, layer[members[k].step] + 1);
  for (guint k = begin; k < graph->n_steps; k++)
    {
      guint step = members[k].step;

      layer[step] = loose[lanes[step]]++ % widest;
      places[step].y = next++;
    }
}

/* @places: have the order as heights, and get the heights that lanes give them */
static void
take_heights (const SwGraph *graph, SwPoint *places)
{
  g_autofree SwRect *cards = g_new (SwRect, graph->n_steps + 1);
  g_autoptr (GArray) lanes = NULL;

  for (guint i = 0; i < graph->n_steps; i++)
    cards[i] = (SwRect){ places[i].x, places[i].y, SW_CARD_WIDTH, SW_CARD_HEIGHT };
  lanes = sw_lanes_arrange (graph->map, graph, (SwPoint){ 0, 0 }, cards);
  for (guint i = 0; i < graph->n_steps; i++)
    places[i].y = cards[i].y;
}

/* --- all --------------------------------------------------------------------------------------------------- */

void
sw_layout_tidy (const SwGraph *graph, SwPoint **places)
{
  gboolean in_lanes = sw_element_choice (graph->stream, SW_ATTR_ARRANGEMENT) == SW_ARRANGEMENT_LANES;
  g_autofree Member *members = sort_into_parts (graph);
  g_autofree guint *layer = g_new0 (guint, graph->n_steps + 1);
  g_autofree double *columns = NULL;

  *places = g_new0 (SwPoint, graph->n_steps + 1);
  if (in_lanes)
    place_in_lanes (graph, members, layer, *places);
  else
    place_freely (graph, members, layer, *places);
  columns = place_columns (graph, layer);
  for (guint i = 0; i < graph->n_steps; i++)
    (*places)[i].x = columns[layer[i]] + (in_lanes ? SW_LANE_NAME : 0);
  if (in_lanes)
    take_heights (graph, *places);
}

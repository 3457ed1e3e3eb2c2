#pragma once

#include "layout/layout.h"

/*
 * A layered drawing of steps that hang together, after Sugiyama, Tagawa and Toda ("Methods for visual understanding of
 * hierarchical system structures", 1981): every step stands in a layer, flows lead to later layers, and where a flow
 * skips layers a bend stands for it in each of them. Nodes are the steps and then the bends; arcs join neighbouring
 * layers.
 */

typedef struct
{
  guint from, to; /* nodes */
} SwArc;

/**
 * SwLayers:
 * @steps: by node below @n_steps: the step of the graph
 * @wanted: by node: its height in the drawing that people made; a bend's lies between those of its ends
 * @lane: (nullable): by node: nodes of a layer stand in the order of their lanes, whatever crosses
 * @layer: by node
 * @start, @members: layer l holds, from top to bottom, members[start[l]] .. members[start[l + 1] - 1]
 * @row: by node: its place in its layer
 * @before: the arcs from the layer before to node i are before[before_start[i]] .. before[before_start[i + 1] - 1];
 * likewise @after
 */
typedef struct
{
  guint n_steps;
  guint n_nodes;
  guint n_layers;
  guint *steps;
  double *wanted;
  guint *lane;
  guint *layer;
  guint *start, *members;
  guint *row;
  guint n_arcs;
  SwArc *arcs;
  guint *before_start, *before;
  guint *after_start, *after;
} SwLayers;

/**
 * sw_layers_rank:
 * @steps: (array length=n): steps of @graph that no connection joins to others, in file order
 * @links: (element-type SwArc): gets the connections between them by index in @steps, from the earlier to the later
 * layer
 *
 * Puts each step into the layer behind the last of those that lead to it (longest path), and moves those that have more
 * flows out than in as far right as they may go, which shortens flows. Feedback leads to an earlier layer where flows
 * allow it. A step that feedback alone joins to others stands behind its source.
 *
 * Returns: (transfer full) (array length=n): their layers
 */
guint *sw_layers_rank (const SwGraph *graph, const guint *steps, guint n, GArray *links);

/**
 * sw_layers_new: the steps in their layers, see sw_layers_rank(). Feedback gets bends as flows do, so that there is
 * room for it. Within a layer, what people placed higher stands higher.
 *
 * @lanes: (nullable) (array length=n): the lanes of the steps; a bend is in one between those of its ends
 */
SwLayers *sw_layers_new (const SwGraph *graph, const guint *steps, guint n, const guint *lanes);
void sw_layers_free (SwLayers *layers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwLayers, sw_layers_free)

/** sw_layers_is_bend: whether @node stands for a flow that passes. */
gboolean sw_layers_is_bend (const SwLayers *layers, guint node);

/**
 * sw_layers_order: changes the order within layers so that arcs cross less: medians of the neighbours, swept to and
 * fro, then swaps of neighbours that cross less the other way round (Gansner, Koutsofios, North and Vo, "A technique
 * for drawing directed graphs", 1993). The order that people made is left for one with fewer crossings alone.
 */
void sw_layers_order (SwLayers *layers);

/** sw_layers_crossings: how often arcs cross, in the order as it is (Barth, Jünger and Mutzel, "Simple and efficient
 * bilayer cross counting", 2002). */
guint64 sw_layers_crossings (const SwLayers *layers);

/**
 * sw_layers_place: heights of all nodes' middles, so that steps that follow each other stand level where they can and a
 * flow that skips layers runs straight (Brandes and Köpf, "Fast and simple horizontal coordinate assignment", 2002).
 *
 * Returns: (transfer full) (array length=n_nodes): the least is 0 at the top edge of the highest node
 */
double *sw_layers_place (const SwLayers *layers);

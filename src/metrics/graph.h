#pragma once

#include "model/map.h"

/*
 * The graph of one stream: steps and connections as arrays, built once a change in time linear in their number and read
 * by metrics, checks, layout and edit rules. It points into the map and is good until the map changes.
 */

/**
 * SwEdge:
 * @from, @to: indices of steps
 * @back: a flow that closes a loop of flows (the first that a depth-first walk in the order of ids finds going back);
 * treated as a feedback without share everywhere
 */
typedef struct
{
  SwElement *element;
  guint from;
  guint to;
  gboolean feedback;
  gboolean back;
} SwEdge;

/**
 * SwGraph:
 * @steps: in file order
 * @edges: flows and feedbacks with both ends in this stream, in file order; self loops are left out
 * @dangling: connections with an end that is not a step of this stream, and self loops (SwElement)
 * @out_start, @out: edge indices that leave step i are out[out_start[i]] .. out[out_start[i + 1] - 1]; @in_start, @in
 * likewise
 * @has_marked_end: a step says itself that it is an end
 * @order: step indices in topological order of the flows that do not go back; ties in file order
 */
typedef struct
{
  SwMap *map;
  SwElement *stream;
  guint n_steps;
  SwElement **steps;
  guint n_edges;
  SwEdge *edges;
  GPtrArray *dangling;
  guint *out_start, *out;
  guint *in_start, *in;
  guint *order;
  gboolean has_marked_end;
  GHashTable *index; /* step id → index + 1 */
} SwGraph;

SwGraph *sw_graph_new (SwMap *map, SwElement *stream);

/** sw_graph_new_of: the part of it that has the steps with these ids, and the connections among them; others dangle.
 * @ids: (nullable): set of ids; NULL: all */
SwGraph *sw_graph_new_of (SwMap *map, SwElement *stream, GHashTable *ids);
void sw_graph_free (SwGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwGraph, sw_graph_free)

/** sw_graph_step: the index of the step called @id, or -1. */
int sw_graph_step (const SwGraph *graph, const char *id);

/** sw_edge_is_flow: whether it carries items forward: a flow that does not go back. */
gboolean sw_edge_is_flow (const SwEdge *edge);

/** sw_graph_is_end: whether the outcome leaves the stream at step @i (see `end` in FORMAT). */
gboolean sw_graph_is_end (const SwGraph *graph, guint i);

/**
 * sw_graph_reach:
 * @seeds: (array length=n_steps): where to start
 * @backwards: against the connections
 * @feedback: over feedbacks too
 *
 * Returns: (transfer full) (array length=n_steps): the steps that are reached, seeds included
 */
gboolean *sw_graph_reach (const SwGraph *graph, const gboolean *seeds, gboolean backwards, gboolean feedback);

/**
 * sw_graph_path: the shortest path, by number of connections, from any of @from to any of @to over flows and feedbacks.
 *
 * Returns: (transfer full) (nullable) (element-type SwElement): step, connection, step …; NULL if there is none
 */
GPtrArray *sw_graph_path (const SwGraph *graph, const gboolean *from, const gboolean *to);

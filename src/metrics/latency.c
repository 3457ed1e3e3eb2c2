/* Dijkstra's algorithm from all steps of support at once. */
#include "metrics/latency.h"

#include "metrics/heap.h"

#include <math.h>

static SwPart
part_of (const SwGraph *graph, guint i)
{
  const SwActivity *activity = sw_map_activity (graph->map, graph->steps[i]);

  return activity != NULL ? activity->part : SW_PART_NONE;
}

/* The time that passes in step @i on the way through it. */
static double
time_in (const SwFigures *figures, const SwGraph *graph, guint i)
{
  const SwStepFigures *step = &figures->steps[i];

  if (sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_YES)
    return isnan (step->lead.likely) ? 0 : step->lead.likely;
  return step->process.likely + step->wait.likely;
}

/* @by: by step: the edge that led there; -1 none, -2 a beginning */
static void
trace (const SwGraph *graph, const int *by, guint goal, GPtrArray *path)
{
  g_ptr_array_add (path, graph->steps[goal]);
  while (by[goal] >= 0)
    {
      const SwEdge *edge = &graph->edges[by[goal]];

      g_ptr_array_add (path, edge->element);
      g_ptr_array_add (path, graph->steps[edge->from]);
      goal = edge->from;
    }
  for (guint i = 0; i < path->len / 2; i++)
    {
      gpointer kept = path->pdata[i];
      path->pdata[i] = path->pdata[path->len - 1 - i];
      path->pdata[path->len - 1 - i] = kept;
    }
}

static void
arrive (SwLatency *latency, const SwGraph *graph, const int *by, guint goal, double seconds)
{
  if (latency->path != NULL)
    return;
  latency->seconds = seconds;
  latency->path = g_ptr_array_new ();
  trace (graph, by, goal, latency->path);
}

static void
search (SwFigures *figures, const SwGraph *graph, const guint8 *parts, SwHeap *heap, double *reached, int *by)
{
  SwHeapItem item;

  while (sw_heap_pop (heap, &item))
    {
      guint i = item.value;
      double left;

      if (item.key > reached[i])
        continue;
      if (parts[i] == SW_PART_IMPROVE)
        arrive (&figures->to_improve, graph, by, i, item.key);
      else if (parts[i] == SW_PART_PLAN)
        arrive (&figures->to_plan, graph, by, i, item.key);
      left = by[i] == -2 ? 0 : item.key + time_in (figures, graph, i);
      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          guint e = graph->out[k], to = graph->edges[e].to;
          double seconds = left + figures->edges[e].wait.likely;

          /* What is unknown is not a number, and so less than nothing. */
          if (!(seconds < reached[to]))
            continue;
          reached[to] = seconds;
          by[to] = (int)e;
          sw_heap_push (heap, seconds, to);
        }
    }
}

void
sw_figures_measure_latency (SwFigures *figures, const SwGraph *graph)
{
  g_autofree guint8 *parts = g_new (guint8, graph->n_steps + 1);
  g_autofree double *reached = g_new (double, graph->n_steps + 1);
  g_autofree int *by = g_new (int, graph->n_steps + 1);
  g_auto (SwHeap) heap;

  sw_heap_init (&heap);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      gboolean begins;

      parts[i] = (guint8)part_of (graph, i);
      begins = parts[i] == SW_PART_SUPPORT && sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO;
      reached[i] = begins ? 0 : INFINITY;
      by[i] = begins ? -2 : -1;
      if (begins)
        sw_heap_push (&heap, 0, i);
    }
  search (figures, graph, parts, &heap, reached, by);
}

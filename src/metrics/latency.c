/* Dijkstra's algorithm from all steps of support at once. */
#include "metrics/latency.h"

#include "base/id.h"
#include "metrics/heap.h"

#include <math.h>

static SwPart
part_of (const SwProfile *profile, const SwElement *step)
{
  const SwActivity *activity =
      profile != NULL ? sw_profile_activity (profile, sw_element_text (step, SW_ATTR_ACTIVITY)) : NULL;

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

/* The best way to each step so far: by time, then by the number of connections, then by the ids of the last connection.
 * The second grows with each connection, so that ways of no time at all make no circle. */
typedef struct
{
  double *seconds;
  guint *length;
  int *by; /* by step: the edge that led there; -1 none, -2 a beginning */
} Ways;

static gboolean
is_earlier (const SwGraph *graph, const SwEdge *a, const SwEdge *b)
{
  int order = sw_id_compare (graph->steps[a->from]->id, graph->steps[b->from]->id);

  return order != 0 ? order < 0 : sw_id_compare (a->element->id, b->element->id) < 0;
}

/* Returns: whether the way to the target of @e got better for those behind it */
static gboolean
take_way (Ways *ways, const SwGraph *graph, guint e, double seconds, guint length)
{
  guint to = graph->edges[e].to;
  gboolean same = seconds == ways->seconds[to] && length == ways->length[to];

  /* What is unknown is not a number, and so never less. */
  if (same && ways->by[to] >= 0 && is_earlier (graph, &graph->edges[e], &graph->edges[ways->by[to]]))
    ways->by[to] = (int)e;
  if (!(seconds < ways->seconds[to] || (seconds == ways->seconds[to] && length < ways->length[to])))
    return FALSE;
  ways->seconds[to] = seconds;
  ways->length[to] = length;
  ways->by[to] = (int)e;
  return TRUE;
}

static void
search (const SwFigures *figures, const SwGraph *graph, Ways *ways, SwHeap *heap)
{
  SwHeapItem item;

  while (sw_heap_pop (heap, &item))
    {
      guint i = item.value;
      double left = ways->by[i] == -2 ? 0 : item.key + time_in (figures, graph, i);

      if (item.key > ways->seconds[i])
        continue;
      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          guint e = graph->out[k];
          double seconds = left + figures->edges[e].wait.likely;

          if (take_way (ways, graph, e, seconds, ways->length[i] + 1))
            sw_heap_push (heap, seconds, graph->edges[e].to);
        }
    }
}

static void
arrive (SwLatency *latency, const SwGraph *graph, const Ways *ways, const guint8 *parts, SwPart part)
{
  int goal = -1;

  for (guint i = 0; i < graph->n_steps; i++)
    if (parts[i] == part && isfinite (ways->seconds[i])
        && (goal < 0 || ways->seconds[i] < ways->seconds[goal]
            || (ways->seconds[i] == ways->seconds[goal]
                && sw_id_compare (graph->steps[i]->id, graph->steps[goal]->id) < 0)))
      goal = (int)i;
  if (goal < 0)
    return;
  latency->seconds = ways->seconds[goal];
  latency->path = g_ptr_array_new ();
  trace (graph, ways->by, (guint)goal, latency->path);
}

void
sw_figures_measure_latency (SwFigures *figures, const SwGraph *graph)
{
  const SwProfile *profile = sw_map_profile (graph->map);
  g_autofree guint8 *parts = g_new (guint8, graph->n_steps + 1);
  g_autofree double *seconds = g_new (double, graph->n_steps + 1);
  g_autofree guint *length = g_new0 (guint, graph->n_steps + 1);
  g_autofree int *by = g_new (int, graph->n_steps + 1);
  g_auto (SwHeap) heap;
  Ways ways = { seconds, length, by };

  sw_heap_init (&heap);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      gboolean begins;

      parts[i] = (guint8)part_of (profile, graph->steps[i]);
      begins = parts[i] == SW_PART_SUPPORT && sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO;
      seconds[i] = begins ? 0 : INFINITY;
      by[i] = begins ? -2 : -1;
      if (begins)
        sw_heap_push (&heap, 0, i);
    }
  search (figures, graph, &ways, &heap);
  arrive (&figures->to_improve, graph, &ways, parts, SW_PART_IMPROVE);
  arrive (&figures->to_plan, graph, &ways, parts, SW_PART_PLAN);
}

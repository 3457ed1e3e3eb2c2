#include "metrics/figures.h"

#include "base/id.h"
#include "metrics/activities.h"
#include "metrics/latency.h"
#include "metrics/load.h"
#include "metrics/visits.h"

#include <math.h>
#include <string.h>

static const SwSpan unknown_span = { NAN, NAN, NAN };

/* What is not known adds nothing to a total; the total is then marked as a lower bound. */
static double
or_zero (double seconds)
{
  return isnan (seconds) ? 0 : seconds;
}

static SwSpan
span_of (const SwElement *element, SwAttr attr, const SwCalendar *calendar)
{
  const SwEstimate *estimate = sw_element_estimate (element, attr);
  SwSpan span;

  return estimate != NULL && sw_estimate_span (estimate, calendar, &span) ? span : unknown_span;
}

static SwSpan
span_add (SwSpan a, SwSpan b)
{
  if (isnan (a.likely) && isnan (b.likely))
    return unknown_span;
  return (SwSpan){ or_zero (a.least) + or_zero (b.least), or_zero (a.likely) + or_zero (b.likely),
                   or_zero (a.most) + or_zero (b.most) };
}

static void
measure_steps (SwFigures *figures, const SwGraph *graph)
{
  const SwCalendar *calendar = sw_map_calendar (graph->map);

  figures->n_steps = graph->n_steps;
  figures->steps = g_new0 (SwStepFigures, graph->n_steps + 1);
  figures->work_complete = TRUE;
  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwStepFigures *step = &figures->steps[i];
      double work;

      step->process = span_of (graph->steps[i], SW_ATTR_PROCESS, calendar);
      step->wait = span_of (graph->steps[i], SW_ATTR_WAIT, calendar);
      step->lead = span_add (step->wait, step->process);
      work = or_zero (step->process.likely);
      figures->work += work;
      figures->effort += work * (double)sw_element_integer (graph->steps[i], SW_ATTR_PEOPLE, 1);
      figures->any_time |= !isnan (step->lead.likely);
      if ((isnan (step->process.likely) || isnan (step->wait.likely))
          && sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO)
        {
          g_ptr_array_add (figures->unmeasured, graph->steps[i]);
          figures->work_complete &= !isnan (step->process.likely);
        }
    }
}

/* A connection's wait as given; else inventory time: the items that lie in front of its target, at the pace of demand
 * (Rother and Shook, Learning to See: inventory ÷ daily requirement). */
static void
measure_edges (SwFigures *figures, const SwGraph *graph)
{
  const SwCalendar *calendar = sw_map_calendar (graph->map);

  figures->n_edges = graph->n_edges;
  figures->edges = g_new0 (SwEdgeFigures, graph->n_edges + 1);
  for (guint e = 0; e < graph->n_edges; e++)
    {
      const SwElement *element = graph->edges[e].element;
      SwEdgeFigures *edge = &figures->edges[e];
      gint64 items = element->kind == SW_KIND_FLOW ? sw_element_integer (element, SW_ATTR_ITEMS, -1) : -1;

      edge->wait = span_of (element, SW_ATTR_WAIT, calendar);
      if (isnan (edge->wait.likely) && items >= 0 && !isnan (figures->demand))
        {
          double seconds = (double)items / figures->demand;
          edge->wait = (SwSpan){ seconds, seconds, seconds };
        }
      edge->known = !isnan (edge->wait.likely);
      figures->any_time |= edge->known;
    }
}

static double
pick (const SwSpan *span, int which)
{
  return or_zero (which == 0 ? span->least : which == 1 ? span->likely : span->most);
}

static gboolean
is_before (const SwGraph *graph, const SwEdge *a, const SwEdge *b)
{
  int order = sw_id_compare (graph->steps[a->from]->id, graph->steps[b->from]->id);

  return order != 0 ? order < 0 : sw_id_compare (a->element->id, b->element->id) < 0;
}

/*
 * Longest path to each step over the topological order. A path begins at a step without incoming flow; steps on a
 * branch that reaches no end do not count as ends, so such a branch never wins. Among equal ways the one whose step
 * has the earlier id wins, so that the same map in another order has the same path.
 */
static double
longest_path (const SwFigures *figures, const SwGraph *graph, int which, int *by, int *end)
{
  g_autofree double *total = g_new0 (double, graph->n_steps + 1);
  double best = -1;

  *end = -1;
  for (guint o = 0; o < graph->n_steps; o++)
    {
      guint i = graph->order[o];
      double before = 0;

      by[i] = -1;
      for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
        {
          guint e = graph->in[k];
          const SwEdge *edge = &graph->edges[e];
          double candidate;

          if (!sw_edge_is_flow (edge))
            continue;
          candidate = total[edge->from] + pick (&figures->edges[e].wait, which);
          if (by[i] < 0 || candidate > before || (candidate == before && is_before (graph, edge, &graph->edges[by[i]])))
            {
              before = candidate;
              by[i] = (int)e;
            }
        }
      total[i] = before + pick (&figures->steps[i].lead, which);
    }
  for (guint i = 0; i < graph->n_steps; i++)
    if (sw_graph_is_end (graph, i)
        && (total[i] > best
            || (total[i] == best && *end >= 0 && sw_id_compare (graph->steps[i]->id, graph->steps[*end]->id) < 0)))
      {
        best = total[i];
        *end = (int)i;
      }
  return MAX (best, 0);
}

static void
trace_path (SwFigures *figures, const SwGraph *graph, const int *by, int end)
{
  g_autoptr (GPtrArray) reversed = g_ptr_array_new ();
  SwSpan process = { 0, 0, 0 };
  gboolean process_known = FALSE;

  figures->complete = figures->process_complete = end >= 0;
  while (end >= 0)
    {
      SwStepFigures *step = &figures->steps[end];
      double accuracy = sw_element_fraction (graph->steps[end], SW_ATTR_ACCURACY);

      step->on_path = TRUE;
      g_ptr_array_add (reversed, graph->steps[end]);
      if (!isnan (step->process.likely))
        {
          process = span_add (process, step->process);
          process_known = TRUE;
        }
      if (accuracy >= 0)
        figures->accuracy = (isnan (figures->accuracy) ? 1 : figures->accuracy) * accuracy;
      if (sw_element_choice (graph->steps[end], SW_ATTR_LIGHT) == SW_NO)
        {
          figures->complete &= !isnan (step->process.likely) && !isnan (step->wait.likely);
          figures->process_complete &= !isnan (step->process.likely);
        }
      if (by[end] < 0)
        break;
      figures->edges[by[end]].on_path = TRUE;
      g_ptr_array_add (reversed, graph->edges[by[end]].element);
      end = (int)graph->edges[by[end]].from;
    }
  for (guint i = reversed->len; i > 0; i--)
    g_ptr_array_add (figures->path, g_ptr_array_index (reversed, i - 1));
  figures->process = process_known ? process : unknown_span;
}

static void
measure_stream (SwFigures *figures, const SwGraph *graph)
{
  g_autofree int *by = g_new (int, graph->n_steps + 1);
  g_autofree int *by_other = g_new (int, graph->n_steps + 1);
  int end, other;

  figures->lead.least = longest_path (figures, graph, 0, by_other, &other);
  figures->lead.most = longest_path (figures, graph, 2, by_other, &other);
  figures->lead.likely = longest_path (figures, graph, 1, by, &end);
  trace_path (figures, graph, by, end);
  if (!figures->any_time)
    {
      figures->lead = unknown_span;
      figures->complete = FALSE;
    }
  if (figures->lead.likely > 0 && !isnan (figures->process.likely))
    figures->efficiency = figures->process.likely / figures->lead.likely;
  /* Little's law: L = λ W. */
  if (!isnan (figures->demand) && !isnan (figures->lead.likely))
    figures->wip = figures->demand * figures->lead.likely;
}

const char *
sw_expected_by_name (SwExpectedBy by)
{
  return by == SW_EXPECTED_MARKOV ? "markov" : by == SW_EXPECTED_SIMULATION ? "simulation" : NULL;
}

SwFigures *
sw_figures_new (const SwGraph *graph)
{
  const SwCalendar *calendar = sw_map_calendar (graph->map);
  SwFigures *figures = g_new0 (SwFigures, 1);
  SwDemand demand;

  figures->path = g_ptr_array_new ();
  figures->unmeasured = g_ptr_array_new ();
  figures->efficiency = figures->accuracy = figures->takt = figures->demand = figures->wip = NAN;
  figures->expected = figures->to_improve.seconds = figures->to_plan.seconds = NAN;
  figures->bottleneck = -1;
  if (sw_element_demand (graph->stream, SW_ATTR_DEMAND, &demand) && demand.amount > 0)
    {
      figures->demand = demand.amount / sw_unit_seconds (demand.unit, calendar);
      figures->takt = 1 / figures->demand;
    }
  measure_steps (figures, graph);
  measure_edges (figures, graph);
  measure_stream (figures, graph);
  sw_figures_measure_visits (figures, graph);
  sw_figures_measure_load (figures, graph);
  sw_figures_measure_latency (figures, graph);
  sw_figures_measure_activities (figures, graph);
  return figures;
}

void
sw_figures_free (SwFigures *figures)
{
  g_ptr_array_unref (figures->path);
  g_ptr_array_unref (figures->unmeasured);
  g_clear_pointer (&figures->to_improve.path, g_ptr_array_unref);
  g_clear_pointer (&figures->to_plan.path, g_ptr_array_unref);
  g_free (figures->activities);
  g_free (figures->steps);
  g_free (figures->edges);
  g_free (figures);
}

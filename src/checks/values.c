#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SHARE_SLACK 0.005

/* The step and, of what leaves it, the flows, or the feedbacks that have a share. */
static GPtrArray *
step_and_edges (const SwGraph *graph, guint i, gboolean feedback)
{
  GPtrArray *elements = g_ptr_array_new ();

  g_ptr_array_add (elements, graph->steps[i]);
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->out[k]];

      if (edge->feedback == feedback && (!feedback || sw_element_fraction (edge->element, SW_ATTR_SHARE) >= 0))
        g_ptr_array_add (elements, edge->element);
    }
  return elements;
}

typedef struct
{
  guint count;
  guint shared;
  double sum;
} Shares;

/* Flows and feedbacks out of a step, each with what their shares add up to. */
static void
sum_shares (const SwGraph *graph, guint i, Shares *flows, Shares *feedbacks)
{
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->out[k]];
      Shares *shares = edge->feedback ? feedbacks : flows;
      double share = sw_element_fraction (edge->element, SW_ATTR_SHARE);

      shares->count++;
      shares->shared += share >= 0;
      shares->sum += MAX (share, 0);
    }
}

static void
check_flow_shares (SwCheck *check, const SwGraph *graph, guint i, const Shares *flows)
{
  g_autoptr (GPtrArray) elements = NULL;
  g_autofree char *title = NULL;
  char *message;
  SwFinding *finding;

  if (flows->shared == 0 || (flows->shared == flows->count && fabs (flows->sum - 1) <= SHARE_SLACK + 1e-9))
    return;
  elements = step_and_edges (graph, i, FALSE);
  title = sw_element_title (graph->steps[i]);
  if (flows->shared < flows->count)
    message =
        g_strdup_printf (_ ("Of the %u flows out of “%s” only %u have a share, so it is unclear which way work goes."),
                         flows->count, title, flows->shared);
  else
    message = g_strdup_printf (_ ("The shares of the flows out of “%s” add up to %.4g %%, not to 100 %%."), title,
                               flows->sum * 100);
  finding = sw_check_add_all (check, "shares-unbalanced", SW_SEVERITY_ERROR, NULL, message, elements);
  sw_finding_add_fix (finding, "normalise", _ ("Make the shares add up to 100 %"), TRUE);
}

static void
check_feedback_shares (SwCheck *check, const SwGraph *graph, guint i, const Shares *feedbacks)
{
  g_autoptr (GPtrArray) elements = NULL;
  g_autofree char *title = NULL;
  SwFinding *finding;

  if (feedbacks->sum < 1 - 1e-9)
    return;
  elements = step_and_edges (graph, i, TRUE);
  title = sw_element_title (graph->steps[i]);
  finding = sw_check_add_all (
      check, "shares-unbalanced", SW_SEVERITY_ERROR, "feedback",
      g_strdup_printf (_ ("Feedback sends %.4g %% of the work of “%s” back, so nothing would ever leave it."),
                       feedbacks->sum * 100, title),
      elements);
  sw_finding_add_fix (finding, "focus", _ ("Change the shares"), FALSE);
}

/* least ≤ likely ≤ most, in working time: a range in mixed units can look right and be wrong. */
static void
check_times (SwCheck *check, SwElement *element, SwAttr attr)
{
  const SwEstimate *estimate = sw_element_estimate (element, attr);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  SwFinding *finding;
  SwSpan span;

  if (estimate == NULL || estimate->points < 2
      || !sw_estimate_span (estimate, sw_map_calendar (check->analysis->map), &span)
      || (span.least <= span.likely && span.likely <= span.most))
    return;
  title = sw_element_title (element);
  text = sw_estimate_to_string (estimate);
  finding = sw_check_add (
      check, "time-contradiction", SW_SEVERITY_ERROR, sw_attr_name (attr),
      g_strdup_printf (_ ("The time %s of “%s” contradicts itself: least, likely and most must rise."), text, title),
      element, NULL);
  sw_finding_add_field (finding, "focus", _ ("Change the time"), attr);
}

void
sw_check_values (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);

  for (guint i = 0; i < graph->n_steps; i++)
    {
      Shares flows = { 0, 0, 0 }, feedbacks = { 0, 0, 0 };

      sum_shares (graph, i, &flows, &feedbacks);
      check_flow_shares (check, graph, i, &flows);
      check_feedback_shares (check, graph, i, &feedbacks);
    }
  sw_for_each_child (child, sw_check_stream (check))
    {
      if (sw_kind_attr_slot (child->kind, SW_ATTR_WAIT) >= 0)
        check_times (check, child, SW_ATTR_WAIT);
      if (child->kind == SW_KIND_STEP)
        check_times (check, child, SW_ATTR_PROCESS);
    }
}

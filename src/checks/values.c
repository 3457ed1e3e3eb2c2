#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SHARE_SLACK 0.005

static void
check_flow_shares (SwCheck *check, const SwGraph *graph, guint i)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autofree char *title = NULL;
  guint flows = 0, shared = 0;
  double sum = 0;
  char *message;
  SwFinding *finding;

  g_ptr_array_add (elements, graph->steps[i]);
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->out[k]];
      double share;

      if (edge->feedback)
        continue;
      flows++;
      g_ptr_array_add (elements, edge->element);
      share = sw_element_fraction (edge->element, SW_ATTR_SHARE);
      if (share < 0)
        continue;
      shared++;
      sum += share;
    }
  if (shared == 0 || (shared == flows && fabs (sum - 1) <= SHARE_SLACK + 1e-9))
    return;
  title = sw_element_title (graph->steps[i]);
  if (shared < flows)
    message =
        g_strdup_printf (_ ("Of the %u flows out of “%s” only %u have a share, so it is unclear which way work goes."),
                         flows, title, shared);
  else
    message =
        g_strdup_printf (_ ("The shares of the flows out of “%s” add up to %.4g %%, not to 100 %%."), title, sum * 100);
  finding = sw_check_add_all (check, "shares-unbalanced", SW_SEVERITY_ERROR, NULL, message, elements);
  sw_finding_add_fix (finding, "normalise", _ ("Make the shares add up to 100 %"), TRUE);
}

static void
check_feedback_shares (SwCheck *check, const SwGraph *graph, guint i)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autofree char *title = NULL;
  double sum = 0;
  SwFinding *finding;

  g_ptr_array_add (elements, graph->steps[i]);
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->out[k]];
      double share = edge->feedback ? sw_element_fraction (edge->element, SW_ATTR_SHARE) : -1;

      if (share < 0)
        continue;
      sum += share;
      g_ptr_array_add (elements, edge->element);
    }
  if (sum < 1 - 1e-9)
    return;
  title = sw_element_title (graph->steps[i]);
  finding = sw_check_add_all (
      check, "shares-unbalanced", SW_SEVERITY_ERROR, "feedback",
      g_strdup_printf (_ ("Feedback sends %.4g %% of the work of “%s” back, so nothing would ever leave it."),
                       sum * 100, title),
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
  sw_finding_add_fix (finding, "focus", _ ("Change the time"), FALSE);
}

void
sw_check_values (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);

  for (guint i = 0; i < graph->n_steps; i++)
    {
      check_flow_shares (check, graph, i);
      check_feedback_shares (check, graph, i);
    }
  sw_for_each_child (child, sw_check_stream (check))
    {
      if (sw_kind_attr_slot (child->kind, SW_ATTR_WAIT) >= 0)
        check_times (check, child, SW_ATTR_WAIT);
      if (child->kind == SW_KIND_STEP)
        check_times (check, child, SW_ATTR_PROCESS);
    }
}

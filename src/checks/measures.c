#include "checks/internal.h"

#include <glib/gi18n-lib.h>

/* What is measured of the steps, and what is not. */

/* A draft in which few steps are timed is still being drawn. */
static void
check_unmeasured (SwCheck *check, const SwGraph *graph)
{
  const GPtrArray *unmeasured = sw_check_figures (check)->unmeasured;
  guint heavy = 0, timed;

  for (guint i = 0; i < graph->n_steps; i++)
    heavy += sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO;
  timed = heavy - unmeasured->len;
  if (!sw_check_is_published (check)
      && (timed == 0 || timed * 100.0 < heavy * sw_check_threshold (check, "flow-unmeasured", "percent")))
    return;
  for (guint i = 0; i < unmeasured->len; i++)
    {
      SwElement *step = g_ptr_array_index (unmeasured, i);
      gboolean process = sw_element_has (step, SW_ATTR_PROCESS), wait = sw_element_has (step, SW_ATTR_WAIT);
      g_autofree char *title = sw_element_title (step);
      const char *form = process ? _ ("“%s” does not say how long work waits before it.")
                         : wait  ? _ ("“%s” does not say how long its work takes.")
                                 : _ ("“%s” says neither how long its work takes nor how long it waits.");
      SwFinding *finding =
          sw_check_add (check, "flow-unmeasured", SW_SEVERITY_INFO, NULL, g_strdup_printf (form, title), step, NULL);

      sw_finding_add_field (finding, "focus", _ ("Enter the time"), process ? SW_ATTR_WAIT : SW_ATTR_PROCESS);
    }
}

/* Which steps send their work on to where some of it is sent back. */
static gboolean *
before_rework (const SwGraph *graph)
{
  g_autofree gboolean *seeds = g_new0 (gboolean, graph->n_steps + 1);

  for (guint e = 0; e < graph->n_edges; e++)
    if (graph->edges[e].feedback && sw_element_has (graph->edges[e].element, SW_ATTR_SHARE))
      seeds[graph->edges[e].from] = TRUE;
  return sw_graph_reach (graph, seeds, TRUE, FALSE);
}

/* A connection from @from to @to, a feedback if there is one; or NULL. Only the shorter of the two lists that could
 * hold it is read, for some steps have very many connections. */
static const SwEdge *
edge_between (const SwGraph *graph, guint from, guint to)
{
  const guint *out = graph->out + graph->out_start[from], *in = graph->in + graph->in_start[to];
  guint n_out = graph->out_start[from + 1] - graph->out_start[from];
  guint n_in = graph->in_start[to + 1] - graph->in_start[to];
  const SwEdge *found = NULL;

  for (guint k = 0; k < MIN (n_out, n_in); k++)
    {
      const SwEdge *edge = &graph->edges[n_out < n_in ? out[k] : in[k]];

      if (edge->from == from && edge->to == to && (found == NULL || edge->feedback))
        found = edge;
    }
  return found;
}

int
sw_check_rework (const SwGraph *graph, guint i, const SwEdge **feedback)
{
  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[graph->out[k]], *back;

      if (!sw_edge_is_flow (edge))
        continue;
      back = edge_between (graph, edge->to, i);
      if (back != NULL && !back->feedback)
        continue;
      if (feedback != NULL)
        *feedback = back;
      return (int)edge->to;
    }
  return -1;
}

static void
check_yield (SwCheck *check, const SwGraph *graph)
{
  g_autofree gboolean *reworked = before_rework (graph);
  double least = sw_check_threshold (check, "low-yield", "percent") / 100;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwElement *step = graph->steps[i];
      double accuracy = sw_element_fraction (step, SW_ATTR_ACCURACY);
      g_autofree char *title = NULL;
      SwFinding *finding;

      if (accuracy < 0 || accuracy >= least || reworked[i] || sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES)
        continue;
      title = sw_element_title (step);
      finding = sw_check_add (
          check, "low-yield", SW_SEVERITY_WARNING, NULL,
          g_strdup_printf (_ ("Only %.3g %% of what “%s” hands on is right, and no rework is drawn behind it."),
                           accuracy * 100, title),
          step, NULL);
      if (sw_check_rework (graph, i, NULL) >= 0)
        sw_finding_add_fix (finding, "add-rework", _ ("Draw the rework"), FALSE);
      sw_finding_add_fix (finding, "show", _ ("Show the step"), FALSE);
    }
}

void
sw_check_measures (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);

  check_unmeasured (check, graph);
  check_yield (check, graph);
}

#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
check_untyped (SwCheck *check, SwElement *step)
{
  const char *activity = sw_element_text (step, SW_ATTR_ACTIVITY);
  g_autofree char *title = NULL;
  SwFinding *finding;
  char *message;

  if (check->profile != NULL && sw_profile_activity (check->profile, activity) != NULL)
    return;
  title = sw_element_title (step);
  if (check->profile == NULL)
    message = g_strdup_printf (_ ("“%s” has no known activity: the map's activity set “%s” is not installed."), title,
                               sw_element_text (sw_map_root (check->analysis->map), SW_ATTR_PROFILE));
  else if (*activity == '\0')
    message = g_strdup_printf (_ ("“%s” belongs to no activity."), title);
  else
    message =
        g_strdup_printf (_ ("“%s” has the activity “%s”, which the activity set does not hold."), title, activity);
  finding = sw_check_add (check, "activity-untyped", SW_SEVERITY_ERROR, NULL, message, step, NULL);
  sw_finding_add_field (finding, "choose", _ ("Choose an activity"), SW_ATTR_ACTIVITY);
}

static void
check_unconnected (SwCheck *check, const SwGraph *graph, guint i)
{
  g_autofree char *title = NULL;
  SwFinding *finding;

  if (graph->n_steps < 2 || graph->out_start[i] != graph->out_start[i + 1]
      || graph->in_start[i] != graph->in_start[i + 1])
    return;
  title = sw_element_title (graph->steps[i]);
  finding =
      sw_check_add (check, "step-unconnected", SW_SEVERITY_WARNING, NULL,
                    g_strdup_printf (_ ("“%s” is not connected to any other step."), title), graph->steps[i], NULL);
  sw_finding_add_fix (finding, "connect", _ ("Connect it"), FALSE);
}

/* The loop: the steps from the target of the closing flow to its source, over flows that go forward. */
static GPtrArray *
loop_of (const SwGraph *graph, const SwEdge *closing)
{
  g_autofree gboolean *from = g_new0 (gboolean, graph->n_steps + 1);
  g_autofree gboolean *to = g_new0 (gboolean, graph->n_steps + 1);
  GPtrArray *path;

  from[closing->to] = TRUE;
  to[closing->from] = TRUE;
  path = sw_graph_path (graph, from, to);
  g_ptr_array_add (path, closing->element);
  return path;
}

static void
check_cycle (SwCheck *check, const SwGraph *graph, const SwEdge *edge)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GPtrArray) loop = NULL;
  SwFinding *finding;

  if (!edge->back)
    return;
  from = sw_element_title (graph->steps[edge->from]);
  to = sw_element_title (graph->steps[edge->to]);
  loop = loop_of (graph, edge);
  finding = sw_check_add (
      check, "flow-cycle", SW_SEVERITY_WARNING, NULL,
      g_strdup_printf (_ ("The flow from “%s” back to “%s” closes a loop, so work could go round for ever."), from, to),
      edge->element, NULL);
  sw_finding_set_witness (finding, loop);
  sw_finding_add_fix (finding, "turn-into-feedback", _ ("Turn the flow into a feedback"), TRUE);
}

static void
check_boundary (SwCheck *check)
{
  SwElement *stream = sw_check_stream (check);
  gboolean trigger = *sw_element_text (stream, SW_ATTR_TRIGGER) != '\0';
  gboolean outcome = *sw_element_text (stream, SW_ATTR_OUTCOME) != '\0';
  g_autofree char *title = NULL;
  const char *form;
  SwFinding *finding;

  if (trigger && outcome)
    return;
  title = sw_element_title (stream);
  form = trigger   ? _ ("“%s” does not say what outcome it ends with.")
         : outcome ? _ ("“%s” does not say what triggers it.")
                   : _ ("“%s” says neither what triggers it nor what outcome it ends with.");
  finding = sw_check_add (check, "stream-boundary-missing",
                          sw_check_is_published (check) ? SW_SEVERITY_WARNING : SW_SEVERITY_INFO, NULL,
                          g_strdup_printf (form, title), stream, NULL);
  sw_finding_add_field (finding, "focus", trigger ? _ ("Enter the outcome") : _ ("Enter the trigger"),
                        trigger ? SW_ATTR_OUTCOME : SW_ATTR_TRIGGER);
}

void
sw_check_structure (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);

  check_boundary (check);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      check_untyped (check, graph->steps[i]);
      check_unconnected (check, graph, i);
    }
  for (guint e = 0; e < graph->n_edges; e++)
    check_cycle (check, graph, &graph->edges[e]);
}

#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the shape of a stream and the place of its work tell. */

/* --- waterfall-mentality ----------------------------------------------------------------------------------- */

/* Whether all steps stand in one row, with nothing beside it and nothing back. */
static gboolean
is_single_file (const SwGraph *graph)
{
  for (guint e = 0; e < graph->n_edges; e++)
    if (!sw_edge_is_flow (&graph->edges[e]))
      return FALSE;
  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->out_start[i + 1] - graph->out_start[i] > 1 || graph->in_start[i + 1] - graph->in_start[i] > 1)
      return FALSE;
  return graph->n_steps > 0 && graph->n_edges == graph->n_steps - 1;
}

static void
check_waterfall (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);
  const SwFigures *figures = sw_check_figures (check);
  SwElement *stream = sw_check_stream (check);
  guint activities = sw_check_count_activities (check);
  double waits = figures->lead.likely - figures->process.likely;
  gboolean waits_most =
      figures->complete && figures->lead.likely > 0
      && waits * 100 >= figures->lead.likely * sw_check_threshold (check, "waterfall-mentality", "waits");
  g_autofree char *title = NULL;
  char *message;
  SwFinding *finding;

  if (activities < sw_check_threshold (check, "waterfall-mentality", "activities") || !is_single_file (graph))
    return;
  title = sw_element_title (stream);
  message = waits_most
                ? g_strdup_printf (_ ("The %u steps of “%s” run one after the other with no way back, and %.0f %% of "
                                      "the lead time is waiting."),
                                   graph->n_steps, title, waits * 100 / figures->lead.likely)
                : g_strdup_printf (_ ("The %u steps of “%s” run one after the other with no way back."), graph->n_steps,
                                   title);
  finding = sw_check_add (check, "waterfall-mentality", waits_most ? SW_SEVERITY_WARNING : SW_SEVERITY_INFO, NULL,
                          message, stream, NULL);
  sw_finding_add_fix (finding, "add-feedback-row", _ ("Add a feedback from its end to its beginning"), FALSE);
  sw_finding_add_fix (finding, "show", _ ("Look what could run side by side"), FALSE);
}

/* --- planning-paralysis ------------------------------------------------------------------------------------ */

static void
check_paralysis (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);
  const SwFigures *figures = sw_check_figures (check);
  SwElement *stream = sw_check_stream (check);
  double plan = 0, support = 0;
  guint timed = 0, supports = 0;
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autofree char *title = NULL;
  SwFinding *finding;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwPart part = check->parts[i];
      double work = figures->steps[i].process.likely;

      if (sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_YES)
        continue;
      if (isnan (work) && part == SW_PART_SUPPORT)
        return;
      if (isnan (work))
        continue;
      timed++;
      supports += part == SW_PART_SUPPORT;
      support += part == SW_PART_SUPPORT ? work : 0;
      plan += part == SW_PART_PLAN ? work : 0;
      if (part == SW_PART_PLAN)
        g_ptr_array_add (plans, graph->steps[i]);
    }
  if (supports == 0 || timed < sw_check_threshold (check, "planning-paralysis", "steps")
      || plan * 100 <= figures->work * sw_check_threshold (check, "planning-paralysis", "percent")
      || plan <= support * sw_check_threshold (check, "planning-paralysis", "times"))
    return;
  title = sw_element_title (stream);
  finding = sw_check_add (check, "planning-paralysis", SW_SEVERITY_WARNING, NULL,
                          g_strdup_printf (_ ("Planning is %.0f %% of all work in “%s”, delivery and support %.0f %%."),
                                           plan * 100 / figures->work, title, support * 100 / figures->work),
                          stream, NULL);
  sw_finding_set_witness (finding, plans);
  sw_finding_add_fix (finding, "show", _ ("Show the steps that plan"), FALSE);
}

/* --- build-only-focus -------------------------------------------------------------------------------------- */

static gboolean
reaches_a_build (SwCheck *check, const SwGraph *graph)
{
  g_autofree gboolean *seeds = g_new0 (gboolean, graph->n_steps + 1);
  g_autofree gboolean *reached = NULL;

  for (guint i = 0; i < graph->n_steps; i++)
    seeds[i] = check->parts[i] == SW_PART_ENGAGE;
  reached = sw_graph_reach (graph, seeds, FALSE, TRUE);
  for (guint i = 0; i < graph->n_steps; i++)
    if (reached[i] && check->parts[i] == SW_PART_BUILD)
      return TRUE;
  return FALSE;
}

static void
check_build_only (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);
  g_autoptr (GPtrArray) builds = g_ptr_array_new ();
  g_autofree char *title = NULL;
  SwFinding *finding;

  if (!check->has_part[SW_PART_BUILD] || !check->known_part[SW_PART_ENGAGE]
      || sw_check_part_is_covered (check, SW_PART_ENGAGE) || reaches_a_build (check, graph))
    return;
  for (guint i = 0; i < graph->n_steps; i++)
    if (check->parts[i] == SW_PART_BUILD)
      g_ptr_array_add (builds, graph->steps[i]);
  sw_check_sort (builds);
  title = sw_element_title (g_ptr_array_index (builds, 0));
  finding = sw_check_add_all (
      check, "build-only-focus", check->expects_part[SW_PART_ENGAGE] ? SW_SEVERITY_WARNING : SW_SEVERITY_INFO, NULL,
      g_strdup_printf (check->has_part[SW_PART_ENGAGE]
                           ? _ ("Nothing leads from those who talk to customers and users to “%s”.")
                           : _ ("“%s” has no step before it that talks to customers and users."),
                       title),
      builds);
  if (check->has_part[SW_PART_ENGAGE])
    sw_finding_add_fix (finding, "add-feedback-build", _ ("Add a feedback to it"), FALSE);
  else
    sw_finding_add_fix (finding, "add-engage", _ ("Add a step before it that engages"), FALSE);
}

/* --- manual-transition ------------------------------------------------------------------------------------- */

static void
check_manual (SwCheck *check, const SwGraph *graph, const SwEdge *edge)
{
  SwPart from = check->parts[edge->from], to = check->parts[edge->to];
  g_autofree char *from_title = NULL;
  g_autofree char *to_title = NULL;
  SwFinding *finding;

  if (edge->feedback || sw_element_choice (edge->element, SW_ATTR_MODE) != SW_MODE_MANUAL
      || (from != SW_PART_BUILD && to != SW_PART_BUILD && to != SW_PART_SUPPORT))
    return;
  from_title = sw_element_title (graph->steps[edge->from]);
  to_title = sw_element_title (graph->steps[edge->to]);
  finding = sw_check_add (check, "manual-transition", SW_SEVERITY_INFO, NULL,
                          g_strdup_printf (_ ("From “%s” to “%s” work is handed over by hand."), from_title, to_title),
                          edge->element, NULL);
  sw_finding_add_fix (finding, "mark-automated", _ ("It is automated now"), FALSE);
}

void
sw_check_shape (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);

  check_waterfall (check);
  check_paralysis (check);
  check_build_only (check);
  for (guint e = 0; e < graph->n_edges; e++)
    check_manual (check, graph, &graph->edges[e]);
}

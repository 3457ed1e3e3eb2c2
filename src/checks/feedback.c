#include "checks/internal.h"

#include <glib/gi18n-lib.h>

/* Steps of a part. @heavy: those that are not light are added here. Returns: (transfer full) */
static gboolean *
steps_of_part (SwCheck *check, const SwGraph *graph, SwPart part, GPtrArray *heavy)
{
  gboolean *steps = g_new0 (gboolean, graph->n_steps + 1);

  for (guint i = 0; i < graph->n_steps; i++)
    {
      steps[i] = check->parts[i] == part;
      if (steps[i] && sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_NO)
        g_ptr_array_add (heavy, graph->steps[i]);
    }
  return steps;
}

static gboolean
reaches_part (SwCheck *check, const SwGraph *graph, const gboolean *reached, SwPart part)
{
  for (guint i = 0; i < graph->n_steps; i++)
    if (reached[i] && check->parts[i] == part)
      return TRUE;
  return FALSE;
}

static void
report_missing (SwCheck *check, GPtrArray *support)
{
  g_autofree char *title = sw_element_title (g_ptr_array_index (support, 0));
  SwFinding *finding = sw_check_add_all (
      check, "missing-feedback", SW_SEVERITY_WARNING, NULL,
      g_strdup_printf (_ ("Nothing leads from “%s” back to where improvements or plans are made."), title), support);

  if (check->has_part[SW_PART_IMPROVE] || check->has_part[SW_PART_PLAN])
    sw_finding_add_fix (finding, "add-feedback", _ ("Add the feedback"), TRUE);
  else
    sw_finding_add_fix (finding, "add-improve",
                        check->known_part[SW_PART_IMPROVE] ? _ ("Add a step that improves, with the feedback")
                                                           : _ ("Add a step that plans, with the feedback"),
                        FALSE);
}

static void
report_incomplete (SwCheck *check, GPtrArray *support, gboolean lacks_plan)
{
  SwPart part = lacks_plan ? SW_PART_PLAN : SW_PART_IMPROVE;
  g_autofree char *title = NULL;
  SwFinding *finding;

  if (sw_check_part_is_covered (check, part) || !(check->has_part[part] || check->expects_part[part]))
    return;
  title = sw_element_title (g_ptr_array_index (support, 0));
  finding =
      sw_check_add_all (check, "feedback-incomplete", SW_SEVERITY_INFO, NULL,
                        g_strdup_printf (lacks_plan ? _ ("What “%s” learns reaches improvement, but no planning.")
                                                    : _ ("What “%s” learns reaches planning, but no improvement."),
                                         title),
                        support);
  if (check->has_part[part])
    sw_finding_add_fix (finding, lacks_plan ? "add-feedback-plan" : "add-feedback-improve", _ ("Add the feedback"),
                        TRUE);
}

/* Light steps need no way back of their own, but one that leads from them carries what the others learn too. */
void
sw_check_feedback (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);
  g_autoptr (GPtrArray) support = g_ptr_array_new ();
  g_autofree gboolean *seeds = steps_of_part (check, graph, SW_PART_SUPPORT, support);
  g_autofree gboolean *reached = NULL;
  gboolean improve, plan;

  if (support->len == 0 || !(check->known_part[SW_PART_IMPROVE] || check->known_part[SW_PART_PLAN]))
    return;
  sw_check_sort (support);
  reached = sw_graph_reach (graph, seeds, FALSE, TRUE);
  improve = reaches_part (check, graph, reached, SW_PART_IMPROVE);
  plan = reaches_part (check, graph, reached, SW_PART_PLAN);
  if (improve != plan)
    report_incomplete (check, support, improve);
  else if (!improve && !sw_check_part_is_covered (check, SW_PART_IMPROVE)
           && !sw_check_part_is_covered (check, SW_PART_PLAN))
    report_missing (check, support);
}

#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How much of the work there is for whom, and how soon what is learned comes back. Unknown figures are NAN, which
 * compares as false: what is not known is never found. */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static gboolean
is_light (const SwGraph *graph, guint i)
{
  return sw_element_choice (graph->steps[i], SW_ATTR_LIGHT) == SW_YES;
}

static void
report_load (SwCheck *check, const char *rule, SwElement *step, char *message)
{
  SwFinding *finding = sw_check_add (check, rule, SW_SEVERITY_WARNING, NULL, message, step, NULL);

  sw_finding_add_field (finding, "people", _ ("Say how many people do it"), SW_ATTR_PEOPLE);
  sw_finding_add_fix (finding, "show", _ ("Show the step"), FALSE);
}

/* --- with demand: over-capacity, bottleneck ---------------------------------------------------------------- */

static void
check_utilisation (SwCheck *check, const SwGraph *graph)
{
  const SwFigures *figures = sw_check_figures (check);
  double busy = sw_check_threshold (check, "bottleneck", "utilisation") / 100;
  double full = sw_check_threshold (check, "over-capacity", "percent") / 100;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      double utilisation = figures->steps[i].utilisation;
      g_autofree char *title = NULL;

      if (!(utilisation > MIN (busy, full) + 1e-9) || is_light (graph, i))
        continue;
      title = sw_element_title (graph->steps[i]);
      if (utilisation > full + 1e-9)
        report_load (check, "over-capacity", graph->steps[i],
                     g_strdup_printf (_ ("More work comes to “%s” than its people can do: %.0f %% of their time."),
                                      title, utilisation * 100));
      if (utilisation > busy + 1e-9)
        report_load (
            check, "bottleneck", graph->steps[i],
            g_strdup_printf (_ ("“%s” is busy %.0f %% of the time, so work waits for it."), title, utilisation * 100));
    }
}

/* --- without demand: bottleneck ---------------------------------------------------------------------------- */

/* The lead times of the steps of the critical path that have them. */
static GArray *
leads_on_path (const SwFigures *figures)
{
  GArray *leads = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < figures->n_steps; i++)
    if (figures->steps[i].on_path && !isnan (figures->steps[i].process.likely)
        && !isnan (figures->steps[i].wait.likely))
      g_array_append_val (leads, figures->steps[i].lead.likely);
  g_array_sort (leads, compare_doubles);
  return leads;
}

static double
median_of (const GArray *sorted)
{
  guint half = sorted->len / 2;

  return sorted->len % 2 == 1 ? g_array_index (sorted, double, half)
                              : (g_array_index (sorted, double, half - 1) + g_array_index (sorted, double, half)) / 2;
}

static void
check_longest (SwCheck *check, const SwGraph *graph)
{
  const SwFigures *figures = sw_check_figures (check);
  g_autoptr (GArray) leads = NULL;
  g_autofree char *title = NULL;
  double lead;

  if (!isnan (figures->demand) || !figures->complete || figures->bottleneck < 0
      || is_light (graph, (guint)figures->bottleneck))
    return;
  lead = figures->steps[figures->bottleneck].lead.likely;
  leads = leads_on_path (figures);
  if (leads->len < MAX (sw_check_threshold (check, "bottleneck", "steps"), 1)
      || lead * 100 < figures->lead.likely * sw_check_threshold (check, "bottleneck", "percent")
      || lead < median_of (leads) * sw_check_threshold (check, "bottleneck", "times"))
    return;
  title = sw_element_title (graph->steps[figures->bottleneck]);
  report_load (check, "bottleneck", graph->steps[figures->bottleneck],
               g_strdup_printf (_ ("“%s” takes %.0f %% of the lead time."), title, lead * 100 / figures->lead.likely));
}

/* --- slow-feedback ----------------------------------------------------------------------------------------- */

static void
check_latency (SwCheck *check)
{
  const SwFigures *figures = sw_check_figures (check);
  const SwCalendar *calendar = sw_map_calendar (check->analysis->map);
  const SwLatency *latency = &figures->to_improve;
  double limit = sw_check_threshold (check, "slow-feedback", "days") * sw_unit_seconds (SW_UNIT_DAY, calendar);
  g_autofree char *title = NULL;
  g_autofree char *time = NULL;
  SwFinding *finding;

  /* A lead time that is not known at all, or in part, is compared as far as it is known. */
  if (!(latency->seconds > (figures->lead.likely > limit ? figures->lead.likely : limit)))
    return;
  title = sw_element_title (g_ptr_array_index (latency->path, 0));
  time = sw_seconds_format (latency->seconds, calendar);
  finding = sw_check_add (check, "slow-feedback", SW_SEVERITY_WARNING, NULL,
                          g_strdup_printf (_ ("What “%s” learns takes %s to reach those who improve."), title, time),
                          g_ptr_array_index (latency->path, 0), NULL);
  sw_finding_set_witness (finding, latency->path);
  sw_finding_add_fix (finding, "show", _ ("Show the way that it takes"), FALSE);
}

void
sw_check_load (SwCheck *check)
{
  const SwGraph *graph = sw_check_graph (check);

  check_utilisation (check, graph);
  check_longest (check, graph);
  check_latency (check);
}

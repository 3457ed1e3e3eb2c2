#include "panels/expected.h"

#include "panels/simulation-job.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _SwExpected
{
  void (*changed) (gpointer data);
  gpointer data;
  SwSimulationJob *job;     /* (nullable) */
  SwSimulationModel *model; /* (nullable): whose the following are */
  double mean, half_width;
};

SwExpected *
sw_expected_new (void (*changed) (gpointer data), gpointer data)
{
  SwExpected *expected = g_new0 (SwExpected, 1);

  expected->changed = changed;
  expected->data = data;
  return expected;
}

void
sw_expected_free (SwExpected *expected)
{
  g_clear_pointer (&expected->job, sw_simulation_job_cancel);
  g_clear_pointer (&expected->model, sw_simulation_model_free);
  g_free (expected);
}

static void
on_done (SwSimulationModel *model, SwSimulation *simulation, double mean, double half_width, const GError *error,
         gpointer data)
{
  SwExpected *expected = data;

  expected->job = NULL;
  g_clear_pointer (&expected->model, sw_simulation_model_free);
  expected->model = model;
  expected->mean = mean;
  expected->half_width = half_width;
  expected->changed (expected->data);
}

SwExpectedState
sw_expected_look (SwExpected *expected, const SwGraph *graph, const SwFigures *figures, double *mean,
                  double *half_width)
{
  g_autoptr (SwSimulationModel) model =
      figures->expected_parallel ? sw_simulation_model_new (graph, figures, NULL) : NULL;
  gboolean found = model != NULL && expected->model != NULL && sw_simulation_model_equal (model, expected->model);

  if (expected->job != NULL
      && (model == NULL || found || !sw_simulation_model_equal (model, sw_simulation_job_model (expected->job))))
    g_clear_pointer (&expected->job, sw_simulation_job_cancel);
  if (!figures->expected_parallel)
    return SW_EXPECTED_NEEDLESS;
  if (model == NULL || (found && isnan (expected->mean)))
    return SW_EXPECTED_IMPOSSIBLE;
  *mean = expected->mean;
  *half_width = expected->half_width;
  if (found)
    return SW_EXPECTED_FOUND;
  if (expected->job == NULL)
    expected->job = sw_simulation_job_expect (g_steal_pointer (&model), on_done, expected);
  return SW_EXPECTED_RUNNING;
}

char *
sw_expected_text (SwExpected *expected, const SwGraph *graph, const SwFigures *figures)
{
  const SwCalendar *calendar = sw_map_calendar (graph->map);
  g_autofree char *mean = NULL, *error = NULL, *text = NULL;
  double seconds = NAN, half_width = 0;

  switch (sw_expected_look (expected, graph, figures, &seconds, &half_width))
    {
    case SW_EXPECTED_NEEDLESS:
      return NULL;
    case SW_EXPECTED_RUNNING:
      return g_strdup ("…");
    case SW_EXPECTED_IMPOSSIBLE:
      return g_strdup ("–");
    default:
      break;
    }
  mean = sw_seconds_format (seconds, calendar);
  error = sw_seconds_format (half_width, calendar);
  text = half_width > 0 ? g_strdup_printf ("%s ± %s", mean, error) : g_strdup (mean);
  /* Translators: a duration that a simulation found */
  return g_strdup_printf (figures->expected_complete ? _ ("%s, simulated") : _ ("at least %s, simulated"), text);
}

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

static char *
text_of (const SwExpected *expected, gboolean complete, const SwCalendar *calendar)
{
  g_autofree char *mean = NULL, *error = NULL, *text = NULL;

  if (isnan (expected->mean))
    return g_strdup ("–");
  mean = sw_seconds_format (expected->mean, calendar);
  error = sw_seconds_format (expected->half_width, calendar);
  text = expected->half_width > 0 ? g_strdup_printf ("%s ± %s", mean, error) : g_strdup (mean);
  /* Translators: a duration that a simulation found */
  return g_strdup_printf (complete ? _ ("%s, simulated") : _ ("at least %s, simulated"), text);
}

char *
sw_expected_text (SwExpected *expected, const SwGraph *graph, const SwFigures *figures)
{
  g_autoptr (SwSimulationModel) model = NULL;

  if (!figures->expected_parallel)
    {
      g_clear_pointer (&expected->job, sw_simulation_job_cancel);
      return NULL;
    }
  model = sw_simulation_model_new (graph, figures, NULL);
  if (model != NULL && expected->model != NULL && sw_simulation_model_equal (model, expected->model))
    {
      g_clear_pointer (&expected->job, sw_simulation_job_cancel);
      return text_of (expected, figures->expected_complete, sw_map_calendar (graph->map));
    }
  if (expected->job != NULL
      && (model == NULL || !sw_simulation_model_equal (model, sw_simulation_job_model (expected->job))))
    g_clear_pointer (&expected->job, sw_simulation_job_cancel);
  if (model == NULL)
    return g_strdup ("–");
  if (expected->job == NULL)
    expected->job = sw_simulation_job_expect (g_steal_pointer (&model), on_done, expected);
  return g_strdup ("…");
}

#include "metrics/simulation-private.h"

#include <math.h>

#define MOST_MOVES 2e6
#define ENOUGH 0.005 /* of the mean */

static gboolean
is_certain (const SwSimulationModel *model)
{
  for (guint i = 0; i < model->n_steps; i++)
    if (model->steps[i].decides)
      return FALSE;
  return TRUE;
}

double
sw_simulation_expect (const SwSimulationModel *model, double *error_of, GCancellable *cancellable, GError **error)
{
  SwSimulationOptions options = SW_SIMULATION_OPTIONS;
  double most = CLAMP (floor (MOST_MOVES / model->moves), 2, SW_SIMULATION_MOST_ITEMS), mean;

  options.times = SW_TIMES_LIKELY;
  options.no_queues = TRUE;
  options.items = is_certain (model) ? 1 : (guint)MIN (1000, most);
  for (;;)
    {
      g_autoptr (SwSimulation) simulation = sw_simulate (model, &options, cancellable, error);
      double wanted;

      if (simulation == NULL)
        return NAN;
      mean = simulation->mean;
      *error_of = options.items > 1 ? simulation->half_width : 0;
      if (*error_of <= ENOUGH * mean || options.items >= most)
        return mean;
      /* The interval narrows with the square root of the number; a little more saves another round. */
      wanted = options.items * 1.2 * pow (*error_of / (ENOUGH * mean), 2);
      options.items = (guint)MIN (ceil (wanted), most);
    }
}

void
sw_figures_simulate_expected (SwFigures *figures, const SwGraph *graph)
{
  g_autoptr (SwSimulationModel) model = NULL;
  double mean, error;

  if (!figures->expected_parallel || !isnan (figures->expected))
    return;
  model = sw_simulation_model_new (graph, figures, NULL);
  mean = model != NULL ? sw_simulation_expect (model, &error, NULL, NULL) : NAN;
  if (isnan (mean))
    return;
  figures->expected = mean;
  figures->expected_error = error;
  figures->expected_by = SW_EXPECTED_SIMULATION;
}

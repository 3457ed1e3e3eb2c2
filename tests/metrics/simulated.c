#include "simulated.h"

#include <math.h>

SwSimulation *
simulate (const char *xml, const SwSimulationOptions *options)
{
  g_auto (Measured) m = measured_open (xml);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwSimulationModel) model = sw_simulation_model_new (m.graph, m.figures, &error);
  SwSimulation *simulation;

  g_assert_no_error (error);
  /* The model is a copy: the map may be gone. */
  measured_close (&m);
  simulation = sw_simulate (model, options, NULL, &error);
  g_assert_no_error (error);
  return simulation;
}

char *
simulated_text (const SwSimulation *s)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%a %a %a %a %a %a %a %a %a %a %a %a %u", s->mean, s->deviation, s->least, s->most,
                          s->p50, s->p85, s->p95, s->half_width, s->throughput, s->wip, s->bin_start, s->bin_width,
                          s->above);
  for (guint i = 0; i < s->n_bins; i++)
    g_string_append_printf (text, " %u", s->bins[i]);
  for (guint i = 0; i < s->n_steps; i++)
    g_string_append_printf (text, "\n%s %a %a %a %a %a %a", s->steps[i].id, s->steps[i].visits, s->steps[i].utilisation,
                            s->steps[i].wip, s->steps[i].queue, s->steps[i].queued, s->steps[i].queued_p95);
  return g_string_free (text, FALSE);
}

SwSimulationOptions
options_of (guint items)
{
  SwSimulationOptions options = SW_SIMULATION_OPTIONS;

  options.items = items;
  options.times = SW_TIMES_LIKELY;
  return options;
}

void
assert_about (double value, double expected, double part)
{
  g_assert_cmpfloat_with_epsilon (value, expected, part * fabs (expected));
}

#include "metrics/simulation-private.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

enum
{
  BATCHES = 20, /* Law, chapter 9: few and long ones, so that they hardly depend on each other */
  MOST_BINS = 24
};

/* --- the mean ---------------------------------------------------------------------------------------------- */

/* Half of the 95 % confidence interval of the mean of @n independent values. */
static double
half_width_of (const double *values, guint n)
{
  if (n < 2)
    return NAN;
  return gsl_cdf_tdist_Pinv (0.975, n - 1) * gsl_stats_sd (values, 1, n) / sqrt (n);
}

/* One item follows close behind the other, so lead times depend on each other; means of long batches hardly do. */
static void
estimate_by_batches (SwSimulation *simulation, const double *leads)
{
  double means[BATCHES];
  guint n = MIN (BATCHES, simulation->items / 2), size = n > 0 ? simulation->items / n : 0;

  for (guint i = 0; i < n; i++)
    means[i] = gsl_stats_mean (leads + i * size, 1, i + 1 < n ? size : simulation->items - i * size);
  simulation->batches = n;
  simulation->half_width = half_width_of (means, n);
}

/* --- the histogram ----------------------------------------------------------------------------------------- */

/* The @i-th of the widths that people count in: 1, 2, 5, … thousandths of seconds, seconds, minutes and hours as a
 * clock has them, then days. */
static double
nice_width (guint i, const SwCalendar *calendar)
{
  static const double short_ones[] = { 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5,  1,    2,    5,
                                       10,    15,    30,    60,   120,  300,  600, 900, 1800, 3600, 7200, 14400 };
  static const double steps[] = { 1, 2, 5 };

  if (i < G_N_ELEMENTS (short_ones))
    return short_ones[i];
  i -= G_N_ELEMENTS (short_ones);
  return calendar->day * steps[i % 3] * pow (10, i / 3);
}

/* Returns: how far apart times of about @seconds must be to look different: sw_seconds_format() shows two units, or one
 * from ten of it on */
static double
finest_width (double seconds, const SwCalendar *calendar)
{
  const double units[] = { calendar->day, 3600, 60, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (seconds >= 10 * units[i])
      return MAX (units[i], seconds / 200);
    else if (seconds >= units[i] && i + 1 < G_N_ELEMENTS (units))
      return MAX (units[i + 1], seconds / 200);
  return seconds / 200;
}

/* @leads: sorted */
static void
count_bins (SwSimulation *simulation, const double *leads)
{
  double last = gsl_stats_quantile_from_sorted_data (leads, 1, simulation->items, 0.99), first = 0, width;
  double finest = finest_width (last, &simulation->calendar);

  for (guint i = 0;; i++)
    {
      width = nice_width (i, &simulation->calendar);
      first = floor (leads[0] / width);
      if (floor (last / width) - first < MOST_BINS && width >= finest)
        break;
    }
  simulation->bin_width = width;
  simulation->bin_start = first * width;
  simulation->n_bins = (guint)(floor (last / width) - first) + 1;
  simulation->bins = g_new0 (guint, simulation->n_bins);
  for (guint i = 0; i < simulation->items; i++)
    {
      double place = floor (leads[i] / width) - first;

      if (place < simulation->n_bins)
        simulation->bins[(guint)place]++;
      else
        simulation->above++;
    }
}

/* --- the whole --------------------------------------------------------------------------------------------- */

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static void
measure_leads (SwSimulation *simulation, double *leads)
{
  guint n = simulation->items;

  if (simulation->queues)
    estimate_by_batches (simulation, leads);
  else
    simulation->half_width = half_width_of (leads, n);
  simulation->mean = gsl_stats_mean (leads, 1, n);
  simulation->deviation = n > 1 ? gsl_stats_sd (leads, 1, n) : NAN;
  qsort (leads, n, sizeof (double), compare_doubles);
  simulation->least = leads[0];
  simulation->most = leads[n - 1];
  simulation->p50 = gsl_stats_quantile_from_sorted_data (leads, 1, n, 0.5);
  simulation->p85 = gsl_stats_quantile_from_sorted_data (leads, 1, n, 0.85);
  simulation->p95 = gsl_stats_quantile_from_sorted_data (leads, 1, n, 0.95);
  count_bins (simulation, leads);
}

static void
measure_step (SwSimulation *simulation, const SwRun *run, guint i, double window)
{
  const SwModelStep *step = &run->model->steps[i];
  const SwPlace *place = &run->places[i];
  SwSimulatedStep *result = &simulation->steps[i];

  *result =
      (SwSimulatedStep){ .id = g_strdup (step->id),
                         .title = g_strdup (step->title),
                         .visits = (double)place->visits / simulation->items,
                         .utilisation = place->in_use / (step->people * window),
                         .wip = place->in_step / window,
                         .queue = place->in_queue / window,
                         .queued = run->queues && place->waits.total > 0 ? place->waited / place->waits.total : NAN,
                         .queued_p95 = sw_tally_quantile (&place->waits, 0.95),
                         .unmeasured = step->unmeasured,
                         .overloaded = run->queues && step->overloaded };
  simulation->unmeasured |= result->unmeasured;
  simulation->overloaded |= result->overloaded;
}

SwSimulation *
sw_simulation_from_run (const SwRun *run)
{
  const SwSimulationModel *model = run->model;
  SwSimulation *simulation = g_new0 (SwSimulation, 1);
  /* Without queues there is no clock that all items share. */
  double window = run->queues && run->until > run->from ? run->until - run->from : NAN;

  simulation->stream = g_strdup (model->stream);
  simulation->title = g_strdup (model->title);
  simulation->calendar = model->calendar;
  simulation->options = *run->options;
  simulation->queues = run->queues;
  simulation->warm_up = run->warm_up;
  simulation->items = run->options->items - run->warm_up;
  simulation->throughput = (double)run->left / window;
  simulation->wip = run->in_stream / window;
  measure_leads (simulation, run->leads);
  simulation->n_steps = model->n_steps;
  simulation->steps = g_new0 (SwSimulatedStep, model->n_steps);
  for (guint i = 0; i < model->n_steps; i++)
    measure_step (simulation, run, i, window);
  return simulation;
}

char *
sw_simulation_titles (const SwSimulation *simulation, gboolean unmeasured)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < simulation->n_steps; i++)
    if (unmeasured ? simulation->steps[i].unmeasured : simulation->steps[i].overloaded)
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", simulation->steps[i].title);
  return g_string_free (titles, FALSE);
}

void
sw_simulation_free (SwSimulation *simulation)
{
  for (guint i = 0; i < simulation->n_steps; i++)
    {
      g_free (simulation->steps[i].id);
      g_free (simulation->steps[i].title);
    }
  g_free (simulation->stream);
  g_free (simulation->title);
  g_free (simulation->bins);
  g_free (simulation->steps);
  g_free (simulation);
}

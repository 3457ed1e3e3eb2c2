#include "metrics/compare-internal.h"

#include <math.h>

/* What rounding may make of equal figures. */
#define EQUAL 1e-9

/* @is_certain: no unknown part could make it another. @error: of one that was simulated; NAN if it was not */
typedef struct
{
  double value;
  gboolean at_least;
  gboolean is_certain;
  double error;
} Figure;

static Figure
figure_of (const SwFigures *f, SwCompared which)
{
  SwFigureId id = sw_compared_figure (which);
  gboolean at_least = sw_figure_at_least (f, id);
  double value = sw_figure_value (f, id);

  switch (which)
    {
    case SW_COMPARED_LEAD_LEAST:
      value = f->lead.least;
      break;
    case SW_COMPARED_LEAD_MOST:
      value = f->lead.most;
      break;
    case SW_COMPARED_BOTTLENECK:
      return (Figure){ f->bottleneck >= 0 ? f->steps[f->bottleneck].utilisation : NAN, FALSE, TRUE, NAN };
    case SW_COMPARED_EFFICIENCY:
      return (Figure){ value, FALSE, f->complete && f->process_complete, NAN };
    case SW_COMPARED_EXPECTED:
      return (Figure){ value, at_least && !isnan (value), !at_least,
                       f->expected_by == SW_EXPECTED_SIMULATION ? f->expected_error : NAN };
    default:
      break;
    }
  return (Figure){ value, at_least && !isnan (value), !at_least, NAN };
}

/* -1: the less the better; 1: the more; 0: neither: how often items arrive is no merit of the stream. */
static int
merit_of (SwCompared which)
{
  switch (which)
    {
    case SW_COMPARED_EFFICIENCY:
    case SW_COMPARED_ACCURACY:
      return 1;
    case SW_COMPARED_TAKT:
      return 0;
    default:
      return -1;
    }
}

/* What is "at least" may be more: that the other one is more than it decides nothing. */
static SwVerdict
judge (SwCompared which, const Figure *from, const Figure *to, double difference)
{
  gboolean decided = (difference < 0 ? to : from)->is_certain;

  if (which == SW_COMPARED_EFFICIENCY)
    decided = from->is_certain && to->is_certain;
  if (fabs (difference) <= (isnan (from->error) ? 0 : from->error) + (isnan (to->error) ? 0 : to->error))
    decided = FALSE;
  if (isnan (difference) || difference == 0 || !decided || merit_of (which) == 0)
    return SW_VERDICT_NONE;
  return (difference > 0) == (merit_of (which) > 0) ? SW_VERDICT_BETTER : SW_VERDICT_WORSE;
}

static gboolean
is_same_bottleneck (const SwComparison *comparison)
{
  const SwGraph *before = comparison->from_analysis->graphs[comparison->from_stream];
  const SwGraph *after = comparison->to_analysis->graphs[comparison->to_stream];
  int from = comparison->from_analysis->figures[comparison->from_stream]->bottleneck;
  int to = comparison->to_analysis->figures[comparison->to_stream]->bottleneck;

  if (from < 0 || to < 0)
    return from < 0 && to < 0;
  return g_hash_table_lookup (comparison->pairs, before->steps[from]) == after->steps[to];
}

static void
weigh (SwComparison *comparison, SwCompared which, const Figure *from, const Figure *to)
{
  SwFigureChange *change = &comparison->figures[which];
  double difference = to->value - from->value;

  if (fabs (difference) <= EQUAL * MAX (fabs (from->value), fabs (to->value)))
    difference = 0;
  change->from = from->value;
  change->to = to->value;
  change->from_at_least = from->at_least;
  change->to_at_least = to->at_least;
  change->from_error = from->error;
  change->to_error = to->error;
  change->difference = difference;
  change->ratio = from->value > 0 ? difference / from->value : NAN;
  change->verdict = judge (which, from, to, difference);
  change->is_same = (difference == 0 && from->at_least == to->at_least) || (isnan (from->value) && isnan (to->value));
  if (which == SW_COMPARED_BOTTLENECK)
    change->is_same = change->is_same && is_same_bottleneck (comparison);
}

void
sw_compare_figures (SwComparison *comparison)
{
  for (SwCompared which = 0; which < SW_N_COMPARED; which++)
    {
      Figure from = figure_of (comparison->from_analysis->figures[comparison->from_stream], which);
      Figure to = figure_of (comparison->to_analysis->figures[comparison->to_stream], which);

      weigh (comparison, which, &from, &to);
    }
}

void
sw_comparison_set_expected (SwComparison *comparison, gboolean to, double mean, double error)
{
  const SwFigures *before = comparison->from_analysis->figures[comparison->from_stream];
  const SwFigures *after = comparison->to_analysis->figures[comparison->to_stream];
  const SwFigureChange *change = &comparison->figures[SW_COMPARED_EXPECTED];
  Figure now[] = { { change->from, !before->expected_complete, before->expected_complete, change->from_error },
                   { change->to, !after->expected_complete, after->expected_complete, change->to_error } };

  now[to ? 1 : 0].value = mean;
  now[to ? 1 : 0].error = error;
  for (guint i = 0; i < G_N_ELEMENTS (now); i++)
    now[i].at_least = now[i].at_least && !isnan (now[i].value);
  weigh (comparison, SW_COMPARED_EXPECTED, &now[0], &now[1]);
}

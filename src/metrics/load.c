#include "metrics/load.h"

#include "base/id.h"

#include <math.h>

/* The step of the greatest value over 0; the earlier id of equals. */
static void
offer (SwFigures *figures, const SwGraph *graph, guint i, double value, double *greatest)
{
  if (isnan (value) || value <= 0 || value < *greatest)
    return;
  if (value == *greatest && sw_id_compare (graph->steps[figures->bottleneck]->id, graph->steps[i]->id) < 0)
    return;
  *greatest = value;
  figures->bottleneck = (int)i;
}

void
sw_figures_measure_load (SwFigures *figures, const SwGraph *graph)
{
  double greatest = 0;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwStepFigures *step = &figures->steps[i];
      double rate = figures->demand * step->visits;
      double people = (double)sw_element_integer (graph->steps[i], SW_ATTR_PEOPLE, 1);
      double uptime = sw_element_fraction (graph->steps[i], SW_ATTR_UPTIME);

      step->wip = rate * step->lead.likely;
      step->utilisation = uptime > 0 ? rate * step->process.likely / (people * uptime) : NAN;
      if (!isnan (figures->demand))
        offer (figures, graph, i, step->utilisation, &greatest);
      else if (step->on_path)
        offer (figures, graph, i, step->lead.likely, &greatest);
    }
}

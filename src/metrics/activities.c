#include "metrics/activities.h"

#include <math.h>

static void
add_known (double *sum, double seconds)
{
  if (!isnan (seconds))
    *sum = (isnan (*sum) ? 0 : *sum) + seconds;
}

void
sw_figures_measure_activities (SwFigures *figures, const SwGraph *graph)
{
  const SwProfile *profile = sw_map_profile (graph->map);

  figures->n_activities = profile != NULL ? profile->activities->len : 0;
  figures->activities = g_new0 (SwActivityFigures, figures->n_activities + 1);
  for (guint a = 0; a < figures->n_activities; a++)
    figures->activities[a] =
        (SwActivityFigures){ .activity = g_ptr_array_index (profile->activities, a), .process = NAN, .lead = NAN };
  for (guint i = 0; profile != NULL && i < graph->n_steps; i++)
    {
      const SwActivity *activity = sw_profile_activity (profile, sw_element_text (graph->steps[i], SW_ATTR_ACTIVITY));

      if (activity == NULL)
        continue;
      figures->activities[activity->index].steps++;
      add_known (&figures->activities[activity->index].process, figures->steps[i].process.likely);
      add_known (&figures->activities[activity->index].lead, figures->steps[i].lead.likely);
    }
  for (guint a = 0; a < figures->n_activities; a++)
    figures->activities[a].share = figures->work > 0 ? figures->activities[a].process / figures->work : NAN;
}

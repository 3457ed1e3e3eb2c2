#pragma once

#include "metrics/figures.h"

/** sw_figures_measure_activities: sums up steps, process and lead time of each activity of the map's profile. Steps
 * whose activity the profile lacks are in none. */
void sw_figures_measure_activities (SwFigures *figures, const SwGraph *graph);

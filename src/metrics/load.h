#pragma once

#include "metrics/figures.h"

/** sw_figures_measure_load: fills in utilisation and work in progress of each step, and the bottleneck of the stream.
 * Visits and the critical path must be measured. */
void sw_figures_measure_load (SwFigures *figures, const SwGraph *graph);

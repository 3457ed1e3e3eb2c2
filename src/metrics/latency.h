#pragma once

#include "metrics/figures.h"

/**
 * sw_figures_measure_latency: fills in the feedback latency to improvement and to planning.
 *
 * From the end of a step of support that is not light to the beginning of the nearest step of improve (of plan), over
 * flows and feedbacks alike: the likely waits of the connections, and the likely lead times of the steps in between.
 * The first and the last step's own times do not count. Only ways on which all of these are known count; a light step
 * in between may lack times and then adds nothing. Among equal ways one whose end is earlier in the file wins.
 * Activities are asked for their part, never for their id.
 */
void sw_figures_measure_latency (SwFigures *figures, const SwGraph *graph);

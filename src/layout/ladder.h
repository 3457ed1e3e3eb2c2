#pragma once

#include "layout/layout.h"

/** sw_ladder_right: how far right the totals of the timeline reach when its parts stand under the cards; -G_MAXDOUBLE
 * without a timeline. */
double sw_ladder_right (const SwGraph *graph, const SwFigures *figures, const SwRect *cards);

/**
 * sw_ladder_add: the timeline at the bottom of the frame. A pair of parts for each step of the critical path: what it
 * waits, on the way to it and before it is worked on, and what it works.
 *
 * Where the steps follow each other from left to right, the parts stand under their cards; else they share the width.
 */
void sw_ladder_add (SwStreamLayout *at, const SwGraph *graph, const SwFigures *figures, const SwRect *cards);

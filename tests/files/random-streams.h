#pragma once

#include "random-map.h"

/* Maps such as people draw, which a seed decides: what random-map.h makes is mostly nonsense, and few rules look at
 * nonsense. */

/* random_streams: some streams of at most @most_steps steps each: teams, times, shares, lists, measurements,
 * declarations, acceptances, several streams of which some came from others. Most references lead somewhere, most
 * numbers are plausible, and many are equal. Returns: (transfer full) */
SwMap *random_streams (GRand *rand, guint most_steps);

/* random_order: puts the children of every element of @map in another order. */
void random_order (GRand *rand, SwMap *map);

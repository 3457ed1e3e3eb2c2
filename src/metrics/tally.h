#pragma once

#include <glib.h>

/**
 * SwTally: how often which duration was seen, in a fixed 8 KiB: quantiles are within 2 %.
 *
 * Each doubling of the duration is split into equal parts. Durations under a thousandth of a second count as none.
 */
typedef struct
{
  guint *counts;
  guint total;
} SwTally;

void sw_tally_add (SwTally *tally, double seconds);
void sw_tally_clear (SwTally *tally);

/** sw_tally_quantile: @fraction: 0.95 is the 95th percentile. Returns: NAN if there is none */
double sw_tally_quantile (const SwTally *tally, double fraction);

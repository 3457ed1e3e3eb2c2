#pragma once

#include "base/duration.h"

/**
 * sw_spread_estimate: the three points that stand for what was measured.
 * @seconds: (element-type double): at least one; sorted by this
 *
 * The middle one is the mean, not the median: means add up along a stream and multiply with visits, medians of skewed
 * times do not (for exponential ones they fall short by 31 %), so only with means the map's lead time is the one that
 * was measured. The outer ones are the 10th and 90th percentile; with fewer than ten measurements the least and the
 * most.
 *
 * Where a thousand times and more are spread like a triangle, as a simulation draws them from an estimate (distance of
 * Kolmogorov and Smirnov below its 1 % level), its corners are given instead: they draw the same times again.
 *
 * All points have three significant digits and the unit that suits the middle one.
 */
SwEstimate sw_spread_estimate (GArray *seconds, const SwCalendar *calendar);

/** sw_spread_median: of @seconds, sorted. */
double sw_spread_median (const GArray *seconds);

/** sw_spread_duration: @seconds with three significant digits in a unit that suits them. */
SwDuration sw_spread_duration (double seconds, const SwCalendar *calendar);

#pragma once

#include "metrics/graph.h"

/**
 * SwMeeting: a place where branches of one fork meet.
 * @step: the index of the step where they do
 * @fork: that of the step where they part; the number of steps if it is the several beginnings of the stream
 */
typedef struct
{
  guint step;
  guint fork;
} SwMeeting;

/**
 * sw_joins_weigh: how much of what parallel branches bring to the step where they meet is one and the same item.
 * @entering: by step: items that enter there; several entrances are parallel too
 * @chance: by edge: the chance that an item which leaves its step for good takes it; 1 on all flows of a fork; 0 on
 * feedbacks
 * @forks: by step: its flows are parallel
 * @meetings: (nullable) (element-type SwMeeting): those are added here, step by step; one may be there twice
 *
 * Follows the flows alone, which make no loop. Ways that meet have parted at their nearest common dominator: if it
 * chooses, what they bring adds up; if it forks, the step is visited once if any of them brings the item, and branches
 * choose independently of each other. So a step behind a whole fork is visited once, not once for each branch.
 *
 * Returns: (transfer full): by edge: by what the chance is to be multiplied: visits at the target ÷ sum of what
 * arrives. Takes time in the order of n log n.
 */
double *sw_joins_weigh (const SwGraph *graph, const double *entering, const double *chance, const gboolean *forks,
                        GArray *meetings);

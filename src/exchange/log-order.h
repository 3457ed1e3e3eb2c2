#pragma once

#include "exchange/log-visits.h"

/**
 * SwLogOrder: how steps stand to each other.
 * @n: steps
 * @parallel: (array length=n*n): they are done at the same time, or in either order
 * @has_parallel: (array length=n): to some other step
 * @rank: (array length=n): its place in the order in which items come to the steps; each place once
 */
typedef struct
{
  guint n;
  gboolean *parallel;
  gboolean *has_parallel;
  guint *rank;
} SwLogOrder;

/**
 * sw_log_order_new:
 *
 * Only first visits count, up to the item's first rework: behind that, alternatives look as if they could come in any
 * order. Two steps are parallel if in at least 15 % of the items that have both the one begins before the other ends,
 * or if each comes first in at least 15 % of them.
 *
 * The order of all steps is the one that Eades, Lin and Smyth give ("A fast and effective heuristic for the feedback
 * arc set problem", 1993) on which of two steps comes first more often; it contradicts few items, and none where no
 * items contradict each other.
 */
SwLogOrder *sw_log_order_new (const SwLogVisits *visits);
void sw_log_order_free (SwLogOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwLogOrder, sw_log_order_free)

/** sw_log_order_put_before: moves @step to the place just before @other, which has a lower rank. */
void sw_log_order_put_before (SwLogOrder *order, guint step, guint other);

#pragma once

#include "exchange/log-order.h"

/** SwLogWay: @count items went from step @from to @to. @is_back: it is rework. @share: the chance to take it, negative
 * where it is one of parallel branches or the only way on */
typedef struct
{
  guint from, to;
  guint count;
  gboolean is_back;
  double share;
} SwLogWay;

/**
 * SwLogWays:
 * @ways: (element-type SwLogWay): those that are kept, by the ranks of their steps
 * @leaves: by step: the share of what is done there that goes nowhere, though other items go on; 0 if that is rare or
 * none goes on
 * @has_wait: by step: the log tells how long it waited there
 * @notes: (element-type utf8): what the map cannot say
 */
typedef struct
{
  guint n;
  guint *counts; /* n × n */
  guint *done, *ended, *entered;
  GArray *ways;
  double *leaves;
  gboolean *has_wait;
  GPtrArray *notes;
} SwLogWays;

/**
 * sw_log_ways_find: finds the ways between steps, and gives each visit its wait.
 *
 * A visit follows the last visit of its item whose step is not parallel to its own, and those that are parallel to that
 * one: so the branches of a fork follow what is before it, and what joins them follows each of them.
 *
 * A way to a step of lower or the same rank is rework. Of parallel branches the one that ended last sends back. A step
 * from which all goes back is taken into the stream before the step that it goes back to: it is a detour on which
 * rework goes.
 */
SwLogWays *sw_log_ways_find (const SwEventLog *log, const SwMineWish *wish, SwLogVisits *visits, SwLogOrder *order);
void sw_log_ways_free (SwLogWays *ways);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwLogWays, sw_log_ways_free)

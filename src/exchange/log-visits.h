#pragma once

#include "exchange/mine.h"

/* What the miner works on: each visit of an item to a step. */

/**
 * SwVisit:
 * @start, @end: milliseconds since 1970
 * @process: seconds of working time; NAN if the log does not tell
 * @wait: seconds of working time before it, after what it follows; until sw_log_ways_find(), pauses within it
 */
typedef struct
{
  guint32 item;
  guint16 step;
  guint16 resource;
  gint64 start, end;
  double process;
  double wait;
} SwVisit;

/**
 * SwLogVisits:
 * @visits: (element-type SwVisit): by item, then by time
 * @n_steps, @activity: (array length=n_steps): the log's activity of each step
 * @n_items: items that have a visit
 * @entered: by item of the log: when its first row was
 * @rare: activities that are left out because few items have them; @rare_rows: their rows
 * @joined: visits that were joined with the one before, of the same step
 */
typedef struct
{
  GArray *visits;
  guint n_steps;
  guint *activity;
  guint n_items;
  gint64 *entered;
  GPtrArray *rare;
  guint rare_rows;
  guint joined;
} SwLogVisits;

SwLogVisits *sw_log_visits_new (const SwEventLog *log, const SwMineWish *wish, const gboolean *is_queue);
void sw_log_visits_free (SwLogVisits *visits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwLogVisits, sw_log_visits_free)

/** sw_log_item_end: where in an array of visits that begins with @from the item ends. */
guint sw_log_item_end (const GArray *visits, guint from);

/** sw_log_seconds: working time between two moments of @log. */
double sw_log_seconds (const SwEventLog *log, const SwMineWish *wish, gint64 start, gint64 end);

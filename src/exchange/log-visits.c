#include "exchange/log-visits.h"

#include <math.h>

#define EVENT(log, i) (&g_array_index ((log)->events, SwLogEvent, (i)))

#define NO_STEP G_MAXUINT

double
sw_log_seconds (const SwEventLog *log, const SwMineWish *wish, gint64 start, gint64 end)
{
  gint64 shift = log->offset * (gint64)60000;

  return sw_work_seconds (&wish->hours, start + shift, end + shift);
}

guint
sw_log_item_end (const GArray *visits, guint from)
{
  guint32 item = g_array_index (visits, SwVisit, from).item;
  guint to = from;

  while (to < visits->len && g_array_index (visits, SwVisit, to).item == item)
    to++;
  return to;
}

/* --- which activities become steps -------------------------------------------------------------------------------- */

/* By activity: how many items have it. @n_items: all items that have an activity that is no queue */
static guint *
count_items (const SwEventLog *log, const gboolean *is_queue, guint *n_items)
{
  guint *counts = g_new0 (guint, log->activities->len);
  g_autofree guint32 *last = g_new0 (guint32, log->activities->len); /* item + 1 */
  guint32 item = 0;

  *n_items = 0;
  for (guint i = 0; i < log->events->len; i++)
    {
      const SwLogEvent *event = EVENT (log, i);

      if (!is_queue[event->activity] && item != event->item + 1)
        {
          item = event->item + 1;
          ++*n_items;
        }
      if (last[event->activity] == event->item + 1)
        continue;
      last[event->activity] = event->item + 1;
      counts[event->activity]++;
    }
  return counts;
}

/* Returns: by activity its step, or NO_STEP */
static guint *
choose_steps (SwLogVisits *self, const SwEventLog *log, const SwMineWish *wish, const gboolean *is_queue)
{
  guint *step_of = g_new (guint, log->activities->len);
  guint n_items;
  g_autofree guint *counts = count_items (log, is_queue, &n_items);

  self->activity = g_new (guint, log->activities->len + 1);
  for (guint a = 0; a < log->activities->len; a++)
    {
      step_of[a] = NO_STEP;
      if (is_queue[a] || counts[a] == 0)
        continue;
      if (counts[a] < wish->rare * n_items)
        g_ptr_array_add (self->rare, g_ptr_array_index (log->activities, a));
      else
        {
          step_of[a] = self->n_steps;
          self->activity[self->n_steps++] = a;
        }
    }
  return step_of;
}

/* --- visits ------------------------------------------------------------------------------------------------------- */

static gint64
time_of (const SwLogEvent *event)
{
  return event->start != SW_LOG_NO_TIME ? event->start : event->end;
}

/* The time that row @i, of an item from @from to @to, takes; FALSE if the log does not tell its process time. */
static gboolean
span_of (const SwEventLog *log, guint from, guint i, guint to, gint64 *start, gint64 *end)
{
  const SwLogEvent *event = EVENT (log, i);

  *start = *end = time_of (event);
  switch (log->form)
    {
    case SW_LOG_SPANS:
      *end = event->end;
      return TRUE;
    case SW_LOG_STATES:
      if (i + 1 < to)
        *end = time_of (EVENT (log, i + 1));
      return i + 1 < to;
    case SW_LOG_ENDS:
    default:
      if (i > from)
        *start = time_of (EVENT (log, i - 1));
      return i > from;
    }
}

/* The item goes on with the step that it is at: that is one visit with a pause. */
static void
join (const SwEventLog *log, const SwMineWish *wish, SwVisit *visit, const SwVisit *more)
{
  visit->wait += sw_log_seconds (log, wish, visit->end, more->start);
  if (isnan (visit->process))
    visit->process = more->process;
  else if (!isnan (more->process))
    visit->process += sw_log_seconds (log, wish, MAX (visit->end, more->start), more->end);
  visit->end = MAX (visit->end, more->end);
}

static void
add_item (SwLogVisits *self, const SwEventLog *log, const SwMineWish *wish, const guint *step_of,
          const gboolean *is_queue, guint from, guint to)
{
  guint first = self->visits->len;

  self->entered[EVENT (log, from)->item] = time_of (EVENT (log, from));
  for (guint i = from; i < to; i++)
    {
      const SwLogEvent *event = EVENT (log, i);
      SwVisit visit = { .item = event->item, .step = (guint16)step_of[event->activity], .resource = event->resource };
      gboolean known = span_of (log, from, i, to, &visit.start, &visit.end);

      if (step_of[event->activity] == NO_STEP)
        {
          self->rare_rows += !is_queue[event->activity];
          continue;
        }
      visit.process = known ? sw_log_seconds (log, wish, visit.start, visit.end) : NAN;
      if (self->visits->len > first)
        {
          SwVisit *before = &g_array_index (self->visits, SwVisit, self->visits->len - 1);

          if (before->step == visit.step)
            {
              join (log, wish, before, &visit);
              self->joined++;
              continue;
            }
        }
      g_array_append_val (self->visits, visit);
    }
  self->n_items += self->visits->len > first;
}

SwLogVisits *
sw_log_visits_new (const SwEventLog *log, const SwMineWish *wish, const gboolean *is_queue)
{
  SwLogVisits *self = g_new0 (SwLogVisits, 1);
  g_autofree guint *step_of = NULL;

  self->visits = g_array_sized_new (FALSE, FALSE, sizeof (SwVisit), log->events->len);
  self->rare = g_ptr_array_new ();
  self->entered = g_new0 (gint64, log->n_items + 1);
  step_of = choose_steps (self, log, wish, is_queue);
  for (guint from = 0, to; from < log->events->len; from = to)
    {
      for (to = from; to < log->events->len && EVENT (log, to)->item == EVENT (log, from)->item;)
        to++;
      add_item (self, log, wish, step_of, is_queue, from, to);
    }
  return self;
}

void
sw_log_visits_free (SwLogVisits *self)
{
  g_array_unref (self->visits);
  g_ptr_array_unref (self->rare);
  g_free (self->activity);
  g_free (self->entered);
  g_free (self);
}

/* What can be done only when the whole of a log was seen. */
#include "exchange/event-log-private.h"

static void
keep (SwEventLog *log, guint *kept, const SwLogEvent *event)
{
  g_array_index (log->events, SwLogEvent, (*kept)++) = *event;
}

/* --- day and month ---------------------------------------------------------------------------------------------- */

static SwDateOrder
find_order (SwEventLog *log, gboolean is_twelve)
{
  guint64 days = 0, months = 0, open = 0;

  for (guint i = 0; i < log->events->len; i++)
    {
      guint flags = g_array_index (log->events, SwLogEvent, i).flags;

      days += (flags & SW_LOG_SHOWS_DAY) != 0;
      months += (flags & SW_LOG_SHOWS_MONTH) != 0;
      open += (flags & (SW_LOG_START_OPEN | SW_LOG_END_OPEN)) != 0;
    }
  if (days != months)
    return days > months ? SW_DATE_ORDER_DAY : SW_DATE_ORDER_MONTH;
  if (open == 0 && days == 0)
    return SW_DATE_ORDER_UNKNOWN;
  /* Nothing shows it. Where clocks have AM and PM, the month mostly comes first. */
  log->order_is_open = TRUE;
  return is_twelve ? SW_DATE_ORDER_MONTH : SW_DATE_ORDER_DAY;
}

static void
settle_order (SwEventLog *log)
{
  guint wrong = log->order == SW_DATE_ORDER_MONTH ? SW_LOG_SHOWS_DAY : SW_LOG_SHOWS_MONTH;
  guint kept = 0;

  for (guint i = 0; i < log->events->len; i++)
    {
      SwLogEvent event = g_array_index (log->events, SwLogEvent, i);

      if ((event.flags & wrong) != 0)
        {
          sw_event_log_leave_out (log, SW_LOG_OTHER_ORDER, event.line);
          continue;
        }
      if (log->order == SW_DATE_ORDER_MONTH && (event.flags & SW_LOG_START_OPEN) != 0)
        event.start = sw_moment_swap (event.start);
      if (log->order == SW_DATE_ORDER_MONTH && (event.flags & SW_LOG_END_OPEN) != 0)
        event.end = sw_moment_swap (event.end);
      keep (log, &kept, &event);
    }
  g_array_set_size (log->events, kept);
}

static void
drop_backwards (SwEventLog *log)
{
  guint kept = 0;

  for (guint i = 0; i < log->events->len; i++)
    {
      SwLogEvent event = g_array_index (log->events, SwLogEvent, i);

      if (event.start != SW_LOG_NO_TIME && event.end != SW_LOG_NO_TIME && event.end < event.start)
        sw_event_log_leave_out (log, SW_LOG_BACKWARDS, event.line);
      else
        keep (log, &kept, &event);
    }
  g_array_set_size (log->events, kept);
}

/* --- starts and ends -------------------------------------------------------------------------------------------- */

/* The first open start of the activity before @end. @next: where to look from on; what lies before is closed. */
static SwLogEvent *
find_start (SwEventLog *log, guint *next, guint end, guint16 activity)
{
  for (; *next < end; ++*next)
    {
      SwLogEvent *start = &g_array_index (log->events, SwLogEvent, *next);

      if ((start->flags & SW_LOG_IS_START) != 0 && start->end == SW_LOG_NO_TIME && start->activity == activity)
        return start;
    }
  return NULL;
}

/* Each end closes the earliest open start of its activity; an end without a start was done at once. */
static void
join_item (SwEventLog *log, guint from, guint to, guint *kept)
{
  g_autofree guint *next = g_new (guint, log->activities->len);

  for (guint a = 0; a < log->activities->len; a++)
    next[a] = from;
  for (guint i = from; i < to; i++)
    {
      SwLogEvent *event = &g_array_index (log->events, SwLogEvent, i);
      SwLogEvent *start;

      if ((event->flags & SW_LOG_IS_END) == 0)
        continue;
      start = find_start (log, &next[event->activity], i, event->activity);
      if (start == NULL)
        event->end = event->start;
      else
        {
          start->end = event->start;
          if (start->resource == SW_LOG_NOBODY)
            start->resource = event->resource;
          /* It is told apart from an end that stands alone by having no time. */
          event->start = SW_LOG_NO_TIME;
        }
    }
  for (guint i = from; i < to; i++)
    {
      SwLogEvent event = g_array_index (log->events, SwLogEvent, i);

      if (event.start == SW_LOG_NO_TIME)
        continue;
      if (event.end == SW_LOG_NO_TIME)
        sw_event_log_leave_out (log, SW_LOG_NO_PARTNER, event.line);
      else
        keep (log, kept, &event);
    }
}

static void
join (SwEventLog *log)
{
  guint kept = 0;

  for (guint from = 0, to; from < log->events->len; from = to)
    {
      guint32 item = g_array_index (log->events, SwLogEvent, from).item;

      for (to = from; to < log->events->len && g_array_index (log->events, SwLogEvent, to).item == item;)
        to++;
      join_item (log, from, to, &kept);
    }
  g_array_set_size (log->events, kept);
}

static gboolean
has_starts (const SwEventLog *log)
{
  for (guint i = 0; i < log->events->len; i++)
    if ((g_array_index (log->events, SwLogEvent, i).flags & SW_LOG_IS_START) != 0)
      return TRUE;
  return FALSE;
}

/* --- the whole -------------------------------------------------------------------------------------------------- */

static gint64
time_of (const SwLogEvent *event)
{
  return event->start != SW_LOG_NO_TIME ? event->start : event->end;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const SwLogEvent *x = a, *y = b;

  if (x->item != y->item)
    return x->item < y->item ? -1 : 1;
  if (time_of (x) != time_of (y))
    return time_of (x) < time_of (y) ? -1 : 1;
  /* What has a start and an end at the same time comes before what begins then. */
  if (x->end != y->end && x->start != SW_LOG_NO_TIME && y->start != SW_LOG_NO_TIME)
    return x->end < y->end ? -1 : 1;
  return x->line < y->line ? -1 : x->line > y->line;
}

static SwLogForm
form_of (const SwEventLog *log)
{
  const int *of = log->columns.of;

  if (of[SW_LOG_START] >= 0 && of[SW_LOG_END] >= 0)
    return SW_LOG_SPANS;
  if (of[SW_LOG_TIME] >= 0 && of[SW_LOG_TRANSITION] >= 0)
    return has_starts (log) ? SW_LOG_SPANS : SW_LOG_ENDS;
  return of[SW_LOG_END] >= 0 ? SW_LOG_ENDS : SW_LOG_STATES;
}

void
sw_event_log_finish (SwEventLog *log, SwDateOrder wished, gboolean is_twelve)
{
  log->order = wished != SW_DATE_ORDER_UNKNOWN ? wished : find_order (log, is_twelve);
  if (log->order != SW_DATE_ORDER_UNKNOWN)
    settle_order (log);
  log->form = form_of (log);
  drop_backwards (log);
  g_array_sort (log->events, compare);
  if (log->columns.of[SW_LOG_TRANSITION] >= 0 && log->form == SW_LOG_SPANS)
    join (log);
}

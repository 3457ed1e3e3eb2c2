#pragma once

#include "exchange/log-columns.h"
#include "exchange/moment.h"

#include <gio/gio.h>

/*
 * An event log in memory: its rows as numbers, 32 bytes each, with the names of items, activities and resources beside
 * them once each.
 */

/* More activities than this is a column that holds something else. */
#define SW_LOG_MOST_ACTIVITIES 500
#define SW_LOG_MOST_RESOURCES 65000

#define SW_LOG_NO_TIME G_MININT64
#define SW_LOG_NOBODY G_MAXUINT16

/** SwLogEvent: a row that could be read. @start, @end: milliseconds since 1970 or %SW_LOG_NO_TIME; in a log
 * of states or ends one of them. @flags belong to the reader. */
typedef struct
{
  guint32 item;
  guint32 line;
  guint16 activity;
  guint16 resource; /* or SW_LOG_NOBODY */
  guint16 flags;
  gint64 start;
  gint64 end;
} SwLogEvent;

/** SwLogForm: what a row is. */
typedef enum
{
  SW_LOG_SPANS,  /* something that was done, with start and end */
  SW_LOG_STATES, /* the beginning of a state, which lasts until the item's next row */
  SW_LOG_ENDS    /* the end of something, which took since the item's row before */
} SwLogForm;

/** SwLogReason: why a row is left out. */
typedef enum
{
  SW_LOG_NO_CASE,
  SW_LOG_NO_ACTIVITY,
  SW_LOG_MISSING_TIME,
  SW_LOG_BAD_TIME,
  SW_LOG_OTHER_ORDER, /* a date in the order of day and month that the file has not */
  SW_LOG_BACKWARDS,   /* the end before the start */
  SW_LOG_BAD_TEXT,    /* bytes that are no text */
  SW_LOG_OTHER_TRANSITION,
  SW_LOG_NO_PARTNER, /* a start without its end */
  SW_LOG_TOO_MANY    /* a resource too many */
} SwLogReason;
#define SW_N_LOG_REASONS (SW_LOG_TOO_MANY + 1)
#define SW_LOG_FIRST_LINES 5

/** SwLogLeftOut: @lines: the first of them. */
typedef struct
{
  guint64 count;
  guint lines[SW_LOG_FIRST_LINES];
} SwLogLeftOut;

/**
 * SwEventLog:
 * @header: names of the columns
 * @rows: rows below the header
 * @events: of SwLogEvent, by item and then by time (the earlier line first)
 * @items, @activities, @resources: names by number
 * @order: how dates were read; @order_is_open: the file does not show it, it was assumed
 * @offset: minutes by which the clocks of the log are ahead of its times: the first zone that was seen
 */
typedef struct
{
  char *name;
  char **header;
  char separator;
  gboolean is_windows;
  SwLogColumns columns;
  SwLogForm form;
  guint64 rows;
  GArray *events;
  guint n_items;
  GPtrArray *activities;
  GPtrArray *resources;
  SwDateOrder order;
  gboolean order_is_open;
  int offset;
  SwLogLeftOut left_out[SW_N_LOG_REASONS];
} SwEventLog;

/**
 * SwLogWish: how to read.
 * @separator: or 0 to guess it
 * @order: or unknown to find it out
 * @columns: what was said; -1 is guessed unless @no_guess
 * @mapped: (nullable): column name → SwLogField + 1: the same by name, for who has not seen the header
 */
typedef struct
{
  char separator;
  SwDateOrder order;
  SwLogColumns columns;
  gboolean no_guess;
  GHashTable *mapped;
} SwLogWish;

/** SW_LOG_WISH: guess everything. */
#define SW_LOG_WISH() ((SwLogWish){ .columns = sw_log_columns_none () })

/** SwLogProgress: @bytes of the input were read. */
typedef void (*SwLogProgress) (guint64 bytes, gpointer data);

/**
 * sw_event_log_read:
 * @name: what to call the input in errors
 * @progress: (nullable): called now and then
 * @error: %SW_ERROR_MALFORMED, %SW_ERROR_REFUSED or %SW_ERROR_USAGE with a sentence; or cancelled
 *
 * Reads all of @stream. Safe to call in a thread. Rows that cannot be read are counted in @left_out. Returns: (transfer
 * full)
 */
SwEventLog *sw_event_log_read (GInputStream *stream, const char *name, const SwLogWish *wish, SwLogProgress progress,
                               gpointer data, GCancellable *cancellable, GError **error);
void sw_event_log_free (SwEventLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwEventLog, sw_event_log_free)

/** sw_event_log_activity: the name. */
const char *sw_event_log_activity (const SwEventLog *log, guint activity);

/** sw_event_log_left_out: rows that are not in @events. */
guint64 sw_event_log_left_out (const SwEventLog *log);

/** sw_event_log_complaints: (transfer full) (element-type utf8): a sentence for each reason for which rows were left
 * out, with how many and the first lines. */
GPtrArray *sw_event_log_complaints (const SwEventLog *log);

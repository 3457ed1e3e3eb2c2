#include "exchange/event-log-private.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A row more or less makes no difference to whoever watches. */
#define PROGRESS_ROWS 4096

typedef struct
{
  SwEventLog *log;
  const SwLogWish *wish;
  GStringChunk *item_names;
  GHashTable *items;      /* name → number */
  GHashTable *activities; /* the same; its names belong to the log */
  GHashTable *resources;
  gboolean is_twelve;
  gboolean has_zone;
} Reader;

void
sw_event_log_leave_out (SwEventLog *log, SwLogReason reason, guint line)
{
  SwLogLeftOut *left_out = &log->left_out[reason];

  if (left_out->count < SW_LOG_FIRST_LINES)
    left_out->lines[left_out->count] = line;
  left_out->count++;
}

/* --- names ------------------------------------------------------------------------------------------------------ */

static guint32
item_of (Reader *reader, const char *text)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (reader->items, text, NULL, &number))
    {
      number = GUINT_TO_POINTER (reader->log->n_items++);
      g_hash_table_insert (reader->items, g_string_chunk_insert (reader->item_names, text), number);
    }
  return GPOINTER_TO_UINT (number);
}

/* The number of @text among @names; @most of them at most. */
static gboolean
name_of (GHashTable *index, GPtrArray *names, const char *text, guint most, guint16 *number)
{
  gpointer found;
  g_autofree char *clean = NULL;

  if (!g_hash_table_lookup_extended (index, text, NULL, &found))
    {
      clean = sw_text_clean_line (text, -1);
      if (!g_hash_table_lookup_extended (index, clean, NULL, &found))
        {
          if (names->len >= most)
            return FALSE;
          found = GUINT_TO_POINTER (names->len);
          g_ptr_array_add (names, g_strdup (clean));
          g_hash_table_insert (index, g_ptr_array_index (names, names->len - 1), found);
        }
    }
  *number = (guint16)GPOINTER_TO_UINT (found);
  return TRUE;
}

/* --- one row ---------------------------------------------------------------------------------------------------- */

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

/* Returns: the field's text; "" if the row or the log has none */
static const char *
text_of (const Reader *reader, const SwCsvRow *row, SwLogField field)
{
  int column = reader->log->columns.of[field];

  return column >= 0 && (guint)column < row->n ? row->fields[column] : "";
}

static gboolean
parse_time (Reader *reader, const char *text, guint open_flag, gint64 *time, SwLogEvent *event)
{
  SwMoment moment;

  if (!sw_moment_parse (text, &moment))
    return FALSE;
  *time = moment.time;
  event->flags |= moment.is_open ? (guint16)open_flag : 0;
  event->flags |= moment.order == SW_DATE_ORDER_DAY ? SW_LOG_SHOWS_DAY : 0;
  event->flags |= moment.order == SW_DATE_ORDER_MONTH ? SW_LOG_SHOWS_MONTH : 0;
  reader->is_twelve |= moment.is_twelve;
  if (moment.has_zone && !reader->has_zone)
    {
      reader->has_zone = TRUE;
      reader->log->offset = moment.offset;
    }
  return TRUE;
}

/* Returns: why the row is left out, or SW_N_LOG_REASONS if it is not */
static SwLogReason
read_times (Reader *reader, const SwCsvRow *row, SwLogEvent *event)
{
  const int *of = reader->log->columns.of;
  const char *start = text_of (reader, row, of[SW_LOG_TIME] >= 0 ? SW_LOG_TIME : SW_LOG_START);
  const char *end = text_of (reader, row, SW_LOG_END);

  if ((of[SW_LOG_TIME] >= 0 || of[SW_LOG_START] >= 0) && is_blank (start))
    return SW_LOG_MISSING_TIME;
  if (of[SW_LOG_END] >= 0 && is_blank (end))
    return of[SW_LOG_START] >= 0 ? SW_LOG_NO_PARTNER : SW_LOG_MISSING_TIME;
  if ((*start != '\0' && !parse_time (reader, start, SW_LOG_START_OPEN, &event->start, event))
      || (*end != '\0' && !parse_time (reader, end, SW_LOG_END_OPEN, &event->end, event)))
    return SW_LOG_BAD_TIME;
  return SW_N_LOG_REASONS;
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (text, *words) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_transition (Reader *reader, const SwCsvRow *row, SwLogEvent *event)
{
  static const char *const starts[] = { "start", "started", "begin", "in", "enter", NULL };
  static const char *const ends[] = { "complete", "completed", "end", "ended", "finish",
                                      "finished", "stop",      "out", "leave", NULL };
  g_autofree char *word = NULL;

  if (reader->log->columns.of[SW_LOG_TRANSITION] < 0)
    return TRUE;
  word = g_strstrip (g_strdup (text_of (reader, row, SW_LOG_TRANSITION)));
  event->flags |= is_one_of (word, starts) ? SW_LOG_IS_START : is_one_of (word, ends) ? SW_LOG_IS_END : 0;
  return (event->flags & (SW_LOG_IS_START | SW_LOG_IS_END)) != 0;
}

static SwLogReason
read_row (Reader *reader, const SwCsvRow *row, SwLogEvent *event, GError **error)
{
  SwEventLog *log = reader->log;
  const char *item = text_of (reader, row, SW_LOG_CASE);
  const char *activity = text_of (reader, row, SW_LOG_ACTIVITY);
  const char *resource = text_of (reader, row, SW_LOG_RESOURCE);
  SwLogReason reason;

  *event = (SwLogEvent){ .line = row->line, .resource = SW_LOG_NOBODY, .start = SW_LOG_NO_TIME, .end = SW_LOG_NO_TIME };
  if (row->damaged)
    return SW_LOG_BAD_TEXT;
  if (is_blank (item))
    return SW_LOG_NO_CASE;
  if (is_blank (activity))
    return SW_LOG_NO_ACTIVITY;
  reason = read_times (reader, row, event);
  if (reason != SW_N_LOG_REASONS)
    return reason;
  if (!read_transition (reader, row, event))
    return SW_LOG_OTHER_TRANSITION;
  if (!name_of (reader->activities, log->activities, activity, SW_LOG_MOST_ACTIVITIES, &event->activity))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_REFUSED,
                   _ ("%s:%u:1: the column “%s” has more than 500 different values; does it really hold activities?"),
                   log->name, row->line, log->header[log->columns.of[SW_LOG_ACTIVITY]]);
      return SW_LOG_TOO_MANY;
    }
  if (!is_blank (resource)
      && !name_of (reader->resources, log->resources, resource, SW_LOG_MOST_RESOURCES, &event->resource))
    return SW_LOG_TOO_MANY;
  event->item = item_of (reader, item);
  return SW_N_LOG_REASONS;
}

/* --- the whole -------------------------------------------------------------------------------------------------- */

static int
find_column (const SwEventLog *log, const char *name)
{
  for (guint c = 0; log->header[c] != NULL; c++)
    if (g_ascii_strcasecmp (log->header[c], name) == 0)
      return (int)c;
  return -1;
}

static gboolean
map_columns (Reader *reader, GError **error)
{
  SwEventLog *log = reader->log;
  GHashTableIter iter;
  gpointer name, field;
  const char *missing;

  log->columns = reader->wish->columns;
  if (reader->wish->mapped != NULL)
    {
      g_hash_table_iter_init (&iter, reader->wish->mapped);
      while (g_hash_table_iter_next (&iter, &name, &field))
        {
          int column = find_column (log, name);

          if (column < 0)
            {
              g_set_error (error, SW_ERROR, SW_ERROR_USAGE, _ ("%s:1:1: there is no column “%s”"), log->name,
                           (const char *)name);
              return FALSE;
            }
          sw_log_columns_map (&log->columns, (guint)column, GPOINTER_TO_UINT (field) - 1);
        }
    }
  if (!reader->wish->no_guess)
    sw_log_columns_guess (&log->columns, (const char *const *)log->header, g_strv_length (log->header));
  missing = sw_log_columns_missing (&log->columns);
  if (missing != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", log->header);
      g_autofree char *shown = sw_text_shorten (names);

      g_set_error (error, SW_ERROR, SW_ERROR_USAGE, _ ("%s:1:1: %s; its columns are: %s"), log->name, missing, shown);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_header (Reader *reader, SwCsv *csv, GCancellable *cancellable, GError **error)
{
  SwCsvRow row;
  GError *reason = NULL;

  if (!sw_csv_next (csv, &row, cancellable, &reason))
    {
      if (reason != NULL)
        g_propagate_error (error, reason);
      else
        g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:1:1: the file is empty"), reader->log->name);
      return FALSE;
    }
  reader->log->header = g_new0 (char *, row.n + 1);
  for (guint c = 0; c < row.n; c++)
    reader->log->header[c] = sw_text_clean_line (row.fields[c], -1);
  return map_columns (reader, error);
}

static gboolean
read_rows (Reader *reader, SwCsv *csv, SwLogProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  SwEventLog *log = reader->log;
  GError *reason = NULL;
  SwCsvRow row;

  while (sw_csv_next (csv, &row, cancellable, &reason))
    {
      SwLogEvent event;
      SwLogReason why = read_row (reader, &row, &event, &reason);

      if (reason != NULL)
        break;
      log->rows++;
      if (why != SW_N_LOG_REASONS)
        sw_event_log_leave_out (log, why, row.line);
      else
        g_array_append_val (log->events, event);
      if (progress != NULL && log->rows % PROGRESS_ROWS == 0)
        progress (sw_csv_bytes (csv), data);
    }
  if (reason != NULL)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (Reader *reader, GInputStream *stream, SwLogProgress progress, gpointer data, GCancellable *cancellable,
          GError **error)
{
  SwEventLog *log = reader->log;
  g_autoptr (SwCsv) csv = sw_csv_new (stream, log->name, reader->wish->separator);

  if (!read_header (reader, csv, cancellable, error) || !read_rows (reader, csv, progress, data, cancellable, error))
    return FALSE;
  log->separator = sw_csv_separator (csv);
  log->is_windows = sw_csv_is_windows (csv);
  sw_event_log_finish (log, reader->wish->order, reader->is_twelve);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

SwEventLog *
sw_event_log_read (GInputStream *stream, const char *name, const SwLogWish *wish, SwLogProgress progress, gpointer data,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (SwEventLog) log = g_new0 (SwEventLog, 1);
  Reader reader = { .log = log, .wish = wish };
  gboolean ok;

  log->name = g_strdup (name);
  log->events = g_array_new (FALSE, FALSE, sizeof (SwLogEvent));
  log->activities = g_ptr_array_new_with_free_func (g_free);
  log->resources = g_ptr_array_new_with_free_func (g_free);
  reader.item_names = g_string_chunk_new (65536);
  reader.items = g_hash_table_new (g_str_hash, g_str_equal);
  reader.activities = g_hash_table_new (g_str_hash, g_str_equal);
  reader.resources = g_hash_table_new (g_str_hash, g_str_equal);
  ok = read_all (&reader, stream, progress, data, cancellable, error);
  g_hash_table_unref (reader.items);
  g_hash_table_unref (reader.activities);
  g_hash_table_unref (reader.resources);
  g_string_chunk_free (reader.item_names);
  return ok ? g_steal_pointer (&log) : NULL;
}

void
sw_event_log_free (SwEventLog *log)
{
  g_free (log->name);
  g_strfreev (log->header);
  g_array_unref (log->events);
  g_ptr_array_unref (log->activities);
  g_ptr_array_unref (log->resources);
  g_free (log);
}

const char *
sw_event_log_activity (const SwEventLog *log, guint activity)
{
  return g_ptr_array_index (log->activities, activity);
}

/* --- what was left out ------------------------------------------------------------------------------------------ */

guint64
sw_event_log_left_out (const SwEventLog *log)
{
  guint64 sum = 0;

  for (SwLogReason reason = 0; reason < SW_N_LOG_REASONS; reason++)
    sum += log->left_out[reason].count;
  return sum;
}

GPtrArray *
sw_event_log_complaints (const SwEventLog *log)
{
  static const char *const reasons[SW_N_LOG_REASONS] = {
    [SW_LOG_NO_CASE] = N_ ("no item"),
    [SW_LOG_NO_ACTIVITY] = N_ ("no activity"),
    [SW_LOG_MISSING_TIME] = N_ ("no time"),
    [SW_LOG_BAD_TIME] = N_ ("a time that cannot be read"),
    [SW_LOG_OTHER_ORDER] = N_ ("a date with day and month in the other order"),
    [SW_LOG_BACKWARDS] = N_ ("an end before the start"),
    [SW_LOG_BAD_TEXT] = N_ ("bytes that are no text"),
    [SW_LOG_OTHER_TRANSITION] = N_ ("neither a start nor an end"),
    [SW_LOG_NO_PARTNER] = N_ ("a start without an end"),
    [SW_LOG_TOO_MANY] = N_ ("one team or person too many"),
  };
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);

  for (SwLogReason reason = 0; reason < SW_N_LOG_REASONS; reason++)
    {
      const SwLogLeftOut *left_out = &log->left_out[reason];
      g_autoptr (GString) lines = g_string_new (NULL);

      if (left_out->count == 0)
        continue;
      for (guint i = 0; i < MIN (left_out->count, SW_LOG_FIRST_LINES); i++)
        g_string_append_printf (lines, "%s%u", i > 0 ? ", " : "", left_out->lines[i]);
      if (left_out->count > SW_LOG_FIRST_LINES)
        g_string_append (lines, ", …");
      g_ptr_array_add (out, g_strdup_printf (ngettext ("%u row left out, %s: line %s", "%u rows left out, %s: lines %s",
                                                       (gulong)left_out->count),
                                             (guint)left_out->count, _ (reasons[reason]), lines->str));
    }
  return out;
}

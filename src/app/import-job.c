#include "app/import-job.h"

#include "base/text.h"
#include "exchange/csv.h"
#include "layout/tidy.h"
#include "model/profile.h"

gboolean
sw_import_is_log (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (base, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  GFile *file;
  SwLogWish wish;
  SwImportProgress *progress;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  g_object_unref (job->file);
  g_atomic_rc_box_release (job->progress);
  g_free (job);
}

void
sw_import_reading_free (SwImportReading *reading)
{
  g_ptr_array_unref (reading->rows);
  g_strfreev (reading->header);
  g_clear_pointer (&reading->log, sw_event_log_free);
  g_clear_error (&reading->error);
  g_free (reading);
}

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

static char **
copy_row (const SwCsvRow *row, guint most)
{
  guint n = MIN (row->n, most);
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = sw_text_clean_line (row->fields[i], -1);
  return copy;
}

static void
read_first_rows (SwImportReading *reading, GInputStream *stream, const char *name, char separator,
                 GCancellable *cancellable)
{
  g_autoptr (SwCsv) csv = sw_csv_new (stream, name, separator);
  SwCsvRow row;

  while (reading->rows->len <= SW_IMPORT_PREVIEW_ROWS && sw_csv_next (csv, &row, cancellable, NULL))
    {
      if (reading->header == NULL)
        reading->header = copy_row (&row, G_MAXUINT);
      g_ptr_array_add (reading->rows, copy_row (&row, SW_IMPORT_PREVIEW_COLUMNS));
    }
  reading->separator = sw_csv_separator (csv);
}

static void
on_progress (guint64 bytes, gpointer data)
{
  SwImportProgress *progress = data;

  g_atomic_int_set (&progress->kilobytes, (guint)(bytes / 1024));
}

static void
read_log (SwImportReading *reading, const ReadJob *job, const char *name, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) first = g_file_read (job->file, cancellable, &reading->error);
  g_autoptr (GFileInputStream) all = NULL;

  if (first == NULL)
    return;
  read_first_rows (reading, G_INPUT_STREAM (first), name, job->wish.separator, cancellable);
  if (!job->wish.no_guess && reading->header != NULL)
    sw_log_columns_guess (&reading->columns, (const char *const *)reading->header, g_strv_length (reading->header));
  all = g_file_read (job->file, cancellable, &reading->error);
  if (all != NULL)
    reading->log = sw_event_log_read (G_INPUT_STREAM (all), name, &job->wish, on_progress, job->progress, cancellable,
                                      &reading->error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ReadJob *job = data;
  SwImportReading *reading = g_new0 (SwImportReading, 1);
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GFileInfo) info =
      g_file_query_info (job->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info != NULL)
    g_atomic_int_set (&job->progress->size, (guint)(g_file_info_get_size (info) / 1024));
  reading->rows = g_ptr_array_new_with_free_func (free_row);
  reading->columns = job->wish.columns;
  read_log (reading, job, name, cancellable);
  g_task_return_pointer (task, reading, (GDestroyNotify)sw_import_reading_free);
}

void
sw_import_read_async (GFile *file, const SwLogWish *wish, SwImportProgress *progress, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  ReadJob *job = g_new0 (ReadJob, 1);

  job->file = g_object_ref (file);
  job->wish = *wish;
  job->wish.mapped = NULL;
  job->progress = g_atomic_rc_box_acquire (progress);
  g_task_set_task_data (task, job, read_job_free);
  g_task_run_in_thread (task, read_in_thread);
}

SwImportReading *
sw_import_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* --- finding the stream ----------------------------------------------------------------------------------------- */

typedef struct
{
  const SwEventLog *log;
  SwMineWish wish;
} MineJob;

static void
mine_job_free (gpointer data)
{
  MineJob *job = data;

  g_clear_pointer (&job->wish.activities, g_hash_table_unref);
  g_free (job);
}

static void
mine_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MineJob *job = data;
  GError *error = NULL;
  SwMined *mined = sw_mine (job->log, sw_profile_find ("itil4"), &job->wish, cancellable, &error);

  if (mined == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sw_layout_tidy_map (mined->map, NULL);
  g_task_return_pointer (task, mined, (GDestroyNotify)sw_mined_free);
}

void
sw_import_mine_async (const SwEventLog *log, const SwMineWish *wish, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  MineJob *job = g_new0 (MineJob, 1);

  job->log = log;
  job->wish = *wish;
  g_task_set_task_data (task, job, mine_job_free);
  g_task_run_in_thread (task, mine_in_thread);
}

SwMined *
sw_import_mine_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

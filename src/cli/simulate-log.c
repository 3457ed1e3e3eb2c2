#include "cli/simulate.h"

#include "base/date.h"
#include "base/error.h"
#include "cli/csv.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

enum
{
  PIECE = 1 << 20, /* bytes that are written at once */
  MS_A_DAY = 86400000
};
#define FIRST_DAY "2026-01-05"

struct _SwCliLog
{
  const SwSimulationModel *model;
  FILE *file;
  GString *piece;
  guint32 first_day;
  gint64 day; /* from the first on: the one that is @date */
  char *date;
  gboolean queues;
  guint item;
  double offset, latest; /* seconds */
  int failure;           /* errno */
};

static gboolean
fail (int code, GError **error)
{
  g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("The event log cannot be kept while it grows: %s"), g_strerror (code));
  return FALSE;
}

SwCliLog *
sw_cli_log_new (const SwSimulationModel *model, GError **error)
{
  FILE *file = tmpfile ();
  SwCliLog *log;

  if (file == NULL)
    {
      fail (errno, error);
      return NULL;
    }
  log = g_new0 (SwCliLog, 1);
  log->model = model;
  log->file = file;
  log->piece = g_string_sized_new (PIECE + 4096);
  log->day = -1;
  log->queues = sw_simulation_model_queues (model);
  sw_date_parse (FIRST_DAY, &log->first_day);
  g_string_append (log->piece, "case,activity,start,end,resource\r\n");
  return log;
}

void
sw_cli_log_free (SwCliLog *log)
{
  fclose (log->file);
  g_string_free (log->piece, TRUE);
  g_free (log->date);
  g_free (log);
}

static void
flush (SwCliLog *log)
{
  if (log->failure == 0 && fwrite (log->piece->str, 1, log->piece->len, log->file) < log->piece->len)
    log->failure = errno;
  g_string_truncate (log->piece, 0);
}

static void
add_time (SwCliLog *log, double seconds)
{
  gint64 ms = llround (seconds * 1000), day = ms / MS_A_DAY;
  int rest = (int)(ms % MS_A_DAY);
  char text[64];

  if (day != log->day)
    {
      g_free (log->date);
      log->date = sw_date_to_string (log->first_day + (guint32)day);
      log->day = day;
    }
  g_snprintf (text, sizeof text, "%sT%02d:%02d:%02d.%03d", log->date, rest / 3600000, rest / 60000 % 60,
              rest / 1000 % 60, rest % 1000);
  sw_csv_add (log->piece, text);
}

void
sw_cli_log_visit (guint item, guint step, double queued, double start, double end, gpointer data)
{
  SwCliLog *log = data;
  char number[16];

  if (!log->queues && item != log->item)
    log->offset += log->latest;
  if (item != log->item)
    log->latest = 0;
  log->item = item;
  log->latest = MAX (log->latest, end);
  g_snprintf (number, sizeof number, "%u", item + 1);
  sw_csv_add (log->piece, number);
  sw_csv_add (log->piece, sw_simulation_model_title (log->model, step));
  add_time (log, log->offset + start);
  add_time (log, log->offset + end);
  sw_csv_add (log->piece, sw_simulation_model_resource (log->model, step));
  sw_csv_end (log->piece);
  if (log->piece->len >= PIECE)
    flush (log);
}

gboolean
sw_cli_log_failed (const SwCliLog *log)
{
  return log->failure != 0;
}

GBytes *
sw_cli_log_finish (SwCliLog *log, GError **error)
{
  GMappedFile *mapped;
  GBytes *bytes;

  flush (log);
  if (log->failure == 0 && fflush (log->file) != 0)
    log->failure = errno;
  if (log->failure != 0)
    {
      fail (log->failure, error);
      return NULL;
    }
  mapped = g_mapped_file_new_from_fd (fileno (log->file), FALSE, NULL);
  if (mapped == NULL)
    {
      fail (ENOMEM, error);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (mapped);
  g_mapped_file_unref (mapped);
  return bytes;
}

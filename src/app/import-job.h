#pragma once

#include "exchange/mine.h"

/* Reading an event log and finding its stream, each in a thread. */

/** SW_IMPORT_PREVIEW_ROWS, SW_IMPORT_PREVIEW_COLUMNS: as much of a file is shown. */
#define SW_IMPORT_PREVIEW_ROWS 5
#define SW_IMPORT_PREVIEW_COLUMNS 40

/**
 * SwImportReading: what was read of a log.
 * @rows: (element-type GStrv): the header and the first rows; cut to what is shown
 * @header: (nullable): all names of columns, if there are any
 * @separator, @columns: as they were found or told
 * @log: (nullable); @error: (nullable): why there is none
 */
typedef struct
{
  GPtrArray *rows;
  char **header;
  char separator;
  SwLogColumns columns;
  SwEventLog *log;
  GError *error;
} SwImportReading;

void sw_import_reading_free (SwImportReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwImportReading, sw_import_reading_free)

/** SwImportProgress: shared with the thread; g_atomic_rc_box. @kilobytes: read so far, with atomic operations. @size:
 * of the file in kilobytes, 0 if unknown */
typedef struct
{
  guint kilobytes;
  guint size;
} SwImportProgress;

/**
 * sw_import_read_async: @wish: copied; its @mapped is not used. @progress: (transfer none)
 *
 * sw_import_read_finish: Returns: (transfer full): NULL only if it was cancelled
 */
void sw_import_read_async (GFile *file, const SwLogWish *wish, SwImportProgress *progress, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
SwImportReading *sw_import_read_finish (GAsyncResult *result);

/** sw_import_mine_async: @log: must stay until it is finished. @wish: copied, its @activities taken over.
 * sw_import_mine_finish: the map, its steps placed. Returns: (transfer full) */
void sw_import_mine_async (const SwEventLog *log, const SwMineWish *wish, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
SwMined *sw_import_mine_finish (GAsyncResult *result, GError **error);

/** sw_import_is_log: whether @file's name says that it is a table. */
gboolean sw_import_is_log (GFile *file);

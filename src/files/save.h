#pragma once

#include "model/map.h"

#include <gio/gio.h>
#include <sys/stat.h>

/** SwFileMark: what a file was when it was read or saved; tells whether somebody else wrote to it meanwhile. Opaque;
 * copyable by value. */
typedef struct
{
  guint64 device, inode, size;
  gint64 mtime, mtime_nsec;
  gboolean exists;
  char sha256[65];
} SwFileMark;

/** sw_file_mark: @bytes: (nullable): what was read or written, for the checksum; NULL: what @path holds. A file that
 * does not exist is a mark too. Returns: FALSE if @path cannot be looked at */
gboolean sw_file_mark (const char *path, GBytes *bytes, SwFileMark *mark);

/** sw_file_mark_set: @status: (nullable): of the file that holds @bytes; NULL: it is no local one */
void sw_file_mark_set (SwFileMark *mark, const struct stat *status, GBytes *bytes);

/** sw_file_changed: whether @path is no longer what @mark says, by content; a file that came or went has changed. */
gboolean sw_file_changed (const char *path, const SwFileMark *mark);

/**
 * sw_save_bytes: writes @bytes to the local file @path so that either the old or the new content is there at any time;
 * see RELIABILITY. Exports use it too. Errors: %SW_ERROR_IO with one sentence that names the file and the reason.
 */
gboolean sw_save_bytes (const char *path, GBytes *bytes, GError **error);

/**
 * sw_save_map: writes @map's canonical form, after reading it back and comparing the two; keeps up to five earlier
 * generations under the state folder. @mark: (out) (optional). @bytes: (out) (optional) (transfer full)
 */
gboolean sw_save_map (SwMap *map, const char *path, SwFileMark *mark, GBytes **bytes, GError **error);

/** sw_save_map_to_gfile: local files as above, others through GIO. */
gboolean sw_save_map_to_gfile (SwMap *map, GFile *file, SwFileMark *mark, GError **error);

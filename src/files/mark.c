#include "files/save.h"

#include "files/read.h"
#include "files/system.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

static void
set_sum (char *sum, GBytes *bytes)
{
  g_autofree char *text = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_strlcpy (sum, text, sizeof ((SwFileMark *)0)->sha256);
}

void
sw_file_mark_set (SwFileMark *mark, const struct stat *status, GBytes *bytes)
{
  memset (mark, 0, sizeof *mark);
  if (status != NULL)
    {
      mark->exists = TRUE;
      mark->device = status->st_dev;
      mark->inode = status->st_ino;
      mark->size = (guint64)status->st_size;
      mark->mtime = status->st_mtim.tv_sec;
      mark->mtime_nsec = status->st_mtim.tv_nsec;
    }
  if (bytes != NULL)
    set_sum (mark->sha256, bytes);
}

/* The file and its status, or errno. @bytes: (out) (optional) */
static gboolean
look_at (const char *path, struct stat *status, GBytes **bytes)
{
  int fd = sw_system_open (path, O_RDONLY | O_NONBLOCK, 0);
  gboolean seen;

  if (fd < 0)
    return FALSE;
  seen = sw_system.fstat (fd, status) == 0;
  if (seen && bytes != NULL)
    seen = (*bytes = sw_system_read (fd, SW_FILE_MOST_BYTES)) != NULL;
  sw_system.close (fd);
  return seen;
}

gboolean
sw_file_mark (const char *path, GBytes *bytes, SwFileMark *mark)
{
  g_autoptr (GBytes) own = NULL;
  struct stat status;

  memset (mark, 0, sizeof *mark);
  if (!look_at (path, &status, bytes == NULL ? &own : NULL))
    return errno == ENOENT;
  sw_file_mark_set (mark, &status, bytes != NULL ? bytes : own);
  return TRUE;
}

static gboolean
is_same_status (const SwFileMark *a, const SwFileMark *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size && a->mtime == b->mtime
         && a->mtime_nsec == b->mtime_nsec;
}

gboolean
sw_file_changed (const char *path, const SwFileMark *mark)
{
  g_autoptr (GBytes) bytes = NULL;
  struct stat status;
  SwFileMark now;

  if (!look_at (path, &status, NULL))
    return mark->exists || errno != ENOENT;
  if (!mark->exists)
    return TRUE;
  sw_file_mark_set (&now, &status, NULL);
  if (is_same_status (&now, mark))
    return FALSE;
  if (!look_at (path, &status, &bytes))
    return TRUE;
  set_sum (now.sha256, bytes);
  return strcmp (now.sha256, mark->sha256) != 0;
}

/*
 * Invariants:
 * - records are only ever appended, each in one piece with its length and checksum, and synced before the command
 *   counts as kept;
 * - `length` is where the good records end; after a failure nothing is appended any more;
 * - the lock on the file is held as long as its writer lives: the system gives it back whatever happens to the
 *   process.
 *
 * A record: a line `TYPE LENGTH SHA256`, the bytes, a line end. The first is `map`: a line with the path (escaped; may
 * be empty), a line with the handles in map order, the canonical bytes. The others are `do`: one operation a line.
 */
#include "files/journal.h"

#include "base/error.h"
#include "files/journal-private.h"
#include "files/op-text.h"
#include "files/system.h"
#include "files/write.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

struct _SwJournal
{
  char *path;
  int fd;
  gint64 length;
  gboolean is_broken;
};

char *
sw_journal_folder (void)
{
  return sw_system_state_path ("recovery", NULL);
}

gboolean
sw_journal_fail (int code, GError **error)
{
  g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("the recovery journal cannot be written: %s"), g_strerror (code));
  return FALSE;
}

static void
append_record (GString *out, const char *type, const GString *bytes)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes->str, (gssize)bytes->len);

  g_string_append_printf (out, "%s %" G_GSIZE_FORMAT " %s\n", type, bytes->len, sum);
  g_string_append_len (out, bytes->str, (gssize)bytes->len);
  g_string_append_c (out, '\n');
}

static gboolean
write_records (SwJournal *journal, const GString *records, GError **error)
{
  int code;

  if (journal->is_broken)
    return sw_journal_fail (EIO, error);
  if (sw_system_write (journal->fd, records->str, records->len, journal->length) && sw_system_sync (journal->fd))
    {
      journal->length += (gint64)records->len;
      return TRUE;
    }
  code = errno;
  journal->is_broken = TRUE;
  sw_system_truncate (journal->fd, journal->length);
  return sw_journal_fail (code, error);
}

static void
append_handles (GString *out, const SwElement *element)
{
  if (element->parent != NULL && !sw_kind_has_id (element->kind))
    g_string_append_printf (out, " %s", element->id);
  sw_for_each_child (child, element)
    append_handles (out, child);
}

static GString *
header_new (SwMap *map, const char *path)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autoptr (GString) content = g_string_new (NULL);
  GString *out = g_string_new (SW_JOURNAL_MAGIC);
  g_autofree char *escaped = g_strescape (path != NULL ? path : "", NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_string_append_printf (content, "%s\n", escaped);
  append_handles (content, sw_map_root (map));
  g_string_append_c (content, '\n');
  g_string_append_len (content, data, (gssize)length);
  append_record (out, "map", content);
  return out;
}

SwJournal *
sw_journal_new (const char *path, int fd, gsize length)
{
  SwJournal *journal = g_new0 (SwJournal, 1);

  journal->path = g_strdup (path);
  journal->fd = fd;
  journal->length = (gint64)length;
  return journal;
}

/* A new file, locked, that nobody took for a leftover before the lock was there. */
static int
create_locked (const char *path)
{
  struct stat status;
  int fd = sw_system_open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);

  if (fd < 0)
    return -1;
  if (sw_system.flock (fd, LOCK_EX | LOCK_NB) == 0 && sw_system.fstat (fd, &status) == 0 && status.st_nlink == 1)
    return fd;
  sw_system.unlink (path);
  sw_system.close (fd);
  errno = EEXIST;
  return -1;
}

static int
create (const char *folder, char **path)
{
  if (g_mkdir_with_parents (folder, 0700) < 0)
    return -1;
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%08x%08x" SW_JOURNAL_SUFFIX, g_random_int (), g_random_int ());
      int fd;

      g_free (*path);
      *path = g_build_filename (folder, name, NULL);
      fd = create_locked (*path);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

SwJournal *
sw_journal_begin (SwMap *map, const char *path, GError **error)
{
  g_autofree char *folder = sw_journal_folder ();
  g_autofree char *place = NULL;
  g_autoptr (GString) header = NULL;
  SwJournal *journal;
  int fd = create (folder, &place);

  if (fd < 0)
    {
      sw_journal_fail (errno, error);
      return NULL;
    }
  journal = sw_journal_new (place, fd, 0);
  header = header_new (map, path);
  if (!write_records (journal, header, error))
    g_clear_pointer (&journal, sw_journal_discard);
  else
    sw_system_sync_folder (folder);
  return journal;
}

gboolean
sw_journal_append (SwJournal *journal, GPtrArray *ops, GError **error)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GString) record = g_string_new (NULL);

  g_return_val_if_fail (journal != NULL && ops != NULL, FALSE);
  for (guint i = 0; i < ops->len; i++)
    {
      sw_op_append_text (content, g_ptr_array_index (ops, i));
      g_string_append_c (content, '\n');
    }
  append_record (record, "do", content);
  return write_records (journal, record, error);
}

void
sw_journal_close (SwJournal *journal)
{
  if (journal == NULL)
    return;
  sw_system.close (journal->fd);
  g_free (journal->path);
  g_free (journal);
}

void
sw_journal_discard (SwJournal *journal)
{
  if (journal == NULL)
    return;
  sw_system.unlink (journal->path);
  sw_journal_close (journal);
}

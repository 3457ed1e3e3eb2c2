/*
 * Invariants:
 * - the record is durable before the first byte of the file changes, and is removed only when the file is durably in
 *   one of the two states;
 * - the file grows before it is written and shrinks after it, so no byte of it is ever missing in the record;
 * - a file is touched again only if each of its bytes is one of the two states' own.
 *
 * The record: a line `streamwright-overwrite 1 OLD NEW SHA256` with the lengths of the two states and the sum of both,
 * then the two.
 */
#include "files/overwrite.h"

#include "files/system.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/falloc.h>
#include <string.h>

#define MAGIC "streamwright-overwrite 1"
#define MOST_BYTES (1024 * 1024 * 1024)

typedef struct
{
  GBytes *old_bytes;
  GBytes *new_bytes;
} Record;

/* A file is known by its inode, which writing over it keeps: it may have many names, and paths many spellings. */
static char *
record_path (const struct stat *status)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", (guint64)status->st_dev,
                                           (guint64)status->st_ino);

  return sw_system_state_path ("overwrites", name);
}

static void
append_bytes (GByteArray *out, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_byte_array_append (out, data, (guint)length);
}

static GBytes *
record_new (GBytes *old_bytes, GBytes *new_bytes)
{
  g_autoptr (GByteArray) parts = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  g_autofree char *sum = NULL;
  g_autofree char *head = NULL;

  append_bytes (parts, old_bytes);
  append_bytes (parts, new_bytes);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, parts->data, parts->len);
  head = g_strdup_printf (MAGIC " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %s\n", g_bytes_get_size (old_bytes),
                          g_bytes_get_size (new_bytes), sum);
  g_byte_array_append (out, (const guint8 *)head, (guint)strlen (head));
  g_byte_array_append (out, parts->data, parts->len);
  return g_byte_array_free_to_bytes (out);
}

static gboolean
parse_record (const char *data, gsize length, Record *record)
{
  const char *line_end = memchr (data, '\n', length);
  g_autofree char *line = line_end != NULL ? g_strndup (data, (gsize)(line_end - data)) : NULL;
  g_auto (GStrv) words = line != NULL ? g_strsplit (line, " ", -1) : NULL;
  g_autofree char *sum = NULL;
  guint64 sizes[2];
  gsize rest;

  if (words == NULL || g_strv_length (words) != 5 || !g_str_has_prefix (line, MAGIC " "))
    return FALSE;
  rest = length - (gsize)(line_end + 1 - data);
  for (guint i = 0; i < 2; i++)
    if (!g_ascii_string_to_unsigned (words[2 + i], 10, 0, rest, &sizes[i], NULL))
      return FALSE;
  if (sizes[0] + sizes[1] != rest)
    return FALSE;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)line_end + 1, rest);
  if (strcmp (sum, words[4]) != 0)
    return FALSE;
  record->old_bytes = g_bytes_new (line_end + 1, sizes[0]);
  record->new_bytes = g_bytes_new (line_end + 1 + sizes[0], sizes[1]);
  return TRUE;
}

static GBytes *
read_path (const char *path, int flags, int *fd)
{
  GBytes *bytes;
  int opened = sw_system_open (path, flags | O_NOFOLLOW, 0);

  if (opened < 0)
    return NULL;
  bytes = sw_system_read (opened, MOST_BYTES);
  if (bytes != NULL && fd != NULL)
    *fd = opened;
  else
    {
      int failure = errno;
      sw_system.close (opened);
      errno = failure;
    }
  return bytes;
}

static gboolean
load_record (const char *place, Record *record)
{
  g_autoptr (GBytes) bytes = read_path (place, O_RDONLY, NULL);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return data != NULL && parse_record (data, length, record);
}

/* Space that is reserved first cannot run out half-way. A file system that cannot reserve says so, and is trusted. */
static gboolean
reserve (int fd, gsize length)
{
  int result;

  if (length == 0)
    return TRUE;
  do
    result = sw_system.fallocate (fd, FALLOC_FL_KEEP_SIZE, (gint64)length);
  while (result < 0 && errno == EINTR);
  return result == 0 || errno == EOPNOTSUPP || errno == ENOSYS || errno == EINVAL;
}

static gboolean
put (int fd, GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return sw_system_write (fd, data, length, 0) && sw_system_truncate (fd, (gint64)length) && sw_system_sync (fd);
}

gboolean
sw_overwrite (const char *path, GBytes *bytes, struct stat *status, char **record)
{
  g_autofree char *place = NULL;
  g_autoptr (GBytes) entry = NULL;
  g_autoptr (GBytes) old_bytes = NULL;
  gboolean done;
  int fd, failure;

  *record = NULL;
  old_bytes = read_path (path, O_RDWR, &fd);
  if (old_bytes == NULL)
    return FALSE;
  if (sw_system.fstat (fd, status) == 0)
    place = record_path (status);
  entry = record_new (old_bytes, bytes);
  if (place == NULL || !reserve (fd, g_bytes_get_size (bytes)) || !sw_system_write_durably (place, entry))
    {
      failure = errno;
      if (place != NULL)
        sw_system.unlink (place);
      sw_system.close (fd);
      errno = failure;
      return FALSE;
    }
  done = put (fd, bytes) && sw_system.fstat (fd, status) == 0;
  failure = errno;
  if (done || put (fd, old_bytes))
    sw_system.unlink (place);
  else
    *record = g_steal_pointer (&place);
  if (!sw_system_close (fd) && done)
    return FALSE;
  errno = failure;
  return done;
}

static gboolean
is_byte_of (GBytes *bytes, gsize index, char byte)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return index < length && data[index] == byte;
}

/* Whether @now is on the way between the two. Where the file grew, a lost write has left zeros. */
static gboolean
is_between (const Record *record, GBytes *now)
{
  gsize length, old_length = g_bytes_get_size (record->old_bytes), new_length = g_bytes_get_size (record->new_bytes);
  const char *data = g_bytes_get_data (now, &length);

  if (length < MIN (old_length, new_length) || length > MAX (old_length, new_length))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!is_byte_of (record->new_bytes, i, data[i]) && !is_byte_of (record->old_bytes, i, data[i])
        && (data[i] != '\0' || i < old_length))
      return FALSE;
  return TRUE;
}

static void
finish (const char *path, const char *place, const Record *record)
{
  int fd;
  g_autoptr (GBytes) now = read_path (path, O_RDWR, &fd);
  gboolean whole;

  if (now == NULL)
    return;
  whole = g_bytes_equal (now, record->old_bytes) || g_bytes_equal (now, record->new_bytes);
  if (!whole && is_between (record, now))
    whole = put (fd, record->new_bytes);
  sw_system.close (fd);
  if (whole)
    sw_system.unlink (place);
}

void
sw_overwrite_finish (const char *path)
{
  g_autofree char *place = NULL;
  struct stat status;
  Record record;

  if (sw_system.lstat (path, &status) < 0)
    return;
  place = record_path (&status);
  if (!load_record (place, &record))
    return;
  finish (path, place, &record);
  g_bytes_unref (record.old_bytes);
  g_bytes_unref (record.new_bytes);
}

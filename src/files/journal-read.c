#include "files/journal.h"

#include "base/error.h"
#include "files/journal-private.h"
#include "files/op-text.h"
#include "files/read.h"
#include "files/system.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>

#define MOST_BYTES (1024 * 1024 * 1024)

typedef struct
{
  const char *p;
  const char *end;
} Cursor;

static gboolean
skip_magic (Cursor *cursor)
{
  gsize length = strlen (SW_JOURNAL_MAGIC);

  if ((gsize)(cursor->end - cursor->p) < length || memcmp (cursor->p, SW_JOURNAL_MAGIC, length) != 0)
    return FALSE;
  cursor->p += length;
  return TRUE;
}

/* The next whole record. @bytes is not ended by a NUL but by the line end of the record. */
static gboolean
next_record (Cursor *cursor, const char *type, const char **bytes, gsize *length)
{
  const char *line_end = memchr (cursor->p, '\n', (gsize)(cursor->end - cursor->p));
  g_autofree char *line = line_end != NULL ? g_strndup (cursor->p, (gsize)(line_end - cursor->p)) : NULL;
  g_auto (GStrv) words = line != NULL ? g_strsplit (line, " ", -1) : NULL;
  g_autofree char *sum = NULL;
  guint64 size;

  if (words == NULL || g_strv_length (words) != 3 || strcmp (words[0], type) != 0
      || !g_ascii_string_to_unsigned (words[1], 10, 0, (guint64)(cursor->end - line_end - 1), &size, NULL)
      || cursor->end - line_end - 1 == (gssize)size || line_end[1 + size] != '\n')
    return FALSE;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)line_end + 1, size);
  if (strcmp (sum, words[2]) != 0)
    return FALSE;
  *bytes = line_end + 1;
  *length = size;
  cursor->p = line_end + 1 + size + 1;
  return TRUE;
}

static char *
next_line (const char **p, const char *end)
{
  const char *line_end = memchr (*p, '\n', (gsize)(end - *p));
  char *line;

  if (line_end == NULL)
    return NULL;
  line = g_strndup (*p, (gsize)(line_end - *p));
  *p = line_end + 1;
  return line;
}

static void
collect_unnamed (GPtrArray *out, SwElement *element)
{
  if (element->parent != NULL && !sw_kind_has_id (element->kind))
    g_ptr_array_add (out, element);
  sw_for_each_child (child, element)
    collect_unnamed (out, child);
}

/* Commands name elements by the handles that they had. Two passes, because the new ones may be among the old ones. */
static gboolean
give_handles (SwMap *map, const char *line)
{
  g_auto (GStrv) handles = g_strsplit (*line == ' ' ? line + 1 : line, " ", -1);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  collect_unnamed (elements, sw_map_root (map));
  if (g_strv_length (handles) != elements->len)
    return FALSE;
  for (guint i = 0; i < elements->len; i++)
    {
      g_autofree char *aside = g_strdup_printf ("#aside-%u", i);
      sw_map_give_id (map, g_ptr_array_index (elements, i), aside);
    }
  for (guint i = 0; i < elements->len; i++)
    sw_map_give_id (map, g_ptr_array_index (elements, i), handles[i]);
  return TRUE;
}

static gboolean
read_header (Cursor *cursor, SwRecovered *recovered)
{
  gsize length;
  const char *bytes, *end;
  g_autofree char *path = NULL;
  g_autofree char *handles = NULL;

  if (!skip_magic (cursor) || !next_record (cursor, "map", &bytes, &length))
    return FALSE;
  end = bytes + length;
  path = next_line (&bytes, end);
  handles = path != NULL ? next_line (&bytes, end) : NULL;
  if (handles == NULL)
    return FALSE;
  recovered->path = *path != '\0' ? g_strcompress (path) : NULL;
  recovered->map = sw_map_read (bytes, (gsize)(end - bytes), recovered->journal_path, NULL);
  if (recovered->map == NULL)
    return FALSE;
  /* Without them commands would go to other elements than was meant: what was there before is all that can be had. */
  recovered->torn = !give_handles (recovered->map, handles);
  return TRUE;
}

static void
ops_free (gpointer op)
{
  sw_op_free (op);
}

/* Does all of a record or nothing. */
static gboolean
replay (SwMap *map, const char *bytes, gsize length)
{
  g_autofree char *text = g_strndup (bytes, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func (ops_free);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      SwOp *op = sw_op_from_text (lines[i], NULL);

      if (op != NULL && sw_map_apply (map, op, NULL))
        {
          g_ptr_array_add (done, op);
          continue;
        }
      g_clear_pointer (&op, sw_op_free);
      while (done->len > 0)
        {
          g_autoptr (SwOp) last = g_ptr_array_steal_index (done, done->len - 1);
          g_autoptr (SwOp) back = sw_op_invert (last);

          sw_map_apply (map, back, NULL);
        }
      return FALSE;
    }
  return TRUE;
}

static GBytes *
read_journal (const char *path, int flags, int *fd)
{
  GBytes *bytes;
  int code;

  *fd = sw_system_open (path, flags | O_NOFOLLOW | O_NONBLOCK, 0);
  if (*fd < 0)
    return NULL;
  bytes = sw_system_read (*fd, MOST_BYTES);
  if (bytes != NULL)
    return bytes;
  code = errno;
  sw_system.close (*fd);
  errno = code;
  return NULL;
}

/* Whether there is a whole header and a whole command. Does not look into them. */
static gboolean
holds_command (GBytes *bytes)
{
  gsize length, size;
  const char *data = g_bytes_get_data (bytes, &length), *record;
  Cursor cursor = { data, data + length };

  return skip_magic (&cursor) && next_record (&cursor, "map", &record, &size)
         && next_record (&cursor, "do", &record, &size);
}

/* A journal that somebody writes is not asked for; one in which nothing happened is of no use to anybody. */
static gboolean
is_left_behind (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  int fd;
  gboolean wanted = FALSE;

  bytes = read_journal (path, O_RDWR, &fd);
  if (bytes == NULL)
    return FALSE;
  if (sw_system.flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      wanted = holds_command (bytes);
      if (!wanted)
        sw_system.unlink (path);
    }
  sw_system.close (fd);
  return wanted;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char **
sw_journal_list (void)
{
  g_autofree char *folder = sw_journal_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, SW_JOURNAL_SUFFIX) && is_left_behind (path))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  return (char **)g_ptr_array_free (paths, FALSE);
}

SwRecovered *
sw_journal_recover (const char *journal_path, GError **error)
{
  g_autoptr (SwRecovered) recovered = g_new0 (SwRecovered, 1);
  g_autoptr (GBytes) bytes = NULL;
  Cursor cursor;
  const char *record, *start;
  gsize length;
  int fd;

  recovered->journal_path = g_strdup (journal_path);
  bytes = read_journal (journal_path, O_RDONLY, &fd);
  if (bytes == NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s: cannot be read: %s"), journal_path, g_strerror (errno));
      return NULL;
    }
  sw_system.close (fd);
  cursor.p = g_bytes_get_data (bytes, &length);
  cursor.end = cursor.p + length;
  if (length == 0 || !read_header (&cursor, recovered))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s: this is not a recovery journal"), journal_path);
      return NULL;
    }
  start = g_bytes_get_data (bytes, NULL);
  recovered->length = (gsize)(cursor.p - start);
  while (!recovered->torn && next_record (&cursor, "do", &record, &length))
    if (replay (recovered->map, record, length))
      {
        recovered->commands++;
        recovered->length = (gsize)(cursor.p - start);
      }
    else
      recovered->torn = TRUE;
  recovered->torn |= cursor.p < cursor.end;
  return g_steal_pointer (&recovered);
}

SwJournal *
sw_journal_resume (const SwRecovered *recovered, GError **error)
{
  int fd = sw_system_open (recovered->journal_path, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd >= 0 && sw_system.flock (fd, LOCK_EX | LOCK_NB) == 0 && sw_system_truncate (fd, (gint64)recovered->length))
    return sw_journal_new (recovered->journal_path, fd, recovered->length);
  sw_journal_fail (errno, error);
  if (fd >= 0)
    sw_system.close (fd);
  return NULL;
}

void
sw_journal_delete (const char *journal_path)
{
  sw_system.unlink (journal_path);
}

void
sw_recovered_free (SwRecovered *recovered)
{
  g_free (recovered->journal_path);
  g_free (recovered->path);
  g_clear_object (&recovered->map);
  g_free (recovered);
}

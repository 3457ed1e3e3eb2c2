#include "files/read.h"

#include "base/error.h"
#include "files/overwrite.h"
#include "files/system.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

static SwMap *
read_bytes (GBytes *bytes, const char *name, GBytes **data, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  SwMap *map = sw_map_read (text != NULL ? text : "", length, name, error);

  if (map != NULL && data != NULL)
    *data = g_bytes_ref (bytes);
  return map;
}

static void
fail (const char *name, int code, GError **error)
{
  if (code == EFBIG)
    g_set_error (error, SW_ERROR, SW_ERROR_REFUSED, _ ("%s:1:1: the file is larger than 64 MiB"), name);
  else
    g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s: cannot be read: %s"), name, g_strerror (code));
}

/* A save that was killed while it wrote over the file is brought to its end first. */
static void
mend (const char *path)
{
  gboolean exists;
  struct stat status;
  g_autofree char *real = sw_system_resolve (path, &exists, &status);

  if (real != NULL && exists)
    sw_overwrite_finish (real);
}

SwMap *
sw_map_read_file (const char *path, GBytes **data, GError **error)
{
  gboolean is_stdin = g_str_equal (path, "-");
  g_autoptr (GBytes) bytes = NULL;
  int fd = STDIN_FILENO;
  int failure;

  if (!is_stdin)
    {
      mend (path);
      fd = sw_system_open (path, O_RDONLY, 0);
    }
  if (fd < 0)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s: cannot be opened: %s"), path, g_strerror (errno));
      return NULL;
    }
  bytes = sw_system_read (fd, SW_FILE_MOST_BYTES);
  failure = errno;
  if (!is_stdin)
    sw_system.close (fd);
  if (bytes != NULL)
    return read_bytes (bytes, path, data, error);
  fail (path, failure, error);
  return NULL;
}

SwMap *
sw_map_read_gfile (GFile *file, GBytes **data, GCancellable *cancellable, GError **error)
{
  g_autofree char *local = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  guint8 buffer[65536];
  gssize n = 0;

  if (local != NULL)
    return sw_map_read_file (local, data, error);
  name = g_file_get_parse_name (file);
  read = g_byte_array_new ();
  stream = g_file_read (file, cancellable, &reason);
  while (stream != NULL && read->len <= SW_FILE_MOST_BYTES
         && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, cancellable, &reason)) > 0)
    g_byte_array_append (read, buffer, (guint)n);
  if (reason != NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s: cannot be read: %s"), name, reason->message);
      return NULL;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&read));
  return read_bytes (bytes, name, data, error);
}

#include "files/read.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Reads until the end or one byte over the limit, so that a device that never ends cannot fill the memory. */
static GBytes *
read_all (int fd, const char *name, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 buffer[65536];

  for (;;)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s: cannot be read: %s"), name, g_strerror (errno));
          g_byte_array_unref (bytes);
          return NULL;
        }
      if (n == 0 || bytes->len > SW_FILE_MOST_BYTES)
        break;
      g_byte_array_append (bytes, buffer, (guint)n);
    }
  return g_byte_array_free_to_bytes (bytes);
}

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

SwMap *
sw_map_read_file (const char *path, GBytes **data, GError **error)
{
  gboolean is_stdin = g_str_equal (path, "-");
  int fd = is_stdin ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (GBytes) bytes = NULL;

  if (fd < 0)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s: cannot be opened: %s"), path, g_strerror (errno));
      return NULL;
    }
  bytes = read_all (fd, path, error);
  if (!is_stdin)
    close (fd);
  return bytes != NULL ? read_bytes (bytes, path, data, error) : NULL;
}

SwMap *
sw_map_read_gfile (GFile *file, GBytes **data, GCancellable *cancellable, GError **error)
{
  g_autofree char *local = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (local != NULL)
    return sw_map_read_file (local, data, error);
  name = g_file_get_parse_name (file);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), SW_FILE_MOST_BYTES + 1, cancellable, error);
  return bytes != NULL ? read_bytes (bytes, name, data, error) : NULL;
}

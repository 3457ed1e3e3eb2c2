#include "files/save-remote.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

gboolean
sw_save_remote (GFile *file, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &reason);
  g_autofree char *name = g_file_get_parse_name (file);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (stream != NULL && g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable, &reason)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &reason))
    return TRUE;
  /* GIO puts the half-written file in place of the old one when the stream is closed, unless that is cancelled. */
  if (stream != NULL && !g_output_stream_is_closed (G_OUTPUT_STREAM (stream)))
    {
      g_cancellable_cancel (cancellable);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, NULL);
    }
  g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s cannot be saved: %s"), name, reason->message);
  return FALSE;
}

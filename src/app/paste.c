#include "app/application.h"
#include "app/clipboard.h"
#include "app/fragment.h"
#include "app/title.h"
#include "base/embed.h"
#include "exchange/embedded.h"
#include "files/read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A paste waits for another program, which may be slow, send without end, or send what is no map: it is read in pieces
 * and understood in a thread, and the map changes only when all of it was understood. */

#define PIECE 65536

typedef SwMap *(*Understand) (GBytes *bytes, GError **error);

typedef struct
{
  SwCanvas *canvas;
  SwDocument *document;
  SwClipboardTell tell;
  GObject *data;
  Understand understand;
  GInputStream *stream;
  GByteArray *bytes;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->canvas);
  g_object_unref (paste->document);
  g_object_unref (paste->data);
  g_clear_object (&paste->stream);
  g_byte_array_unref (paste->bytes);
  g_free (paste);
}

static void
refuse (Paste *paste, const GError *error)
{
  g_autofree char *reason = error != NULL ? sw_title_refusal (error) : NULL;
  /* Translators: %s is a sentence that says why */
  g_autofree char *text = reason != NULL ? g_strdup_printf (_ ("Nothing was pasted. %s"), reason) : NULL;

  paste->tell (paste->data, text != NULL ? text : _ ("The clipboard holds nothing that can be pasted here."));
  paste_free (paste);
}

/* Whether the map that was meant is still the one in the window. */
static gboolean
is_meant (Paste *paste)
{
  return sw_canvas_document (paste->canvas) == paste->document;
}

/* --- maps ------------------------------------------------------------------------------------------------------- */

static SwMap *
understand_map (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return sw_map_read (data, size, _ ("the clipboard"), error);
}

static SwMap *
understand_picture (GBytes *bytes, GError **error)
{
  return sw_embedded_read (bytes, _ ("the clipboard"), error);
}

static void
understand_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Paste *paste = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (paste->bytes->data, paste->bytes->len);
  GError *error = NULL;
  SwMap *fragment = paste->understand (bytes, &error);

  if (fragment != NULL)
    g_task_return_pointer (task, fragment, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_understood (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) fragment = g_task_propagate_pointer (G_TASK (result), &error);

  if (fragment == NULL || (is_meant (paste) && !sw_fragment_paste (paste->document, fragment, &error)))
    {
      refuse (paste, error);
      return;
    }
  if (is_meant (paste))
    sw_canvas_reveal (paste->canvas, sw_document_selection (paste->document));
  paste_free (paste);
}

static void
understand (Paste *paste)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_understood, paste);

  g_task_set_task_data (task, paste, NULL);
  g_task_run_in_thread (task, understand_in_thread);
}

static void
on_piece (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size;
  const guint8 *start;

  if (piece == NULL)
    {
      refuse (paste, error);
      return;
    }
  start = g_bytes_get_data (piece, &size);
  g_byte_array_append (paste->bytes, start, (guint)size);
  /* The reader says what is too large; what comes behind that need not be kept. */
  if (size == 0 || paste->bytes->len > SW_FILE_MOST_BYTES)
    understand (paste);
  else
    g_input_stream_read_bytes_async (paste->stream, PIECE, G_PRIORITY_DEFAULT, NULL, on_piece, paste);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;

  paste->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (paste->stream == NULL)
    refuse (paste, NULL);
  else
    g_input_stream_read_bytes_async (paste->stream, PIECE, G_PRIORITY_DEFAULT, NULL, on_piece, paste);
}

/* --- text and files --------------------------------------------------------------------------------------------- */

/* Each line is a step, unless an editor for text gave the file of a map. */
static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (text == NULL || !is_meant (paste))
    refuse (paste, NULL);
  else if (strstr (text, SW_EMBED_NAMESPACE) != NULL || strstr (text, SW_NAMESPACE) != NULL)
    {
      g_byte_array_append (paste->bytes, (const guint8 *)text, (guint)strlen (text));
      paste->understand = strstr (text, SW_EMBED_NAMESPACE) != NULL ? understand_picture : understand_map;
      understand (paste);
    }
  else if (!sw_canvas_quick_entry (paste->canvas, text, &error))
    refuse (paste, error);
  else
    paste_free (paste);
}

/* What a file manager copied opens, as it does when it is dropped. */
static void
on_files (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (paste->canvas));
  g_autoptr (GSList) files = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (files == NULL || root == NULL)
    {
      refuse (paste, NULL);
      return;
    }
  for (GSList *file = files; file != NULL; file = file->next)
    sw_application_open (SW_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))), file->data);
  paste_free (paste);
}

/* --- which of them ---------------------------------------------------------------------------------------------- */

static gboolean
offers (GdkContentFormats *formats, const char *type)
{
  return gdk_content_formats_contain_mime_type (formats, type);
}

static void
read_as (Paste *paste, GdkClipboard *clipboard, const char *type, Understand by)
{
  const char *types[] = { type, NULL };

  paste->understand = by;
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_stream, paste);
}

void
sw_clipboard_paste (SwCanvas *canvas, SwDocument *document, SwClipboardTell tell, gpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (canvas));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Paste *paste = g_new0 (Paste, 1);

  paste->canvas = g_object_ref (canvas);
  paste->document = g_object_ref (document);
  paste->tell = tell;
  paste->data = g_object_ref (data);
  paste->bytes = g_byte_array_new ();
  /* Asked for a type that it has not, the clipboard of X11 gives another one. */
  if (offers (formats, SW_MEDIA_TYPE))
    read_as (paste, clipboard, SW_MEDIA_TYPE, understand_map);
  else if (offers (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files, paste);
  else if (offers (formats, "text/plain;charset=utf-8") || offers (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, on_text, paste);
  else if (offers (formats, "image/svg+xml"))
    read_as (paste, clipboard, "image/svg+xml", understand_picture);
  else if (offers (formats, "image/png"))
    read_as (paste, clipboard, "image/png", understand_picture);
  else
    refuse (paste, NULL);
}

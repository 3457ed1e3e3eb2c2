#include "app/clipboard.h"

#include "app/fragment.h"
#include "app/picture-offer.h"
#include "app/title.h"
#include "files/read.h"
#include "files/write.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

gboolean
sw_clipboard_copy (GtkWidget *widget, SwDocument *document)
{
  SwExportWish wish = { .extent = SW_EXTENT_SELECTION,
                        .theme = SW_THEME_LIGHT,
                        .scale = 200,
                        .ladder = TRUE,
                        .path = sw_document_path (document) };
  g_autoptr (SwMap) fragment = sw_fragment_copy (document);
  g_autoptr (SwDrawing) drawing = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *text = NULL;

  if (fragment == NULL)
    return FALSE;
  drawing = sw_drawing_new (document, &wish);
  sw_drawing_fit (drawing);
  bytes = sw_map_write (fragment);
  text = sw_fragment_text (fragment);
  all = gdk_content_provider_new_union (
      (GdkContentProvider *[]){ gdk_content_provider_new_for_bytes (SW_MEDIA_TYPE, bytes),
                                sw_picture_offer_new (drawing), gdk_content_provider_new_typed (G_TYPE_STRING, text) },
      3);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
  return TRUE;
}

typedef struct
{
  SwCanvas *canvas;
  SwDocument *document;
  SwClipboardTell tell;
  GObject *data;
  GOutputStream *bytes;
} Paste;

static void
paste_free (Paste *paste)
{
  g_clear_object (&paste->canvas);
  g_clear_object (&paste->document);
  g_clear_object (&paste->data);
  g_clear_object (&paste->bytes);
  g_free (paste);
}

static void
refuse (Paste *paste, const GError *error)
{
  g_autofree char *text = error != NULL ? sw_title_refusal (error) : NULL;

  paste->tell (paste->data, text != NULL ? text : _ ("The clipboard holds nothing that can be pasted here."));
  paste_free (paste);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) fragment = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      refuse (paste, error);
      return;
    }
  fragment =
      sw_map_read (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (source)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (source)), _ ("the clipboard"), &error);
  if (fragment == NULL || !sw_fragment_paste (paste->document, fragment, &error))
    {
      refuse (paste, error);
      return;
    }
  if (sw_canvas_document (paste->canvas) == paste->document)
    sw_canvas_reveal (paste->canvas, sw_document_selection (paste->document));
  paste_free (paste);
}

/* Text of another program: each line is a step. */
static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (text == NULL || sw_canvas_document (paste->canvas) != paste->document)
    {
      refuse (paste, NULL);
      return;
    }
  if (!sw_canvas_quick_entry (paste->canvas, text, &error))
    {
      refuse (paste, error);
      return;
    }
  paste_free (paste);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *paste = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream == NULL)
    {
      refuse (paste, NULL);
      return;
    }
  paste->bytes = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (paste->bytes, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_read, paste);
}

void
sw_clipboard_paste (SwCanvas *canvas, SwDocument *document, SwClipboardTell tell, gpointer data)
{
  const char *types[] = { SW_MEDIA_TYPE, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (canvas));
  Paste *paste = g_new0 (Paste, 1);

  paste->canvas = g_object_ref (canvas);
  paste->document = g_object_ref (document);
  paste->tell = tell;
  paste->data = g_object_ref (data);
  /* Asked for a type that it has not, the clipboard of X11 gives another one. */
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), SW_MEDIA_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_stream, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text, paste);
}

#include "app/clipboard.h"

#include "app/fragment.h"
#include "app/picture-offer.h"
#include "files/read.h"
#include "files/write.h"

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

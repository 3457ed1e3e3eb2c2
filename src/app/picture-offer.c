#include "app/picture-offer.h"

#define SW_TYPE_PICTURE_OFFER (sw_picture_offer_get_type ())
G_DECLARE_FINAL_TYPE (SwPictureOffer, sw_picture_offer, SW, PICTURE_OFFER, GdkContentProvider)

struct _SwPictureOffer
{
  GdkContentProvider parent;
  SwDrawing *drawing;
};

G_DEFINE_FINAL_TYPE (SwPictureOffer, sw_picture_offer, GDK_TYPE_CONTENT_PROVIDER)

static const char *const types[] = { [SW_PICTURE_SVG] = "image/svg+xml", [SW_PICTURE_PNG] = "image/png" };

/* The richest first: programs take the first that they know. */
static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  const char *offered[] = { types[SW_PICTURE_PNG], types[SW_PICTURE_SVG] };

  return gdk_content_formats_new (offered, G_N_ELEMENTS (offered));
}

typedef struct
{
  SwDrawing *drawing;
  SwPicture picture;
  GOutputStream *stream;
  int priority;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  sw_drawing_unref (request->drawing);
  g_object_unref (request->stream);
  g_free (request);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GBytes *bytes = sw_drawing_make (request->drawing, request->picture, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The task keeps the bytes until the last of them is written. */
  g_task_set_task_data (task, bytes, (GDestroyNotify)g_bytes_unref);
  g_output_stream_write_all_async (request->stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   request->priority, g_task_get_cancellable (task), on_written, g_object_ref (task));
}

static void
write_async (GdkContentProvider *provider, const char *type, GOutputStream *stream, int priority,
             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  SwPictureOffer *self = SW_PICTURE_OFFER (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) making = NULL;
  Request *request;

  if (!g_strv_contains ((const char *const[]){ types[SW_PICTURE_SVG], types[SW_PICTURE_PNG], NULL }, type))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", type);
      return;
    }
  request = g_new0 (Request, 1);
  request->drawing = sw_drawing_ref (self->drawing);
  request->picture = g_str_equal (type, types[SW_PICTURE_SVG]) ? SW_PICTURE_SVG : SW_PICTURE_PNG;
  request->stream = g_object_ref (stream);
  request->priority = priority;
  making = g_task_new (NULL, cancellable, on_made, g_object_ref (task));
  g_task_set_task_data (making, request, request_free);
  g_task_run_in_thread (making, make_in_thread);
}

static gboolean
write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
sw_picture_offer_finalize (GObject *object)
{
  sw_drawing_unref (SW_PICTURE_OFFER (object)->drawing);
  G_OBJECT_CLASS (sw_picture_offer_parent_class)->finalize (object);
}

static void
sw_picture_offer_class_init (SwPictureOfferClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = sw_picture_offer_finalize;
  provider_class->ref_formats = ref_formats;
  provider_class->write_mime_type_async = write_async;
  provider_class->write_mime_type_finish = write_finish;
}

static void
sw_picture_offer_init (SwPictureOffer *self)
{
}

GdkContentProvider *
sw_picture_offer_new (SwDrawing *drawing)
{
  SwPictureOffer *self = g_object_new (SW_TYPE_PICTURE_OFFER, NULL);

  self->drawing = sw_drawing_ref (drawing);
  return GDK_CONTENT_PROVIDER (self);
}

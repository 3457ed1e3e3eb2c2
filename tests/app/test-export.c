#include "app/export.h"
#include "app/picture-offer.h"
#include "base/error.h"
#include "exchange/embedded.h"
#include "files/profiles.h"

#include "folders.h"

#include <string.h>

static void
test_wish (void)
{
  g_autoptr (SwSettings) settings = sw_settings_new (NULL);
  SwExportWish wish, again;

  sw_export_wish_load (&wish, settings);
  g_assert_cmpint (wish.picture, ==, SW_PICTURE_PNG);
  g_assert_cmpint (wish.scale, ==, 200);
  g_assert_true (wish.findings);
  g_assert_true (wish.ladder);
  g_assert_false (wish.scorecard);
  g_assert_false (wish.transparent);
  wish = (SwExportWish){ .picture = SW_PICTURE_PDF,
                         .extent = SW_EXTENT_STREAM,
                         .theme = SW_THEME_PRINT,
                         .scale = 50,
                         .scorecard = TRUE,
                         .transparent = TRUE,
                         .embed = TRUE };
  sw_export_wish_store (&wish, settings);
  sw_export_wish_load (&again, settings);
  wish.extent = SW_EXTENT_MAP; /* what is selected next time is something else */
  g_assert_cmpmem (&wish, sizeof wish, &again, sizeof again);
}

static SwDocument *
open_template (const char *id)
{
  g_autoptr (SwMap) map = sw_template_open (id, NULL);

  return sw_document_new (map);
}

static char *
only_text (SwDocument *document, SwExtent extent)
{
  g_auto (GStrv) only = sw_export_only (document, extent);

  return only != NULL ? g_strjoinv (" ", only) : g_strdup ("all");
}

static void
assert_only (SwDocument *document, SwExtent extent, const char *expected)
{
  g_autofree char *text = only_text (document, extent);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_only (void)
{
  g_autoptr (SwDocument) one = open_template ("simple-request");
  g_autoptr (SwDocument) three = open_template ("organisation");
  const char *const steps[] = { "n1", "n2", NULL };

  assert_only (one, SW_EXTENT_MAP, "all");
  assert_only (one, SW_EXTENT_STREAM, "s1");
  assert_only (one, SW_EXTENT_SELECTION, "");
  sw_document_select (one, steps);
  assert_only (one, SW_EXTENT_STREAM, "s1");
  assert_only (one, SW_EXTENT_SELECTION, "n1 n2 f1");
  assert_only (three, SW_EXTENT_STREAM, "");
}

static GBytes *
draw (SwDocument *document, const SwExportWish *wish)
{
  g_autoptr (SwDrawing) drawing = sw_drawing_new (document, wish);

  return sw_drawing_make (drawing, wish->picture, NULL);
}

static void
test_picture (void)
{
  static const char *const magic[] = { "<?xml", "\x89PNG", "%PDF-" };
  g_autoptr (SwDocument) document = open_template ("simple-request");

  for (guint picture = 0; picture < SW_N_PICTURES; picture++)
    {
      SwExportWish wish = { .picture = picture, .scale = 100, .embed = TRUE };
      g_autoptr (GBytes) bytes = draw (document, &wish);

      g_assert_nonnull (bytes);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 500);
      g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), magic[picture], strlen (magic[picture])), ==, 0);
    }
  g_assert_cmpstr (sw_export_suffix (SW_PICTURE_SVG), ==, ".svg");
}

static void
test_embedded (void)
{
  static const SwPicture kinds[] = { SW_PICTURE_SVG, SW_PICTURE_PNG };
  g_autoptr (SwDocument) document = open_template ("organisation");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      SwExportWish wish = { .picture = kinds[i], .scale = 50, .embed = TRUE };
      g_autoptr (GBytes) with = draw (document, &wish);
      g_autoptr (SwMap) map = sw_embedded_read (with, "picture", NULL);
      g_autoptr (GBytes) without = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (map);
      g_assert_true (sw_map_equal (map, sw_document_map (document)));
      wish.embed = FALSE;
      without = draw (document, &wish);
      g_assert_null (sw_embedded_read (without, "picture", &error));
      g_assert_error (error, SW_ERROR, SW_ERROR_UNKNOWN);
    }
}

/* Wherever a picture was cut off, it is refused or read whole, never worse. */
static void
test_embedded_cut (void)
{
  g_autoptr (SwDocument) document = open_template ("simple-request");
  SwExportWish wish = { .picture = SW_PICTURE_PNG, .scale = 25, .embed = TRUE };
  g_autoptr (GBytes) whole = draw (document, &wish);

  for (gsize length = 0; length < g_bytes_get_size (whole); length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (whole, NULL), length);
      g_autoptr (GError) error = NULL;
      g_autoptr (SwMap) map = sw_embedded_read (cut, "picture", &error);

      g_assert_true ((map == NULL) == (error != NULL));
      if (map != NULL)
        g_assert_true (sw_map_equal (map, sw_document_map (document)));
    }
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* A picture shows the map as it was when it was asked for, whatever is done to the map meanwhile. */
static void
test_write (void)
{
  g_autoptr (SwDocument) document = open_template ("simple-request");
  SwExportWish wish = { .picture = SW_PICTURE_SVG, .scale = 100, .embed = TRUE };
  g_autoptr (SwDrawing) drawing = sw_drawing_new (document, &wish);
  g_autoptr (SwMap) before = sw_map_copy (sw_document_map (document));
  g_autoptr (GBytes) bytes = sw_drawing_make (drawing, SW_PICTURE_SVG, NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "picture.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (SwMap) embedded = NULL;
  g_autoptr (GError) error = NULL;
  SwTransaction *transaction = sw_document_begin (document);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  sw_drawing_write_async (drawing, file, NULL, on_done, &result);
  g_clear_pointer (&drawing, sw_drawing_unref);
  g_assert_true (sw_edit_set (transaction, sw_map_find (sw_document_map (document), "n1"), SW_ATTR_NAME,
                              "Changed meanwhile", NULL));
  g_assert_true (sw_document_commit (document, transaction, "Rename", NULL));
  g_assert_true (sw_drawing_write_finish (wait_for (&result), &error));
  g_assert_no_error (error);
  written = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, written));
  embedded = sw_embedded_read (written, "picture", &error);
  g_assert_no_error (error);
  g_assert_true (sw_map_equal (embedded, before));
}

static void
test_write_fails (void)
{
  g_autoptr (SwDocument) document = open_template ("simple-request");
  SwExportWish wish = { .picture = SW_PICTURE_SVG, .scale = 100 };
  g_autoptr (SwDrawing) drawing = sw_drawing_new (document, &wish);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/picture.svg");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GError) error = NULL;

  sw_drawing_write_async (drawing, file, NULL, on_done, &failed);
  g_assert_false (sw_drawing_write_finish (wait_for (&failed), &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  sw_drawing_write_async (drawing, file, cancelled, on_done, &stopped);
  g_assert_false (sw_drawing_write_finish (wait_for (&stopped), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What another program gets from the clipboard is what the exporters make. */
static void
test_offer (void)
{
  static const struct
  {
    const char *type;
    SwPicture picture;
  } kinds[] = { { "image/png", SW_PICTURE_PNG }, { "image/svg+xml", SW_PICTURE_SVG } };
  g_autoptr (SwDocument) document = open_template ("simple-request");
  SwExportWish wish = { .scale = 100 };
  g_autoptr (SwDrawing) drawing = sw_drawing_new (document, &wish);
  g_autoptr (GdkContentProvider) offer = sw_picture_offer_new (drawing);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (offer);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GBytes) expected = sw_drawing_make (drawing, kinds[i].picture, NULL);
      g_autoptr (GBytes) given = NULL;
      g_autoptr (GAsyncResult) result = NULL;

      g_assert_true (gdk_content_formats_contain_mime_type (formats, kinds[i].type));
      gdk_content_provider_write_mime_type_async (offer, kinds[i].type, stream, G_PRIORITY_DEFAULT, NULL, on_done,
                                                  &result);
      g_assert_true (gdk_content_provider_write_mime_type_finish (offer, wait_for (&result), &error));
      g_assert_no_error (error);
      g_output_stream_close (stream, NULL, NULL);
      given = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      g_assert_true (g_bytes_equal (given, expected));
    }
}

/* Two steps 100,000 units apart: at 200 % no PNG could hold them. */
static void
test_fit (void)
{
  g_autoptr (SwDocument) document = open_template ("simple-request");
  SwExportWish wish = { .scale = 200 };
  SwTransaction *transaction = sw_document_begin (document);
  g_autoptr (SwDrawing) drawing = NULL;
  g_autoptr (GBytes) refused = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_edit_set (transaction, sw_map_find (sw_document_map (document), "n2"), SW_ATTR_X, "100000", NULL));
  g_assert_true (sw_document_commit (document, transaction, "Move", NULL));
  drawing = sw_drawing_new (document, &wish);
  refused = sw_drawing_make (drawing, SW_PICTURE_PNG, &error);
  g_assert_error (error, SW_ERROR, SW_ERROR_REFUSED);
  g_clear_error (&error);
  sw_drawing_fit (drawing);
  made = sw_drawing_make (drawing, SW_PICTURE_PNG, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
}

/* The scale is that of a PNG: what is drawn with lines is as large as it is. */
static void
test_scale (void)
{
  static const SwPicture drawn[] = { SW_PICTURE_SVG, SW_PICTURE_PNG };
  static const gboolean alike[] = { TRUE, FALSE };
  g_autoptr (SwDocument) document = open_template ("simple-request");

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      SwExportWish one = { .picture = drawn[i], .scale = 100 }, four = { .picture = drawn[i], .scale = 400 };
      g_autoptr (GBytes) small = draw (document, &one), large = draw (document, &four);

      g_assert_cmpint (g_bytes_equal (small, large), ==, alike[i]);
    }
}

int
main (int argc, char **argv)
{
  own_folders ();
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  g_test_add_func ("/export/wish", test_wish);
  g_test_add_func ("/export/only", test_only);
  g_test_add_func ("/export/picture", test_picture);
  g_test_add_func ("/export/scale", test_scale);
  g_test_add_func ("/export/write", test_write);
  g_test_add_func ("/export/write-fails", test_write_fails);
  g_test_add_func ("/export/offer", test_offer);
  g_test_add_func ("/export/fit", test_fit);
  g_test_add_func ("/export/embedded", test_embedded);
  g_test_add_func ("/export/embedded-cut", test_embedded_cut);
  return own_folders_remove (g_test_run ());
}

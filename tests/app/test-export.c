#include "app/embedded.h"
#include "app/export.h"
#include "base/error.h"
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
  g_assert_false (wish.transparent);
  wish = (SwExportWish){ .picture = SW_PICTURE_PDF,
                         .extent = SW_EXTENT_STREAM,
                         .theme = SW_THEME_PRINT,
                         .scale = 50,
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
  assert_only (one, SW_EXTENT_SELECTION, "n1 n2");
  assert_only (three, SW_EXTENT_STREAM, "");
}

static void
test_picture (void)
{
  static const char *const magic[] = { "<?xml", "\x89PNG", "%PDF-" };
  g_autoptr (SwDocument) document = open_template ("simple-request");

  for (guint picture = 0; picture < SW_N_PICTURES; picture++)
    {
      SwExportWish wish = { .picture = picture, .scale = 100, .embed = TRUE };
      g_autoptr (GBytes) bytes = sw_export_picture (document, &wish, NULL);

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
      g_autoptr (GBytes) with = sw_export_picture (document, &wish, NULL);
      g_autoptr (SwMap) map = sw_embedded_read (with, "picture", NULL);
      g_autoptr (GBytes) without = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (map);
      g_assert_true (sw_map_equal (map, sw_document_map (document)));
      wish.embed = FALSE;
      without = sw_export_picture (document, &wish, NULL);
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
  g_autoptr (GBytes) whole = sw_export_picture (document, &wish, NULL);

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

int
main (int argc, char **argv)
{
  own_folders ();
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  g_test_add_func ("/export/wish", test_wish);
  g_test_add_func ("/export/only", test_only);
  g_test_add_func ("/export/picture", test_picture);
  g_test_add_func ("/export/embedded", test_embedded);
  g_test_add_func ("/export/embedded-cut", test_embedded_cut);
  return own_folders_remove (g_test_run ());
}

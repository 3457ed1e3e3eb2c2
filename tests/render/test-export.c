/* Pictures in memory: the same each time, of the size that was asked for, with the map in them if it was asked for. */
#include "render/export.h"

#include "base/error.h"
#include "files/read.h"
#include "files/write.h"

#include "../samples.h"

#include <math.h>
#include <string.h>

static SwScene *
scene_of (SwMap *map, SwThemeId theme, const char *only)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  g_autoptr (SwReport) report = sw_check (analysis, NULL, 0);
  const char *ids[] = { only, NULL };
  SwSceneOptions look = { .theme = sw_theme_get (theme), .findings = TRUE, .ladder = TRUE };

  look.only = only != NULL ? ids : NULL;
  return sw_scene_new (analysis, layout, report, &look);
}

typedef GBytes *(*Exporter) (const SwScene *, const SwExportOptions *, GError **);

static const Exporter exporters[] = { sw_export_svg, sw_export_png, sw_export_pdf };

static GBytes *export(Exporter run, const SwScene *scene, const SwExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = run (scene, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static guint32
number_at (GBytes *bytes, gsize offset)
{
  guint32 value;

  g_assert_cmpuint (g_bytes_get_size (bytes), >=, offset + 4);
  memcpy (&value, (const char *)g_bytes_get_data (bytes, NULL) + offset, 4);
  return GUINT32_FROM_BE (value);
}

static void
export_twice (const char *name, SwMap *map, gpointer data)
{
  SwExportOptions options = { .scale = 0.5, .margin = 24 };

  if (strcmp (name, "far-apart.vstream") == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    {
      g_autoptr (SwScene) scene = scene_of (map, SW_THEME_LIGHT, NULL);
      g_autoptr (SwScene) again = scene_of (map, SW_THEME_LIGHT, NULL);
      g_autoptr (GBytes) first = export(exporters[i], scene, &options);
      g_autoptr (GBytes) second = export(exporters[i], again, &options);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_twice (void)
{
  for_each_sample (TRUE, export_twice, NULL);
}

#define ONE_STREAM                                                                                                     \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"                                                    \
  "<stream id='s1' name='One' expects='engage' trigger='A' outcome='B' x='0' y='0' width='700' height='300'>"          \
  "<step id='n1' activity='engage' name='Ask &amp; hear' x='24' y='96'/></stream>"                                     \
  "<stream id='s2' name='Two' expects='plan' trigger='A' outcome='B' x='0' y='400' width='900' height='300'/></map>"

/* The frames are 700×300 and 900×300 with 100 between them; lines stand out by less than the margin. */
static void
test_size (void)
{
  g_autoptr (SwMap) map = open_text (ONE_STREAM);
  g_autoptr (SwScene) all = scene_of (map, SW_THEME_LIGHT, NULL);
  g_autoptr (SwScene) one = scene_of (map, SW_THEME_LIGHT, "s1");
  static const double scales[] = { 1, 2, 0.25 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      SwExportOptions options = { .scale = scales[i], .margin = 24 };
      SwRect area = sw_export_area (all, &options), small = sw_export_area (one, &options);
      g_autoptr (GBytes) png = export(sw_export_png, all, &options);

      g_assert_cmpfloat_with_epsilon (area.width, 900 + 48, 5);
      g_assert_cmpfloat_with_epsilon (area.height, 700 + 48, 5);
      g_assert_cmpfloat_with_epsilon (small.width, 700 + 48, 5);
      g_assert_cmpfloat_with_epsilon (small.height, 300 + 48, 5);
      g_assert_cmpmem (g_bytes_get_data (png, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
      g_assert_cmpuint (number_at (png, 16), ==, (guint32)ceil (area.width * scales[i]));
      g_assert_cmpuint (number_at (png, 20), ==, (guint32)ceil (area.height * scales[i]));
    }
}

static void
test_too_large (void)
{
  g_autoptr (SwMap) map = open_text (ONE_STREAM);
  g_autoptr (SwMap) wide =
      open_text ("<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
                 "<note id='a' x='-5000000' y='0'>A</note><note id='b' x='5000000' y='0'>B</note></map>");
  g_autoptr (SwScene) scene = scene_of (map, SW_THEME_LIGHT, NULL);
  g_autoptr (SwScene) never = scene_of (wide, SW_THEME_LIGHT, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  SwExportOptions options = { .scale = 64, .margin = 0 };
  SwRect area = sw_export_area (scene, &options);
  double greatest = MIN (32767 / area.width, sqrt (400000000 / (area.width * area.height)));
  g_autoptr (GBytes) fits = NULL;

  g_assert_null (sw_export_png (scene, &options, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_REFUSED);
  expected = g_strdup_printf ("The picture would be too large; the greatest scale that fits is %.2f.",
                              floor (greatest * 100) / 100);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);
  options.scale = 0.01;
  g_assert_null (sw_export_png (never, &options, &error));
  g_assert_cmpstr (error->message, ==,
                   "The picture would be too large at any scale; export single streams, or as SVG.");
  fits = export(sw_export_svg, never, &options);
}

/* An empty map is a picture too. */
static void
test_empty (void)
{
  g_autoptr (SwMap) map = open_text ("<map xmlns='https://streamwright.github.io/ns/map' version='1'/>");
  g_autoptr (SwScene) scene = scene_of (map, SW_THEME_DARK, NULL);
  SwExportOptions options = { .scale = 1, .margin = 0 };

  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    {
      g_autoptr (GBytes) bytes = export(exporters[i], scene, &options);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 60);
    }
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
test_embed (void)
{
  g_autoptr (SwMap) map = open_text (ONE_STREAM);
  g_autoptr (SwScene) scene = scene_of (map, SW_THEME_LIGHT, NULL);
  g_autoptr (GBytes) source = sw_map_write (map);
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  SwExportOptions plain = { .scale = 1 }, options = { .scale = 1, .embed = source };
  g_autoptr (GBytes) svg = export(sw_export_svg, scene, &options);
  g_autoptr (GBytes) png = export(sw_export_png, scene, &options);
  g_autoptr (GBytes) plain_svg = export(sw_export_svg, scene, &plain);
  g_autoptr (GBytes) plain_png = export(sw_export_png, scene, &plain);

  g_assert_true (holds (svg, base64));
  g_assert_true (holds (svg, SW_EMBED_NAMESPACE));
  g_assert_true (holds (png, SW_EMBED_KEYWORD));
  g_assert_false (holds (plain_svg, SW_EMBED_NAMESPACE));
  g_assert_false (holds (plain_png, SW_EMBED_KEYWORD));
  g_assert_cmpuint (g_bytes_get_size (png), >, g_bytes_get_size (plain_png));
}

static guint
count_text (GBytes *bytes, const char *text)
{
  g_autofree char *all = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (all, text, -1);

  return g_strv_length (parts) - 1;
}

/* An element may have whatever id it likes: those of icons are none that an element can have. */
static void
test_ids (void)
{
  g_autoptr (SwMap) map = open_text ("<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'>"
                                     "<step id='icon1' activity='plan'/><step id='icon' activity='engage'/>"
                                     "</stream></map>");
  g_autoptr (SwScene) scene = scene_of (map, SW_THEME_LIGHT, NULL);
  SwExportOptions options = { .scale = 1 };
  g_autoptr (GBytes) svg = export(sw_export_svg, scene, &options);

  g_assert_cmpuint (count_text (svg, " id=\"icon1\""), ==, 1);
  g_assert_cmpuint (count_text (svg, " id=\"icon\""), ==, 1);
  g_assert_cmpuint (count_text (svg, " id=\"icon:1\""), ==, 1);
}

/* The name of a stream begins 64 from its left edge, behind the triangle and the badge, whichever way it runs; anchors
 * are told from the text's own start. The name of a step stands at the side at which its script begins: 16 from the
 * left, or 14 from the right. */
static void
test_right_to_left (void)
{
  g_autoptr (SwMap) map = open_text ("<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
                                     "<stream id='s' name='שלום' x='0' y='0'>"
                                     "<step id='a' activity='plan' name='طلب' x='24' y='96'/>"
                                     "<step id='b' activity='plan' name='Plan' x='296' y='96'/></stream></map>");
  g_autoptr (SwScene) scene = scene_of (map, SW_THEME_LIGHT, NULL);
  SwExportOptions options = { .scale = 1 };
  g_autoptr (GBytes) svg = export(sw_export_svg, scene, &options);
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  g_assert_true (
      g_regex_match_simple ("<text x=\"64\"[^>]* text-anchor=\"end\" direction=\"rtl\"[^>]*>שלום<", text, 0, 0));
  g_assert_true (g_regex_match_simple ("<text x=\"210\"[^>]* direction=\"rtl\"[^>]*>طلب<", text, 0, 0));
  g_assert_true (g_regex_match_simple ("<text x=\"312\"[^>]*>Plan<", text, 0, 0));
}

/* The 26th byte of a PNG names its kind of colours: 2 without, 6 with transparency. */
static void
test_transparent (void)
{
  g_autoptr (SwMap) map = open_text (ONE_STREAM);
  g_autoptr (SwScene) scene = scene_of (map, SW_THEME_LIGHT, NULL);
  SwExportOptions opaque = { .scale = 1, .margin = 24 }, clear = { .scale = 1, .margin = 24, .transparent = TRUE };
  g_autoptr (GBytes) a = export(sw_export_png, scene, &opaque);
  g_autoptr (GBytes) b = export(sw_export_png, scene, &clear);
  g_autoptr (GBytes) svg = export(sw_export_svg, scene, &opaque);
  g_autoptr (GBytes) clear_svg = export(sw_export_svg, scene, &clear);

  g_assert_cmpint (((const char *)g_bytes_get_data (a, NULL))[25], ==, 2);
  g_assert_cmpint (((const char *)g_bytes_get_data (b, NULL))[25], ==, 6);
  g_assert_true (holds (svg, "fill=\"#f4f4f6\""));
  g_assert_false (holds (clear_svg, "fill=\"#f4f4f6\""));
}

/* Each theme draws another picture. */
static void
test_themes (void)
{
  g_autoptr (SwMap) map = open_text (ONE_STREAM);
  GBytes *pictures[4];
  SwExportOptions options = { .scale = 1 };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (SwScene) scene = scene_of (map, i, NULL);

      pictures[i] = export(sw_export_png, scene, &options);
      for (guint k = 0; k < i; k++)
        g_assert_false (g_bytes_equal (pictures[i], pictures[k]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    g_bytes_unref (pictures[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/twice", test_twice);
  g_test_add_func ("/export/size", test_size);
  g_test_add_func ("/export/too-large", test_too_large);
  g_test_add_func ("/export/empty", test_empty);
  g_test_add_func ("/export/embed", test_embed);
  g_test_add_func ("/export/ids", test_ids);
  g_test_add_func ("/export/right-to-left", test_right_to_left);
  g_test_add_func ("/export/transparent", test_transparent);
  g_test_add_func ("/export/themes", test_themes);
  return g_test_run ();
}

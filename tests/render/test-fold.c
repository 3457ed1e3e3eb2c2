/* What is drawn of a folded stream: its header, with how much it hides. */
#include "render/export.h"
#include "render/scene.h"

#include "../samples.h"

#include <string.h>

#define MAP(content) "<map xmlns='https://streamwright.github.io/ns/map' version='1'>" content "</map>"
/* Three steps, of which one is on no flow and one has an activity that nobody knows. */
#define CONTENT                                                                                                        \
  "<step id='a' activity='plan' x='24' y='96' process='1h' wait='1d'/><step id='b' activity='engage' x='296' y='96'/>" \
  "<step id='c' activity='unheard-of' x='568' y='96'/><flow id='f' from='a' to='b'/>"                                  \
  "<note id='k' x='24' y='300'>Remember</note>"
#define FOLDED                                                                                                         \
  MAP ("<stream id='s' name='Named' trigger='Call' outcome='Done' status='published' folded='yes'>" CONTENT "</"       \
       "stream>")
#define OPEN MAP ("<stream id='s' name='Named' trigger='Call' outcome='Done' status='published'>" CONTENT "</stream>")

typedef struct
{
  SwMap *map;
  SwAnalysis *analysis;
  SwLayout *layout;
  SwReport *report;
  SwScene *scene;
} Picture;

static Picture
picture_open (const char *text, gboolean findings, gboolean path)
{
  SwSceneOptions look = { .theme = sw_theme_get (SW_THEME_LIGHT), .findings = findings, .ladder = TRUE, .path = path };
  Picture picture = { .map = open_text (text) };

  picture.analysis = sw_analysis_new (picture.map);
  picture.layout = sw_layout_new (picture.analysis);
  picture.report = sw_check (picture.analysis, NULL, 0);
  picture.scene = sw_scene_new (picture.analysis, picture.layout, picture.report, &look);
  return picture;
}

static void
picture_close (Picture *picture)
{
  sw_scene_free (picture->scene);
  sw_report_free (picture->report);
  sw_layout_free (picture->layout);
  sw_analysis_free (picture->analysis);
  g_object_unref (picture->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_close)

static const SwShape *
find_text (const Picture *picture, const char *text)
{
  const SwItem *item = sw_scene_find (picture->scene, "s");
  const SwShape *shapes = sw_scene_shapes (picture->scene, item);

  for (guint i = 0; i < item->n_shapes; i++)
    if (shapes[i].text != NULL && strcmp (shapes[i].text, text) == 0)
      return &shapes[i];
  return NULL;
}

/* How many findings of a severity are about what is in the stream, not about itself. */
static guint
count_inside (const Picture *picture, SwSeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < picture->report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (picture->report->findings, i);
      count += finding->severity == severity && strcmp (finding->elements[0], "s") != 0;
    }
  return count;
}

static void
test_header (void)
{
  g_auto (Picture) picture = picture_open (FOLDED, FALSE, FALSE);
  guint n_items;
  const SwShape *count = find_text (&picture, "3 steps"), *ways = find_text (&picture, "Call → Done");

  sw_scene_items (picture.scene, &n_items);
  g_assert_cmpuint (n_items, ==, 1);
  g_assert_nonnull (find_text (&picture, "Named"));
  g_assert_nonnull (count);
  g_assert_nonnull (ways);
  /* 16 from the right edge, and beside the other text. */
  g_assert_cmpfloat (count->rect.x + count->rect.width, ==,
                     picture.layout->streams[0].frame.x + picture.layout->streams[0].frame.width - 16);
  g_assert_cmpfloat (ways->rect.x + ways->rect.width, <, count->rect.x);
  g_assert_true (g_str_has_prefix (sw_scene_find (picture.scene, "s")->title, "Named, folded, 3 steps, LT "));
}

/* The badge is of the gravest of all; what is inside is told in words too. */
static void
test_findings (void)
{
  g_auto (Picture) folded = picture_open (FOLDED, TRUE, FALSE);
  g_auto (Picture) open = picture_open (OPEN, TRUE, FALSE);
  g_autofree char *text = NULL, *title = NULL;
  guint errors = count_inside (&open, SW_SEVERITY_ERROR), warnings = count_inside (&open, SW_SEVERITY_WARNING);
  guint n_spots, badges = 0;
  const SwSpot *spots = sw_scene_spots (folded.scene, &n_spots);

  g_assert_cmpuint (folded.report->findings->len, ==, open.report->findings->len);
  g_assert_cmpuint (errors, ==, 1);
  g_assert_cmpuint (warnings, >, 1);
  text = g_strdup_printf ("3 steps  ·  1 error  ·  %u warnings", warnings);
  title = g_strdup_printf ("Named, folded, 3 steps, 1 error, %u warnings, LT ", warnings);
  g_assert_nonnull (find_text (&folded, text));
  g_assert_true (g_str_has_prefix (sw_scene_find (folded.scene, "s")->title, title));
  for (guint i = 0; i < n_spots; i++)
    badges += spots[i].part == SW_HIT_BADGE && strcmp (spots[i].id, "s") == 0;
  g_assert_cmpuint (badges, ==, 1);
}

static void
assert_fold (const Picture *picture)
{
  const SwRect *header = &picture->layout->streams[0].header;
  guint n_spots, folds = 0;
  const SwSpot *spots = sw_scene_spots (picture->scene, &n_spots);
  SwHit hit;

  for (guint i = 0; i < n_spots; i++)
    if (spots[i].part == SW_HIT_FOLD)
      {
        SwPoint middle = { spots[i].rect.x + spots[i].rect.width / 2, spots[i].rect.y + spots[i].rect.height / 2 };

        folds++;
        hit = sw_scene_hit (picture->scene, middle.x, middle.y, 2);
        g_assert_cmpint (hit.part, ==, SW_HIT_FOLD);
        g_assert_cmpstr (hit.id, ==, "s");
        /* As large as a finger needs it in height, and next to nothing else. */
        g_assert_cmpfloat (spots[i].rect.width, >=, 32);
        g_assert_cmpfloat (spots[i].rect.height, >=, 44);
      }
  g_assert_cmpuint (folds, ==, 1);
  g_assert_cmpint (sw_scene_hit (picture->scene, header->x + 300, header->y + 20, 2).part, ==, SW_HIT_STREAM);
  g_assert_cmpint (sw_scene_hit (picture->scene, header->x + 100, header->y + 100, 2).part, ==,
                   picture->layout->streams[0].folded ? SW_HIT_NOTHING : SW_HIT_STEP);
}

/* At the same place in both, so that a second click takes the first one back. */
static void
test_triangle (void)
{
  g_auto (Picture) folded = picture_open (FOLDED, TRUE, FALSE);
  g_auto (Picture) open = picture_open (OPEN, TRUE, FALSE);

  assert_fold (&folded);
  assert_fold (&open);
  g_assert_cmpfloat (folded.layout->streams[0].header.x, ==, open.layout->streams[0].header.x);
  g_assert_cmpfloat (folded.layout->streams[0].header.y, ==, open.layout->streams[0].header.y);
  g_assert_cmpfloat (folded.layout->streams[0].header.width, ==, open.layout->streams[0].header.width);
}

/* A lit path that can't be seen lights the border. */
static void
test_lit (void)
{
  g_auto (Picture) lit = picture_open (FOLDED, FALSE, TRUE), unlit = picture_open (FOLDED, FALSE, FALSE);
  const SwTheme *theme = sw_theme_get (SW_THEME_LIGHT);
  const Picture *both[] = { &lit, &unlit };

  for (guint p = 0; p < G_N_ELEMENTS (both); p++)
    {
      const SwItem *item = sw_scene_find (both[p]->scene, "s");
      const SwShape *shapes = sw_scene_shapes (both[p]->scene, item);
      guint borders = 0;

      for (guint i = 0; i < item->n_shapes; i++)
        borders += memcmp (&shapes[i].stroke, &theme->critical, sizeof theme->critical) == 0;
      g_assert_cmpuint (borders, ==, both[p] == &lit ? 1 : 0);
    }
}

/* What was seen is what is exported: 64 high, and a margin of 10 on each side. */
static void
test_export (void)
{
  g_auto (Picture) picture = picture_open (FOLDED, TRUE, FALSE);
  SwExportOptions options = { .scale = 1, .margin = 10 };
  SwRect area = sw_export_area (picture.scene, &options);
  g_autoptr (GBytes) svg = sw_export_svg (picture.scene, &options, NULL);
  g_autoptr (GBytes) png = sw_export_png (picture.scene, &options, NULL);
  g_autoptr (GBytes) pdf = sw_export_pdf (picture.scene, &options, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  g_assert_cmpfloat (area.height, <, 64 + 20 + 6);
  g_assert_nonnull (strstr (text, "3 steps"));
  g_assert_null (strstr (text, "id=\"a\""));
  g_assert_null (strstr (text, "Remember"));
  g_assert_nonnull (png);
  g_assert_nonnull (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/fold/header", test_header);
  g_test_add_func ("/render/fold/findings", test_findings);
  g_test_add_func ("/render/fold/triangle", test_triangle);
  g_test_add_func ("/render/fold/lit", test_lit);
  g_test_add_func ("/render/fold/export", test_export);
  return g_test_run ();
}

/* The scorecards below a picture: which are there, what they say, and that nothing covers anything. */
#include "checks/scorecard.h"
#include "render/export.h"

#include "../samples.h"

#include <string.h>

#define LONG "that is so long that nobody would say it aloud and that no line of a picture could ever hold as a whole"

static const char text[] =
    "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"
    "<stream id='s1' name='A name " LONG "' status='published'>"
    "<step id='n1' activity='engage' x='24' y='96'/><step id='n2' activity='deliver-support' x='296' y='96'/>"
    "<flow id='f1' from='n1' to='n2'/></stream>"
    "<stream id='s2' name='Second' trigger='A' outcome='B' y='600'>"
    "<step id='n3' activity='engage' x='24' y='96'/></stream></map>";

static SwScene *
make_scene (SwMap *map, SwThemeId theme, gboolean scorecard, const char *const *only)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  g_autoptr (SwReport) report = sw_check (analysis, NULL, 0);
  SwSceneOptions look = { .theme = sw_theme_get (theme), .findings = TRUE, .scorecard = scorecard, .only = only };

  return sw_scene_new (analysis, layout, report, &look);
}

static gboolean
says (const SwScene *scene, const SwItem *item, const char *wanted)
{
  for (guint i = 0; i < item->n_shapes; i++)
    if (g_strcmp0 (sw_scene_shapes (scene, item)[i].text, wanted) == 0)
      return TRUE;
  return FALSE;
}

/* Each of the six says what is looked at, its state as a word, and its evidence, whole. */
static void
test_says (void)
{
  g_autoptr (SwMap) map = open_text (text);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwReport) report = sw_check (analysis, NULL, 0);
  g_autoptr (SwScorecard) scorecard = sw_scorecard_new (analysis, report, 0);
  g_autoptr (SwScene) scene = make_scene (map, SW_THEME_LIGHT, TRUE, NULL);
  const SwItem *card = sw_scene_find (scene, "scorecard:s1");

  g_assert_nonnull (card);
  g_assert_cmpint (card->type, ==, SW_ITEM_SCORECARD);
  for (guint i = 0; i < SW_N_SIGNALS; i++)
    {
      g_assert_true (says (scene, card, sw_signal_title (i)));
      g_assert_true (says (scene, card, sw_signal_state_label (scorecard->signals[i].state)));
      g_assert_true (says (scene, card, scorecard->signals[i].evidence));
    }
}

/* One below the other, below all streams; a long text takes more lines, and the next row begins after them. */
static void
test_places (void)
{
  g_autoptr (SwMap) map = open_text (text);
  g_autoptr (SwScene) scene = make_scene (map, SW_THEME_LIGHT, TRUE, NULL);
  const SwItem *stream = sw_scene_find (scene, "s2"), *first = sw_scene_find (scene, "scorecard:s1"),
               *second = sw_scene_find (scene, "scorecard:s2");
  const SwShape *shapes = sw_scene_shapes (scene, first);
  double lower = 0;
  guint wrapped = 0;

  g_assert_cmpfloat (first->rect.y, >, stream->rect.y + stream->rect.height);
  g_assert_cmpfloat (second->rect.y, >, first->rect.y + first->rect.height);
  g_assert_cmpfloat (first->rect.x, ==, second->rect.x);
  g_assert_cmpfloat (first->rect.x, ==, stream->rect.x);
  for (guint i = 0; i < first->n_shapes; i++)
    {
      if (shapes[i].text == NULL || shapes[i].size > 12 || strcmp (shapes[i].text, "?") == 0)
        continue;
      g_assert_cmpfloat (shapes[i].rect.x + shapes[i].rect.width, <=, first->rect.x + first->rect.width);
      g_assert_cmpfloat (shapes[i].rect.y + shapes[i].rect.height, <=, first->rect.y + first->rect.height);
      /* A state is the first word of its row. */
      if (shapes[i].bold)
        g_assert_cmpfloat (shapes[i].rect.y, >=, lower);
      lower = MAX (lower, shapes[i].rect.y + shapes[i].rect.height);
      wrapped += shapes[i].lines > 1;
    }
  g_assert_cmpuint (wrapped, >, 0);
}

static void
test_asked (void)
{
  g_autoptr (SwMap) map = open_text (text);
  static const char *const only[] = { "s2", NULL };
  g_autoptr (SwScene) without = make_scene (map, SW_THEME_LIGHT, FALSE, NULL);
  g_autoptr (SwScene) one = make_scene (map, SW_THEME_LIGHT, TRUE, only);

  g_assert_null (sw_scene_find (without, "scorecard:s1"));
  g_assert_null (sw_scene_find (one, "scorecard:s1"));
  g_assert_nonnull (sw_scene_find (one, "scorecard:s2"));
}

static void
test_pictures (void)
{
  g_autoptr (SwMap) map = open_text (text);
  SwExportOptions options = { .scale = 1, .margin = 24 };

  for (guint theme = SW_THEME_LIGHT; theme <= SW_THEME_PRINT; theme++)
    {
      g_autoptr (SwScene) scene = make_scene (map, theme, TRUE, NULL);
      g_autoptr (GBytes) svg = sw_export_svg (scene, &options, NULL);
      g_autoptr (GBytes) png = sw_export_png (scene, &options, NULL);
      g_autoptr (GBytes) pdf = sw_export_pdf (scene, &options, NULL);

      g_assert_nonnull (svg);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize)g_bytes_get_size (svg), ">Scorecard of"));
      g_assert_nonnull (png);
      g_assert_nonnull (pdf);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/scorecard/says", test_says);
  g_test_add_func ("/render/scorecard/places", test_places);
  g_test_add_func ("/render/scorecard/asked", test_asked);
  g_test_add_func ("/render/scorecard/pictures", test_pictures);
  return g_test_run ();
}

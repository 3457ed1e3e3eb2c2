/* The picture of a heat map: states are told apart without colour, texts stay in their cells, all themes can be read.
 */
#include "render/export.h"
#include "render/heat-scene.h"

#include "../samples.h"

#include <string.h>

#define MAP                                                                                                            \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\"><stream id=\"s1\" name=\"One\" "                 \
  "expects=\"plan\">"                                                                                                  \
  "<declare activity=\"engage\" as=\"covered\" reason=\"R\"/>"                                                         \
  "<step id=\"n1\" activity=\"improve\" name=\"A name so long that it can never fit into its place at the left of a "  \
  "table\"><practice>P</practice></step><step id=\"n2\" activity=\"improve\" name=\"B\"/>"                             \
  "<step id=\"n3\" activity=\"obtain-build\" name=\"C\" light=\"yes\"/></stream></map>"

static SwScene *
scene_of (SwHeatBy by, SwThemeId theme, const char *const *names)
{
  g_autoptr (SwMap) map = open_text (MAP);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  const SwAnalysis *const all[] = { analysis };
  g_autoptr (SwHeat) heat = sw_heat_new (all, 1, by);
  const SwHeat *const heats[] = { heat };

  return sw_heat_scene_new (heats, 1, by, names, sw_theme_get (theme));
}

/* The item that is called @title; there must be one. */
static const SwItem *
item_called (const SwScene *scene, const char *title)
{
  guint count;
  const SwItem *items = sw_scene_items (scene, &count);

  for (guint i = 0; i < count; i++)
    if (strcmp (items[i].title, title) == 0)
      return &items[i];
  g_error ("nothing is called “%s”", title);
}

static const char *
text_of (const SwScene *scene, const SwItem *item)
{
  const SwShape *shapes = sw_scene_shapes (scene, item);

  for (guint i = 0; i < item->n_shapes; i++)
    if (shapes[i].type == SW_SHAPE_TEXT)
      return shapes[i].text;
  return "";
}

static guint
count_lines (const SwScene *scene, const SwItem *item, gboolean dashed)
{
  const SwShape *shapes = sw_scene_shapes (scene, item);
  guint count = 0;

  for (guint i = 0; i < item->n_shapes; i++)
    count += shapes[i].type == SW_SHAPE_PATH && (shapes[i].dash[0] > 0) == dashed;
  return count;
}

static void
test_states (void)
{
  for (SwThemeId theme = SW_THEME_LIGHT; theme <= SW_THEME_PRINT; theme++)
    {
      g_autoptr (SwScene) scene = scene_of (SW_HEAT_BY_STREAM, theme, NULL);
      const SwItem *missing = item_called (scene, "One, Plan: Expected, and nothing is here");
      const SwItem *steps = item_called (scene, "One, Improve: 2 steps");
      const SwItem *declared = item_called (scene, "One, Engage: Covered elsewhere");
      const SwItem *light = item_called (scene, "One, Obtain/build: 1 light step");
      const SwItem *nothing = item_called (scene, "One, Design & transition: Nothing here");

      g_assert_cmpstr (text_of (scene, missing), ==, "missing");
      g_assert_cmpstr (text_of (scene, steps), ==, "2");
      g_assert_cmpstr (text_of (scene, declared), ==, "covered");
      g_assert_cmpstr (text_of (scene, light), ==, "1 light");
      g_assert_cmpstr (text_of (scene, nothing), ==, "");
      /* (96 + 30) ÷ 7 lines are a hatch. */
      g_assert_cmpuint (count_lines (scene, missing, FALSE), ==, 17);
      g_assert_cmpuint (count_lines (scene, steps, FALSE), ==, 0);
      g_assert_cmpuint (count_lines (scene, declared, TRUE), ==, 1);
      g_assert_cmpuint (count_lines (scene, nothing, TRUE) + count_lines (scene, nothing, FALSE), ==, 0);
    }
}

static void
test_inside (void)
{
  static const char *const names[] = { "a.vstream" };

  for (SwHeatBy by = SW_HEAT_BY_STREAM; by <= SW_HEAT_BY_PRACTICE; by++)
    {
      g_autoptr (SwScene) scene = scene_of (by, SW_THEME_LIGHT, names);
      guint count;
      const SwItem *items = sw_scene_items (scene, &count);

      for (guint i = 0; i < count; i++)
        {
          const SwShape *shapes = sw_scene_shapes (scene, &items[i]);
          SwRect whole = { -3, -3, 886, 10000 };

          /* Six columns of 100 right of 284, the last without its gap: nothing sticks out. */
          for (guint k = 0; k < items[i].n_shapes; k++)
            for (guint p = 0; p < shapes[k].n_points; p++)
              g_assert_true (sw_rect_contains (&items[i].bounds, shapes[k].points[p].x, shapes[k].points[p].y));
          g_assert_cmpfloat (items[i].bounds.x, >=, whole.x);
          g_assert_cmpfloat (items[i].bounds.x + items[i].bounds.width, <=, whole.x + whole.width);
          g_assert_cmpint (sw_scene_hit (scene, items[i].bounds.x, items[i].bounds.y, 1).part, ==, SW_HIT_NOTHING);
        }
    }
}

static void
test_groups (void)
{
  static const char *const names[] = { "a.vstream" };
  g_autoptr (SwScene) steps = scene_of (SW_HEAT_BY_STEP, SW_THEME_LIGHT, names);
  g_autoptr (SwScene) alone = scene_of (SW_HEAT_BY_STEP, SW_THEME_LIGHT, NULL);
  g_autoptr (SwScene) practices = scene_of (SW_HEAT_BY_PRACTICE, SW_THEME_LIGHT, names);

  item_called (steps, "a.vstream – One");
  item_called (alone, "One");
  item_called (practices, "P, Improve: 1 step");
  g_assert_cmpstr (text_of (practices, item_called (practices, "Usual for the activity, and no step names it")), ==,
                   "not used");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/heat-scene/states", test_states);
  g_test_add_func ("/render/heat-scene/inside", test_inside);
  g_test_add_func ("/render/heat-scene/groups", test_groups);
  return g_test_run ();
}

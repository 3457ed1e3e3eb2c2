/* Flow, choice, parallel work, rework and information are told apart by the form of their lines, in every theme: no
 * colour is looked at here. */
#include "render/scene.h"

#include "../samples.h"

#include <string.h>

#define STEP(id, x, y) "<step id='" id "' activity='engage' name='" id "' x='" x "' y='" y "'/>"

/* One flow; a choice of two and a parallel pair; feedback with a share and without one. The only way out is no choice,
 * whatever its share. */

#define MAP                                                                                                            \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='s'>" STEP ("n1", "24", "96")             \
      STEP ("n2", "296", "96") STEP ("n3", "568", "96") STEP ("n4", "568", "256") STEP ("n5", "840", "96")             \
          STEP ("n6", "840", "256") "<flow id='only' from='n1' to='n2'/>"                                              \
                                    "<flow id='choice' from='n2' to='n3' share='70%'/>"                                \
                                    "<flow id='other' from='n2' to='n4' share='30%'/>"                                 \
                                    "<flow id='parallel' from='n3' to='n5'/><flow id='beside' from='n3' to='n6'/>"     \
                                    "<flow id='all' from='n4' to='n6' share='100%'/>"                                  \
                                    "<feedback id='rework' from='n5' to='n2' share='10%'/>"                            \
                                    "<feedback id='information' from='n6' to='n1'/></stream></map>"

/* How many shapes of each form a connection has. */
typedef struct
{
  double dash;
  guint filled;   /* triangles: a filled head */
  guint open;     /* lines of two pieces: an open head */
  guint diamonds; /* four corners */
  guint bars;     /* a short straight line */
  guint rings;
} Form;

static Form
form_of (const SwScene *scene, const char *id)
{
  const SwItem *item = sw_scene_find (scene, id);
  const SwShape *shapes = sw_scene_shapes (scene, item);
  Form form = { .dash = shapes[0].dash[0] };

  for (guint i = 1; i < item->n_shapes; i++)
    {
      const SwShape *shape = &shapes[i];

      if (shape->type == SW_SHAPE_PATH && shape->fill.alpha > 0)
        {
          form.filled += shape->n_points == 3 * 3 + 1;
          form.diamonds += shape->n_points == 3 * 4 + 1;
        }
      else if (shape->type == SW_SHAPE_PATH)
        {
          form.open += shape->n_points == 7;
          form.bars += shape->n_points == 4;
        }
      else if (shape->type == SW_SHAPE_RECT)
        form.rings += shape->radius == shape->rect.width / 2;
    }
  return form;
}

static void
check_theme (const SwAnalysis *analysis, const SwLayout *layout, SwThemeId theme)
{
  static const struct
  {
    const char *id, *title;
    Form form;
  } rows[] = { { "only", "Flow from n1 to n2", { 0, 1, 0, 0, 0, 0 } },
               { "choice", "Flow from n2 to n3, a choice", { 0, 1, 0, 1, 0, 0 } },
               { "other", "Flow from n2 to n4, a choice", { 0, 1, 0, 1, 0, 0 } },
               { "parallel", "Flow from n3 to n5, in parallel", { 0, 1, 0, 0, 1, 0 } },
               { "beside", "Flow from n3 to n6, in parallel", { 0, 1, 0, 0, 1, 0 } },
               { "all", "Flow from n4 to n6", { 0, 1, 0, 0, 0, 0 } },
               { "rework", "Feedback from n5 to n2, rework", { 9, 0, 1, 0, 0, 0 } },
               { "information", "Feedback from n6 to n1, information", { 3, 0, 1, 0, 0, 1 } } };
  SwSceneOptions look = { .theme = sw_theme_get (theme) };
  g_autoptr (SwScene) scene = sw_scene_new (analysis, layout, NULL, &look);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Form form = form_of (scene, rows[i].id), *wanted = (Form *)&rows[i].form;

      g_test_message ("theme %d: %s", theme, rows[i].id);
      g_assert_cmpstr (sw_scene_find (scene, rows[i].id)->title, ==, rows[i].title);
      g_assert_cmpfloat (form.dash, ==, wanted->dash);
      g_assert_cmpuint (form.filled, ==, wanted->filled);
      g_assert_cmpuint (form.open, ==, wanted->open);
      g_assert_cmpuint (form.diamonds, ==, wanted->diamonds);
      g_assert_cmpuint (form.bars, ==, wanted->bars);
      /* The plate of a label has round corners, but is no ring. */
      g_assert_cmpuint (form.rings, ==, wanted->rings);
    }
}

static void
test_kinds (void)
{
  static const SwThemeId themes[] = { SW_THEME_LIGHT, SW_THEME_DARK, SW_THEME_CONTRAST, SW_THEME_PRINT };
  g_autoptr (SwMap) map = open_text (MAP);
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    check_theme (analysis, layout, themes[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/edge-kinds", test_kinds);
  return g_test_run ();
}

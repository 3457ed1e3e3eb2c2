/* What can be read can be read in every theme: contrasts by WCAG 2.1, and activities that differ by more than colour.
 */
#include "render/theme.h"

#include "../samples.h"

#include <math.h>

#define READABLE 4.5

static const char *const names[] = { "light", "dark", "contrast", "print" };

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (SwColour c)
{
  return 0.2126 * linear (c.red) + 0.7152 * linear (c.green) + 0.0722 * linear (c.blue);
}

static double
contrast (SwColour a, SwColour b)
{
  double x = luminance (a) + 0.05, y = luminance (b) + 0.05;

  return MAX (x, y) / MIN (x, y);
}

/* Black on white is 21:1, and grey 0x76 on white the well-known 4.54:1. */
static void
test_formula (void)
{
  SwColour black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (contrast (grey, white), 4.54, 0.01);
}

static void
test_names (void)
{
  SwThemeId id;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (sw_theme_from_name (names[i], &id));
      g_assert_cmpint (id, ==, i);
      g_assert_cmpint (sw_theme_get (id)->id, ==, id);
    }
  g_assert_false (sw_theme_from_name ("pink", &id));
}

static void
assert_readable (const SwTheme *theme, const char *what, SwColour text, SwColour ground)
{
  double ratio = contrast (text, ground);

  if (ratio < READABLE)
    {
      g_test_message ("%s: %s has a contrast of %.2f", names[theme->id], what, ratio);
      g_test_fail ();
    }
}

static void
test_contrast (gconstpointer data)
{
  const SwTheme *theme = sw_theme_get (GPOINTER_TO_INT (data));

  assert_readable (theme, "text on a card", theme->text, theme->card);
  assert_readable (theme, "text on a header", theme->text, theme->header);
  assert_readable (theme, "text on a frame", theme->text, theme->frame);
  assert_readable (theme, "soft text on a card", theme->text_soft, theme->card);
  assert_readable (theme, "soft text on a header", theme->text_soft, theme->header);
  assert_readable (theme, "soft text on a frame", theme->text_soft, theme->frame);
  assert_readable (theme, "a ghost on a header", theme->ghost, theme->header);
  assert_readable (theme, "a flow's label", theme->flow, theme->frame);
  assert_readable (theme, "a feedback's label", theme->feedback, theme->frame);
  assert_readable (theme, "a note", theme->note_text, theme->note);
  assert_readable (theme, "an improvement", theme->note_text, theme->note_improvement);
  assert_readable (theme, "a parked note", theme->note_text, theme->note_parked);
  assert_readable (theme, "an error's badge", theme->on_badge, theme->error);
  assert_readable (theme, "a hint's badge", theme->on_badge, theme->info);
  assert_readable (theme, "what was added", theme->added, theme->frame);
  assert_readable (theme, "what was removed", theme->removed, theme->frame);
  assert_readable (theme, "what changed", theme->changed, theme->frame);
}

/* The name of an activity is written in its colour. */
static void
test_activities (gconstpointer data)
{
  const SwTheme *theme = sw_theme_get (GPOINTER_TO_INT (data));
  g_autoptr (SwMap) map = open_text ("<map xmlns='https://streamwright.github.io/ns/map' version='1'/>");
  const SwProfile *profile = sw_map_profile (map);

  g_assert_cmpuint (profile->activities->len, ==, 6);
  for (guint i = 0; i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);

      assert_readable (theme, activity->name, sw_theme_activity (theme, activity), theme->card);
      assert_readable (theme, activity->name, sw_theme_activity (theme, activity), theme->header);
    }
  assert_readable (theme, "no activity", sw_theme_activity (theme, NULL), theme->card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/formula", test_formula);
  g_test_add_func ("/theme/names", test_names);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *contrasts = g_strdup_printf ("/theme/contrast/%s", names[i]);
      g_autofree char *activities = g_strdup_printf ("/theme/activities/%s", names[i]);

      g_test_add_data_func (contrasts, GINT_TO_POINTER (i), test_contrast);
      g_test_add_data_func (activities, GINT_TO_POINTER (i), test_activities);
    }
  return g_test_run ();
}

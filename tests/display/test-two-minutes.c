#include "hands.h"

#include <string.h>

/* Ten connected steps with their times, while people talk: what the hands do for it is counted. Text that is typed is
 * no input of these, and what is only looked at neither. */

#define EMPTY "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"T\"/>"
#define MOST_GESTURES 25
#define MOST_KEYS 60

static const struct
{
  const char *card, *digit, *name, *process, *wait;
} steps[] = {
  { "Engage", "3", "Hear", "5min", "1h" },
  { "Plan", "1", "Sort", "10min", "1d" },
  { "Design & transition", "4", "Draw", "1d", "2d" },
  { "Plan", "1", "Judge", "30min", "3d" },
  { "Obtain/build", "5", "Make", "3d", "1d" },
  { "Design & transition", "4", "Test", "2d", "4h" },
  { "Deliver & support", "6", "Ship", "1h", "1w" },
  { "Engage", "3", "Ask", "15min", "2w" },
  { "Improve", "2", "Learn", "2h", "2d" },
  { "Plan", "1", "Decide", "3h", "4d" },
};

static void
assert_drawn (const char *path, gboolean named)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *times = g_strdup_printf ("process=\"%s\" wait=\"%s\"", steps[i].process, steps[i].wait);
      g_autofree char *name = g_strdup_printf ("name=\"%s\"", steps[i].name);
      g_autofree char *flow = g_strdup_printf ("<flow id=\"f%u\" from=\"n%u\" to=\"n%u\"/>", i, i, i + 1);

      hands_assert_holds (path, times);
      if (named)
        hands_assert_holds (path, name);
      if (i > 0)
        hands_assert_holds (path, flow);
    }
}

/* Where the one selected step is, once it stands still. */
static DriverRect
selected_step (Driver *driver, const char *name)
{
  DriverRect before = { 0 }, now;

  for (;;)
    {
      g_autoptr (GPtrArray) found = driver_find_all (driver, "list item", name);

      for (guint i = 0; i < found->len; i++)
        if (thing_has_state (g_ptr_array_index (found, i), ATSPI_STATE_SELECTED)
            && thing_rect (g_ptr_array_index (found, i), &now) && now.width > 0)
          {
            if (memcmp (&now, &before, sizeof now) == 0)
              return now;
            before = now;
          }
      g_usleep (50000);
    }
}

static void
test_mouse (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "mouse.vstream", EMPTY);
  Driver *driver = driver_start (home, path);
  DriverRect canvas = hands_canvas (driver), last = { 0 };
  guint gestures = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *fresh = g_strdup_printf ("%s, %s*", steps[i].card, steps[i].card);

      if (i == 0)
        hands_drop (driver, steps[i].card, canvas.x + 150, canvas.y + 200);
      else
        hands_drop (driver, steps[i].card, last.x + last.width + 16, last.y + last.height / 2 - 12);
      gestures++;
      last = selected_step (driver, fresh);
      /* There is room for the next one. */
      g_assert_cmpint (last.x + last.width + 64, <, canvas.x + canvas.width);
      driver_click_on (driver, "text", "Process time");
      gestures++;
      driver_wait_state (driver, "text", "Process time", ATSPI_STATE_FOCUSED, TRUE);
      driver_type (steps[i].process);
      driver_keys ("Tab");
      driver_type (steps[i].wait);
    }
  driver_screenshot ("two-minutes-mouse");
  g_assert_cmpuint (gestures, <=, MOST_GESTURES);
  hands_save (path);
  assert_drawn (path, FALSE);
  /* A step, and each of its times, is a step of undo. */
  driver_keys ("Escape");
  g_assert_cmpuint (hands_undo_all (driver), ==, 3 * G_N_ELEMENTS (steps));
  driver_stop (driver);
  driver_home_remove (home);
}

/* A key that is held down meanwhile is one too. */
static void
press (const char *keys, guint *count)
{
  g_auto (GStrv) parts = g_strsplit_set (keys, " +", -1);

  *count += g_strv_length (parts);
  driver_keys (keys);
}

static void
test_keyboard (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "keyboard.vstream", EMPTY);
  Driver *driver = driver_start (home, path);
  guint keys = 0;

  driver_await (driver, "list", "Value stream map");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *fresh = g_strdup_printf ("%s, %s*", steps[i].card, steps[i].card);
      g_autofree char *named = g_strdup_printf ("%s, %s*", steps[i].name, steps[i].card);

      press (steps[i].digit, &keys);
      driver_wait_state (driver, "list item", fresh, ATSPI_STATE_SELECTED, TRUE);
      driver_type (steps[i].name);
      press ("Return", &keys);
      driver_wait_state (driver, "list item", named, ATSPI_STATE_FOCUSED, TRUE);
      press ("alt+Return", &keys);
      driver_wait_state (driver, "text", "Process time", ATSPI_STATE_FOCUSED, TRUE);
      driver_type (steps[i].process);
      press ("Tab", &keys);
      driver_type (steps[i].wait);
      press ("Return", &keys);
      driver_wait_state (driver, "list item", named, ATSPI_STATE_FOCUSED, TRUE);
    }
  driver_screenshot ("two-minutes-keyboard");
  g_assert_cmpuint (keys, <=, MOST_KEYS);
  hands_save (path);
  assert_drawn (path, TRUE);
  g_assert_cmpuint (hands_undo_all (driver), ==, 4 * G_N_ELEMENTS (steps));
  driver_stop (driver);
  driver_home_remove (home);
}

/* Enter with a time that is none stays, Escape takes it back, and the next one leads back to the map. */
static void
test_refused (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "refused.vstream", EMPTY);
  Driver *driver = driver_start (home, path);

  driver_await (driver, "list", "Value stream map");
  driver_keys ("3");
  driver_wait_state (driver, "list item", "Engage, *", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("alt+Return");
  driver_wait_state (driver, "text", "Process time", ATSPI_STATE_FOCUSED, TRUE);
  driver_type ("soon");
  driver_keys ("Return");
  driver_await (driver, "label", "“soon” is not a time*");
  driver_wait_state (driver, "text", "Process time", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("Escape");
  driver_wait_text (driver, "text", "Process time", "");
  driver_wait_state (driver, "text", "Process time", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("Escape");
  driver_wait_state (driver, "list item", "Engage, *", ATSPI_STATE_FOCUSED, TRUE);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/two-minutes/mouse", test_mouse);
  g_test_add_func ("/display/two-minutes/keyboard", test_keyboard);
  g_test_add_func ("/display/two-minutes/refused", test_refused);
  return g_test_run ();
}

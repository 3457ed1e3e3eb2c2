#include "hands.h"

/* A map that is larger than the window: where one is, and how to get elsewhere. */

#define MAP "image", "Minimap"
#define ACCENT 0x1c71d8

/* What was shown once stays in what GTK 4.8 tells of: only the frame of the view says whether it is there. */
static void
wait_hidden (DriverRect area)
{
  while (driver_shows (area, ACCENT))
    g_usleep (50000);
}

static void
choose_in_menu (Driver *driver, const char *item)
{
  g_autoptr (Thing) focused = NULL;

  driver_keys ("F10");
  driver_await (driver, "check menu item", item);
  do
    {
      g_clear_pointer (&focused, thing_unref);
      driver_keys ("Down");
      focused = hands_focused (driver);
    }
  while (focused == NULL || !g_str_equal (thing_name (focused), item));
  driver_keys ("Return");
}

static void
test_minimap (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "organisation");
  Driver *driver = driver_start (home, path);
  DriverRect map, zoom, canvas = hands_canvas (driver);
  g_autoptr (Thing) thing = NULL;

  /* All is in view. */
  driver_await (driver, "list item", "Roll out, *");
  driver_wait_gone (driver, MAP);
  driver_keys ("ctrl+1");
  thing = driver_wait (driver, MAP);
  g_assert_false (thing_has_state (thing, ATSPI_STATE_FOCUSABLE));
  map = driver_rect (driver, MAP);
  zoom = driver_rect (driver, "push button", "Zoom out");
  g_assert_cmpint (map.x, >=, canvas.x);
  g_assert_cmpint (map.y + map.height, <=, canvas.y + canvas.height);
  g_assert_cmpint (map.x + map.width, <, zoom.x);
  driver_wait_shown (map, ACCENT);
  driver_screenshot ("minimap");

  /* The first stream is at the top left, the last at the bottom. */
  driver_click (map.x + 16, map.y + 16);
  driver_await (driver, "list item", "Gather demand, *");
  driver_wait_gone (driver, "list item", "Find patterns, *");
  driver_drag (map.x + 18, map.y + 18, map.x + map.width / 2, map.y + map.height - 12);
  driver_await (driver, "list item", "Find patterns, *");
  driver_wait_gone (driver, "list item", "Gather demand, *");
  driver_keys ("ctrl+9");
  wait_hidden (map);

  /* Who doesn't want it has it no more, in the next window either. */
  choose_in_menu (driver, "Minimap");
  driver_click_on (driver, "push button", "Original size");
  driver_await (driver, "label", "100 %");
  wait_hidden (map);
  driver_keys ("ctrl+q");
  driver_wait_exit (driver);
  driver = driver_start (home, path);
  driver_keys ("ctrl+1");
  driver_await (driver, "label", "100 %");
  driver_wait_gone (driver, MAP);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/minimap", test_minimap);
  return g_test_run ();
}

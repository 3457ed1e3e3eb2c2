#include "hands.h"

/* Files that are dragged from another program onto the start page and onto a map. */

#define MAP                                                                                                            \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\"><stream id=\"s1\" name=\"%s\" x=\"0\" y=\"0\">"  \
  "<step id=\"n1\" activity=\"plan\" name=\"Think\" x=\"24\" y=\"88\"/></stream></map>"
#define LOG "ticket,what,start,end\n1,Take in,2026-01-05 08:00,2026-01-05 09:00\n"

/* Where the window to drag from is put: over the lower left corner of the screen. */
#define SOURCE_X 40
#define SOURCE_Y 700

static void
drop_file (const char *path, int x, int y)
{
  const char *argv[] = { g_getenv ("SW_DRAG_SOURCE"), path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *move = g_strdup_printf (
      "xdotool search --sync --onlyvisible --name '^Drag source$' windowmove --sync %d %d", SOURCE_X, SOURCE_Y);

  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "none", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  driver_wait_window ("Drag source");
  g_spawn_command_line_sync (move, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  driver_drag (SOURCE_X + 60, SOURCE_Y + 30, x, y);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
drop_on_canvas (Driver *driver, const char *path)
{
  DriverRect canvas = hands_canvas (driver);

  drop_file (path, canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
}

static void
test_dropped (void)
{
  char *home = driver_home ();
  g_autofree char *first = g_strdup_printf (MAP, "First"), *second = g_strdup_printf (MAP, "Second");
  g_autofree char *map = hands_file (home, "first.vstream", first), *other = hands_file (home, "other.vstream", second);
  g_autofree char *picture = g_build_filename (home, "picture.svg", NULL), *log = hands_file (home, "log.csv", LOG);
  g_autofree char *text = hands_file (home, "shopping.txt", "Milk\n");
  const char *export[] = { g_getenv ("SW_CLI"), "export", "--embed", other, "-o", picture, NULL };
  Driver *driver = driver_start (home, NULL);
  g_autoptr (GError) error = NULL;
  DriverRect area = driver_rect (driver, "label", "Drop map files here to open them");

  g_spawn_sync (NULL, (char **)export, NULL, 0, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  /* The start page makes room for the map. */
  drop_file (map, area.x + area.width / 2, area.y + area.height / 2);
  driver_await (driver, "list item", "First, 1 step*");
  driver_wait_window ("*first*");
  g_assert_cmpuint (driver_count (driver, "list", "Value stream map"), ==, 1);

  /* What is no map is said so, and the map stays. */
  drop_on_canvas (driver, text);
  driver_await (driver, NULL, "“shopping.txt” cannot be opened");
  driver_screenshot ("dropped-text");
  driver_keys ("Escape");
  driver_wait_gone (driver, NULL, "“shopping.txt” cannot be opened");
  driver_await (driver, "list item", "First, 1 step*");

  driver_stop (driver);
  driver = driver_start (home, map);
  drop_on_canvas (driver, log);
  driver_wait_window ("Import Event Log");
  driver_keys ("Escape");
  driver_wait_window ("*first*");

  /* A picture that holds its map comes in a window of its own. */
  drop_on_canvas (driver, picture);
  driver_await (driver, "list item", "Second, 1 step*");
  driver_wait_state (driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, FALSE);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/files-dropped", test_dropped);
  return g_test_run ();
}

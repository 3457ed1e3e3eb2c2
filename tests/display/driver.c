#include "driver-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* --- the program ------------------------------------------------------------------------------------------- */

static void
set_folder (GSubprocessLauncher *launcher, const char *variable, const char *home, const char *name)
{
  g_autofree char *path = g_build_filename (home, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_subprocess_launcher_setenv (launcher, variable, path, TRUE);
}

/* The X server counts dots; places on screen are in units of so many dots. */
static int
scale (void)
{
  const char *text = g_getenv ("GDK_SCALE");

  return text != NULL ? MAX (1, atoi (text)) : 1;
}

static void
measure_border (Driver *driver)
{
  g_autoptr (Thing) frame = driver_wait (driver, "frame", "*");
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  DriverRect rect;

  g_spawn_command_line_sync ("xdotool getdisplaygeometry", &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (thing_rect (frame, &rect));
  driver->border = ((int)g_ascii_strtoll (output, NULL, 10) / scale () - rect.width) / 2;
}

Driver *
driver_start (const char *home, const char *argument)
{
  Driver *driver = g_new0 (Driver, 1);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  const char *program = g_getenv ("SW_PROGRAM");
  const char *argv[] = { program, argument, NULL };

  g_assert_nonnull (program);
  driver->home = g_strdup (home);
  driver->log = g_build_filename (home, "stderr", NULL);
  set_folder (launcher, "HOME", home, "home");
  set_folder (launcher, "XDG_CONFIG_HOME", home, "config");
  set_folder (launcher, "XDG_DATA_HOME", home, "data");
  set_folder (launcher, "XDG_STATE_HOME", home, "state");
  set_folder (launcher, "XDG_CACHE_HOME", home, "cache");
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  g_subprocess_launcher_set_stderr_file_path (launcher, driver->log);
  driver->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  driver->pid = (guint)g_ascii_strtoull (g_subprocess_get_identifier (driver->process) ?: "0", NULL, 10);
  driver_screen_begin (driver);
  measure_border (driver);
  return driver;
}

static void
check_log (Driver *driver)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (driver->log, &text, NULL, NULL))
    return;
  if (strstr (text, "WARNING") != NULL || strstr (text, "CRITICAL") != NULL || strstr (text, "ERROR") != NULL
      || strstr (text, "runtime error") != NULL)
    g_error ("the program printed:\n%s", text);
  g_assert_cmpint (g_remove (driver->log), ==, 0);
}

/* The bus notices a moment later than the system that a process is gone, and the next one would turn to it. */
static void
wait_off_the_bus (Driver *driver)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  gint64 until = g_get_monotonic_time () + DRIVER_PATIENCE_US;
  guint owner;

  g_assert_nonnull (bus);
  do
    {
      g_autoptr (GVariant) answer =
          driver_ask (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                      "GetConnectionUnixProcessID", g_variant_new ("(s)", "io.github.streamwright.Streamwright"));

      if (answer == NULL)
        return;
      g_variant_get (answer, "(u)", &owner);
    }
  while (owner == driver->pid && g_get_monotonic_time () < until);
}

static void
driver_free (Driver *driver)
{
  wait_off_the_bus (driver);
  check_log (driver);
  driver_screen_end (driver);
  g_object_unref (driver->process);
  g_free (driver->home);
  g_free (driver->log);
  g_free (driver);
}

void
driver_stop (Driver *driver)
{
  g_subprocess_send_signal (driver->process, SIGTERM);
  g_subprocess_wait (driver->process, NULL, NULL);
  driver_free (driver);
}

void
driver_kill (Driver *driver)
{
  g_subprocess_force_exit (driver->process);
  g_subprocess_wait (driver->process, NULL, NULL);
  driver_free (driver);
}

void
driver_wait_exit (Driver *driver)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (driver->process, NULL, &error);
  if (error != NULL)
    {
      g_autofree char *text = NULL;

      g_file_get_contents (driver->log, &text, NULL, NULL);
      g_error ("%s; it printed:\n%s", error->message, text != NULL ? text : "");
    }
  driver_free (driver);
}

/* --- pointer and keys -------------------------------------------------------------------------------------- */

static void
xdotool (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

void
driver_move_to (int x, int y)
{
  g_autofree char *arguments = g_strdup_printf ("mousemove %d %d sleep 0.05", x * scale (), y * scale ());

  xdotool (arguments);
}

void
driver_click (int x, int y)
{
  g_autofree char *arguments =
      g_strdup_printf ("mousemove %d %d sleep 0.05 click 1 sleep 0.05", x * scale (), y * scale ());

  xdotool (arguments);
}

void
driver_click_on (Driver *driver, const char *role, const char *name)
{
  DriverRect rect = driver_rect (driver, role, name);

  driver_click (rect.x + rect.width / 2, rect.y + rect.height / 2);
}

/* The number behind @name in what xdotool prints for shells. */
static int
number_of (const char *output, const char *name)
{
  const char *at = strstr (output, name);

  g_assert_nonnull (at);
  return (int)g_ascii_strtoll (at + strlen (name), NULL, 10);
}

void
driver_click_in (Driver *driver, const char *role, const char *name, int turns)
{
  DriverRect rect = driver_rect (driver, role, name);
  g_autofree char *place = NULL, *arguments = NULL;
  g_autoptr (GError) error = NULL;
  int x = rect.x + rect.width / 2, y = rect.y + rect.height / 2;

  g_spawn_command_line_sync ("xdotool getactivewindow getwindowgeometry --shell", &place, NULL, NULL, &error);
  g_assert_no_error (error);
  x += number_of (place, "\nX=");
  y += number_of (place, "\nY=");
  if (turns == 0)
    {
      driver_click (x, y);
      return;
    }
  arguments = g_strdup_printf ("mousemove %d %d sleep 0.05 click --repeat %d --delay 20 %d sleep 0.1", x, y,
                               ABS (turns), turns > 0 ? 5 : 4);
  xdotool (arguments);
}

void
driver_drag_begin (int from_x, int from_y, int to_x, int to_y)
{
  g_autoptr (GString) arguments = g_string_new (NULL);
  const int steps = 12;

  g_string_append_printf (arguments, "mousemove %d %d sleep 0.1 mousedown 1 sleep 0.1", from_x, from_y);
  /* A drag is recognised after some small moves. */
  for (int i = 1; i <= 4; i++)
    g_string_append_printf (arguments, " mousemove %d %d sleep 0.03", from_x + i * 4, from_y + i * 2);
  for (int i = 1; i <= steps; i++)
    g_string_append_printf (arguments, " mousemove %d %d sleep 0.02", from_x + (to_x - from_x) * i / steps,
                            from_y + (to_y - from_y) * i / steps);
  g_string_append_printf (arguments, " mousemove %d %d sleep 0.15", to_x, to_y);
  xdotool (arguments->str);
}

void
driver_drag_end (void)
{
  xdotool ("mouseup 1 sleep 0.15");
}

void
driver_drag (int from_x, int from_y, int to_x, int to_y)
{
  driver_drag_begin (from_x, from_y, to_x, to_y);
  driver_drag_end ();
}

void
driver_keys (const char *keys)
{
  g_autofree char *arguments = g_strdup_printf ("key --delay 40 %s", keys);

  xdotool (arguments);
}

void
driver_keys_down (const char *keys)
{
  g_autofree char *arguments = g_strdup_printf ("keydown %s", keys);

  xdotool (arguments);
}

void
driver_keys_up (const char *keys)
{
  g_autofree char *arguments = g_strdup_printf ("keyup %s", keys);

  xdotool (arguments);
}

void
driver_hands (const char *words)
{
  xdotool (words);
}

void
driver_type (const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);
  g_autofree char *arguments = g_strdup_printf ("type --delay 25 -- %s", quoted);

  xdotool (arguments);
}

static void
activate_again (void)
{
  g_autofree char *output = NULL, *errors = NULL;

  g_spawn_command_line_sync ("xdotool search --onlyvisible --class streamwright windowactivate", &output, &errors, NULL,
                             NULL);
}

void
driver_wait_window (const char *title)
{
  gint64 until = g_get_monotonic_time () + DRIVER_PATIENCE_US;

  for (;;)
    {
      g_autofree char *output = NULL, *errors = NULL;

      /* There is none for a moment while one goes and another comes. */
      g_spawn_command_line_sync ("xdotool getactivewindow getwindowname", &output, &errors, NULL, NULL);
      if (output != NULL && g_pattern_match_simple (title, g_strchomp (output)))
        return;
      /* When two dialogs go at once, the window manager may leave the keys to nobody. */
      if (output == NULL || *output == '\0')
        activate_again ();
      if (g_get_monotonic_time () > until)
        {
          driver_screenshot ("failure");
          g_error ("the window “%s” does not get the keys, but “%s”", title, output);
        }
      g_usleep (DRIVER_PAUSE_US);
    }
}

/* --- files ------------------------------------------------------------------------------------------------- */

void
driver_screenshot (const char *name)
{
  const char *folder = g_getenv ("SW_SCREENSHOTS");
  g_autofree char *file = NULL;
  g_autofree char *command = NULL;

  if (folder == NULL || *folder == '\0')
    return;
  g_mkdir_with_parents (folder, 0755);
  file = g_strdup_printf ("%s/%s.png", folder, name);
  command = g_strdup_printf ("import -silent -window root '%s'", file);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

gboolean
driver_shows (DriverRect area, guint colour)
{
  g_autofree char *command = g_strdup_printf ("import -silent -window root -crop %dx%d+%d+%d -depth 8 rgb:-",
                                              area.width, area.height, area.x, area.y);
  g_auto (GStrv) argv = g_strsplit (command, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) import =
      g_subprocess_newv ((const char *const *)argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) dots = NULL;
  const guint8 *dot;
  gsize size;

  g_assert_no_error (error);
  g_subprocess_communicate (import, NULL, NULL, &dots, NULL, &error);
  g_assert_no_error (error);
  dot = g_bytes_get_data (dots, &size);
  g_assert_cmpuint (size, ==, (gsize)(3 * area.width * area.height));
  for (gsize i = 0; i + 2 < size; i += 3)
    if (ABS (dot[i] - (int)(colour >> 16 & 255)) < 32 && ABS (dot[i + 1] - (int)(colour >> 8 & 255)) < 32
        && ABS (dot[i + 2] - (int)(colour & 255)) < 32)
      return TRUE;
  return FALSE;
}

void
driver_wait_shown (DriverRect area, guint colour)
{
  gint64 until = g_get_monotonic_time () + DRIVER_PATIENCE_US;

  while (!driver_shows (area, colour))
    {
      if (g_get_monotonic_time () > until)
        {
          driver_screenshot ("failure");
          g_error ("nothing of the colour %06x at %d, %d", colour, area.x, area.y);
        }
      g_usleep (DRIVER_PAUSE_US);
    }
}

GBytes *
driver_wait_file (const char *path)
{
  gint64 until = g_get_monotonic_time () + DRIVER_PATIENCE_US;

  for (;;)
    {
      char *data;
      gsize length;

      if (g_file_get_contents (path, &data, &length, NULL))
        {
          if (length > 0)
            return g_bytes_new_take (data, length);
          g_free (data);
        }
      if (g_get_monotonic_time () > until)
        g_error ("the file %s did not come", path);
      g_usleep (DRIVER_PAUSE_US);
    }
}

char *
driver_home (void)
{
  g_autoptr (GError) error = NULL;
  char *home = g_dir_make_tmp ("streamwright-XXXXXX", &error);

  g_assert_no_error (error);
  return home;
}

static void
remove_tree (const char *path)
{
  GDir *folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  if (folder != NULL)
    {
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);
          remove_tree (child);
        }
      g_dir_close (folder);
    }
  g_remove (path);
}

void
driver_home_remove (char *home)
{
  remove_tree (home);
  g_free (home);
}

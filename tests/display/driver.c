#include "driver.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* libatspi 2.46 declares no cleanup functions. */
#define auto_unref __attribute__ ((cleanup (unref_object)))

#define PATIENCE_US (15 * G_USEC_PER_SEC)
#define PAUSE_US 40000

struct _Driver
{
  GSubprocess *process;
  char *home;
  char *log;
};

static void
unref_object (gpointer location)
{
  GObject *object = *(GObject **)location;

  if (object != NULL)
    g_object_unref (object);
}

/* --- the program ------------------------------------------------------------------------------------------- */

static void
set_folder (GSubprocessLauncher *launcher, const char *variable, const char *home, const char *name)
{
  g_autofree char *path = g_build_filename (home, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_subprocess_launcher_setenv (launcher, variable, path, TRUE);
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
  if (atspi_init () > 1)
    g_error ("AT-SPI cannot be reached");
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
  driver_wait (driver, "frame", "*");
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

static void
driver_free (Driver *driver)
{
  check_log (driver);
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
  g_assert_no_error (error);
  driver_free (driver);
}

/* --- what is on screen ------------------------------------------------------------------------------------- */

typedef struct
{
  const char *role;
  GPatternSpec *name;
  GPtrArray *found;
  GString *dump;
} Search;

static gboolean
is_showing (AtspiAccessible *accessible)
{
  auto_unref AtspiStateSet *states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_SHOWING);
}

static void
search_tree (Search *search, AtspiAccessible *accessible, guint depth)
{
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  int count = atspi_accessible_get_child_count (accessible, NULL);

  if (role == NULL || name == NULL)
    return;
  if (search->dump != NULL)
    g_string_append_printf (search->dump, "%*s[%s] “%s”\n", (int)depth * 2, "", role, name);
  if ((search->role == NULL || strcmp (role, search->role) == 0) && g_pattern_spec_match_string (search->name, name)
      && is_showing (accessible))
    g_ptr_array_add (search->found, g_object_ref (accessible));
  for (int i = 0; i < count; i++)
    {
      auto_unref AtspiAccessible *child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      if (child != NULL && is_showing (child))
        search_tree (search, child, depth + 1);
    }
}

static GPtrArray *
find_all (Driver *driver, const char *role, const char *name, GString *dump)
{
  auto_unref AtspiAccessible *desktop = atspi_get_desktop (0);
  g_autoptr (GPatternSpec) pattern = g_pattern_spec_new (name);
  Search search = { role, pattern, g_ptr_array_new_with_free_func (g_object_unref), dump };
  guint pid = (guint)g_ascii_strtoull (g_subprocess_get_identifier (driver->process) ?: "0", NULL, 10);
  int count;

  atspi_accessible_clear_cache (desktop);
  count = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < count; i++)
    {
      auto_unref AtspiAccessible *application = atspi_accessible_get_child_at_index (desktop, i, NULL);
      int windows;

      if (application == NULL || atspi_accessible_get_process_id (application, NULL) != pid)
        continue;
      windows = atspi_accessible_get_child_count (application, NULL);
      for (int w = 0; w < windows; w++)
        {
          auto_unref AtspiAccessible *window = atspi_accessible_get_child_at_index (application, w, NULL);
          if (window != NULL)
            search_tree (&search, window, 0);
        }
    }
  return search.found;
}

static void
fail_with_dump (Driver *driver, const char *role, const char *name, const char *what)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  g_autoptr (GPtrArray) all = find_all (driver, role, name, dump);
  g_autofree char *log = NULL;

  driver_screenshot ("failure");
  g_file_get_contents (driver->log, &log, NULL, NULL);
  g_error ("%s [%s] “%s” (%u there now); on screen:\n%s\nstderr:\n%s", what, role != NULL ? role : "any", name,
           all->len, dump->str, log != NULL ? log : "");
}

AtspiAccessible *
driver_find (Driver *driver, const char *role, const char *name)
{
  g_autoptr (GPtrArray) found = find_all (driver, role, name, NULL);

  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

guint
driver_count (Driver *driver, const char *role, const char *name)
{
  g_autoptr (GPtrArray) found = find_all (driver, role, name, NULL);

  return found->len;
}

AtspiAccessible *
driver_wait (Driver *driver, const char *role, const char *name)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  for (;;)
    {
      AtspiAccessible *found = driver_find (driver, role, name);
      if (found != NULL)
        return found;
      if (g_get_monotonic_time () > until)
        fail_with_dump (driver, role, name, "did not come:");
      g_usleep (PAUSE_US);
    }
}

void
driver_wait_gone (Driver *driver, const char *role, const char *name)
{
  driver_wait_count (driver, role, name, 0);
}

void
driver_wait_count (Driver *driver, const char *role, const char *name, guint count)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  while (driver_count (driver, role, name) != count)
    {
      if (g_get_monotonic_time () > until)
        fail_with_dump (driver, role, name, "not the expected number:");
      g_usleep (PAUSE_US);
    }
}

char *
driver_name (AtspiAccessible *accessible)
{
  return atspi_accessible_get_name (accessible, NULL);
}

char *
driver_description (AtspiAccessible *accessible)
{
  return atspi_accessible_get_description (accessible, NULL);
}

gboolean
driver_has_state (AtspiAccessible *accessible, AtspiStateType state)
{
  auto_unref AtspiStateSet *states = NULL;

  atspi_accessible_clear_cache (accessible);
  states = atspi_accessible_get_state_set (accessible);
  return atspi_state_set_contains (states, state);
}

void
driver_rect (AtspiAccessible *accessible, int *x, int *y, int *width, int *height)
{
  auto_unref AtspiComponent *component = atspi_accessible_get_component_iface (accessible);
  AtspiRect *rect = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);

  g_assert_nonnull (rect);
  *x = rect->x;
  *y = rect->y;
  *width = rect->width;
  *height = rect->height;
  g_free (rect);
}

void
driver_press (AtspiAccessible *accessible)
{
  auto_unref AtspiAction *action = atspi_accessible_get_action_iface (accessible);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  atspi_action_do_action (action, 0, &error);
  g_assert_no_error (error);
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
  g_autofree char *arguments = g_strdup_printf ("mousemove --sync %d %d sleep 0.05", x, y);

  xdotool (arguments);
}

void
driver_click (int x, int y)
{
  g_autofree char *arguments = g_strdup_printf ("mousemove %d %d sleep 0.05 click 1 sleep 0.05", x, y);

  xdotool (arguments);
}

void
driver_click_on (AtspiAccessible *accessible)
{
  int x, y, width, height;

  driver_rect (accessible, &x, &y, &width, &height);
  driver_click (x + width / 2, y + height / 2);
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
  g_autofree char *arguments = g_strdup_printf ("key --clearmodifiers --delay 40 %s", keys);

  xdotool (arguments);
}

void
driver_type (const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);
  g_autofree char *arguments = g_strdup_printf ("type --clearmodifiers --delay 25 -- %s", quoted);

  xdotool (arguments);
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

GBytes *
driver_wait_file (const char *path)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

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
      g_usleep (PAUSE_US);
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

#include "hands.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* The window in other languages, on a small screen: texts that are longer than English do not force it beyond the
 * screen, and one from right to left turns the interface, but not the map. */

#define SCREEN_WIDTH 800
#define SCREEN_HEIGHT 600

typedef struct
{
  char *home;
  char *path;
  Driver *driver;
} Fixture;

/* @data: the language. The locale is the tests' own; only texts are looked up in another language. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *script = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), "tests", "display", "languages.sh", NULL);
  g_autofree char *texts = NULL, *command = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  fixture->home = driver_home ();
  texts = g_build_filename (fixture->home, "texts", NULL);
  command = g_strdup_printf ("%s %s", script, texts);
  g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_setenv ("STREAMWRIGHT_LOCALE_DIR", texts, TRUE);
  g_setenv ("LANGUAGE", data, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, texts);
  fixture->path = hands_template (fixture->home, "new-feature-request");
  fixture->driver = driver_start (fixture->home, fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_stop (fixture->driver);
  driver_home_remove (fixture->home);
  g_free (fixture->path);
}

static void
assert_fits (Driver *driver, const char *title)
{
  DriverRect rect = driver_rect (driver, NULL, title);

  if (rect.width > SCREEN_WIDTH || rect.height > SCREEN_HEIGHT)
    g_error ("“%s” takes %d × %d", title, rect.width, rect.height);
}

static void
dialog_fits (Driver *driver, const char *keys, const char *title)
{
  driver_keys (keys);
  driver_wait_window (title);
  assert_fits (driver, title);
  driver_keys ("Escape");
  driver_wait_window ("*Streamwright");
}

static void
test_long (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "Metrics", "Coverage", "Scorecard", "Simulation", "Compare", "Problems" };
  Driver *driver = fixture->driver;

  assert_fits (driver, "new-feature-request – Streamwright");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      driver_click_on (driver, "page tab", _ (pages[i]));
      assert_fits (driver, "new-feature-request – Streamwright");
    }
  /* All that is chosen on the page stands in the window, and so does the end of the header. */
  driver_click_on (driver, "page tab", _ ("Compare"));
  g_assert_cmpint (driver_rect (driver, "page tab", _ ("What if")).x, <, SCREEN_WIDTH - 40);
  g_assert_cmpint (driver_rect (driver, "push button", _ ("Main menu")).x, <, SCREEN_WIDTH - 40);
  dialog_fits (driver, "ctrl+e", _ ("Export"));
  dialog_fits (driver, "F1", _ ("Help"));
  /* The title is libadwaita's. */
  dialog_fits (driver, "ctrl+comma", "Preferences");
  driver_screenshot ("languages-long");
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  Driver *driver = fixture->driver;
  DriverRect first, second, canvas;

  canvas = driver_rect (driver, "list", _ ("Value stream map"));
  first = driver_rect (driver, "list item", "*Take in the request,*");
  second = driver_rect (driver, "list item", "*Design the feature,*");
  g_assert_cmpint (first.x, <, second.x);
  g_assert_cmpint (driver_rect (driver, "push button", "Plan*").x, >=, canvas.x + canvas.width);
  g_assert_cmpint (driver_rect (driver, "push button", _ ("Zoom in")).x, <,
                   driver_rect (driver, "push button", _ ("Zoom out")).x);
  driver_click_on (driver, "page tab", _ ("Compare"));
  driver_await (driver, "label", "←");
  driver_screenshot ("languages-right-to-left");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/display/languages/long", Fixture, "qps", set_up, test_long, tear_down);
  g_test_add ("/display/languages/right-to-left", Fixture, "he", set_up, test_right_to_left, tear_down);
  return g_test_run ();
}

#include "driver.h"

#include <glib/gstdio.h>
#include <string.h>

/* What happens to maps around the drawing: asked before they are lost, got back after a crash, read again, exported. */

typedef struct
{
  char *home;
  char *template;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->home = driver_home ();
  fixture->template = g_build_filename (g_getenv ("SW_TEMPLATES"), "simple-request.vstream", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_home_remove (fixture->home);
  g_free (fixture->template);
}

static char *
in_home (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->home, name, NULL);
}

static char *
contents (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *text = contents (from);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (to, text, -1, &error);
  g_assert_no_error (error);
}

/* A new map with one step, so that there is something to lose. */
static void
draw_step (Driver *driver)
{
  driver_press (driver, "push button", "Empty Map");
  driver_await (driver, "label", "Untitled map");
  driver_press (driver, "push button", "Engage*");
  driver_await (driver, "label", "• Untitled map");
}

/* The chooser takes a path that is typed over the name it offers. */
static void
choose_path (Driver *driver, const char *path)
{
  driver_await (driver, "label", "Name:");
  driver_keys ("ctrl+a");
  driver_type (path);
  driver_keys ("Return");
}

static void
test_closing_asks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_home (fixture, "asked.vstream");
  g_autofree char *text = NULL;
  Driver *driver = driver_start (fixture->home, NULL);

  draw_step (driver);
  driver_keys ("Escape");
  driver_keys ("ctrl+w");
  driver_await (driver, "push button", "_Discard*");
  driver_screenshot ("close-asks");
  driver_keys ("Escape");
  driver_wait_gone (driver, "push button", "_Discard*");
  driver_await (driver, "label", "• Untitled map");
  driver_keys ("ctrl+q");
  driver_press (driver, "push button", "_Save*");
  driver_wait_gone (driver, "push button", "_Discard*");
  choose_path (driver, path);
  driver_wait_exit (driver);
  text = contents (path);
  g_assert_nonnull (strstr (text, "activity=\"engage\""));
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_home (fixture, "kept.vstream");
  g_autofree char *before = contents (fixture->template);
  g_autofree char *after = NULL;
  Driver *driver;

  copy (fixture->template, path);
  driver = driver_start (fixture->home, path);
  driver_await (driver, "label", "kept");
  driver_press (driver, "push button", "Engage*");
  driver_await (driver, "label", "• kept");
  driver_keys ("Escape");
  driver_keys ("ctrl+w");
  driver_press (driver, "push button", "_Discard*");
  driver_wait_exit (driver);
  after = contents (path);
  g_assert_cmpstr (before, ==, after);
  /* What was given up is not offered again. */
  driver = driver_start (fixture->home, path);
  driver_await (driver, "label", "kept");
  g_assert_cmpuint (driver_count (driver, "push button", "Recover*"), ==, 0);
  driver_stop (driver);
}

static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_home (fixture, "back.vstream");
  g_autoptr (GBytes) bytes = NULL;
  Driver *driver = driver_start (fixture->home, NULL);

  draw_step (driver);
  driver_kill (driver);
  driver = driver_start (fixture->home, NULL);
  driver_await (driver, "push button", "Recover “Untitled map”");
  driver_screenshot ("recovery");
  driver_press (driver, "push button", "Recover “Untitled map”");
  driver_await (driver, "label", "• Untitled map");
  driver_wait_gone (driver, "push button", "Recover*");
  driver_keys ("ctrl+s");
  choose_path (driver, path);
  bytes = driver_wait_file (path);
  driver_await (driver, "label", "back");
  driver_keys ("ctrl+w");
  driver_wait_exit (driver);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), "engage"));
  driver = driver_start (fixture->home, path);
  driver_await (driver, "label", "back");
  g_assert_cmpuint (driver_count (driver, "push button", "Recover*"), ==, 0);
  driver_stop (driver);
}

static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_home (fixture, "shared.vstream");
  g_autofree char *other = g_build_filename (g_getenv ("SW_TEMPLATES"), "incident.vstream", NULL);
  Driver *driver;

  copy (fixture->template, path);
  driver = driver_start (fixture->home, path);
  driver_await (driver, "label", "shared");
  copy (other, path);
  driver_await (driver, "label", "Another program changed this map's file.");
  driver_screenshot ("changed-on-disk");
  driver_press (driver, "push button", "Reload");
  driver_await (driver, NULL, "Hear and record, *");
  g_assert_cmpint (g_remove (path), ==, 0);
  driver_await (driver, "label", "This map's file was moved or deleted.");
  driver_press (driver, "push button", "Keep Mine");
  driver_await (driver, "label", "• shared");
  driver_keys ("ctrl+s");
  g_bytes_unref (driver_wait_file (path));
  driver_await (driver, "label", "shared");
  driver_stop (driver);
}

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_home (fixture, "broken.vstream");
  Driver *driver;

  g_assert_true (g_file_set_contents (path,
                                      "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"
                                      "  <stream id=\"s1\" id=\"s1\"/>\n</map>\n",
                                      -1, NULL));
  driver = driver_start (fixture->home, path);
  driver_await (driver, NULL, "“broken.vstream” cannot be opened");
  driver_await (driver, NULL, "Line 2: *an element has the same attribute twice.");
  driver_screenshot ("refusal");
  driver_keys ("Escape");
  driver_await (driver, "push button", "Empty Map");
  driver_stop (driver);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_home (fixture, "picture");
  g_autofree char *whole = in_home (fixture, "picture.png");
  g_autoptr (GBytes) bytes = NULL;
  Driver *driver = driver_start (fixture->home, fixture->template);

  driver_await (driver, "label", "simple-request");
  driver_keys ("ctrl+e");
  driver_press (driver, "push button", "*Export…");
  choose_path (driver, path);
  bytes = driver_wait_file (whole);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "\x89PNG", 4), ==, 0);
  driver_await (driver, NULL, "Exported to “picture.png”");
  driver_stop (driver);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  Driver *driver = driver_start (fixture->home, NULL);

  draw_step (driver);
  driver_keys ("Escape");
  driver_keys ("ctrl+z");
  driver_await (driver, "label", "Untitled map");
  driver_keys ("ctrl+shift+z");
  driver_await (driver, "label", "• Untitled map");
  driver_stop (driver);
}

static void
test_every_dialog (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *keys, *wanted;
  } dialogs[] = {
    { "ctrl+comma", "Preferences" }, { "ctrl+question", "Keyboard Shortcuts" }, { "F1", "Help" }, { "ctrl+e", "Export" }
  };
  Driver *driver = driver_start (fixture->home, fixture->template);

  driver_await (driver, "label", "simple-request");
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      guint windows = driver_count (driver, NULL, dialogs[i].wanted);

      driver_keys (dialogs[i].keys);
      driver_wait_count (driver, "frame", "*", 2);
      g_assert_cmpuint (driver_count (driver, NULL, dialogs[i].wanted), >, windows);
      driver_screenshot (dialogs[i].wanted);
      driver_keys ("Escape");
      driver_wait_count (driver, "frame", "*", 1);
    }
  driver_stop (driver);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/sessions/closing-asks", test_closing_asks },
                { "/sessions/discard", test_discard },
                { "/sessions/recovery", test_recovery },
                { "/sessions/changed-on-disk", test_changed_on_disk },
                { "/sessions/refusal", test_refusal },
                { "/sessions/export", test_export },
                { "/sessions/undo", test_undo },
                { "/sessions/every-dialog", test_every_dialog } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}

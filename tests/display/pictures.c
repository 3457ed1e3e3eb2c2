#include "hands.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Takes a picture of every panel, dialog and menu, for people to judge: ./dev pictures runs this once for each size,
 * look and language. Names are looked up as the program's language has them, and places by what is in the map, so that
 * the same hands work in all of them. */

#define INTERFACE_ACTIONS "org.gtk.Actions"
#define APPLICATION "io.github.streamwright.Streamwright"
#define OBJECT "/io/github/streamwright/Streamwright"

/* --- hands that know no language --------------------------------------------------------------------------- */

/* As a screen reader says it: translated, without the mark of the key. */
static char *
said (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (g_dgettext (GETTEXT_PACKAGE, text), "_", -1);

  return g_strjoinv ("", parts);
}

static void
press (Driver *driver, const char *role, const char *text)
{
  g_autofree char *name = said (text);

  driver_press (driver, role, name);
}

static void
click (Driver *driver, const char *role, const char *text)
{
  g_autofree char *name = said (text);

  driver_click_on (driver, role, name);
}

/* @action: such as "win.find"; @parameter: (nullable): as text of GVariant */
static void
act (const char *action, const char *parameter)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  const char *object = g_str_has_prefix (action, "win.") ? OBJECT "/window/1" : OBJECT;
  g_autofree char *given = parameter != NULL ? g_strdup_printf ("<%s>", parameter) : g_strdup ("");
  g_autofree char *call = g_strdup_printf ("('%s', @av [%s], @a{sv} {})", action + strlen ("win."), given);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) arguments = g_variant_ref_sink (g_variant_new_parsed (call)), answer = NULL;

  answer = g_dbus_connection_call_sync (bus, APPLICATION, object, INTERFACE_ACTIONS, "Activate", arguments, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, 5000, NULL, &error);
  g_assert_no_error (error);
}

/* Selects what stands on the canvas as @name: a step or a note. */
static void
choose (Driver *driver, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("*%s*", name);

  driver_click_on (driver, "list item", pattern);
}

/* A stream has its free place in its header. */
static void
choose_stream (Driver *driver, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("*%s*", name);
  DriverRect rect = driver_rect (driver, "list item", pattern);

  driver_click (rect.x + rect.width / 2, rect.y + 8);
}

/* The first connection out of a step. */
static void
choose_connection (Driver *driver, const char *step)
{
  choose (driver, step);
  driver_keys ("alt+Right");
}

static void
choose_several (Driver *driver)
{
  choose (driver, "Weigh it");
  driver_keys_down ("shift");
  choose (driver, "Design the");
  choose (driver, "Build and");
  driver_keys_up ("shift");
}

/* --- taking pictures --------------------------------------------------------------------------------------- */

static char *
checksum_of (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return g_strdup ("");
  return g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *)bytes, length);
}

/* The screen once it stands still: two looks at it, one after the other, are the same. */
static void
take (const char *name)
{
  const char *folder = g_getenv ("SW_SCREENSHOTS");
  g_autofree char *raw = g_strdup_printf ("%s/%s.ppm", folder, name);
  g_autofree char *look = g_strdup_printf ("import -silent -window root '%s'", raw);
  g_autofree char *keep = g_strdup_printf ("convert '%s' '%s/%s.png'", raw, folder, name);
  g_autofree char *last = g_strdup ("");

  for (guint tries = 0, same = 0; tries < 60 && same < 2; tries++)
    {
      g_autofree char *now = NULL;

      g_usleep (120000);
      g_spawn_command_line_sync (look, NULL, NULL, NULL, NULL);
      now = checksum_of (raw);
      same = g_str_equal (now, last) ? same + 1 : 0;
      g_free (last);
      last = g_steal_pointer (&now);
    }
  g_spawn_command_line_sync (keep, NULL, NULL, NULL, NULL);
  g_assert_cmpint (g_unlink (raw), ==, 0);
}

static void
take_and_close (const char *name)
{
  take (name);
  driver_keys ("Escape");
}

/* --- a run of the program ---------------------------------------------------------------------------------- */

typedef struct
{
  char *home;
  char *path;
  Driver *driver;
} Run;

/* Nothing moves by itself: no animation, no caret that blinks. */
static char *
new_home (void)
{
  char *home = driver_home ();
  g_autofree char *folder = g_build_filename (home, "config", "gtk-4.0", NULL);
  g_autofree char *file = g_build_filename (folder, "settings.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n", -1, NULL));
  return home;
}

/* @sample: (nullable): of the templates, or with its folder of the samples */
static Run
run (const char *sample)
{
  Run new = { new_home (), NULL, NULL };

  if (sample != NULL)
    {
      const char *folder = strchr (sample, '/') != NULL ? g_getenv ("SW_SAMPLES") : g_getenv ("SW_TEMPLATES");
      g_autofree char *from = g_strdup_printf ("%s/%s.vstream", folder, sample);
      g_autofree char *name = g_path_get_basename (from);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
      new.path = hands_file (new.home, name, text);
    }
  new.driver = driver_start (new.home, new.path);
  driver_move_to (1, 1);
  return new;
}

static void
end (Run *old)
{
  driver_stop (old->driver);
  driver_home_remove (old->home);
  g_free (old->path);
}

/* --- what there is to see ---------------------------------------------------------------------------------- */

static void
test_start (void)
{
  Run at = run (NULL);

  take ("start");
  driver_keys ("F10");
  take_and_close ("start-menu");
  click (at.driver, "push button", "New map");
  take_and_close ("start-templates");
  act ("app.shortcuts", NULL);
  take_and_close ("shortcuts");
  act ("app.help", NULL);
  take_and_close ("help");
  act ("app.about", NULL);
  take_and_close ("about");
  act ("app.preferences", NULL);
  take ("preferences");
  driver_keys ("a");
  take_and_close ("preferences-rules");
  driver_keys ("Escape");
  act ("app.new", NULL);
  take ("empty");
  end (&at);
}

/* In a narrow window the inspector comes over the map when it is asked for. */
static void
take_inspector (const char *name)
{
  gboolean asked = g_str_has_prefix (g_getenv ("SW_SCREEN"), "800x");

  if (asked)
    act ("win.inspector", NULL);
  take (name);
  if (asked)
    act ("win.inspector", NULL);
}

static void
test_selected (void)
{
  Run at = run ("new-feature-request");

  take ("map");
  driver_keys ("F10");
  take_and_close ("map-menu");
  take_inspector ("inspector-map");
  choose (at.driver, "Build and");
  take_inspector ("inspector-step");
  choose_connection (at.driver, "Weigh it");
  take_inspector ("inspector-flow");
  choose_connection (at.driver, "Learn from");
  take_inspector ("inspector-feedback");
  choose_stream (at.driver, "New feature request");
  take_inspector ("inspector-stream");
  choose (at.driver, "Release plan could");
  take_inspector ("inspector-note");
  choose_several (at.driver);
  take_inspector ("inspector-several");
  driver_keys ("F9");
  take ("map-no-sides");
  end (&at);
}

static void
test_pages (void)
{
  Run at = run ("new-feature-request");

  act ("win.critical-path", NULL);
  choose (at.driver, "Build and");
  act ("win.zoom", "'normal'");
  take ("bottleneck");
  act ("win.zoom", "'fit'");
  driver_keys ("Escape");
  click (at.driver, "page tab", "Metrics");
  take ("metrics");
  click (at.driver, "page tab", "Coverage");
  take ("coverage");
  click (at.driver, "page tab", "Scorecard");
  take ("scorecard");
  click (at.driver, "page tab", "Simulation");
  take ("simulation-before");
  press (at.driver, "push button", "Run");
  take ("simulation");
  click (at.driver, "page tab", "Compare");
  take ("compare-nothing");
  choose (at.driver, "Build and");
  driver_keys ("ctrl+shift+f");
  take ("compare");
  click (at.driver, "page tab", "What if");
  take ("compare-what-if");
  end (&at);
  at = run ("good/future-state");
  click (at.driver, "page tab", "Compare");
  take ("compare-differences");
  end (&at);
}

static void
take_menu (const char *name)
{
  driver_keys ("Menu");
  take_and_close (name);
}

static void
test_menus (void)
{
  Run at = run ("new-feature-request");

  act ("win.focus-canvas", NULL);
  take_menu ("menu-map");
  choose (at.driver, "Build and");
  take_menu ("menu-step");
  choose_connection (at.driver, "Weigh it");
  take_menu ("menu-flow");
  choose_stream (at.driver, "New feature request");
  take_menu ("menu-stream");
  choose (at.driver, "Release plan could");
  take_menu ("menu-note");
  choose_several (at.driver);
  take_menu ("menu-several");
  choose (at.driver, "Build and");
  driver_keys ("F2");
  take_and_close ("rename");
  choose (at.driver, "Release plan could");
  driver_keys ("F2");
  take_and_close ("rename-note");
  end (&at);
}

static void
test_bars (void)
{
  Run at = run ("new-feature-request");

  choose (at.driver, "Build and");
  act ("win.quick-entry", NULL);
  driver_type ("Triage @engage 15min/2d 80% #desk; Approve");
  take_and_close ("quick");
  act ("win.find", NULL);
  driver_type ("re");
  take_and_close ("find");
  act ("win.zoom", "'normal'");
  act ("win.zoom", "'in'");
  take ("minimap");
  act ("win.workshop", NULL);
  take ("workshop");
  click (at.driver, "push button", "Ideas");
  take ("workshop-ideas");
  end (&at);
}

static void
test_dialogs (void)
{
  Run at = run ("new-feature-request");

  act ("win.export", NULL);
  take_and_close ("export");
  act ("win.save-as", NULL);
  take_and_close ("save-as");
  choose (at.driver, "Build and");
  driver_keys ("Delete");
  act ("win.close", NULL);
  take_and_close ("close-question");
  end (&at);
}

static void
test_import (void)
{
  Run at = { new_home (), NULL, NULL };

  at.path = hands_file (at.home, "tickets.csv",
                        "ticket,what,start,end,who\n"
                        "1,Take in,2026-01-05 08:00,2026-01-05 09:00,Desk\n"
                        "1,Magic,2026-01-05 10:00,2026-01-05 12:00,Makers\n"
                        "2,Take in,2026-01-05 18:00,2026-01-05 19:00,Desk\n"
                        "3,Take in,soon,later,Desk\n");
  at.driver = driver_start (at.home, at.path);
  take ("import");
  end (&at);
}

/* What a map can look like, as a whole and near: every kind of element, long texts, other scripts, lanes, many steps.
 */
static void
test_maps (void)
{
  static const char *const maps[] = { "good/everything", "good/long-texts",  "good/other-scripts", "good/right-to-left",
                                      "good/lanes",      "good/forty-steps", "good/branches",      "organisation" };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      Run at = run (maps[i]);
      g_autofree char *sample = g_path_get_basename (maps[i]);
      g_autofree char *name = g_strdup_printf ("map-%s", sample);
      g_autofree char *near = g_strdup_printf ("map-%s-near", sample);

      take (name);
      act ("win.zoom", "'normal'");
      take (near);
      end (&at);
    }
}

static void
take_finding (Driver *driver, const char *problem, const char *button, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("*%s*", problem);

  driver_click_on (driver, "panel", pattern);
  press (driver, "push button", button);
  take_and_close (name);
}

/* A map with faults: the list, what is done about one, and the badge at the upper right corner of a card. */
static void
test_findings (void)
{
  Run at = run ("antipatterns/missing-feedback");
  DriverRect card = driver_rect (at.driver, "list item", "*Ask the branches,*");

  take ("problems");
  take_finding (at.driver, "Payroll change", "Explain", "problems-explain");
  take_finding (at.driver, "Payroll change", "Accept…", "problems-accept");
  driver_click (card.x + (int)(194 * card.width / 200.0), card.y + (int)(5 * card.width / 200.0));
  take_and_close ("badge");
  end (&at);
}

/* A file that changed on disk, work that a crash left, and a start page that knows files. */
static void
test_again (void)
{
  Run at = run ("new-feature-request");
  g_autofree char *copy = NULL, *other = NULL;

  choose (at.driver, "Build and");
  driver_keys ("Delete");
  g_assert_true (g_file_get_contents (at.path, &copy, NULL, NULL));
  other = g_strconcat (copy, "<!-- changed -->\n", NULL);
  hands_file (at.home, "new-feature-request.vstream", other);
  /* It is looked at when the window is come back to. */
  act ("app.about", NULL);
  take_and_close ("about-map");
  take ("changed-on-disk");
  driver_kill (at.driver);
  at.driver = driver_start (at.home, NULL);
  take_and_close ("recovery");
  take ("start-recent");
  end (&at);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("STREAMWRIGHT_LOCALE_DIR") ?: "");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pictures/start", test_start);
  g_test_add_func ("/pictures/selected", test_selected);
  g_test_add_func ("/pictures/pages", test_pages);
  g_test_add_func ("/pictures/menus", test_menus);
  g_test_add_func ("/pictures/bars", test_bars);
  g_test_add_func ("/pictures/dialogs", test_dialogs);
  g_test_add_func ("/pictures/import", test_import);
  g_test_add_func ("/pictures/maps", test_maps);
  g_test_add_func ("/pictures/findings", test_findings);
  g_test_add_func ("/pictures/again", test_again);
  return g_test_run ();
}

#include "hands.h"

#include <string.h>

/* Ten connected steps with their times, typed as one line, and pasted from another program. */

#define LINE                                                                                                           \
  "Log it @engage 5min/1h #Desk; Sort it @plan 10min/1d; Size it @plan 1h/2d; Draw it @design 1d/2d 80%; "             \
  "Judge it @design 30min/3d; Make it @build 3d/1d; Test it @design 1d/4h 90%; Ship it @deliver 1h/1w; "               \
  "Watch it @support 1h/1d; Learn @improve 2h/1w"

static const char *const names[] = { "Log it",  "Sort it", "Size it", "Draw it",  "Judge it",
                                     "Make it", "Test it", "Ship it", "Watch it", "Learn" };

static void
assert_drawn (const char *path)
{
  hands_save (path);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("name=\"%s\"", names[i]);
      hands_assert_holds (path, name);
    }
  hands_assert_holds (path, "process=\"3d\" wait=\"1d\"");
  hands_assert_holds (path, "<team id=\"t1\" name=\"Desk\"/>");
  /* Ten steps have nine flows. */
  hands_assert_holds (path, "<flow id=\"f9\"");
}

static void
wait_for_all (Driver *driver)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("%s, *", names[i]);
      driver_await (driver, "list item", pattern);
    }
}

#define EMPTY "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"T\"/>"

/* "/", the text, Enter: two keys beside the text itself. */
static void
test_typed (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "typed.vstream", EMPTY);
  Driver *driver = driver_start (home, path);
  DriverRect canvas = hands_canvas (driver);

  driver_click (canvas.x + canvas.width / 2, canvas.y + canvas.height / 3);
  driver_keys ("slash");
  driver_await (driver, "text", "Steps");
  driver_type (LINE);
  driver_keys ("Return");
  driver_keys ("Escape");
  driver_keys ("ctrl+9");
  wait_for_all (driver);
  driver_screenshot ("quick-typed");
  assert_drawn (path);
  g_assert_cmpuint (hands_undo_all (driver), ==, 1);
  driver_stop (driver);
  driver_home_remove (home);
}

/* What can't be understood stays, is told, and makes nothing. */
static void
test_wrong (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "wrong.vstream", EMPTY);
  Driver *driver = driver_start (home, path);

  driver_keys ("ctrl+l");
  driver_await (driver, "text", "Steps");
  driver_type ("Triage @magic");
  driver_keys ("Return");
  driver_wait_description (driver, "text", "Steps", "“@magic” is no activity*");
  driver_wait_text (driver, "text", "Steps", "Triage @magic");
  driver_screenshot ("quick-wrong");
  g_assert_cmpuint (driver_count (driver, "list item", "Triage*"), ==, 0);
  for (guint i = 0; i < strlen ("magic"); i++)
    driver_keys ("BackSpace");
  driver_type ("plan");
  driver_keys ("Return");
  driver_await (driver, "list item", "Triage, Plan*");
  driver_stop (driver);
  driver_home_remove (home);
}

static void
put_into_clipboard (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                                                      &error, "xclip", "-selection", "clipboard", NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, text, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A line of text is a step; Ctrl+V is one key. */
static void
test_pasted (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "pasted.vstream", EMPTY);
  g_autofree char *lines = NULL;
  g_auto (GStrv) parts = g_strsplit (LINE, "; ", -1);
  Driver *driver = driver_start (home, path);
  DriverRect canvas = hands_canvas (driver);

  lines = g_strjoinv ("\n", parts);
  put_into_clipboard (lines);
  driver_click (canvas.x + canvas.width / 2, canvas.y + canvas.height / 3);
  driver_keys ("ctrl+v");
  driver_await (driver, "list item", "Learn, Improve*");
  driver_keys ("ctrl+9");
  wait_for_all (driver);
  assert_drawn (path);
  g_assert_cmpuint (hands_undo_all (driver), ==, 1);
  driver_stop (driver);
  driver_home_remove (home);
}

/* Enter on a step edits its name; Tab makes the next one, Shift+Tab one beside it. */
static void
test_tab (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "tab.vstream", EMPTY);
  Driver *driver = driver_start (home, path);
  DriverRect canvas = hands_canvas (driver);

  driver_click (canvas.x + canvas.width / 2, canvas.y + canvas.height / 3);
  driver_keys ("3");
  driver_await (driver, "list item", "Engage, Engage*");
  driver_keys ("Return");
  driver_type ("Ask");
  driver_keys ("Tab");
  driver_await (driver, "list item", "Ask, Engage*");
  driver_type ("Decide");
  driver_keys ("shift+Tab");
  driver_await (driver, "list item", "Decide, *");
  driver_type ("Reckon");
  driver_keys ("Return");
  driver_await (driver, "list item", "Reckon, *");
  driver_screenshot ("quick-tab");
  hands_save (path);
  hands_assert_holds (path, "<flow id=\"f1\" from=\"n1\" to=\"n2\"/>");
  hands_assert_holds (path, "<flow id=\"f2\" from=\"n1\" to=\"n3\"/>");
  driver_stop (driver);
  driver_home_remove (home);
}

/* Ctrl+F, a word, Enter from one to the next. */
static void
test_find (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "new-feature-request");
  Driver *driver = driver_start (home, path);

  driver_keys ("ctrl+f");
  driver_await (driver, "text", "Find");
  driver_type ("nowhere to be found");
  driver_wait_description (driver, "text", "Find", "Nothing found");
  driver_keys ("ctrl+a");
  driver_type ("feature");
  driver_wait_description (driver, "text", "Find", "1 of *");
  driver_screenshot ("find");
  driver_keys ("Return");
  driver_wait_description (driver, "text", "Find", "2 of *");
  driver_keys ("shift+Return");
  driver_wait_description (driver, "text", "Find", "1 of *");
  driver_keys ("Escape");
  /* The keys are the canvas's again, and what was found is still selected. */
  driver_keys ("ctrl+d");
  driver_wait_count (driver, "list item", "New feature request, 7 steps*", 2);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/quick/typed", test_typed);
  g_test_add_func ("/display/quick/wrong", test_wrong);
  g_test_add_func ("/display/quick/pasted", test_pasted);
  g_test_add_func ("/display/quick/tab", test_tab);
  g_test_add_func ("/display/quick/find", test_find);
  return g_test_run ();
}

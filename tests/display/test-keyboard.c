#include "hands.h"

#include <string.h>

/* A stream without a pointer: made, named, connected, changed, looked at and saved. */

static void
add_by_digit (Driver *driver, const char *digit, const char *step)
{
  driver_keys (digit);
  driver_wait_state (driver, "list item", step, ATSPI_STATE_SELECTED, TRUE);
}

static void
rename_to (Driver *driver, const char *name, const char *step)
{
  driver_keys ("Return");
  driver_wait_count (driver, "list item", step, 0);
  driver_type (name);
  driver_keys ("Return");
  driver_wait_state (driver, "list item", step, ATSPI_STATE_SELECTED, TRUE);
}

static void
draw (Driver *driver)
{
  hands_press_until_focused (driver, "Tab", "Empty Map");
  driver_keys ("Return");
  driver_await (driver, "list", "Value stream map");
  add_by_digit (driver, "3", "Engage, Engage*");
  add_by_digit (driver, "1", "Plan, Plan*");
  add_by_digit (driver, "4", "Design & transition, Design & transition*");
  add_by_digit (driver, "5", "Obtain/build, Obtain/build*");
  add_by_digit (driver, "6", "Deliver & support, Deliver & support*");
  add_by_digit (driver, "2", "Improve, Improve*");
  rename_to (driver, "Learn from it", "Learn from it, Improve*");
}

static void
walk (Driver *driver)
{
  driver_keys ("Left");
  driver_wait_state (driver, "list item", "Deliver & support, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Left Left");
  driver_wait_state (driver, "list item", "Design & transition, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Right");
  driver_wait_state (driver, "list item", "Obtain/build, *", ATSPI_STATE_SELECTED, TRUE);
  /* Tab goes through the map in the order of the file. */
  driver_keys ("Escape Tab");
  driver_wait_state (driver, "list item", "New value stream, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Tab Tab");
  driver_wait_state (driver, "list item", "Plan, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("shift+Tab");
  driver_wait_state (driver, "list item", "Engage, *", ATSPI_STATE_SELECTED, TRUE);
}

static void
connect_by_list (Driver *driver)
{
  driver_keys ("Right");
  driver_wait_state (driver, "list item", "Plan, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("ctrl+k");
  driver_await (driver, "push button", "Engage (feedback)");
  hands_press_until_focused (driver, "Tab", "Obtain/build");
  driver_keys ("Return");
  driver_wait_gone (driver, "push button", "Engage (feedback)");
  driver_await (driver, "heading", "Flow");
  driver_keys ("Delete");
  driver_wait_gone (driver, "heading", "Flow");
  driver_keys ("ctrl+z");
  driver_wait_state (driver, "push button", "Redo", ATSPI_STATE_SENSITIVE, TRUE);
}

static void
delete_and_undo (Driver *driver)
{
  driver_keys ("ctrl+9 ctrl+a");
  driver_wait_state (driver, "list item", "Engage, *", ATSPI_STATE_SELECTED, TRUE);
  driver_wait_state (driver, "list item", "Learn from it, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Delete");
  driver_wait_gone (driver, "list item", "Engage, *");
  driver_await (driver, "list item", "New value stream, 0 steps*");
  driver_keys ("ctrl+z");
  driver_await (driver, "list item", "New value stream, 6 steps*");
}

static void
use_menu (Driver *driver)
{
  driver_keys ("Escape Tab Tab");
  driver_wait_state (driver, "list item", "Engage, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Menu");
  driver_await (driver, "menu item", "*Rename*");
  driver_keys ("Escape");
  driver_wait_gone (driver, "menu item", "*Rename*");
}

static void
look (Driver *driver)
{
  driver_keys ("ctrl+1");
  driver_await (driver, "label", "100 %");
  driver_keys ("ctrl+minus");
  driver_await (driver, "label", "83 %");
  driver_keys ("ctrl+plus ctrl+plus");
  driver_await (driver, "label", "120 %");
  driver_keys ("ctrl+9");
  driver_wait_gone (driver, "label", "120 %");
}

static void
test_keyboard (void)
{
  char *home = driver_home ();
  g_autofree char *path = g_build_filename (home, "keys.vstream", NULL);
  Driver *driver = driver_start (home, NULL);

  draw (driver);
  walk (driver);
  connect_by_list (driver);
  delete_and_undo (driver);
  use_menu (driver);
  look (driver);
  /* The first save goes through the main menu. */
  driver_keys ("F10");
  driver_await (driver, "menu item", "*Save As*");
  hands_press_until_focused (driver, "Down", "*Save As*");
  driver_keys ("Return");
  hands_type_path (driver, "Save the Map", path);
  hands_assert_holds (path, "name=\"Learn from it\"");
  hands_save (path);
  hands_assert_holds (path, "from=\"n2\" to=\"n4\"");
  driver_keys ("ctrl+q");
  driver_wait_exit (driver);
  driver_home_remove (home);
}

/* --- typing on what is selected ---------------------------------------------------------------------------- */

#define TYPED                                                                                                          \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"T\"><stream id=\"s1\" name=\"Help\">"    \
  "<step id=\"n1\" activity=\"engage\" name=\"Hear\" x=\"24\" y=\"96\"/>"                                              \
  "<step id=\"n2\" activity=\"plan\" name=\"Sort\" x=\"320\" y=\"96\"/><flow id=\"f1\" from=\"n1\" to=\"n2\"/>"        \
  "<note id=\"k1\" x=\"40\" y=\"240\">Who?</note></stream></map>"

static void
expect_selected (Driver *driver, const char *name)
{
  driver_wait_state (driver, "list item", name, ATSPI_STATE_SELECTED, TRUE);
}

/* As in a spreadsheet: the first letter takes the place of what was there, in any script, Enter keeps and Escape takes
 * back, and all of it is one step of undo. */
static void
test_typing (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "typed.vstream", TYPED);
  Driver *driver = driver_start (home, path);

  driver_await (driver, "list item", "Hear, *");
  driver_keys ("Tab");
  expect_selected (driver, "Help, *");
  driver_type ("Care");
  driver_keys ("Return");
  expect_selected (driver, "Care, *");
  driver_keys ("Tab");
  expect_selected (driver, "Hear, *");
  driver_type ("cptv+-");
  driver_wait_text (driver, "text", "Name", "cptv+-");
  driver_keys ("Escape");
  expect_selected (driver, "Hear, *");
  driver_keys ("Cyrillic_zhe");
  driver_wait_text (driver, "text", "Name", "ж");
  driver_type ("ar");
  driver_keys ("Return");
  expect_selected (driver, "жar, *");
  driver_keys ("Tab");
  expect_selected (driver, "Sort, *");
  /* A key that waits for the next one opens the field, and changes nothing by itself. */
  driver_keys ("dead_acute");
  driver_wait_text (driver, "text", "Name", "Sort");
  driver_keys ("e");
  driver_wait_text (driver, "text", "Name", "é");
  driver_type ("tat");
  driver_keys ("Tab");
  driver_await (driver, "list item", "état, *");
  driver_type ("-");
  driver_keys ("Escape");
  driver_keys ("Left");
  expect_selected (driver, "état, *");
  driver_keys ("Left alt+Right");
  driver_await (driver, "heading", "Flow");
  driver_type ("urgent");
  driver_keys ("Return");
  hands_press_until_focused (driver, "Tab", "Note: Who?");
  driver_keys ("plus");
  driver_await (driver, "list item", "*Who?*, 1 vote");
  driver_keys ("minus");
  expect_selected (driver, "*Who?");
  driver_type ("Anna and Bo");
  driver_keys ("Return");
  expect_selected (driver, "*Anna and Bo");
  hands_save (path);
  hands_assert_holds (path, "<stream id=\"s1\" name=\"Care\"");
  hands_assert_holds (path, "name=\"жar\"");
  hands_assert_holds (path, "name=\"état\"");
  hands_assert_holds (path, "label=\"urgent\"");
  hands_assert_holds (path, "Anna and Bo</note>");
  /* Stream, two steps, the step that Tab made, a connection, a vote and back, a note. */
  g_assert_cmpuint (hands_undo_all (driver), ==, 8);
  driver_stop (driver);
  driver_home_remove (home);
}

/* --- sides and panes --------------------------------------------------------------------------------------- */

static void
test_panels (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "simple-request");
  Driver *driver = driver_start (home, path);
  DriverRect narrow, wide;

  driver_await (driver, "list", "Value stream map");
  narrow = driver_rect (driver, "list", "Value stream map");
  driver_keys ("F9");
  do
    wide = driver_rect (driver, "list", "Value stream map");
  while (wide.width < narrow.width + 200);
  driver_keys ("F9");
  do
    wide = driver_rect (driver, "list", "Value stream map");
  while (wide.width != narrow.width);

  driver_stop (driver);
  driver_home_remove (home);
}

#define TAKE "Take the request, *"

static void
expect_focus (Driver *driver, const char *name)
{
  gint64 until = g_get_monotonic_time () + 15 * G_USEC_PER_SEC;

  do
    {
      g_autoptr (Thing) focused = hands_focused (driver);

      if (focused != NULL && g_pattern_match_simple (name, thing_name (focused)))
        return;
      g_usleep (40000);
    }
  while (g_get_monotonic_time () < until);
  driver_dump (driver);
  g_autoptr (Thing) other = hands_focused (driver);
  g_error ("“%s” does not get the keys, but “%s”", name, other != NULL ? thing_name (other) : "nothing");
}

/* F6 goes through the parts of the window, and the keys come back to what is selected from every menu, bar and dialog;
 * Tab leaves the map behind its last element. */
static void
test_focus (void)
{
  static const char *const areas[] = { "Name", "Problems", "Palette", "Plan", TAKE };
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "simple-request");
  Driver *driver = driver_start (home, path);

  driver_await (driver, "list item", TAKE);
  driver_keys ("Tab Tab");
  expect_focus (driver, TAKE);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      driver_keys ("F6");
      expect_focus (driver, areas[i]);
    }
  driver_keys ("shift+F6");
  expect_focus (driver, "Plan");
  driver_keys ("F6 F10");
  expect_focus (driver, "New Map");
  driver_keys ("Escape");
  expect_focus (driver, TAKE);
  driver_keys ("Menu");
  driver_await (driver, "menu item", "Rename");
  driver_keys ("Escape");
  expect_focus (driver, TAKE);
  driver_keys ("ctrl+f");
  driver_wait_state (driver, "text", "Find", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("Escape");
  expect_focus (driver, TAKE);
  driver_keys ("slash");
  driver_wait_state (driver, "text", "Steps", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("Escape");
  expect_focus (driver, TAKE);
  driver_keys ("ctrl+e");
  driver_wait_window ("Export");
  driver_keys ("Escape");
  driver_wait_window ("*Streamwright");
  expect_focus (driver, TAKE);
  hands_press_until_focused (driver, "Tab", "Critical path");
  driver_stop (driver);
  driver_home_remove (home);
}

/* --- the critical path ------------------------------------------------------------------------------------- */

/* Lit with a key, said to whoever does not see it, and still lit in the next window. */
static void
test_critical_path (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "incident");
  Driver *driver = driver_start (home, path);

  driver_await (driver, "list item", "Hear and record, *");
  g_assert_cmpuint (driver_count (driver, "list item", "*, on the critical path*"), ==, 0);
  driver_keys ("ctrl+b");
  /* Five steps, and the four connections between them. */
  driver_wait_count (driver, "list item", "*, on the critical path*", 9);
  driver_await (driver, "list item", "Look for the cause, *, on the critical path, Bottleneck 75\u00a0%*");
  driver_screenshot ("critical-path");
  driver_keys ("ctrl+q");
  driver_wait_exit (driver);

  driver = driver_start (home, path);
  driver_wait_count (driver, "list item", "*, on the critical path*", 9);
  driver_press (driver, "push button", "Critical path");
  driver_wait_count (driver, "list item", "*, on the critical path*", 0);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/keyboard/stream", test_keyboard);
  g_test_add_func ("/display/keyboard/typing", test_typing);
  g_test_add_func ("/display/keyboard/panels", test_panels);
  g_test_add_func ("/display/keyboard/focus", test_focus);
  g_test_add_func ("/display/keyboard/critical-path", test_critical_path);
  return g_test_run ();
}

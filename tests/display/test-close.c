#include "hands.h"

/* Nothing is lost: closing asks, a crash leaves what was done, and a file that changes under a window is noticed. */

#define STEP "Deliver & support, Deliver & support*"

/* One change that is not saved: a step behind the last one. */
static void
add_step (Driver *driver)
{
  hands_select (driver, "Learn from its use, *");
  driver_keys ("6");
  driver_await (driver, "list item", STEP);
  driver_wait_state (driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, TRUE);
}

static Driver *
start_and_change (const char *home, const char *path)
{
  Driver *driver = driver_start (home, path);

  add_step (driver);
  return driver;
}

static void
ask_to_close (Driver *driver)
{
  driver_keys ("ctrl+w");
  driver_await (driver, "label", "Save changes to “new-feature-request”?");
}

static void
test_cancel (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "new-feature-request");
  g_autoptr (GBytes) before = driver_wait_file (path), after = NULL;
  Driver *driver = start_and_change (home, path);

  ask_to_close (driver);
  driver_press (driver, "push button", "_Cancel*");
  driver_wait_gone (driver, "label", "Save changes to*");
  driver_await (driver, "list item", STEP);
  ask_to_close (driver);
  driver_keys ("Escape");
  driver_wait_gone (driver, "label", "Save changes to*");
  driver_await (driver, "list item", STEP);
  after = driver_wait_file (path);
  g_assert_true (g_bytes_equal (before, after));
  driver_stop (driver);
  driver_home_remove (home);
}

static void
test_discard (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "new-feature-request");
  g_autoptr (GBytes) before = driver_wait_file (path), after = NULL;
  Driver *driver = start_and_change (home, path);

  ask_to_close (driver);
  driver_press (driver, "push button", "_Discard*");
  driver_wait_exit (driver);
  after = driver_wait_file (path);
  g_assert_true (g_bytes_equal (before, after));
  /* What was discarded is not offered again. */
  driver = driver_start (home, NULL);
  driver_await (driver, "push button", "Empty Map");
  g_assert_cmpuint (driver_count (driver, "push button", "*Recover*"), ==, 0);
  driver_stop (driver);
  driver_home_remove (home);
}

static void
test_save (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "new-feature-request");
  Driver *driver = start_and_change (home, path);

  ask_to_close (driver);
  /* Enter saves. */
  driver_keys ("Return");
  driver_wait_exit (driver);
  hands_assert_holds (path, "name=\"Deliver &amp; support\"");
  driver_home_remove (home);
}

static void
test_recover (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "new-feature-request");
  g_autoptr (GBytes) before = driver_wait_file (path), after = NULL;
  Driver *driver = start_and_change (home, path);

  driver_kill (driver);
  after = driver_wait_file (path);
  g_assert_true (g_bytes_equal (before, after));

  driver = driver_start (home, NULL);
  driver_wait_window ("Unsaved Maps");
  driver_screenshot ("recovery");
  driver_press (driver, "push button", "Recover*");
  driver_await (driver, "list item", STEP);
  driver_wait_gone (driver, "frame", "Unsaved Maps");
  driver_wait_window ("*new-feature-request*");
  hands_save (path);
  hands_assert_holds (path, "name=\"Deliver &amp; support\"");
  driver_stop (driver);
  driver_home_remove (home);
}

static void
test_changed_on_disk (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "new-feature-request");
  g_autofree char *text = NULL;
  g_autoptr (GString) other = NULL;
  Driver *driver = driver_start (home, path);

  driver_await (driver, "list item", "Build and test, *");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  other = g_string_new (text);
  g_assert_cmpuint (g_string_replace (other, "Build and test", "Try it out", 1), ==, 1);
  g_assert_true (g_file_set_contents (path, other->str, -1, NULL));
  driver_await (driver, "label", "Another program changed this map's file.");
  driver_screenshot ("changed-on-disk");
  driver_click_on (driver, "push button", "*Reload");
  driver_await (driver, "list item", "Try it out, *");
  driver_wait_gone (driver, "list item", "Build and test, *");
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/close/cancel", test_cancel);
  g_test_add_func ("/display/close/discard", test_discard);
  g_test_add_func ("/display/close/save", test_save);
  g_test_add_func ("/display/close/recover", test_recover);
  g_test_add_func ("/display/close/changed-on-disk", test_changed_on_disk);
  return g_test_run ();
}

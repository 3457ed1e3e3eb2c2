#include "hands.h"

/* A person at the desk plans how a stream shall become: makes its future state, halves a wait, compares, tries another
 * value, takes it over, and thinks again. */

#define STREAM "Requests, 2 steps*"
#define FUTURE "Requests (future), 2 steps*"

/* Ask waits 8 h and takes 1 h, Do waits 4 h and takes 2 h: 15 h. */
static const char map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"Plan\">\n"
    "  <stream id=\"s1\" name=\"Requests\" x=\"0\" y=\"0\">\n"
    "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" x=\"24\" y=\"96\" process=\"1h\" wait=\"1d\"/>\n"
    "    <step id=\"n2\" activity=\"plan\" name=\"Do\" x=\"296\" y=\"96\" process=\"2h\" wait=\"4h\"/>\n"
    "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"
    "  </stream>\n"
    "</map>\n";

static void
type_into (Driver *driver, const char *name, const char *text)
{
  driver_click_on (driver, "text", name);
  driver_wait_state (driver, "text", name, ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("ctrl+a");
  driver_type (text);
  driver_keys ("Return");
}

/* Its header, between its name and its totals. */
static void
select_stream (Driver *driver, const char *stream)
{
  DriverRect rect = driver_rect (driver, "list item", stream);

  driver_click (rect.x + rect.width / 2, rect.y + 12);
  driver_wait_state (driver, "list item", stream, ATSPI_STATE_SELECTED, TRUE);
}

/* The lower one of two steps that are called so. */
static void
select_lower (Driver *driver, const char *step)
{
  g_autoptr (GPtrArray) both = NULL;
  DriverRect rect = { 0 }, other;

  driver_wait_count (driver, "list item", step, 2);
  both = driver_find_all (driver, "list item", step);
  g_assert_true (thing_rect (g_ptr_array_index (both, 0), &rect));
  g_assert_true (thing_rect (g_ptr_array_index (both, 1), &other));
  if (other.y > rect.y)
    rect = other;
  driver_click (rect.x + rect.width / 2, rect.y + rect.height / 2);
}

static void
test_plan (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "plan.vstream", map);
  Driver *driver = driver_start (home, path);

  select_stream (driver, STREAM);
  driver_click_on (driver, "push button", "Make Future State");
  driver_wait_state (driver, "list item", FUTURE, ATSPI_STATE_SELECTED, TRUE);

  /* 2 h instead of 4 h of 15 h are 13.3 % less. */
  driver_click_on (driver, "push button", "Compare");
  driver_await (driver, "label", "The two streams do not differ.*");
  driver_click_on (driver, "push button", "Fit the map into the window");
  select_lower (driver, "Do, Plan*");
  type_into (driver, "Waiting time", "2h");
  driver_await (driver, "label", "waiting time 4 h → 2 h");
  driver_await (driver, "label", "−2 h (−13.3 %)");
  driver_screenshot ("compare-halved");

  /* With 3 h for the other wait instead of 8 h it is 8 h: 46.7 % less. */
  driver_click_on (driver, "page tab", "What if");
  type_into (driver, "Ask, Waiting time", "soon");
  driver_await (driver, "label", "“soon” is not a time; *");
  driver_await (driver, "label", "−2 h (−13.3 %)");
  type_into (driver, "Ask, Waiting time", "3 h");
  driver_await (driver, "label", "−7 h (−46.7 %)");
  driver_screenshot ("compare-what-if");
  hands_save (path);
  hands_assert_holds (path, "name=\"Ask\" x=\"24\" y=\"96\" process=\"1h\" wait=\"1d\" origin=\"n1\"/>");
  hands_assert_holds (path, "process=\"2h\" wait=\"2h\" origin=\"n2\"/>");

  /* Taken over it is one step, and so it is taken back. */
  driver_click_on (driver, "push button", "Take Over (1)");
  driver_wait_text (driver, "text", "Ask, Waiting time", "3h");
  hands_save (path);
  hands_assert_holds (path, "name=\"Ask\" x=\"24\" y=\"96\" process=\"1h\" wait=\"3h\" origin=\"n1\"/>");
  driver_click_on (driver, "push button", "Undo");
  driver_wait_text (driver, "text", "Ask, Waiting time", "1d");
  driver_await (driver, "label", "−2 h (−13.3 %)");
  driver_click_on (driver, "push button", "Undo");
  driver_wait_gone (driver, "label", "−2 h (−13.3 %)");
  driver_click_on (driver, "push button", "Undo");
  driver_wait_gone (driver, "list item", FUTURE);
  driver_await (driver, "label", "The stream is set against itself.*");
  hands_save (path);
  hands_assert_holds (path, map);
  driver_stop (driver);
  driver_home_remove (home);
}

/* By keys alone, and from the menu of a step that is out of view after the undo. */
static void
test_keys (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "plan.vstream", map);
  Driver *driver = driver_start (home, path);

  hands_select (driver, "Ask, Engage*");
  driver_keys ("ctrl+shift+f");
  driver_wait_state (driver, "list item", FUTURE, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("ctrl+z");
  driver_wait_gone (driver, "list item", FUTURE);
  driver_keys ("Menu");
  driver_await (driver, "menu item", "*future state*");
  driver_keys ("f");
  driver_wait_state (driver, "list item", FUTURE, ATSPI_STATE_SELECTED, TRUE);
  driver_stop (driver);
  driver_home_remove (home);
}

/* From a field in which a time is half typed: both states have it. What is fitted, or brought into view, is not under
 * the controls of the zoom. */
static void
test_from_field (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "plan.vstream", map);
  Driver *driver = driver_start (home, path);
  DriverRect future, controls;

  hands_select (driver, "Do, Plan*");
  driver_click_on (driver, "text", "Waiting time");
  driver_wait_state (driver, "text", "Waiting time", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("ctrl+a");
  driver_type ("3h");
  driver_keys ("ctrl+shift+f");
  driver_wait_state (driver, "list item", FUTURE, ATSPI_STATE_SELECTED, TRUE);
  hands_save (path);
  hands_assert_holds (path, "name=\"Do\" x=\"296\" y=\"96\" process=\"2h\" wait=\"3h\"/>");
  hands_assert_holds (path, "process=\"2h\" wait=\"3h\" origin=\"n2\"/>");
  driver_click_on (driver, "text", "Name");
  driver_keys ("ctrl+9");
  controls = driver_rect (driver, "push button", "Fit the map into the window");
  future = driver_rect (driver, "list item", FUTURE);
  g_assert_cmpint (future.y + future.height, <=, controls.y);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/compare/plan", test_plan);
  g_test_add_func ("/display/compare/keys", test_keys);
  g_test_add_func ("/display/compare/from-field", test_from_field);
  return g_test_run ();
}

#include "hands.h"

/* Driven by pointer: run a simulation, read what came of it, go to a step, change the map, run a long one while the
 * window goes on, and cancel it. */

#define LONG_STEP "Build and test, Obtain/build*"
#define OUTDATED "The map has changed since*"

static void
open_page (Driver *driver)
{
  DriverRect tab;

  driver_click_on (driver, "page tab", "Simulation");
  driver_await (driver, "label", "Let items pass through a stream*");
  driver_screenshot ("simulation-begin");
  /* The edge of the panel is just above the tabs: more room for it. */
  tab = driver_rect (driver, "page tab", "Simulation");
  driver_drag (tab.x, tab.y - 6, tab.x, tab.y - 200);
}

static void
run_it (Driver *driver)
{
  driver_click_on (driver, "push button", "Run");
  driver_await (driver, "image", "Histogram of lead times");
  driver_wait_description (driver, "image", "Histogram of lead times", "Items took * half of them at most *");
  driver_await (driver, "label", "85 % within");
  driver_await (driver, "push button", "Run");
  driver_screenshot ("simulation-result");
}

static void
go_to_step (Driver *driver)
{
  driver_click_on (driver, "label", "Build and test");
  driver_wait_state (driver, "list item", LONG_STEP, ATSPI_STATE_SELECTED, TRUE);
}

/* What was found stays, but is told to be of before; taken back, it holds again. */
static void
change (Driver *driver)
{
  g_assert_cmpuint (driver_count (driver, "label", OUTDATED), ==, 0);
  driver_click_on (driver, "text", "People");
  driver_keys ("ctrl+a");
  driver_type ("9");
  driver_keys ("Return");
  driver_await (driver, "label", OUTDATED);
  driver_screenshot ("simulation-outdated");
  driver_keys ("ctrl+z");
  driver_wait_gone (driver, "label", OUTDATED);
}

static void
cancel (Driver *driver)
{
  driver_click_on (driver, "spin button", "Items");
  driver_keys ("ctrl+a");
  driver_type ("10000000");
  driver_click_on (driver, "push button", "Run");
  driver_await (driver, "push button", "Cancel");
  hands_select (driver, "Take in the request, Engage*");
  driver_screenshot ("simulation-running");
  driver_click_on (driver, "push button", "Cancel");
  driver_await (driver, "push button", "Run");
  driver_await (driver, "label", "85 % within");
}

static void
test_simulation (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_template (home, "new-feature-request");
  Driver *driver = driver_start (home, path);

  open_page (driver);
  run_it (driver);
  go_to_step (driver);
  change (driver);
  cancel (driver);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/simulation", test_simulation);
  return g_test_run ();
}

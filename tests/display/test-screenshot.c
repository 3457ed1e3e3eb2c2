#include "hands.h"

/* The window as the README shows it: SW_SCREENSHOTS=docs meson test -C build display-screenshot draws it anew. */

static void
test_screenshot (void)
{
  char *home = driver_home ();
  Driver *driver = driver_start (home, NULL);
  DriverRect canvas;

  driver_click_on (driver, "push button", "New feature request");
  driver_wait_count (driver, "list item", "*, waits *, works *", 7);
  hands_select (driver, "Build and test, *");
  driver_await (driver, "heading", "Step");
  driver_click_on (driver, "page tab", "Metrics");
  driver_await (driver, "push button", "Lead time*");
  driver_keys ("ctrl+b");
  driver_await (driver, "list item", "*, on the critical path*");
  canvas = hands_canvas (driver);
  driver_move_to (canvas.x + 30, canvas.y + 30);
  driver_wait_gone (driver, NULL, "GtkTooltipWindow");
  driver_screenshot ("screenshot");
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/screenshot", test_screenshot);
  return g_test_run ();
}

#include "hands.h"

/* The map as a whole in the window. */

#define STREAM "Requests, 2 steps*"

static const char map[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"Fit\">\n"
                          "  <stream id=\"s1\" name=\"Requests\" x=\"0\" y=\"0\">\n"
                          "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" x=\"24\" y=\"96\"/>\n"
                          "    <step id=\"n2\" activity=\"plan\" name=\"Do\" x=\"296\" y=\"96\"/>\n"
                          "  </stream>\n"
                          "</map>\n";

/* Until something is selected it stays in the middle while the window takes its shape; then it keeps its place. */
static void
test_shape (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "fit.vstream", map);
  Driver *driver = driver_start (home, path);
  DriverRect before = driver_rect (driver, "list item", STREAM), folded;

  driver_click_on (driver, "push button", "Fold the problems");
  do
    folded = driver_rect (driver, "list item", STREAM);
  while (folded.y == before.y);
  g_assert_cmpint (folded.y, >, before.y + 20);
  g_assert_cmpint (folded.x, ==, before.x);

  hands_select (driver, "Ask, Engage*");
  driver_keys ("F9");
  before = driver_rect (driver, "list item", STREAM);
  driver_keys ("F9");
  folded = driver_rect (driver, "list item", STREAM);
  g_assert_cmpint (folded.width, ==, before.width);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/fit/shape", test_shape);
  return g_test_run ();
}

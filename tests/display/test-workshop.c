#include "hands.h"

#include <string.h>

/* A room around one screen: large cards, a line to type into, dots on ideas, a clock, and everything as it was
 * afterwards. */

#define MAP                                                                                                            \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"T\"><stream id=\"s1\" name=\"Help\">"    \
  "<step id=\"n1\" activity=\"engage\" name=\"Hear\" x=\"24\" y=\"96\"/>"                                              \
  "<note id=\"k1\" kind=\"improvement\" x=\"40\" y=\"240\">Hear sooner</note>"                                         \
  "<note id=\"k2\" kind=\"improvement\" votes=\"2\" x=\"260\" y=\"240\">Hear better</note></stream></map>"

static void
wait_width (Driver *driver, int least, int most)
{
  DriverRect canvas;

  do
    canvas = hands_canvas (driver);
  while (canvas.width < least || canvas.width > most);
}

static void
test_room (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "room.vstream", MAP);
  Driver *driver = driver_start (home, path);
  DriverRect canvas = hands_canvas (driver), step, again;

  step = hands_step (driver, "Hear, *");
  driver_keys ("F11");
  driver_await (driver, "label", "150 %");
  /* No inspector, no problems below: only the palette, which is wider, stays beside the map. */
  wait_width (driver, canvas.width + 150, 2000);
  driver_screenshot ("workshop");

  /* The keys are in the line for quick entry. */
  driver_wait_state (driver, "text", "Steps", ATSPI_STATE_FOCUSED, TRUE);
  driver_type ("Answer @deliver 1h/2h");
  driver_keys ("Return");
  driver_await (driver, "list item", "Answer, Deliver*");
  driver_keys ("Escape");

  /* A dot for what is selected, and one from the list. */
  hands_select (driver, "Improvement: Hear sooner*");
  driver_keys ("plus");
  driver_await (driver, "list item", "Improvement: Hear sooner, 1 vote");
  driver_keys ("plus");
  driver_await (driver, "list item", "Improvement: Hear sooner, 2 votes");
  driver_keys ("minus");
  driver_await (driver, "list item", "Improvement: Hear sooner, 1 vote");
  driver_click_on (driver, "push button", "Ideas");
  driver_press (driver, "push button", "Vote for it: Hear better");
  driver_await (driver, "list item", "Improvement: Hear better, 3 votes");
  driver_screenshot ("workshop-ideas");
  driver_keys ("Escape");

  /* A clock that runs, and can be stopped. */
  driver_press (driver, "push button", "Start the timer");
  driver_press (driver, "push button", "Pause the timer");
  driver_await (driver, "push button", "Start the timer");

  driver_keys ("F11");
  wait_width (driver, canvas.width, canvas.width);
  do
    again = hands_step (driver, "Hear, *");
  while (memcmp (&step, &again, sizeof step) != 0);
  driver_await (driver, "heading", "Note");
  /* Quick entry and four votes; the window was none of the map's business. */
  hands_save (path);
  hands_assert_holds (path, "<note id=\"k1\" kind=\"improvement\" votes=\"1\" x=\"40\" y=\"240\">");
  hands_assert_holds (path, "<note id=\"k2\" kind=\"improvement\" votes=\"3\" x=\"260\" y=\"240\">");
  g_assert_cmpuint (hands_undo_all (driver), ==, 5);
  driver_stop (driver);
  driver_home_remove (home);
}

/* A window that is closed in workshop mode opens with its panels. */
static void
test_closed (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "closed.vstream", MAP);
  Driver *driver = driver_start (home, path);
  DriverRect canvas = hands_canvas (driver);

  driver_keys ("F11");
  wait_width (driver, canvas.width + 150, 2000);
  driver_keys ("ctrl+q");
  driver_wait_exit (driver);
  driver = driver_start (home, path);
  wait_width (driver, canvas.width, canvas.width);
  driver_await (driver, "heading", "Map");
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/workshop/room", test_room);
  g_test_add_func ("/display/workshop/closed", test_closed);
  return g_test_run ();
}

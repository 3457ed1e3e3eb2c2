#include "hands.h"

/* Several steps that are selected are tidied among themselves; the others stay, and it is one step back to the file
 * from before. */

#define MAP                                                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"                                              \
  "  <stream id=\"s1\" name=\"First\" trigger=\"Call\" outcome=\"Done\" x=\"0\" y=\"0\">\n"                            \
  "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" x=\"300\" y=\"100\"/>\n"                                       \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Mend\" x=\"340\" y=\"240\"/>\n"                             \
  "    <step id=\"n3\" activity=\"plan\" name=\"Think\" x=\"24\" y=\"500\"/>\n"                                        \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"                                                                      \
  "    <flow id=\"f2\" from=\"n3\" to=\"n1\"/>\n"                                                                      \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

#define ASK "Ask, Engage*"
#define MEND "Mend, Deliver & support*"
#define THINK "Think, Plan*"

static void
test_part (void)
{
  char *home = driver_home ();
  char *path = hands_file (home, "part.vstream", MAP);
  Driver *driver = driver_start (home, path);
  g_autofree char *after = NULL;
  DriverRect ask, mend;

  driver_await (driver, "list item", MEND);
  driver_keys ("ctrl+9");
  ask = hands_step (driver, ASK);
  mend = hands_step (driver, MEND);
  driver_drag (ask.x - 20, ask.y - 10, mend.x + mend.width + 20, mend.y + mend.height + 10);
  driver_wait_state (driver, "list item", ASK, ATSPI_STATE_SELECTED, TRUE);
  driver_wait_state (driver, "list item", MEND, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Menu");
  driver_await (driver, "menu item", "*Tidy what is selected*");
  driver_screenshot ("tidy-menu");
  driver_keys ("Escape");
  driver_keys ("ctrl+t");
  driver_await (driver, "push button", "Undo");
  hands_save (path);
  driver_screenshot ("tidy-part");
  hands_assert_holds (path, "name=\"Ask\" x=\"300\" y=\"100\"");
  hands_assert_holds (path, "name=\"Mend\" x=\"572\" y=\"100\"");
  hands_assert_holds (path, "name=\"Think\" x=\"24\" y=\"500\"");
  g_assert_cmpuint (hands_undo_all (driver), ==, 1);
  hands_save (path);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, MAP);
  driver_stop (driver);
  g_free (path);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/tidy/part", test_part);
  return g_test_run ();
}

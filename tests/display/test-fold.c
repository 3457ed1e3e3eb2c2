#include "hands.h"

#include <string.h>

/* A stream is folded by its triangle, by key and from its menu; what leads to something in it unfolds it; what is
 * dropped on it goes behind its last step; and all of it can be undone, saved and opened again. */

#define MAP(folded)                                                                                                    \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"Repairs\">\n"                            \
  "  <stream id=\"s1\" name=\"Repairs\" trigger=\"Something breaks\" outcome=\"It works\" x=\"0\" y=\"0\"" folded      \
  ">\n"                                                                                                                \
  "    <step id=\"n1\" activity=\"engage\" name=\"Listen\" x=\"24\" y=\"96\"/>\n"                                      \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Mend\" x=\"296\" y=\"96\"/>\n"                              \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"                                                                      \
  "  </stream>\n"                                                                                                      \
  "  <stream id=\"s2\" name=\"Planning\" trigger=\"Quarter ends\" outcome=\"Priorities\" expects=\"plan\" x=\"0\""     \
  " y=\"312\">\n"                                                                                                      \
  "    <step id=\"m1\" activity=\"plan\" name=\"Decide\" x=\"24\" y=\"96\"/>\n"                                        \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

#define LISTEN "Listen, Engage*"
#define MEND "Mend, Deliver & support*"
#define OPEN "Repairs, 2 steps*"
#define FOLDED "Repairs, folded, 2 steps*"
#define OTHER "Planning, 1 step*"

typedef struct
{
  char *home;
  char *path;
  Driver *driver;
} Fixture;

static void
start (Fixture *fixture, const char *text)
{
  fixture->home = driver_home ();
  fixture->path = hands_file (fixture->home, "fold.vstream", text);
  fixture->driver = driver_start (fixture->home, fixture->path);
  driver_await (fixture->driver, "list item", OTHER);
}

/* As many steps back as the test took, and the file is the one from before. */
static void
finish (Fixture *fixture, const char *text, guint steps)
{
  g_autofree char *content = NULL;

  g_assert_cmpuint (hands_undo_all (fixture->driver), ==, steps);
  hands_save (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
  driver_stop (fixture->driver);
  g_free (fixture->path);
  driver_home_remove (fixture->home);
}

static void
wait_folded (Driver *driver)
{
  driver_await (driver, "list item", FOLDED);
  driver_wait_gone (driver, "list item", LISTEN);
  driver_wait_gone (driver, "list item", MEND);
  driver_wait_state (driver, "list item", FOLDED, ATSPI_STATE_EXPANDABLE, TRUE);
  driver_wait_state (driver, "list item", FOLDED, ATSPI_STATE_EXPANDED, FALSE);
}

static void
wait_open (Driver *driver)
{
  driver_await (driver, "list item", OPEN);
  driver_await (driver, "list item", LISTEN);
  driver_wait_state (driver, "list item", OPEN, ATSPI_STATE_EXPANDED, TRUE);
}

static void
click_triangle (Driver *driver, const char *stream)
{
  DriverRect rect = driver_rect (driver, "list item", stream);
  double zoom = rect.width / 640.0;

  driver_click (rect.x + (int)(20 * zoom), rect.y + (int)(20 * zoom));
}

/* The header stays under the pointer, and the other stream where it is. */
static void
triangle (Driver *driver)
{
  DriverRect other = driver_rect (driver, "list item", OTHER), open = driver_rect (driver, "list item", OPEN), now;

  click_triangle (driver, OPEN);
  wait_folded (driver);
  now = driver_rect (driver, "list item", OTHER);
  g_assert_cmpmem (&now, sizeof now, &other, sizeof other);
  now = driver_rect (driver, "list item", FOLDED);
  g_assert_cmpint (now.x, ==, open.x);
  g_assert_cmpint (now.y, ==, open.y);
  g_assert_cmpint (now.width, ==, open.width);
  g_assert_cmpint (now.height, <, open.height / 2);
  driver_screenshot ("fold-folded");
  click_triangle (driver, FOLDED);
  wait_open (driver);
  click_triangle (driver, OPEN);
  wait_folded (driver);
  driver_keys ("ctrl+z");
  wait_open (driver);
}

/* What was selected is hidden: its stream is, and Tab and arrows lead past what nobody sees. */
static void
keys (Driver *driver)
{
  hands_select (driver, MEND);
  driver_keys ("ctrl+period");
  wait_folded (driver);
  driver_wait_state (driver, "list item", FOLDED, ATSPI_STATE_SELECTED, TRUE);
  driver_wait_state (driver, "list item", FOLDED, ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("Tab");
  driver_wait_state (driver, "list item", OTHER, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("shift+Tab");
  driver_wait_state (driver, "list item", FOLDED, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Down");
  driver_wait_state (driver, "list item", OTHER, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("shift+Tab ctrl+period");
  wait_open (driver);
  driver_keys ("ctrl+z");
  wait_folded (driver);
}

static void
menu (Driver *driver)
{
  driver_keys ("Menu");
  driver_press (driver, "menu item", "Unf*ld stream");
  wait_open (driver);
  driver_wait_gone (driver, "menu item", "Unf*ld stream");
  driver_keys ("Menu");
  driver_screenshot ("fold-menu");
  driver_press (driver, "menu item", "F*ld stream");
  wait_folded (driver);
  driver_wait_gone (driver, "menu item", "F*ld stream");
}

/* Still to be undone: two of the triangle, one of the key, two of the menu. */
static void
test_fold (void)
{
  Fixture f;

  start (&f, MAP (""));
  wait_open (f.driver);
  triangle (f.driver);
  keys (f.driver);
  menu (f.driver);
  finish (&f, MAP (""), 5);
}

/* --- going there ------------------------------------------------------------------------------------------- */

/* Typing shows where it is; Enter goes there. */
static void
find (Driver *driver)
{
  driver_keys ("ctrl+f");
  driver_wait_state (driver, "text", "Find", ATSPI_STATE_FOCUSED, TRUE);
  driver_type ("Mend");
  driver_await (driver, "label", "1 of 1, folded");
  driver_wait_state (driver, "list item", FOLDED, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Return");
  wait_open (driver);
  driver_wait_state (driver, "list item", MEND, ATSPI_STATE_SELECTED, TRUE);
  driver_screenshot ("fold-found");
  driver_keys ("Escape ctrl+z");
  wait_folded (driver);
}

static void
problem (Driver *driver)
{
  driver_click_on (driver, "panel", "Warning: Nothing leads from “Mend” back*");
  wait_open (driver);
  driver_wait_state (driver, "list item", MEND, ATSPI_STATE_SELECTED, TRUE);
  driver_screenshot ("fold-problem");
  hands_select (driver, OTHER);
  driver_keys ("ctrl+z");
  wait_folded (driver);
}

static void
drop (Driver *driver)
{
  DriverRect header = driver_rect (driver, "list item", FOLDED), mend;
  DriverRect card = driver_rect (driver, "push button", "Improve");

  driver_drag_begin (card.x + 20, card.y + card.height / 2, header.x + header.width / 2, header.y + header.height / 2);
  driver_screenshot ("fold-drop");
  driver_drag_end ();
  driver_await (driver, "list item", "Repairs, 3 steps*");
  driver_wait_state (driver, "list item", "Improve, Improve*", ATSPI_STATE_SELECTED, TRUE);
  mend = hands_step (driver, MEND);
  g_assert_cmpint (hands_step (driver, "Improve, Improve*").x, >, mend.x + mend.width);
  driver_screenshot ("fold-dropped");
  driver_keys ("ctrl+z ctrl+9");
  wait_folded (driver);
}

/* A map that was saved folded opens so. */
static void
test_going (void)
{
  Fixture f;

  start (&f, MAP (" folded=\"yes\""));
  wait_folded (f.driver);
  find (f.driver);
  problem (f.driver);
  drop (f.driver);
  click_triangle (f.driver, FOLDED);
  wait_open (f.driver);
  hands_save (f.path);
  hands_assert_holds (f.path, MAP (""));
  finish (&f, MAP (" folded=\"yes\""), 1);
}

/* Workshop mode has the same triangle, and what is large folds as well. */
static void
test_workshop (void)
{
  Fixture f;

  start (&f, MAP (""));
  hands_select (f.driver, LISTEN);
  driver_keys ("F11");
  driver_await (f.driver, "push button", "Start the timer");
  click_triangle (f.driver, OTHER);
  driver_await (f.driver, "list item", "Planning, folded, 1 step*");
  driver_wait_gone (f.driver, "list item", "Decide, Plan*");
  driver_screenshot ("fold-workshop");
  driver_keys ("ctrl+z");
  driver_await (f.driver, "list item", "Decide, Plan*");
  driver_keys ("F11");
  driver_await (f.driver, "heading", "Step");
  driver_stop (f.driver);
  g_free (f.path);
  driver_home_remove (f.home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/fold/fold", test_fold);
  g_test_add_func ("/display/fold/going", test_going);
  g_test_add_func ("/display/fold/workshop", test_workshop);
  return g_test_run ();
}

#include "hands.h"

/* Each place that something can be dropped on, and that Escape takes a drag back. */

#define MAP                                                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"                                              \
  "  <stream id=\"s1\" name=\"First\" trigger=\"Call\" outcome=\"Done\" x=\"0\" y=\"0\">\n"                            \
  "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" x=\"24\" y=\"88\"/>\n"                                         \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Mend\" x=\"424\" y=\"88\"/>\n"                              \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"                                                                      \
  "  </stream>\n"                                                                                                      \
  "  <stream id=\"s2\" name=\"Second\" trigger=\"Year\" outcome=\"Plan\" x=\"0\" y=\"320\">\n"                         \
  "    <step id=\"n3\" activity=\"plan\" name=\"Think\" x=\"24\" y=\"88\"/>\n"                                         \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

#define ASK "Ask, Engage*"
#define MEND "Mend, Deliver & support*"
#define THINK "Think, Plan*"
#define FIRST "First, *"
#define SECOND "Second, *"

typedef struct
{
  char *home;
  char *path;
  Driver *driver;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->home = driver_home ();
  fixture->path = hands_file (fixture->home, "two.vstream", MAP);
  fixture->driver = driver_start (fixture->home, fixture->path);
  driver_await (fixture->driver, "list item", THINK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_stop (fixture->driver);
  g_free (fixture->path);
  driver_home_remove (fixture->home);
}

static DriverRect
stream_rect (Driver *driver, const char *name)
{
  return driver_rect (driver, "list item", name);
}

/* How large a step of the map's grid shows: a card is 200 wide. */
static double
zoom (Driver *driver)
{
  return hands_step (driver, ASK).width / 200.0;
}

static void
assert_unchanged (Fixture *fixture)
{
  driver_wait_state (fixture->driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, FALSE);
  driver_await (fixture->driver, "list item", "First, 2 steps*");
  driver_await (fixture->driver, "list item", "Second, 1 step*");
}

/* --- from the palette -------------------------------------------------------------------------------------- */

static void
test_empty_canvas (Fixture *fixture, gconstpointer data)
{
  DriverRect second = stream_rect (fixture->driver, SECOND), canvas = hands_canvas (fixture->driver);

  hands_drop (fixture->driver, "Improve", canvas.x + canvas.width / 3, second.y + second.height + 16);
  driver_await (fixture->driver, "list item", "New value stream, 1 step*");
  driver_wait_state (fixture->driver, "list item", "Improve, Improve*", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("ctrl+z");
  driver_wait_gone (fixture->driver, "list item", "New value stream*");
  assert_unchanged (fixture);
}

static void
test_ghost (Fixture *fixture, gconstpointer data)
{
  DriverRect first = stream_rect (fixture->driver, FIRST);
  double scale = zoom (fixture->driver);

  /* The last slot stands at the right end of the header; it is that of the last activity without a step. */
  driver_await (fixture->driver, "panel", "Warning: “First” has no step for: *Obtain/build.*");
  hands_drop (fixture->driver, "Obtain/build", first.x + first.width - (int)(50 * scale), first.y + (int)(45 * scale));
  driver_await (fixture->driver, "list item", "First, 3 steps*");
  driver_await (fixture->driver, "panel", "Warning: “First” has no step for: *Design & transition.*");
  driver_keys ("ctrl+z");
  assert_unchanged (fixture);
}

static void
test_connection (Fixture *fixture, gconstpointer data)
{
  DriverRect ask = hands_step (fixture->driver, ASK), mend = hands_step (fixture->driver, MEND);

  hands_drop (fixture->driver, "Obtain/build", (ask.x + ask.width + mend.x) / 2, ask.y + ask.height / 2);
  driver_wait_state (fixture->driver, "list item", "Obtain/build, *", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Right");
  driver_wait_state (fixture->driver, "list item", MEND, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Left Left");
  driver_wait_state (fixture->driver, "list item", ASK, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("ctrl+z");
  assert_unchanged (fixture);
}

static void
test_behind (Fixture *fixture, gconstpointer data)
{
  hands_drop_behind (fixture->driver, "Improve", THINK);
  driver_wait_state (fixture->driver, "list item", "Improve, Improve*", ATSPI_STATE_SELECTED, TRUE);
  driver_await (fixture->driver, "list item", "Second, 2 steps*");
  driver_keys ("Left");
  driver_wait_state (fixture->driver, "list item", THINK, ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("ctrl+z");
  assert_unchanged (fixture);
}

static void
test_note (Fixture *fixture, gconstpointer data)
{
  DriverRect think = hands_step (fixture->driver, THINK);

  hands_drop (fixture->driver, "Parked", think.x + 3 * think.width / 2, think.y + think.height / 2);
  driver_type ("Who pays?");
  driver_keys ("Return");
  driver_await (fixture->driver, "list item", "Parked: Who pays?");
}

/* --- on the canvas ----------------------------------------------------------------------------------------- */

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  DriverRect mend = hands_step (fixture->driver, MEND), think = hands_step (fixture->driver, THINK), after;
  DriverRect card = driver_rect (fixture->driver, "push button", "Improve");

  /* What is carried back to the palette is not dropped. */
  driver_drag_begin (card.x + 20, card.y + 20, think.x + think.width + 60, think.y + 20);
  driver_move_to (card.x + 30, card.y + 90);
  driver_drag_end ();
  assert_unchanged (fixture);

  /* Nor what Escape takes back, and what the button says then is no click on the card. */
  driver_drag_begin (card.x + 20, card.y + 20, think.x + think.width + 60, think.y + 20);
  driver_keys ("Escape");
  driver_drag_end ();
  assert_unchanged (fixture);

  driver_drag_begin (mend.x + 30, mend.y + 30, think.x + 300, think.y + 40);
  driver_keys ("Escape");
  driver_drag_end ();
  assert_unchanged (fixture);
  after = hands_step (fixture->driver, MEND);
  g_assert_cmpint (after.x, ==, mend.x);
  g_assert_cmpint (after.y, ==, mend.y);

  /* A connection that is let go of likewise. */
  driver_move_to (mend.x + mend.width / 2, mend.y + mend.height / 2);
  driver_drag_begin (mend.x + mend.width, mend.y + mend.height / 2, mend.x + mend.width, mend.y + mend.height + 40);
  driver_keys ("Escape");
  driver_drag_end ();
  assert_unchanged (fixture);
}

static void
test_between_streams (Fixture *fixture, gconstpointer data)
{
  DriverRect mend = hands_step (fixture->driver, MEND), think = hands_step (fixture->driver, THINK), after;

  driver_drag (mend.x + 30, mend.y + 40, mend.x + 30, think.y + 40);
  driver_await (fixture->driver, "list item", "First, 1 step*");
  driver_await (fixture->driver, "list item", "Second, 2 steps*");
  after = hands_step (fixture->driver, MEND);
  g_assert_cmpint (ABS (after.y - think.y), <, 12);
  driver_keys ("ctrl+z");
  assert_unchanged (fixture);
}

static void
test_band (Fixture *fixture, gconstpointer data)
{
  DriverRect ask = hands_step (fixture->driver, ASK), mend = hands_step (fixture->driver, MEND);

  driver_drag (ask.x - 8, ask.y + ask.height + 20, mend.x + mend.width / 2, mend.y + 20);
  driver_wait_state (fixture->driver, "list item", ASK, ATSPI_STATE_SELECTED, TRUE);
  driver_wait_state (fixture->driver, "list item", MEND, ATSPI_STATE_SELECTED, TRUE);
  driver_wait_state (fixture->driver, "list item", THINK, ATSPI_STATE_SELECTED, FALSE);
  /* Both move at once, as one step of undo. */
  driver_drag (ask.x + 30, ask.y + 40, ask.x + 30, ask.y + 80);
  driver_wait_state (fixture->driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, TRUE);
  g_assert_cmpint (hands_step (fixture->driver, MEND).y, >, mend.y + 20);
  g_assert_cmpint (hands_step (fixture->driver, ASK).y, >, ask.y + 20);
  driver_keys ("ctrl+z");
  assert_unchanged (fixture);
}

#define ADD(name, function) g_test_add ("/display/drop/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty-canvas", test_empty_canvas);
  ADD ("ghost", test_ghost);
  ADD ("connection", test_connection);
  ADD ("behind", test_behind);
  ADD ("note", test_note);
  ADD ("escape", test_escape);
  ADD ("between-streams", test_between_streams);
  ADD ("band", test_band);
  return g_test_run ();
}

#include "hands.h"

/* A stream is shown in lanes from its menu; a step that is dragged, or moved with keys, into another lane becomes one
 * of its activity; what is dropped stands in its own lane; and each of it is one step back. */

#define MAP                                                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"                                              \
  "  <stream id=\"s1\" name=\"First\" trigger=\"Call\" outcome=\"Done\" expects=\"plan engage deliver-support\" "      \
  "x=\"0\" y=\"0\">\n"                                                                                                 \
  "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" x=\"24\" y=\"88\"/>\n"                                         \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Mend\" x=\"424\" y=\"88\"/>\n"                              \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"                                                                      \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

#define ASK "Ask, Engage*"
#define MEND "Mend, Deliver & support*"

typedef struct
{
  char *home;
  char *path;
  Driver *driver;
} Fixture;

static void
to_lanes (Driver *driver)
{
  hands_select (driver, MEND);
  driver_keys ("Menu");
  driver_press (driver, "menu item", "*lane for each activit*");
  driver_keys ("ctrl+9");
}

/* Below each other now: one lane is 160 units, a card 104. */
static void
assert_lanes (Driver *driver)
{
  for (guint tries = 0; tries < 100; tries++)
    {
      DriverRect ask = hands_step (driver, ASK), mend = hands_step (driver, MEND);

      if (mend.y > ask.y + ask.height)
        return;
      g_usleep (50000);
    }
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->home = driver_home ();
  fixture->path = hands_file (fixture->home, "lanes.vstream", MAP);
  fixture->driver = driver_start (fixture->home, fixture->path);
  driver_await (fixture->driver, "list item", MEND);
  to_lanes (fixture->driver);
  assert_lanes (fixture->driver);
}

/* What was done, and the lanes themselves. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (hands_undo_all (fixture->driver), ==, GPOINTER_TO_UINT (data));
  driver_await (fixture->driver, "list item", MEND);
  driver_stop (fixture->driver);
  g_free (fixture->path);
  driver_home_remove (fixture->home);
}

static double
scale (Driver *driver)
{
  return hands_step (driver, ASK).width / 200.0;
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  DriverRect ask = hands_step (fixture->driver, ASK), mend = hands_step (fixture->driver, MEND);
  int x = mend.x + mend.width / 2, y = mend.y + mend.height / 2;
  guint named = driver_count (fixture->driver, "label", "Plan");

  driver_screenshot ("lanes");
  driver_drag_begin (x, y, x, ask.y + ask.height / 2 - (int)(160 * scale (fixture->driver)));
  driver_screenshot ("lanes-drag");
  driver_drag_end ();
  driver_wait_state (fixture->driver, "list item", "Mend, Plan*", ATSPI_STATE_SELECTED, TRUE);
  /* The inspector shows it too. */
  driver_wait_count (fixture->driver, "label", "Plan", named + 1);
  driver_screenshot ("lanes-dragged");
  driver_keys ("ctrl+z");
  driver_await (fixture->driver, "list item", MEND);
  driver_wait_count (fixture->driver, "label", "Plan", named);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  hands_select (fixture->driver, MEND);
  driver_keys ("ctrl+Up");
  driver_wait_state (fixture->driver, "list item", "Mend, Engage*", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("ctrl+Up");
  driver_wait_state (fixture->driver, "list item", "Mend, Plan*", ATSPI_STATE_SELECTED, TRUE);
}

/* Let go in the lane of deliver & support, a step that plans stands above. */
static void
test_palette (Fixture *fixture, gconstpointer data)
{
  DriverRect ask = hands_step (fixture->driver, ASK), mend = hands_step (fixture->driver, MEND), plan;

  hands_drop (fixture->driver, "Plan", ask.x + ask.width / 2, mend.y + mend.height / 2);
  driver_await (fixture->driver, "list item", "Plan, Plan*");
  plan = hands_step (fixture->driver, "Plan, Plan*");
  ask = hands_step (fixture->driver, ASK);
  g_assert_cmpint (plan.y + plan.height, <, ask.y);
  driver_screenshot ("lanes-palette");
}

/* What was seen stays: the cards keep their distance. */
static void
test_freely (Fixture *fixture, gconstpointer data)
{
  driver_keys ("Menu");
  driver_press (fixture->driver, "menu item", "*Arrange freel*");
  driver_await (fixture->driver, "push button", "Undo");
  assert_lanes (fixture->driver);
  driver_keys ("Menu");
  driver_await (fixture->driver, "menu item", "*lane for each activit*");
  driver_screenshot ("lanes-menu");
  driver_keys ("Escape");
}

#define ADD(name, steps, test)                                                                                         \
  g_test_add ("/display/lanes/" name, Fixture, GUINT_TO_POINTER (steps), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("drag", 1, test_drag);
  ADD ("keys", 3, test_keys);
  ADD ("palette", 2, test_palette);
  ADD ("freely", 2, test_freely);
  return g_test_run ();
}

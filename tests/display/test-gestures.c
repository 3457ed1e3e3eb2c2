#include "hands.h"

/* What pointer and keys do with a map that is there: each changes it in one step of undo, and undoing gives the bytes
 * from before. */

#define MAP                                                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"                                              \
  "  <stream id=\"s1\" name=\"First\" trigger=\"Call\" outcome=\"Done\" x=\"0\" y=\"0\">\n"                            \
  "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" x=\"24\" y=\"88\"/>\n"                                         \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Mend\" x=\"424\" y=\"88\"/>\n"                              \
  "    <step id=\"n3\" activity=\"improve\" name=\"Learn\" x=\"424\" y=\"280\"/>\n"                                    \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"                                                                      \
  "    <note id=\"k1\" kind=\"improvement\" x=\"24\" y=\"280\">Why?</note>\n"                                          \
  "  </stream>\n"                                                                                                      \
  "  <stream id=\"s2\" name=\"Second\" trigger=\"Year\" outcome=\"Plan\" x=\"0\" y=\"520\">\n"                         \
  "    <step id=\"n4\" activity=\"plan\" name=\"Think\" x=\"24\" y=\"88\"/>\n"                                         \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

#define ASK "Ask, Engage*"
#define MEND "Mend, Deliver & support*"
#define LEARN "Learn, Improve*"
#define THINK "Think, Plan*"
#define NOTE "*Why?*"
#define ACCENT 0x1c71d8
#define REFUSED 0xc01c28
#define FEEDBACK 0x7a3fb0

typedef struct
{
  const char *path;
  Driver *driver;
  double unit; /* of the canvas, on the screen: a card is 200 wide */
} Room;

static int
middle_x (DriverRect rect)
{
  return rect.x + rect.width / 2;
}

static int
middle_y (DriverRect rect)
{
  return rect.y + rect.height / 2;
}

static DriverRect
item (Room *room, const char *name)
{
  return driver_rect (room->driver, "list item", name);
}

static int
units (Room *room, int count)
{
  return (int)(count * room->unit);
}

static void
holds (Room *room, const char *text)
{
  hands_save (room->path);
  hands_assert_holds (room->path, text);
}

static void
await_change (Room *room)
{
  driver_wait_state (room->driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, TRUE);
}

/* --- connections ------------------------------------------------------------------------------------------- */

static void
begin_connection (Room *room, DriverRect from, int x, int y)
{
  driver_move_to (middle_x (from), middle_y (from));
  driver_drag_begin (from.x + from.width, middle_y (from), x, y);
}

/* Let go of in the open, it asks for what should be there. */
static void
connect_into_the_open (Room *room)
{
  DriverRect ask = item (room, ASK);

  begin_connection (room, ask, ask.x + ask.width + units (room, 60), ask.y + ask.height + units (room, 60));
  driver_drag_end ();
  driver_await (room->driver, "label", "Add a step");
  g_assert_cmpuint (driver_count (room->driver, "push button", "Obtain/build"), ==, 2);
  driver_screenshot ("gestures-open");
  driver_keys ("Tab Tab Tab Tab Return");
  driver_wait_gone (room->driver, "label", "Add a step");
  await_change (room);
  holds (room, "<flow id=\"f2\" from=\"n1\" to=\"n5\"/>");
}

static void
connect_backwards (Room *room)
{
  DriverRect ask = item (room, ASK), mend = item (room, MEND);
  DriverRect above = { middle_x (ask), ask.y - 8, 3, 8 };

  begin_connection (room, mend, middle_x (ask), middle_y (ask));
  driver_wait_shown (above, FEEDBACK);
  driver_screenshot ("gestures-feedback");
  driver_drag_end ();
  await_change (room);
  holds (room, "<feedback id=\"b1\" from=\"n2\" to=\"n1\"/>");
}

/* A click on the flow's middle selects it; then its ends can be taken. */
static void
plug (Room *room, gboolean end, const char *step, const char *expected)
{
  DriverRect ask = item (room, ASK), mend = item (room, MEND), to = item (room, step);

  driver_click ((ask.x + ask.width + mend.x) / 2, middle_y (ask));
  driver_await (room->driver, "heading", "Flow");
  driver_screenshot ("gestures-ends");
  driver_drag (end ? mend.x - units (room, 3) : ask.x + ask.width + units (room, 20), middle_y (ask), middle_x (to),
               middle_y (to));
  await_change (room);
  holds (room, expected);
}

static void
plug_end (Room *room)
{
  plug (room, TRUE, LEARN, "<flow id=\"f1\" from=\"n1\" to=\"n3\"/>");
}

static void
plug_start (Room *room)
{
  plug (room, FALSE, LEARN, "<flow id=\"f1\" from=\"n3\" to=\"n2\"/>");
}

/* --- moving ------------------------------------------------------------------------------------------------ */

/* A stream goes with all that is in it: its steps' places are relative to it. */
static void
move_stream (Room *room)
{
  DriverRect second = item (room, "Second, *"), think = item (room, THINK), after;

  driver_drag (second.x + units (room, 40), second.y + units (room, 20), second.x + units (room, 120),
               second.y + units (room, 40));
  await_change (room);
  after = item (room, THINK);
  g_assert_cmpint (after.x, >, think.x + units (room, 60));
  holds (room, "name=\"Think\" x=\"24\" y=\"88\"");
}

/* Two units off its neighbour's left edge it stands on it, with a line from one to the other. */
static void
move_along_guide (Room *room)
{
  DriverRect ask = item (room, ASK), learn = item (room, LEARN);
  DriverRect line = { ask.x - 2, ask.y + ask.height + units (room, 10), 5, units (room, 12) };

  driver_drag_begin (middle_x (learn), middle_y (learn), middle_x (learn) - (learn.x - ask.x) + 2,
                     middle_y (learn) - units (room, 40));
  driver_wait_shown (line, ACCENT);
  driver_screenshot ("gestures-guide");
  driver_drag_end ();
  await_change (room);
  g_assert_cmpint (item (room, LEARN).x, ==, ask.x);
}

static void
move_note (Room *room)
{
  DriverRect note = item (room, NOTE);

  driver_drag (middle_x (note), middle_y (note), middle_x (note) + units (room, 80), middle_y (note));
  await_change (room);
  g_assert_cmpint (item (room, NOTE).x, >, note.x + units (room, 60));
}

static void
nudge (Room *room)
{
  hands_select (room->driver, LEARN);
  driver_keys ("ctrl+Left");
  await_change (room);
  holds (room, "name=\"Learn\" x=\"416\" y=\"280\"");
}

/* --- the selection ----------------------------------------------------------------------------------------- */

static void
open_menu (Room *room, int x, int y, const char *expected)
{
  g_autofree char *words = g_strdup_printf ("mousemove %d %d sleep 0.05 click 3", x, y);

  driver_hands (words);
  driver_await (room->driver, "menu item", expected);
}

/* Shift adds to what is selected. */
static void
align (Room *room)
{
  DriverRect ask = item (room, ASK), learn = item (room, LEARN);
  g_autofree char *words = g_strdup_printf ("keydown shift mousemove %d %d sleep 0.05 click 1 sleep 0.05 keyup shift",
                                            middle_x (learn), middle_y (learn));

  hands_select (room->driver, ASK);
  driver_hands (words);
  driver_wait_state (room->driver, "list item", LEARN, ATSPI_STATE_SELECTED, TRUE);
  driver_wait_state (room->driver, "list item", ASK, ATSPI_STATE_SELECTED, TRUE);
  open_menu (room, middle_x (ask), middle_y (ask), "*Align*");
  driver_screenshot ("gestures-align");
  driver_press (room->driver, "menu item", "*eft edges");
  await_change (room);
  holds (room, "name=\"Learn\" x=\"24\" y=\"280\"");
}

static void
duplicate (Room *room)
{
  hands_select (room->driver, LEARN);
  driver_keys ("ctrl+d");
  driver_wait_count (room->driver, "list item", LEARN, 2);
}

static void
cut (Room *room)
{
  hands_select (room->driver, LEARN);
  driver_keys ("ctrl+x");
  driver_wait_gone (room->driver, "list item", LEARN);
}

static void
paste (Room *room)
{
  hands_select (room->driver, THINK);
  driver_keys ("ctrl+c ctrl+v");
  driver_wait_count (room->driver, "list item", THINK, 2);
}

static void delete (Room *room)
{
  hands_select (room->driver, MEND);
  driver_keys ("Delete");
  driver_wait_gone (room->driver, "list item", MEND);
}

static void
edit_note (Room *room)
{
  hands_select (room->driver, NOTE);
  driver_keys ("Return ctrl+a");
  driver_type ("Ask earlier");
  driver_keys ("Return");
  driver_await (room->driver, "list item", "*Ask earlier*");
}

static const struct
{
  const char *name;
  const char *command; /* as the tooltip of the button says */
  void (*gesture) (Room *room);
} gestures[] = {
  { "connect into the open", "Add step", connect_into_the_open },
  { "connect backwards", "Add feedback", connect_backwards },
  { "plug the end", "Reconnect", plug_end },
  { "plug the start", "Reconnect", plug_start },
  { "move a stream", "Move", move_stream },
  { "move along a guide", "Move", move_along_guide },
  { "move a note", "Move", move_note },
  { "nudge", "Move", nudge },
  { "align", "Align", align },
  { "duplicate", "Duplicate", duplicate },
  { "cut", "Cut", cut },
  { "paste", "Paste", paste },
  { "delete", "Delete", delete },
  { "edit a note", "Rename", edit_note },
};

/* --- what changes nothing ---------------------------------------------------------------------------------- */

static void
assert_nothing_done (Room *room)
{
  driver_wait_state (room->driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, FALSE);
}

/* Said before the step is let go of. */
static void
refuse_loop (Room *room)
{
  DriverRect learn = item (room, LEARN);
  DriverRect above = { middle_x (learn), learn.y - 8, 3, 8 };

  begin_connection (room, learn, middle_x (learn), middle_y (learn));
  driver_wait_shown (above, REFUSED);
  driver_screenshot ("gestures-loop");
  driver_drag_end ();
  assert_nothing_done (room);
}

/* The ghost of a card that is held at @x, @y is outlined somewhere in @area; Escape takes it away. */
static void
hold (Room *room, const char *card, int x, int y, DriverRect area, guint colour)
{
  DriverRect from = driver_rect (room->driver, "push button", card);
  g_autofree char *name = g_strdup_printf ("gestures-ghost-%d-%d", x, y);

  g_assert_false (driver_shows (area, colour));
  driver_drag_begin (from.x + 20, from.y + from.height / 2, x, y);
  driver_wait_shown (area, colour);
  driver_screenshot (name);
  driver_keys ("Escape");
  for (guint tries = 0; driver_shows (area, colour); tries++)
    g_assert_cmpuint (tries, <, 50);
  driver_drag_end ();
  assert_nothing_done (room);
}

static void
show_ghosts (Room *room)
{
  DriverRect ask = item (room, ASK), mend = item (room, MEND), think = item (room, THINK), canvas;
  DriverRect second = item (room, "Second, *"), first = item (room, "First, *"), area;
  int gap = units (room, 72);

  driver_keys ("Escape");
  canvas = hands_canvas (room->driver);
  /* Into the flow: it is lit. */
  area = (DriverRect){ (ask.x + ask.width + mend.x) / 2 - 4, middle_y (ask) - 6, 8, 12 };
  hold (room, "Plan", middle_x (area), middle_y (ask), area, ACCENT);
  /* Behind a step: a connection leads to where the next card will be. */
  area = (DriverRect){ think.x + think.width + gap / 4, middle_y (think) - 3, gap / 2, 6 };
  hold (room, "Plan", think.x + think.width + 8, middle_y (think) + 8, area, ACCENT);
  /* Beside everything: a stream, whose frame is larger than the card. */
  area = (DriverRect){ canvas.x + 8, second.y + second.height + 8, second.x + units (room, 320) - canvas.x, 40 };
  hold (room, "Plan", second.x + units (room, 180), second.y + second.height + units (room, 90), area, ACCENT);
  /* A note: the stream that it falls into is outlined. */
  area = (DriverRect){ first.x - 5, middle_y (first), 8, 8 };
  hold (room, "Parked", middle_x (ask), item (room, NOTE).y, area, ACCENT);
}

static void
close_menu (Room *room, const char *open)
{
  driver_keys ("Escape");
  driver_wait_gone (room->driver, "menu item", open);
}

static void
open_menus (Room *room)
{
  DriverRect ask = item (room, ASK), mend = item (room, MEND), note = item (room, NOTE), second;

  second = item (room, "Second, *");
  open_menu (room, middle_x (ask), middle_y (ask), "*Connect to*");
  close_menu (room, "*Connect to*");
  open_menu (room, (ask.x + ask.width + mend.x) / 2, middle_y (ask), "*Turn into*");
  close_menu (room, "*Turn into*");
  open_menu (room, middle_x (note), middle_y (note), "*Vote for it*");
  close_menu (room, "*Vote for it*");
  open_menu (room, second.x + units (room, 40), second.y + units (room, 20), "*Record*measurement*");
  close_menu (room, "*Record*measurement*");
  open_menu (room, middle_x (second), second.y + second.height + 12, "*Select*all*");
  close_menu (room, "*Select*all*");
  hands_select (room->driver, ASK);
  driver_keys ("shift+F10");
  driver_await (room->driver, "menu item", "*Connect to*");
  close_menu (room, "*Connect to*");
  assert_nothing_done (room);
}

static void
wheel (int x, int y, const char *around, int button)
{
  g_autofree char *words = g_strdup_printf ("mousemove %d %d sleep 0.05 keydown ctrl click %d sleep 0.05 keyup ctrl%s",
                                            x, y, button, around);

  driver_hands (words);
}

/* What is under the pointer stays there. */
static void
zoom_at_pointer (Room *room)
{
  DriverRect learn = item (room, LEARN), after;
  int width = learn.width;

  wheel (learn.x, learn.y, "", 4);
  do
    after = item (room, LEARN);
  while (after.width <= width);
  g_assert_cmpint (ABS (after.x - learn.x), <=, 2);
  g_assert_cmpint (ABS (after.y - learn.y), <=, 2);
  wheel (learn.x, learn.y, "", 5);
  do
    after = item (room, LEARN);
  while (after.width > width);
}

static void
wait_at (Room *room, int x, int y)
{
  DriverRect ask;

  for (guint tries = 0; tries < 100; tries++)
    {
      ask = item (room, ASK);
      if (ABS (ask.x - x) <= 2 && ABS (ask.y - y) <= 2)
        return;
    }
  g_error ("it is at %d, %d, not at %d, %d", ask.x, ask.y, x, y);
}

static void
pan (Room *room)
{
  DriverRect ask = item (room, ASK), canvas = hands_canvas (room->driver);
  int x = canvas.x + 60, y = canvas.y + canvas.height - 60;
  g_autofree char *middle =
      g_strdup_printf ("mousemove %d %d mousedown 2 sleep 0.05 mousemove %d %d sleep 0.03 mousemove %d %d sleep 0.05 "
                       "mouseup 2",
                       x, y, x + 20, y - 10, x + 40, y - 30);
  g_autofree char *space = g_strdup_printf (
      "keydown space mousemove %d %d mousedown 1 sleep 0.05 mousemove %d %d sleep 0.03 mousemove %d %d "
      "sleep 0.05 mouseup 1 keyup space",
      x + 40, y - 30, x + 20, y - 20, x, y);

  hands_select (room->driver, ASK);
  driver_hands (middle);
  wait_at (room, ask.x + 40, ask.y - 30);
  driver_hands (space);
  wait_at (room, ask.x, ask.y);
  driver_hands ("click 5");
  wait_at (room, ask.x, ask.y - 60);
  driver_hands ("click 4");
  wait_at (room, ask.x, ask.y);
  /* A wheel that goes sideways, and one that is turned with Shift. */
  driver_hands ("click 7 sleep 0.05 keydown shift click 5 keyup shift");
  wait_at (room, ask.x - 120, ask.y);
  driver_hands ("click 6 click 6");
  wait_at (room, ask.x, ask.y);
  assert_nothing_done (room);
}

/* What was selected when it was deleted is selected when it comes back. */
static void
see_selection_again (Room *room)
{
  hands_select (room->driver, MEND);
  driver_keys ("Delete");
  driver_wait_gone (room->driver, "list item", MEND);
  hands_select (room->driver, ASK);
  driver_keys ("ctrl+z");
  driver_wait_state (room->driver, "list item", MEND, ATSPI_STATE_SELECTED, TRUE);
  driver_wait_state (room->driver, "list item", ASK, ATSPI_STATE_SELECTED, FALSE);
}

static void
test_gestures (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "map.vstream", MAP), *before = NULL;
  Room room = { path, driver_start (home, path), 0 };

  driver_await (room.driver, "list item", THINK);
  room.unit = item (&room, ASK).width / 200.0;
  refuse_loop (&room);
  show_ghosts (&room);
  open_menus (&room);
  hands_save (path);
  before = hands_read (path);
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      g_autofree char *tooltip = g_strdup_printf ("Undo*%s*", gestures[i].command);

      g_test_message ("%s", gestures[i].name);
      gestures[i].gesture (&room);
      driver_wait_description (room.driver, "push button", "Undo", tooltip);
      hands_assert_one_step (room.driver, path, before);
    }
  see_selection_again (&room);
  zoom_at_pointer (&room);
  pan (&room);
  driver_stop (room.driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/gestures", test_gestures);
  return g_test_run ();
}

#include "hands.h"
#include "reader.h"

#include <libxml/parser.h>
#include <string.h>

/* The first whole thing: a facilitator draws a stream, is warned, mends it, saves, comes back, and takes pictures: with
 * the pointer, with keys alone, and through AT-SPI alone. */

/** Means: what one works with. @draw: six steps, of which the last does not lead back, from the start page on; it ends
 * when the warning of that is all that is wrong. @mend: connects the last step with the first. @save_as, @save: @path.
 * @undo_all, @redo_all: Returns: how many. @open: @path, from the start page on. @export: a picture of the kind
 * @kind. */
typedef struct
{
  const char *name;
  void (*draw) (Driver *driver);
  void (*mend) (Driver *driver);
  void (*save_as) (Driver *driver, const char *path);
  void (*save) (Driver *driver, const char *path);
  guint (*undo_all) (Driver *driver);
  guint (*redo_all) (Driver *driver);
  void (*close) (Driver *driver);
  void (*open) (Driver *driver, const char *path);
  void (*export_png) (Driver *driver, const char *path);
  void (*export_svg) (Driver *driver, const char *path);
} Means;

#define APART "Warning: Nothing leads from those who talk to customers and users to “Obtain/build”*"
#define MISSING "Warning: Nothing leads from “Deliver & support” back*"

static const char *const activities[] = { "Plan",         "Improve",          "Engage", "Design & transition",
                                          "Obtain/build", "Deliver & support" };

static char *
step_pattern (const char *activity)
{
  return g_strdup_printf ("%s, %s*", activity, activity);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strstr_len (data, (gssize)length, text) != NULL;
}

/* The ids of a new map are its kinds and numbers, in the order in which things were made. */
static void
check_drawn (GBytes *file)
{
  static const char *const parts[] = {
    "activity=\"plan\"",     "activity=\"deliver-support\"", "from=\"n1\" to=\"n2\"",
    "from=\"n2\" to=\"n3\"", "from=\"n3\" to=\"n4\"",        "from=\"n4\" to=\"n5\"",
    "from=\"n5\" to=\"n6\"", "from=\"n6\" to=\"n1\"",        "<feedback id=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!holds (file, parts[i]))
      g_error ("no %s in\n%s", parts[i], (const char *)g_bytes_get_data (file, NULL));
}

static void
assert_same_file (const char *path, GBytes *before)
{
  g_autoptr (GBytes) now = driver_wait_file (path);

  if (!g_bytes_equal (now, before))
    g_error ("the file is another one:\n%s", (const char *)g_bytes_get_data (now, NULL));
}

static void
take_shot (const Means *means, const char *of)
{
  g_autofree char *name = g_strdup_printf ("facilitator-%s-%s", means->name, of);

  driver_screenshot (name);
}

static void
draw_and_save (const Means *means, const char *home, const char *path, GBytes **drawn)
{
  Driver *driver = driver_start (home, NULL);
  guint undone;

  means->draw (driver);
  driver_await (driver, "panel", MISSING);
  take_shot (means, "warned");
  means->mend (driver);
  driver_wait_gone (driver, "panel", MISSING);
  take_shot (means, "feedback");
  means->save_as (driver, path);
  *drawn = driver_wait_file (path);
  check_drawn (*drawn);

  /* Six steps and three gestures more, whichever they are. */
  undone = means->undo_all (driver);
  g_assert_cmpuint (undone, ==, 9);
  g_assert_cmpuint (driver_count (driver, "list item", "*, *"), ==, 0);
  g_assert_cmpuint (means->redo_all (driver), ==, undone);
  means->save (driver, path);
  assert_same_file (path, *drawn);
  means->close (driver);
  driver_wait_exit (driver);
}

/* --- pictures ---------------------------------------------------------------------------------------------- */

static void
check_png (const char *path)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  g_autoptr (GBytes) picture = driver_wait_file (path);
  const guint8 *data = g_bytes_get_data (picture, NULL);
  guint32 size[2];

  g_assert_cmpuint (g_bytes_get_size (picture), >, 1000);
  g_assert_cmpmem (data, sizeof signature, signature, sizeof signature);
  memcpy (size, data + 16, sizeof size);
  /* Six cards, and less high than two rows of cards, both at least at their own size; in one row if nobody dropped them
   * elsewhere. */
  g_assert_cmpuint (GUINT32_FROM_BE (size[0]), >, 6 * 200);
  g_assert_cmpuint (GUINT32_FROM_BE (size[1]), >, 2 * 104);
}

static void
check_svg (const char *path)
{
  g_autoptr (GBytes) picture = driver_wait_file (path);
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (picture, NULL), (int)g_bytes_get_size (picture), "picture.svg",
                                    NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  g_assert_cmpstr ((const char *)xmlDocGetRootElement (document)->name, ==, "svg");
  xmlFreeDoc (document);
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *escaped = g_markup_escape_text (activities[i], -1);
      g_autofree char *text = g_strdup_printf (">%s<", escaped);

      g_assert_true (holds (picture, text));
    }
}

static void
open_and_save (const Means *means, const char *home, const char *path, GBytes *drawn)
{
  g_autofree char *png = g_build_filename (home, "stream.png", NULL),
                  *svg = g_build_filename (home, "stream.svg", NULL);
  Driver *driver = driver_start (home, NULL);

  means->open (driver, path);
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *step = step_pattern (activities[i]);
      driver_await (driver, "list item", step);
    }
  means->save (driver, path);
  assert_same_file (path, drawn);
  means->export_png (driver, png);
  check_png (png);
  driver_wait_gone (driver, "frame", "Export");
  means->export_svg (driver, svg);
  check_svg (svg);
  driver_wait_gone (driver, "frame", "Export");
  driver_stop (driver);
}

static void
test_facilitator (gconstpointer data)
{
  const Means *means = data;
  char *home = driver_home ();
  g_autofree char *path = g_build_filename (home, "stream.vstream", NULL);
  g_autoptr (GBytes) drawn = NULL;

  draw_and_save (means, home, path, &drawn);
  open_and_save (means, home, path, drawn);
  driver_home_remove (home);
}

/* --- with the pointer -------------------------------------------------------------------------------------- */

static void
drop_activities (Driver *driver)
{
  DriverRect canvas = hands_canvas (driver);

  hands_zoom_out (5);
  driver_await (driver, "label", "40 %");
  hands_drop (driver, "Plan", canvas.x + 80, canvas.y + canvas.height / 3);
  driver_await (driver, "list item", "Plan, Plan*");
  for (guint i = 1; i < 4; i++)
    {
      g_autofree char *before = step_pattern (activities[i - 1]), *step = step_pattern (activities[i]);

      hands_drop_behind (driver, activities[i], before);
      driver_await (driver, "list item", step);
    }
  /* The last two fall below the others, unconnected. */
  for (guint i = 4; i < 6; i++)
    {
      g_autofree char *step = step_pattern (activities[i]);
      DriverRect above = hands_step (driver, i == 4 ? "Improve, *" : "Design & transition, *");

      hands_drop (driver, activities[i], above.x + above.width / 2, above.y + above.height + 24);
      driver_await (driver, "list item", step);
    }
}

static void
draw_by_pointer (Driver *driver)
{
  hands_start_empty (driver);
  drop_activities (driver);
  hands_connect (driver, "Design & transition, *", "Obtain/build, *");
  driver_wait_gone (driver, "panel", "Warning: “Obtain/build” is not connected*");
  g_assert_cmpuint (driver_count (driver, "panel", MISSING), ==, 1);
  hands_connect (driver, "Obtain/build, *", "Deliver & support, *");
}

static void
mend_by_pointer (Driver *driver)
{
  hands_connect (driver, "Deliver & support, *", "Plan, *");
}

/* --- with keys --------------------------------------------------------------------------------------------- */

static void
save_as_with_keys (Driver *driver, const char *path)
{
  driver_keys ("ctrl+s");
  hands_type_path (driver, "Save the Map", path);
}

static void
save_with_keys (Driver *driver, const char *path)
{
  hands_save (path);
}

static void
close_with_keys (Driver *driver)
{
  driver_keys ("ctrl+w");
}

static void
open_with_keys (Driver *driver, const char *path)
{
  driver_keys ("ctrl+o");
  hands_type_path (driver, "Open a Map", path);
}

static void
export_png_with_keys (Driver *driver, const char *path)
{
  driver_wait_window ("*Streamwright");
  driver_keys ("ctrl+e");
  driver_wait_window ("Export");
  driver_keys ("Tab Return");
  hands_type_path (driver, "Export the Picture", path);
}

static void
export_svg_with_keys (Driver *driver, const char *path)
{
  driver_wait_window ("*Streamwright");
  driver_keys ("ctrl+e");
  driver_wait_window ("Export");
  driver_keys ("Tab Tab Return");
  driver_await (driver, "label", "SVG*");
  driver_keys ("Up Return");
  /* Only a PNG has a size. */
  driver_wait_state (driver, "list item", "Size in percent", ATSPI_STATE_SENSITIVE, FALSE);
  driver_keys ("shift+Tab Return");
  hands_type_path (driver, "Export the Picture", path);
}

static void
choose_with_keys (Driver *driver, const char *from, const char *to)
{
  driver_wait_state (driver, "list item", from, ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("ctrl+k");
  driver_await (driver, "label", "Connect to");
  hands_press_until_focused (driver, "Tab", to);
  driver_keys ("Return");
  driver_wait_gone (driver, "label", "Connect to");
}

/* The palette connects what it adds, so something has to be taken apart before it can be mended. */
static void
draw_with_keys (Driver *driver)
{
  hands_press_until_focused (driver, "Tab", "Empty Map");
  driver_keys ("Return");
  driver_await (driver, "list", "Value stream map");
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *step = step_pattern (activities[i]), *digit = g_strdup_printf ("%u", i + 1);

      driver_keys (digit);
      driver_wait_state (driver, "list item", step, ATSPI_STATE_FOCUSED, TRUE);
    }
  driver_keys ("Left Left");
  driver_wait_state (driver, "list item", "Design & transition, *", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("alt+Right");
  driver_wait_state (driver, "list item", "Flow from Design & transition to *", ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("Delete");
  driver_await (driver, "panel", APART);
  hands_press_until_focused (driver, "Tab", "Design & transition, *");
  choose_with_keys (driver, "Design & transition, *", "Obtain/build");
  driver_wait_gone (driver, "panel", APART);
}

static void
mend_with_keys (Driver *driver)
{
  driver_keys ("Right Right");
  choose_with_keys (driver, "Deliver & support, *", "Plan (feedback)");
}

/* --- through AT-SPI ---------------------------------------------------------------------------------------- */

static void
draw_by_reader (Driver *driver)
{
  driver_press (driver, "push button", "Empty Map");
  driver_await (driver, "list", "Value stream map");
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *step = step_pattern (activities[i]);

      driver_press (driver, "push button", activities[i]);
      driver_wait_state (driver, "list item", step, ATSPI_STATE_SELECTED, TRUE);
    }
  driver_act (driver, "list", "Value stream map", "canvas.zoom-fit");
  driver_act (driver, "list item", "Flow from Design & transition to *", "element.delete");
  driver_await (driver, "panel", APART);
  reader_connect (driver, "Design & transition, *", "Obtain/build");
  driver_wait_gone (driver, "panel", APART);
}

static void
mend_by_reader (Driver *driver)
{
  reader_connect (driver, "Deliver & support, *", "Plan (feedback)");
}

static void
save_as_by_reader (Driver *driver, const char *path)
{
  reader_act_on_window (driver, "win.save");
  reader_type_path (driver, "Save the Map", "_Save*", path);
}

static void
save_by_reader (Driver *driver, const char *path)
{
  guint64 before = hands_file_number (path);

  reader_act_on_window (driver, "win.save");
  hands_wait_saved (path, before);
}

static guint
undo_all_by_reader (Driver *driver)
{
  return reader_act_all_on_window (driver, "win.undo");
}

static guint
redo_all_by_reader (Driver *driver)
{
  return reader_act_all_on_window (driver, "win.redo");
}

/* A window that goes may not answer any more. */
static void
close_by_reader (Driver *driver)
{
  g_autoptr (Thing) window = driver_wait (driver, "frame", "*Streamwright");

  thing_act (window, "win.close");
}

/* The files in GTK's chooser are in no accessible tree; what was saved is among the recent maps. */
static void
open_by_reader (Driver *driver, const char *path)
{
  driver_act (driver, "list item", "stream", "row.activate");
}

static void
export_png_by_reader (Driver *driver, const char *path)
{
  reader_act_on_window (driver, "win.export");
  driver_wait_state (driver, "frame", "Export", ATSPI_STATE_ACTIVE, TRUE);
  driver_press (driver, "push button", "Export…");
  reader_type_path (driver, "Export the Picture", "_Export*", path);
}

static void
export_svg_by_reader (Driver *driver, const char *path)
{
  reader_act_on_window (driver, "win.export");
  driver_wait_state (driver, "frame", "Export", ATSPI_STATE_ACTIVE, TRUE);
  driver_act (driver, "combo box", "Format", "choice.previous");
  driver_wait_state (driver, "list item", "Size in percent", ATSPI_STATE_SENSITIVE, FALSE);
  driver_press (driver, "push button", "Export…");
  reader_type_path (driver, "Export the Picture", "_Export*", path);
}

int
main (int argc, char **argv)
{
  static const Means pointer = { "pointer",      draw_by_pointer,      mend_by_pointer,     save_as_with_keys,
                                 save_with_keys, hands_undo_all,       hands_redo_all,      close_with_keys,
                                 open_with_keys, export_png_with_keys, export_svg_with_keys };
  static const Means keys = { "keys",         draw_with_keys,       mend_with_keys,      save_as_with_keys,
                              save_with_keys, hands_undo_all,       hands_redo_all,      close_with_keys,
                              open_with_keys, export_png_with_keys, export_svg_with_keys };
  static const Means reader = { "reader",       draw_by_reader,       mend_by_reader,      save_as_by_reader,
                                save_by_reader, undo_all_by_reader,   redo_all_by_reader,  close_by_reader,
                                open_by_reader, export_png_by_reader, export_svg_by_reader };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/display/facilitator/pointer", &pointer, test_facilitator);
  g_test_add_data_func ("/display/facilitator/keyboard", &keys, test_facilitator);
  g_test_add_data_func ("/display/facilitator/accessible", &reader, test_facilitator);
  return g_test_run ();
}

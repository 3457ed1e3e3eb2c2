#include "hands.h"

#include <libxml/parser.h>
#include <string.h>

/* The first whole thing: a facilitator draws a stream, is warned, mends it, saves, comes back, and takes pictures. */

#define MISSING "Warning: Nothing leads from “Deliver & support” back*"

static const char *const activities[] = { "Plan",         "Improve",          "Engage", "Design & transition",
                                          "Obtain/build", "Deliver & support" };

static char *
step_pattern (const char *activity)
{
  return g_strdup_printf ("%s, %s*", activity, activity);
}

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
connect_them (Driver *driver)
{
  hands_connect (driver, "Design & transition, *", "Obtain/build, *");
  driver_wait_gone (driver, "panel", "Warning: “Obtain/build” is not connected*");
  g_assert_cmpuint (driver_count (driver, "panel", MISSING), ==, 1);
  hands_connect (driver, "Obtain/build, *", "Deliver & support, *");
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
draw_and_save (const char *home, const char *path, GBytes **drawn)
{
  Driver *driver = driver_start (home, NULL);
  guint undone;

  hands_start_empty (driver);
  drop_activities (driver);
  connect_them (driver);
  driver_await (driver, "panel", MISSING);
  driver_screenshot ("facilitator-warned");
  hands_connect (driver, "Deliver & support, *", "Plan, *");
  driver_wait_gone (driver, "panel", MISSING);
  driver_screenshot ("facilitator-feedback");
  driver_keys ("ctrl+s");
  hands_type_path (driver, "Save the Map", path);
  *drawn = driver_wait_file (path);
  check_drawn (*drawn);

  undone = hands_undo_all (driver);
  g_assert_cmpuint (undone, ==, 9);
  g_assert_cmpuint (driver_count (driver, "list item", "*, *"), ==, 0);
  g_assert_cmpuint (hands_redo_all (driver), ==, undone);
  hands_save (path);
  assert_same_file (path, *drawn);
  driver_keys ("ctrl+w");
  driver_wait_exit (driver);
}

/* --- pictures ---------------------------------------------------------------------------------------------- */

static void
export_png (Driver *driver, const char *path)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  g_autoptr (GBytes) picture = NULL;
  const guint8 *data;
  guint32 size[2];

  driver_wait_window ("*Streamwright");
  driver_keys ("ctrl+e");
  driver_wait_window ("Export");
  driver_keys ("Tab Return");
  hands_type_path (driver, "Export the Picture", path);
  picture = driver_wait_file (path);
  data = g_bytes_get_data (picture, NULL);
  g_assert_cmpuint (g_bytes_get_size (picture), >, 1000);
  g_assert_cmpmem (data, sizeof signature, signature, sizeof signature);
  memcpy (size, data + 16, sizeof size);
  /* Six cards, and less high than two rows of cards, both at least at their own size. */
  g_assert_cmpuint (GUINT32_FROM_BE (size[0]), >, 6 * 200);
  g_assert_cmpuint (GUINT32_FROM_BE (size[1]), >, 2 * 104);
  driver_wait_gone (driver, "frame", "Export");
}

static void
export_svg (Driver *driver, const char *path)
{
  g_autoptr (GBytes) picture = NULL;
  xmlDoc *document;

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
  picture = driver_wait_file (path);
  document = xmlReadMemory (g_bytes_get_data (picture, NULL), (int)g_bytes_get_size (picture), "picture.svg", NULL,
                            XML_PARSE_NONET);
  g_assert_nonnull (document);
  g_assert_cmpstr ((const char *)xmlDocGetRootElement (document)->name, ==, "svg");
  xmlFreeDoc (document);
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *escaped = g_markup_escape_text (activities[i], -1);
      g_autofree char *text = g_strdup_printf (">%s<", escaped);

      g_assert_true (holds (picture, text));
    }
  driver_wait_gone (driver, "frame", "Export");
}

static void
open_and_save (const char *home, const char *path, GBytes *drawn)
{
  g_autofree char *png = g_build_filename (home, "stream.png", NULL),
                  *svg = g_build_filename (home, "stream.svg", NULL);
  Driver *driver = driver_start (home, NULL);

  driver_keys ("ctrl+o");
  hands_type_path (driver, "Open a Map", path);
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *step = step_pattern (activities[i]);
      driver_await (driver, "list item", step);
    }
  hands_save (path);
  assert_same_file (path, drawn);
  export_png (driver, png);
  export_svg (driver, svg);
  driver_stop (driver);
}

static void
test_facilitator (void)
{
  char *home = driver_home ();
  g_autofree char *path = g_build_filename (home, "stream.vstream", NULL);
  g_autoptr (GBytes) drawn = NULL;

  draw_and_save (home, path, &drawn);
  open_and_save (home, path, drawn);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/facilitator", test_facilitator);
  return g_test_run ();
}

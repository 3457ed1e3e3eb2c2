#include "hands.h"

#include <string.h>

/* What is copied is asked for by another program (xclip), and what another program copied is pasted. */

#define OWN "application/vnd.streamwright.map+xml"
#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"
#define STEPS                                                                                                          \
  "    <step id=\"n1\" activity=\"engage\" name=\"Ask\" x=\"24\" y=\"88\" process=\"15min\" wait=\"2d\" "              \
  "accuracy=\"80%\" team=\"t1\"/>\n"                                                                                   \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Mend\" x=\"324\" y=\"88\" process=\"1h\"/>\n"               \
  "    <step id=\"n3\" activity=\"improve\" name=\"Learn\" x=\"624\" y=\"88\"/>\n"                                     \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\" label=\"asked\"/>\n"                                                      \
  "    <flow id=\"f2\" from=\"n2\" to=\"n3\"/>\n"
#define MAP                                                                                                            \
  HEAD "  <team id=\"t1\" name=\"Desk\"/>\n"                                                                           \
       "  <stream id=\"s1\" name=\"Mending\" trigger=\"Call\" outcome=\"Done\" x=\"0\" y=\"0\">\n" STEPS               \
       "    <note id=\"k1\" kind=\"parked\" x=\"24\" y=\"220\">Who pays?</note>\n"                                     \
       "  </stream>\n</map>\n"
#define EMPTY "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"T\"/>"

#define ASK "Ask, Engage*"
#define MEND "Mend, Deliver & support*"
#define STREAM "Mending, 3 steps*"

#define NBSP "\u00a0"

static GBytes *
run (const char *const *argv, const char *input, gsize length, gboolean *worked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) in = input != NULL ? g_bytes_new_static (input, length) : NULL;
  GSubprocessFlags flags = input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, flags | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  GBytes *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  *worked = g_subprocess_get_successful (process);
  return output;
}

static char *
text_of (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* --- the other program ------------------------------------------------------------------------------------- */

/* Returns: (nullable): NULL if the clipboard does not offer @type */
static GBytes *
fetch (const char *type)
{
  const char *argv[] = { "xclip", "-selection", "clipboard", "-t", type, "-o", NULL };
  gboolean worked;
  GBytes *bytes = run (argv, NULL, 0, &worked);

  if (!worked)
    g_clear_pointer (&bytes, g_bytes_unref);
  return bytes;
}

static char *
fetch_text (const char *type)
{
  g_autoptr (GBytes) bytes = fetch (type);

  g_assert_nonnull (bytes);
  return text_of (bytes);
}

static void
offer (const char *type, const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                                                      &error, "xclip", "-selection", "clipboard", "-t", type, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Copies, and waits until the clipboard is another one than the text that was put there before. */
static void
copy (const char *keys)
{
  offer ("text/plain", "old", 3);
  driver_keys (keys);
  for (guint tries = 0; tries < 300; tries++)
    {
      g_autofree char *targets = fetch_text ("TARGETS");

      if (strstr (targets, OWN) != NULL)
        return;
      g_usleep (20000);
    }
  g_error ("nothing was copied");
}

/* What a program for pictures sees in @bytes. Outlines and shadows reach a little beyond what they belong to. */
static void
assert_near (const char *number, guint expected)
{
  g_assert_cmpint (ABS ((int)g_ascii_strtoll (number, NULL, 10) - (int)expected), <=, 12);
}

static void
assert_picture (GBytes *bytes, guint width, guint height)
{
  const char *argv[] = { "identify", "-format", "%m %w %h %k", "-", NULL };
  gboolean worked;
  g_autoptr (GBytes) output = run (argv, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &worked);
  g_autofree char *text = text_of (output);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_assert_true (worked);
  g_assert_cmpuint (g_strv_length (words), ==, 4);
  g_assert_cmpstr (words[0], ==, "PNG");
  assert_near (words[1], width);
  assert_near (words[2], height);
  /* Ground, card, text and its edges: a blank picture has one. */
  g_assert_cmpuint (g_ascii_strtoull (words[3], NULL, 10), >, 20);
}

static void
keep (const char *name, GBytes *bytes)
{
  const char *folder = g_getenv ("SW_SCREENSHOTS");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", name, NULL);

  if (folder != NULL && *folder != '\0')
    g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL);
}

static void
assert_pictures (const char *name, guint width, guint height)
{
  g_autoptr (GBytes) png = fetch ("image/png"), svg = fetch ("image/svg+xml"), rendered = NULL;
  const char *argv[] = { "rsvg-convert", NULL };
  g_autofree char *png_name = g_strconcat (name, ".png", NULL), *svg_name = g_strconcat (name, ".svg", NULL);
  gboolean worked;

  g_assert_nonnull (png);
  g_assert_nonnull (svg);
  keep (png_name, png);
  keep (svg_name, svg);
  assert_picture (png, 2 * width, 2 * height);
  rendered = run (argv, g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), &worked);
  g_assert_true (worked);
  assert_picture (rendered, width, height);
}

/* --- out --------------------------------------------------------------------------------------------------- */

static void
select_both (Driver *driver)
{
  DriverRect mend = hands_step (driver, MEND);

  hands_select (driver, ASK);
  g_spawn_command_line_sync ("xdotool keydown shift", NULL, NULL, NULL, NULL);
  driver_click (mend.x + mend.width / 2, mend.y + mend.height / 2);
  g_spawn_command_line_sync ("xdotool keyup shift", NULL, NULL, NULL, NULL);
  driver_wait_state (driver, "list item", MEND, ATSPI_STATE_SELECTED, TRUE);
}

static void
select_stream (Driver *driver, const char *name)
{
  DriverRect rect = hands_step (driver, name);

  driver_click (rect.x + 80, rect.y + 14);
  driver_wait_state (driver, "list item", name, ATSPI_STATE_SELECTED, TRUE);
}

static void
assert_text (const char *expected)
{
  g_autofree char *text = fetch_text ("UTF8_STRING");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_out (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "out.vstream", MAP);
  Driver *driver = driver_start (home, path);
  g_autofree char *own = NULL;

  /* The frame reaches 24 beyond its steps and notes, from 0 to 848 and from 0 to 340, and is 120 wider and 72 higher
   * with the ladder; the picture reaches 24 beyond the frame. */
  select_stream (driver, STREAM);
  copy ("ctrl+c");
  assert_pictures ("clipboard-stream", 848 + 120 + 48, 340 + 72 + 48);
  assert_text ("Mending: Call → Done\n"
               "  Ask, Engage, waits 2" NBSP "d, works 15" NBSP "min, 80" NBSP "%, Desk\n"
               "  Mend, Deliver & support, works 1" NBSP "h\n"
               "  Learn, Improve\n"
               "  Who pays?\n");

  /* Two cards, 300 apart, with what connects them and without what leads away. */
  select_both (driver);
  copy ("ctrl+c");
  assert_pictures ("clipboard-steps", 500 + 48, 104 + 48);
  own = fetch_text (OWN);
  g_assert_nonnull (strstr (own, "label=\"asked\""));
  g_assert_null (strstr (own, "to=\"n3\""));
  g_assert_null (strstr (own, "Who pays?"));
  assert_text ("Mending: Call → Done\n"
               "  Ask, Engage, waits 2" NBSP "d, works 15" NBSP "min, 80" NBSP "%, Desk\n"
               "  Mend, Deliver & support, works 1" NBSP "h\n");

  driver_click_on (driver, "list item", "Parked*");
  driver_wait_state (driver, "list item", "Parked*", ATSPI_STATE_SELECTED, TRUE);
  copy ("ctrl+c");
  assert_pictures ("clipboard-note", 168 + 48, 96 + 48);
  assert_text ("Mending: Call → Done\n  Who pays?\n");
  driver_stop (driver);
  driver_home_remove (home);
}

/* --- from one map to another ------------------------------------------------------------------------------- */

#define TAKEN                                                                                                          \
  HEAD "  <team id=\"t1\" name=\"Builders\"/>\n"                                                                       \
       "  <stream id=\"s1\" name=\"Own\" trigger=\"Year\" outcome=\"Plan\" x=\"0\" y=\"600\">\n"                       \
       "    <step id=\"n1\" activity=\"plan\" name=\"Think\" x=\"24\" y=\"88\"/>\n"                                    \
       "  </stream>\n</map>\n"

/* The same with the stream of MAP in it: nothing is missing, no id is there twice, the team came along. */
#define PASTED                                                                                                         \
  HEAD "  <team id=\"t1\" name=\"Builders\"/>\n  <team id=\"t2\" name=\"Desk\"/>\n"                                    \
       "  <stream id=\"s1\" name=\"Own\" trigger=\"Year\" outcome=\"Plan\" x=\"0\" y=\"600\">\n"                       \
       "    <step id=\"n1\" activity=\"plan\" name=\"Think\" x=\"24\" y=\"88\"/>\n"                                    \
       "  </stream>\n"                                                                                                 \
       "  <stream id=\"s2\" name=\"Mending\" trigger=\"Call\" outcome=\"Done\" x=\"32\" y=\"32\">\n"                   \
       "    <step id=\"n2\" activity=\"engage\" name=\"Ask\" x=\"24\" y=\"88\" process=\"15min\" wait=\"2d\" "         \
       "accuracy=\"80%\" team=\"t2\"/>\n"                                                                              \
       "    <step id=\"n3\" activity=\"deliver-support\" name=\"Mend\" x=\"324\" y=\"88\" process=\"1h\"/>\n"          \
       "    <step id=\"n4\" activity=\"improve\" name=\"Learn\" x=\"624\" y=\"88\"/>\n"                                \
       "    <flow id=\"f1\" from=\"n2\" to=\"n3\" label=\"asked\"/>\n"                                                 \
       "    <flow id=\"f2\" from=\"n3\" to=\"n4\"/>\n"                                                                 \
       "    <note id=\"k1\" kind=\"parked\" x=\"24\" y=\"220\">Who pays?</note>\n"                                     \
       "  </stream>\n</map>\n"

static GSubprocess *
open_second (Driver *driver, const char *path, gboolean own_process)
{
  const char *argv[] = { "dbus-run-session", "--", g_getenv ("SW_PROGRAM"), path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *folder = g_path_get_dirname (path), *log = g_build_filename (folder, "second", NULL);
  GSubprocess *process;

  g_subprocess_launcher_set_stderr_file_path (launcher, log);
  /* A bus of AT-SPI for the second program would take the place of the first one's. */
  if (own_process)
    g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "none", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, own_process ? argv : argv + 2, &error);
  g_assert_no_error (error);
  driver_wait_window ("*second*");
  return process;
}

/* What was pasted comes from another thread, and a save may be sooner. */
static void
save_until (const char *path, const char *expected)
{
  g_autofree char *now = NULL;

  for (guint tries = 0; tries < 30 && g_strcmp0 (now, expected) != 0; tries++)
    {
      hands_save (path);
      g_free (now);
      now = hands_read (path);
    }
  g_assert_cmpstr (now, ==, expected);
}

static void
test_between (gconstpointer own_process)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "first.vstream", MAP);
  g_autofree char *second = hands_file (home, "second.vstream", TAKEN), *undone = NULL;
  g_autofree char *log = NULL, *printed = NULL;
  Driver *driver = driver_start (home, path);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  select_stream (driver, STREAM);
  copy ("ctrl+c");
  process = open_second (driver, second, own_process != NULL);
  driver_keys ("ctrl+v");
  save_until (second, PASTED);
  driver_keys ("ctrl+z");
  hands_save (second);
  g_file_get_contents (second, &undone, NULL, NULL);
  g_assert_cmpstr (undone, ==, TAKEN);
  driver_keys ("ctrl+q");
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  log = g_build_filename (home, "second", NULL);
  g_file_get_contents (log, &printed, NULL, NULL);
  g_assert_null (strstr (printed, "WARNING"));
  g_assert_null (strstr (printed, "CRITICAL"));
  if (own_process != NULL)
    driver_stop (driver);
  else
    driver_wait_exit (driver);
  driver_home_remove (home);
}

/* --- cut ---------------------------------------------------------------------------------------------------- */

static void
test_cut (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "cut.vstream", MAP), *own = NULL;
  Driver *driver = driver_start (home, path);
  DriverRect ask = hands_step (driver, ASK), mend = hands_step (driver, MEND);

  select_both (driver);
  copy ("ctrl+x");
  driver_await (driver, "list item", "Mending, 1 step*");
  own = fetch_text (OWN);
  g_assert_nonnull (strstr (own, "label=\"asked\""));
  g_assert_cmpuint (hands_undo_all (driver), ==, 1);
  driver_await (driver, "list item", STREAM);

  /* A connection alone can't be copied: then it stays. */
  driver_keys ("Escape");
  driver_click ((ask.x + ask.width + mend.x) / 2, ask.y + ask.height / 2);
  driver_keys ("ctrl+x");
  driver_await (driver, NULL, "Only steps, notes and streams can be copied.");
  driver_wait_state (driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, FALSE);
  driver_stop (driver);
  driver_home_remove (home);
}

/* --- in ----------------------------------------------------------------------------------------------------- */

/* Whoever offers something and pastes at once may be sooner than the window, which has to ask what is offered. */
static void
paste_until (Driver *driver, const char *role, const char *name)
{
  for (guint tries = 0; tries < 5; tries++)
    {
      driver_keys ("ctrl+v");
      for (guint waits = 0; waits < 60; waits++)
        {
          if (driver_count (driver, role, name) > 0)
            return;
          g_usleep (100000);
        }
    }
  driver_await (driver, role, name);
}

static void
paste_refused (Driver *driver, const char *type, const char *data, const char *sentence)
{
  offer (type, data, strlen (data));
  paste_until (driver, NULL, sentence);
  driver_wait_state (driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, FALSE);
}

static void
paste_taken (Driver *driver)
{
  paste_until (driver, "list item", STREAM);
  driver_keys ("ctrl+z");
  driver_wait_gone (driver, "list item", STREAM);
}

/* What is no map, or a damaged one, is said in a sentence and changes nothing. */
static void
test_refused (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "refused.vstream", EMPTY);
  Driver *driver = driver_start (home, path);

  driver_await (driver, "list", "Value stream map");
  paste_refused (driver, OWN, "", "Nothing was pasted.*");
  paste_refused (driver, OWN, "rubbish", "Nothing was pasted. Line 1:*");
  paste_refused (driver, OWN, HEAD "<stream id='s1' x='0' y='0'><step id='n1' activity='plan'>",
                 "Nothing was pasted. Line 3:*");
  paste_refused (driver, OWN, EMPTY, "Nothing was pasted. There is nothing to paste.");
  paste_refused (driver, "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                 "Nothing was pasted. The picture holds no map: none was exported with it.");
  paste_refused (driver, "application/pdf", "%PDF-1.4", "The clipboard holds nothing that can be pasted here.");
  driver_stop (driver);
  driver_home_remove (home);
}

/* A map also comes as text, from an editor, in a picture that holds it, and as a file, from a file manager. */
static void
test_in (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "in.vstream", EMPTY), *other = hands_file (home, "other.vstream", MAP);
  g_autofree char *uri = g_filename_to_uri (other, NULL, NULL), *files = g_strconcat (uri, "\r\n", NULL);
  static const char *const pictures[][2] = { { "svg", "image/svg+xml" }, { "png", "image/png" } };
  Driver *driver = driver_start (home, path);

  driver_await (driver, "list", "Value stream map");
  offer ("text/plain", MAP, strlen (MAP));
  paste_taken (driver);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *picture = g_strdup_printf ("%s/picture.%s", home, pictures[i][0]);
      const char *argv[] = { g_getenv ("SW_CLI"), "export", "--embed", other, "-o", picture, NULL };
      gboolean worked;
      g_autoptr (GBytes) none = run (argv, NULL, 0, &worked), bytes = driver_wait_file (picture);

      g_assert_true (worked);
      offer (pictures[i][1], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      paste_taken (driver);
    }
  offer ("text/uri-list", files, strlen (files));
  driver_keys ("ctrl+v");
  driver_wait_window ("*other*");
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/clipboard/out", test_out);
  g_test_add_data_func ("/display/clipboard/between-windows", NULL, test_between);
  g_test_add_data_func ("/display/clipboard/between-programs", "own", test_between);
  g_test_add_func ("/display/clipboard/cut", test_cut);
  g_test_add_func ("/display/clipboard/refused", test_refused);
  g_test_add_func ("/display/clipboard/in", test_in);
  return g_test_run ();
}

#include "hands.h"

#include <string.h>

/* A person at the desk types what is known of a step, makes a mistake, and thinks again. */

#define STEP "Ask what the role needs, *"
#define REASON "“soon” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d"

static void
type_into (Driver *driver, const char *name, const char *text, const char *key)
{
  driver_click_on (driver, "text", name);
  driver_wait_state (driver, "text", name, ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("ctrl+a");
  driver_type (text);
  driver_keys (key);
}

static void
wait_text (Driver *driver, const char *name, const char *expected)
{
  driver_wait_text (driver, "text", name, expected);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strstr_len (data, (gssize)length, text) != NULL;
}

static void
test_typed (void)
{
  char *home = driver_home ();
  g_autofree char *path = g_build_filename (home, "map.vstream", NULL);
  g_autofree char *template = g_build_filename (g_getenv ("SW_TEMPLATES"), "onboard-employee.vstream", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (template), to = g_file_new_for_path (path);
  g_autoptr (GBytes) saved = NULL;
  Driver *driver;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  driver = driver_start (home, path);
  hands_select (driver, STEP);
  wait_text (driver, "Process time", "30min");

  /* In the forms in which people type, and shown as the file has it. */
  type_into (driver, "Process time", "1,5 hours", "Return");
  wait_text (driver, "Process time", "1.5h");
  driver_keys ("ctrl+z");
  wait_text (driver, "Process time", "30min");
  driver_keys ("ctrl+shift+z");
  wait_text (driver, "Process time", "1.5h");

  /* What is wrong stays as it was typed, with the reason; Escape takes it back. */
  type_into (driver, "Waiting time", "soon", "Tab");
  driver_await (driver, "label", REASON);
  wait_text (driver, "Waiting time", "soon");
  driver_screenshot ("inspector-refused");
  type_into (driver, "Waiting time", "later", "Escape");
  driver_wait_gone (driver, "label", REASON);
  wait_text (driver, "Waiting time", "1d");

  /* A team that is not there yet is made by naming it. */
  type_into (driver, "Team", "Reception", "Return");
  wait_text (driver, "Team", "Reception");
  type_into (driver, "Add a practice", "Relationship management", "Return");
  wait_text (driver, "Add a practice", "");
  driver_screenshot ("inspector-typed");

  /* Half typed, without Enter: saved all the same. */
  type_into (driver, "%C&A", "90", "BackSpace");
  hands_save (path);
  saved = driver_wait_file (path);
  g_assert_true (holds (saved, "process=\"1.5h\" wait=\"1d\" accuracy=\"9%\""));
  g_assert_true (holds (saved, "name=\"Reception\"/>"));
  g_assert_true (holds (saved, "<practice>Relationship management</practice>"));
  driver_keys ("ctrl+w");
  driver_wait_exit (driver);
  driver_home_remove (home);
}

static void
test_stream (void)
{
  char *home = driver_home ();
  Driver *driver = driver_start (home, NULL);

  hands_start_empty (driver);
  driver_keys ("3");
  driver_await (driver, "list item", "Engage, *");
  driver_await (driver, "panel", "Hint: “New value stream” says neither*");
  driver_keys ("Escape Tab");
  driver_await (driver, "heading", "Stream");
  type_into (driver, "Name", "Help people", "Return");
  driver_await (driver, "list item", "Help people, 1 step*");
  type_into (driver, "Trigger", "Somebody calls", "Return");
  type_into (driver, "Outcome", "They can work again", "Return");
  driver_wait_gone (driver, "panel", "Hint: “Help people”*");
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/inspector/typed", test_typed);
  g_test_add_func ("/display/inspector/stream", test_stream);
  return g_test_run ();
}

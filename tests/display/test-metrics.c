#include "hands.h"

/* A team measures its stream: types what it knows, watches the figures, sorts, looks into one, records, sees the trend.
 */

#define MAP                                                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"Repairs\">\n"                            \
  "  <stream id=\"s1\" name=\"Repairs\" trigger=\"Something breaks\" outcome=\"It works\" x=\"0\" y=\"0\">\n"          \
  "    <step id=\"n1\" activity=\"engage\" name=\"Listen\" x=\"24\" y=\"96\"/>\n"                                      \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Repair\" x=\"296\" y=\"96\"/>\n"                            \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/>\n"                                                          \
  "    <measurement on=\"2024-03-01\" lead=\"5d\" process=\"2h\"/>\n"                                                  \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

#define LISTEN "Listen, Engage*"
#define REPAIR "Repair, Deliver & support*"

static void
type_into (Driver *driver, const char *name, const char *text)
{
  driver_click_on (driver, "text", name);
  driver_wait_state (driver, "text", name, ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("ctrl+a");
  driver_type (text);
  driver_keys ("Return");
  driver_wait_text (driver, "text", name, text);
}

/* Days have 8 h. Between the steps lies 1 d; then 1 d + 2 h, then 4 h + 2 h are known too: 2 d 8 h are 3 d, of which 4
 * h are work. In the patterns a question mark stands for a blank that does not break. */
static void
measure (Driver *driver)
{
  driver_await (driver, "push button", "Lead time: at least 1?d");
  driver_screenshot ("metrics-unknown");
  /* What is missing asks for itself. */
  driver_click_on (driver, "push button", "Listen: work and wait");
  driver_wait_state (driver, "text", "Process time", ATSPI_STATE_FOCUSED, TRUE);
  driver_type ("2h");
  driver_keys ("Return");
  driver_await (driver, "push button", "Lead time: at least 1?d?2?h");
  type_into (driver, "Waiting time", "1d");
  driver_await (driver, "push button", "Lead time: at least 2?d?2?h");
  hands_select (driver, REPAIR);
  type_into (driver, "Process time", "2h");
  type_into (driver, "Waiting time", "4h");
  driver_await (driver, "push button", "Lead time: 3?d");
  driver_await (driver, "push button", "Process time: 4?h");
  driver_await (driver, "push button", "Flow efficiency: 17??");
  driver_wait_gone (driver, "push button", "Listen: *");
  driver_screenshot ("metrics-figures");
}

/* The third term of the lead time is the connection. */
static void
look_into (Driver *driver)
{
  driver_click_on (driver, "push button", "Lead time: 3?d");
  driver_await (driver, "list", "Terms");
  driver_screenshot ("metrics-terms");
  driver_keys ("Down Down Return");
  driver_wait_gone (driver, "list", "Terms");
  driver_await (driver, "heading", "Flow");
}

/* 4 h before 1 d; a line is its step. */
static void
sort (Driver *driver)
{
  DriverRect listen, repair;

  driver_click_on (driver, "push button", "Steps");
  listen = driver_rect (driver, "label", "Listen, Engage, Process*");
  repair = driver_rect (driver, "label", "Repair, Deliver & support, Process*");
  g_assert_cmpint (listen.y, <, repair.y);
  driver_click_on (driver, "push button", "Sort by Wait");
  driver_wait_description (driver, "push button", "Sort by Wait", "Sorted, the least first");
  listen = driver_rect (driver, "label", "Listen, Engage, Process*");
  repair = driver_rect (driver, "label", "Repair, Deliver & support, Process*");
  g_assert_cmpint (repair.y, <, listen.y);
  driver_click (listen.x + 60, listen.y + listen.height / 2);
  driver_wait_state (driver, "list item", LISTEN, ATSPI_STATE_SELECTED, TRUE);
  driver_screenshot ("metrics-steps");
}

static void
record (Driver *driver)
{
  driver_click_on (driver, "push button", "Trend");
  driver_await (driver, "label", "One measurement so far: 2024-03-01, lead time 5?d.*");
  driver_click_on (driver, "push button", "Record Measurement");
  driver_wait_description (driver, "image", "Trend of the lead time",
                           "2024-03-01, lead time 5?d, process time 2?h. *, lead time 3?d, process time 4?h. "
                           "The map now: lead time 3?d.");
  driver_screenshot ("metrics-trend");
  driver_keys ("ctrl+z");
  driver_await (driver, "label", "One measurement so far: *");
  driver_keys ("ctrl+shift+z");
  driver_await (driver, "image", "Trend of the lead time");
}

/* The stream's own menu records too; that nothing is new is said. */
static void
record_from_menu (Driver *driver)
{
  DriverRect stream = driver_rect (driver, "list item", "Repairs, 2 steps*");

  driver_click (stream.x + stream.width / 2, stream.y + 12);
  driver_wait_state (driver, "list item", "Repairs, 2 steps*", ATSPI_STATE_SELECTED, TRUE);
  driver_keys ("Menu");
  driver_press (driver, "menu item", "*Record measurement*");
  driver_await (driver, "label", "Today’s measurement says this already.");
}

/* What the command line says of the saved map; @words: with blanks between. Returns: (transfer full) */
static char *
output_of (const char *words, const char *path)
{
  g_autofree char *text = g_strdup_printf ("%s %s %s", g_getenv ("SW_CLI"), words, path);
  g_auto (GStrv) line = g_strsplit (text, " ", -1);
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_spawn_sync (NULL, line, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  return out;
}

/* Panel, ladder and command line say the same. */
static void
compare (const char *path)
{
  g_autofree char *figures = output_of ("metrics", path), *svg = output_of ("export --format svg --output -", path);

  g_assert_true (g_pattern_match_simple ("*Lead time            3?d\n*", figures));
  g_assert_true (g_pattern_match_simple ("*Process time         4?h\n*", figures));
  g_assert_true (g_pattern_match_simple ("*>LT 3?d<*", svg));
  g_assert_true (g_pattern_match_simple ("*>PT 4?h<*", svg));
}

static void
test_metrics (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "map.vstream", MAP);
  Driver *driver = driver_start (home, path);

  driver_click_on (driver, "page tab", "Metrics");
  measure (driver);
  look_into (driver);
  sort (driver);
  record (driver);
  record_from_menu (driver);
  hands_save (path);
  hands_assert_holds (path, "lead=\"3d\" process=\"4h\"/>");
  compare (path);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/metrics/measured", test_metrics);
  return g_test_run ();
}

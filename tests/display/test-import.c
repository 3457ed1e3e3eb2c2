#include "hands.h"

/* An event log becomes a map: chosen, looked at, corrected and imported with the pointer. */

#define LOG                                                                                                            \
  "ticket,what,start,end,who\n"                                                                                        \
  "1,Take in,2026-01-05 08:00,2026-01-05 09:00,Desk\n"                                                                 \
  "1,Magic,2026-01-05 10:00,2026-01-05 12:00,Makers\n"                                                                 \
  "2,Take in,2026-01-05 18:00,2026-01-05 19:00,Desk\n"                                                                 \
  "2,Magic,2026-01-05 20:00,2026-01-05 22:00,Makers\n"                                                                 \
  "3,Take in,soon,later,Desk\n"

typedef struct
{
  char *home;
  char *log;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->home = driver_home ();
  fixture->log = hands_file (fixture->home, "log.csv", LOG);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_home_remove (fixture->home);
  g_free (fixture->log);
}

static void
choose_log (Driver *driver, const char *path)
{
  driver_click_on (driver, "push button", "Main menu");
  driver_press (driver, "menu item", "Import Event Log…");
  hands_type_path (driver, "Import an Event Log", path);
  driver_wait_window ("Import Event Log");
}

/* The column of what was done has a name that says nothing: the second of the list is chosen. */
static void
map_column (Driver *driver)
{
  driver_await (driver, "label", "Line 1: no column says what was done*");
  driver_wait_state (driver, "push button", "Import", ATSPI_STATE_SENSITIVE, FALSE);
  driver_screenshot ("import-columns");
  driver_click_in (driver, "combo box", "Activity or state", 0);
  /* In the first rows, and in the list. */
  driver_wait_count (driver, "label", "what", 2);
  driver_keys ("Down Down Return");
  driver_await (driver, "label", "5 rows, 2 items, 2 activities");
  driver_wait_state (driver, "push button", "Import", ATSPI_STATE_SENSITIVE, TRUE);
}

/* “Magic” has no activity: the second of the value chain is chosen. */
static void
choose_activity (Driver *driver)
{
  driver_click_in (driver, "label", "Columns", 40);
  driver_await (driver, "combo box", "Magic");
  driver_screenshot ("import-activities");
  driver_click_in (driver, "combo box", "Magic", 0);
  driver_await (driver, "label", "Plan");
  driver_keys ("Down Down Return");
  driver_await (driver, "label", "Improve");
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->home, "measured.vstream", NULL);
  Driver *driver = driver_start (fixture->home, NULL);

  choose_log (driver, fixture->log);
  map_column (driver);
  driver_await (driver, "label", "1 row left out, a time that cannot be read: line 6");
  choose_activity (driver);
  driver_click_in (driver, "push button", "Import", 0);
  driver_await (driver, "list item", "Take in, Engage*");
  driver_await (driver, "list item", "Magic, Improve*");
  driver_await (driver, "label", "• log");
  driver_screenshot ("import-map");
  driver_wait_window ("*Streamwright");
  driver_keys ("ctrl+s");
  hands_type_path (driver, "Save the Map", path);
  hands_assert_holds (path,
                      "name=\"Magic\" x=\"296\" y=\"96\" process=\"2h\" wait=\"60min\" team=\"t2\" basis=\"measured\"");
  hands_assert_holds (path, "Rows left out: 1.");
  driver_stop (driver);
}

/* A log that is opened like a map is offered for import; who cancels has what was there before. */
static void
test_opened (Fixture *fixture, gconstpointer data)
{
  Driver *driver = driver_start (fixture->home, fixture->log);

  driver_wait_window ("Import Event Log");
  driver_await (driver, "label", "Line 1: no column says what was done*");
  driver_keys ("Escape");
  driver_wait_window ("Streamwright");
  driver_await (driver, "push button", "Empty Map");
  driver_stop (driver);
}

/* What is no log is refused in the dialog, with line and reason. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = hands_file (fixture->home, "bad.csv", "id,status,time\n1,\"A,2026-01-05\n");
  Driver *driver = driver_start (fixture->home, path);

  driver_wait_window ("Import Event Log");
  driver_await (driver, "label", "Line 2: the quote is never closed.");
  driver_wait_state (driver, "push button", "Import", ATSPI_STATE_SENSITIVE, FALSE);
  driver_screenshot ("import-refused");
  driver_keys ("Escape");
  driver_wait_window ("Streamwright");
  driver_stop (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/pointer", Fixture, NULL, set_up, test_pointer, tear_down);
  g_test_add ("/import/opened", Fixture, NULL, set_up, test_opened, tear_down);
  g_test_add ("/import/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}

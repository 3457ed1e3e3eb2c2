#include "hands.h"

/* What a person does about findings: say why something is missing, mend, accept, take back, read why, and look. */

/* @declared, @connected: lines that are there in the end only. */
#define MAP(declared, connected)                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"Repairs\">\n"                            \
  "  <stream id=\"s1\" name=\"Repairs\" trigger=\"Something breaks\" x=\"0\" y=\"0\">\n" declared                      \
  "    <step id=\"n1\" activity=\"engage\" name=\"Listen\" x=\"24\" y=\"96\"/>\n"                                      \
  "    <step id=\"n2\" activity=\"obtain-build\" name=\"Get the part\" x=\"296\" y=\"96\"/>\n"                         \
  "    <step id=\"n3\" activity=\"deliver-support\" name=\"Repair\" x=\"568\" y=\"96\"/>\n"                            \
  "    <step id=\"n4\" activity=\"improve\" name=\"Learn\" x=\"24\" y=\"264\"/>\n"                                     \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"                                                                      \
  "    <flow id=\"f2\" from=\"n2\" to=\"n3\"/>\n"                                                                      \
  "    <flow id=\"f3\" from=\"n4\" to=\"n2\"/>\n" connected "  </stream>\n"                                            \
  "  <stream id=\"s2\" name=\"Planning\" trigger=\"Quarter ends\" outcome=\"Priorities\" expects=\"plan\" x=\"0\""     \
  " y=\"480\">\n"                                                                                                      \
  "    <step id=\"n5\" activity=\"plan\" name=\"Decide\" x=\"24\" y=\"96\"/>\n"                                        \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

static const char begun[] = MAP ("", "");
static const char done[] =
    MAP ("    <declare activity=\"design-transition\" as=\"not-applicable\" reason=\"Nothing is designed\"/>\n"
         "    <declare activity=\"plan\" as=\"covered\" by=\"s2\" reason=\"Planned each quarter\"/>\n",
         "    <feedback id=\"b1\" from=\"n3\" to=\"n4\"/>\n"
         "    <accept rule=\"stream-boundary-missing\" target=\"s1\" reason=\"Told at the door\" by=\"Jo\" "
         "on=\"TODAY\"/>\n");

#define NO_BACK "Warning: Nothing leads from “Repair” back*"
#define NO_OUTCOME "Hint: “Repairs” does not say what outcome*"
#define REPAIR "Repair, Deliver & support*"
#define LIT 0xc2410c /* around a witness, in the light theme */

/* --- from the slot of a missing activity ------------------------------------------------------------------- */

/* A click on the slot opens its form; the rest is done with keys, as popovers have no place of their own. */
static void
open_slot (Driver *driver, const char *activity, const char *choice, guint below)
{
  g_autofree char *slot = g_strdup_printf ("%s: nobody does this here yet", activity);
  g_autofree char *title = g_strdup_printf ("What becomes of %s?", activity);

  driver_click_on (driver, "list item", slot);
  driver_await (driver, "label", title);
  driver_wait_state (driver, "check box", "Unknown", ATSPI_STATE_FOCUSED, TRUE);
  for (guint i = 0; i < below; i++)
    driver_keys ("Down");
  driver_wait_state (driver, "check box", choice, ATSPI_STATE_CHECKED, TRUE);
}

static void
give_reason (Driver *driver, const char *entry, const char *reason)
{
  driver_wait_state (driver, "text", entry, ATSPI_STATE_FOCUSED, TRUE);
  driver_type (reason);
  driver_wait_text (driver, "text", entry, reason);
}

static void
declare (Driver *driver)
{
  open_slot (driver, "Design & transition", "Not applicable", 3);
  driver_keys ("Tab");
  give_reason (driver, "Why", "Nothing is designed");
  driver_keys ("Return");
  driver_await (driver, "list item", "Design & transition: Not applicable: Nothing is designed");
  driver_wait_gone (driver, "check box", "Not applicable");

  open_slot (driver, "Plan", "Covered elsewhere", 2);
  driver_keys ("Tab space");
  /* In the list, and as what is chosen. */
  driver_wait_count (driver, "label", "Outside this map", 2);
  driver_keys ("Down Return");
  driver_wait_count (driver, "label", "Outside this map", 1);
  driver_keys ("Tab");
  give_reason (driver, "Why", "Planned each quarter");
  driver_screenshot ("findings-declare");
  driver_keys ("Return");
  driver_await (driver, "list item", "Plan: Covered by “Planning”: Planned each quarter");
  driver_wait_gone (driver, "panel", "Warning: “Repairs” has no step for*");
  driver_screenshot ("findings-declared");
}

/* --- from the badge ---------------------------------------------------------------------------------------- */

/* The badge is at the upper right corner of a card, which is 200 units wide. */
static void
open_badge (Driver *driver, const char *step)
{
  DriverRect card = hands_step (driver, step);
  double zoom = card.width / 200.0;

  driver_click (card.x + (int)(194 * zoom), card.y + (int)(5 * zoom));
}

static void
fix (Driver *driver)
{
  driver_await (driver, "panel", NO_BACK);
  open_badge (driver, REPAIR);
  driver_await (driver, "push button", "Add the feedback");
  driver_screenshot ("findings-badge");
  driver_press (driver, "push button", "Add the feedback");
  driver_wait_gone (driver, "panel", NO_BACK);
  driver_screenshot ("findings-fixed");
}

/* --- from the list ----------------------------------------------------------------------------------------- */

static void
accept (Driver *driver)
{
  driver_click_on (driver, "panel", NO_OUTCOME);
  driver_press (driver, "push button", "Accept…");
  give_reason (driver, "Why it may stay as it is", "Told at the door");
  driver_keys ("Tab ctrl+a");
  give_reason (driver, "Who decided that", "Jo");
  driver_screenshot ("findings-accept");
  driver_keys ("Return");
  driver_wait_gone (driver, "panel", NO_OUTCOME);
  driver_keys ("ctrl+z");
  driver_await (driver, "panel", NO_OUTCOME);
  driver_keys ("ctrl+shift+z");
  driver_wait_gone (driver, "panel", NO_OUTCOME);
}

static void
explain (Driver *driver)
{
  driver_click_on (driver, "panel", NO_BACK);
  driver_press (driver, "push button", "Explain");
  driver_wait_window ("Rule");
  driver_await (driver, "heading", "What to do");
  driver_screenshot ("findings-explained");
  driver_keys ("Escape");
  driver_wait_gone (driver, "heading", "What to do");
  driver_wait_window ("*Streamwright");
}

/* The line is 9 units outside of the card. */
static void
look (Driver *driver)
{
  DriverRect card = hands_step (driver, REPAIR);
  int out = (int)(9 * card.width / 200.0);
  DriverRect beside = { card.x - out - 3, card.y + card.height / 2, 7, 1 };

  g_assert_false (driver_shows (beside, LIT));
  driver_click_on (driver, "panel", NO_BACK);
  driver_wait_shown (beside, LIT);
  driver_wait_state (driver, "list item", REPAIR, ATSPI_STATE_SELECTED, TRUE);
  driver_screenshot ("findings-lit");
}

static void
filter (Driver *driver)
{
  driver_press (driver, "push button", "Show warnings: *");
  driver_wait_gone (driver, "panel", "Warning: *");
  driver_await (driver, "panel", "Hint: *");
  driver_screenshot ("findings-filtered");
  driver_press (driver, "push button", "Show warnings: *");
  driver_await (driver, "panel", "Warning: *");
}

/* Byte for byte, but for the day of the acceptance. */
static void
assert_saved (const char *path, const char *expected)
{
  g_autoptr (GBytes) saved = driver_wait_file (path);
  g_autofree char *bytes = g_strndup (g_bytes_get_data (saved, NULL), g_bytes_get_size (saved));
  g_autoptr (GRegex) day = g_regex_new (" on=\"\\d{4}-\\d\\d-\\d\\d\"", 0, 0, NULL);
  g_autofree char *timeless = g_regex_replace_literal (day, bytes, -1, 0, " on=\"TODAY\"", 0, NULL);

  g_assert_cmpstr (timeless, ==, expected);
}

static void
test_findings (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "map.vstream", begun);
  Driver *driver = driver_start (home, path);

  look (driver);
  filter (driver);
  explain (driver);
  fix (driver);
  declare (driver);
  accept (driver);
  hands_save (path);
  assert_saved (path, done);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/findings", test_findings);
  return g_test_run ();
}

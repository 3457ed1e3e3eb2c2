#include "hands.h"
#include "reader.h"

#include <string.h>

/* What a screen reader gets: each step in view with its role, its name, what was found about it, and whether it is
 * selected; and a name for everything that can be pressed. */

#define SOMEBODY "<role>Somebody</role></step>\n"
#define MAP                                                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n"                                              \
  "  <stream id=\"s1\" name=\"Mend a fault\" trigger=\"Call\" outcome=\"It works\" x=\"0\" y=\"0\">\n"                 \
  "    <step id=\"n1\" activity=\"engage\" name=\"Take the call\" x=\"24\" y=\"88\">" SOMEBODY                         \
  "    <step id=\"n2\" activity=\"deliver-support\" name=\"Mend it\" wait=\"2h\" process=\"15min\" x=\"296\" "         \
  "y=\"88\">" SOMEBODY "    <step id=\"n3\" activity=\"improve\" name=\"Learn\" x=\"568\" y=\"88\">" SOMEBODY          \
  "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"                                                                      \
  "  </stream>\n"                                                                                                      \
  "</map>\n"

#define TAKE "Take the call, Engage"
#define MEND "Mend it, Deliver & support, waits 2*h, works 15*min, 1 finding"
#define LEARN "Learn, Improve, 1 finding"

static void
wait_selection (Driver *driver, gboolean take, gboolean mend, gboolean learn)
{
  driver_wait_state (driver, "list item", TAKE, ATSPI_STATE_SELECTED, take);
  driver_wait_state (driver, "list item", MEND, ATSPI_STATE_SELECTED, mend);
  driver_wait_state (driver, "list item", LEARN, ATSPI_STATE_SELECTED, learn);
}

static void
test_steps (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "fault.vstream", MAP);
  Driver *driver = driver_start (home, path);
  DriverRect take, mend;

  driver_await (driver, "list item", "Mend a fault, 3 steps*");
  driver_wait_description (driver, "list item", TAKE, "");
  driver_wait_description (driver, "list item", MEND,
                           "Warning: Nothing leads from “Mend it” back to where improvements or plans are made.");
  driver_wait_description (driver, "list item", LEARN, "Warning: “Learn” is not connected to any other step.");
  driver_wait_count (driver, "list item", "*, *finding", 2);
  take = hands_step (driver, TAKE);
  mend = hands_step (driver, MEND);
  g_assert_cmpint (take.y, ==, mend.y);
  g_assert_cmpint (take.x + take.width, <, mend.x);

  wait_selection (driver, FALSE, FALSE, FALSE);
  hands_select (driver, TAKE);
  wait_selection (driver, TRUE, FALSE, FALSE);
  driver_keys ("Right");
  wait_selection (driver, FALSE, TRUE, FALSE);
  driver_wait_state (driver, "list item", MEND, ATSPI_STATE_FOCUSED, TRUE);
  driver_keys ("ctrl+a");
  wait_selection (driver, TRUE, TRUE, TRUE);
  driver_keys ("Escape");
  wait_selection (driver, FALSE, FALSE, FALSE);

  /* What leaves the view leaves the list. */
  driver_keys ("ctrl+plus ctrl+plus ctrl+plus ctrl+plus ctrl+plus ctrl+plus ctrl+plus ctrl+plus ctrl+plus");
  driver_wait_gone (driver, "list item", LEARN);
  driver_keys ("ctrl+9");
  driver_await (driver, "list item", LEARN);
  driver_stop (driver);
  driver_home_remove (home);
}

/* --- names ------------------------------------------------------------------------------------------------- */

static gboolean
is_class_name (const char *name)
{
  return *name == '\0' || g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw");
}

static void
check_names (Driver *driver, const char *role)
{
  g_autoptr (GPtrArray) all = driver_find_all (driver, role, "*");
  guint inside = driver_count (driver, "combo box", "*");

  for (guint i = 0; i < all->len; i++)
    {
      Thing *thing = g_ptr_array_index (all, i);

      /* A drop-down is a button in a combo box, and the combo box has the name. */
      if (strcmp (thing_name (thing), "GtkToggleButton") == 0 && inside-- > 0)
        continue;
      if (is_class_name (thing_name (thing)) && *thing_description (thing) == '\0')
        {
          driver_dump (driver);
          g_error ("a %s has no name", role);
        }
    }
}

static void
check_all_names (Driver *driver)
{
  static const char *const roles[] = { "push button", "toggle button", "check box", "text",
                                       "combo box",   "spin button",   "menu item" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    check_names (driver, roles[i]);
}

static void
test_names (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "fault.vstream", MAP);
  Driver *driver = driver_start (home, NULL);

  driver_await (driver, "push button", "Empty Map");
  check_all_names (driver);
  driver_stop (driver);

  driver = driver_start (home, path);
  driver_await (driver, "list item", TAKE);
  check_all_names (driver);
  hands_select (driver, MEND);
  driver_await (driver, "heading", "Step");
  check_all_names (driver);
  driver_keys ("F10");
  driver_await (driver, "menu item", "*Shortcuts*");
  check_all_names (driver);
  driver_keys ("Escape");
  driver_keys ("ctrl+e");
  driver_wait_window ("Export");
  driver_await (driver, "frame", "Export");
  check_all_names (driver);
  driver_stop (driver);
  driver_home_remove (home);
}

/* --- announcements ----------------------------------------------------------------------------------------- */

/* The new names of alerts, as a screen reader hears of them. */
static void
on_name (AtspiEvent *event, gpointer data)
{
  g_autofree char *name = atspi_accessible_get_name (event->source, NULL);

  if (atspi_accessible_get_role (event->source, NULL) == ATSPI_ROLE_ALERT && name != NULL && *name != '\0')
    g_ptr_array_add (data, g_steal_pointer (&name));
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

static void
wait_told (GPtrArray *told, guint count, const char *text)
{
  gint64 until = g_get_monotonic_time () + 15 * G_USEC_PER_SEC;

  while (told->len < count && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (10000);
  g_assert_cmpuint (told->len, ==, count);
  g_assert_cmpstr (g_ptr_array_index (told, count - 1), ==, text);
}

/* One sentence for what came and one for what went; many at once are counted, hints and what comes back at once are not
 * told. */
static void
test_announcements (void)
{
  char *home = driver_home ();
  g_autofree char *path = hands_file (home, "fault.vstream", MAP);
  Driver *driver = driver_start (home, path);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  AtspiEventListener *listener = atspi_event_listener_new (on_name, told, NULL);

  driver_await (driver, "list item", TAKE);
  g_assert_cmpint (atspi_init (), <=, 1);
  g_assert_true (atspi_event_listener_register (listener, "object:property-change:accessible-name", NULL));
  driver_act (driver, "list item", "Flow from Take the call to Mend it", "element.delete");
  wait_told (told, 1, "2 new problems. Now: 5 warnings.");
  reader_act_on_window (driver, "win.undo");
  wait_told (told, 2, "2 problems less. Now: 3 warnings.");
  reader_act_on_window (driver, "win.redo");
  reader_act_on_window (driver, "win.undo");
  reader_connect (driver, MEND, "Learn");
  wait_told (told, 3, "2 problems less. Now: 1 warning, 1 hint.");
  g_assert_true (atspi_event_listener_deregister (listener, "object:property-change:accessible-name", NULL));
  g_object_unref (listener);
  driver_stop (driver);
  driver_home_remove (home);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/accessible/steps", test_steps);
  g_test_add_func ("/display/accessible/names", test_names);
  g_test_add_func ("/display/accessible/announcements", test_announcements);
  return g_test_run ();
}

#include "reader.h"

#define MOST_ACTIONS 100
#define PATIENCE_US (15 * G_USEC_PER_SEC)
#define PAUSE_US 40000

void
reader_act_on_window (Driver *driver, const char *action)
{
  driver_act (driver, "frame", "*Streamwright", action);
}

void
reader_write (Driver *driver, const char *name, const char *text)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  do
    {
      g_autoptr (GPtrArray) found = driver_find_all (driver, "text", name);

      for (guint i = 0; i < found->len; i++)
        if (thing_has_state (g_ptr_array_index (found, i), ATSPI_STATE_FOCUSED))
          {
            thing_write (g_ptr_array_index (found, i), text);
            return;
          }
      g_usleep (PAUSE_US);
    }
  while (g_get_monotonic_time () < until);
  driver_dump (driver);
  g_error ("“%s” does not get the keys", name);
}

/* The list stands before the palette, whose cards may have the same names. */
void
reader_connect (Driver *driver, const char *from, const char *to)
{
  driver_act (driver, "list item", from, "element.connect");
  driver_await (driver, "label", "Connect to");
  driver_press (driver, "push button", to);
  driver_wait_gone (driver, "label", "Connect to");
}

void
reader_rename (Driver *driver, const char *name, const char *text)
{
  driver_act (driver, "list item", name, "element.rename");
  reader_write (driver, "Name", text);
  reader_act_on_window (driver, "win.focus-canvas");
}

void
reader_type_path (Driver *driver, const char *title, const char *button, const char *path)
{
  driver_await (driver, NULL, title);
  reader_write (driver, "Name:", path);
  driver_press (driver, "push button", button);
  driver_wait_gone (driver, NULL, title);
}

guint
reader_act_all_on_window (Driver *driver, const char *action)
{
  g_autoptr (Thing) window = driver_wait (driver, "frame", "*Streamwright");
  guint count = 0;

  for (; thing_act (window, action); count++)
    g_assert_cmpuint (count, <, MOST_ACTIONS);
  return count;
}

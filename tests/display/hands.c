#include "hands.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_US (15 * G_USEC_PER_SEC)
#define PAUSE_US 40000
#define MOST_COMMANDS 100

DriverRect
hands_canvas (Driver *driver)
{
  return driver_rect (driver, "list", "Value stream map");
}

DriverRect
hands_step (Driver *driver, const char *name)
{
  DriverRect rect = driver_rect (driver, "list item", name), before;

  /* The map may still be on its way to where it fits. */
  do
    {
      before = rect;
      g_usleep (60000);
      rect = driver_rect (driver, "list item", name);
    }
  while (rect.x != before.x || rect.y != before.y || rect.width != before.width);
  return rect;
}

void
hands_start_empty (Driver *driver)
{
  driver_click_on (driver, "push button", "Empty Map");
  driver_await (driver, "list", "Value stream map");
}

void
hands_zoom_out (guint out)
{
  for (guint i = 0; i < out; i++)
    driver_keys ("ctrl+minus");
}

void
hands_drop (Driver *driver, const char *card, int x, int y)
{
  DriverRect from = driver_rect (driver, "push button", card);

  driver_drag (from.x + 20, from.y + from.height / 2, x, y);
}

void
hands_drop_behind (Driver *driver, const char *card, const char *step)
{
  DriverRect rect = hands_step (driver, step);

  hands_drop (driver, card, rect.x + rect.width + 6, rect.y + rect.height / 2 - 10);
}

void
hands_connect (Driver *driver, const char *from, const char *to)
{
  DriverRect begin = hands_step (driver, from), end = hands_step (driver, to);

  driver_move_to (begin.x + begin.width / 2, begin.y + begin.height / 2);
  driver_drag (begin.x + begin.width, begin.y + begin.height / 2, end.x + end.width / 2, end.y + end.height / 2);
}

void
hands_select (Driver *driver, const char *step)
{
  DriverRect rect = hands_step (driver, step);

  driver_click (rect.x + rect.width / 2, rect.y + rect.height / 2);
  driver_wait_state (driver, "list item", step, ATSPI_STATE_SELECTED, TRUE);
}

static gboolean
is_sensitive (Driver *driver, const char *button)
{
  g_autoptr (Thing) found = driver_wait (driver, "push button", button);

  return thing_has_state (found, ATSPI_STATE_SENSITIVE);
}

static guint
press_all (Driver *driver, const char *button, const char *keys)
{
  guint count = 0;

  for (; is_sensitive (driver, button); count++)
    {
      g_assert_cmpuint (count, <, MOST_COMMANDS);
      driver_keys (keys);
    }
  return count;
}

guint
hands_undo_all (Driver *driver)
{
  return press_all (driver, "Undo", "ctrl+z");
}

guint
hands_redo_all (Driver *driver)
{
  return press_all (driver, "Redo", "ctrl+shift+z");
}

static gboolean
says (Driver *driver, const char *text)
{
  for (guint tries = 0; tries < 50; tries++)
    {
      g_autoptr (GPtrArray) found = driver_find_all (driver, "text", "*");

      for (guint i = 0; i < found->len; i++)
        {
          g_autofree char *shown = thing_text (g_ptr_array_index (found, i));

          if (g_strcmp0 (shown, text) == 0)
            return TRUE;
        }
      g_usleep (PAUSE_US);
    }
  return FALSE;
}

void
hands_type_path (Driver *driver, const char *title, const char *path)
{
  driver_wait_window (title);
  driver_await (driver, NULL, title);
  /* Where files are opened, the slash asks for the field. A chooser that is still reading its folder may put a name
   * into the field between two keys: a person sees that and types again. */
  for (guint tries = 0; tries < 4; tries++)
    {
      driver_keys ("ctrl+a");
      driver_type (path);
      if (says (driver, path))
        break;
    }
  driver_keys ("Return");
  driver_wait_gone (driver, NULL, title);
}

guint64
hands_file_number (const char *path)
{
  GStatBuf file;

  return g_stat (path, &file) == 0 ? file.st_ino : 0;
}

void
hands_wait_saved (const char *path, guint64 before)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;
  guint64 now;

  while ((now = hands_file_number (path)) == 0 || now == before)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (PAUSE_US);
    }
}

void
hands_save (const char *path)
{
  guint64 before = hands_file_number (path);

  g_assert_cmpuint (before, !=, 0);
  driver_keys ("ctrl+s");
  hands_wait_saved (path, before);
}

char *
hands_read (const char *path)
{
  char *text;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
hands_assert_one_step (Driver *driver, const char *path, const char *before)
{
  g_autofree char *done = NULL, *undone = NULL;

  driver_wait_state (driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, TRUE);
  done = hands_read (path);
  if (g_str_equal (done, before))
    {
      g_free (done);
      hands_save (path);
      done = hands_read (path);
    }
  g_assert_cmpstr (done, !=, before);
  driver_keys ("ctrl+z");
  driver_wait_state (driver, "push button", "Undo", ATSPI_STATE_SENSITIVE, FALSE);
  hands_save (path);
  undone = hands_read (path);
  g_assert_cmpstr (undone, ==, before);
}

char *
hands_file (const char *home, const char *name, const char *text)
{
  char *path = g_build_filename (home, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
hands_template (const char *home, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".vstream", NULL);
  g_autofree char *from = g_build_filename (g_getenv ("SW_TEMPLATES"), name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (from, &text, NULL, &error);
  g_assert_no_error (error);
  return hands_file (home, name, text);
}

void
hands_assert_holds (const char *path, const char *text)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  for (;;)
    {
      g_autofree char *content = NULL;

      g_file_get_contents (path, &content, NULL, NULL);
      if (content != NULL && strstr (content, text) != NULL)
        return;
      if (g_get_monotonic_time () > until)
        g_error ("no %s in %s:\n%s", text, path, content);
      g_usleep (PAUSE_US);
    }
}

Thing *
hands_focused (Driver *driver)
{
  g_autoptr (GPtrArray) all = driver_find_all (driver, NULL, "*");

  for (guint i = 0; i < all->len; i++)
    if (thing_has_state (g_ptr_array_index (all, i), ATSPI_STATE_FOCUSED))
      return thing_ref (g_ptr_array_index (all, i));
  return NULL;
}

void
hands_press_until_focused (Driver *driver, const char *key, const char *name)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (Thing) focused = hands_focused (driver);

      if (focused != NULL && g_pattern_match_simple (name, thing_name (focused)))
        return;
      driver_keys (key);
    }
  driver_dump (driver);
  g_error ("%s does not lead to “%s”", key, name);
}

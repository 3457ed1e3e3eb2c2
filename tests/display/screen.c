#include "driver-private.h"

#include <string.h>

typedef struct
{
  GHashTable *tree;
  const char *role;
  GPatternSpec *name;
  GPtrArray *found;
  GString *dump;
} Search;

static void
search_below (Search *search, const char *path, guint depth)
{
  GPtrArray *children = g_hash_table_lookup (search->tree, path);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      Thing *thing = g_ptr_array_index (children, i);

      /* GTK 4.8 says “showing” of windows alone, and “visible” of everything that is not hidden. */
      if (!thing_has_state (thing, ATSPI_STATE_VISIBLE))
        continue;
      if (search->dump != NULL)
        g_string_append_printf (search->dump, "%*s[%s] “%s” %s\n", (int)depth * 2, "", thing->role, thing->name,
                                thing->description);
      if ((search->role == NULL || strcmp (thing->role, search->role) == 0)
          && g_pattern_spec_match_string (search->name, thing->name))
        g_ptr_array_add (search->found, g_rc_box_acquire (thing));
      search_below (search, thing->path, depth + 1);
    }
}

static GPtrArray *
find_all (Driver *driver, const char *role, const char *name, GString *dump)
{
  g_autoptr (GPatternSpec) pattern = g_pattern_spec_new (name);
  g_autoptr (GHashTable) tree = driver_read_tree (driver);
  Search search = { tree, role, pattern, g_ptr_array_new_with_free_func (thing_unref), dump };

  search_below (&search, DRIVER_ROOT, 0);
  return search.found;
}

void
driver_dump (Driver *driver)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  g_autoptr (GPtrArray) all = find_all (driver, NULL, "*", dump);

  g_printerr ("%u on screen:\n%s\n", all->len, dump->str);
}

/* --- finding and waiting ----------------------------------------------------------------------------------- */

GPtrArray *
driver_find_all (Driver *driver, const char *role, const char *name)
{
  return find_all (driver, role, name, NULL);
}

Thing *
driver_find (Driver *driver, const char *role, const char *name)
{
  g_autoptr (GPtrArray) found = find_all (driver, role, name, NULL);

  return found->len > 0 ? g_rc_box_acquire (g_ptr_array_index (found, 0)) : NULL;
}

guint
driver_count (Driver *driver, const char *role, const char *name)
{
  g_autoptr (GPtrArray) found = find_all (driver, role, name, NULL);

  return found->len;
}

/* What is waited for: a test of all that matches. */
typedef gboolean (*Condition) (GPtrArray *found, gpointer data);

static GPtrArray *
wait_until (Driver *driver, const char *role, const char *name, const char *what, Condition condition, gpointer data)
{
  gint64 until = g_get_monotonic_time () + DRIVER_PATIENCE_US;

  for (;;)
    {
      g_autoptr (GPtrArray) found = find_all (driver, role, name, NULL);
      g_autoptr (GString) dump = NULL;
      g_autofree char *log = NULL;

      if (condition (found, data))
        return g_steal_pointer (&found);
      if (g_get_monotonic_time () < until)
        {
          g_usleep (DRIVER_PAUSE_US);
          continue;
        }
      driver_screenshot ("failure");
      dump = g_string_new (NULL);
      g_ptr_array_unref (find_all (driver, NULL, "*", dump));
      g_file_get_contents (driver->log, &log, NULL, NULL);
      g_error ("[%s] “%s” %s; on screen:\n%s\nstderr:\n%s", role != NULL ? role : "any", name, what, dump->str,
               log != NULL ? log : "");
    }
}

static gboolean
is_there (GPtrArray *found, gpointer data)
{
  return found->len > 0;
}

static gboolean
are_so_many (GPtrArray *found, gpointer data)
{
  return found->len == GPOINTER_TO_UINT (data);
}

typedef struct
{
  AtspiStateType state;
  gboolean set;
  const char *pattern;
} Wanted;

static gboolean
has_wanted_state (GPtrArray *found, gpointer data)
{
  Wanted *wanted = data;

  return found->len > 0 && thing_has_state (g_ptr_array_index (found, 0), wanted->state) == wanted->set;
}

static gboolean
has_wanted_description (GPtrArray *found, gpointer data)
{
  Thing *thing = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  return thing != NULL && g_pattern_match_simple (((Wanted *)data)->pattern, thing->description);
}

static gboolean
has_wanted_text (GPtrArray *found, gpointer data)
{
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *text = thing_text (g_ptr_array_index (found, i));

      if (text != NULL && g_pattern_match_simple (((Wanted *)data)->pattern, text))
        return TRUE;
    }
  return FALSE;
}

Thing *
driver_wait (Driver *driver, const char *role, const char *name)
{
  g_autoptr (GPtrArray) found = wait_until (driver, role, name, "did not come", is_there, NULL);

  return g_rc_box_acquire (g_ptr_array_index (found, 0));
}

void
driver_await (Driver *driver, const char *role, const char *name)
{
  g_ptr_array_unref (wait_until (driver, role, name, "did not come", is_there, NULL));
}

void
driver_wait_gone (Driver *driver, const char *role, const char *name)
{
  driver_wait_count (driver, role, name, 0);
}

void
driver_wait_count (Driver *driver, const char *role, const char *name, guint count)
{
  g_ptr_array_unref (
      wait_until (driver, role, name, "is not the expected number", are_so_many, GUINT_TO_POINTER (count)));
}

void
driver_wait_state (Driver *driver, const char *role, const char *name, AtspiStateType state, gboolean set)
{
  Wanted wanted = { .state = state, .set = set };

  g_ptr_array_unref (wait_until (driver, role, name, "is not in the expected state", has_wanted_state, &wanted));
}

void
driver_wait_description (Driver *driver, const char *role, const char *name, const char *pattern)
{
  Wanted wanted = { .pattern = pattern };

  g_ptr_array_unref (
      wait_until (driver, role, name, "has not the expected description", has_wanted_description, &wanted));
}

void
driver_wait_text (Driver *driver, const char *role, const char *name, const char *pattern)
{
  Wanted wanted = { .pattern = pattern };
  g_autofree char *what = g_strdup_printf ("does not say “%s”", pattern);

  g_ptr_array_unref (wait_until (driver, role, name, what, has_wanted_text, &wanted));
}

DriverRect
driver_rect (Driver *driver, const char *role, const char *name)
{
  DriverRect last = { 0, 0, 0, 0 };

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (Thing) found = driver_wait (driver, role, name);
      DriverRect rect;

      if (thing_rect (found, &rect))
        {
          if (rect.width > 0 && memcmp (&rect, &last, sizeof rect) == 0)
            return rect;
          last = rect;
        }
      g_usleep (DRIVER_PAUSE_US);
    }
  g_error ("“%s” does not stand still", name);
}

void
driver_press (Driver *driver, const char *role, const char *name)
{
  g_autoptr (Thing) thing = driver_wait (driver, role, name);

  thing_press (thing);
}

/* --- one thing --------------------------------------------------------------------------------------------- */

const char *
thing_name (Thing *thing)
{
  return thing->name;
}

const char *
thing_role (Thing *thing)
{
  return thing->role;
}

const char *
thing_description (Thing *thing)
{
  return thing->description;
}

gboolean
thing_has_state (Thing *thing, AtspiStateType state)
{
  return (thing->states >> state & 1) != 0;
}

static GVariant *
ask_thing (Thing *thing, const char *interface, const char *method, GVariant *arguments)
{
  return driver_ask (thing->driver->accessibility, thing->driver->peer, thing->path, interface, method, arguments);
}

gboolean
thing_rect (Thing *thing, DriverRect *rect)
{
  g_autoptr (GVariant) answer =
      ask_thing (thing, "org.a11y.atspi.Component", "GetExtents", g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW));

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "((iiii))", &rect->x, &rect->y, &rect->width, &rect->height);
  rect->x += thing->driver->border;
  rect->y += thing->driver->border;
  return TRUE;
}

/* GTK 4.8 takes the end as it is given: -1 is nothing, and what lies beyond the text is read from foreign memory. */
static int
count_characters (Thing *thing)
{
  g_autoptr (GVariant) answer = ask_thing (thing, "org.freedesktop.DBus.Properties", "Get",
                                           g_variant_new ("(ss)", "org.a11y.atspi.Text", "CharacterCount"));
  g_autoptr (GVariant) count = NULL;

  if (answer == NULL)
    return 0;
  g_variant_get (answer, "(v)", &count);
  return g_variant_is_of_type (count, G_VARIANT_TYPE_INT32) ? g_variant_get_int32 (count) : 0;
}

char *
thing_text (Thing *thing)
{
  g_autoptr (GVariant) answer =
      ask_thing (thing, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, count_characters (thing)));
  char *text = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(s)", &text);
  return text;
}

void
thing_press (Thing *thing)
{
  g_autoptr (GVariant) answer = ask_thing (thing, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", 0));

  if (answer == NULL)
    g_error ("“%s” cannot be pressed", thing->name);
}

/* --- as assistive technology does -------------------------------------------------------------------------- */

gboolean
thing_act (Thing *thing, const char *action)
{
  g_autoptr (GVariant) actions = ask_thing (thing, "org.a11y.atspi.Action", "GetActions", NULL);
  g_autoptr (GVariantIter) iter = NULL;
  const char *name;

  if (actions == NULL)
    return FALSE;
  g_variant_get (actions, "(a(sss))", &iter);
  for (int i = 0; g_variant_iter_next (iter, "(&s&s&s)", &name, NULL, NULL); i++)
    if (strcmp (name, action) == 0)
      {
        g_autoptr (GVariant) answer = ask_thing (thing, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", i));
        gboolean done = FALSE;

        if (answer != NULL)
          g_variant_get (answer, "(b)", &done);
        return done;
      }
  return FALSE;
}

void
driver_act (Driver *driver, const char *role, const char *name, const char *action)
{
  gint64 until = g_get_monotonic_time () + DRIVER_PATIENCE_US;

  do
    {
      g_autoptr (GPtrArray) found = find_all (driver, role, name, NULL);

      for (guint i = 0; i < found->len; i++)
        if (thing_act (g_ptr_array_index (found, i), action))
          return;
      g_usleep (DRIVER_PAUSE_US);
    }
  while (g_get_monotonic_time () < until);
  driver_dump (driver);
  g_error ("“%s” has no action “%s”", name, action);
}

void
thing_write (Thing *thing, const char *text)
{
  g_autoptr (GVariant) answer =
      ask_thing (thing, "org.a11y.atspi.EditableText", "SetTextContents", g_variant_new ("(s)", text));

  if (answer == NULL)
    g_error ("“%s” cannot be written", thing->name);
}

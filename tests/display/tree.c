#include "driver-private.h"

#include <atspi/atspi.h>
#include <string.h>

/* Everything on screen comes as one answer of the program, what assistive technology would keep a copy of: asking after
 * each object by itself takes some hundred messages, and what they tell need not fit together. */

#define CACHE_PATH "/org/a11y/atspi/cache"
#define ITEM "((so)(so)(so)iiassusau)"

static void
clear_thing (gpointer data)
{
  Thing *thing = data;

  g_free (thing->path);
  g_free (thing->parent);
  g_free (thing->name);
  g_free (thing->description);
}

Thing *
thing_ref (Thing *thing)
{
  return g_rc_box_acquire (thing);
}

void
thing_unref (gpointer thing)
{
  g_rc_box_release_full (thing, clear_thing);
}

/* --- the bus ----------------------------------------------------------------------------------------------- */

GVariant *
driver_ask (GDBusConnection *bus, const char *peer, const char *path, const char *interface, const char *method,
            GVariant *arguments)
{
  return g_dbus_connection_call_sync (bus, peer, path, interface, method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, 5000,
                                      NULL, NULL);
}

void
driver_screen_begin (Driver *driver)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;
  const char *address;

  g_assert_no_error (error);
  answer = driver_ask (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL);
  if (answer == NULL)
    g_error ("AT-SPI cannot be reached");
  g_variant_get (answer, "(&s)", &address);
  driver->accessibility = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  g_assert_no_error (error);
  driver->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
driver_screen_end (Driver *driver)
{
  g_hash_table_unref (driver->pages);
  g_clear_object (&driver->accessibility);
  g_clear_pointer (&driver->peer, g_free);
}

/* The program is spoken to only once it has told the registry of itself, as screen readers do: GIO makes a critical of
 * a call that comes while its connection is being made. */
static void
find_peer (Driver *driver)
{
  const char *bus = "org.freedesktop.DBus", *path = "/org/freedesktop/DBus";
  g_autoptr (GVariant) applications =
      driver_ask (driver->accessibility, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
                  "org.a11y.atspi.Accessible", "GetChildren", NULL);
  g_autoptr (GVariantIter) iter = NULL;
  const char *name;

  if (applications == NULL)
    return;
  g_variant_get (applications, "(a(so))", &iter);
  while (driver->peer == NULL && g_variant_iter_next (iter, "(&s&o)", &name, NULL))
    {
      g_autoptr (GVariant) answer =
          driver_ask (driver->accessibility, bus, path, bus, "GetConnectionUnixProcessID", g_variant_new ("(s)", name));
      guint owner = 0;

      if (answer != NULL)
        g_variant_get (answer, "(u)", &owner);
      if (owner == driver->pid)
        driver->peer = g_strdup (name);
    }
}

/* --- the tree ---------------------------------------------------------------------------------------------- */

static Thing *
new_thing (Driver *driver, GVariant *item)
{
  Thing *thing = g_rc_box_new0 (Thing);
  g_autoptr (GVariantIter) states = NULL;
  guint role, word;
  int count;

  g_variant_get (item, "((so)(so)(so)iiassusau)", NULL, &thing->path, NULL, NULL, NULL, &thing->parent, &thing->index,
                 &count, NULL, &thing->name, &role, &thing->description, &states);
  thing->driver = driver;
  thing->n_children = (guint)MAX (count, 0);
  thing->role = atspi_role_get_name (role);
  for (guint shift = 0; shift < 64 && g_variant_iter_next (states, "u", &word); shift += 32)
    thing->states |= (guint64)word << shift;
  return thing;
}

static int
by_index (gconstpointer left, gconstpointer right)
{
  return (*(Thing *const *)left)->index - (*(Thing *const *)right)->index;
}

static void
add_thing (GHashTable *tree, Thing *thing)
{
  GPtrArray *siblings = g_hash_table_lookup (tree, thing->parent);

  if (siblings == NULL)
    {
      siblings = g_ptr_array_new_with_free_func (thing_unref);
      g_hash_table_insert (tree, g_strdup (thing->parent), siblings);
    }
  g_ptr_array_add (siblings, thing);
}

static guint
known_children (GHashTable *tree, const char *path)
{
  GPtrArray *children = g_hash_table_lookup (tree, path);

  return children != NULL ? children->len : 0;
}

/* The pages of a stack are no widgets: GTK leaves them out of its answer. */
static void
add_pages (Driver *driver, GHashTable *known, GHashTable *tree)
{
  GHashTableIter iter;
  gpointer path, parent;

  g_hash_table_iter_init (&iter, driver->pages);
  while (g_hash_table_iter_next (&iter, &path, &parent))
    if (!g_hash_table_contains (known, path) && known_children (tree, path) > 0)
      {
        Thing *page = g_rc_box_new0 (Thing);

        page->driver = driver;
        page->path = g_strdup (path);
        page->parent = g_strdup (parent);
        page->role = "page";
        page->name = g_strdup ("");
        page->description = g_strdup ("");
        page->states = (guint64)1 << ATSPI_STATE_VISIBLE;
        add_thing (tree, page);
      }
}

/* GTK tells only of what somebody asked for once. Returns: whether there was more below @path */
static gboolean
ask_below (Driver *driver, GHashTable *known, const char *path)
{
  g_autoptr (GVariant) answer =
      driver_ask (driver->accessibility, driver->peer, path, "org.a11y.atspi.Accessible", "GetChildren", NULL);
  g_autoptr (GVariantIter) children = NULL;
  gboolean more = FALSE;
  const char *child;

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(s&o)", NULL, &child))
    if (!g_hash_table_contains (known, child))
      {
        g_hash_table_insert (driver->pages, g_strdup (child), g_strdup (path));
        ask_below (driver, known, child);
        more = TRUE;
      }
  return more;
}

/* Returns: path → children, in order; @more: what was not told before will be told the next time */
static GHashTable *
read_tree_once (Driver *driver, gboolean *more)
{
  GHashTable *tree = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) things = g_ptr_array_new ();
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariantIter) items = NULL;
  GHashTableIter iter;
  gpointer children;
  GVariant *item;

  *more = FALSE;
  if (driver->peer == NULL)
    find_peer (driver);
  if (driver->peer != NULL)
    answer = driver_ask (driver->accessibility, driver->peer, CACHE_PATH, "org.a11y.atspi.Cache", "GetItems", NULL);
  if (answer == NULL || !g_variant_is_of_type (answer, G_VARIANT_TYPE ("(a" ITEM ")")))
    return tree;
  g_variant_get (answer, "(a" ITEM ")", &items);
  while ((item = g_variant_iter_next_value (items)) != NULL)
    {
      Thing *thing = new_thing (driver, item);

      g_ptr_array_add (things, thing);
      g_hash_table_add (known, thing->path);
      add_thing (tree, thing);
      g_variant_unref (item);
    }
  add_pages (driver, known, tree);
  for (guint i = 0; i < things->len; i++)
    {
      Thing *thing = g_ptr_array_index (things, i);

      if (thing->n_children > known_children (tree, thing->path) && thing_has_state (thing, ATSPI_STATE_VISIBLE))
        *more = ask_below (driver, known, thing->path) || *more;
    }
  *more = ask_below (driver, known, DRIVER_ROOT) || *more;
  g_hash_table_iter_init (&iter, tree);
  while (g_hash_table_iter_next (&iter, NULL, &children))
    g_ptr_array_sort (children, by_index);
  return tree;
}

GHashTable *
driver_read_tree (Driver *driver)
{
  gboolean more;
  GHashTable *tree = read_tree_once (driver, &more);

  if (!more)
    return tree;
  g_hash_table_unref (tree);
  return read_tree_once (driver, &more);
}

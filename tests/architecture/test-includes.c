#include "tree.h"

#include <string.h>

/* The table of the rooms: what each may include besides itself; what those may include is allowed too. */
static const struct
{
  const char *room;
  const char *below;
} rooms[] = {
  { "base", "" },
  { "model", "base" },
  { "edit", "model" },
  { "metrics", "model" },
  { "files", "model" },
  { "checks", "model metrics edit" },
  { "layout", "model metrics edit" },
  { "exchange", "model metrics checks files" },
  { "render", "model layout metrics checks" },
  { "canvas", "render edit" },
  { "panels", "canvas edit metrics checks" },
  { "app", "base model edit metrics files checks layout exchange render canvas panels" },
  { "cli", "base model edit metrics files checks layout exchange render" },
};

/* Whose headers may be seen where. What is named here is forbidden in every other room. */
static const struct
{
  const char *prefix;
  const char *rooms;
} libraries[] = {
  { "libxml/", "files" },
  { "json-glib/", "exchange cli" },
  { "cairo", "render canvas panels app" },
  { "pango/", "render canvas panels app" },
  { "png.h", "render" },
  { "gdk-pixbuf/", "canvas panels app" },
  { "gdk/", "canvas panels app" },
  { "gsk/", "canvas panels app" },
  { "gtk/", "canvas panels app" },
  { "graphene", "canvas panels app" },
  { "adwaita.h", "panels app" },
  { "libadwaita", "" },
  { "X11/", "" },
};

static gboolean
names (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *)words, word);
}

static const char *
below (const char *room)
{
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (strcmp (rooms[i].room, room) == 0)
      return rooms[i].below;
  return NULL;
}

static gboolean
may_include (const char *room, const char *other)
{
  g_auto (GStrv) words = g_strsplit (below (room), " ", -1);

  if (strcmp (room, other) == 0)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && may_include (words[i], other))
      return TRUE;
  return FALSE;
}

typedef void (*IncludeFunc) (const SourceFile *file, char delimiter, const char *header);

static guint
for_each_include (IncludeFunc func)
{
  static const char *const endings[] = { ".c", ".h", NULL };
  g_autoptr (GPtrArray) files = tree_load (endings);
  g_autoptr (GRegex) regex =
      g_regex_new ("^[ \t]*#[ \t]*include[ \t]*([\"<])([^\">]+)[\">]", G_REGEX_MULTILINE, 0, NULL);
  guint count = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (regex, file->text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *delimiter = g_match_info_fetch (match, 1);
          g_autofree char *header = g_match_info_fetch (match, 2);

          func (file, *delimiter, header);
          count++;
        }
    }
  return count;
}

static void
check_room (const SourceFile *file, char delimiter, const char *header)
{
  const char *slash = strchr (header, '/');
  g_autofree char *other = slash != NULL ? g_strndup (header, (gsize)(slash - header)) : g_strdup ("");

  if (delimiter != '"')
    return;
  if (below (other) == NULL)
    g_test_fail_printf ("%s includes “%s”, which no room of the table holds", file->path, header);
  else if (!may_include (file->room, other))
    g_test_fail_printf ("%s includes “%s”, but %s/ may not see %s/", file->path, header, file->room, other);
}

static void
test_rooms (void)
{
  g_assert_cmpuint (for_each_include (check_room), >, 100);
}

static void
check_library (const SourceFile *file, char delimiter, const char *header)
{
  if (delimiter != '<')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (libraries); i++)
    if (g_str_has_prefix (header, libraries[i].prefix) && !names (libraries[i].rooms, file->room))
      g_test_fail_printf ("%s includes <%s>, but %s/ may not see that library", file->path, header, file->room);
}

static void
test_libraries (void)
{
  g_assert_cmpuint (for_each_include (check_library), >, 100);
}

static void
test_every_folder_is_a_room (void)
{
  static const char *const endings[] = { ".c", ".h", "meson.build", NULL };
  g_autoptr (GPtrArray) files = tree_load (endings);

  for (guint i = 0; i < files->len; i++)
    {
      const SourceFile *file = g_ptr_array_index (files, i);

      if (below (file->room) == NULL)
        g_test_fail_printf ("%s lies in a folder that the table does not name", file->path);
    }
}

/* The judge itself: it must see what is forbidden, and that what is below what is below is allowed. */
static void
test_table (void)
{
  g_assert_true (may_include ("checks", "base"));
  g_assert_true (may_include ("panels", "layout"));
  g_assert_true (may_include ("exchange", "edit"));
  g_assert_false (may_include ("base", "model"));
  g_assert_false (may_include ("files", "edit"));
  g_assert_false (may_include ("render", "files"));
  g_assert_false (may_include ("canvas", "files"));
  g_assert_false (may_include ("cli", "canvas"));
  g_assert_false (may_include ("layout", "checks"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/architecture/includes/table", test_table);
  g_test_add_func ("/architecture/includes/rooms", test_rooms);
  g_test_add_func ("/architecture/includes/libraries", test_libraries);
  g_test_add_func ("/architecture/includes/every-folder-is-a-room", test_every_folder_is_a_room);
  return g_test_run ();
}

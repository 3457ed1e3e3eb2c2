#include "tree.h"

#include <string.h>

static void
source_file_free (gpointer data)
{
  SourceFile *file = data;

  g_free (file->room);
  g_free (file->path);
  g_free (file->text);
  g_free (file);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(SourceFile *const *)a)->path, (*(SourceFile *const *)b)->path);
}

char *
tree_read (const char *path)
{
  g_autofree char *full = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (full, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
ends_with_any (const char *name, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (name, *endings))
      return TRUE;
  return FALSE;
}

static void
load_room (GPtrArray *files, const char *room, const char *const *endings)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), "src", room, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (ends_with_any (name, endings))
      {
        SourceFile *file = g_new0 (SourceFile, 1);

        file->room = g_strdup (room);
        file->path = g_build_filename ("src", room, name, NULL);
        file->text = tree_read (file->path);
        g_ptr_array_add (files, file);
      }
}

GPtrArray *
tree_load (const char *const *endings)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SW_SOURCE_ROOT"), "src", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *files = g_ptr_array_new_with_free_func (source_file_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        load_room (files, name, endings);
    }
  g_assert_cmpuint (files->len, >, 0);
  g_ptr_array_sort (files, compare_paths);
  return files;
}

static const char *
literal_end (const char *start)
{
  const char *p = start + 1;

  while (*p != '\0' && *p != *start && *p != '\n')
    p += *p == '\\' && p[1] != '\0' ? 2 : 1;
  return *p == *start ? p + 1 : p;
}

static const char *
comment_end (const char *start)
{
  const char *end = start[1] == '*' ? strstr (start + 2, "*/") : strchr (start, '\n');

  if (end == NULL)
    return start + strlen (start);
  return start[1] == '*' ? end + 2 : end;
}

char *
tree_strip (const char *text)
{
  char *copy = g_strdup (text);
  const char *p = text;

  while (*p != '\0')
    {
      const char *end = p;

      if (*p == '"' || *p == '\'')
        end = literal_end (p);
      else if (*p == '/' && (p[1] == '*' || p[1] == '/'))
        end = comment_end (p);
      for (const char *q = p; q < end; q++)
        if (*q != '\n')
          copy[q - text] = ' ';
      p = end > p ? end : p + 1;
    }
  return copy;
}

guint
tree_line (const char *text, gsize offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    line += text[i] == '\n';
  return line;
}

#include "files/generations.h"

#include "files/read.h"
#include "files/system.h"

#include <fcntl.h>
#include <string.h>

static char *
folder_of (const char *path)
{
  gboolean exists;
  struct stat status;
  g_autofree char *full = sw_system_resolve (path, &exists, &status);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, full != NULL ? full : path, -1);

  return sw_system_state_path ("generations", sum);
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Names are numbers of eight digits, so they sort as texts. */
static GPtrArray *
list (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SW_FILE_SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_latest_first);
  return paths;
}

static GBytes *
read_path (const char *path)
{
  int fd = sw_system_open (path, O_RDONLY | O_NONBLOCK, 0);
  GBytes *bytes;

  if (fd < 0)
    return NULL;
  bytes = sw_system_read (fd, SW_FILE_MOST_BYTES);
  sw_system.close (fd);
  return bytes;
}

static guint64
number_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_ascii_strtoull (name, NULL, 10);
}

void
sw_generation_keep (const char *path)
{
  g_autofree char *folder = folder_of (path);
  g_autoptr (GPtrArray) kept = list (folder);
  g_autoptr (GBytes) now = read_path (path);
  g_autoptr (GBytes) last = kept->len > 0 ? read_path (g_ptr_array_index (kept, 0)) : NULL;
  g_autofree char *place = NULL;

  if (now == NULL || (last != NULL && g_bytes_equal (now, last)))
    return;
  place = g_strdup_printf ("%s/%08" G_GUINT64_FORMAT SW_FILE_SUFFIX, folder,
                           kept->len > 0 ? number_of (g_ptr_array_index (kept, 0)) + 1 : 1);
  if (!sw_system_write_durably (place, now))
    return;
  for (guint i = SW_GENERATIONS - 1; i < kept->len; i++)
    sw_system.unlink (g_ptr_array_index (kept, i));
}

char **
sw_generations (const char *path)
{
  g_autofree char *folder = folder_of (path);
  GPtrArray *paths = list (folder);

  g_ptr_array_set_free_func (paths, NULL);
  g_ptr_array_add (paths, NULL);
  return (char **)g_ptr_array_free (paths, FALSE);
}

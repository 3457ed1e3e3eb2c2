/*
 * Runs the function of fuzz.h that the build names over kept inputs, without a fuzzer.
 *
 *   PROGRAM NAME FOLDER…
 */
#include "fuzz.h"

#include "files/profiles.h"

#include <string.h>

static char **folders;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static void
replay (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_test_message ("%s", path);
  g_assert_cmpint (SW_FUZZ_FUNCTION ((const uint8_t *)data, length), ==, 0);
}

static void
test_corpus (void)
{
  guint count = 0;

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) paths = list (folders[i]);

      for (guint k = 0; k < paths->len; k++)
        replay (g_ptr_array_index (paths, k));
      count += paths->len;
    }
  g_assert_cmpuint (count, >, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 3);
  g_assert_true (sw_profiles_load (NULL));
  folders = argv + 2;
  path = g_strdup_printf ("/fuzz/%s/corpus", argv[1]);
  g_test_add_func (path, test_corpus);
  return g_test_run ();
}

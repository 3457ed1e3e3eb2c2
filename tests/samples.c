#include "samples.h"

#include "files/profiles.h"
#include "files/read.h"

#include <string.h>

SwMap *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  SwMap *map;

  sw_profiles_load (&error);
  g_assert_no_error (error);
  map = sw_map_read (text, strlen (text), "text", &error);
  g_assert_no_error (error);
  return map;
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static void
run_folder (const char *folder, SampleFunc run, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s", path);
      run (g_ptr_array_index (names, i), map, data);
    }
}

void
for_each_sample (gboolean hostile, SampleFunc run, gpointer data)
{
  g_autofree char *good = g_build_filename (g_getenv ("SW_SAMPLES"), "good", NULL);
  g_autofree char *anti = g_build_filename (g_getenv ("SW_SAMPLES"), "antipatterns", NULL);
  g_autofree char *printed = g_build_filename (g_getenv ("SW_SAMPLES"), "published", NULL);
  g_autofree char *evil = g_build_filename (g_getenv ("SW_SAMPLES"), "hostile", NULL);
  g_autoptr (GError) error = NULL;

  sw_profiles_load (&error);
  g_assert_no_error (error);
  run_folder (g_getenv ("SW_TEMPLATES"), run, data);
  run_folder (good, run, data);
  run_folder (anti, run, data);
  run_folder (printed, run, data);
  if (hostile)
    run_folder (evil, run, data);
}

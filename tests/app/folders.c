#include "folders.h"

#include <ftw.h>
#include <glib.h>
#include <stdio.h>

static char *root;

static int
remove_one (const char *path, const struct stat *status, int flag, struct FTW *walk)
{
  return remove (path);
}

void
own_folders (void)
{
  static const char *const names[] = { "HOME",           "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                       "XDG_STATE_HOME", "XDG_CACHE_HOME",  "XDG_RUNTIME_DIR" };
  root = g_dir_make_tmp ("streamwright-test-XXXXXX", NULL);
  g_assert_nonnull (root);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (root, names[i], NULL);
      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_setenv (names[i], folder, TRUE);
    }
}

int
own_folders_remove (int status)
{
  nftw (root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&root, g_free);
  return status;
}

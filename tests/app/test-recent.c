#include "app/recent.h"

#include "files/read.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  GtkRecentManager *manager;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = NULL;

  fixture->folder = g_dir_make_tmp ("streamwright-recent-XXXXXX", NULL);
  list = g_build_filename (fixture->folder, "recent.xbel", NULL);
  fixture->manager = g_object_new (GTK_TYPE_RECENT_MANAGER, "filename", list, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_object_unref (fixture->manager);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
add (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  sw_recent_add (fixture->manager, file);
  return path;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = add (fixture, "Claims & more.vstream");
  g_autofree char *gone = add (fixture, "gone.vstream");
  g_autofree char *odd = add (fixture, "claims.xml"); /* opened as a map, whatever it is called */
  g_autofree char *foreign = g_build_filename (fixture->folder, "recent.xbel", NULL);
  g_autofree char *foreign_uri = g_filename_to_uri (foreign, NULL, NULL);
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) infos = NULL, one = NULL;
  gboolean found = FALSE;

  gtk_recent_manager_add_item (fixture->manager, foreign_uri);
  g_unlink (gone);
  infos = sw_recent_list (fixture->manager, 10);
  g_assert_cmpuint (infos->len, ==, 2);
  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (infos, i);

      g_assert_cmpstr (gtk_recent_info_get_mime_type (info), ==, SW_MEDIA_TYPE);
      found |= g_str_equal (gtk_recent_info_get_display_name (info), "Claims & more");
    }
  g_assert_true (found);
  folder = sw_recent_folder (g_ptr_array_index (infos, 0));
  g_assert_cmpstr (folder, ==, fixture->folder);
  one = sw_recent_list (fixture->manager, 1);
  g_assert_cmpuint (one->len, ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/recent/list", Fixture, NULL, set_up, test_list, tear_down);
  return g_test_run ();
}

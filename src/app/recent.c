#include "app/recent.h"

#include "app/title.h"
#include "files/read.h"

#include <string.h>

/* What other programs wrote down counts too, if it is a map. */
static gboolean
is_map (GtkRecentInfo *info)
{
  const char *type = gtk_recent_info_get_mime_type (info);

  return g_strcmp0 (type, SW_MEDIA_TYPE) == 0 || g_str_has_suffix (gtk_recent_info_get_uri (info), SW_FILE_SUFFIX);
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  GDateTime *left = gtk_recent_info_get_modified (*(GtkRecentInfo *const *)a);
  GDateTime *right = gtk_recent_info_get_modified (*(GtkRecentInfo *const *)b);
  int order = g_date_time_compare (right, left);

  if (order != 0)
    return order;
  return strcmp (gtk_recent_info_get_uri (*(GtkRecentInfo *const *)a),
                 gtk_recent_info_get_uri (*(GtkRecentInfo *const *)b));
}

GPtrArray *
sw_recent_list (GtkRecentManager *manager, guint most)
{
  GList *items = gtk_recent_manager_get_items (manager);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_recent_info_unref);

  for (GList *item = items; item != NULL; item = item->next)
    if (is_map (item->data) && gtk_recent_info_exists (item->data))
      g_ptr_array_add (list, gtk_recent_info_ref (item->data));
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  g_ptr_array_sort (list, compare_latest_first);
  if (list->len > most)
    g_ptr_array_set_size (list, (int)most);
  return list;
}

void
sw_recent_add (GtkRecentManager *manager, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = sw_title_name (file, NULL);
  GtkRecentData data = { .display_name = name,
                         .mime_type = (char *)SW_MEDIA_TYPE,
                         .app_name = (char *)"Streamwright",
                         .app_exec = (char *)"streamwright %u" };

  gtk_recent_manager_add_full (manager, uri, &data);
}

char *
sw_recent_folder (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));

  return sw_title_folder (file);
}

#include "model/profile.h"

#include <string.h>

static const char *const part_names[SW_N_PARTS] = { "none", "plan", "improve", "engage", "design", "build", "support" };

static GMutex registry_lock;
static GHashTable *registry; /* id → SwProfile */

const char *
sw_part_name (SwPart part)
{
  g_return_val_if_fail (part < SW_N_PARTS, NULL);
  return part_names[part];
}

gboolean
sw_part_from_name (const char *name, SwPart *part)
{
  for (SwPart p = 0; p < SW_N_PARTS; p++)
    if (strcmp (part_names[p], name) == 0)
      {
        *part = p;
        return TRUE;
      }
  return FALSE;
}

static void
activity_free (gpointer data)
{
  SwActivity *activity = data;

  g_free (activity->id);
  g_free (activity->name);
  g_free (activity->short_name);
  g_free (activity->summary);
  g_free (activity->purpose);
  g_free (activity->icon);
  g_strfreev (activity->objectives);
  g_strfreev (activity->inputs);
  g_strfreev (activity->outputs);
  g_strfreev (activity->practices);
  g_strfreev (activity->next);
  g_strfreev (activity->keywords);
  g_free (activity);
}

SwProfile *
sw_profile_new (const char *id, const char *name)
{
  SwProfile *profile = g_new0 (SwProfile, 1);

  profile->id = g_strdup (id);
  profile->name = g_strdup (name);
  profile->activities = g_ptr_array_new_with_free_func (activity_free);
  return profile;
}

SwActivity *
sw_profile_add (SwProfile *profile, const char *id)
{
  SwActivity *activity = g_new0 (SwActivity, 1);

  activity->id = g_strdup (id);
  activity->index = profile->activities->len;
  g_ptr_array_add (profile->activities, activity);
  return activity;
}

void
sw_profile_free (SwProfile *profile)
{
  g_free (profile->id);
  g_free (profile->name);
  g_ptr_array_unref (profile->activities);
  g_strfreev (profile->waiting);
  g_free (profile);
}

const SwActivity *
sw_profile_activity (const SwProfile *profile, const char *id)
{
  for (guint i = 0; i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      if (strcmp (activity->id, id) == 0)
        return activity;
    }
  return NULL;
}

void
sw_profile_register (SwProfile *profile)
{
  g_mutex_lock (&registry_lock);
  if (registry == NULL)
    registry = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_hash_table_contains (registry, profile->id))
    sw_profile_free (profile);
  else
    g_hash_table_insert (registry, profile->id, profile);
  g_mutex_unlock (&registry_lock);
}

const SwProfile *
sw_profile_find (const char *id)
{
  const SwProfile *profile;

  g_mutex_lock (&registry_lock);
  profile = registry != NULL ? g_hash_table_lookup (registry, id) : NULL;
  g_mutex_unlock (&registry_lock);
  return profile;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char **
sw_profile_list (void)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_mutex_lock (&registry_lock);
  if (registry != NULL)
    {
      g_hash_table_iter_init (&iter, registry);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }
  g_mutex_unlock (&registry_lock);
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_free (ids, FALSE);
}

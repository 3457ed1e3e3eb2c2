#include "checks/declaration-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

SwElement *
sw_declaration (const SwElement *stream, const char *activity)
{
  sw_for_each_kind (declaration, stream, SW_KIND_DECLARE)
    if (strcmp (sw_element_text (declaration, SW_ATTR_ACTIVITY), activity) == 0)
      return declaration;
  return NULL;
}

const char *
sw_declared_label (SwDeclared as)
{
  switch (as)
    {
    case SW_DECLARED_LIGHT:
      return _ ("Light: part of another step");
    case SW_DECLARED_COVERED:
      return _ ("Covered elsewhere");
    case SW_DECLARED_NOT_APPLICABLE:
      return _ ("Not applicable");
    default:
      return _ ("Unknown");
    }
}

char *
sw_declaration_text (SwMap *map, const SwElement *declaration)
{
  SwDeclared as = declaration != NULL ? sw_element_choice (declaration, SW_ATTR_AS) : SW_DECLARED_UNKNOWN;
  const char *reason = declaration != NULL ? sw_element_text (declaration, SW_ATTR_REASON) : "";
  SwElement *by = as == SW_DECLARED_COVERED
                      ? sw_map_find_kind (map, sw_element_text (declaration, SW_ATTR_BY), SW_KIND_STREAM)
                      : NULL;
  g_autofree char *text = NULL;

  if (by != NULL)
    {
      g_autofree char *title = sw_element_title (by);
      text = g_strdup_printf (_ ("Covered by “%s”"), title);
    }
  else
    text = g_strdup (sw_declared_label (as));
  return *reason != '\0' ? g_strdup_printf ("%s: %s", text, reason) : g_steal_pointer (&text);
}

const char *
sw_activity_name (SwMap *map, const char *activity)
{
  const SwProfile *profile = sw_map_profile (map);
  const SwActivity *found = profile != NULL ? sw_profile_activity (profile, activity) : NULL;

  return found != NULL ? found->name : activity;
}

char **
sw_activities_missing (SwMap *map, const SwElement *stream)
{
  const SwProfile *profile = sw_map_profile (map);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *missing = g_ptr_array_new ();

  sw_for_each_kind (step, stream, SW_KIND_STEP)
    g_hash_table_add (present, (gpointer)sw_element_text (step, SW_ATTR_ACTIVITY));
  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);

      if (g_hash_table_add (present, activity->id))
        g_ptr_array_add (missing, g_strdup (activity->id));
      else if (sw_declaration (stream, activity->id) != NULL)
        g_ptr_array_add (missing, g_strdup (activity->id));
    }
  sw_for_each_kind (declaration, stream, SW_KIND_DECLARE)
    {
      const char *activity = sw_element_text (declaration, SW_ATTR_ACTIVITY);
      if (g_hash_table_add (present, (gpointer)activity))
        g_ptr_array_add (missing, g_strdup (activity));
    }
  g_ptr_array_add (missing, NULL);
  return (char **)g_ptr_array_free (missing, FALSE);
}

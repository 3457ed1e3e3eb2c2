#pragma once

#include "model/map.h"

/** sw_profiles_load: registers the activity sets that ship with the program. Must be called once before maps are read.
 */
gboolean sw_profiles_load (GError **error);

/** sw_profile_read: one activity set from its XML. Returns: (transfer full) */
SwProfile *sw_profile_read (const char *data, gsize length, const char *name, GError **error);

/** SwTemplate: a map that people start from. */
typedef struct
{
  char *id; /* the file's base name without suffix */
  char *title;
  char *description;
} SwTemplate;

/** sw_templates: (transfer full) (element-type SwTemplate): those that ship, in the order of data/templates/. */
GPtrArray *sw_templates (void);

/** sw_template_open: Returns: (transfer full): a new map */
SwMap *sw_template_open (const char *id, GError **error);

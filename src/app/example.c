#include "app/example.h"

#include "checks/config.h"
#include "files/read.h"
#include "layout/tidy.h"

#include <string.h>

SwMap *
sw_example_map (const char *xml)
{
  g_autoptr (SwMap) map = sw_map_read (xml, strlen (xml), "example", NULL);

  g_return_val_if_fail (map != NULL, NULL);
  sw_layout_tidy_map (map, NULL);
  return g_steal_pointer (&map);
}

SwCheckConfig *
sw_example_config (const SwRule *rule)
{
  SwCheckConfig *config = sw_check_config_new ();
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    if (&rules[i] != rule)
      {
        g_autofree char *setting = g_strconcat (rules[i].id, "=off", NULL);
        sw_check_config_set_severity (config, setting, NULL);
      }
  return config;
}

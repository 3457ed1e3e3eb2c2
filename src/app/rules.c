#include "app/rules.h"

SwCheckConfig *
sw_rules_config (SwSettings *settings)
{
  SwCheckConfig *config = sw_check_config_new ();
  g_auto (GStrv) rules = sw_settings_keys (settings, SW_RULES_GROUP);

  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *severity = sw_settings_text (settings, SW_RULES_GROUP, rules[i]);
      g_autofree char *setting = g_strdup_printf ("%s=%s", rules[i], severity);

      /* A rule of another version of the program says nothing to this one. */
      sw_check_config_set_severity (config, setting, NULL);
    }
  return config;
}

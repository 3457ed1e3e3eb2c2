#include "app/rules.h"

#include <math.h>
#include <string.h>

#define SEVERITY "severity"

SwSettings *
sw_rules_settings (void)
{
  static SwSettings *settings;

  if (settings == NULL)
    {
      g_autofree char *path = g_build_filename (g_get_user_config_dir (), "streamwright", "rules.ini", NULL);
      settings = sw_settings_new (path);
    }
  return settings;
}

SwCheckConfig *
sw_rules_config (SwSettings *settings)
{
  SwCheckConfig *config = sw_check_config_new ();
  g_auto (GStrv) rules = sw_settings_groups (settings);

  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_auto (GStrv) keys = sw_settings_keys (settings, rules[i]);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *value = sw_settings_text (settings, rules[i], keys[k]);
          g_autofree char *setting = g_strdup_printf ("%s=%s", rules[i], value);

          /* A rule of another version of the program says nothing to this one. */
          if (value == NULL)
            continue;
          if (strcmp (keys[k], SEVERITY) == 0)
            sw_check_config_set_severity (config, setting, NULL);
          else
            sw_check_config_set_threshold (config, rules[i], keys[k], value, NULL);
        }
    }
  return config;
}

gboolean
sw_rules_is_default (SwSettings *settings)
{
  g_auto (GStrv) rules = sw_settings_groups (settings);

  return rules[0] == NULL;
}

gboolean
sw_rules_severity (SwSettings *settings, const SwRule *rule, SwSeverity *severity)
{
  g_autofree char *word = sw_settings_text (settings, rule->id, SEVERITY);

  return word != NULL && sw_severity_from_name (word, severity);
}

/* A rule about which nothing is decided any more has no group. */
static void
set (SwSettings *settings, const SwRule *rule, const char *key, const char *value)
{
  g_auto (GStrv) keys = NULL;

  sw_settings_set_text (settings, rule->id, key, value);
  keys = sw_settings_keys (settings, rule->id);
  if (keys[0] == NULL)
    sw_settings_forget (settings, rule->id);
}

void
sw_rules_set_severity (SwSettings *settings, const SwRule *rule, const SwSeverity *severity)
{
  set (settings, rule, SEVERITY, severity != NULL ? sw_severity_name (*severity) : NULL);
}

double
sw_rules_threshold (SwSettings *settings, const SwRule *rule, const SwThreshold *threshold)
{
  g_autoptr (SwCheckConfig) config = sw_check_config_new ();
  g_autofree char *value = sw_settings_text (settings, rule->id, threshold->id);

  if (value != NULL)
    sw_check_config_set_threshold (config, rule->id, threshold->id, value, NULL);
  return sw_check_config_threshold (config, rule, threshold->id);
}

void
sw_rules_set_threshold (SwSettings *settings, const SwRule *rule, const SwThreshold *threshold, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.6g", value);
  set (settings, rule, threshold->id, fabs (value - threshold->fallback) < 1e-9 ? NULL : text);
}

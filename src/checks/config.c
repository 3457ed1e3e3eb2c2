#include "checks/config.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const severity_names[] = { "off", "info", "warning", "error" };

struct _SwCheckConfig
{
  GHashTable *severities; /* rule id → SwSeverity + 1 */
  GHashTable *thresholds; /* "rule/threshold" → double */
};

const char *
sw_severity_name (SwSeverity severity)
{
  g_return_val_if_fail (severity <= SW_SEVERITY_ERROR, NULL);
  return severity_names[severity];
}

const char *
sw_severity_label (SwSeverity severity)
{
  switch (severity)
    {
    case SW_SEVERITY_OFF:
      return _ ("Off");
    case SW_SEVERITY_INFO:
      return _ ("Hint");
    case SW_SEVERITY_WARNING:
      return _ ("Warning");
    case SW_SEVERITY_ERROR:
      return _ ("Error");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
sw_severity_from_name (const char *name, SwSeverity *severity)
{
  for (guint i = 0; i < G_N_ELEMENTS (severity_names); i++)
    if (strcmp (severity_names[i], name) == 0)
      {
        *severity = i;
        return TRUE;
      }
  return FALSE;
}

SwCheckConfig *
sw_check_config_new (void)
{
  SwCheckConfig *config = g_new0 (SwCheckConfig, 1);

  config->severities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  config->thresholds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return config;
}

void
sw_check_config_free (SwCheckConfig *config)
{
  g_hash_table_unref (config->severities);
  g_hash_table_unref (config->thresholds);
  g_free (config);
}

static gboolean
set_severity (SwCheckConfig *config, const char *rule, const char *word, GError **error)
{
  SwSeverity severity;

  if (sw_rule_find (rule) == NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("there is no rule “%s”"), rule);
      return FALSE;
    }
  if (!sw_severity_from_name (word, &severity))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("there is no severity “%s”; use off, info, warning or error"),
                   word);
      return FALSE;
    }
  g_hash_table_insert (config->severities, g_strdup (rule), GUINT_TO_POINTER (severity + 1));
  return TRUE;
}

gboolean
sw_check_config_set_severity (SwCheckConfig *config, const char *setting, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (setting, "=", 2);

  if (g_strv_length (parts) != 2)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_USAGE, _ ("“%s” does not have the form RULE=SEVERITY"), setting);
      return FALSE;
    }
  return set_severity (config, parts[0], parts[1], error);
}

gboolean
sw_check_config_set_threshold (SwCheckConfig *config, const char *rule_id, const char *key, const char *text,
                               GError **error)
{
  const SwRule *rule = sw_rule_find (rule_id);
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (rule == NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("there is no rule “%s”"), rule_id);
      return FALSE;
    }
  for (const SwThreshold *t = rule->thresholds; t != NULL && t->id != NULL; t++)
    if (strcmp (t->id, key) == 0)
      {
        if (end == text || *end != '\0' || !isfinite (value) || value < 0)
          {
            g_set_error (error, SW_ERROR, SW_ERROR_VALUE, _ ("“%s” is not a number for “%s”"), text, key);
            return FALSE;
          }
        g_hash_table_insert (config->thresholds, g_strdup_printf ("%s/%s", rule_id, key),
                             g_memdup2 (&value, sizeof value));
        return TRUE;
      }
  g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("the rule “%s” has no setting “%s”"), rule_id, key);
  return FALSE;
}

/* GKeyFile keeps no line numbers, so the line of a bad setting is looked up for the message. */
static guint
line_of (const char *text, const char *group, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *header = g_strdup_printf ("[%s]", group);
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (lines[i][0] == '[')
        {
          inside = strcmp (lines[i], header) == 0;
          if (inside && key == NULL)
            return i + 1;
        }
      else if (inside && key != NULL && g_str_has_prefix (lines[i], key)
               && strchr (" \t=", lines[i][strlen (key)]) != NULL)
        return i + 1;
    }
  return 1;
}

static gboolean
load_group (SwCheckConfig *config, GKeyFile *file, const char *group, const char **bad_key, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  *bad_key = NULL;
  if (sw_rule_find (group) == NULL)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("there is no rule “%s”"), group);
      return FALSE;
    }
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, group, keys[i], NULL);
      gboolean done = strcmp (keys[i], "severity") == 0
                          ? set_severity (config, group, value, error)
                          : sw_check_config_set_threshold (config, group, keys[i], value, error);
      if (!done)
        {
          *bad_key = g_intern_string (keys[i]);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
sw_check_config_load (SwCheckConfig *config, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) groups = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &problem))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_IO, "%s: %s", path, problem->message);
      return FALSE;
    }
  if (!g_utf8_validate (text, (gssize)length, NULL) || !g_key_file_load_from_data (file, text, length, 0, &problem))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_MALFORMED, _ ("%s:1:1: this is not a settings file: %s"), path,
                   problem != NULL ? problem->message : _ ("it is not UTF-8"));
      return FALSE;
    }
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      const char *bad_key;
      if (!load_group (config, file, groups[i], &bad_key, &problem))
        {
          g_set_error (error, SW_ERROR, problem->code, "%s:%u:1: %s", path, line_of (text, groups[i], bad_key),
                       problem->message);
          return FALSE;
        }
    }
  return TRUE;
}

SwSeverity
sw_check_config_severity (const SwCheckConfig *config, const SwRule *rule, SwSeverity computed)
{
  guint set = config != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (config->severities, rule->id)) : 0;

  return set > 0 ? (SwSeverity)(set - 1) : computed;
}

double
sw_check_config_threshold (const SwCheckConfig *config, const SwRule *rule, const char *id)
{
  if (config != NULL && g_hash_table_size (config->thresholds) > 0)
    {
      g_autofree char *key = g_strconcat (rule->id, "/", id, NULL);
      const double *set = g_hash_table_lookup (config->thresholds, key);

      if (set != NULL)
        return *set;
    }
  for (const SwThreshold *t = rule->thresholds; t != NULL && t->id != NULL; t++)
    if (strcmp (t->id, id) == 0)
      return t->fallback;
  g_return_val_if_reached (0);
}

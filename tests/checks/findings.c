#include "findings.h"

#include "base/date.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include <glib/gstdio.h>
#include <string.h>

SwMap *
findings_read (const char *xml)
{
  g_autoptr (GError) error = NULL;
  SwMap *map;

  sw_profiles_load (&error);
  g_assert_no_error (error);
  map = sw_map_read (xml, strlen (xml), "test", &error);
  g_assert_no_error (error);
  return map;
}

char *
findings_bytes (SwMap *map)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

SwReport *
findings_check (SwMap *map, const SwCheckConfig *config)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  guint32 today;

  g_assert_true (sw_date_parse ("2026-11-25", &today));
  return sw_check (analysis, config, today);
}

char *
findings_lines (const SwReport *report)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      g_autofree char *elements = g_strjoinv (" ", finding->elements);

      g_string_append_printf (lines, "%s %s %s: %s", sw_severity_name (finding->severity), finding->rule->id,
                              finding->stream != NULL ? finding->stream : "-", elements);
      if (finding->activities != NULL)
        {
          g_autofree char *activities = g_strjoinv (" ", finding->activities);
          g_string_append_printf (lines, " / %s", activities);
        }
      g_string_append (lines, finding->accepted != NULL ? " (accepted)\n" : "\n");
    }
  return g_string_free (lines, FALSE);
}

void
findings_assert_map (SwMap *map, const char *expected)
{
  g_autoptr (SwReport) report = findings_check (map, NULL);
  g_autofree char *lines = findings_lines (report);

  g_assert_cmpstr (lines, ==, expected);
}

void
findings_assert (const char *xml, const char *expected)
{
  g_autoptr (SwMap) map = findings_read (xml);

  findings_assert_map (map, expected);
}

const SwFinding *
findings_only (const SwReport *report, const char *rule)
{
  const SwFinding *found = NULL;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (strcmp (finding->rule->id, rule) != 0)
        continue;
      g_assert_null (found);
      found = finding;
    }
  g_assert_nonnull (found);
  return found;
}

SwCheckConfig *
findings_config (const char *settings)
{
  SwCheckConfig *config = sw_check_config_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd;

  if (settings == NULL)
    return config;
  fd = g_file_open_tmp ("findings-XXXXXX", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, settings, -1, &error);
  g_assert_no_error (error);
  sw_check_config_load (config, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return config;
}

static void
test_case (gconstpointer data)
{
  const FindingsCase *c = data;
  g_autoptr (SwMap) map = findings_read (c->xml);
  g_autoptr (SwCheckConfig) config = findings_config (c->settings);
  g_autoptr (SwReport) report = findings_check (map, config);
  g_autofree char *lines = findings_lines (report);

  g_assert_cmpstr (lines, ==, c->expected);
}

void
findings_add_cases (const char *prefix, const FindingsCase *cases, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
}

#include "findings.h"

#include "base/date.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

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

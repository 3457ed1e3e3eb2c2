/*
 * SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), as code review and dashboards read it. A map is
 * an artifact, an element a logical location; a line is told where the file has one. An accepted finding is suppressed
 * in the source, one of the baseline outside of it.
 */
#include "cli/checked.h"
#include "cli/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define HOMEPAGE "https://streamwright.github.io/"

static void
add_message (JsonBuilder *json, const char *name, const char *text)
{
  sw_json_begin_object (json, name);
  sw_json_add_text (json, "text", text);
  json_builder_end_object (json);
}

static const char *
level_of (SwSeverity severity)
{
  static const char *const levels[] = { "none", "note", "warning", "error" };

  return levels[severity];
}

/* --- rules ------------------------------------------------------------------------------------------------- */

static void
add_rule (JsonBuilder *json, const SwRule *rule)
{
  g_autofree char *help = g_strdup_printf ("%s\n\n%s", _ (rule->why), _ (rule->fix));

  json_builder_begin_object (json);
  sw_json_add_text (json, "id", rule->id);
  add_message (json, "shortDescription", _ (rule->summary));
  add_message (json, "fullDescription", _ (rule->explanation));
  add_message (json, "help", help);
  sw_json_begin_object (json, "defaultConfiguration");
  sw_json_add_text (json, "level", level_of (rule->severity));
  json_builder_end_object (json);
  sw_json_begin_object (json, "properties");
  sw_json_begin_object (json, "thresholds");
  for (guint i = 0; rule->thresholds != NULL && rule->thresholds[i].id != NULL; i++)
    sw_json_add_number (json, rule->thresholds[i].id, rule->thresholds[i].fallback);
  json_builder_end_object (json);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_driver (JsonBuilder *json)
{
  guint count;
  const SwRule *rules = sw_rules (&count);

  sw_json_begin_object (json, "tool");
  sw_json_begin_object (json, "driver");
  sw_json_add_text (json, "name", "Streamwright");
  sw_json_add_text (json, "version", SW_VERSION);
  sw_json_add_text (json, "semanticVersion", SW_VERSION);
  sw_json_add_text (json, "informationUri", HOMEPAGE);
  sw_json_begin_array (json, "rules");
  for (guint i = 0; i < count; i++)
    add_rule (json, &rules[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static guint
rule_index (const SwRule *rule)
{
  guint count;

  return (guint)(rule - sw_rules (&count));
}

/* --- locations --------------------------------------------------------------------------------------------- */

/* A relative path becomes a relative reference, in which no colon may look like a scheme. */
static char *
uri_of (const char *path)
{
  if (g_path_is_absolute (path))
    return g_filename_to_uri (path, NULL, NULL);
  return g_uri_escape_bytes ((const guint8 *)path, strlen (path), "/");
}

static void
add_artifact_location (JsonBuilder *json, const char *name, const char *path)
{
  g_autofree char *uri = uri_of (path);

  sw_json_begin_object (json, name);
  sw_json_add_text (json, "uri", uri);
  json_builder_end_object (json);
}

static void
add_physical_location (JsonBuilder *json, const char *path, guint line)
{
  sw_json_begin_object (json, "physicalLocation");
  add_artifact_location (json, "artifactLocation", path);
  if (line > 0)
    {
      sw_json_begin_object (json, "region");
      sw_json_add_count (json, "startLine", line);
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
}

/* Its id after those of what it is in, the map left out: s1/n3. */
static char *
qualified_name (const SwElement *element)
{
  g_autofree char *above = NULL;

  if (element->parent == NULL || element->parent->parent == NULL)
    return g_strdup (element->id);
  above = qualified_name (element->parent);
  return g_strconcat (above, "/", element->id, NULL);
}

static void
add_logical_location (JsonBuilder *json, const SwElement *element)
{
  g_autofree char *qualified = qualified_name (element), *title = sw_element_title (element);
  const char *kind = sw_kind_element (element->kind);

  json_builder_begin_object (json);
  sw_json_add_text (json, "name", element->id);
  sw_json_add_text (json, "fullyQualifiedName", qualified);
  if (kind != NULL)
    sw_json_add_text (json, "kind", kind);
  sw_json_begin_object (json, "properties");
  sw_json_add_text (json, "title", title);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_location (JsonBuilder *json, const SwCheckedFile *file, const char *id, guint number)
{
  const SwElement *element = sw_map_find (file->map, id);

  json_builder_begin_object (json);
  if (number > 0)
    sw_json_add_count (json, "id", number);
  add_physical_location (json, file->path, element != NULL ? element->line : 0);
  if (element != NULL)
    {
      sw_json_begin_array (json, "logicalLocations");
      add_logical_location (json, element);
      json_builder_end_array (json);
    }
  json_builder_end_object (json);
}

/* --- results ----------------------------------------------------------------------------------------------- */

static void
add_suppression (JsonBuilder *json, const char *kind, const char *justification)
{
  json_builder_begin_object (json);
  sw_json_add_text (json, "kind", kind);
  sw_json_add_text (json, "status", "accepted");
  sw_json_add_text (json, "justification", justification);
  json_builder_end_object (json);
}

/* An empty list says that it is known not to be suppressed. */
static void
add_suppressions (JsonBuilder *json, const SwChecked *checked, gboolean known, const char *accepted)
{
  sw_json_begin_array (json, "suppressions");
  if (accepted != NULL)
    add_suppression (json, "inSource", accepted);
  if (known)
    {
      g_autofree char *name = g_filename_display_name (checked->baseline);
      g_autofree char *justification = g_strdup_printf (_ ("It stands in the baseline %s."), name);
      add_suppression (json, "external", justification);
    }
  json_builder_end_array (json);
}

static void
add_result (JsonBuilder *json, const SwChecked *checked, const SwCheckedFile *file, const SwFinding *finding)
{
  gboolean known = g_hash_table_contains (file->known, finding);
  g_autofree char *print = g_compute_checksum_for_string (G_CHECKSUM_SHA256, finding->fingerprint, -1);

  json_builder_begin_object (json);
  sw_json_add_text (json, "ruleId", finding->rule->id);
  sw_json_add_count (json, "ruleIndex", rule_index (finding->rule));
  sw_json_add_text (json, "level", level_of (finding->severity));
  add_message (json, "message", finding->message);
  sw_json_begin_array (json, "locations");
  add_location (json, file, finding->elements[0], 0);
  json_builder_end_array (json);
  if (finding->elements[1] != NULL)
    {
      sw_json_begin_array (json, "relatedLocations");
      for (guint i = 1; finding->elements[i] != NULL; i++)
        add_location (json, file, finding->elements[i], i);
      json_builder_end_array (json);
    }
  sw_json_begin_object (json, "partialFingerprints");
  sw_json_add_text (json, "ruleAndElements/v1", print);
  json_builder_end_object (json);
  if (checked->baseline != NULL)
    sw_json_add_text (json, "baselineState", known ? "unchanged" : "new");
  add_suppressions (json, checked, known, finding->accepted);
  sw_json_begin_object (json, "properties");
  sw_json_add_texts (json, "elements", (const char *const *)finding->elements);
  sw_json_add_text (json, "why", finding->why);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* --- the run ----------------------------------------------------------------------------------------------- */

static void
add_notification (JsonBuilder *json, const SwCheckedFile *file)
{
  g_autofree char *text = g_utf8_make_valid (file->unreadable, -1);

  json_builder_begin_object (json);
  sw_json_add_text (json, "level", "error");
  add_message (json, "message", text);
  sw_json_begin_array (json, "locations");
  json_builder_begin_object (json);
  add_physical_location (json, file->path, 0);
  json_builder_end_object (json);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_invocation (JsonBuilder *json, const SwChecked *checked)
{
  gboolean successful = TRUE;

  sw_json_begin_array (json, "invocations");
  json_builder_begin_object (json);
  sw_json_begin_array (json, "toolExecutionNotifications");
  for (guint i = 0; i < checked->files->len; i++)
    {
      const SwCheckedFile *file = g_ptr_array_index (checked->files, i);
      if (file->unreadable == NULL)
        continue;
      add_notification (json, file);
      successful = FALSE;
    }
  json_builder_end_array (json);
  sw_json_add_flag (json, "executionSuccessful", successful);
  json_builder_end_object (json);
  json_builder_end_array (json);
}

static void
add_artifacts (JsonBuilder *json, const SwChecked *checked)
{
  static const char *const roles[] = { "analysisTarget", NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  sw_json_begin_array (json, "artifacts");
  for (guint i = 0; i < checked->files->len; i++)
    {
      const SwCheckedFile *file = g_ptr_array_index (checked->files, i);

      /* A file that was named twice is still one. */
      if (!g_hash_table_add (seen, file->path))
        continue;
      json_builder_begin_object (json);
      add_artifact_location (json, "location", file->path);
      sw_json_add_texts (json, "roles", roles);
      sw_json_add_text (json, "mimeType", "application/vnd.streamwright.map+xml");
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

void
sw_checked_sarif (const SwChecked *checked, GString *out)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  sw_json_add_text (json, "$schema", SCHEMA);
  sw_json_add_text (json, "version", "2.1.0");
  sw_json_begin_array (json, "runs");
  json_builder_begin_object (json);
  add_driver (json);
  add_invocation (json, checked);
  add_artifacts (json, checked);
  sw_json_begin_array (json, "results");
  for (guint f = 0; f < checked->files->len; f++)
    {
      const SwCheckedFile *file = g_ptr_array_index (checked->files, f);
      for (guint i = 0; file->report != NULL && i < file->report->findings->len; i++)
        add_result (json, checked, file, g_ptr_array_index (file->report->findings, i));
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  json_builder_end_array (json);
  json_builder_end_object (json);
  sw_json_append (json, out);
}

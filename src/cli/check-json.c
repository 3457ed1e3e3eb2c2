#include "cli/checked.h"
#include "cli/json.h"

#include "checks/scorecard.h"

static void
add_finding (JsonBuilder *json, const SwChecked *checked, const SwCheckedFile *file, const SwFinding *finding)
{
  json_builder_begin_object (json);
  sw_json_add_text (json, "rule", finding->rule->id);
  sw_json_add_text (json, "severity", sw_severity_name (finding->severity));
  sw_json_add_text (json, "stream", finding->stream);
  sw_json_add_texts (json, "elements", (const char *const *)finding->elements);
  sw_json_add_text (json, "message", finding->message);
  sw_json_add_text (json, "why", finding->why);
  sw_json_begin_array (json, "fixes");
  for (guint i = 0; i < finding->fixes->len; i++)
    {
      const SwFix *fix = g_ptr_array_index (finding->fixes, i);
      json_builder_begin_object (json);
      sw_json_add_text (json, "id", fix->id);
      sw_json_add_text (json, "title", fix->title);
      sw_json_add_flag (json, "safe", fix->safe);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  sw_json_add_text (json, "accepted", finding->accepted);
  if (checked->baseline != NULL)
    sw_json_add_flag (json, "baseline", g_hash_table_contains (file->known, finding));
  json_builder_end_object (json);
}

static void
add_scorecard (JsonBuilder *json, const SwCheckedFile *file, guint stream)
{
  g_autoptr (SwScorecard) scorecard = sw_scorecard_new (file->analysis, file->report, stream);

  json_builder_begin_object (json);
  sw_json_add_text (json, "stream", scorecard->stream);
  sw_json_begin_array (json, "signals");
  for (SwSignalType type = 0; type < SW_N_SIGNALS; type++)
    {
      const SwSignal *signal = &scorecard->signals[type];
      json_builder_begin_object (json);
      sw_json_add_text (json, "id", sw_signal_id (type));
      sw_json_add_text (json, "state", sw_signal_state_name (signal->state));
      sw_json_add_text (json, "evidence", signal->evidence);
      sw_json_add_texts (json, "elements", (const char *const *)signal->elements);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_file (JsonBuilder *json, const SwChecked *checked, const SwCheckedFile *file)
{
  /* JSON is UTF-8, a path may be any bytes. */
  g_autofree char *shown = g_filename_display_name (file->path);

  json_builder_begin_object (json);
  sw_json_add_text (json, "path", shown);
  sw_json_begin_array (json, "findings");
  for (guint i = 0; i < file->report->findings->len; i++)
    add_finding (json, checked, file, g_ptr_array_index (file->report->findings, i));
  json_builder_end_array (json);
  sw_json_begin_array (json, "scorecard");
  for (guint i = 0; i < file->analysis->n_streams; i++)
    add_scorecard (json, file, i);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

void
sw_checked_json (const SwChecked *checked, GString *out)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  sw_json_begin_array (json, "files");
  for (guint i = 0; i < checked->files->len; i++)
    {
      const SwCheckedFile *file = g_ptr_array_index (checked->files, i);
      if (file->unreadable == NULL)
        add_file (json, checked, file);
    }
  json_builder_end_array (json);
  sw_json_begin_object (json, "summary");
  for (SwSeverity severity = SW_SEVERITY_ERROR; severity > SW_SEVERITY_OFF; severity--)
    sw_json_add_count (json, sw_severity_name (severity), checked->count[severity]);
  sw_json_add_count (json, "accepted", checked->accepted);
  if (checked->baseline != NULL)
    sw_json_add_count (json, "baseline", checked->n_known);
  json_builder_end_object (json);
  json_builder_end_object (json);
  sw_json_append (json, out);
}

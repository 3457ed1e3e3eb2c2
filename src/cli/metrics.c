#include "cli/cli.h"

#include "files/read.h"
#include "metrics/analysis.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* --- text -------------------------------------------------------------------------------------------------- */

static void
append_time (GString *out, const char *label, double seconds, const char *form, const SwCalendar *calendar)
{
  g_autofree char *time = NULL;

  if (isnan (seconds))
    {
      g_string_append_printf (out, "  %-18s %s\n", label, _ ("unknown"));
      return;
    }
  time = sw_seconds_format (seconds, calendar);
  g_string_append_printf (out, "  %-18s ", label);
  g_string_append_printf (out, form, time);
  g_string_append_c (out, '\n');
}

static void
append_percent (GString *out, const char *label, double fraction)
{
  if (isnan (fraction))
    g_string_append_printf (out, "  %-18s %s\n", label, _ ("unknown"));
  else
    g_string_append_printf (out, "  %-18s %.0f %%\n", label, fraction * 100);
}

static void
append_stream (GString *out, const SwElement *stream, const SwFigures *figures, const SwCalendar *calendar)
{
  g_autofree char *title = sw_element_title (stream);

  g_string_append_printf (out, "%s (%s)\n", title, stream->id);
  append_time (out, _ ("Lead time"), figures->lead.likely, figures->complete ? "%s" : _ ("at least %s"), calendar);
  append_time (out, _ ("Process time"), figures->process.likely, "%s", calendar);
  append_time (out, _ ("Total work"), figures->any_time ? figures->work : NAN, "%s", calendar);
  append_percent (out, _ ("Flow efficiency"), figures->efficiency);
  append_percent (out, _ ("Rolled %C&A"), figures->accuracy);
  append_time (out, _ ("Takt"), figures->takt, "%s", calendar);
  for (guint i = 0; i < figures->unmeasured->len; i++)
    {
      g_autofree char *step = sw_element_title (g_ptr_array_index (figures->unmeasured, i));
      g_string_append_printf (out, "  %-18s %s\n", i == 0 ? _ ("Not measured") : "", step);
    }
}

/* --- JSON -------------------------------------------------------------------------------------------------- */

static void
add_number (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  if (isnan (value))
    json_builder_add_null_value (json);
  else
    json_builder_add_double_value (json, value);
}

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
add_span (JsonBuilder *json, const char *name, const SwSpan *span)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  add_number (json, "least", span->least);
  add_number (json, "likely", span->likely);
  add_number (json, "most", span->most);
  json_builder_end_object (json);
}

static void
add_ids (JsonBuilder *json, const char *name, const GPtrArray *elements)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < elements->len; i++)
    json_builder_add_string_value (json, ((SwElement *)g_ptr_array_index (elements, i))->id);
  json_builder_end_array (json);
}

static void
add_stream (JsonBuilder *json, const SwGraph *graph, const SwFigures *figures)
{
  json_builder_begin_object (json);
  add_string (json, "id", graph->stream->id);
  add_string (json, "name", sw_element_text (graph->stream, SW_ATTR_NAME));
  add_span (json, "lead_time", &figures->lead);
  json_builder_set_member_name (json, "complete");
  json_builder_add_boolean_value (json, figures->complete);
  add_span (json, "process_time", &figures->process);
  add_ids (json, "critical_path", figures->path);
  add_number (json, "total_work", figures->any_time ? figures->work : NAN);
  add_number (json, "effort", figures->any_time ? figures->effort : NAN);
  add_number (json, "flow_efficiency", figures->efficiency);
  add_number (json, "rolled_accuracy", figures->accuracy);
  add_number (json, "takt", figures->takt);
  add_number (json, "wip", figures->wip);
  add_ids (json, "unmeasured", figures->unmeasured);
  json_builder_set_member_name (json, "steps");
  json_builder_begin_array (json);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      json_builder_begin_object (json);
      add_string (json, "id", graph->steps[i]->id);
      add_number (json, "lead_time", figures->steps[i].lead.likely);
      add_number (json, "process_time", figures->steps[i].process.likely);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static char *
to_json (const char *path, const SwAnalysis *analysis)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *shown = g_filename_display_name (path);

  json_builder_begin_object (json);
  add_string (json, "map", shown);
  json_builder_set_member_name (json, "streams");
  json_builder_begin_array (json);
  for (guint i = 0; i < analysis->n_streams; i++)
    add_stream (json, analysis->graphs[i], analysis->figures[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, TRUE);
}

int
sw_cli_metrics (int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("text or json"), N_ ("FORMAT") }, G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  g_autoptr (SwAnalysis) analysis = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE"),
                     _ ("Prints the figures of a map; times in JSON are seconds of working time.")))
    return SW_EXIT_USAGE;
  if (argc != 2)
    return sw_cli_usage (_ ("metrics needs one file"));
  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    return sw_cli_usage (_ ("the format must be text or json"));
  map = sw_map_read_file (argv[1], NULL, &error);
  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  analysis = sw_analysis_new (map);
  if (g_strcmp0 (format, "json") == 0)
    {
      g_autofree char *json = to_json (argv[1], analysis);
      g_string_append_printf (out, "%s\n", json);
    }
  else
    for (guint i = 0; i < analysis->n_streams; i++)
      append_stream (out, analysis->streams[i], analysis->figures[i], sw_map_calendar (map));
  return sw_cli_print (out->str, out->len);
}

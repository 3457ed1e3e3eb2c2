#include "cli/metrics.h"

#include "cli/json.h"
#include "metrics/terms.h"

#include <math.h>

static void
add_span (JsonBuilder *json, const char *name, const SwSpan *span)
{
  sw_json_begin_object (json, name);
  sw_json_add_number (json, "least", span->least);
  sw_json_add_number (json, "likely", span->likely);
  sw_json_add_number (json, "most", span->most);
  json_builder_end_object (json);
}

static void
add_ids (JsonBuilder *json, const char *name, const GPtrArray *elements)
{
  sw_json_begin_array (json, name);
  for (guint i = 0; i < elements->len; i++)
    json_builder_add_string_value (json, ((SwElement *)g_ptr_array_index (elements, i))->id);
  json_builder_end_array (json);
}

static void
add_latency (JsonBuilder *json, const SwFigures *figures)
{
  sw_json_begin_object (json, "feedback_latency");
  sw_json_add_number (json, "improve", figures->to_improve.seconds);
  sw_json_add_number (json, "plan", figures->to_plan.seconds);
  json_builder_end_object (json);
}

static void
add_activities (JsonBuilder *json, const SwFigures *figures)
{
  sw_json_begin_object (json, "activities");
  for (guint i = 0; i < figures->n_activities; i++)
    {
      const SwActivityFigures *activity = &figures->activities[i];

      if (activity->steps == 0)
        continue;
      json_builder_set_member_name (json, activity->activity->id);
      json_builder_begin_object (json);
      json_builder_set_member_name (json, "steps");
      json_builder_add_int_value (json, activity->steps);
      sw_json_add_number (json, "process", activity->process);
      sw_json_add_number (json, "lead", activity->lead);
      sw_json_add_number (json, "share", activity->share);
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
}

static void
add_steps (JsonBuilder *json, const SwGraph *graph, const SwFigures *figures)
{
  sw_json_begin_array (json, "steps");
  for (guint i = 0; i < graph->n_steps; i++)
    {
      const SwStepFigures *step = &figures->steps[i];

      json_builder_begin_object (json);
      sw_json_add_text (json, "id", graph->steps[i]->id);
      sw_json_add_number (json, "lead_time", step->lead.likely);
      sw_json_add_number (json, "process_time", step->process.likely);
      sw_json_add_number (json, "visits", step->visits);
      sw_json_add_number (json, "utilisation", step->utilisation);
      sw_json_add_number (json, "wip", step->wip);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_stream (JsonBuilder *json, const SwGraph *graph, const SwFigures *figures, gboolean terms)
{
  json_builder_begin_object (json);
  sw_json_add_text (json, "id", graph->stream->id);
  sw_json_add_text (json, "name", sw_element_text (graph->stream, SW_ATTR_NAME));
  add_span (json, "lead_time", &figures->lead);
  sw_json_add_flag (json, "complete", figures->complete);
  add_span (json, "process_time", &figures->process);
  add_ids (json, "critical_path", figures->path);
  sw_json_add_number (json, "total_work", sw_figure_value (figures, SW_FIGURE_WORK));
  sw_json_add_number (json, "effort", sw_figure_value (figures, SW_FIGURE_EFFORT));
  sw_json_add_number (json, "flow_efficiency", figures->efficiency);
  sw_json_add_number (json, "rolled_accuracy", figures->accuracy);
  sw_json_add_number (json, "expected_lead_time", figures->expected);
  sw_json_add_text (json, "expected_by", sw_expected_by_name (figures->expected_by));
  sw_json_add_number (json, "expected_half_width", isnan (figures->expected) ? NAN : figures->expected_error);
  sw_json_add_number (json, "takt", figures->takt);
  sw_json_add_text (json, "bottleneck", figures->bottleneck >= 0 ? graph->steps[figures->bottleneck]->id : NULL);
  sw_json_add_number (json, "wip", figures->wip);
  add_latency (json, figures);
  add_ids (json, "unmeasured", figures->unmeasured);
  add_activities (json, figures);
  add_steps (json, graph, figures);
  if (terms)
    sw_cli_metrics_terms_json (graph, figures, json);
  json_builder_end_object (json);
}

void
sw_cli_metrics_json (const SwAnalysis *analysis, const char *name, gboolean terms, GString *out)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  sw_json_add_text (json, "map", name);
  sw_json_begin_array (json, "streams");
  for (guint i = 0; i < analysis->n_streams; i++)
    add_stream (json, analysis->graphs[i], analysis->figures[i], terms);
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  g_string_append_printf (out, "%s\n", text);
}

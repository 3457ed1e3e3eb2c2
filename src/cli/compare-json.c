#include "cli/compare.h"

#include "cli/json.h"

static void
add_details (JsonBuilder *json, const char *name, const GPtrArray *details)
{
  sw_json_begin_array (json, name);
  for (guint i = 0; i < details->len; i++)
    {
      const SwDetail *detail = g_ptr_array_index (details, i);

      json_builder_begin_object (json);
      sw_json_add_text (json, "what", detail->name);
      sw_json_add_text (json, "from", detail->from_value);
      sw_json_add_text (json, "to", detail->to_value);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_differences (JsonBuilder *json, const char *name, const GPtrArray *differences)
{
  sw_json_begin_array (json, name);
  for (guint i = 0; i < differences->len; i++)
    {
      const SwDifference *difference = g_ptr_array_index (differences, i);
      const char *what = difference->from == NULL ? "added" : difference->to == NULL ? "removed" : "changed";

      json_builder_begin_object (json);
      sw_json_add_text (json, "difference", what);
      sw_json_add_text (json, "from", difference->from != NULL ? difference->from->id : NULL);
      sw_json_add_text (json, "to", difference->to != NULL ? difference->to->id : NULL);
      add_details (json, "changes", difference->details);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static const char *
bottleneck_id (const SwAnalysis *analysis, guint stream)
{
  int i = analysis->figures[stream]->bottleneck;

  return i >= 0 ? analysis->graphs[stream]->steps[i]->id : NULL;
}

static void
add_figure (JsonBuilder *json, const SwComparison *comparison, SwCompared figure)
{
  const SwFigureChange *change = &comparison->figures[figure];

  sw_json_begin_object (json, sw_compared_name (figure));
  if (figure == SW_COMPARED_BOTTLENECK)
    {
      sw_json_add_text (json, "from_step", bottleneck_id (comparison->from_analysis, comparison->from_stream));
      sw_json_add_text (json, "to_step", bottleneck_id (comparison->to_analysis, comparison->to_stream));
    }
  sw_json_add_number (json, "from", change->from);
  sw_json_add_flag (json, "from_at_least", change->from_at_least);
  if (figure == SW_COMPARED_EXPECTED)
    {
      sw_json_add_number (json, "from_error", change->from_error);
      sw_json_add_number (json, "to_error", change->to_error);
    }
  sw_json_add_number (json, "to", change->to);
  sw_json_add_flag (json, "to_at_least", change->to_at_least);
  sw_json_add_number (json, "difference", change->difference);
  sw_json_add_number (json, "ratio", change->ratio);
  sw_json_add_text (json, "verdict", sw_verdict_name (change->verdict));
  json_builder_end_object (json);
}

static void
add_ends (JsonBuilder *json, const char *name, const SwElement *stream)
{
  sw_json_begin_object (json, name);
  sw_json_add_text (json, "id", stream->id);
  sw_json_add_text (json, "name", sw_element_text (stream, SW_ATTR_NAME));
  json_builder_end_object (json);
}

static void
add_stream (JsonBuilder *json, const SwComparison *comparison)
{
  json_builder_begin_object (json);
  add_ends (json, "from", comparison->from_analysis->streams[comparison->from_stream]);
  add_ends (json, "to", comparison->to_analysis->streams[comparison->to_stream]);
  sw_json_add_flag (json, "equal", sw_comparison_is_equal (comparison));
  sw_json_begin_object (json, "figures");
  for (SwCompared figure = 0; figure < SW_N_COMPARED; figure++)
    add_figure (json, comparison, figure);
  json_builder_end_object (json);
  add_details (json, "changes", comparison->stream);
  add_differences (json, "steps", comparison->steps);
  add_differences (json, "connections", comparison->edges);
  json_builder_end_object (json);
}

static void
add_lone (JsonBuilder *json, const char *name, const GPtrArray *streams)
{
  sw_json_begin_array (json, name);
  for (guint i = 0; i < streams->len; i++)
    json_builder_add_string_value (json, ((SwElement *)g_ptr_array_index (streams, i))->id);
  json_builder_end_array (json);
}

void
sw_cli_compare_json (const SwMapsCompared *compared, GString *out)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  sw_json_add_text (json, "from", compared->from_name);
  sw_json_add_text (json, "to", compared->to_name);
  sw_json_add_flag (json, "equal", sw_maps_compared_is_equal (compared));
  add_details (json, "changes", compared->maps);
  sw_json_begin_array (json, "streams");
  for (guint i = 0; i < compared->streams->len; i++)
    add_stream (json, g_ptr_array_index (compared->streams, i));
  json_builder_end_array (json);
  add_lone (json, "added", compared->added);
  add_lone (json, "removed", compared->removed);
  json_builder_end_object (json);
  sw_json_append (json, out);
}

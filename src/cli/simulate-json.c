#include "cli/json.h"
#include "cli/simulate.h"

static void
add_lead_time (JsonBuilder *json, const SwSimulation *s)
{
  sw_json_begin_object (json, "lead_time");
  sw_json_add_number (json, "mean", s->mean);
  sw_json_add_number (json, "half_width", s->half_width);
  sw_json_add_text (json, "method", s->queues ? "batch-means" : "independent");
  sw_json_add_number (json, "deviation", s->deviation);
  sw_json_add_number (json, "least", s->least);
  sw_json_add_number (json, "p50", s->p50);
  sw_json_add_number (json, "p85", s->p85);
  sw_json_add_number (json, "p95", s->p95);
  sw_json_add_number (json, "most", s->most);
  json_builder_end_object (json);
}

static void
add_histogram (JsonBuilder *json, const SwSimulation *s)
{
  sw_json_begin_object (json, "histogram");
  sw_json_add_number (json, "start", s->bin_start);
  sw_json_add_number (json, "width", s->bin_width);
  sw_json_begin_array (json, "counts");
  for (guint i = 0; i < s->n_bins; i++)
    json_builder_add_int_value (json, s->bins[i]);
  json_builder_end_array (json);
  sw_json_add_count (json, "above", s->above);
  json_builder_end_object (json);
}

static void
add_step (JsonBuilder *json, const SwSimulatedStep *step)
{
  json_builder_begin_object (json);
  sw_json_add_text (json, "id", step->id);
  sw_json_add_text (json, "name", step->title);
  sw_json_add_number (json, "visits", step->visits);
  sw_json_add_number (json, "utilisation", step->utilisation);
  sw_json_add_flag (json, "overloaded", step->overloaded);
  sw_json_add_number (json, "wip", step->wip);
  sw_json_add_number (json, "queue", step->queue);
  sw_json_begin_object (json, "queue_time");
  sw_json_add_number (json, "mean", step->queued);
  sw_json_add_number (json, "p95", step->queued_p95);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_figures (JsonBuilder *json, const SwSimulation *s)
{
  sw_json_add_flag (json, "queues", s->queues);
  sw_json_add_count (json, "items", s->items);
  sw_json_add_count (json, "warm_up", s->warm_up);
  add_lead_time (json, s);
  sw_json_add_number (json, "throughput", s->throughput);
  sw_json_add_number (json, "wip", s->wip);
  sw_json_add_flag (json, "overloaded", s->overloaded);
  sw_json_begin_array (json, "unmeasured");
  for (guint i = 0; i < s->n_steps; i++)
    if (s->steps[i].unmeasured)
      json_builder_add_string_value (json, s->steps[i].id);
  json_builder_end_array (json);
  add_histogram (json, s);
  sw_json_begin_array (json, "steps");
  for (guint i = 0; i < s->n_steps; i++)
    add_step (json, &s->steps[i]);
  json_builder_end_array (json);
}

void
sw_cli_simulated_json (const GArray *results, const char *name, const SwSimulationOptions *options, GString *out)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  sw_json_add_text (json, "map", name);
  sw_json_add_count (json, "items", options->items);
  sw_json_add_count (json, "seed", options->seed);
  sw_json_add_text (json, "gaps", sw_cli_gaps_name (options->gaps));
  sw_json_add_text (json, "times", sw_cli_times_name (options->times));
  sw_json_begin_array (json, "streams");
  for (guint i = 0; i < results->len; i++)
    {
      const SwCliSimulated *result = &g_array_index (results, SwCliSimulated, i);

      json_builder_begin_object (json);
      sw_json_add_text (json, "id", result->stream->id);
      sw_json_add_text (json, "name", sw_element_text (result->stream, SW_ATTR_NAME));
      sw_json_add_text (json, "refused", result->reason);
      if (result->simulation != NULL)
        add_figures (json, result->simulation);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  sw_json_append (json, out);
}

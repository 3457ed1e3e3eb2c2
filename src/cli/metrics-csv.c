#include "cli/metrics.h"

#include "cli/csv.h"
#include "metrics/terms.h"

#include <math.h>

static const char *const heads[] = { "map",
                                     "stream",
                                     "step",
                                     "name",
                                     "activity",
                                     "lead_time_least",
                                     "lead_time",
                                     "lead_time_most",
                                     "process_time_least",
                                     "process_time",
                                     "process_time_most",
                                     "wip",
                                     "critical",
                                     "visits",
                                     "utilisation",
                                     "complete",
                                     "total_work",
                                     "effort",
                                     "flow_efficiency",
                                     "rolled_accuracy",
                                     "expected_lead_time",
                                     "expected_by",
                                     "takt",
                                     "bottleneck",
                                     "feedback_to_improve",
                                     "feedback_to_plan" };

static void
add_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (value))
    g_ascii_formatd (text, sizeof text, "%.12g", value);
  sw_csv_add (out, text);
}

static void
add_flag (GString *out, gboolean flag)
{
  sw_csv_add (out, flag ? "yes" : "no");
}

static void
add_span (GString *out, const SwSpan *span)
{
  add_number (out, span->least);
  add_number (out, span->likely);
  add_number (out, span->most);
}

static void
add_nothing (GString *out, guint columns)
{
  for (guint i = 0; i < columns; i++)
    sw_csv_add (out, "");
}

static void
add_stream (GString *out, const char *name, const SwGraph *graph, const SwFigures *figures)
{
  const char *by = sw_expected_by_name (figures->expected_by);

  sw_csv_add (out, name);
  sw_csv_add (out, graph->stream->id);
  sw_csv_add (out, "");
  sw_csv_add (out, sw_element_text (graph->stream, SW_ATTR_NAME));
  sw_csv_add (out, "");
  add_span (out, &figures->lead);
  add_span (out, &figures->process);
  add_number (out, figures->wip);
  add_nothing (out, 3);
  add_flag (out, figures->complete);
  add_number (out, sw_figure_value (figures, SW_FIGURE_WORK));
  add_number (out, sw_figure_value (figures, SW_FIGURE_EFFORT));
  add_number (out, figures->efficiency);
  add_number (out, figures->accuracy);
  add_number (out, figures->expected);
  sw_csv_add (out, by != NULL ? by : "");
  add_number (out, figures->takt);
  sw_csv_add (out, figures->bottleneck >= 0 ? graph->steps[figures->bottleneck]->id : "");
  add_number (out, figures->to_improve.seconds);
  add_number (out, figures->to_plan.seconds);
  sw_csv_end (out);
}

static void
add_step (GString *out, const char *name, const SwGraph *graph, const SwStepFigures *step, const SwElement *element)
{
  sw_csv_add (out, name);
  sw_csv_add (out, graph->stream->id);
  sw_csv_add (out, element->id);
  sw_csv_add (out, sw_element_text (element, SW_ATTR_NAME));
  sw_csv_add (out, sw_element_text (element, SW_ATTR_ACTIVITY));
  add_span (out, &step->lead);
  add_span (out, &step->process);
  add_number (out, step->wip);
  add_flag (out, step->on_path);
  add_number (out, step->visits);
  add_number (out, step->utilisation);
  add_flag (out, !isnan (step->process.likely) && !isnan (step->wait.likely));
  add_nothing (out, 10);
  sw_csv_end (out);
}

void
sw_cli_metrics_csv (const SwAnalysis *analysis, const char *name, GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    sw_csv_add (out, heads[i]);
  sw_csv_end (out);
  for (guint i = 0; i < analysis->n_streams; i++)
    {
      const SwGraph *graph = analysis->graphs[i];

      add_stream (out, name, graph, analysis->figures[i]);
      for (guint s = 0; s < graph->n_steps; s++)
        add_step (out, name, graph, &analysis->figures[i]->steps[s], graph->steps[s]);
    }
}

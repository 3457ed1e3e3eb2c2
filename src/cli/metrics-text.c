#include "cli/metrics.h"

#include "cli/table.h"
#include "metrics/figure-text.h"
#include "metrics/terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Titles longer than this would push the figures out of a window of usual width. */
#define WIDEST 40
/* Unknown in a table. */
#define DASH "–"

/* @text: (transfer full) (nullable) */
static char *
or_unknown (char *text, const char *unknown)
{
  return text != NULL ? text : g_strdup (unknown);
}

static char *
time_text (double seconds, const SwCalendar *calendar, const char *unknown)
{
  return or_unknown (sw_total_text (seconds, TRUE, calendar), unknown);
}

static char *
percent_text (double fraction, const char *unknown)
{
  return or_unknown (sw_share_text (fraction), unknown);
}

static char *
number_text (double number, const char *unknown)
{
  return or_unknown (sw_count_text (number), unknown);
}

/* A total with unknown parts is "at least" that much. */
static void
add_count (SwTable *table, const char *label, double count, gboolean complete)
{
  g_autofree char *exact = number_text (count, _ ("unknown"));

  sw_table_add_line (table, label,
                     complete || isnan (count) ? g_steal_pointer (&exact) : g_strdup_printf (_ ("at least %s"), exact));
}

static void
add_time (SwTable *table, const char *label, double seconds, gboolean complete, const SwCalendar *calendar)
{
  sw_table_add_line (table, label, or_unknown (sw_total_text (seconds, complete, calendar), _ ("unknown")));
}

static void
add_expected (SwTable *table, const SwFigures *figures, const SwCalendar *calendar)
{
  g_autofree char *time = sw_total_text (figures->expected, figures->expected_complete, calendar);
  g_autofree char *error = time_text (figures->expected_error, calendar, "");
  char *text;

  if (figures->expected_by != SW_EXPECTED_SIMULATION)
    text = or_unknown (g_steal_pointer (&time), _ ("unknown"));
  else if (figures->expected_error > 0)
    /* Translators: a duration, and half the width of its confidence interval */
    text = g_strdup_printf (_ ("%s ± %s, simulated"), time, error);
  else
    text = g_strdup_printf (_ ("%s, simulated"), time);
  sw_table_add_line (table, _ ("Expected lead time"), text);
}

/* The titles of the steps among @elements. */
static char *
titles_of (const GPtrArray *elements)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    {
      const SwElement *element = g_ptr_array_index (elements, i);
      g_autofree char *title = NULL;

      if (element->kind != SW_KIND_STEP)
        continue;
      title = sw_element_title (element);
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
    }
  return g_string_free (titles, FALSE);
}

static void
add_bottleneck (SwTable *table, const SwGraph *graph, const SwFigures *figures)
{
  int i = figures->bottleneck;
  g_autofree char *title = i >= 0 ? sw_element_title (graph->steps[i]) : NULL;
  g_autofree char *used = i >= 0 ? percent_text (figures->steps[i].utilisation, "") : NULL;

  if (i < 0)
    sw_table_add_line (table, _ ("Bottleneck"), g_strdup (_ ("unknown")));
  else if (*used == '\0')
    sw_table_add_line (table, _ ("Bottleneck"), g_steal_pointer (&title));
  else
    /* Translators: a step, and how much of its time is taken */
    sw_table_add_line (table, _ ("Bottleneck"), g_strdup_printf (_ ("%s, %s in use"), title, used));
}

static void
add_latency (SwTable *table, const char *label, const SwLatency *latency, const SwCalendar *calendar)
{
  g_autofree char *time = time_text (latency->seconds, calendar, _ ("unknown"));
  g_autofree char *steps = latency->path != NULL ? titles_of (latency->path) : NULL;

  sw_table_add_line (table, label, steps != NULL ? g_strdup_printf ("%s (%s)", time, steps) : g_steal_pointer (&time));
}

static void
append_figures (GString *out, const SwGraph *graph, const SwFigures *figures, const SwCalendar *calendar)
{
  g_autoptr (SwTable) table = sw_table_new (WIDEST);

  add_time (table, _ ("Lead time"), figures->lead.likely, figures->complete, calendar);
  add_time (table, _ ("Process time"), figures->process.likely, figures->process_complete, calendar);
  add_time (table, _ ("Total work"), sw_figure_value (figures, SW_FIGURE_WORK), figures->work_complete, calendar);
  add_time (table, _ ("Effort"), sw_figure_value (figures, SW_FIGURE_EFFORT), figures->work_complete, calendar);
  sw_table_add_line (table, _ ("Flow efficiency"), percent_text (figures->efficiency, _ ("unknown")));
  sw_table_add_line (table, _ ("Rolled %C&A"), percent_text (figures->accuracy, _ ("unknown")));
  add_expected (table, figures, calendar);
  add_time (table, _ ("Takt"), figures->takt, TRUE, calendar);
  add_bottleneck (table, graph, figures);
  add_count (table, _ ("Work in progress"), figures->wip, figures->complete);
  add_latency (table, _ ("Feedback to improve"), &figures->to_improve, calendar);
  add_latency (table, _ ("Feedback to plan"), &figures->to_plan, calendar);
  if (figures->path->len > 0)
    sw_table_add_line (table, _ ("Critical path"), titles_of (figures->path));
  if (figures->unmeasured->len > 0)
    sw_table_add_line (table, _ ("Not measured"), titles_of (figures->unmeasured));
  sw_table_append (table, 2, out);
}

static void
add_heads (SwTable *table, const char *const *heads, guint n)
{
  for (guint i = 0; i < n; i++)
    sw_table_add (table, heads[i]);
  sw_table_end (table);
}

static void
append_activities (GString *out, const SwFigures *figures, const SwCalendar *calendar)
{
  const char *const heads[] = { _ ("Activity"), _ ("Steps"), _ ("Process"), _ ("Lead"), _ ("Share of work") };
  g_autoptr (SwTable) table = sw_table_new (WIDEST);

  add_heads (table, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < figures->n_activities; i++)
    {
      const SwActivityFigures *activity = &figures->activities[i];

      if (activity->steps == 0)
        continue;
      sw_table_add (table, activity->activity->name);
      sw_table_take (table, g_strdup_printf ("%u", activity->steps));
      sw_table_take (table, time_text (activity->process, calendar, DASH));
      sw_table_take (table, time_text (activity->lead, calendar, DASH));
      sw_table_take (table, percent_text (activity->share, DASH));
      sw_table_end (table);
    }
  g_string_append_c (out, '\n');
  sw_table_append (table, 2, out);
}

static void
append_steps (GString *out, const SwGraph *graph, const SwFigures *figures, const SwCalendar *calendar)
{
  const char *const heads[] = { _ ("Step"), _ ("Lead"), _ ("Process"), _ ("Visits"), _ ("In use"), _ ("In progress") };
  g_autoptr (SwTable) table = sw_table_new (WIDEST);

  add_heads (table, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < graph->n_steps; i++)
    {
      const SwStepFigures *step = &figures->steps[i];

      sw_table_take (table, sw_element_title (graph->steps[i]));
      sw_table_take (table, time_text (step->lead.likely, calendar, DASH));
      sw_table_take (table, time_text (step->process.likely, calendar, DASH));
      sw_table_take (table, number_text (step->visits, DASH));
      sw_table_take (table, percent_text (step->utilisation, DASH));
      sw_table_take (table, number_text (step->wip, DASH));
      sw_table_end (table);
    }
  g_string_append_c (out, '\n');
  sw_table_append (table, 2, out);
}

void
sw_cli_metrics_text (const SwAnalysis *analysis, gboolean terms, GString *out)
{
  const SwCalendar *calendar = sw_map_calendar (analysis->map);

  for (guint i = 0; i < analysis->n_streams; i++)
    {
      const SwGraph *graph = analysis->graphs[i];
      const SwFigures *figures = analysis->figures[i];
      g_autofree char *title = sw_element_title (graph->stream);

      g_string_append_printf (out, "%s%s (%s)\n", i > 0 ? "\n" : "", title, graph->stream->id);
      append_figures (out, graph, figures, calendar);
      if (graph->n_steps == 0)
        continue;
      append_activities (out, figures, calendar);
      append_steps (out, graph, figures, calendar);
      if (terms)
        sw_cli_metrics_terms_text (graph, figures, out);
    }
}

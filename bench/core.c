/*
 * What one change of a map costs inside the process, step by step, at several sizes; and whether it grows linearly.
 *
 *   core COUNT…
 *
 * The map is built in memory, so that it may be larger than a file may be.
 */
#include "base/date.h"
#include "checks/check.h"
#include "edit/commands.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"
#include "layout/layout.h"
#include "metrics/terms.h"
#include "render/scene.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum
{
  LANES = 6,
  PITCH_X = SW_CARD_WIDTH + 24,
  PITCH_Y = SW_CARD_HEIGHT + 20,
  RUNS = 5,
  MOST_STEPS_IN_A_FILE = 40000 /* with their connections; a file holds 100,000 elements */
};

static void
give (SwMap *map, SwElement *element, SwAttr attr, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!sw_map_give_value (map, element, sw_kind_attr (element->kind, attr), text, &error))
    g_error ("%s", error->message);
}

static void
give_number (SwMap *map, SwElement *element, SwAttr attr, const char *format, guint number)
{
  g_autofree char *text = g_strdup_printf (format, number);

  give (map, element, attr, text);
}

static void
add_step (SwMap *map, SwElement *stream, guint i, guint columns)
{
  const SwProfile *profile = sw_map_profile (map);
  g_autofree char *id = g_strdup_printf ("n%u", i);
  SwElement *step = sw_map_add (map, stream, SW_KIND_STEP, id);
  const SwActivity *activity = g_ptr_array_index (profile->activities, i % profile->activities->len);

  give (map, step, SW_ATTR_ACTIVITY, activity->id);
  give_number (map, step, SW_ATTR_NAME, "Check the order %04u", i % 10000);
  give_number (map, step, SW_ATTR_X, "%u", 100 + i / LANES % columns * PITCH_X);
  give_number (map, step, SW_ATTR_Y, "%u", 100 + (i / LANES / columns * LANES + i % LANES) * PITCH_Y);
  give_number (map, step, SW_ATTR_PROCESS, "%umin", 5 + i % 50);
  give_number (map, step, SW_ATTR_WAIT, "%uh", 1 + i % 7);
}

static SwElement *
add_edge (SwMap *map, SwElement *stream, SwKind kind, guint from, guint to)
{
  SwElement *edge = sw_map_add (map, stream, kind, NULL);

  sw_map_give_id (map, edge, NULL);
  give_number (map, edge, SW_ATTR_FROM, "n%u", from);
  give_number (map, edge, SW_ATTR_TO, "n%u", to);
  return edge;
}

static SwElement *
stream_of (SwMap *map, guint index)
{
  g_autofree char *id = g_strdup_printf ("s%u", index + 1);

  return sw_map_find (map, id);
}

/* The same connections as generate.c: 1.3 a step, within streams of @length steps. */
static SwMap *
build_map (guint count, guint length)
{
  SwMap *map = sw_map_new ();
  guint columns = MAX (1, (guint)ceil (sqrt ((double)MIN (count, length) * PITCH_Y / PITCH_X)));
  SwElement *stream = NULL;

  for (guint i = 0; i < count; i++)
    {
      if (i % length == 0)
        {
          g_autofree char *id = g_strdup_printf ("s%u", i / length + 1);

          stream = sw_map_add (map, sw_map_root (map), SW_KIND_STREAM, id);
          give (map, stream, SW_ATTR_NAME, "Benchmark");
          give_number (map, stream, SW_ATTR_Y, "%u", i / length * 1000 % 900000);
        }
      add_step (map, stream, i, columns);
    }
  for (guint i = 0; i < count; i++)
    {
      guint here = i % length, end = MIN (length, count - i + here);

      if (here == 0)
        stream = stream_of (map, i / length);
      if (here + 1 < end)
        add_edge (map, stream, SW_KIND_FLOW, i, i + 1);
      if (here % 5 == 0 && here + LANES + 1 < end)
        add_edge (map, stream, SW_KIND_FLOW, i, i + LANES + 1);
      if (here % 10 == 5 && here >= LANES)
        add_edge (map, stream, SW_KIND_FEEDBACK, i, i - LANES);
    }
  return map;
}

typedef struct
{
  SwMap *map;
  GBytes *bytes;
  SwAnalysis *analysis;
  SwReport *report;
  SwLayout *layout;
  SwScene *scene;
} Work;

static void
do_write (Work *work)
{
  g_clear_pointer (&work->bytes, g_bytes_unref);
  work->bytes = sw_map_write (work->map);
}

static void
do_read (Work *work)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (work->bytes, &length);
  g_autoptr (SwMap) map = sw_map_read (data, length, "benchmark", &error);

  if (map == NULL)
    g_error ("%s", error->message);
}

static void
do_analysis (Work *work)
{
  g_clear_pointer (&work->analysis, sw_analysis_free);
  work->analysis = sw_analysis_new (work->map);
}

static void
do_check (Work *work)
{
  g_clear_pointer (&work->report, sw_report_free);
  work->report = sw_check (work->analysis, NULL, sw_date_today ());
}

static void
do_layout (Work *work)
{
  g_clear_pointer (&work->layout, sw_layout_free);
  work->layout = sw_layout_new (work->analysis);
}

static void
do_scene (Work *work)
{
  SwSceneOptions options = { .theme = sw_theme_get (SW_THEME_LIGHT), .findings = TRUE, .ladder = TRUE };

  g_clear_pointer (&work->scene, sw_scene_free);
  work->scene = sw_scene_new (work->analysis, work->layout, work->report, &options);
}

/* Where two flows leave a step they become a choice, and feedback becomes rework. */
static void
give_shares (SwMap *map)
{
  SwElement *stream = sw_element_first (sw_map_root (map), SW_KIND_STREAM);
  g_autoptr (SwGraph) graph = sw_graph_new (map, stream);

  give (map, stream, SW_ATTR_DEMAND, "1/month");
  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint flows = 0;

      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        flows += !graph->edges[graph->out[k]].feedback;
      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        {
          const SwEdge *edge = &graph->edges[graph->out[k]];
          if (edge->feedback)
            give (map, edge->element, SW_ATTR_SHARE, "20%");
          else if (flows == 2)
            give (map, edge->element, SW_ATTR_SHARE, "50%");
        }
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
median_ms (void (*job) (Work *), Work *work, guint runs)
{
  double times[RUNS];

  for (guint i = 0; i < runs; i++)
    {
      gint64 started = g_get_monotonic_time ();

      job (work);
      times[i] = (double)(g_get_monotonic_time () - started) / 1000;
    }
  qsort (times, runs, sizeof *times, compare_doubles);
  return times[runs / 2];
}

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->scene, sw_scene_free);
  g_clear_pointer (&work->layout, sw_layout_free);
  g_clear_pointer (&work->report, sw_report_free);
  g_clear_pointer (&work->analysis, sw_analysis_free);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_clear_object (&work->map);
}

static void
print_times (const double *times, guint n)
{
  for (guint i = 0; i < n; i++)
    if (isnan (times[i]))
      printf (" %10s", "-");
    else
      printf (" %10.2f", times[i]);
}

static void
measure (guint count, double goal)
{
  static void (*const jobs[]) (Work *) = { do_write, do_read, do_analysis, do_check, do_layout, do_scene };
  Work work = { .map = build_map (count, count) };
  double times[G_N_ELEMENTS (jobs)];
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      gboolean file = i < 2;

      times[i] = file && count > MOST_STEPS_IN_A_FILE ? NAN : median_ms (jobs[i], &work, count > 20000 ? 3 : RUNS);
      sum += file ? 0 : times[i];
    }
  printf ("%8u", count);
  print_times (times, G_N_ELEMENTS (jobs));
  printf (" %10.2f %10.2f", sum, sum * 1000 / count);
  if (goal > 0)
    printf ("   goal %g: %s", goal, sum <= goal ? "met" : "MISSED");
  if (count == 10000)
    printf (", read 80: %s", times[1] <= 80 ? "met" : "MISSED");
  putchar ('\n');
  work_clear (&work);
}

/* What the page Metrics needs after a step's time was typed: the edit, all figures, and what each is made of. */
static void
do_update (Work *work)
{
  static guint minutes = 0;
  g_autoptr (SwTransaction) transaction = sw_transaction_new (work->map);
  g_autofree char *typed = g_strdup_printf ("%u min", 1 + minutes++ % 50);
  g_autoptr (GPtrArray) ops = NULL;

  if (!sw_edit_set (transaction, sw_map_find (work->map, "n0"), SW_ATTR_PROCESS, typed, NULL))
    g_error ("the step was not edited");
  ops = sw_transaction_commit (transaction);
  do_analysis (work);
  for (guint id = 0; id < SW_N_STREAM_FIGURES; id++)
    {
      g_autofree char *text = sw_figure_format (work->analysis->figures[0], id, sw_map_calendar (work->map));

      if (*text == '\0')
        g_error ("a figure says nothing");
    }
}

/* All figures after an edit; with shares, those of a Markov chain too. */
static void
measure_figures (const char *what, guint count, guint length, gboolean shares)
{
  Work work = { .map = build_map (count, length) };
  double time;

  if (shares)
    give_shares (work.map);
  time = median_ms (do_analysis, &work, RUNS);
  printf ("%u steps %s: figures %.2f", count, what, time);
  if (shares && !isfinite (work.analysis->figures[0]->expected))
    printf (", NO EXPECTED LEAD TIME");
  if (count == 10000)
    printf ("   goal 20: %s", time <= 20 ? "met" : "MISSED");
  time = median_ms (do_update, &work, RUNS);
  printf (", metrics after an edit: %.2f", time);
  if (count == 10000)
    printf ("   goal 20: %s", time <= 20 ? "met" : "MISSED");
  putchar ('\n');
  work_clear (&work);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!sw_profiles_load (&error))
    g_error ("%s", error->message);
  puts ("   steps      write       read   analysis      check     layout      scene  their sum*  µs a step");
  for (int i = 1; i < argc; i++)
    {
      guint count = (guint)g_ascii_strtoull (argv[i], NULL, 10);

      measure (MAX (1, count), count == 1000 ? 50 : count == 10000 ? 100 : 0);
    }
  puts ("* from analysis to scene: what follows each edit");
  for (int i = 1; i < argc; i++)
    {
      guint count = MAX (1, (guint)g_ascii_strtoull (argv[i], NULL, 10));

      measure_figures ("in one stream", count, count, FALSE);
      measure_figures ("with choices and rework", count, count, TRUE);
      measure_figures ("in streams of ten", count, 10, FALSE);
    }
  return 0;
}

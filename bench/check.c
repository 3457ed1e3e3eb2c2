/*
 * What the rules cost: all of them over maps of several sizes, as one stream and as many, in milliseconds of the
 * process; and whether that grows linearly.
 *
 *   check COUNT…
 *
 * The maps are such as people draw, with nothing left out: teams, times, shares, roles, practices, inputs and outputs,
 * demand, measurements, declarations. 1.3 connections a step, one in seven of them a feedback.
 */
#include "checks/check.h"
#include "base/date.h"
#include "files/profiles.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum
{
  TEAMS = 40,
  RUNS = 7,
  STEPS_OF_A_STREAM = 20,
  GOAL_MS = 50 /* of the rules, at 10,000 steps */
};

static void
give (SwMap *map, SwElement *element, SwAttr attr, const char *format, guint number)
{
  g_autofree char *text = g_strdup_printf (format, number);
  g_autoptr (GError) error = NULL;

  if (!sw_map_give_value (map, element, sw_kind_attr (element->kind, attr), text, &error))
    g_error ("%s", error->message);
}

static SwElement *
add (SwMap *map, SwElement *parent, SwKind kind, const char *format, guint number)
{
  g_autofree char *id = format != NULL ? g_strdup_printf (format, number) : NULL;
  SwElement *element = sw_map_add (map, parent, kind, id);

  if (id == NULL)
    sw_map_give_id (map, element, NULL);
  return element;
}

static void
add_text (SwMap *map, SwElement *step, SwKind kind, const char *format, guint number)
{
  give (map, add (map, step, kind, NULL, 0), SW_ATTR_TEXT, format, number);
}

static void
add_step (SwMap *map, SwElement *stream, guint i)
{
  const SwProfile *profile = sw_map_profile (map);
  SwElement *step = add (map, stream, SW_KIND_STEP, "n%u", i);
  const SwActivity *activity = g_ptr_array_index (profile->activities, i % profile->activities->len);

  give (map, step, SW_ATTR_ACTIVITY, activity->id, 0);
  give (map, step, SW_ATTR_NAME, "Check the order %04u", i % 10000);
  give (map, step, SW_ATTR_TEAM, "t%u", 1 + i / 3 % TEAMS);
  give (map, step, SW_ATTR_PEOPLE, "%u", 1 + i % 4);
  give (map, step, SW_ATTR_ACCURACY, "%u%%", 70 + i % 30);
  if (i % 11 != 0)
    give (map, step, SW_ATTR_PROCESS, "%umin", 5 + i % 50);
  if (i % 13 != 0)
    give (map, step, SW_ATTR_WAIT, "%uh", 1 + i % 7);
  if (i % 17 == 0)
    give (map, step, SW_ATTR_LIGHT, "yes", 0);
  add_text (map, step, SW_KIND_ROLE, "Role %u", i % 9);
  add_text (map, step, SW_KIND_PRACTICE, "Practice %u", i % 34);
  add_text (map, step, SW_KIND_INPUT, "Form %u", i % 100);
  add_text (map, step, SW_KIND_OUTPUT, "Form %u", (i + (i % 4 != 0)) % 100);
}

static void
add_edge (SwMap *map, SwElement *stream, SwKind kind, guint from, guint to, guint share)
{
  SwElement *edge = add (map, stream, kind, NULL, 0);

  give (map, edge, SW_ATTR_FROM, "n%u", from);
  give (map, edge, SW_ATTR_TO, "n%u", to);
  if (share > 0)
    give (map, edge, SW_ATTR_SHARE, "%u%%", share);
  if (from % 9 == 0)
    give (map, edge, SW_ATTR_MODE, from % 2 == 0 ? "manual" : "automated", 0);
  if (from % 8 == 0)
    give (map, edge, SW_ATTR_WAIT, "%uh", 1 + from % 5);
}

/* The steps @first … @end - 1. */
static void
add_stream (SwMap *map, guint number, guint first, guint end)
{
  SwElement *stream = add (map, sw_map_root (map), SW_KIND_STREAM, "s%u", number);
  SwElement *measurement;

  give (map, stream, SW_ATTR_NAME, "Stream %u", number);
  give (map, stream, SW_ATTR_TRIGGER, "Request", 0);
  give (map, stream, SW_ATTR_STATUS, number % 2 == 0 ? "draft" : "published", 0);
  give (map, stream, SW_ATTR_DEMAND, "%u/d", 1 + number % 5);
  give (map, stream, SW_ATTR_REVIEWED, "2026-0%u-01", 1 + number % 9);
  for (guint i = 0; i < 3; i++)
    {
      measurement = add (map, stream, SW_KIND_MEASUREMENT, NULL, 0);
      give (map, measurement, SW_ATTR_ON, "2026-0%u-01", 1 + i);
      give (map, measurement, SW_ATTR_LEAD, "%ud", 10 + number * i % 7);
    }
  for (guint i = first; i < end; i++)
    add_step (map, stream, i);
  for (guint i = first; i < end; i++)
    {
      gboolean choice = i % 5 == 0 && i + 7 < end;

      if (i + 1 < end)
        add_edge (map, stream, SW_KIND_FLOW, i, i + 1, choice ? 60 : 0);
      if (choice)
        add_edge (map, stream, SW_KIND_FLOW, i, i + 7, 40);
      if (i % 10 == 5 && i >= first + 6)
        add_edge (map, stream, SW_KIND_FEEDBACK, i, i - 6, i % 20 == 5 ? 10 : 0);
    }
}

static SwMap *
build_map (guint count, guint steps_of_a_stream)
{
  SwMap *map = sw_map_new ();

  for (guint i = 0; i < TEAMS; i++)
    give (map, add (map, sw_map_root (map), SW_KIND_TEAM, "t%u", i + 1), SW_ATTR_NAME, "Team %u", i + 1);
  for (guint first = 0; first < count; first += steps_of_a_stream)
    add_stream (map, first / steps_of_a_stream + 1, first, MIN (count, first + steps_of_a_stream));
  return map;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
median (double *times)
{
  qsort (times, RUNS, sizeof *times, compare_doubles);
  return times[RUNS / 2];
}

/* What the process has used, so that other programs on the machine do not count. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
measure (guint count, guint steps_of_a_stream, const char *form)
{
  g_autoptr (SwMap) map = build_map (count, steps_of_a_stream);
  double analyses[RUNS], checks[RUNS], analysis_ms, check_ms;
  guint findings = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      double started = cpu_ms (), analysed;
      g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
      g_autoptr (SwReport) report = NULL;

      analysed = cpu_ms ();
      report = sw_check (analysis, NULL, sw_date_today ());
      checks[i] = cpu_ms () - analysed;
      analyses[i] = analysed - started;
      findings = report->findings->len;
    }
  analysis_ms = median (analyses);
  check_ms = median (checks);
  printf ("%8u  %-15s %9u %10.2f %10.2f %10.2f %12.2f", count, form, findings, analysis_ms, check_ms,
          analysis_ms + check_ms, check_ms * 1000 / count);
  if (count == 10000)
    printf ("   goal %u: %s", GOAL_MS, check_ms <= GOAL_MS ? "met" : "MISSED");
  putchar ('\n');
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!sw_profiles_load (&error))
    g_error ("%s", error->message);
  puts ("   steps  as               findings   analysis     check*       both    µs a step");
  for (int i = 1; i < argc; i++)
    {
      guint count = MAX (1, (guint)g_ascii_strtoull (argv[i], NULL, 10));

      measure (count, count, "one stream");
      measure (count, STEPS_OF_A_STREAM, "streams of 20");
    }
  puts ("* all rules over what the analysis holds");
  return 0;
}

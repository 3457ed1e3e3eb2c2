/*
 * The figures of made-up streams without loops against what walking every path says. The streams are small, so that
 * each path can be walked; times are whole minutes, so that sums are exact and equal paths are equal.
 */
#include "streams.h"

#include <math.h>
#include <string.h>

#define MOST 9
#define PER_HOUR 4 /* items of demand: one each 15 minutes */

/* -1: unknown */
typedef struct
{
  int least, likely, most;
} Time;

typedef struct
{
  Time process, wait;
  int accuracy, people;
  gboolean light, end;
} Step;

/* @items is looked at where @wait is unknown. */
typedef struct
{
  gboolean there;
  Time wait;
  int items;
} Flow;

typedef struct
{
  guint n;
  gboolean demand;
  Step steps[MOST];
  Flow flows[MOST][MOST];
} Plan;

/* --- the same stream for both ------------------------------------------------------------------------------ */

static Time
make_time (GRand *rand, int longest, int known)
{
  Time time = { -1, -1, -1 };

  if (g_rand_int_range (rand, 0, 100) >= known)
    return time;
  /* Few values, so that paths of the same length are common. */
  time.least = 5 * g_rand_int_range (rand, 0, longest / 5);
  time.likely = time.most = time.least;
  if (g_rand_boolean (rand))
    {
      time.likely += 5 * g_rand_int_range (rand, 0, 4);
      time.most = time.likely + 5 * g_rand_int_range (rand, 0, 4);
    }
  return time;
}

/* Flows lead to later steps only. */
static void
make_plan (Plan *plan, GRand *rand)
{
  int known = g_rand_int_range (rand, 0, 10) == 0 ? 0 : g_rand_int_range (rand, 40, 101);
  gboolean ends = g_rand_int_range (rand, 0, 3) == 0;

  *plan = (Plan){ .n = (guint)g_rand_int_range (rand, 1, MOST + 1), .demand = g_rand_boolean (rand) };
  for (guint i = 0; i < plan->n; i++)
    {
      Step *step = &plan->steps[i];

      step->process = make_time (rand, 30, known);
      step->wait = make_time (rand, 60, known);
      step->accuracy = g_rand_int_range (rand, 0, 4) == 0 ? -1 : g_rand_int_range (rand, 50, 101);
      step->people = g_rand_int_range (rand, 1, 4);
      step->light = g_rand_int_range (rand, 0, 6) == 0;
      step->end = ends && g_rand_int_range (rand, 0, 3) == 0;
      for (guint j = i + 1; j < plan->n; j++)
        {
          Flow *flow = &plan->flows[i][j];

          flow->there = g_rand_int_range (rand, 0, 100) < 35;
          flow->wait = make_time (rand, 40, known / 2);
          flow->items = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 4) : -1;
        }
    }
}

static void
append_time (GString *xml, const char *name, const Time *time)
{
  if (time->likely >= 0 && time->least == time->most)
    g_string_append_printf (xml, " %s=\"%dmin\"", name, time->likely);
  else if (time->likely >= 0)
    g_string_append_printf (xml, " %s=\"%dmin..%dmin..%dmin\"", name, time->least, time->likely, time->most);
}

static char *
plan_xml (const Plan *plan)
{
  GString *xml = g_string_new ("<map xmlns=\"" NS "\" version=\"1\"><stream id=\"s1\"");

  g_string_append_printf (xml, plan->demand ? " demand=\"%d/h\">" : ">", PER_HOUR);
  for (guint i = 0; i < plan->n; i++)
    {
      const Step *step = &plan->steps[i];

      g_string_append_printf (xml, "<step id=\"n%u\" activity=\"engage\" people=\"%d\"%s%s", i, step->people,
                              step->light ? " light=\"yes\"" : "", step->end ? " end=\"yes\"" : "");
      append_time (xml, "process", &step->process);
      append_time (xml, "wait", &step->wait);
      if (step->accuracy >= 0)
        g_string_append_printf (xml, " accuracy=\"%d%%\"", step->accuracy);
      g_string_append (xml, "/>");
    }
  for (guint i = 0; i < plan->n; i++)
    for (guint j = i + 1; j < plan->n; j++)
      {
        const Flow *flow = &plan->flows[i][j];

        if (!flow->there)
          continue;
        g_string_append_printf (xml, "<flow id=\"f%u%u\" from=\"n%u\" to=\"n%u\"", i, j, i, j);
        append_time (xml, "wait", &flow->wait);
        if (flow->items >= 0)
          g_string_append_printf (xml, " items=\"%d\"", flow->items);
        g_string_append (xml, "/>");
      }
  g_string_append (xml, "</stream></map>");
  return g_string_free (xml, FALSE);
}

/* --- every path -------------------------------------------------------------------------------------------- */

/* @lengths: the longest by least, likely and most; @path: of the longest by likely, @n of them */
typedef struct
{
  int lengths[3];
  guint n;
  guint path[MOST];
  guint found;
} Best;

static int
pick (const Time *time, int which)
{
  int value = which == 0 ? time->least : which == 1 ? time->likely : time->most;

  return MAX (value, 0);
}

/* The wait of a flow, or what lies there at the pace of demand. */
static Time
between (const Plan *plan, guint i, guint j)
{
  const Flow *flow = &plan->flows[i][j];
  int minutes = flow->items * 60 / PER_HOUR;

  if (flow->wait.likely < 0 && flow->items >= 0 && plan->demand)
    return (Time){ minutes, minutes, minutes };
  return flow->wait;
}

static gboolean
leads_on (const Plan *plan, guint i)
{
  for (guint j = 0; j < plan->n; j++)
    if (plan->flows[i][j].there)
      return TRUE;
  return FALSE;
}

static gboolean
is_led_to (const Plan *plan, guint i)
{
  for (guint j = 0; j < plan->n; j++)
    if (plan->flows[j][i].there)
      return TRUE;
  return FALSE;
}

static gboolean
is_end (const Plan *plan, guint i)
{
  for (guint j = 0; j < plan->n; j++)
    if (plan->steps[j].end)
      return plan->steps[i].end;
  return !leads_on (plan, i);
}

/* Of equal paths the one whose end is earlier, then the one whose step before is. */
static gboolean
is_earlier (const guint *path, guint n, const Best *best)
{
  for (guint k = 1; k <= MIN (n, best->n); k++)
    if (path[n - k] != best->path[best->n - k])
      return path[n - k] < best->path[best->n - k];
  return FALSE;
}

static void
walk (const Plan *plan, guint *path, guint n, const int lengths[3], Best *best)
{
  guint i = path[n - 1];
  int here[3];

  for (int which = 0; which < 3; which++)
    here[which] = lengths[which] + pick (&plan->steps[i].process, which) + pick (&plan->steps[i].wait, which);
  if (is_end (plan, i))
    {
      if (best->found++ == 0 || here[1] > best->lengths[1]
          || (here[1] == best->lengths[1] && is_earlier (path, n, best)))
        {
          best->n = n;
          memcpy (best->path, path, n * sizeof *path);
        }
      for (int which = 0; which < 3; which++)
        best->lengths[which] = MAX (best->lengths[which], here[which]);
    }
  for (guint j = i + 1; j < plan->n; j++)
    if (plan->flows[i][j].there)
      {
        Time wait = between (plan, i, j);
        int there[3];

        for (int which = 0; which < 3; which++)
          there[which] = here[which] + pick (&wait, which);
        path[n] = j;
        walk (plan, path, n + 1, there, best);
      }
}

/* --- figures of it ----------------------------------------------------------------------------------------- */

static gboolean
any_time (const Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    {
      if (plan->steps[i].process.likely >= 0 || plan->steps[i].wait.likely >= 0)
        return TRUE;
      for (guint j = 0; j < plan->n; j++)
        if (plan->flows[i][j].there && between (plan, i, j).likely >= 0)
          return TRUE;
    }
  return FALSE;
}

static void
check_path (const SwFigures *figures, const Plan *plan, const Best *best)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *found = ids_of (figures->path);
  double process[3] = { 0 }, accuracy = NAN, lead = best->lengths[1];
  gboolean known = FALSE, complete = best->found > 0, process_complete = best->found > 0;

  for (guint k = 0; k < best->n; k++)
    {
      const Step *step = &plan->steps[best->path[k]];

      if (k > 0)
        g_string_append_printf (ids, " f%u%u ", best->path[k - 1], best->path[k]);
      g_string_append_printf (ids, "n%u", best->path[k]);
      for (int which = 0; which < 3; which++)
        process[which] += pick (&step->process, which);
      known |= step->process.likely >= 0;
      if (step->accuracy >= 0)
        accuracy = (isnan (accuracy) ? 1 : accuracy) * step->accuracy / 100;
      if (!step->light)
        {
          process_complete &= step->process.likely >= 0;
          complete &= step->process.likely >= 0 && step->wait.likely >= 0;
        }
    }
  g_assert_cmpstr (found, ==, ids->str);
  for (int which = 0; which < 3; which++)
    process[which] = known ? process[which] * MINUTE : NAN;
  assert_span (figures->process, process[0], process[1], process[2]);
  assert_near (figures->accuracy, accuracy);
  assert_near (figures->efficiency, known && lead > 0 ? process[1] / MINUTE / lead : NAN);
  g_assert_cmpint (figures->process_complete, ==, process_complete);
  g_assert_cmpint (figures->complete, ==, complete && figures->any_time);
}

static void
check_all_steps (const SwFigures *figures, const Plan *plan, const Best *best)
{
  g_autoptr (GString) unmeasured = g_string_new (NULL);
  g_autofree char *found = ids_of (figures->unmeasured);
  int work = 0, effort = 0;
  gboolean complete = TRUE;

  for (guint i = 0; i < plan->n; i++)
    {
      const Step *step = &plan->steps[i];
      gboolean on_path = FALSE;

      work += pick (&step->process, 1);
      effort += pick (&step->process, 1) * step->people;
      if (!step->light)
        complete &= step->process.likely >= 0;
      if (!step->light && (step->process.likely < 0 || step->wait.likely < 0))
        g_string_append_printf (unmeasured, "%sn%u", unmeasured->len > 0 ? " " : "", i);
      for (guint k = 0; k < best->n; k++)
        on_path |= best->path[k] == i;
      g_assert_cmpint (figures->steps[i].on_path, ==, on_path);
    }
  assert_near (figures->work, work * MINUTE);
  assert_near (figures->effort, effort * MINUTE);
  g_assert_cmpint (figures->work_complete, ==, complete);
  g_assert_cmpstr (found, ==, unmeasured->str);
}

typedef struct
{
  guint unknown, marked, dead_ends;
} Seen;

static void
check_plan (const Plan *plan, Seen *seen)
{
  static const int nothing[3] = { 0 };
  Best best = { .found = 0 };
  guint path[MOST];
  g_autofree char *xml = plan_xml (plan);
  g_auto (Measured) m = measured_open (xml);
  gboolean known = any_time (plan);
  double lead[3];

  for (guint i = 0; i < plan->n; i++)
    if (!is_led_to (plan, i))
      {
        path[0] = i;
        walk (plan, path, 1, nothing, &best);
      }
  for (int which = 0; which < 3; which++)
    lead[which] = known ? best.lengths[which] * MINUTE : NAN;
  g_assert_cmpint (m.figures->any_time, ==, known);
  assert_span (m.figures->lead, lead[0], lead[1], lead[2]);
  assert_near (m.figures->takt, plan->demand ? 60 / PER_HOUR * MINUTE : NAN);
  assert_near (m.figures->wip, plan->demand ? lead[1] / (60 / PER_HOUR * MINUTE) : NAN);
  check_path (m.figures, plan, &best);
  check_all_steps (m.figures, plan, &best);
  seen->unknown += known && !m.figures->complete;
  seen->marked += m.graph->has_marked_end;
  for (guint i = 0; i < plan->n; i++)
    seen->dead_ends += !leads_on (plan, i) && !is_end (plan, i);
}

static void
test_paths (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1903);
  Seen seen = { 0 };

  for (guint round = 0; round < 1000; round++)
    {
      Plan plan;

      make_plan (&plan, rand);
      check_plan (&plan, &seen);
    }
  g_assert_cmpuint (seen.unknown, >, 200);
  g_assert_cmpuint (seen.marked, >, 100);
  g_assert_cmpuint (seen.dead_ends, >, 100);
}

/* Ladders of rungs of the same length: many paths, all of them equal. */
static void
test_ties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1904);
  Seen seen = { 0 };

  for (guint round = 0; round < 200; round++)
    {
      Plan plan = { .n = MOST };

      for (guint i = 0; i < MOST; i++)
        {
          plan.steps[i] = (Step){ { 5, 5, 5 }, { 10, 10, 10 }, 90, 1, FALSE, FALSE };
          for (guint j = i + 1; j < MOST; j++)
            plan.flows[i][j] = (Flow){ g_rand_boolean (rand), { 5, 5, 5 }, -1 };
        }
      check_plan (&plan, &seen);
    }
}

/* However it forks and joins without shares, each step is done once for each item. */
static void
test_visits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1905);

  for (guint round = 0; round < 300; round++)
    {
      Plan plan;
      g_autofree char *xml = NULL;
      g_auto (Measured) m = { 0 };

      make_plan (&plan, rand);
      for (guint i = 0; i < plan.n; i++)
        plan.steps[i].end = FALSE;
      xml = plan_xml (&plan);
      m = measured_open (xml);
      for (guint i = 0; i < plan.n; i++)
        assert_near (m.figures->steps[i].visits, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/brute/paths", test_paths);
  g_test_add_func ("/metrics/brute/ties", test_ties);
  g_test_add_func ("/metrics/brute/visits", test_visits);
  return g_test_run ();
}

#include "exchange/log-teams.h"

#include <glib/gi18n-lib.h>

#define TEAM_PART 0.8
#define SAME_PART 0.5

/* Work: @count visits of @step by @resource. */
typedef struct
{
  guint step;
  guint resource;
  guint count;
} Work;

typedef struct
{
  GArray *work;  /* by step, then by resource */
  guint *starts; /* by step, and one more */
  guint *visits; /* by step: those of which the resource is known */
} Works;

static int
compare_work (gconstpointer a, gconstpointer b)
{
  const Work *x = a, *y = b;

  if (x->step != y->step)
    return x->step < y->step ? -1 : 1;
  return x->resource < y->resource ? -1 : x->resource > y->resource;
}

static void
count_work (Works *works, const SwLogVisits *visits)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint at = 0;

  works->work = g_array_new (FALSE, FALSE, sizeof (Work));
  works->starts = g_new0 (guint, visits->n_steps + 1);
  works->visits = g_new0 (guint, visits->n_steps);
  for (guint i = 0; i < visits->visits->len; i++)
    {
      const SwVisit *visit = &g_array_index (visits->visits, SwVisit, i);
      gpointer key = GUINT_TO_POINTER ((guint)visit->step << 16 | visit->resource);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));

      if (visit->resource == SW_LOG_NOBODY)
        continue;
      if (place == 0)
        {
          Work work = { visit->step, visit->resource, 0 };

          g_array_append_val (works->work, work);
          place = works->work->len;
          g_hash_table_insert (places, key, GUINT_TO_POINTER (place));
        }
      g_array_index (works->work, Work, place - 1).count++;
      works->visits[visit->step]++;
    }
  g_array_sort (works->work, compare_work);
  for (guint step = 0; step < visits->n_steps; step++)
    {
      works->starts[step] = at;
      while (at < works->work->len && g_array_index (works->work, Work, at).step == step)
        at++;
    }
  works->starts[visits->n_steps] = at;
}

/* The resource that does most at @step, or -1; @part: of the visits */
static int
busiest (const Works *works, guint step, double *part)
{
  int best = -1;
  guint most = 0;

  for (guint i = works->starts[step]; i < works->starts[step + 1]; i++)
    {
      const Work *work = &g_array_index (works->work, Work, i);

      if (work->count <= most)
        continue;
      most = work->count;
      best = (int)work->resource;
    }
  *part = best >= 0 ? (double)most / works->visits[step] : 0;
  return best;
}

static gboolean
are_teams (const Works *works, const SwEventLog *log, guint n_steps)
{
  if (log->resources->len > n_steps)
    return FALSE;
  for (guint step = 0; step < n_steps; step++)
    {
      double part;

      if (busiest (works, step, &part) >= 0 && part < TEAM_PART)
        return FALSE;
    }
  return TRUE;
}

/* The part of the work at two steps that the same people do: the sum over all of them of the smaller part. */
static double
shared_part (const Works *works, guint a, guint b)
{
  guint i = works->starts[a], k = works->starts[b];
  double sum = 0;

  while (i < works->starts[a + 1] && k < works->starts[b + 1])
    {
      const Work *x = &g_array_index (works->work, Work, i), *y = &g_array_index (works->work, Work, k);

      if (x->resource == y->resource)
        sum += MIN ((double)x->count / works->visits[a], (double)y->count / works->visits[b]);
      i += x->resource <= y->resource;
      k += y->resource <= x->resource;
    }
  return sum;
}

static void
name_teams (SwLogTeams *teams, const Works *works, const SwEventLog *log, const guint *order, guint n)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      double part;
      int resource = busiest (works, order[i], &part);

      if (resource < 0)
        continue;
      if (!g_hash_table_contains (known, GINT_TO_POINTER (resource)))
        {
          g_hash_table_insert (known, GINT_TO_POINTER (resource), GUINT_TO_POINTER (teams->names->len));
          g_ptr_array_add (teams->names, g_strdup (g_ptr_array_index (log->resources, resource)));
        }
      teams->of[order[i]] = GPOINTER_TO_INT (g_hash_table_lookup (known, GINT_TO_POINTER (resource)));
    }
}

static void
group_people (SwLogTeams *teams, const Works *works, const SwEventLog *log, const SwLogVisits *visits,
              const guint *order)
{
  for (guint i = 0; i < visits->n_steps; i++)
    {
      guint step = order[i];

      if (works->visits[step] == 0)
        continue;
      for (guint k = 0; k < i && teams->of[step] < 0; k++)
        if (teams->of[order[k]] >= 0 && shared_part (works, step, order[k]) >= SAME_PART)
          teams->of[step] = teams->of[order[k]];
      if (teams->of[step] >= 0)
        continue;
      teams->of[step] = (int)teams->names->len;
      g_ptr_array_add (teams->names,
                       g_strdup_printf (_ ("%s team"), sw_event_log_activity (log, visits->activity[step])));
    }
}

/* --- people at once --------------------------------------------------------------------------------------------- */

/* Somebody begins or stops to work. */
typedef struct
{
  gint64 time;
  int change;
  guint16 resource;
} Turn;

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *x = a, *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return x->change - y->change;
}

/* Counts a person once, however much is in hand; teams and visits of which nobody is known as often as there is work.
 */
static guint
most_at_once (const GArray *turns, gboolean are_people)
{
  g_autofree guint *in_hand = g_new0 (guint, SW_LOG_NOBODY + 1);
  int now = 0, most = 0;

  for (guint i = 0; i < turns->len; i++)
    {
      const Turn *turn = &g_array_index (turns, Turn, i);
      guint before = in_hand[turn->resource];

      in_hand[turn->resource] = before + (guint)turn->change;
      if (!are_people || turn->resource == SW_LOG_NOBODY || MIN (before, in_hand[turn->resource]) == 0)
        now += turn->change;
      most = MAX (most, now);
    }
  return (guint)most;
}

static void
count_people (SwLogTeams *teams, const SwLogVisits *visits, gboolean are_people)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  for (guint step = 0; step < visits->n_steps; step++)
    {
      g_array_set_size (turns, 0);
      for (guint i = 0; i < visits->visits->len; i++)
        {
          const SwVisit *visit = &g_array_index (visits->visits, SwVisit, i);
          Turn begin = { visit->start, 1, visit->resource }, end = { visit->end, -1, visit->resource };

          if (visit->step != step || visit->end <= visit->start)
            continue;
          g_array_append_val (turns, begin);
          g_array_append_val (turns, end);
        }
      g_array_sort (turns, compare_turns);
      teams->people[step] = most_at_once (turns, are_people);
    }
}

SwLogTeams *
sw_log_teams_find (const SwEventLog *log, const SwLogVisits *visits, const guint *order, gboolean no_teams)
{
  SwLogTeams *teams = g_new0 (SwLogTeams, 1);
  Works works;
  gboolean is_teams;

  teams->names = g_ptr_array_new_with_free_func (g_free);
  teams->of = g_new (int, visits->n_steps);
  teams->people = g_new0 (guint, visits->n_steps);
  for (guint step = 0; step < visits->n_steps; step++)
    teams->of[step] = -1;
  count_work (&works, visits);
  is_teams = are_teams (&works, log, visits->n_steps);
  if (is_teams && !no_teams)
    name_teams (teams, &works, log, order, visits->n_steps);
  else if (!no_teams)
    group_people (teams, &works, log, visits, order);
  count_people (teams, visits, !is_teams);
  g_array_unref (works.work);
  g_free (works.starts);
  g_free (works.visits);
  return teams;
}

void
sw_log_teams_free (SwLogTeams *teams)
{
  g_ptr_array_unref (teams->names);
  g_free (teams->of);
  g_free (teams->people);
  g_free (teams);
}

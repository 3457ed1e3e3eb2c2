/* Which of the counted ways are drawn, and with which shares. */
#include "exchange/log-ways-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SwLogWays *ways;
  const SwEventLog *log;
  const SwMineWish *wish;
  const SwLogVisits *visits;
  SwLogOrder *order;
  gboolean *kept; /* n × n */
} Choice;

static guint
count_of (const Choice *choice, guint from, guint to)
{
  return choice->ways->counts[from * choice->ways->n + to];
}

static gboolean *
kept_of (const Choice *choice, guint from, guint to)
{
  return &choice->kept[from * choice->ways->n + to];
}

static gboolean
is_back (const Choice *choice, guint from, guint to)
{
  return choice->order->rank[to] <= choice->order->rank[from];
}

static const char *
name_of (const Choice *choice, guint step)
{
  return sw_event_log_activity (choice->log, choice->visits->activity[step]);
}

/* --- detours ---------------------------------------------------------------------------------------------------- */

/* A step from which all goes back; @target: where most of it goes. */
static gboolean
is_detour (const Choice *choice, guint step, guint *target)
{
  const SwLogWays *ways = choice->ways;
  guint most = 0;

  if (ways->ended[step] >= choice->wish->rare * ways->done[step] && ways->ended[step] > 0)
    return FALSE;
  for (guint to = 0; to < ways->n; to++)
    {
      guint count = count_of (choice, step, to);

      if (count > 0 && !is_back (choice, step, to))
        return FALSE;
      if (count > most)
        {
          most = count;
          *target = to;
        }
    }
  return most > 0;
}

static void
move_detours (Choice *choice)
{
  for (guint step = 0; step < choice->ways->n; step++)
    {
      guint target;

      if (is_detour (choice, step, &target))
        sw_log_order_put_before (choice->order, step, target);
    }
}

/* --- rare ways -------------------------------------------------------------------------------------------------- */

/* Keeps the most frequent way into @step, or out of it; rather one that does not go back. */
static void
keep_strongest (Choice *choice, guint step, gboolean into)
{
  int best = -1;
  gboolean best_back = TRUE;
  guint most = 0;

  for (guint other = 0; other < choice->ways->n; other++)
    {
      guint from = into ? other : step, to = into ? step : other;
      guint count = count_of (choice, from, to);
      gboolean back = is_back (choice, from, to);

      if (*kept_of (choice, from, to))
        return;
      if (count == 0 || (back && !best_back) || (back == best_back && count <= most))
        continue;
      best = (int)other;
      best_back = back;
      most = count;
    }
  if (best >= 0)
    *kept_of (choice, into ? (guint)best : step, into ? step : (guint)best) = TRUE;
}

static void
keep_frequent (Choice *choice)
{
  const SwLogWays *ways = choice->ways;
  guint left_out = 0, moves = 0;

  for (guint from = 0; from < ways->n; from++)
    for (guint to = 0; to < ways->n; to++)
      *kept_of (choice, from, to) =
          count_of (choice, from, to) > 0 && count_of (choice, from, to) >= choice->wish->rare * ways->done[from];
  for (guint step = 0; step < ways->n; step++)
    {
      if (ways->entered[step] < ways->done[step] - ways->entered[step])
        keep_strongest (choice, step, TRUE);
      if (ways->ended[step] < ways->done[step] - ways->ended[step])
        keep_strongest (choice, step, FALSE);
    }
  for (guint i = 0; i < ways->n * ways->n; i++)
    if (ways->counts[i] > 0 && !choice->kept[i])
      {
        left_out++;
        moves += ways->counts[i];
      }
  if (left_out > 0)
    g_ptr_array_add (ways->notes,
                     g_strdup_printf (ngettext ("%u rare way between steps is left out (taken %u times).",
                                                "%u rare ways between steps are left out (taken %u times).", left_out),
                                      left_out, moves));
}

/* --- shares ----------------------------------------------------------------------------------------------------- */

/* How often an item that was at @step went on, not back. */
static guint
count_onward (const Choice *choice, guint step)
{
  guint back = 0;

  for (guint to = 0; to < choice->ways->n; to++)
    back += is_back (choice, step, to) ? count_of (choice, step, to) : 0;
  return choice->ways->done[step] - MIN (back, choice->ways->done[step]);
}

/* What leaves @step forward: how many ways, how often they are taken, and whether two of them are parallel. */
static guint
count_forward (const Choice *choice, guint step, guint *taken, gboolean *is_fork, gboolean *is_mixed)
{
  guint n = choice->ways->n;
  guint ways = 0, pairs = 0, parallel = 0;

  *taken = 0;
  for (guint to = 0; to < n; to++)
    {
      if (!*kept_of (choice, step, to) || is_back (choice, step, to))
        continue;
      ways++;
      *taken += count_of (choice, step, to);
      for (guint other = 0; other < to; other++)
        if (*kept_of (choice, step, other) && !is_back (choice, step, other))
          {
            pairs++;
            parallel += choice->order->parallel[to * n + other];
          }
    }
  /* Branches of which an item takes one alone are no fork, though they may stand in either order elsewhere. */
  *is_fork = parallel > 0 && *taken >= 1.5 * count_onward (choice, step);
  *is_mixed = parallel > 0 && parallel < pairs;
  return ways;
}

static void
note_fork (const Choice *choice, guint step, gboolean is_mixed, gboolean is_fork)
{
  if (is_mixed && is_fork)
    g_ptr_array_add (
        choice->ways->notes,
        g_strdup_printf (_ ("Behind “%s” some ways run in parallel and some are alternatives; they are drawn "
                            "as parallel."),
                         name_of (choice, step)));
  for (guint to = 0; is_fork && to < choice->ways->n; to++)
    {
      double part = (double)count_of (choice, step, to) / MAX (count_onward (choice, step), 1);

      if (*kept_of (choice, step, to) && !is_back (choice, step, to) && part < 0.9)
        g_ptr_array_add (
            choice->ways->notes,
            g_strdup_printf (_ ("“%s” follows “%s” in %.0f %% of the items; as a parallel branch it is drawn "
                                "as if always."),
                             name_of (choice, to), name_of (choice, step), 100 * part));
    }
}

static void
share_step (Choice *choice, guint step)
{
  SwLogWays *ways = choice->ways;
  guint taken, total;
  gboolean is_fork, is_mixed;
  guint n = count_forward (choice, step, &taken, &is_fork, &is_mixed);
  gboolean leaves = n > 0 && !is_fork && ways->ended[step] > 0
                    && ways->ended[step] >= choice->wish->rare * (taken + ways->ended[step]);

  note_fork (choice, step, is_mixed, is_fork);
  total = taken + (leaves ? ways->ended[step] : 0);
  if (leaves)
    ways->leaves[step] = (double)ways->ended[step] / total;
  for (guint to = 0; to < ways->n; to++)
    {
      SwLogWay way = { step, to, count_of (choice, step, to), is_back (choice, step, to), -1 };

      if (!*kept_of (choice, step, to))
        continue;
      if (way.is_back)
        way.share = (double)way.count / ways->done[step];
      else if (!is_fork && n + leaves > 1)
        way.share = (double)way.count / total;
      g_array_append_val (ways->ways, way);
    }
}

/* --- the whole -------------------------------------------------------------------------------------------------- */

static int
compare_ways (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwLogWay *x = a, *y = b;
  const guint *rank = data;

  if (x->from != y->from)
    return rank[x->from] < rank[y->from] ? -1 : 1;
  return rank[x->to] < rank[y->to] ? -1 : rank[x->to] > rank[y->to];
}

void
sw_log_ways_choose (SwLogWays *ways, const SwEventLog *log, const SwMineWish *wish, const SwLogVisits *visits,
                    SwLogOrder *order)
{
  Choice choice = { ways, log, wish, visits, order, g_new0 (gboolean, (gsize)ways->n * ways->n) };

  move_detours (&choice);
  keep_frequent (&choice);
  for (guint step = 0; step < ways->n; step++)
    share_step (&choice, step);
  g_array_sort_with_data (ways->ways, compare_ways, order->rank);
  g_free (choice.kept);
}

#include "exchange/log-ways-private.h"

#include <string.h>

/* So far back is looked for what a visit follows; nothing that matters is farther away. */
#define MOST_BACK 200
#define MOST_BEFORE 16

typedef struct
{
  SwLogWays *ways;
  const SwEventLog *log;
  const SwMineWish *wish;
  SwLogVisits *visits;
  const SwLogOrder *order;
  GByteArray *went_on; /* by visit of the item */
} Walk;

static SwVisit *
visit_at (const Walk *walk, guint i)
{
  return &g_array_index (walk->visits->visits, SwVisit, i);
}

static gboolean
are_parallel (const SwLogOrder *order, guint a, guint b)
{
  return order->parallel[a * order->n + b];
}

static gboolean
is_behind (const Walk *walk, const guint *before, guint n, guint i)
{
  for (guint k = 0; k < n; k++)
    if (!are_parallel (walk->order, visit_at (walk, before[k])->step, visit_at (walk, i)->step))
      return TRUE;
  return FALSE;
}

/* The visits that visit @j of the item that begins with @from follows. Returns: how many */
static guint
find_before (const Walk *walk, guint from, guint j, guint *before)
{
  const SwLogOrder *order = walk->order;
  guint step = visit_at (walk, j)->step;
  guint n = 0;

  for (guint i = j; i-- > from && j - i <= MOST_BACK && n < MOST_BEFORE;)
    {
      guint other = visit_at (walk, i)->step;

      if (are_parallel (order, other, step))
        continue;
      if (!is_behind (walk, before, n, i))
        before[n++] = i;
      if (!order->has_parallel[other])
        break;
    }
  return n;
}

/* Whether visit @i, which is before @visit, is no cause of it: of parallel branches the one that ended last sent the
 * item back; the others were only on their way when it went. */
static gboolean
is_bystander (const Walk *walk, const SwVisit *visit, guint i, guint last)
{
  const guint *rank = walk->order->rank;

  return i != last && rank[visit->step] <= rank[visit_at (walk, i)->step];
}

static void
follow (Walk *walk, guint from, guint j)
{
  SwLogWays *ways = walk->ways;
  SwVisit *visit = visit_at (walk, j);
  guint before[MOST_BEFORE];
  guint n = find_before (walk, from, j, before);
  guint last = j;
  gint64 since = walk->visits->entered[visit->item];

  ways->entered[visit->step] += n == 0;
  ways->has_wait[visit->step] |= n > 0 || since < visit->start;
  for (guint k = 0; k < n; k++)
    if (last == j || visit_at (walk, before[k])->end > visit_at (walk, last)->end)
      last = before[k];
  for (guint k = 0; k < n; k++)
    {
      guint other = visit_at (walk, before[k])->step;

      walk->went_on->data[before[k] - from] = TRUE;
      if (other != visit->step && !is_bystander (walk, visit, before[k], last))
        ways->counts[other * ways->n + visit->step]++;
    }
  if (n > 0)
    since = visit_at (walk, last)->end;
  visit->wait += sw_log_seconds (walk->log, walk->wish, since, visit->start);
}

static void
follow_item (Walk *walk, guint from, guint to)
{
  g_byte_array_set_size (walk->went_on, to - from);
  memset (walk->went_on->data, 0, to - from);
  for (guint j = from; j < to; j++)
    follow (walk, from, j);
  for (guint j = from; j < to; j++)
    {
      walk->ways->done[visit_at (walk, j)->step]++;
      walk->ways->ended[visit_at (walk, j)->step] += !walk->went_on->data[j - from];
    }
}

SwLogWays *
sw_log_ways_find (const SwEventLog *log, const SwMineWish *wish, SwLogVisits *visits, SwLogOrder *order)
{
  SwLogWays *ways = g_new0 (SwLogWays, 1);
  guint n = ways->n = visits->n_steps;
  Walk walk = { ways, log, wish, visits, order, g_byte_array_new () };

  ways->counts = g_new0 (guint, (gsize)n * n);
  ways->done = g_new0 (guint, n);
  ways->ended = g_new0 (guint, n);
  ways->entered = g_new0 (guint, n);
  ways->leaves = g_new0 (double, n);
  ways->has_wait = g_new0 (gboolean, n);
  ways->ways = g_array_new (FALSE, FALSE, sizeof (SwLogWay));
  ways->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint from = 0, to; from < visits->visits->len; from = to)
    {
      to = sw_log_item_end (visits->visits, from);
      follow_item (&walk, from, to);
    }
  g_byte_array_unref (walk.went_on);
  sw_log_ways_choose (ways, log, wish, visits, order);
  return ways;
}

void
sw_log_ways_free (SwLogWays *ways)
{
  g_free (ways->counts);
  g_free (ways->done);
  g_free (ways->ended);
  g_free (ways->entered);
  g_free (ways->leaves);
  g_free (ways->has_wait);
  g_array_unref (ways->ways);
  g_ptr_array_unref (ways->notes);
  g_free (ways);
}

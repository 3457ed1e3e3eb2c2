#include "exchange/log-order.h"

/* What is seen in fewer of the items than this is an exception, not the rule. */
#define OFTEN 0.15

typedef struct
{
  guint n;
  guint *before;  /* items in which the first visit of the one begins before the first of the other */
  guint *overlap; /* items in which the two overlap */
} Counts;

static void
count_item (Counts *counts, const GArray *visits, guint from, guint to, guint *seen)
{
  for (guint j = from; j < to; j++)
    {
      const SwVisit *later = &g_array_index (visits, SwVisit, j);

      if (seen[later->step] == later->item + 1)
        return;
      seen[later->step] = later->item + 1;
      for (guint i = from; i < j; i++)
        {
          const SwVisit *earlier = &g_array_index (visits, SwVisit, i);

          counts->before[earlier->step * counts->n + later->step]++;
          if (earlier->end > later->start && later->end > earlier->start)
            {
              counts->overlap[earlier->step * counts->n + later->step]++;
              counts->overlap[later->step * counts->n + earlier->step]++;
            }
        }
    }
}

static void
find_parallel (SwLogOrder *order, const Counts *counts)
{
  guint n = order->n;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        guint ab = counts->before[a * n + b], ba = counts->before[b * n + a];
        double often = OFTEN * (ab + ba);

        order->parallel[a * n + b] =
            a != b && ab + ba > 0 && (MIN (ab, ba) >= often || counts->overlap[a * n + b] >= often);
        order->has_parallel[a] |= order->parallel[a * n + b];
      }
}

/* --- the order of all ------------------------------------------------------------------------------------------- */

/* By how much @a comes before @b more often than behind it. */
static gint64
lead_of (const Counts *counts, guint a, guint b)
{
  gint64 net = (gint64)counts->before[a * counts->n + b] - counts->before[b * counts->n + a];

  return MAX (net, 0);
}

typedef struct
{
  const Counts *counts;
  gboolean *is_placed;
  gint64 *out, *in; /* what it leads, and what leads it, among those that have no place */
} Ranking;

static void
place (Ranking *ranking, guint *rank, guint step, guint where)
{
  ranking->is_placed[step] = TRUE;
  rank[step] = where;
  for (guint other = 0; other < ranking->counts->n; other++)
    {
      ranking->in[other] -= lead_of (ranking->counts, step, other);
      ranking->out[other] -= lead_of (ranking->counts, other, step);
    }
}

/* The first step that leads nothing (@last) or that nothing leads; -1 if there is none */
static int
find_free (const Ranking *ranking, gboolean last)
{
  for (guint step = 0; step < ranking->counts->n; step++)
    if (!ranking->is_placed[step] && (last ? ranking->out[step] : ranking->in[step]) == 0)
      return (int)step;
  return -1;
}

static guint
find_strongest (const Ranking *ranking)
{
  int best = -1;

  for (guint step = 0; step < ranking->counts->n; step++)
    if (!ranking->is_placed[step]
        && (best < 0 || ranking->out[step] - ranking->in[step] > ranking->out[best] - ranking->in[best]))
      best = (int)step;
  return (guint)best;
}

static void
rank_steps (SwLogOrder *order, const Counts *counts)
{
  guint n = order->n;
  guint first = 0, last = n;
  Ranking ranking = { counts, g_new0 (gboolean, n), g_new0 (gint64, n), g_new0 (gint64, n) };

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        ranking.out[a] += lead_of (counts, a, b);
        ranking.in[b] += lead_of (counts, a, b);
      }
  while (first < last)
    {
      int source = find_free (&ranking, FALSE);
      int sink = source < 0 ? find_free (&ranking, TRUE) : -1;

      if (sink >= 0)
        place (&ranking, order->rank, (guint)sink, --last);
      else
        place (&ranking, order->rank, source >= 0 ? (guint)source : find_strongest (&ranking), first++);
    }
  g_free (ranking.is_placed);
  g_free (ranking.out);
  g_free (ranking.in);
}

SwLogOrder *
sw_log_order_new (const SwLogVisits *visits)
{
  SwLogOrder *order = g_new0 (SwLogOrder, 1);
  guint n = order->n = visits->n_steps;
  Counts counts = { n, g_new0 (guint, (gsize)n * n), g_new0 (guint, (gsize)n * n) };
  g_autofree guint *seen = g_new0 (guint, n);

  order->parallel = g_new0 (gboolean, (gsize)n * n);
  order->has_parallel = g_new0 (gboolean, n);
  order->rank = g_new0 (guint, n);
  for (guint from = 0, to; from < visits->visits->len; from = to)
    {
      to = sw_log_item_end (visits->visits, from);
      count_item (&counts, visits->visits, from, to, seen);
    }
  find_parallel (order, &counts);
  rank_steps (order, &counts);
  g_free (counts.before);
  g_free (counts.overlap);
  return order;
}

void
sw_log_order_put_before (SwLogOrder *order, guint step, guint other)
{
  guint where = order->rank[other];

  for (guint s = 0; s < order->n; s++)
    if (order->rank[s] >= where && order->rank[s] < order->rank[step])
      order->rank[s]++;
  order->rank[step] = where;
}

void
sw_log_order_free (SwLogOrder *order)
{
  g_free (order->parallel);
  g_free (order->has_parallel);
  g_free (order->rank);
  g_free (order);
}

/* Which level each way takes where several pass one gap. */
#include "layout/route-private.h"

#include <stdlib.h>

#define LEVEL_STEP 18.0 /* between two ways, where there is room */

/* One way in one gap. */
typedef struct
{
  const SwRouter *router;
  guint edge;
  guint pass;
} Passer;

static double
centre (const SwRect *rect)
{
  return rect->y + rect->height / 2;
}

/* The level of a way @steps columns further on, or further back; at its end, the height of the card. Returns: whether
 * it goes so far */
static gboolean
look_along (const Passer *passer, int steps, double *level)
{
  const SwRouter *router = passer->router;
  const SwWeave *weave = &router->weaves[passer->edge];
  int at = (int)passer->pass + steps;

  if (at < -1 || at > (int)weave->n)
    return FALSE;
  if (at == -1)
    *level = centre (sw_router_left_card (router, passer->edge));
  else if (at == (int)weave->n)
    *level = centre (sw_router_right_card (router, passer->edge));
  else
    *level = weave->passes[at].level;
  return TRUE;
}

static int
compare_along (const Passer *x, const Passer *y, int direction)
{
  double a, b;

  for (int k = 1; look_along (x, k * direction, &a) && look_along (y, k * direction, &b); k++)
    if (a != b)
      return a < b ? -1 : 1;
  return 0;
}

/* By column and gap; in one gap, what goes higher afterwards stands higher, else what came from higher. */
static int
compare_passers (const void *a, const void *b)
{
  const Passer *x = a, *y = b;
  const SwPass *p = &x->router->weaves[x->edge].passes[x->pass], *q = &y->router->weaves[y->edge].passes[y->pass];
  int order;

  if (p->left != q->left)
    return p->left < q->left ? -1 : 1;
  if (p->least != q->least)
    return p->least < q->least ? -1 : 1;
  order = compare_along (x, y, 1);
  if (order == 0)
    order = compare_along (x, y, -1);
  return order != 0 ? order : x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* A run of ways that touch each other. */
typedef struct
{
  double sum; /* of what they want, each less its place in the run */
  guint count;
} Run;

/* Levels in order and a step apart, as near to what each wants as can be: pooling adjacent violators (Barlow and
 * others, "Statistical inference under order restrictions", 1972). */
static void
share_gap (const Passer *passers, guint n)
{
  const SwPass *first = &passers[0].router->weaves[passers[0].edge].passes[passers[0].pass];
  double step = n > 1 ? MIN (LEVEL_STEP, (first->most - first->least) / (n - 1)) : LEVEL_STEP;
  double least = first->least, most = first->most;
  g_autofree Run *runs = g_new (Run, n);
  guint count = 0, k = 0;

  for (guint i = 0; i < n; i++)
    {
      double wanted = passers[i].router->weaves[passers[i].edge].passes[passers[i].pass].level;

      runs[count++] = (Run){ wanted - i * step, 1 };
      while (count > 1 && runs[count - 2].sum / runs[count - 2].count > runs[count - 1].sum / runs[count - 1].count)
        {
          runs[count - 2].sum += runs[count - 1].sum;
          runs[count - 2].count += runs[count - 1].count;
          count--;
        }
    }
  for (guint r = 0; r < count; r++)
    for (guint i = 0; i < runs[r].count; i++, k++)
      {
        double level = runs[r].sum / runs[r].count + k * step;

        passers[k].router->weaves[passers[k].edge].passes[passers[k].pass].level =
            CLAMP (level, least + k * step, MAX (most - (n - 1 - k) * step, least + k * step));
      }
}

void
sw_router_share_gaps (SwRouter *router)
{
  g_autoptr (GArray) passers = g_array_new (FALSE, FALSE, sizeof (Passer));
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint e = 0; e < router->graph->n_edges; e++)
    for (guint k = 0; router->ways[e] == WAY_WEAVE && k < router->weaves[e].n; k++)
      {
        Passer passer = { router, e, k };
        g_array_append_val (passers, passer);
      }
  if (passers->len > 1)
    qsort (passers->data, passers->len, sizeof (Passer), compare_passers);
  for (guint begin = 0, end; begin < passers->len; begin = end)
    {
      const Passer *first = &g_array_index (passers, Passer, begin);
      const SwPass *pass = &router->weaves[first->edge].passes[first->pass];
      double left = pass->left, least = pass->least;

      for (end = begin + 1; end < passers->len; end++)
        {
          const Passer *other = &g_array_index (passers, Passer, end);
          const SwPass *next = &router->weaves[other->edge].passes[other->pass];
          if (next->left != left || next->least != least)
            break;
        }
      share_gap (first, end - begin);
    }
}

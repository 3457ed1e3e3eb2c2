/*
 * The equations of one component: v[x] = enter[x] + Σ v[p] weight[p → x].
 *
 * Taking a step x out puts what it says into the equations of those behind it: a way p → x → s becomes an arc p → s.
 * Invariants: the arcs between steps that are left, with `self` and `enter`, are an equation system with the same
 * solution; an arc into a step that was taken out never changes again, so that the solution can be found backwards. All
 * weights are positive and 1 − self is too, or the chain never ends: no digits cancel out.
 */
#include "metrics/chain.h"
#include "metrics/heap.h"

#include <math.h>

#define MOST_WORK 4000000
#define SETTLED 1e-9
#define SINGULAR 1e-12

typedef struct
{
  guint from, to;
  double weight;
  int next_out, next_in; /* in the lists of from and to; -1 at the end */
} Arc;

typedef struct
{
  guint n;
  GArray *arcs; /* of Arc */
  int *first_out, *first_in;
  guint *n_out, *n_in; /* to and from steps that are left */
  int *slot;           /* scratch: the arc to a step, -1 */
  double *self;
  double *enter;
  guint *rank;  /* when it was taken out; n if it is left */
  guint *taken; /* in that order */
  guint n_taken;
  gsize work;
} System;

static Arc *
arc_at (const System *system, int a)
{
  return &g_array_index (system->arcs, Arc, a);
}

static void
add_arc (System *system, guint from, guint to, double weight)
{
  Arc arc = { from, to, weight, system->first_out[from], system->first_in[to] };

  system->first_out[from] = system->first_in[to] = (int)system->arcs->len;
  system->n_out[from]++;
  system->n_in[to]++;
  g_array_append_val (system->arcs, arc);
}

/* Several connections may join the same two steps. */
static void
read_system (System *system, const SwChain *chain, guint c, const double *visits)
{
  const SwGraph *graph = chain->graph;
  const guint *members = chain->members + chain->start[c];

  for (guint m = 0; m < system->n; m++)
    {
      system->enter[m] = visits[members[m]];
      for (guint k = graph->out_start[members[m]]; k < graph->out_start[members[m] + 1]; k++)
        {
          guint e = graph->out[k], to = graph->edges[e].to;
          if (chain->weight[e] > 0 && chain->of[to] == c)
            add_arc (system, m, chain->place[to] - chain->start[c], chain->weight[e]);
        }
    }
}

/* Leaves out of @p's list what is taken out, and notes where the rest leads. */
static void
note_ways (System *system, guint p)
{
  int *link = &system->first_out[p];

  while (*link >= 0)
    {
      Arc *arc = arc_at (system, *link);

      system->work++;
      if (system->rank[arc->to] < system->n)
        {
          *link = arc->next_out;
          continue;
        }
      system->slot[arc->to] = *link;
      link = &arc->next_out;
    }
}

static void
forget_ways (System *system, guint p)
{
  for (int a = system->first_out[p]; a >= 0; a = arc_at (system, a)->next_out)
    system->slot[arc_at (system, a)->to] = -1;
}

/* The ways p → x → s for one p; @share: weight of p → x over the pivot. */
static void
pass_on (System *system, guint p, guint x, double share)
{
  note_ways (system, p);
  for (int a = system->first_out[x]; a >= 0; a = arc_at (system, a)->next_out)
    {
      guint s = arc_at (system, a)->to;
      double weight = share * arc_at (system, a)->weight;

      system->work++;
      if (system->rank[s] < system->n)
        continue;
      if (s == p)
        system->self[p] += weight;
      else if (system->slot[s] >= 0)
        arc_at (system, system->slot[s])->weight += weight;
      else
        {
          system->slot[s] = (int)system->arcs->len;
          add_arc (system, p, s, weight);
        }
    }
  forget_ways (system, p);
}

static double
degree (const System *system, guint x)
{
  return (double)system->n_in[x] * system->n_out[x];
}

static gboolean
take_out (System *system, guint x, SwHeap *heap)
{
  double pivot = 1 - system->self[x];

  if (pivot < SINGULAR)
    return FALSE;
  system->rank[x] = system->n_taken;
  system->taken[system->n_taken++] = x;
  for (int a = system->first_in[x]; a >= 0; a = arc_at (system, a)->next_in)
    {
      guint p = arc_at (system, a)->from;

      system->work++;
      if (system->rank[p] < system->n)
        continue;
      pass_on (system, p, x, arc_at (system, a)->weight / pivot);
      system->n_out[p]--;
      sw_heap_push (heap, degree (system, p), p);
    }
  for (int a = system->first_out[x]; a >= 0; a = arc_at (system, a)->next_out)
    {
      guint s = arc_at (system, a)->to;

      if (system->rank[s] < system->n)
        continue;
      system->enter[s] += system->enter[x] * arc_at (system, a)->weight / pivot;
      system->n_in[s]--;
      sw_heap_push (heap, degree (system, s), s);
    }
  return TRUE;
}

static gboolean
eliminate (System *system)
{
  g_auto (SwHeap) heap;
  SwHeapItem item;

  sw_heap_init (&heap);
  for (guint x = 0; x < system->n; x++)
    sw_heap_push (&heap, degree (system, x), x);
  while (system->work < MOST_WORK && sw_heap_pop (&heap, &item))
    if (system->rank[item.value] == system->n && item.key == degree (system, item.value)
        && !take_out (system, item.value, &heap))
      return FALSE;
  return TRUE;
}

/* v[x] from those that lead to it and were taken out later, or never. */
static double
value_of (System *system, guint x, const double *v)
{
  double sum = system->enter[x];

  for (int a = system->first_in[x]; a >= 0; a = arc_at (system, a)->next_in)
    {
      const Arc *arc = arc_at (system, a);
      system->work++;
      if (system->rank[arc->from] == system->n || system->rank[arc->from] > system->rank[x])
        sum += v[arc->from] * arc->weight;
    }
  return sum / (1 - system->self[x]);
}

/* Members stand in about the order in which the walk left them: later ones are nearer to the entrance. */
static gboolean
iterate (System *system, double *v)
{
  gboolean settled = system->n_taken == system->n;

  for (guint x = 0; x < system->n; x++)
    if (system->rank[x] == system->n && system->self[x] > 1 - SINGULAR)
      return FALSE;
  for (system->work = 0; !settled && system->work < MOST_WORK;)
    {
      settled = TRUE;
      for (guint x = 0; x < system->n; x++)
        {
          double before = v[x];

          if (system->rank[x] < system->n)
            continue;
          v[x] = value_of (system, x, v);
          settled &= v[x] - before <= SETTLED * v[x];
        }
    }
  return settled;
}

gboolean
sw_chain_solve (const SwChain *chain, guint c, double *visits)
{
  guint n = chain->start[c + 1] - chain->start[c];
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  g_autofree int *lists = g_new (int, 3 * n);
  g_autofree guint *counts = g_new0 (guint, 4 * n);
  g_autofree double *values = g_new0 (double, 3 * n);
  double *v = values + 2 * n;
  System system = { .n = n,
                    .arcs = arcs,
                    .first_out = lists,
                    .first_in = lists + n,
                    .slot = lists + 2 * n,
                    .n_out = counts,
                    .n_in = counts + n,
                    .rank = counts + 2 * n,
                    .taken = counts + 3 * n,
                    .self = values,
                    .enter = values + n };

  for (guint i = 0; i < 3 * n; i++)
    lists[i] = -1;
  for (guint x = 0; x < n; x++)
    system.rank[x] = n;
  read_system (&system, chain, c, visits);
  if (!eliminate (&system) || !iterate (&system, v))
    return FALSE;
  for (guint t = system.n_taken; t > 0; t--)
    v[system.taken[t - 1]] = value_of (&system, system.taken[t - 1], v);
  for (guint x = 0; x < n; x++)
    {
      if (!isfinite (v[x]))
        return FALSE;
      visits[chain->members[chain->start[c] + x]] = v[x];
    }
  return TRUE;
}

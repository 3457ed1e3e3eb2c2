/*
 * Dominators of a graph without loops: in topological order, the dominator of a step is the nearest common ancestor of
 * the steps before it, in the tree of those that were placed already. Node n_steps, the root, stands for where items
 * come from. Each node keeps one far ancestor beside its parent (Myers, An applicative random-access stack, 1983), so
 * that ancestors are found in logarithmic time.
 */
#include "metrics/joins.h"

typedef struct
{
  const SwGraph *graph;
  const double *entering;
  const double *chance;
  const gboolean *forks;
  guint root;
  guint *parent, *jump, *depth;
  gboolean *placed;
  double *reached; /* the chance that an item comes here at all */
  guint *visit;    /* when a walk through the tree comes by */
  GArray *meetings;
} Tree;

/* What one way brings: the step that it comes from, and how much. */
typedef struct
{
  const Tree *tree;
  guint from;
  double amount;
} Arrival;

static void
place (Tree *tree, guint i, guint parent)
{
  guint far = tree->jump[parent];

  tree->placed[i] = TRUE;
  tree->parent[i] = parent;
  tree->depth[i] = tree->depth[parent] + 1;
  tree->jump[i] = tree->depth[parent] - tree->depth[far] == tree->depth[far] - tree->depth[tree->jump[far]]
                      ? tree->jump[far]
                      : parent;
}

static guint
lift (const Tree *tree, guint i, guint depth)
{
  while (tree->depth[i] > depth)
    i = tree->depth[tree->jump[i]] >= depth ? tree->jump[i] : tree->parent[i];
  return i;
}

static guint
common (const Tree *tree, guint a, guint b)
{
  a = lift (tree, a, MIN (tree->depth[a], tree->depth[b]));
  b = lift (tree, b, tree->depth[a]);
  while (a != b)
    {
      gboolean far = tree->jump[a] != tree->jump[b];

      a = far ? tree->jump[a] : tree->parent[a];
      b = far ? tree->jump[b] : tree->parent[b];
    }
  return a;
}

static gboolean
brings (const Tree *tree, guint e)
{
  return tree->chance[e] > 0 && tree->placed[tree->graph->edges[e].from];
}

static void
place_all (Tree *tree)
{
  const SwGraph *graph = tree->graph;

  tree->parent[tree->root] = tree->jump[tree->root] = tree->root;
  tree->placed[tree->root] = TRUE;
  for (guint o = 0; o < graph->n_steps; o++)
    {
      guint i = graph->order[o];
      guint parent = G_MAXUINT;

      if (tree->entering[i] > 0)
        parent = tree->root;
      for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
        if (brings (tree, graph->in[k]))
          {
            guint from = graph->edges[graph->in[k]].from;
            parent = parent == G_MAXUINT ? from : common (tree, parent, from);
          }
      if (parent != G_MAXUINT)
        place (tree, i, parent);
    }
}

/* Numbers each subtree in one run: sizes from the leaves up, then places from the root down. */
static void
number_all (Tree *tree)
{
  const SwGraph *graph = tree->graph;
  g_autofree guint *size = g_new0 (guint, graph->n_steps + 1);
  g_autofree guint *next = g_new0 (guint, graph->n_steps + 1);

  for (guint o = graph->n_steps; o > 0; o--)
    {
      guint i = graph->order[o - 1];
      size[i]++;
      if (tree->placed[i])
        size[tree->parent[i]] += size[i];
    }
  next[tree->root] = 1;
  for (guint o = 0; o < graph->n_steps; o++)
    {
      guint i = graph->order[o];

      if (!tree->placed[i])
        continue;
      tree->visit[i] = next[tree->parent[i]];
      next[tree->parent[i]] += size[i];
      next[i] = tree->visit[i] + 1;
    }
}

static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  const Arrival *x = a, *y = b;
  guint first = x->tree->visit[x->from], second = y->tree->visit[y->from];

  return first < second ? -1 : first > second;
}

/* Two ways that have parted at @at and lead to @step. */
static double
join (const Tree *tree, guint step, guint at, double a, double b)
{
  double all = at == tree->root ? 1 : tree->reached[at];
  SwMeeting meeting = { step, at };

  if ((at != tree->root && !tree->forks[at]) || all <= 0)
    return a + b;
  if (tree->meetings != NULL)
    g_array_append_val (tree->meetings, meeting);
  return a + b - a * b / all;
}

/* Joins the last arrival with the one before it. */
static void
join_last (const Tree *tree, guint step, GArray *stack)
{
  Arrival *a = &g_array_index (stack, Arrival, stack->len - 2), *b = a + 1;
  guint at = common (tree, a->from, b->from);

  a->amount = join (tree, step, at, a->amount, b->amount);
  a->from = at;
  g_array_set_size (stack, stack->len - 1);
}

/* Those that parted last are joined first: as the walk orders them, each with a neighbour. */
static double
join_all (const Tree *tree, guint step, GArray *arrivals)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Arrival));

  g_array_sort (arrivals, compare_arrivals);
  for (guint i = 0; i < arrivals->len; i++)
    {
      Arrival next = g_array_index (arrivals, Arrival, i);

      while (stack->len > 1)
        {
          const Arrival *last = &g_array_index (stack, Arrival, stack->len - 1);

          if (tree->depth[common (tree, (last - 1)->from, last->from)]
              <= tree->depth[common (tree, last->from, next.from)])
            break;
          join_last (tree, step, stack);
        }
      g_array_append_val (stack, next);
    }
  while (stack->len > 1)
    join_last (tree, step, stack);
  return g_array_index (stack, Arrival, 0).amount;
}

static void
arrive (Tree *tree, guint i, GArray *arrivals, double *factor)
{
  const SwGraph *graph = tree->graph;
  double sum = 0, joined;

  g_array_set_size (arrivals, 0);
  if (tree->entering[i] > 0)
    {
      Arrival fresh = { tree, tree->root, tree->entering[i] };
      g_array_append_val (arrivals, fresh);
    }
  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    {
      guint e = graph->in[k], from = graph->edges[e].from;
      Arrival arrival = { tree, from, tree->reached[from] * tree->chance[e] };

      if (brings (tree, e))
        g_array_append_val (arrivals, arrival);
    }
  for (guint k = 0; k < arrivals->len; k++)
    sum += g_array_index (arrivals, Arrival, k).amount;
  joined = arrivals->len > 1 ? join_all (tree, i, arrivals) : sum;
  tree->reached[i] = joined;
  for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
    if (sum > 0 && brings (tree, graph->in[k]))
      factor[graph->in[k]] = joined / sum;
}

double *
sw_joins_weigh (const SwGraph *graph, const double *entering, const double *chance, const gboolean *forks,
                GArray *meetings)
{
  guint n = graph->n_steps + 1;
  g_autofree guint *numbers = g_new0 (guint, 4 * n);
  g_autofree gboolean *placed = g_new0 (gboolean, n);
  g_autofree double *reached = g_new0 (double, n);
  g_autoptr (GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  double *factor = g_new (double, graph->n_edges + 1);
  Tree tree = { .graph = graph,
                .entering = entering,
                .chance = chance,
                .forks = forks,
                .root = graph->n_steps,
                .parent = numbers,
                .jump = numbers + n,
                .depth = numbers + 2 * n,
                .visit = numbers + 3 * n,
                .placed = placed,
                .reached = reached,
                .meetings = meetings };

  for (guint e = 0; e < graph->n_edges; e++)
    factor[e] = 1;
  place_all (&tree);
  number_all (&tree);
  for (guint o = 0; o < graph->n_steps; o++)
    if (placed[graph->order[o]])
      arrive (&tree, graph->order[o], arrivals, factor);
  return factor;
}

/*
 * Four times, from the top or the bottom and from the first or the last layer, each node is put level with a median
 * neighbour of the layer before, and the levels are pushed together; what counts is the middle of the four results.
 * Invariant: in each of the four, and so in their middle, nodes of one layer keep their order and their distance.
 *
 * Levels are pushed together along the graph of which level stands above which, there and back, in place of the classes
 * of the published method, whose shifts its authors later corrected.
 */
#include "layout/layers.h"

#include <math.h>
#include <stdlib.h>

#define BEND_TO_CARD 34.0 /* a lane passes a card at 20 */
#define BEND_TO_BEND 18.0

typedef struct
{
  const SwLayers *layers;
  const gboolean *yields; /* by arc: it crosses a flow that skips layers and gives way */
  gboolean up;            /* from the bottom */
  gboolean back;          /* from the last layer */
  guint *root, *next;     /* the nodes of a level form a ring */
} Pass;

/* --- which arcs give way ----------------------------------------------------------------------------------- */

/* The arc between two bends that ends at @node; G_MAXUINT if there is none. */
static guint
inner_arc (const SwLayers *layers, guint node)
{
  guint arc;

  if (!sw_layers_is_bend (layers, node))
    return G_MAXUINT;
  arc = layers->before[layers->before_start[node]];
  return sw_layers_is_bend (layers, layers->arcs[arc].from) ? arc : G_MAXUINT;
}

static void
mark_arcs (const SwLayers *layers, guint node, guint least, guint most, gboolean *yields)
{
  for (guint k = layers->before_start[node]; k < layers->before_start[node + 1]; k++)
    {
      guint arc = layers->before[k], row = layers->row[layers->arcs[arc].from];

      if ((row < least || row > most) && arc != inner_arc (layers, node))
        yields[arc] = TRUE;
    }
}

/* Arcs between bends divide a layer: what lies between two of them must come from between them. */
static void
mark_layer (const SwLayers *layers, guint layer, gboolean *yields)
{
  guint least = 0, from = layers->start[layer];

  for (guint m = layers->start[layer]; m < layers->start[layer + 1]; m++)
    {
      guint inner = inner_arc (layers, layers->members[m]), most = G_MAXUINT;

      if (inner != G_MAXUINT)
        most = layers->row[layers->arcs[inner].from];
      else if (m + 1 < layers->start[layer + 1])
        continue;
      for (; from <= m; from++)
        mark_arcs (layers, layers->members[from], least, most, yields);
      least = most;
    }
}

/* --- levels ------------------------------------------------------------------------------------------------ */

typedef struct
{
  guint row;
  guint node;
  guint arc;
} Neighbour;

static int
compare_neighbours (const void *a, const void *b)
{
  const Neighbour *x = a, *y = b;

  return x->row != y->row ? (x->row < y->row ? -1 : 1) : x->arc < y->arc ? -1 : x->arc > y->arc;
}

static void
list_neighbours (const Pass *pass, guint node, GArray *list)
{
  const SwLayers *layers = pass->layers;
  const guint *start = pass->back ? layers->after_start : layers->before_start;
  const guint *arcs = pass->back ? layers->after : layers->before;

  g_array_set_size (list, 0);
  for (guint k = start[node]; k < start[node + 1]; k++)
    {
      const SwArc *arc = &layers->arcs[arcs[k]];
      Neighbour neighbour = { 0, pass->back ? arc->to : arc->from, arcs[k] };

      neighbour.row = layers->row[neighbour.node];
      g_array_append_val (list, neighbour);
    }
  if (list->len > 1)
    qsort (list->data, list->len, sizeof (Neighbour), compare_neighbours);
}

/* Puts @node level with one of its two median neighbours, unless a line would cross one that was drawn before it.
 * @last: row behind which, as the pass goes, a neighbour must lie; -1 at first */
static void
level_node (const Pass *pass, guint node, GArray *list, gint64 *last)
{
  guint n = list->len, low = (n - 1) / 2, high = n / 2;

  for (guint try = 0; n > 0 && try < (low == high ? 1u : 2u); try++)
    {
      const Neighbour *other = &g_array_index (list, Neighbour, (try == 0) == !pass->up ? low : high);
      gint64 row = pass->up ? -(gint64)other->row : (gint64)other->row;

      if (pass->next[node] != node || pass->yields[other->arc] || row <= *last)
        continue;
      pass->next[other->node] = node;
      pass->root[node] = pass->root[other->node];
      pass->next[node] = pass->root[node];
      *last = row;
    }
}

static void
make_levels (Pass *pass)
{
  const SwLayers *layers = pass->layers;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Neighbour));

  for (guint i = 0; i < layers->n_nodes; i++)
    pass->root[i] = pass->next[i] = i;
  for (guint l = 0; l < layers->n_layers; l++)
    {
      guint layer = pass->back ? layers->n_layers - 1 - l : l;
      guint begin = layers->start[layer], end = layers->start[layer + 1];
      gint64 last = G_MININT64;

      for (guint m = begin; m < end; m++)
        {
          guint node = layers->members[pass->up ? end - 1 - (m - begin) : m];
          list_neighbours (pass, node, list);
          level_node (pass, node, list, &last);
        }
    }
}

/* --- heights ----------------------------------------------------------------------------------------------- */

static double
distance (const SwLayers *layers, guint a, guint b)
{
  gboolean first = sw_layers_is_bend (layers, a), second = sw_layers_is_bend (layers, b);

  if (first && second)
    return BEND_TO_BEND;
  if (first || second)
    return SW_CARD_HEIGHT / 2.0 + BEND_TO_CARD;
  return SW_CARD_HEIGHT + SW_GAP_Y;
}

/* Levels in an order in which each stands behind those above it. */
static guint *
sort_levels (const Pass *pass, guint *count)
{
  const SwLayers *layers = pass->layers;
  g_autofree guint *missing = g_new0 (guint, layers->n_nodes + 1);
  guint *order = g_new (guint, layers->n_nodes + 1);
  guint done = 0;

  *count = 0;
  for (guint i = 0; i < layers->n_nodes; i++)
    missing[pass->root[i]] += layers->row[i] > 0;
  for (guint i = 0; i < layers->n_nodes; i++)
    if (pass->root[i] == i && missing[i] == 0)
      order[(*count)++] = i;
  for (; done < *count; done++)
    {
      guint node = order[done];

      do
        {
          guint m = layers->start[layers->layer[node]] + layers->row[node] + 1;
          guint below = m < layers->start[layers->layer[node] + 1] ? pass->root[layers->members[m]] : G_MAXUINT;

          if (below != G_MAXUINT && --missing[below] == 0)
            order[(*count)++] = below;
          node = pass->next[node];
        }
      while (node != order[done]);
    }
  return order;
}

/* The least height that a level may have below those above it, or, @rising, the greatest above those below it;
 * infinite if there are none. */
static double
bound_of (const Pass *pass, guint root, gboolean rising, const double *at)
{
  const SwLayers *layers = pass->layers;
  double bound = rising ? INFINITY : -INFINITY;
  guint node = root;

  do
    {
      guint first = layers->start[layers->layer[node]], row = layers->row[node];

      if (!rising && row > 0)
        {
          guint above = layers->members[first + row - 1];
          bound = MAX (bound, at[pass->root[above]] + distance (layers, above, node));
        }
      if (rising && first + row + 1 < layers->start[layers->layer[node] + 1])
        {
          guint below = layers->members[first + row + 1];
          bound = MIN (bound, at[pass->root[below]] - distance (layers, node, below));
        }
      node = pass->next[node];
    }
  while (node != root);
  return bound;
}

/* As high as they may stand, then each as near to those below it as it may, or the other way round. */
static void
push_together (const Pass *pass, double *at)
{
  guint count;
  g_autofree guint *order = sort_levels (pass, &count);

  for (int turn = 0; turn < 2; turn++)
    {
      gboolean rising = (turn == 1) != pass->up;

      for (guint k = 0; k < count; k++)
        {
          guint root = order[rising ? count - 1 - k : k];
          double bound = bound_of (pass, root, rising, at);

          if (turn == 0)
            at[root] = isinf (bound) ? 0 : bound;
          else if (!isinf (bound))
            at[root] = bound;
        }
    }
  for (guint i = 0; i < pass->layers->n_nodes; i++)
    at[i] = at[pass->root[i]];
}

/* --- all --------------------------------------------------------------------------------------------------- */

static void
extent (const double *at, guint n, double *least, double *most)
{
  *least = INFINITY;
  *most = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      *least = MIN (*least, at[i]);
      *most = MAX (*most, at[i]);
    }
}

/* Shifts the four to the narrowest one: those from the top by their upper edge, the others by their lower one. */
static void
line_up (double *const *at, guint n)
{
  double least[4], most[4];
  guint narrow = 0;

  for (guint p = 0; p < 4; p++)
    {
      extent (at[p], n, &least[p], &most[p]);
      if (most[p] - least[p] < most[narrow] - least[narrow])
        narrow = p;
    }
  for (guint p = 0; p < 4; p++)
    {
      double shift = p % 2 == 0 ? least[narrow] - least[p] : most[narrow] - most[p];

      for (guint i = 0; i < n; i++)
        at[p][i] += shift;
    }
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double *
middle_of (double *const *at, guint n)
{
  double *middle = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      double four[4] = { at[0][i], at[1][i], at[2][i], at[3][i] };

      qsort (four, 4, sizeof (double), compare_doubles);
      middle[i] = (four[1] + four[2]) / 2;
    }
  return middle;
}

double *
sw_layers_place (const SwLayers *layers)
{
  guint n = layers->n_nodes;
  g_autofree gboolean *yields = g_new0 (gboolean, layers->n_arcs + 1);
  g_autofree guint *root = g_new (guint, n + 1), *next = g_new (guint, n + 1);
  g_autofree double *all = g_new (double, 4 * (gsize)n + 1);
  double *at[4] = { all, all + n, all + 2 * (gsize)n, all + 3 * (gsize)n };
  double *middle, top = INFINITY;

  for (guint l = 1; l < layers->n_layers; l++)
    mark_layer (layers, l, yields);
  for (guint p = 0; p < 4; p++)
    {
      Pass pass = { layers, yields, p % 2 == 1, p >= 2, root, next };

      make_levels (&pass);
      push_together (&pass, at[p]);
    }
  line_up (at, n);
  middle = middle_of (at, n);
  for (guint i = 0; i < n; i++)
    top = MIN (top, middle[i] - (sw_layers_is_bend (layers, i) ? BEND_TO_BEND : SW_CARD_HEIGHT / 2.0));
  for (guint i = 0; i < n; i++)
    middle[i] -= top;
  return middle;
}

#include "layout/layers.h"

#include <string.h>

#define MOST_SWEEPS 24
#define PATIENCE 6          /* sweeps that bring nothing before it is enough */
#define MOST_WORK 30000000u /* arcs looked at in all, so that the largest streams get fewer sweeps */

typedef struct
{
  double key;
  guint node;
  guint row;
} Place;

/* The neighbours of nodes on one side. */
typedef struct
{
  const SwArc *arcs;
  const guint *start, *list;
  gboolean before;
} Side;

static Side
side_of (const SwLayers *layers, gboolean before)
{
  return (Side){ layers->arcs, before ? layers->before_start : layers->after_start,
                 before ? layers->before : layers->after, before };
}

static guint
neighbour (const Side *side, guint k)
{
  const SwArc *arc = &side->arcs[side->list[k]];

  return side->before ? arc->from : arc->to;
}

/* --- crossings --------------------------------------------------------------------------------------------- */

static int
compare_guint (const void *a, const void *b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

/* Rows of a node's neighbours, sorted; they are few. Returns: how many */
static guint
neighbour_rows (const SwLayers *layers, Side side, guint node, GArray *rows)
{
  g_array_set_size (rows, 0);
  for (guint k = side.start[node]; k < side.start[node + 1]; k++)
    g_array_append_val (rows, layers->row[neighbour (&side, k)]);
  if (rows->len > 1)
    qsort (rows->data, rows->len, sizeof (guint), compare_guint);
  return rows->len;
}

/* Counts, for each arc in the order of its ends, the earlier ones that end further down: a tree of sums over rows. */
static guint64
crossings_behind (const SwLayers *layers, guint layer, GArray *rows)
{
  guint size = layers->start[layer + 2] - layers->start[layer + 1];
  g_autofree guint *tree = g_new0 (guint, size + 1);
  guint64 crossings = 0;
  guint seen = 0;

  for (guint m = layers->start[layer]; m < layers->start[layer + 1]; m++)
    {
      guint count = neighbour_rows (layers, side_of (layers, FALSE), layers->members[m], rows);

      for (guint k = 0; k < count; k++)
        {
          guint row = g_array_index (rows, guint, k), above = 0;

          for (guint t = row + 1; t > 0; t -= t & -t)
            above += tree[t];
          crossings += seen - above;
          for (guint t = row + 1; t <= size; t += t & -t)
            tree[t]++;
          seen++;
        }
    }
  return crossings;
}

guint64
sw_layers_crossings (const SwLayers *layers)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 crossings = 0;

  for (guint l = 0; l + 1 < layers->n_layers; l++)
    crossings += crossings_behind (layers, l, rows);
  return crossings;
}

/* --- one sweep --------------------------------------------------------------------------------------------- */

static int
compare_places (const void *a, const void *b)
{
  const Place *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* Between the two middle neighbours it leans to the side where they stand closer. */
static double
median (const GArray *rows)
{
  guint n = rows->len, middle = n / 2;
  const guint *row = (const guint *)(gpointer)rows->data;
  double left, right;

  if (n % 2 == 1)
    return row[middle];
  if (n == 2)
    return (row[0] + row[1]) / 2.0;
  left = row[middle - 1] - row[0];
  right = row[n - 1] - row[middle];
  if (left + right <= 0)
    return (row[middle - 1] + row[middle]) / 2.0;
  return (row[middle - 1] * right + row[middle] * left) / (left + right);
}

static void
number_rows (SwLayers *layers, guint layer)
{
  for (guint m = layers->start[layer]; m < layers->start[layer + 1]; m++)
    layers->row[layers->members[m]] = m - layers->start[layer];
}

/* In a layer whose rows are numbered: lanes stand in their order, and in a lane the order stays. */
static void
keep_lanes (SwLayers *layers, guint layer, GArray *places)
{
  guint begin = layers->start[layer];

  if (layers->lane == NULL)
    return;
  g_array_set_size (places, 0);
  for (guint m = begin; m < layers->start[layer + 1]; m++)
    {
      guint node = layers->members[m];
      Place place = { layers->lane[node], node, m - begin };
      g_array_append_val (places, place);
    }
  if (places->len > 1)
    qsort (places->data, places->len, sizeof (Place), compare_places);
  for (guint k = 0; k < places->len; k++)
    layers->members[begin + k] = g_array_index (places, Place, k).node;
  number_rows (layers, layer);
}

/* What has no neighbour there keeps its row; the others share the rows that are left. */
static void
sort_layer (SwLayers *layers, guint layer, gboolean before, GArray *rows, GArray *places)
{
  guint begin = layers->start[layer], count = layers->start[layer + 1] - begin, next = 0;
  g_autofree gboolean *kept = g_new0 (gboolean, count + 1);

  g_array_set_size (places, 0);
  for (guint k = 0; k < count; k++)
    {
      guint node = layers->members[begin + k];
      Place place = { 0, node, k };

      kept[k] = neighbour_rows (layers, side_of (layers, before), node, rows) == 0;
      if (kept[k])
        continue;
      place.key = median (rows);
      g_array_append_val (places, place);
    }
  if (places->len > 1)
    qsort (places->data, places->len, sizeof (Place), compare_places);
  for (guint k = 0; k < count; k++)
    if (!kept[k])
      layers->members[begin + k] = g_array_index (places, Place, next++).node;
  number_rows (layers, layer);
  keep_lanes (layers, layer, places);
}

/* Crossings of the arcs of @above with those of @below, and the other way round: how many fewer there are if they swap.
 */
static gint64
gain_of_swap (const SwLayers *layers, const Side *side, guint above, guint below)
{
  gint64 gain = 0;

  for (guint a = side->start[above]; a < side->start[above + 1]; a++)
    for (guint b = side->start[below]; b < side->start[below + 1]; b++)
      {
        guint x = layers->row[neighbour (side, a)], y = layers->row[neighbour (side, b)];
        gain += x > y ? 1 : x < y ? -1 : 0;
      }
  return gain;
}

/* @level: swap those too that cross as often either way, which leads out of dead ends. Returns: whether anything got
 * better */
static gboolean
swap_neighbours (SwLayers *layers, gboolean level)
{
  Side before = side_of (layers, TRUE), after = side_of (layers, FALSE);
  gboolean better = FALSE;

  for (guint l = 0; l < layers->n_layers; l++)
    for (guint m = layers->start[l]; m + 1 < layers->start[l + 1]; m++)
      {
        guint above = layers->members[m], below = layers->members[m + 1];
        gint64 gain;

        if (layers->lane != NULL && layers->lane[above] != layers->lane[below])
          continue;
        gain = gain_of_swap (layers, &before, above, below) + gain_of_swap (layers, &after, above, below);
        if (gain < 0 || (gain == 0 && !level))
          continue;
        layers->members[m] = below;
        layers->members[m + 1] = above;
        layers->row[below]--;
        layers->row[above]++;
        better |= gain > 0;
      }
  return better;
}

static void
sweep (SwLayers *layers, gboolean forward, gboolean level, GArray *rows, GArray *places)
{
  for (guint l = 0; l < layers->n_layers; l++)
    sort_layer (layers, forward ? l : layers->n_layers - 1 - l, forward, rows, places);
  for (guint i = 0; i < PATIENCE && swap_neighbours (layers, level); i++)
    ;
}

/* --- all --------------------------------------------------------------------------------------------------- */

static void
take_order (SwLayers *layers, const guint *members)
{
  memmove (layers->members, members, layers->n_nodes * sizeof (guint));
  for (guint l = 0; l < layers->n_layers; l++)
    number_rows (layers, l);
}

/* An order in which what hangs together stands together: layers are filled as a walk from one side comes by. */
static void
fill_by_walk (SwLayers *layers, gboolean forward)
{
  g_autofree gboolean *seen = g_new0 (gboolean, layers->n_nodes + 1);
  g_autofree guint *stack = g_new (guint, layers->n_nodes + 1);
  g_autofree guint *next = g_memdup2 (layers->start, (layers->n_layers + 1) * sizeof (guint));
  g_autofree guint *drawn = g_memdup2 (layers->members, (layers->n_nodes + 1) * sizeof (guint));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint k = 0; k < layers->n_nodes; k++)
    {
      guint depth = 0, begin = drawn[forward ? k : layers->n_nodes - 1 - k];

      if (seen[begin])
        continue;
      seen[begin] = TRUE;
      stack[depth++] = begin;
      while (depth > 0)
        {
          guint node = stack[--depth];

          layers->members[next[layers->layer[node]]++] = node;
          for (int turn = 0; turn < 2; turn++)
            {
              Side side = side_of (layers, (turn == 0) != forward);

              for (guint a = side.start[node]; a < side.start[node + 1]; a++)
                {
                  guint other = neighbour (&side, a);
                  if (!seen[other])
                    stack[depth++] = other;
                  seen[other] = TRUE;
                }
            }
        }
    }
  take_order (layers, layers->members);
  for (guint l = 0; l < layers->n_layers; l++)
    keep_lanes (layers, l, places);
}

/* One run of sweeps from the order as it is. Returns: the fewest crossings, whose order @best holds then */
static guint64
improve (SwLayers *layers, gboolean forward, guint sweeps, guint64 fewest, guint *best)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0, idle = 0; fewest > 0 && i < sweeps && idle < PATIENCE; i++)
    {
      guint64 crossings;

      sweep (layers, (i % 2 == 0) == forward, i % 4 >= 2, rows, places);
      crossings = sw_layers_crossings (layers);
      idle++;
      if (crossings >= fewest)
        continue;
      idle = 0;
      fewest = crossings;
      memcpy (best, layers->members, layers->n_nodes * sizeof (guint));
    }
  return fewest;
}

void
sw_layers_order (SwLayers *layers)
{
  g_autofree guint *drawn = g_memdup2 (layers->members, (layers->n_nodes + 1) * sizeof (guint));
  g_autofree guint *best = g_memdup2 (layers->members, (layers->n_nodes + 1) * sizeof (guint));
  guint64 fewest = sw_layers_crossings (layers);
  guint arcs = layers->n_arcs + layers->n_nodes;
  guint sweeps = MIN (MOST_SWEEPS, MAX (2, MOST_WORK / 8 / MAX (arcs, 1)));

  /* Swaps alone first: they leave the most as people made it. */
  for (guint i = 0; fewest > 0 && i < sweeps && swap_neighbours (layers, FALSE); i++)
    ;
  if (sw_layers_crossings (layers) < fewest)
    {
      fewest = sw_layers_crossings (layers);
      memcpy (best, layers->members, layers->n_nodes * sizeof (guint));
    }
  fewest = improve (layers, TRUE, sweeps, fewest, best);
  take_order (layers, drawn);
  fewest = improve (layers, FALSE, sweeps, fewest, best);
  for (int forward = 1; forward >= 0; forward--)
    {
      take_order (layers, drawn);
      fill_by_walk (layers, forward);
      fewest = improve (layers, forward, sweeps, fewest, best);
    }
  take_order (layers, best);
}

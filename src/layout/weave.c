/*
 * Ways from left to right past cards that stand between. Cards that leave no room for a bend beside each other make a
 * column, and each column is passed on the level through one of its gaps; between columns the way swings from one level
 * to the next. So two ways cross only where the order of their levels changes.
 *
 * Gaps are chosen for the least rise and fall and for few bends (a shortest path over gaps, column by column).
 */
#include "layout/route-private.h"

#include <math.h>
#include <stdlib.h>

#define MOST_CARDS 128   /* between the two ends; where more stand, a lane around them must do */
#define LEAST_SWING 40.0 /* a way needs this much between two columns to change its level */
#define REACH 640.0      /* how far above and below its ends a way looks for gaps */
#define GAP_EDGE 16.0    /* from a card to the nearest level */
#define BEND_COST 48.0   /* what a bend is worth in rise and fall */
#define CROSS_COST 300.0 /* what a crossing is worth */
#define PASS_EDGE 2.0    /* a level begins so far before its column */

typedef struct
{
  double begin, end;
  guint column;
} Span;

typedef struct
{
  double least, most; /* levels that it holds */
  double cost;        /* of the best way to it */
  double level;       /* at which that way passes */
  guint before;       /* the gap of the column before on that way */
} Gap;

typedef struct
{
  double left, right;
  guint first_gap, n_gaps;
} Column;

/* A connection from one column to the next: where it begins and ends. */
typedef struct
{
  double from, to;
  guint strip;
} Rung;

typedef struct
{
  GArray *columns; /* of Column, from left to right */
  GArray *gaps;    /* of Gap, of all columns */
  GArray *rungs;   /* of Rung, by strip: strip k lies before column k, the last behind all */
  double left, right;
} Fence;

static int
compare_spans (const void *a, const void *b)
{
  const Span *x = a, *y = b;

  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  return x->begin != y->begin ? (x->begin < y->begin ? -1 : 1) : x->end < y->end ? -1 : x->end > y->end;
}

/* --- columns and gaps -------------------------------------------------------------------------------------- */

static int
compare_left (gconstpointer a, gconstpointer b, gpointer data)
{
  const SwRect *blocks = data;
  guint x = *(const guint *)a, y = *(const guint *)b;

  if (blocks[x].x != blocks[y].x)
    return blocks[x].x < blocks[y].x ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* Sorts the cards into columns and notes what height each takes. */
static void
make_columns (Fence *fence, const SwRect *blocks, GArray *cards, GArray *spans)
{
  if (cards->len > 1)
    g_qsort_with_data (cards->data, (int)cards->len, sizeof (guint), compare_left, (gpointer)blocks);
  for (guint k = 0; k < cards->len; k++)
    {
      const SwRect *card = &blocks[g_array_index (cards, guint, k)];
      Column *last = fence->columns->len > 0 ? &g_array_index (fence->columns, Column, fence->columns->len - 1) : NULL;
      Span span = { card->y - GAP_EDGE, card->y + card->height + GAP_EDGE, 0 };

      if (last == NULL || card->x > last->right + LEAST_SWING)
        {
          Column column = { card->x, card->x + card->width, 0, 0 };
          g_array_append_val (fence->columns, column);
        }
      else
        last->right = MAX (last->right, card->x + card->width);
      span.column = fence->columns->len - 1;
      g_array_append_val (spans, span);
    }
  qsort (spans->data, spans->len, sizeof (Span), compare_spans);
}

static void
add_gap (Fence *fence, Column *column, double least, double most)
{
  Gap gap = { least, most, INFINITY, 0, 0 };

  if (least > most)
    return;
  g_array_append_val (fence->gaps, gap);
  column->n_gaps++;
}

static void
make_gaps (Fence *fence, const GArray *spans, double top, double bottom)
{
  guint k = 0;

  for (guint c = 0; c < fence->columns->len; c++)
    {
      Column *column = &g_array_index (fence->columns, Column, c);
      double level = top;

      column->first_gap = fence->gaps->len;
      for (; k < spans->len && g_array_index (spans, Span, k).column == c; k++)
        {
          const Span *span = &g_array_index (spans, Span, k);

          add_gap (fence, column, level, span->begin);
          level = MAX (level, span->end);
        }
      add_gap (fence, column, level, bottom);
    }
}

/* --- what is crossed --------------------------------------------------------------------------------------- */

static int
compare_rungs (const void *a, const void *b)
{
  const Rung *x = a, *y = b;

  return x->strip < y->strip ? -1 : x->strip > y->strip;
}

/* The strip that a connection from @left to @right lies in; -1 if it lies in none. */
static int
strip_of (const Fence *fence, double left, double right)
{
  for (guint k = 0; k <= fence->columns->len; k++)
    {
      const Column *column = &g_array_index (fence->columns, Column, k);
      double begin = k > 0 ? (column - 1)->right : fence->left;
      double end = k < fence->columns->len ? column->left : fence->right;

      if (left <= begin + LEAST_SWING && right >= end - LEAST_SWING && left < end && right > begin)
        return (int)k;
    }
  return -1;
}

static void
list_rungs (const SwRouter *router, Fence *fence, const GArray *cards)
{
  const SwGraph *graph = router->graph;

  for (guint k = 0; k < cards->len; k++)
    {
      guint i = g_array_index (cards, guint, k);
      const SwRect *from = &router->space->blocks[i];

      for (guint o = graph->out_start[i]; o < graph->out_start[i + 1]; o++)
        {
          guint e = graph->out[o];
          const SwRect *to = &router->space->blocks[graph->edges[e].to];
          Rung rung = { from->y + from->height / 2, to->y + to->height / 2, 0 };
          int strip = router->ways[e] == WAY_CURVE ? strip_of (fence, from->x + from->width, to->x) : -1;

          rung.strip = (guint)strip;
          if (strip >= 0)
            g_array_append_val (fence->rungs, rung);
        }
    }
  if (fence->rungs->len > 1)
    qsort (fence->rungs->data, fence->rungs->len, sizeof (Rung), compare_rungs);
}

/* What a swing from one level to another costs in strip @strip, whose first rung is @first. */
static double
swing_cost (const Fence *fence, guint strip, guint first, double from, double to)
{
  double cost = fabs (to - from) + (to != from ? BEND_COST : 0);

  for (guint r = first; r < fence->rungs->len && g_array_index (fence->rungs, Rung, r).strip == strip; r++)
    {
      const Rung *rung = &g_array_index (fence->rungs, Rung, r);
      /* Two that begin or end together need not cross. */
      if ((from < rung->from && to > rung->to) || (from > rung->from && to < rung->to))
        cost += CROSS_COST;
    }
  return cost;
}

/* --- the best gaps ----------------------------------------------------------------------------------------- */

static const Gap *
gap_at (const Fence *fence, guint i)
{
  return &g_array_index (fence->gaps, Gap, i);
}

static void
offer (Fence *fence, guint column, guint rung, guint g, double from, double cost, guint before)
{
  Gap *gap = &g_array_index (fence->gaps, Gap, g);
  double level = CLAMP (from, gap->least, gap->most);
  double sum = cost + swing_cost (fence, column, rung, from, level);

  if (sum >= gap->cost)
    return;
  *gap = (Gap){ gap->least, gap->most, sum, level, before };
}

/* @gaps: (out): the gap of each column on the best way. Returns: whether there is a way */
static gboolean
choose_gaps (Fence *fence, double start, double end, guint *gaps)
{
  guint best = G_MAXUINT, n = fence->columns->len, rung = 0;
  double least = INFINITY;

  for (guint c = 0; c < n; c++)
    {
      const Column *column = &g_array_index (fence->columns, Column, c);
      const Column *before = c > 0 ? column - 1 : NULL;

      for (guint g = column->first_gap; g < column->first_gap + column->n_gaps; g++)
        {
          if (before == NULL)
            offer (fence, c, rung, g, start, 0, 0);
          for (guint b = 0; before != NULL && b < before->n_gaps; b++)
            {
              const Gap *last = gap_at (fence, before->first_gap + b);
              offer (fence, c, rung, g, last->level, last->cost, before->first_gap + b);
            }
        }
      while (rung < fence->rungs->len && g_array_index (fence->rungs, Rung, rung).strip == c)
        rung++;
    }
  for (guint g = g_array_index (fence->columns, Column, n - 1).first_gap; g < fence->gaps->len; g++)
    {
      double level = gap_at (fence, g)->level;
      double cost = gap_at (fence, g)->cost + swing_cost (fence, n, rung, level, end);

      if (cost < least)
        {
          least = cost;
          best = g;
        }
    }
  if (best == G_MAXUINT)
    return FALSE;
  for (guint c = n; c > 0; c--)
    {
      gaps[c - 1] = best;
      best = gap_at (fence, best)->before;
    }
  return TRUE;
}

/* --- one way ----------------------------------------------------------------------------------------------- */

/* Returns: whether there are columns between the two ends, and room to leave and enter */
static gboolean
make_fence (const SwRouter *router, guint e, Fence *fence)
{
  const SwRect *blocks = router->space->blocks;
  const SwRect *from = sw_router_left_card (router, e), *to = sw_router_right_card (router, e);
  gboolean back = !sw_edge_is_flow (&router->graph->edges[e]);
  double top = MIN (from->y, to->y) - REACH, bottom = MAX (from->y, to->y) + from->height + REACH;
  SwRect area = { from->x, top, to->x - from->x, bottom - top };
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) between = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));

  fence->left = from->x + from->width;
  fence->right = to->x;
  if (fence->right - fence->left < (back ? LEAST_SWING : SW_CARD_WIDTH)
      || !sw_space_list_cards (router->space, &area, cards, MOST_CARDS))
    return FALSE;
  for (guint k = 0; k < cards->len; k++)
    {
      guint card = g_array_index (cards, guint, k);
      if (blocks[card].x + blocks[card].width > fence->left && &blocks[card] != to)
        g_array_append_val (between, card);
    }
  if (between->len == 0)
    return back;
  make_columns (fence, blocks, between, spans);
  make_gaps (fence, spans, top, bottom);
  list_rungs (router, fence, cards);
  return g_array_index (fence->columns, Column, 0).left >= fence->left + LEAST_SWING
         && g_array_index (fence->columns, Column, fence->columns->len - 1).right <= fence->right - LEAST_SWING;
}

gboolean
sw_router_find_weave (const SwRouter *router, guint e, SwWeave *weave)
{
  const SwRect *from = sw_router_left_card (router, e), *to = sw_router_right_card (router, e);
  Fence fence = { g_array_new (FALSE, FALSE, sizeof (Column)), g_array_new (FALSE, FALSE, sizeof (Gap)),
                  g_array_new (FALSE, FALSE, sizeof (Rung)), 0, 0 };
  g_autofree guint *gaps = NULL;
  gboolean found = make_fence (router, e, &fence);

  gaps = g_new (guint, fence.columns->len + 1);
  found = found && fence.columns->len > 0
              ? choose_gaps (&fence, from->y + from->height / 2, to->y + to->height / 2, gaps)
              : found;
  weave->n = found ? fence.columns->len : 0;
  weave->passes = g_new (SwPass, weave->n);
  for (guint c = 0; c < weave->n; c++)
    {
      const Column *column = &g_array_index (fence.columns, Column, c);
      const Gap *gap = gap_at (&fence, gaps[c]);

      weave->passes[c] = (SwPass){ column->left, column->right, gap->least, gap->most, gap->level };
    }
  g_array_unref (fence.columns);
  g_array_unref (fence.gaps);
  g_array_unref (fence.rungs);
  return found;
}

/* --- drawing ----------------------------------------------------------------------------------------------- */

static void
swing (GArray *points, SwPoint to)
{
  SwPoint from = g_array_index (points, SwPoint, points->len - 1);
  double reach = (to.x - from.x) / 2;
  SwPoint rest[3] = { { from.x + reach, from.y }, { to.x - reach, to.y }, to };

  g_array_append_vals (points, rest, 3);
}

void
sw_router_draw_weave (SwRouter *router, guint e)
{
  const SwWeave *weave = &router->weaves[e];
  const SwEdge *edge = &router->graph->edges[e];
  gboolean flow = sw_edge_is_flow (edge);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SwPoint));

  g_array_append_val (points, router->starts[e]);
  for (guint k = 0; k < weave->n; k++)
    {
      const SwPass *pass = &weave->passes[flow ? k : weave->n - 1 - k];
      SwPoint left = { pass->left - PASS_EDGE, pass->level }, right = { pass->right + PASS_EDGE, pass->level };

      sw_space_add_lane (router->space, pass->level, pass->left, pass->right);
      swing (points, flow ? left : right);
      sw_way_line (points, flow ? right : left);
    }
  swing (points, router->ends[e]);
  sw_way_finish (router->layout, edge->element, points)->back = edge->back;
}

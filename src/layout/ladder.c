#include "layout/ladder.h"

#include <math.h>

#define LEAST_STEP (SW_GAP_X / 2.0) /* a card's right edge must stand at least this far right of the one before it */

static guint
count_steps (const SwFigures *figures)
{
  return (figures->path->len + 1) / 2;
}

static guint
step_of (const SwGraph *graph, const SwFigures *figures, guint k)
{
  const SwElement *step = g_ptr_array_index (figures->path, 2 * k);

  return (guint)sw_graph_step (graph, step->id);
}

static double
right_of (const SwRect *card)
{
  return card->x + card->width;
}

static gboolean
runs_right (const SwGraph *graph, const SwFigures *figures, const SwRect *cards)
{
  for (guint k = 1; k < count_steps (figures); k++)
    if (right_of (&cards[step_of (graph, figures, k)])
        < right_of (&cards[step_of (graph, figures, k - 1)]) + SW_CARD_WIDTH / 2.0 + LEAST_STEP)
      return FALSE;
  return TRUE;
}

double
sw_ladder_right (const SwGraph *graph, const SwFigures *figures, const SwRect *cards)
{
  guint steps = count_steps (figures);

  if (!figures->any_time || steps == 0)
    return -G_MAXDOUBLE;
  return right_of (&cards[step_of (graph, figures, steps - 1)]) + SW_LADDER_TOTAL;
}

static double
sum_known (double a, double b)
{
  return isnan (a) ? b : isnan (b) ? a : a + b;
}

static double
wait_before (const SwGraph *graph, const SwFigures *figures, guint k)
{
  guint i = step_of (graph, figures, k);
  double wait = figures->steps[i].wait.likely;

  if (k == 0)
    return wait;
  for (guint e = graph->in_start[i]; e < graph->in_start[i + 1]; e++)
    if (graph->edges[graph->in[e]].element == g_ptr_array_index (figures->path, 2 * k - 1))
      wait = sum_known (wait, figures->edges[graph->in[e]].wait.likely);
  return wait;
}

static void
add_pair (SwStreamLayout *at, const SwGraph *graph, const SwFigures *figures, guint k, double left, double middle,
          double right)
{
  guint i = step_of (graph, figures, k);
  SwLadderPart wait = { graph->steps[i], FALSE, left, middle - left, wait_before (graph, figures, k) };
  SwLadderPart work = { graph->steps[i], TRUE, middle, right - middle, figures->steps[i].process.likely };

  g_array_append_val (at->ladder_parts, wait);
  g_array_append_val (at->ladder_parts, work);
}

void
sw_ladder_add (SwStreamLayout *at, const SwGraph *graph, const SwFigures *figures, const SwRect *cards)
{
  guint steps = count_steps (figures);
  double left = at->frame.x + SW_STREAM_PADDING, width = at->frame.width - 2 * SW_STREAM_PADDING;
  gboolean aligned;

  at->ladder_parts = g_array_new (FALSE, TRUE, sizeof (SwLadderPart));
  at->has_ladder = figures->any_time && steps > 0;
  if (!at->has_ladder)
    return;
  aligned = runs_right (graph, figures, cards);
  at->ladder_named = !aligned;
  if (aligned)
    left = cards[step_of (graph, figures, 0)].x;
  at->ladder = (SwRect){ left, at->frame.y + at->frame.height - SW_LADDER_HEIGHT, width, SW_LADDER_HEIGHT - 16 };
  for (guint k = 0; k < steps; k++)
    if (aligned)
      {
        const SwRect *card = &cards[step_of (graph, figures, k)];
        add_pair (at, graph, figures, k, left, card->x + card->width / 2, right_of (card));
        left = right_of (card);
      }
    else
      {
        double pair = (width - SW_LADDER_TOTAL) / steps;
        add_pair (at, graph, figures, k, left, left + pair * 0.55, left + pair);
        left += pair;
      }
  at->ladder.width = left + SW_LADDER_TOTAL - at->ladder.x;
}

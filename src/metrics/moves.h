#pragma once

#include "metrics/chain.h"

/**
 * SwMoves: how items move through a stream, as visits.h tells; what counting visits and simulating share.
 * @live: (nullable): by step: an end is reached from it, and nothing leaves an end; NULL: all of the work counts
 * @chance: by edge: the chance that an item which its step is done with takes it; on all flows of a fork the same
 * @on: by step: the chance that an item is not sent back
 * @forks: by step: its flows are parallel
 * @entering: by step: 1 where an item enters, else 0; NULL before sw_moves_enter()
 * @unbalanced: the first step whose shares contradict each other, or that sends back all it gets; n_steps if none does
 * @parallel: one item is in several places at a time
 */
typedef struct
{
  const SwGraph *graph;
  const gboolean *live;
  double *chance;
  double *on;
  gboolean *forks;
  double *entering;
  guint unbalanced;
  gboolean parallel;
} SwMoves;

/** sw_moves_init: finds all but @entering. @live is kept, not copied. */
void sw_moves_init (SwMoves *moves, const SwGraph *graph, const gboolean *live);
void sw_moves_clear (SwMoves *moves);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwMoves, sw_moves_clear)

/**
 * sw_moves_enter: finds where items enter.
 * @chain: of @moves->chance
 * @entering: (nullable): where they enter when all of the work counts; NULL: @moves are those of all work
 */
void sw_moves_enter (SwMoves *moves, const SwChain *chain, const double *entering);

/** sw_moves_join: sw_joins_weigh() of these moves. @meetings: (nullable): as there. Returns: (transfer full) */
double *sw_moves_join (const SwMoves *moves, GArray *meetings);

/** sw_moves_find_live: by step: an end is reached from it. Returns: (transfer full) */
gboolean *sw_moves_find_live (const SwGraph *graph);

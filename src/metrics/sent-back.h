#pragma once

#include "metrics/joins.h"
#include "metrics/moves.h"

/**
 * SwSentBack: work that is sent back out of one of several parallel branches to before they parted. The branches beside
 * it wait where they meet, so that what is sent back brings no further item there, although it is worked on again.
 * @from: the step that sends back
 * @meeting: where its branch meets the others
 * @more: how much each that is sent back adds there beyond what the chances alone make of it; mostly negative
 */
typedef struct
{
  guint from;
  guint meeting;
  double more;
} SwSentBack;

/**
 * sw_sent_back_find: of all rework that leaves the branches of one fork. What leaves forks within forks at once is not
 * among it: its visits stay an approximation, which a simulation does without.
 * @factor: (array length=n_edges): of sw_moves_join(). @meetings: (element-type SwMeeting): likewise
 *
 * Returns: (transfer full) (element-type SwSentBack)
 */
GArray *sw_sent_back_find (const SwMoves *moves, const double *factor, const GArray *meetings);

#pragma once

#include "metrics/figures.h"

/**
 * sw_figures_measure_visits: fills in visits, traversals and expected lead time. Steps, edges and @any_time must be
 * measured.
 *
 * An item that a step is done with goes back along a feedback with the chance of its share; otherwise it goes on: along
 * one of the flows if they have shares, along each of them if they have none. A flow that closes a loop and a feedback
 * without a share are information and move nothing; the shares of the other flows are then scaled to 100 %. Nothing is
 * known if only some flows of a step have shares, if these do not add up to 100 % (within half a percent), or if
 * feedback sends back all of the work: the rule shares-unbalanced says so.
 *
 * An item enters at each step that neither a flow nor rework leads to; where rework leads back to the very beginning,
 * at the step with the earliest id of those in that loop that no flow leads to. A step that rework alone leads to is
 * therefore visited as often as rework happens, and is no beginning.
 *
 * Where branches of a fork meet again, the item is one again (see joins.h); so a step behind a fork is visited once,
 * and so is one where several entrances meet. What a branch sends back to before the fork is worked on again from
 * there, but the others wait for it where they meet (see sent-back.h).
 *
 * Visits count all the work that an item causes. The expected lead time ends where the outcome leaves: at a step that
 * says it is an end, and branches and beginnings from which no end is reached are left out of it, as they are of the
 * lead time.
 */
void sw_figures_measure_visits (SwFigures *figures, const SwGraph *graph);

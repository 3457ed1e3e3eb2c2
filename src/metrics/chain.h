#pragma once

#include "metrics/graph.h"

/**
 * SwChain: how one item moves through a stream, as an absorbing Markov chain (Kemeny and Snell, Finite Markov Chains,
 * chapter III): each connection has a weight, the mean number of visits to its target that come of it for each one that
 * its step is done with. What does not leave along a connection leaves the chain.
 *
 * @weight: by edge of the graph; 0: no item takes it
 * @n, @start, @members: its strongly connected components, each before those that it leads to; component c holds the
 * steps members[start[c]] .. members[start[c + 1] - 1]
 * @of, @place: by step: its component, and where in @members it stands
 */
typedef struct
{
  const SwGraph *graph;
  double *weight;
  guint n;
  guint *start;
  guint *members;
  guint *of;
  guint *place;
} SwChain;

/** sw_chain_init: finds the components, in time linear in the graph. @weight: (transfer full) (array length=n_edges) */
void sw_chain_init (SwChain *chain, const SwGraph *graph, double *weight);
void sw_chain_clear (SwChain *chain);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwChain, sw_chain_clear)

/**
 * sw_chain_visits: how often each step is visited: visits = entering + visits before × weight.
 * @entering: (array length=n_steps): items that enter the stream at the step
 * @visits: (out) (array length=n_steps)
 *
 * Components follow each other in one pass; only inside of one, where rework leads back, an equation system is solved
 * (see sw_chain_solve()). Returns: FALSE if items would go round for ever; @visits then holds nothing of use
 */
gboolean sw_chain_visits (const SwChain *chain, const double *entering, double *visits);

/**
 * sw_chain_solve: the same for component @c alone. @visits holds, for its steps, what enters from outside, and then the
 * solution.
 *
 * Steps are taken out of the equations one by one, those with the fewest neighbours first, so that streams, which are
 * long and thin, stay sparse: near linear time, and exact. After about four million multiplications, which only a dense
 * mesh of hundreds of steps reaches, what is left is iterated (Gauss and Seidel) until a sweep changes no value by more
 * than a billionth of it. The iteration starts from zero and all terms are positive, so each sweep comes nearer from
 * below. If four million multiplications more do not settle it, FALSE is returned.
 */
gboolean sw_chain_solve (const SwChain *chain, guint c, double *visits);

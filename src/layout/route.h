#pragma once

#include "layout/layout.h"

/**
 * sw_routes_add: finds a way for each connection of a stream and puts it into @layout's routes.
 * @cards: (array length=n_steps of the graph): the rectangles of the steps
 * @bottom: (inout): the lowest point that a way uses
 *
 * A flow to the right is one curve. Whatever goes back, or would run through a card, takes a lane: down (or up) from
 * its step, along a horizontal line on which no card stands, and back to its target. Lanes that would lie on each other
 * are moved apart.
 */
void sw_routes_add (SwLayout *layout, const SwGraph *graph, const SwRect *cards, double *bottom);

void sw_route_free (gpointer route);

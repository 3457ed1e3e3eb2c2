#pragma once

#include "layout/route.h"

/*
 * Ways that may stay as they are. Routing and the placing of labels read nothing but what sw_routes_key() puts
 * together, so that a stream whose key is the same has the same ways and labels. Whoever lets them read more adds it
 * there.
 */

/** sw_routes_key: all that the ways and labels of a stream depend on, and the ids of what they belong to.
 * @blocks: (array length=n_blocks): its cards and notes */
GBytes *sw_routes_key (const SwGraph *graph, const SwRect *blocks, guint n_blocks);

/** sw_routes_collect: notes the routes that @layout has of a stream in @at, in the order of the graph. */
void sw_routes_collect (const SwLayout *layout, SwStreamLayout *at, const SwGraph *graph);

/** sw_routes_keep: takes the routes of a stream from @before, whose key was the same, into @layout. */
void sw_routes_keep (SwLayout *layout, const SwStreamLayout *before, const SwGraph *graph);

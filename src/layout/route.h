#pragma once

#include "layout/layout.h"
#include "layout/space.h"

/**
 * sw_routes_add: finds a way for each connection of a stream and puts it into @layout's routes.
 * @space: the stream's cards (in the order of the graph's steps) and notes
 *
 * A flow to the right is one curve, one between cards that stand above each other a straight line. A flow that passes
 * columns of cards goes through a gap in each of them, so that it rises, falls and crosses little. One that cannot go
 * that way leaves to the right, takes a lane on which no card stands, and enters from the left. Feedback, and flows
 * that close a loop, go around below the cards, or above where they cross less; where a card stands below one of their
 * ends, they go between the rows, or down beside the column. Where that still crosses, and less would in the gaps
 * between the cards, they go there, from the left side of their step to the right side of the earlier one. Connections
 * that share a side of a card are spread along it in an order in which they do not cross.
 */
void sw_routes_add (SwLayout *layout, const SwGraph *graph, SwSpace *space);

/** sw_route_ref, sw_route_unref: for layouts that share it. */
SwRoute *sw_route_ref (SwRoute *route);
void sw_route_unref (gpointer route);

/** sw_curve_at: the point at @t, from 0 to 1, of the cubic curve with the four control points @p. */
SwPoint sw_curve_at (const SwPoint *p, double t);

/** sw_way_mark: notes in @space where the way of connection @owner runs. */
void sw_way_mark (SwSpace *space, const SwRoute *route, guint owner);

/** sw_label_room: how wide a gap the label of a connection would like: all of it on two lines. 0 if it has none. */
double sw_label_room (const SwElement *edge);

/** sw_labels_place: decides what the labels of all connections of a stream say and where they stand: beside their own
 * way, off cards and notes, and where possible off other ways and labels. */
void sw_labels_place (SwLayout *layout, const SwGraph *graph, SwSpace *space);

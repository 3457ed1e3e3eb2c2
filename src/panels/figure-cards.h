#pragma once

#include "panels/terms-popover.h"

/**
 * SwFigureCards: the figures of a stream, each a button that opens what it is made of, and the steps that lack data,
 * each a button that asks for it.
 */
#define SW_TYPE_FIGURE_CARDS (sw_figure_cards_get_type ())
G_DECLARE_FINAL_TYPE (SwFigureCards, sw_figure_cards, SW, FIGURE_CARDS, GtkWidget)

/** sw_figure_cards_new: @go: where terms and steps lead; @data: lives as long as the widget */
GtkWidget *sw_figure_cards_new (SwGo go, gpointer data);

/** sw_figure_cards_show: what is good until the map changes; it must then be shown anew, or nothing. @graph, @figures:
 * (nullable): both or none */
void sw_figure_cards_show (SwFigureCards *cards, const SwGraph *graph, const SwFigures *figures);

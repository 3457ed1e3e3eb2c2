#pragma once

#include <gtk/gtk.h>

/**
 * SwFlowBar: wait and work of a step as a bar to scale: wait is an outline with slanted lines, work behind it is solid,
 * so that no colour is needed to tell them apart. Decoration: whoever places one says the same in words.
 */
#define SW_TYPE_FLOW_BAR (sw_flow_bar_get_type ())
G_DECLARE_FINAL_TYPE (SwFlowBar, sw_flow_bar, SW, FLOW_BAR, GtkWidget)

/** sw_flow_bar_new: @width: the least, in pixels */
GtkWidget *sw_flow_bar_new (int width);

/** sw_flow_bar_set: @wait, @process: parts of the bar's width, together at most 1 */
void sw_flow_bar_set (SwFlowBar *bar, double wait, double process);

/** sw_flow_bar_draw: the same drawn by another widget, with its colour named accent_color, in the middle of @area. */
void
sw_flow_bar_draw (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *area, double wait, double process);

/** sw_flow_bar_new_legend: what is what. */
GtkWidget *sw_flow_bar_new_legend (void);

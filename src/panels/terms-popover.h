#pragma once

#include "canvas/document.h"
#include "metrics/terms.h"

#include <gtk/gtk.h>

/** SwGo: takes a person to elements: selects and shows them. @field: (nullable): what is to be entered there. */
typedef void (*SwGo) (const char *const *ids, const char *field, gpointer data);

/** sw_terms_popover_show: a figure with its definition and its terms, each of which leads to its element. Returns:
 * (transfer none): the popover, which lives until it is closed */
GtkWidget *sw_terms_popover_show (GtkWidget *parent, const SwGraph *graph, const SwFigures *figures, SwFigureId id,
                                  SwGo go, gpointer data);

/** sw_terms_popover_update: shows what the figure is made of now. */
void sw_terms_popover_update (GtkWidget *popover, const SwGraph *graph, const SwFigures *figures);

#pragma once

#include "metrics/simulation.h"

#include <gtk/gtk.h>

/** sw_simulation_figures_new: the figures of a simulation, label and value, and what has to be known to read them.
 * sw_simulation_figures_show: @simulation: (nullable): none; @outdated: the map has changed since */
GtkWidget *sw_simulation_figures_new (void);
void sw_simulation_figures_show (GtkWidget *figures, const SwSimulation *simulation, gboolean outdated);

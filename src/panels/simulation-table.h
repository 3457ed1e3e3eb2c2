#pragma once

#include "metrics/simulation.h"

#include <gtk/gtk.h>

/** sw_simulation_table_new: a table of the steps of a simulation, empty. @on_step: a void (const char *id, gpointer
 * data), called when a step is activated. */
GtkWidget *sw_simulation_table_new (void (*on_step) (const char *id, gpointer data), gpointer data);

/** sw_simulation_table_show: @simulation: (nullable) */
void sw_simulation_table_show (GtkWidget *table, const SwSimulation *simulation);

#pragma once

#include "panels/trial.h"

#include <gtk/gtk.h>

/**
 * SwTrialTable: the values of a stream in which others can be tried: a row for its demand, each step and each
 * connection.
 *
 * ::message (const char *text): something to tell the person in a toast.
 */
#define SW_TYPE_TRIAL_TABLE (sw_trial_table_get_type ())
G_DECLARE_FINAL_TYPE (SwTrialTable, sw_trial_table, SW, TRIAL_TABLE, GtkWidget)

GtkWidget *sw_trial_table_new (void);

/** sw_trial_table_set_trial: whose values are shown. @document: of @trial; both (nullable) */
void sw_trial_table_set_trial (SwTrialTable *table, SwTrial *trial, SwDocument *document);

/** sw_trial_table_refresh: shows what is tried, or what the map says, now. */
void sw_trial_table_refresh (SwTrialTable *table);

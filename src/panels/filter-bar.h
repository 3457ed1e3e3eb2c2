#pragma once

#include "panels/finding-filter.h"

#include <gtk/gtk.h>

/**
 * SwFilterBar: what the list of problems shows: severities, a stream, a rule, words, and whether accepted ones come
 * too. Each choice says how many findings it has.
 *
 * ::changed (): sw_filter_bar_filter() is another one.
 */
#define SW_TYPE_FILTER_BAR (sw_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SwFilterBar, sw_filter_bar, SW, FILTER_BAR, GtkWidget)

GtkWidget *sw_filter_bar_new (void);

const SwFindingFilter *sw_filter_bar_filter (SwFilterBar *bar);

/** sw_filter_bar_update: the counts and choices of @report. A stream that is gone is no longer asked for. */
void sw_filter_bar_update (SwFilterBar *bar, SwMap *map, const SwReport *report);

/** sw_filter_bar_reset: shows all again; @accepted: accepted ones too. */
void sw_filter_bar_reset (SwFilterBar *bar, gboolean accepted);

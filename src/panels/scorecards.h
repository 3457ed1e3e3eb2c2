#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwScorecards: the six signals of an effective value chain, a row for each stream, each with what proves it. A signal
 * selects what it speaks of.
 *
 * It is worked out only for rows that can be seen.
 *
 * ::reveal (const char *const *ids): bring these elements into view.
 */
#define SW_TYPE_SCORECARDS (sw_scorecards_get_type ())
G_DECLARE_FINAL_TYPE (SwScorecards, sw_scorecards, SW, SCORECARDS, GtkWidget)

GtkWidget *sw_scorecards_new (void);

/** sw_scorecards_set_document: @document: (transfer none) (nullable) */
void sw_scorecards_set_document (SwScorecards *scorecards, SwDocument *document);

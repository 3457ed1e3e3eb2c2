#pragma once

#include "metrics/simulation.h"

/**
 * SwExpected: the expected lead time of a stream in which items are in several places at a time. It is simulated beside
 * the main loop, and anew only when something changes that matters to it.
 */
typedef struct _SwExpected SwExpected;

/** sw_expected_new: @changed: called with @data when what sw_expected_text() says has changed. */
SwExpected *sw_expected_new (void (*changed) (gpointer data), gpointer data);
void sw_expected_free (SwExpected *expected);

/** sw_expected_text: for the stream of @graph, whose figures are @figures: how long, with its error, and that it is
 * simulated; "…" as long as it is not known yet, "–" if it can't be. Returns: (transfer full) (nullable): NULL if
 * it takes no simulation */
char *sw_expected_text (SwExpected *expected, const SwGraph *graph, const SwFigures *figures);

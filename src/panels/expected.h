#pragma once

#include "metrics/simulation.h"

/**
 * SwExpected: the expected lead time of a stream in which items are in several places at a time. It is simulated beside
 * the main loop, and anew only when something changes that matters to it.
 */
typedef struct _SwExpected SwExpected;

/** sw_expected_new: @changed: called with @data when what sw_expected_look() says has changed. */
SwExpected *sw_expected_new (void (*changed) (gpointer data), gpointer data);
void sw_expected_free (SwExpected *expected);

typedef enum
{
  SW_EXPECTED_NEEDLESS, /* the figures tell it */
  SW_EXPECTED_RUNNING,  /* it is not known yet */
  SW_EXPECTED_IMPOSSIBLE,
  SW_EXPECTED_FOUND
} SwExpectedState;

/** sw_expected_look: for the stream of @graph, whose figures are @figures, begins to simulate if it must.
 * @mean, @half_width: (out): seconds, if it is found */
SwExpectedState sw_expected_look (SwExpected *expected, const SwGraph *graph, const SwFigures *figures, double *mean,
                                  double *half_width);

/** sw_expected_text: the same in words: how long, with its error, and that it is simulated; "…" while it runs, "–" if
 * it can't be. Returns: (transfer full) (nullable): NULL if it takes no simulation */
char *sw_expected_text (SwExpected *expected, const SwGraph *graph, const SwFigures *figures);

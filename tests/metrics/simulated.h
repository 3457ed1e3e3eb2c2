#pragma once

#include "streams.h"

#include "metrics/simulation.h"

/* simulate: the first stream of @xml. Returns: (transfer full): the result, which must be there */
SwSimulation *simulate (const char *xml, const SwSimulationOptions *options);

/* simulated_text: everything that the result says, to compare two. Returns: (transfer full) */
char *simulated_text (const SwSimulation *simulation);

/* options_of: as many items, of the first seed, each taking the likely times. */
SwSimulationOptions options_of (guint items);

/* assert_about: within @part of @expected. */
void assert_about (double value, double expected, double part);

#pragma once

#include "checks/check.h"

/** sw_example_map: the example @xml of a rule as a map that can be drawn: examples name no places, so their steps are
 * put in order and their streams below each other. Returns: (transfer full) */
SwMap *sw_example_map (const char *xml);

/** sw_example_config: in which only @rule is on. Returns: (transfer full) */
SwCheckConfig *sw_example_config (const SwRule *rule);

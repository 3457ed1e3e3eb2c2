#pragma once

#include "checks/check.h"

/**
 * sw_witness_number: what @element, one of the witness, adds to what @finding says: the time, the work, the accuracy or
 * the share by which the rule judges, for people. Shares of time are of the stream's lead time, shares of work of its
 * total work. Returns: (transfer full) (nullable): NULL if the rule judges by no figure, or this one is unknown
 */
char *sw_witness_number (const SwFinding *finding, const SwAnalysis *analysis, const SwElement *element);

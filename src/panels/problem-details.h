#pragma once

#include "panels/finding-actions.h"

/** sw_problem_details_show: fills @box with what can be done about @finding, what it means, and the elements and
 * numbers that prove it. @finding: (nullable): NULL tells to select one */
void sw_problem_details_show (GtkWidget *box, SwDocument *document, const SwFinding *finding, const SwFindingAct *act);

/** sw_witness_text: an element of a witness with its numbers: "Ask: work 30min, wait 1d". Returns: (transfer full) */
char *sw_witness_text (SwMap *map, const SwElement *element);

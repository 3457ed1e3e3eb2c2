#pragma once

#include "canvas/document.h"

/** sample_document: what the tests of panels edit: stream s1 with the steps n1 (Engage, team "Desk"), n2 (Plan) and n3
 * (Deliver & support), the flows f1, f2, a feedback b1 and a note k1; stream s2 without steps. Returns: (transfer
 * full) */
SwDocument *sample_document (void);

/** sample_element: of that id; it must exist. */
SwElement *sample_element (SwDocument *document, const char *id);

/** sample_array: elements by id, ended by NULL. Returns: (transfer full) */
GPtrArray *sample_array (SwDocument *document, ...);

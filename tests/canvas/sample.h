#pragma once

#include "canvas/document.h"

/** sample_document: one stream at 100, 200 with the steps s1 (at 24, 96), s2 (at 296, 96), s3 (at 568, 96) of the
 * activities engage, plan and obtain-build, flows f1 from s1 to s2 and f2 from s2 to s3, and a note n1 in the map at
 * 40, 800. Returns: (transfer full) */
SwDocument *sample_document (void);

/** sample_document_of: the map that @text is. Returns: (transfer full) */
SwDocument *sample_document_of (const char *text);

/** sample_bytes: the document's map as a file. Returns: (transfer full) */
char *sample_bytes (SwDocument *document);

/** sample_integer: a coordinate of an element. */
gint64 sample_integer (SwDocument *document, const char *id, SwAttr attr);

/** sample_text: a text or reference of an element. */
const char *sample_text (SwDocument *document, const char *id, SwAttr attr);

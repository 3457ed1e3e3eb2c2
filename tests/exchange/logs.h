#pragma once

#include "exchange/mine.h"
#include "metrics/analysis.h"

/* Event logs from text, and what is made of them. */

/* log_of: reads @text as the file "log.csv"; it must be readable. log_error: the sentence with which it is refused.
 * @wish: (nullable). Returns: (transfer full) */
SwEventLog *log_of (const char *text, const SwLogWish *wish);
char *log_error (const char *text, gsize length, const SwLogWish *wish);

/* new_spans: an empty log with start and end. add_item: its rows, "A 0 1, B 2 4.5 Ann": an activity without blanks,
 * from hour 0 to hour 1 after Monday, 2026-01-05, and who did it. */
GString *new_spans (void);
void add_item (GString *log, const char *item, const char *rows);

/* mined_of: the map that a log gives. @wish: (nullable). Returns: (transfer full) */
SwMined *mined_of (const char *text, const SwMineWish *wish);

/* step_called: of the first stream; NULL if there is none. */
SwElement *step_called (SwMap *map, const char *name);

/* assert_value: of an attribute in the form of the file; NULL: absent. */
void assert_value (const SwElement *element, SwAttr attr, const char *expected);

/* assert_ways: all connections of the stream, as "from>to share" or "from<to share", by lines, sorted. */
void assert_ways (SwMap *map, const char *expected);

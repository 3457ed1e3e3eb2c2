#pragma once

#include "metrics/analysis.h"

/* Streams as text, and their figures. A day has 8 h, a week 5 days, unless MAP says otherwise. */

#define NS "https://streamwright.github.io/ns/map"
#define MAP(more, streams) "<map xmlns=\"" NS "\" version=\"1\" " more ">" streams "</map>"
#define STREAM(more, content) MAP ("", "<stream id=\"s1\" " more ">" content "</stream>")
#define STEP(id, more) "<step id=\"" id "\" activity=\"engage\" " more "/>"
#define TIMED(id, process, wait) STEP (id, "process=\"" process "\" wait=\"" wait "\"")
#define FLOW(id, from, to, more) "<flow id=\"" id "\" from=\"" from "\" to=\"" to "\" " more "/>"
#define BACK(id, from, to, more) "<feedback id=\"" id "\" from=\"" from "\" to=\"" to "\" " more "/>"

#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 28800.0
#define WEEK 144000.0

typedef struct
{
  SwMap *map;
  SwAnalysis *analysis;
  const SwGraph *graph;     /* of the first stream */
  const SwFigures *figures; /* of the first stream */
} Measured;

/* measured_open: reads and measures; measured_close frees. */
Measured measured_open (const char *xml);
void measured_close (Measured *measured);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Measured, measured_close)

/* ids_of: of a list of elements, with spaces between. Returns: (transfer full) */
char *ids_of (const GPtrArray *elements);

/* assert_path: the critical path. assert_span: within a millionth. assert_near: the same; NAN is near NAN. */
void assert_path (const Measured *measured, const char *ids);
void assert_span (SwSpan span, double least, double likely, double most);
void assert_near (double value, double expected);

#pragma once

#include "metrics/compare.h"
#include "metrics/terms.h"

/* What the files of the comparison share: compare.c pairs, compare-details.c finds what changed in a pair,
 * compare-figures.c weighs the figures, compare-text.c says it. */

/** SwComparing: two maps, and whether they are one. @tied: the streams are a stream and its future state */
typedef struct
{
  SwMap *from;
  SwMap *to;
  gboolean tied;
} SwComparing;

void sw_detail_free (gpointer detail);

/** sw_compare_elements: appends to @details what differs between two elements of the same sort, their lists included.
 * @skip: (array length=n_skip): attributes that are not compared */
void sw_compare_elements (const SwComparing *comparing, const SwElement *from, const SwElement *to, const SwAttr *skip,
                          guint n_skip, GPtrArray *details);

/** sw_compare_kinds: appends that a flow became a feedback or back, if it did. */
void sw_compare_kinds (const SwElement *from, const SwElement *to, GPtrArray *details);

/** sw_compare_end: appends that a connection was drawn to another step. @end: SW_ATTR_FROM or SW_ATTR_TO */
void sw_compare_end (const SwComparing *comparing, const SwElement *from, const SwElement *to, SwAttr end,
                     GPtrArray *details);

/** sw_compare_declarations: appends what is declared otherwise in two streams. */
void
sw_compare_declarations (const SwComparing *comparing, const SwElement *from, const SwElement *to, GPtrArray *details);

/** sw_compare_figures: fills in the figures; the pairs of steps must be known. */
void sw_compare_figures (SwComparison *comparison);

/** sw_compared_figure: which figure of a stream it is. */
SwFigureId sw_compared_figure (SwCompared figure);

/** sw_attr_label, sw_attr_short_label: what people call an attribute in a sentence; where there is little room
 * (nullable). */
const char *sw_attr_label (SwAttr attr);
const char *sw_attr_short_label (SwAttr attr);

/** sw_attr_text: what @element says, for people, with units; "" if absent. Returns: (transfer full) */
char *sw_attr_text (SwMap *map, const SwElement *element, SwAttr attr);

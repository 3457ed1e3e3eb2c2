#pragma once

#include "metrics/analysis.h"

/*
 * What is different between two streams: of one map (a current state and its future one), or of two maps (an old and a
 * new one). Places, notes, measurements and accepted findings are not compared.
 */

/** SwDetail: one thing that is not the same. Texts are owned.
 * @name: for programs: the attribute as files call it, "practice" and the like for lists, "declare" for declarations,
 * "field" for a step's own fields, "kind" where a flow became a feedback
 * @label: for people, translated, as in a sentence: "waiting time"
 * @short_label: (nullable): where there is little room: "WT"
 * @from, @to: for people, with units; "" if absent
 * @from_value, @to_value: (nullable): the form of the file; NULL if absent
 */
typedef struct
{
  const char *name;
  char *label;
  const char *short_label;
  char *from;
  char *to;
  char *from_value;
  char *to_value;
} SwDetail;

/** SwDifference: a step or connection.
 * @from, @to: NULL in the stream that lacks it: added without @from, removed without @to, else changed
 * @details: (element-type SwDetail): of one that changed; empty otherwise
 */
typedef struct
{
  const SwElement *from;
  const SwElement *to;
  GPtrArray *details;
} SwDifference;

typedef enum
{
  SW_COMPARED_LEAD_LEAST,
  SW_COMPARED_LEAD,
  SW_COMPARED_LEAD_MOST,
  SW_COMPARED_PROCESS,
  SW_COMPARED_WORK,
  SW_COMPARED_EFFORT,
  SW_COMPARED_EFFICIENCY,
  SW_COMPARED_ACCURACY,
  SW_COMPARED_EXPECTED,
  SW_COMPARED_TAKT,
  SW_COMPARED_WIP,
  SW_COMPARED_BOTTLENECK, /* how much of the bottleneck's time is in use */
  SW_COMPARED_TO_IMPROVE,
  SW_COMPARED_TO_PLAN,
  SW_N_COMPARED
} SwCompared;

typedef enum
{
  SW_VERDICT_NONE, /* the same, neither good nor bad, or it cannot be told */
  SW_VERDICT_BETTER,
  SW_VERDICT_WORSE
} SwVerdict;

/**
 * SwFigureChange: a figure of both streams.
 * @from, @to: seconds of working time, a fraction, or items; NAN if unknown
 * @from_at_least, @to_at_least: it has unknown parts, so that it may be more
 * @difference: @to − @from; NAN if one is unknown. Where one of them is "at least", it is that of the known parts
 * @ratio: @difference ÷ @from; NAN if unknown or @from is 0
 * @verdict: no verdict where unknown parts could turn it
 * @from_error, @to_error: half the width of the confidence interval of a figure that was simulated; NAN if it was not.
 * A difference within both has no verdict
 * @is_same: both are known and equal to a billionth, or both are unknown; the bottleneck is the same step too
 */
typedef struct
{
  double from;
  double to;
  gboolean from_at_least;
  gboolean to_at_least;
  double difference;
  double ratio;
  double from_error;
  double to_error;
  SwVerdict verdict;
  gboolean is_same;
} SwFigureChange;

/**
 * SwComparison: of stream @from with stream @to.
 *
 * Steps are paired by origin (in either direction), else by id, else by a common origin; if that pairs none, by name.
 * Of one stream at two times those of one id are paired first.
 * Connections are paired by id between two maps if an end is still the same, else by what they connect.
 *
 * @from_analysis, @from_stream, @to_analysis, @to_stream: what is compared; it points into them and is good as long as
 * they are
 * @stream: (element-type SwDetail): of the stream itself. Between a stream and its future state, what makes it one
 * (name, state, status, review) is not told
 * @steps, @edges: (element-type SwDifference): those of @to in map order, then those that were removed
 * @pairs: (element-type SwElement SwElement): step of @from → step of @to
 * @figures: by SwCompared
 */
typedef struct
{
  const SwAnalysis *from_analysis;
  const SwAnalysis *to_analysis;
  guint from_stream;
  guint to_stream;
  GPtrArray *stream;
  GPtrArray *steps;
  GPtrArray *edges;
  GHashTable *pairs;
  SwFigureChange figures[SW_N_COMPARED];
} SwComparison;

/** sw_comparison_new: in time near linear in the size of both. @from, @to: indices of streams of their analyses. */
SwComparison *sw_comparison_new (const SwAnalysis *from_analysis, guint from, const SwAnalysis *to_analysis, guint to);
void sw_comparison_free (SwComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwComparison, sw_comparison_free)

/** sw_comparison_set_expected: the expected lead time of one of the streams, where only a simulation tells it and its
 * figures lack it. @to: of the second stream. @mean, @error: seconds; as sw_figures_simulate_expected() finds them */
void sw_comparison_set_expected (SwComparison *comparison, gboolean to, double mean, double error);

/** sw_comparison_is_equal: whether there is no difference at all. */
gboolean sw_comparison_is_equal (const SwComparison *comparison);

/** sw_compare_maps: what differs between the maps themselves: title, activity set, calendar. Returns: (transfer full)
 * (element-type SwDetail) */
GPtrArray *sw_compare_maps (SwMap *from, SwMap *to);

/** SwStreamPair: indices of streams of two maps; -1: it has none. */
typedef struct
{
  int from;
  int to;
} SwStreamPair;

/** sw_pair_streams: of two maps by id, the rest by name: those of @to in map order, then those that only @from has.
 * Returns: (transfer full) (element-type SwStreamPair) */
GArray *sw_pair_streams (const SwAnalysis *from, const SwAnalysis *to);

/* --- in words (compare-text.c) ----------------------------------------------------------------------------- */

/** sw_difference_sign: "+" added, "−" removed, "Δ" changed. */
const char *sw_difference_sign (const SwDifference *difference);

/** sw_difference_title: the step's name, "Ask → Weigh", "Ask ⇢ Weigh (feedback)". Returns: (transfer full) */
char *sw_difference_title (const SwComparison *comparison, const SwDifference *difference);

/** sw_detail_text: "waiting time 2 d → 1 d"; what is absent is "unknown" or "none". Returns: (transfer full) */
char *sw_detail_text (const SwDetail *detail);

/** sw_compared_name: for programs: "lead_time". sw_compared_label: for people, translated, static. */
const char *sw_compared_name (SwCompared figure);
const char *sw_compared_label (SwCompared figure);

/** sw_compared_text: the figure in one of the two streams, "at least 3 d", "3 d, simulated", "unknown"; of a
 * bottleneck, step and use. Returns: (transfer full) */
char *sw_compared_text (const SwComparison *comparison, SwCompared figure, gboolean to);

/** sw_compared_difference_text: "−1 d (−20 %)", "+5 points"; "" if it is the same or cannot be told. Returns: (transfer
 * full) */
char *sw_compared_difference_text (const SwComparison *comparison, SwCompared figure);

/** sw_verdict_text: "better", "worse", translated; "" for none. sw_verdict_name: the same for programs, NULL for none.
 */
const char *sw_verdict_text (SwVerdict verdict);
const char *sw_verdict_name (SwVerdict verdict);

/** sw_compared_is_shown: least and most lead time are not shown where they say the same as the likely one. */
gboolean sw_compared_is_shown (const SwComparison *comparison, SwCompared figure);

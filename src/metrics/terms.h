#pragma once

#include "metrics/figures.h"

/*
 * How a figure came about: the terms that it is made of, each with its element and value, so that every number can be
 * opened. Window and command line print the same terms.
 */

/** SwFigureId: the figures of a stream that can be opened, in the order in which they are shown. */
typedef enum
{
  SW_FIGURE_LEAD,
  SW_FIGURE_PROCESS,
  SW_FIGURE_WORK,
  SW_FIGURE_EFFORT,
  SW_FIGURE_EFFICIENCY,
  SW_FIGURE_ACCURACY,
  SW_FIGURE_EXPECTED,
  SW_FIGURE_TAKT,
  SW_FIGURE_WIP,
  SW_FIGURE_BOTTLENECK,
  SW_FIGURE_TO_IMPROVE,
  SW_FIGURE_TO_PLAN,
  SW_FIGURE_ACTIVITIES,
  SW_FIGURE_UTILISATION /* of one step */
} SwFigureId;
#define SW_N_STREAM_FIGURES SW_FIGURE_UTILISATION

/** SwQuantity: what a number is. Seconds of working time; a fraction of 1; items a second; a plain number. */
typedef enum
{
  SW_QUANTITY_TIME,
  SW_QUANTITY_SHARE,
  SW_QUANTITY_RATE,
  SW_QUANTITY_NUMBER
} SwQuantity;

/** SwTermKind: what of its element a term is. */
typedef enum
{
  SW_TERM_WAIT,
  SW_TERM_PROCESS,
  SW_TERM_LEAD,
  SW_TERM_ACCURACY,
  SW_TERM_UTILISATION,
  SW_TERM_VISITS,
  SW_TERM_DEMAND,
  SW_TERM_PEOPLE,
  SW_TERM_UPTIME,
  SW_TERM_WORK
} SwTermKind;

/** SwOperator: how terms make a figure: Σ times × value; Π value or 1 ÷ value; the greatest value. */
typedef enum
{
  SW_OPERATOR_SUM,
  SW_OPERATOR_PRODUCT,
  SW_OPERATOR_GREATEST
} SwOperator;

/**
 * SwTerm:
 * @element: (nullable): a step, a connection or the stream; NULL for an activity. Good until the map changes
 * @activity: (nullable): what all steps of it take
 * @name: what to call that: a title, or the titles of both ends of a connection
 * @value: NAN if it is unknown; then it adds nothing
 * @times: how often the value counts: visits, traversals, people; else 1
 * @divides: it is below the line
 * @missing: it is unknown, and because of that the figure is "at least"
 */
typedef struct
{
  SwElement *element;
  const SwActivity *activity;
  char *name;
  SwTermKind kind;
  double value;
  double times;
  gboolean divides;
  gboolean missing;
} SwTerm;

/**
 * SwTerms:
 * @result: the figure; NAN if it is unknown
 * @note: (nullable): how it was found, or why it is unknown; translated, static
 * @terms: of SwTerm; for %SW_OPERATOR_GREATEST the greatest first, unknown ones last
 */
typedef struct
{
  SwFigureId id;
  SwOperator op;
  double result;
  gboolean at_least;
  const char *note;
  GArray *terms;
} SwTerms;

/** sw_terms_new: of a figure of the stream of @graph, in time linear in its size, sorting aside. */
SwTerms *sw_terms_new (const SwGraph *graph, const SwFigures *figures, SwFigureId id);

/** sw_terms_new_utilisation: of the utilisation of step @i. */
SwTerms *sw_terms_new_utilisation (const SwGraph *graph, const SwFigures *figures, guint i);

void sw_terms_free (SwTerms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwTerms, sw_terms_free)

/** sw_terms_formula: a product in one line: "2 h × 1.25 × 4 a day ÷ 2 ÷ 80 %". Returns: (transfer full) */
char *sw_terms_formula (const SwTerms *terms, const SwCalendar *calendar);

/** sw_terms_sign: what stands before term @t: "+", "×", "÷", "1 ÷" or nothing; static. */
const char *sw_terms_sign (const SwTerms *terms, guint t);

/** sw_terms_evaluate: what the known terms give; @result, where that is known. */
double sw_terms_evaluate (const SwTerms *terms);

/** sw_figure_value: NAN if it is unknown. sw_figure_at_least: it has unknown parts. @id: of a stream */
double sw_figure_value (const SwFigures *figures, SwFigureId id);
gboolean sw_figure_at_least (const SwFigures *figures, SwFigureId id);

/** sw_figure_quantity: the bottleneck's is that of what its steps are compared by. */
SwQuantity sw_figure_quantity (const SwFigures *figures, SwFigureId id);

/** sw_figure_name, sw_term_kind_name, sw_operator_name: for programs, static: "lead_time", "wait", "sum". */
const char *sw_figure_name (SwFigureId id);
const char *sw_term_kind_name (SwTermKind kind);
const char *sw_operator_name (SwOperator op);

/** sw_figure_title, sw_figure_definition, sw_term_kind_label: for people, translated, static; a definition is one
 * sentence. */
const char *sw_figure_title (SwFigureId id);
const char *sw_figure_definition (SwFigureId id);
const char *sw_term_kind_label (SwTermKind kind);

/** sw_term_quantity: of its value. */
SwQuantity sw_term_quantity (const SwTerm *term);

/** sw_term_field: the name of the attribute that a person enters to make an unknown term known; NULL if there is none.
 */
const char *sw_term_field (const SwTerm *term);

/** sw_quantity_format: for people, translated; "unknown" for NAN. Returns: (transfer full) */
char *sw_quantity_format (SwQuantity quantity, double value, const SwCalendar *calendar);

/** sw_term_format: its value, and how often it counts: "2 h × 1.25". Returns: (transfer full) */
char *sw_term_format (const SwTerm *term, const SwCalendar *calendar);

/** sw_figure_format: "at least 2 d"; "unknown". Returns: (transfer full) */
char *sw_figure_format (const SwFigures *figures, SwFigureId id, const SwCalendar *calendar);

/** sw_figure_format_span: least and most of a lead or process time, "1 d to 3 d"; "" where there is no difference or
 * the figure has none. Returns: (transfer full) */
char *sw_figure_format_span (const SwFigures *figures, SwFigureId id, const SwCalendar *calendar);

/** sw_terms_format: the same of @terms; a bottleneck with the name of the step. Returns: (transfer full) */
char *sw_terms_format (const SwTerms *terms, const SwFigures *figures, const SwCalendar *calendar);

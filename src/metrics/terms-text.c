#include "metrics/terms.h"

#include "metrics/figure-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- what a figure is -------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *title;
  const char *definition;
  SwQuantity quantity;
} figure_table[] = {
  [SW_FIGURE_LEAD] = { "lead_time", N_ ("Lead time"),
                       N_ ("From trigger to outcome along the longest way: wait and work of each step on it, and what "
                           "lies on the connections between them."),
                       SW_QUANTITY_TIME },
  [SW_FIGURE_PROCESS] = { "process_time", N_ ("Process time"), N_ ("The work of the steps on the critical path."),
                          SW_QUANTITY_TIME },
  [SW_FIGURE_WORK] = { "total_work", N_ ("Total work"), N_ ("The work of all steps of the stream, one person each."),
                       SW_QUANTITY_TIME },
  [SW_FIGURE_EFFORT] = { "effort", N_ ("Effort"),
                         N_ ("The work of all steps, each times the people who do it: person-time for one item."),
                         SW_QUANTITY_TIME },
  [SW_FIGURE_EFFICIENCY] = { "flow_efficiency", N_ ("Flow efficiency"),
                             N_ ("The part of the lead time in which somebody works: process time ÷ lead time."),
                             SW_QUANTITY_SHARE },
  [SW_FIGURE_ACCURACY] = { "rolled_accuracy", N_ ("Rolled %C&A"),
                           N_ ("The share of items that need no rework at all: the product of what is complete and "
                               "accurate at each step of the critical path, where that is known."),
                           SW_QUANTITY_SHARE },
  [SW_FIGURE_EXPECTED] = { "expected_lead_time", N_ ("Expected lead time"),
                           N_ ("The mean lead time of one item with choices and rework: each time as often as an item "
                               "meets it."),
                           SW_QUANTITY_TIME },
  [SW_FIGURE_TAKT] = { "takt", N_ ("Takt"), N_ ("The time between two items that arrive: 1 ÷ demand."),
                       SW_QUANTITY_TIME },
  [SW_FIGURE_WIP] = { "wip", N_ ("Work in progress"),
                      N_ ("Items in the stream at a time by Little's law: demand × lead time."), SW_QUANTITY_NUMBER },
  [SW_FIGURE_BOTTLENECK] = { "bottleneck", N_ ("Bottleneck"), N_ ("The step whose time is taken most by the demand."),
                             SW_QUANTITY_SHARE },
  [SW_FIGURE_TO_IMPROVE] = { "feedback_to_improve", N_ ("Feedback to improve"),
                             N_ ("The soonest that what support learns reaches a step of improvement: the shortest way "
                                 "between the two, whose own times don't count."),
                             SW_QUANTITY_TIME },
  [SW_FIGURE_TO_PLAN] = { "feedback_to_plan", N_ ("Feedback to plan"),
                          N_ ("The soonest that what support learns reaches a step of planning: the shortest way "
                              "between the two, whose own times don't count."),
                          SW_QUANTITY_TIME },
  [SW_FIGURE_ACTIVITIES] = { "activities", N_ ("Work by activity"),
                             N_ ("What the steps of each activity take of the total work."), SW_QUANTITY_TIME },
  [SW_FIGURE_UTILISATION] = { "utilisation", N_ ("In use"),
                              N_ ("How much of the step's time the demand takes: process time × visits × demand ÷ "
                                  "(people × uptime)."),
                              SW_QUANTITY_SHARE },
};

const char *
sw_figure_name (SwFigureId id)
{
  return figure_table[id].name;
}

const char *
sw_figure_title (SwFigureId id)
{
  return _ (figure_table[id].title);
}

const char *
sw_figure_definition (SwFigureId id)
{
  return _ (figure_table[id].definition);
}

SwQuantity
sw_figure_quantity (const SwFigures *figures, SwFigureId id)
{
  return id == SW_FIGURE_BOTTLENECK && isnan (figures->demand) ? SW_QUANTITY_TIME : figure_table[id].quantity;
}

static double
bottleneck_value (const SwFigures *figures)
{
  const SwStepFigures *step = figures->bottleneck >= 0 ? &figures->steps[figures->bottleneck] : NULL;

  return step == NULL ? NAN : isnan (figures->demand) ? step->lead.likely : step->utilisation;
}

/* "At least 0 s" would say nothing. */
static double
work_value (const SwFigures *figures, double seconds)
{
  return figures->any_time && (seconds > 0 || figures->work_complete) ? seconds : NAN;
}

double
sw_figure_value (const SwFigures *figures, SwFigureId id)
{
  switch (id)
    {
    case SW_FIGURE_LEAD:
      return figures->lead.likely;
    case SW_FIGURE_PROCESS:
      return figures->process.likely;
    case SW_FIGURE_WORK:
    case SW_FIGURE_ACTIVITIES:
      return work_value (figures, figures->work);
    case SW_FIGURE_EFFORT:
      return work_value (figures, figures->effort);
    case SW_FIGURE_EFFICIENCY:
      return figures->efficiency;
    case SW_FIGURE_ACCURACY:
      return figures->accuracy;
    case SW_FIGURE_EXPECTED:
      return figures->expected;
    case SW_FIGURE_TAKT:
      return figures->takt;
    case SW_FIGURE_WIP:
      return figures->wip;
    case SW_FIGURE_BOTTLENECK:
      return bottleneck_value (figures);
    case SW_FIGURE_TO_IMPROVE:
      return figures->to_improve.seconds;
    case SW_FIGURE_TO_PLAN:
      return figures->to_plan.seconds;
    case SW_FIGURE_UTILISATION:
      break;
    }
  g_return_val_if_reached (NAN);
}

gboolean
sw_figure_at_least (const SwFigures *figures, SwFigureId id)
{
  if (isnan (sw_figure_value (figures, id)))
    return FALSE;
  switch (id)
    {
    case SW_FIGURE_LEAD:
    case SW_FIGURE_WIP:
      return !figures->complete;
    case SW_FIGURE_PROCESS:
      return !figures->process_complete;
    case SW_FIGURE_WORK:
    case SW_FIGURE_EFFORT:
    case SW_FIGURE_ACTIVITIES:
      return !figures->work_complete;
    case SW_FIGURE_EXPECTED:
      return !figures->expected_complete;
    default:
      return FALSE;
    }
}

/* --- terms ------------------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *label;
  SwQuantity quantity;
  const char *field;
} kinds[] = {
  [SW_TERM_WAIT] = { "wait", NC_ ("term", "wait"), SW_QUANTITY_TIME, "wait" },
  [SW_TERM_PROCESS] = { "process", NC_ ("term", "process time"), SW_QUANTITY_TIME, "process" },
  [SW_TERM_LEAD] = { "lead", NC_ ("term", "lead time"), SW_QUANTITY_TIME, NULL },
  [SW_TERM_ACCURACY] = { "accuracy", NC_ ("term", "complete and accurate"), SW_QUANTITY_SHARE, "accuracy" },
  [SW_TERM_UTILISATION] = { "utilisation", NC_ ("term", "in use"), SW_QUANTITY_SHARE, NULL },
  [SW_TERM_VISITS] = { "visits", NC_ ("term", "visits"), SW_QUANTITY_NUMBER, NULL },
  [SW_TERM_DEMAND] = { "demand", NC_ ("term", "demand"), SW_QUANTITY_RATE, "demand" },
  [SW_TERM_PEOPLE] = { "people", NC_ ("term", "people"), SW_QUANTITY_NUMBER, "people" },
  [SW_TERM_UPTIME] = { "uptime", NC_ ("term", "uptime"), SW_QUANTITY_SHARE, "uptime" },
  [SW_TERM_WORK] = { "work", NC_ ("term", "work"), SW_QUANTITY_TIME, NULL },
};

const char *
sw_term_kind_name (SwTermKind kind)
{
  return kinds[kind].name;
}

const char *
sw_term_kind_label (SwTermKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "term", kinds[kind].label);
}

SwQuantity
sw_term_quantity (const SwTerm *term)
{
  return kinds[term->kind].quantity;
}

/* Of a whole stream only the demand is entered; its other terms are figures of their own. */
const char *
sw_term_field (const SwTerm *term)
{
  if (term->element != NULL && term->element->kind == SW_KIND_STREAM && term->kind != SW_TERM_DEMAND)
    return NULL;
  return kinds[term->kind].field;
}

const char *
sw_operator_name (SwOperator op)
{
  static const char *const names[] = { "sum", "product", "greatest" };

  return names[op];
}

/* --- values ------------------------------------------------------------------------------------------------ */

/* In the smallest of these units in which at least one item comes. */
static char *
rate_text (double value, const SwCalendar *calendar)
{
  const struct
  {
    double seconds;
    const char *form;
  } units[] = {
    { calendar->day, _ ("%s a day") },
    { calendar->week, _ ("%s a week") },
    { calendar->month, _ ("%s a month") },
  };
  guint unit = 0;
  g_autofree char *amount = NULL;

  while (unit + 1 < G_N_ELEMENTS (units) && value * units[unit].seconds < 1)
    unit++;
  amount = sw_count_text (value * units[unit].seconds);
  return g_strdup_printf (units[unit].form, amount);
}

char *
sw_quantity_format (SwQuantity quantity, double value, const SwCalendar *calendar)
{
  if (isnan (value))
    return g_strdup (_ ("unknown"));
  switch (quantity)
    {
    case SW_QUANTITY_TIME:
      return sw_seconds_format (value, calendar);
    case SW_QUANTITY_SHARE:
      return sw_share_text (value);
    case SW_QUANTITY_RATE:
      return rate_text (value, calendar);
    default:
      return sw_count_text (value);
    }
}

char *
sw_term_format (const SwTerm *term, const SwCalendar *calendar)
{
  g_autofree char *value = sw_quantity_format (sw_term_quantity (term), term->value, calendar);
  g_autofree char *times = NULL;

  if (isnan (term->value) || term->times == 1)
    return g_steal_pointer (&value);
  times = sw_count_text (term->times);
  return g_strdup_printf ("%s × %s", value, times);
}

const char *
sw_terms_sign (const SwTerms *terms, guint t)
{
  gboolean divides = g_array_index (terms->terms, SwTerm, t).divides;

  switch (terms->op)
    {
    case SW_OPERATOR_SUM:
      return t > 0 ? "+" : "";
    case SW_OPERATOR_PRODUCT:
      return divides ? (t > 0 ? "÷" : "1 ÷") : t > 0 ? "×" : "";
    default:
      return "";
    }
}

char *
sw_terms_formula (const SwTerms *terms, const SwCalendar *calendar)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < terms->terms->len; t++)
    {
      g_autofree char *value = sw_term_format (&g_array_index (terms->terms, SwTerm, t), calendar);

      g_string_append_printf (text, "%s%s %s", t > 0 ? " " : "", sw_terms_sign (terms, t), value);
    }
  return g_strstrip (g_string_free (text, FALSE));
}

static char *
format (SwQuantity quantity, double value, gboolean at_least, const SwCalendar *calendar)
{
  g_autofree char *text = sw_quantity_format (quantity, value, calendar);

  return at_least ? g_strdup_printf (_ ("at least %s"), text) : g_steal_pointer (&text);
}

char *
sw_figure_format (const SwFigures *figures, SwFigureId id, const SwCalendar *calendar)
{
  return format (sw_figure_quantity (figures, id), sw_figure_value (figures, id), sw_figure_at_least (figures, id),
                 calendar);
}

char *
sw_figure_format_span (const SwFigures *figures, SwFigureId id, const SwCalendar *calendar)
{
  const SwSpan *span = id == SW_FIGURE_LEAD ? &figures->lead : id == SW_FIGURE_PROCESS ? &figures->process : NULL;
  g_autofree char *least = NULL, *most = NULL;

  if (span == NULL || isnan (span->likely) || span->least == span->most)
    return g_strdup ("");
  least = sw_quantity_format (SW_QUANTITY_TIME, span->least, calendar);
  most = sw_quantity_format (SW_QUANTITY_TIME, span->most, calendar);
  return g_strdup_printf (sw_figure_at_least (figures, id) ? _ ("known: %s to %s") : _ ("%s to %s"), least, most);
}

char *
sw_terms_format (const SwTerms *terms, const SwFigures *figures, const SwCalendar *calendar)
{
  g_autofree char *text = format (sw_figure_quantity (figures, terms->id), terms->result, terms->at_least, calendar);

  if (terms->id != SW_FIGURE_BOTTLENECK || isnan (terms->result))
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s, %s", g_array_index (terms->terms, SwTerm, 0).name, text);
}

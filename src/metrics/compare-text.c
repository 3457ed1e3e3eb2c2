#include "base/text.h"
#include "metrics/compare-internal.h"
#include "metrics/figure-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The minus that is as wide as the plus. */
#define MINUS "−"

/* --- attributes -------------------------------------------------------------------------------------------- */

static const struct
{
  SwAttr attr;
  const char *label;
  const char *short_label;
} labels[] = {
  { SW_ATTR_TITLE, N_ ("title"), NULL },
  { SW_ATTR_PROFILE, N_ ("activity set"), NULL },
  { SW_ATTR_DAY, N_ ("length of a day"), NULL },
  { SW_ATTR_WEEK, N_ ("length of a week"), NULL },
  { SW_ATTR_MONTH, N_ ("length of a month"), NULL },
  { SW_ATTR_NAME, N_ ("name"), NULL },
  { SW_ATTR_TRIGGER, N_ ("trigger"), NULL },
  { SW_ATTR_OUTCOME, N_ ("outcome"), NULL },
  { SW_ATTR_OWNER, N_ ("owner"), NULL },
  { SW_ATTR_STATUS, N_ ("status"), NULL },
  { SW_ATTR_STATE, N_ ("state"), NULL },
  { SW_ATTR_ORIGIN, N_ ("origin"), NULL },
  { SW_ATTR_EXPECTS, N_ ("expected activities"), NULL },
  { SW_ATTR_DEMAND, N_ ("demand"), NULL },
  { SW_ATTR_REVIEWED, N_ ("day of the review"), NULL },
  { SW_ATTR_ACTIVITY, N_ ("activity"), NULL },
  { SW_ATTR_PROCESS, N_ ("process time"), N_ ("PT") },
  { SW_ATTR_WAIT, N_ ("waiting time"), N_ ("WT") },
  { SW_ATTR_ACCURACY, N_ ("%C&A"), N_ ("%C&A") },
  { SW_ATTR_PEOPLE, N_ ("number of people"), N_ ("people") },
  { SW_ATTR_TEAM, N_ ("team"), N_ ("team") },
  { SW_ATTR_UPTIME, N_ ("uptime"), N_ ("uptime") },
  { SW_ATTR_CHANGEOVER, N_ ("changeover time"), NULL },
  { SW_ATTR_BATCH, N_ ("size of a batch"), N_ ("batch") },
  { SW_ATTR_BASIS, N_ ("basis"), NULL },
  { SW_ATTR_LIGHT, N_ ("lightness"), NULL },
  { SW_ATTR_END, N_ ("end of the stream"), NULL },
  { SW_ATTR_FROM, N_ ("source"), NULL },
  { SW_ATTR_TO, N_ ("target"), NULL },
  { SW_ATTR_ITEMS, N_ ("number of waiting items"), N_ ("items") },
  { SW_ATTR_MODE, N_ ("way of handing over"), NULL },
  { SW_ATTR_SHARE, N_ ("share"), N_ ("share") },
  { SW_ATTR_LABEL, N_ ("label"), NULL },
};

/* In the order of the attribute's own words. */
static const struct
{
  SwAttr attr;
  const char *words[4];
} choices[] = {
  { SW_ATTR_STATUS, { N_ ("draft"), N_ ("published") } },
  { SW_ATTR_STATE, { N_ ("current"), N_ ("future") } },
  { SW_ATTR_AS, { "", N_ ("light"), N_ ("covered"), N_ ("not applicable") } },
  { SW_ATTR_BASIS, { N_ ("guessed"), N_ ("measured") } },
  { SW_ATTR_LIGHT, { N_ ("no"), N_ ("yes") } },
  { SW_ATTR_END, { N_ ("no"), N_ ("yes") } },
  { SW_ATTR_MODE, { "", N_ ("by hand"), N_ ("automated") } },
};

const char *
sw_attr_label (SwAttr attr)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].attr == attr)
      return _ (labels[i].label);
  return sw_attr_name (attr);
}

const char *
sw_attr_short_label (SwAttr attr)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].attr == attr && labels[i].short_label != NULL)
      return _ (labels[i].short_label);
  return NULL;
}

static char *
choice_text (const SwElement *element, const SwAttrSpec *spec)
{
  guint choice = sw_element_choice (element, spec->attr);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].attr == spec->attr)
      return g_strdup (*choices[i].words[choice] != '\0' ? _ (choices[i].words[choice]) : "");
  return g_strdup (spec->words[choice]);
}

static char *
name_text (SwMap *map, const char *id)
{
  const SwProfile *profile = sw_map_profile (map);
  const SwActivity *activity = profile != NULL ? sw_profile_activity (profile, id) : NULL;

  return g_strdup (activity != NULL ? activity->name : id);
}

static char *
names_text (SwMap *map, const char *ids)
{
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      char *name = name_text (map, each[i]);
      g_free (each[i]);
      each[i] = name;
    }
  return g_strjoinv (", ", each);
}

static char *
duration_text (const SwElement *element, SwAttr attr)
{
  SwEstimate estimate = { .points = 1 };

  return sw_element_duration (element, attr, &estimate.point[0]) ? sw_estimate_format (&estimate) : g_strdup ("");
}

static char *
percent_text (double fraction)
{
  return g_strdup_printf (_ ("%.3g\u00a0%%"), fraction * 100);
}

char *
sw_attr_text (SwMap *map, const SwElement *element, SwAttr attr)
{
  const SwAttrSpec *spec = sw_kind_attr (element->kind, attr);
  const SwElement *target;
  char *value;

  switch (spec->type)
    {
    case SW_TYPE_REF:
      target = sw_map_find (map, sw_element_text (element, attr));
      return target != NULL ? sw_element_title (target) : g_strdup (sw_element_text (element, attr));
    case SW_TYPE_NAME:
      return name_text (map, sw_element_text (element, attr));
    case SW_TYPE_NAMES:
      return names_text (map, sw_element_text (element, attr));
    case SW_TYPE_CHOICE:
      return choice_text (element, spec);
    case SW_TYPE_ESTIMATE:
      return sw_element_estimate (element, attr) != NULL ? sw_estimate_format (sw_element_estimate (element, attr))
                                                         : g_strdup ("");
    case SW_TYPE_DURATION:
      return duration_text (element, attr);
    case SW_TYPE_PERCENT:
      return sw_element_fraction (element, attr) >= 0 ? percent_text (sw_element_fraction (element, attr))
                                                      : g_strdup ("");
    default:
      value = sw_element_value (element, attr);
      return value != NULL ? value : g_strdup (spec->fallback != NULL ? spec->fallback : "");
    }
}

/* --- differences ------------------------------------------------------------------------------------------- */

const char *
sw_difference_sign (const SwDifference *difference)
{
  return difference->from == NULL ? "+" : difference->to == NULL ? MINUS : "Δ";
}

char *
sw_difference_title (const SwComparison *comparison, const SwDifference *difference)
{
  gboolean gone = difference->to == NULL;
  const SwElement *element = gone ? difference->from : difference->to;
  SwMap *map = (gone ? comparison->from_analysis : comparison->to_analysis)->map;
  g_autofree char *from = NULL, *to = NULL;

  if (!sw_element_is_edge (element))
    return sw_element_title (element);
  from = sw_attr_text (map, element, SW_ATTR_FROM);
  to = sw_attr_text (map, element, SW_ATTR_TO);
  return element->kind == SW_KIND_FLOW ? sw_text_from_to (from, to)
                                       : g_strdup_printf (_ ("%s ⇢ %s (feedback)"), from, to);
}

char *
sw_detail_text (const SwDetail *detail)
{
  const char *none = _ ("none");

  return g_strdup_printf ("%s %s %s %s", detail->label, *detail->from != '\0' ? detail->from : none,
                          sw_text_arrow (detail->label), *detail->to != '\0' ? detail->to : none);
}

/* --- figures ----------------------------------------------------------------------------------------------- */

SwFigureId
sw_compared_figure (SwCompared figure)
{
  static const SwFigureId figures[SW_N_COMPARED] = {
    [SW_COMPARED_LEAD_LEAST] = SW_FIGURE_LEAD,
    [SW_COMPARED_LEAD] = SW_FIGURE_LEAD,
    [SW_COMPARED_LEAD_MOST] = SW_FIGURE_LEAD,
    [SW_COMPARED_PROCESS] = SW_FIGURE_PROCESS,
    [SW_COMPARED_WORK] = SW_FIGURE_WORK,
    [SW_COMPARED_EFFORT] = SW_FIGURE_EFFORT,
    [SW_COMPARED_EFFICIENCY] = SW_FIGURE_EFFICIENCY,
    [SW_COMPARED_ACCURACY] = SW_FIGURE_ACCURACY,
    [SW_COMPARED_EXPECTED] = SW_FIGURE_EXPECTED,
    [SW_COMPARED_TAKT] = SW_FIGURE_TAKT,
    [SW_COMPARED_WIP] = SW_FIGURE_WIP,
    [SW_COMPARED_BOTTLENECK] = SW_FIGURE_BOTTLENECK,
    [SW_COMPARED_TO_IMPROVE] = SW_FIGURE_TO_IMPROVE,
    [SW_COMPARED_TO_PLAN] = SW_FIGURE_TO_PLAN,
  };

  return figures[figure];
}

const char *
sw_compared_name (SwCompared figure)
{
  switch (figure)
    {
    case SW_COMPARED_LEAD_LEAST:
      return "lead_time_least";
    case SW_COMPARED_LEAD_MOST:
      return "lead_time_most";
    default:
      return sw_figure_name (sw_compared_figure (figure));
    }
}

const char *
sw_compared_label (SwCompared figure)
{
  switch (figure)
    {
    case SW_COMPARED_LEAD_LEAST:
      return _ ("Lead time, least");
    case SW_COMPARED_LEAD_MOST:
      return _ ("Lead time, most");
    default:
      return sw_figure_title (sw_compared_figure (figure));
    }
}

/* A bottleneck is compared by how much of its time is in use. */
static SwQuantity
quantity_of (SwCompared figure)
{
  switch (figure)
    {
    case SW_COMPARED_BOTTLENECK:
    case SW_COMPARED_EFFICIENCY:
    case SW_COMPARED_ACCURACY:
      return SW_QUANTITY_SHARE;
    case SW_COMPARED_WIP:
      return SW_QUANTITY_NUMBER;
    default:
      return SW_QUANTITY_TIME;
    }
}

static char *
bottleneck_text (const SwAnalysis *analysis, guint stream)
{
  const SwFigures *f = analysis->figures[stream];
  g_autofree char *title = NULL, *used = NULL;

  if (f->bottleneck < 0)
    return g_strdup (_ ("unknown"));
  title = sw_element_title (analysis->graphs[stream]->steps[f->bottleneck]);
  if (isnan (f->steps[f->bottleneck].utilisation))
    return g_steal_pointer (&title);
  used = sw_share_text (f->steps[f->bottleneck].utilisation);
  /* Translators: a step, and how much of its time is taken */
  return g_strdup_printf (_ ("%s, %s in use"), title, used);
}

char *
sw_compared_text (const SwComparison *comparison, SwCompared figure, gboolean to)
{
  const SwFigureChange *change = &comparison->figures[figure];
  const SwAnalysis *analysis = to ? comparison->to_analysis : comparison->from_analysis;
  double value = to ? change->to : change->from;
  gboolean at_least = to ? change->to_at_least : change->from_at_least;
  g_autofree char *amount = NULL;

  if (figure == SW_COMPARED_BOTTLENECK)
    return bottleneck_text (analysis, to ? comparison->to_stream : comparison->from_stream);
  if (isnan (value))
    return g_strdup (_ ("unknown"));
  amount = sw_quantity_format (quantity_of (figure), value, sw_map_calendar (analysis->map));
  if (!isnan (to ? change->to_error : change->from_error))
    /* Translators: a duration that a simulation found */
    return g_strdup_printf (at_least ? _ ("at least %s, simulated") : _ ("%s, simulated"), amount);
  return at_least ? g_strdup_printf (_ ("at least %s"), amount) : g_steal_pointer (&amount);
}

/* The difference of two percentages is no percentage of anything. */
static char *
points_text (const char *sign, double points)
{
  return points < 10 ? g_strdup_printf (_ ("%s%.1f points"), sign, points)
                     : g_strdup_printf (_ ("%s%.0f points"), sign, points);
}

char *
sw_compared_difference_text (const SwComparison *comparison, SwCompared figure)
{
  const SwFigureChange *change = &comparison->figures[figure];
  const char *sign = change->difference < 0 ? MINUS : "+";
  double size = fabs (change->difference);
  g_autofree char *amount = NULL;

  if (isnan (size) || size == 0)
    return g_strdup ("");
  if (quantity_of (figure) == SW_QUANTITY_SHARE)
    return points_text (sign, size * 100);
  amount = sw_quantity_format (quantity_of (figure), size, sw_map_calendar (comparison->to_analysis->map));
  if (isnan (change->ratio))
    return g_strconcat (sign, amount, NULL);
  return g_strdup_printf (_ ("%s%s (%s%.3g\u00a0%%)"), sign, amount, sign, round (fabs (change->ratio) * 1000) / 10);
}

const char *
sw_verdict_text (SwVerdict verdict)
{
  return verdict == SW_VERDICT_BETTER ? _ ("better") : verdict == SW_VERDICT_WORSE ? _ ("worse") : "";
}

const char *
sw_verdict_name (SwVerdict verdict)
{
  return verdict == SW_VERDICT_BETTER ? "better" : verdict == SW_VERDICT_WORSE ? "worse" : NULL;
}

gboolean
sw_compared_is_shown (const SwComparison *comparison, SwCompared figure)
{
  const SwFigureChange *change = &comparison->figures[figure], *likely = &comparison->figures[SW_COMPARED_LEAD];

  if (figure != SW_COMPARED_LEAD_LEAST && figure != SW_COMPARED_LEAD_MOST)
    return TRUE;
  return (change->from != likely->from && !isnan (change->from)) || (change->to != likely->to && !isnan (change->to));
}

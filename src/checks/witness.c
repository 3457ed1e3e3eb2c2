#include "checks/witness.h"

#include "checks/rule.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* By what a rule judges the elements of its witness. */
typedef enum
{
  PROOF_NONE,
  PROOF_TIME,
  PROOF_WORK,
  PROOF_LOAD, /* the time where no load is known */
  PROOF_ACCURACY,
  PROOF_SHARE
} Proof;

static const struct
{
  const char *rule;
  Proof proof;
} proofs[] = {
  { "slow-feedback", PROOF_TIME },        { "waterfall-mentality", PROOF_TIME }, { "silo-optimization", PROOF_TIME },
  { "handoff-waste", PROOF_TIME },        { "bottleneck", PROOF_LOAD },          { "over-capacity", PROOF_LOAD },
  { "lead-exceeds-outlook", PROOF_TIME }, { "planning-paralysis", PROOF_WORK },  { "low-yield", PROOF_ACCURACY },
  { "shares-unbalanced", PROOF_SHARE },
};

static Proof
proof_of (const SwRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (proofs); i++)
    if (strcmp (proofs[i].rule, rule->id) == 0)
      return proofs[i].proof;
  return PROOF_NONE;
}

/* @whole: what it is a part of; a part that is nothing or all of it says nothing more. */
static char *
with_part (char *text, double seconds, double whole)
{
  double percent = whole > 0 ? seconds / whole * 100 : 0;
  char *both;

  if (!(percent >= 0.5 && percent < 99.5))
    return text;
  both = g_strdup_printf (_ ("%s, %.0f %%"), text, percent);
  g_free (text);
  return both;
}

static char *
step_time (const SwFigures *figures, guint step, const SwCalendar *calendar)
{
  double lead = figures->steps[step].lead.likely;
  g_autofree char *time = isnan (lead) ? NULL : sw_seconds_format (lead, calendar);

  if (time == NULL)
    return NULL;
  return with_part (g_strdup_printf (C_ ("lead time", "LT %s"), time), lead,
                    figures->steps[step].on_path ? figures->lead.likely : NAN);
}

static char *
step_work (const SwFigures *figures, guint step, const SwCalendar *calendar)
{
  double work = figures->steps[step].process.likely;
  g_autofree char *time = isnan (work) ? NULL : sw_seconds_format (work, calendar);

  return time == NULL ? NULL : with_part (g_strdup_printf (C_ ("process time", "PT %s"), time), work, figures->work);
}

static char *
step_number (Proof proof, const SwFigures *figures, guint index, const SwElement *step, const SwCalendar *calendar)
{
  double accuracy = sw_element_fraction (step, SW_ATTR_ACCURACY);

  switch (proof)
    {
    case PROOF_LOAD:
      if (!isnan (figures->steps[index].utilisation))
        return g_strdup_printf (_ ("%.0f %% of capacity"), figures->steps[index].utilisation * 100);
      return step_time (figures, index, calendar);
    case PROOF_TIME:
      return step_time (figures, index, calendar);
    case PROOF_WORK:
      return step_work (figures, index, calendar);
    case PROOF_ACCURACY:
      return accuracy >= 0 ? g_strdup_printf (_ ("%%C&A %.4g %%"), accuracy * 100) : NULL;
    default:
      return NULL;
    }
}

static char *
edge_number (Proof proof, const SwFigures *figures, guint index, const SwElement *edge, const SwCalendar *calendar)
{
  double share = sw_element_fraction (edge, SW_ATTR_SHARE);

  switch (proof)
    {
    case PROOF_TIME:
      return figures->edges[index].known ? sw_seconds_format (figures->edges[index].wait.likely, calendar) : NULL;
    case PROOF_SHARE:
      return share >= 0 ? g_strdup_printf (_ ("%.4g %%"), share * 100) : g_strdup ("?");
    default:
      return NULL;
    }
}

char *
sw_witness_number (const SwFinding *finding, const SwAnalysis *analysis, const SwElement *element)
{
  Proof proof = proof_of (finding->rule);
  int stream = proof != PROOF_NONE && element->parent != NULL && element->parent->kind == SW_KIND_STREAM
                   ? sw_analysis_stream (analysis, element->parent->id)
                   : -1;
  const SwCalendar *calendar = sw_map_calendar (analysis->map);

  if (stream < 0)
    return NULL;
  if (element->kind == SW_KIND_STEP)
    return step_number (proof, analysis->figures[stream], (guint)sw_graph_step (analysis->graphs[stream], element->id),
                        element, calendar);
  for (guint e = 0; e < analysis->graphs[stream]->n_edges; e++)
    if (analysis->graphs[stream]->edges[e].element == element)
      return edge_number (proof, analysis->figures[stream], e, element, calendar);
  return NULL;
}

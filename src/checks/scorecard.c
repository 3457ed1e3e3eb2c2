#include "checks/scorecard.h"

#include "base/date.h"
#include "checks/internal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Each signal is worked out from the findings of the rules that look at the same thing, so that scorecard and findings
 * cannot disagree, and from the figures, which tell whether silence means that all is well or that nothing is known.
 */

/* The rules that the signals ask. */
static const char *const asked[] = { "over-capacity",       "bottleneck",    "stream-boundary-missing",
                                     "skipped-activity",    "stale-stream",  "missing-feedback",
                                     "feedback-incomplete", "slow-feedback", "forced-sequence",
                                     "lead-time-rising" };

typedef struct
{
  const SwAnalysis *analysis;
  const SwFinding *first[G_N_ELEMENTS (asked)]; /* of each rule, of this stream */
  SwElement *stream;
  const SwGraph *graph;
  const SwFigures *figures;
} Card;

static const struct
{
  const char *id;
  const char *title;
} signal_texts[SW_N_SIGNALS] = {
  [SW_SIGNAL_SMOOTH_FLOW] = { "smooth-flow", N_ ("Work flows smoothly") },
  [SW_SIGNAL_TEAMS_KNOWN] = { "teams-known", N_ ("Teams are known") },
  [SW_SIGNAL_REVIEWED] = { "reviewed", N_ ("Documented and reviewed") },
  [SW_SIGNAL_FEEDBACK] = { "feedback", N_ ("Feedback arrives soon") },
  [SW_SIGNAL_PARALLEL_WORK] = { "parallel-work", N_ ("Work runs in parallel") },
  [SW_SIGNAL_LEAD_TIME_FALLS] = { "lead-time-falls", N_ ("Lead time falls") },
};

static const struct
{
  const char *name;
  const char *label;
} state_texts[] = {
  [SW_SIGNAL_UNKNOWN] = { "unknown", N_ ("Unknown") },
  [SW_SIGNAL_POOR] = { "poor", N_ ("Poor") },
  [SW_SIGNAL_MIXED] = { "mixed", N_ ("Mixed") },
  [SW_SIGNAL_GOOD] = { "good", N_ ("Good") },
};

const char *
sw_signal_id (SwSignalType type)
{
  g_return_val_if_fail (type < SW_N_SIGNALS, NULL);
  return signal_texts[type].id;
}

const char *
sw_signal_title (SwSignalType type)
{
  g_return_val_if_fail (type < SW_N_SIGNALS, NULL);
  return _ (signal_texts[type].title);
}

const char *
sw_signal_state_name (SwSignalState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_texts), NULL);
  return state_texts[state].name;
}

const char *
sw_signal_state_label (SwSignalState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_texts), NULL);
  return _ (state_texts[state].label);
}

/* --- what the rules found ---------------------------------------------------------------------------------- */

/* Notes the first finding of each rule that is asked, in one walk over all. */
static void
note_findings (Card *card, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->stream, card->stream->id) == 0)
        for (guint r = 0; r < G_N_ELEMENTS (asked); r++)
          if (card->first[r] == NULL && strcmp (finding->rule->id, asked[r]) == 0)
            card->first[r] = finding;
    }
}

/* The first finding of @rule in this stream, or NULL. */
static const SwFinding *
found (const Card *card, const char *rule)
{
  for (guint r = 0; r < G_N_ELEMENTS (asked); r++)
    if (strcmp (asked[r], rule) == 0)
      return card->first[r];
  g_return_val_if_reached (NULL);
}

static SwSignal
say (SwSignalState state, const char *evidence, char **elements)
{
  return (SwSignal){ .state = state,
                     .evidence = g_strdup (evidence),
                     .elements = elements != NULL ? g_strdupv (elements) : g_new0 (char *, 1) };
}

static SwSignal
say_finding (SwSignalState state, const SwFinding *finding)
{
  return say (state, finding->message, finding->witness);
}

static char **
ids_of (GPtrArray *elements)
{
  char **ids = g_new0 (char *, elements->len + 1);

  for (guint i = 0; i < elements->len; i++)
    ids[i] = g_strdup (((SwElement *)g_ptr_array_index (elements, i))->id);
  return ids;
}

/* --- the signals ------------------------------------------------------------------------------------------- */

static SwSignal
smooth_flow (const Card *card)
{
  const SwFinding *over = found (card, "over-capacity"), *bottleneck = found (card, "bottleneck");

  if (over != NULL)
    return say_finding (SW_SIGNAL_POOR, over);
  if (bottleneck != NULL)
    return say_finding (SW_SIGNAL_MIXED, bottleneck);
  if (!card->figures->any_time || !card->figures->complete)
    return say (SW_SIGNAL_UNKNOWN, _ ("Not every step on the longest path says how long it takes and waits."), NULL);
  return say (SW_SIGNAL_GOOD, _ ("No step holds up the others."), NULL);
}

static gboolean
is_staffed (const Card *card, const SwElement *step)
{
  return sw_map_find_kind (card->analysis->map, sw_element_text (step, SW_ATTR_TEAM), SW_KIND_TEAM) != NULL
         || sw_element_first (step, SW_KIND_ROLE) != NULL;
}

static SwSignal
teams_known (const Card *card)
{
  g_autoptr (GPtrArray) without = g_ptr_array_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *evidence = NULL;
  guint heavy = 0, staffed;

  for (guint i = 0; i < card->graph->n_steps; i++)
    {
      SwElement *step = card->graph->steps[i];

      if (sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES)
        continue;
      heavy++;
      if (!is_staffed (card, step))
        g_ptr_array_add (without, step);
    }
  if (heavy == 0)
    return say (SW_SIGNAL_UNKNOWN, _ ("There is no step yet that somebody does."), NULL);
  staffed = heavy - without->len;
  ids = ids_of (without);
  evidence = g_strdup_printf (ngettext ("%u of %u step says who does it.", "%u of %u steps say who does them.", heavy),
                              staffed, heavy);
  return say (staffed == heavy       ? SW_SIGNAL_GOOD
              : staffed * 2 >= heavy ? SW_SIGNAL_MIXED
                                     : SW_SIGNAL_POOR,
              evidence, ids);
}

static SwSignal
reviewed (const Card *card)
{
  const SwFinding *boundary = found (card, "stream-boundary-missing"), *skipped = found (card, "skipped-activity"),
                  *stale = found (card, "stale-stream");
  guint32 day = sw_element_day (card->stream, SW_ATTR_REVIEWED);
  g_autoptr (GString) evidence = g_string_new (NULL);
  guint good = 0;

  if (card->graph->n_steps == 0)
    return say (SW_SIGNAL_UNKNOWN, _ ("There is no step yet."), NULL);
  if (stale != NULL)
    g_string_append (evidence, stale->message);
  else if (day == 0)
    g_string_append (evidence, _ ("It was never reviewed."));
  else
    {
      g_autofree char *date = sw_date_to_string (day);

      g_string_append_printf (evidence, _ ("It was reviewed on %s."), date);
      good++;
    }
  if (boundary != NULL)
    g_string_append_printf (evidence, " %s", boundary->message);
  if (skipped != NULL)
    g_string_append_printf (evidence, " %s", skipped->message);
  good += (boundary == NULL) + (skipped == NULL);
  if (good >= 2 && boundary == NULL && skipped == NULL)
    g_string_append_printf (evidence, " %s", _ ("Trigger, outcome and every activity are drawn or explained."));
  return say (good == 3 ? SW_SIGNAL_GOOD : good > 0 ? SW_SIGNAL_MIXED : SW_SIGNAL_POOR, evidence->str, NULL);
}

/* Whether a step that is not light plays @part. */
static gboolean
has_part (const Card *card, SwPart part)
{
  const SwProfile *profile = sw_map_profile (card->analysis->map);

  for (guint i = 0; profile != NULL && i < card->graph->n_steps; i++)
    {
      SwElement *step = card->graph->steps[i];
      const SwActivity *activity = sw_profile_activity (profile, sw_element_text (step, SW_ATTR_ACTIVITY));

      if (activity != NULL && activity->part == part && sw_element_choice (step, SW_ATTR_LIGHT) == SW_NO)
        return TRUE;
    }
  return FALSE;
}

static SwSignal
feedback (const Card *card)
{
  const SwFinding *missing = found (card, "missing-feedback"), *slow = found (card, "slow-feedback"),
                  *incomplete = found (card, "feedback-incomplete");

  if (missing != NULL)
    return say_finding (SW_SIGNAL_POOR, missing);
  if (slow != NULL)
    return say_finding (SW_SIGNAL_MIXED, slow);
  if (incomplete != NULL)
    return say_finding (SW_SIGNAL_MIXED, incomplete);
  if (!has_part (card, SW_PART_SUPPORT))
    return say (SW_SIGNAL_UNKNOWN, _ ("No step delivers or supports, so there is nobody to learn from."), NULL);
  return say (SW_SIGNAL_UNKNOWN, _ ("How long feedback takes is not known."), NULL);
}

/* How many steps hand their work to several others at once. */
static GPtrArray *
forks (const Card *card)
{
  GPtrArray *list = g_ptr_array_new ();
  const SwGraph *graph = card->graph;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint parallel = 0;

      for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
        parallel += sw_edge_is_flow (&graph->edges[graph->out[k]])
                    && !sw_element_has (graph->edges[graph->out[k]].element, SW_ATTR_SHARE);
      if (parallel > 1)
        g_ptr_array_add (list, graph->steps[i]);
    }
  return list;
}

/* Whether some flow can be judged: both of its steps name what they take and give. */
static gboolean
knows_what_is_handed_on (const Card *card)
{
  for (guint e = 0; e < card->graph->n_edges; e++)
    {
      const SwEdge *edge = &card->graph->edges[e];
      SwElement *from = card->graph->steps[edge->from], *to = card->graph->steps[edge->to];

      if (sw_edge_is_flow (edge) && sw_element_first (from, SW_KIND_INPUT) != NULL
          && sw_element_first (from, SW_KIND_OUTPUT) != NULL && sw_element_first (to, SW_KIND_INPUT) != NULL
          && sw_element_first (to, SW_KIND_OUTPUT) != NULL)
        return TRUE;
    }
  return FALSE;
}

static SwSignal
parallel_work (const Card *card)
{
  const SwFinding *forced = found (card, "forced-sequence");
  g_autoptr (GPtrArray) list = forks (card);
  g_auto (GStrv) ids = ids_of (list);
  g_autofree char *title = NULL;
  g_autofree char *evidence = NULL;

  if (forced != NULL)
    return say_finding (list->len > 0 ? SW_SIGNAL_MIXED : SW_SIGNAL_POOR, forced);
  if (list->len > 0)
    {
      title = sw_element_title (g_ptr_array_index (list, 0));
      evidence = g_strdup_printf (_ ("Work goes on in parallel after “%s”."), title);
      return say (SW_SIGNAL_GOOD, evidence, ids);
    }
  if (knows_what_is_handed_on (card))
    return say (SW_SIGNAL_GOOD, _ ("Every step needs what the one before it gives."), NULL);
  return say (SW_SIGNAL_UNKNOWN, _ ("The steps do not say what they take and give."), NULL);
}

static SwSignal
lead_time_falls (const Card *card)
{
  const SwCalendar *calendar = sw_map_calendar (card->analysis->map);
  const SwFinding *rising = found (card, "lead-time-rising");
  g_autoptr (GArray) leads = sw_measured_leads (card->analysis->map, card->stream);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *evidence = NULL;
  double first, last;

  if (rising != NULL)
    return say_finding (SW_SIGNAL_POOR, rising);
  if (leads->len < 2)
    return say (SW_SIGNAL_UNKNOWN, _ ("It was not measured twice yet."), NULL);
  first = g_array_index (leads, SwMeasuredLead, 0).seconds;
  last = g_array_index (leads, SwMeasuredLead, leads->len - 1).seconds;
  from = sw_seconds_format (first, calendar);
  to = sw_seconds_format (last, calendar);
  evidence = g_strdup_printf (last < first ? _ ("Over %u measurements it fell from %s to %s.")
                                           : _ ("Over %u measurements it did not fall: it was %s and is %s."),
                              leads->len, from, to);
  return say (last < first ? SW_SIGNAL_GOOD : SW_SIGNAL_MIXED, evidence, NULL);
}

SwScorecard *
sw_scorecard_new (const SwAnalysis *analysis, const SwReport *report, guint stream)
{
  static SwSignal (*const signals[SW_N_SIGNALS]) (const Card *) = {
    [SW_SIGNAL_SMOOTH_FLOW] = smooth_flow,     [SW_SIGNAL_TEAMS_KNOWN] = teams_known,
    [SW_SIGNAL_REVIEWED] = reviewed,           [SW_SIGNAL_FEEDBACK] = feedback,
    [SW_SIGNAL_PARALLEL_WORK] = parallel_work, [SW_SIGNAL_LEAD_TIME_FALLS] = lead_time_falls,
  };
  SwScorecard *scorecard;
  Card card;

  g_return_val_if_fail (stream < analysis->n_streams, NULL);
  card = (Card){ .analysis = analysis,
                 .stream = analysis->streams[stream],
                 .graph = analysis->graphs[stream],
                 .figures = analysis->figures[stream] };
  note_findings (&card, report->findings);
  note_findings (&card, report->off);
  scorecard = g_new0 (SwScorecard, 1);
  scorecard->stream = g_strdup (card.stream->id);
  for (guint s = 0; s < SW_N_SIGNALS; s++)
    scorecard->signals[s] = signals[s](&card);
  return scorecard;
}

void
sw_scorecard_free (SwScorecard *scorecard)
{
  for (guint s = 0; s < SW_N_SIGNALS; s++)
    {
      g_free (scorecard->signals[s].evidence);
      g_strfreev (scorecard->signals[s].elements);
    }
  g_free (scorecard->stream);
  g_free (scorecard);
}

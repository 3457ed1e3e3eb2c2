#include "checks/internal.h"

#include "base/date.h"
#include "base/error.h"
#include "edit/commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
no_longer_fits (GError **error)
{
  g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("The map has changed; this can no longer be mended so."));
  return FALSE;
}

static SwElement *
first_element (const SwFinding *finding, SwMap *map)
{
  return sw_map_find (map, finding->elements[0]);
}

static SwElement *
first_of_part (SwMap *map, SwElement *stream, SwPart part)
{
  sw_for_each_kind (step, stream, SW_KIND_STEP)
    {
      const SwActivity *activity = sw_map_activity (map, step);
      if (activity != NULL && activity->part == part)
        return step;
    }
  return NULL;
}

static gboolean
add_feedback (SwTransaction *transaction, SwElement *from, SwPart part, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *to = from != NULL ? first_of_part (map, from->parent, part) : NULL;

  if (to == NULL)
    return no_longer_fits (error);
  return sw_edit_connect (transaction, from, to, SW_KIND_FEEDBACK, error) != NULL;
}

static gboolean
fix_feedback (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *from = first_element (finding, map);
  gboolean improves = from != NULL && first_of_part (map, from->parent, SW_PART_IMPROVE) != NULL;

  return add_feedback (transaction, from, improves ? SW_PART_IMPROVE : SW_PART_PLAN, error);
}

static const char *
activity_of_part (SwMap *map, SwPart part)
{
  const SwProfile *profile = sw_map_profile (map);

  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      if (activity->part == part)
        return activity->id;
    }
  return NULL;
}

/* The new step stands to the right of the step whose lessons it takes. */
static gboolean
fix_add_improve (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  const char *improves = activity_of_part (map, SW_PART_IMPROVE);
  const char *activity = improves != NULL ? improves : activity_of_part (map, SW_PART_PLAN);
  SwElement *from = first_element (finding, map), *step;

  if (from == NULL || activity == NULL)
    return no_longer_fits (error);
  step = sw_edit_add_step (transaction, from->parent, activity, NULL, sw_element_integer (from, SW_ATTR_X, 0) + 272,
                           sw_element_integer (from, SW_ATTR_Y, 0));
  return sw_edit_connect (transaction, from, step, SW_KIND_FEEDBACK, error) != NULL;
}

/* It stands under the step that it tells what is needed, where no other step of the row can be. */
static gboolean
fix_add_engage (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  const char *activity = activity_of_part (map, SW_PART_ENGAGE);
  SwElement *to = first_element (finding, map), *step;

  if (to == NULL || activity == NULL)
    return no_longer_fits (error);
  step = sw_edit_add_step (transaction, to->parent, activity, NULL, sw_element_integer (to, SW_ATTR_X, 0),
                           sw_element_integer (to, SW_ATTR_Y, 0) + 152);
  return sw_edit_connect (transaction, step, to, SW_KIND_FLOW, error) != NULL;
}

static gboolean
fix_feedback_build (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *to = first_element (finding, map);
  SwElement *from = to != NULL ? first_of_part (map, to->parent, SW_PART_ENGAGE) : NULL;

  if (from == NULL)
    return no_longer_fits (error);
  return sw_edit_connect (transaction, from, to, SW_KIND_FEEDBACK, error) != NULL;
}

/* From who delivers to the first step that builds; without one, that designs. */
static gboolean
fix_feedback_change (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *from = first_element (finding, map);
  gboolean builds = from != NULL && first_of_part (map, from->parent, SW_PART_BUILD) != NULL;

  return add_feedback (transaction, from, builds ? SW_PART_BUILD : SW_PART_DESIGN, error);
}

/* What is learned at the end of the row goes back to where it begins. */
static gboolean
fix_feedback_row (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwElement *stream = first_element (finding, sw_transaction_map (transaction)), *from = NULL, *to = NULL;

  if (stream == NULL || stream->kind != SW_KIND_STREAM)
    return no_longer_fits (error);
  sw_for_each_kind (step, stream, SW_KIND_STEP)
    {
      if (sw_element_first_with (stream, SW_KIND_FLOW, SW_ATTR_FROM, step->id) == NULL)
        from = step;
      if (sw_element_first_with (stream, SW_KIND_FLOW, SW_ATTR_TO, step->id) == NULL)
        to = step;
    }
  if (from == NULL || to == NULL)
    return no_longer_fits (error);
  return sw_edit_connect (transaction, from, to, SW_KIND_FEEDBACK, error) != NULL;
}

static gboolean
fix_automated (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwElement *flow = first_element (finding, sw_transaction_map (transaction));

  if (flow == NULL || flow->kind != SW_KIND_FLOW)
    return no_longer_fits (error);
  return sw_transaction_set (transaction, flow, SW_ATTR_MODE, "automated", error);
}

static SwAttr
dangling_attribute (SwMap *map, const SwElement *element)
{
  const char *team = element->kind == SW_KIND_STEP ? sw_element_text (element, SW_ATTR_TEAM) : "";

  return *team != '\0' && sw_map_find_kind (map, team, SW_KIND_TEAM) == NULL ? SW_ATTR_TEAM : SW_ATTR_ORIGIN;
}

static gboolean
fix_reference (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *element = first_element (finding, map);
  SwAttr attr;

  if (element == NULL)
    return no_longer_fits (error);
  if (sw_element_is_edge (element))
    {
      sw_transaction_remove (transaction, element);
      return TRUE;
    }
  attr = g_str_has_suffix (finding->fingerprint, ":team")     ? SW_ATTR_TEAM
         : g_str_has_suffix (finding->fingerprint, ":origin") ? SW_ATTR_ORIGIN
                                                              : dangling_attribute (map, element);
  return sw_transaction_set (transaction, element, attr, NULL, error);
}

static void
set_share (SwTransaction *transaction, SwElement *flow, double share)
{
  g_autofree char *text = NULL;
  char number[32];

  g_ascii_formatd (number, sizeof number, "%.6g", share * 100);
  text = g_strconcat (number, "%", NULL);
  sw_transaction_set (transaction, flow, SW_ATTR_SHARE, text, NULL);
}

/* Who receives the work sends back what is not right, by the feedback that is there or by a new one. All of it cannot
 * come back, or no work would ever go on. */
static gboolean
fix_rework (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *step = first_element (finding, map), *feedback;
  g_autoptr (SwGraph) graph = NULL;
  const SwEdge *edge = NULL;
  double accuracy;
  int to;

  if (step == NULL || step->kind != SW_KIND_STEP)
    return no_longer_fits (error);
  accuracy = sw_element_fraction (step, SW_ATTR_ACCURACY);
  graph = sw_graph_new (map, step->parent);
  to = sw_check_rework (graph, (guint)sw_graph_step (graph, step->id), &edge);
  if (to < 0 || accuracy < 0)
    return no_longer_fits (error);
  feedback =
      edge != NULL ? edge->element : sw_edit_connect (transaction, graph->steps[to], step, SW_KIND_FEEDBACK, error);
  if (feedback == NULL)
    return FALSE;
  set_share (transaction, feedback, MIN (1 - accuracy, 0.99));
  return TRUE;
}

/* Flows without a share divide what the others leave; if nothing is left, or nothing was missing, all are scaled.
 * Hundredths of a percent are kept, and the last flow takes what rounding leaves, so that the sum is exact. */
static void
normalise (SwTransaction *transaction, GPtrArray *flows)
{
  double sum = 0, rest = 1, scale;
  guint open = 0;

  for (guint i = 0; i < flows->len; i++)
    {
      SwElement *flow = g_ptr_array_index (flows, i);
      open += !sw_element_has (flow, SW_ATTR_SHARE);
      sum += MAX (sw_element_fraction (flow, SW_ATTR_SHARE), 0);
    }
  scale = open > 0 && sum < 1 ? 1 : sum > 0 ? 1 / sum : 0;
  for (guint i = 0; i < flows->len; i++)
    {
      SwElement *flow = g_ptr_array_index (flows, i);
      double own = sw_element_fraction (flow, SW_ATTR_SHARE);
      double share = own >= 0 && sum > 0 ? own * scale : open > 0 ? MAX (1 - sum * scale, 0) / open : 1.0 / flows->len;

      share = i + 1 == flows->len ? rest : round (share * 1e4) / 1e4;
      rest -= share;
      set_share (transaction, flow, MAX (share, 0));
    }
}

static gboolean
fix_shares (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  g_autoptr (GPtrArray) flows = g_ptr_array_new ();

  for (guint i = 1; finding->elements[i] != NULL; i++)
    {
      SwElement *flow = sw_map_find_kind (map, finding->elements[i], SW_KIND_FLOW);
      if (flow == NULL)
        return no_longer_fits (error);
      g_ptr_array_add (flows, flow);
    }
  if (flows->len == 0)
    return no_longer_fits (error);
  normalise (transaction, flows);
  return TRUE;
}

/* Connections of @kind from the step @from to another one of its stream. Returns: the sum of their shares; NAN if some
 * have none */
static double
shares_out (SwMap *map, SwElement *stream, SwKind kind, const char *from, GPtrArray *list)
{
  double sum = 0;

  sw_for_each_kind (edge, stream, kind)
    {
      const SwElement *to = sw_map_find_kind (map, sw_element_text (edge, SW_ATTR_TO), SW_KIND_STEP);

      if (strcmp (sw_element_text (edge, SW_ATTR_FROM), from) != 0 || to == NULL || to->parent != stream
          || strcmp (to->id, from) == 0)
        continue;
      g_ptr_array_add (list, edge);
      sum += sw_element_has (edge, SW_ATTR_SHARE) ? sw_element_fraction (edge, SW_ATTR_SHARE) : NAN;
    }
  return sum;
}

/* What was one choice of several is rework now: of the others, all items take one. If all would go back, the share says
 * nothing. */
static void
settle_shares (SwTransaction *transaction, SwElement *feedback)
{
  SwMap *map = sw_transaction_map (transaction);
  const char *from = sw_element_text (feedback, SW_ATTR_FROM);
  double own = sw_element_fraction (feedback, SW_ATTR_SHARE), sum, back = 0;
  g_autoptr (GPtrArray) flows = g_ptr_array_new ();
  g_autoptr (GPtrArray) feedbacks = g_ptr_array_new ();

  if (own < 0)
    return;
  sum = shares_out (map, feedback->parent, SW_KIND_FLOW, from, flows);
  if (flows->len > 0 && fabs (sum + own - 1) <= 0.005 + 1e-9)
    normalise (transaction, flows);
  shares_out (map, feedback->parent, SW_KIND_FEEDBACK, from, feedbacks);
  for (guint i = 0; i < feedbacks->len; i++)
    back += MAX (sw_element_fraction (g_ptr_array_index (feedbacks, i), SW_ATTR_SHARE), 0);
  if (back >= 1 - 1e-9)
    sw_transaction_set (transaction, feedback, SW_ATTR_SHARE, NULL, NULL);
}

static gboolean
fix_turn (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *flow = first_element (finding, map);

  if (flow == NULL || flow->kind != SW_KIND_FLOW)
    return no_longer_fits (error);
  if (!sw_edit_turn (transaction, flow, error))
    return FALSE;
  settle_shares (transaction, sw_map_find (map, finding->elements[0]));
  return TRUE;
}

static gboolean
fix_declaration (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwElement *stream = first_element (finding, sw_transaction_map (transaction));

  if (stream == NULL || stream->kind != SW_KIND_STREAM || finding->activities == NULL)
    return no_longer_fits (error);
  return sw_edit_declare (transaction, stream, finding->activities[0], SW_DECLARED_UNKNOWN, NULL, NULL, error);
}

/* All that say the same: what is accepted twice is found once. */
static gboolean
fix_accept (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwElement *stream = first_element (finding, sw_transaction_map (transaction));
  g_autoptr (GPtrArray) unused = g_ptr_array_new ();

  if (stream == NULL || stream->kind != SW_KIND_STREAM)
    return no_longer_fits (error);
  sw_for_each_kind (accept, stream, SW_KIND_ACCEPT)
    {
      g_autofree char *detail =
          g_strdup_printf (":%s@%s", sw_element_text (accept, SW_ATTR_RULE), sw_element_text (accept, SW_ATTR_TARGET));
      if (g_str_has_suffix (finding->fingerprint, detail))
        g_ptr_array_add (unused, accept);
    }
  if (unused->len == 0)
    return no_longer_fits (error);
  for (guint i = 0; i < unused->len; i++)
    sw_transaction_remove (transaction, g_ptr_array_index (unused, i));
  return TRUE;
}

/* A review is a thing of the day on which somebody says that it was done. */
static gboolean
fix_review (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwElement *stream = first_element (finding, sw_transaction_map (transaction));
  g_autofree char *today = sw_date_to_string (sw_date_today ());

  if (stream == NULL || stream->kind != SW_KIND_STREAM)
    return no_longer_fits (error);
  return sw_transaction_set (transaction, stream, SW_ATTR_REVIEWED, today, error);
}

static gboolean
fix_feedback_plan (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  return add_feedback (transaction, first_element (finding, sw_transaction_map (transaction)), SW_PART_PLAN, error);
}

static gboolean
fix_feedback_improve (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  return add_feedback (transaction, first_element (finding, sw_transaction_map (transaction)), SW_PART_IMPROVE, error);
}

/* A team of which no step speaks. */
static gboolean
fix_remove_team (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwElement *team = first_element (finding, sw_transaction_map (transaction));

  if (team == NULL || team->kind != SW_KIND_TEAM)
    return no_longer_fits (error);
  sw_transaction_remove (transaction, team);
  return TRUE;
}

/* The steps @before step @i over flows, or those behind it. */
static GPtrArray *
neighbours (const SwGraph *graph, guint i, gboolean before)
{
  const guint *start = before ? graph->in_start : graph->out_start, *list = before ? graph->in : graph->out;
  GPtrArray *steps = g_ptr_array_new ();

  for (guint k = start[i]; k < start[i + 1]; k++)
    {
      const SwEdge *edge = &graph->edges[list[k]];
      if (sw_edge_is_flow (edge))
        g_ptr_array_add (steps, graph->steps[before ? edge->from : edge->to]);
    }
  return steps;
}

static gboolean
flow_unless_joined (SwTransaction *transaction, SwElement *from, SwElement *to, GError **error)
{
  return sw_edit_join (sw_transaction_map (transaction), from, to, NULL) == SW_JOIN_REFUSED
         || sw_edit_connect (transaction, from, to, SW_KIND_FLOW, error) != NULL;
}

/* Both steps begin behind what came before the first, and what came behind the second waits for both. */
static gboolean
fix_parallel (const SwFinding *finding, SwTransaction *transaction, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *flow = first_element (finding, map), *from, *to;
  g_autoptr (SwGraph) graph = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) behind = NULL;
  gboolean done = TRUE;
  int u, v;

  if (flow == NULL || flow->kind != SW_KIND_FLOW)
    return no_longer_fits (error);
  graph = sw_graph_new (map, flow->parent);
  u = sw_graph_step (graph, sw_element_text (flow, SW_ATTR_FROM));
  v = sw_graph_step (graph, sw_element_text (flow, SW_ATTR_TO));
  if (u < 0 || v < 0)
    return no_longer_fits (error);
  from = graph->steps[u];
  to = graph->steps[v];
  before = neighbours (graph, (guint)u, TRUE);
  behind = neighbours (graph, (guint)v, FALSE);
  sw_transaction_remove (transaction, flow);
  for (guint i = 0; done && i < before->len; i++)
    done = flow_unless_joined (transaction, g_ptr_array_index (before, i), to, error);
  for (guint i = 0; done && i < behind->len; i++)
    done = flow_unless_joined (transaction, from, g_ptr_array_index (behind, i), error);
  return done;
}

gboolean
sw_finding_fix (const SwFinding *finding, const char *fix_id, SwTransaction *transaction, GError **error)
{
  static const struct
  {
    const char *id;
    gboolean (*apply) (const SwFinding *, SwTransaction *, GError **);
  } fixes[] = {
    { "add-feedback", fix_feedback },
    { "add-feedback-plan", fix_feedback_plan },
    { "add-feedback-improve", fix_feedback_improve },
    { "add-improve", fix_add_improve },
    { "turn-into-feedback", fix_turn },
    { "remove-reference", fix_reference },
    { "normalise", fix_shares },
    { "remove-declaration", fix_declaration },
    { "remove-accept", fix_accept },
    { "record-review", fix_review },
    { "add-feedback-change", fix_feedback_change },
    { "add-feedback-row", fix_feedback_row },
    { "add-engage", fix_add_engage },
    { "add-feedback-build", fix_feedback_build },
    { "add-rework", fix_rework },
    { "mark-automated", fix_automated },
    { "remove-team", fix_remove_team },
    { "make-parallel", fix_parallel },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    if (strcmp (fixes[i].id, fix_id) == 0)
      return fixes[i].apply (finding, transaction, error);
  g_set_error (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("“%s” is for a person to do."), fix_id);
  return FALSE;
}

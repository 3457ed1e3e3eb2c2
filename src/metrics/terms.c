#include "metrics/terms.h"

#include "base/id.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const SwGraph *graph;
  const SwFigures *figures;
  SwTerms *terms;
} Making;

/* --- single terms ------------------------------------------------------------------------------------------ */

static void
clear_term (gpointer data)
{
  g_free (((SwTerm *)data)->name);
}

/* @name: (transfer full) */
static SwTerm *
add (Making *making, SwElement *element, char *name, SwTermKind kind, double value)
{
  SwTerm term = { .element = element, .name = name, .kind = kind, .value = value, .times = 1 };

  g_array_append_val (making->terms->terms, term);
  return &g_array_index (making->terms->terms, SwTerm, making->terms->terms->len - 1);
}

static char *
edge_name (const Making *making, const SwElement *edge)
{
  SwMap *map = making->graph->map;
  SwElement *from = sw_map_find (map, sw_element_text (edge, SW_ATTR_FROM));
  SwElement *to = sw_map_find (map, sw_element_text (edge, SW_ATTR_TO));
  g_autofree char *before = from != NULL ? sw_element_title (from) : NULL;
  g_autofree char *behind = to != NULL ? sw_element_title (to) : NULL;

  return sw_text_from_to (before, behind);
}

static gboolean
is_light (const SwElement *step)
{
  return sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES;
}

/* Light steps may lack times. */
static SwTerm *
add_of_step (Making *making, guint i, SwTermKind kind, double value)
{
  SwElement *step = making->graph->steps[i];
  SwTerm *term = add (making, step, sw_element_title (step), kind, value);

  term->missing = isnan (value) && !is_light (step);
  return term;
}

static void
add_of_edge (Making *making, guint e, double times)
{
  SwElement *edge = making->graph->edges[e].element;

  add (making, edge, edge_name (making, edge), SW_TERM_WAIT, making->figures->edges[e].wait.likely)->times = times;
}

static SwTerm *
add_of_stream (Making *making, SwTermKind kind, double value)
{
  SwElement *stream = making->graph->stream;

  return add (making, stream, sw_element_title (stream), kind, value);
}

static guint
step_of (const Making *making, const SwElement *element)
{
  return (guint)sw_graph_step (making->graph, element->id);
}

/* --- figures ----------------------------------------------------------------------------------------------- */

/* Edges have no index by id; those of the way are found by the step that they lead to. */
static guint
edge_of (const Making *making, const SwElement *edge)
{
  const SwGraph *graph = making->graph;
  guint to = (guint)sw_graph_step (graph, sw_element_text (edge, SW_ATTR_TO)), k = graph->in_start[to];

  while (graph->edges[graph->in[k]].element != edge)
    k++;
  return graph->in[k];
}

static void
open_lead (Making *making)
{
  const GPtrArray *path = making->figures->path;

  for (guint p = 0; p < path->len; p++)
    {
      SwElement *element = g_ptr_array_index (path, p);

      if (element->kind != SW_KIND_STEP)
        add_of_edge (making, edge_of (making, element), 1);
      else
        {
          const SwStepFigures *step = &making->figures->steps[step_of (making, element)];

          add_of_step (making, step_of (making, element), SW_TERM_WAIT, step->wait.likely);
          add_of_step (making, step_of (making, element), SW_TERM_PROCESS, step->process.likely);
        }
    }
}

static void
open_process (Making *making)
{
  const GPtrArray *path = making->figures->path;

  for (guint p = 0; p < path->len; p += 2)
    {
      guint i = step_of (making, g_ptr_array_index (path, p));
      add_of_step (making, i, SW_TERM_PROCESS, making->figures->steps[i].process.likely);
    }
}

static void
open_accuracy (Making *making)
{
  const GPtrArray *path = making->figures->path;

  making->terms->op = SW_OPERATOR_PRODUCT;
  for (guint p = 0; p < path->len; p += 2)
    {
      guint i = step_of (making, g_ptr_array_index (path, p));
      double accuracy = sw_element_fraction (making->graph->steps[i], SW_ATTR_ACCURACY);

      add_of_step (making, i, SW_TERM_ACCURACY, accuracy >= 0 ? accuracy : NAN)->missing = FALSE;
    }
}

static void
open_work (Making *making, gboolean by_people)
{
  for (guint i = 0; i < making->graph->n_steps; i++)
    {
      SwTerm *term = add_of_step (making, i, SW_TERM_PROCESS, making->figures->steps[i].process.likely);

      if (by_people)
        term->times = (double)sw_element_integer (making->graph->steps[i], SW_ATTR_PEOPLE, 1);
    }
}

static void
open_efficiency (Making *making)
{
  making->terms->op = SW_OPERATOR_PRODUCT;
  add_of_stream (making, SW_TERM_PROCESS, making->figures->process.likely);
  add_of_stream (making, SW_TERM_LEAD, making->figures->lead.likely)->divides = TRUE;
}

/* Only a Markov chain makes it a sum. */
static void
open_expected (Making *making)
{
  const SwFigures *figures = making->figures;

  if (figures->expected_by != SW_EXPECTED_MARKOV)
    return;
  for (guint i = 0; i < figures->n_steps; i++)
    {
      const SwStepFigures *step = &figures->steps[i];

      if (step->counted <= 0)
        continue;
      add_of_step (making, i, SW_TERM_WAIT, step->wait.likely)->times = step->counted;
      add_of_step (making, i, SW_TERM_PROCESS, step->process.likely)->times = step->counted;
    }
  for (guint e = 0; e < figures->n_edges; e++)
    if (figures->edges[e].counted > 0)
      add_of_edge (making, e, figures->edges[e].counted);
}

static const char *
expected_note (const Making *making)
{
  const SwFigures *figures = making->figures;

  if (figures->expected_by == SW_EXPECTED_MARKOV)
    return _ ("Exact: from an absorbing Markov chain.");
  if (!isnan (figures->expected))
    return _ (
        "From simulated items: work is done in parallel or begins at several steps, and there is no sum for that.");
  if (!figures->any_time)
    return _ ("No time of this stream is known yet.");
  if (figures->n_steps > 0 && isnan (figures->steps[0].visits))
    return _ ("The shares of its connections contradict each other.");
  return _ ("Work is done in parallel or begins at several steps: there is no sum for that.");
}

static void
open_takt (Making *making)
{
  making->terms->op = SW_OPERATOR_PRODUCT;
  add_of_stream (making, SW_TERM_DEMAND, making->figures->demand)->divides = TRUE;
}

static void
open_wip (Making *making)
{
  making->terms->op = SW_OPERATOR_PRODUCT;
  add_of_stream (making, SW_TERM_DEMAND, making->figures->demand);
  add_of_stream (making, SW_TERM_LEAD, making->figures->lead.likely);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const SwTerm *one = a, *other = b;

  if (isnan (one->value) != isnan (other->value))
    return isnan (one->value) ? 1 : -1;
  if (one->value != other->value && !isnan (one->value))
    return one->value > other->value ? -1 : 1;
  return sw_id_compare (one->element->id, other->element->id);
}

static void
open_bottleneck (Making *making)
{
  const SwFigures *figures = making->figures;

  making->terms->op = SW_OPERATOR_GREATEST;
  for (guint i = 0; i < figures->n_steps; i++)
    if (!isnan (figures->demand))
      add_of_step (making, i, SW_TERM_UTILISATION, figures->steps[i].utilisation)->missing = FALSE;
    else if (figures->steps[i].on_path)
      add_of_step (making, i, SW_TERM_LEAD, figures->steps[i].lead.likely)->missing = FALSE;
  g_array_sort (making->terms->terms, compare_terms);
  making->terms->note =
      isnan (figures->demand) ? _ ("Without a demand, by the lead time of the steps on the critical path.") : NULL;
}

/* Between the first step and the last, whose own times don't count. */
static void
open_latency (Making *making, const SwLatency *latency)
{
  for (guint p = 1; latency->path != NULL && p + 1 < latency->path->len; p++)
    {
      SwElement *element = g_ptr_array_index (latency->path, p);

      if (element->kind != SW_KIND_STEP)
        add_of_edge (making, edge_of (making, element), 1);
      else
        {
          guint i = step_of (making, element);
          add_of_step (making, i, SW_TERM_LEAD, making->figures->steps[i].lead.likely)->missing = FALSE;
        }
    }
  if (latency->path == NULL)
    making->terms->note = _ ("No way on which all times are known leads there from a step of support.");
}

/* What is done in steps of no known activity is work too. */
static void
open_activities (Making *making)
{
  const SwFigures *figures = making->figures;
  double other = 0;
  gboolean is_known = FALSE;

  for (guint a = 0; a < figures->n_activities; a++)
    {
      const SwActivityFigures *activity = &figures->activities[a];

      if (activity->steps > 0)
        add (making, NULL, g_strdup (activity->activity->name), SW_TERM_WORK, activity->process)->activity =
            activity->activity;
    }
  for (guint i = 0; i < figures->n_steps; i++)
    if (sw_map_activity (making->graph->map, making->graph->steps[i]) == NULL
        && !isnan (figures->steps[i].process.likely))
      {
        other += figures->steps[i].process.likely;
        is_known = TRUE;
      }
  if (is_known)
    add (making, NULL, g_strdup (_ ("No known activity")), SW_TERM_WORK, other);
}

static void
open_figure (Making *making)
{
  switch (making->terms->id)
    {
    case SW_FIGURE_LEAD:
      open_lead (making);
      break;
    case SW_FIGURE_PROCESS:
      open_process (making);
      break;
    case SW_FIGURE_WORK:
      open_work (making, FALSE);
      break;
    case SW_FIGURE_EFFORT:
      open_work (making, TRUE);
      break;
    case SW_FIGURE_EFFICIENCY:
      open_efficiency (making);
      break;
    case SW_FIGURE_ACCURACY:
      open_accuracy (making);
      break;
    case SW_FIGURE_EXPECTED:
      open_expected (making);
      making->terms->note = expected_note (making);
      break;
    case SW_FIGURE_TAKT:
      open_takt (making);
      break;
    case SW_FIGURE_WIP:
      open_wip (making);
      break;
    case SW_FIGURE_BOTTLENECK:
      open_bottleneck (making);
      break;
    case SW_FIGURE_TO_IMPROVE:
      open_latency (making, &making->figures->to_improve);
      break;
    case SW_FIGURE_TO_PLAN:
      open_latency (making, &making->figures->to_plan);
      break;
    case SW_FIGURE_ACTIVITIES:
      open_activities (making);
      break;
    case SW_FIGURE_UTILISATION:
      g_assert_not_reached ();
    }
}

static SwTerms *
new_terms (SwFigureId id)
{
  SwTerms *terms = g_new0 (SwTerms, 1);

  terms->id = id;
  terms->terms = g_array_new (FALSE, FALSE, sizeof (SwTerm));
  g_array_set_clear_func (terms->terms, clear_term);
  return terms;
}

SwTerms *
sw_terms_new (const SwGraph *graph, const SwFigures *figures, SwFigureId id)
{
  SwTerms *terms = new_terms (id);
  Making making = { graph, figures, terms };

  terms->result = sw_figure_value (figures, id);
  terms->at_least = sw_figure_at_least (figures, id);
  open_figure (&making);
  return terms;
}

SwTerms *
sw_terms_new_utilisation (const SwGraph *graph, const SwFigures *figures, guint i)
{
  SwTerms *terms = new_terms (SW_FIGURE_UTILISATION);
  Making making = { graph, figures, terms };
  const SwElement *step = graph->steps[i];

  terms->op = SW_OPERATOR_PRODUCT;
  terms->result = figures->steps[i].utilisation;
  add_of_step (&making, i, SW_TERM_PROCESS, figures->steps[i].process.likely);
  add_of_step (&making, i, SW_TERM_VISITS, figures->steps[i].visits)->missing = FALSE;
  add_of_stream (&making, SW_TERM_DEMAND, figures->demand);
  add_of_step (&making, i, SW_TERM_PEOPLE, (double)sw_element_integer (step, SW_ATTR_PEOPLE, 1))->divides = TRUE;
  add_of_step (&making, i, SW_TERM_UPTIME, sw_element_fraction (step, SW_ATTR_UPTIME))->divides = TRUE;
  return terms;
}

void
sw_terms_free (SwTerms *terms)
{
  g_array_unref (terms->terms);
  g_free (terms);
}

double
sw_terms_evaluate (const SwTerms *terms)
{
  double value = terms->op == SW_OPERATOR_PRODUCT ? 1 : 0;

  for (guint t = 0; t < terms->terms->len; t++)
    {
      const SwTerm *term = &g_array_index (terms->terms, SwTerm, t);

      if (isnan (term->value))
        continue;
      if (terms->op == SW_OPERATOR_SUM)
        value += term->times * term->value;
      else if (terms->op == SW_OPERATOR_GREATEST)
        value = MAX (value, term->value);
      else
        value = term->divides ? value / term->value : value * term->value;
    }
  return value;
}

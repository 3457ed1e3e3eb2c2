#include "metrics/simulation-private.h"

#include "base/error.h"
#include "metrics/joins.h"
#include "metrics/moves.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a table of which step reaches which meeting may take. */
#define MOST_REACH (256 * 1024 * 1024)

typedef struct
{
  SwSimulationModel *model;
  const SwGraph *graph;
  const SwFigures *figures;
  SwMoves all;     /* of all work */
  SwMoves counted; /* of what is on the way to the outcome */
  gboolean *live;  /* (nullable): by step: an end is reached from it; NULL: everything counts */
} Building;

static gboolean
refuse (GError **error, const char *format, const SwElement *step)
{
  g_autofree char *title = step != NULL ? sw_element_title (step) : NULL;

  g_set_error (error, SW_ERROR, SW_ERROR_CONFLICT, format, title);
  return FALSE;
}

/* --- ways -------------------------------------------------------------------------------------------------- */

/* An estimate that contradicts itself is taken in its right order; what is unknown takes no time. */
static SwSpan
span_for (SwSpan span)
{
  if (isnan (span.likely))
    return (SwSpan){ 0, 0, 0 };
  return (SwSpan){ MIN (MIN (span.least, span.most), span.likely), span.likely,
                   MAX (MAX (span.least, span.most), span.likely) };
}

static gboolean
begin_moves (Building *b, GError **error)
{
  const SwGraph *graph = b->graph;
  g_auto (SwChain) chain = { 0 };

  sw_moves_init (&b->all, graph, NULL);
  if (b->all.unbalanced < graph->n_steps)
    return refuse (error,
                   _ ("The shares at %s contradict each other: those of the flows must add up to 100 %%, and not all "
                      "work may be sent back"),
                   graph->steps[b->all.unbalanced]);
  if (isnan (b->figures->steps[0].visits))
    return refuse (error, _ ("Rework and parallel branches make ever more work; no end can be seen"), NULL);
  sw_chain_init (&chain, graph, g_memdup2 (b->all.chance, (graph->n_edges + 1) * sizeof (double)));
  sw_moves_enter (&b->all, &chain, NULL);
  if (graph->has_marked_end)
    {
      b->live = sw_moves_find_live (graph);
      sw_moves_init (&b->counted, graph, b->live);
    }
  return TRUE;
}

static void
add_ways (Building *b, guint i, gboolean feedback, guint *n)
{
  const SwGraph *graph = b->graph;
  SwModelStep *step = &b->model->steps[i];

  for (guint k = graph->out_start[i]; k < graph->out_start[i + 1]; k++)
    {
      guint e = graph->out[k];
      const SwEdge *edge = &graph->edges[e];

      if (b->all.chance[e] <= 0 || sw_edge_is_flow (edge) == feedback)
        continue;
      b->model->ways[(*n)++] = (SwModelWay){ .to = edge->to,
                                             .feedback = feedback,
                                             .counted = b->live == NULL || b->counted.chance[e] > 0,
                                             .chance = b->all.chance[e],
                                             .wait = span_for (b->figures->edges[e].wait) };
      step->decides |= feedback || (!step->forks && b->all.chance[e] < b->all.on[i]);
    }
}

static void
add_all_ways (Building *b)
{
  SwSimulationModel *model = b->model;
  guint n = 0;

  model->way_start = g_new (guint, model->n_steps + 1);
  model->ways = g_new (SwModelWay, b->graph->n_edges + 1);
  for (guint i = 0; i < model->n_steps; i++)
    {
      model->way_start[i] = n;
      add_ways (b, i, TRUE, &n);
      add_ways (b, i, FALSE, &n);
    }
  model->way_start[model->n_steps] = n;
}

/* --- meetings ---------------------------------------------------------------------------------------------- */

/* Returns: (transfer full): a bit for each step from which flows lead to step @to */
static guint8 *
find_reach (const Building *b, guint to)
{
  const SwGraph *graph = b->graph;
  guint8 *reach = g_new0 (guint8, graph->n_steps / 8 + 1);
  g_autofree guint *stack = g_new (guint, graph->n_steps + 1);
  guint depth = 0;

  stack[depth++] = to;
  while (depth > 0)
    {
      guint i = stack[--depth];

      for (guint k = graph->in_start[i]; k < graph->in_start[i + 1]; k++)
        {
          guint e = graph->in[k], from = graph->edges[e].from;
          guint8 bit = (guint8)(1 << (from % 8));

          if (!sw_edge_is_flow (&graph->edges[e]) || b->all.chance[e] <= 0 || (reach[from / 8] & bit) != 0)
            continue;
          reach[from / 8] |= bit;
          stack[depth++] = from;
        }
    }
  return reach;
}

static gboolean
add_meetings (Building *b, GError **error)
{
  SwSimulationModel *model = b->model;
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (SwMeeting));
  gsize row = model->n_steps / 8 + 1, size = 0;

  if (b->all.parallel)
    g_free (sw_moves_join (&b->all, meetings));
  for (guint k = 0; k < meetings->len; k++)
    {
      SwMeeting meeting = g_array_index (meetings, SwMeeting, k);
      SwModelStep *step = &model->steps[meeting.step];

      if (step->reach == NULL && (size += row) > MOST_REACH)
        return refuse (error, _ ("The stream has too many steps where branches meet"), NULL);
      if (step->reach == NULL)
        step->reach = find_reach (b, meeting.step);
      step->meets = g_renew (guint, step->meets, step->n_forks + 1);
      step->meets[step->n_forks++] = meeting.fork;
    }
  return TRUE;
}

/* --- steps ------------------------------------------------------------------------------------------------- */

static char *
resource_of (const Building *b, const SwElement *step)
{
  const char *id = sw_element_text (step, SW_ATTR_TEAM);
  const SwElement *team = *id != '\0' ? sw_map_find_kind (b->graph->map, id, SW_KIND_TEAM) : NULL;

  return team != NULL ? sw_element_title (team) : g_strdup ("");
}

static void
add_step (Building *b, guint i)
{
  const SwStepFigures *figures = &b->figures->steps[i];
  SwElement *element = b->graph->steps[i];
  gboolean enters = b->all.entering[i] > 0;

  b->model->steps[i] =
      (SwModelStep){ .id = g_strdup (element->id),
                     .title = sw_element_title (element),
                     .resource = resource_of (b, element),
                     .wait = span_for (figures->wait),
                     .process = span_for (figures->process),
                     .visits = figures->visits,
                     .uptime = sw_element_fraction (element, SW_ATTR_UPTIME),
                     .people = (guint)CLAMP (sw_element_integer (element, SW_ATTR_PEOPLE, 1), 1, G_MAXUINT - 1),
                     .enters = enters,
                     .enters_counted = enters && (b->live == NULL || b->live[i]),
                     .forks = b->all.forks[i],
                     .overloaded = figures->utilisation >= 1 };
  b->model->moves += figures->visits;
}

/* Some item must have a way to an end, and no step may stop all work for ever. */
static gboolean
check_steps (const Building *b, GError **error)
{
  gboolean counted = FALSE;

  for (guint i = 0; i < b->model->n_steps; i++)
    {
      const SwModelStep *step = &b->model->steps[i];

      counted |= step->enters_counted;
      if (sw_simulation_model_queues (b->model) && step->visits > 0 && step->process.most > 0 && step->uptime <= 0)
        return refuse (error, _ ("Nothing gets through %s, as its uptime is 0 %%"), b->graph->steps[i]);
    }
  return counted || refuse (error, _ ("No item reaches a step that is an end"), NULL);
}

static void
mark_unmeasured (Building *b)
{
  for (guint i = 0; i < b->figures->unmeasured->len; i++)
    {
      const SwElement *element = g_ptr_array_index (b->figures->unmeasured, i);
      SwModelStep *step = &b->model->steps[sw_graph_step (b->graph, element->id)];

      step->unmeasured = step->visits > 0;
    }
}

static gboolean
build (Building *b, GError **error)
{
  SwSimulationModel *model = b->model;
  const SwGraph *graph = b->graph;

  if (graph->n_steps == 0)
    return refuse (error, _ ("The stream has no steps"), NULL);
  if (!b->figures->any_time)
    return refuse (error, _ ("No time of the stream is known"), NULL);
  if (!begin_moves (b, error))
    return FALSE;
  model->stream = g_strdup (graph->stream->id);
  model->title = sw_element_title (graph->stream);
  model->calendar = *sw_map_calendar (graph->map);
  model->demand = b->figures->demand;
  model->steps = g_new0 (SwModelStep, graph->n_steps);
  model->n_steps = graph->n_steps;
  for (guint i = 0; i < graph->n_steps; i++)
    add_step (b, i);
  mark_unmeasured (b);
  add_all_ways (b);
  return check_steps (b, error) && add_meetings (b, error);
}

SwSimulationModel *
sw_simulation_model_new (const SwGraph *graph, const SwFigures *figures, GError **error)
{
  g_autoptr (SwSimulationModel) model = g_new0 (SwSimulationModel, 1);
  Building b = { .model = model, .graph = graph, .figures = figures };
  gboolean built = build (&b, error);

  sw_moves_clear (&b.all);
  sw_moves_clear (&b.counted);
  g_free (b.live);
  return built ? g_steal_pointer (&model) : NULL;
}

void
sw_simulation_model_free (SwSimulationModel *model)
{
  for (guint i = 0; i < model->n_steps; i++)
    {
      g_free (model->steps[i].id);
      g_free (model->steps[i].title);
      g_free (model->steps[i].resource);
      g_free (model->steps[i].meets);
      g_free (model->steps[i].reach);
    }
  g_free (model->stream);
  g_free (model->title);
  g_free (model->steps);
  g_free (model->way_start);
  g_free (model->ways);
  g_free (model);
}

static gboolean
is_same_span (const SwSpan *a, const SwSpan *b)
{
  return a->least == b->least && a->likely == b->likely && a->most == b->most;
}

/* What a step meets follows from ways and forks. */
static gboolean
is_same_step (const SwModelStep *a, const SwModelStep *b)
{
  return strcmp (a->id, b->id) == 0 && strcmp (a->title, b->title) == 0 && is_same_span (&a->wait, &b->wait)
         && is_same_span (&a->process, &b->process) && a->uptime == b->uptime && a->people == b->people
         && a->enters == b->enters && a->enters_counted == b->enters_counted && a->forks == b->forks
         && a->unmeasured == b->unmeasured;
}

static gboolean
is_same_way (const SwModelWay *a, const SwModelWay *b)
{
  return a->to == b->to && a->feedback == b->feedback && a->counted == b->counted && a->chance == b->chance
         && is_same_span (&a->wait, &b->wait);
}

gboolean
sw_simulation_model_equal (const SwSimulationModel *a, const SwSimulationModel *b)
{
  if (strcmp (a->stream, b->stream) != 0 || a->n_steps != b->n_steps || a->calendar.day != b->calendar.day
      || !(a->demand == b->demand || (isnan (a->demand) && isnan (b->demand))))
    return FALSE;
  for (guint i = 0; i < a->n_steps; i++)
    if (!is_same_step (&a->steps[i], &b->steps[i]) || a->way_start[i + 1] != b->way_start[i + 1])
      return FALSE;
  for (guint w = 0; w < a->way_start[a->n_steps]; w++)
    if (!is_same_way (&a->ways[w], &b->ways[w]))
      return FALSE;
  return TRUE;
}

gboolean
sw_simulation_model_queues (const SwSimulationModel *model)
{
  return !isnan (model->demand);
}

const char *
sw_simulation_model_title (const SwSimulationModel *model, guint step)
{
  return model->steps[step].title;
}

const char *
sw_simulation_model_resource (const SwSimulationModel *model, guint step)
{
  return model->steps[step].resource;
}

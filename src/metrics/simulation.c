#include "metrics/simulation-private.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_randist.h>
#include <math.h>

enum
{
  MOST_ALIVE = 2000000,
  EVENTS_A_LOOK = 4096 /* between two looks at whether to go on */
};
#define MOST_MOVES 2e9
#define NEXT_ITEM 0 /* among events; no token has this number */

double
sw_run_overlap (const SwRun *run, double from, double until)
{
  return MAX (MIN (until, run->until) - MAX (from, run->from), 0);
}

/* --- chance ------------------------------------------------------------------------------------------------ */

/* By inverting the distribution (Law, chapter 8). */
static double
sample_triangle (SwRun *run, const SwSpan *span)
{
  double width = span->most - span->least, u, left;

  if (width <= 0)
    return span->likely;
  u = gsl_rng_uniform (run->random);
  left = (span->likely - span->least) / width;
  return u < left ? span->least + width * sqrt (u * left) : span->most - width * sqrt ((1 - u) * (1 - left));
}

static double
sample (SwRun *run, const SwSpan *span)
{
  switch (run->options->times)
    {
    case SW_TIMES_EXPONENTIAL:
      return span->likely > 0 ? gsl_ran_exponential (run->random, span->likely) : 0;
    case SW_TIMES_LIKELY:
      return span->likely;
    default:
      return sample_triangle (run, span);
    }
}

/* --- events ------------------------------------------------------------------------------------------------ */

/* Token @t goes into its step after @delay. */
static void
go_in (SwRun *run, guint t, double delay)
{
  SwToken *token = sw_run_token (run, t);

  token->state = SW_TOKEN_ARRIVES;
  token->entered = run->now + delay;
  sw_heap_push (&run->events, token->entered + sample (run, &run->model->steps[token->step].wait), t);
}

static void
take_way (SwRun *run, guint t, const SwModelWay *way)
{
  SwToken *token = sw_run_token (run, t);
  double delay = sample (run, &way->wait);

  if (!way->counted)
    sw_run_uncount (run, t);
  token->step = way->to;
  if (way->feedback || token->group == SW_NONE || run->model->steps[way->to].n_forks == 0)
    {
      go_in (run, t, delay);
      return;
    }
  token->state = SW_TOKEN_FLOWS;
  sw_heap_push (&run->events, run->now + delay, t);
}

/* Branches are made before one of them goes, so that the item is on its way to the outcome as long as one is. */
static void
branch_out (SwRun *run, guint t, const SwModelWay *ways, guint n)
{
  guint item = sw_run_token (run, t)->item;
  guint group = sw_run_new_group (run, sw_run_token (run, t)->group, sw_run_token (run, t)->step, n);
  gboolean counted = sw_run_token (run, t)->counted;

  sw_run_token (run, t)->group = group;
  for (guint i = 1; i < n; i++)
    {
      guint branch = sw_run_new_token (run, item, group, counted);

      sw_run_token (run, branch)->step = ways[i].to;
      take_way (run, branch, &ways[i]);
    }
  take_way (run, t, &ways[0]);
}

/* The work of its step is done. */
static void
leave_step (SwRun *run, guint t)
{
  SwToken *token = sw_run_token (run, t);
  const SwModelStep *step = &run->model->steps[token->step];
  const SwModelWay *way = run->model->ways + run->model->way_start[token->step];
  const SwModelWay *end = run->model->ways + run->model->way_start[token->step + 1];
  double u = step->decides ? gsl_rng_uniform (run->random) : 0;
  guint item = token->item, next;

  sw_run_settle (run, t);
  for (; way < end && way->feedback && u >= way->chance; way++)
    u -= way->chance;
  if (way == end)
    sw_run_end_token (run, t);
  else if (step->forks && !way->feedback)
    branch_out (run, t, way, (guint)(end - way));
  else
    {
      for (; way + 1 < end && u >= way->chance; way++)
        u -= way->chance;
      /* The last flow takes what rounding leaves. */
      take_way (run, t, way);
    }
  while ((next = sw_run_release (run, item)) != SW_NONE)
    go_in (run, next, 0);
}

static void
begin_work (SwRun *run, guint t)
{
  SwToken *token = sw_run_token (run, t);
  const SwModelStep *step = &run->model->steps[token->step];
  double work = sample (run, &step->process);

  token->started = run->now;
  sw_heap_push (&run->events, run->now + (run->queues && work > 0 ? work / step->uptime : work), t);
}

static void
come_to_work (SwRun *run, guint t)
{
  SwToken *token = sw_run_token (run, t);
  SwPlace *place = &run->places[token->step];

  token->state = SW_TOKEN_WORKS;
  token->queued = run->now;
  if (!run->queues || place->busy < run->model->steps[token->step].people)
    {
      place->busy++;
      begin_work (run, t);
      return;
    }
  token->next = SW_NONE;
  if (place->first == SW_NONE)
    place->first = t;
  else
    sw_run_token (run, place->last)->next = t;
  place->last = t;
}

static void
end_work (SwRun *run, guint t)
{
  const SwToken *token = sw_run_token (run, t);
  SwPlace *place = &run->places[token->step];
  guint number = sw_run_item (run, token->item)->number;
  double queued = token->started - token->queued;

  place->visits += number >= run->warm_up;
  if (run->queues)
    {
      place->in_step += sw_run_overlap (run, token->entered, run->now);
      place->in_queue += sw_run_overlap (run, token->queued, token->started);
      place->in_use += sw_run_overlap (run, token->started, run->now);
      if (token->queued >= run->from && token->queued <= run->until)
        {
          place->waited += queued;
          sw_tally_add (&place->waits, queued);
        }
    }
  if (run->options->visit != NULL)
    run->options->visit (number, token->step, token->queued, token->started, run->now, run->options->data);
  place->busy--;
  if (place->first != SW_NONE)
    {
      guint next = place->first;

      place->first = sw_run_token (run, next)->next;
      place->busy++;
      begin_work (run, next);
    }
  leave_step (run, t);
}

static double
gap (SwRun *run)
{
  double mean = 1 / run->model->demand;

  return run->options->gaps == SW_GAPS_FIXED ? mean : gsl_ran_exponential (run->random, mean);
}

static void
let_item_in (SwRun *run)
{
  const SwSimulationModel *model = run->model;
  guint item, group = SW_NONE, entrances = 0;

  if (run->arrived == run->warm_up)
    run->from = run->now;
  item = sw_run_new_item (run);
  if (run->arrived == run->options->items)
    run->until = run->now;
  else if (run->queues)
    sw_heap_push (&run->events, run->now + gap (run), NEXT_ITEM);
  for (guint i = 0; i < model->n_steps; i++)
    entrances += model->steps[i].enters;
  if (entrances > 1)
    group = sw_run_new_group (run, SW_NONE, model->n_steps, entrances);
  for (guint i = 0; i < model->n_steps; i++)
    if (model->steps[i].enters)
      {
        guint t = sw_run_new_token (run, item, group, model->steps[i].enters_counted);

        sw_run_token (run, t)->step = i;
        go_in (run, t, 0);
      }
}

static void
happen (SwRun *run, guint t)
{
  guint item, next;

  if (t == NEXT_ITEM)
    {
      let_item_in (run);
      return;
    }
  switch (sw_run_token (run, t)->state)
    {
    case SW_TOKEN_FLOWS:
      item = sw_run_token (run, t)->item;
      if (!sw_run_meet (run, t))
        go_in (run, t, 0);
      while ((next = sw_run_release (run, item)) != SW_NONE)
        go_in (run, next, 0);
      break;
    case SW_TOKEN_ARRIVES:
      come_to_work (run, t);
      break;
    case SW_TOKEN_WORKS:
      end_work (run, t);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* --- the run ----------------------------------------------------------------------------------------------- */

static gboolean
may_go_on (SwRun *run, GCancellable *cancellable, GError **error)
{
  const SwSimulationOptions *options = run->options;
  double expected = options->items * run->model->moves;

  if (options->progress != NULL)
    options->progress ((double)(run->queues ? run->done : run->arrived) / options->items, options->data);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (run->alive > MOST_ALIVE)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_REFUSED,
                   _ ("More than two million pieces of work pile up; let fewer items pass, or mend the step that is "
                      "used by more than 100 %%"));
      return FALSE;
    }
  /* Three events a visit. What goes on far longer than the mean says has no end. */
  if ((double)run->moves > 30 * expected + 1e7)
    {
      g_set_error (error, SW_ERROR, SW_ERROR_REFUSED,
                   _ ("Rework and parallel branches make ever more work; no end can be seen"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
go (SwRun *run, GCancellable *cancellable, GError **error)
{
  SwHeapItem event;

  if (run->queues)
    sw_heap_push (&run->events, gap (run), NEXT_ITEM);
  for (;;)
    {
      if ((run->moves++ % EVENTS_A_LOOK == 0 || run->alive > MOST_ALIVE) && !may_go_on (run, cancellable, error))
        return FALSE;
      if (sw_heap_pop (&run->events, &event))
        {
          run->now = event.key;
          happen (run, event.value);
        }
      else if (run->arrived < run->options->items)
        {
          run->now = 0;
          let_item_in (run);
        }
      else
        return TRUE;
    }
}

static void
run_init (SwRun *run, const SwSimulationModel *model, const SwSimulationOptions *options)
{
  *run = (SwRun){ .model = model,
                  .options = options,
                  .queues = sw_simulation_model_queues (model) && !options->no_queues,
                  .from = INFINITY,
                  .until = INFINITY,
                  .free_item = SW_NONE,
                  .free_token = SW_NONE,
                  .free_group = SW_NONE };
  if (run->queues)
    run->warm_up = MIN ((guint)(options->items * CLAMP (options->warm_up, 0, 1)), options->items - 1);
  run->random = gsl_rng_alloc (gsl_rng_mt19937);
  gsl_rng_set (run->random, options->seed);
  sw_heap_init (&run->events);
  run->leads = g_new0 (double, options->items - run->warm_up);
  run->places = g_new0 (SwPlace, model->n_steps);
  for (guint i = 0; i < model->n_steps; i++)
    run->places[i].first = run->places[i].last = SW_NONE;
  run->items = g_array_new (FALSE, FALSE, sizeof (SwItem));
  run->groups = g_array_new (FALSE, FALSE, sizeof (SwGroup));
  run->tokens = g_array_new (FALSE, TRUE, sizeof (SwToken));
  g_array_set_size (run->tokens, NEXT_ITEM + 1);
}

static void
run_clear (SwRun *run)
{
  for (guint i = 0; i < run->model->n_steps; i++)
    sw_tally_clear (&run->places[i].waits);
  gsl_rng_free (run->random);
  sw_heap_clear (&run->events);
  g_free (run->leads);
  g_free (run->places);
  g_array_unref (run->items);
  g_array_unref (run->tokens);
  g_array_unref (run->groups);
}

SwSimulation *
sw_simulate (const SwSimulationModel *model, const SwSimulationOptions *options, GCancellable *cancellable,
             GError **error)
{
  SwSimulation *simulation = NULL;
  SwRun run;

  g_return_val_if_fail (options->items > 0 && options->items <= SW_SIMULATION_MOST_ITEMS, NULL);

  if (options->items * model->moves > MOST_MOVES)
    {
      g_set_error (
          error, SW_ERROR, SW_ERROR_REFUSED,
          _ ("An item makes %.0f visits on the mean, as it is sent back so often; that is too long for so many "
             "items, let fewer pass"),
          model->moves);
      return NULL;
    }
  run_init (&run, model, options);
  if (go (&run, cancellable, error))
    simulation = sw_simulation_from_run (&run);
  run_clear (&run);
  return simulation;
}

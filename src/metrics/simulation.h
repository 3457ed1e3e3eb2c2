#pragma once

#include "metrics/figures.h"

#include <gio/gio.h>

/*
 * What becomes of a stream when items really pass through it: a simulation of discrete events (Law, Simulation Modeling
 * and Analysis, chapter 1). Times are seconds of working time; NAN is unknown.
 *
 * Items move as visits.h tells. A step's wait and a connection's are plain delays. With a demand, items arrive at its
 * pace, and before the work of a step, which `people` do side by side, there is a queue, first come, first served; an
 * uptime of 80 % makes work take 1 ÷ 0.8 as long there. Without a demand, single items pass, which never wait for each
 * other and meet no downtime. What is unknown takes no time.
 *
 * Branches of a fork are worked on at the same time. A step where they meet begins when all of them have come that are
 * on their way to it; one that is sent back on its way still counts. Batches and changeovers are not simulated.
 */

/** SwGaps: the time between arrivals: exponential, as of many independent askers, or always the same. */
typedef enum
{
  SW_GAPS_EXPONENTIAL,
  SW_GAPS_FIXED
} SwGaps;

/** SwTimes: how long things take: a triangle over least, likely and most; exponential, or always, the likely time. */
typedef enum
{
  SW_TIMES_TRIANGULAR,
  SW_TIMES_EXPONENTIAL,
  SW_TIMES_LIKELY
} SwTimes;

#define SW_SIMULATION_MOST_ITEMS 10000000

/** SwProgressFunc: @done: from 0 to 1. Called now and then by the thread that simulates. */
typedef void (*SwProgressFunc) (double done, gpointer data);

/** SwVisitFunc: @item has been worked on in step @step of the model: since when it queued, when work began and ended.
 * Items count from 0. With a demand, visits come in the order of @end; without, item by item, each from second 0. */
typedef void (*SwVisitFunc) (guint item, guint step, double queued, double start, double end, gpointer data);

/**
 * SwSimulationOptions: begin with %SW_SIMULATION_OPTIONS.
 * @items: 1 to %SW_SIMULATION_MOST_ITEMS
 * @warm_up: the share of items, the first ones, that statistics leave out, as they meet empty queues; without queues
 * none are left out
 * @no_queues: single items in any case
 */
typedef struct
{
  guint items;
  guint seed;
  SwGaps gaps;
  SwTimes times;
  double warm_up;
  gboolean no_queues;
  SwProgressFunc progress;
  SwVisitFunc visit;
  gpointer data; /* of both */
} SwSimulationOptions;

#define SW_SIMULATION_OPTIONS ((SwSimulationOptions){ .items = 10000, .seed = 1, .warm_up = 0.1 })

/**
 * SwSimulatedStep: means over the time from the first item that counts to the last arrival.
 * @visits: a counted item
 * @utilisation, @wip, @queue: share of its people's time in use; items in it, waiting, queueing or worked on; items
 * queueing. NAN without queues
 * @queued, @queued_p95: how long a visit queues, on the mean and at the 95th percentile (within 2 %)
 * @unmeasured: it took less than it should, as a time of it is unknown and it is not light
 * @overloaded: its utilisation is 1 or more by METRICS: the queue never settles, and what is told of it depends on how
 * many items pass
 */
typedef struct
{
  char *id;
  char *title;
  double visits;
  double utilisation;
  double wip;
  double queue;
  double queued;
  double queued_p95;
  gboolean unmeasured;
  gboolean overloaded;
} SwSimulatedStep;

/**
 * SwSimulation:
 * @queues: there was a demand
 * @items, @warm_up: how many counted, how many came before
 * @mean, @deviation, @least, @most, @p50, @p85, @p95: of the lead time of an item, until the outcome leaves
 * @half_width: of the 95 % confidence interval of @mean: with queues by means of @batches batches of successive items
 * (Law, chapter 9), else by independent items (@batches is 0); NAN of one item or batch
 * @throughput: items a second; @wip: items in the stream; NAN without queues
 * @overloaded, @unmeasured: some step is
 * @bin_start, @bin_width, @bins: the histogram of lead times: bin i holds those from @bin_start + i × @bin_width on,
 * less than the next; @above those behind the last bin, about one in a hundred
 */
typedef struct
{
  char *stream;
  char *title;
  SwCalendar calendar;
  SwSimulationOptions options;
  gboolean queues;
  guint items;
  guint warm_up;
  double mean, deviation, least, most, p50, p85, p95;
  double half_width;
  guint batches;
  double throughput;
  double wip;
  gboolean overloaded;
  gboolean unmeasured;
  double bin_start, bin_width;
  guint n_bins;
  guint *bins;
  guint above;
  guint n_steps;
  SwSimulatedStep *steps;
} SwSimulation;

/** sw_simulation_titles: the names of the steps that are overloaded, or, @unmeasured, whose times are not known, with
 * commas between. Returns: (transfer full) */
char *sw_simulation_titles (const SwSimulation *simulation, gboolean unmeasured);

/** SwSimulationModel: a copy of what a simulation needs of a stream; it points nowhere, so that any thread can use it.
 */
typedef struct _SwSimulationModel SwSimulationModel;

/**
 * sw_simulation_model_new: of the stream of @graph, whose figures are @figures.
 * @error: one sentence that tells why it can't be simulated: there are no steps or times, shares contradict each other,
 * work is sent back for ever, nothing gets through a step, or no item reaches an end
 *
 * Returns: (transfer full) (nullable)
 */
SwSimulationModel *sw_simulation_model_new (const SwGraph *graph, const SwFigures *figures, GError **error);
void sw_simulation_model_free (SwSimulationModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSimulationModel, sw_simulation_model_free)

/** sw_simulation_model_equal: whether the same would come out of both. */
gboolean sw_simulation_model_equal (const SwSimulationModel *a, const SwSimulationModel *b);

/** sw_simulation_model_queues: whether there is a demand. sw_simulation_model_title, sw_simulation_model_resource: of
 * step @step its title and the name of its team, "" without. */
gboolean sw_simulation_model_queues (const SwSimulationModel *model);
const char *sw_simulation_model_title (const SwSimulationModel *model, guint step);
const char *sw_simulation_model_resource (const SwSimulationModel *model, guint step);

/**
 * sw_simulate: the same @model and @options give the same result every time, in any thread (random numbers: Mersenne
 * Twister 19937). Memory grows with the number of items by 8 bytes each, and with those that are on their way at a
 * time.
 * @error: %G_IO_ERROR_CANCELLED; or one sentence if it would take more than about two thousand million moves, or more
 * than two million pieces of work pile up
 *
 * Returns: (transfer full) (nullable)
 */
SwSimulation *sw_simulate (const SwSimulationModel *model, const SwSimulationOptions *options,
                           GCancellable *cancellable, GError **error);
void sw_simulation_free (SwSimulation *simulation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSimulation, sw_simulation_free)

/**
 * sw_simulation_expect: the mean lead time of single items that take the likely times: what the expected lead time of
 * METRICS is where items are in several places at a time. It always gives the same. As many items pass as the error
 * asks for, until it is within half a percent, or about two million moves are made.
 * @error_of: (out): half the width of its 95 % confidence interval; 0 if chance plays no part
 *
 * Returns: seconds; NAN with @error set if it is cancelled or can't be found
 */
double
sw_simulation_expect (const SwSimulationModel *model, double *error_of, GCancellable *cancellable, GError **error);

/** sw_figures_simulate_expected: fills in the expected lead time by simulation where @figures lack it for that reason.
 * That takes up to a second. */
void sw_figures_simulate_expected (SwFigures *figures, const SwGraph *graph);

#pragma once

#include "metrics/graph.h"

/* The figures of a stream, as METRICS defines them. Times are seconds of working time. NAN is unknown. */

/**
 * SwStepFigures:
 * @lead, @process: NAN-filled if unknown
 * @on_path: on the critical path
 * @visits: how often one item of the stream's demand is here, rework and choices counted; where a step forks in
 * parallel, each branch gets the whole item. NAN if shares contradict each other (see visits.h)
 * @counted: how often its lead time counts in the expected lead time of the stream; 0 if that is unknown
 * @utilisation: process × visits × demand ÷ (people × uptime) on likely values; 1 is full. NAN if process, demand or
 * visits are unknown, or uptime is 0
 * @wip: items here by Little's law: demand × visits × lead; NAN if one of them is unknown
 */
typedef struct
{
  SwSpan lead;
  SwSpan process;
  SwSpan wait;
  gboolean on_path;
  double visits;
  double counted;
  double utilisation;
  double wip;
} SwStepFigures;

/**
 * SwEdgeFigures:
 * @wait: its wait, else items ÷ demand, else unknown
 * @traversals: how often one item takes it; information feedback: 0; NAN where visits are
 * @counted: how often its wait counts in the expected lead time of the stream; 0 if that is unknown
 */
typedef struct
{
  gboolean known;
  gboolean on_path;
  SwSpan wait;
  double traversals;
  double counted;
} SwEdgeFigures;

/** SwExpectedBy: how the expected lead time was found. Markov is exact; simulation has an error. */
typedef enum
{
  SW_EXPECTED_UNKNOWN,
  SW_EXPECTED_MARKOV,
  SW_EXPECTED_SIMULATION
} SwExpectedBy;

/** sw_expected_by_name: "markov" or "simulation"; NULL for unknown. */
const char *sw_expected_by_name (SwExpectedBy by);

/**
 * SwLatency: how soon what support learns reaches a step that can act on it (see latency.h).
 * @seconds: NAN if no way is known
 * @path: the way: support step, connection, step … (SwElement); NULL if @seconds is NAN
 */
typedef struct
{
  double seconds;
  GPtrArray *path;
} SwLatency;

/**
 * SwActivityFigures: what an activity of the profile takes in a stream.
 * @steps: how many steps it has
 * @process, @lead: sums of their likely times; unknown ones add nothing; NAN if none is known
 * @share: @process ÷ total work; NAN if unknown
 */
typedef struct
{
  const SwActivity *activity;
  guint steps;
  double process;
  double lead;
  double share;
} SwActivityFigures;

/**
 * SwFigures:
 * @lead: longest path by likely, least, most; unknown parts count as nothing and are named in @unmeasured: then it is
 * "at least"
 * @any_time: whether a time is known at all; if not, @lead is NAN
 * @path: the critical path: step, connection, step … (SwElement)
 * @process: process time on the critical path; @work: of all steps; @effort: work × people (person-seconds)
 * @efficiency: process ÷ lead on likely values, NAN if unknown
 * @accuracy: rolled %C&A over the path; NAN if none is known
 * @complete: every step of the path has its times; @process_complete: its process time; @work_complete: the same of all
 * steps. Else what they belong to is "at least". Light steps may lack them
 * @takt: seconds between items, NAN without demand
 * @demand: items a second, NAN if unknown
 * @wip: items in the stream by Little's law; NAN if unknown
 * @unmeasured: steps on which process or wait is unknown (SwElement), in file order, light ones left out
 * @expected: mean lead time of one item with choices and rework: Σ visits × step lead + Σ traversals × connection wait,
 * until the outcome leaves; unknown parts count as nothing. NAN if it is unknown: no time is known at all, shares
 * contradict each other, or @expected_parallel
 * @expected_parallel: a step forks in parallel or items enter at several steps: then @expected is no sum, and takes a
 * simulation to know; sw_figures_simulate_expected() fills it in
 * @expected_error: half the width of its 95 % confidence interval; 0 unless it is simulated
 * @expected_complete: every step in that sum has its times; else @expected is "at least"
 * @bottleneck: index of the step of highest utilisation; without demand, of the step on the critical path with the
 * greatest lead; the earlier id of equals; -1 if unknown or all are 0
 * @to_improve, @to_plan: feedback latency
 * @activities: by index of the profile; none if the map's profile is unknown
 */
typedef struct
{
  SwSpan lead;
  gboolean any_time;
  gboolean complete;
  gboolean process_complete;
  gboolean work_complete;
  GPtrArray *path;
  SwSpan process;
  double work;
  double effort;
  double efficiency;
  double accuracy;
  double takt;
  double demand;
  double wip;
  GPtrArray *unmeasured;
  double expected;
  SwExpectedBy expected_by;
  double expected_error;
  gboolean expected_parallel;
  gboolean expected_complete;
  int bottleneck;
  SwLatency to_improve;
  SwLatency to_plan;
  guint n_activities;
  SwActivityFigures *activities;
  guint n_steps;
  SwStepFigures *steps; /* by index of the graph */
  guint n_edges;
  SwEdgeFigures *edges;
} SwFigures;

/** sw_figures_new: of the stream of @graph, in time near linear in its size. */
SwFigures *sw_figures_new (const SwGraph *graph);
void sw_figures_free (SwFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwFigures, sw_figures_free)

#pragma once

#include "metrics/graph.h"

/* The figures of a stream, as METRICS defines them. Times are seconds of working time. NAN is unknown. */

/** SwStepFigures: @lead, @process: NAN-filled if unknown; @on_path: on the critical path */
typedef struct
{
  SwSpan lead;
  SwSpan process;
  SwSpan wait;
  gboolean on_path;
} SwStepFigures;

typedef struct
{
  gboolean known;
  gboolean on_path;
  SwSpan wait; /* of a connection: its wait, else items ÷ demand, else unknown */
} SwEdgeFigures;

/**
 * SwFigures:
 * @lead: longest path by likely, least, most; unknown parts count as nothing and are named in @unmeasured: then it is
 * "at least"
 * @any_time: whether a time is known at all; if not, @lead is NAN
 * @path: the critical path: step, connection, step … (SwElement)
 * @process: process time on the critical path; @work: of all steps; @effort: work × people (person-seconds)
 * @efficiency: process ÷ lead on likely values, NAN if unknown
 * @accuracy: rolled %C&A over the path; NAN if none is known
 * @complete: every step of the path has its times
 * @takt: seconds between items, NAN without demand
 * @demand: items a second, NAN if unknown
 * @wip: items in the stream by Little's law; NAN if unknown
 * @unmeasured: steps on which process or wait is unknown (SwElement), in file order, light ones left out
 */
typedef struct
{
  SwSpan lead;
  gboolean any_time;
  gboolean complete;
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
  guint n_steps;
  SwStepFigures *steps; /* by index of the graph */
  guint n_edges;
  SwEdgeFigures *edges;
} SwFigures;

/** sw_figures_new: of the stream of @graph, in time linear in its size. */
SwFigures *sw_figures_new (const SwGraph *graph);
void sw_figures_free (SwFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwFigures, sw_figures_free)

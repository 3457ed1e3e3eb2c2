#pragma once

#include "metrics/simulation.h"

/** Simulated: what became of a stream. @simulation: NULL if it can't be simulated; then @reason says why. */
typedef struct
{
  const SwElement *stream;
  SwSimulation *simulation;
  char *reason;
} SwCliSimulated;

/** sw_cli_simulated_text, sw_cli_simulated_json: append the results (SwCliSimulated) of the map called @name. */
void sw_cli_simulated_text (const GArray *results, GString *out);
void sw_cli_simulated_json (const GArray *results, const char *name, const SwSimulationOptions *options, GString *out);

/** sw_cli_gaps_name, sw_cli_times_name: the words of --gaps and --times. */
const char *sw_cli_gaps_name (SwGaps gaps);
const char *sw_cli_times_name (SwTimes times);

/**
 * SwCliLog: an event log of a simulation, a row a visit: case, activity, start, end, resource. It is kept in a file
 * without a name until it is whole. Time is counted by a wall clock from 2026-01-05 on, one second for each of working
 * time. Without queues, each item begins when the one before it has ended.
 */
typedef struct _SwCliLog SwCliLog;

/** sw_cli_log_new: @model must live as long. Errors: %SW_ERROR_IO */
SwCliLog *sw_cli_log_new (const SwSimulationModel *model, GError **error);
void sw_cli_log_free (SwCliLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCliLog, sw_cli_log_free)

/** sw_cli_log_visit: an SwVisitFunc; @log is an SwCliLog. */
void sw_cli_log_visit (guint item, guint step, double queued, double start, double end, gpointer log);

/** sw_cli_log_failed: whether it can't be kept, as there is no space for it. */
gboolean sw_cli_log_failed (const SwCliLog *log);

/** sw_cli_log_finish: Returns: (transfer full) (nullable): all of it; NULL with %SW_ERROR_IO */
GBytes *sw_cli_log_finish (SwCliLog *log, GError **error);

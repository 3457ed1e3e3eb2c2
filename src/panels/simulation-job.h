#pragma once

#include "metrics/simulation.h"

/**
 * SwSimulationJob: a simulation in a thread of its own, so that the window stays alive.
 */
typedef struct _SwSimulationJob SwSimulationJob;

/**
 * SwSimulationJobDone: called in the main loop when it has ended; the job is freed then.
 * @model: (transfer full)
 * @simulation: (transfer full) (nullable): NULL if it failed, as @error says; of sw_simulation_job_expect() too
 * @mean, @half_width: the lead time, seconds
 */
typedef void (*SwSimulationJobDone) (SwSimulationModel *model, SwSimulation *simulation, double mean, double half_width,
                                     const GError *error, gpointer data);

/** sw_simulation_job_start: sw_simulate(). sw_simulation_job_expect: sw_simulation_expect().
 * @model: (transfer full) */
SwSimulationJob *sw_simulation_job_start (SwSimulationModel *model, const SwSimulationOptions *options,
                                          SwSimulationJobDone done, gpointer data);
SwSimulationJob *sw_simulation_job_expect (SwSimulationModel *model, SwSimulationJobDone done, gpointer data);

/** sw_simulation_job_progress: from 0 to 1. */
double sw_simulation_job_progress (const SwSimulationJob *job);

/** sw_simulation_job_model: what it simulates. */
const SwSimulationModel *sw_simulation_job_model (const SwSimulationJob *job);

/** sw_simulation_job_cancel: it ends soon, and is not heard of any more. */
void sw_simulation_job_cancel (SwSimulationJob *job);

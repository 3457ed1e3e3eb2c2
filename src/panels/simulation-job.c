#include "panels/simulation-job.h"

/* Belongs to the task. Of what the thread changes, the main loop reads the progress alone before it has ended. */
struct _SwSimulationJob
{
  SwSimulationModel *model;
  SwSimulationOptions options;
  gboolean expect;
  SwSimulationJobDone done; /* NULL once it is cancelled */
  gpointer data;
  GCancellable *cancellable;
  int permille; /* atomic */
  SwSimulation *simulation;
  double mean, half_width;
  GError *error;
};

static void
job_free (gpointer data)
{
  SwSimulationJob *job = data;

  g_clear_pointer (&job->model, sw_simulation_model_free);
  g_clear_pointer (&job->simulation, sw_simulation_free);
  g_clear_error (&job->error);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
on_progress (double done, gpointer data)
{
  SwSimulationJob *job = data;

  g_atomic_int_set (&job->permille, (int)(done * 1000));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SwSimulationJob *job = data;

  if (job->expect)
    job->mean = sw_simulation_expect (job->model, &job->half_width, cancellable, &job->error);
  else
    job->simulation = sw_simulate (job->model, &job->options, cancellable, &job->error);
  if (job->simulation != NULL)
    {
      job->mean = job->simulation->mean;
      job->half_width = job->simulation->half_width;
    }
  g_task_return_boolean (task, TRUE);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  SwSimulationJob *job = g_task_get_task_data (G_TASK (result));

  if (job->done != NULL)
    job->done (g_steal_pointer (&job->model), g_steal_pointer (&job->simulation), job->mean, job->half_width,
               job->error, job->data);
}

static SwSimulationJob *
start (SwSimulationJob *job)
{
  g_autoptr (GTask) task = NULL;

  job->cancellable = g_cancellable_new ();
  job->options.progress = on_progress;
  job->options.visit = NULL;
  job->options.data = job;
  task = g_task_new (NULL, job->cancellable, on_ended, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
  return job;
}

SwSimulationJob *
sw_simulation_job_start (SwSimulationModel *model, const SwSimulationOptions *options, SwSimulationJobDone done,
                         gpointer data)
{
  SwSimulationJob *job = g_new0 (SwSimulationJob, 1);

  *job = (SwSimulationJob){ .model = model, .options = *options, .done = done, .data = data };
  return start (job);
}

SwSimulationJob *
sw_simulation_job_expect (SwSimulationModel *model, SwSimulationJobDone done, gpointer data)
{
  SwSimulationJob *job = g_new0 (SwSimulationJob, 1);

  *job = (SwSimulationJob){ .model = model, .expect = TRUE, .done = done, .data = data };
  return start (job);
}

double
sw_simulation_job_progress (const SwSimulationJob *job)
{
  return g_atomic_int_get (&job->permille) / 1000.0;
}

const SwSimulationModel *
sw_simulation_job_model (const SwSimulationJob *job)
{
  return job->model;
}

void
sw_simulation_job_cancel (SwSimulationJob *job)
{
  job->done = NULL;
  g_cancellable_cancel (job->cancellable);
}

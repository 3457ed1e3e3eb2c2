#include "cli/simulate.h"

#include "base/number.h"
#include "cli/cli.h"
#include "cli/progress.h"
#include "files/read.h"
#include "metrics/analysis.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

static const char *const gap_words[] = { "exponential", "fixed", NULL };
static const char *const time_words[] = { "triangular", "exponential", "likely", NULL };

const char *
sw_cli_gaps_name (SwGaps gaps)
{
  return gap_words[gaps];
}

const char *
sw_cli_times_name (SwTimes times)
{
  return time_words[times];
}

/* What was typed; the options of GOption point into it. */
typedef struct
{
  char *items, *seed, *stream, *gaps, *times, *log, *format;
  gboolean force;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->items);
  g_free (typed->seed);
  g_free (typed->stream);
  g_free (typed->gaps);
  g_free (typed->times);
  g_free (typed->log);
  g_free (typed->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static volatile sig_atomic_t interrupted;

static void
on_interrupt (int number)
{
  interrupted = 1;
}

typedef struct
{
  const Typed *typed;
  const SwAnalysis *analysis;
  SwSimulationOptions options;
  GCancellable *cancellable;
  SwCliLog *log;
  const char *title; /* of the stream that is simulated */
} Command;

/* --- what was typed ---------------------------------------------------------------------------------------- */

static int
find_word (const char *const *words, const char *text)
{
  for (int i = 0; text != NULL && words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;
  return text == NULL ? 0 : -1;
}

/* Returns: an exit code */
static int
understand (Command *command)
{
  const Typed *typed = command->typed;
  SwSimulationOptions *options = &command->options;
  int gaps = find_word (gap_words, typed->gaps), times = find_word (time_words, typed->times);
  gint64 number;

  if (typed->items != NULL)
    {
      if (!sw_integer_parse (typed->items, 1, SW_SIMULATION_MOST_ITEMS, &number))
        return sw_cli_usage (_ ("the number of items must be a whole number from 1 to %d"), SW_SIMULATION_MOST_ITEMS);
      options->items = (guint)number;
    }
  if (typed->seed != NULL)
    {
      if (!sw_integer_parse (typed->seed, 0, G_MAXUINT, &number))
        return sw_cli_usage (_ ("the seed must be a whole number from 0 to %u"), G_MAXUINT);
      options->seed = (guint)number;
    }
  if (gaps < 0)
    return sw_cli_usage (_ ("the gaps must be exponential or fixed"));
  if (times < 0)
    return sw_cli_usage (_ ("the times must be triangular, exponential or likely"));
  if (typed->format != NULL && strcmp (typed->format, "text") != 0 && strcmp (typed->format, "json") != 0)
    return sw_cli_usage (_ ("the format must be text or json"));
  if (typed->log != NULL && strcmp (typed->log, "-") == 0)
    return sw_cli_usage (_ ("the event log needs a file of its own, as the result goes to standard output"));
  options->gaps = (SwGaps)gaps;
  options->times = (SwTimes)times;
  return SW_EXIT_DONE;
}

/* --- the run ----------------------------------------------------------------------------------------------- */

static void
on_progress (double done, gpointer data)
{
  Command *command = data;
  g_autofree char *text = NULL;

  if (interrupted || (command->log != NULL && sw_cli_log_failed (command->log)))
    g_cancellable_cancel (command->cancellable);
  /* Translators: a stream, and how much of its simulation is done */
  text = g_strdup_printf (_ ("%s: %d %%"), command->title, (int)(done * 100));
  sw_progress_show (text);
}

static void
on_visit (guint item, guint step, double queued, double start, double end, gpointer data)
{
  sw_cli_log_visit (item, step, queued, start, end, ((Command *)data)->log);
}

static void
simulate_stream (Command *command, guint i, GArray *results, GError **error)
{
  const SwAnalysis *analysis = command->analysis;
  SwCliSimulated result = { .stream = analysis->streams[i] };
  g_autoptr (GError) reason = NULL;
  g_autofree char *title = sw_element_title (analysis->streams[i]);
  g_autoptr (SwSimulationModel) model = sw_simulation_model_new (analysis->graphs[i], analysis->figures[i], &reason);

  command->title = title;
  if (model != NULL && command->typed->log != NULL)
    {
      command->log = sw_cli_log_new (model, error);
      if (command->log == NULL)
        return;
      command->options.visit = on_visit;
    }
  if (model != NULL)
    result.simulation = sw_simulate (model, &command->options, command->cancellable, &reason);
  sw_progress_end ();
  if (result.simulation == NULL && reason->domain == G_IO_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return;
    }
  if (result.simulation == NULL)
    result.reason = g_strdup (reason->message);
  g_array_append_val (results, result);
}

static void
clear_result (gpointer data)
{
  SwCliSimulated *result = data;

  g_clear_pointer (&result->simulation, sw_simulation_free);
  g_free (result->reason);
}

/* The log first: who reads the result can rely on it. Returns: an exit code */
static int
write_log (Command *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (command->log == NULL)
    return SW_EXIT_DONE;
  bytes = sw_cli_log_finish (command->log, &error);
  return bytes != NULL ? sw_cli_write (command->typed->log, bytes, command->typed->force)
                       : sw_cli_fail (error, SW_EXIT_OUTPUT);
}

static int
print (Command *command, const GArray *results, const char *name)
{
  g_autoptr (GString) out = g_string_new (NULL);
  int code;

  if (g_strcmp0 (command->typed->format, "json") == 0)
    sw_cli_simulated_json (results, name, &command->options, out);
  else
    sw_cli_simulated_text (results, out);
  code = sw_cli_print (out->str, out->len);
  for (guint i = 0; i < results->len && code == SW_EXIT_DONE; i++)
    if (g_array_index (results, SwCliSimulated, i).simulation == NULL)
      code = SW_EXIT_FINDINGS;
  return code;
}

static int
simulate (Command *command, const char *name, int only)
{
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (SwCliSimulated));
  g_autoptr (GError) error = NULL;
  struct sigaction action = { .sa_handler = on_interrupt };
  int code;

  g_array_set_clear_func (results, clear_result);
  /* A second Ctrl+C ends the program at once. */
  action.sa_flags = (int)SA_RESETHAND;
  sigaction (SIGINT, &action, NULL);
  for (guint i = 0; i < command->analysis->n_streams && error == NULL; i++)
    if (only < 0 || only == (int)i)
      simulate_stream (command, i, results, &error);
  if (interrupted)
    {
      g_printerr (_ ("streamwright-cli: stopped; nothing was written\n"));
      return SW_EXIT_STOPPED;
    }
  /* The run is cancelled too where the log can't be kept, and the log says why. */
  if (error != NULL && error->domain != G_IO_ERROR)
    return sw_cli_fail (error, SW_EXIT_OUTPUT);
  code = write_log (command);
  return code != SW_EXIT_DONE ? code : print (command, results, name);
}

int
sw_cli_simulate (int argc, char **argv)
{
  g_auto (Typed) typed = { 0 };
  const GOptionEntry entries[] = {
    { "items", 'n', 0, G_OPTION_ARG_STRING, &typed.items, N_ ("How many items arrive; 10000 if not given"), N_ ("N") },
    { "seed", 's', 0, G_OPTION_ARG_STRING, &typed.seed, N_ ("The same seed gives the same result; 1 if not given"),
      N_ ("N") },
    { "stream", 0, 0, G_OPTION_ARG_STRING, &typed.stream, N_ ("Only this stream"), N_ ("ID") },
    { "gaps", 0, 0, G_OPTION_ARG_STRING, &typed.gaps, N_ ("How items arrive: exponential or fixed"), N_ ("GAPS") },
    { "times", 0, 0, G_OPTION_ARG_STRING, &typed.times, N_ ("How times vary: triangular, exponential or likely"),
      N_ ("TIMES") },
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &typed.log, N_ ("Write an event log as CSV"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &typed.force, N_ ("Replace an event log that exists"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &typed.format, N_ ("text or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  g_autoptr (SwAnalysis) analysis = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *name = NULL;
  Command command = { .typed = &typed, .options = SW_SIMULATION_OPTIONS, .cancellable = cancellable };
  int code, only = -1;

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE"),
                     _ ("Lets items pass through the streams of a map, and prints how long they take and where they "
                        "queue; times in JSON are seconds of working time.")))
    return SW_EXIT_USAGE;
  if (argc != 2)
    return sw_cli_usage (_ ("simulate needs one file"));
  code = understand (&command);
  if (code != SW_EXIT_DONE)
    return code;
  if (typed.log != NULL && !sw_cli_may_write (typed.log, typed.force))
    return SW_EXIT_OUTPUT;
  map = sw_map_read_file (argv[1], NULL, &error);
  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  analysis = sw_analysis_new (map);
  only = typed.stream != NULL ? sw_analysis_stream (analysis, typed.stream) : -1;
  if (typed.stream != NULL && only < 0)
    return sw_cli_usage (_ ("there is no stream “%s”"), typed.stream);
  if (typed.log != NULL && only < 0 && analysis->n_streams > 1)
    return sw_cli_usage (_ ("an event log is of one stream; name it with --stream"));
  name = g_filename_display_name (argv[1]);
  command.analysis = analysis;
  command.options.progress = on_progress;
  command.options.data = &command;
  code = simulate (&command, name, only);
  g_clear_pointer (&command.log, sw_cli_log_free);
  return code;
}

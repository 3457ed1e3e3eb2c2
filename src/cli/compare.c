#include "cli/compare.h"

#include "cli/cli.h"
#include "files/read.h"
#include "metrics/simulation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *from, *to, *format;
} Options;

gboolean
sw_maps_compared_is_equal (const SwMapsCompared *compared)
{
  for (guint i = 0; i < compared->streams->len; i++)
    if (!sw_comparison_is_equal (g_ptr_array_index (compared->streams, i)))
      return FALSE;
  return compared->maps->len == 0 && compared->added->len == 0 && compared->removed->len == 0;
}

static int
print (const SwMapsCompared *compared, const char *format)
{
  g_autoptr (GString) out = g_string_new (NULL);
  int code;

  if (g_strcmp0 (format, "json") == 0)
    sw_cli_compare_json (compared, out);
  else
    sw_cli_compare_text (compared, out);
  code = sw_cli_print (out->str, out->len);
  if (code != SW_EXIT_DONE)
    return code;
  return sw_maps_compared_is_equal (compared) ? SW_EXIT_DONE : SW_EXIT_FINDINGS;
}

static void
compared_init (SwMapsCompared *compared, const char *from, const char *to)
{
  compared->from_name = g_filename_display_name (from);
  compared->to_name = g_filename_display_name (to);
  compared->maps = NULL;
  compared->streams = g_ptr_array_new_with_free_func ((GDestroyNotify)sw_comparison_free);
  compared->added = g_ptr_array_new ();
  compared->removed = g_ptr_array_new ();
}

static void
compared_clear (SwMapsCompared *compared)
{
  g_free (compared->from_name);
  g_free (compared->to_name);
  g_ptr_array_unref (compared->maps);
  g_ptr_array_unref (compared->streams);
  g_ptr_array_unref (compared->added);
  g_ptr_array_unref (compared->removed);
}

/* The expected lead time is simulated where nothing else tells it, as in metrics. */
static void
add_comparison (SwMapsCompared *compared, const SwAnalysis *before, int from, const SwAnalysis *after, int to)
{
  sw_figures_simulate_expected (before->figures[from], before->graphs[from]);
  sw_figures_simulate_expected (after->figures[to], after->graphs[to]);
  g_ptr_array_add (compared->streams, sw_comparison_new (before, (guint)from, after, (guint)to));
}

/* --- two streams of a map ---------------------------------------------------------------------------------- */

static int
compare_streams (const char *path, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);
  g_autoptr (SwAnalysis) analysis = NULL;
  const char *const wanted[] = { options->from, options->to };
  int streams[2], code;
  SwMapsCompared compared;

  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  analysis = sw_analysis_new (map);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      streams[i] = sw_analysis_stream (analysis, wanted[i]);
      if (streams[i] < 0)
        return sw_cli_usage (_ ("%s has no stream “%s”"), path, wanted[i]);
    }
  compared_init (&compared, path, path);
  compared.maps = g_ptr_array_new ();
  add_comparison (&compared, analysis, streams[0], analysis, streams[1]);
  code = print (&compared, options->format);
  compared_clear (&compared);
  return code;
}

/* --- two maps ---------------------------------------------------------------------------------------------- */

static int
compare_maps (const char *from_path, const char *to_path, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) from = sw_map_read_file (from_path, NULL, &error);
  g_autoptr (SwMap) to = from != NULL ? sw_map_read_file (to_path, NULL, &error) : NULL;
  g_autoptr (SwAnalysis) before = NULL, after = NULL;
  g_autoptr (GArray) pairs = NULL;
  SwMapsCompared compared;
  int code;

  if (to == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  before = sw_analysis_new (from);
  after = sw_analysis_new (to);
  compared_init (&compared, from_path, to_path);
  compared.maps = sw_compare_maps (from, to);
  pairs = sw_pair_streams (before, after);
  for (guint i = 0; i < pairs->len; i++)
    {
      const SwStreamPair *pair = &g_array_index (pairs, SwStreamPair, i);

      if (pair->from < 0)
        g_ptr_array_add (compared.added, after->streams[pair->to]);
      else if (pair->to < 0)
        g_ptr_array_add (compared.removed, before->streams[pair->from]);
      else
        add_comparison (&compared, before, pair->from, after, pair->to);
    }
  code = print (&compared, options->format);
  compared_clear (&compared);
  return code;
}

/* --- running ----------------------------------------------------------------------------------------------- */

static int
run_compare (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_ ("The stream to start from"), N_ ("STREAM") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_ ("The stream to set against it"), N_ ("STREAM") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, N_ ("text or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  gboolean two_streams;

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE | OLD NEW"),
                     _ ("Tells what differs between two streams of a map, or between two maps.\n"
                        "Exit status: 0 no difference, 1 a difference.")))
    return SW_EXIT_USAGE;
  two_streams = options->from != NULL && options->to != NULL;
  if (two_streams ? argc != 2 : argc != 3 || options->from != NULL || options->to != NULL)
    return sw_cli_usage (_ ("compare needs one file with --from and --to, or two files"));
  if (options->format != NULL && strcmp (options->format, "text") != 0 && strcmp (options->format, "json") != 0)
    return sw_cli_usage (_ ("the format must be text or json"));
  if (two_streams)
    return compare_streams (argv[1], options);
  if (strcmp (argv[1], "-") == 0 && strcmp (argv[2], "-") == 0)
    return sw_cli_usage (_ ("only one of the two maps can be standard input"));
  return compare_maps (argv[1], argv[2], options);
}

int
sw_cli_compare (int argc, char **argv)
{
  Options options = { 0 };
  int code = run_compare (argc, argv, &options);

  g_free (options.from);
  g_free (options.to);
  g_free (options.format);
  return code;
}

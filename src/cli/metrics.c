#include "cli/metrics.h"

#include "cli/cli.h"

#include "files/read.h"
#include "metrics/simulation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

int
sw_cli_metrics (int argc, char **argv)
{
  g_autofree char *format = NULL;
  gboolean terms = FALSE;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("text, csv or json"), N_ ("FORMAT") },
    { "terms", 't', 0, G_OPTION_ARG_NONE, &terms, N_ ("Show what each figure is made of"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  g_autoptr (SwAnalysis) analysis = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE"),
                     _ ("Prints the figures of a map; times in CSV and JSON are seconds of working time.")))
    return SW_EXIT_USAGE;
  if (argc != 2)
    return sw_cli_usage (_ ("metrics needs one file"));
  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "csv") != 0 && strcmp (format, "json") != 0)
    return sw_cli_usage (_ ("the format must be text, csv or json"));
  if (terms && g_strcmp0 (format, "csv") == 0)
    return sw_cli_usage (_ ("--terms goes with the formats text and json"));
  map = sw_map_read_file (argv[1], NULL, &error);
  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  analysis = sw_analysis_new (map);
  for (guint i = 0; i < analysis->n_streams; i++)
    sw_figures_simulate_expected (analysis->figures[i], analysis->graphs[i]);
  name = g_filename_display_name (argv[1]);
  if (g_strcmp0 (format, "json") == 0)
    sw_cli_metrics_json (analysis, name, terms, out);
  else if (g_strcmp0 (format, "csv") == 0)
    sw_cli_metrics_csv (analysis, name, out);
  else
    sw_cli_metrics_text (analysis, terms, out);
  return sw_cli_print (out->str, out->len);
}

#include "cli/cli.h"

#include "base/date.h"
#include "checks/check.h"
#include "files/read.h"
#include "files/write.h"
#include "layout/layout.h"
#include "render/export.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef GBytes *(*Exporter) (const SwScene *, const SwExportOptions *, GError **);

static Exporter
exporter_for (const char *format, const char *output)
{
  static const struct
  {
    const char *format;
    Exporter run;
  } exporters[] = { { "svg", sw_export_svg }, { "png", sw_export_png }, { "pdf", sw_export_pdf } };
  const char *dot = strrchr (output, '.');
  g_autofree char *name = g_ascii_strdown (format != NULL ? format : dot != NULL ? dot + 1 : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    if (strcmp (exporters[i].format, name) == 0)
      return exporters[i].run;
  return NULL;
}

typedef struct
{
  char *output, *format, *stream, *theme;
  double scale;
  gboolean no_findings, no_ladder, path, scorecard, transparent, embed, force;
} Options;

static int
export_map (SwMap *map, const Options *options, SwThemeId theme, Exporter run)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwReport) report = sw_check (analysis, NULL, sw_date_today ());
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  const char *only[] = { options->stream, NULL };
  SwSceneOptions look = { .theme = sw_theme_get (theme),
                          .findings = !options->no_findings,
                          .ladder = !options->no_ladder,
                          .path = options->path,
                          .scorecard = options->scorecard,
                          .only = options->stream != NULL ? only : NULL };
  g_autoptr (SwScene) scene = sw_scene_new (analysis, layout, report, &look);
  g_autoptr (GBytes) source = options->embed ? sw_map_write (map) : NULL;
  SwExportOptions how = { .scale = options->scale, .transparent = options->transparent, .margin = 24, .embed = source };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = run (scene, &how, &error);

  if (picture == NULL)
    return sw_cli_fail (error, SW_EXIT_OUTPUT);
  return sw_cli_write (options->output, picture, options->force);
}

static int
check_options (const Options *options, int argc, SwThemeId *theme)
{
  if (argc != 2 || options->output == NULL)
    return sw_cli_usage (_ ("export needs one file and -o OUT"));
  if (options->theme != NULL && !sw_theme_from_name (options->theme, theme))
    return sw_cli_usage (_ ("there is no theme “%s”; use light, dark, contrast or print"), options->theme);
  if (!isfinite (options->scale) || options->scale < 0.01 || options->scale > 64)
    return sw_cli_usage (_ ("the scale must be between 0.01 and 64"));
  return SW_EXIT_DONE;
}

static int
run_export (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("The picture to write"), N_ ("OUT") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, N_ ("svg, png or pdf; else by OUT's ending"),
      N_ ("FORMAT") },
    { "stream", 0, 0, G_OPTION_ARG_STRING, &options->stream, N_ ("Only this stream"), N_ ("ID") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options->scale, N_ ("Pixels a unit"), N_ ("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options->theme, N_ ("light, dark, contrast or print"), N_ ("THEME") },
    { "no-findings", 0, 0, G_OPTION_ARG_NONE, &options->no_findings, N_ ("Leave out the findings"), NULL },
    { "no-ladder", 0, 0, G_OPTION_ARG_NONE, &options->no_ladder, N_ ("Leave out the timeline"), NULL },
    { "path", 0, 0, G_OPTION_ARG_NONE, &options->path, N_ ("Light the critical path and the bottleneck"), NULL },
    { "scorecard", 0, 0, G_OPTION_ARG_NONE, &options->scorecard, N_ ("The scorecard of each stream below the map"),
      NULL },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &options->transparent, N_ ("No ground behind the streams"), NULL },
    { "embed", 0, 0, G_OPTION_ARG_NONE, &options->embed, N_ ("Put the map into the SVG or PNG"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options->force, N_ ("Replace a file that exists"), NULL },
    G_OPTION_ENTRY_NULL
  };
  SwThemeId theme = SW_THEME_LIGHT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  Exporter run;

  if (!sw_cli_parse (&argc, &argv, entries, N_ ("FILE"), _ ("Draws a map as SVG, PNG or PDF.")))
    return SW_EXIT_USAGE;
  if (check_options (options, argc, &theme) != SW_EXIT_DONE)
    return SW_EXIT_USAGE;
  run = exporter_for (options->format, options->output);
  if (run == NULL)
    return sw_cli_usage (_ ("the format must be svg, png or pdf"));
  map = sw_map_read_file (argv[1], NULL, &error);
  if (map == NULL)
    return sw_cli_fail (error, SW_EXIT_USAGE);
  if (options->stream != NULL && sw_map_find_kind (map, options->stream, SW_KIND_STREAM) == NULL)
    return sw_cli_usage (_ ("%s has no stream “%s”"), argv[1], options->stream);
  return export_map (map, options, theme, run);
}

int
sw_cli_export (int argc, char **argv)
{
  Options options = { .scale = 1 };
  int code = run_export (argc, argv, &options);

  g_free (options.output);
  g_free (options.format);
  g_free (options.stream);
  g_free (options.theme);
  return code;
}

#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/json.h"
#include "cli/table.h"

#include "checks/heat.h"
#include "files/read.h"
#include "render/export.h"
#include "render/heat-scene.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Titles longer than this would push the figures out of a window of usual width. */
#define WIDEST 40

typedef struct
{
  char *by, *format, *output;
  gboolean force;
} Options;

typedef struct
{
  SwHeatBy by;
  GPtrArray *names;    /* of char: what the maps are called */
  GPtrArray *maps;     /* of SwMap */
  GPtrArray *analyses; /* of SwAnalysis */
  GPtrArray *heats;    /* of SwHeat: one for each activity set */
} Coverage;

/* --- text -------------------------------------------------------------------------------------------------- */

static void
append_table (const Coverage *coverage, const SwHeat *heat, GString *out)
{
  const char *const titles[] = { _ ("Stream"), _ ("Step"), _ ("Practice") };
  gboolean files = coverage->names->len > 1 && coverage->by != SW_HEAT_BY_PRACTICE;
  g_autoptr (SwTable) table = sw_table_new (WIDEST);

  if (files)
    sw_table_add (table, _ ("Map"));
  if (coverage->by == SW_HEAT_BY_STEP)
    sw_table_add (table, _ ("Stream"));
  sw_table_add (table, titles[coverage->by]);
  for (guint i = 0; i < heat->profile->activities->len; i++)
    sw_table_add (table, ((SwActivity *)g_ptr_array_index (heat->profile->activities, i))->short_name);
  sw_table_end (table);
  for (guint r = 0; r < heat->rows->len; r++)
    {
      const SwHeatRow *row = g_ptr_array_index (heat->rows, r);

      if (files)
        sw_table_add_whole (table, g_ptr_array_index (coverage->names, row->map));
      if (row->within != NULL)
        sw_table_add (table, row->within);
      sw_table_add (table, row->title);
      for (guint i = 0; i < row->n_cells; i++)
        {
          g_autofree char *text = sw_heat_cell_short (&row->cells[i]);
          sw_table_add (table, text);
        }
      sw_table_end (table);
    }
  sw_table_append (table, 0, out);
}

static GBytes *
to_text (const Coverage *coverage, GError **error)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < coverage->heats->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_table (coverage, g_ptr_array_index (coverage->heats, i), out);
    }
  return g_string_free_to_bytes (out);
}

/* --- CSV --------------------------------------------------------------------------------------------------- */

static const char *
declared_word (SwDeclared as)
{
  return sw_kind_attr (SW_KIND_DECLARE, SW_ATTR_AS)->words[as];
}

/* Words as in files, so that a program can read them whatever the language. */
static void
add_csv_cell (GString *out, const SwHeatCell *cell)
{
  g_autofree char *count = g_strdup_printf (cell->light ? "%u light" : "%u", cell->steps);

  if (cell->steps > 0)
    sw_csv_add (out, count);
  else
    sw_csv_add (out, cell->missing ? "missing" : declared_word (cell->as));
}

/* Each activity of every activity set has a column; cells of rows of another set stay empty. */
static GBytes *
to_csv (const Coverage *coverage, GError **error)
{
  GString *out = g_string_new (NULL);
  static const char *const heads[] = { "map", "stream", "id", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    sw_csv_add (out, heads[i]);
  for (guint h = 0; h < coverage->heats->len; h++)
    {
      const SwProfile *profile = ((SwHeat *)g_ptr_array_index (coverage->heats, h))->profile;
      for (guint i = 0; i < profile->activities->len; i++)
        sw_csv_add (out, ((SwActivity *)g_ptr_array_index (profile->activities, i))->id);
    }
  sw_csv_end (out);
  for (guint h = 0; h < coverage->heats->len; h++)
    {
      const SwHeat *heat = g_ptr_array_index (coverage->heats, h);
      for (guint r = 0; r < heat->rows->len; r++)
        {
          const SwHeatRow *row = g_ptr_array_index (heat->rows, r);

          sw_csv_add (out, row->id != NULL ? g_ptr_array_index (coverage->names, row->map) : "");
          sw_csv_add (out, row->stream != NULL ? row->stream : "");
          sw_csv_add (out, row->id != NULL ? row->id : "");
          sw_csv_add (out, row->title);
          for (guint other = 0; other < coverage->heats->len; other++)
            {
              const SwProfile *profile = ((SwHeat *)g_ptr_array_index (coverage->heats, other))->profile;
              for (guint i = 0; i < profile->activities->len; i++)
                if (other == h)
                  add_csv_cell (out, &row->cells[i]);
                else
                  sw_csv_add (out, "");
            }
          sw_csv_end (out);
        }
    }
  return g_string_free_to_bytes (out);
}

/* --- JSON -------------------------------------------------------------------------------------------------- */

static void
add_json_cell (JsonBuilder *json, const SwActivity *activity, const SwHeatCell *cell)
{
  json_builder_begin_object (json);
  sw_json_add_text (json, "activity", activity->id);
  sw_json_add_count (json, "steps", cell->steps);
  sw_json_add_flag (json, "light", cell->light);
  sw_json_add_text (json, "declared", cell->as != SW_DECLARED_UNKNOWN ? declared_word (cell->as) : NULL);
  sw_json_add_flag (json, "missing", cell->missing);
  sw_json_add_number (json, "work", cell->work);
  sw_json_add_texts (json, "elements", (const char *const *)cell->ids);
  json_builder_end_object (json);
}

static void
add_json_row (JsonBuilder *json, const Coverage *coverage, const SwHeat *heat, const SwHeatRow *row)
{
  json_builder_begin_object (json);
  sw_json_add_text (json, "map", row->id != NULL ? g_ptr_array_index (coverage->names, row->map) : NULL);
  sw_json_add_text (json, "profile", heat->profile->id);
  sw_json_add_text (json, "stream", row->stream);
  sw_json_add_text (json, "id", row->id);
  sw_json_add_text (json, "title", row->title);
  sw_json_begin_array (json, "cells");
  for (guint i = 0; i < row->n_cells; i++)
    add_json_cell (json, g_ptr_array_index (heat->profile->activities, i), &row->cells[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static GBytes *
to_json (const Coverage *coverage, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  GString *out = g_string_new (NULL);

  json_builder_begin_object (json);
  sw_json_add_text (json, "by", sw_heat_by_name (coverage->by));
  sw_json_begin_array (json, "rows");
  for (guint h = 0; h < coverage->heats->len; h++)
    {
      const SwHeat *heat = g_ptr_array_index (coverage->heats, h);
      for (guint r = 0; r < heat->rows->len; r++)
        add_json_row (json, coverage, heat, g_ptr_array_index (heat->rows, r));
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  sw_json_append (json, out);
  return g_string_free_to_bytes (out);
}

/* --- SVG --------------------------------------------------------------------------------------------------- */

static GBytes *
to_svg (const Coverage *coverage, GError **error)
{
  const SwExportOptions how = { .scale = 1, .margin = 24 };
  const char *const *names = coverage->names->len > 1 ? (const char *const *)coverage->names->pdata : NULL;
  g_autoptr (SwScene) scene = sw_heat_scene_new ((const SwHeat *const *)coverage->heats->pdata, coverage->heats->len,
                                                 coverage->by, names, sw_theme_get (SW_THEME_LIGHT));

  return sw_export_svg (scene, &how, error);
}

/* --- running ----------------------------------------------------------------------------------------------- */

static gboolean
read_map (Coverage *coverage, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);

  if (map == NULL)
    {
      sw_cli_fail (error, SW_EXIT_USAGE);
      return FALSE;
    }
  if (sw_map_profile (map) == NULL)
    {
      sw_cli_usage (_ ("%s: there is no activity set “%s”"), path,
                    sw_element_text (sw_map_root (map), SW_ATTR_PROFILE));
      return FALSE;
    }
  g_ptr_array_add (coverage->names, g_filename_display_name (path));
  g_ptr_array_add (coverage->analyses, sw_analysis_new (map));
  g_ptr_array_add (coverage->maps, g_steal_pointer (&map));
  return TRUE;
}

/* The maps of each activity set make a heat map of their own, whose rows must name the map by its place among all. */
static void
make_heats (Coverage *coverage)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint first = 0; first < coverage->maps->len; first++)
    {
      const SwProfile *profile = sw_map_profile (g_ptr_array_index (coverage->maps, first));
      SwHeat *heat;

      if (!g_hash_table_add (done, (gpointer)profile))
        continue;
      heat = sw_heat_new ((const SwAnalysis *const *)coverage->analyses->pdata + first, coverage->maps->len - first,
                          coverage->by);
      for (guint i = 0; i < heat->rows->len; i++)
        ((SwHeatRow *)g_ptr_array_index (heat->rows, i))->map += first;
      g_ptr_array_add (coverage->heats, heat);
    }
}

typedef GBytes *(*Writer) (const Coverage *coverage, GError **error);

/* What was asked for, or what the ending of the file says, or text. */
static Writer
writer_for (const Options *options)
{
  static const struct
  {
    const char *format;
    Writer run;
  } writers[] = { { "text", to_text }, { "csv", to_csv }, { "json", to_json }, { "svg", to_svg }, { "txt", to_text } };
  const char *dot = options->output != NULL ? strrchr (options->output, '.') : NULL;
  g_autofree char *name = g_ascii_strdown (options->format != NULL ? options->format
                                           : dot != NULL           ? dot + 1
                                                                   : "text",
                                           -1);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (strcmp (writers[i].format, name) == 0)
      return writers[i].run;
  return options->format == NULL ? to_text : NULL;
}

static int
run_coverage (Coverage *coverage, int argc, char **argv, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Writer writer = writer_for (options);
  int code = SW_EXIT_DONE, written;

  if (argc < 2)
    return sw_cli_usage (_ ("coverage needs a file"));
  if (options->by != NULL && !sw_heat_by_from_name (options->by, &coverage->by))
    return sw_cli_usage (_ ("there are no rows by “%s”; use stream, step or practice"), options->by);
  if (writer == NULL)
    return sw_cli_usage (_ ("the format must be text, csv, json or svg"));
  for (int i = 1; i < argc; i++)
    if (!read_map (coverage, argv[i]))
      code = SW_EXIT_USAGE;
  if (coverage->maps->len == 0)
    return code;
  make_heats (coverage);
  bytes = writer (coverage, &error);
  if (bytes == NULL)
    return sw_cli_fail (error, SW_EXIT_OUTPUT);
  written = sw_cli_write (options->output != NULL ? options->output : "-", bytes, options->force);
  return MAX (code, written);
}

int
sw_cli_coverage (int argc, char **argv)
{
  Options options = { 0 };
  Coverage coverage = { .by = SW_HEAT_BY_STREAM };
  const GOptionEntry entries[] = {
    { "by", 'b', 0, G_OPTION_ARG_STRING, &options.by, N_ ("What a row is: stream, step or practice"), N_ ("ROW") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_ ("text, csv, json or svg; else by OUT's ending"),
      N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write"), N_ ("OUT") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Replace a file that exists"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int code = SW_EXIT_USAGE;

  coverage.names = g_ptr_array_new_with_free_func (g_free);
  coverage.maps = g_ptr_array_new_with_free_func (g_object_unref);
  coverage.analyses = g_ptr_array_new_with_free_func ((GDestroyNotify)sw_analysis_free);
  coverage.heats = g_ptr_array_new_with_free_func ((GDestroyNotify)sw_heat_free);
  if (sw_cli_parse (&argc, &argv, entries, N_ ("FILE…"),
                    _ ("Sets the streams, steps or practices of maps against the activities.")))
    code = run_coverage (&coverage, argc, argv, &options);
  g_ptr_array_unref (coverage.heats);
  g_ptr_array_unref (coverage.analyses);
  g_ptr_array_unref (coverage.maps);
  g_ptr_array_unref (coverage.names);
  g_free (options.by);
  g_free (options.format);
  g_free (options.output);
  return code;
}

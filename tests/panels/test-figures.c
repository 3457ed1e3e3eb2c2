/*
 * The totals of a stream are the same wherever they stand: added up from the timeline, in the inspector, on the page
 * Metrics, in what the command line prints in each of its forms, and in an exported SVG.
 */
#include "files/write.h"
#include "metrics/terms.h"
#include "panels/figures-text.h"
#include "render/export.h"

#include "../files/random-streams.h"
#include "../samples.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  SwAnalysis *analysis;
  SwLayout *layout;
  GPtrArray *texts; /* of the SVG, in its order */
  char *printed;    /* by the command line, as text */
  char *csv;
  JsonParser *json;
} Shown;

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  if (strcmp (g_markup_parse_context_get_element (context), "text") == 0)
    g_ptr_array_add (data, g_strndup (text, length));
}

static GPtrArray *
texts_of (const SwAnalysis *analysis, const SwLayout *layout)
{
  static const GMarkupParser parser = { .text = on_text };
  SwSceneOptions look = { .theme = sw_theme_get (SW_THEME_PRINT), .ladder = TRUE };
  SwExportOptions how = { .scale = 1, .margin = 24 };
  g_autoptr (SwScene) scene = sw_scene_new (analysis, layout, NULL, &look);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = sw_export_svg (scene, &how, &error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, texts, NULL);

  g_assert_no_error (error);
  g_markup_parse_context_parse (context, g_bytes_get_data (svg, NULL), (gssize)g_bytes_get_size (svg), &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  return texts;
}

static char *
print (const char *path, const char *format)
{
  const char *argv[] = { g_getenv ("SW_CLI"), "metrics", "--format", format, path, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &out, NULL, &status, &error));
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

static void
shown_make (Shown *shown, SwMap *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  int file = g_file_open_tmp ("streamwright-XXXXXX.vstream", &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  shown->analysis = sw_analysis_new (map);
  shown->layout = sw_layout_new (shown->analysis);
  shown->texts = texts_of (shown->analysis, shown->layout);
  shown->printed = print (path, "text");
  shown->csv = print (path, "csv");
  json = print (path, "json");
  shown->json = json_parser_new ();
  json_parser_load_from_data (shown->json, json, -1, &error);
  g_assert_no_error (error);
  g_unlink (path);
}

static void
shown_clear (Shown *shown)
{
  g_ptr_array_unref (shown->texts);
  g_free (shown->printed);
  g_free (shown->csv);
  g_object_unref (shown->json);
  sw_layout_free (shown->layout);
  sw_analysis_free (shown->analysis);
}

static void
assert_same (double a, double b)
{
  if (isnan (b))
    g_assert_true (isnan (a));
  else
    g_assert_cmpfloat_with_epsilon (a, b, 1e-9 * MAX (1, fabs (b)));
}

/* What the high and the low line of the timeline add up to. */
static void
check_ladder (const SwStreamLayout *at, const SwFigures *figures)
{
  double waits = 0, works = 0;

  g_assert_cmpint (at->has_ladder, ==, figures->any_time && figures->path->len > 0);
  if (!at->has_ladder)
    return;
  for (guint i = 0; i < at->ladder_parts->len; i++)
    {
      const SwLadderPart *part = &g_array_index (at->ladder_parts, SwLadderPart, i);
      if (!isnan (part->seconds))
        *(part->process ? &works : &waits) += part->seconds;
    }
  assert_same (waits + works, figures->lead.likely);
  assert_same (works, isnan (figures->process.likely) ? 0 : figures->process.likely);
}

/* The @n-th line of what was printed that begins with @label holds @value and nothing else. */
static void
check_printed (const char *printed, guint n, const char *label, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (printed, "\n", -1);
  g_autofree char *start = g_strdup_printf ("  %s  ", label);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start) && n-- == 0)
      {
        g_assert_cmpstr (g_strstrip (lines[i] + strlen (start)), ==, strcmp (value, "–") == 0 ? "unknown" : value);
        return;
      }
  g_assert_not_reached ();
}

/* What the page Metrics shows. */
static void
check_page (const SwFigures *figures, SwFigureId id, const SwCalendar *calendar, const char *value)
{
  g_autofree char *shown = sw_figure_format (figures, id, calendar);

  g_assert_cmpstr (shown, ==, strcmp (value, "–") == 0 ? "unknown" : value);
}

static double
number_in (JsonObject *stream, const char *name)
{
  JsonObject *span = json_object_get_object_member (stream, name);

  return json_object_get_null_member (span, "likely") ? NAN : json_object_get_double_member (span, "likely");
}

/* The row of stream @id: map, id, no step, name, no activity, lead time three times, process time three times. */
static void
check_csv (const char *csv, const char *id, const SwFigures *figures)
{
  g_autofree char *start = g_strdup_printf (",%s,,", id);
  const char *row = strstr (csv, start);
  g_autofree char *expected = g_strdup ("");

  g_assert_nonnull (row);
  if (!isnan (figures->lead.likely) && figures->lead.likely == floor (figures->lead.likely)
      && figures->lead.likely < 1e9)
    {
      g_free (expected);
      expected = g_strdup_printf (",%.0f,", figures->lead.likely);
      g_assert_nonnull (strstr (row, expected));
    }
}

static gboolean
svg_says (const GPtrArray *texts, const char *text)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *)texts, text, g_str_equal, NULL);
}

static void
check_stream (const Shown *shown, guint i)
{
  const SwFigures *figures = shown->analysis->figures[i];
  JsonArray *streams =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (shown->json)), "streams");
  JsonObject *stream = json_array_get_object_element (streams, i);
  SwFigureLine lines[SW_N_FIGURE_LINES];
  g_autofree char *lead = NULL, *process = NULL;

  check_ladder (&shown->layout->streams[i], figures);
  sw_figures_lines (figures, sw_map_calendar (shown->analysis->map), lines);
  lead = g_strdup_printf ("LT %s", lines[0].value);
  process = g_strdup_printf ("PT %s", strcmp (lines[1].value, "–") == 0 ? "?" : lines[1].value);
  if (shown->layout->streams[i].has_ladder)
    {
      g_assert_true (svg_says (shown->texts, lead));
      g_assert_true (svg_says (shown->texts, process));
    }
  check_page (figures, SW_FIGURE_LEAD, sw_map_calendar (shown->analysis->map), lines[0].value);
  check_page (figures, SW_FIGURE_PROCESS, sw_map_calendar (shown->analysis->map), lines[1].value);
  check_printed (shown->printed, i, "Lead time", lines[0].value);
  check_printed (shown->printed, i, "Process time", lines[1].value);
  assert_same (number_in (stream, "lead_time"), figures->lead.likely);
  assert_same (number_in (stream, "process_time"), figures->process.likely);
  check_csv (shown->csv, shown->analysis->streams[i]->id, figures);
  for (guint k = 0; k < SW_N_FIGURE_LINES; k++)
    g_free (lines[k].value);
}

static void
check_map (const char *name, SwMap *map, gpointer data)
{
  Shown shown;

  shown_make (&shown, map);
  for (guint i = 0; i < shown.analysis->n_streams; i++)
    check_stream (&shown, i);
  shown_clear (&shown);
}

static void
test_samples (void)
{
  for_each_sample (FALSE, check_map, NULL);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (188);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (SwMap) map = random_streams (rand, 1 + round % 12);
      check_map ("random", map, NULL);
    }
}

/* Worked out in tests/metrics/test-published.c: 1,303,988 s are 23 days of 55,200 s and 34,388 s, which are 9.55 h. */
static void
test_words (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SW_SAMPLES"), "published", "acme-stamping.vstream", NULL);
  g_autofree char *printed = print (path, "text");

  check_printed (printed, 0, "Lead time", "23\u00a0d\u00a010\u00a0h");
  check_printed (printed, 0, "Process time", "3\u00a0min\u00a08\u00a0s");
  check_printed (printed, 0, "Flow efficiency", "0.014\u00a0%");
  check_printed (printed, 0, "Takt", "1\u00a0min");
  check_printed (printed, 0, "Bottleneck", "Assembly #1, 103\u00a0% in use");
  /* Little's law: 1,303,988 s at one each 60 s. */
  check_printed (printed, 0, "Work in progress", "21733");
  check_printed (printed, 2, "Process time", "2\u00a0min\u00a049\u00a0s");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/figures/same-everywhere/samples", test_samples);
  g_test_add_func ("/panels/figures/same-everywhere/random", test_random);
  g_test_add_func ("/panels/figures/published", test_words);
  return g_test_run ();
}

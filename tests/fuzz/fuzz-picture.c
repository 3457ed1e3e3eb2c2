/* Any map that can be read can be measured, checked, laid out and drawn, and its SVG is well-formed. */
#include "../fuzz/fuzz.h"
#include "base/error.h"
#include "files/read.h"
#include "render/export.h"

#include <math.h>

static void
check_well_formed (GBytes *svg)
{
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (svg, &length);

  if (!g_markup_parse_context_parse (context, data, (gssize)length, &error)
      || !g_markup_parse_context_end_parse (context, &error))
    g_error ("the SVG is not well-formed: %s\n%.*s", error->message, (int)length, data);
}

static void
draw (SwMap *map)
{
  g_autoptr (SwAnalysis) analysis = sw_analysis_new (map);
  g_autoptr (SwReport) report = sw_check (analysis, NULL, 2461042);
  g_autoptr (SwLayout) layout = sw_layout_new (analysis);
  SwSceneOptions look = { .theme = sw_theme_get (SW_THEME_LIGHT), .findings = TRUE, .ladder = TRUE };
  g_autoptr (SwScene) scene = sw_scene_new (analysis, layout, report, &look);
  SwExportOptions how = { .scale = 1, .margin = 24 };
  SwRect area = sw_export_area (scene, &how);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = sw_export_svg (scene, &how, &error);

  if (!isfinite (area.x) || !isfinite (area.y) || !isfinite (area.width) || !isfinite (area.height))
    g_error ("the picture has no place");
  if (svg != NULL)
    check_well_formed (svg);
  else if (!g_error_matches (error, SW_ERROR, SW_ERROR_REFUSED))
    g_error ("a map that reads cannot be drawn");
}

int
sw_fuzz_picture (const uint8_t *data, size_t length)
{
  g_autoptr (SwMap) map = sw_map_read ((const char *)data, length, "input", NULL);

  if (map != NULL)
    draw (map);
  return 0;
}

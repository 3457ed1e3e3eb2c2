#pragma once

#include "render/scene.h"

/**
 * SwExportOptions: @scale: pixels a canvas unit (PNG); @transparent: no ground; @margin: canvas units around
 * @embed: (nullable): bytes of the map, held in the SVG or PNG so that it can be opened again
 */
typedef struct
{
  double scale;
  gboolean transparent;
  double margin;
  GBytes *embed;
} SwExportOptions;

/** sw_export_svg, sw_export_png, sw_export_pdf: the picture in memory. Errors: %SW_ERROR_REFUSED if it would be too
 * large, with the greatest scale that fits. */
GBytes *sw_export_svg (const SwScene *scene, const SwExportOptions *options, GError **error);
GBytes *sw_export_png (const SwScene *scene, const SwExportOptions *options, GError **error);
GBytes *sw_export_pdf (const SwScene *scene, const SwExportOptions *options, GError **error);

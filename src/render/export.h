#pragma once

#include "base/embed.h"
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

/** SW_EXPORT_MOST_SIDE, SW_EXPORT_MOST_PIXELS: cairo fails above the first; the second keeps memory and time in bounds.
 */
#define SW_EXPORT_MOST_SIDE 32767
#define SW_EXPORT_MOST_PIXELS 400000000.0

/** sw_export_most_scale: the greatest scale at which a PNG of @area keeps to both. */
double sw_export_most_scale (const SwRect *area);

/** sw_export_area: what the picture shows, in canvas units: the scene with its margin; never empty. */
SwRect sw_export_area (const SwScene *scene, const SwExportOptions *options);

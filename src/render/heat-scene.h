#pragma once

#include "checks/heat.h"
#include "render/scene.h"

/**
 * sw_heat_scene_new:
 * @heats: (array length=n): one table each, below each other
 * @names: (nullable): what to call the maps, by the rows' @map; NULL if there is one map alone
 *
 * A heat map as a picture: a row for each row, a column for each activity, and what the looks of a cell mean. A cell is
 * told by its number, word and outline; colour only adds to it.
 *
 * Returns: (transfer full): it may be used after @heats are gone, but not after the program's activity sets are
 */
SwScene *
sw_heat_scene_new (const SwHeat *const *heats, guint n, SwHeatBy by, const char *const *names, const SwTheme *theme);

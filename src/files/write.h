#pragma once

#include "model/map.h"

/** sw_map_write: the canonical form of @map, as FORMAT describes it. Returns: (transfer full) */
GBytes *sw_map_write (SwMap *map);

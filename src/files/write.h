#pragma once

#include "model/map.h"

/** sw_map_write: the canonical form of @map, as FORMAT describes it. Returns: (transfer full) */
GBytes *sw_map_write (SwMap *map);

/** sw_write_escaped: appends @text as XML character data, or as the inside of an attribute value in double quotes. */
void sw_write_escaped (GString *out, const char *text, gboolean attribute);

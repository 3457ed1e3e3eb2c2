#pragma once

#include "model/map.h"

/**
 * sw_map_search: what says all the words of @typed, in whatever letters: streams, steps, connections and notes by their
 * own texts and by what stands in them (practices, roles, fields, …), steps also by the name of their team.
 *
 * Returns: (transfer full) (element-type SwElement): in map order; none if @typed holds no word
 */
GPtrArray *sw_map_search (SwMap *map, const char *typed);

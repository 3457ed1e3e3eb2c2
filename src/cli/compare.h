#pragma once

#include "metrics/compare.h"

#include <glib.h>

/* What the command compare prints. */

/**
 * SwMapsCompared:
 * @from_name, @to_name: the maps, as they were given
 * @maps: (element-type SwDetail): of the maps themselves
 * @streams: (element-type SwComparison): of streams that both have
 * @added, @removed: (element-type SwElement): streams that only one has
 */
typedef struct
{
  char *from_name;
  char *to_name;
  GPtrArray *maps;
  GPtrArray *streams;
  GPtrArray *added;
  GPtrArray *removed;
} SwMapsCompared;

/** sw_maps_compared_is_equal: whether there is no difference at all. */
gboolean sw_maps_compared_is_equal (const SwMapsCompared *compared);

/** sw_cli_compare_text: for people, in their language. */
void sw_cli_compare_text (const SwMapsCompared *compared, GString *out);

/** sw_cli_compare_json: one object; words and numbers are the same in every language, times are seconds of working
 * time, what is unknown is null. */
void sw_cli_compare_json (const SwMapsCompared *compared, GString *out);

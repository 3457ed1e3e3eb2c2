#pragma once

#include "canvas/document.h"

/**
 * sw_compare_pair: which streams are compared if nobody chose them: the stream of the selection with its future state
 * or its origin; without one, itself. If nothing is selected, the only future state of the map, or else the first one,
 * with its origin; or the first stream with itself.
 * @from, @to: (out): ids, owned by the map; NULL if the map has no stream
 */
void sw_compare_pair (SwDocument *document, const char **from, const char **to);

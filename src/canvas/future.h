#pragma once

#include "canvas/document.h"

/** sw_make_future: makes a future state of the stream called @stream below it, where it covers nothing, as one step of
 * undo, and selects it. Returns: (transfer full): its id; NULL with an error */
char *sw_make_future (SwDocument *document, const char *stream, GError **error);

/** sw_selected_stream: the id of the stream that the selection is, or is in; of the only stream of the map if nothing
 * is selected; else NULL. */
const char *sw_selected_stream (SwDocument *document);

#pragma once

#include "canvas/document.h"

/**
 * sw_quick_apply: makes the steps of a line (see edit/quick-entry.h), as one step of undo: behind the selected step,
 * into the selected flow, at the end of the selected stream, or into a new stream near @x, @y of the canvas. They stand
 * in a row in which no card stands yet; the last one is selected then, so that the next line goes on behind it.
 *
 * Returns: FALSE with an error that says which word can't be understood; the map is then as it was
 */
gboolean sw_quick_apply (SwDocument *document, const char *text, double x, double y, GError **error);

#pragma once

#include "canvas/document.h"

/* What goes through the clipboard: a map that holds what is selected and nothing else. */

/**
 * sw_fragment_copy: a map of the selected streams, steps and notes, with the connections among them and the teams.
 *
 * Returns: (transfer full) (nullable): NULL if none of these is selected
 */
SwMap *sw_fragment_copy (SwDocument *document);

/** sw_fragment_text: for people and programs that know only text: streams, and below them, indented, a line a step with
 * its activity, times, %C&A and team, and a line a note. Returns: (transfer full) */
char *sw_fragment_text (SwMap *fragment);

/**
 * sw_fragment_paste: copies @fragment into the map, as one command, and selects the copies. Steps and notes go into the
 * stream of what is selected, if the fragment has no whole stream and there is one.
 */
gboolean sw_fragment_paste (SwDocument *document, SwMap *fragment, GError **error);

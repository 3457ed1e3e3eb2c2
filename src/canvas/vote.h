#pragma once

#include "canvas/document.h"

/** sw_vote: adds @by votes to each note among @ids, or takes them back, as one step of undo. Returns: FALSE with an
 * error if there is no note among them, or one has not so many votes */
gboolean sw_vote (SwDocument *document, const char *const *ids, int by, GError **error);

/** sw_ideas: the improvements of the map, and other notes that people voted for, most votes first, else in the order of
 * the file. Returns: (transfer container) (element-type SwElement): good until the map changes */
GPtrArray *sw_ideas (SwDocument *document);

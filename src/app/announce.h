#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/*
 * Tells whoever does not see the diagram that a warning or an error came or went while people draw. One sentence is
 * told when the map has been left alone for a moment: what came and went meanwhile is not told, and many at once are
 * counted.
 */

/** sw_announce_grave: Returns: (transfer full): fingerprint → message of each warning and error that nobody accepted */
GHashTable *sw_announce_grave (const SwReport *report);

/** sw_announce_text: what is told when @before became what @report says. Returns: (transfer full) (nullable): NULL if
 * no warning or error came or went */
char *sw_announce_text (GHashTable *before, const SwReport *report);

/**
 * sw_announcer_new: a label that shows nothing and has the role of an alert: GTK 4.8 cannot announce a text, but tells
 * assistive technology each new name of a label.
 */
GtkWidget *sw_announcer_new (void);

/** sw_announcer_set_document: listens to @document; what it says now is not told. @document: (nullable) */
void sw_announcer_set_document (GtkWidget *announcer, SwDocument *document);

#pragma once

#include "canvas/canvas.h"

/* clipboard.c copies, paste.c pastes. */

/** sw_clipboard_copy: offers what is selected to this and other programs: as a map, a PNG, an SVG and text. Returns:
 * FALSE if nothing is selected that could be copied */
gboolean sw_clipboard_copy (GtkWidget *widget, SwDocument *document);

/** SwClipboardTell: tells the person why nothing was pasted. */
typedef void (*SwClipboardTell) (gpointer data, const char *text);

/** sw_clipboard_paste: pastes what is in the clipboard, when it arrives, and brings it into view: a map, also one that
 * a picture holds or that is given as text; else text, whose lines are steps (see edit/quick-entry.h). Files are
 * opened.
 * @data: an object, kept meanwhile */
void sw_clipboard_paste (SwCanvas *canvas, SwDocument *document, SwClipboardTell tell, gpointer data);

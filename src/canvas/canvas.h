#pragma once

#include "canvas/document.h"
#include "canvas/viewport.h"

#include <gtk/gtk.h>

/**
 * SwCanvas: the widget on which a document is drawn and edited.
 *
 * ::message (const char *text): something to tell the person in a toast (why a drop was refused).
 * ::open-finding (const char *element_id, GdkRectangle *where): a badge was activated.
 * ::declare (const char *stream, const char *activity, GdkRectangle *where): a ghost slot was activated.
 * ::zoom-changed (). ::view-changed (): another part of the canvas is in view, or may be: also in the middle of an
 * allocation, so that nobody who listens may change a size at once.
 * ::copy (): the selection is wanted in the clipboard; a handler returns whether it is there. ::paste (): what is in
 * the clipboard is wanted in the map.
 *
 * :corner (GtkWidget): what lies over its lower right corner. Where a map or what is brought into view would be under
 * it, room is left for it.
 *
 * Its widget actions, each with its shortcut while the focus is in the canvas: canvas.delete, cut, copy, paste,
 * duplicate, select-all, rename, times, connect, vote, unvote, turn (a flow into a feedback and back), tidy, fold,
 * make-future, align (s), zoom-in, zoom-out, zoom-fit, zoom-normal, add-activity (s), add-note (s). It shows its own
 * context menus.
 */
#define SW_TYPE_CANVAS (sw_canvas_get_type ())
G_DECLARE_FINAL_TYPE (SwCanvas, sw_canvas, SW, CANVAS, GtkWidget)

GtkWidget *sw_canvas_new (void);
void sw_canvas_set_document (SwCanvas *canvas, SwDocument *document);
SwDocument *sw_canvas_document (SwCanvas *canvas);

/** What a card of the palette carries: "activity:ID" or "note:KIND". */
#define SW_CANVAS_DRAG_ACTIVITY "activity:"
#define SW_CANVAS_DRAG_NOTE "note:"

/** sw_canvas_carry: @content is held over the point @x, @y of the widget: what letting go of it there would do is
 * shown. sw_canvas_carry_away: it is held elsewhere, or no longer. sw_canvas_put: it is let go of there. */
void sw_canvas_carry (SwCanvas *canvas, const char *content, double x, double y);
void sw_canvas_carry_away (SwCanvas *canvas);
void sw_canvas_put (SwCanvas *canvas, const char *content, double x, double y);

/** Zoom: 1 is 100 %; kept between 0.05 and 4. */
double sw_canvas_zoom (SwCanvas *canvas);
void sw_canvas_zoom_to (SwCanvas *canvas, double zoom);
void sw_canvas_zoom_by (SwCanvas *canvas, double factor);
void sw_canvas_zoom_fit (SwCanvas *canvas);

/** sw_canvas_seen: the part of the canvas in view, in canvas units. */
SwRect sw_canvas_seen (SwCanvas *canvas);

/** sw_canvas_view, sw_canvas_set_view: which part is in view, to come back to it. */
SwViewport sw_canvas_view (SwCanvas *canvas);
void sw_canvas_set_view (SwCanvas *canvas, const SwViewport *view);

/** sw_canvas_centre: scrolls so that the point @x, @y of the canvas is in the middle of the view. */
void sw_canvas_centre (SwCanvas *canvas, double x, double y);

/** sw_canvas_focus: gives the keys to the canvas, and to what stands for the one selected element. */
void sw_canvas_focus (SwCanvas *canvas);

/** sw_canvas_reveal: scrolls so that these elements are in view. */
void sw_canvas_reveal (SwCanvas *canvas, const char *const *ids);

/** sw_canvas_add_activity: adds a step in the selected stream (after the selected step, connected), or in a new stream.
 * For the keyboard and the palette's activation. */
void sw_canvas_add_activity (SwCanvas *canvas, const char *activity);
void sw_canvas_add_note (SwCanvas *canvas, SwNoteKind kind);

/** sw_canvas_quick_entry: makes the steps that @text speaks of, see canvas/quick.h, and brings them into view. */
gboolean sw_canvas_quick_entry (SwCanvas *canvas, const char *text, GError **error);

/** sw_canvas_rename: begins to edit the name of the selected element in place. */
void sw_canvas_rename (SwCanvas *canvas);

/** sw_canvas_rename_finish: what is being typed in place counts, as before a save. */
void sw_canvas_rename_finish (SwCanvas *canvas);

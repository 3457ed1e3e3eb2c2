#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwInspector: every field of what is selected: a step, flow, feedback, stream, note, the map when nothing is, or what
 * several elements of one kind have in common.
 *
 * ::message (const char *text): something to tell the person in a toast.
 */
#define SW_TYPE_INSPECTOR (sw_inspector_get_type ())
G_DECLARE_FINAL_TYPE (SwInspector, sw_inspector, SW, INSPECTOR, GtkWidget)

GtkWidget *sw_inspector_new (void);

/** sw_inspector_set_document: @document: (transfer none) (nullable) */
void sw_inspector_set_document (SwInspector *inspector, SwDocument *document);

/** sw_inspector_focus: puts the cursor into the field of the attribute called @attr (sw_attr_name()) of what is
 * selected. Returns: FALSE if it has no such field */
gboolean sw_inspector_focus (SwInspector *inspector, const char *attr);

/** sw_inspector_finish: commits what is half typed, as before a save, an export or the end of the window. What cannot
 * be kept is told by ::message. */
void sw_inspector_finish (SwInspector *inspector);

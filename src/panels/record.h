#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * sw_record_measurement: writes what the figures of @stream say today into the map as a measurement, as one step of
 * undo. Figures that are unknown or only "at least" are left out. If one of today says something else, a dialog asks
 * whether to replace it.
 * @parent: what the dialog stands before
 * @tell: called once it is decided, with a sentence on what was recorded or why nothing was. @data: an object, which is
 * kept until then
 */
void sw_record_measurement (GtkWidget *parent, SwDocument *document, const char *stream,
                            void (*tell) (gpointer data, const char *text), gpointer data);

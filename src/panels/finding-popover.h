#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * sw_finding_popover_show: what to do about the findings on one element: each with message, fixes, accept, explain.
 * @parent: the widget that the popover belongs to; @where: in its coordinates
 */
void
sw_finding_popover_show (GtkWidget *parent, SwDocument *document, const char *element_id, const GdkRectangle *where);

/**
 * sw_declare_popover_show: says what becomes of an activity that a stream does not do: still unknown, planned, covered
 * by another stream, or not applicable, with the reason.
 */
void sw_declare_popover_show (GtkWidget *parent, SwDocument *document, const char *stream_id, const char *activity,
                              const GdkRectangle *where);

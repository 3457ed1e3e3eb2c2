#pragma once

#include "canvas/document.h"

#include <gtk/gtk.h>

/**
 * SwProblems: the findings of the document, the gravest first, each with what can be done about it: fix, accept with a
 * reason, declare, explain. Selecting one selects its elements and lights its witness,
 * and what is lit elsewhere is selected here. A bar above filters them, as long as the widget lives.
 *
 * ::reveal (const char *const *ids): bring these elements into view.
 * ::message (const char *text): something to tell the person in a toast.
 */
#define SW_TYPE_PROBLEMS (sw_problems_get_type ())
G_DECLARE_FINAL_TYPE (SwProblems, sw_problems, SW, PROBLEMS, GtkWidget)

GtkWidget *sw_problems_new (void);

/** sw_problems_set_document: @document: (transfer none) (nullable) */
void sw_problems_set_document (SwProblems *problems, SwDocument *document);

/** sw_problems_show: selects the finding called @fingerprint; a filter that hides it is reset. */
void sw_problems_show (SwProblems *problems, const char *fingerprint);

#pragma once

#include "canvas/canvas.h"

/**
 * SwQuickBar: the line in which steps are typed, below the canvas: says what it understands while it is typed, makes
 * the steps on Enter and is empty for the next ones; says what is wrong where it can't be understood, and keeps the
 * text. Escape closes it. Several lines that are pasted into it are a step each.
 */
#define SW_TYPE_QUICK_BAR (sw_quick_bar_get_type ())
G_DECLARE_FINAL_TYPE (SwQuickBar, sw_quick_bar, SW, QUICK_BAR, GtkWidget)

GtkWidget *sw_quick_bar_new (void);

/** sw_quick_bar_set_canvas: @canvas: (transfer none): where the steps go */
void sw_quick_bar_set_canvas (SwQuickBar *bar, SwCanvas *canvas);

/** sw_quick_bar_close: hides it; the keys go to the canvas. */
void sw_quick_bar_close (SwQuickBar *bar);
gboolean sw_quick_bar_is_open (SwQuickBar *bar);

/** sw_quick_bar_open: shows it with the cursor in it. */
void sw_quick_bar_open (SwQuickBar *bar);

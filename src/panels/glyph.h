#pragma once

#include "checks/scorecard.h"
#include "render/theme.h"

#include <gtk/gtk.h>

/*
 * The small pictures of panels, in the shapes and colours of the diagram. They follow the light, dark and high contrast
 * style by themselves. All are decoration: whoever places one says the same in words.
 */

/** sw_glyph_theme: the theme of maps that suits the style on screen now. */
const SwTheme *sw_glyph_theme (void);

/** sw_glyph_new_activity: @activity: (nullable): a profile's, which lives as long as the program; NULL is an unknown
 * one. @size: pixels. */
GtkWidget *sw_glyph_new_activity (const SwActivity *activity, int size);

/** sw_glyph_new_note: a sheet in the colour of its kind. */
GtkWidget *sw_glyph_new_note (SwNoteKind kind, int size);

/** sw_glyph_new_severity: a disc, a triangle or an octagon. */
GtkWidget *sw_glyph_new_severity (SwSeverity severity, int size);

/** sw_glyph_new_signal: a disc, full for good, half for mixed, a ring with a cross for poor, a dotted ring if unknown.
 */
GtkWidget *sw_glyph_new_signal (SwSignalState state, int size);

#pragma once

#include <glib.h>
#include <pango/pango.h>

/*
 * Line breaking for canvas and exports. One breaker serves all of them, so that what is exported is what was seen.
 * Widths are sums of the advances of single characters, measured once by Pango and cached: this is exact enough for
 * cards, and a hundred times faster than a layout a text.
 */

/** SwTextLines: @rtl: the text runs from right to left */
typedef struct
{
  guint count;
  char *line[4];
  gboolean rtl;
} SwTextLines;

/** sw_text_width: the width of @text on one line, in canvas units. */
double sw_text_width (const char *font, const char *text, double size, gboolean bold);

/**
 * sw_text_break: breaks @text into at most @most (up to 4) lines of @width; what does not fit ends in an ellipsis.
 * Newlines count as spaces unless there are several lines.
 */
void sw_text_break (const char *font, const char *text, double size, gboolean bold, double width, guint most,
                    SwTextLines *lines);
void sw_text_lines_clear (SwTextLines *lines);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwTextLines, sw_text_lines_clear)

/** sw_text_ascent: from the top of a line to its baseline, for a font of this size; sw_text_line_height: from line to
 * line. */
double sw_text_ascent (double size);
double sw_text_line_height (double size);

/** sw_text_font: a description for Pango. Returns: (transfer full) */
PangoFontDescription *sw_text_font (const char *font, double size, gboolean bold);

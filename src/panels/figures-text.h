#pragma once

#include "metrics/figures.h"

/** SwFigureLine: a figure of a stream for people. @label, @tip: translated, static; @value: owned; "–" if unknown */
typedef struct
{
  const char *label;
  const char *tip;
  char *value;
} SwFigureLine;

#define SW_N_FIGURE_LINES 8
#define SW_LINE_EXPECTED 5 /* the line of the expected lead time */

/** sw_figures_lines: lead time, process time, efficiency, %C&A, takt, expected lead time and feedback latency of
 * @figures; the caller frees each @value. */
void sw_figures_lines (const SwFigures *figures, const SwCalendar *calendar, SwFigureLine lines[SW_N_FIGURE_LINES]);

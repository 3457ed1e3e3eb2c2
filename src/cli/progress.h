#pragma once

/*
 * Long work shows on a terminal's standard error how far it is. Ctrl+C needs nothing of it: a command writes its output
 * when all is done, whole or not at all.
 */

/** sw_progress_show: overwrites the line that says how far the work is, some times a second at most. */
void sw_progress_show (const char *text);

/** sw_progress_end: takes the line away. */
void sw_progress_end (void);

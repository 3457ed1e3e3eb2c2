#pragma once

#include <gio/gio.h>

/*
 * Long work on a terminal: it shows how far it is on standard error, and ends cleanly at Ctrl+C.
 */

/** sw_interrupt_begin: from now on Ctrl+C is only noted. */
void sw_interrupt_begin (void);

/** sw_interrupt_show: overwrites the line that says how far the work is, on a terminal at most some times a second.
 * Cancels @cancellable if Ctrl+C was pressed. @text: one short line */
void sw_interrupt_show (const char *text, GCancellable *cancellable);

/** sw_interrupt_end: takes the line away. If Ctrl+C was pressed, the process ends as it would have done at once. */
void sw_interrupt_end (void);

#pragma once

/**
 * sw_reachable_init: lets assistive technology work what GTK 4.8 shows to it without any action: rows of lists get
 * “row.activate”, drop-downs and rows with one “choice.next” and “choice.previous”. To be called once, before the first
 * of them is made.
 */
void sw_reachable_init (void);

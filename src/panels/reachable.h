#pragma once

#include <gtk/gtk.h>

/**
 * sw_reachable_init: lets assistive technology work what GTK 4.8 shows to it without any action: rows of lists get
 * “row.activate”, drop-downs and rows with one “choice.next” and “choice.previous”. To be called once, before the first
 * of them is made.
 */
void sw_reachable_init (void);

/**
 * sw_reachable_name_choice: calls a drop-down @name, and its button, which has the keys in its place, @name with what
 * is chosen. Texts of a GtkStringObject are told.
 */
void sw_reachable_name_choice (GtkWidget *drop_down, const char *name);

/** sw_reachable_name_line: calls the line of a list in which @item is shown @name: it has the keys, and not its child.
 */
void sw_reachable_name_line (GtkListItem *item, const char *name);

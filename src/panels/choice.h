#pragma once

#include <gtk/gtk.h>

/*
 * A drop-down of things that have an id, and a count if that matters. The first choice may be all of them; it has no
 * id. Long names are shortened in the button and whole in the list.
 */

/** sw_choice_new: @name: for screen readers and the tooltip. */
GtkWidget *sw_choice_new (const char *name);

/** sw_choices_new: a list that begins with @all, if it is not NULL. Returns: (transfer full) */
GPtrArray *sw_choices_new (const char *all);

/** sw_choices_add: appends a choice of @count things. */
void sw_choices_add (GPtrArray *choices, const char *id, const char *title, guint count);

/** sw_choices_add_title: the same without a count. */
void sw_choices_add_title (GPtrArray *choices, const char *id, const char *title);

/** sw_choice_update: offers @choices. What was chosen stays chosen, or the first if it is not among them. */
void sw_choice_update (GtkWidget *choice, GPtrArray *choices);

/** sw_choice_id: (nullable): NULL for all. Good until the next update. */
const char *sw_choice_id (GtkWidget *choice);

/** sw_choice_select: @id: (nullable) */
void sw_choice_select (GtkWidget *choice, const char *id);

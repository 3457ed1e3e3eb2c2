#pragma once

#include <gtk/gtk.h>

/*
 * Small forms in popovers: a title, what is asked, an error, one button.
 */

/**
 * SwForm:
 * @box: what is asked goes here, from above
 * @focus: (nullable): what has the focus at first and after an error
 */
typedef struct
{
  GtkWidget *popover;
  GtkWidget *box;
  GtkWidget *focus;
  GtkWidget *error;
} SwForm;

/** sw_popover_attach: @popover belongs to @parent until it is closed; then it goes. @where: (nullable) */
void sw_popover_attach (GtkWidget *popover, GtkWidget *parent, const GdkRectangle *where);

/** sw_form_init: @data lives as long as the popover, whose "sw-form" it is. */
void sw_form_init (SwForm *form, const char *title, gpointer data, GDestroyNotify destroy);

GtkWidget *sw_form_add_entry (SwForm *form, const char *name, const char *text);

/** sw_form_end: @callback is called with @data, by the button, and by Enter in an entry. */
void sw_form_end (SwForm *form, const char *button, GCallback callback, gpointer data);

/** sw_form_show: @where: (nullable) */
void sw_form_show (SwForm *form, GtkWidget *parent, const GdkRectangle *where);

void sw_form_show_error (SwForm *form, const char *message);

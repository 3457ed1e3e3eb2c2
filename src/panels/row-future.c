#include "canvas/future.h"
#include "panels/row.h"

#include <glib/gi18n-lib.h>

/* What a stream will be: makes its future state, and sets them against each other. */

static void
on_make (GtkButton *button, SwRow *row)
{
  SwSubject *subject = sw_row_subject (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sw_make_future (subject->document, subject->ids[0], &error);
  const char *ids[] = { id, NULL };

  if (id == NULL)
    sw_row_show_error (row, error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (row), "win.reveal", "^as", ids);
}

static void
refresh (SwRow *row, gpointer data)
{
}

SwRow *
sw_row_new_future (SwSubject *subject)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *make = gtk_button_new_with_label (_ ("Make Future State")),
            *compare = gtk_button_new_with_label (_ ("Compare"));
  SwRow *row;

  gtk_widget_set_tooltip_text (make,
                               _ ("A copy of the stream, each step tied to its origin, to be changed into what it "
                                  "shall become (Ctrl+Shift+F)"));
  gtk_widget_set_tooltip_text (compare, _ ("Set the stream against its future state or its origin"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (compare), "win.compare");
  gtk_box_append (GTK_BOX (box), make);
  gtk_box_append (GTK_BOX (box), compare);
  gtk_widget_add_css_class (box, "sw-finding-buttons");
  row = sw_row_new (subject, NULL, box, TRUE);
  g_signal_connect_object (make, "clicked", G_CALLBACK (on_make), row, 0);
  sw_row_set_handler (row, refresh, NULL, NULL, NULL);
  return row;
}

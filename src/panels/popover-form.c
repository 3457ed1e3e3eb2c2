#include "panels/popover-form.h"

#include "panels/style.h"

/* --- popovers that go when they are closed ----------------------------------------------------------------- */

static void
unparent (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

/* Inside ::closed the popover is still at work. */
static void
on_closed (GtkPopover *popover, gpointer user_data)
{
  g_idle_add_once (unparent, g_object_ref (popover));
}

static void
on_parent_gone (GtkWidget *popover, GtkWidget *parent)
{
  if (gtk_widget_get_parent (popover) == parent)
    gtk_widget_unparent (popover);
}

void
sw_popover_attach (GtkWidget *popover, GtkWidget *parent, const GdkRectangle *where)
{
  gtk_widget_set_parent (popover, parent);
  if (where != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), where);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_gone), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* --- forms ------------------------------------------------------------------------------------------------- */

void
sw_form_init (SwForm *form, const char *title, gpointer data, GDestroyNotify destroy)
{
  sw_panels_style ();
  form->popover = gtk_popover_new ();
  form->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  form->error = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 34, "visible", FALSE,
                              "css-classes", (const char *[]){ "error", "caption", NULL }, NULL);
  g_object_set (form->box, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, "width-request",
                260, NULL);
  gtk_box_append (GTK_BOX (form->box),
                  g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 34,
                                "css-classes", (const char *[]){ "heading", NULL }, NULL));
  gtk_popover_set_child (GTK_POPOVER (form->popover), form->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (form->popover), "sw-form", data, destroy);
}

GtkWidget *
sw_form_add_entry (SwForm *form, const char *name, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (form->box), entry);
  return entry;
}

void
sw_form_end (SwForm *form, const char *name, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_box_append (GTK_BOX (form->box), form->error);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (form->box), button);
  gtk_popover_set_default_widget (GTK_POPOVER (form->popover), button);
  g_signal_connect_swapped (button, "clicked", callback, data);
}

void
sw_form_show (SwForm *form, GtkWidget *parent, const GdkRectangle *where)
{
  sw_popover_attach (form->popover, parent, where);
  if (form->focus != NULL)
    gtk_widget_grab_focus (form->focus);
}

void
sw_form_show_error (SwForm *form, const char *message)
{
  gtk_label_set_label (GTK_LABEL (form->error), message);
  gtk_widget_set_visible (form->error, TRUE);
  if (form->focus != NULL)
    gtk_widget_grab_focus (form->focus);
}

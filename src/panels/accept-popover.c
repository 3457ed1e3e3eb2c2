#include "panels/finding-actions.h"
#include "panels/popover-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SwForm form;
  SwDocument *document;
  char *fingerprint;
  SwFindingAct act;
  GtkWidget *reason;
  GtkWidget *who;
} Acceptance;

static void
acceptance_free (gpointer data)
{
  Acceptance *self = data;

  g_object_unref (self->document);
  g_free (self->fingerprint);
  g_free (self);
}

/* Accepting takes the finding from the list, and with it the button that the popover belongs to. */
static void
on_accept (Acceptance *self)
{
  g_autoptr (GtkWidget) kept = g_object_ref (self->form.popover);
  SwFindingAct act = self->act;
  g_autoptr (GError) error = NULL;

  if (!sw_finding_accept (self->document, self->fingerprint, gtk_editable_get_text (GTK_EDITABLE (self->reason)),
                          gtk_editable_get_text (GTK_EDITABLE (self->who)), &error))
    {
      sw_form_show_error (&self->form, error->message);
      return;
    }
  if (gtk_widget_get_parent (kept) != NULL)
    gtk_popover_popdown (GTK_POPOVER (kept));
  if (act.done != NULL)
    act.done (act.data);
}

/* The person at the computer; "Unknown" is what GLib says where the system knows no name. */
static const char *
person (void)
{
  const char *name = g_get_real_name ();

  return name != NULL && strcmp (name, "Unknown") != 0 ? name : "";
}

void
sw_accept_popover_show (GtkWidget *parent, SwDocument *document, const char *fingerprint, const SwFindingAct *act)
{
  Acceptance *self = g_new0 (Acceptance, 1);

  self->document = g_object_ref (document);
  self->fingerprint = g_strdup (fingerprint);
  self->act = *act;
  sw_form_init (&self->form, _ ("Accept this finding"), self, acceptance_free);
  self->reason = self->form.focus = sw_form_add_entry (&self->form, _ ("Why it may stay as it is"), "");
  self->who = sw_form_add_entry (&self->form, _ ("Who decided that"), person ());
  sw_form_end (&self->form, _ ("Accept"), G_CALLBACK (on_accept), self);
  sw_form_show (&self->form, parent, NULL);
}

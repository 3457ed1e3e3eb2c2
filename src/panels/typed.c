#include "panels/typed.h"

#include "base/error.h"

#include <string.h>

/*
 * @shown: what the map says
 * @refused: (nullable): what was typed and refused; @reason: why
 * @busy: a commit is going on, which refreshes the row
 */
typedef struct
{
  SwRow *row; /* weak: it holds the entry, and may go before it */
  SwTypedCommit commit;
  gpointer data;
  char *shown;
  char *refused;
  char *reason;
  gboolean busy;
} Typed;

static Typed *
typed_of (gpointer entry)
{
  return g_object_get_data (G_OBJECT (entry), "sw-typed");
}

static void
typed_free (gpointer data)
{
  Typed *typed = data;

  g_clear_weak_pointer (&typed->row);
  g_free (typed->shown);
  g_free (typed->refused);
  g_free (typed->reason);
  g_free (typed);
}

static void
set_refused (GtkEditable *entry, const char *text, const char *reason)
{
  Typed *typed = typed_of (entry);

  if (text == NULL && typed->refused == NULL)
    return;
  g_free (typed->refused);
  g_free (typed->reason);
  typed->refused = g_strdup (text);
  typed->reason = g_strdup (reason);
  if (typed->row != NULL)
    sw_row_show_error (typed->row, reason);
  if (text != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

static gboolean
has_focus (GtkEditable *entry)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
set_text (GtkEditable *entry, const char *text)
{
  if (strcmp (gtk_editable_get_text (entry), text) != 0)
    {
      gtk_editable_set_text (entry, text);
      gtk_editable_set_position (entry, has_focus (entry) ? -1 : 0);
    }
}

gboolean
sw_typed_is_changed (GtkEditable *entry)
{
  return strcmp (gtk_editable_get_text (entry), typed_of (entry)->shown) != 0;
}

void
sw_typed_show (GtkEditable *entry, const char *text)
{
  Typed *typed = typed_of (entry);
  gboolean reset = typed->row != NULL && sw_row_is_resetting (typed->row);
  gboolean keep = !reset && !typed->busy && sw_typed_is_changed (entry);

  if (reset)
    set_refused (entry, NULL, NULL);

  if (typed->shown != text)
    {
      g_free (typed->shown);
      typed->shown = g_strdup (text);
    }
  if (!keep)
    set_text (entry, typed->shown);
}

gboolean
sw_typed_finish (GtkEditable *entry, GError **error)
{
  Typed *typed = typed_of (entry);
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));
  g_autoptr (GError) reason = NULL;
  g_autoptr (GtkEditable) kept = g_object_ref (entry);
  gboolean done;

  if (typed->busy || strcmp (text, typed->shown) == 0)
    {
      set_refused (entry, NULL, NULL);
      return TRUE;
    }
  if (g_strcmp0 (text, typed->refused) == 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE, typed->reason);
      return FALSE;
    }
  typed->busy = TRUE;
  done = typed->commit (entry, text, typed->data, &reason);
  if (done)
    {
      set_refused (entry, NULL, NULL);
      g_free (typed->shown);
      typed->shown = g_strdup (gtk_editable_get_text (entry));
      if (typed->row != NULL)
        sw_row_refresh (typed->row);
    }
  else
    set_refused (entry, text, reason->message);
  typed->busy = FALSE;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&reason));
  return done;
}

/* Assistive technology writes into an entry that has not the focus, so that none will leave it. */
static void
on_changed (GtkEditable *entry, gpointer user_data)
{
  Typed *typed = typed_of (entry);

  if (typed->busy)
    return;
  set_refused (entry, NULL, NULL);
  if (typed->row != NULL && !has_focus (entry) && sw_typed_is_changed (entry))
    sw_row_finish_later (typed->row);
}

static void
on_activate (GtkEditable *entry, gpointer user_data)
{
  sw_typed_finish (entry, NULL);
}

static void
on_leave (GtkEventControllerFocus *controller, gpointer user_data)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  /* An entry that goes while its row shows a changed map loses the focus too; what stood in it went with its value. */
  if (typed_of (entry)->row != NULL)
    sw_row_finish_later (typed_of (entry)->row);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer user_data)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  Typed *typed = typed_of (entry);

  if (!sw_typed_is_changed (entry))
    return typed->row != NULL && sw_row_undo_key (typed->row, key, state);
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  set_refused (entry, NULL, NULL);
  set_text (entry, typed->shown);
  return GDK_EVENT_STOP;
}

void
sw_typed_attach (GtkEditable *entry, const char *name, SwRow *row, SwTypedCommit commit, gpointer data)
{
  Typed *typed = g_new0 (Typed, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_set_weak_pointer (&typed->row, row);
  typed->commit = commit;
  typed->data = data;
  typed->shown = g_strdup (gtk_editable_get_text (entry));
  g_object_set_data_full (G_OBJECT (entry), "sw-typed", typed, typed_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (entry, "activate", G_CALLBACK (on_activate), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), NULL);
  /* Before the entry takes the keys of undo for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
}

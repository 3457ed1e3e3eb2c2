#include "panels/row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Text of several lines: committed when the focus leaves or Ctrl+Enter is pressed; Escape brings the old text back. */

/* @field: NULL for a description */
typedef struct
{
  const SwField *field;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkWidget *hint;
  char *shown;
  gboolean busy;
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->shown);
  g_free (text);
}

static char *
typed_text (Text *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (text->buffer, &start, &end);
  return gtk_text_buffer_get_text (text->buffer, &start, &end, FALSE);
}

static char *
text_in_map (SwRow *row, Text *text, gboolean *differ)
{
  g_autoptr (GPtrArray) elements = sw_subject_elements (sw_row_subject (row));
  SwElement *description;

  if (text->field != NULL)
    return sw_field_value (sw_subject_map (sw_row_subject (row)), elements, text->field, differ);
  *differ = FALSE;
  description = sw_element_first (g_ptr_array_index (elements, 0), SW_KIND_DESCRIPTION);
  return g_strdup (description != NULL ? sw_element_text (description, SW_ATTR_TEXT) : "");
}

static void
refresh (SwRow *row, gpointer data)
{
  Text *text = data;
  g_autofree char *typed = typed_text (text);
  gboolean differ;
  g_autofree char *now = text_in_map (row, text, &differ);
  gboolean keep = !text->busy && !sw_row_is_resetting (row) && strcmp (typed, text->shown) != 0;

  g_free (text->shown);
  text->shown = g_strdup (now);
  if (!keep && strcmp (typed, now) != 0)
    gtk_text_buffer_set_text (text->buffer, now, -1);
  gtk_label_set_label (GTK_LABEL (text->hint), differ ? _ ("Different values") : _ ("Nothing yet"));
}

static gboolean
set_description (SwSubject *subject, const char *typed, GError **error)
{
  g_autoptr (SwTransaction) transaction = sw_document_begin (subject->document);
  g_autofree char *label = sw_field_change_label (N_ ("description"), 1);

  if (!sw_edit_set_description (transaction, sw_subject_first (subject), typed, error))
    return FALSE;
  sw_document_commit (subject->document, g_steal_pointer (&transaction), label, NULL);
  return TRUE;
}

static gboolean
finish (SwRow *row, gpointer data, GError **error)
{
  Text *text = data;
  SwSubject *subject = sw_row_subject (row);
  g_autofree char *typed = typed_text (text);
  g_autoptr (GError) reason = NULL;
  gboolean done = TRUE;

  if (!text->busy && strcmp (typed, text->shown) != 0)
    {
      text->busy = TRUE;
      done = text->field == NULL
                 ? set_description (subject, typed, &reason)
                 : sw_field_commit (subject->document, (const char *const *)subject->ids, text->field, typed, &reason);
      if (done)
        sw_row_refresh (row);
      text->busy = FALSE;
    }
  sw_row_show_error (row, done ? NULL : reason->message);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&reason));
  return done;
}

static void
on_changed (GtkTextBuffer *buffer, Text *text)
{
  gtk_widget_set_visible (text->hint, gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
on_leave (GtkEventControllerFocus *controller, SwRow *row)
{
  sw_row_finish_later (row);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SwRow *row)
{
  Text *text = g_object_get_data (G_OBJECT (row), "sw-text");
  g_autofree char *typed = NULL;

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      sw_row_finish (row, NULL);
      return GDK_EVENT_STOP;
    }
  typed = typed_text (text);
  if (strcmp (typed, text->shown) == 0)
    return sw_row_undo_key (row, key, state);
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_set_text (text->buffer, text->shown, -1);
  sw_row_show_error (row, NULL);
  return GDK_EVENT_STOP;
}

static SwRow *
new_text (SwSubject *subject, const SwField *field, const char *name)
{
  Text *text = g_new0 (Text, 1);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  SwRow *row;

  text->field = field;
  text->shown = g_strdup ("");
  text->view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin",
                             9, "right-margin", 9, "top-margin", 6, "bottom-margin", 6, "tooltip-text",
                             _ ("Ctrl+Enter keeps it, Escape takes it back"), NULL);
  text->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text->view));
  text->hint =
      g_object_new (GTK_TYPE_LABEL, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, "margin-start", 9,
                    "margin-top", 6, "can-target", FALSE, "css-classes", (const char *[]){ "dim-label", NULL }, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay),
                         g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", text->view,
                                       "min-content-height", 66, "max-content-height", 180, "propagate-natural-height",
                                       TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), text->hint);
  gtk_widget_add_css_class (overlay, "sw-text-frame");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  row = sw_row_new (subject, name, overlay, TRUE);
  g_object_set_data (G_OBJECT (row), "sw-text", text);
  g_signal_connect (text->buffer, "changed", G_CALLBACK (on_changed), text);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), row, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), row, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (text->view, focus);
  gtk_widget_add_controller (text->view, keys);
  sw_row_set_handler (row, refresh, finish, text, text_free);
  return row;
}

SwRow *
sw_row_new_text (SwSubject *subject, const SwField *field)
{
  return new_text (subject, field, _ (field->label));
}

SwRow *
sw_row_new_description (SwSubject *subject)
{
  return new_text (subject, NULL, _ ("Description"));
}

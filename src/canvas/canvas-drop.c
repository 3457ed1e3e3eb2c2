#include "canvas/canvas-private.h"

#include <string.h>

/* What the drag carries: its activity into @activity (NULL: none), else the kind of note into @note. */
static gboolean
understand (const GValue *value, const char **activity, SwNoteKind *note)
{
  const char *text = value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
  *activity = NULL;
  if (text == NULL)
    return FALSE;
  if (g_str_has_prefix (text, SW_CANVAS_DRAG_ACTIVITY))
    {
      *activity = text + strlen (SW_CANVAS_DRAG_ACTIVITY);
      return TRUE;
    }
  return g_str_has_prefix (text, SW_CANVAS_DRAG_NOTE)
         && sw_canvas_note_kind (text + strlen (SW_CANVAS_DRAG_NOTE), note);
}

static void
stop (SwCanvas *self)
{
  self->dropping = FALSE;
  sw_drop_clear (&self->drop);
  g_clear_pointer (&self->drop_activity, g_free);
  sw_canvas_changed (self);
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, SwCanvas *self)
{
  const char *activity;
  SwNoteKind note;
  if (self->document == NULL || !understand (gtk_drop_target_get_value (target), &activity, &note))
    return 0;
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);
  stop (self);
  self->dropping = TRUE;
  self->dropped = at;
  self->drop_activity = g_strdup (activity);
  if (activity != NULL)
    sw_drop_plan (self->document, activity, at.x, at.y, &self->drop);
  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target, SwCanvas *self)
{
  stop (self);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, SwCanvas *self)
{
  const char *activity;
  SwNoteKind note;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  stop (self);
  if (self->document == NULL || !understand (value, &activity, &note))
    return FALSE;
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (activity == NULL)
    {
      id = sw_drop_note (self->document, note, at.x - SW_NOTE_WIDTH / 2.0, at.y - SW_NOTE_HEIGHT / 2.0);
      sw_canvas_rename (self);
      return TRUE;
    }
  g_auto (SwDrop) drop = { 0 };
  sw_drop_plan (self->document, activity, at.x, at.y, &drop);
  id = sw_drop_apply (self->document, &drop, activity, &error);
  if (id == NULL)
    {
      sw_canvas_tell (self, error->message);
      return FALSE;
    }
  sw_canvas_reveal_with_room (self, id);
  return TRUE;
}

void
sw_canvas_drop_init (SwCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

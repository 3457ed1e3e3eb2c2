#include "canvas/canvas-private.h"

#include <string.h>

/* What @content says: its activity into @activity (NULL: none), else the kind of note into @note. */
static gboolean
understand (const char *content, const char **activity, SwNoteKind *note)
{
  *activity = NULL;
  if (g_str_has_prefix (content, SW_CANVAS_DRAG_ACTIVITY))
    {
      *activity = content + strlen (SW_CANVAS_DRAG_ACTIVITY);
      return TRUE;
    }
  return g_str_has_prefix (content, SW_CANVAS_DRAG_NOTE)
         && sw_canvas_note_kind (content + strlen (SW_CANVAS_DRAG_NOTE), note);
}

void
sw_canvas_carry_away (SwCanvas *self)
{
  if (!self->dropping)
    return;
  self->dropping = FALSE;
  sw_drop_clear (&self->drop);
  g_clear_pointer (&self->drop_activity, g_free);
  sw_canvas_changed (self);
}

void
sw_canvas_carry (SwCanvas *self, const char *content, double x, double y)
{
  const char *activity;

  sw_canvas_carry_away (self);
  if (self->document == NULL || !understand (content, &activity, &self->drop_note))
    return;
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);
  self->dropping = TRUE;
  self->dropped = at;
  self->drop_activity = g_strdup (activity);
  if (activity != NULL)
    sw_drop_plan (self->document, activity, at.x, at.y, &self->drop);
  else
    self->drop.card = (SwRect){ sw_snap (at.x - SW_NOTE_WIDTH / 2.0), sw_snap (at.y - SW_NOTE_HEIGHT / 2.0),
                                SW_NOTE_WIDTH, SW_NOTE_HEIGHT };
  sw_canvas_changed (self);
}

void
sw_canvas_put (SwCanvas *self, const char *content, double x, double y)
{
  const char *activity;
  SwNoteKind note;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  sw_canvas_carry_away (self);
  if (self->document == NULL || !understand (content, &activity, &note))
    return;
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (activity == NULL)
    {
      id = sw_drop_note (self->document, note, at.x - SW_NOTE_WIDTH / 2.0, at.y - SW_NOTE_HEIGHT / 2.0);
      sw_canvas_rename (self);
      return;
    }
  /* The map may be another one than when the ghost was drawn. */
  g_auto (SwDrop) drop = { 0 };
  sw_drop_plan (self->document, activity, at.x, at.y, &drop);
  id = sw_drop_apply (self->document, &drop, activity, &error);
  if (id == NULL)
    sw_canvas_tell (self, error->message);
  else
    sw_canvas_reveal_with_room (self, id);
}

#include "canvas/canvas-private.h"
#include "canvas/follow.h"

#include <glib/gi18n-lib.h>

/* The field that renames an element where it stands: one line for names, several for notes. Typing on the selected
 * element opens it too, and what is typed takes the place of what was there, as in a spreadsheet. */

static SwAttr
name_attr (SwKind kind)
{
  switch (kind)
    {
    case SW_KIND_STEP:
    case SW_KIND_STREAM:
      return SW_ATTR_NAME;
    case SW_KIND_FLOW:
    case SW_KIND_FEEDBACK:
      return SW_ATTR_LABEL;
    case SW_KIND_NOTE:
      return SW_ATTR_TEXT;
    default:
      g_return_val_if_reached (SW_ATTR_NAME);
    }
}

static GtkWidget *
text_view_of (SwCanvas *self)
{
  return GTK_IS_SCROLLED_WINDOW (self->field) ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->field))
                                              : NULL;
}

static GtkWidget *
text_of (SwCanvas *self)
{
  GtkWidget *view = text_view_of (self);
  return view != NULL ? view : GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->field)));
}

static char *
typed_text (SwCanvas *self)
{
  GtkWidget *view = text_view_of (self);
  if (view == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
commit (SwCanvas *self, const char *id, SwAttr attr, const char *text)
{
  g_autoptr (GError) error = NULL;
  SwElement *element = sw_map_find (sw_document_map (self->document), id);
  if (element == NULL || g_str_equal (sw_element_text (element, attr), text))
    return;
  g_autoptr (SwTransaction) transaction = sw_document_begin (self->document);
  if (sw_edit_set (transaction, element, attr, text, &error))
    sw_document_commit (self->document, g_steal_pointer (&transaction), _ ("Rename"), NULL);
  else
    sw_canvas_tell (self, error->message);
}

static gboolean
unparent_now (gpointer field)
{
  if (gtk_widget_get_parent (field) != NULL)
    gtk_widget_unparent (field);
  return G_SOURCE_REMOVE;
}

/* @left: the focus is about to leave the field: while GTK walks away from it, it must stay in its place, and the focus
 * goes where somebody wanted it, or with the window. */
static void
end (SwCanvas *self, gboolean keep, gboolean left)
{
  if (self->field == NULL)
    return;
  g_autofree char *text = typed_text (self);
  g_autofree char *id = g_steal_pointer (&self->renaming);
  GtkWidget *field = g_steal_pointer (&self->field);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) == field;
  /* Taking the field away takes its focus away, which would end the renaming once more: it is forgotten by then. */
  if (left)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, unparent_now, g_object_ref (field), g_object_unref);
  else
    gtk_widget_unparent (field);
  if (keep && self->document != NULL)
    commit (self, id, self->renaming_attr, text);
  if (had_focus && !left)
    sw_canvas_focus (self);
  sw_canvas_moved (self);
}

void
sw_canvas_rename_end (SwCanvas *self, gboolean keep)
{
  end (self, keep, FALSE);
}

void
sw_canvas_rename_finish (SwCanvas *self)
{
  sw_canvas_rename_end (self, TRUE);
}

static void
on_activate (GtkEntry *entry, SwCanvas *self)
{
  sw_canvas_rename_end (self, TRUE);
}

static void
on_focus_leave (GtkEventControllerFocus *controller, SwCanvas *self)
{
  end (self, TRUE, TRUE);
}

/* Tab keeps the name and goes on with the next step, with Shift with one beside it, for whoever types a stream while
 * others talk. */
static gboolean
follow (SwCanvas *self, gboolean parallel)
{
  SwDocument *document = self->document;
  const SwElement *step = sw_map_find_kind (sw_document_map (document), self->renaming, SW_KIND_STEP);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *new_id = NULL;
  if (step == NULL)
    return FALSE;
  id = g_strdup (step->id);
  sw_canvas_rename_end (self, TRUE);
  new_id = parallel ? sw_follow_parallel (document, id, &error) : sw_follow_next (document, id, &error);
  if (new_id == NULL)
    sw_canvas_tell (self, error->message);
  else
    sw_canvas_rename (self);
  return TRUE;
}

static void
on_preedit (GtkWidget *text, const char *preedit, SwCanvas *self)
{
  self->composing = *preedit != '\0';
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SwCanvas *self)
{
  /* Enter, Tab and Escape belong to the input method while it holds a word that is not finished. */
  if (self->composing)
    return FALSE;
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  if (key == GDK_KEY_Escape)
    sw_canvas_rename_end (self, FALSE);
  else if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return follow (self, key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0);
  else if (enter && text_view_of (self) != NULL && (state & GDK_SHIFT_MASK) == 0)
    sw_canvas_rename_end (self, TRUE);
  else
    return FALSE;
  return TRUE;
}

static GtkWidget *
new_field (SwCanvas *self, const char *text)
{
  if (self->renaming_attr != SW_ATTR_TEXT)
    {
      GtkWidget *entry = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      g_signal_connect (entry, "activate", G_CALLBACK (on_activate), self);
      return entry;
    }
  GtkWidget *view = gtk_text_view_new (), *field = gtk_scrolled_window_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (field), view);
  gtk_widget_add_css_class (field, "card");
  return field;
}

void
sw_canvas_rename (SwCanvas *self)
{
  const char *const *selection = self->document != NULL ? sw_document_selection (self->document) : NULL;
  if (selection == NULL || selection[0] == NULL)
    return;
  sw_canvas_rename_end (self, TRUE);
  selection = sw_document_selection (self->document);
  const SwElement *element = selection[0] != NULL ? sw_map_find (sw_document_map (self->document), selection[0]) : NULL;
  if (element == NULL)
    return;
  self->renaming = g_strdup (element->id);
  self->renaming_attr = name_attr (element->kind);
  self->field = new_field (self, sw_element_text (element, self->renaming_attr));
  gtk_widget_set_parent (self->field, GTK_WIDGET (self));

  GtkWidget *target = text_view_of (self) != NULL ? text_view_of (self) : self->field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->field, keys);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (self->field, focus);
  self->composing = FALSE;
  g_signal_connect (text_of (self), "preedit-changed", G_CALLBACK (on_preedit), self);

  const char *ids[] = { self->renaming, NULL };
  sw_canvas_reveal (self, ids);
  gtk_widget_grab_focus (target);
  if (GTK_IS_EDITABLE (target))
    gtk_editable_select_region (GTK_EDITABLE (target), 0, -1);
  sw_canvas_moved (self);
}

/* A letter of any script, a digit or a sign; or a key with which a letter begins. */
static gboolean
begins_text (guint key, GdkModifierType state)
{
  const GdkModifierType command = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK;
  gunichar letter = gdk_keyval_to_unicode (key);
  if ((state & command) != 0)
    return FALSE;
  return (letter != 0 && g_unichar_isgraph (letter)) || key == GDK_KEY_Multi_key
         || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_longsolidusoverlay);
}

gboolean
sw_canvas_rename_by_typing (SwCanvas *self, GtkEventControllerKey *controller, guint key, GdkModifierType state)
{
  const char *const *selection = sw_document_selection (self->document);
  if (selection[0] == NULL || selection[1] != NULL || !begins_text (key, state))
    return FALSE;
  sw_canvas_rename (self);
  if (self->field == NULL)
    return FALSE;
  /* What is selected is replaced by the first letter, and not before: an input method may take several keys for one,
   * and Escape then leaves all as it was. */
  if (GTK_IS_TEXT_VIEW (text_of (self)))
    g_signal_emit_by_name (text_of (self), "select-all", TRUE);
  gtk_event_controller_key_forward (controller, text_of (self));
  return TRUE;
}

/* Where the field is: over a card or note, in the header of a stream, on a connection's label. Never too small to type
 * in, however far out the zoom is. */
void
sw_canvas_rename_allocate (SwCanvas *self)
{
  int least_width, least_height;
  if (self->field == NULL)
    return;
  const SwLayout *layout = sw_document_layout (self->document);
  const SwRect *rect = sw_layout_rect (layout, self->renaming);
  const SwRoute *route = sw_layout_route (layout, self->renaming);
  SwRect at = { 0, 0, SW_CARD_WIDTH, 32 };
  if (rect != NULL)
    at = *rect;
  else if (route != NULL)
    at = (SwRect){ route->bounds.x + route->bounds.width / 2 - SW_CARD_WIDTH / 2.0,
                   route->bounds.y + route->bounds.height / 2 - 16, SW_CARD_WIDTH, 32 };
  if (rect != NULL && self->renaming_attr == SW_ATTR_NAME)
    at = (SwRect){ at.x + 8, at.y + 8, MIN (at.width - 16, 360), 34 };
  GdkRectangle where = sw_canvas_where (self, &at);
  gtk_widget_measure (self->field, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  where.width = MAX (where.width, MAX (least_width, 160));
  gtk_widget_measure (self->field, GTK_ORIENTATION_VERTICAL, where.width, &least_height, NULL, NULL, NULL);
  where.height = MAX (self->renaming_attr == SW_ATTR_TEXT ? MAX (where.height, 64) : 0, least_height);
  gtk_widget_size_allocate (self->field, &where, -1);
}

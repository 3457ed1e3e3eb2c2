#include "canvas/canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define THRESHOLD 4 /* widget pixels before a press becomes a drag */
#define FINGER_THRESHOLD 12
#define GUIDE_TOLERANCE 6 /* widget pixels */
#define WHEEL_STEP 60     /* widget pixels a notch of the wheel */
#define ZOOM_STEP 1.15

static void
set_cursor (SwCanvas *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

gboolean
sw_canvas_cancel_drag (SwCanvas *self)
{
  if (self->drag.tool == SW_DRAG_NONE)
    return FALSE;
  g_autoptr (GHashTable) hidden = self->drag.hidden != NULL ? g_hash_table_ref (self->drag.hidden) : NULL;
  sw_drag_clear (&self->drag);
  sw_canvas_damage_hidden (self, hidden);
  set_cursor (self, NULL);
  sw_canvas_changed (self);
  return TRUE;
}

static gboolean
can_move (SwHitPart part)
{
  return part == SW_HIT_STEP || part == SW_HIT_NOTE || part == SW_HIT_STREAM || part == SW_HIT_BADGE
         || part == SW_HIT_FOLD;
}

static gboolean
is_edge (SwHitPart part)
{
  return part == SW_HIT_EDGE || part == SW_HIT_EDGE_FROM || part == SW_HIT_EDGE_TO;
}

static void
press (SwCanvas *self, double x, double y)
{
  SwHit hit = self->touch ? sw_canvas_touch_hit (self, x, y) : sw_canvas_hit (self, x, y);
  /* Ends can be taken where they show; elsewhere an arrow head is a part of its line. */
  if (is_edge (hit.part) && !sw_document_is_selected (self->document, hit.id))
    hit.part = SW_HIT_EDGE;
  g_free (self->pressed_id);
  self->pressed_id = g_strdup (hit.id);
  /* The scene may be made anew before the button is released. */
  self->pressed = (SwHit){ hit.part, self->pressed_id, g_intern_string (hit.activity) };
  self->was_selected = hit.id != NULL && sw_document_is_selected (self->document, hit.id);
}

/* --- the drag ---------------------------------------------------------------------------------------------- */

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, SwCanvas *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  if (self->document == NULL || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  sw_canvas_rename_end (self, TRUE);
  self->pan_from = self->view;
  self->pointer = (SwPoint){ x, y };
  self->touch = sw_canvas_is_touch (GTK_EVENT_CONTROLLER (gesture));
  press (self, x, y);
  if (button == GDK_BUTTON_PRIMARY && !self->space)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A finger that rests is not as still as a mouse. */
static double
threshold (SwCanvas *self)
{
  return self->touch ? FINGER_THRESHOLD : THRESHOLD;
}

static void
begin (SwCanvas *self, GtkGestureDrag *gesture, double x, double y)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extend = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;
  SwPoint start = sw_viewport_to_canvas (&self->view, x, y);
  SwHitPart part = self->pressed.part;

  if (button == GDK_BUTTON_MIDDLE || self->space)
    {
      self->drag.tool = SW_DRAG_PAN;
      set_cursor (self, "grabbing");
    }
  else if (part == SW_HIT_HANDLE)
    sw_drag_begin_connect (&self->drag, self->pressed_id, start);
  else if (part == SW_HIT_EDGE_FROM || part == SW_HIT_EDGE_TO)
    {
      sw_drag_begin_reconnect (&self->drag, self->pressed_id, part == SW_HIT_EDGE_FROM ? SW_ATTR_FROM : SW_ATTR_TO,
                               start);
      sw_canvas_damage_hidden (self, self->drag.hidden);
    }
  else if (can_move (part))
    {
      if (!self->was_selected && extend)
        sw_document_toggle_selected (self->document, self->pressed_id);
      else if (!self->was_selected)
        sw_document_select_one (self->document, self->pressed_id);
      if (sw_drag_begin_move (&self->drag, self->document, start))
        sw_canvas_damage_hidden (self, self->drag.hidden);
      set_cursor (self, "grabbing");
    }
  else
    sw_drag_begin_band (&self->drag, self->document, start, extend);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, SwCanvas *self)
{
  double x, y;
  if (self->document == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->drag.tool == SW_DRAG_NONE)
    {
      if (hypot (dx, dy) < threshold (self) || self->pressed.part == SW_HIT_GHOST)
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      begin (self, gesture, x, y);
    }
  if (self->drag.tool == SW_DRAG_PAN)
    {
      self->view.x = self->pan_from.x - dx / self->view.zoom;
      self->view.y = self->pan_from.y - dy / self->view.zoom;
      sw_canvas_moved (self);
      return;
    }
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  SwRect seen = sw_canvas_seen (self);
  sw_drag_update (&self->drag, self->document, sw_viewport_to_canvas (&self->view, x + dx, y + dy), &seen,
                  (state & GDK_ALT_MASK) != 0 ? 0 : GUIDE_TOLERANCE / self->view.zoom);
  if (self->drag.tool == SW_DRAG_CONNECT || self->drag.tool == SW_DRAG_RECONNECT)
    set_cursor (self, self->drag.target == NULL            ? "crosshair"
                      : self->drag.join == SW_JOIN_REFUSED ? "not-allowed"
                                                           : "copy");
  sw_canvas_changed (self);
}

static void
add_behind (SwCanvas *self, const char *activity, gpointer data)
{
  SwDrop *drop = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sw_drop_apply (self->document, drop, activity, &error);
  if (id == NULL)
    sw_canvas_tell (self, error->message);
}

static void
free_drop (gpointer data)
{
  sw_drop_clear (data);
  g_free (data);
}

/* A connection that ends on nothing asks what should be there. */
static void
ask_for_step (SwCanvas *self)
{
  SwPoint at = self->drag.now;
  SwDrop *drop = g_new0 (SwDrop, 1);
  SwRect point = { at.x, at.y, 1, 1 };
  GdkRectangle where = sw_canvas_where (self, &point);
  sw_drop_behind (self->document, self->drag.id, at.x, at.y - SW_CARD_HEIGHT / 2.0, drop);
  sw_canvas_choose_activity (self, &where, add_behind, drop, free_drop);
}

/* A click: select, or what the thing under it does. */
static void
click (SwCanvas *self, GdkModifierType state)
{
  gboolean extend = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;
  const SwItem *item =
      self->pressed_id != NULL ? sw_scene_find (sw_document_scene (self->document), self->pressed_id) : NULL;
  if (self->pressed.part == SW_HIT_GHOST || self->pressed.part == SW_HIT_BADGE)
    {
      SwPoint at = sw_viewport_to_canvas (&self->view, self->pointer.x, self->pointer.y);
      SwRect point = { at.x, at.y, 1, 1 };
      GdkRectangle where = sw_canvas_where (self, &point);
      sw_document_select_one (self->document, self->pressed_id);
      if (self->pressed.part == SW_HIT_GHOST)
        g_signal_emit_by_name (self, "declare", self->pressed_id, self->pressed.activity, &where);
      else
        g_signal_emit_by_name (self, "open-finding", self->pressed_id, &where);
      return;
    }
  if (self->pressed.part == SW_HIT_FOLD)
    {
      sw_canvas_fold (self, (const char *const[]){ self->pressed_id, NULL });
      return;
    }
  if (item == NULL || self->pressed.part == SW_HIT_FRAME)
    {
      /* The inside of a frame is ground, but a click on it says which stream is meant. */
      if (!extend)
        sw_document_select_one (self->document, self->pressed.part == SW_HIT_FRAME ? self->pressed_id : NULL);
      return;
    }
  if (extend)
    sw_document_toggle_selected (self->document, self->pressed_id);
  else
    sw_document_select_one (self->document, self->pressed_id);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, SwCanvas *self)
{
  g_autoptr (GError) error = NULL;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  if (self->document == NULL)
    return;
  if (self->drag.tool == SW_DRAG_NONE)
    {
      /* A drag that Escape took back ends without a click. */
      if (hypot (dx, dy) < threshold (self) && button == GDK_BUTTON_PRIMARY && !self->space)
        click (self, state);
      return;
    }
  g_autoptr (GHashTable) hidden = self->drag.hidden != NULL ? g_hash_table_ref (self->drag.hidden) : NULL;
  if (self->drag.tool == SW_DRAG_CONNECT && self->drag.target == NULL)
    ask_for_step (self);
  SwDrag drag = self->drag;
  /* The command's own update must not take this for a drag that it overtakes. */
  self->drag = (SwDrag){ .tool = SW_DRAG_NONE };
  if (!sw_drag_finish (&drag, self->document, &error))
    sw_canvas_tell (self, error->message);
  sw_canvas_damage_hidden (self, hidden);
  set_cursor (self, NULL);
  sw_canvas_changed (self);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, SwCanvas *self)
{
  sw_canvas_cancel_drag (self);
}

/* --- clicks ------------------------------------------------------------------------------------------------ */

static void
add_here (SwCanvas *self, const char *activity, gpointer data)
{
  SwPoint *at = data;
  g_auto (SwDrop) drop = { 0 };
  g_autoptr (GError) error = NULL;
  sw_drop_plan (self->document, activity, at->x, at->y, &drop);
  g_autofree char *id = sw_drop_apply (self->document, &drop, activity, &error);
  if (id == NULL)
    sw_canvas_tell (self, error->message);
}

static void
on_double_click (GtkGestureClick *gesture, int presses, double x, double y, SwCanvas *self)
{
  if (self->document == NULL || presses != 2)
    return;
  SwHit hit = sw_canvas_hit (self, x, y);
  if (hit.part == SW_HIT_NOTHING || hit.part == SW_HIT_FRAME)
    {
      SwPoint at = sw_viewport_to_canvas (&self->view, x, y);
      GdkRectangle where = { (int)x, (int)y, 1, 1 };
      sw_canvas_choose_activity (self, &where, add_here, g_memdup2 (&at, sizeof at), g_free);
    }
  else if (hit.part != SW_HIT_GHOST && hit.part != SW_HIT_BADGE && hit.part != SW_HIT_HANDLE && hit.part != SW_HIT_FOLD)
    {
      sw_document_select_one (self->document, hit.id);
      sw_canvas_rename (self);
    }
}

void
sw_canvas_open_menu (SwCanvas *self, double x, double y)
{
  SwHit hit = sw_canvas_hit (self, x, y);
  GdkRectangle where = { (int)x, (int)y, 1, 1 };
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (hit.id == NULL || !sw_document_is_selected (self->document, hit.id))
    {
      g_autofree char *id = g_strdup (hit.id);
      sw_document_select_one (self->document, id);
    }
  sw_canvas_context_menu (self, &hit, &where);
}

static void
on_secondary (GtkGestureClick *gesture, int presses, double x, double y, SwCanvas *self)
{
  if (self->document == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sw_canvas_open_menu (self, x, y);
}

/* --- hovering and scrolling -------------------------------------------------------------------------------- */

static void
hover (SwCanvas *self, double x, double y)
{
  SwHit hit = self->document != NULL ? sw_canvas_hit (self, x, y) : (SwHit){ SW_HIT_NOTHING, NULL, NULL };
  const char *id = hit.part == SW_HIT_STEP || hit.part == SW_HIT_HANDLE ? hit.id : NULL;
  if (g_strcmp0 (id, self->hover) != 0)
    {
      g_free (self->hover);
      self->hover = g_strdup (id);
      sw_canvas_changed (self);
    }
  gboolean end =
      (hit.part == SW_HIT_EDGE_FROM || hit.part == SW_HIT_EDGE_TO) && sw_document_is_selected (self->document, hit.id);
  gboolean button = hit.part == SW_HIT_GHOST || hit.part == SW_HIT_BADGE || hit.part == SW_HIT_FOLD;
  set_cursor (self, self->space                        ? "grab"
                    : hit.part == SW_HIT_HANDLE || end ? "crosshair"
                    : button                           ? "pointer"
                    : can_move (hit.part)              ? "grab"
                                                       : NULL);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, SwCanvas *self)
{
  self->inside = TRUE;
  self->pointer = (SwPoint){ x, y };
  if (self->drag.tool == SW_DRAG_NONE)
    hover (self, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, SwCanvas *self)
{
  self->inside = FALSE;
  g_clear_pointer (&self->hover, g_free);
  sw_canvas_changed (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, SwCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean smooth = event != NULL && gdk_scroll_event_get_direction (event) == GDK_SCROLL_SMOOTH;
  double step = smooth && gdk_device_get_source (gdk_event_get_device (event)) == GDK_SOURCE_TOUCHPAD ? 10 : WHEEL_STEP;
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      sw_canvas_zoom_by (self, pow (ZOOM_STEP, -dy));
      return TRUE;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  self->view.x += dx * step / self->view.zoom;
  self->view.y += dy * step / self->view.zoom;
  sw_canvas_moved (self);
  return TRUE;
}

void
sw_canvas_pointer_init (SwCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  GtkGesture *drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  GtkGesture *twice = gtk_gesture_click_new ();
  g_signal_connect (twice, "pressed", G_CALLBACK (on_double_click), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (twice));

  GtkGesture *secondary = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);

  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
}

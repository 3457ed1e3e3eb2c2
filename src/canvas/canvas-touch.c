#include "canvas/canvas-private.h"

#include <math.h>

/* One finger does what a pointer does. Two fingers take hold of the canvas: they move and zoom it. A finger that rests
 * asks for the menu. */

#define FINGER 22 /* widget pixels: half of what a fingertip covers */

/* The device says less: X gives the touches of a screen to the device of the pointer. */
gboolean
sw_canvas_is_touch (GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  return event != NULL && gdk_event_get_event_sequence (event) != NULL;
}

static gboolean
is_near (SwCanvas *self, SwPoint at, double x, double y)
{
  return hypot (at.x - x, at.y - y) * self->view.zoom <= FINGER;
}

SwHit
sw_canvas_touch_hit (SwCanvas *self, double x, double y)
{
  const char *const *selection = sw_document_selection (self->document);
  const char *id = selection[0] != NULL && selection[1] == NULL ? selection[0] : NULL;
  const SwElement *element = id != NULL ? sw_map_find (sw_document_map (self->document), id) : NULL;
  const SwScene *scene = sw_document_scene (self->document);
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);
  const SwRoute *route = element != NULL && sw_element_is_edge (element)
                             ? sw_layout_route (sw_document_layout (self->document), id)
                             : NULL;

  if (element != NULL && element->kind == SW_KIND_STEP)
    {
      const SwRect *card = sw_layout_rect (sw_document_layout (self->document), id);

      if (card != NULL && is_near (self, (SwPoint){ card->x + card->width, card->y + card->height / 2 }, at.x, at.y))
        return (SwHit){ SW_HIT_HANDLE, id, NULL };
    }
  if (route != NULL && is_near (self, route->points[0], at.x, at.y))
    return (SwHit){ SW_HIT_EDGE_FROM, id, NULL };
  if (route != NULL && is_near (self, route->points[route->n_points - 1], at.x, at.y))
    return (SwHit){ SW_HIT_EDGE_TO, id, NULL };
  return sw_scene_hit (scene, at.x, at.y, FINGER / 2.0 / self->view.zoom);
}

/* --- gestures ----------------------------------------------------------------------------------------------- */

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, SwCanvas *self)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  /* What the first finger had begun is taken back. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  sw_canvas_cancel_drag (self);
  self->pinch = self->view.zoom;
  self->pinched = sw_viewport_to_canvas (&self->view, x, y);
}

static void
on_pinch (GtkGesture *gesture, GdkEventSequence *sequence, SwCanvas *self)
{
  double x, y, zoom = self->view.zoom;

  if (self->document == NULL || !gtk_gesture_is_recognized (gesture)
      || !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  sw_viewport_zoom_at (&self->view, self->pinch * gtk_gesture_zoom_get_scale_delta (GTK_GESTURE_ZOOM (gesture)), x, y);
  self->view.x = self->pinched.x - x / self->view.zoom;
  self->view.y = self->pinched.y - y / self->view.zoom;
  sw_canvas_moved (self);
  if (self->view.zoom != zoom)
    g_signal_emit_by_name (self, "zoom-changed");
}

static void
on_long_press (GtkGestureLongPress *gesture, double x, double y, SwCanvas *self)
{
  if (self->document == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sw_canvas_open_menu (self, x, y);
}

void
sw_canvas_touch_init (SwCanvas *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new (), *rest = gtk_gesture_long_press_new ();

  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "update", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (rest), TRUE);
  g_signal_connect (rest, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (rest));
}

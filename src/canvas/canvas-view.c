#include "canvas/canvas-private.h"

/* Which part of the map is seen, and how large. */

#define FIT_MOST 1.0

static void
view_changed (SwCanvas *self)
{
  sw_canvas_moved (self);
  g_signal_emit_by_name (self, "zoom-changed");
}

double
sw_canvas_zoom (SwCanvas *self)
{
  return self->view.zoom;
}

/* At the pointer if it is over the canvas, else in the middle. */
void
sw_canvas_zoom_to (SwCanvas *self, double zoom)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  if (self->inside)
    {
      x = self->pointer.x;
      y = self->pointer.y;
    }
  sw_viewport_zoom_at (&self->view, zoom, x, y);
  view_changed (self);
}

void
sw_canvas_zoom_by (SwCanvas *self, double factor)
{
  sw_canvas_zoom_to (self, self->view.zoom * factor);
}

/* It is asked for its size, because the first fit comes before it has one. */
static int
corner_size (SwCanvas *self, GtkOrientation orientation)
{
  int size = 0;
  if (self->corner != NULL)
    gtk_widget_measure (self->corner, orientation, -1, NULL, &size, NULL, NULL);
  return size;
}

static int
corner_height (SwCanvas *self)
{
  return corner_size (self, GTK_ORIENTATION_VERTICAL);
}

static gboolean
is_covered (SwCanvas *self, const SwRect *rect)
{
  return sw_viewport_is_covered (&self->view, rect, gtk_widget_get_width (GTK_WIDGET (self)),
                                 gtk_widget_get_height (GTK_WIDGET (self)),
                                 corner_size (self, GTK_ORIENTATION_HORIZONTAL), corner_height (self));
}

void
sw_canvas_fit (SwCanvas *self)
{
  SwRect bounds = sw_scene_bounds (sw_document_scene (self->document));
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  if (bounds.width > 0)
    {
      sw_viewport_fit (&self->view, &bounds, width, height, FIT_MOST);
      if (is_covered (self, &bounds))
        sw_viewport_fit (&self->view, &bounds, width, height - corner_height (self), FIT_MOST);
    }
  else
    self->view = (SwViewport){ -width / 2.0, -height / 2.0, 1 };
}

void
sw_canvas_zoom_fit (SwCanvas *self)
{
  if (self->document == NULL)
    return;
  sw_canvas_fit (self);
  view_changed (self);
}

static gboolean
reveal (SwCanvas *self, const SwRect *rect)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean moved = sw_viewport_reveal (&self->view, rect, width, height);
  if (is_covered (self, rect))
    moved = sw_viewport_reveal (&self->view, rect, width, height - corner_height (self)) || moved;
  return moved;
}

SwViewport
sw_canvas_view (SwCanvas *self)
{
  return self->view;
}

void
sw_canvas_set_view (SwCanvas *self, const SwViewport *view)
{
  self->view = *view;
  view_changed (self);
}

void
sw_canvas_centre (SwCanvas *self, double x, double y)
{
  SwRect seen = sw_canvas_seen (self);
  self->view.x = x - seen.width / 2;
  self->view.y = y - seen.height / 2;
  sw_canvas_moved (self);
}

void
sw_canvas_focus (SwCanvas *self)
{
  if (self->document != NULL)
    sw_canvas_proxies_focus (self);
}

/* What stands behind these comes into view too, if there is room for both: the next step is dropped there. */
void
sw_canvas_reveal_with_room (SwCanvas *self, const char *id)
{
  const SwItem *item = sw_scene_find (sw_document_scene (self->document), id);
  if (item == NULL)
    return;
  SwRect with_room = item->bounds;
  with_room.width += SW_GAP_X + SW_CARD_WIDTH;
  if (reveal (self, &with_room))
    sw_canvas_moved (self);
}

void
sw_canvas_reveal (SwCanvas *self, const char *const *ids)
{
  SwRect all = { 0 };
  for (guint i = 0; self->document != NULL && ids[i] != NULL; i++)
    {
      const char *id = sw_layout_bearer (sw_document_layout (self->document), ids[i]);
      const SwItem *item = id != NULL ? sw_scene_find (sw_document_scene (self->document), id) : NULL;
      if (item != NULL)
        all = all.width > 0 ? sw_rect_union (&all, &item->bounds) : item->bounds;
    }
  if (all.width > 0 && reveal (self, &all))
    sw_canvas_moved (self);
}

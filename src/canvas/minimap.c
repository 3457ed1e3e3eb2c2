#include "canvas/minimap.h"

#include "canvas/minimap-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_WIDTH 192
#define MOST_HEIGHT 128
#define SHARE 3   /* of the canvas, each way: it takes one in so many */
#define LINE 2    /* of the frame around what is in view */
#define LEAST 6   /* widget pixels of that frame that are always to be seen */
#define SLACK 1.0 /* canvas units that may be out of view without being missed */

/* Invariants: `picture`, if there is one, shows the map as it is, in the theme, size and scale of now. */
struct _SwMinimap
{
  GtkWidget parent;
  SwCanvas *canvas;     /* (nullable): weak */
  SwDocument *document; /* (nullable): the one that is followed */
  gboolean wanted;
  gboolean dragging;
  guint refreshing; /* source id */

  SwViewport view; /* of the whole map on this widget */
  double width, height;
  cairo_surface_t *picture; /* (nullable) */
  int picture_scale;
  SwPoint grip; /* from the middle of the frame to the pointer that drags it, canvas units */
};

G_DEFINE_FINAL_TYPE (SwMinimap, sw_minimap, GTK_TYPE_WIDGET)

/* --- what it shows ------------------------------------------------------------------------------------------- */

static gboolean
is_all_seen (const SwRect *bounds, const SwRect *seen)
{
  return bounds->x >= seen->x - SLACK && bounds->y >= seen->y - SLACK
         && bounds->x + bounds->width <= seen->x + seen->width + SLACK
         && bounds->y + bounds->height <= seen->y + seen->height + SLACK;
}

/* Neither size nor visibility may change in the middle of an allocation, which moves the view too. */
static gboolean
refresh (gpointer data)
{
  SwMinimap *self = data;
  int most_width, most_height;
  double width = 0, height = 0;
  SwViewport view = { 0 };
  gboolean shown = FALSE;

  self->refreshing = 0;
  if (self->wanted && self->canvas != NULL && self->document != NULL)
    {
      SwRect bounds = sw_scene_bounds (sw_document_scene (self->document)), seen = sw_canvas_seen (self->canvas);

      most_width = MIN (MOST_WIDTH, gtk_widget_get_width (GTK_WIDGET (self->canvas)) / SHARE);
      most_height = MIN (MOST_HEIGHT, gtk_widget_get_height (GTK_WIDGET (self->canvas)) / SHARE);
      shown = most_width >= SW_MINIMAP_LEAST && most_height >= SW_MINIMAP_LEAST && bounds.width > 0
              && (self->dragging || !is_all_seen (&bounds, &seen));
      if (shown)
        view = sw_minimap_fit (&bounds, most_width, most_height, &width, &height);
    }
  if (shown && (width != self->width || height != self->height))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  if (shown
      && (width != self->width || height != self->height || view.x != self->view.x || view.y != self->view.y
          || view.zoom != self->view.zoom))
    {
      g_clear_pointer (&self->picture, cairo_surface_destroy);
      self->width = width;
      self->height = height;
      self->view = view;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (SwMinimap *self)
{
  if (self->refreshing == 0)
    self->refreshing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh, self, NULL);
}

static void
on_updated (SwMinimap *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  refresh_soon (self);
}

static void
follow_document (SwMinimap *self)
{
  SwDocument *document = self->canvas != NULL ? sw_canvas_document (self->canvas) : NULL;

  if (document == self->document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_swapped (document, "updated", G_CALLBACK (on_updated), self);
  on_updated (self);
}

static void
on_view_changed (SwMinimap *self)
{
  follow_document (self);
  refresh_soon (self);
}

/* The part in view, on this widget. However far it is away, a corner of it shows where. */
static SwRect
frame_of (SwMinimap *self)
{
  SwRect seen = sw_canvas_seen (self->canvas), frame = sw_viewport_rect_to_widget (&self->view, &seen);
  double left = CLAMP (frame.x, 0, self->width - LEAST), top = CLAMP (frame.y, 0, self->height - LEAST);
  double right = CLAMP (frame.x + frame.width, left + LEAST, self->width);
  double bottom = CLAMP (frame.y + frame.height, top + LEAST, self->height);

  return (SwRect){ left, top, right - left, bottom - top };
}

static void
append_picture (SwMinimap *self, GtkSnapshot *snapshot)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)self->width, (float)self->height));

  if (self->picture_scale != scale)
    g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture_scale = scale;
  if (self->picture == NULL)
    self->picture =
        sw_minimap_picture (sw_document_layout (self->document), sw_scene_theme (sw_document_scene (self->document)),
                            &self->view, (int)ceil (self->width), (int)ceil (self->height), scale);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
sw_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwMinimap *self = SW_MINIMAP (widget);
  const SwTheme *theme;
  GdkRGBA line, shade;
  SwRect at;
  GskRoundedRect frame;

  if (self->document == NULL || self->width <= 0)
    return;
  append_picture (self, snapshot);
  theme = sw_scene_theme (sw_document_scene (self->document));
  line = (GdkRGBA){ theme->accent.red, theme->accent.green, theme->accent.blue, 1 };
  shade = (GdkRGBA){ theme->accent.red, theme->accent.green, theme->accent.blue, 0.12f };
  at = frame_of (self);
  gsk_rounded_rect_init_from_rect (
      &frame, &GRAPHENE_RECT_INIT ((float)at.x, (float)at.y, (float)at.width, (float)at.height), 2);
  gtk_snapshot_append_color (snapshot, &shade, &frame.bounds);
  gtk_snapshot_append_border (snapshot, &frame, (float[]){ LINE, LINE, LINE, LINE },
                              (GdkRGBA[]){ line, line, line, line });
}

static void
sw_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  SwMinimap *self = SW_MINIMAP (widget);

  *minimum = *natural = (int)ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height);
}

/* --- the pointer --------------------------------------------------------------------------------------------- */

static void
move_to (SwMinimap *self, double x, double y)
{
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);

  sw_canvas_centre (self->canvas, at.x - self->grip.x, at.y - self->grip.y);
}

/* Taken by its frame, the view moves with the pointer; elsewhere it comes to the pointer first. */
static void
on_begin (GtkGestureDrag *gesture, double x, double y, SwMinimap *self)
{
  SwRect frame = frame_of (self), seen = sw_canvas_seen (self->canvas);
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  self->grip = (SwPoint){ 0, 0 };
  if (sw_rect_contains (&frame, x, y))
    self->grip = (SwPoint){ at.x - seen.x - seen.width / 2, at.y - seen.y - seen.height / 2 };
  else
    move_to (self, x, y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
on_update (GtkGestureDrag *gesture, double dx, double dy, SwMinimap *self)
{
  double x, y;

  if (self->dragging && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    move_to (self, x + dx, y + dy);
}

static void
on_end (GtkGesture *gesture, GdkEventSequence *sequence, SwMinimap *self)
{
  self->dragging = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  refresh_soon (self);
}

/* --- life ---------------------------------------------------------------------------------------------------- */

static void
sw_minimap_dispose (GObject *object)
{
  SwMinimap *self = SW_MINIMAP (object);

  sw_minimap_set_canvas (self, NULL);
  g_clear_handle_id (&self->refreshing, g_source_remove);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  G_OBJECT_CLASS (sw_minimap_parent_class)->dispose (object);
}

static void
sw_minimap_class_init (SwMinimapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = sw_minimap_dispose;
  widget_class->measure = sw_minimap_measure;
  widget_class->snapshot = sw_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "streamwright-minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sw_minimap_init (SwMinimap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->wanted = TRUE;
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (widget, "grab");
  gtk_widget_set_tooltip_text (widget, _ ("The whole map: click or drag to move the view"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Minimap"), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_update), self);
  g_signal_connect (drag, "end", G_CALLBACK (on_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
sw_minimap_new (void)
{
  return g_object_new (SW_TYPE_MINIMAP, NULL);
}

void
sw_minimap_set_canvas (SwMinimap *self, SwCanvas *canvas)
{
  g_return_if_fail (SW_IS_MINIMAP (self));

  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_set_weak_pointer (&self->canvas, canvas);
  if (canvas != NULL)
    g_signal_connect_swapped (canvas, "view-changed", G_CALLBACK (on_view_changed), self);
  follow_document (self);
}

void
sw_minimap_set_wanted (SwMinimap *self, gboolean wanted)
{
  g_return_if_fail (SW_IS_MINIMAP (self));

  self->wanted = wanted;
  refresh_soon (self);
}

#include "canvas/canvas-private.h"
#include "layout/fold.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SLACK 4       /* how far off, in widget pixels, a thin thing may be hit */
#define DOT 5         /* radius of the dot at an end of a connection, canvas units */
#define MOST_LINES 10 /* of a tooltip */
#define READABLE 0.45 /* the zoom from which texts can be read */

enum
{
  MESSAGE,
  OPEN_FINDING,
  DECLARE,
  ZOOM_CHANGED,
  VIEW_CHANGED,
  COPY,
  PASTE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwCanvas, sw_canvas, GTK_TYPE_WIDGET)

void
sw_canvas_changed (SwCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sw_canvas_moved (SwCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

void
sw_canvas_tell (SwCanvas *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

SwRect
sw_canvas_seen (SwCanvas *self)
{
  return sw_viewport_area (&self->view, gtk_widget_get_width (GTK_WIDGET (self)),
                           gtk_widget_get_height (GTK_WIDGET (self)));
}

GdkRectangle
sw_canvas_where (SwCanvas *self, const SwRect *rect)
{
  SwRect at = sw_viewport_rect_to_widget (&self->view, rect);
  return (GdkRectangle){ (int)at.x, (int)at.y, MAX ((int)at.width, 1), MAX ((int)at.height, 1) };
}

/* The dot at the start of the one connection that is selected. */
static const SwItem *
start_dot_at (SwCanvas *self, SwPoint at)
{
  const char *const *selection = sw_document_selection (self->document);
  const SwRoute *route = selection[0] != NULL && selection[1] == NULL
                             ? sw_layout_route (sw_document_layout (self->document), selection[0])
                             : NULL;
  SwPoint dot;
  if (route == NULL || route->n_points < 4)
    return NULL;
  dot = sw_drag_start_dot (route);
  return hypot (at.x - dot.x, at.y - dot.y) <= DOT + SLACK / self->view.zoom
             ? sw_scene_find (sw_document_scene (self->document), selection[0])
             : NULL;
}

SwHit
sw_canvas_hit (SwCanvas *self, double x, double y)
{
  SwPoint at = sw_viewport_to_canvas (&self->view, x, y);
  const SwItem *taken = start_dot_at (self, at);
  if (taken != NULL)
    return (SwHit){ SW_HIT_EDGE_FROM, taken->id, NULL };
  return sw_scene_hit (sw_document_scene (self->document), at.x, at.y, SLACK / self->view.zoom);
}

/* Texts of all findings at once: asked for hundreds of elements, each must not go through all findings. */
static GHashTable *
findings_by_element (const SwReport *report, const SwLayout *layout)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      const char *id = sw_layout_bearer (layout, finding->elements[0]);
      if (finding->accepted != NULL || id == NULL)
        continue;
      const char *before = g_hash_table_lookup (texts, id);
      char *text = g_strdup_printf ("%s%s%s: %s", before != NULL ? before : "", before != NULL ? "\n" : "",
                                    sw_severity_label (finding->severity), finding->message);
      g_hash_table_replace (texts, g_strdup (id), text);
    }
  return texts;
}

const char *
sw_canvas_findings_text (SwCanvas *self, const char *id)
{
  if (self->findings == NULL)
    self->findings = findings_by_element (sw_document_report (self->document), sw_document_layout (self->document));
  return g_hash_table_lookup (self->findings, id);
}

void
sw_canvas_damage_hidden (SwCanvas *self, GHashTable *hidden)
{
  GHashTableIter iter;
  gpointer id;
  if (hidden == NULL)
    return;
  g_hash_table_iter_init (&iter, hidden);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const SwItem *item = sw_scene_find (sw_document_scene (self->document), id);
      if (item != NULL)
        sw_tiles_damage (self->tiles, &item->bounds);
    }
  sw_canvas_changed (self);
}

/* --- what the document says -------------------------------------------------------------------------------- */

static void
on_updated (SwDocument *document, SwCanvas *self)
{
  const GArray *dirty = sw_document_dirty (document);
  g_clear_pointer (&self->findings, g_hash_table_unref);
  /* A drag that another change overtakes would move what may be gone. */
  sw_canvas_cancel_drag (self);
  if (self->renaming != NULL && sw_map_find (sw_document_map (document), self->renaming) == NULL)
    sw_canvas_rename_end (self, FALSE);
  if (dirty == NULL)
    sw_tiles_clear (self->tiles);
  for (guint i = 0; dirty != NULL && i < dirty->len; i++)
    sw_tiles_damage (self->tiles, &g_array_index (dirty, SwRect, i));
  sw_canvas_proxies_sync (self);
  sw_canvas_moved (self);
}

static void
on_selection_changed (SwDocument *document, SwCanvas *self)
{
  sw_canvas_proxies_sync (self);
  sw_canvas_proxies_follow (self);
  sw_canvas_changed (self);
}

static void
on_lit_changed (SwDocument *document, SwCanvas *self)
{
  sw_canvas_changed (self);
}

void
sw_canvas_set_document (SwCanvas *self, SwDocument *document)
{
  if (self->document == document)
    return;
  sw_canvas_cancel_drag (self);
  sw_canvas_rename_end (self, FALSE);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->hover, g_free);
  g_clear_pointer (&self->findings, g_hash_table_unref);
  sw_tiles_clear (self->tiles);
  self->fitted = FALSE;
  if (document != NULL)
    {
      g_signal_connect (document, "updated", G_CALLBACK (on_updated), self);
      g_signal_connect (document, "selection-changed", G_CALLBACK (on_selection_changed), self);
      g_signal_connect (document, "lit-changed", G_CALLBACK (on_lit_changed), self);
    }
  sw_canvas_proxies_sync (self);
  sw_canvas_moved (self);
}

SwDocument *
sw_canvas_document (SwCanvas *self)
{
  return self->document;
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
}

/* Whoever listens may change its own size, which it can't in the middle of an allocation. */
static gboolean
tell_zoom (gpointer data)
{
  g_signal_emit (data, signals[ZOOM_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* A new child widget asks for room, and a window that is asked in the middle of an allocation is painted without one.
 */
static gboolean
settle (gpointer data)
{
  SwCanvas *self = data;

  self->settling = 0;
  sw_canvas_proxies_sync (self);
  return G_SOURCE_REMOVE;
}

/* A window comes to its size in several turns: panels that have no room fold. Until somebody looks closer or selects
 * something, the map stays shown whole. */
static gboolean
is_untouched (SwCanvas *self, int width, int height)
{
  return (width != self->first_width || height != self->first_height) && self->view.x == self->first.x
         && self->view.y == self->first.y && self->view.zoom == self->first.zoom
         && sw_document_selection (self->document)[0] == NULL && self->pressed_id == NULL;
}

static void
sw_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SwCanvas *self = SW_CANVAS (widget);
  if (self->document == NULL)
    return;
  if (width > 1 && height > 1 && (!self->fitted || is_untouched (self, width, height)))
    {
      self->fitted = TRUE;
      sw_canvas_fit (self);
      self->first = self->view;
      self->first_width = width;
      self->first_height = height;
      g_idle_add_full (G_PRIORITY_DEFAULT, tell_zoom, g_object_ref (self), g_object_unref);
    }
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_DEFAULT, settle, self, NULL);
  sw_canvas_proxies_allocate (self);
  sw_canvas_rename_allocate (self);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static gboolean
draw_again (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
sw_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwCanvas *self = SW_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  if (self->document == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (sw_tiles_snapshot (self->tiles, snapshot, sw_document_scene (self->document), self->drag.hidden, &self->view,
                         width, height, gtk_widget_get_scale_factor (widget)))
    gtk_widget_add_tick_callback (widget, draw_again, NULL, NULL);
  sw_canvas_overlay (self, snapshot);
  gtk_snapshot_pop (snapshot);
  if (self->field != NULL)
    gtk_widget_snapshot_child (widget, self->field, snapshot);
}

gboolean
sw_canvas_has_popover (SwCanvas *self, gboolean menus)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child) && (menus || !GTK_IS_POPOVER_MENU (child)))
      return TRUE;
  return FALSE;
}

static char *
ghost_tooltip (SwCanvas *self, const SwHit *hit)
{
  guint count;
  const SwSpot *spots = sw_scene_spots (sw_document_scene (self->document), &count);
  for (guint i = 0; i < count; i++)
    if (g_strcmp0 (spots[i].activity, hit->activity) == 0 && g_str_equal (spots[i].id, hit->id))
      return g_strdup_printf ("%s\n%s", spots[i].title,
                              _ ("Drop the activity on it, or click to say what becomes of it."));
  return NULL;
}

/* What a folded stream hides may have more findings than a screen has lines. */
static char *
first_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES + 1);
  g_autofree char *first = NULL, *rest = NULL;
  guint more = 1;
  if (g_strv_length (lines) <= MOST_LINES)
    return g_strdup (text);
  for (const char *at = lines[MOST_LINES]; *at != '\0'; at++)
    more += *at == '\n';
  g_clear_pointer (&lines[MOST_LINES], g_free);
  first = g_strjoinv ("\n", lines);
  rest = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
  return g_strconcat (first, "\n", rest, NULL);
}

static gboolean
sw_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SwCanvas *self = SW_CANVAS (widget);
  if (self->document == NULL || self->drag.tool != SW_DRAG_NONE || sw_canvas_has_popover (self, TRUE) || keyboard)
    return FALSE;
  SwHit hit = sw_canvas_hit (self, x, y);
  if (hit.part == SW_HIT_HANDLE)
    {
      gtk_tooltip_set_text (tooltip, _ ("Drag to connect"));
      return TRUE;
    }
  if (hit.part == SW_HIT_FOLD)
    {
      const SwElement *stream = sw_map_find (sw_document_map (self->document), hit.id);
      gboolean folded = sw_stream_is_folded (stream);
      gtk_tooltip_set_text (tooltip, folded ? _ ("Unfold the stream (Ctrl+.)") : _ ("Fold the stream (Ctrl+.)"));
      return TRUE;
    }
  if (hit.part == SW_HIT_GHOST)
    {
      g_autofree char *ghost = ghost_tooltip (self, &hit);
      gtk_tooltip_set_text (tooltip, ghost);
      return TRUE;
    }
  if (hit.id == NULL || hit.part == SW_HIT_FRAME)
    return FALSE;
  const SwItem *item = sw_scene_find (sw_document_scene (self->document), hit.id);
  const char *findings = sw_canvas_findings_text (self, hit.id);
  /* What can be read on the card needs no tooltip that hides others. */
  if (item == NULL || (findings == NULL && self->view.zoom >= READABLE))
    return FALSE;
  g_autofree char *text = hit.part == SW_HIT_BADGE || findings == NULL
                              ? g_strdup (findings != NULL ? findings : item->title)
                              : g_strconcat (item->title, "\n", findings, NULL);
  g_autofree char *first = first_lines (text);
  gtk_tooltip_set_text (tooltip, first);
  return TRUE;
}

/* The canvas is one stop of Tab: its own keys go through the map, and leave it behind the last element. */
static gboolean
sw_canvas_focus_move (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  if (inside != NULL && GTK_IS_POPOVER (inside))
    return GTK_WIDGET_CLASS (sw_canvas_parent_class)->focus (widget, direction);
  if (inside != NULL || gtk_widget_has_focus (widget))
    return FALSE;
  sw_canvas_proxies_focus (SW_CANVAS (widget));
  return TRUE;
}

static void
sw_canvas_dispose (GObject *object)
{
  SwCanvas *self = SW_CANVAS (object);
  sw_canvas_set_document (self, NULL);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_weak_pointer (&self->corner);
  self->popover = self->field = NULL;
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sw_canvas_parent_class)->dispose (object);
}

static void
sw_canvas_finalize (GObject *object)
{
  SwCanvas *self = SW_CANVAS (object);
  sw_drag_clear (&self->drag);
  sw_drop_clear (&self->drop);
  g_clear_pointer (&self->tiles, sw_tiles_free);
  g_clear_pointer (&self->proxies, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_hash_table_unref);
  g_free (self->pressed_id);
  g_free (self->hover);
  g_free (self->drop_activity);
  g_free (self->renaming);
  G_OBJECT_CLASS (sw_canvas_parent_class)->finalize (object);
}

static void
sw_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  /* The only property. */
  g_set_weak_pointer (&SW_CANVAS (object)->corner, g_value_get_object (value));
}

static void
sw_canvas_class_init (SwCanvasClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = sw_canvas_dispose;
  G_OBJECT_CLASS (class)->set_property = sw_canvas_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (class), 1,
      g_param_spec_object ("corner", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  G_OBJECT_CLASS (class)->finalize = sw_canvas_finalize;
  widget_class->focus = sw_canvas_focus_move;
  widget_class->measure = sw_canvas_measure;
  widget_class->size_allocate = sw_canvas_size_allocate;
  widget_class->snapshot = sw_canvas_snapshot;
  widget_class->query_tooltip = sw_canvas_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "streamwright-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  sw_canvas_actions_init_class (widget_class);

  signals[MESSAGE] =
      g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_FINDING] = g_signal_new ("open-finding", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_STRING, GDK_TYPE_RECTANGLE);
  signals[DECLARE] = g_signal_new ("declare", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                   G_TYPE_STRING, G_TYPE_STRING, GDK_TYPE_RECTANGLE);
  signals[ZOOM_CHANGED] = g_signal_new ("zoom-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPY] = g_signal_new ("copy", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                G_TYPE_BOOLEAN, 0);
  signals[PASTE] = g_signal_new ("paste", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sw_canvas_init (SwCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  self->tiles = sw_tiles_new ();
  self->view.zoom = 1;
  self->proxies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Value stream map"), -1);
  sw_canvas_pointer_init (self);
  sw_canvas_touch_init (self);
  sw_canvas_keys_init (self);
  sw_canvas_actions_init (self);
}

GtkWidget *
sw_canvas_new (void)
{
  return g_object_new (SW_TYPE_CANVAS, NULL);
}

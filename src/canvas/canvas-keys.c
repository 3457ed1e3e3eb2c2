#include "canvas/canvas-private.h"
#include "canvas/lane-move.h"
#include "layout/fold.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Everything that a pointer does can be done with keys: walking along flows, moving, adding, the menu. What is left of
 * the letters names the selected element. */

#define NUDGE 8

void
sw_canvas_menu_at_selection (SwCanvas *self)
{
  const char *const *selection = sw_document_selection (self->document);
  const SwItem *item = selection[0] != NULL ? sw_scene_find (sw_document_scene (self->document), selection[0]) : NULL;
  GdkRectangle where = { gtk_widget_get_width (GTK_WIDGET (self)) / 2, gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1,
                         1 };
  SwHit hit = { SW_HIT_NOTHING, item != NULL ? item->id : NULL, NULL };
  if (item != NULL)
    {
      /* What the menu is about must be in view. */
      sw_canvas_reveal (self, (const char *[]){ item->id, NULL });
      SwRect corner = { item->bounds.x + MIN (item->bounds.width / 2, 80),
                        item->bounds.y + MIN (item->bounds.height / 2, 40), 1, 1 };
      where = sw_canvas_where (self, &corner);
    }
  sw_canvas_context_menu (self, &hit, &where);
}

void
sw_canvas_select_and_show (SwCanvas *self, const char *id)
{
  const char *ids[] = { id, NULL };
  sw_document_select_one (self->document, id);
  sw_canvas_reveal (self, ids);
  sw_canvas_proxies_sync (self);
  sw_canvas_proxies_focus (self);
}

/* The nearest card in a direction, from a folded stream also the nearest stream; what lies straight ahead counts as
 * nearer than what lies aside. */
static const SwElement *
card_towards (SwCanvas *self, const SwElement *from, int dx, int dy)
{
  const SwLayout *layout = sw_document_layout (self->document);
  const SwRect *here = sw_layout_rect (layout, from->id);
  const SwElement *best = NULL;
  double nearest = G_MAXDOUBLE;
  sw_for_each_child (other, from->parent)
    {
      const SwRect *there = sw_layout_rect (layout, other->id);
      if (there == NULL || other == from || (other->kind == SW_KIND_STREAM && from->kind != SW_KIND_STREAM))
        continue;
      double x = there->x - here->x, y = there->y - here->y;
      double ahead = x * dx + y * dy, aside = fabs (x * dy) + fabs (y * dx);
      if (ahead > 0 && ahead + 3 * aside < nearest)
        {
          best = other;
          nearest = ahead + 3 * aside;
        }
    }
  return best;
}

/* Right follows the first flow out of a step, left the first into it; else, and up and down, the nearest card. */
static const SwElement *
step_towards (SwCanvas *self, const SwElement *step, int dx, int dy)
{
  SwAttr near = dx > 0 ? SW_ATTR_FROM : SW_ATTR_TO, far = dx > 0 ? SW_ATTR_TO : SW_ATTR_FROM;
  if (dx != 0)
    sw_for_each_kind (flow, step->parent, SW_KIND_FLOW)
      {
        SwElement *next =
            sw_map_find_kind (sw_document_map (self->document), sw_element_text (flow, far), SW_KIND_STEP);
        if (next != NULL && g_str_equal (sw_element_text (flow, near), step->id))
          return next;
      }
  return card_towards (self, step, dx, dy);
}

static const SwElement *
connection_of (const SwElement *step)
{
  sw_for_each_child (edge, step->parent)
    if (sw_element_is_edge (edge) && g_str_equal (sw_element_text (edge, SW_ATTR_FROM), step->id))
      return edge;
  return NULL;
}

static gboolean
walk (SwCanvas *self, int dx, int dy, gboolean to_connection)
{
  SwMap *map = sw_document_map (self->document);
  const char *const *selection = sw_document_selection (self->document);
  const SwElement *from = selection[0] != NULL ? sw_map_find (map, selection[0]) : NULL;
  const SwElement *to = NULL;
  if (from == NULL)
    to = sw_element_first (sw_map_root (map), SW_KIND_STREAM);
  else if (from->kind == SW_KIND_STEP)
    to = to_connection ? connection_of (from) : step_towards (self, from, dx, dy);
  else if (from->kind == SW_KIND_STREAM && sw_stream_is_folded (from))
    to = card_towards (self, from, dx, dy);
  else if (from->kind == SW_KIND_STREAM)
    to = sw_element_first (from, SW_KIND_STEP);
  else if (sw_element_is_edge (from))
    to = sw_map_find_kind (map, sw_element_text (from, dx < 0 ? SW_ATTR_FROM : SW_ATTR_TO), SW_KIND_STEP);
  else
    to = card_towards (self, from, dx, dy);
  if (to != NULL)
    sw_canvas_select_and_show (self, to->id);
  return TRUE;
}

static void
nudge (SwCanvas *self, int dx, int dy)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = sw_selection_movable (self->document);
  if (ids[0] == NULL)
    return;
  g_autoptr (SwTransaction) transaction = sw_document_begin (self->document);
  if (sw_lane_nudge (transaction, self->document, (const char *const *)ids, dx * NUDGE, dy * NUDGE, &error))
    sw_document_commit (self->document, g_steal_pointer (&transaction), _ ("Move"), NULL);
  else if (error != NULL)
    sw_canvas_tell (self, error->message);
}

static gboolean
is_stop (const SwElement *element)
{
  return (element->kind == SW_KIND_STREAM || element->kind == SW_KIND_STEP || element->kind == SW_KIND_NOTE)
         && sw_element_hidden_by (element) == NULL;
}

/* The next or previous stream, step or note in the order of the file. */
static const SwElement *
neighbour (const SwElement *from, const SwElement *root, gboolean forward)
{
  const SwElement *at = from;
  do
    {
      const SwElement *child = forward ? at->first_child : NULL;
      if (child != NULL)
        at = child;
      else if (forward)
        {
          while (at != root && at->next == NULL)
            at = at->parent;
          at = at == root ? NULL : at->next;
        }
      else if (at->prev != NULL)
        for (at = at->prev; at->last_child != NULL;)
          at = at->last_child;
      else
        at = at->parent == root ? NULL : at->parent;
    }
  while (at != NULL && !is_stop (at));
  return at;
}

/* Tab goes through the map in the order of the file, and on to the next widget behind its end. */
static gboolean
tab (SwCanvas *self, gboolean forward)
{
  SwMap *map = sw_document_map (self->document);
  const char *const *selection = sw_document_selection (self->document);
  const SwElement *root = sw_map_root (map);
  const SwElement *from = selection[0] != NULL ? sw_map_find (map, selection[0]) : NULL;
  const SwElement *to = NULL;
  if (from != NULL)
    to = neighbour (from, root, forward);
  else if (forward)
    to = neighbour (root, root, TRUE);
  if (to == NULL)
    return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                   forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  sw_canvas_select_and_show (self, to->id);
  return TRUE;
}

static gboolean
add_by_digit (SwCanvas *self, guint key)
{
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    key = key - GDK_KEY_KP_1 + GDK_KEY_1;
  const SwProfile *profile = sw_map_profile (sw_document_map (self->document));
  guint index = key - GDK_KEY_1;
  if (profile == NULL || key < GDK_KEY_1 || index >= profile->activities->len)
    return FALSE;
  sw_canvas_add_activity (self, ((SwActivity *)g_ptr_array_index (profile->activities, index))->id);
  return TRUE;
}

/* They vote for a note; on everything else they are letters like others. */
static gboolean
is_vote (SwCanvas *self, guint key)
{
  const char *const *selection = sw_document_selection (self->document);
  return (key == GDK_KEY_plus || key == GDK_KEY_minus || key == GDK_KEY_KP_Add || key == GDK_KEY_KP_Subtract)
         && selection[0] != NULL
         && sw_map_find_kind (sw_document_map (self->document), selection[0], SW_KIND_NOTE) != NULL;
}

static gboolean
escape (SwCanvas *self)
{
  if (sw_canvas_cancel_drag (self))
    return TRUE;
  if (sw_document_selection (self->document)[0] == NULL)
    return FALSE;
  sw_document_select_one (self->document, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SwCanvas *self)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, alt = (state & GDK_ALT_MASK) != 0;
  int dx = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  int dy = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);
  if (self->document == NULL || self->field != NULL || sw_canvas_has_popover (self, TRUE))
    return FALSE;
  if (dx != 0 || dy != 0)
    {
      if (!control)
        return walk (self, dx, dy, alt);
      /* With Shift they align. */
      if ((state & GDK_SHIFT_MASK) != 0)
        return FALSE;
      nudge (self, dx, dy);
      return TRUE;
    }
  if (key == GDK_KEY_Escape)
    return escape (self);
  if ((key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab) && !control && !alt)
    return tab (self, key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) == 0);
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      sw_canvas_menu_at_selection (self);
      return TRUE;
    }
  if (key == GDK_KEY_space && !control && !alt)
    {
      self->space = TRUE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
      return TRUE;
    }
  if (key == GDK_KEY_slash && !control && !alt)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.quick-entry", NULL);
  if (!control && !alt && add_by_digit (self, key))
    return TRUE;
  return !is_vote (self, key) && sw_canvas_rename_by_typing (self, controller, key, state);
}

static void
on_key_released (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SwCanvas *self)
{
  if (key != GDK_KEY_space)
    return;
  self->space = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
on_focus_leave (GtkEventControllerFocus *controller, SwCanvas *self)
{
  self->space = FALSE;
}

void
sw_canvas_keys_init (SwCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

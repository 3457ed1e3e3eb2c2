#include "canvas/drag.h"

#include "base/error.h"
#include "canvas/drop.h"
#include "canvas/lane-move.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define START_DOT 20 /* how far from its card, in canvas units, the first end of a connection is taken */

void
sw_drag_clear (SwDrag *drag)
{
  g_free (drag->id);
  g_strfreev (drag->moved);
  g_strfreev (drag->drawn);
  g_strfreev (drag->bent);
  g_strfreev (drag->before);
  g_clear_pointer (&drag->hidden, g_hash_table_unref);
  g_free (drag->target);
  *drag = (SwDrag){ .tool = SW_DRAG_NONE };
}

static char **
finish_list (GPtrArray *ids)
{
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_free (ids, FALSE);
}

char **
sw_selection_movable (SwDocument *document)
{
  const char *const *selection = sw_document_selection (document);
  GPtrArray *ids = g_ptr_array_new ();
  for (guint i = 0; selection[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (sw_document_map (document), selection[i]);
      gboolean movable = element->kind == SW_KIND_STEP || element->kind == SW_KIND_NOTE;
      gboolean carried = movable && sw_document_is_selected (document, element->parent->id);
      if (element->kind == SW_KIND_STREAM || (movable && !carried))
        g_ptr_array_add (ids, g_strdup (element->id));
    }
  return finish_list (ids);
}

/* Collects what is drawn anew with @element: for a stream all that is in it. */
static void
carry (SwDrag *drag, SwDocument *document, const SwElement *element, GPtrArray *drawn)
{
  const SwItem *item = sw_scene_find (sw_document_scene (document), element->id);
  if (item == NULL)
    return;
  drag->bounds = drag->bounds.width > 0 ? sw_rect_union (&drag->bounds, &item->rect) : item->rect;
  g_ptr_array_add (drawn, g_strdup (element->id));
  g_hash_table_add (drag->hidden, g_strdup (element->id));
  if (element->kind != SW_KIND_STREAM)
    return;
  /* Connections lie below cards. */
  for (int pass = 0; pass < 2; pass++)
    sw_for_each_child (child, element)
      {
        gboolean card = child->kind == SW_KIND_STEP || child->kind == SW_KIND_NOTE;
        if ((pass == 0 ? sw_element_is_edge (child) : card)
            && sw_scene_find (sw_document_scene (document), child->id) != NULL)
          {
            g_ptr_array_add (drawn, g_strdup (child->id));
            g_hash_table_add (drag->hidden, g_strdup (child->id));
          }
      }
}

static void
bend (SwDrag *drag, SwDocument *document)
{
  GPtrArray *bent = g_ptr_array_new ();
  g_autoptr (GHashTable) streams = g_hash_table_new (NULL, NULL);
  for (guint i = 0; drag->moved[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (sw_document_map (document), drag->moved[i]);
      if (element->kind != SW_KIND_STEP || !g_hash_table_add (streams, element->parent))
        continue;
      sw_for_each_child (edge, element->parent)
        if (sw_element_is_edge (edge)
            && (g_hash_table_contains (drag->hidden, sw_element_text (edge, SW_ATTR_FROM))
                || g_hash_table_contains (drag->hidden, sw_element_text (edge, SW_ATTR_TO))))
          g_ptr_array_add (bent, g_strdup (edge->id));
    }
  drag->bent = finish_list (bent);
  for (guint i = 0; drag->bent[i] != NULL; i++)
    g_hash_table_add (drag->hidden, g_strdup (drag->bent[i]));
}

gboolean
sw_drag_begin_move (SwDrag *drag, SwDocument *document, SwPoint start)
{
  sw_drag_clear (drag);
  g_auto (GStrv) moved = sw_selection_movable (document);
  if (moved[0] == NULL)
    return FALSE;
  GPtrArray *drawn = g_ptr_array_new ();
  drag->tool = SW_DRAG_MOVE;
  drag->start = drag->now = start;
  drag->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  drag->moved = g_steal_pointer (&moved);
  for (guint i = 0; drag->moved[i] != NULL; i++)
    carry (drag, document, sw_map_find (sw_document_map (document), drag->moved[i]), drawn);
  drag->drawn = finish_list (drawn);
  bend (drag, document);
  return TRUE;
}

void
sw_drag_begin_band (SwDrag *drag, SwDocument *document, SwPoint start, gboolean extend)
{
  sw_drag_clear (drag);
  drag->tool = SW_DRAG_BAND;
  drag->start = drag->now = start;
  drag->before = extend ? g_strdupv ((char **)sw_document_selection (document)) : g_new0 (char *, 1);
}

void
sw_drag_begin_connect (SwDrag *drag, const char *step, SwPoint start)
{
  sw_drag_clear (drag);
  drag->tool = SW_DRAG_CONNECT;
  drag->start = drag->now = start;
  drag->id = g_strdup (step);
}

void
sw_drag_begin_reconnect (SwDrag *drag, const char *edge, SwAttr end, SwPoint start)
{
  sw_drag_clear (drag);
  drag->tool = SW_DRAG_RECONNECT;
  drag->start = drag->now = start;
  drag->id = g_strdup (edge);
  drag->end = end;
  drag->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (drag->hidden, g_strdup (edge));
}

static SwRect
band_of (const SwDrag *drag)
{
  return (SwRect){ MIN (drag->start.x, drag->now.x), MIN (drag->start.y, drag->now.y),
                   fabs (drag->now.x - drag->start.x), fabs (drag->now.y - drag->start.y) };
}

/* Cards and notes that the band touches, and streams that it holds whole. */
static void
select_band (SwDrag *drag, SwDocument *document)
{
  SwRect band = band_of (drag);
  g_autoptr (GArray) found = sw_scene_query (sw_document_scene (document), &band);
  const SwItem *items = sw_scene_items (sw_document_scene (document), NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint i = 0; drag->before[i] != NULL; i++)
    g_ptr_array_add (ids, drag->before[i]);
  for (guint k = 0; k < found->len; k++)
    {
      const SwItem *item = &items[g_array_index (found, guint, k)];
      gboolean card = item->type == SW_ITEM_STEP || item->type == SW_ITEM_NOTE;
      gboolean inside = band.x <= item->rect.x && band.y <= item->rect.y
                        && band.x + band.width >= item->rect.x + item->rect.width
                        && band.y + band.height >= item->rect.y + item->rect.height;
      if (card ? sw_rect_intersects (&band, &item->rect) : item->type == SW_ITEM_STREAM && inside)
        g_ptr_array_add (ids, (gpointer)item->id);
    }
  g_ptr_array_add (ids, NULL);
  /* The scene's ids are copied before anything changes. */
  g_auto (GStrv) copy = g_strdupv ((char **)ids->pdata);
  sw_document_select (document, (const char *const *)copy);
}

/* The step under the pointer, or near it: a target is easier to hit than to draw. */
static const SwElement *
step_under (SwDocument *document, SwPoint at)
{
  SwRect near = { at.x - 10, at.y - 10, 20, 20 };
  g_autoptr (GArray) found = sw_scene_query (sw_document_scene (document), &near);
  const SwItem *items = sw_scene_items (sw_document_scene (document), NULL);
  for (guint k = found->len; k > 0; k--)
    {
      const SwItem *item = &items[g_array_index (found, guint, k - 1)];
      if (item->type == SW_ITEM_STEP && sw_rect_intersects (&item->rect, &near))
        return sw_map_find (sw_document_map (document), item->id);
    }
  return NULL;
}

static void
aim (SwDrag *drag, SwDocument *document)
{
  SwMap *map = sw_document_map (document);
  const SwElement *target = step_under (document, drag->now);
  SwElement *element = sw_map_find (map, drag->id);

  g_clear_pointer (&drag->target, g_free);
  drag->reason = NULL;
  if (target == NULL || element == NULL)
    return;
  drag->target = g_strdup (target->id);
  if (drag->tool == SW_DRAG_CONNECT)
    drag->join = sw_edit_join (map, element, target, &drag->reason);
  else
    {
      const char *other = sw_element_text (element, drag->end == SW_ATTR_FROM ? SW_ATTR_TO : SW_ATTR_FROM);
      drag->join = element->kind == SW_KIND_FEEDBACK ? SW_JOIN_FEEDBACK : SW_JOIN_FLOW;
      if (target->parent != element->parent || g_str_equal (other, target->id))
        {
          drag->join = SW_JOIN_REFUSED;
          drag->reason = target->parent != element->parent ? _ ("Connections stay inside their stream")
                                                           : _ ("A step is not connected to itself");
        }
    }
}

/* In lanes it is not the height of what is dragged that counts, but the lane under the pointer. */
static void
snap (SwDrag *drag, SwDocument *document, const SwRect *seen, double tolerance)
{
  const SwStreamLayout *at;
  double dy = drag->dy;

  sw_guides_find (sw_document_scene (document), &drag->bounds, seen, drag->hidden, tolerance, &drag->dx, &drag->dy,
                  &drag->guides);
  if (sw_lane_under (drag, document, &at) == NULL)
    return;
  drag->dy = dy;
  drag->guides.has_y = FALSE;
}

void
sw_drag_update (SwDrag *drag, SwDocument *document, SwPoint now, const SwRect *seen, double tolerance)
{
  drag->now = now;
  switch (drag->tool)
    {
    case SW_DRAG_MOVE:
      drag->dx = now.x - drag->start.x;
      drag->dy = now.y - drag->start.y;
      drag->guides = (SwGuides){ 0 };
      if (tolerance > 0)
        snap (drag, document, seen, tolerance);
      drag->dx = round (drag->dx);
      drag->dy = round (drag->dy);
      break;
    case SW_DRAG_BAND:
      select_band (drag, document);
      break;
    case SW_DRAG_CONNECT:
    case SW_DRAG_RECONNECT:
      aim (drag, document);
      break;
    case SW_DRAG_NONE:
    case SW_DRAG_PAN:
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Flows leave at the right and enter at the left. */
static SwPoint
side_of (SwDocument *document, const char *step, SwAttr end, SwPoint otherwise)
{
  const SwRect *card = sw_layout_rect (sw_document_layout (document), step);
  if (card == NULL)
    return otherwise;
  return (SwPoint){ end == SW_ATTR_FROM ? card->x + card->width : card->x, card->y + card->height / 2 };
}

SwPoint
sw_drag_end_point (const SwDrag *drag, SwDocument *document)
{
  if (drag->target == NULL)
    return drag->now;
  return side_of (document, drag->target, drag->tool == SW_DRAG_CONNECT ? SW_ATTR_TO : drag->end, drag->now);
}

SwPoint
sw_drag_start_dot (const SwRoute *route)
{
  const SwPoint *p = route->points;
  SwPoint at = p[0];

  for (int i = 1; i <= 20 && hypot (at.x - p[0].x, at.y - p[0].y) < START_DOT; i++)
    {
      double t = i / 20.0, s = 1 - t;

      at.x = s * s * s * p[0].x + 3 * s * s * t * p[1].x + 3 * s * t * t * p[2].x + t * t * t * p[3].x;
      at.y = s * s * s * p[0].y + 3 * s * s * t * p[1].y + 3 * s * t * t * p[2].y + t * t * t * p[3].y;
    }
  return at;
}

SwPoint
sw_drag_fixed_point (const SwDrag *drag, SwDocument *document)
{
  if (drag->tool == SW_DRAG_CONNECT)
    return side_of (document, drag->id, SW_ATTR_FROM, drag->start);
  SwAttr other = drag->end == SW_ATTR_FROM ? SW_ATTR_TO : SW_ATTR_FROM;
  const SwElement *edge = sw_map_find (sw_document_map (document), drag->id);
  return edge == NULL ? drag->start : side_of (document, sw_element_text (edge, other), other, drag->start);
}

SwElement *
sw_drag_landing (const SwDrag *drag, SwDocument *document)
{
  SwMap *map = sw_document_map (document);
  gboolean steps = FALSE;
  for (guint i = 0; drag->moved[i] != NULL; i++)
    {
      SwKind kind = sw_map_find (map, drag->moved[i])->kind;
      if (kind == SW_KIND_STREAM)
        return NULL;
      steps = steps || kind == SW_KIND_STEP;
    }
  int index = sw_layout_stream_at (sw_document_layout (document), drag->now.x, drag->now.y);
  if (index >= 0)
    return sw_document_layout (document)->streams[index].stream;
  return steps ? NULL : sw_map_root (map);
}

gboolean
sw_drag_lands_folded (const SwDrag *drag, SwDocument *document)
{
  const SwElement *into = sw_drag_landing (drag, document);
  const SwStreamLayout *at = into != NULL ? sw_layout_stream (sw_document_layout (document), into) : NULL;
  return at != NULL && at->folded;
}

static void
carry_to_end (const SwDrag *drag, SwDocument *document, const SwElement *stream, GArray *carries)
{
  g_auto (SwDrop) drop = { 0 };
  sw_drop_at_end (document, stream, &drop);
  for (guint i = 0; i < carries->len; i++)
    {
      SwCarry *carry = &g_array_index (carries, SwCarry, i);
      carry->dx = (gint64)(drop.card.x - drag->bounds.x);
      carry->dy = (gint64)(drop.card.y - drag->bounds.y);
    }
}

static gboolean
finish_move (SwDrag *drag, SwDocument *document, GError **error)
{
  SwElement *into = sw_drag_landing (drag, document);
  g_autoptr (GArray) carries = NULL;
  gboolean changes = FALSE, folded = sw_drag_lands_folded (drag, document);
  guint count = g_strv_length (drag->moved);
  if (drag->dx == 0 && drag->dy == 0)
    return TRUE;
  for (guint i = 0; into != NULL && i < count; i++)
    changes = changes || sw_map_find (sw_document_map (document), drag->moved[i])->parent != into;
  carries = sw_lane_carries (drag, document);
  if (folded)
    carry_to_end (drag, document, into, carries);
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  if (!sw_edit_carry (transaction, sw_document_unfolded_layout (document), (const SwCarry *)(gpointer)carries->data,
                      carries->len, changes ? into : NULL, error))
    return FALSE;
  g_autofree char *label = count == 1 ? g_strdup (_ ("Move")) : g_strdup_printf (_ ("Move %u elements"), count);
  sw_document_commit (document, g_steal_pointer (&transaction), label,
                      folded ? (const char *const *)drag->moved : NULL);
  return TRUE;
}

gboolean
sw_connect (SwDocument *document, const char *from_id, const char *to_id, GError **error)
{
  SwMap *map = sw_document_map (document);
  SwElement *from = sw_map_find_kind (map, from_id, SW_KIND_STEP), *to = sw_map_find_kind (map, to_id, SW_KIND_STEP);
  const char *reason = NULL;
  SwJoin join = from != NULL && to != NULL ? sw_edit_join (map, from, to, &reason) : SW_JOIN_REFUSED;
  if (join == SW_JOIN_REFUSED)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, reason != NULL ? reason : _ ("The step is gone"));
      return FALSE;
    }
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  SwKind kind = join == SW_JOIN_FEEDBACK ? SW_KIND_FEEDBACK : SW_KIND_FLOW;
  SwElement *edge = sw_edit_connect (transaction, from, to, kind, error);
  if (edge == NULL)
    return FALSE;
  g_autofree char *id = g_strdup (edge->id);
  const char *select[] = { id, NULL };
  sw_document_commit (document, g_steal_pointer (&transaction),
                      kind == SW_KIND_FEEDBACK ? _ ("Add feedback") : _ ("Connect steps"), select);
  return TRUE;
}

static gboolean
finish_reconnect (SwDrag *drag, SwDocument *document, GError **error)
{
  SwMap *map = sw_document_map (document);
  SwElement *edge = sw_map_find (map, drag->id), *step = sw_map_find_kind (map, drag->target, SW_KIND_STEP);
  if (edge == NULL || step == NULL || g_str_equal (sw_element_text (edge, drag->end), step->id))
    return TRUE;
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  if (!sw_edit_reconnect (transaction, edge, drag->end, step, error))
    return FALSE;
  sw_document_commit (document, g_steal_pointer (&transaction), _ ("Reconnect"), NULL);
  return TRUE;
}

gboolean
sw_drag_finish (SwDrag *drag, SwDocument *document, GError **error)
{
  gboolean done = TRUE;
  if (drag->tool == SW_DRAG_MOVE)
    done = finish_move (drag, document, error);
  else if (drag->tool == SW_DRAG_CONNECT && drag->target != NULL)
    done = sw_connect (document, drag->id, drag->target, error);
  else if (drag->tool == SW_DRAG_RECONNECT && drag->target != NULL)
    done = finish_reconnect (drag, document, error);
  sw_drag_clear (drag);
  return done;
}

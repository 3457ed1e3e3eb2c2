#include "canvas/drop.h"

#include "base/error.h"
#include "layout/activity-lane.h"
#include "layout/arrange.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GRID 8
#define NEXT_INSIDE 20 /* how far inside a step's right edge, and how far behind it, a drop connects */
#define NEXT_OUTSIDE 64
#define SLACK 8

void
sw_drop_clear (SwDrop *drop)
{
  g_clear_pointer (&drop->stream, g_free);
  g_clear_pointer (&drop->element, g_free);
}

double
sw_snap (double value)
{
  return round (value / GRID) * GRID;
}

static SwRect
card_at (double x, double y)
{
  return (SwRect){ sw_snap (x), sw_snap (y), SW_CARD_WIDTH, SW_CARD_HEIGHT };
}

static SwPoint
stream_origin (const SwElement *stream)
{
  return (SwPoint){ (double)sw_element_integer (stream, SW_ATTR_X, 0),
                    (double)sw_element_integer (stream, SW_ATTR_Y, 0) };
}

/* A card in @stream as near as possible to the point of the canvas, on no other one. */
static SwRect
free_card (SwDocument *document, const SwElement *stream, double x, double y)
{
  SwPoint origin = stream_origin (stream);
  SwPoint wanted = { MAX (sw_snap (x - origin.x), SW_STREAM_PADDING),
                     MAX (sw_snap (y - origin.y), SW_STREAM_HEADER + SW_STREAM_PADDING) };
  SwPoint place = sw_layout_free_place (sw_document_unfolded_layout (document), stream, wanted);
  return (SwRect){ origin.x + place.x, origin.y + place.y, SW_CARD_WIDTH, SW_CARD_HEIGHT };
}

/* The steps that stand at or behind the target of a flow to the right, which make room. Returns: set of ids */
static GHashTable *
steps_behind (SwDocument *document, const SwElement *flow)
{
  const SwLayout *layout = sw_document_unfolded_layout (document);
  const SwRect *from = sw_layout_rect (layout, sw_element_text (flow, SW_ATTR_FROM));
  const SwRect *to = sw_layout_rect (layout, sw_element_text (flow, SW_ATTR_TO));
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (from == NULL || to == NULL || to->x < from->x + from->width)
    return ids;
  sw_for_each_kind (step, flow->parent, SW_KIND_STEP)
    if (sw_layout_rect (layout, step->id)->x >= to->x)
      g_hash_table_add (ids, (gpointer)step->id);
  return ids;
}

/* The middle between the ends of a flow, for a step that is put into it. */
static SwRect
card_on_flow (SwDocument *document, const SwElement *flow)
{
  const SwLayout *layout = sw_document_unfolded_layout (document);
  const SwRect *from = sw_layout_rect (layout, sw_element_text (flow, SW_ATTR_FROM));
  const SwRect *to = sw_layout_rect (layout, sw_element_text (flow, SW_ATTR_TO));
  if (from == NULL || to == NULL)
    return free_card (document, flow->parent, 0, 0);
  /* To the right, room is made by moving what follows; any other way the middle has to do. */
  if (to->x >= from->x + from->width)
    return card_at (from->x + from->width + SW_GAP_X, (from->y + to->y) / 2);
  return free_card (document, flow->parent, (from->x + to->x) / 2, (from->y + to->y) / 2);
}

/* The step near whose right edge the point is, inside its stream. */
static const SwElement *
step_before (SwDocument *document, const SwElement *stream, double x, double y)
{
  const SwElement *best = NULL;
  double nearest = G_MAXDOUBLE;
  sw_for_each_kind (step, stream, SW_KIND_STEP)
    {
      const SwRect *card = sw_layout_rect (sw_document_unfolded_layout (document), step->id);
      double beyond = x - (card->x + card->width);
      if (beyond >= -NEXT_INSIDE && beyond <= NEXT_OUTSIDE && y >= card->y - SLACK
          && y <= card->y + card->height + SLACK && fabs (beyond) < nearest)
        {
          best = step;
          nearest = fabs (beyond);
        }
    }
  return best;
}

void
sw_drop_behind (SwDocument *document, const char *id, double x, double y, SwDrop *drop)
{
  const SwElement *step = sw_map_find_kind (sw_document_map (document), id, SW_KIND_STEP);
  *drop = (SwDrop){ SW_DROP_NEXT, g_strdup (step->parent->id), g_strdup (id), free_card (document, step->parent, x, y),
                    FALSE };
}

static void
behind (SwDocument *document, const SwElement *step, SwDrop *drop)
{
  const SwRect *card = sw_layout_rect (sw_document_unfolded_layout (document), step->id);
  sw_drop_behind (document, step->id, card->x + card->width + SW_GAP_X, card->y, drop);
}

void
sw_drop_at_end (SwDocument *document, const SwElement *stream, SwDrop *drop)
{
  const SwElement *end = NULL;
  double right = -G_MAXDOUBLE;
  sw_for_each_kind (step, stream, SW_KIND_STEP)
    {
      const SwRect *card = sw_layout_rect (sw_document_unfolded_layout (document), step->id);
      if (card->x > right)
        {
          end = step;
          right = card->x;
        }
    }
  if (end != NULL)
    behind (document, end, drop);
  else
    *drop = (SwDrop){ SW_DROP_PLACE, g_strdup (stream->id), NULL, free_card (document, stream, 0, 0), FALSE };
}

/* Nothing can be put into a flow that lacks an end. */
static gboolean
is_whole_flow (SwDocument *document, const SwElement *element)
{
  const SwRoute *route = sw_layout_route (sw_document_unfolded_layout (document), element->id);

  return element->kind == SW_KIND_FLOW && route != NULL && !route->dangling;
}

static void
plan_place (SwDocument *document, const char *activity, double x, double y, SwDrop *drop)
{
  SwMap *map = sw_document_map (document);
  SwHit hit = sw_scene_hit (sw_document_scene (document), x, y, SLACK);
  int index = sw_layout_stream_at (sw_document_layout (document), x, y);
  const SwElement *stream = index < 0 ? NULL : sw_document_layout (document)->streams[index].stream;
  const SwElement *element = hit.id != NULL ? sw_map_find (map, hit.id) : NULL;
  gboolean on_flow = element != NULL && is_whole_flow (document, element)
                     && (hit.part == SW_HIT_EDGE || hit.part == SW_HIT_EDGE_FROM || hit.part == SW_HIT_EDGE_TO);

  if (stream == NULL)
    {
      *drop = (SwDrop){ SW_DROP_NEW_STREAM, NULL, NULL, card_at (x - SW_CARD_WIDTH / 2.0, y - SW_CARD_HEIGHT / 2.0),
                        FALSE };
      return;
    }
  if (sw_document_layout (document)->streams[index].folded)
    {
      sw_drop_at_end (document, stream, drop);
      drop->folded = TRUE;
      return;
    }
  if (hit.part == SW_HIT_GHOST && g_strcmp0 (hit.activity, activity) == 0)
    {
      double below = stream_origin (stream).y + SW_STREAM_HEADER + SW_STREAM_PADDING;
      *drop = (SwDrop){ SW_DROP_GHOST, g_strdup (stream->id), NULL, free_card (document, stream, x, below), FALSE };
      return;
    }
  /* The gap behind a step is where its flow runs too: a drop on the line itself goes into the flow. */
  if (on_flow)
    {
      *drop = (SwDrop){ SW_DROP_INSERT, g_strdup (stream->id), g_strdup (element->id), card_on_flow (document, element),
                        FALSE };
      return;
    }
  const SwElement *before = step_before (document, stream, x, y);
  if (before != NULL)
    {
      behind (document, before, drop);
      return;
    }
  *drop = (SwDrop){ SW_DROP_PLACE, g_strdup (stream->id), NULL,
                    free_card (document, stream, x - SW_CARD_WIDTH / 2.0, y - SW_CARD_HEIGHT / 2.0), FALSE };
}

/* In lanes the card stands in its own, wherever it falls. */
static void
take_lane (SwDocument *document, const char *activity, SwDrop *drop)
{
  SwMap *map = sw_document_map (document);
  const SwProfile *profile = sw_map_profile (map);
  const SwElement *stream = sw_map_find (map, drop->stream);
  const SwStreamLayout *at = stream != NULL ? sw_lanes_of (sw_document_unfolded_layout (document), stream) : NULL;
  g_autoptr (GHashTable) behind = NULL;
  SwPoint place;

  if (at == NULL)
    return;
  if (drop->kind == SW_DROP_INSERT)
    behind = steps_behind (document, sw_map_find (map, drop->element));
  place = sw_lanes_place (sw_document_unfolded_layout (document), at,
                          profile != NULL ? sw_profile_activity (profile, activity) : NULL, NULL,
                          (SwPoint){ drop->card.x, drop->card.y }, behind);
  drop->card.x = place.x;
  drop->card.y = place.y;
}

void
sw_drop_plan (SwDocument *document, const char *activity, double x, double y, SwDrop *drop)
{
  plan_place (document, activity, x, y, drop);
  take_lane (document, activity, drop);
}

void
sw_drop_beside (SwDocument *document, double x, double y, SwDrop *drop)
{
  SwMap *map = sw_document_map (document);
  const char *const *selection = sw_document_selection (document);
  guint count = g_strv_length ((char **)selection);
  const SwElement *last = count > 0 ? sw_map_find (map, selection[count - 1]) : NULL;

  if (last != NULL && last->kind == SW_KIND_STEP)
    {
      behind (document, last, drop);
      return;
    }
  if (last != NULL && is_whole_flow (document, last))
    {
      *drop = (SwDrop){ SW_DROP_INSERT, g_strdup (last->parent->id), g_strdup (last->id), card_on_flow (document, last),
                        FALSE };
      return;
    }
  const SwElement *stream = last != NULL ? sw_element_ancestor (last, SW_KIND_STREAM) : NULL;
  if (stream != NULL)
    {
      sw_drop_at_end (document, stream, drop);
      return;
    }
  /* No stream lies under a new one. */
  SwRect bounds = sw_document_layout (document)->bounds;
  if (bounds.width > 0)
    {
      x = bounds.x + SW_STREAM_PADDING;
      y = bounds.y + bounds.height + SW_STREAM_GAP + SW_STREAM_HEADER + SW_STREAM_PADDING;
    }
  *drop = (SwDrop){ SW_DROP_NEW_STREAM, NULL, NULL, card_at (x, y), FALSE };
}

GHashTable *
sw_drop_make_room (SwDocument *document, SwTransaction *transaction, const SwElement *flow, const SwRect *card,
                   guint count)
{
  GHashTable *behind = steps_behind (document, flow);
  const SwRect *to = sw_layout_rect (sw_document_unfolded_layout (document), sw_element_text (flow, SW_ATTR_TO));
  double missing = to != NULL ? ceil ((card->x + count * (SW_CARD_WIDTH + SW_GAP_X) - to->x) / GRID) * GRID : 0;
  g_autofree gpointer *ids = NULL;

  if (missing <= 0)
    g_hash_table_remove_all (behind);
  if (g_hash_table_size (behind) == 0)
    return behind;
  ids = g_hash_table_get_keys_as_array (behind, NULL);
  sw_edit_move (transaction, (const char *const *)ids, (gint64)missing, 0, NULL);
  return behind;
}

static SwElement *
apply (SwDocument *document, SwTransaction *transaction, const SwDrop *drop, const char *activity, GError **error)
{
  SwMap *map = sw_document_map (document);
  SwElement *stream = sw_map_find_kind (map, drop->stream, SW_KIND_STREAM);
  SwElement *element = sw_map_find (map, drop->element);

  if (drop->kind == SW_DROP_NEW_STREAM)
    stream = sw_edit_add_stream (transaction, _ ("New value stream"), (gint64)drop->card.x - SW_STREAM_PADDING,
                                 (gint64)drop->card.y - SW_STREAM_HEADER - SW_STREAM_PADDING);
  if (stream == NULL || (drop->element != NULL && element == NULL))
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("The map has changed meanwhile"));
      return NULL;
    }
  g_autoptr (GHashTable) moved = NULL;
  if (drop->kind == SW_DROP_INSERT)
    moved = sw_drop_make_room (document, transaction, element, &drop->card, 1);
  SwPoint origin = stream_origin (stream);
  SwElement *step = sw_edit_add_step (transaction, stream, activity, NULL, (gint64)(drop->card.x - origin.x),
                                      (gint64)(drop->card.y - origin.y));
  sw_edit_put_in_lane (transaction, sw_document_unfolded_layout (document), step, moved);
  if (drop->kind == SW_DROP_INSERT && !sw_edit_insert_on (transaction, element, step, error))
    return NULL;
  if (drop->kind == SW_DROP_NEXT && sw_edit_connect (transaction, element, step, SW_KIND_FLOW, error) == NULL)
    return NULL;
  return step;
}

char *
sw_drop_apply (SwDocument *document, const SwDrop *drop, const char *activity, GError **error)
{
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  SwElement *step = apply (document, transaction, drop, activity, error);
  if (step == NULL)
    return NULL;
  char *id = g_strdup (step->id);
  const char *select[] = { id, NULL };
  sw_document_commit (document, g_steal_pointer (&transaction), _ ("Add step"), select);
  return id;
}

/* In a folded stream it stands below the header, where there is room for a card. */
static SwPoint
note_place (SwDocument *document, const SwStreamLayout *at, double x, double y)
{
  SwPoint origin = at != NULL ? stream_origin (at->stream) : (SwPoint){ 0, 0 };
  SwRect card;

  if (at == NULL || !at->folded)
    return (SwPoint){ sw_snap (x) - origin.x, sw_snap (y) - origin.y };
  card = free_card (document, at->stream, x, y);
  return (SwPoint){ card.x - origin.x, card.y - origin.y };
}

char *
sw_drop_note (SwDocument *document, SwNoteKind kind, double x, double y)
{
  int index = sw_layout_stream_at (sw_document_layout (document), x, y);
  const SwStreamLayout *at = index < 0 ? NULL : &sw_document_layout (document)->streams[index];
  SwElement *parent = at != NULL ? at->stream : sw_map_root (sw_document_map (document));
  SwPoint place = note_place (document, at, x, y);
  SwTransaction *transaction = sw_document_begin (document);
  SwElement *note = sw_edit_add_note (transaction, parent, kind, "", (gint64)place.x, (gint64)place.y);
  char *id = g_strdup (note->id);
  const char *select[] = { id, NULL };
  sw_document_commit (document, transaction, _ ("Add note"), select);
  return id;
}

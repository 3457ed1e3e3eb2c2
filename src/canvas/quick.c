#include "canvas/quick.h"

#include "canvas/drop.h"
#include "edit/quick-entry.h"
#include "layout/activity-lane.h"
#include "layout/arrange.h"

#include <glib/gi18n-lib.h>

#define PITCH (SW_CARD_WIDTH + SW_GAP_X)
#define MOST_ROWS 200

static gboolean
is_free (SwDocument *document, const SwElement *stream, const SwRect *row)
{
  sw_for_each_child (child, stream)
    {
      const SwRect *rect = sw_layout_rect (sw_document_unfolded_layout (document), child->id);

      if (rect != NULL && sw_rect_intersects (rect, row))
        return FALSE;
    }
  return TRUE;
}

/* Down from the first card's place to a row that is free for all of them. */
static double
free_row (SwDocument *document, const SwElement *stream, const SwRect *card, guint count)
{
  SwRect row = { card->x, card->y, count * (double)PITCH - SW_GAP_X, card->height };

  for (guint i = 0; i < MOST_ROWS && !is_free (document, stream, &row); i++)
    row.y += SW_CARD_HEIGHT + SW_GAP_Y;
  return row.y;
}

/* @flow leads to the first of the new steps, and the last one to where it led. */
static gboolean
put_into_flow (SwTransaction *transaction, SwElement *flow, char **made, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *target = sw_map_find (map, sw_element_text (flow, SW_ATTR_TO));
  SwElement *first = sw_map_find (map, made[0]), *last = sw_map_find (map, made[g_strv_length (made) - 1]);

  return sw_edit_reconnect (transaction, flow, SW_ATTR_TO, first, error)
         && sw_edit_connect (transaction, last, target, SW_KIND_FLOW, error) != NULL;
}

static char **
apply (SwDocument *document, SwTransaction *transaction, const SwDrop *drop, const char *text, guint count,
       GError **error)
{
  SwMap *map = sw_document_map (document);
  SwElement *stream = sw_map_find_kind (map, drop->stream, SW_KIND_STREAM), *element = sw_map_find (map, drop->element);
  gboolean insert = drop->kind == SW_DROP_INSERT;
  g_autoptr (GHashTable) moved = NULL;
  double y = drop->card.y;
  g_auto (GStrv) made = NULL;
  gint64 left, top;

  if (stream == NULL)
    stream = sw_edit_add_stream (transaction, _ ("New value stream"), (gint64)drop->card.x - SW_STREAM_PADDING,
                                 (gint64)drop->card.y - SW_STREAM_HEADER - SW_STREAM_PADDING);
  else if (!insert && sw_lanes_of (sw_document_unfolded_layout (document), stream) == NULL)
    y = free_row (document, stream, &drop->card, count);
  if (insert)
    moved = sw_drop_make_room (document, transaction, element, &drop->card, count);
  left = (gint64)drop->card.x - sw_element_integer (stream, SW_ATTR_X, 0);
  top = (gint64)y - sw_element_integer (stream, SW_ATTR_Y, 0);
  if (!sw_edit_quick_entry (transaction, stream, insert ? NULL : element, text, left, top, PITCH, &made, error)
      || (insert && !put_into_flow (transaction, element, made, error)))
    return NULL;
  for (guint i = 0; made[i] != NULL; i++)
    sw_edit_put_in_lane (transaction, sw_document_unfolded_layout (document), sw_map_find (map, made[i]), moved);
  return g_steal_pointer (&made);
}

gboolean
sw_quick_apply (SwDocument *document, const char *text, double x, double y, GError **error)
{
  g_autoptr (GPtrArray) steps = sw_quick_parse (sw_document_map (document), text, error);
  g_autoptr (SwTransaction) transaction = NULL;
  g_auto (SwDrop) drop = { 0 };
  g_auto (GStrv) made = NULL;
  const char *select[2] = { NULL, NULL };

  if (steps == NULL)
    return FALSE;
  sw_drop_beside (document, x, y, &drop);
  transaction = sw_document_begin (document);
  made = apply (document, transaction, &drop, text, steps->len, error);
  if (made == NULL)
    return FALSE;
  select[0] = made[steps->len - 1];
  sw_document_commit (document, g_steal_pointer (&transaction), steps->len == 1 ? _ ("Add step") : _ ("Add steps"),
                      select);
  return TRUE;
}

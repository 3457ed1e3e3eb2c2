#include "canvas/follow.h"

#include "canvas/drop.h"
#include "layout/arrange.h"

#include <glib/gi18n-lib.h>

static const char *
following_activity (SwMap *map, const SwElement *step)
{
  const SwProfile *profile = sw_map_profile (map);
  const SwActivity *activity = sw_map_activity (map, step);

  if (activity == NULL)
    return NULL;
  if (activity->next != NULL && activity->next[0] != NULL && sw_profile_activity (profile, activity->next[0]) != NULL)
    return activity->next[0];
  return activity->id;
}

char *
sw_follow_next (SwDocument *document, const char *id, GError **error)
{
  SwMap *map = sw_document_map (document);
  const SwElement *step = sw_map_find_kind (map, id, SW_KIND_STEP);
  const SwRect *card = sw_layout_rect (sw_document_layout (document), id);
  g_auto (SwDrop) drop = { 0 };

  g_return_val_if_fail (step != NULL, NULL);
  sw_drop_behind (document, id, card->x + card->width + SW_GAP_X, card->y, &drop);
  return sw_drop_apply (document, &drop, following_activity (map, step), error);
}

/* The other ends of the flows that have @own at their end @near. */
static GPtrArray *
neighbours (SwMap *map, const SwElement *own, SwAttr near, SwAttr far)
{
  GPtrArray *list = g_ptr_array_new ();

  sw_for_each_kind (flow, own->parent, SW_KIND_FLOW)
    {
      SwElement *other = sw_map_find_kind (map, sw_element_text (flow, far), SW_KIND_STEP);

      if (other != NULL && g_str_equal (sw_element_text (flow, near), own->id))
        g_ptr_array_add (list, other);
    }
  return list;
}

static gboolean
connect_all (SwTransaction *transaction, GPtrArray *others, SwElement *step, gboolean from_step, GError **error)
{
  for (guint i = 0; i < others->len; i++)
    {
      SwElement *other = g_ptr_array_index (others, i);

      if (sw_edit_connect (transaction, from_step ? step : other, from_step ? other : step, SW_KIND_FLOW, error)
          == NULL)
        return FALSE;
    }
  return TRUE;
}

char *
sw_follow_parallel (SwDocument *document, const char *id, GError **error)
{
  SwMap *map = sw_document_map (document);
  SwElement *step = sw_map_find_kind (map, id, SW_KIND_STEP);
  g_autoptr (SwTransaction) transaction = NULL;
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  const char *select[] = { NULL, NULL };
  const SwRect *card = sw_layout_rect (sw_document_layout (document), id);
  SwPoint place;
  SwElement *new_step;
  char *new_id;

  g_return_val_if_fail (step != NULL, NULL);
  place = sw_layout_free_place (
      sw_document_layout (document), step->parent,
      (SwPoint){ card->x - (double)sw_element_integer (step->parent, SW_ATTR_X, 0),
                 card->y - (double)sw_element_integer (step->parent, SW_ATTR_Y, 0) + SW_CARD_HEIGHT + SW_GAP_Y });
  before = neighbours (map, step, SW_ATTR_TO, SW_ATTR_FROM);
  after = neighbours (map, step, SW_ATTR_FROM, SW_ATTR_TO);
  transaction = sw_document_begin (document);
  new_step = sw_edit_add_step (transaction, step->parent, sw_element_text (step, SW_ATTR_ACTIVITY), NULL,
                               (gint64)place.x, (gint64)place.y);
  sw_edit_put_in_lane (transaction, sw_document_layout (document), new_step, NULL);
  if (!connect_all (transaction, before, new_step, FALSE, error)
      || !connect_all (transaction, after, new_step, TRUE, error))
    return NULL;
  new_id = g_strdup (new_step->id);
  select[0] = new_id;
  sw_document_commit (document, g_steal_pointer (&transaction), _ ("Add step"), select);
  return new_id;
}

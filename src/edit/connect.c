#include "edit/commands.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, reason);
  return FALSE;
}

SwElement *
sw_edit_connect (SwTransaction *transaction, SwElement *from, SwElement *to, SwKind kind, GError **error)
{
  const char *reason;

  g_return_val_if_fail (kind == SW_KIND_FLOW || kind == SW_KIND_FEEDBACK, NULL);
  if (sw_edit_join (sw_transaction_map (transaction), from, to, &reason) == SW_JOIN_REFUSED)
    {
      refuse (error, reason);
      return NULL;
    }
  return sw_transaction_insert (transaction, kind, from->parent, NULL, SW_ATTR_FROM, from->id, SW_ATTR_TO, to->id, -1);
}

gboolean
sw_edit_reconnect (SwTransaction *transaction, SwElement *edge, SwAttr end, SwElement *step, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *from, *to;
  const char *reason;

  g_return_val_if_fail (sw_element_is_edge (edge) && (end == SW_ATTR_FROM || end == SW_ATTR_TO), FALSE);
  if (strcmp (sw_element_text (edge, end), step->id) == 0)
    return TRUE;
  if (step->parent != edge->parent)
    return refuse (error, _ ("Only steps of one stream can be connected."));
  from = end == SW_ATTR_FROM ? step : sw_map_find_kind (map, sw_element_text (edge, SW_ATTR_FROM), SW_KIND_STEP);
  to = end == SW_ATTR_TO ? step : sw_map_find_kind (map, sw_element_text (edge, SW_ATTR_TO), SW_KIND_STEP);
  /* The other end may point nowhere in a file; that is then still to be mended, and no reason against this end. */
  if (from != NULL && to != NULL && sw_edit_join (map, from, to, &reason) == SW_JOIN_REFUSED)
    return refuse (error, reason);
  return sw_transaction_set (transaction, edge, end, step->id, error);
}

gboolean
sw_edit_turn (SwTransaction *transaction, SwElement *edge, GError **error)
{
  if (!sw_element_is_edge (edge))
    return refuse (error, _ ("Only connections can be turned into flows or feedback."));
  sw_transaction_change_kind (transaction, edge, edge->kind == SW_KIND_FLOW ? SW_KIND_FEEDBACK : SW_KIND_FLOW);
  return TRUE;
}

gboolean
sw_edit_insert_on (SwTransaction *transaction, SwElement *flow, SwElement *step, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *target;

  g_return_val_if_fail (sw_element_is_edge (flow) && step->kind == SW_KIND_STEP, FALSE);
  target = sw_map_find_kind (map, sw_element_text (flow, SW_ATTR_TO), SW_KIND_STEP);
  if (target == NULL || step->parent != flow->parent)
    return refuse (error, _ ("Only steps of one stream can be connected."));
  if (target == step || strcmp (sw_element_text (flow, SW_ATTR_FROM), step->id) == 0)
    return refuse (error, _ ("A step cannot be connected to itself."));
  if (!sw_edit_reconnect (transaction, flow, SW_ATTR_TO, step, error))
    return FALSE;
  /* Where the step leads to the target already, the way is whole. */
  if (sw_edit_join (map, step, target, NULL) == SW_JOIN_REFUSED)
    return TRUE;
  return sw_transaction_insert (transaction, flow->kind, flow->parent, flow->next, SW_ATTR_FROM, step->id, SW_ATTR_TO,
                                target->id, -1)
         != NULL;
}

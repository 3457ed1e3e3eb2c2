#include "panels/list-update.h"

static gboolean
is_same (GListModel *store, guint place, gpointer item, GEqualFunc equal)
{
  g_autoptr (GObject) old = g_list_model_get_item (store, place);

  return equal (old, item);
}

gboolean
sw_list_update (GListStore *store, GPtrArray *items, GEqualFunc equal)
{
  GListModel *model = G_LIST_MODEL (store);
  guint old = g_list_model_get_n_items (model), head = 0, tail = 0;

  while (head < MIN (old, items->len) && is_same (model, head, g_ptr_array_index (items, head), equal))
    head++;
  while (tail < MIN (old, items->len) - head
         && is_same (model, old - tail - 1, g_ptr_array_index (items, items->len - tail - 1), equal))
    tail++;
  if (head + tail == old && old == items->len)
    return FALSE;
  g_list_store_splice (store, head, old - head - tail, items->pdata + head, items->len - head - tail);
  return TRUE;
}

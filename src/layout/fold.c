#include "layout/fold.h"

#include "layout/tidy.h"

gboolean
sw_stream_is_folded (const SwElement *stream)
{
  return sw_element_choice (stream, SW_ATTR_FOLDED) == SW_YES;
}

SwElement *
sw_element_hidden_by (const SwElement *element)
{
  SwElement *stream = sw_element_ancestor (element, SW_KIND_STREAM);

  return stream != NULL && stream != element && sw_stream_is_folded (stream) ? stream : NULL;
}

void
sw_edit_fold (SwTransaction *transaction, SwElement *const *streams, guint n, gboolean folded)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);

  for (guint s = 0; s < n; s++)
    if (sw_stream_is_folded (streams[s]) != folded)
      {
        sw_transaction_set (transaction, streams[s], SW_ATTR_FOLDED, folded ? "yes" : NULL, NULL);
        g_hash_table_add (changed, streams[s]);
      }
  if (!folded && g_hash_table_size (changed) > 0)
    sw_edit_make_room (transaction, changed);
}

void
sw_edit_unfold_for (SwTransaction *transaction, const char *const *ids)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (sw_transaction_map (transaction), ids[i]);
      SwElement *stream = element != NULL ? sw_element_hidden_by (element) : NULL;

      if (stream != NULL)
        g_ptr_array_add (streams, stream);
    }
  sw_edit_fold (transaction, (SwElement *const *)streams->pdata, streams->len, FALSE);
}

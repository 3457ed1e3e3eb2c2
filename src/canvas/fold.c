#include "canvas/fold.h"

#include "canvas/future.h"
#include "layout/fold.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
streams_of (SwDocument *document, const char *const *ids)
{
  GPtrArray *streams = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (sw_document_map (document), ids[i]);
      SwElement *stream = element != NULL ? sw_element_ancestor (element, SW_KIND_STREAM) : NULL;

      if (stream != NULL && !g_ptr_array_find (streams, stream, NULL))
        g_ptr_array_add (streams, stream);
    }
  return streams;
}

guint
sw_fold_streams (SwDocument *document, const char *const *ids, guint *open)
{
  g_autoptr (GPtrArray) streams = streams_of (document, ids);

  *open = 0;
  for (guint s = 0; s < streams->len; s++)
    *open += !sw_stream_is_folded (g_ptr_array_index (streams, s));
  return streams->len;
}

gboolean
sw_fold (SwDocument *document, const char *const *ids, gboolean folded)
{
  g_autoptr (GPtrArray) streams = streams_of (document, ids);
  g_autofree char *label = NULL;
  SwTransaction *transaction;

  for (guint s = streams->len; s > 0; s--)
    if (sw_stream_is_folded (g_ptr_array_index (streams, s - 1)) == folded)
      g_ptr_array_remove_index (streams, s - 1);
  if (streams->len == 0)
    return FALSE;
  label = streams->len == 1 ? g_strdup (folded ? _ ("Fold stream") : _ ("Unfold stream"))
                            : g_strdup_printf (folded ? _ ("Fold %u streams") : _ ("Unfold %u streams"), streams->len);
  transaction = sw_document_begin (document);
  sw_edit_fold (transaction, (SwElement *const *)streams->pdata, streams->len, folded);
  return sw_document_commit (document, transaction, label, NULL);
}

char **
sw_fold_wanted (SwDocument *document)
{
  const char *const *selection = sw_document_selection (document);
  const char *const only[] = { selection[0] == NULL ? sw_selected_stream (document) : NULL, NULL };

  return g_strdupv ((char **)(selection[0] != NULL ? selection : only));
}

#include "canvas/future.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
sw_make_future (SwDocument *document, const char *stream, GError **error)
{
  SwElement *origin = sw_map_find_kind (sw_document_map (document), stream, SW_KIND_STREAM);
  g_autoptr (SwTransaction) transaction = NULL;
  g_autofree char *id = NULL;
  SwElement *future;
  gint64 down;

  if (origin == NULL)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("Select the stream that shall have a future state."));
      return NULL;
    }
  down = (gint64)ceil (sw_layout_room_below (sw_document_layout (document), stream));
  transaction = sw_document_begin (document);
  future = sw_edit_make_future (transaction, origin, 0, down, error);
  if (future == NULL)
    return NULL;
  id = g_strdup (future->id);
  sw_document_commit (document, g_steal_pointer (&transaction), _ ("Make future state"), (const char *[]){ id, NULL });
  return g_steal_pointer (&id);
}

const char *
sw_selected_stream (SwDocument *document)
{
  SwMap *map = sw_document_map (document);
  const char *const *selection = sw_document_selection (document);
  const SwElement *selected = selection[0] != NULL ? sw_map_find (map, selection[0]) : NULL;
  const SwElement *stream = NULL;

  if (selected != NULL)
    stream = sw_element_ancestor (selected, SW_KIND_STREAM);
  else if (sw_element_count (sw_map_root (map), SW_KIND_STREAM) == 1)
    stream = sw_element_first (sw_map_root (map), SW_KIND_STREAM);
  return stream != NULL ? stream->id : NULL;
}

#include "canvas/vote.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

gboolean
sw_vote (SwDocument *document, const char *const *ids, int by, GError **error)
{
  SwMap *map = sw_document_map (document);
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  gboolean found = FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *note = sw_map_find_kind (map, ids[i], SW_KIND_NOTE);

      if (note == NULL)
        continue;
      if (!sw_edit_vote (transaction, note, by, error))
        return FALSE;
      found = TRUE;
    }
  if (!found)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("Select a note to vote for first"));
      return FALSE;
    }
  sw_document_commit (document, g_steal_pointer (&transaction), by > 0 ? _ ("Vote") : _ ("Take vote back"), NULL);
  return TRUE;
}

static void
add_ideas (GPtrArray *ideas, SwElement *parent)
{
  sw_for_each_kind (note, parent, SW_KIND_NOTE)
    if (sw_element_choice (note, SW_ATTR_KIND) == SW_NOTE_IMPROVEMENT
        || sw_element_integer (note, SW_ATTR_VOTES, 0) > 0)
      g_ptr_array_add (ideas, note);
}

/* g_ptr_array_sort() keeps the order of equals. */
static gint
by_votes (gconstpointer a, gconstpointer b)
{
  gint64 left = sw_element_integer (*(SwElement *const *)a, SW_ATTR_VOTES, 0);
  gint64 right = sw_element_integer (*(SwElement *const *)b, SW_ATTR_VOTES, 0);

  return (left < right) - (left > right);
}

GPtrArray *
sw_ideas (SwDocument *document)
{
  SwElement *root = sw_map_root (sw_document_map (document));
  GPtrArray *ideas = g_ptr_array_new ();

  sw_for_each_kind (stream, root, SW_KIND_STREAM)
    add_ideas (ideas, stream);
  add_ideas (ideas, root);
  g_ptr_array_sort (ideas, by_votes);
  return ideas;
}

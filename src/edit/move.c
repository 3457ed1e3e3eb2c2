#include "edit/commands.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
shift (SwTransaction *transaction, SwElement *element, gint64 dx, gint64 dy)
{
  sw_transaction_set_integer (transaction, element, SW_ATTR_X, sw_element_integer (element, SW_ATTR_X, 0) + dx);
  sw_transaction_set_integer (transaction, element, SW_ATTR_Y, sw_element_integer (element, SW_ATTR_Y, 0) + dy);
}

static gboolean
can_move (const SwElement *element)
{
  return element != NULL
         && (element->kind == SW_KIND_STEP || element->kind == SW_KIND_NOTE || element->kind == SW_KIND_STREAM);
}

gboolean
sw_edit_move (SwTransaction *transaction, const char *const *ids, gint64 dx, gint64 dy, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  g_autoptr (GHashTable) streams = g_hash_table_new (NULL, NULL);
  guint moved = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);
      if (can_move (element) && element->kind == SW_KIND_STREAM)
        g_hash_table_add (streams, element);
    }
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);

      /* What stands in a stream that moves goes with it. */
      if (!can_move (element) || g_hash_table_contains (streams, element->parent))
        continue;
      shift (transaction, element, dx, dy);
      moved++;
    }
  if (moved > 0)
    return TRUE;
  g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("Only steps, notes and streams can be moved."));
  return FALSE;
}

static gint64
origin (const SwElement *parent, SwAttr attr)
{
  return parent->kind == SW_KIND_STREAM ? sw_element_integer (parent, attr, 0) : 0;
}

/* Connections of @source between moved steps, and those that have one end among them. */
static void
sort_edges (SwElement *source, GHashTable *moved, GPtrArray *inner, GPtrArray *cut)
{
  sw_for_each_child (edge, source)
    {
      guint ends;

      if (!sw_element_is_edge (edge))
        continue;
      ends = (guint)g_hash_table_contains (moved, sw_element_text (edge, SW_ATTR_FROM))
             + (guint)g_hash_table_contains (moved, sw_element_text (edge, SW_ATTR_TO));
      if (ends == 2)
        g_ptr_array_add (inner, edge);
      else if (ends == 1)
        g_ptr_array_add (cut, edge);
    }
}

gboolean
sw_edit_move_to_stream (SwTransaction *transaction, const char *const *ids, SwElement *stream, gint64 dx, gint64 dy,
                        GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) inner = g_ptr_array_new ();
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (stream->kind == SW_KIND_STREAM || stream->kind == SW_KIND_MAP, FALSE);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);

      if (!can_move (element) || element->kind == SW_KIND_STREAM || !sw_kind_may_hold (stream->kind, element->kind))
        continue;
      shift (transaction, element, dx + origin (element->parent, SW_ATTR_X) - origin (stream, SW_ATTR_X),
             dy + origin (element->parent, SW_ATTR_Y) - origin (stream, SW_ATTR_Y));
      if (element->parent == stream)
        continue;
      if (element->kind == SW_KIND_STEP)
        {
          g_hash_table_add (moved, (gpointer)element->id);
          g_hash_table_add (sources, element->parent);
        }
      if (!sw_transaction_move (transaction, element, stream, NULL, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    sort_edges (key, moved, inner, cut);
  for (guint i = 0; i < cut->len; i++)
    sw_transaction_remove (transaction, g_ptr_array_index (cut, i));
  for (guint i = 0; i < inner->len; i++)
    if (!sw_transaction_move (transaction, g_ptr_array_index (inner, i), stream, NULL, error))
      return FALSE;
  return TRUE;
}

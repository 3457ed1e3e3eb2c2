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
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
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
      if (!can_move (element) || g_hash_table_contains (streams, element->parent) || !g_hash_table_add (seen, element))
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

/* Connections of @source that have an end among the moved steps: those that lie whole in @stream now go along, the
 * others are cut. */
static void
sort_edges (SwMap *map, SwElement *source, SwElement *stream, GHashTable *moved, GPtrArray *inner, GPtrArray *cut)
{
  sw_for_each_child (edge, source)
    {
      SwElement *from, *to;

      if (!sw_element_is_edge (edge)
          || (!g_hash_table_contains (moved, sw_element_text (edge, SW_ATTR_FROM))
              && !g_hash_table_contains (moved, sw_element_text (edge, SW_ATTR_TO))))
        continue;
      from = sw_map_find_kind (map, sw_element_text (edge, SW_ATTR_FROM), SW_KIND_STEP);
      to = sw_map_find_kind (map, sw_element_text (edge, SW_ATTR_TO), SW_KIND_STEP);
      g_ptr_array_add (from != NULL && to != NULL && from->parent == stream && to->parent == stream ? inner : cut,
                       edge);
    }
}

/* What was accepted on a moved step or connection stays accepted in its new stream. */
static gboolean
move_accepts (SwTransaction *transaction, SwElement *source, SwElement *stream, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  SwElement *following;

  for (SwElement *accept = sw_element_first (source, SW_KIND_ACCEPT); accept != NULL; accept = following)
    {
      const SwElement *target = sw_map_find (map, sw_element_text (accept, SW_ATTR_TARGET));

      following = sw_element_following (accept);
      if (target != NULL && target->parent == stream && !sw_transaction_move (transaction, accept, stream, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Moves the elements themselves. @sources: gets the streams that lose steps, in the order in which they are met. */
static gboolean
move_cards (SwTransaction *transaction, GPtrArray *cards, SwElement *stream, gint64 dx, gint64 dy, GHashTable *moved,
            GPtrArray *sources, GError **error)
{
  for (guint i = 0; i < cards->len; i++)
    {
      SwElement *card = g_ptr_array_index (cards, i);

      shift (transaction, card, dx + origin (card->parent, SW_ATTR_X) - origin (stream, SW_ATTR_X),
             dy + origin (card->parent, SW_ATTR_Y) - origin (stream, SW_ATTR_Y));
      if (card->parent == stream)
        continue;
      if (card->kind == SW_KIND_STEP)
        {
          g_hash_table_add (moved, (gpointer)card->id);
          if (!g_ptr_array_find (sources, card->parent, NULL))
            g_ptr_array_add (sources, card->parent);
        }
      if (!sw_transaction_move (transaction, card, stream, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
cards_for (SwMap *map, const char *const *ids, const SwElement *stream)
{
  GPtrArray *cards = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);

      if (can_move (element) && element->kind != SW_KIND_STREAM && sw_kind_may_hold (stream->kind, element->kind)
          && g_hash_table_add (seen, element))
        g_ptr_array_add (cards, element);
    }
  return cards;
}

gboolean
sw_edit_move_to_stream (SwTransaction *transaction, const char *const *ids, SwElement *stream, gint64 dx, gint64 dy,
                        GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) cards = cards_for (map, ids, stream);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GPtrArray) inner = g_ptr_array_new ();
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();

  if (cards->len == 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN,
                           _ ("Only steps and notes can be moved into another stream."));
      return FALSE;
    }
  if (!move_cards (transaction, cards, stream, dx, dy, moved, sources, error))
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    sort_edges (map, g_ptr_array_index (sources, i), stream, moved, inner, cut);
  for (guint i = 0; i < inner->len; i++)
    if (!sw_transaction_move (transaction, g_ptr_array_index (inner, i), stream, NULL, error))
      return FALSE;
  for (guint i = 0; i < sources->len; i++)
    if (!move_accepts (transaction, g_ptr_array_index (sources, i), stream, error))
      return FALSE;
  if (cut->len > 0)
    {
      g_autofree const char **gone = g_new0 (const char *, cut->len + 1);

      for (guint i = 0; i < cut->len; i++)
        gone[i] = ((SwElement *)g_ptr_array_index (cut, i))->id;
      return sw_edit_delete (transaction, gone, error);
    }
  return TRUE;
}

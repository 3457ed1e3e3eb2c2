#include "edit/commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Flows out of each step of a stream: step id → GPtrArray of target ids. */
static GHashTable *
flows_by_source (const SwElement *stream)
{
  GHashTable *targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

  sw_for_each_kind (flow, stream, SW_KIND_FLOW)
    {
      gpointer from = (gpointer)sw_element_text (flow, SW_ATTR_FROM);
      GPtrArray *list = g_hash_table_lookup (targets, from);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (targets, from, list);
        }
      g_ptr_array_add (list, (gpointer)sw_element_text (flow, SW_ATTR_TO));
    }
  return targets;
}

static gboolean
reaches (const SwElement *stream, const char *from, const char *to)
{
  g_autoptr (GHashTable) targets = flows_by_source (stream);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, (gpointer)from);
  while (stack->len > 0)
    {
      const char *id = g_ptr_array_steal_index_fast (stack, stack->len - 1);
      GPtrArray *next = g_hash_table_lookup (targets, id);

      if (strcmp (id, to) == 0)
        return TRUE;
      if (next == NULL || !g_hash_table_add (seen, (gpointer)id))
        continue;
      for (guint i = 0; i < next->len; i++)
        g_ptr_array_add (stack, g_ptr_array_index (next, i));
    }
  return FALSE;
}

static gboolean
is_joined (const SwElement *stream, const SwElement *from, const SwElement *to)
{
  sw_for_each_child (child, stream)
    {
      if (sw_element_is_edge (child) && strcmp (sw_element_text (child, SW_ATTR_FROM), from->id) == 0
          && strcmp (sw_element_text (child, SW_ATTR_TO), to->id) == 0)
        return TRUE;
    }
  return FALSE;
}

SwJoin
sw_edit_join (SwMap *map, const SwElement *from, const SwElement *to, const char **reason)
{
  const char *why = NULL;

  if (from->kind != SW_KIND_STEP || to->kind != SW_KIND_STEP)
    why = _ ("Only steps can be connected.");
  else if (from == to)
    why = _ ("A step cannot be connected to itself.");
  else if (from->parent != to->parent)
    why = _ ("Only steps of one stream can be connected.");
  else if (is_joined (from->parent, from, to))
    why = _ ("These steps are already connected in this direction.");
  if (reason != NULL)
    *reason = why;
  if (why != NULL)
    return SW_JOIN_REFUSED;
  return reaches (from->parent, to->id, from->id) ? SW_JOIN_FEEDBACK : SW_JOIN_FLOW;
}

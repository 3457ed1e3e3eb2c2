/*
 * Deleting is linear in the map, however much goes: connections are counted once over each stream that loses steps,
 * dependents are found in one walk, and no look-up walks over siblings.
 */
#include "edit/commands.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SwTransaction *transaction;
  SwMap *map;
  GHashTable *doomed; /* ids of all that goes, owned */
} Deletion;

/* The flows of a step that goes: counted, and the last one seen on each side. */
typedef struct
{
  guint flows_in, flows_out;
  SwElement *in;
  SwElement *out;
} Joint;

static gboolean
is_doomed (const Deletion *deletion, const char *id)
{
  return g_hash_table_contains (deletion->doomed, id);
}

static void
doom_tree (Deletion *deletion, const SwElement *element)
{
  g_hash_table_add (deletion->doomed, g_strdup (element->id));
  sw_for_each_child (child, element)
    doom_tree (deletion, child);
}

/* --- closing gaps ------------------------------------------------------------------------------------------ */

static char *
pair_of (const char *from, const char *to)
{
  return g_strdup_printf ("%s %s", from, to);
}

/* Looks over all connections of @stream once. @pairs: which steps are joined: what is there needs no second one. */
static void
count_edges (GHashTable *joints, GHashTable *pairs, const SwElement *stream)
{
  sw_for_each_child (edge, stream)
    {
      const char *from, *to;
      Joint *source, *target;

      if (!sw_element_is_edge (edge))
        continue;
      from = sw_element_text (edge, SW_ATTR_FROM);
      to = sw_element_text (edge, SW_ATTR_TO);
      g_hash_table_add (pairs, pair_of (from, to));
      source = g_hash_table_lookup (joints, from);
      target = g_hash_table_lookup (joints, to);
      if (edge->kind != SW_KIND_FLOW)
        continue;
      if (source != NULL)
        {
          source->flows_out++;
          source->out = edge;
        }
      if (target != NULL)
        {
          target->flows_in++;
          target->in = edge;
        }
    }
}

/* Walks from a doomed step along its line of doomed steps. Returns: the step behind it that stays, or NULL if the line
 * ends, branches, or is cut by a connection that goes as well. */
static SwElement *
end_of_line (const Deletion *deletion, GHashTable *joints, const Joint *joint)
{
  while (joint != NULL && joint->flows_in == 1 && joint->flows_out == 1 && !is_doomed (deletion, joint->out->id))
    {
      SwElement *step = sw_map_find_kind (deletion->map, sw_element_text (joint->out, SW_ATTR_TO), SW_KIND_STEP);

      if (step == NULL || !is_doomed (deletion, step->id))
        return step;
      joint = g_hash_table_lookup (joints, step->id);
    }
  return NULL;
}

/* a → gone → b becomes a → b, so that taking steps out of a line does not break it. Each line is walked once, from its
 * first step. */
static void
bridge (const Deletion *deletion, GHashTable *joints, GHashTable *pairs, const SwElement *step)
{
  const Joint *joint = g_hash_table_lookup (joints, step->id);
  SwElement *source, *target;
  char *pair;

  if (joint->flows_in != 1 || is_doomed (deletion, joint->in->id))
    return;
  source = sw_map_find_kind (deletion->map, sw_element_text (joint->in, SW_ATTR_FROM), SW_KIND_STEP);
  if (source == NULL || is_doomed (deletion, source->id))
    return;
  target = end_of_line (deletion, joints, joint);
  if (target == NULL || target == source)
    return;
  pair = pair_of (source->id, target->id);
  if (g_hash_table_add (pairs, pair))
    sw_transaction_set (deletion->transaction, joint->in, SW_ATTR_TO, target->id, NULL);
}

static void
close_gaps (const Deletion *deletion, GPtrArray *elements)
{
  g_autoptr (GHashTable) joints = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) streams = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer stream;

  for (guint i = 0; i < elements->len; i++)
    {
      SwElement *step = g_ptr_array_index (elements, i);

      if (step->kind != SW_KIND_STEP)
        continue;
      g_hash_table_insert (joints, (gpointer)step->id, g_new0 (Joint, 1));
      g_hash_table_add (streams, step->parent);
    }
  g_hash_table_iter_init (&iter, streams);
  while (g_hash_table_iter_next (&iter, &stream, NULL))
    count_edges (joints, pairs, stream);
  for (guint i = 0; i < elements->len; i++)
    {
      SwElement *step = g_ptr_array_index (elements, i);
      if (step->kind == SW_KIND_STEP)
        bridge (deletion, joints, pairs, step);
    }
}

/* --- what goes along --------------------------------------------------------------------------------------- */

static gboolean
points_to (const Deletion *deletion, const SwElement *element, SwAttr attr)
{
  return sw_kind_attr_slot (element->kind, attr) >= 0 && sw_element_has (element, attr)
         && is_doomed (deletion, sw_element_text (element, attr));
}

/* Connections that lose an end. They are doomed too, so that what speaks of them is found afterwards. */
static void
doom_edges (Deletion *deletion, GPtrArray *elements)
{
  sw_for_each_kind (stream, sw_map_root (deletion->map), SW_KIND_STREAM)
    {
      sw_for_each_child (edge, stream)
        {
          if (!sw_element_is_edge (edge) || is_doomed (deletion, edge->id)
              || (!points_to (deletion, edge, SW_ATTR_FROM) && !points_to (deletion, edge, SW_ATTR_TO)))
            continue;
          doom_tree (deletion, edge);
          g_ptr_array_add (elements, edge);
        }
    }
}

static void
clear_if_doomed (const Deletion *deletion, SwElement *element, SwAttr attr)
{
  if (points_to (deletion, element, attr))
    sw_transaction_set (deletion->transaction, element, attr, NULL, NULL);
}

/* Accepts and declarations that speak of what goes are added to @elements; references to it are cleared. */
static void
settle_dependents (const Deletion *deletion, SwElement *parent, GPtrArray *elements)
{
  sw_for_each_child (child, parent)
    {
      if (is_doomed (deletion, child->id))
        continue;
      if ((child->kind == SW_KIND_ACCEPT && points_to (deletion, child, SW_ATTR_TARGET))
          || (child->kind == SW_KIND_DECLARE && points_to (deletion, child, SW_ATTR_BY)))
        g_ptr_array_add (elements, child);
      if (child->kind == SW_KIND_STEP)
        clear_if_doomed (deletion, child, SW_ATTR_TEAM);
      if (child->kind == SW_KIND_STEP || child->kind == SW_KIND_STREAM)
        clear_if_doomed (deletion, child, SW_ATTR_ORIGIN);
      if (child->kind == SW_KIND_STREAM)
        settle_dependents (deletion, child, elements);
    }
}

/* What stands inside another doomed element goes with it, so only the outermost are named. */
static GPtrArray *
outermost (const Deletion *deletion, const char *const *ids)
{
  GPtrArray *elements = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (deletion->map, ids[i]);

      if (element != NULL && element->parent != NULL && !is_doomed (deletion, element->parent->id)
          && g_hash_table_add (seen, element))
        g_ptr_array_add (elements, element);
    }
  return elements;
}

gboolean
sw_edit_delete (SwTransaction *transaction, const char *const *ids, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  g_autoptr (GHashTable) doomed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Deletion deletion = { transaction, map, doomed };
  g_autoptr (GPtrArray) elements = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);
      if (element != NULL && element->parent != NULL && !is_doomed (&deletion, element->id))
        doom_tree (&deletion, element);
    }
  if (g_hash_table_size (doomed) == 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("There is nothing to delete."));
      return FALSE;
    }
  elements = outermost (&deletion, ids);
  close_gaps (&deletion, elements);
  doom_edges (&deletion, elements);
  settle_dependents (&deletion, sw_map_root (map), elements);
  for (guint i = 0; i < elements->len; i++)
    sw_transaction_remove (transaction, g_ptr_array_index (elements, i));
  return TRUE;
}

#include "edit/commands.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a removed step was joined by: counted once over the stream, so that removing many steps stays linear. */
typedef struct
{
  guint flows_in, flows_out, others;
  SwElement *in;
  SwElement *out;
} Joint;

static Joint *
joint_of (GHashTable *joints, const char *id)
{
  return g_hash_table_lookup (joints, id);
}

static void
count_edges (GHashTable *joints, SwElement *stream)
{
  sw_for_each_child (edge, stream)
    {
      Joint *from, *to;

      if (!sw_element_is_edge (edge))
        continue;
      from = joint_of (joints, sw_element_text (edge, SW_ATTR_FROM));
      to = joint_of (joints, sw_element_text (edge, SW_ATTR_TO));
      if (edge->kind == SW_KIND_FEEDBACK)
        {
          if (from != NULL)
            from->others++;
          if (to != NULL)
            to->others++;
          continue;
        }
      if (from != NULL)
        {
          from->flows_out++;
          from->out = edge;
        }
      if (to != NULL)
        {
          to->flows_in++;
          to->in = edge;
        }
    }
}

/* a → gone → b becomes a → b, so that taking out one step of a line does not break the line. */
static void
bridge (SwTransaction *transaction, GHashTable *joints, GHashTable *doomed, SwElement *step)
{
  SwMap *map = sw_transaction_map (transaction);
  Joint *joint = joint_of (joints, step->id);
  SwElement *source, *target;
  const char *reason;

  if (joint->flows_in != 1 || joint->flows_out != 1 || joint->others > 0)
    return;
  source = sw_map_find_kind (map, sw_element_text (joint->in, SW_ATTR_FROM), SW_KIND_STEP);
  target = sw_map_find_kind (map, sw_element_text (joint->out, SW_ATTR_TO), SW_KIND_STEP);
  if (source == NULL || target == NULL || g_hash_table_contains (doomed, source->id)
      || g_hash_table_contains (doomed, target->id) || g_hash_table_contains (doomed, joint->in->id)
      || g_hash_table_contains (doomed, joint->out->id))
    return;
  if (sw_edit_join (map, source, target, &reason) == SW_JOIN_FLOW)
    sw_transaction_set (transaction, joint->in, SW_ATTR_TO, target->id, NULL);
}

static gboolean
points_to (const SwElement *element, SwAttr attr, GHashTable *doomed)
{
  return sw_kind_attr_slot (element->kind, attr) >= 0 && sw_element_has (element, attr)
         && g_hash_table_contains (doomed, sw_element_text (element, attr));
}

/* What must go or be cleared because it speaks of something that goes. */
static void
collect_dependents (SwElement *parent, GHashTable *doomed, GPtrArray *remove, GPtrArray *clear_team,
                    GPtrArray *clear_origin)
{
  sw_for_each_child (child, parent)
    {
      if (g_hash_table_contains (doomed, child->id))
        continue;
      if ((sw_element_is_edge (child)
           && (points_to (child, SW_ATTR_FROM, doomed) || points_to (child, SW_ATTR_TO, doomed)))
          || (child->kind == SW_KIND_ACCEPT && points_to (child, SW_ATTR_TARGET, doomed))
          || (child->kind == SW_KIND_DECLARE && points_to (child, SW_ATTR_BY, doomed)))
        g_ptr_array_add (remove, child);
      if (child->kind == SW_KIND_STEP && points_to (child, SW_ATTR_TEAM, doomed))
        g_ptr_array_add (clear_team, child);
      if ((child->kind == SW_KIND_STEP || child->kind == SW_KIND_STREAM) && points_to (child, SW_ATTR_ORIGIN, doomed))
        g_ptr_array_add (clear_origin, child);
      if (child->kind == SW_KIND_STREAM)
        collect_dependents (child, doomed, remove, clear_team, clear_origin);
    }
}

static void
doom_tree (GHashTable *doomed, SwElement *element)
{
  g_hash_table_add (doomed, (gpointer)g_strdup (element->id));
  sw_for_each_child (child, element)
    doom_tree (doomed, child);
}

static void
bridge_steps (SwTransaction *transaction, GPtrArray *elements, GHashTable *doomed)
{
  g_autoptr (GHashTable) joints = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) streams = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer stream;

  for (guint i = 0; i < elements->len; i++)
    {
      SwElement *element = g_ptr_array_index (elements, i);
      if (element->kind == SW_KIND_STEP)
        {
          g_hash_table_insert (joints, (gpointer)element->id, g_new0 (Joint, 1));
          g_hash_table_add (streams, element->parent);
        }
    }
  g_hash_table_iter_init (&iter, streams);
  while (g_hash_table_iter_next (&iter, &stream, NULL))
    count_edges (joints, stream);
  for (guint i = 0; i < elements->len; i++)
    {
      SwElement *element = g_ptr_array_index (elements, i);
      if (element->kind == SW_KIND_STEP)
        bridge (transaction, joints, doomed, element);
    }
}

gboolean
sw_edit_delete (SwTransaction *transaction, const char *const *ids, GError **error)
{
  SwMap *map = sw_transaction_map (transaction);
  g_autoptr (GHashTable) doomed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (GPtrArray) clear_team = g_ptr_array_new ();
  g_autoptr (GPtrArray) clear_origin = g_ptr_array_new ();
  g_autoptr (GPtrArray) remove = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);
      if (element != NULL && element != sw_map_root (map) && !g_hash_table_contains (doomed, element->id))
        g_ptr_array_add (elements, element);
      if (element != NULL)
        doom_tree (doomed, element);
    }
  if (elements->len == 0)
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN, _ ("There is nothing to delete."));
      return FALSE;
    }
  bridge_steps (transaction, elements, doomed);
  collect_dependents (sw_map_root (map), doomed, remove, clear_team, clear_origin);
  for (guint i = 0; i < clear_team->len; i++)
    sw_transaction_set (transaction, g_ptr_array_index (clear_team, i), SW_ATTR_TEAM, NULL, NULL);
  for (guint i = 0; i < clear_origin->len; i++)
    sw_transaction_set (transaction, g_ptr_array_index (clear_origin, i), SW_ATTR_ORIGIN, NULL, NULL);
  for (guint i = 0; i < remove->len; i++)
    sw_transaction_remove (transaction, g_ptr_array_index (remove, i));
  /* An element that stands inside another one of the list is gone with it. */
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, ids[i]);
      if (element != NULL && element != sw_map_root (map))
        sw_transaction_remove (transaction, element);
    }
  return TRUE;
}

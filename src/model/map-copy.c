#include "model/map-private.h"

#include <string.h>

/* @into: an element without values, children or texts, of the kind of @from */
static void
copy_content (SwMap *map, SwElement *into, const SwElement *from)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (from->kind, &count);

  for (guint i = 0; i < count; i++)
    sw_value_copy (&specs[i], &from->values[i], &into->values[i]);
  into->renamed_from = g_strdup (from->renamed_from);
  into->extra = g_strdup (from->extra);
  into->raw = g_strdup (from->raw);
  into->line = from->line;
  sw_for_each_child (child, from)
    {
      SwElement *copy = sw_element_new (child->kind, child->id);

      sw_element_link (copy, into, NULL);
      sw_map_index_add (map, copy);
      copy_content (map, copy, child);
    }
}

SwMap *
sw_map_copy (SwMap *map)
{
  SwMap *copy = sw_map_new ();

  copy_content (copy, copy->root, map->root);
  memcpy (copy->serials, map->serials, sizeof copy->serials);
  sw_map_update_calendar (copy);
  sw_map_give_outside (copy, map->prolog, map->epilog);
  return copy;
}

static gboolean
elements_equal (const SwElement *a, const SwElement *b)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (a->kind, &count);
  const SwElement *child_a, *child_b;

  if (a->kind != b->kind || g_strcmp0 (a->extra, b->extra) != 0 || g_strcmp0 (a->raw, b->raw) != 0)
    return FALSE;
  if (sw_kind_has_id (a->kind) && strcmp (a->id, b->id) != 0)
    return FALSE;
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *value_a = NULL;
      g_autofree char *value_b = NULL;

      if (!sw_value_is_fallback (&specs[i], &a->values[i]))
        value_a = sw_value_to_string (&specs[i], &a->values[i]);
      if (!sw_value_is_fallback (&specs[i], &b->values[i]))
        value_b = sw_value_to_string (&specs[i], &b->values[i]);
      if (g_strcmp0 (value_a, value_b) != 0)
        return FALSE;
    }
  child_b = b->first_child;
  for (child_a = a->first_child; child_a != NULL; child_a = child_a->next)
    {
      if (child_b == NULL || !elements_equal (child_a, child_b))
        return FALSE;
      child_b = child_b->next;
    }
  return child_b == NULL;
}

gboolean
sw_map_equal (SwMap *a, SwMap *b)
{
  return strcmp (a->prolog, b->prolog) == 0 && strcmp (a->epilog, b->epilog) == 0 && elements_equal (a->root, b->root);
}

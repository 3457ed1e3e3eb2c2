/* What readers do: they fill a new map without operations or signals. */
#include "model/map-private.h"

#include <string.h>

/* Where the last search ended is kept, or a file of one id over and over would cost the square of its length. */
static char *
free_variant (SwMap *map, const char *id)
{
  guint last = GPOINTER_TO_UINT (g_hash_table_lookup (map->variants, id));

  for (guint i = MAX (last + 1, 2);; i++)
    {
      g_autofree char *variant = g_strdup_printf ("%s-%u", id, i);
      if (g_hash_table_contains (map->index, variant))
        continue;
      g_hash_table_insert (map->variants, g_strdup (id), GUINT_TO_POINTER (i));
      return g_steal_pointer (&variant);
    }
}

/* The id that @element gets when @id is asked for; where that is taken, what was asked for is kept. */
static char *
choose_id (SwMap *map, SwElement *element, const char *id)
{
  if (id == NULL)
    return sw_map_new_id (map, element->kind);
  if (!g_hash_table_contains (map->index, id))
    return g_strdup (id);
  element->renamed_from = g_strdup (id);
  return free_variant (map, id);
}

static void
take_id (SwMap *map, SwElement *element, const char *id)
{
  g_autofree char *chosen = choose_id (map, element, id);

  g_ref_string_release ((char *)element->id);
  element->id = g_ref_string_new (chosen);
  sw_map_index_add (map, element);
}

SwElement *
sw_map_add (SwMap *map, SwElement *parent, SwKind kind, const char *id)
{
  SwElement *element = sw_element_new (kind, "");

  sw_element_link (element, parent, NULL);
  take_id (map, element, id);
  return element;
}

void
sw_map_give_id (SwMap *map, SwElement *element, const char *id)
{
  g_hash_table_remove (map->index, element->id);
  take_id (map, element, id);
}

void
sw_map_give_line (SwElement *element, guint line)
{
  element->line = line;
}

gboolean
sw_map_give_value (SwMap *map, SwElement *element, const SwAttrSpec *spec, const char *text, GError **error)
{
  SwValue *value = &element->values[sw_kind_attr_slot (element->kind, spec->attr)];
  SwValue read;

  if (!sw_value_parse (spec, text, &read, error))
    return FALSE;
  sw_value_clear (spec, value);
  *value = read;
  if (element == map->root)
    sw_map_update_calendar (map);
  return TRUE;
}

void
sw_map_give_extra (SwElement *element, char *text)
{
  g_free (element->extra);
  element->extra = text;
}

void
sw_map_give_raw (SwElement *element, char *text)
{
  g_free (element->raw);
  element->raw = text;
}

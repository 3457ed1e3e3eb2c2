#include "model/search.h"

#include "base/text.h"

static gboolean
is_text (SwType type)
{
  return type == SW_TYPE_LINE || type == SW_TYPE_TEXT;
}

static void
collect (SwMap *map, const SwElement *element, GString *all)
{
  guint count;
  const SwAttrSpec *specs = sw_kind_attrs (element->kind, &count);

  for (guint i = 0; i < count; i++)
    {
      if (is_text (specs[i].type))
        g_string_append_printf (all, "%s\n", sw_element_text (element, specs[i].attr));
      if (specs[i].attr == SW_ATTR_TEAM)
        {
          const SwElement *team = sw_map_find_kind (map, sw_element_text (element, SW_ATTR_TEAM), SW_KIND_TEAM);
          if (team != NULL)
            g_string_append_printf (all, "%s\n", sw_element_text (team, SW_ATTR_NAME));
        }
    }
}

/* What stands on the canvas by itself; all else belongs to it. */
static gboolean
is_thing (const SwElement *element)
{
  return element->kind == SW_KIND_STREAM || element->kind == SW_KIND_STEP || element->kind == SW_KIND_NOTE
         || sw_element_is_edge (element);
}

static void
look (SwMap *map, SwElement *element, const char *typed, GPtrArray *found)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (is_thing (element))
    {
      collect (map, element, all);
      sw_for_each_child (child, element)
        if (!is_thing (child) && child->kind != SW_KIND_FOREIGN)
          collect (map, child, all);
      if (sw_text_has_words (all->str, typed))
        g_ptr_array_add (found, element);
    }
  sw_for_each_child (child, element)
    if (is_thing (child))
      look (map, child, typed, found);
}

GPtrArray *
sw_map_search (SwMap *map, const char *typed)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *words = sw_text_clean_line (typed, -1);

  if (*words != '\0')
    look (map, sw_map_root (map), words, found);
  return found;
}

#include "app/export.h"

#define GROUP "export"

static const char *const suffixes[] = { ".svg", ".png", ".pdf" };

void
sw_export_wish_load (SwExportWish *wish, SwSettings *settings)
{
  *wish = (SwExportWish){
    .picture = (SwPicture)sw_settings_number (settings, GROUP, "picture", SW_PICTURE_PNG, 0, SW_N_PICTURES - 1),
    .theme = (SwThemeId)sw_settings_number (settings, GROUP, "theme", SW_THEME_LIGHT, 0, SW_THEME_PRINT),
    .scale = sw_settings_number (settings, GROUP, "scale", 200, SW_EXPORT_LEAST_SCALE, SW_EXPORT_MOST_SCALE),
    .findings = sw_settings_flag (settings, GROUP, "findings", TRUE),
    .ladder = sw_settings_flag (settings, GROUP, "ladder", TRUE),
    .scorecard = sw_settings_flag (settings, GROUP, "scorecard", FALSE),
    .transparent = sw_settings_flag (settings, GROUP, "transparent", FALSE),
    .embed = sw_settings_flag (settings, GROUP, "embed", FALSE),
  };
}

void
sw_export_wish_store (const SwExportWish *wish, SwSettings *settings)
{
  sw_settings_set_number (settings, GROUP, "picture", (int)wish->picture);
  sw_settings_set_number (settings, GROUP, "theme", (int)wish->theme);
  sw_settings_set_number (settings, GROUP, "scale", wish->scale);
  sw_settings_set_flag (settings, GROUP, "findings", wish->findings);
  sw_settings_set_flag (settings, GROUP, "ladder", wish->ladder);
  sw_settings_set_flag (settings, GROUP, "scorecard", wish->scorecard);
  sw_settings_set_flag (settings, GROUP, "transparent", wish->transparent);
  sw_settings_set_flag (settings, GROUP, "embed", wish->embed);
}

const char *
sw_export_suffix (SwPicture picture)
{
  return suffixes[picture];
}

static const SwElement *
stream_of (const SwElement *element)
{
  while (element != NULL && element->kind != SW_KIND_STREAM)
    element = element->parent;
  return element;
}

/* A map of one stream needs no selection to tell which one is meant. */
static const SwElement *
single_stream (SwMap *map)
{
  const SwElement *found = NULL;

  sw_for_each_child (child, sw_map_root (map))
    if (child->kind == SW_KIND_STREAM)
      {
        if (found != NULL)
          return NULL;
        found = child;
      }
  return found;
}

/* What connects two selected steps belongs to the picture of them. */
static void
add_between (SwMap *map, GHashTable *known, GPtrArray *ids)
{
  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    sw_for_each_child (edge, stream)
      if (sw_element_is_edge (edge) && g_hash_table_contains (known, sw_element_text (edge, SW_ATTR_FROM))
          && g_hash_table_contains (known, sw_element_text (edge, SW_ATTR_TO))
          && !g_hash_table_contains (known, edge->id))
        g_ptr_array_add (ids, (gpointer)edge->id);
}

char **
sw_export_only (SwDocument *document, SwExtent extent)
{
  const char *const *selection = sw_document_selection (document);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  SwMap *map = sw_document_map (document);

  if (extent == SW_EXTENT_MAP)
    return NULL;
  for (guint i = 0; selection != NULL && selection[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (map, selection[i]);

      if (extent == SW_EXTENT_STREAM)
        element = stream_of (element);
      if (element != NULL && element->parent != NULL && g_hash_table_add (known, (gpointer)element->id))
        g_ptr_array_add (ids, (gpointer)element->id);
    }
  if (extent == SW_EXTENT_SELECTION)
    add_between (map, known, ids);
  if (ids->len == 0 && extent == SW_EXTENT_STREAM && single_stream (map) != NULL)
    g_ptr_array_add (ids, (gpointer)single_stream (map)->id);
  g_ptr_array_add (ids, NULL);
  return g_strdupv ((char **)ids->pdata);
}

#include "render/scene-internal.h"

#include "layout/fold.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static void
count_badges (SwBuilder *builder, const SwReport *report)
{
  for (guint i = 0; report != NULL && i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      gpointer id = (gpointer)sw_layout_bearer (builder->layout, finding->elements[0]);
      const SwElement *about = sw_map_find (builder->analysis->map, finding->elements[0]);
      guint worst;

      if (finding->accepted != NULL || id == NULL)
        continue;
      worst = MAX (GPOINTER_TO_UINT (g_hash_table_lookup (builder->worst, id)), finding->severity + 1u);
      g_hash_table_insert (builder->worst, id, GUINT_TO_POINTER (worst));
      g_hash_table_insert (builder->counts, id,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (builder->counts, id)) + 1));
      if (about != NULL && sw_element_hidden_by (about) != NULL)
        sw_build_count_hidden (builder, id, finding->severity);
    }
}

gboolean
sw_scene_draws (const SwSceneOptions *options, const SwElement *element)
{
  if (options->only == NULL)
    return TRUE;
  for (; element != NULL; element = element->parent)
    if (g_strv_contains (options->only, element->id))
      return TRUE;
  return FALSE;
}

/* Frames lie under connections, and those under cards, in each stream; streams follow each other as in the file. */
gboolean
sw_build_lights (const SwBuilder *builder, guint stream)
{
  return builder->options->path && builder->analysis->figures[stream]->any_time;
}

/* Over the others: what is lit, and the numbers of an inventory. */
static gboolean
is_on_top (const SwBuilder *builder, guint stream, guint edge)
{
  const SwElement *element = builder->analysis->graphs[stream]->edges[edge].element;

  return (sw_build_lights (builder, stream) && builder->analysis->figures[stream]->edges[edge].on_path)
         || (element->kind == SW_KIND_FLOW && sw_element_has (element, SW_ATTR_ITEMS));
}

static void
build_stream_parts (SwBuilder *builder, guint stream)
{
  const SwGraph *graph = builder->analysis->graphs[stream];
  const SwSceneOptions *options = builder->options;

  if (sw_scene_draws (options, graph->stream))
    sw_build_stream (builder, stream);
  if (builder->layout->streams[stream].folded)
    return;
  for (int on_top = FALSE; on_top <= TRUE; on_top++)
    for (guint e = 0; e < graph->n_edges; e++)
      if (is_on_top (builder, stream, e) == on_top && sw_scene_draws (options, graph->edges[e].element))
        sw_build_edge (builder, stream, e);
  for (guint i = 0; i < graph->dangling->len; i++)
    if (sw_scene_draws (options, g_ptr_array_index (graph->dangling, i)))
      sw_build_stub (builder, stream, g_ptr_array_index (graph->dangling, i));
  for (guint i = 0; i < graph->n_steps; i++)
    if (sw_scene_draws (options, graph->steps[i]))
      sw_build_step (builder, stream, i);
  sw_for_each_kind (note, graph->stream, SW_KIND_NOTE)
    {
      if (sw_scene_draws (options, note))
        sw_build_note (builder, note);
    }
}

SwScene *
sw_scene_new_empty (const SwTheme *theme)
{
  SwScene *scene = g_new0 (SwScene, 1);

  scene->theme = theme;
  scene->items = g_array_new (FALSE, FALSE, sizeof (SwItem));
  scene->shapes = g_array_new (FALSE, FALSE, sizeof (SwShape));
  scene->strings = g_string_chunk_new (4096);
  scene->points = g_ptr_array_new_with_free_func (g_free);
  scene->index = g_hash_table_new (g_str_hash, g_str_equal);
  scene->spots = g_array_new (FALSE, FALSE, sizeof (SwSpot));
  return scene;
}

SwScene *
sw_scene_new (const SwAnalysis *analysis, const SwLayout *layout, const SwReport *report, const SwSceneOptions *options)
{
  SwScene *scene = sw_scene_new_empty (options->theme);
  SwBuilder builder = {
    .scene = scene, .analysis = analysis, .layout = layout, .options = options, .theme = options->theme
  };

  builder.words = (SwWords){ C_ ("process time", "PT"), C_ ("wait time", "WT"), _ ("works %s"), _ ("waits %s") };
  builder.worst = g_hash_table_new (g_str_hash, g_str_equal);
  builder.counts = g_hash_table_new (g_str_hash, g_str_equal);
  builder.hidden = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  count_badges (&builder, report);
  for (guint i = 0; i < analysis->n_streams; i++)
    build_stream_parts (&builder, i);
  sw_for_each_kind (note, sw_map_root (analysis->map), SW_KIND_NOTE)
    {
      if (sw_scene_draws (options, note))
        sw_build_note (&builder, note);
    }
  if (options->scorecard && report != NULL)
    sw_build_scorecards (&builder, report);
  g_hash_table_unref (builder.worst);
  g_hash_table_unref (builder.counts);
  g_hash_table_unref (builder.hidden);
  sw_scene_index (scene);
  return scene;
}

void
sw_scene_free (SwScene *scene)
{
  g_array_unref (scene->items);
  g_array_unref (scene->shapes);
  g_string_chunk_free (scene->strings);
  g_ptr_array_unref (scene->points);
  g_hash_table_unref (scene->index);
  g_hash_table_unref (scene->grid);
  g_array_unref (scene->large);
  g_array_unref (scene->spots);
  g_free (scene);
}

const SwItem *
sw_scene_items (const SwScene *scene, guint *count)
{
  if (count != NULL)
    *count = scene->items->len;
  return (const SwItem *)scene->items->data;
}

const SwShape *
sw_scene_shapes (const SwScene *scene, const SwItem *item)
{
  return &g_array_index (scene->shapes, SwShape, item->first_shape);
}

const SwItem *
sw_scene_find (const SwScene *scene, const char *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (scene->index, id));

  return index > 0 ? &g_array_index (scene->items, SwItem, index - 1) : NULL;
}

const SwSpot *
sw_scene_spots (const SwScene *scene, guint *count)
{
  *count = scene->spots->len;
  return (const SwSpot *)scene->spots->data;
}

SwRect
sw_scene_bounds (const SwScene *scene)
{
  return scene->bounds;
}

const SwTheme *
sw_scene_theme (const SwScene *scene)
{
  return scene->theme;
}

#include "metrics/compare-internal.h"

#include "base/text.h"

#include <string.h>

/* --- pairing ----------------------------------------------------------------------------------------------- */

/* @back: step of `to` → step of `from`, the other way round than the comparison's pairs. */
typedef struct
{
  SwComparison *comparison;
  SwComparing maps;
  const SwGraph *from;
  const SwGraph *to;
  GHashTable *back;
} Pairing;

static gboolean
is_free (const Pairing *pairing, const SwElement *from, const SwElement *to)
{
  return from != NULL && to != NULL && !g_hash_table_contains (pairing->comparison->pairs, from)
         && !g_hash_table_contains (pairing->back, to);
}

static void
join (Pairing *pairing, SwElement *from, SwElement *to)
{
  if (!is_free (pairing, from, to))
    return;
  g_hash_table_insert (pairing->comparison->pairs, from, to);
  g_hash_table_insert (pairing->back, to, from);
}

static SwElement *
step_of (const SwGraph *graph, const char *id)
{
  int i = sw_graph_step (graph, id);

  return i >= 0 ? graph->steps[i] : NULL;
}

static void
pair_by_origin (Pairing *pairing)
{
  for (guint i = 0; i < pairing->to->n_steps; i++)
    {
      SwElement *step = pairing->to->steps[i];

      join (pairing, step_of (pairing->from, sw_element_text (step, SW_ATTR_ORIGIN)), step);
    }
  for (guint i = 0; i < pairing->from->n_steps; i++)
    {
      SwElement *step = pairing->from->steps[i];

      join (pairing, step, step_of (pairing->to, sw_element_text (step, SW_ATTR_ORIGIN)));
    }
}

static void
pair_by_id (Pairing *pairing)
{
  for (guint i = 0; i < pairing->to->n_steps; i++)
    join (pairing, step_of (pairing->from, pairing->to->steps[i]->id), pairing->to->steps[i]);
}

typedef char *(*KeyOf) (const SwElement *step);

static char *
origin_of (const SwElement *step)
{
  return g_strdup (sw_element_text (step, SW_ATTR_ORIGIN));
}

static char *
name_key_of (const SwElement *step)
{
  return sw_text_key (sw_element_text (step, SW_ATTR_NAME));
}

/* Of steps with one key the first ones are paired, then the second ones. An empty key pairs nothing. */
static void
pair_by_key (Pairing *pairing, KeyOf key_of)
{
  g_autoptr (GHashTable) queues =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = pairing->from->n_steps; i > 0; i--)
    {
      SwElement *step = pairing->from->steps[i - 1];
      g_autofree char *key = key_of (step);
      GPtrArray *queue = g_hash_table_lookup (queues, key);

      if (*key == '\0' || g_hash_table_contains (pairing->comparison->pairs, step))
        continue;
      if (queue == NULL)
        {
          queue = g_ptr_array_new ();
          g_hash_table_insert (queues, g_steal_pointer (&key), queue);
        }
      g_ptr_array_add (queue, step);
    }
  for (guint i = 0; i < pairing->to->n_steps; i++)
    {
      SwElement *step = pairing->to->steps[i];
      g_autofree char *key = key_of (step);
      GPtrArray *queue = g_hash_table_lookup (queues, key);

      if (queue != NULL && queue->len > 0 && !g_hash_table_contains (pairing->back, step))
        join (pairing, g_ptr_array_steal_index (queue, queue->len - 1), step);
    }
}

/* In one stream at two times an id says more: a step may have been tied to another one meanwhile. */
static void
pair_steps (Pairing *pairing)
{
  if (strcmp (pairing->from->stream->id, pairing->to->stream->id) == 0)
    pair_by_id (pairing);
  pair_by_origin (pairing);
  pair_by_id (pairing);
  pair_by_key (pairing, origin_of);
  if (g_hash_table_size (pairing->comparison->pairs) == 0)
    pair_by_key (pairing, name_key_of);
}

/* --- steps ------------------------------------------------------------------------------------------------- */

static void
difference_free (gpointer data)
{
  SwDifference *difference = data;

  g_ptr_array_unref (difference->details);
  g_free (difference);
}

/* @details: (transfer full) (nullable) */
static void
add_difference (GPtrArray *list, const SwElement *from, const SwElement *to, GPtrArray *details)
{
  SwDifference *difference = g_new (SwDifference, 1);

  difference->from = from;
  difference->to = to;
  difference->details = details != NULL ? details : g_ptr_array_new_with_free_func (sw_detail_free);
  g_ptr_array_add (list, difference);
}

static void
compare_steps (Pairing *pairing)
{
  static const SwAttr skip[] = { SW_ATTR_X, SW_ATTR_Y, SW_ATTR_ORIGIN };
  GPtrArray *list = pairing->comparison->steps;

  for (guint i = 0; i < pairing->to->n_steps; i++)
    {
      SwElement *to = pairing->to->steps[i], *from = g_hash_table_lookup (pairing->back, to);
      g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func (sw_detail_free);

      if (from == NULL)
        {
          add_difference (list, NULL, to, NULL);
          continue;
        }
      sw_compare_elements (&pairing->maps, from, to, skip, G_N_ELEMENTS (skip), details);
      if (details->len > 0)
        add_difference (list, from, to, g_steal_pointer (&details));
    }
  for (guint i = 0; i < pairing->from->n_steps; i++)
    if (!g_hash_table_contains (pairing->comparison->pairs, pairing->from->steps[i]))
      add_difference (list, pairing->from->steps[i], NULL, NULL);
}

/* --- connections ------------------------------------------------------------------------------------------- */

/* The step that a connection of `to` has at @end, told by the id of its pair in `from`. What has none in `from` gets a
 * name that nothing there has. */
static char *
end_in_from (const Pairing *pairing, const SwElement *edge, SwAttr end)
{
  const char *id = sw_element_text (edge, end);
  SwElement *step = step_of (pairing->to, id);
  SwElement *pair = step != NULL ? g_hash_table_lookup (pairing->back, step) : NULL;

  return pair != NULL ? g_strdup (pair->id) : g_strconcat ("+", id, NULL);
}

static gboolean
has_same_end (const Pairing *pairing, const SwElement *from, const SwElement *to, SwAttr end)
{
  g_autofree char *id = end_in_from (pairing, to, end);

  return strcmp (id, sw_element_text (from, end)) == 0;
}

static void
pair_edges_by_id (const Pairing *pairing, GHashTable *edge_pairs, GHashTable *taken)
{
  if (pairing->maps.from == pairing->maps.to)
    return;
  sw_for_each_child (to, pairing->to->stream)
    {
      SwElement *from = sw_element_is_edge (to) ? sw_map_find (pairing->maps.from, to->id) : NULL;

      if (from == NULL || from->parent != pairing->from->stream || !sw_element_is_edge (from))
        continue;
      if (!has_same_end (pairing, from, to, SW_ATTR_FROM) && !has_same_end (pairing, from, to, SW_ATTR_TO))
        continue;
      g_hash_table_insert (edge_pairs, to, from);
      g_hash_table_add (taken, from);
    }
}

static char *
ends_key (const char *from, const char *to)
{
  return g_strdup_printf ("%s %s", from, to);
}

/* First those of the same kind between the same steps, then a flow with a feedback. */
static void
pair_edges_by_ends (const Pairing *pairing, GHashTable *edge_pairs, GHashTable *taken, gboolean same_kind)
{
  g_autoptr (GHashTable) queues =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (SwElement *edge = pairing->from->stream->last_child; edge != NULL; edge = edge->prev)
    {
      GPtrArray *queue;
      char *key;

      if (!sw_element_is_edge (edge) || g_hash_table_contains (taken, edge))
        continue;
      key = ends_key (sw_element_text (edge, SW_ATTR_FROM), sw_element_text (edge, SW_ATTR_TO));
      queue = g_hash_table_lookup (queues, key);
      if (queue == NULL)
        {
          queue = g_ptr_array_new ();
          g_hash_table_insert (queues, key, queue);
        }
      else
        g_free (key);
      g_ptr_array_add (queue, edge);
    }
  sw_for_each_child (edge, pairing->to->stream)
    {
      GPtrArray *queue;
      g_autofree char *from = NULL, *to = NULL, *key = NULL;

      if (!sw_element_is_edge (edge) || g_hash_table_contains (edge_pairs, edge))
        continue;
      from = end_in_from (pairing, edge, SW_ATTR_FROM);
      to = end_in_from (pairing, edge, SW_ATTR_TO);
      key = ends_key (from, to);
      queue = g_hash_table_lookup (queues, key);
      for (guint i = queue != NULL ? queue->len : 0; i > 0; i--)
        {
          SwElement *other = g_ptr_array_index (queue, i - 1);

          if (same_kind && other->kind != edge->kind)
            continue;
          g_hash_table_insert (edge_pairs, edge, other);
          g_hash_table_add (taken, other);
          g_ptr_array_remove_index (queue, i - 1);
          break;
        }
    }
}

static void
compare_pair_of_edges (const Pairing *pairing, const SwElement *from, const SwElement *to)
{
  static const SwAttr ends[] = { SW_ATTR_FROM, SW_ATTR_TO };
  GPtrArray *details = g_ptr_array_new_with_free_func (sw_detail_free);

  sw_compare_kinds (from, to, details);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (!has_same_end (pairing, from, to, ends[i]))
      sw_compare_end (&pairing->maps, from, to, ends[i], details);
  sw_compare_elements (&pairing->maps, from, to, ends, G_N_ELEMENTS (ends), details);
  if (details->len > 0)
    add_difference (pairing->comparison->edges, from, to, g_steal_pointer (&details));
  g_clear_pointer (&details, g_ptr_array_unref);
}

static void
compare_edges (const Pairing *pairing)
{
  g_autoptr (GHashTable) edge_pairs = g_hash_table_new (NULL, NULL), taken = g_hash_table_new (NULL, NULL);

  pair_edges_by_id (pairing, edge_pairs, taken);
  pair_edges_by_ends (pairing, edge_pairs, taken, TRUE);
  pair_edges_by_ends (pairing, edge_pairs, taken, FALSE);
  sw_for_each_child (edge, pairing->to->stream)
    {
      SwElement *from = g_hash_table_lookup (edge_pairs, edge);

      if (from != NULL)
        compare_pair_of_edges (pairing, from, edge);
      else if (sw_element_is_edge (edge))
        add_difference (pairing->comparison->edges, NULL, edge, NULL);
    }
  sw_for_each_child (edge, pairing->from->stream)
    if (sw_element_is_edge (edge) && !g_hash_table_contains (taken, edge))
      add_difference (pairing->comparison->edges, edge, NULL, NULL);
}

/* --- the whole --------------------------------------------------------------------------------------------- */

/* A future state, or two of one stream, differ on purpose in what makes them states. */
static gboolean
are_tied (const SwElement *from, const SwElement *to)
{
  const char *a = sw_element_text (from, SW_ATTR_ORIGIN), *b = sw_element_text (to, SW_ATTR_ORIGIN);

  return strcmp (a, to->id) == 0 || strcmp (b, from->id) == 0
         || (*a != '\0' && strcmp (a, b) == 0 && strcmp (from->id, to->id) != 0);
}

static void
compare_streams (const Pairing *pairing)
{
  static const SwAttr skip[] = { SW_ATTR_X,           SW_ATTR_Y,      SW_ATTR_WIDTH,   SW_ATTR_HEIGHT,
                                 SW_ATTR_ARRANGEMENT, SW_ATTR_FOLDED, SW_ATTR_ORIGIN,  SW_ATTR_NAME,
                                 SW_ATTR_STATE,       SW_ATTR_STATUS, SW_ATTR_REVIEWED };
  const guint only_places = 7;
  GPtrArray *details = pairing->comparison->stream;

  sw_compare_elements (&pairing->maps, pairing->from->stream, pairing->to->stream, skip,
                       pairing->maps.tied ? G_N_ELEMENTS (skip) : only_places, details);
  sw_compare_declarations (&pairing->maps, pairing->from->stream, pairing->to->stream, details);
}

SwComparison *
sw_comparison_new (const SwAnalysis *from_analysis, guint from, const SwAnalysis *to_analysis, guint to)
{
  SwComparison *comparison = g_new0 (SwComparison, 1);
  g_autoptr (GHashTable) back = g_hash_table_new (NULL, NULL);
  const SwGraph *before = from_analysis->graphs[from], *after = to_analysis->graphs[to];
  Pairing pairing = { .comparison = comparison,
                      .maps = { before->map, after->map, are_tied (before->stream, after->stream) },
                      .from = before,
                      .to = after,
                      .back = back };

  comparison->from_analysis = from_analysis;
  comparison->from_stream = from;
  comparison->to_analysis = to_analysis;
  comparison->to_stream = to;
  comparison->stream = g_ptr_array_new_with_free_func (sw_detail_free);
  comparison->steps = g_ptr_array_new_with_free_func (difference_free);
  comparison->edges = g_ptr_array_new_with_free_func (difference_free);
  comparison->pairs = g_hash_table_new (NULL, NULL);
  pair_steps (&pairing);
  compare_streams (&pairing);
  compare_steps (&pairing);
  compare_edges (&pairing);
  sw_compare_figures (comparison);
  return comparison;
}

void
sw_comparison_free (SwComparison *comparison)
{
  g_ptr_array_unref (comparison->stream);
  g_ptr_array_unref (comparison->steps);
  g_ptr_array_unref (comparison->edges);
  g_hash_table_unref (comparison->pairs);
  g_free (comparison);
}

gboolean
sw_comparison_is_equal (const SwComparison *comparison)
{
  for (guint i = 0; i < SW_N_COMPARED; i++)
    if (!comparison->figures[i].is_same)
      return FALSE;
  return comparison->stream->len == 0 && comparison->steps->len == 0 && comparison->edges->len == 0;
}

GPtrArray *
sw_compare_maps (SwMap *from, SwMap *to)
{
  SwComparing maps = { from, to, FALSE };
  GPtrArray *details = g_ptr_array_new_with_free_func (sw_detail_free);

  sw_compare_elements (&maps, sw_map_root (from), sw_map_root (to), NULL, 0, details);
  return details;
}

GArray *
sw_pair_streams (const SwAnalysis *from, const SwAnalysis *to)
{
  g_autofree int *pair = g_new (int, to->n_streams + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, from->n_streams + 1);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (SwStreamPair));

  for (guint i = 0; i < to->n_streams; i++)
    {
      pair[i] = sw_analysis_stream (from, to->streams[i]->id);
      if (pair[i] >= 0)
        taken[pair[i]] = TRUE;
    }
  for (guint i = 0; i < to->n_streams; i++)
    {
      g_autofree char *key = name_key_of (to->streams[i]);

      for (guint k = 0; k < from->n_streams && pair[i] < 0 && *key != '\0'; k++)
        {
          g_autofree char *other = name_key_of (from->streams[k]);

          if (!taken[k] && strcmp (key, other) == 0)
            {
              pair[i] = (int)k;
              taken[k] = TRUE;
            }
        }
    }
  for (guint i = 0; i < to->n_streams; i++)
    g_array_append_vals (pairs, &(SwStreamPair){ pair[i], (int)i }, 1);
  for (guint k = 0; k < from->n_streams; k++)
    if (!taken[k])
      g_array_append_vals (pairs, &(SwStreamPair){ (int)k, -1 }, 1);
  return pairs;
}

#include "checks/heat.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const by_names[] = { "stream", "step", "practice" };

const char *
sw_heat_by_name (SwHeatBy by)
{
  return by_names[by];
}

gboolean
sw_heat_by_from_name (const char *name, SwHeatBy *by)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_names); i++)
    if (strcmp (by_names[i], name) == 0)
      {
        *by = (SwHeatBy)i;
        return TRUE;
      }
  return FALSE;
}

/* --- rows -------------------------------------------------------------------------------------------------- */

/* A row that is being filled: the ids of its cells still grow. */
typedef struct
{
  SwHeatRow *row;
  GPtrArray **ids;
} Draft;

static void
row_free (gpointer data)
{
  SwHeatRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_strfreev (row->cells[i].ids);
  g_free (row->cells);
  g_free (row->id);
  g_free (row->stream);
  g_free (row->title);
  g_free (row->within);
  g_free (row);
}

static Draft
draft_new (const SwHeat *heat, guint map, const char *id, const char *stream, char *title)
{
  Draft draft = { g_new0 (SwHeatRow, 1), NULL };

  draft.row->map = map;
  draft.row->id = g_strdup (id);
  draft.row->stream = g_strdup (stream);
  draft.row->title = title;
  draft.row->n_cells = heat->profile != NULL ? heat->profile->activities->len : 0;
  draft.row->cells = g_new0 (SwHeatCell, draft.row->n_cells);
  draft.ids = g_new0 (GPtrArray *, draft.row->n_cells);
  for (guint i = 0; i < draft.row->n_cells; i++)
    draft.row->cells[i].work = NAN;
  return draft;
}

static void
draft_add (Draft *draft, const SwActivity *activity, const SwElement *step, double work)
{
  SwHeatCell *cell;
  gboolean light = sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES;

  if (activity == NULL || activity->index >= draft->row->n_cells)
    return;
  cell = &draft->row->cells[activity->index];
  cell->light = light && (cell->steps == 0 || cell->light);
  cell->steps++;
  if (!isnan (work))
    cell->work = isnan (cell->work) ? work : cell->work + work;
  if (draft->ids[activity->index] == NULL)
    draft->ids[activity->index] = g_ptr_array_new ();
  g_ptr_array_add (draft->ids[activity->index], g_strdup (step->id));
}

/* Returns: (transfer full): the row, complete */
static SwHeatRow *
draft_finish (Draft *draft)
{
  for (guint i = 0; i < draft->row->n_cells; i++)
    {
      if (draft->ids[i] == NULL)
        {
          draft->row->cells[i].ids = g_new0 (char *, 1);
          continue;
        }
      g_ptr_array_add (draft->ids[i], NULL);
      draft->row->cells[i].ids = (char **)g_ptr_array_free (draft->ids[i], FALSE);
    }
  g_clear_pointer (&draft->ids, g_free);
  return draft->row;
}

/* --- by stream and by step --------------------------------------------------------------------------------- */

static void
declare (SwHeatRow *row, const SwProfile *profile, const SwElement *stream)
{
  gboolean all = !sw_element_has (stream, SW_ATTR_EXPECTS);
  g_auto (GStrv) expected = g_strsplit (sw_element_text (stream, SW_ATTR_EXPECTS), " ", -1);

  for (guint i = 0; i < row->n_cells; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      const SwElement *said = sw_element_first_with (stream, SW_KIND_DECLARE, SW_ATTR_ACTIVITY, activity->id);

      if (said != NULL)
        row->cells[i].as = sw_element_choice (said, SW_ATTR_AS);
      row->cells[i].missing = row->cells[i].steps == 0 && said == NULL
                              && (all || g_strv_contains ((const char *const *)expected, activity->id));
    }
}

static void
add_stream (SwHeat *heat, const SwAnalysis *analysis, guint map, guint stream)
{
  const SwGraph *graph = analysis->graphs[stream];
  SwElement *element = analysis->streams[stream];
  Draft draft = draft_new (heat, map, element->id, element->id, sw_element_title (element));

  for (guint i = 0; i < graph->n_steps; i++)
    draft_add (&draft, sw_map_activity (analysis->map, graph->steps[i]), graph->steps[i],
               analysis->figures[stream]->steps[i].process.likely);
  declare (draft.row, heat->profile, element);
  g_ptr_array_add (heat->rows, draft_finish (&draft));
}

static void
add_steps (SwHeat *heat, const SwAnalysis *analysis, guint map, guint stream)
{
  const SwGraph *graph = analysis->graphs[stream];

  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwElement *step = graph->steps[i];
      Draft draft = draft_new (heat, map, step->id, analysis->streams[stream]->id, sw_element_title (step));

      draft.row->within = sw_element_title (analysis->streams[stream]);
      draft_add (&draft, sw_map_activity (analysis->map, step), step,
                 analysis->figures[stream]->steps[i].process.likely);
      g_ptr_array_add (heat->rows, draft_finish (&draft));
    }
}

/* --- by practice ------------------------------------------------------------------------------------------- */

static void
name_practice (SwHeat *heat, GHashTable *drafts, const SwAnalysis *analysis, guint stream, guint i, const char *name,
               GHashTable *named)
{
  char *key = sw_text_key (name);
  SwElement *step = analysis->graphs[stream]->steps[i];
  Draft *draft;

  if (*key == '\0' || g_hash_table_contains (named, key))
    {
      g_free (key);
      return;
    }
  g_hash_table_add (named, g_strdup (key));
  draft = g_hash_table_lookup (drafts, key);
  if (draft == NULL)
    {
      draft = g_new (Draft, 1);
      *draft = draft_new (heat, 0, NULL, NULL, g_strstrip (g_strdup (name)));
      g_hash_table_insert (drafts, g_strdup (key), draft);
    }
  draft_add (draft, sw_map_activity (analysis->map, step), step, analysis->figures[stream]->steps[i].process.likely);
  g_free (key);
}

static void
add_practices (SwHeat *heat, GHashTable *drafts, const SwAnalysis *analysis, guint stream)
{
  const SwGraph *graph = analysis->graphs[stream];

  for (guint i = 0; i < graph->n_steps; i++)
    {
      /* A step that names a practice twice is still one step. */
      g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      sw_for_each_kind (practice, graph->steps[i], SW_KIND_PRACTICE)
        name_practice (heat, drafts, analysis, stream, i, sw_element_text (practice, SW_ATTR_TEXT), named);
    }
}

static gboolean
names_practice (const SwActivity *activity, const char *key)
{
  for (guint i = 0; activity->practices != NULL && activity->practices[i] != NULL; i++)
    {
      g_autofree char *other = sw_text_key (activity->practices[i]);
      if (strcmp (other, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
finish_practices (SwHeat *heat, GHashTable *drafts)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (drafts), (GCompareFunc)strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      SwHeatRow *row = draft_finish (g_hash_table_lookup (drafts, l->data));

      for (guint i = 0; i < row->n_cells; i++)
        row->cells[i].missing =
            row->cells[i].steps == 0 && names_practice (g_ptr_array_index (heat->profile->activities, i), l->data);
      g_ptr_array_add (heat->rows, row);
    }
}

/* --- the whole --------------------------------------------------------------------------------------------- */

SwHeat *
sw_heat_new (const SwAnalysis *const *analyses, guint n, SwHeatBy by)
{
  SwHeat *heat = g_new0 (SwHeat, 1);
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  heat->profile = n > 0 ? sw_map_profile (analyses[0]->map) : NULL;
  heat->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint map = 0; map < n; map++)
    {
      if (sw_map_profile (analyses[map]->map) != heat->profile)
        continue;
      for (guint stream = 0; stream < analyses[map]->n_streams; stream++)
        switch (by)
          {
          case SW_HEAT_BY_STREAM:
            add_stream (heat, analyses[map], map, stream);
            break;
          case SW_HEAT_BY_STEP:
            add_steps (heat, analyses[map], map, stream);
            break;
          case SW_HEAT_BY_PRACTICE:
            add_practices (heat, drafts, analyses[map], stream);
            break;
          }
    }
  finish_practices (heat, drafts);
  return heat;
}

void
sw_heat_free (SwHeat *heat)
{
  g_ptr_array_unref (heat->rows);
  g_free (heat);
}

/* --- telling ----------------------------------------------------------------------------------------------- */

static gboolean
cell_equal (const SwHeatCell *a, const SwHeatCell *b)
{
  return a->steps == b->steps && a->light == b->light && a->as == b->as && a->missing == b->missing
         && (a->work == b->work || (isnan (a->work) && isnan (b->work)))
         && g_strv_equal ((const char *const *)a->ids, (const char *const *)b->ids);
}

gboolean
sw_heat_row_equal (const SwHeatRow *a, const SwHeatRow *b)
{
  if (a->map != b->map || a->n_cells != b->n_cells || g_strcmp0 (a->id, b->id) != 0
      || g_strcmp0 (a->stream, b->stream) != 0 || g_strcmp0 (a->within, b->within) != 0
      || strcmp (a->title, b->title) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_cells; i++)
    if (!cell_equal (&a->cells[i], &b->cells[i]))
      return FALSE;
  return TRUE;
}

char *
sw_heat_cell_short (const SwHeatCell *cell)
{
  if (cell->steps > 0)
    return cell->light ? g_strdup_printf (_ ("%u light"), cell->steps) : g_strdup_printf ("%u", cell->steps);
  switch (cell->as)
    {
    case SW_DECLARED_LIGHT:
      return g_strdup (_ ("light"));
    case SW_DECLARED_COVERED:
      return g_strdup (_ ("covered"));
    case SW_DECLARED_NOT_APPLICABLE:
      return g_strdup (_ ("not here"));
    default:
      return g_strdup (cell->missing ? "–" : "");
    }
}

char *
sw_heat_cell_spoken (const SwHeatCell *cell)
{
  if (cell->steps > 0 && cell->light)
    return g_strdup_printf (ngettext ("%u light step", "%u light steps", cell->steps), cell->steps);
  if (cell->steps > 0)
    return g_strdup_printf (ngettext ("%u step", "%u steps", cell->steps), cell->steps);
  switch (cell->as)
    {
    case SW_DECLARED_LIGHT:
      return g_strdup (_ ("Light: part of another step"));
    case SW_DECLARED_COVERED:
      return g_strdup (_ ("Covered elsewhere"));
    case SW_DECLARED_NOT_APPLICABLE:
      return g_strdup (_ ("Not applicable"));
    default:
      return g_strdup (cell->missing ? _ ("Expected, and nothing is here") : _ ("Nothing here"));
    }
}

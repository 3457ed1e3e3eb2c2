#include "panels/coverage-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEVELS 4

/* A heat map that all its lines keep. @work: the longest of a cell; 0 if nothing is timed */
typedef struct
{
  SwHeat *heat;
  SwHeatBy by;
  SwCalendar calendar;
  double work;
} Shared;

struct _SwCoverageItem
{
  GObject parent_instance;

  Shared *shared;
  const SwHeatRow *row;
  char *stream_title;
};

G_DEFINE_TYPE (SwCoverageItem, sw_coverage_item, G_TYPE_OBJECT)

static void
shared_clear (gpointer data)
{
  sw_heat_free (((Shared *)data)->heat);
}

static void
sw_coverage_item_finalize (GObject *object)
{
  SwCoverageItem *item = SW_COVERAGE_ITEM (object);

  g_rc_box_release_full (item->shared, shared_clear);
  g_free (item->stream_title);
  G_OBJECT_CLASS (sw_coverage_item_parent_class)->finalize (object);
}

static void
sw_coverage_item_class_init (SwCoverageItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_coverage_item_finalize;
}

static void
sw_coverage_item_init (SwCoverageItem *item)
{
}

const SwHeatRow *
sw_coverage_item_row (SwCoverageItem *item)
{
  return item->row;
}

const char *
sw_coverage_item_stream_title (SwCoverageItem *item)
{
  return item->stream_title;
}

static double
longest_work (const SwHeat *heat)
{
  double longest = 0;

  for (guint r = 0; r < heat->rows->len; r++)
    {
      const SwHeatRow *row = g_ptr_array_index (heat->rows, r);
      for (guint c = 0; c < row->n_cells; c++)
        if (row->cells[c].work > longest)
          longest = row->cells[c].work;
    }
  return longest;
}

GPtrArray *
sw_coverage_items (const SwAnalysis *analysis, SwHeatBy by)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  Shared *shared = g_rc_box_new0 (Shared);

  shared->heat = sw_heat_new (&analysis, 1, by);
  shared->by = by;
  shared->calendar = *sw_map_calendar (analysis->map);
  shared->work = longest_work (shared->heat);
  for (guint i = 0; i < shared->heat->rows->len; i++)
    {
      SwCoverageItem *item = g_object_new (SW_TYPE_COVERAGE_ITEM, NULL);
      SwElement *stream;

      item->shared = g_rc_box_acquire (shared);
      item->row = g_ptr_array_index (shared->heat->rows, i);
      stream = by == SW_HEAT_BY_STEP ? sw_map_find_kind (analysis->map, item->row->stream, SW_KIND_STREAM) : NULL;
      item->stream_title = stream != NULL ? sw_element_title (stream) : NULL;
      g_ptr_array_add (items, item);
    }
  g_rc_box_release_full (shared, shared_clear);
  return items;
}

gboolean
sw_coverage_item_equal (gconstpointer a, gconstpointer b)
{
  const SwCoverageItem *one = a, *other = b;

  return one->shared->by == other->shared->by && one->shared->work == other->shared->work
         && g_strcmp0 (one->stream_title, other->stream_title) == 0 && sw_heat_row_equal (one->row, other->row);
}

guint
sw_coverage_item_level (SwCoverageItem *item, guint place)
{
  const SwHeatCell *cell = &item->row->cells[place];

  if (cell->steps == 0)
    return 0;
  if (item->shared->by != SW_HEAT_BY_STEP)
    return MIN (cell->steps, LEVELS);
  if (isnan (cell->work) || item->shared->work <= 0)
    return 1;
  return 1 + MIN ((guint)(LEVELS * cell->work / item->shared->work), LEVELS - 1);
}

char *
sw_coverage_item_text (SwCoverageItem *item, guint place)
{
  const SwHeatCell *cell = &item->row->cells[place];

  if (item->shared->by != SW_HEAT_BY_STEP || cell->steps == 0)
    return sw_heat_cell_short (cell);
  if (isnan (cell->work))
    return g_strdup (cell->light ? _ ("light") : _ ("no time"));
  return sw_seconds_format (cell->work, &item->shared->calendar);
}

char *
sw_coverage_item_spoken (SwCoverageItem *item, guint place)
{
  const SwHeatCell *cell = &item->row->cells[place];
  const SwActivity *activity = g_ptr_array_index (item->shared->heat->profile->activities, place);
  g_autofree char *said = sw_heat_cell_spoken (cell), *work = NULL;

  if (isnan (cell->work))
    return g_strdup_printf ("%s, %s: %s", item->row->title, activity->name, said);
  work = sw_seconds_format (cell->work, &item->shared->calendar);
  return g_strdup_printf (_ ("%s, %s: %s, %s of work"), item->row->title, activity->name, said, work);
}

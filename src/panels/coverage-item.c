#include "panels/coverage-item.h"

#include "checks/declaration-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SwCoverageItem
{
  GObject parent_instance;

  char *stream;
  char *title;
  GArray *cells; /* of SwCoverageCell */
};

G_DEFINE_TYPE (SwCoverageItem, sw_coverage_item, G_TYPE_OBJECT)

static void
sw_coverage_item_finalize (GObject *object)
{
  SwCoverageItem *item = SW_COVERAGE_ITEM (object);

  g_free (item->stream);
  g_free (item->title);
  g_array_unref (item->cells);
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
  item->cells = g_array_new (FALSE, TRUE, sizeof (SwCoverageCell));
}

const char *
sw_coverage_item_stream (SwCoverageItem *item)
{
  return item->stream;
}

const char *
sw_coverage_item_title (SwCoverageItem *item)
{
  return item->title;
}

const SwCoverageCell *
sw_coverage_item_cell (SwCoverageItem *item, guint activity)
{
  return activity < item->cells->len ? &g_array_index (item->cells, SwCoverageCell, activity) : NULL;
}

SwCoverageCell
sw_coverage_cell (const SwElement *stream, const char *activity)
{
  SwElement *declaration = sw_declaration (stream, activity);
  SwCoverageCell cell = { .light = TRUE };

  sw_for_each_kind (step, stream, SW_KIND_STEP)
    {
      if (strcmp (sw_element_text (step, SW_ATTR_ACTIVITY), activity) != 0)
        continue;
      cell.steps++;
      cell.light = cell.light && sw_element_choice (step, SW_ATTR_LIGHT) == SW_YES;
    }
  cell.light = cell.light && cell.steps > 0;
  if (declaration != NULL)
    cell.as = sw_element_choice (declaration, SW_ATTR_AS);
  return cell;
}

char *
sw_coverage_short (const SwCoverageCell *cell)
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
      return g_strdup ("–");
    }
}

char *
sw_coverage_spoken (const SwCoverageCell *cell)
{
  if (cell->steps == 0 && cell->as == SW_DECLARED_UNKNOWN)
    return g_strdup (_ ("No step, and nothing is declared"));
  if (cell->steps == 0)
    return g_strdup (sw_declared_label (cell->as));
  if (cell->light)
    return g_strdup_printf (ngettext ("%u light step", "%u light steps", cell->steps), cell->steps);
  return g_strdup_printf (ngettext ("%u step", "%u steps", cell->steps), cell->steps);
}

GPtrArray *
sw_coverage_items (SwMap *map)
{
  const SwProfile *profile = sw_map_profile (map);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  sw_for_each_kind (stream, sw_map_root (map), SW_KIND_STREAM)
    {
      SwCoverageItem *item = g_object_new (SW_TYPE_COVERAGE_ITEM, NULL);

      item->stream = g_strdup (stream->id);
      item->title = sw_element_title (stream);
      for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
        {
          const SwActivity *activity = g_ptr_array_index (profile->activities, i);
          SwCoverageCell cell = sw_coverage_cell (stream, activity->id);
          g_array_append_val (item->cells, cell);
        }
      g_ptr_array_add (items, item);
    }
  return items;
}

gboolean
sw_coverage_item_equal (gconstpointer a, gconstpointer b)
{
  const SwCoverageItem *one = a, *other = b;

  if (strcmp (one->stream, other->stream) != 0 || strcmp (one->title, other->title) != 0
      || one->cells->len != other->cells->len)
    return FALSE;
  for (guint i = 0; i < one->cells->len; i++)
    {
      const SwCoverageCell *left = &g_array_index (one->cells, SwCoverageCell, i);
      const SwCoverageCell *right = &g_array_index (other->cells, SwCoverageCell, i);

      if (left->steps != right->steps || left->light != right->light || left->as != right->as)
        return FALSE;
    }
  return TRUE;
}

#include "layout/align.h"

#include "base/error.h"
#include "edit/commands.h"
#include "layout/activity-lane.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

gboolean
sw_alignment_from_name (const char *name, SwAlignment *alignment)
{
  static const char *const names[] = { "left", "centre", "right", "top", "middle", "bottom", "across", "down" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *alignment = (SwAlignment)i;
        return TRUE;
      }
  return FALSE;
}

/* What is moved, along the axis that counts. */
typedef struct
{
  const char *id;
  double begin, size;
  double to; /* where it goes */
} Block;

static gboolean
runs_across (SwAlignment alignment)
{
  return alignment <= SW_ALIGN_TO_RIGHT || alignment == SW_DISTRIBUTE_ACROSS;
}

static GArray *
list_blocks (SwMap *map, const SwLayout *layout, const char *const *ids, gboolean across, gboolean *fixed)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (map, ids[i]);
      const SwRect *rect = element != NULL ? sw_layout_rect (layout, element->id) : NULL;
      Block block;

      if (rect == NULL || element->kind == SW_KIND_STREAM)
        continue;
      /* Its lane says how high it stands. */
      if (!across && element->kind == SW_KIND_STEP && sw_lanes_of (layout, element->parent) != NULL)
        {
          *fixed = TRUE;
          continue;
        }
      block = (Block){ element->id, across ? rect->x : rect->y, across ? rect->width : rect->height, 0 };
      g_array_append_val (blocks, block);
    }
  return blocks;
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const Block *x = a, *y = b;

  return x->begin != y->begin ? (x->begin < y->begin ? -1 : 1) : strcmp (x->id, y->id);
}

static void
distribute (GArray *blocks)
{
  const Block *first = &g_array_index (blocks, Block, 0);
  double end = -INFINITY, sizes = 0, at = first->begin, gap;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      end = MAX (end, block->begin + block->size);
      sizes += block->size;
    }
  gap = (end - first->begin - sizes) / (blocks->len - 1);
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = &g_array_index (blocks, Block, i);
      block->to = at;
      at += block->size + gap;
    }
}

static void
line_up (GArray *blocks, SwAlignment alignment)
{
  double least = INFINITY, most = -INFINITY;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      least = MIN (least, block->begin);
      most = MAX (most, block->begin + block->size);
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = &g_array_index (blocks, Block, i);

      if (alignment == SW_ALIGN_TO_LEFT || alignment == SW_ALIGN_TO_TOP)
        block->to = least;
      else if (alignment == SW_ALIGN_TO_RIGHT || alignment == SW_ALIGN_TO_BOTTOM)
        block->to = most - block->size;
      else
        block->to = (least + most - block->size) / 2;
    }
}

gboolean
sw_edit_align (SwTransaction *transaction, const SwLayout *layout, const char *const *ids, SwAlignment alignment,
               GError **error)
{
  gboolean spread = alignment >= SW_DISTRIBUTE_ACROSS, across = runs_across (alignment), fixed = FALSE;
  g_autoptr (GArray) blocks = list_blocks (sw_transaction_map (transaction), layout, ids, across, &fixed);

  if (blocks->len < (spread ? 3u : 2u))
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_UNKNOWN,
                           fixed    ? _ ("How high a step stands is decided by its lane")
                           : spread ? _ ("Select three steps or notes to distribute them")
                                    : _ ("Select two steps or notes to align them"));
      return FALSE;
    }
  g_array_sort (blocks, compare_blocks);
  if (spread)
    distribute (blocks);
  else
    line_up (blocks, alignment);
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      const char *one[] = { block->id, NULL };
      gint64 shift = (gint64)floor (block->to - block->begin + 0.5);

      if (shift != 0 && !sw_edit_move (transaction, one, across ? shift : 0, across ? 0 : shift, error))
        return FALSE;
    }
  return TRUE;
}

#include "layout/space.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROW_SLOT 64.0
#define COLUMN_SLOT 128.0
#define MOST_LOOKS 512 /* a stretch that passes more blocks than this counts as free: nobody sees all of it at once */
#define LANE_APART 17.0
#define LANE_CELL 2048.0
#define LANE_MOST_CELLS 64
#define MARK_WIDTH 16.0
#define MARK_HEIGHT 6.0
#define PATCH_COLUMNS 8
#define PATCH_ROWS 4
#define PATCH_CELLS (PATCH_COLUMNS * PATCH_ROWS)

typedef struct
{
  double y, x1, x2;
  guint next; /* 1 + index; 0 ends the list */
} Lane;

/* --- the table of cells ------------------------------------------------------------------------------------ */

/* Never 0, which means free. */
static guint64
cell_key (gint64 column, gint64 row)
{
  return (((guint64)column & 0x7fffffff) << 32 | ((guint64)row & 0xffffffff)) + 1;
}

static SwSpaceCell *
table_slot (const SwSpaceTable *table, guint64 key)
{
  gsize at = (gsize)(key * 0x9e3779b97f4a7c15u >> 20) & (table->size - 1);

  while (table->cells[at].key != 0 && table->cells[at].key != key)
    at = (at + 1) & (table->size - 1);
  return &table->cells[at];
}

static guint
table_get (const SwSpaceTable *table, guint64 key)
{
  return table->used > 0 ? table_slot (table, key)->value : 0;
}

static void
table_grow (SwSpaceTable *table)
{
  SwSpaceTable larger = { .size = MAX (table->size * 2, 256), .used = table->used };

  larger.cells = g_new0 (SwSpaceCell, larger.size);
  for (gsize i = 0; i < table->size; i++)
    if (table->cells[i].key != 0)
      *table_slot (&larger, table->cells[i].key) = table->cells[i];
  g_free (table->cells);
  *table = larger;
}

static guint *
table_at (SwSpaceTable *table, guint64 key)
{
  SwSpaceCell *cell;

  if (table->used * 2 >= table->size)
    table_grow (table);
  cell = table_slot (table, key);
  if (cell->key == 0)
    {
      cell->key = key;
      table->used++;
    }
  return &cell->value;
}

/* --- cards and notes --------------------------------------------------------------------------------------- */

static int
compare_entries (const void *a, const void *b)
{
  const SwSpaceEntry *x = a, *y = b;

  if (x->slot != y->slot)
    return x->slot < y->slot ? -1 : 1;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return x->block < y->block ? -1 : 1;
}

static SwSpaceEntry *
sort_into_slots (const SwSpace *space, gboolean rows, guint *count)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (SwSpaceEntry), space->n_blocks * 3);
  double size = rows ? ROW_SLOT : COLUMN_SLOT;

  for (guint i = 0; i < space->n_blocks; i++)
    {
      const SwRect *r = &space->blocks[i];
      double across = rows ? r->y : r->x, depth = rows ? r->height : r->width;

      for (gint64 slot = (gint64)floor (across / size); slot <= (gint64)floor ((across + depth) / size); slot++)
        {
          SwSpaceEntry entry = { slot, rows ? r->x : r->y, i };
          g_array_append_val (entries, entry);
        }
    }
  if (entries->len > 0)
    qsort (entries->data, entries->len, sizeof (SwSpaceEntry), compare_entries);
  *count = entries->len;
  return (SwSpaceEntry *)(gpointer)g_array_free (entries, FALSE);
}

void
sw_space_init (SwSpace *space, const SwRect *blocks, guint n_cards, guint n_blocks)
{
  memset (space, 0, sizeof *space);
  space->blocks = blocks;
  space->n_cards = n_cards;
  space->n_blocks = n_blocks;
  space->rows = sort_into_slots (space, TRUE, &space->n_rows);
  space->columns = sort_into_slots (space, FALSE, &space->n_columns);
  space->lanes = g_array_new (FALSE, FALSE, sizeof (Lane));
}

void
sw_space_clear (SwSpace *space)
{
  g_free (space->rows);
  g_free (space->columns);
  g_array_unref (space->lanes);
  g_free (space->lane_cells.cells);
  g_free (space->marks.patches.cells);
  g_free (space->marks.cells);
  g_free (space->labels.cells);
}

static void
table_empty (SwSpaceTable *table)
{
  g_clear_pointer (&table->cells, g_free);
  table->size = table->used = 0;
}

void
sw_space_forget_ways (SwSpace *space)
{
  g_array_set_size (space->lanes, 0);
  table_empty (&space->lane_cells);
  table_empty (&space->marks.patches);
  g_free (space->marks.cells);
  space->marks = (SwSpaceMarks){ 0 };
  space->ways_are_marked = FALSE;
}

/* The first entry of @slot that begins behind @at. */
static guint
first_behind (const SwSpaceEntry *entries, guint count, gint64 slot, double at)
{
  guint low = 0, high = count;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entries[middle].slot < slot || (entries[middle].slot == slot && entries[middle].at <= at))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
look (const SwSpace *space, const SwRect *area, guint limit, guint but_a, guint but_b)
{
  gboolean rows = area->width >= area->height;
  const SwSpaceEntry *entries = rows ? space->rows : space->columns;
  guint count = rows ? space->n_rows : space->n_columns;
  double size = rows ? ROW_SLOT : COLUMN_SLOT;
  double begin = rows ? area->x : area->y, end = begin + (rows ? area->width : area->height);
  double near = rows ? area->y : area->x, far = near + (rows ? area->height : area->width);

  for (gint64 slot = (gint64)floor (near / size); slot <= (gint64)floor (far / size); slot++)
    {
      guint k = first_behind (entries, count, slot, begin - SW_SPACE_LONGEST);

      for (guint looks = 0; looks < MOST_LOOKS && k < count && entries[k].slot == slot && entries[k].at < end; looks++)
        {
          guint block = entries[k++].block;
          if (block < limit && block != but_a && block != but_b && sw_rect_intersects (&space->blocks[block], area))
            return block;
        }
    }
  return SW_SPACE_NONE;
}

guint
sw_space_card_in (const SwSpace *space, const SwRect *area, guint but_a, guint but_b)
{
  return look (space, area, space->n_cards, but_a, but_b);
}

/* A card stands in each slot that it touches; it counts in the first of those that the area touches too. */
gboolean
sw_space_list_cards (const SwSpace *space, const SwRect *area, GArray *cards, guint most)
{
  gint64 first = (gint64)floor (area->y / ROW_SLOT), last = (gint64)floor ((area->y + area->height) / ROW_SLOT);

  for (gint64 slot = first; slot <= last; slot++)
    {
      guint k = first_behind (space->rows, space->n_rows, slot, area->x - SW_SPACE_LONGEST);

      for (; k < space->n_rows && space->rows[k].slot == slot && space->rows[k].at < area->x + area->width; k++)
        {
          guint block = space->rows[k].block;
          const SwRect *rect = &space->blocks[block];

          if (block >= space->n_cards || !sw_rect_intersects (rect, area)
              || slot != MAX (first, (gint64)floor (rect->y / ROW_SLOT)))
            continue;
          if (cards->len == most)
            return FALSE;
          g_array_append_val (cards, block);
        }
    }
  return TRUE;
}

guint
sw_space_block_in (const SwSpace *space, const SwRect *area)
{
  return look (space, area, space->n_blocks, SW_SPACE_NONE, SW_SPACE_NONE);
}

/* --- lanes ------------------------------------------------------------------------------------------------- */

static gint64
lane_slot (double y)
{
  return (gint64)floor (y / LANE_APART);
}

/* A long lane stands in one cell of its own beyond all others: two long ones of one height cannot share a stretch, so
 * there are few of them. */
#define LONG_LANES 0x7ffffff0

static gboolean
list_is_free (const SwSpace *space, guint64 key, double y, double x1, double x2)
{
  for (guint k = table_get (&space->lane_cells, key); k != 0;)
    {
      const Lane *lane = &g_array_index (space->lanes, Lane, k - 1);

      if (fabs (lane->y - y) < LANE_APART && lane->x1 < x2 + 8 && x1 < lane->x2 + 8)
        return FALSE;
      k = lane->next;
    }
  return TRUE;
}

gboolean
sw_space_lane_is_free (const SwSpace *space, double y, double x1, double x2)
{
  gint64 first = (gint64)floor ((x1 - 8) / LANE_CELL), last = (gint64)floor ((x2 + 8) / LANE_CELL);

  for (gint64 slot = lane_slot (y) - 1; slot <= lane_slot (y) + 1; slot++)
    {
      if (!list_is_free (space, cell_key (LONG_LANES, slot), y, x1, x2))
        return FALSE;
      for (gint64 column = first; column <= MIN (last, first + LANE_MOST_CELLS); column++)
        if (!list_is_free (space, cell_key (column, slot), y, x1, x2))
          return FALSE;
    }
  return TRUE;
}

static void
add_to_list (SwSpace *space, guint64 key, double y, double x1, double x2)
{
  guint *head = table_at (&space->lane_cells, key);
  Lane lane = { y, x1, x2, *head };

  g_array_append_val (space->lanes, lane);
  *head = space->lanes->len;
}

void
sw_space_add_lane (SwSpace *space, double y, double x1, double x2)
{
  gint64 first = (gint64)floor (x1 / LANE_CELL), last = (gint64)floor (x2 / LANE_CELL);

  if (last - first >= LANE_MOST_CELLS)
    {
      add_to_list (space, cell_key (LONG_LANES, lane_slot (y)), y, x1, x2);
      return;
    }
  for (gint64 column = first; column <= last; column++)
    add_to_list (space, cell_key (column, lane_slot (y)), y, x1, x2);
}

/* --- marks ------------------------------------------------------------------------------------------------- */

/* Arithmetic shifts and masks, because cells may be negative. */
G_STATIC_ASSERT (PATCH_COLUMNS == 1 << 3 && PATCH_ROWS == 1 << 2);

static guint64
patch_key (gint64 column, gint64 row)
{
  return cell_key (column >> 3, row >> 2);
}

static guint
place_in_patch (gint64 column, gint64 row)
{
  return (guint)(row & (PATCH_ROWS - 1)) * PATCH_COLUMNS + (guint)(column & (PATCH_COLUMNS - 1));
}

static guint
add_patch (SwSpaceMarks *marks)
{
  if (marks->n_patches == marks->room)
    {
      marks->room = MAX (marks->room * 2, 64);
      marks->cells = g_renew (guint, marks->cells, (gsize)marks->room * PATCH_CELLS);
    }
  memset (&marks->cells[(gsize)marks->n_patches * PATCH_CELLS], 0, sizeof (guint) * PATCH_CELLS);
  return marks->n_patches++;
}

static guint *
mark_at (SwSpaceMarks *marks, gint64 column, gint64 row)
{
  guint64 key = patch_key (column, row);

  if (key != marks->last_key)
    {
      guint *patch = table_at (&marks->patches, key);

      if (*patch == 0)
        *patch = 1 + add_patch (marks);
      marks->last_key = key;
      marks->last = *patch - 1;
    }
  return &marks->cells[(gsize)marks->last * PATCH_CELLS + place_in_patch (column, row)];
}

/* 0: nothing passes there. */
static guint
mark_of (const SwSpaceMarks *marks, gint64 column, gint64 row)
{
  guint patch = table_get (&marks->patches, patch_key (column, row));

  return patch > 0 ? marks->cells[(gsize)(patch - 1) * PATCH_CELLS + place_in_patch (column, row)] : 0;
}

void
sw_space_mark (SwSpace *space, double x, double y, guint owner)
{
  guint *value = mark_at (&space->marks, (gint64)floor (x / MARK_WIDTH), (gint64)floor (y / MARK_HEIGHT));

  if (*value == 0)
    *value = owner == SW_SPACE_MANY ? SW_SPACE_MANY : owner + 1;
  else if (*value != owner + 1)
    *value = SW_SPACE_MANY;
}

guint
sw_space_count_marks (const SwSpace *space, SwPoint a, SwPoint b)
{
  gint64 column = (gint64)floor (MIN (a.x, b.x) / MARK_WIDTH),
         last_column = (gint64)floor (MAX (a.x, b.x) / MARK_WIDTH);
  gint64 row = (gint64)floor (MIN (a.y, b.y) / MARK_HEIGHT), last_row = (gint64)floor (MAX (a.y, b.y) / MARK_HEIGHT);
  gboolean level = fabs (a.y - b.y) < fabs (a.x - b.x);
  guint count = 0, before = 0;

  while (column <= last_column && row <= last_row)
    {
      guint value = mark_of (&space->marks, column, row);

      count += value != 0 && value != before;
      before = value;
      if (level)
        column++;
      else
        row++;
    }
  return count;
}

/* The cells that a rectangle touches. */
typedef struct
{
  gint64 left, top, right, bottom;
} Cells;

static Cells
cells_of (const SwRect *area)
{
  return (Cells){ (gint64)floor (area->x / MARK_WIDTH), (gint64)floor (area->y / MARK_HEIGHT),
                  (gint64)floor ((area->x + area->width) / MARK_WIDTH),
                  (gint64)floor ((area->y + area->height) / MARK_HEIGHT) };
}

void
sw_space_mark_label (SwSpace *space, const SwRect *area)
{
  Cells cells = cells_of (area);

  for (gint64 row = cells.top; row <= cells.bottom; row++)
    for (gint64 column = cells.left; column <= cells.right; column++)
      {
        *mark_at (&space->marks, column, row) = SW_SPACE_MANY;
        *table_at (&space->labels, cell_key (column, row)) = 1;
      }
}

gboolean
sw_space_has_label (const SwSpace *space, const SwRect *area)
{
  Cells cells = cells_of (area);

  for (gint64 row = cells.top; row <= cells.bottom; row++)
    for (gint64 column = cells.left; column <= cells.right; column++)
      if (table_get (&space->labels, cell_key (column, row)) != 0)
        return TRUE;
  return FALSE;
}

gboolean
sw_space_is_marked (const SwSpace *space, const SwRect *area, guint owner)
{
  Cells cells = cells_of (area);

  for (gint64 row = cells.top; row <= cells.bottom; row++)
    for (gint64 column = cells.left; column <= cells.right; column++)
      {
        guint value = mark_of (&space->marks, column, row);
        if (value != 0 && value != owner + 1)
          return TRUE;
      }
  return FALSE;
}

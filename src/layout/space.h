#pragma once

#include "layout/geometry.h"

/*
 * What stands where in one stream, asked by the router and by the placing of labels. Every question is answered in
 * logarithmic or constant time, so that routing stays linear in the number of connections.
 *
 * Cards and notes are fixed after sw_space_init(). Two lists of them, one sorted along rows and one along columns, hold
 * each of them a few times, once for every slot that it touches. As no block is longer than SW_SPACE_LONGEST, those
 * that may touch a stretch begin at most that far before it.
 */

#define SW_SPACE_LONGEST SW_CARD_WIDTH

typedef struct
{
  gint64 slot;
  double at;
  guint block;
} SwSpaceEntry;

typedef struct
{
  guint64 key; /* 0: free */
  guint value;
} SwSpaceCell;

/** SwSpaceTable: a set of cells of the plane with a number each. */
typedef struct
{
  SwSpaceCell *cells;
  gsize size; /* a power of two */
  gsize used;
} SwSpaceTable;

/** SwSpaceMarks: a number for each small cell of the plane, in patches of neighbours, because ways go from one cell to
 * the next. @patches: 1 + index into @cells, which holds one patch after another; @last: the patch that was used last,
 * whose key is @last_key */
typedef struct
{
  SwSpaceTable patches;
  guint *cells;
  guint n_patches, room;
  guint64 last_key;
  guint last;
} SwSpaceMarks;

typedef struct
{
  const SwRect *blocks; /* cards, then notes */
  guint n_cards;
  guint n_blocks;
  SwSpaceEntry *rows, *columns;
  guint n_rows, n_columns;
  GArray *lanes;
  SwSpaceTable lane_cells; /* → 1 + the first lane in the cell */
  SwSpaceMarks marks;      /* 1 + the connection that passes, or SW_SPACE_MANY */
  gboolean ways_are_marked;
  SwSpaceTable labels; /* → 1 where a label stands */
} SwSpace;

#define SW_SPACE_NONE G_MAXUINT
#define SW_SPACE_MANY G_MAXUINT

void sw_space_init (SwSpace *space, const SwRect *blocks, guint n_cards, guint n_blocks);
void sw_space_clear (SwSpace *space);

/** sw_space_card_in: a card that touches @area, other than the two; SW_SPACE_NONE if there is none. */
guint sw_space_card_in (const SwSpace *space, const SwRect *area, guint but_a, guint but_b);

/** sw_space_list_cards: appends the cards (guint) that touch @area to @cards, in no order. Returns: FALSE if there are
 * more than @most of them */
gboolean sw_space_list_cards (const SwSpace *space, const SwRect *area, GArray *cards, guint most);

/** sw_space_block_in: the same, for cards and notes. */
guint sw_space_block_in (const SwSpace *space, const SwRect *area);

/** sw_space_lane_is_free: whether no lane runs within a step of @y between @x1 and @x2. */
gboolean sw_space_lane_is_free (const SwSpace *space, double y, double x1, double x2);
void sw_space_add_lane (SwSpace *space, double y, double x1, double x2);

/** sw_space_forget_ways: no lane runs, and no connection passes, anywhere. */
void sw_space_forget_ways (SwSpace *space);

/** sw_space_mark: notes that the connection @owner passes at a point; sw_space_mark_label: that a label stands upon
 * @area; sw_space_is_marked: whether a label, or another connection than @owner, is in @area; sw_space_has_label:
 * whether a label is. */
void sw_space_mark (SwSpace *space, double x, double y, guint owner);
void sw_space_mark_label (SwSpace *space, const SwRect *area);
/** sw_space_count_marks: how many connections a level or upright line meets. */
guint sw_space_count_marks (const SwSpace *space, SwPoint a, SwPoint b);
gboolean sw_space_has_label (const SwSpace *space, const SwRect *area);
gboolean sw_space_is_marked (const SwSpace *space, const SwRect *area, guint owner);

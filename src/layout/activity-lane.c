#include "layout/activity-lane.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define REACH (SW_CARD_WIDTH + SW_LANE_APART) /* cards nearer than that, from left to left, need two rows */

/* --- rows -------------------------------------------------------------------------------------------------- */

static int
compare_cards (const void *a, const void *b)
{
  const SwLaneCard *x = a, *y = b;

  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  if (x->id == NULL || y->id == NULL)
    return (x->id == NULL) - (y->id == NULL);
  return strcmp (x->id, y->id);
}

static gboolean
touch (double x, double other)
{
  return fabs (x - other) < REACH;
}

/* Columns as wide as a card reaches: what a card touches is in its own or one beside it. */
static gpointer
column_key (double x, int aside)
{
  return GINT_TO_POINTER ((int)floor (x / REACH) + aside);
}

static guint
row_below (GHashTable *columns, const SwLaneCard *cards, const SwLaneCard *card)
{
  guint row = 0;

  for (int aside = -1; aside <= 1; aside++)
    {
      const GArray *column = g_hash_table_lookup (columns, column_key (card->x, aside));

      for (guint k = 0; column != NULL && k < column->len; k++)
        {
          const SwLaneCard *other = &cards[g_array_index (column, guint, k)];
          if (touch (card->x, other->x))
            row = MAX (row, other->row + 1);
        }
    }
  return row;
}

guint
sw_lane_rows (SwLaneCard *cards, guint n)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  guint rows = 0;

  if (n > 1)
    qsort (cards, n, sizeof *cards, compare_cards);
  for (guint i = 0; i < n; i++)
    {
      GArray *column = g_hash_table_lookup (columns, column_key (cards[i].x, 0));

      cards[i].row = row_below (columns, cards, &cards[i]);
      rows = MAX (rows, cards[i].row + 1);
      if (column == NULL)
        {
          column = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (columns, column_key (cards[i].x, 0), column);
        }
      g_array_append_val (column, i);
    }
  return rows;
}

/* --- lanes ------------------------------------------------------------------------------------------------- */

gboolean
sw_lanes_expect (const SwElement *stream, const SwActivity *activity)
{
  g_auto (GStrv) expected = g_strsplit (sw_element_text (stream, SW_ATTR_EXPECTS), " ", -1);

  return !sw_element_has (stream, SW_ATTR_EXPECTS) || g_strv_contains ((const char *const *)expected, activity->id);
}

static gboolean
has_lane (const SwElement *stream, const SwActivity *activity)
{
  if (sw_element_first_with (stream, SW_KIND_STEP, SW_ATTR_ACTIVITY, activity->id) != NULL)
    return TRUE;
  return sw_lanes_expect (stream, activity)
         && sw_element_first_with (stream, SW_KIND_DECLARE, SW_ATTR_ACTIVITY, activity->id) == NULL;
}

static GArray *
list_lanes (SwMap *map, const SwGraph *graph)
{
  const SwProfile *profile = sw_map_profile (map);
  GArray *lanes = g_array_new (FALSE, TRUE, sizeof (SwLane));
  SwLane unknown = { .activity = NULL };

  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    {
      SwLane lane = { .activity = g_ptr_array_index (profile->activities, i) };
      if (has_lane (graph->stream, lane.activity))
        g_array_append_val (lanes, lane);
    }
  for (guint i = 0; i < graph->n_steps; i++)
    if (sw_map_activity (map, graph->steps[i]) == NULL)
      {
        g_array_append_val (lanes, unknown);
        break;
      }
  return lanes;
}

/* Returns: the height of the lane */
static double
arrange_lane (SwLane *lane, const SwGraph *graph, const SwActivity *const *activities, double top, SwRect *cards)
{
  g_autoptr (GArray) in_lane = g_array_new (FALSE, FALSE, sizeof (SwLaneCard));
  SwLaneCard *rows;

  lane->first = top + SW_LANE_PADDING;
  for (guint i = 0; i < graph->n_steps; i++)
    if (activities[i] == lane->activity)
      {
        SwLaneCard card = { cards[i].x, cards[i].y, graph->steps[i]->id, 0 };
        g_array_append_val (in_lane, card);
      }
  rows = (SwLaneCard *)(gpointer)in_lane->data;
  lane->rows = sw_lane_rows (rows, in_lane->len);
  for (guint k = 0; k < in_lane->len; k++)
    cards[sw_graph_step (graph, rows[k].id)].y = lane->first + rows[k].row * (double)SW_LANE_ROW;
  return MAX (lane->rows, 1) * (double)SW_LANE_ROW - SW_GAP_Y + 2 * SW_LANE_PADDING;
}

GArray *
sw_lanes_arrange (SwMap *map, const SwGraph *graph, SwPoint origin, SwRect *cards)
{
  g_autofree const SwActivity **activities = g_new (const SwActivity *, graph->n_steps + 1);
  GArray *lanes;
  double top = origin.y + SW_STREAM_HEADER;

  if (sw_element_choice (graph->stream, SW_ATTR_ARRANGEMENT) != SW_ARRANGEMENT_LANES)
    return g_array_new (FALSE, TRUE, sizeof (SwLane));
  lanes = list_lanes (map, graph);
  for (guint i = 0; i < graph->n_steps; i++)
    activities[i] = sw_map_activity (map, graph->steps[i]);
  for (guint l = 0; l < lanes->len; l++)
    top += arrange_lane (&g_array_index (lanes, SwLane, l), graph, activities, top, cards);
  return lanes;
}

static double
bottom_of (const SwLane *lane)
{
  return lane->first + MAX (lane->rows, 1) * (double)SW_LANE_ROW - SW_GAP_Y + SW_LANE_PADDING;
}

static const SwLane *
last_lane (const SwStreamLayout *at)
{
  return &g_array_index (at->lanes, SwLane, at->lanes->len - 1);
}

/* The frame keeps SW_STREAM_PADDING around what it holds. */
void
sw_lanes_extend (const SwStreamLayout *at, SwPoint origin, SwRect *content)
{
  SwRect room = { origin.x + SW_STREAM_PADDING, origin.y + SW_STREAM_HEADER + SW_STREAM_PADDING, 0, 0 };

  if (at->lanes->len == 0)
    return;
  room.height = bottom_of (last_lane (at)) - SW_STREAM_PADDING - room.y;
  if (content->width > 0)
    {
      room.x = content->x - SW_LANE_NAME;
      room.width = SW_LANE_NAME + content->width;
      room = sw_rect_union (content, &room);
    }
  else
    room.width = SW_STREAM_MIN_WIDTH - 2 * SW_STREAM_PADDING;
  *content = room;
}

void
sw_lanes_fill (SwStreamLayout *at, double below)
{
  double top = at->frame.y + SW_STREAM_HEADER;

  for (guint l = 0; l < at->lanes->len; l++)
    {
      SwLane *lane = &g_array_index (at->lanes, SwLane, l);
      double bottom = l + 1 < at->lanes->len ? bottom_of (lane) : at->frame.y + at->frame.height - below;

      lane->rect = (SwRect){ at->frame.x, top, at->frame.width, bottom - top };
      top = bottom;
    }
}

/* --- questions --------------------------------------------------------------------------------------------- */

const SwStreamLayout *
sw_lanes_of (const SwLayout *layout, const SwElement *stream)
{
  const SwStreamLayout *at = sw_layout_stream (layout, stream);

  return at != NULL && at->lanes->len > 0 ? at : NULL;
}

guint
sw_lanes_at (const SwStreamLayout *at, double y)
{
  guint l = 0;

  while (l + 1 < at->lanes->len && y >= g_array_index (at->lanes, SwLane, l + 1).rect.y)
    l++;
  return l;
}

const SwLane *
sw_lanes_find (const SwStreamLayout *at, const SwActivity *activity)
{
  for (guint l = 0; l < at->lanes->len; l++)
    if (g_array_index (at->lanes, SwLane, l).activity == activity)
      return &g_array_index (at->lanes, SwLane, l);
  return NULL;
}

/* Where the lane of @activity will begin: before those that stand behind it in the set. */
static double
top_of_new (const SwLayout *layout, const SwStreamLayout *at, const SwActivity *activity)
{
  const SwProfile *profile = sw_map_profile (layout->map);
  guint own, other;

  if (profile == NULL || !g_ptr_array_find (profile->activities, activity, &own))
    return bottom_of (last_lane (at));
  for (guint l = 0; l < at->lanes->len; l++)
    {
      const SwLane *lane = &g_array_index (at->lanes, SwLane, l);

      if (lane->activity == NULL || (g_ptr_array_find (profile->activities, lane->activity, &other) && other > own))
        return lane->first - SW_LANE_PADDING;
    }
  return bottom_of (last_lane (at));
}

SwPoint
sw_lanes_place (const SwLayout *layout, const SwStreamLayout *at, const SwActivity *activity, const char *id,
                SwPoint wanted, GHashTable *without)
{
  const SwLane *lane = sw_lanes_find (at, activity);
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (SwLaneCard));
  SwLaneCard own = { .x = wanted.x, .id = id };
  double y;

  if (lane == NULL)
    return (SwPoint){ wanted.x, top_of_new (layout, at, activity) + SW_LANE_PADDING };
  own.y = wanted.y;
  /* A new one that falls into another lane pushes nothing down. */
  if (id == NULL && wanted.y + SW_CARD_HEIGHT / 2.0 < lane->first - SW_LANE_PADDING)
    own.y = lane->first;
  g_array_append_val (cards, own);
  sw_for_each_kind (step, at->stream, SW_KIND_STEP)
    {
      const SwRect *rect = sw_layout_rect (layout, step->id);

      /* One without a place was added after the layout. */
      if (rect != NULL && g_strcmp0 (step->id, id) != 0 && sw_map_activity (layout->map, step) == activity
          && (without == NULL || !g_hash_table_contains (without, step->id)))
        {
          SwLaneCard card = { rect->x, rect->y, step->id, 0 };
          g_array_append_val (cards, card);
        }
    }
  sw_lane_rows ((SwLaneCard *)(gpointer)cards->data, cards->len);
  for (guint k = 0; k < cards->len; k++)
    if (g_strcmp0 (g_array_index (cards, SwLaneCard, k).id, id) == 0)
      own = g_array_index (cards, SwLaneCard, k);
  y = lane->first + own.row * (double)SW_LANE_ROW;
  for (guint k = 0; k < cards->len; k++)
    {
      const SwLaneCard *card = &g_array_index (cards, SwLaneCard, k);

      if (g_strcmp0 (card->id, id) != 0 && card->y == y && touch (card->x, own.x))
        return (SwPoint){ wanted.x, y - 1 };
    }
  return (SwPoint){ wanted.x, y };
}

/* Tidying a part of a stream: what is not in it stays and is not covered. */
#include "layout/tidy.h"

#include <math.h>

#define APART 24.0 /* what the part keeps from other cards and notes */

typedef struct
{
  SwPoint corner; /* upper left, of the area that the part had */
  SwPoint inner;  /* upper left, as it is arranged */
  GArray *others; /* of SwRect: what must not be covered */
} Part;

static SwPoint
place_of (const SwElement *element)
{
  return (SwPoint){ (double)sw_element_integer (element, SW_ATTR_X, 0),
                    (double)sw_element_integer (element, SW_ATTR_Y, 0) };
}

static SwRect
card_at (const Part *part, SwPoint place, SwPoint shift)
{
  return (SwRect){ place.x - part->inner.x + part->corner.x + shift.x,
                   place.y - part->inner.y + part->corner.y + shift.y, SW_CARD_WIDTH, SW_CARD_HEIGHT };
}

static GArray *
list_others (const SwElement *stream, GHashTable *ids)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (SwRect));

  sw_for_each_child (child, stream)
    {
      SwRect rect = { 0, 0, SW_CARD_WIDTH, SW_CARD_HEIGHT };

      if ((child->kind != SW_KIND_STEP && child->kind != SW_KIND_NOTE) || g_hash_table_contains (ids, child->id))
        continue;
      if (child->kind == SW_KIND_NOTE)
        rect = (SwRect){ 0, 0, SW_NOTE_WIDTH, SW_NOTE_HEIGHT };
      rect.x = place_of (child).x;
      rect.y = place_of (child).y;
      g_array_append_val (others, rect);
    }
  return others;
}

/* How far the part has to move, in one direction, so that it clears the first thing that it covers; 0 if it covers
 * nothing. */
static double
step_aside (const Part *part, const SwPoint *places, guint n, SwPoint shift, gboolean across)
{
  for (guint i = 0; i < n; i++)
    {
      SwRect card = card_at (part, places[i], shift), around = sw_rect_grow (&card, APART);

      for (guint k = 0; k < part->others->len; k++)
        {
          const SwRect *other = &g_array_index (part->others, SwRect, k);
          if (sw_rect_intersects (other, &around))
            return ceil (across ? other->x + other->width - around.x : other->y + other->height - around.y) + 1;
        }
    }
  return 0;
}

static SwPoint
find_room (const Part *part, const SwPoint *places, guint n)
{
  SwPoint right = { 0, 0 }, down = { 0, 0 };
  double by;

  while ((by = step_aside (part, places, n, right, TRUE)) > 0)
    right.x += by;
  while ((by = step_aside (part, places, n, down, FALSE)) > 0)
    down.y += by;
  return down.y <= right.x ? down : right;
}

static gboolean
has_others (const SwElement *stream, GHashTable *ids)
{
  sw_for_each_child (child, stream)
    if (child->kind == SW_KIND_STEP && !g_hash_table_contains (ids, child->id))
      return TRUE;
  return FALSE;
}

void
sw_edit_tidy_steps (SwTransaction *transaction, SwElement *stream, GHashTable *ids)
{
  g_autoptr (SwGraph) graph = sw_graph_new_of (sw_transaction_map (transaction), stream, ids);
  gboolean in_lanes = sw_element_choice (stream, SW_ATTR_ARRANGEMENT) == SW_ARRANGEMENT_LANES;
  g_autoptr (GArray) others = list_others (stream, ids);
  g_autofree SwPoint *places = NULL;
  Part part = { { INFINITY, INFINITY }, { INFINITY, INFINITY }, others };
  SwPoint shift = { 0, 0 };

  if (!has_others (stream, ids))
    {
      sw_edit_tidy (transaction, &stream, 1);
      return;
    }
  sw_layout_tidy (graph, &places);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwPoint old = place_of (graph->steps[i]);

      part.corner = (SwPoint){ MIN (part.corner.x, old.x), MIN (part.corner.y, old.y) };
      part.inner = (SwPoint){ MIN (part.inner.x, places[i].x), MIN (part.inner.y, places[i].y) };
    }
  if (!in_lanes)
    shift = find_room (&part, places, graph->n_steps);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      SwRect card = card_at (&part, places[i], shift);

      sw_transaction_set_integer (transaction, graph->steps[i], SW_ATTR_X, (gint64)card.x);
      if (!in_lanes)
        sw_transaction_set_integer (transaction, graph->steps[i], SW_ATTR_Y, (gint64)card.y);
    }
  if (in_lanes)
    sw_edit_free_notes (transaction, stream);
  sw_edit_make_room (transaction, NULL);
}

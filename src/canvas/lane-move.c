#include "canvas/lane-move.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define REACH (SW_CARD_WIDTH + SW_LANE_APART)

static const SwLane *
lane_at (const SwStreamLayout *at, guint index)
{
  return &g_array_index (at->lanes, SwLane, index);
}

/* --- by pointer -------------------------------------------------------------------------------------------- */

/* Where the stream is that @step would be in, if that is in lanes. @into: (nullable): where the drag lands */
static const SwStreamLayout *
lanes_for (SwDocument *document, const SwElement *into, const SwElement *step)
{
  return sw_lanes_of (sw_document_layout (document), into != NULL ? into : step->parent);
}

const SwLane *
sw_lane_under (const SwDrag *drag, SwDocument *document, const SwStreamLayout **at)
{
  const SwElement *into = sw_drag_landing (drag, document);

  for (guint i = 0; drag->moved[i] != NULL; i++)
    {
      const SwElement *step = sw_map_find_kind (sw_document_map (document), drag->moved[i], SW_KIND_STEP);

      *at = step != NULL ? lanes_for (document, into, step) : NULL;
      if (*at != NULL)
        return lane_at (*at, sw_lanes_at (*at, drag->now.y));
    }
  return NULL;
}

/* NULL: it keeps its activity. */
static const char *
new_activity (const SwDrag *drag, SwDocument *document, const SwElement *into, const SwElement *step)
{
  const SwStreamLayout *at = lanes_for (document, into, step);
  const SwActivity *own = sw_map_activity (sw_document_map (document), step);
  const SwLane *lane;
  int index;

  if (at == NULL || (step->parent != at->stream && drag->moved[1] != NULL))
    return NULL;
  index = (int)sw_lanes_at (at, drag->now.y);
  lane = sw_lanes_find (at, own);
  if (step->parent == at->stream && lane != NULL)
    index += (int)(lane - lane_at (at, 0)) - (int)sw_lanes_at (at, drag->start.y);
  lane = lane_at (at, (guint)CLAMP (index, 0, (int)at->lanes->len - 1));
  return lane->activity != NULL && lane->activity != own ? lane->activity->id : NULL;
}

GArray *
sw_lane_carries (const SwDrag *drag, SwDocument *document)
{
  const SwElement *into = sw_drag_landing (drag, document);
  GArray *carries = g_array_new (FALSE, FALSE, sizeof (SwCarry));

  for (guint i = 0; drag->moved[i] != NULL; i++)
    {
      const SwElement *step = sw_map_find_kind (sw_document_map (document), drag->moved[i], SW_KIND_STEP);
      SwCarry carry = { drag->moved[i], (gint64)drag->dx, (gint64)drag->dy,
                        step != NULL ? new_activity (drag, document, into, step) : NULL };

      g_array_append_val (carries, carry);
    }
  return carries;
}

/* --- by keys ----------------------------------------------------------------------------------------------- */

/* The top of the nearest card of the lane that stands above or below the step; NAN if there is none. */
static double
next_card (SwDocument *document, const SwStreamLayout *at, const SwElement *step, const char *const *ids, int dy)
{
  const SwLayout *layout = sw_document_layout (document);
  const SwActivity *activity = sw_map_activity (sw_document_map (document), step);
  const SwRect *own = sw_layout_rect (layout, step->id);
  double nearest = NAN;

  sw_for_each_kind (other, at->stream, SW_KIND_STEP)
    {
      const SwRect *rect = sw_layout_rect (layout, other->id);
      double ahead = (rect->y - own->y) * dy;

      if (ahead <= 0 || fabs (rect->x - own->x) >= REACH || g_strv_contains (ids, other->id)
          || sw_map_activity (sw_document_map (document), other) != activity)
        continue;
      if (isnan (nearest) || ahead < (nearest - own->y) * dy)
        nearest = rect->y;
    }
  return nearest;
}

/* Returns: whether there is a way */
static gboolean
go_past (SwDocument *document, const SwStreamLayout *at, const SwElement *step, const char *const *ids, int dy,
         SwCarry *carry)
{
  const SwRect *own = sw_layout_rect (sw_document_layout (document), step->id);
  const SwLane *lane = sw_lanes_find (at, sw_map_activity (sw_document_map (document), step));
  double past = next_card (document, at, step, ids, dy);
  int index = (int)(lane - lane_at (at, 0)) + dy;

  if (!isnan (past))
    {
      carry->dy = (gint64)(past - own->y) + dy;
      return TRUE;
    }
  if (index < 0 || index >= (int)at->lanes->len || lane_at (at, (guint)index)->activity == NULL)
    return FALSE;
  lane = lane_at (at, (guint)index);
  carry->activity = lane->activity->id;
  /* Down into a lane above its first card, up into one below its last. */
  carry->dy = (gint64)(dy > 0 ? lane->first - 1 - own->y : lane->first + lane->rows * (double)SW_LANE_ROW - own->y);
  return TRUE;
}

gboolean
sw_lane_nudge (SwTransaction *transaction, SwDocument *document, const char *const *ids, int dx, int dy, GError **error)
{
  const SwLayout *layout = sw_document_layout (document);
  g_autoptr (GArray) carries = g_array_new (FALSE, FALSE, sizeof (SwCarry));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwElement *step = sw_map_find_kind (sw_document_map (document), ids[i], SW_KIND_STEP);
      const SwStreamLayout *at = step != NULL ? sw_lanes_of (layout, step->parent) : NULL;
      SwCarry carry = { ids[i], dx, dy, NULL };

      if (at == NULL || dy == 0 || go_past (document, at, step, ids, dy > 0 ? 1 : -1, &carry))
        g_array_append_val (carries, carry);
    }
  return carries->len > 0
         && sw_edit_carry (transaction, layout, (const SwCarry *)(gpointer)carries->data, carries->len, NULL, error);
}

/* --- arranging --------------------------------------------------------------------------------------------- */

gboolean
sw_arrange (SwDocument *document, const char *stream, SwArrangement arrangement)
{
  SwElement *element = sw_map_find_kind (sw_document_map (document), stream, SW_KIND_STREAM);
  g_autoptr (SwTransaction) transaction = NULL;

  if (element == NULL || sw_element_choice (element, SW_ATTR_ARRANGEMENT) == arrangement)
    return FALSE;
  transaction = sw_document_begin (document);
  sw_edit_arrange (transaction, sw_document_unfolded_layout (document), element, arrangement);
  return sw_document_commit (document, g_steal_pointer (&transaction),
                             arrangement == SW_ARRANGEMENT_LANES ? _ ("Arrange in lanes") : _ ("Arrange freely"), NULL);
}

#include "layout/arrange.h"

#include "edit/commands.h"
#include "layout/activity-lane.h"
#include "layout/tidy.h"

/* --- heights that are seen --------------------------------------------------------------------------------- */

static void
settle_step (SwTransaction *transaction, const SwLayout *layout, const SwStreamLayout *at, SwElement *step)
{
  const SwRect *rect = sw_layout_rect (layout, step->id);
  gint64 y;

  if (rect == NULL)
    return;
  y = (gint64)rect->y - sw_element_integer (at->stream, SW_ATTR_Y, 0);
  if (y != sw_element_integer (step, SW_ATTR_Y, 0))
    sw_transaction_set_integer (transaction, step, SW_ATTR_Y, y);
}

static void
settle_lane (SwTransaction *transaction, const SwLayout *layout, const SwStreamLayout *at, const SwActivity *activity)
{
  sw_for_each_kind (step, at->stream, SW_KIND_STEP)
    if (sw_map_activity (layout->map, step) == activity)
      settle_step (transaction, layout, at, step);
}

void
sw_edit_settle (SwTransaction *transaction, const SwLayout *layout, const SwElement *stream)
{
  const SwStreamLayout *at = sw_lanes_of (layout, stream);

  if (at == NULL)
    return;
  sw_for_each_kind (step, at->stream, SW_KIND_STEP)
    settle_step (transaction, layout, at, step);
}

/* --- arranging --------------------------------------------------------------------------------------------- */

void
sw_edit_arrange (SwTransaction *transaction, const SwLayout *layout, SwElement *stream, SwArrangement arrangement)
{
  if (sw_element_choice (stream, SW_ATTR_ARRANGEMENT) == arrangement)
    return;
  sw_edit_settle (transaction, layout, stream);
  sw_transaction_set (transaction, stream, SW_ATTR_ARRANGEMENT, arrangement == SW_ARRANGEMENT_LANES ? "lanes" : NULL,
                      NULL);
  if (arrangement == SW_ARRANGEMENT_LANES)
    sw_edit_free_notes (transaction, stream);
  sw_edit_make_room (transaction, NULL);
}

/* --- adding and moving ------------------------------------------------------------------------------------- */

void
sw_edit_put_in_lane (SwTransaction *transaction, const SwLayout *layout, SwElement *step, GHashTable *without)
{
  const SwStreamLayout *at = sw_lanes_of (layout, step->parent);
  const SwActivity *activity = sw_map_activity (layout->map, step);
  SwPoint origin, wanted;

  if (at == NULL)
    return;
  origin = (SwPoint){ (double)sw_element_integer (step->parent, SW_ATTR_X, 0),
                      (double)sw_element_integer (step->parent, SW_ATTR_Y, 0) };
  wanted = (SwPoint){ origin.x + (double)sw_element_integer (step, SW_ATTR_X, 0),
                      origin.y + (double)sw_element_integer (step, SW_ATTR_Y, 0) };
  wanted = sw_lanes_place (layout, at, activity, NULL, wanted, without);
  settle_lane (transaction, layout, at, activity);
  sw_transaction_set_integer (transaction, step, SW_ATTR_Y, (gint64)(wanted.y - origin.y));
}

/* Before anything moves: the step, and those between which it will stand, are where they are seen. @done: set of lanes
 */
static void
settle_for (SwTransaction *transaction, const SwLayout *layout, const SwCarry *carry, SwElement *stream,
            GHashTable *done)
{
  SwElement *step = sw_map_find_kind (layout->map, carry->id, SW_KIND_STEP);
  const SwStreamLayout *from = step != NULL ? sw_lanes_of (layout, step->parent) : NULL;
  const SwStreamLayout *into = step != NULL ? sw_lanes_of (layout, stream != NULL ? stream : step->parent) : NULL;
  const SwActivity *activity;
  const SwLane *lane;

  if (from != NULL)
    settle_step (transaction, layout, from, step);
  if (into == NULL)
    return;
  activity = carry->activity != NULL ? sw_profile_activity (sw_map_profile (layout->map), carry->activity)
                                     : sw_map_activity (layout->map, step);
  lane = sw_lanes_find (into, activity);
  if (lane != NULL && g_hash_table_add (done, (gpointer)lane))
    settle_lane (transaction, layout, into, activity);
}

static gboolean
move_all (SwTransaction *transaction, const SwCarry *carries, guint n, SwElement *stream, GError **error)
{
  g_autofree const char **ids = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = carries[i].id;
  if (stream != NULL)
    return sw_edit_move_to_stream (transaction, ids, stream, carries[0].dx, carries[0].dy, error);
  for (guint i = 0; i < n; i++)
    if (!sw_edit_move (transaction, (const char *[]){ ids[i], NULL }, carries[i].dx, carries[i].dy, error))
      return FALSE;
  return TRUE;
}

gboolean
sw_edit_carry (SwTransaction *transaction, const SwLayout *layout, const SwCarry *carries, guint n, SwElement *stream,
               GError **error)
{
  g_autoptr (GHashTable) settled = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (n > 0, FALSE);
  for (guint i = 0; i < n; i++)
    settle_for (transaction, layout, &carries[i], stream, settled);
  if (!move_all (transaction, carries, n, stream, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      SwElement *step = sw_map_find_kind (layout->map, carries[i].id, SW_KIND_STEP);

      if (step != NULL && carries[i].activity != NULL
          && !sw_edit_set (transaction, step, SW_ATTR_ACTIVITY, carries[i].activity, error))
        return FALSE;
    }
  return TRUE;
}

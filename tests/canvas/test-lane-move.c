#include "canvas/lane-move.h"

#include "canvas/drop.h"
#include "canvas/follow.h"
#include "canvas/quick.h"
#include "sample.h"

/* Plan from 64 on, engage with two rows from 224 on, obtain/build from 544 on; cards begin 28 lower. */
static const char lanes[] =
    "<map xmlns='https://streamwright.github.io/ns/map' version='1' profile='itil4'>"
    "<stream id='v1' x='0' y='0' expects='plan engage obtain-build' arrangement='lanes'>"
    "<step id='s1' activity='engage' name='One' x='24' y='0'/>"
    "<step id='s2' activity='plan' name='Two' x='296' y='0'/>"
    "<step id='s3' activity='engage' name='Three' x='24' y='50'/>"
    "<flow id='f1' from='s1' to='s2'/></stream>"
    "<stream id='v2' x='0' y='1000'><step id='t1' activity='engage' x='424' y='96'/></stream></map>";

static const SwRect everything = { -10000, -10000, 20000, 20000 };

typedef struct
{
  SwDocument *document;
  char *before;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = sample_document_of (lanes);
  f->before = sample_bytes (f->document);
}

/* Whatever a test did was one step. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *after = NULL;

  g_assert_true (sw_document_undo (f->document));
  after = sample_bytes (f->document);
  g_assert_cmpstr (after, ==, f->before);
  g_free (f->before);
  g_object_unref (f->document);
}

static void
assert_step (Fixture *f, const char *id, const char *activity, double x, double y)
{
  const SwRect *rect = sw_layout_rect (sw_document_layout (f->document), id);

  g_assert_nonnull (rect);
  g_assert_cmpstr (sample_text (f->document, id, SW_ATTR_ACTIVITY), ==, activity);
  g_assert_cmpfloat (rect->x, ==, x);
  g_assert_cmpfloat (rect->y, ==, y);
}

/* --- by pointer -------------------------------------------------------------------------------------------- */

/* The row of its lane in which a card with that top stands; cards that push others down are one higher. */
static guint
row_at (const SwStreamLayout *at, const SwActivity *activity, double y)
{
  return (guint)((y + 1 - sw_lanes_find (at, activity)->first) / SW_LANE_ROW);
}

/* What is shown while the only step of @move is dragged. Returns: its row; -1 if it will stand in no lane */
static int
shown_row (Fixture *f, const SwDrag *move, const SwActivity **activity)
{
  const SwLayout *layout = sw_document_layout (f->document);
  SwMap *map = sw_document_map (f->document);
  const SwRect *card = sw_layout_rect (layout, move->moved[0]);
  g_autoptr (GArray) carries = sw_lane_carries (move, f->document);
  const char *becomes = g_array_index (carries, SwCarry, 0).activity;
  const SwStreamLayout *at;
  SwPoint place;

  if (sw_lane_under (move, f->document, &at) == NULL)
    return -1;
  *activity = becomes != NULL ? sw_profile_activity (sw_map_profile (map), becomes)
                              : sw_map_activity (map, sw_map_find (map, move->moved[0]));
  place = sw_lanes_place (layout, at, *activity, move->moved[0], (SwPoint){ card->x + move->dx, card->y + move->dy },
                          move->hidden);
  return (int)row_at (at, *activity, place.y);
}

/* A single step comes to stand as was shown. */
static void
drag (Fixture *f, const char *const *ids, SwPoint from, SwPoint to)
{
  g_autoptr (GError) error = NULL;
  const SwActivity *activity = NULL;
  SwDrag drag = { 0 };
  int row = -1;

  sw_document_select (f->document, ids);
  g_assert_true (sw_drag_begin_move (&drag, f->document, from));
  sw_drag_update (&drag, f->document, to, &everything, 0);
  if (ids[1] == NULL)
    row = shown_row (f, &drag, &activity);
  g_assert_true (sw_drag_finish (&drag, f->document, &error));
  g_assert_no_error (error);
  if (row >= 0)
    {
      const SwElement *step = sw_map_find (sw_document_map (f->document), ids[0]);
      const SwStreamLayout *at = sw_lanes_of (sw_document_layout (f->document), step->parent);

      g_assert_true (sw_map_activity (sw_document_map (f->document), step) == activity);
      g_assert_cmpuint (row_at (at, activity, sw_layout_rect (sw_document_layout (f->document), ids[0])->y), ==, row);
    }
}

#define ONE(id) ((const char *[]){ id, NULL })

static void
test_into_lane (Fixture *f, gconstpointer data)
{
  drag (f, ONE ("s2"), (SwPoint){ 350, 140 }, (SwPoint){ 350, 300 });
  assert_step (f, "s2", "engage", 296, 252);
  /* Those that it comes among have written down where they stand. */
  assert_step (f, "s1", "engage", 24, 252);
  g_assert_cmpint (sample_integer (f->document, "s3", SW_ATTR_Y), ==, 412);
}

/* The lane under the pointer counts, not the one that most of the card is in. */
static void
test_under_pointer (Fixture *f, gconstpointer data)
{
  SwDrag move = { 0 };
  const SwStreamLayout *at;

  sw_document_select_one (f->document, "s2");
  g_assert_true (sw_drag_begin_move (&move, f->document, (SwPoint){ 350, 190 }));
  sw_drag_update (&move, f->document, (SwPoint){ 350, 230 }, &everything, 0);
  g_assert_cmpstr (sw_lane_under (&move, f->document, &at)->activity->id, ==, "engage");
  g_assert_true (at == &sw_document_layout (f->document)->streams[0]);
  g_assert_true (sw_drag_finish (&move, f->document, NULL));
  assert_step (f, "s2", "engage", 296, 252);
}

/* Two lower than where it is level with the third step, which stands in the next row: no guide says so, and nothing
 * snaps, because the row is the lane's. Left edges still meet. */
static void
test_guides (Fixture *f, gconstpointer data)
{
  SwDrag move = { 0 };
  const SwRect *one, *three;

  sw_document_select_one (f->document, "s1");
  one = sw_layout_rect (sw_document_layout (f->document), "s1");
  three = sw_layout_rect (sw_document_layout (f->document), "s3");
  g_assert_cmpfloat (three->x, ==, one->x);
  g_assert_true (sw_drag_begin_move (&move, f->document, (SwPoint){ 100, 300 }));
  sw_drag_update (&move, f->document, (SwPoint){ 103, 302 + three->y - one->y }, &everything, 6);
  g_assert_true (move.guides.has_x);
  g_assert_cmpfloat (move.dx, ==, 0);
  g_assert_false (move.guides.has_y);
  g_assert_cmpfloat (move.dy, ==, three->y - one->y + 2);
  g_assert_true (sw_drag_finish (&move, f->document, NULL));
}

static void
test_order (Fixture *f, gconstpointer data)
{
  drag (f, ONE ("s3"), (SwPoint){ 100, 450 }, (SwPoint){ 100, 280 });
  assert_step (f, "s3", "engage", 24, 252);
  assert_step (f, "s1", "engage", 24, 412);
}

/* Beyond the lanes it is the last one. */
static void
test_beyond (Fixture *f, gconstpointer data)
{
  drag (f, ONE ("s2"), (SwPoint){ 350, 140 }, (SwPoint){ 350, 900 });
  assert_step (f, "s2", "obtain-build", 296, 572);
}

/* One lane down for each of them; engage keeps one row, so that obtain/build moves up. */
static void
test_several (Fixture *f, gconstpointer data)
{
  drag (f, (const char *[]){ "s1", "s2", NULL }, (SwPoint){ 350, 140 }, (SwPoint){ 350, 300 });
  assert_step (f, "s2", "engage", 296, 252);
  assert_step (f, "s3", "engage", 24, 252);
  assert_step (f, "s1", "obtain-build", 24, 412);
}

/* In the other stream it stands where it was seen to fall: 412 + 700 - 1000. */
static void
test_out (Fixture *f, gconstpointer data)
{
  drag (f, ONE ("s3"), (SwPoint){ 100, 450 }, (SwPoint){ 100, 1150 });
  assert_step (f, "s3", "engage", 24, 1112);
  g_assert_cmpint (sample_integer (f->document, "s3", SW_ATTR_Y), ==, 112);
}

static void
test_in (Fixture *f, gconstpointer data)
{
  drag (f, ONE ("t1"), (SwPoint){ 500, 1150 }, (SwPoint){ 600, 600 });
  assert_step (f, "t1", "obtain-build", 524, 572);
  g_assert_cmpstr (sw_map_find (sw_document_map (f->document), "t1")->parent->id, ==, "v1");
}

/* --- what is added ----------------------------------------------------------------------------------------- */

/* Let go in the lane of plan, it stands in its own one at the pointer: 596 - 100. */
static void
test_drop (Fixture *f, gconstpointer data)
{
  g_auto (SwDrop) drop = { 0 };
  g_autofree char *id = NULL;

  sw_drop_plan (f->document, "obtain-build", 596, 130, &drop);
  g_assert_cmpint (drop.kind, ==, SW_DROP_PLACE);
  g_assert_cmpfloat (drop.card.x, ==, 496);
  g_assert_cmpfloat (drop.card.y, ==, 572);
  id = sw_drop_apply (f->document, &drop, "obtain-build", NULL);
  assert_step (f, id, "obtain-build", 496, 572);
}

/* Let go upon the upper half of a card, it goes before it. */
static void
test_drop_before (Fixture *f, gconstpointer data)
{
  g_auto (SwDrop) drop = { 0 };
  g_autofree char *id = NULL;

  sw_drop_plan (f->document, "engage", 124, 280, &drop);
  g_assert_cmpfloat (drop.card.y, ==, 251);
  id = sw_drop_apply (f->document, &drop, "engage", NULL);
  assert_step (f, id, "engage", 24, 252);
  assert_step (f, "s1", "engage", 24, 412);
  assert_step (f, "s3", "engage", 24, 572);
}

/* What stands at the end of the flow makes room to the right, in its own row. */
static void
test_insert (Fixture *f, gconstpointer data)
{
  g_auto (SwDrop) drop = { 0 };
  g_autofree char *id = NULL;

  sw_document_select_one (f->document, "f1");
  sw_drop_beside (f->document, 0, 0, &drop);
  g_assert_cmpint (drop.kind, ==, SW_DROP_INSERT);
  id = sw_drop_apply (f->document, &drop, "plan", NULL);
  assert_step (f, id, "plan", 296, 92);
  assert_step (f, "s2", "plan", 568, 92);
}

/* Engage follows plan in no chain of the set: whatever follows stands in the lane of its activity. */
static void
test_next (Fixture *f, gconstpointer data)
{
  const SwStreamLayout *at;
  const SwElement *step;
  g_autofree char *id = sw_follow_next (f->document, "s2", NULL);
  const SwLane *lane;

  at = sw_lanes_of (sw_document_layout (f->document), sw_map_find (sw_document_map (f->document), "v1"));
  step = sw_map_find (sw_document_map (f->document), id);
  lane = sw_lanes_find (at, sw_map_activity (sw_document_map (f->document), step));
  g_assert_nonnull (lane);
  assert_step (f, id, sample_text (f->document, id, SW_ATTR_ACTIVITY), 568, lane->first);
}

/* Below the one that stands below already. */
static void
test_parallel (Fixture *f, gconstpointer data)
{
  g_autofree char *id = sw_follow_parallel (f->document, "s1", NULL);

  assert_step (f, id, "engage", 24, 572);
  assert_step (f, "s3", "engage", 24, 412);
}

static void
test_quick (Fixture *f, gconstpointer data)
{
  const char *last;

  sw_document_select_one (f->document, "s2");
  g_assert_true (sw_quick_apply (f->document, "A @engage; B @obtain", 0, 0, NULL));
  last = sw_document_selection (f->document)[0];
  assert_step (f, last, "obtain-build", 840, 572);
  sw_for_each_kind (step, sw_map_find (sw_document_map (f->document), "v1"), SW_KIND_STEP)
    if (g_str_equal (sw_element_text (step, SW_ATTR_NAME), "A"))
      assert_step (f, step->id, "engage", 568, 252);
}

/* --- by keys ----------------------------------------------------------------------------------------------- */

static gboolean
nudge (Fixture *f, const char *id, int dx, int dy)
{
  SwTransaction *transaction = sw_document_begin (f->document);
  g_autoptr (GError) error = NULL;
  gboolean moved = sw_lane_nudge (transaction, f->document, ONE (id), dx, dy, &error);

  g_assert_no_error (error);
  if (moved)
    sw_document_commit (f->document, transaction, "Move", NULL);
  else
    sw_transaction_free (transaction);
  return moved;
}

/* Past the other one, into plan, and there is nothing above. Down again it comes before those that are there. */
static void
test_nudge (Fixture *f, gconstpointer data)
{
  g_assert_true (nudge (f, "s3", 0, -8));
  assert_step (f, "s3", "engage", 24, 252);
  assert_step (f, "s1", "engage", 24, 412);
  g_assert_true (nudge (f, "s3", 0, -8));
  assert_step (f, "s3", "plan", 24, 92);
  assert_step (f, "s1", "engage", 24, 252);
  g_assert_false (nudge (f, "s3", 0, -8));
  g_assert_true (nudge (f, "s3", 0, 8));
  assert_step (f, "s3", "engage", 24, 252);
  assert_step (f, "s1", "engage", 24, 412);
  g_assert_true (nudge (f, "s3", 0, 8));
  assert_step (f, "s3", "engage", 24, 412);
  g_assert_true (nudge (f, "s3", 0, 8));
  assert_step (f, "s3", "obtain-build", 24, 412);
  g_assert_false (nudge (f, "s3", 0, 8));
  g_assert_true (nudge (f, "s3", 8, 0));
  assert_step (f, "s3", "obtain-build", 32, 412);
  for (int i = 0; i < 5; i++)
    g_assert_true (sw_document_undo (f->document));
}

/* --- arranging --------------------------------------------------------------------------------------------- */

static void
test_arrange (Fixture *f, gconstpointer data)
{
  g_assert_false (sw_arrange (f->document, "v1", SW_ARRANGEMENT_LANES));
  g_assert_true (sw_arrange (f->document, "v1", SW_ARRANGEMENT_FREE));
  assert_step (f, "s1", "engage", 24, 252);
  assert_step (f, "s2", "plan", 296, 92);
  assert_step (f, "s3", "engage", 24, 412);
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (f->document)), ==, "Arrange freely");
}

#define ADD(name, test) g_test_add ("/lane-move/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("into-lane", test_into_lane);
  ADD ("under-pointer", test_under_pointer);
  ADD ("guides", test_guides);
  ADD ("order", test_order);
  ADD ("beyond", test_beyond);
  ADD ("several", test_several);
  ADD ("out", test_out);
  ADD ("in", test_in);
  ADD ("drop", test_drop);
  ADD ("drop-before", test_drop_before);
  ADD ("insert", test_insert);
  ADD ("next", test_next);
  ADD ("parallel", test_parallel);
  ADD ("quick", test_quick);
  ADD ("nudge", test_nudge);
  ADD ("arrange", test_arrange);
  return g_test_run ();
}

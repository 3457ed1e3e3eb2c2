/* Lanes on a small map, in numbers that were worked out by hand from the measures in layout/geometry.h: a header of 64,
 * lanes of 160 for each row of cards, 28 above the first card. */
#include "layout/activity-lane.h"
#include "layout/align.h"
#include "layout/arrange.h"
#include "layout/tidy.h"

#include "../samples.h"
#include "files/write.h"

#define MAP_OF(content) "<map xmlns='https://streamwright.github.io/ns/map' version='1'>" content "</map>"

/* Plan is empty from 264 on; engage has two rows from 424 on; deliver & support begins at 744, the unknown at 904. */
static const char lanes[] =
    MAP_OF ("<stream id='s1' name='Hand' expects='plan engage deliver-support' x='100' y='200' arrangement='lanes'>"
            "<step id='n1' activity='engage' x='24' y='400'/>"
            "<step id='n2' activity='engage' x='24' y='100'/>"
            "<step id='n3' activity='engage' x='296' y='900'/>"
            "<step id='n4' activity='deliver-support' x='296' y='0'/>"
            "<step id='n5' activity='odd' x='24' y='0'/>"
            "</stream><stream id='s2' x='0' y='1200'/>");

typedef struct
{
  SwMap *map;
  SwAnalysis *analysis;
  SwLayout *layout;
} Fixture;

static void
lay_out (Fixture *f)
{
  g_clear_pointer (&f->layout, sw_layout_free);
  g_clear_pointer (&f->analysis, sw_analysis_free);
  f->analysis = sw_analysis_new (f->map);
  f->layout = sw_layout_new (f->analysis);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->map = open_text (data);
  lay_out (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->layout, sw_layout_free);
  g_clear_pointer (&f->analysis, sw_analysis_free);
  g_clear_object (&f->map);
}

static const SwActivity *
activity (Fixture *f, const char *id)
{
  return sw_profile_activity (sw_map_profile (f->map), id);
}

static char *
bytes_of (SwMap *map)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_rect (const SwRect *rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat (rect->x, ==, x);
  g_assert_cmpfloat (rect->y, ==, y);
  g_assert_cmpfloat (rect->width, ==, width);
  g_assert_cmpfloat (rect->height, ==, height);
}

static void
assert_card (Fixture *f, const char *id, double x, double y)
{
  assert_rect (sw_layout_rect (f->layout, id), x, y, 200, 104);
}

/* --- rows -------------------------------------------------------------------------------------------------- */

/* A card is 200 wide and wants 24 beside it: at 224 it stands beside the first one, at 223 below it. */
static void
test_rows (void)
{
  SwLaneCard cards[] = { { 223, 10, "c", 9 }, { 0, 10, "a", 9 }, { 224, 10, "b", 9 }, { -223, 11, "d", 9 } };
  static const char *const order[] = { "a", "b", "c", "d" };
  static const guint rows[] = { 0, 0, 1, 1 };

  g_assert_cmpuint (sw_lane_rows (cards, 4), ==, 2);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (cards[i].id, ==, order[i]);
      g_assert_cmpuint (cards[i].row, ==, rows[i]);
    }
  g_assert_cmpuint (sw_lane_rows (cards, 0), ==, 0);
}

/* What lies between two cards that stand apart comes below both, and what is put lower stays lower. */
static void
test_rows_between (void)
{
  SwLaneCard cards[] = { { 0, 0, "a", 9 }, { 300, 50, "b", 9 }, { 150, 40, "c", 9 }, { 0, 60, NULL, 9 } };

  g_assert_cmpuint (sw_lane_rows (cards, 4), ==, 3);
  /* a at 0; c touches a; b touches c; the last one touches a and c. */
  g_assert_cmpuint (cards[0].row, ==, 0);
  g_assert_cmpuint (cards[1].row, ==, 1);
  g_assert_cmpuint (cards[2].row, ==, 2);
  g_assert_cmpuint (cards[3].row, ==, 2);
  g_assert_null (cards[3].id);
}

/* --- the layout -------------------------------------------------------------------------------------------- */

static void
test_cards (Fixture *f, gconstpointer data)
{
  assert_card (f, "n2", 124, 452);
  assert_card (f, "n1", 124, 612);
  assert_card (f, "n3", 396, 452);
  assert_card (f, "n4", 396, 772);
  assert_card (f, "n5", 124, 932);
}

/* The names have 112 left of the first card and its 24 of padding: 124 - 24 - 112 = -12. */
static void
test_lanes (Fixture *f, gconstpointer data)
{
  const SwStreamLayout *at = sw_lanes_of (f->layout, sw_map_find (f->map, "s1"));
  static const char *const ids[] = { "plan", "engage", "deliver-support" };
  static const double tops[] = { 264, 424, 744, 904 }, heights[] = { 160, 320, 160, 160 };
  static const guint rows[] = { 0, 2, 1, 1 };

  g_assert_nonnull (at);
  assert_rect (&at->frame, -12, 200, 752, 864);
  g_assert_cmpuint (at->lanes->len, ==, 4);
  for (guint l = 0; l < 4; l++)
    {
      const SwLane *lane = &g_array_index (at->lanes, SwLane, l);

      assert_rect (&lane->rect, -12, tops[l], 752, heights[l]);
      g_assert_cmpfloat (lane->first, ==, tops[l] + 28);
      g_assert_cmpuint (lane->rows, ==, rows[l]);
      if (l < 3)
        g_assert_true (lane->activity == activity (f, ids[l]));
      else
        g_assert_null (lane->activity);
    }
  g_assert_cmpuint (sw_lanes_at (at, -50), ==, 0);
  g_assert_cmpuint (sw_lanes_at (at, 423), ==, 0);
  g_assert_cmpuint (sw_lanes_at (at, 424), ==, 1);
  g_assert_cmpuint (sw_lanes_at (at, 744), ==, 2);
  g_assert_cmpuint (sw_lanes_at (at, 5000), ==, 3);
  g_assert_null (sw_lanes_of (f->layout, sw_map_find (f->map, "s2")));
}

/* Without a word on what is expected all six are; what is declared away has a lane only if it has a step. */
static void
test_which (void)
{
  Fixture f = { 0 };
  static const char declared[] =
      MAP_OF ("<stream id='s1' x='0' y='0' arrangement='lanes'><declare activity='plan' as='light'/>"
              "<declare activity='improve' as='not-applicable' reason='r'/>"
              "<step id='n1' activity='improve'/></stream>");
  static const char none[] = MAP_OF ("<stream id='s1' x='0' y='0' expects='' arrangement='lanes'/>");

  set_up (&f, declared);
  g_assert_cmpuint (f.layout->streams[0].lanes->len, ==, 5);
  g_assert_true (g_array_index (f.layout->streams[0].lanes, SwLane, 0).activity == activity (&f, "improve"));
  tear_down (&f, NULL);
  set_up (&f, none);
  g_assert_cmpuint (f.layout->streams[0].lanes->len, ==, 0);
  assert_rect (&f.layout->streams[0].frame, 0, 0, 640, 264);
  tear_down (&f, NULL);
}

/* --- where a card would stand ------------------------------------------------------------------------------- */

static void
assert_place (Fixture *f, const char *id, double x, double y, double expected)
{
  const SwStreamLayout *at = sw_lanes_of (f->layout, sw_map_find (f->map, "s1"));
  SwPoint place = sw_lanes_place (f->layout, at, activity (f, id), NULL, (SwPoint){ x, y }, NULL);

  g_assert_cmpfloat (place.x, ==, x);
  g_assert_cmpfloat (place.y, ==, expected);
}

static void
test_place (Fixture *f, gconstpointer data)
{
  const SwStreamLayout *at = sw_lanes_of (f->layout, sw_map_find (f->map, "s1"));
  g_autoptr (GHashTable) without = g_hash_table_new (g_str_hash, g_str_equal);
  SwPoint place;

  assert_place (f, "engage", 700, 452, 452);
  /* As high as the first one: behind it, and the second one moves down. Higher: before it. */
  assert_place (f, "engage", 124, 452, 611);
  assert_place (f, "engage", 124, 440, 451);
  assert_place (f, "engage", 124, 451, 451);
  /* Put into another lane above, it pushes no more than it must; below, it is the last. */
  assert_place (f, "engage", 124, 264, 611);
  assert_place (f, "engage", 124, 2000, 772);
  assert_place (f, "plan", 124, 2000, 292);
  /* The lane that is not there yet comes before that of deliver & support. */
  assert_place (f, "design-transition", 124, 0, 772);
  g_hash_table_add (without, (gpointer) "n1");
  g_hash_table_add (without, (gpointer) "n2");
  place = sw_lanes_place (f->layout, at, activity (f, "engage"), NULL, (SwPoint){ 124, 612 }, without);
  g_assert_cmpfloat (place.y, ==, 452);
  /* One that is moved there from above goes before the first one, from below behind the last one. */
  place = sw_lanes_place (f->layout, at, activity (f, "engage"), "n4", (SwPoint){ 124, 300 }, NULL);
  g_assert_cmpfloat (place.y, ==, 451);
  place = sw_lanes_place (f->layout, at, activity (f, "engage"), "n4", (SwPoint){ 124, 1300 }, NULL);
  g_assert_cmpfloat (place.y, ==, 772);
}

/* --- commands ---------------------------------------------------------------------------------------------- */

static void
commit (SwTransaction *transaction)
{
  g_autoptr (GPtrArray) done = sw_transaction_commit (transaction);

  sw_transaction_free (transaction);
}

/* Freely arranged all is where it was seen; and back in lanes too. x never changes. */
static void
test_arrange (Fixture *f, gconstpointer data)
{
  SwElement *stream = sw_map_find (f->map, "s1");
  SwTransaction *transaction = sw_transaction_new (f->map);

  sw_edit_arrange (transaction, f->layout, stream, SW_ARRANGEMENT_FREE);
  commit (transaction);
  lay_out (f);
  g_assert_false (sw_element_has (stream, SW_ATTR_ARRANGEMENT));
  g_assert_null (sw_lanes_of (f->layout, stream));
  test_cards (f, NULL);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "n1"), SW_ATTR_Y, 0), ==, 412);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "n1"), SW_ATTR_X, 0), ==, 24);
  transaction = sw_transaction_new (f->map);
  sw_edit_arrange (transaction, f->layout, stream, SW_ARRANGEMENT_LANES);
  commit (transaction);
  lay_out (f);
  test_cards (f, NULL);
  test_lanes (f, NULL);
}

static const char crowded[] = MAP_OF ("<stream id='s1' x='0' y='0'><step id='n1' activity='engage' x='24' y='96'/>"
                                      "</stream><stream id='s2' x='0' y='312'/>");

/* Six lanes are 64 + 6 * 160 high, and 48 is left between streams. */
static void
test_arrange_room (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction = sw_transaction_new (f->map);

  sw_edit_arrange (transaction, f->layout, sw_map_find (f->map, "s1"), SW_ARRANGEMENT_LANES);
  commit (transaction);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "s2"), SW_ATTR_Y, 0), ==, 64 + 960 + 48);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "n1"), SW_ATTR_Y, 0), ==, 96);
}

/* The card goes to 92 in the lane of plan, upon the first note, which goes down below it and the second one. */
static const char notes[] =
    MAP_OF ("<stream id='s1' x='0' y='0' expects='plan'><step id='n1' activity='plan' x='24' y='400'/>"
            "<note id='k1' x='24' y='150'>A</note><note id='k2' x='24' y='212'>B</note><note id='k3' x='300' y='90'>C"
            "</note></stream>");

static void
test_arrange_notes (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction = sw_transaction_new (f->map);

  sw_edit_arrange (transaction, f->layout, sw_map_find (f->map, "s1"), SW_ARRANGEMENT_LANES);
  commit (transaction);
  /* 212 + 96 = 308, 8 apart, in steps of 8 from 150 on. */
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "k1"), SW_ATTR_Y, 0), ==, 318);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "k2"), SW_ATTR_Y, 0), ==, 212);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "k3"), SW_ATTR_Y, 0), ==, 90);
}

/* What changes nothing leaves the bytes alone. */
static void
test_arrange_same (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction = sw_transaction_new (f->map);
  g_autofree char *before = bytes_of (f->map), *after = NULL;

  sw_edit_arrange (transaction, f->layout, sw_map_find (f->map, "s1"), SW_ARRANGEMENT_LANES);
  sw_edit_settle (transaction, f->layout, sw_map_find (f->map, "s2"));
  commit (transaction);
  after = bytes_of (f->map);
  g_assert_cmpstr (after, ==, before);
}

/* Only the heights that people see are of interest in a lane: lining up across works, lining up heights says why not.
 */
static void
test_align (Fixture *f, gconstpointer data)
{
  static const char *const ids[] = { "n1", "n3", NULL };
  SwTransaction *transaction = sw_transaction_new (f->map);
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_edit_align (transaction, f->layout, ids, SW_ALIGN_TO_TOP, &error));
  g_assert_cmpstr (error->message, ==, "How high a step stands is decided by its lane");
  g_assert_true (sw_edit_align (transaction, f->layout, ids, SW_ALIGN_TO_LEFT, NULL));
  commit (transaction);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "n3"), SW_ATTR_X, 0), ==, 24);
}

/* --- tidy -------------------------------------------------------------------------------------------------- */

#define STEP(id, activity, y) "<step id='" id "' activity='" activity "' x='0' y='" y "'/>"
#define FLOW(id, from, to) "<flow id='" id "' from='" from "' to='" to "'/>"

/* Two branches of one activity share a column in the order in which people placed them; columns begin at 24 + 112. */
static const char branches[] =
    MAP_OF ("<stream id='s1' x='0' y='0' expects='' arrangement='lanes'>" STEP ("a", "engage", "0")
                STEP ("b", "obtain-build", "700") STEP ("c", "obtain-build", "500") STEP ("d", "plan", "0")
                    STEP ("l", "plan", "0") FLOW ("f", "a", "b") FLOW ("g", "a", "c") FLOW ("h", "b", "d")
                        FLOW ("i", "c", "d") "</stream>");

static void
test_tidy (Fixture *f, gconstpointer data)
{
  SwElement *stream = sw_map_find (f->map, "s1");
  SwTransaction *transaction = sw_transaction_new (f->map);

  sw_edit_tidy (transaction, &stream, 1);
  commit (transaction);
  lay_out (f);
  /* Plan from 64 on, engage from 224 on, obtain/build from 384 on. The loose one takes the lane's first column. */
  assert_card (f, "a", 136, 252);
  assert_card (f, "c", 408, 412);
  assert_card (f, "b", 408, 572);
  assert_card (f, "d", 680, 92);
  assert_card (f, "l", 136, 92);
  g_assert_cmpint (sw_element_integer (sw_map_find (f->map, "b"), SW_ATTR_Y, 0), ==, 572);
  g_assert_cmpfloat (f->layout->streams[0].frame.x, ==, 0);
}

#define ADD(name, map, test) g_test_add ("/activity-lane/" name, Fixture, map, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity-lane/rows", test_rows);
  g_test_add_func ("/activity-lane/rows-between", test_rows_between);
  g_test_add_func ("/activity-lane/which", test_which);
  ADD ("cards", lanes, test_cards);
  ADD ("lanes", lanes, test_lanes);
  ADD ("place", lanes, test_place);
  ADD ("arrange", lanes, test_arrange);
  ADD ("arrange-room", crowded, test_arrange_room);
  ADD ("arrange-notes", notes, test_arrange_notes);
  ADD ("arrange-same", lanes, test_arrange_same);
  ADD ("align", lanes, test_align);
  ADD ("tidy", branches, test_tidy);
  return g_test_run ();
}

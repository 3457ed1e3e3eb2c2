/* A folded stream is its header, in its place; unfolding covers no other stream. */
#include "edit/history.h"
#include "files/write.h"
#include "layout/activity-lane.h"
#include "layout/arrange.h"
#include "layout/fold.h"
#include "layout/tidy.h"

#include "samples.h"

#include <string.h>

#define MAP_OF(content) "<map xmlns='https://streamwright.github.io/ns/map' version='1'>" content "</map>"
#define STEPS                                                                                                          \
  "<step id='a' activity='plan' x='24' y='96' process='1h'/><step id='b' activity='engage' x='296' y='96'/>"           \
  "<flow id='f' from='a' to='b'/><note id='k' x='24' y='300'/>"
#define STREAM(attributes) "<stream id='s' " attributes ">" STEPS "</stream>"
/* Without times and notes, for which a frame has its least size, 640 × 264. */
#define SMALL(id, attributes) "<stream id='" id "' " attributes "/>"

typedef struct
{
  SwMap *map;
  SwAnalysis *analysis;
  SwLayout *layout;
} Laid;

static void
lay (Laid *laid, const char *text)
{
  laid->map = open_text (text);
  laid->analysis = sw_analysis_new (laid->map);
  laid->layout = sw_layout_new (laid->analysis);
}

static void
laid_clear (Laid *laid)
{
  sw_layout_free (laid->layout);
  sw_analysis_free (laid->analysis);
  g_object_unref (laid->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Laid, laid_clear)

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
assert_only_header (const Laid *laid)
{
  static const char *const hidden[] = { "a", "b", "f", "k" };
  const SwStreamLayout *at = &laid->layout->streams[0];

  g_assert_true (at->folded);
  g_assert_false (at->has_ladder);
  g_assert_cmpuint (at->lanes->len, ==, 0);
  g_assert_cmpuint (at->ghosts->len, ==, 0);
  g_assert_cmpuint (at->ladder_parts->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_assert_null (sw_layout_rect (laid->layout, hidden[i]));
      g_assert_null (sw_layout_route (laid->layout, hidden[i]));
      g_assert_cmpstr (sw_layout_bearer (laid->layout, hidden[i]), ==, "s");
    }
}

static void
test_header (void)
{
  g_auto (Laid) laid = { 0 };

  lay (&laid, MAP_OF (STREAM ("x='10' y='20' folded='yes'")));
  assert_only_header (&laid);
  assert_rect (sw_layout_rect (laid.layout, "s"), 10, 20, 640, 64);
  assert_rect (&laid.layout->bounds, 10, 20, 640, 64);
  g_assert_cmpint (sw_layout_stream_at (laid.layout, 100, 80), ==, 0);
  g_assert_cmpint (sw_layout_stream_at (laid.layout, 100, 90), ==, -1);
}

/* A step stands left of and above where the stream begins: the frame begins 24 left of it, and 24 and the header's 64
 * above; it ends where it always does, at 640. */
static void
test_place (void)
{
  g_auto (Laid) laid = { 0 };

  lay (&laid,
       MAP_OF ("<stream id='s' folded='yes'><step id='a' activity='plan' x='-100' y='-50'/><step id='b'/></stream>"));
  assert_rect (sw_layout_rect (laid.layout, "s"), -124, -138, 764, 64);
}

static void
test_lanes (void)
{
  g_auto (Laid) laid = { 0 };

  lay (&laid, MAP_OF (STREAM ("arrangement='lanes' folded='yes'")));
  assert_only_header (&laid);
  g_assert_null (sw_lanes_of (laid.layout, sw_map_find (laid.map, "s")));
}

/* Each thing is where it is in a map that says nothing of folding. */
static void
test_unfolded_layout (void)
{
  g_auto (Laid) folded = { 0 }, open = { 0 };
  g_autoptr (SwLayout) unfolded = NULL;
  static const char *const ids[] = { "s", "a", "b", "k" };

  lay (&folded, MAP_OF (STREAM ("arrangement='lanes' folded='yes'")));
  lay (&open, MAP_OF (STREAM ("arrangement='lanes'")));
  unfolded = sw_layout_new_unfolded (folded.analysis);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const SwRect *rect = sw_layout_rect (open.layout, ids[i]);
      assert_rect (sw_layout_rect (unfolded, ids[i]), rect->x, rect->y, rect->width, rect->height);
    }
  g_assert_false (unfolded->streams[0].folded);
  g_assert_cmpuint (unfolded->streams[0].lanes->len, ==, open.layout->streams[0].lanes->len);
}

/* --- the command ------------------------------------------------------------------------------------------- */

static gint64
y_of (SwMap *map, const char *id)
{
  return sw_element_integer (sw_map_find (map, id), SW_ATTR_Y, 0);
}

/* @folded of the streams called @ids as one step; undone it gives the bytes from before. */
static void
fold_and_back (SwMap *map, const char *ids, gboolean folded, void (*look) (SwMap *map))
{
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autofree char *before = bytes_of (map), *after = NULL, *again = NULL;
  g_auto (GStrv) names = g_strsplit (ids, " ", -1);
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  SwTransaction *transaction = sw_transaction_new (map);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (streams, sw_map_find (map, names[i]));
  sw_edit_fold (transaction, (SwElement *const *)streams->pdata, streams->len, folded);
  g_assert_true (sw_history_commit (history, transaction, "Fold", NULL, NULL));
  look (map);
  after = bytes_of (map);
  g_assert_true (sw_history_undo (history, NULL));
  again = bytes_of (map);
  g_assert_cmpstr (again, ==, before);
  g_assert_true (sw_history_redo (history, NULL));
  g_free (again);
  again = bytes_of (map);
  g_assert_cmpstr (again, ==, after);
}

static void
look_folded (SwMap *map)
{
  g_assert_cmpuint (sw_element_choice (sw_map_find (map, "s"), SW_ATTR_FOLDED), ==, SW_YES);
  g_assert_cmpuint (sw_element_choice (sw_map_find (map, "t"), SW_ATTR_FOLDED), ==, SW_YES);
  g_assert_cmpuint (sw_element_choice (sw_map_find (map, "u"), SW_ATTR_FOLDED), ==, SW_NO);
  g_assert_cmpint (y_of (map, "t"), ==, 312);
  g_assert_cmpint (y_of (map, "u"), ==, 624);
}

/* Nothing else moves: the room stays, so that nothing jumps. */
static void
test_fold (void)
{
  g_autoptr (SwMap) map = open_text (MAP_OF (SMALL ("s", "") SMALL ("t", "y='312'") SMALL ("u", "y='624'")));

  fold_and_back (map, "s t", TRUE, look_folded);
}

static void
look_unfolded (SwMap *map)
{
  g_assert_cmpint (y_of (map, "s"), ==, 0);
  /* 264, and 48 between streams. */
  g_assert_cmpint (y_of (map, "t"), ==, 312);
  g_assert_cmpint (y_of (map, "u"), ==, 624);
  /* These lay upon each other before, and nobody asked. */
  g_assert_cmpint (y_of (map, "v"), ==, 0);
  g_assert_cmpint (y_of (map, "w"), ==, 10);
}

/* What came into the room moves down, and what that comes upon. */
static void
test_unfold_makes_room (void)
{
  g_autoptr (SwMap) map = open_text (MAP_OF (SMALL ("s", "folded='yes'") SMALL ("t", "y='100'") SMALL ("u", "y='400'")
                                                 SMALL ("v", "x='2000'") SMALL ("w", "x='2000' y='10'")));

  fold_and_back (map, "s", FALSE, look_unfolded);
}

static void
look_both (SwMap *map)
{
  g_autofree char *bytes = bytes_of (map);

  g_assert_cmpint (y_of (map, "s"), ==, 0);
  g_assert_cmpint (y_of (map, "t"), ==, 312);
  g_assert_null (strstr (bytes, "folded"));
}

static void
test_unfold_several (void)
{
  g_autoptr (SwMap) map = open_text (MAP_OF (SMALL ("s", "folded='yes'") SMALL ("t", "y='100' folded='yes'")));

  fold_and_back (map, "t s", FALSE, look_both);
}

/* It lay upon another one already as a header: that stays as somebody wanted it. */
static void
look_overlap (SwMap *map)
{
  g_assert_cmpint (y_of (map, "s"), ==, 0);
  g_assert_cmpint (y_of (map, "t"), ==, 100);
}

static void
test_unfold_below (void)
{
  g_autoptr (SwMap) map = open_text (MAP_OF (SMALL ("s", "") SMALL ("t", "y='100' folded='yes'")));

  fold_and_back (map, "t", FALSE, look_overlap);
}

static void
test_nothing (void)
{
  g_autoptr (SwMap) map = open_text (MAP_OF (SMALL ("s", "") SMALL ("t", "y='100'")));
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);
  SwElement *stream = sw_map_find (map, "s");

  sw_edit_fold (transaction, &stream, 1, FALSE);
  sw_edit_unfold_for (transaction, (const char *const[]){ "s", "t", "nobody", NULL });
  g_assert_true (sw_transaction_is_empty (transaction));
}

static void
test_unfold_for (void)
{
  g_autoptr (SwMap) map = open_text (MAP_OF (STREAM ("folded='yes'") SMALL ("t", "y='900' folded='yes'")));
  g_autoptr (SwTransaction) transaction = sw_transaction_new (map);

  g_assert_true (sw_element_hidden_by (sw_map_find (map, "f")) == sw_map_find (map, "s"));
  g_assert_null (sw_element_hidden_by (sw_map_find (map, "s")));
  sw_edit_unfold_for (transaction, (const char *const[]){ "t", "f", NULL });
  g_assert_cmpuint (sw_element_choice (sw_map_find (map, "s"), SW_ATTR_FOLDED), ==, SW_NO);
  g_assert_cmpuint (sw_element_choice (sw_map_find (map, "t"), SW_ATTR_FOLDED), ==, SW_YES);
  g_assert_null (sw_element_hidden_by (sw_map_find (map, "f")));
}

/* Tidy puts the steps in order that nobody sees, and only the header is in the way of others. Notes too make way. */
static void
test_tidy (void)
{
  g_autoptr (SwMap) map = open_text (
      MAP_OF ("<stream id='s' arrangement='lanes' folded='yes'><step id='a' activity='plan' x='900' y='700'/>"
              "<step id='b' activity='plan' x='0' y='0'/><flow id='f' from='a' to='b'/><note id='k' x='24' y='96'/>"
              "</stream>" SMALL ("t", "y='100'") SMALL ("u", "y='20'")));

  sw_layout_tidy_map (map, NULL);
  g_assert_cmpint (sw_element_integer (sw_map_find (map, "b"), SW_ATTR_X, 0)
                       - sw_element_integer (sw_map_find (map, "a"), SW_ATTR_X, 0),
                   ==, SW_CARD_WIDTH + SW_GAP_X);
  g_assert_cmpuint (sw_element_choice (sw_map_find (map, "s"), SW_ATTR_FOLDED), ==, SW_YES);
  /* 64 and 48; then 264 and 48 more. */
  g_assert_cmpint (y_of (map, "u"), ==, 112);
  g_assert_cmpint (y_of (map, "t"), ==, 424);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/header", test_header);
  g_test_add_func ("/fold/place", test_place);
  g_test_add_func ("/fold/lanes", test_lanes);
  g_test_add_func ("/fold/unfolded-layout", test_unfolded_layout);
  g_test_add_func ("/fold/fold", test_fold);
  g_test_add_func ("/fold/unfold-makes-room", test_unfold_makes_room);
  g_test_add_func ("/fold/unfold-several", test_unfold_several);
  g_test_add_func ("/fold/unfold-below", test_unfold_below);
  g_test_add_func ("/fold/nothing", test_nothing);
  g_test_add_func ("/fold/unfold-for", test_unfold_for);
  g_test_add_func ("/fold/tidy", test_tidy);
  return g_test_run ();
}

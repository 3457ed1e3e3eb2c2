/* Folding by hand: one step of undo; what is hidden is never selected; what leads there, or puts something there,
 * unfolds. */
#include "canvas/drag.h"
#include "canvas/drop.h"
#include "canvas/fold.h"
#include "canvas/quick.h"

#include "sample.h"

#include <glib.h>
#include <string.h>

static const SwRect everything = { -10000, -10000, 20000, 20000 };

#define TWO                                                                                                            \
  "<map xmlns='https://streamwright.github.io/ns/map' version='1'>"                                                    \
  "<stream id='v1' name='One' x='0' y='0' folded='yes'>"                                                               \
  "<step id='s1' activity='engage' name='Ask' x='24' y='96'/><step id='s2' activity='plan' name='Weigh' x='296' "      \
  "y='96'/>"                                                                                                           \
  "<flow id='f1' from='s1' to='s2'/><note id='n1' x='24' y='240'>Hidden</note></stream>"                               \
  "<stream id='v2' name='Two' x='0' y='600'><step id='t1' activity='engage' name='Other' x='24' "                      \
  "y='96'/></stream></map>"

static gboolean
is_folded (SwDocument *document, const char *id)
{
  return sw_element_choice (sw_map_find (sw_document_map (document), id), SW_ATTR_FOLDED) == SW_YES;
}

static void
assert_selected (SwDocument *document, const char *expected)
{
  g_autofree char *selected = g_strjoinv (" ", (char **)sw_document_selection (document));

  g_assert_cmpstr (selected, ==, expected);
}

static void
assert_undone (SwDocument *document, const char *before)
{
  g_autofree char *after = NULL;

  g_assert_true (sw_document_undo (document));
  after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (sw_document_undo (document));
}

static void
select_both (SwDocument *document, const char *a, const char *b)
{
  sw_document_select (document, (const char *const[]){ a, b, NULL });
}

/* --- folding ----------------------------------------------------------------------------------------------- */

static void
test_fold (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);

  select_both (document, "s1", "f2");
  g_assert_true (sw_fold (document, sw_document_selection (document), TRUE));
  g_assert_true (is_folded (document, "v1"));
  assert_selected (document, "v1");
  g_assert_null (sw_scene_find (sw_document_scene (document), "s1"));
  g_assert_false (sw_fold (document, sw_document_selection (document), TRUE));
  select_both (document, "s3", "n1");
  assert_selected (document, "v1 n1");
  assert_undone (document, before);
  /* And with it what was selected. */
  assert_selected (document, "s1 f2");
  g_assert_true (sw_document_redo (document));
  assert_selected (document, "v1");
}

static void
test_several (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  g_autofree char *before = sample_bytes (document);
  guint open;

  select_both (document, "v1", "t1");
  g_assert_cmpuint (sw_fold_streams (document, sw_document_selection (document), &open), ==, 2);
  g_assert_cmpuint (open, ==, 1);
  g_assert_true (sw_fold (document, sw_document_selection (document), TRUE));
  g_assert_cmpuint (sw_fold_streams (document, sw_document_selection (document), &open), ==, 2);
  g_assert_cmpuint (open, ==, 0);
  g_assert_true (sw_fold (document, sw_document_selection (document), FALSE));
  g_assert_false (is_folded (document, "v1"));
  g_assert_false (is_folded (document, "v2"));
  g_assert_true (sw_document_undo (document));
  assert_undone (document, before);
}

/* Without a selection the only stream is meant; of two none is. */
static void
test_wanted (void)
{
  g_autoptr (SwDocument) one = sample_document (), two = sample_document_of (TWO);
  g_auto (GStrv) of_one = sw_fold_wanted (one), of_two = sw_fold_wanted (two);

  g_assert_cmpuint (g_strv_length (of_one), ==, 1);
  g_assert_cmpstr (of_one[0], ==, "v1");
  g_assert_cmpuint (g_strv_length (of_two), ==, 0);
}

/* Figures and findings are those of the stream, seen or not. */
static void
test_same_findings (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  guint count = sw_document_report (document)->findings->len, warnings;

  warnings = sw_document_report (document)->count[SW_SEVERITY_WARNING];
  g_assert_true (sw_fold (document, (const char *const[]){ "v1", NULL }, TRUE));
  g_assert_cmpuint (sw_document_report (document)->findings->len, ==, count);
  g_assert_cmpuint (sw_document_report (document)->count[SW_SEVERITY_WARNING], ==, warnings);
  g_assert_cmpuint (sw_document_analysis (document)->figures[0]->n_steps, ==, 3);
}

/* --- going there ------------------------------------------------------------------------------------------- */

static void
test_show (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  g_autofree char *before = sample_bytes (document);

  sw_document_show (document, (const char *const[]){ "v1", "t1", NULL });
  assert_selected (document, "v1 t1");
  g_assert_true (is_folded (document, "v1"));
  g_assert_false (sw_document_undo (document));
  sw_document_show (document, (const char *const[]){ "s2", "t1", NULL });
  assert_selected (document, "s2 t1");
  g_assert_false (is_folded (document, "v1"));
  assert_undone (document, before);
  assert_selected (document, "v1 t1");
}

static void
show_hidden (SwDocument *document, guint *calls)
{
  (*calls)++;
  sw_document_show (document, (const char *const[]){ "s1", NULL });
}

/* While the map is told to have changed no command can begin: whoever follows it then sees the header. */
static void
test_show_while_updating (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  guint calls = 0;

  g_assert_true (sw_fold (document, (const char *const[]){ "v2", NULL }, TRUE));
  g_signal_connect (document, "updated", G_CALLBACK (show_hidden), &calls);
  g_assert_true (sw_document_undo (document));
  g_assert_cmpuint (calls, ==, 1);
  g_assert_true (is_folded (document, "v1"));
}

/* --- putting something there ------------------------------------------------------------------------------- */

/* Behind the last step, at 296: 200 wide, 72 further. */
static void
test_drop (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  g_autofree char *before = sample_bytes (document), *id = NULL;
  g_auto (SwDrop) drop = { 0 };

  sw_drop_plan (document, "improve", 400, 40, &drop);
  g_assert_true (drop.folded);
  g_assert_cmpint (drop.kind, ==, SW_DROP_NEXT);
  g_assert_cmpstr (drop.element, ==, "s2");
  id = sw_drop_apply (document, &drop, "improve", NULL);
  g_assert_false (is_folded (document, "v1"));
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 568);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_Y), ==, 96);
  assert_selected (document, id);
  assert_undone (document, before);
}

/* Where the open stream would be is ground. */
static void
test_drop_below (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  g_auto (SwDrop) drop = { 0 };

  sw_drop_plan (document, "improve", 400, 150, &drop);
  g_assert_false (drop.folded);
  g_assert_cmpint (drop.kind, ==, SW_DROP_NEW_STREAM);
}

static void
test_drop_empty (void)
{
  g_autoptr (SwDocument) document = sample_document_of (
      "<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='v1' folded='yes'/></map>");
  g_autofree char *id = NULL;
  g_auto (SwDrop) drop = { 0 };

  sw_drop_plan (document, "engage", 100, 20, &drop);
  id = sw_drop_apply (document, &drop, "engage", NULL);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 24);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_Y), ==, 88);
  g_assert_false (is_folded (document, "v1"));
}

/* The note is in the stream, below its header, and upon no card. */
static void
test_drop_note (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  g_autofree char *before = sample_bytes (document);
  g_autofree char *id = sw_drop_note (document, SW_NOTE_PARKED, 100, 30);
  const SwRect *note = sw_layout_rect (sw_document_layout (document), id);

  g_assert_cmpstr (sw_map_find (sw_document_map (document), id)->parent->id, ==, "v1");
  g_assert_cmpfloat (note->y, >=, SW_STREAM_HEADER);
  for (guint i = 0; i < 3; i++)
    g_assert_false (sw_rect_intersects (
        note, sw_layout_rect (sw_document_layout (document), (const char *const[]){ "s1", "s2", "n1" }[i])));
  assert_undone (document, before);
}

/* A step that is dragged onto the header keeps its activity and goes behind the last one, unconnected. */
static void
test_drag (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  g_autofree char *before = sample_bytes (document);
  SwDrag drag = { 0 };

  sw_document_select_one (document, "t1");
  g_assert_true (sw_drag_begin_move (&drag, document, (SwPoint){ 100, 750 }));
  sw_drag_update (&drag, document, (SwPoint){ 300, 30 }, &everything, 0);
  g_assert_true (sw_drag_lands_folded (&drag, document));
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_cmpstr (sw_map_find (sw_document_map (document), "t1")->parent->id, ==, "v1");
  g_assert_cmpint (sample_integer (document, "t1", SW_ATTR_X), ==, 568);
  g_assert_cmpint (sample_integer (document, "t1", SW_ATTR_Y), ==, 96);
  g_assert_cmpstr (sample_text (document, "t1", SW_ATTR_ACTIVITY), ==, "engage");
  g_assert_false (is_folded (document, "v1"));
  assert_selected (document, "t1");
  assert_undone (document, before);
}

/* The whole stream moves, with what nobody sees. */
static void
test_drag_folded (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  SwDrag drag = { 0 };

  sw_document_select_one (document, "v1");
  g_assert_true (sw_drag_begin_move (&drag, document, (SwPoint){ 100, 30 }));
  sw_drag_update (&drag, document, (SwPoint){ 140, 40 }, &everything, 0);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_cmpint (sample_integer (document, "v1", SW_ATTR_X), ==, 40);
  g_assert_cmpint (sample_integer (document, "v1", SW_ATTR_Y), ==, 10);
  g_assert_cmpint (sample_integer (document, "s1", SW_ATTR_X), ==, 24);
  g_assert_true (is_folded (document, "v1"));
}

/* What is hidden is not caught by the rubber band. */
static void
test_band (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  SwDrag drag = { 0 };

  sw_drag_begin_band (&drag, document, (SwPoint){ -50, 80 }, FALSE);
  sw_drag_update (&drag, document, (SwPoint){ 900, 500 }, &everything, 0);
  assert_selected (document, "");
  sw_drag_clear (&drag);
}

/* Typed with the folded stream selected: behind its last step, all at once, and seen. */
static void
test_quick_entry (void)
{
  g_autoptr (SwDocument) document = sample_document_of (TWO);
  g_autofree char *before = sample_bytes (document);
  const SwElement *last;

  sw_document_select_one (document, "v1");
  g_assert_true (sw_quick_apply (document, "Third @plan; Fourth @engage", 0, 0, NULL));
  g_assert_false (is_folded (document, "v1"));
  last = sw_map_find (sw_document_map (document), sw_document_selection (document)[0]);
  g_assert_cmpstr (sw_element_text (last, SW_ATTR_NAME), ==, "Fourth");
  g_assert_cmpint (sw_element_integer (last, SW_ATTR_X, 0), ==, 840);
  assert_undone (document, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/fold/fold", test_fold);
  g_test_add_func ("/canvas/fold/several", test_several);
  g_test_add_func ("/canvas/fold/wanted", test_wanted);
  g_test_add_func ("/canvas/fold/same-findings", test_same_findings);
  g_test_add_func ("/canvas/fold/show", test_show);
  g_test_add_func ("/canvas/fold/show-while-updating", test_show_while_updating);
  g_test_add_func ("/canvas/fold/drop", test_drop);
  g_test_add_func ("/canvas/fold/drop-below", test_drop_below);
  g_test_add_func ("/canvas/fold/drop-empty", test_drop_empty);
  g_test_add_func ("/canvas/fold/drop-note", test_drop_note);
  g_test_add_func ("/canvas/fold/drag", test_drag);
  g_test_add_func ("/canvas/fold/drag-folded", test_drag_folded);
  g_test_add_func ("/canvas/fold/band", test_band);
  g_test_add_func ("/canvas/fold/quick-entry", test_quick_entry);
  return g_test_run ();
}

#include "canvas/drag.h"

#include "sample.h"

#include <glib.h>

static const SwRect everything = { -10000, -10000, 20000, 20000 };

static void
update (SwDrag *drag, SwDocument *document, double x, double y, double tolerance)
{
  sw_drag_update (drag, document, (SwPoint){ x, y }, &everything, tolerance);
}

static void
begin_move (SwDrag *drag, SwDocument *document, const char *id, double x, double y)
{
  sw_document_select_one (document, id);
  g_assert_true (sw_drag_begin_move (drag, document, (SwPoint){ x, y }));
}

static void
test_move (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);
  SwDrag drag = { 0 };
  begin_move (&drag, document, "s2", 450, 320);
  g_assert_true (g_hash_table_contains (drag.hidden, "s2"));
  g_assert_true (g_hash_table_contains (drag.hidden, "f1"));
  g_assert_true (g_hash_table_contains (drag.hidden, "f2"));
  g_assert_false (g_hash_table_contains (drag.hidden, "s1"));
  update (&drag, document, 480, 325, 0);
  g_autofree char *meanwhile = sample_bytes (document);
  g_assert_cmpstr (meanwhile, ==, before);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_cmpint (sample_integer (document, "s2", SW_ATTR_X), ==, 326);
  g_assert_cmpint (sample_integer (document, "s2", SW_ATTR_Y), ==, 101);
  g_assert_cmpint (drag.tool, ==, SW_DRAG_NONE);
}

/* 5 below the row of its neighbours it snaps to the row; 30 to the right no card is near: 426 goes to the grid, 424. */
static void
test_snap (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  begin_move (&drag, document, "s2", 450, 320);
  update (&drag, document, 480, 325, 6);
  g_assert_cmpfloat (drag.dx, ==, 28);
  g_assert_cmpfloat (drag.dy, ==, 0);
  g_assert_true (drag.guides.has_y);
  g_assert_false (drag.guides.has_x);
  sw_drag_clear (&drag);
}

static void
test_stays (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  begin_move (&drag, document, "s2", 450, 320);
  update (&drag, document, 450, 320, 0);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_null (sw_history_undo_label (sw_document_history (document)));
}

static void
test_move_stream (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  const char *both[] = { "v1", "s1", NULL };
  sw_document_select (document, both);
  g_assert_true (sw_drag_begin_move (&drag, document, (SwPoint){ 110, 210 }));
  g_assert_cmpuint (g_strv_length (drag.moved), ==, 1);
  g_assert_true (g_hash_table_contains (drag.hidden, "s3"));
  update (&drag, document, 118, 226, 0);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_cmpint (sample_integer (document, "v1", SW_ATTR_X), ==, 108);
  g_assert_cmpint (sample_integer (document, "v1", SW_ATTR_Y), ==, 216);
  g_assert_cmpint (sample_integer (document, "s1", SW_ATTR_X), ==, 24);
}

static char *
add_stream (SwDocument *document)
{
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  char *id = g_strdup (sw_edit_add_stream (transaction, "Other", 96, 1000)->id);
  sw_document_commit (document, g_steal_pointer (&transaction), "Add", NULL);
  return id;
}

static void
test_other_stream (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *other = add_stream (document);
  g_autofree char *before = sample_bytes (document);
  SwDrag drag = { 0 };
  begin_move (&drag, document, "s2", 450, 320);
  update (&drag, document, 450, 1124, 0);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_cmpstr (sw_map_find (sw_document_map (document), "s2")->parent->id, ==, other);
  g_assert_cmpint (sample_integer (document, "s2", SW_ATTR_X), ==, 300);
  g_assert_cmpint (sample_integer (document, "s2", SW_ATTR_Y), ==, 100);
  g_assert_null (sw_map_find (sw_document_map (document), "f1"));
  g_assert_true (sw_document_undo (document));
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_note_into_stream (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  begin_move (&drag, document, "n1", 50, 810);
  update (&drag, document, 250, 410, 0);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_cmpstr (sw_map_find (sw_document_map (document), "n1")->parent->id, ==, "v1");
  g_assert_cmpint (sample_integer (document, "n1", SW_ATTR_X), ==, 40 + 200 - 100);
  g_assert_cmpint (sample_integer (document, "n1", SW_ATTR_Y), ==, 800 - 400 - 200);
}

static void
test_nothing_to_move (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  sw_document_select_one (document, "f1");
  g_assert_false (sw_drag_begin_move (&drag, document, (SwPoint){ 0, 0 }));
  g_assert_cmpint (drag.tool, ==, SW_DRAG_NONE);
  sw_drag_clear (&drag);
}

static void
test_band (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  sw_drag_begin_band (&drag, document, (SwPoint){ 340, 410 }, FALSE);
  update (&drag, document, 110, 290, 0);
  g_assert_cmpuint (g_strv_length ((char **)sw_document_selection (document)), ==, 1);
  g_assert_true (sw_document_is_selected (document, "s1"));
  update (&drag, document, 50, 100, 0);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  sw_drag_begin_band (&drag, document, (SwPoint){ 660, 290 }, TRUE);
  update (&drag, document, 700, 320, 0);
  g_assert_true (sw_document_is_selected (document, "s1"));
  g_assert_true (sw_document_is_selected (document, "s3"));
  update (&drag, document, 661, 291, 0);
  g_assert_false (sw_document_is_selected (document, "s3"));
  sw_drag_begin_band (&drag, document, (SwPoint){ 90, 190 }, FALSE);
  update (&drag, document, 3000, 780, 0);
  g_assert_true (sw_document_is_selected (document, "v1"));
  sw_drag_clear (&drag);
}

static void
test_join (void)
{
  static const struct
  {
    const char *from;
    double x;
    SwJoin join;
  } cases[] = {
    { "s1", 700, SW_JOIN_FLOW },
    { "s3", 200, SW_JOIN_FEEDBACK },
    { "s1", 200, SW_JOIN_REFUSED },
    { "s1", 450, SW_JOIN_REFUSED },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SwDocument) document = sample_document ();
      SwDrag drag = { 0 };
      sw_drag_begin_connect (&drag, cases[i].from, (SwPoint){ 324, 348 });
      update (&drag, document, cases[i].x, 350, 6);
      g_assert_nonnull (drag.target);
      g_assert_cmpint (drag.join, ==, cases[i].join);
      g_assert_cmpint (drag.reason != NULL, ==, cases[i].join == SW_JOIN_REFUSED);
      g_autoptr (GError) error = NULL;
      g_assert_cmpint (sw_drag_finish (&drag, document, &error), ==, cases[i].join != SW_JOIN_REFUSED);
      g_assert_cmpint (error != NULL, ==, cases[i].join == SW_JOIN_REFUSED);
      const char *selected = sw_document_selection (document)[0];
      if (cases[i].join != SW_JOIN_REFUSED)
        g_assert_cmpint (sw_map_find (sw_document_map (document), selected)->kind, ==,
                         cases[i].join == SW_JOIN_FEEDBACK ? SW_KIND_FEEDBACK : SW_KIND_FLOW);
    }
}

static void
test_reconnect (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  sw_drag_begin_reconnect (&drag, "f2", SW_ATTR_FROM, (SwPoint){ 596, 348 });
  SwPoint fixed = sw_drag_fixed_point (&drag, document);
  g_assert_cmpfloat (fixed.x, ==, 668);
  g_assert_cmpfloat (fixed.y, ==, 348);
  update (&drag, document, 200, 350, 6);
  SwPoint end = sw_drag_end_point (&drag, document);
  g_assert_cmpfloat (end.x, ==, 324);
  g_assert_true (sw_drag_finish (&drag, document, NULL));
  g_assert_cmpstr (sample_text (document, "f2", SW_ATTR_FROM), ==, "s1");
  g_assert_cmpstr (sample_text (document, "f2", SW_ATTR_TO), ==, "s3");
}

static void
test_reconnect_refused (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwDrag drag = { 0 };
  sw_drag_begin_reconnect (&drag, "f2", SW_ATTR_FROM, (SwPoint){ 596, 348 });
  update (&drag, document, 700, 350, 6);
  g_assert_cmpint (drag.join, ==, SW_JOIN_REFUSED);
  g_autoptr (GError) error = NULL;
  g_assert_false (sw_drag_finish (&drag, document, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (sample_text (document, "f2", SW_ATTR_FROM), ==, "s2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/drag/move/step", test_move);
  g_test_add_func ("/canvas/drag/move/snap", test_snap);
  g_test_add_func ("/canvas/drag/move/stays", test_stays);
  g_test_add_func ("/canvas/drag/move/stream", test_move_stream);
  g_test_add_func ("/canvas/drag/move/other-stream", test_other_stream);
  g_test_add_func ("/canvas/drag/move/note-into-stream", test_note_into_stream);
  g_test_add_func ("/canvas/drag/move/nothing", test_nothing_to_move);
  g_test_add_func ("/canvas/drag/band", test_band);
  g_test_add_func ("/canvas/drag/connect", test_join);
  g_test_add_func ("/canvas/drag/reconnect", test_reconnect);
  g_test_add_func ("/canvas/drag/reconnect-refused", test_reconnect_refused);
  return g_test_run ();
}

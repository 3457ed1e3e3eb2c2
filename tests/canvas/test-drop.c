#include "canvas/drop.h"

#include "sample.h"

#include <glib.h>

static void
assert_card (const SwDrop *drop, double x, double y)
{
  g_assert_cmpfloat (drop->card.x, ==, x);
  g_assert_cmpfloat (drop->card.y, ==, y);
}

static void
assert_undone (SwDocument *document, const char *before)
{
  g_assert_true (sw_document_undo (document));
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

/* The card's middle is at the pointer, on the grid of 8: 2000 - 100 = 1900 → 1904, 2000 - 52 = 1948 → 1952. */
static void
test_new_stream (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);
  g_auto (SwDrop) drop = { 0 };
  sw_drop_plan (document, "engage", 2000, 2000, &drop);
  g_assert_cmpint (drop.kind, ==, SW_DROP_NEW_STREAM);
  assert_card (&drop, 1904, 1952);
  g_autofree char *id = sw_drop_apply (document, &drop, "engage", NULL);
  const SwElement *step = sw_map_find (sw_document_map (document), id);
  g_assert_cmpint (step->parent->kind, ==, SW_KIND_STREAM);
  g_assert_cmpint (sample_integer (document, step->parent->id, SW_ATTR_X), ==, 1904 - 24);
  g_assert_cmpint (sample_integer (document, step->parent->id, SW_ATTR_Y), ==, 1952 - 88);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 24);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_Y), ==, 88);
  g_assert_cmpstr (sample_text (document, id, SW_ATTR_NAME), ==, "Engage");
  g_assert_true (sw_document_is_selected (document, id));
  assert_undone (document, before);
}

static void
test_place (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_auto (SwDrop) drop = { 0 };
  sw_drop_plan (document, "improve", 250, 450, &drop);
  g_assert_cmpint (drop.kind, ==, SW_DROP_PLACE);
  g_assert_cmpstr (drop.stream, ==, "v1");
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i);
      g_assert_false (sw_rect_intersects (sw_layout_rect (sw_document_layout (document), id), &drop.card));
    }
  g_autofree char *id = sw_drop_apply (document, &drop, "improve", NULL);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, (gint64)drop.card.x - 100);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_Y), ==, (gint64)drop.card.y - 200);
}

/* Behind the last step, whose right edge is at 868, with the gap of 72. */
static void
test_next (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);
  g_auto (SwDrop) drop = { 0 };
  sw_drop_plan (document, "deliver-support", 880, 310, &drop);
  g_assert_cmpint (drop.kind, ==, SW_DROP_NEXT);
  g_assert_cmpstr (drop.element, ==, "s3");
  assert_card (&drop, 940, 296);
  g_autofree char *id = sw_drop_apply (document, &drop, "deliver-support", NULL);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 840);
  const SwElement *flow = sw_map_find (sw_document_map (document), "s3")->parent->last_child;
  g_assert_cmpint (flow->kind, ==, SW_KIND_FLOW);
  g_assert_cmpstr (sw_element_text (flow, SW_ATTR_FROM), ==, "s3");
  g_assert_cmpstr (sw_element_text (flow, SW_ATTR_TO), ==, id);
  assert_undone (document, before);
}

/* The new card takes the place of the second, which moves on by a card and a gap with all behind it: 272. */
static void
test_insert (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *before = sample_bytes (document);
  g_auto (SwDrop) drop = { 0 };
  sw_drop_plan (document, "improve", 360, 348, &drop);
  g_assert_cmpint (drop.kind, ==, SW_DROP_INSERT);
  g_assert_cmpstr (drop.element, ==, "f1");
  assert_card (&drop, 400, 296);
  g_autofree char *id = sw_drop_apply (document, &drop, "improve", NULL);
  g_assert_cmpstr (sample_text (document, "f1", SW_ATTR_FROM), ==, "s1");
  g_assert_cmpstr (sample_text (document, "f1", SW_ATTR_TO), ==, id);
  g_assert_cmpint (sample_integer (document, id, SW_ATTR_X), ==, 300);
  g_assert_cmpint (sample_integer (document, "s1", SW_ATTR_X), ==, 24);
  g_assert_cmpint (sample_integer (document, "s2", SW_ATTR_X), ==, 296 + 280);
  g_assert_cmpint (sample_integer (document, "s3", SW_ATTR_X), ==, 568 + 280);
  assert_undone (document, before);
}

static void
test_ghost (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_auto (SwDrop) drop = { 0 }, other = { 0 };
  const SwStreamLayout *stream = &sw_document_layout (document)->streams[0];
  g_assert_cmpuint (stream->ghosts->len, >, 0);
  SwGhost ghost = g_array_index (stream->ghosts, SwGhost, 0);
  double x = ghost.rect.x + ghost.rect.width / 2, y = ghost.rect.y + ghost.rect.height / 2;
  sw_drop_plan (document, ghost.activity->id, x, y, &drop);
  g_assert_cmpint (drop.kind, ==, SW_DROP_GHOST);
  sw_drop_plan (document, "engage", x, y, &other);
  g_assert_cmpint (other.kind, ==, SW_DROP_PLACE);
  g_autofree char *id = sw_drop_apply (document, &drop, ghost.activity->id, NULL);
  g_assert_cmpstr (sample_text (document, id, SW_ATTR_ACTIVITY), ==, ghost.activity->id);
}

static void
test_beside (void)
{
  static const struct
  {
    const char *selected;
    SwDropKind kind;
    const char *element;
  } cases[] = {
    { "s2", SW_DROP_NEXT, "s2" },
    { "f2", SW_DROP_INSERT, "f2" },
    { "v1", SW_DROP_NEXT, "s3" },
    { NULL, SW_DROP_NEW_STREAM, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SwDocument) document = sample_document ();
      g_auto (SwDrop) drop = { 0 };
      sw_document_select_one (document, cases[i].selected);
      sw_drop_beside (document, 0, 0, &drop);
      g_assert_cmpint (drop.kind, ==, cases[i].kind);
      g_assert_cmpstr (drop.element, ==, cases[i].element);
      g_autofree char *id = sw_drop_apply (document, &drop, "improve", NULL);
      g_assert_nonnull (id);
    }
}

static void
test_gone (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_auto (SwDrop) drop = { 0 };
  g_autoptr (GError) error = NULL;
  const char *ids[] = { "s3", NULL };
  sw_drop_behind (document, "s3", 1000, 300, &drop);
  g_autoptr (SwTransaction) transaction = sw_document_begin (document);
  g_assert_true (sw_edit_delete (transaction, ids, NULL));
  sw_document_commit (document, g_steal_pointer (&transaction), "Delete", NULL);
  g_autofree char *before = sample_bytes (document);
  g_assert_null (sw_drop_apply (document, &drop, "plan", &error));
  g_assert_cmpstr (error->message, ==, "The map has changed meanwhile");
  g_autofree char *after = sample_bytes (document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_note (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autofree char *inside = sw_drop_note (document, SW_NOTE_IMPROVEMENT, 204, 408);
  g_autofree char *outside = sw_drop_note (document, SW_NOTE_NOTE, 3000, 3000);
  g_assert_cmpstr (sw_map_find (sw_document_map (document), inside)->parent->id, ==, "v1");
  g_assert_cmpint (sample_integer (document, inside, SW_ATTR_X), ==, 208 - 100);
  g_assert_cmpint (sample_integer (document, inside, SW_ATTR_Y), ==, 208);
  g_assert_cmpint (sw_map_find (sw_document_map (document), outside)->parent->kind, ==, SW_KIND_MAP);
  g_assert_cmpint (sample_integer (document, outside, SW_ATTR_X), ==, 3000);
}

/* A flow whose target is gone can be selected, but nothing can be put into it. */
static void
test_stub (void)
{
  g_autoptr (SwDocument) document =
      sample_document_of ("<map xmlns='https://streamwright.github.io/ns/map' version='1'><stream id='v1'>"
                          "<step id='s1' activity='engage' x='24' y='96'/><flow id='f1' from='s1' to='gone'/>"
                          "</stream></map>");
  const SwRoute *stub = sw_layout_route (sw_document_layout (document), "f1");
  double x = stub->points[0].x + 16, y = stub->points[0].y;
  SwHit hit = sw_scene_hit (sw_document_scene (document), x, y, 1);
  g_auto (SwDrop) beside = { 0 }, on = { 0 };

  g_assert_cmpstr (hit.id, ==, "f1");
  sw_document_select_one (document, "f1");
  sw_drop_beside (document, 300, 300, &beside);
  g_assert_cmpint (beside.kind, !=, SW_DROP_INSERT);
  sw_drop_plan (document, "plan", x, y, &on);
  g_assert_cmpint (on.kind, ==, SW_DROP_NEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/drop/new-stream", test_new_stream);
  g_test_add_func ("/canvas/drop/place", test_place);
  g_test_add_func ("/canvas/drop/next", test_next);
  g_test_add_func ("/canvas/drop/insert", test_insert);
  g_test_add_func ("/canvas/drop/ghost", test_ghost);
  g_test_add_func ("/canvas/drop/stub", test_stub);
  g_test_add_func ("/canvas/drop/beside", test_beside);
  g_test_add_func ("/canvas/drop/gone", test_gone);
  g_test_add_func ("/canvas/drop/note", test_note);
  return g_test_run ();
}

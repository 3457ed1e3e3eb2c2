/* Tiles without a window: what a snapshot shows, and what damage leaves. */
#include "canvas/tiles.h"

#include "sample.h"

#define WIDTH 600
#define HEIGHT 400

/* How many tiles one snapshot shows: all but the ground. */
static guint
shown (SwTiles *tiles, const SwScene *scene, double zoom, gboolean *missing)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  SwViewport view = { 0, 0, zoom };
  g_autoptr (GskRenderNode) node = NULL;

  *missing = sw_tiles_snapshot (tiles, snapshot, scene, NULL, &view, WIDTH, HEIGHT, 1);
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_container_node_get_n_children (node) - 1;
}

/* 600 × 400 from the corner at 0, 0 are 3 × 2 tiles of 256. Each snapshot paints one of them at least. */
static void
paint_all (SwTiles *tiles, const SwScene *scene)
{
  gboolean missing = TRUE;

  for (guint i = 0; i < 6 && missing; i++)
    shown (tiles, scene, 1, &missing);
  g_assert_false (missing);
}

static void
test_damage (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  const SwScene *scene = sw_document_scene (document);
  SwTiles *tiles = sw_tiles_new ();
  SwRect everything = { -1000, -1000, 5000, 5000 }, elsewhere = { 5000, 5000, 10, 10 };
  gboolean missing;

  g_assert_false (sw_tiles_is_whole (tiles));
  paint_all (tiles, scene);
  g_assert_true (sw_tiles_is_whole (tiles));
  sw_tiles_damage (tiles, &elsewhere);
  g_assert_cmpuint (shown (tiles, scene, 1, &missing), ==, 6);
  g_assert_false (missing);
  sw_tiles_damage (tiles, &everything);
  g_assert_false (sw_tiles_is_whole (tiles));
  /* However many of them there was time for, there is no hole. */
  g_assert_cmpuint (shown (tiles, scene, 1, &missing), ==, 6);
  paint_all (tiles, scene);
  g_assert_true (sw_tiles_is_whole (tiles));
  sw_tiles_clear (tiles);
  g_assert_false (sw_tiles_is_whole (tiles));
  sw_tiles_free (tiles);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Nodes need no display, but their types do need this. */
  gtk_init_check ();
  g_test_add_func ("/tiles/damage", test_damage);
  return g_test_run ();
}

#include "canvas/guides.h"

#include "sample.h"

#include <glib.h>

static const SwRect everything = { -10000, -10000, 20000, 20000 };

static void
find (const char *id, double tolerance, double *dx, double *dy, SwGuides *guides)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GHashTable) hidden = g_hash_table_new (g_str_hash, g_str_equal);
  const SwRect *rect = sw_layout_rect (sw_document_layout (document), id);
  g_hash_table_add (hidden, (gpointer)id);
  sw_guides_find (sw_document_scene (document), rect, &everything, hidden, tolerance, dx, dy, guides);
}

/* The second step 270 to the left and 200 down: 126 is 2 right of the first, whose left edge is at 124. */
static void
test_edges (void)
{
  double dx = -270, dy = 200;
  SwGuides guides;
  find ("s2", 6, &dx, &dy, &guides);
  g_assert_true (guides.has_x);
  g_assert_cmpfloat (guides.x, ==, 124);
  g_assert_cmpfloat (dx, ==, -272);
  g_assert_cmpfloat (guides.top, ==, 296);
  g_assert_cmpfloat (guides.bottom, ==, 600);
}

static void
test_out_of_reach (void)
{
  double dx = -262, dy = 201;
  SwGuides guides;
  find ("s2", 6, &dx, &dy, &guides);
  g_assert_false (guides.has_x);
  g_assert_false (guides.has_y);
  /* 396 - 262 = 134 → 136; 296 + 201 = 497 → 496 */
  g_assert_cmpfloat (dx, ==, -260);
  g_assert_cmpfloat (dy, ==, 200);
}

/* The note, 168 wide from 40, has its middle at 124; the first step's is at 224. */
static void
test_centres (void)
{
  double dx = 97, dy = 100;
  SwGuides guides;
  find ("n1", 6, &dx, &dy, &guides);
  g_assert_true (guides.has_x);
  g_assert_cmpfloat (guides.x, ==, 224);
  g_assert_cmpfloat (dx, ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/guides/edges", test_edges);
  g_test_add_func ("/canvas/guides/out-of-reach", test_out_of_reach);
  g_test_add_func ("/canvas/guides/centres", test_centres);
  return g_test_run ();
}

/* What the router asks of the space, against looking at every block and every lane. */
#include "layout/space.h"

#define BLOCKS 120
#define CARDS 100

static void
fill (GRand *rand, SwRect *blocks, double size)
{
  for (guint i = 0; i < BLOCKS; i++)
    blocks[i] = (SwRect){ g_rand_double_range (rand, -size, size), g_rand_double_range (rand, -size, size),
                          g_rand_double_range (rand, 1, SW_CARD_WIDTH), g_rand_double_range (rand, 1, SW_CARD_HEIGHT) };
}

static gboolean
any_block (const SwRect *blocks, guint count, const SwRect *area, guint but_a, guint but_b)
{
  for (guint i = 0; i < count; i++)
    if (i != but_a && i != but_b && sw_rect_intersects (&blocks[i], area))
      return TRUE;
  return FALSE;
}

static void
test_blocks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint hits = 0, misses = 0;

  for (guint round = 0; round < 20; round++)
    {
      SwRect blocks[BLOCKS];
      SwSpace space;

      fill (rand, blocks, round % 2 == 0 ? 3000 : 800);
      sw_space_init (&space, blocks, CARDS, BLOCKS);
      for (guint i = 0; i < 500; i++)
        {
          SwRect area = { g_rand_double_range (rand, -3200, 3200), g_rand_double_range (rand, -3200, 3200),
                          g_rand_double_range (rand, 1, i % 3 == 0 ? 2000 : 60),
                          g_rand_double_range (rand, 1, i % 3 == 1 ? 2000 : 60) };
          guint a = (guint)g_rand_int_range (rand, 0, CARDS), b = (guint)g_rand_int_range (rand, 0, CARDS);
          guint card = sw_space_card_in (&space, &area, a, b);

          g_assert_cmpint (card != SW_SPACE_NONE, ==, any_block (blocks, CARDS, &area, a, b));
          if (card != SW_SPACE_NONE)
            {
              g_assert_cmpuint (card, <, CARDS);
              g_assert_true (card != a && card != b && sw_rect_intersects (&blocks[card], &area));
            }
          *(card != SW_SPACE_NONE ? &hits : &misses) += 1;
          g_assert_cmpint (sw_space_block_in (&space, &area) != SW_SPACE_NONE, ==,
                           any_block (blocks, BLOCKS, &area, SW_SPACE_NONE, SW_SPACE_NONE));
        }
      sw_space_clear (&space);
    }
  /* Both answers were asked for often. */
  g_assert_cmpuint (MIN (hits, misses), >, 1000);
}

static void
test_lanes (void)
{
  SwSpace space;

  sw_space_init (&space, NULL, 0, 0);
  g_assert_true (sw_space_lane_is_free (&space, 100, 0, 1000));
  sw_space_add_lane (&space, 100, 200, 400);
  g_assert_false (sw_space_lane_is_free (&space, 100, 300, 500));
  g_assert_false (sw_space_lane_is_free (&space, 110, 0, 1000));
  g_assert_false (sw_space_lane_is_free (&space, 84, 399, 401));
  g_assert_true (sw_space_lane_is_free (&space, 118, 0, 1000));
  g_assert_true (sw_space_lane_is_free (&space, 82, 0, 1000));
  g_assert_true (sw_space_lane_is_free (&space, 100, 410, 1000));
  g_assert_true (sw_space_lane_is_free (&space, 100, 0, 190));
  /* A lane that is longer than any list of cells. */
  sw_space_add_lane (&space, 500, -1000000, 1000000);
  g_assert_false (sw_space_lane_is_free (&space, 500, 777777, 777778));
  g_assert_true (sw_space_lane_is_free (&space, 518, 777777, 777778));
  sw_space_clear (&space);
}

static void
test_marks (void)
{
  SwSpace space;
  SwRect near = { 95, 95, 10, 10 }, far = { 200, 200, 10, 10 }, label = { 300, 300, 60, 16 }, in = { 320, 305, 4, 4 };

  sw_space_init (&space, NULL, 0, 0);
  g_assert_false (sw_space_is_marked (&space, &near, 1));
  sw_space_mark (&space, 100, 100, 1);
  g_assert_false (sw_space_is_marked (&space, &near, 1));
  g_assert_true (sw_space_is_marked (&space, &near, 2));
  g_assert_false (sw_space_is_marked (&space, &far, 2));
  sw_space_mark (&space, 100, 100, 2);
  g_assert_true (sw_space_is_marked (&space, &near, 1));
  g_assert_true (sw_space_is_marked (&space, &near, 2));
  g_assert_false (sw_space_has_label (&space, &near));
  sw_space_mark_label (&space, &label);
  g_assert_true (sw_space_is_marked (&space, &in, 1));
  g_assert_true (sw_space_has_label (&space, &in));
  g_assert_false (sw_space_has_label (&space, &near));
  sw_space_clear (&space);
}

/* Cells are 16 × 6; those around 0 and around 128 × 24 lie in different patches. */
static void
test_patches (void)
{
  static const SwPoint points[] = { { -1, -1 }, { 1, -1 }, { -1, 1 }, { 127, 23 }, { 129, 25 }, { -5000, 7000 } };
  static const SwPoint empty[] = { { 1, 1 }, { -17, -1 }, { 129, 23 }, { 127, 25 }, { -5017, 7000 } };
  SwSpace space;

  sw_space_init (&space, NULL, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    sw_space_mark (&space, points[i].x, points[i].y, i);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      SwRect spot = { points[i].x, points[i].y, 0, 0 };

      g_assert_false (sw_space_is_marked (&space, &spot, i));
      g_assert_true (sw_space_is_marked (&space, &spot, 99));
    }
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      SwRect spot = { empty[i].x, empty[i].y, 0, 0 };

      g_assert_false (sw_space_is_marked (&space, &spot, 99));
    }
  g_assert_cmpuint (sw_space_count_marks (&space, (SwPoint){ -1, -1 }, (SwPoint){ 1, -1 }), ==, 2);
  g_assert_cmpuint (sw_space_count_marks (&space, (SwPoint){ 127, 23 }, (SwPoint){ 127, 60 }), ==, 1);
  sw_space_clear (&space);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/space/blocks", test_blocks);
  g_test_add_func ("/space/lanes", test_lanes);
  g_test_add_func ("/space/marks", test_marks);
  g_test_add_func ("/space/patches", test_patches);
  return g_test_run ();
}

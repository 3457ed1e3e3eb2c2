/* Operations and their inverses. */
#include "../files/random-map.h"
#include "files/write.h"
#include "model/map.h"

#define MAPS 60
#define OPS 40

/* Applies @op and its inverse; the map must be as before. Takes @op. */
static void
assert_inverted (SwMap *map, SwOp *op)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwOp) inverse = sw_op_invert (op);
  g_autoptr (SwOp) twice = sw_op_invert (inverse);
  g_autoptr (GBytes) before = sw_map_write (map), after = NULL, undone = NULL, redone = NULL;

  g_assert_true (sw_map_apply (map, op, &error));
  g_assert_no_error (error);
  after = sw_map_write (map);
  g_assert_true (sw_map_apply (map, inverse, &error));
  g_assert_no_error (error);
  undone = sw_map_write (map);
  g_assert_true (g_bytes_equal (undone, before));
  g_assert_true (sw_map_apply (map, twice, &error));
  g_assert_no_error (error);
  redone = sw_map_write (map);
  g_assert_true (g_bytes_equal (redone, after));
  sw_op_free (op);
}

static SwMap *
small_map (void)
{
  SwMap *map = sw_map_new ();
  SwElement *stream = sw_map_add (map, sw_map_root (map), SW_KIND_STREAM, "s1");
  SwElement *step = sw_map_add (map, stream, SW_KIND_STEP, "n1");

  sw_map_give_extra (step, g_strdup (" odd=\"kept\""));
  sw_map_give_value (map, step, sw_kind_attr (SW_KIND_STEP, SW_ATTR_NAME), "One", NULL);
  sw_map_add (map, stream, SW_KIND_STEP, "n1");
  sw_map_add (map, stream, SW_KIND_STEP, "n2");
  sw_map_add (map, sw_map_root (map), SW_KIND_STREAM, "s2");
  return map;
}

static void
test_each (void)
{
  g_autoptr (SwMap) map = small_map ();
  SwOp *op = sw_op_new_insert (SW_KIND_STEP, "n5", "s1", "n2");

  sw_op_set_value (op, SW_ATTR_PROCESS, "1h..2h");
  sw_op_set_value (op, SW_ATTR_NAME, NULL);
  assert_inverted (map, op);
  assert_inverted (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_NAME, "Two"));
  assert_inverted (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_NAME, NULL));
  assert_inverted (map, sw_op_new_set (sw_map_find (map, "n2"), SW_ATTR_LIGHT, "yes"));
  assert_inverted (map, sw_op_new_move (sw_map_find (map, "n1"), "s1", NULL));
  assert_inverted (map, sw_op_new_move (sw_map_find (map, "n1"), "s2", NULL));
  assert_inverted (map, sw_op_new_move (sw_map_find (map, "s2"), "#0", "s1"));
  assert_inverted (map, sw_op_new_remove (sw_map_find (map, "n1")));
}

/* What a removed element held comes back with it: unknown attributes, and that its id had been used twice. */
static void
test_all_comes_back (void)
{
  g_autoptr (SwMap) map = small_map ();
  g_autoptr (SwOp) remove = sw_op_new_remove (sw_map_find (map, "n1"));
  g_autoptr (SwOp) insert = sw_op_invert (remove);
  g_autoptr (SwOp) second = sw_op_new_remove (sw_map_find (map, "n1-2"));
  g_autoptr (SwOp) second_back = sw_op_invert (second);

  g_assert_true (sw_map_apply (map, remove, NULL));
  g_assert_true (sw_map_apply (map, second, NULL));
  g_assert_true (sw_map_apply (map, second_back, NULL));
  g_assert_true (sw_map_apply (map, insert, NULL));
  g_assert_cmpstr (sw_map_find (map, "n1")->extra, ==, " odd=\"kept\"");
  g_assert_cmpstr (sw_element_text (sw_map_find (map, "n1"), SW_ATTR_NAME), ==, "One");
  g_assert_cmpstr (sw_map_find (map, "n1-2")->renamed_from, ==, "n1");
  g_assert_true (sw_map_find (map, "s1")->first_child == sw_map_find (map, "n1"));
}

static void
test_copy (void)
{
  g_autoptr (SwMap) map = small_map ();
  g_autoptr (SwOp) op = sw_op_new_remove (sw_map_find (map, "n1"));
  g_autoptr (SwOp) copy = sw_op_copy (op);

  g_assert_cmpint (copy->type, ==, SW_OP_REMOVE);
  g_assert_cmpstr (copy->id, ==, "n1");
  g_assert_cmpstr (copy->parent, ==, "s1");
  g_assert_cmpstr (copy->before, ==, "n1-2");
  g_assert_cmpstr (copy->extra, ==, op->extra);
  g_assert_cmpstr (copy->values[sw_kind_attr_slot (SW_KIND_STEP, SW_ATTR_NAME)], ==, "One");
}

/* Random maps with whatever a file may hold, random operations: back in reverse order gives the first bytes. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);

  for (guint i = 0; i < MAPS; i++)
    {
      g_autoptr (SwMap) map = random_map (rand, (guint)g_rand_int_range (rand, 1, 60), UNKNOWN_ANY);
      g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify)sw_op_free);
      g_autoptr (GBytes) first = sw_map_write (map), last = NULL, undone = NULL, redone = NULL;

      for (guint k = 0; k < OPS; k++)
        {
          SwOp *op = random_op (rand, map, UNKNOWN_ANY);
          g_assert_true (sw_map_apply (map, op, NULL));
          g_ptr_array_add (done, op);
        }
      last = sw_map_write (map);
      for (guint k = done->len; k > 0; k--)
        {
          g_autoptr (SwOp) inverse = sw_op_invert (g_ptr_array_index (done, k - 1));
          g_assert_true (sw_map_apply (map, inverse, NULL));
        }
      undone = sw_map_write (map);
      g_assert_true (g_bytes_equal (undone, first));
      for (guint k = 0; k < done->len; k++)
        g_assert_true (sw_map_apply (map, g_ptr_array_index (done, k), NULL));
      redone = sw_map_write (map);
      g_assert_true (g_bytes_equal (redone, last));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/op/each", test_each);
  g_test_add_func ("/model/op/all-comes-back", test_all_comes_back);
  g_test_add_func ("/model/op/copy", test_copy);
  g_test_add_func ("/model/op/random", test_random);
  return g_test_run ();
}

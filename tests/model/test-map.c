/* The tree, its index, its ids, its calendar, and what operations it refuses. */
#include "model/map.h"

#include "base/error.h"

#include <string.h>

static SwMap *
small_map (void)
{
  SwMap *map = sw_map_new ();
  SwElement *stream = sw_map_add (map, sw_map_root (map), SW_KIND_STREAM, "s1");

  sw_map_add (map, stream, SW_KIND_STEP, "n1");
  sw_map_add (map, stream, SW_KIND_STEP, "n2");
  return map;
}

/* Takes @op. */
static void
assert_applied (SwMap *map, SwOp *op)
{
  g_autoptr (GError) error = NULL;

  sw_map_apply (map, op, &error);
  g_assert_no_error (error);
  sw_op_free (op);
}

static void
assert_refused (SwMap *map, SwOp *op, SwError code, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  guint count = sw_map_count (map);

  g_assert_false (sw_map_apply (map, op, &error));
  g_assert_error (error, SW_ERROR, (int)code);
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpuint (sw_map_count (map), ==, count);
  sw_op_free (op);
}

static char *
children_of (const SwElement *parent)
{
  GString *ids = g_string_new (NULL);
  const SwElement *last = NULL;

  sw_for_each_child (child, parent)
    {
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", child->id);
      g_assert_true (child->parent == parent);
      g_assert_true (child->prev == last);
      last = child;
    }
  g_assert_true (parent->last_child == last);
  return g_string_free (ids, FALSE);
}

static void
assert_children (SwMap *map, const char *parent, const char *expected)
{
  g_autofree char *ids = children_of (sw_map_find (map, parent));

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_operations (void)
{
  g_autoptr (SwMap) map = small_map ();
  SwOp *op = sw_op_new_insert (SW_KIND_STEP, "n3", "s1", "n2");

  sw_op_set_value (op, SW_ATTR_NAME, "Third");
  assert_applied (map, op);
  assert_children (map, "s1", "n1 n3 n2");
  g_assert_cmpstr (sw_element_text (sw_map_find (map, "n3"), SW_ATTR_NAME), ==, "Third");
  assert_applied (map, sw_op_new_move (sw_map_find (map, "n3"), "s1", NULL));
  assert_children (map, "s1", "n1 n2 n3");
  assert_applied (map, sw_op_new_move (sw_map_find (map, "n3"), "s1", "n1"));
  assert_children (map, "s1", "n3 n1 n2");
  assert_applied (map, sw_op_new_move (sw_map_find (map, "n3"), "s1", "n3"));
  assert_children (map, "s1", "n3 n1 n2");
  assert_applied (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_PROCESS, "1h"));
  g_assert_nonnull (sw_element_estimate (sw_map_find (map, "n1"), SW_ATTR_PROCESS));
  assert_applied (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_PROCESS, NULL));
  g_assert_null (sw_element_estimate (sw_map_find (map, "n1"), SW_ATTR_PROCESS));
  assert_applied (map, sw_op_new_remove (sw_map_find (map, "n1")));
  assert_children (map, "s1", "n3 n2");
  g_assert_null (sw_map_find (map, "n1"));
  g_assert_cmpuint (sw_map_count (map), ==, 4);
}

static void
test_refused_places (void)
{
  g_autoptr (SwMap) map = small_map ();
  SwOp *op;

  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "n1", "s1", NULL), SW_ERROR_CONFLICT,
                  "there is already an element “n1”");
  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "n9", "s9", NULL), SW_ERROR_CONFLICT,
                  "there is no element “s9” to hold another");
  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "n9", "n1", NULL), SW_ERROR_CONFLICT,
                  "the element “n1” cannot hold an element of this kind");
  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "n9", "s1", "n8"), SW_ERROR_CONFLICT,
                  "there is no element “n8” in this place");
  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "n9", "s1", "s1"), SW_ERROR_CONFLICT,
                  "there is no element “s1” in this place");
  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "not an id", "s1", NULL), SW_ERROR_CONFLICT,
                  "“not an id” is not an id");
  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "#5", "s1", NULL), SW_ERROR_CONFLICT, "“#5” is not an id");
  assert_refused (map, sw_op_new_insert (SW_KIND_ROLE, "r5", "n1", NULL), SW_ERROR_CONFLICT, "“r5” is not an id");
  assert_refused (map, sw_op_new_insert (SW_KIND_FOREIGN, "#5", "n1", NULL), SW_ERROR_CONFLICT,
                  "there is no content for the element “#5”");
  assert_refused (map, sw_op_new_insert (SW_KIND_FLOW, "f5", "s1", NULL), SW_ERROR_CONFLICT,
                  "the element “f5” needs the attribute “from”");
  assert_refused (map, sw_op_new_remove (sw_map_find (map, "s1")), SW_ERROR_CONFLICT,
                  "the element “s1” still holds others");
  assert_refused (map, sw_op_new_remove (sw_map_root (map)), SW_ERROR_CONFLICT, "there is no element “#0” to remove");
  assert_refused (map, sw_op_new_move (sw_map_root (map), "s1", NULL), SW_ERROR_CONFLICT,
                  "there is no element “#0” to move");
  assert_refused (map, sw_op_new_move (sw_map_find (map, "n1"), "#0", NULL), SW_ERROR_CONFLICT,
                  "the element “#0” cannot hold an element of this kind");
  op = sw_op_new_remove (sw_map_find (map, "n1"));
  assert_applied (map, sw_op_copy (op));
  assert_refused (map, op, SW_ERROR_CONFLICT, "there is no element “n1” to remove");
  assert_children (map, "s1", "n2");
}

static void
test_refused_values (void)
{
  g_autoptr (SwMap) map = small_map ();
  SwOp *op = sw_op_new_insert (SW_KIND_STEP, "n9", "s1", NULL);

  sw_op_set_value (op, SW_ATTR_PEOPLE, "0");
  assert_refused (map, op, SW_ERROR_VALUE, "“0” is not a whole number of 1 or more");
  assert_refused (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_PEOPLE, "some"), SW_ERROR_VALUE,
                  "“some” is not a whole number of 1 or more");
  op = sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_PEOPLE, "2");
  op->attr = SW_ATTR_DEMAND;
  assert_refused (map, op, SW_ERROR_CONFLICT, "there is no element “n1” with such a value");
  op = sw_op_new_insert (SW_KIND_FLOW, "f1", "s1", NULL);
  sw_op_set_value (op, SW_ATTR_FROM, "n1");
  sw_op_set_value (op, SW_ATTR_TO, "n2");
  assert_applied (map, op);
  assert_refused (map, sw_op_new_set (sw_map_find (map, "f1"), SW_ATTR_FROM, NULL), SW_ERROR_CONFLICT,
                  "the element “f1” needs the attribute “from”");
}

/* --- ids --------------------------------------------------------------------------------------------------- */

static void
test_doubled_ids (void)
{
  g_autoptr (SwMap) map = small_map ();
  SwElement *stream = sw_map_find (map, "s1"), *again = sw_map_add (map, stream, SW_KIND_STEP, "n1");
  SwElement *third = sw_map_add (map, stream, SW_KIND_FLOW, "n1");
  SwElement *taken = sw_map_add (map, stream, SW_KIND_STEP, "n1-2");

  g_assert_cmpstr (again->id, ==, "n1-2");
  g_assert_cmpstr (again->renamed_from, ==, "n1");
  g_assert_cmpstr (third->id, ==, "n1-3");
  g_assert_cmpstr (taken->id, ==, "n1-2-2");
  g_assert_true (sw_map_find (map, "n1-2") == again);
  g_assert_null (sw_map_find (map, "n1")->renamed_from);
}

static void
test_new_ids (void)
{
  g_autoptr (SwMap) map = small_map ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 100; i++)
    {
      char *id = sw_map_new_id (map, SW_KIND_STEP);

      g_assert_true (g_str_has_prefix (id, "n"));
      g_assert_null (sw_map_find (map, id));
      g_assert_true (g_hash_table_add (seen, id));
    }
  {
    g_autofree char *flow = sw_map_new_id (map, SW_KIND_FLOW);
    g_autofree char *handle = sw_map_new_id (map, SW_KIND_ACCEPT);

    g_assert_cmpstr (flow, ==, "f1");
    g_assert_true (g_str_has_prefix (handle, "#"));
  }
}

static void
test_find (void)
{
  g_autoptr (SwMap) map = small_map ();

  g_assert_null (sw_map_find (map, NULL));
  g_assert_null (sw_map_find (map, ""));
  g_assert_null (sw_map_find (map, "n9"));
  g_assert_true (sw_map_find (map, "#0") == sw_map_root (map));
  g_assert_nonnull (sw_map_find_kind (map, "n1", SW_KIND_STEP));
  g_assert_null (sw_map_find_kind (map, "n1", SW_KIND_FLOW));
  g_assert_cmpuint (sw_map_count (map), ==, 4);
}

/* --- changes ----------------------------------------------------------------------------------------------- */

typedef struct
{
  guint count, touched;
  gboolean structure, only_place;
} Heard;

static void
on_changed (SwMap *map, SwChange *change, Heard *heard)
{
  heard->count++;
  heard->touched = g_hash_table_size (change->touched);
  heard->structure = change->structure;
  heard->only_place = change->only_place;
}

static void
test_changes (void)
{
  g_autoptr (SwMap) map = small_map ();
  Heard heard = { 0 };

  g_signal_connect (map, "changed", G_CALLBACK (on_changed), &heard);
  sw_map_begin (map);
  sw_map_begin (map);
  assert_applied (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_X, "5"));
  assert_applied (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_Y, "6"));
  sw_map_end (map);
  g_assert_cmpuint (heard.count, ==, 0);
  sw_map_end (map);
  g_assert_cmpuint (heard.count, ==, 1);
  g_assert_cmpuint (heard.touched, ==, 1);
  g_assert_true (heard.only_place);
  g_assert_false (heard.structure);
  /* One operation alone is a batch; one that is refused, or an empty batch, is none. */
  assert_applied (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_NAME, "A"));
  g_assert_cmpuint (heard.count, ==, 2);
  g_assert_false (heard.only_place);
  assert_refused (map, sw_op_new_insert (SW_KIND_STEP, "n1", "s1", NULL), SW_ERROR_CONFLICT,
                  "there is already an element “n1”");
  sw_map_begin (map);
  sw_map_end (map);
  g_assert_cmpuint (heard.count, ==, 2);
  assert_applied (map, sw_op_new_remove (sw_map_find (map, "n2")));
  g_assert_cmpuint (heard.count, ==, 3);
  g_assert_true (heard.structure);
}

static void
test_calendar (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *root = sw_map_root (map);

  g_assert_cmpfloat (sw_map_calendar (map)->day, ==, 28800);
  g_assert_cmpfloat (sw_map_calendar (map)->week, ==, 144000);
  g_assert_cmpfloat (sw_map_calendar (map)->month, ==, 576000);
  assert_applied (map, sw_op_new_set (root, SW_ATTR_DAY, "7.5h"));
  g_assert_cmpfloat (sw_map_calendar (map)->day, ==, 27000);
  g_assert_cmpfloat (sw_map_calendar (map)->week, ==, 135000);
  g_assert_cmpfloat (sw_map_calendar (map)->month, ==, 540000);
  assert_applied (map, sw_op_new_set (root, SW_ATTR_MONTH, "4w"));
  assert_applied (map, sw_op_new_set (root, SW_ATTR_WEEK, "6d"));
  g_assert_cmpfloat (sw_map_calendar (map)->month, ==, 4 * 6 * 27000);
  assert_applied (map, sw_op_new_set (root, SW_ATTR_DAY, NULL));
  g_assert_cmpfloat (sw_map_calendar (map)->month, ==, 4 * 6 * 28800);
}

/* --- comparison -------------------------------------------------------------------------------------------- */

static void
test_equal (void)
{
  g_autoptr (SwMap) map = small_map ();
  g_autoptr (SwMap) same = small_map ();
  g_autoptr (SwMap) plain = small_map ();
  g_autoptr (SwMap) moved = small_map ();
  g_autoptr (SwMap) named = small_map ();
  g_autoptr (SwMap) more = small_map ();
  g_autoptr (SwMap) outside = small_map ();
  g_autoptr (SwMap) extra = small_map ();

  g_assert_true (sw_map_equal (map, same));
  /* A default that is written down says the same; handles are no content. */
  assert_applied (same, sw_op_new_set (sw_map_find (same, "n1"), SW_ATTR_PEOPLE, "1"));
  sw_map_add (map, sw_map_find (map, "n1"), SW_KIND_ROLE, "#55");
  sw_map_add (same, sw_map_find (same, "n1"), SW_KIND_ROLE, NULL);
  g_assert_true (sw_map_equal (map, same));
  assert_applied (moved, sw_op_new_move (sw_map_find (moved, "n1"), "s1", NULL));
  g_assert_false (sw_map_equal (plain, moved));
  assert_applied (named, sw_op_new_set (sw_map_find (named, "n1"), SW_ATTR_NAME, "A"));
  g_assert_false (sw_map_equal (named, plain));
  sw_map_add (more, sw_map_find (more, "s1"), SW_KIND_STEP, "n3");
  g_assert_false (sw_map_equal (more, plain));
  g_assert_false (sw_map_equal (plain, more));
  sw_map_give_outside (outside, "<!-- a -->\n", NULL);
  g_assert_false (sw_map_equal (outside, plain));
  sw_map_give_extra (sw_map_find (extra, "n1"), g_strdup (" a=\"b\""));
  g_assert_false (sw_map_equal (extra, plain));
}

static void
test_copy (void)
{
  g_autoptr (SwMap) map = small_map ();
  g_autoptr (SwMap) copy = NULL;
  g_autofree char *next = NULL;
  SwElement *role = sw_map_add (map, sw_map_find (map, "n1"), SW_KIND_ROLE, "#55");

  sw_map_give_line (role, 7);
  sw_map_give_extra (sw_map_find (map, "n1"), g_strdup (" a=\"b\""));
  sw_map_give_outside (map, "<!-- a -->\n", "<!-- b -->\n");
  assert_applied (map, sw_op_new_set (sw_map_root (map), SW_ATTR_DAY, "6h"));
  assert_applied (map, sw_op_new_set (sw_map_find (map, "n1"), SW_ATTR_NAME, "A"));
  copy = sw_map_copy (map);
  g_assert_true (sw_map_equal (map, copy));
  g_assert_cmpuint (sw_map_count (copy), ==, sw_map_count (map));
  g_assert_cmpfloat (sw_map_calendar (copy)->day, ==, 6 * 3600);
  /* Handles are the same, so that operations on the one fit the other. */
  g_assert_nonnull (sw_map_find_kind (copy, "#55", SW_KIND_ROLE));
  g_assert_true (sw_map_find (copy, "#55") != role);
  g_assert_cmpuint (sw_map_find (copy, "#55")->line, ==, 7);
  assert_applied (copy, sw_op_new_set (sw_map_find (copy, "n1"), SW_ATTR_NAME, "B"));
  g_assert_cmpstr (sw_element_text (sw_map_find (map, "n1"), SW_ATTR_NAME), ==, "A");
  /* Ids that were given out once are not given out by the copy either. */
  g_free (sw_map_new_id (map, SW_KIND_STEP));
  g_clear_object (&copy);
  copy = sw_map_copy (map);
  next = sw_map_new_id (copy, SW_KIND_STEP);
  g_assert_null (sw_map_find (map, next));
  g_assert_cmpstr (next, !=, "n3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/map/operations", test_operations);
  g_test_add_func ("/model/map/refused-places", test_refused_places);
  g_test_add_func ("/model/map/refused-values", test_refused_values);
  g_test_add_func ("/model/map/doubled-ids", test_doubled_ids);
  g_test_add_func ("/model/map/new-ids", test_new_ids);
  g_test_add_func ("/model/map/find", test_find);
  g_test_add_func ("/model/map/changes", test_changes);
  g_test_add_func ("/model/map/calendar", test_calendar);
  g_test_add_func ("/model/map/equal", test_equal);
  g_test_add_func ("/model/map/copy", test_copy);
  return g_test_run ();
}

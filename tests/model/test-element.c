/* What is read from elements, and where they stand. */
#include "model/map.h"

static SwElement *
add (SwMap *map, SwElement *parent, SwKind kind, const char *id)
{
  return sw_map_add (map, parent, kind, id);
}

static void
give (SwMap *map, SwElement *element, SwAttr attr, const char *text)
{
  g_autoptr (GError) error = NULL;

  sw_map_give_value (map, element, sw_kind_attr (element->kind, attr), text, &error);
  g_assert_no_error (error);
}

static void
test_defaults (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *stream = add (map, sw_map_root (map), SW_KIND_STREAM, NULL);
  SwElement *step = add (map, stream, SW_KIND_STEP, NULL);
  SwDuration duration;
  SwDemand demand;

  g_assert_cmpstr (sw_element_text (step, SW_ATTR_NAME), ==, "");
  g_assert_cmpstr (sw_element_text (sw_map_root (map), SW_ATTR_PROFILE), ==, "itil4");
  g_assert_null (sw_element_estimate (step, SW_ATTR_PROCESS));
  g_assert_true (sw_element_duration (step, SW_ATTR_CHANGEOVER, &duration));
  g_assert_cmpfloat (duration.amount, ==, 0);
  g_assert_cmpfloat (sw_element_fraction (step, SW_ATTR_ACCURACY), <, 0);
  g_assert_cmpfloat (sw_element_fraction (step, SW_ATTR_UPTIME), ==, 1);
  g_assert_cmpint (sw_element_integer (step, SW_ATTR_PEOPLE, 7), ==, 1);
  g_assert_cmpint (sw_element_integer (step, SW_ATTR_X, 7), ==, 0);
  g_assert_cmpint (sw_element_integer (stream, SW_ATTR_WIDTH, 7), ==, 7);
  g_assert_cmpuint (sw_element_choice (step, SW_ATTR_LIGHT), ==, SW_NO);
  g_assert_cmpuint (sw_element_choice (stream, SW_ATTR_STATUS), ==, SW_STATUS_DRAFT);
  g_assert_cmpuint (sw_element_day (stream, SW_ATTR_REVIEWED), ==, 0);
  g_assert_false (sw_element_demand (stream, SW_ATTR_DEMAND, &demand));
  g_assert_false (sw_element_has (step, SW_ATTR_PEOPLE));
  g_assert_null (sw_element_value (step, SW_ATTR_PEOPLE));
}

static void
test_values (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *stream = add (map, sw_map_root (map), SW_KIND_STREAM, NULL);
  SwElement *step = add (map, stream, SW_KIND_STEP, NULL);
  SwElement *flow = add (map, stream, SW_KIND_FLOW, NULL);
  g_autofree char *people = NULL;
  SwDuration changeover;
  SwDemand demand;

  give (map, step, SW_ATTR_NAME, "Ask");
  give (map, step, SW_ATTR_PROCESS, "15min");
  give (map, step, SW_ATTR_ACCURACY, "85%");
  give (map, step, SW_ATTR_PEOPLE, "1");
  give (map, step, SW_ATTR_LIGHT, "yes");
  give (map, step, SW_ATTR_CHANGEOVER, "30min");
  give (map, flow, SW_ATTR_MODE, "manual");
  give (map, stream, SW_ATTR_DEMAND, "40/month");
  g_assert_cmpstr (sw_element_text (step, SW_ATTR_NAME), ==, "Ask");
  g_assert_cmpuint (sw_element_estimate (step, SW_ATTR_PROCESS)->points, ==, 1);
  g_assert_cmpfloat (sw_element_fraction (step, SW_ATTR_ACCURACY), ==, 0.85);
  g_assert_cmpuint (sw_element_choice (step, SW_ATTR_LIGHT), ==, SW_YES);
  g_assert_cmpuint (sw_element_choice (flow, SW_ATTR_MODE), ==, SW_MODE_MANUAL);
  g_assert_true (sw_element_demand (stream, SW_ATTR_DEMAND, &demand));
  g_assert_cmpfloat (demand.amount, ==, 40);
  g_assert_true (sw_element_duration (step, SW_ATTR_CHANGEOVER, &changeover));
  g_assert_cmpfloat (changeover.amount, ==, 30);
  g_assert_cmpint (changeover.unit, ==, SW_UNIT_MINUTE);
  /* A value that says what its absence says is there all the same. */
  g_assert_true (sw_element_has (step, SW_ATTR_PEOPLE));
  people = sw_element_value (step, SW_ATTR_PEOPLE);
  g_assert_cmpstr (people, ==, "1");
}

static void
assert_title (const SwElement *element, const char *expected)
{
  g_autofree char *title = sw_element_title (element);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_titles (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *root = sw_map_root (map);
  SwElement *stream = add (map, root, SW_KIND_STREAM, "s7");
  SwElement *flow = add (map, stream, SW_KIND_FLOW, "f3");
  SwElement *accept = add (map, stream, SW_KIND_ACCEPT, NULL);
  SwElement *note = add (map, root, SW_KIND_NOTE, "k1");

  assert_title (root, "map");
  assert_title (stream, "stream s7");
  assert_title (flow, "flow f3");
  assert_title (accept, "accepted finding");
  assert_title (note, "note k1");
  give (map, root, SW_ATTR_TITLE, "Ours");
  give (map, stream, SW_ATTR_NAME, "Orders");
  give (map, flow, SW_ATTR_LABEL, "accepted");
  give (map, note, SW_ATTR_TEXT, "Look");
  assert_title (root, "Ours");
  assert_title (stream, "Orders");
  assert_title (flow, "accepted");
  assert_title (note, "Look");
}

static void
test_walking (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *root = sw_map_root (map);
  SwElement *stream = add (map, root, SW_KIND_STREAM, "s1");
  SwElement *n1 = add (map, stream, SW_KIND_STEP, "n1");
  SwElement *f1 = add (map, stream, SW_KIND_FLOW, "f1");
  SwElement *n2 = add (map, stream, SW_KIND_STEP, "n2");
  SwElement *role = add (map, n2, SW_KIND_ROLE, NULL);
  guint steps = 0, children = 0;

  sw_for_each_kind (step, stream, SW_KIND_STEP)
    steps++;
  sw_for_each_child (child, stream)
    children++;
  g_assert_cmpuint (steps, ==, 2);
  g_assert_cmpuint (children, ==, 3);
  g_assert_true (sw_element_first (stream, SW_KIND_STEP) == n1);
  g_assert_null (sw_element_first (stream, SW_KIND_NOTE));
  g_assert_true (sw_element_following (n1) == n2);
  g_assert_null (sw_element_following (n2));
  g_assert_cmpuint (sw_element_count (stream, SW_KIND_STEP), ==, 2);
  g_assert_cmpuint (sw_element_count (stream, SW_KIND_ROLE), ==, 0);
  g_assert_true (sw_element_ancestor (role, SW_KIND_STREAM) == stream);
  g_assert_true (sw_element_ancestor (role, SW_KIND_ROLE) == role);
  g_assert_null (sw_element_ancestor (stream, SW_KIND_STEP));
  g_assert_true (sw_element_is_edge (f1));
  g_assert_false (sw_element_is_edge (n1));
}

static void
test_order (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *root = sw_map_root (map);
  SwElement *s1 = add (map, root, SW_KIND_STREAM, "s1");
  SwElement *n1 = add (map, s1, SW_KIND_STEP, "n1");
  SwElement *role = add (map, n1, SW_KIND_ROLE, NULL);
  SwElement *n2 = add (map, s1, SW_KIND_STEP, "n2");
  SwElement *s2 = add (map, root, SW_KIND_STREAM, "s2");
  SwElement *n3 = add (map, s2, SW_KIND_STEP, "n3");
  const SwElement *const order[] = { root, s1, n1, role, n2, s2, n3 };

  for (guint a = 0; a < G_N_ELEMENTS (order); a++)
    for (guint b = 0; b < G_N_ELEMENTS (order); b++)
      g_assert_cmpint (sw_element_compare_order (order[a], order[b]), ==, a < b ? -1 : a > b);
}

/* --- activity sets ----------------------------------------------------------------------------------------- */

static void
test_profile (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  SwElement *stream = add (map, sw_map_root (map), SW_KIND_STREAM, NULL);
  SwElement *step = add (map, stream, SW_KIND_STEP, NULL);
  SwProfile *profile = sw_profile_new ("mine", "Mine");
  SwProfile *second = sw_profile_new ("mine", "Other");
  g_auto (GStrv) list = NULL;
  SwPart part;

  sw_profile_add (profile, "listen")->part = SW_PART_ENGAGE;
  sw_profile_add (profile, "help")->part = SW_PART_SUPPORT;
  g_assert_null (sw_profile_find ("mine"));
  sw_profile_register (profile);
  /* The first one stays, since pointers into it are kept. */
  sw_profile_register (second);
  g_assert_true (sw_profile_find ("mine") == profile);
  list = sw_profile_list ();
  g_assert_cmpuint (g_strv_length (list), ==, 1);
  g_assert_null (sw_map_profile (map));
  g_assert_null (sw_map_activity (map, step));
  give (map, sw_map_root (map), SW_ATTR_PROFILE, "mine");
  g_assert_true (sw_map_profile (map) == profile);
  g_assert_null (sw_map_activity (map, step));
  give (map, step, SW_ATTR_ACTIVITY, "help");
  g_assert_cmpuint (sw_map_activity (map, step)->index, ==, 1);
  g_assert_null (sw_profile_activity (profile, "engage"));
  for (SwPart p = 0; p < SW_N_PARTS; p++)
    {
      g_assert_true (sw_part_from_name (sw_part_name (p), &part));
      g_assert_cmpint (part, ==, p);
    }
  g_assert_false (sw_part_from_name ("deliver", &part));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/element/defaults", test_defaults);
  g_test_add_func ("/model/element/values", test_values);
  g_test_add_func ("/model/element/titles", test_titles);
  g_test_add_func ("/model/element/walking", test_walking);
  g_test_add_func ("/model/element/order", test_order);
  g_test_add_func ("/model/element/profile", test_profile);
  return g_test_run ();
}

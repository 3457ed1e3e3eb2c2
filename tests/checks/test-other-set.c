/* Rules ask for the part that an activity plays, never for an id: what they find in a map stays the same when its
 * activities are those of another set, which plays the same parts under other names and in another order. */
#include "findings.h"

#include "../files/random-streams.h"
#include "files/profiles.h"
#include "files/read.h"

#include <string.h>

enum
{
  RANDOM_MAPS = 300
};

/* One of the sets of the samples. */
static const SwProfile *
sample_set (const char *id)
{
  if (sw_profile_find (id) == NULL)
    {
      g_autofree char *name = g_strconcat (id, ".xml", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("SW_SAMPLES"), "profiles", name, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      SwProfile *profile;
      gsize length;

      g_file_get_contents (path, &text, &length, &error);
      g_assert_no_error (error);
      profile = sw_profile_read (text, length, path, &error);
      g_assert_no_error (error);
      sw_profile_register (profile);
    }
  return sw_profile_find (id);
}

static const SwProfile *
other_set (void)
{
  return sample_set ("newspaper");
}

/* The activity of the other set that plays the same part; an id that the first set lacks stays. */
static const char *
other_activity (const char *id)
{
  const SwActivity *activity = sw_profile_activity (sw_profile_find ("itil4"), id);
  const SwProfile *other = other_set ();

  for (guint i = 0; activity != NULL && i < other->activities->len; i++)
    {
      const SwActivity *candidate = g_ptr_array_index (other->activities, i);
      if (candidate->part == activity->part)
        return candidate->id;
    }
  return id;
}

static void
set (SwMap *map, SwElement *element, SwAttr attr, const char *value)
{
  g_autoptr (SwOp) op = sw_op_new_set (element, attr, value);
  g_autoptr (GError) error = NULL;

  sw_map_apply (map, op, &error);
  g_assert_no_error (error);
}

static void
rename_activities (SwMap *map, SwElement *element)
{
  if (sw_kind_attr_slot (element->kind, SW_ATTR_ACTIVITY) >= 0 && sw_element_has (element, SW_ATTR_ACTIVITY))
    set (map, element, SW_ATTR_ACTIVITY, other_activity (sw_element_text (element, SW_ATTR_ACTIVITY)));
  if (element->kind == SW_KIND_STREAM && sw_element_has (element, SW_ATTR_EXPECTS))
    {
      g_auto (GStrv) ids = g_strsplit (sw_element_text (element, SW_ATTR_EXPECTS), " ", -1);
      g_autofree char *names = NULL;

      for (guint i = 0; ids[i] != NULL; i++)
        {
          char *id = g_strdup (other_activity (ids[i]));
          g_free (ids[i]);
          ids[i] = id;
        }
      names = g_strjoinv (" ", ids);
      set (map, element, SW_ATTR_EXPECTS, names);
    }
  sw_for_each_child (child, element)
    rename_activities (map, child);
}

/* What is found, without the words: they name activities. */
static char *
found (SwMap *map)
{
  g_autoptr (SwReport) report = findings_check (map, NULL);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      g_autofree char *elements = g_strjoinv (" ", finding->elements);

      g_string_append_printf (lines, "%s %s %s: %s", sw_severity_name (finding->severity), finding->rule->id,
                              finding->stream, elements);
      for (guint k = 0; k < finding->fixes->len; k++)
        g_string_append_printf (lines, " %s", ((const SwFix *)g_ptr_array_index (finding->fixes, k))->id);
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Two findings on one element about two activities change places, for their names do. */
static char *
in_order (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, by_text);
  return g_strjoinv ("\n", lines);
}

static void
assert_same (SwMap *map)
{
  g_autofree char *before = found (map);
  g_autofree char *before_ordered = in_order (before);
  g_autofree char *after = NULL;
  g_autofree char *after_ordered = NULL;

  set (map, sw_map_root (map), SW_ATTR_PROFILE, other_set ()->id);
  rename_activities (map, sw_map_root (map));
  after = found (map);
  after_ordered = in_order (after);
  g_assert_cmpstr (after_ordered, ==, before_ordered);
}

static void
test_example (gconstpointer data)
{
  const SwRule *rule = data;
  const char *const examples[] = { rule->right, rule->wrong };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (SwMap) map = findings_read (examples[i]);
      g_autofree char *name = g_strdup_printf (" %s ", rule->id);
      g_autofree char *lines = NULL;

      assert_same (map);
      lines = found (map);
      g_assert_cmpint (strstr (lines, name) != NULL, ==, examples[i] == rule->wrong);
    }
}

static void
test_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s", name);
      if (g_strcmp0 (sw_element_text (sw_map_root (map), SW_ATTR_PROFILE), "itil4") == 0)
        assert_same (map);
    }
}

static void
test_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SW_SAMPLES"), "antipatterns", NULL);

  test_folder (folder);
}

static void
test_templates (void)
{
  test_folder (g_getenv ("SW_TEMPLATES"));
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < RANDOM_MAPS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (SwMap) map = random_streams (rand, 8);

      g_test_message ("seed %u", seed);
      if (sw_map_profile (map) != NULL)
        assert_same (map);
    }
}

/* --- sets in which nobody plays some parts ----------------------------------------------------------------- */

#define MAP_IN(set, content)                                                                                           \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" profile=\"" set                                  \
  "\">" STREAM ("s1", "", content) "</map>"

/* In the kitchen nobody improves and nobody designs: nobody is missed, and what is served tells the menu. */
static void
test_kitchen (void)
{
  g_assert_nonnull (sample_set ("kitchen"));
  findings_assert (MAP_IN ("kitchen", STEP ("n1", "order") STEP ("n2", "cook") STEP ("n3", "serve") STEP ("n4", "menu")
                                          FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FEEDBACK ("b1", "n3", "n4")),
                   "");
  findings_assert (MAP_IN ("kitchen", STEP ("n1", "cook") STEP ("n2", "serve") FLOW ("f1", "n1", "n2")),
                   "warning skipped-activity s1: s1 / menu order\n"
                   "warning build-only-focus s1: n1\n"
                   "warning missing-feedback s1: n2\n");
  findings_assert (MAP_IN ("kitchen", STEP ("n1", "engage") STEP ("n2", "serve") FLOW ("f1", "n1", "n2") LIGHT ("order")
                                          LIGHT ("cook") COVERED ("menu")),
                   "error activity-untyped s1: n1\n");
}

/* The way back leads to a step that the set knows. */
static void
test_kitchen_fix (void)
{
  g_autoptr (SwMap) map = NULL;
  g_autoptr (SwReport) report = NULL;
  g_autoptr (GError) error = NULL;
  SwTransaction *transaction;
  const SwFinding *finding;
  const SwFix *fix;

  g_assert_nonnull (sample_set ("kitchen"));
  map = findings_read (
      MAP_IN ("kitchen", STEP ("n1", "order") STEP ("n2", "serve") FLOW ("f1", "n1", "n2") LIGHT ("cook")));
  report = findings_check (map, NULL);
  finding = findings_only (report, "missing-feedback");
  fix = g_ptr_array_index (finding->fixes, 0);
  g_assert_cmpstr (fix->title, ==, "Add a step that plans, with the feedback");
  transaction = sw_transaction_new (map);
  sw_finding_fix (finding, fix->id, transaction, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (sw_transaction_commit (transaction));
  sw_transaction_free (transaction);
  findings_assert_map (map, "info step-unstaffed s1: n3\n");
}

/* Where nobody engages, plans or improves, nobody can. */
static void
test_workshop (void)
{
  SwProfile *profile = sw_profile_new ("workshop", "Workshop");
  SwActivity *make = sw_profile_add (profile, "make"), *hand_over = sw_profile_add (profile, "hand-over");

  make->part = SW_PART_BUILD;
  make->name = g_strdup ("Make");
  hand_over->part = SW_PART_SUPPORT;
  hand_over->name = g_strdup ("Hand over");
  sw_profile_register (profile);
  findings_assert (MAP_IN ("workshop", STEP ("n1", "make") STEP ("n2", "hand-over") FLOW ("f1", "n1", "n2")), "");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  guint count;
  const SwRule *rules = sw_rules (&count);

  g_test_init (&argc, &argv, NULL);
  sw_profiles_load (&error);
  g_assert_no_error (error);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *test = g_strconcat ("/checks/other-set/", rules[i].id, NULL);
      g_test_add_data_func (test, &rules[i], test_example);
    }
  g_test_add_func ("/checks/other-set/samples", test_samples);
  g_test_add_func ("/checks/other-set/templates", test_templates);
  g_test_add_func ("/checks/other-set/random", test_random);
  g_test_add_func ("/checks/other-set/kitchen", test_kitchen);
  g_test_add_func ("/checks/other-set/kitchen-fix", test_kitchen_fix);
  g_test_add_func ("/checks/other-set/workshop", test_workshop);
  return g_test_run ();
}

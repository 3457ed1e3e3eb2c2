/* `check --fix` comes to rest: what it leaves, a second run leaves as it is. On every sample that opens, on the
 * wrong example of every rule, and on made-up maps. */
#include "run.h"

#include "../files/random-streams.h"
#include "checks/rule.h"
#include "files/profiles.h"
#include "files/write.h"

#include <string.h>

/* Returns: whether the first run changed anything */
static gboolean
assert_comes_to_rest (Fixture *f, const char *name, const char *text)
{
  g_autofree char *line = g_strdup_printf ("check --fix --fail-on error %s", name);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  put (f, name, text);
  run (f, line);
  g_test_message ("%s: %s", name, f->err);
  g_assert_cmpint (f->code, <=, 1);
  first = get (f, name);
  run (f, line);
  g_assert_cmpint (f->code, <=, 1);
  second = get (f, name);
  g_assert_cmpstr (second, ==, first);
  return strcmp (first, text) != 0;
}

static guint
try_folder (Fixture *f, const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("SW_SAMPLES"), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint changed = 0;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      changed += assert_comes_to_rest (f, name, text);
    }
  return changed;
}

static void
test_antipatterns (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (try_folder (f, "antipatterns"), >=, 5);
}

/* Nothing is wrong with them, so nothing is touched. */
static void
test_good (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (try_folder (f, "good"), ==, 0);
}

static void
test_hostile (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (try_folder (f, "hostile"), >=, 1);
}

static void
test_examples (Fixture *f, gconstpointer data)
{
  guint count;
  const SwRule *rules = sw_rules (&count);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strconcat (rules[i].id, ".vstream", NULL);

      assert_comes_to_rest (f, name, rules[i].wrong);
    }
}

static void
test_random (Fixture *f, gconstpointer data)
{
  guint changed = 0;

  for (guint32 seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (SwMap) map = random_streams (rand, 8);
      g_autoptr (GBytes) bytes = sw_map_write (map);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_test_message ("seed %u", seed);
      changed += assert_comes_to_rest (f, "random.vstream", text);
    }
  g_assert_cmpuint (changed, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  test ("/cli/fix-point/antipatterns", test_antipatterns);
  test ("/cli/fix-point/good", test_good);
  test ("/cli/fix-point/hostile", test_hostile);
  test ("/cli/fix-point/examples", test_examples);
  test ("/cli/fix-point/random", test_random);
  return g_test_run ();
}

/* Every fix of every finding: on the maps of the samples, on the wrong example of each rule, and on maps that a seed
 * decides. Whoever adds a rule, a fix or a sample adds to these tests. */
#include "findings.h"

#include "../files/random-streams.h"
#include "base/error.h"
#include "edit/history.h"
#include "files/profiles.h"
#include "files/read.h"

#include <string.h>

enum
{
  RANDOM_MAPS = 150
};

typedef struct
{
  SwMap *map;
  SwHistory *history;
  SwReport *report;
  char *bytes;
  gboolean may_refuse; /* a map of which nobody knows beforehand what fits it */
  guint applied;
} Trial;

static void
assert_undone (const Trial *trial)
{
  g_autofree char *bytes = findings_bytes (trial->map);

  g_assert_cmpstr (bytes, ==, trial->bytes);
}

/* Whether the map had this fault at this element before, if only with other elements beside it. */
static gboolean
was_there (const SwReport *before, const SwFinding *finding)
{
  for (guint i = 0; i < before->findings->len; i++)
    {
      const SwFinding *other = g_ptr_array_index (before->findings, i);

      if (other->rule == finding->rule && strcmp (other->elements[0], finding->elements[0]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The finding is gone, and nothing is broken that was not. */
static void
assert_mended (const Trial *trial, const SwFinding *finding)
{
  g_autoptr (SwReport) after = findings_check (trial->map, NULL);

  if (sw_report_find (after, finding->fingerprint) != NULL)
    g_error ("is still there: %s %s", finding->fingerprint, finding->message);
  for (guint i = 0; i < after->findings->len; i++)
    {
      const SwFinding *other = g_ptr_array_index (after->findings, i);

      if (other->severity == SW_SEVERITY_ERROR && !was_there (trial->report, other))
        g_error ("%s brought: %s %s", finding->fingerprint, other->fingerprint, other->message);
    }
}

static void
try_fix (Trial *trial, const SwFinding *finding, const SwFix *fix)
{
  g_autoptr (GError) error = NULL;
  SwTransaction *transaction = sw_transaction_new (trial->map);
  gboolean applied = sw_finding_fix (finding, fix->id, transaction, &error);

  g_test_message ("%s: %s", finding->fingerprint, fix->id);
  g_assert_cmpuint (strlen (fix->title), >, 0);
  if (!applied)
    {
      /* What only a person can do, or show, changes nothing; and `check --fix` could not do it. */
      if (g_error_matches (error, SW_ERROR, SW_ERROR_UNKNOWN))
        {
          g_assert_true (sw_transaction_is_empty (transaction));
          g_assert_false (fix->safe);
        }
      else
        g_assert_true (trial->may_refuse);
      sw_transaction_free (transaction);
      assert_undone (trial);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (sw_history_commit (trial->history, transaction, fix->title, NULL, NULL));
  assert_mended (trial, finding);
  g_assert_true (sw_history_undo (trial->history, NULL));
  g_assert_null (sw_history_undo_label (trial->history));
  assert_undone (trial);
  trial->applied++;
}

/* Returns: how many fixes were applied */
static guint
try_all (SwMap *map, gboolean may_refuse)
{
  Trial trial = { .map = map, .history = sw_history_new (map), .may_refuse = may_refuse };

  trial.bytes = findings_bytes (map);
  trial.report = findings_check (map, NULL);
  for (guint i = 0; i < trial.report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (trial.report->findings, i);

      for (guint k = 0; k < finding->fixes->len; k++)
        try_fix (&trial, finding, g_ptr_array_index (finding->fixes, k));
    }
  sw_report_free (trial.report);
  g_free (trial.bytes);
  g_object_unref (trial.history);
  return trial.applied;
}

static void
test_sample (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = sw_map_read_file (path, NULL, &error);

  g_assert_no_error (error);
  try_all (map, FALSE);
}

static void
test_example (gconstpointer data)
{
  const SwRule *rule = data;
  g_autoptr (SwMap) map = findings_read (rule->wrong);

  try_all (map, FALSE);
}

static void
test_random (void)
{
  guint applied = 0;

  for (guint32 seed = 0; seed < RANDOM_MAPS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (SwMap) map = random_streams (rand, 6);

      g_test_message ("seed %u", seed);
      applied += try_all (map, TRUE);
    }
  g_assert_cmpuint (applied, >, RANDOM_MAPS);
}

static void
add_samples (const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("SW_SAMPLES"), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/checks/fix-all/%s/%s", folder, name);

      g_test_add_data_func_full (test, g_build_filename (path, name, NULL), test_sample, g_free);
    }
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
  add_samples ("antipatterns");
  add_samples ("good");
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *test = g_strconcat ("/checks/fix-all/wrong/", rules[i].id, NULL);
      g_test_add_data_func (test, &rules[i], test_example);
    }
  g_test_add_func ("/checks/fix-all/random", test_random);
  return g_test_run ();
}

/* Maps that a seed decides: what is found depends on what a map says and not on the order in which its file says it,
 * and every finding can be told, pointed at and told apart from the others. */
#include "findings.h"

#include "../files/random-streams.h"
#include "files/profiles.h"

#include <string.h>

enum
{
  STREAMS = 1000, /* maps such as people draw */
  NONSENSE = 200  /* maps of anything, anywhere */
};

static SwMap *
map_of_seed (guint32 seed, gboolean nonsense)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  return nonsense ? random_map (rand, 60, UNKNOWN_FOREIGN) : random_streams (rand, 4 + seed % 9);
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* All that a person sees of all findings, in an order of its own. */
static GPtrArray *
told (const SwReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      g_autofree char *activities = finding->activities != NULL ? g_strjoinv (" ", finding->activities) : g_strdup ("");
      g_autofree char *accepted = g_strescape (finding->accepted != NULL ? finding->accepted : "-", NULL);

      g_ptr_array_add (lines,
                       g_strdup_printf ("%s %s [%s] at %s of %s (%s) accepted: %s", finding->fingerprint,
                                        sw_severity_name (finding->severity), finding->message, finding->elements[0],
                                        finding->stream != NULL ? finding->stream : "-", activities, accepted));
    }
  g_ptr_array_sort (lines, by_text);
  return lines;
}

static void
assert_order_is_nothing (guint32 seed, gboolean nonsense)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed + 1);
  g_autoptr (SwMap) map = map_of_seed (seed, nonsense);
  g_autoptr (SwReport) report = findings_check (map, NULL);
  g_autoptr (GPtrArray) first = told (report);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SwReport) again = NULL;
      g_autoptr (GPtrArray) second = NULL;

      random_order (rand, map);
      again = findings_check (map, NULL);
      second = told (again);
      for (guint k = 0; k < MIN (first->len, second->len); k++)
        g_assert_cmpstr (g_ptr_array_index (second, k), ==, g_ptr_array_index (first, k));
      g_assert_cmpuint (second->len, ==, first->len);
    }
}

static void
test_order (void)
{
  for (guint32 seed = 0; seed < STREAMS; seed++)
    assert_order_is_nothing (seed, FALSE);
}

static void
test_order_nonsense (void)
{
  for (guint32 seed = 0; seed < NONSENSE; seed++)
    assert_order_is_nothing (seed, TRUE);
}

static void
assert_all_there (SwMap *map, char **ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_assert_nonnull (sw_map_find (map, ids[i]));
      /* An id that files do not show is no name. */
      g_assert_cmpint (ids[i][0], !=, '#');
    }
}

static void
assert_can_be_told (SwMap *map, const SwReport *report)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);

      g_assert_nonnull (finding->elements[0]);
      assert_all_there (map, finding->elements);
      assert_all_there (map, finding->witness);
      if (finding->stream != NULL)
        g_assert_nonnull (sw_map_find_kind (map, finding->stream, SW_KIND_STREAM));
      g_assert_cmpuint (strlen (finding->message), >, 0);
      g_assert_cmpuint (strlen (finding->why), >, 0);
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      g_assert_null (strstr (finding->message, "nan"));
      g_assert_true (finding->severity > SW_SEVERITY_OFF && finding->severity <= SW_SEVERITY_ERROR);
      g_assert_true (g_str_has_prefix (finding->fingerprint, finding->rule->id));
      if (!g_hash_table_add (seen, finding->fingerprint))
        g_error ("twice: %s", finding->fingerprint);
    }
}

static void
test_can_be_told (void)
{
  for (guint32 seed = 0; seed < STREAMS + NONSENSE; seed++)
    {
      g_autoptr (SwMap) map = map_of_seed (seed, seed >= STREAMS);
      g_autoptr (SwReport) report = findings_check (map, NULL);

      assert_can_be_told (map, report);
    }
}

/* Maps in which a rule finds nothing prove nothing of it: each rule fires on some of them, and on some it is silent. */
static void
test_every_rule_fires (void)
{
  guint count;
  const SwRule *rules = sw_rules (&count);
  g_autofree guint *fired = g_new0 (guint, count);

  for (guint32 seed = 0; seed < STREAMS; seed++)
    {
      g_autoptr (SwMap) map = map_of_seed (seed, FALSE);
      g_autoptr (SwReport) report = findings_check (map, NULL);
      g_autofree gboolean *here = g_new0 (gboolean, count);

      for (guint i = 0; i < report->findings->len; i++)
        here[((const SwFinding *)g_ptr_array_index (report->findings, i))->rule - rules] = TRUE;
      for (guint i = 0; i < count; i++)
        fired[i] += here[i];
    }
  for (guint i = 0; i < count; i++)
    {
      g_test_message ("%s: %u of %u", rules[i].id, fired[i], STREAMS);
      /* Only a reader meets an id twice. */
      if (strcmp (rules[i].id, "duplicate-id") == 0)
        continue;
      g_assert_cmpuint (fired[i], >=, 5);
      g_assert_cmpuint (fired[i], <, STREAMS);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  sw_profiles_load (&error);
  g_assert_no_error (error);
  g_test_add_func ("/checks/random/order", test_order);
  g_test_add_func ("/checks/random/order-nonsense", test_order_nonsense);
  g_test_add_func ("/checks/random/can-be-told", test_can_be_told);
  g_test_add_func ("/checks/random/every-rule-fires", test_every_rule_fires);
  return g_test_run ();
}

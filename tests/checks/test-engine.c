/* What holds for all rules: findings do not depend on the order in a file, keep their fingerprints through edits
 * elsewhere, name elements that exist, come in one order, and ask for parts, never for ids. */
#include "findings.h"

#include "edit/commands.h"
#include "edit/history.h"

#include <string.h>

#define MAPS 300

/* --- the same map in another order ------------------------------------------------------------------------- */

static const char *const activities[] = { "plan",         "improve",        "engage", "design-transition",
                                          "obtain-build", "deliver-support" };

static const char *
random_activity (GRand *rand)
{
  return activities[g_rand_int_range (rand, 0, G_N_ELEMENTS (activities))];
}

static char *
random_step (GRand *rand, guint stream, guint i)
{
  return g_strdup_printf ("<step id=\"n%u-%u\" activity=\"%s\" light=\"%s\" process=\"%s\"%s/>", stream, i,
                          g_rand_int_range (rand, 0, 12) == 0 ? "magic" : random_activity (rand),
                          g_rand_int_range (rand, 0, 4) == 0 ? "yes" : "no",
                          g_rand_int_range (rand, 0, 8) == 0 ? "9h..1d" : "1h",
                          g_rand_int_range (rand, 0, 9) == 0 ? " team=\"t9\"" : "");
}

static char *
random_edge (GRand *rand, guint stream, guint i, guint steps)
{
  gboolean flow = g_rand_boolean (rand);

  return g_strdup_printf ("<%s id=\"e%u-%u\" from=\"n%u-%d\" to=\"n%u-%d\"%s/>", flow ? "flow" : "feedback", stream, i,
                          stream, g_rand_int_range (rand, 0, (int)steps + 1), stream,
                          g_rand_int_range (rand, 0, (int)steps + 1),
                          g_rand_int_range (rand, 0, 3) == 0 ? " share=\"50%\"" : "");
}

/* The contents of a stream, an element an entry. */
static GPtrArray *
random_content (GRand *rand, guint stream)
{
  static const char *const accepted[] = { "missing-feedback", "activity-untyped", "flow-cycle", "step-unconnected" };
  GPtrArray *content = g_ptr_array_new_with_free_func (g_free);
  guint steps = (guint)g_rand_int_range (rand, 0, 8), edges = (guint)g_rand_int_range (rand, 0, 10);

  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      g_ptr_array_add (content, g_strdup_printf ("<declare activity=\"%s\" as=\"%s\"%s/>", activities[i],
                                                 g_rand_boolean (rand) ? "light" : "covered",
                                                 g_rand_boolean (rand) ? " by=\"s1\" reason=\"R\"" : ""));
  for (guint i = 0; i < steps; i++)
    g_ptr_array_add (content, random_step (rand, stream, i));
  for (guint i = 0; i < edges; i++)
    g_ptr_array_add (content, random_edge (rand, stream, i, steps));
  if (g_rand_boolean (rand))
    g_ptr_array_add (content, g_strdup_printf ("<accept rule=\"%s\" target=\"n%u-%d\" reason=\"R\"/>",
                                               accepted[g_rand_int_range (rand, 0, G_N_ELEMENTS (accepted))], stream,
                                               g_rand_int_range (rand, 0, 8)));
  return content;
}

static void
shuffle (GRand *rand, GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint k = (guint)g_rand_int_range (rand, 0, (int)i);
      gpointer kept = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[k];
      array->pdata[k] = kept;
    }
}

static char *
map_text (GPtrArray *const *streams, guint count, gboolean backwards)
{
  GString *text = g_string_new ("<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">");

  for (guint i = 0; i < count; i++)
    {
      guint s = backwards ? count - 1 - i : i;

      g_string_append_printf (text, "<stream id=\"s%u\" trigger=\"T\">", s);
      for (guint k = 0; k < streams[s]->len; k++)
        g_string_append (text, g_ptr_array_index (streams[s], k));
      g_string_append (text, "</stream>");
    }
  g_string_append (text, "</map>");
  return g_string_free (text, FALSE);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Fingerprints with severity and acceptance, sorted. Which flow of a loop closes it depends on the order by definition,
 * so loops are left out. */
static char *
sorted_findings (const char *xml)
{
  g_autoptr (SwMap) map = findings_read (xml);
  g_autoptr (SwReport) report = findings_check (map, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (strcmp (finding->rule->id, "flow-cycle") != 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s %s%s", sw_severity_name (finding->severity), finding->fingerprint,
                                                 finding->accepted != NULL ? " accepted" : ""));
    }
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);

  for (guint i = 0; i < MAPS; i++)
    {
      GPtrArray *streams[3];
      g_autofree char *text = NULL, *other = NULL, *found = NULL, *again = NULL;

      for (guint s = 0; s < 3; s++)
        streams[s] = random_content (rand, s);
      text = map_text (streams, 3, FALSE);
      for (guint s = 0; s < 3; s++)
        shuffle (rand, streams[s]);
      other = map_text (streams, 3, TRUE);
      found = sorted_findings (text);
      again = sorted_findings (other);
      g_assert_cmpstr (found, ==, again);
      for (guint s = 0; s < 3; s++)
        g_ptr_array_unref (streams[s]);
    }
}

/* --- what each finding holds ------------------------------------------------------------------------------- */

static void
assert_ids_exist (SwMap *map, char *const *ids)
{
  g_assert_nonnull (ids);
  g_assert_nonnull (ids[0]);
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_nonnull (sw_map_find (map, ids[i]));
}

static void
assert_whole (SwMap *map, const SwFinding *finding)
{
  g_assert_nonnull (sw_map_find_kind (map, finding->stream, SW_KIND_STREAM));
  assert_ids_exist (map, finding->elements);
  assert_ids_exist (map, finding->witness);
  g_assert_true (g_str_has_suffix (finding->message, "."));
  g_assert_null (strchr (finding->message, '\n'));
  g_assert_true (g_str_has_suffix (finding->why, "."));
  g_assert_cmpint (finding->severity, >, SW_SEVERITY_OFF);
  g_assert_true (g_str_has_prefix (finding->fingerprint, finding->rule->id));
}

/* Streams in map order; in each, the worst first; then as they stand in the file. */
static void
assert_ordered (SwMap *map, const SwFinding *a, const SwFinding *b)
{
  int streams = sw_element_compare_order (sw_map_find (map, a->stream), sw_map_find (map, b->stream));

  g_assert_cmpint (streams, <=, 0);
  if (streams != 0)
    return;
  g_assert_cmpint (a->severity, >=, b->severity);
  if (a->severity == b->severity)
    g_assert_cmpint (sw_element_compare_order (sw_map_find (map, a->elements[0]), sw_map_find (map, b->elements[0])),
                     <=, 0);
}

static void
test_whole_and_ordered (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < MAPS; i++)
    {
      GPtrArray *streams[] = { random_content (rand, 0), random_content (rand, 1) };
      g_autofree char *text = map_text (streams, 2, FALSE);
      g_autoptr (SwMap) map = findings_read (text);
      g_autoptr (SwReport) report = findings_check (map, NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      guint count[SW_SEVERITY_ERROR + 1] = { 0 }, accepted = 0;

      for (guint k = 0; k < report->findings->len; k++)
        {
          const SwFinding *finding = g_ptr_array_index (report->findings, k);

          assert_whole (map, finding);
          if (k > 0)
            assert_ordered (map, g_ptr_array_index (report->findings, k - 1), finding);
          g_assert_true (g_hash_table_add (seen, finding->fingerprint));
          g_assert_true (sw_report_find (report, finding->fingerprint) == finding);
          if (finding->accepted != NULL)
            accepted++;
          else
            count[finding->severity]++;
        }
      g_assert_cmpmem (count, sizeof count, report->count, sizeof report->count);
      g_assert_cmpuint (accepted, ==, report->accepted);
      g_ptr_array_unref (streams[0]);
      g_ptr_array_unref (streams[1]);
    }
}

/* Whether there was an error of the same rule on the same element. */
static gboolean
had_error (const SwReport *report, const SwFinding *error)
{
  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);
      if (finding->rule == error->rule && strcmp (finding->elements[0], error->elements[0]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Every safe fix on every random map: its finding goes, and no error comes that was not there. */
static void
fix_and_look (SwMap *map, SwHistory *history, const SwReport *report, const SwFinding *finding, const SwFix *fix)
{
  g_autofree char *before = findings_bytes (map), *undone = NULL;
  SwTransaction *transaction = sw_transaction_new (map);
  g_autoptr (SwReport) after = NULL;

  if (!sw_finding_fix (finding, fix->id, transaction, NULL))
    {
      sw_transaction_free (transaction);
      return;
    }
  g_assert_true (sw_history_commit (history, transaction, fix->title, NULL, NULL));
  after = findings_check (map, NULL);
  g_assert_null (sw_report_find (after, finding->fingerprint));
  for (guint i = 0; i < after->findings->len; i++)
    {
      const SwFinding *left = g_ptr_array_index (after->findings, i);
      if (left->severity == SW_SEVERITY_ERROR)
        g_assert_true (had_error (report, left));
    }
  g_assert_true (sw_history_undo (history, NULL));
  undone = findings_bytes (map);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_fixes_fix (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < MAPS / 2; i++)
    {
      GPtrArray *streams[] = { random_content (rand, 0), random_content (rand, 1) };
      g_autofree char *text = map_text (streams, 2, FALSE);
      g_autoptr (SwMap) map = findings_read (text);
      g_autoptr (SwHistory) history = sw_history_new (map);
      g_autoptr (SwReport) report = findings_check (map, NULL);

      for (guint k = 0; k < report->findings->len; k++)
        {
          const SwFinding *finding = g_ptr_array_index (report->findings, k);
          for (guint f = 0; f < finding->fixes->len; f++)
            {
              const SwFix *fix = g_ptr_array_index (finding->fixes, f);
              if (fix->safe)
                fix_and_look (map, history, report, finding, fix);
            }
        }
      g_ptr_array_unref (streams[0]);
      g_ptr_array_unref (streams[1]);
    }
}

/* Applies each safe fix that fits. Returns: how many did */
static guint
fix_once (SwMap *map, SwHistory *history)
{
  g_autoptr (SwReport) report = findings_check (map, NULL);
  guint fixed = 0;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);

      for (guint f = 0; f < finding->fixes->len; f++)
        {
          const SwFix *fix = g_ptr_array_index (finding->fixes, f);
          SwTransaction *transaction = sw_transaction_new (map);

          if (fix->safe && sw_finding_fix (finding, fix->id, transaction, NULL))
            fixed += sw_history_commit (history, transaction, fix->title, NULL, NULL);
          else
            sw_transaction_free (transaction);
        }
    }
  return fixed;
}

/* Fixing comes to an end: no fix calls for another for ever. */
static void
test_fixed_point (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < MAPS; i++)
    {
      GPtrArray *streams[] = { random_content (rand, 0), random_content (rand, 1) };
      g_autofree char *text = map_text (streams, 2, FALSE);
      g_autoptr (SwMap) map = findings_read (text);
      g_autoptr (SwHistory) history = sw_history_new (map);
      g_autofree char *before = findings_bytes (map), *undone = NULL;
      guint rounds = 0;

      while (fix_once (map, history) > 0)
        g_assert_cmpuint (++rounds, <, 10);
      while (sw_history_undo (history, NULL))
        continue;
      undone = findings_bytes (map);
      g_assert_cmpstr (undone, ==, before);
      g_ptr_array_unref (streams[0]);
      g_ptr_array_unref (streams[1]);
    }
}

/* --- fingerprints through edits ---------------------------------------------------------------------------- */

static void
test_stable_through_edits (void)
{
  g_autoptr (SwMap) map = findings_read (MAP_OF (
      STREAM ("s1", "", LIGHT ("plan") STEP ("n1", "engage") STEP ("n2", "deliver-support") FLOW ("f1", "n1", "n2"))));
  g_autoptr (SwHistory) history = sw_history_new (map);
  g_autoptr (SwReport) before = findings_check (map, NULL);
  g_autoptr (SwReport) after = NULL;
  const char *ids[] = { "n2", NULL };
  SwTransaction *transaction = sw_transaction_new (map);
  SwElement *front, *step;

  g_assert_cmpuint (before->findings->len, ==, 2);
  g_assert_nonnull (sw_report_find (before, "skipped-activity:s1"));
  g_assert_nonnull (sw_report_find (before, "missing-feedback:n2"));
  g_assert_null (sw_report_find (before, "missing-feedback:n1"));
  g_assert_null (sw_report_find (before, NULL));
  g_assert_true (sw_edit_set (transaction, sw_map_find (map, "n2"), SW_ATTR_NAME, "Helps", NULL));
  g_assert_true (sw_edit_move (transaction, ids, 500, 20, NULL));
  front = sw_edit_add_stream (transaction, "Another", 0, 900);
  g_assert_true (sw_transaction_move (transaction, front, sw_map_root (map), sw_map_find (map, "s1"), NULL));
  step = sw_edit_add_step (transaction, sw_map_find (map, "s1"), "engage", NULL, 0, 0);
  g_assert_nonnull (sw_edit_connect (transaction, step, sw_map_find (map, "n1"), SW_KIND_FLOW, NULL));
  sw_history_commit (history, transaction, "Edit", NULL, NULL);
  after = findings_check (map, NULL);
  g_assert_nonnull (sw_report_find (after, "skipped-activity:s1"));
  g_assert_nonnull (sw_report_find (after, "missing-feedback:n2"));
  g_assert_cmpstr (sw_report_find (after, "missing-feedback:n2")->message, ==,
                   "Nothing leads from “Helps” back to where improvements or plans are made.");
}

/* --- another activity set ---------------------------------------------------------------------------------- */

/* Its activities play parts, and two of them none: rules ask for the part alone. */
static void
register_profile (void)
{
  static const struct
  {
    const char *id;
    SwPart part;
  } rows[] = { { "listen", SW_PART_ENGAGE },
               { "fulfil", SW_PART_SUPPORT },
               { "learn", SW_PART_IMPROVE },
               { "celebrate", SW_PART_NONE } };
  SwProfile *profile = sw_profile_new ("small", "Small");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SwActivity *activity = sw_profile_add (profile, rows[i].id);
      activity->part = rows[i].part;
      activity->name = g_strdup (rows[i].id);
    }
  sw_profile_register (profile);
}

static void
test_other_activities (void)
{
#define SMALL(content)                                                                                                 \
  "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" profile=\"small\">" STREAM ("s1", "",            \
                                                                                                  content) "</map>"
  register_profile ();
  findings_assert (SMALL (STEP ("n1", "listen") STEP ("n2", "fulfil") FLOW ("f1", "n1", "n2")),
                   "warning skipped-activity s1: s1 / learn celebrate\n"
                   "warning missing-feedback s1: n2\n");
  findings_assert (SMALL (LIGHT ("celebrate") STEP ("n1", "listen") STEP ("n2", "fulfil") STEP ("n3", "learn")
                              FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3")),
                   "");
  findings_assert (SMALL (LIGHT ("celebrate") LIGHT ("learn") STEP ("n1", "listen") STEP ("n2", "engage")
                              FLOW ("f1", "n1", "n2") LIGHT ("fulfil")),
                   "error activity-untyped s1: n2\n");
}

static void
test_empty (void)
{
  findings_assert (MAP_OF (""), "");
  findings_assert (MAP_OF ("<team id=\"t1\" name=\"T\"/><note id=\"k1\" x=\"0\" y=\"0\">N</note>"),
                   "info team-unmapped -: t1\n");
}

/* The loop that a flow closes is what is lit. */
static void
test_witness (void)
{
  g_autoptr (SwMap) map = findings_read (MAP_OF (
      STREAM ("s1", "",
              STEP ("n1", "engage") STEP ("n2", "engage") STEP ("n3", "engage") STEP ("n4", "engage")
                  FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n2") FLOW ("f4", "n3", "n4"))));
  g_autoptr (SwReport) report = findings_check (map, NULL);
  g_autofree char *witness = g_strjoinv (" ", findings_only (report, "flow-cycle")->witness);

  g_assert_cmpstr (witness, ==, "n2 f2 n3 f3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/engine/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/checks/engine/whole-and-ordered", test_whole_and_ordered);
  g_test_add_func ("/checks/engine/fixes-fix", test_fixes_fix);
  g_test_add_func ("/checks/engine/fixed-point", test_fixed_point);
  g_test_add_func ("/checks/engine/stable-through-edits", test_stable_through_edits);
  g_test_add_func ("/checks/engine/other-activities", test_other_activities);
  g_test_add_func ("/checks/engine/empty", test_empty);
  g_test_add_func ("/checks/engine/witness", test_witness);
  return g_test_run ();
}

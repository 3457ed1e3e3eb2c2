/* The streams that the description of the service value chain tells, and what RULES expects of each: bare, as somebody
 * draws them who only knows the names (and not yet who does the steps), and from the templates that ship. */
#include "findings.h"

#include "edit/commands.h"
#include "files/profiles.h"

/* Draws a stream as its list is written: one step an activity, each with a flow to the next. */
static SwMap *
draw_bare (const char *name, const char *const *activities, gboolean light)
{
  SwMap *map = findings_read (MAP_OF (""));
  SwTransaction *transaction = sw_transaction_new (map);
  SwElement *stream = sw_edit_add_stream (transaction, name, 0, 0), *last = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; activities[i] != NULL; i++)
    {
      SwElement *step = sw_edit_add_step (transaction, stream, activities[i], NULL, 24 + 272 * i, 96);

      if (light)
        g_assert_true (sw_edit_set (transaction, step, SW_ATTR_LIGHT, "yes", &error));
      if (last != NULL)
        g_assert_nonnull (sw_edit_connect (transaction, last, step, SW_KIND_FLOW, &error));
      g_assert_no_error (error);
      last = step;
    }
  g_ptr_array_unref (sw_transaction_commit (transaction));
  sw_transaction_free (transaction);
  return map;
}

static void
assert_bare (const char *name, const char *const *activities, gboolean light, const char *expected)
{
  g_autoptr (SwMap) map = draw_bare (name, activities, light);

  findings_assert_map (map, expected);
}

/* S → I as a flow is feedback enough for improvement; no way leads on to planning, which is there. */
static void
test_feature_bare (void)
{
  static const char *const list[] = { "engage",  "plan", "design-transition", "obtain-build", "deliver-support",
                                      "improve", NULL };

  assert_bare ("New Feature Request", list, FALSE,
               "info stream-boundary-missing s1: s1\n"
               "info waterfall-mentality s1: s1\n"
               "info step-unstaffed s1: n1\n"
               "info step-unstaffed s1: n2\n"
               "info step-unstaffed s1: n3\n"
               "info step-unstaffed s1: n4\n"
               "info feedback-incomplete s1: n5\n"
               "info step-unstaffed s1: n5\n"
               "info step-unstaffed s1: n6\n");
}

static void
test_onboard_bare (void)
{
  static const char *const list[] = { "engage", "obtain-build", "deliver-support", NULL };

  assert_bare ("Onboard New Employee", list, FALSE,
               "warning skipped-activity s1: s1 / plan improve design-transition\n"
               "warning missing-feedback s1: n3\n"
               "info stream-boundary-missing s1: s1\n"
               "info step-unstaffed s1: n1\n"
               "info step-unstaffed s1: n2\n"
               "info step-unstaffed s1: n3\n");
}

static void
test_deploy_bare (void)
{
  static const char *const list[] = { "design-transition", "obtain-build", "deliver-support", "improve", NULL };

  assert_bare ("Deploy Software Release", list, FALSE,
               "warning skipped-activity s1: s1 / plan engage\n"
               "warning build-only-focus s1: n2\n"
               "info stream-boundary-missing s1: s1\n"
               "info step-unstaffed s1: n1\n"
               "info step-unstaffed s1: n2\n"
               "info feedback-incomplete s1: n3\n"
               "info step-unstaffed s1: n3\n"
               "info step-unstaffed s1: n4\n");
}

/* "A simple user request might touch Engage → Deliver & Support lightly." */
static void
test_simple_bare (void)
{
  static const char *const list[] = { "engage", "deliver-support", NULL };

  assert_bare ("Simple request", list, TRUE,
               "warning skipped-activity s1: s1 / plan improve design-transition obtain-build\n"
               "info stream-boundary-missing s1: s1\n");
}

/* The examples of "How Activities Interconnect" as one net: everything reaches everything. */
static void
test_interconnected (void)
{
  findings_assert (MAP_OF (STREAM ("s1", "",
                                   STEP ("n1", "engage") STEP ("n2", "plan") STEP ("n3", "design-transition") STEP (
                                       "n4", "obtain-build") STEP ("n5", "deliver-support") STEP ("n6", "improve")
                                       FLOW ("f1", "n1", "n2") FLOW ("f2", "n2", "n3") FLOW ("f3", "n3", "n4")
                                           FLOW ("f4", "n4", "n5") FLOW ("f5", "n5", "n6") FEEDBACK ("b1", "n6", "n1")
                                               FEEDBACK ("b2", "n6", "n2") FEEDBACK ("b3", "n6", "n3"))),
                   "");
}

/* What each template says of activities that it has no step for leaves nothing to find; only the simple request, which
 * expects two activities, is told quietly of the others. */
static void
test_templates (void)
{
  static const struct
  {
    const char *id;
    const char *expected;
  } cases[] = {
    { "deploy-release", "" },
    { "incident", "" },
    { "new-feature-request", "" },
    { "onboard-employee", "" },
    { "organisation", "" },
    { "simple-request", "info skipped-activity s1: s1 / plan improve design-transition obtain-build\n" },
  };
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwMap) map = NULL;

      g_assert_true (sw_profiles_load (&error));
      map = sw_template_open (cases[i].id, &error);
      g_assert_no_error (error);
      g_test_message ("%s", cases[i].id);
      findings_assert_map (map, cases[i].expected);
    }
  all = sw_templates ();
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (cases));
}

/* The template without what a person declared in it: the bare stream's gaps come back. */
static void
test_onboard_without_declarations (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;
  SwTransaction *transaction;
  SwElement *stream, *declaration;

  g_assert_true (sw_profiles_load (&error));
  map = sw_template_open ("onboard-employee", &error);
  g_assert_no_error (error);
  stream = sw_map_find (map, "s1");
  transaction = sw_transaction_new (map);
  while ((declaration = sw_element_first (stream, SW_KIND_DECLARE)) != NULL)
    sw_transaction_remove (transaction, declaration);
  g_ptr_array_unref (sw_transaction_commit (transaction));
  sw_transaction_free (transaction);
  findings_assert_map (map, "warning skipped-activity s1: s1 / plan improve design-transition\n"
                            "warning missing-feedback s1: n3\n");
}

/* What a facilitator reads: which activities, and from where nothing leads back. */
static void
test_words (void)
{
  static const char *const list[] = { "engage", "obtain-build", "deliver-support", NULL };
  g_autoptr (SwMap) map = draw_bare ("Onboard New Employee", list, FALSE);
  g_autoptr (SwReport) report = findings_check (map, NULL);

  g_assert_cmpstr (findings_only (report, "skipped-activity")->message, ==,
                   "“Onboard New Employee” has no step for: Plan, Improve, Design & transition.");
  g_assert_cmpstr (findings_only (report, "missing-feedback")->message, ==,
                   "Nothing leads from “Deliver & support” back to where improvements or plans are made.");
  g_assert_cmpstr (findings_only (report, "missing-feedback")->why, ==,
                   "Without a way back, the same troubles are delivered again and again.");
  g_assert_cmpstr (findings_only (report, "stream-boundary-missing")->message, ==,
                   "“Onboard New Employee” says neither what triggers it nor what outcome it ends with.");
  g_assert_cmpuint (report->count[SW_SEVERITY_ERROR], ==, 0);
  g_assert_cmpuint (report->count[SW_SEVERITY_WARNING], ==, 2);
  g_assert_cmpuint (report->count[SW_SEVERITY_INFO], ==, 4);
  g_assert_cmpuint (report->accepted, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/seed/feature-request-bare", test_feature_bare);
  g_test_add_func ("/checks/seed/onboard-bare", test_onboard_bare);
  g_test_add_func ("/checks/seed/deploy-bare", test_deploy_bare);
  g_test_add_func ("/checks/seed/simple-request-bare", test_simple_bare);
  g_test_add_func ("/checks/seed/interconnected", test_interconnected);
  g_test_add_func ("/checks/seed/templates", test_templates);
  g_test_add_func ("/checks/seed/onboard-without-declarations", test_onboard_without_declarations);
  g_test_add_func ("/checks/seed/words", test_words);
  return g_test_run ();
}

/* streamwright-cli check --portfolio: what is missing is missing in all maps together, and told once. */
#include "run.h"

#include <string.h>

#define REST                                                                                                           \
  "<declare activity=\"improve\" as=\"light\"/><declare activity=\"design-transition\" as=\"light\"/>"                 \
  "<declare activity=\"obtain-build\" as=\"light\"/><declare activity=\"deliver-support\" as=\"light\"/>"
#define UNCOVERED "activity-uncovered\n"
#define NOTHING "0 errors, 0 warnings, 0 hints, 0 accepted\n"

static const char plan_map[] =
    MAP_OF ("<stream id=\"s1\" name=\"Plan\" trigger=\"T\" outcome=\"O\" expects=\"plan\">" REST
            "<declare activity=\"engage\" as=\"light\"/><step id=\"n1\" activity=\"plan\" "
            "name=\"Plan\"><role>R</role></step></stream>");

static guint
count_of (const char *text, const char *word)
{
  guint count = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    count++;
  return count;
}

static void
put_three (Fixture *f)
{
  put (f, "a.vstream", clean_map);
  put (f, "b.vstream", plan_map);
  put (f, "c.vstream", clean_map);
}

static void
test_together (Fixture *f, gconstpointer data)
{
  put_three (f);
  assert_run (f, "check a.vstream b.vstream c.vstream", 0, NOTHING, "");
  run (f, "check --portfolio a.vstream b.vstream c.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_cmpstr (f->err, ==, "");
  g_assert_true (g_str_has_prefix (f->out, "a.vstream\n  warning "));
  g_assert_nonnull (strstr (f->out, ": Improve, Design & transition, Obtain/build, Deliver & support."));
  g_assert_cmpuint (count_of (f->out, UNCOVERED), ==, 1);
  g_assert_true (g_str_has_suffix (f->out, "0 errors, 1 warning, 0 hints, 0 accepted\n"));
  /* Two streams are too few to ask. */
  assert_run (f, "check --portfolio a.vstream b.vstream", 0, NOTHING, "");
  assert_run (f, "check --portfolio --rule activity-uncovered=off a.vstream b.vstream c.vstream", 0, NOTHING, "");
}

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  put_three (f);
  put (f, "cut.vstream", "<map");
  run (f, "check --portfolio cut.vstream a.vstream b.vstream c.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "cut.vstream:1:"));
  g_assert_cmpuint (count_of (f->out, UNCOVERED), ==, 1);
}

static void
test_formats (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *rule = NULL;

  put_three (f);
  run (f, "check --portfolio --format json a.vstream b.vstream c.vstream");
  root = json_of (f);
  rule = json_text_at (root, "$.files[0].findings[0].rule");
  g_assert_cmpstr (rule, ==, "activity-uncovered");
  g_assert_cmpuint (json_count_at (root, "$.files[1].findings[*]"), ==, 0);
  assert_run (f, "check --portfolio --write-baseline base.json a.vstream b.vstream c.vstream", 0,
              "0 errors, 0 warnings, 0 hints, 0 accepted, 1 in the baseline\n", "");
  run (f, "check --portfolio --baseline base.json --format sarif a.vstream b.vstream c.vstream");
  g_assert_cmpint (f->code, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/portfolio/together", test_together);
  test ("/cli/portfolio/unreadable", test_unreadable);
  test ("/cli/portfolio/formats", test_formats);
  return g_test_run ();
}

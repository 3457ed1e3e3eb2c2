/* streamwright-cli check --format sarif: what the schema allows, and what is in it. */
#include "run.h"
#include "sarif.h"

#include <glib/gstdio.h>
#include <string.h>

static JsonNode *
sarif_of (Fixture *f)
{
  JsonNode *root = json_of (f);
  g_autofree char *problem = sarif_problem (root);

  g_assert_cmpstr (problem, ==, NULL);
  return root;
}

static void
assert_text_at (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *text = json_text_at (root, path);

  g_assert_cmpstr (text, ==, expected);
}

/* The test's own idea of the schema must be able to say no. */
static void
test_schema (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *json, *problem;
  } cases[] = {
    { "{\"version\": \"2.1.0\", \"runs\": []}", NULL },
    { "{\"version\": \"2.0.0\", \"runs\": []}", "$.version: has a value that it cannot have" },
    { "{\"version\": \"2.1.0\"}", "$: has no runs" },
    { "{\"version\": \"2.1.0\", \"runs\": [], \"more\": 1}", "$: has a property that a log cannot have" },
    { "{\"version\": \"2.1.0\", \"runs\": {}}", "$.runs: is no array" },
    { "{\"version\": \"2.1.0\", \"runs\": [{}]}", "$.runs[0]: has no tool" },
    { "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"\"}}}]}",
      "$.runs[0].tool.driver.name: has a value that it cannot have" },
    { "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"S\", \"informationUri\": \"a b\"}}}]}",
      "$.runs[0].tool.driver.informationUri: has a value that it cannot have" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) root = json_from_string (cases[i].json, NULL);
      g_autofree char *problem = sarif_problem (root);

      g_assert_cmpstr (problem, ==, cases[i].problem);
    }
}

static void
test_results (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *first = NULL;
  guint rule;

  put (f, "a.vstream", warning_map);
  put (f, "b.vstream", clean_map);
  run (f, "check --format sarif a.vstream b.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_cmpstr (f->err, ==, "");
  root = sarif_of (f);
  g_assert_cmpuint (json_count_at (root, "$.runs[*]"), ==, 1);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].results[*]"), ==, 2);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].artifacts[*]"), ==, 2);
  assert_text_at (root, "$.runs[0].tool.driver.name", "Streamwright");
  assert_text_at (root, "$.runs[0].results[0].ruleId", "missing-feedback");
  assert_text_at (root, "$.runs[0].results[0].level", "warning");
  assert_text_at (root, "$.runs[0].results[1].level", "note");
  assert_text_at (root, "$.runs[0].results[0].message.text",
                  "Nothing leads from “Help” back to where improvements or plans are made.");
  assert_text_at (root, "$.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri", "a.vstream");
  g_assert_cmpfloat (json_number_at (root, "$.runs[0].results[0].locations[0].physicalLocation.region.startLine"), ==,
                     1);
  assert_text_at (root, "$.runs[0].results[0].locations[0].logicalLocations[0].name", "n3");
  assert_text_at (root, "$.runs[0].results[0].locations[0].logicalLocations[0].fullyQualifiedName", "s1/n3");
  assert_text_at (root, "$.runs[0].results[0].locations[0].logicalLocations[0].kind", "step");
  assert_text_at (root, "$.runs[0].results[1].locations[0].logicalLocations[0].fullyQualifiedName", "s1");
  assert_text_at (root, "$.runs[0].results[1].locations[0].logicalLocations[0].kind", "stream");
  g_assert_cmpuint (json_count_at (root, "$.runs[0].results[*].suppressions"), ==, 2);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].results[*].suppressions[*]"), ==, 0);
  /* The index leads to the rule. */
  rule = (guint)json_number_at (root, "$.runs[0].results[0].ruleIndex");
  first = g_strdup_printf ("$.runs[0].tool.driver.rules[%u].id", rule);
  assert_text_at (root, first, "missing-feedback");
}

/* Each rule of the program is there with all its texts, whatever was found. */
static void
test_rules (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  guint count = 0;

  run (f, "rules");
  for (const char *p = f->out; *p != '\0'; p++)
    count += (p == f->out || p[-1] == '\n') && *p != ' ';
  put (f, "a.vstream", clean_map);
  run (f, "check --format sarif a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  root = sarif_of (f);
  g_assert_cmpuint (count, >=, 25);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].tool.driver.rules[*].id"), ==, count);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].tool.driver.rules[*].shortDescription.text"), ==, count);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].tool.driver.rules[*].fullDescription.text"), ==, count);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].tool.driver.rules[*].help.text"), ==, count);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].tool.driver.rules[*].defaultConfiguration.level"), ==, count);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].results[*]"), ==, 0);
  g_assert_nonnull (strstr (f->out, "\"executionSuccessful\" : true"));
}

static void
test_related (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  put (f, "a.vstream",
       MAP_OF ("<stream id=\"s1\" name=\"S\" trigger=\"T\" outcome=\"O\" expects=\"engage\">\n"
               "<step id=\"n1\" activity=\"engage\" name=\"A\"><role>R</role></step>\n<step id=\"n2\" "
               "activity=\"engage\" name=\"B\"><role>R</role></step>\n"
               "<step id=\"n3\" activity=\"engage\" name=\"C\"><role>R</role></step>\n<flow id=\"f1\" from=\"n1\" "
               "to=\"n2\" share=\"30%\"/>\n"
               "<flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"30%\"/></stream>"));
  run (f, "check --format sarif --rule skipped-activity=off a.vstream");
  root = sarif_of (f);
  assert_text_at (root, "$.runs[0].results[0].ruleId", "shares-unbalanced");
  g_assert_cmpfloat (json_number_at (root, "$.runs[0].results[0].locations[0].physicalLocation.region.startLine"), ==,
                     2);
  g_assert_cmpuint (json_count_at (root, "$.runs[0].results[0].relatedLocations[*]"), ==, 2);
  assert_text_at (root, "$.runs[0].results[0].relatedLocations[1].logicalLocations[0].fullyQualifiedName", "s1/f2");
  g_assert_cmpfloat (
      json_number_at (root, "$.runs[0].results[0].relatedLocations[1].physicalLocation.region.startLine"), ==, 6);
}

static void
test_suppressed (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL, with_baseline = NULL;

  put (f, "a.vstream",
       MAP_OF ("<stream id=\"s1\" name=\"S\" trigger=\"T\"><step id=\"n1\" activity=\"engage\"><role>R</role></step>"
               "<accept rule=\"skipped-activity\" target=\"s1\" reason=\"We know\"/></stream>"));
  run (f, "check --format sarif a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  root = sarif_of (f);
  assert_text_at (root, "$.runs[0].results[0].suppressions[0].kind", "inSource");
  assert_text_at (root, "$.runs[0].results[0].suppressions[0].justification", "We know");
  g_assert_null (strstr (f->out, "baselineState"));

  run (f, "check --write-baseline base.json a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  put (f, "b.vstream", warning_map);
  run (f, "check --format sarif --baseline base.json a.vstream b.vstream");
  g_assert_cmpint (f->code, ==, 1);
  with_baseline = sarif_of (f);
  assert_text_at (with_baseline, "$.runs[0].results[1].suppressions[0].kind", "external");
  assert_text_at (with_baseline, "$.runs[0].results[1].suppressions[0].justification",
                  "It stands in the baseline base.json.");
  assert_text_at (with_baseline, "$.runs[0].results[1].baselineState", "unchanged");
  assert_text_at (with_baseline, "$.runs[0].results[2].baselineState", "new");
}

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  put (f, "a.vstream", warning_map);
  put (f, "cut.vstream", "<map");
  run (f, "check --format sarif cut.vstream a.vstream");
  g_assert_cmpint (f->code, ==, 2);
  root = sarif_of (f);
  g_assert_nonnull (strstr (f->out, "\"executionSuccessful\" : false"));
  g_assert_cmpuint (json_count_at (root, "$.runs[0].invocations[0].toolExecutionNotifications[*]"), ==, 1);
  assert_text_at (
      root, "$.runs[0].invocations[0].toolExecutionNotifications[0].locations[0].physicalLocation.artifactLocation.uri",
      "cut.vstream");
  g_assert_cmpuint (json_count_at (root, "$.runs[0].results[*]"), ==, 2);
}

/* A path may be any bytes, and look like an address. */
static void
test_paths (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name, *uri;
  } cases[] = { { "a b.vstream", "a%20b.vstream" },
                { "c:d#e?.vstream", "c%3Ad%23e%3F.vstream" },
                { "a\xff.vstream", "a%FF.vstream" },
                { "ü.vstream", "%C3%BC.vstream" } };
  g_autofree char *whole = g_build_filename (f->folder, "a b.vstream", NULL);
  g_autofree char *uri = g_filename_to_uri (whole, NULL, NULL);
  g_autofree char *line = g_strdup_printf ("check --format sarif '%s'", whole);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *here = g_strdup_printf ("check --format sarif '%s'", cases[i].name);
      g_autoptr (JsonNode) root = NULL;

      put (f, cases[i].name, clean_map);
      run (f, here);
      g_assert_cmpint (f->code, ==, 0);
      root = sarif_of (f);
      assert_text_at (root, "$.runs[0].artifacts[0].location.uri", cases[i].uri);
    }
  run (f, line);
  {
    g_autoptr (JsonNode) root = sarif_of (f);
    assert_text_at (root, "$.runs[0].artifacts[0].location.uri", uri);
  }
  run_with (f, clean_map, "check --format sarif - -");
  {
    g_autoptr (JsonNode) root = sarif_of (f);
    assert_text_at (root, "$.runs[0].artifacts[0].location.uri", "-");
  }
}

/* Every sample that can be read makes SARIF that the schema allows. */
static void
test_samples (Fixture *f, gconstpointer data)
{
  static const char *const folders[] = { "good", "antipatterns", "hostile" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("SW_SAMPLES"), folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *line = g_strdup_printf ("check --format sarif %s/%s", folder, name);
          g_autoptr (JsonNode) root = NULL;

          g_test_message ("%s", name);
          run (f, line);
          g_assert_cmpint (f->code, <, 3);
          root = sarif_of (f);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/sarif/schema", test_schema);
  test ("/cli/sarif/results", test_results);
  test ("/cli/sarif/rules", test_rules);
  test ("/cli/sarif/related", test_related);
  test ("/cli/sarif/suppressed", test_suppressed);
  test ("/cli/sarif/unreadable", test_unreadable);
  test ("/cli/sarif/paths", test_paths);
  test ("/cli/sarif/samples", test_samples);
  return g_test_run ();
}

/* streamwright-cli check: what it prints, and that it says 0 only if everything was checked and nothing was found. */
#include "run.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define NOTHING "0 errors, 0 warnings, 0 hints, 0 accepted\n"
#define WARNING_TEXT                                                                                                   \
  "  warning Nothing leads from “Help” back to where improvements or plans are made. [n3] missing-feedback\n"      \
  "  info    “Help” does not say what outcome it ends with. [s1] stream-boundary-missing\n"
#define ERROR_TEXT "  error   “flow f1” points to the step “n9”, which does not exist. [f1] dangling-reference\n"

static void
test_clean (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", clean_map);
  assert_run (f, "check a.vstream", 0, NOTHING, "");
}

static void
test_findings (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", warning_map);
  put (f, "b.vstream", clean_map);
  put (f, "c.vstream", error_map);
  assert_run (f, "check a.vstream", 1, "a.vstream\n" WARNING_TEXT "0 errors, 1 warning, 1 hint, 0 accepted\n", "");
  assert_run (f, "check a.vstream b.vstream c.vstream", 1,
              "a.vstream\n" WARNING_TEXT "c.vstream\n" ERROR_TEXT "1 error, 1 warning, 1 hint, 0 accepted\n", "");
  assert_run (f, "check --format text b.vstream", 0, NOTHING, "");
}

static void
test_fail_on (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *line;
    int code;
  } cases[] = {
    { "check --fail-on error warning.vstream", 0 },
    { "check --fail-on warning warning.vstream", 1 },
    { "check --fail-on info warning.vstream", 1 },
    { "check --fail-on error error.vstream", 1 },
    { "check --fail-on info clean.vstream", 0 },
    { "check --fail-on warning hint.vstream", 0 },
    { "check hint.vstream", 0 },
    { "check --fail-on info hint.vstream", 1 },
    { "check --fail-on=error error.vstream", 1 },
    { "check --fail-on error clean.vstream error.vstream", 1 },
    { "check --fail-on error error.vstream clean.vstream", 1 },
  };

  put (f, "warning.vstream", warning_map);
  put (f, "error.vstream", error_map);
  put (f, "clean.vstream", clean_map);
  put_template (f, "simple-request", "hint.vstream");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].line);
      run (f, cases[i].line);
      g_assert_cmpint (f->code, ==, cases[i].code);
      g_assert_cmpstr (f->err, ==, "");
    }
}

static void
test_rule (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", warning_map);
  assert_run (f, "check --rule missing-feedback=off --rule stream-boundary-missing=off a.vstream", 0, NOTHING, "");
  assert_run (f, "check -r missing-feedback=info a.vstream", 0,
              "a.vstream\n"
              "  info    “Help” does not say what outcome it ends with. [s1] stream-boundary-missing\n"
              "  info    Nothing leads from “Help” back to where improvements or plans are made. [n3] "
              "missing-feedback\n"
              "0 errors, 0 warnings, 2 hints, 0 accepted\n",
              "");
  run (f, "check --fail-on error -r missing-feedback=error a.vstream");
  g_assert_cmpint (f->code, ==, 1);
}

static void
test_config (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", warning_map);
  put (f, "rules.conf", "[missing-feedback]\nseverity=off\n");
  put (f, "bad.conf", "# no such thing\n[missing-feedback]\nseverity=loud\n");
  run (f, "check --config rules.conf a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "0 errors, 0 warnings, 1 hint"));
  /* What is said on the command line goes before the file. */
  run (f, "check --config rules.conf --rule missing-feedback=error a.vstream");
  g_assert_cmpint (f->code, ==, 1);
  assert_refused (f, "check --config bad.conf a.vstream", 2,
                  "bad.conf:3:1: there is no severity “loud”; use off, info, warning or error\n");
  run (f, "check --config none.conf a.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_true (g_str_has_prefix (f->err, "none.conf: "));
  g_assert_true (strchr (f->err, '\n') == f->err + strlen (f->err) - 1);
}

static void
test_usage (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *line, *err;
  } cases[] = {
    { "check", "streamwright-cli: check needs a file\n" },
    { "check --rule no-such-rule=off a.vstream", "streamwright-cli: there is no rule “no-such-rule”\n" },
    { "check --rule flow-cycle=loud a.vstream",
      "streamwright-cli: there is no severity “loud”; use off, info, warning or error\n" },
    { "check --rule flow-cycle a.vstream", "streamwright-cli: “flow-cycle” does not have the form RULE=SEVERITY\n" },
    { "check --fail-on fatal a.vstream",
      "streamwright-cli: there is no severity “fatal”; use info, warning or error\n" },
    { "check --fail-on off a.vstream", "streamwright-cli: there is no severity “off”; use info, warning or error\n" },
    { "check --fail-on '' a.vstream", "streamwright-cli: there is no severity “”; use info, warning or error\n" },
    { "check --format yaml a.vstream", "streamwright-cli: the format must be text, json or sarif\n" },
    { "check --as-of tomorrow a.vstream", "streamwright-cli: “tomorrow” is not a date; write it as 2026-11-01\n" },
    { "check --as-of 2026-02-30 a.vstream", "streamwright-cli: “2026-02-30” is not a date; write it as 2026-11-01\n" },
    { "check --no-such-option a.vstream", "streamwright-cli: Unknown option --no-such-option\n" },
  };

  put (f, "a.vstream", clean_map);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (f, cases[i].line, 2, cases[i].err);
  assert_run (f, "check --as-of 2026-02-28 a.vstream", 0, NOTHING, "");
}

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  put (f, "good.vstream", error_map);
  put (f, "newer.vstream", "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"2\"/>");
  put (f, "cut.vstream", "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n<stream");
  put (f, "empty.vstream", "");
  /* The other files are still checked, and the worst code is the result. */
  run (f, "check none.vstream good.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_cmpstr (f->out, ==, "good.vstream\n" ERROR_TEXT "1 error, 0 warnings, 0 hints, 0 accepted\n");
  g_assert_true (g_str_has_prefix (f->err, "none.vstream"));
  g_assert_true (strchr (f->err, '\n') == f->err + strlen (f->err) - 1);
  run (f, "check good.vstream newer.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "newer.vstream:1:"));
  g_assert_nonnull (strstr (f->err, "needs a newer Streamwright (version 2; this one reads 1)"));
  run (f, "check cut.vstream empty.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "cut.vstream:2:"));
  g_assert_nonnull (strstr (f->err, "\nempty.vstream:1:1: "));
  run (f, "check .");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_cmpstr (f->out, ==, NOTHING);
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *path = NULL, *rule = NULL, *severity = NULL, *stream = NULL, *element = NULL, *message = NULL;
  g_autofree char *why = NULL, *fix = NULL, *title = NULL;

  put (f, "a.vstream", warning_map);
  put (f, "b.vstream", clean_map);
  run (f, "check --format json a.vstream b.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_cmpstr (f->err, ==, "");
  root = json_of (f);
  path = json_text_at (root, "$.files[0].path");
  rule = json_text_at (root, "$.files[0].findings[0].rule");
  severity = json_text_at (root, "$.files[0].findings[0].severity");
  stream = json_text_at (root, "$.files[0].findings[0].stream");
  element = json_text_at (root, "$.files[0].findings[0].elements[0]");
  message = json_text_at (root, "$.files[0].findings[0].message");
  why = json_text_at (root, "$.files[0].findings[0].why");
  fix = json_text_at (root, "$.files[0].findings[0].fixes[0].id");
  title = json_text_at (root, "$.files[0].findings[0].fixes[0].title");
  g_assert_cmpstr (path, ==, "a.vstream");
  g_assert_cmpstr (rule, ==, "missing-feedback");
  g_assert_cmpstr (severity, ==, "warning");
  g_assert_cmpstr (stream, ==, "s1");
  g_assert_cmpstr (element, ==, "n3");
  g_assert_cmpstr (message, ==, "Nothing leads from “Help” back to where improvements or plans are made.");
  g_assert_cmpstr (why, ==, "Without a way back, the same troubles are delivered again and again.");
  g_assert_cmpstr (fix, ==, "add-feedback");
  g_assert_cmpstr (title, ==, "Add the feedback");
  g_assert_nonnull (strstr (f->out, "\"safe\" : true"));
  g_assert_cmpuint (json_count_at (root, "$.files[0].findings[0].elements[*]"), ==, 1);
  g_assert_cmpuint (json_count_at (root, "$.files[0].findings[*]"), ==, 2);
  g_assert_cmpuint (json_count_at (root, "$.files[1].findings[*]"), ==, 0);
  g_assert_cmpuint (json_count_at (root, "$.files[*]"), ==, 2);
  g_assert_cmpfloat (json_number_at (root, "$.summary.error"), ==, 0);
  g_assert_cmpfloat (json_number_at (root, "$.summary.warning"), ==, 1);
  g_assert_cmpfloat (json_number_at (root, "$.summary.info"), ==, 1);
  g_assert_cmpfloat (json_number_at (root, "$.summary.accepted"), ==, 0);
}

static void
test_json_accepted (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *reason = NULL;

  put (f, "a.vstream",
       MAP_OF ("<stream id=\"s1\" name=\"&quot;\\\" trigger=\"T\" outcome=\"O\"><step id=\"n1\" "
               "activity=\"engage\"><role>R</role></step>"
               "<accept rule=\"skipped-activity\" target=\"s1\" reason=\"&quot;So&quot; \\ ☃\"/></stream>"));
  run (f, "check --format json a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  root = json_of (f);
  reason = json_text_at (root, "$.files[0].findings[0].accepted");
  g_assert_cmpstr (reason, ==, "\"So\" \\ ☃");
  g_assert_cmpfloat (json_number_at (root, "$.summary.accepted"), ==, 1);
  g_assert_cmpfloat (json_number_at (root, "$.summary.warning"), ==, 0);
  /* In text, what was accepted is only counted. */
  assert_run (f, "check a.vstream", 0, "0 errors, 0 warnings, 0 hints, 1 accepted\n", "");
}

/* Even if a file cannot be read, what is printed is JSON. */
static void
test_json_unreadable (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  run (f, "check --format json none.vstream");
  g_assert_cmpint (f->code, ==, 2);
  root = json_of (f);
  g_assert_cmpuint (json_count_at (root, "$.files[*]"), ==, 0);
}

static void
test_stdin (Fixture *f, gconstpointer data)
{
  run_with (f, error_map, "check -");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_cmpstr (f->out, ==, "-\n" ERROR_TEXT "1 error, 0 warnings, 0 hints, 0 accepted\n");
  run_with (f, "<map", "check -");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "-:1:"));
  run_with (f, "", "check -");
  g_assert_cmpint (f->code, ==, 2);
}

static void
test_file_named_like_an_option (Fixture *f, gconstpointer data)
{
  put (f, "--fix", warning_map);
  assert_run (f, "check --fail-on error -- --fix", 0,
              "--fix\n" WARNING_TEXT "0 errors, 1 warning, 1 hint, 0 accepted\n", "");
}

/* --- --fix ------------------------------------------------------------------------------------------------- */

static void
test_fix (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  guint64 inode;

  put (f, "a.vstream", warning_map);
  assert_run (f, "check --fix a.vstream", 0,
              "a.vstream\n"
              "  info    “Help” does not say what outcome it ends with. [s1] stream-boundary-missing\n"
              "0 errors, 0 warnings, 1 hint, 0 accepted\n",
              "");
  first = get (f, "a.vstream");
  g_assert_nonnull (strstr (first, "    <feedback id=\"b1\" from=\"n3\" to=\"n4\"/>\n"));
  inode = inode_of (f, "a.vstream");
  run (f, "check --fix a.vstream");
  second = get (f, "a.vstream");
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (inode_of (f, "a.vstream"), ==, inode);
}

/* What only a person can decide stays, and so does the file. */
static void
test_fix_nothing (Fixture *f, gconstpointer data)
{
  guint64 inode;
  g_autofree char *text = NULL;
  static const char map[] =
      MAP_OF ("<stream id=\"s1\"  name=\"S\"><step id=\"n1\" activity=\"engage\"><role>R</role></step></stream>");

  put (f, "a.vstream", map);
  inode = inode_of (f, "a.vstream");
  run (f, "check --fix a.vstream");
  g_assert_cmpint (f->code, ==, 1);
  text = get (f, "a.vstream");
  g_assert_cmpstr (text, ==, map);
  g_assert_cmpuint (inode_of (f, "a.vstream"), ==, inode);
}

/* Everything that can be mended at once is: a loop, a lost end, shares, a stale declaration, an acceptance. */
static void
test_fix_many (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  put (f, "a.vstream",
       MAP_OF ("<stream id=\"s1\" name=\"S\" trigger=\"T\" outcome=\"O\"><declare activity=\"plan\" as=\"light\"/>"
               "<declare activity=\"improve\" as=\"light\"/><declare activity=\"engage\" as=\"light\"/>"
               "<declare activity=\"design-transition\" as=\"light\"/><declare activity=\"obtain-build\" as=\"light\"/>"
               "<declare activity=\"deliver-support\" as=\"light\"/>"
               "<step id=\"n1\" activity=\"engage\" name=\"A\" team=\"t9\"><role>R</role></step>"
               "<step id=\"n2\" activity=\"engage\" name=\"B\"><role>R</role></step><step id=\"n3\" "
               "activity=\"engage\" name=\"C\"><role>R</role></step>"
               "<flow id=\"f1\" from=\"n1\" to=\"n2\" share=\"30%\"/><flow id=\"f2\" from=\"n1\" to=\"n3\"/>"
               "<flow id=\"f3\" from=\"n3\" to=\"n1\"/><flow id=\"f4\" from=\"n3\" to=\"n7\"/>"
               "<accept rule=\"flow-cycle\" target=\"n1\" reason=\"R\"/></stream>"));
  assert_run (f, "check --fix a.vstream", 0, NOTHING, "");
  text = get (f, "a.vstream");
  g_assert_cmpstr (text, ==,
                   HEAD ">\n"
                        "  <stream id=\"s1\" name=\"S\" trigger=\"T\" outcome=\"O\">\n"
                        "    <declare activity=\"plan\" as=\"light\"/>\n"
                        "    <declare activity=\"improve\" as=\"light\"/>\n"
                        "    <declare activity=\"design-transition\" as=\"light\"/>\n"
                        "    <declare activity=\"obtain-build\" as=\"light\"/>\n"
                        "    <declare activity=\"deliver-support\" as=\"light\"/>\n"
                        "    <step id=\"n1\" activity=\"engage\" name=\"A\">\n"
                        "      <role>R</role>\n"
                        "    </step>\n"
                        "    <step id=\"n2\" activity=\"engage\" name=\"B\">\n"
                        "      <role>R</role>\n"
                        "    </step>\n"
                        "    <step id=\"n3\" activity=\"engage\" name=\"C\">\n"
                        "      <role>R</role>\n"
                        "    </step>\n"
                        "    <flow id=\"f1\" from=\"n1\" to=\"n2\" share=\"30%\"/>\n"
                        "    <flow id=\"f2\" from=\"n1\" to=\"n3\" share=\"70%\"/>\n"
                        "    <feedback id=\"f3\" from=\"n3\" to=\"n1\"/>\n"
                        "  </stream>\n"
                        "</map>\n");
}

/* However many they are. */
static void
test_fix_all (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (
      "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\"><stream id=\"s1\" name=\"S\" trigger=\"T\" "
      "outcome=\"O\" expects=\"engage\"><step id=\"n1\" activity=\"engage\"><role>R</role></step>");
  g_autofree char *left = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "<flow id=\"f%u\" from=\"n1\" to=\"x%u\"/>", i, i);
  g_string_append (text, "</stream></map>");
  put (f, "a.vstream", text->str);
  run (f, "check --fix a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  left = get (f, "a.vstream");
  g_assert_null (strstr (left, "<flow"));
}

/* What was accepted, or switched off, is not mended either. */
static void
test_fix_leaves_accepted (Fixture *f, gconstpointer data)
{
  guint64 inode;

  put (f, "a.vstream",
       MAP_OF ("<stream id=\"s1\" name=\"S\" trigger=\"T\" outcome=\"O\" expects=\"engage\"><step id=\"n1\" "
               "activity=\"engage\"><role>R</role></step><flow id=\"f1\" from=\"n1\" to=\"n9\"/>"
               "<accept rule=\"dangling-reference\" target=\"f1\" reason=\"R\"/></stream>"));
  inode = inode_of (f, "a.vstream");
  run (f, "check --fix a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpuint (inode_of (f, "a.vstream"), ==, inode);
  put (f, "b.vstream", error_map);
  inode = inode_of (f, "b.vstream");
  run (f, "check --fix --rule dangling-reference=off b.vstream");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpuint (inode_of (f, "b.vstream"), ==, inode);
}

/* There is nowhere to save what came in by a pipe: it is only checked. */
static void
test_fix_stdin (Fixture *f, gconstpointer data)
{
  run_with (f, warning_map, "check --fix -");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_nonnull (strstr (f->out, "missing-feedback"));
}

static void
test_fix_cannot_be_saved (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  put (f, "a.vstream", warning_map);
  f->full = TRUE;
  run (f, "check --fix a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_nonnull (strstr (f->err, "a.vstream"));
  g_assert_true (strchr (f->err, '\n') == f->err + strlen (f->err) - 1);
  text = get (f, "a.vstream");
  g_assert_cmpstr (text, ==, warning_map);
}

/* --- what must never be 0 ---------------------------------------------------------------------------------- */

static void
test_output_full (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", clean_map);
  run_to (f, "/dev/full", "check a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_true (g_str_has_prefix (f->err, "streamwright-cli: standard output cannot be written: "));
}

/* A rule that crashes takes the program with it: no report that looks whole, no code that says all is well, and no file
 * that is half mended. */
static void
test_crash (Fixture *f, gconstpointer data)
{
  static const char *const hows[] = { "segv", "abort" };

  g_free (f->cli);
  f->cli = g_strdup (g_getenv ("SW_CLI_CRASHING"));
  put (f, "a.vstream", clean_map);
  put (f, "b.vstream", warning_map);
  for (guint i = 0; i < G_N_ELEMENTS (hows); i++)
    {
      g_autofree char *text = NULL;

      f->crash = hows[i];
      run (f, "check a.vstream");
      g_assert_cmpint (f->code, >=, 128);
      g_assert_cmpstr (f->out, ==, "");
      run (f, "check --format json --fail-on error a.vstream");
      g_assert_cmpint (f->code, >=, 128);
      g_assert_cmpstr (f->out, ==, "");
      run (f, "check --fix b.vstream");
      g_assert_cmpint (f->code, >=, 128);
      text = get (f, "b.vstream");
      g_assert_cmpstr (text, ==, warning_map);
    }
}

static void
test_templates (Fixture *f, gconstpointer data)
{
  static const char *const quiet[] = { "deploy-release", "incident", "new-feature-request", "onboard-employee",
                                       "organisation" };

  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++)
    {
      put_template (f, quiet[i], "a.vstream");
      assert_run (f, "check --fail-on info a.vstream", 0, NOTHING, "");
    }
  put_template (f, "simple-request", "a.vstream");
  assert_run (f, "check a.vstream", 0,
              "a.vstream\n"
              "  info    “Simple request” has no step for: Plan, Improve, Design & transition, Obtain/build. [s1] "
              "skipped-activity\n"
              "0 errors, 0 warnings, 1 hint, 0 accepted\n",
              "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/check/clean", test_clean);
  test ("/cli/check/findings", test_findings);
  test ("/cli/check/fail-on", test_fail_on);
  test ("/cli/check/rule", test_rule);
  test ("/cli/check/config", test_config);
  test ("/cli/check/usage", test_usage);
  test ("/cli/check/unreadable", test_unreadable);
  test ("/cli/check/json", test_json);
  test ("/cli/check/json-accepted", test_json_accepted);
  test ("/cli/check/json-unreadable", test_json_unreadable);
  test ("/cli/check/stdin", test_stdin);
  test ("/cli/check/file-named-like-an-option", test_file_named_like_an_option);
  test ("/cli/check/fix", test_fix);
  test ("/cli/check/fix-nothing", test_fix_nothing);
  test ("/cli/check/fix-many", test_fix_many);
  test ("/cli/check/fix-all", test_fix_all);
  test ("/cli/check/fix-leaves-accepted", test_fix_leaves_accepted);
  test ("/cli/check/fix-stdin", test_fix_stdin);
  test ("/cli/check/fix-cannot-be-saved", test_fix_cannot_be_saved);
  test ("/cli/check/output-full", test_output_full);
  test ("/cli/check/crash", test_crash);
  test ("/cli/check/templates", test_templates);
  return g_test_run ();
}

/* streamwright-cli check with a baseline: what is known is left alone, what is new is not, and what is gone is told. */
#include "run.h"

#include <glib/gstdio.h>
#include <string.h>

#define WARNING_BASELINE                                                                                               \
  "{\"version\": 1, \"findings\": [\n"                                                                                 \
  "  {\"map\": \"a.vstream\", \"rule\": \"missing-feedback\", \"elements\": [\"n3\"]},\n"                              \
  "  {\"map\": \"a.vstream\", \"rule\": \"stream-boundary-missing\", \"elements\": [\"s1\"]}\n"                        \
  "]}\n"
#define ALL_KNOWN "0 errors, 0 warnings, 0 hints, 0 accepted, 2 in the baseline\n"

static void
test_write (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL, *empty = NULL;

  put (f, "a.vstream", warning_map);
  put (f, "clean.vstream", clean_map);
  assert_run (f, "check --write-baseline base.json a.vstream", 0, ALL_KNOWN, "");
  text = get (f, "base.json");
  g_assert_cmpstr (text, ==, WARNING_BASELINE);
  assert_run (f, "check --write-baseline base.json --force clean.vstream", 0,
              "0 errors, 0 warnings, 0 hints, 0 accepted, 0 in the baseline\n", "");
  empty = get (f, "base.json");
  g_assert_cmpstr (empty, ==, "{\"version\": 1, \"findings\": []}\n");
}

static void
test_use (Fixture *f, gconstpointer data)
{
  put (f, "base.json", WARNING_BASELINE);
  put (f, "a.vstream", warning_map);
  put (f, "b.vstream", warning_map);
  assert_run (f, "check --baseline base.json a.vstream", 0, ALL_KNOWN, "");
  assert_run (f, "check -b base.json --fail-on info a.vstream", 0, ALL_KNOWN, "");
  /* The same ids in another map are other elements. */
  run (f, "check --baseline base.json a.vstream b.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_true (g_str_has_prefix (f->out, "b.vstream\n  warning "));
  g_assert_true (g_str_has_suffix (f->out, "0 errors, 1 warning, 1 hint, 0 accepted, 2 in the baseline\n"));
  g_assert_cmpstr (f->err, ==, "");
  /* A path that is written otherwise leads to the same file. */
  assert_run (f, "check --baseline ./base.json ./a.vstream", 0, ALL_KNOWN, "");
}

/* The folder may move, and the command may run from elsewhere. */
static void
test_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "maps", NULL), *text = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  put (f, "maps/a.vstream", warning_map);
  put (f, "a.vstream", warning_map);
  assert_run (f, "check --write-baseline maps/base.json maps/a.vstream", 0, ALL_KNOWN, "");
  text = get (f, "maps/base.json");
  g_assert_cmpstr (text, ==, WARNING_BASELINE);
  run (f, "check --baseline maps/base.json a.vstream");
  g_assert_cmpint (f->code, ==, 1);
}

static void
test_stale (Fixture *f, gconstpointer data)
{
  put (f, "base.json", WARNING_BASELINE);
  put (f, "a.vstream", clean_map);
  put (f, "b.vstream", clean_map);
  assert_run (f, "check --baseline base.json a.vstream", 0,
              "0 errors, 0 warnings, 0 hints, 0 accepted, 0 in the baseline\n",
              "base.json: 2 entries match nothing any more\n");
  /* Nothing is known about a file that was not looked at. */
  assert_run (f, "check --baseline base.json b.vstream", 0,
              "0 errors, 0 warnings, 0 hints, 0 accepted, 0 in the baseline\n", "");
  /* What is written anew is not stale. */
  assert_run (f, "check --baseline base.json --write-baseline base.json --force a.vstream", 0,
              "0 errors, 0 warnings, 0 hints, 0 accepted, 0 in the baseline\n", "");
}

/* An entry stands for one finding: another one of the same rule on the same element is new. */
static void
test_counts (Fixture *f, gconstpointer data)
{
#define LOST(more)                                                                                                     \
  MAP_OF ("<stream id=\"s1\" name=\"S\" trigger=\"T\" outcome=\"O\"><step id=\"n1\" activity=\"engage\" "              \
          "team=\"t9\" " more "/></stream>")

  put (f, "a.vstream", LOST (""));
  run (f, "check --rule skipped-activity=off --write-baseline base.json a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  put (f, "a.vstream", LOST ("origin=\"n9\""));
  run (f, "check --rule skipped-activity=off --baseline base.json a.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_true (g_str_has_suffix (f->out, "1 error, 0 warnings, 0 hints, 0 accepted, 1 in the baseline\n"));
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  put (f, "base.json", WARNING_BASELINE);
  put (f, "a.vstream", warning_map);
  run (f, "check --baseline base.json --format json a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  root = json_of (f);
  g_assert_cmpfloat (json_number_at (root, "$.summary.baseline"), ==, 2);
  g_assert_cmpfloat (json_number_at (root, "$.summary.warning"), ==, 0);
  g_assert_cmpuint (json_count_at (root, "$.files[0].findings[*].baseline"), ==, 2);
  g_assert_null (strstr (f->out, "\"baseline\" : false"));
}

static void
test_accepted (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  put (f, "a.vstream",
       MAP_OF ("<stream id=\"s1\" name=\"S\" trigger=\"T\" outcome=\"O\"><step id=\"n1\" "
               "activity=\"engage\"><role>R</role></step>"
               "<accept rule=\"skipped-activity\" target=\"s1\" reason=\"R\"/></stream>"));
  assert_run (f, "check --write-baseline base.json a.vstream", 0,
              "0 errors, 0 warnings, 0 hints, 1 accepted, 0 in the baseline\n", "");
  text = get (f, "base.json");
  g_assert_cmpstr (text, ==, "{\"version\": 1, \"findings\": []}\n");
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  put (f, "a.vstream", warning_map);
  put (f, "base.json", "old");
  put (f, "cut.json", "{\"version\": 1,\n \"findings\": [");
  put (f, "newer.json", "{\"version\": 2, \"findings\": []}");
  put (f, "other.json", "{\"version\": 1, \"findings\": [{\"map\": \"a.vstream\"}]}");
  put (f, "list.json", "[]");
  assert_refused (f, "check --baseline none.json a.vstream", 2, "none.json: there is no such file\n");
  assert_refused (f, "check --baseline newer.json a.vstream", 2,
                  "newer.json:1:1: this is no baseline that check has written\n");
  assert_refused (f, "check --baseline other.json a.vstream", 2,
                  "other.json:1:1: this is no baseline that check has written\n");
  assert_refused (f, "check --baseline list.json a.vstream", 2,
                  "list.json:1:1: this is no baseline that check has written\n");
  run (f, "check --baseline cut.json a.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "cut.json:2:"));
  g_assert_true (g_str_has_suffix (f->err, ": this is not JSON\n"));
  /* Nothing is overwritten unasked. */
  run (f, "check --write-baseline base.json a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_cmpstr (f->err, ==, "base.json: exists already; use --force to replace it\n");
  g_assert_nonnull (strstr (f->out, "missing-feedback"));
  text = get (f, "base.json");
  g_assert_cmpstr (text, ==, "old");
  /* What stands in it for a file that cannot be read would get lost. */
  run (f, "check --write-baseline new.json a.vstream none.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_nonnull (strstr (f->err, "new.json: not written, since not all files could be checked\n"));
  g_assert_false (is_there (f, "new.json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/baseline/write", test_write);
  test ("/cli/baseline/use", test_use);
  test ("/cli/baseline/folder", test_folder);
  test ("/cli/baseline/stale", test_stale);
  test ("/cli/baseline/counts", test_counts);
  test ("/cli/baseline/json", test_json);
  test ("/cli/baseline/accepted", test_accepted);
  test ("/cli/baseline/refused", test_refused);
  return g_test_run ();
}

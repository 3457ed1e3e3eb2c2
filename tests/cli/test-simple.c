/* streamwright-cli itself, and its small commands: new, templates, rules, explain, format, tidy. */
#include "run.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

#define CANONICAL                                                                                                      \
  HEAD " title=\"T\">\n"                                                                                               \
       "  <stream id=\"s1\" name=\"S\">\n"                                                                             \
       "    <step id=\"n1\" activity=\"engage\" x=\"10\" y=\"20\" process=\"1.5h\"/>\n"                                \
       "  </stream>\n"                                                                                                 \
       "</map>\n"
#define LOOSE                                                                                                          \
  "<map version='1' title='T' xmlns='https://streamwright.github.io/ns/map' profile='itil4'>"                          \
  "<stream id='s1' name='S' status='draft'><step process='1.50h' y='20' x='10' activity='engage' id='n1'></step>"      \
  "</stream></map>"

static guint
lines_of (const char *text)
{
  guint count = 0;

  for (; *text != '\0'; text++)
    count += *text == '\n';
  return count;
}

/* --- the program ------------------------------------------------------------------------------------------- */

static void
test_program (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "check",   "compare", "explain", "export",    "format",
                                       "metrics", "new",     "rules",   "templates", "tidy" };

  assert_refused (f, "", 2, "streamwright-cli: a command is missing; see streamwright-cli --help\n");
  assert_refused (f, "draw", 2, "streamwright-cli: there is no command “draw”; see streamwright-cli --help\n");
  assert_refused (f, "''", 2, "streamwright-cli: there is no command “”; see streamwright-cli --help\n");
  assert_run (f, "--version", 0, "streamwright-cli 0.1.0\n", "");
  run (f, "--help");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "Usage: streamwright-cli COMMAND [OPTION…] [FILE…]\n"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *row = g_strdup_printf ("\n  %-10s ", names[i]);
      g_autofree char *line = g_strconcat (names[i], " --help", NULL);
      g_autofree char *usage = NULL;

      run (f, "--help");
      g_assert_nonnull (strstr (f->out, row));
      run (f, line);
      usage = g_strconcat ("streamwright-cli ", names[i], NULL);
      g_assert_cmpint (f->code, ==, 0);
      g_assert_cmpstr (f->err, ==, "");
      g_assert_nonnull (strstr (f->out, usage));
    }
}

static void
test_output_full (Fixture *f, gconstpointer data)
{
  static const char *const lines[] = { "--help",
                                       "--version",
                                       "rules",
                                       "templates",
                                       "explain flow-cycle",
                                       "format a.vstream",
                                       "metrics a.vstream",
                                       "export --format svg -o - a.vstream",
                                       "new --template incident -o -" };

  put (f, "a.vstream", CANONICAL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      run_to (f, "/dev/full", lines[i]);
      g_assert_cmpint (f->code, ==, 3);
      g_assert_cmpstr (f->err, ==, "streamwright-cli: standard output cannot be written: No space left on device\n");
    }
}

/* --- rules and explain ------------------------------------------------------------------------------------- */

static void
test_rules (Fixture *f, gconstpointer data)
{
  run (f, "rules");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpstr (f->err, ==, "");
  g_assert_cmpuint (lines_of (f->out), ==, 57);
  g_assert_nonnull (strstr (f->out, "activity-untyped            error    Every step belongs to an activity of the "
                                    "value chain\n"));
  g_assert_nonnull (strstr (f->out, "\nmissing-feedback            warning  What delivery learns reaches improvement "
                                    "or planning\n"));
  g_assert_nonnull (strstr (f->out, "\nstream-boundary-missing     info     "));
  assert_refused (f, "rules a.vstream", 2, "streamwright-cli: rules takes no file\n");
}

/* The examples that it prints are maps that can be saved and checked: only the wrong one has the finding. */
static void
test_explain (Fixture *f, gconstpointer data)
{
  const char *right, *wrong;
  g_autofree char *first = NULL;

  run (f, "explain missing-feedback");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "missing-feedback (warning)\n"
                                           "What delivery learns reaches improvement or planning\n\n"
                                           "Without a way back, the same troubles are delivered again and again.\n\n"));
  right = strstr (f->out, "\nRight:\n\n<map");
  wrong = strstr (f->out, "\nWrong:\n\n<map");
  g_assert_nonnull (right);
  g_assert_nonnull (wrong);
  first = g_strndup (right + strlen ("\nRight:\n\n"), (gsize)(wrong - right) - strlen ("\nRight:\n\n"));
  put (f, "right.vstream", first);
  put (f, "wrong.vstream", wrong + strlen ("\nWrong:\n\n"));
  run (f, "check right.vstream");
  g_assert_cmpint (f->code, ==, 0);
  run (f, "check wrong.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_nonnull (strstr (f->out, "[n2] missing-feedback\n"));
  assert_refused (f, "explain", 2, "streamwright-cli: explain needs one rule; see streamwright-cli rules\n");
  assert_refused (f, "explain flow-cycle missing-feedback", 2,
                  "streamwright-cli: explain needs one rule; see streamwright-cli rules\n");
  assert_refused (f, "explain flow", 2, "streamwright-cli: there is no rule “flow”; see streamwright-cli rules\n");
}

/* --- templates and new ------------------------------------------------------------------------------------- */

static void
test_templates (Fixture *f, gconstpointer data)
{
  run (f, "templates");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpuint (lines_of (f->out), ==, 6);
  g_assert_nonnull (strstr (f->out, "new-feature-request    New feature request: From a customer's wish to a feature "
                                    "in use, and back: "));
  g_assert_nonnull (strstr (f->out, "\nsimple-request         Simple request: "));
  assert_refused (f, "templates x", 2, "streamwright-cli: templates takes no file\n");
}

static void
test_new (Fixture *f, gconstpointer data)
{
  static const char *const ids[] = { "deploy-release",   "incident",     "new-feature-request",
                                     "onboard-employee", "organisation", "simple-request" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *line = g_strdup_printf ("new --template %s -o %s.vstream", ids[i], ids[i]);
      g_autofree char *print = g_strdup_printf ("new -t %s -o -", ids[i]);
      g_autofree char *name = g_strconcat (ids[i], ".vstream", NULL);
      g_autofree char *made = NULL;
      g_autofree char *shipped = NULL;

      assert_run (f, line, 0, "", "");
      made = get (f, name);
      put_template (f, ids[i], "shipped");
      shipped = get (f, "shipped");
      g_assert_cmpstr (made, ==, shipped);
      assert_run (f, print, 0, shipped, "");
    }
}

static void
test_new_refused (Fixture *f, gconstpointer data)
{
  static const char usage[] = "streamwright-cli: new needs --template ID and -o FILE\n";

  assert_refused (f, "new", 2, usage);
  assert_refused (f, "new --template incident", 2, usage);
  assert_refused (f, "new -o a.vstream", 2, usage);
  assert_refused (f, "new --template incident -o a.vstream b.vstream", 2, usage);
  run (f, "new --template nothing -o a.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_nonnull (strstr (f->err, "“nothing”"));
  run (f, "new --template ../profiles/itil4 -o a.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_false (is_there (f, "a.vstream"));
}

/* Nothing is overwritten without --force: no file, and nothing behind a link. */
static void
test_new_overwrites_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *link = g_build_filename (f->folder, "link.vstream", NULL);
  g_autofree char *text = NULL;
  g_autofree char *forced = NULL;

  put (f, "a.vstream", "mine");
  assert_refused (f, "new --template incident -o a.vstream", 3,
                  "a.vstream: exists already; use --force to replace it\n");
  text = get (f, "a.vstream");
  g_assert_cmpstr (text, ==, "mine");
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  assert_refused (f, "new --template incident -o link.vstream", 3,
                  "link.vstream: exists already; use --force to replace it\n");
  g_assert_false (is_there (f, "nowhere"));
  assert_run (f, "new --template incident -o a.vstream --force", 0, "", "");
  forced = get (f, "a.vstream");
  g_assert_true (g_str_has_prefix (forced, HEAD " title=\"Incident\">\n"));
}

static void
test_new_unwritable (Fixture *f, gconstpointer data)
{
  run (f, "new --template incident -o none/a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_nonnull (strstr (f->err, "a.vstream"));
  g_assert_cmpuint (lines_of (f->err), ==, 1);
  f->full = TRUE;
  run (f, "new --template incident -o a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_cmpuint (lines_of (f->err), ==, 1);
  g_assert_false (is_there (f, "a.vstream"));
}

/* --- format ------------------------------------------------------------------------------------------------ */

static void
test_format (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL;

  put (f, "a.vstream", LOOSE);
  put (f, "b.vstream", CANONICAL);
  assert_run (f, "format a.vstream", 0, CANONICAL, "");
  assert_run (f, "format b.vstream", 0, CANONICAL, "");
  kept = get (f, "a.vstream");
  g_assert_cmpstr (kept, ==, LOOSE);
  run_with (f, LOOSE, "format -");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpstr (f->out, ==, CANONICAL);
}

static void
test_format_check (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL;

  put (f, "a.vstream", LOOSE);
  put (f, "b.vstream", CANONICAL);
  assert_run (f, "format --check b.vstream", 0, "", "");
  assert_run (f, "format --check a.vstream", 1, "", "a.vstream: is not in canonical form\n");
  assert_run (f, "format --check b.vstream a.vstream b.vstream", 1, "", "a.vstream: is not in canonical form\n");
  run_with (f, LOOSE, "format --check -");
  g_assert_cmpint (f->code, ==, 1);
  run_with (f, CANONICAL, "format -c -");
  g_assert_cmpint (f->code, ==, 0);
  kept = get (f, "a.vstream");
  g_assert_cmpstr (kept, ==, LOOSE);
}

static void
test_format_write (Fixture *f, gconstpointer data)
{
  g_autofree char *written = NULL;
  guint64 inode;

  put (f, "a.vstream", LOOSE);
  put (f, "b.vstream", CANONICAL);
  inode = inode_of (f, "b.vstream");
  assert_run (f, "format --write a.vstream b.vstream", 0, "", "");
  written = get (f, "a.vstream");
  g_assert_cmpstr (written, ==, CANONICAL);
  g_assert_cmpuint (inode_of (f, "b.vstream"), ==, inode);
  assert_run (f, "format --check a.vstream b.vstream", 0, "", "");
}

static void
test_format_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL, *written = NULL;

  assert_refused (f, "format", 2, "streamwright-cli: format needs a file\n");
  assert_refused (f, "format --write --check a.vstream", 2,
                  "streamwright-cli: --write and --check exclude each other\n");
  put (f, "bad.vstream",
       "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n<team id=\"t1\">\n</map>");
  put (f, "a.vstream", LOOSE);
  /* A file that cannot be read is left as it is, and the others are still done. */
  run (f, "format --write bad.vstream a.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "bad.vstream:3:"));
  g_assert_cmpuint (lines_of (f->err), ==, 1);
  kept = get (f, "bad.vstream");
  g_assert_true (g_str_has_suffix (kept, "<team id=\"t1\">\n</map>"));
  written = get (f, "a.vstream");
  g_assert_cmpstr (written, ==, CANONICAL);
  run (f, "format none.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
}

static void
test_format_unwritable (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL;

  put (f, "a.vstream", LOOSE);
  f->full = TRUE;
  run (f, "format --write a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_cmpuint (lines_of (f->err), ==, 1);
  kept = get (f, "a.vstream");
  g_assert_cmpstr (kept, ==, LOOSE);
}

/* What the reader refuses, each in one sentence with its place. */
static void
test_broken_files (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "", "a.vstream:1:1: " },
    { "no map", "a.vstream:1:1: " },
    { "<map/>", "a.vstream:1:" },
    { "<map xmlns=\"urn:other\" version=\"1\"/>", "a.vstream:1:" },
    { "<!DOCTYPE map>\n" MAP_OF (""), "a.vstream:1:1: " },
    { "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" MAP_OF (""), "a.vstream:1:" },
    { "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\">\n\n  <stream id=\"s1\" x=\"left\"/></map>",
      "a.vstream:3:" },
    { MAP_OF ("<stream id=\"s1\"><flow id=\"f1\" from=\"n1\"/></stream>"), "a.vstream:1:" },
    { MAP_OF ("&nbsp;"), "a.vstream:1:" },
  };
  static const char *const lines[] = { "check a.vstream", "format a.vstream", "metrics a.vstream",
                                       "export -o x.svg a.vstream" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
      {
        put (f, "a.vstream", cases[i].text);
        run (f, lines[k]);
        g_test_message ("%u: %s", i, lines[k]);
        g_assert_cmpint (f->code, ==, 2);
        g_assert_true (g_str_has_prefix (f->err, cases[i].place));
        g_assert_cmpuint (lines_of (f->err), ==, 1);
        g_assert_false (is_there (f, "x.svg"));
      }
}

/* --- tidy -------------------------------------------------------------------------------------------------- */

#define HEAP                                                                                                           \
  HEAD ">\n"                                                                                                           \
       "  <stream id=\"s1\" name=\"S\">\n"                                                                             \
       "    <step id=\"a\" activity=\"engage\" x=\"700\" y=\"300\"/>\n"                                                \
       "    <step id=\"b\" activity=\"plan\"/>\n"                                                                      \
       "    <flow id=\"f\" from=\"a\" to=\"b\"/>\n"                                                                    \
       "  </stream>\n"                                                                                                 \
       "</map>\n"
#define ROW                                                                                                            \
  HEAD ">\n"                                                                                                           \
       "  <stream id=\"s1\" name=\"S\">\n"                                                                             \
       "    <step id=\"a\" activity=\"engage\" x=\"24\" y=\"96\"/>\n"                                                  \
       "    <step id=\"b\" activity=\"plan\" x=\"296\" y=\"96\"/>\n"                                                   \
       "    <flow id=\"f\" from=\"a\" to=\"b\"/>\n"                                                                    \
       "  </stream>\n"                                                                                                 \
       "</map>\n"

/* A lane for each of the six activities, 160 high; engage is the third of them: 64 + 2 * 160 + 28. Names take 112. */
#define LANES                                                                                                          \
  HEAD ">\n"                                                                                                           \
       "  <stream id=\"s1\" name=\"S\" arrangement=\"lanes\">\n"                                                       \
       "    <step id=\"a\" activity=\"engage\" x=\"136\" y=\"412\"/>\n"                                                \
       "    <step id=\"b\" activity=\"plan\" x=\"408\" y=\"92\"/>\n"                                                   \
       "    <flow id=\"f\" from=\"a\" to=\"b\"/>\n"                                                                    \
       "  </stream>\n"                                                                                                 \
       "</map>\n"

static void
test_tidy_arrangement (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", HEAP);
  assert_run (f, "tidy a.vstream --arrangement=lanes -o b.vstream", 0, "", "");
  assert_run (f, "format b.vstream", 0, LANES, "");
  /* Without a word it stays in lanes, and is tidy already. */
  assert_run (f, "tidy b.vstream -o -", 0, LANES, "");
  assert_run (f, "tidy b.vstream -o - --arrangement free", 0, ROW, "");
  assert_refused (f, "tidy a.vstream -o c.vstream --arrangement rows", 2,
                  "streamwright-cli: --arrangement is free or lanes\n");
  g_assert_false (is_there (f, "c.vstream"));
}

/* What nobody sees is tidied too, and nobody sees it afterwards. */
static void
test_tidy_folded (Fixture *f, gconstpointer data)
{
  g_autofree char *heap = NULL, *row = NULL;
  g_auto (GStrv) parts = g_strsplit (HEAP, "name=\"S\"", 2), tidied = g_strsplit (ROW, "name=\"S\"", 2);

  heap = g_strjoinv ("name=\"S\" folded=\"yes\"", parts);
  row = g_strjoinv ("name=\"S\" folded=\"yes\"", tidied);
  put (f, "a.vstream", heap);
  assert_run (f, "tidy a.vstream -o -", 0, row, "");
}

static void
test_tidy (Fixture *f, gconstpointer data)
{
  g_autofree char *written = NULL;

  put (f, "a.vstream", HEAP);
  assert_run (f, "tidy a.vstream -o -", 0, ROW, "");
  assert_run (f, "tidy a.vstream -o b.vstream", 0, "", "");
  written = get (f, "b.vstream");
  g_assert_cmpstr (written, ==, ROW);
  /* What is tidy stays as it is. */
  assert_run (f, "tidy b.vstream -o -", 0, ROW, "");
  assert_refused (f, "tidy a.vstream -o b.vstream", 3, "b.vstream: exists already; use --force to replace it\n");
  assert_run (f, "tidy --force a.vstream -o b.vstream", 0, "", "");
  assert_refused (f, "tidy a.vstream", 2, "streamwright-cli: tidy needs one file and -o FILE\n");
  put (f, "bad.vstream", "<map");
  run (f, "tidy bad.vstream -o c.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_false (is_there (f, "c.vstream"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/simple/program", test_program);
  test ("/cli/simple/output-full", test_output_full);
  test ("/cli/simple/rules", test_rules);
  test ("/cli/simple/explain", test_explain);
  test ("/cli/simple/templates", test_templates);
  test ("/cli/simple/tidy", test_tidy);
  test ("/cli/simple/tidy-arrangement", test_tidy_arrangement);
  test ("/cli/simple/tidy-folded", test_tidy_folded);
  test ("/cli/simple/new", test_new);
  test ("/cli/simple/new-refused", test_new_refused);
  test ("/cli/simple/new-overwrites-nothing", test_new_overwrites_nothing);
  test ("/cli/simple/new-unwritable", test_new_unwritable);
  test ("/cli/simple/format", test_format);
  test ("/cli/simple/format-check", test_format_check);
  test ("/cli/simple/format-write", test_format_write);
  test ("/cli/simple/format-refused", test_format_refused);
  test ("/cli/simple/format-unwritable", test_format_unwritable);
  test ("/cli/simple/broken-files", test_broken_files);
  return g_test_run ();
}

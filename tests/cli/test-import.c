/* streamwright-cli import: event logs and pictures become maps; what cannot be read is said. */
#include "run.h"

#include <string.h>

#define LOG                                                                                                            \
  "case,activity,start,end,resource\n"                                                                                 \
  "1,Take in,2026-01-05 08:00,2026-01-05 09:00,Desk\n"                                                                 \
  "1,Build,2026-01-05 10:00,2026-01-05 12:00,Makers\n"                                                                 \
  "2,Take in,2026-01-05 18:00,2026-01-05 19:00,Desk\n"                                                                 \
  "2,Build,2026-01-05 20:00,2026-01-05 22:00,Makers\n"

static const char log_summary[] = "log.csv: 4 rows, 2 items\n"
                                  "Columns: case=case activity=activity start=start end=end resource=resource\n"
                                  "Activities (--activity NAME=ID sets another one):\n"
                                  "         2  engage             Take in\n"
                                  "         2  obtain-build       Build\n";

static const char log_map[] = HEAD
    " title=\"log\" day=\"24h\" week=\"7d\" month=\"30d\">\n"
    "  <description>Measured from log.csv: 4 rows, 2 items, 2026-01-05 to 2026-01-05. Middle times are means, so that "
    "they add up; the outer ones are the 10th and 90th percentile.</description>\n"
    "  <team id=\"t1\" name=\"Desk\"/>\n"
    "  <team id=\"t2\" name=\"Makers\"/>\n"
    "  <stream id=\"s1\" name=\"log\" demand=\"2.4/d\" x=\"0\" y=\"0\">\n"
    "    <step id=\"n1\" activity=\"engage\" name=\"Take in\" x=\"24\" y=\"96\" process=\"60min\" team=\"t1\" "
    "basis=\"measured\">\n"
    "      <field name=\"Measured\">Visits: 2, median process time 60\302\240min</field>\n"
    "    </step>\n"
    "    <step id=\"n2\" activity=\"obtain-build\" name=\"Build\" x=\"296\" y=\"96\" process=\"2h\" wait=\"60min\" "
    "team=\"t2\" basis=\"measured\">\n"
    "      <field name=\"Measured\">Visits: 2, median process time 2\302\240h, median wait 60\302\240min</field>\n"
    "    </step>\n"
    "    <flow id=\"f1\" from=\"n1\" to=\"n2\"/>\n"
    "  </stream>\n"
    "</map>\n";

static void
test_log (Fixture *f, gconstpointer data)
{
  g_autofree char *map = NULL;

  put (f, "log.csv", LOG);
  assert_run (f, "import log.csv -o a.vstream", 0, log_summary, "");
  map = get (f, "a.vstream");
  g_assert_cmpstr (map, ==, log_map);
  /* It is canonical, and its figures can be told. */
  assert_run (f, "format --check a.vstream", 0, "", "");
  run (f, "metrics a.vstream");
  g_assert_cmpint (f->code, ==, 0);
}

/* The map goes to standard output, and then what is told does not. */
static void
test_standard_streams (Fixture *f, gconstpointer data)
{
  run_with (f, LOG, "import - -o -");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "<map xmlns"));
  g_assert_nonnull (strstr (f->out, "title=\"Event log\""));
  g_assert_true (g_str_has_prefix (f->err, "-: 4 rows, 2 items\n"));
}

static void
test_options (Fixture *f, gconstpointer data)
{
  g_autofree char *map = NULL;

  put (f, "a.csv",
       "a=b;what;when;who\n"
       "1;Dream;03/04/2026 16:00;Ann\n"
       "1;Nap;03/04/2026 17:00;Ann\n"
       "1;Build;03/06/2026 10:00;Bob\n"
       "1;Done;03/06/2026 12:00;Bob\n");
  run (f,
       "import a.csv -o a.vstream --map a=b=case --map what=activity --map when=time --map who=resource "
       "--activity Dream=plan --activity Nap=wait --hours 9-17 --dates month-first --separator semicolon --no-teams");
  g_assert_cmpstr (f->err, ==, "");
  g_assert_cmpint (f->code, ==, 0);
  map = get (f, "a.vstream");
  /* March the 4th is a Wednesday: an hour of dreaming, then all of Thursday and an hour of Friday are waiting. */
  g_assert_nonnull (strstr (map, "activity=\"plan\" name=\"Dream\""));
  g_assert_nonnull (strstr (map, "process=\"60min\""));
  g_assert_nonnull (strstr (map, "wait=\"9h\""));
  g_assert_null (strstr (map, "Nap"));
  g_assert_null (strstr (map, "day=\""));
  g_assert_null (strstr (map, "<team"));
}

static void
test_left_out (Fixture *f, gconstpointer data)
{
  put (f, "a.csv", "id,status,time\n1,A,2026-01-05\n1,B,soon\n1,C,2026-01-06\n");
  run (f, "import a.csv -o a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "1 row left out, a time that cannot be read: line 3\n"));
  g_assert_cmpstr (f->err, ==, "");
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;

  put_template (f, "incident", "a.vstream");
  before = get (f, "a.vstream");
  for (guint i = 0; i < 2; i++)
    {
      static const char *const endings[] = { "svg", "png" };
      g_autofree char *picture = g_strdup_printf ("export a.vstream -o p.%s --embed", endings[i]);
      g_autofree char *line = g_strdup_printf ("import p.%s -o %s.vstream", endings[i], endings[i]);
      g_autofree char *name = g_strdup_printf ("%s.vstream", endings[i]);
      g_autofree char *after = NULL;

      run (f, picture);
      assert_run (f, line, 0, "", "");
      after = get (f, name);
      g_assert_cmpstr (after, ==, before);
    }
  run (f, "export a.vstream -o plain.svg");
  assert_refused (f, "import a.vstream -o x.vstream", 2, "streamwright-cli: a.vstream is a map already\n");
  assert_refused (f, "import plain.svg -o x.vstream", 2,
                  "plain.svg: the picture holds no map: none was exported with it\n");
  g_assert_false (is_there (f, "x.vstream"));
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *line, *err;
  } cases[] = {
    { "import", "streamwright-cli: import needs one file and -o OUT\n" },
    { "import log.csv", "streamwright-cli: import needs one file and -o OUT\n" },
    { "import log.csv log.csv -o x", "streamwright-cli: import needs one file and -o OUT\n" },
    { "import none.csv -o x", "none.csv: cannot be opened: No such file or directory\n" },
    { "import other.csv -o x", "other.csv:1:1: no column says which item a row belongs to; its columns are: a, b\n" },
    { "import open.csv -o x", "open.csv:2:3: the quote is never closed\n" },
    { "import empty.csv -o x", "empty.csv:1:1: the file is empty\n" },
    { "import never.csv -o x", "never.csv:1:1: no row could be read as a step of an item\n" },
    { "import log.csv -o x --map foo=case", "log.csv:1:1: there is no column “foo”\n" },
    { "import log.csv -o x --map foo", "streamwright-cli: --map takes COLUMN=FIELD; fields are case, activity, start, "
                                       "end, time, transition, resource\n" },
    { "import log.csv -o x --map start=colour", "streamwright-cli: --map takes COLUMN=FIELD; fields are case, "
                                                "activity, start, end, time, transition, resource\n" },
    { "import log.csv -o x --activity Build=cook",
      "streamwright-cli: --activity takes NAME=ID; ids are plan, improve, engage, design-transition, obtain-build, "
      "deliver-support, wait\n" },
    { "import log.csv -o x --activity Foo=plan", "streamwright-cli: log.csv has no activity “Foo”\n" },
    { "import log.csv -o x --hours 17-9",
      "streamwright-cli: --hours takes two times of the day, such as 9-17 or 8:30-16:30\n" },
    { "import log.csv -o x --days never",
      "streamwright-cli: --days takes days of the week, such as mon-fri or mon,wed,fri\n" },
    { "import log.csv -o x --dates swapped", "streamwright-cli: --dates must be day-first or month-first\n" },
    { "import log.csv -o x --separator pipe", "streamwright-cli: the separator must be comma, semicolon or tab\n" },
    { "import log.csv -o x --rare 51", "streamwright-cli: --rare takes a percentage from 0 to 50\n" },
    { "import log.csv -o x --rare nan", "streamwright-cli: --rare takes a percentage from 0 to 50\n" },
  };

  put (f, "log.csv", LOG);
  put (f, "other.csv", "a,b\n1,2\n");
  put (f, "open.csv", "id,status,time\n1,\"A,2026-01-05\n");
  put (f, "empty.csv", "");
  put (f, "never.csv", "id,status,time\n1,A,never\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_refused (f, cases[i].line, 2, cases[i].err);
      g_assert_false (is_there (f, "x"));
    }
}

static void
test_not_overwritten (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL;

  put (f, "log.csv", LOG);
  put (f, "a.vstream", "mine");
  assert_refused (f, "import log.csv -o a.vstream", 3, "a.vstream: exists already; use --force to replace it\n");
  kept = get (f, "a.vstream");
  g_assert_cmpstr (kept, ==, "mine");
  assert_run (f, "import log.csv -o a.vstream --force", 0, log_summary, "");
  g_assert_cmpint (f->code, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/import/log", test_log);
  test ("/cli/import/standard-streams", test_standard_streams);
  test ("/cli/import/options", test_options);
  test ("/cli/import/left-out", test_left_out);
  test ("/cli/import/pictures", test_pictures);
  test ("/cli/import/refused", test_refused);
  test ("/cli/import/not-overwritten", test_not_overwritten);
  return g_test_run ();
}

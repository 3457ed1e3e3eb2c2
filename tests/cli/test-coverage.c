/* streamwright-cli coverage: each format by the same map, several maps, and what is refused. */
#include "run.h"

#include <string.h>

/* Plan: two steps; Improve: declared; Engage: a light one; Design: missing, for it is expected; Deliver: not here. */
static const char one_map[] =
    MAP_OF ("<stream id=\"s1\" name=\"Say &quot;hello&quot;, twice\" trigger=\"T\" outcome=\"O\" "
            "expects=\"plan design-transition\">"
            "<declare activity=\"improve\" as=\"covered\" reason=\"R\"/>"
            "<declare activity=\"deliver-support\" as=\"not-applicable\" reason=\"R\"/>"
            "<step id=\"n1\" activity=\"plan\" name=\"Plan\" process=\"2h\"><practice>Service desk</practice></step>"
            "<step id=\"n2\" activity=\"plan\" name=\"Plan more\"/>"
            "<step id=\"n3\" activity=\"engage\" name=\"Ask\" light=\"yes\"/></stream>");
static const char other_map[] =
    MAP_OF ("<stream id=\"s1\" name=\"挨拶\" trigger=\"T\" outcome=\"O\" expects=\"plan\">"
            "<step id=\"n1\" activity=\"obtain-build\" name=\"A name that is much longer than forty places are\"/>"
            "</stream>");
static const char strange_map[] =
    "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" profile=\"none\"><stream id=\"s1\"/></map>";

static void
test_text (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", one_map);
  put (f, "b.vstream", other_map);
  assert_run (f, "coverage a.vstream", 0,
              "Stream              Plan  Improve  Engage   Design  Build  Deliver\n"
              "Say \"hello\", twice  2     covered  1 light  –              not here\n",
              "");
  /* Wide characters take two places; the file stands in front when there are several. */
  assert_run (f, "coverage a.vstream b.vstream", 0,
              "Map        Stream              Plan  Improve  Engage   Design  Build  Deliver\n"
              "a.vstream  Say \"hello\", twice  2     covered  1 light  –              not here\n"
              "b.vstream  挨拶                –                               1\n",
              "");
  assert_run (f, "coverage --by step b.vstream", 0,
              "Stream  Step                                      Plan  Improve  Engage  Design  Build  Deliver\n"
              "挨拶    A name that is much longer than forty p…                                 1\n",
              "");
  assert_run (f, "coverage --by practice a.vstream b.vstream", 0,
              "Practice      Plan  Improve  Engage  Design  Build  Deliver\n"
              "Service desk  1              –                      –\n",
              "");
}

static void
test_csv (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", one_map);
  put (f, "b.vstream", other_map);
  assert_run (f, "coverage --format csv a.vstream b.vstream", 0,
              "map,stream,id,title,plan,improve,engage,design-transition,obtain-build,deliver-support\r\n"
              "a.vstream,s1,s1,\"Say \"\"hello\"\", twice\",2,covered,1 light,missing,,not-applicable\r\n"
              "b.vstream,s1,s1,挨拶,missing,,,,1,\r\n",
              "");
  assert_run (f, "coverage --format csv --by practice a.vstream", 0,
              "map,stream,id,title,plan,improve,engage,design-transition,obtain-build,deliver-support\r\n"
              ",,,Service desk,1,,missing,,,missing\r\n",
              "");
}

static void
assert_text_at (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *text = json_text_at (root, path);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  put (f, "a.vstream", one_map);
  put (f, "b.vstream", other_map);
  run (f, "coverage --format json a.vstream b.vstream");
  g_assert_cmpint (f->code, ==, 0);
  root = json_of (f);
  assert_text_at (root, "$.by", "stream");
  g_assert_cmpuint (json_count_at (root, "$.rows[*]"), ==, 2);
  g_assert_cmpuint (json_count_at (root, "$.rows[*].cells[*]"), ==, 12);
  assert_text_at (root, "$.rows[1].map", "b.vstream");
  assert_text_at (root, "$.rows[0].profile", "itil4");
  assert_text_at (root, "$.rows[0].id", "s1");
  assert_text_at (root, "$.rows[0].title", "Say \"hello\", twice");
  assert_text_at (root, "$.rows[0].cells[0].activity", "plan");
  g_assert_cmpfloat (json_number_at (root, "$.rows[0].cells[0].steps"), ==, 2);
  g_assert_cmpfloat (json_number_at (root, "$.rows[0].cells[0].work"), ==, 7200);
  assert_text_at (root, "$.rows[0].cells[0].elements[1]", "n2");
  assert_text_at (root, "$.rows[0].cells[1].declared", "covered");
  g_assert_cmpuint (json_count_at (root, "$.rows[0].cells[1].elements[*]"), ==, 0);
  g_assert_nonnull (strstr (f->out, "\"missing\" : true"));
}

static void
test_svg (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", one_map);
  put (f, "b.vstream", other_map);
  run (f, "coverage --format svg a.vstream b.vstream");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "<?xml"));
  g_assert_nonnull (strstr (f->out, ">Coverage by stream</text>"));
  g_assert_nonnull (strstr (f->out, ">Say &quot;hello&quot;, twice</text>"));
  g_assert_nonnull (strstr (f->out, ">b.vstream</text>"));
  g_assert_nonnull (strstr (f->out, ">1 light</text>"));
  g_assert_nonnull (strstr (f->out, "<title>挨拶, Plan: Expected, and nothing is here</title>"));
  /* The same maps give the same bytes. */
  {
    g_autofree char *first = g_strdup (f->out);
    run (f, "coverage --format svg a.vstream b.vstream");
    g_assert_cmpstr (f->out, ==, first);
  }
  run (f, "coverage --format svg --by practice b.vstream");
  g_assert_nonnull (strstr (f->out, ">No step names a practice.</text>"));
}

static void
test_output (Fixture *f, gconstpointer data)
{
  g_autofree char *csv = NULL, *text = NULL;

  put (f, "a.vstream", one_map);
  assert_run (f, "coverage a.vstream -o out.csv", 0, "", "");
  csv = get (f, "out.csv");
  g_assert_true (g_str_has_prefix (csv, "map,stream,"));
  assert_refused (f, "coverage a.vstream -o out.csv", 3, "out.csv: exists already; use --force to replace it\n");
  /* What is asked for goes before the ending. */
  assert_run (f, "coverage a.vstream -o out.csv --format text --force", 0, "", "");
  text = get (f, "out.csv");
  g_assert_true (g_str_has_prefix (text, "Stream  "));
  assert_run (f, "coverage a.vstream -o out.notes", 0, "", "");
  run (f, "coverage a.vstream -o none/out.svg");
  g_assert_cmpint (f->code, ==, 3);
  run_to (f, "/dev/full", "coverage a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_true (g_str_has_prefix (f->err, "streamwright-cli: standard output cannot be written"));
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", one_map);
  put (f, "strange.vstream", strange_map);
  assert_refused (f, "coverage", 2, "streamwright-cli: coverage needs a file\n");
  assert_refused (f, "coverage --by team a.vstream", 2,
                  "streamwright-cli: there are no rows by “team”; use stream, step or practice\n");
  assert_refused (f, "coverage --format png a.vstream", 2,
                  "streamwright-cli: the format must be text, csv, json or svg\n");
  assert_refused (f, "coverage strange.vstream", 2,
                  "streamwright-cli: strange.vstream: there is no activity set “none”\n");
  /* The others are still shown. */
  run (f, "coverage none.vstream a.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "none.vstream"));
  g_assert_true (g_str_has_prefix (f->out, "Stream  "));
  run_with (f, one_map, "coverage -");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "twice"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/coverage/text", test_text);
  test ("/cli/coverage/csv", test_csv);
  test ("/cli/coverage/json", test_json);
  test ("/cli/coverage/svg", test_svg);
  test ("/cli/coverage/output", test_output);
  test ("/cli/coverage/refused", test_refused);
  return g_test_run ();
}

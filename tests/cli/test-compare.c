/* streamwright-cli compare: two streams of a map, and two maps. */
#include "run.h"

#include <string.h>

/* Ask 7 h + 1 h, a day on the way, Do 14 h + 2 h: 32 h; afterwards Do waits 7 h and Check is gone: 25 h. */
#define ASK(id, more) "<step id=\"" id "\" activity=\"engage\" name=\"Ask\" process=\"1h\" wait=\"7h\" " more "/>"
#define DO(id, wait, more)                                                                                             \
  "<step id=\"" id "\" activity=\"plan\" name=\"Do\" process=\"2h\" wait=\"" wait "\" " more "/>"
#define CURRENT                                                                                                        \
  "<stream id=\"s1\" name=\"S\">" ASK ("n1", "")                                                                       \
      DO ("n2", "14h", "") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/></stream>"
#define FUTURE                                                                                                         \
  "<stream id=\"s2\" name=\"S (future)\" state=\"future\" origin=\"s1\">" ASK ("n3", "origin=\"n1\"")                  \
      DO ("n4", "7h", "origin=\"n2\"") "<flow id=\"f2\" from=\"n3\" to=\"n4\" wait=\"1d\"/></stream>"

static const char both[] = MAP_OF (CURRENT FUTURE), now[] = MAP_OF (CURRENT);

#define FIGURES                                                                                                        \
  "  Figure               From     To       Difference\n"                                                              \
  "  Lead time            4 d      3 d 1 h  −7 h (−21.9\u00a0%)  better\n"                                    \
  "  Process time         3 h      3 h\n"                                                                            \
  "  Total work           3 h      3 h\n"                                                                            \
  "  Effort               3 h      3 h\n"                                                                            \
  "  Flow efficiency      9\u00a0%      12\u00a0%     +2.6 points     better\n"                                        \
  "  Rolled %C&A          unknown  unknown\n"                                                                          \
  "  Expected lead time   4 d      3 d 1 h  −7 h (−21.9\u00a0%)  better\n"                                    \
  "  Takt                 unknown  unknown\n"                                                                          \
  "  Work in progress     unknown  unknown\n"                                                                          \
  "  Bottleneck           Do       Do\n"                                                                               \
  "  Feedback to improve  unknown  unknown\n"                                                                          \
  "  Feedback to plan     unknown  unknown\n"                                                                          \
  "\n"                                                                                                                 \
  "  Δ Do: waiting time 14 h → 7 h\n"

static void
test_streams (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", both);
  assert_run (f, "compare --from s1 --to s2 a.vstream", 1, "S (s1) → S (future) (s2)\n" FIGURES, "");
  assert_run (f, "compare a.vstream --from s1 --to s1", 0, "S (s1)\n  No difference\n", "");
}

static void
test_maps (Fixture *f, gconstpointer data)
{
  put (f, "old.vstream", now);
  put (f, "new.vstream",
       MAP_OF ("<stream id=\"s1\" name=\"S\">" ASK ("n1", "") DO (
           "n2", "7h",
           "") "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/></stream><stream id=\"s3\" name=\"T\"/>"));
  assert_run (f, "compare old.vstream new.vstream", 1, "S (s1)\n" FIGURES "\n+ T (s3)\n", "");
  run (f, "compare new.vstream old.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_true (g_str_has_suffix (f->out, "  Δ Do: waiting time 7 h → 14 h\n\n− T (s3)\n"));
  assert_run (f, "compare old.vstream old.vstream", 0, "S (s1)\n  No difference\n", "");
}

static void
test_map_itself (Fixture *f, gconstpointer data)
{
  put (f, "old.vstream", "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"A\"/>");
  put (f, "new.vstream", "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\" title=\"B\"/>");
  assert_run (f, "compare old.vstream new.vstream", 1, "The map\n  Δ title A → B\n", "");
  assert_run (f, "compare old.vstream old.vstream", 0, "No difference\n", "");
}

static void
test_input (Fixture *f, gconstpointer data)
{
  put (f, "new.vstream", both);
  run_with (f, now, "compare - new.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_cmpstr (f->out, ==, "S (s1)\n  No difference\n\n+ S (future) (s2)\n");
}

static void
test_json (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *path;
    double value;
  } numbers[] = {
    { "$.streams[0].figures.lead_time.from", 115200 },       { "$.streams[0].figures.lead_time.to", 90000 },
    { "$.streams[0].figures.lead_time.difference", -25200 }, { "$.streams[0].figures.lead_time.ratio", -0.21875 },
    { "$.streams[0].figures.flow_efficiency.to", 0.12 },
  };
  static const struct
  {
    const char *path;
    const char *text;
  } texts[] = {
    { "$.from", "a.vstream" },
    { "$.streams[0].from.id", "s1" },
    { "$.streams[0].to.name", "S (future)" },
    { "$.streams[0].figures.lead_time.verdict", "better" },
    { "$.streams[0].figures.bottleneck.from_step", "n2" },
    { "$.streams[0].figures.bottleneck.to_step", "n4" },
    { "$.streams[0].steps[0].difference", "changed" },
    { "$.streams[0].steps[0].from", "n2" },
    { "$.streams[0].steps[0].to", "n4" },
    { "$.streams[0].steps[0].changes[0].what", "wait" },
    { "$.streams[0].steps[0].changes[0].from", "14h" },
    { "$.streams[0].steps[0].changes[0].to", "7h" },
  };
  g_autoptr (JsonNode) root = NULL;

  put (f, "a.vstream", both);
  run (f, "compare --format json --from s1 --to s2 a.vstream");
  g_assert_cmpint (f->code, ==, 1);
  root = json_of (f);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpfloat_with_epsilon (json_number_at (root, numbers[i].path), numbers[i].value, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = json_text_at (root, texts[i].path);
      g_assert_cmpstr (text, ==, texts[i].text);
    }
  g_assert_cmpuint (json_count_at (root, "$.streams[0].figures.*"), ==, 14);
  g_assert_nonnull (strstr (f->out, "\"equal\" : false"));
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const char *const wrong[] = {
    "compare",
    "compare a.vstream",
    "compare a.vstream --from s1",
    "compare a.vstream a.vstream --from s1 --to s2",
    "compare a.vstream a.vstream --to s2",
    "compare a.vstream a.vstream a.vstream",
  };

  put (f, "a.vstream", both);
  put (f, "bad.vstream", "<map");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (f, wrong[i], 2, "streamwright-cli: compare needs one file with --from and --to, or two files\n");
  assert_refused (f, "compare a.vstream --from s1 --to n1", 2, "streamwright-cli: a.vstream has no stream “n1”\n");
  assert_refused (f, "compare a.vstream --from s1 --to s2 -f csv", 2,
                  "streamwright-cli: the format must be text or json\n");
  assert_refused (f, "compare - -", 2, "streamwright-cli: only one of the two maps can be standard input\n");
  run (f, "compare a.vstream bad.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_true (g_str_has_prefix (f->err, "bad.vstream:1:"));
}

/* n1 leads to n2 and n3 at a time, and both to n4: 1 h + the longer of 2 h and @longer + 1 h. Nothing varies. */
#define FORK(longer)                                                                                                   \
  MAP_OF ("<stream id=\"s1\" name=\"S\"><step id=\"n1\" activity=\"engage\" name=\"A\" process=\"1h\" wait=\"0s\"/>"   \
          "<step id=\"n2\" activity=\"engage\" name=\"B\" process=\"2h\" wait=\"0s\"/>"                                \
          "<step id=\"n3\" activity=\"engage\" name=\"C\" process=\"" longer "\" wait=\"0s\"/>"                        \
          "<step id=\"n4\" activity=\"engage\" name=\"D\" process=\"1h\" wait=\"0s\"/>"                                \
          "<flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"0s\"/><flow id=\"f2\" from=\"n1\" to=\"n3\" wait=\"0s\"/>"     \
          "<flow id=\"f3\" from=\"n2\" to=\"n4\" wait=\"0s\"/><flow id=\"f4\" from=\"n3\" to=\"n4\" "                  \
          "wait=\"0s\"/></stream>")

/* Where work is done in parallel, the expected lead time is simulated, as metrics does. */
static void
test_parallel (Fixture *f, gconstpointer data)
{
  static const char before[] = FORK ("4h"), after[] = FORK ("3h");

  put (f, "old.vstream", before);
  put (f, "new.vstream", after);
  run (f, "compare old.vstream new.vstream");
  g_assert_nonnull (strstr (
      f->out, "Expected lead time   6\u00a0h, simulated  5\u00a0h, simulated  −1\u00a0h (−16.7\u00a0%)  better\n"));
  run (f, "compare old.vstream new.vstream --format json");
  g_assert_nonnull (strstr (f->out, "\"from_error\""));
  assert_run (f, "compare old.vstream old.vstream", 0, "S (s1)\n  No difference\n", "");
}

static void
test_unwritable (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", both);
  run_to (f, "/dev/full", "compare a.vstream --from s1 --to s2");
  g_assert_cmpint (f->code, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/compare/streams", test_streams);
  test ("/cli/compare/maps", test_maps);
  test ("/cli/compare/map-itself", test_map_itself);
  test ("/cli/compare/input", test_input);
  test ("/cli/compare/json", test_json);
  test ("/cli/compare/refused", test_refused);
  test ("/cli/compare/parallel", test_parallel);
  test ("/cli/compare/unwritable", test_unwritable);
  return g_test_run ();
}

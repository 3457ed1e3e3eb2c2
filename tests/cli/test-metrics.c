/* streamwright-cli metrics: the numbers of a small stream, worked out by hand. */
#include "run.h"

#include <string.h>

/* With days of 8 h: n1 2 h + 15 min = 8100 s, f1 1 d = 28800 s, n2 1..3 h + 1 h (likely 2 h + 1 h = 10800 s), f2
 * unknown, n3 has no wait: 30 min = 1800 s. Lead 8100 + 28800 + 10800 + 1800 = 49500 s = 1 d 5 h 45 min, in two
 * units 1 d 6 h; at least, for n3 lacks its wait. Process 900 + 3600 + 1800 = 6300 s = 1 h 45 min, of which 14 %, 57 %
 * and 29 %. An item comes each 7200 s: of these n1 takes 900 s for two people, n2 3600 s, n3 1800 s; 8100, 10800 and
 * 1800 s in a step make 1.125, 1.5 and 0.25 items. */
static const char map[] = MAP_OF (
    "<stream id=\"s1\" name=\"Small\" demand=\"4/d\"><step id=\"n1\" activity=\"engage\" name=\"Ask\" "
    "process=\"15min\" wait=\"2h\" accuracy=\"80%\" people=\"2\"/><step id=\"n2\" activity=\"plan\" name=\"Weigh\" "
    "process=\"1h\" wait=\"1h..3h\" accuracy=\"50%\"/><step id=\"n3\" activity=\"deliver-support\" name=\"Help\" "
    "process=\"30min\"/><flow id=\"f1\" from=\"n1\" to=\"n2\" wait=\"1d\"/><flow id=\"f2\" from=\"n2\" to=\"n3\"/>"
    "<feedback id=\"b1\" from=\"n3\" to=\"n2\" wait=\"2d\"/></stream><stream id=\"s2\" name=\"Empty\"/>");

static void
test_text (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", map);
  assert_run (f, "metrics a.vstream", 0,
              "Small (s1)\n"
              "  Lead time            at least 1 d 6 h\n"
              "  Process time         1 h 45 min\n"
              "  Total work           1 h 45 min\n"
              "  Effort               2 h\n"
              "  Flow efficiency      13 %\n"
              "  Rolled %C&A          40 %\n"
              "  Expected lead time   at least 1 d 6 h\n"
              "  Takt                 2 h\n"
              "  Bottleneck           Weigh, 50 % in use\n"
              "  Work in progress     at least 6.88\n"
              "  Feedback to improve  unknown\n"
              "  Feedback to plan     2 d (Help, Weigh)\n"
              "  Critical path        Ask, Weigh, Help\n"
              "  Not measured         Help\n"
              "\n"
              "  Activity           Steps  Process  Lead        Share of work\n"
              "  Plan               1      1 h      3 h         57 %\n"
              "  Engage             1      15 min   2 h 15 min  14 %\n"
              "  Deliver & support  1      30 min   30 min      29 %\n"
              "\n"
              "  Step   Lead        Process  Visits  In use  In progress\n"
              "  Ask    2 h 15 min  15 min   1       6 %     1.12\n"
              "  Weigh  3 h         1 h      1       50 %    1.5\n"
              "  Help   30 min      30 min   1       25 %    0.25\n"
              "\n"
              "Empty (s2)\n"
              "  Lead time            unknown\n"
              "  Process time         unknown\n"
              "  Total work           unknown\n"
              "  Effort               unknown\n"
              "  Flow efficiency      unknown\n"
              "  Rolled %C&A          unknown\n"
              "  Expected lead time   unknown\n"
              "  Takt                 unknown\n"
              "  Bottleneck           unknown\n"
              "  Work in progress     unknown\n"
              "  Feedback to improve  unknown\n"
              "  Feedback to plan     unknown\n",
              "");
}

static void
test_csv (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", map);
  assert_run (f, "metrics --format csv a.vstream", 0,
              "map,stream,step,name,activity,lead_time_least,lead_time,lead_time_most,process_time_least,process_time,"
              "process_time_most,wip,critical,visits,utilisation,complete,total_work,effort,flow_efficiency,"
              "rolled_accuracy,expected_lead_time,expected_by,takt,bottleneck,feedback_to_improve,feedback_to_plan\r\n"
              "a.vstream,s1,,Small,,45900,49500,53100,6300,6300,6300,6.875,,,,no,6300,7200,0.127272727273,0.4,49500,"
              "markov,7200,n2,,57600\r\n"
              "a.vstream,s1,n1,Ask,engage,8100,8100,8100,900,900,900,1.125,yes,1,0.0625,yes,,,,,,,,,,\r\n"
              "a.vstream,s1,n2,Weigh,plan,7200,10800,14400,3600,3600,3600,1.5,yes,1,0.5,yes,,,,,,,,,,\r\n"
              "a.vstream,s1,n3,Help,deliver-support,1800,1800,1800,1800,1800,1800,0.25,yes,1,0.25,no,,,,,,,,,,\r\n"
              "a.vstream,s2,,Empty,,,,,,,,,,,,no,,,,,,,,,,\r\n",
              "");
}

/* Several branches are worked on at once: how long that takes on the mean is simulated: 2 h and the longer of 1 h each,
 * at least, for n2 lacks a wait. */
static void
test_parallel (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  put (f, "fork.vstream",
       MAP_OF ("<stream id=\"s1\"><step id=\"n1\" activity=\"plan\" process=\"1h\" wait=\"1h\"/>"
               "<step id=\"n2\" activity=\"plan\" process=\"1h\"/><step id=\"n3\" activity=\"plan\" wait=\"1h\"/>"
               "<flow id=\"f1\" from=\"n1\" to=\"n2\"/><flow id=\"f2\" from=\"n1\" to=\"n3\"/></stream>"));
  run (f, "metrics fork.vstream");
  g_assert_nonnull (strstr (f->out, "  Expected lead time   at least 3 h, simulated\n"));
  /* n3 may hold more. */
  g_assert_nonnull (strstr (f->out, "  Total work           at least 2 h\n"));
  g_assert_nonnull (strstr (f->out, "  Bottleneck           step n1\n"));
  run (f, "metrics --format json fork.vstream");
  root = json_of (f);
  g_assert_cmpfloat_with_epsilon (json_number_at (root, "$.streams[0].expected_lead_time"), 10800, 1e-6);
  g_assert_cmpfloat (json_number_at (root, "$.streams[0].expected_half_width"), ==, 0);
  g_assert_nonnull (strstr (f->out, "\"expected_by\" : \"simulation\""));
  g_assert_nonnull (strstr (f->out, "\"improve\" : null,\n        \"plan\" : null"));
}

/* A branch of 2 h that three in four send back, and one of 4 h: 8.5 h on the mean, with an error. Where shares
 * contradict each other, nothing is known. */
static void
test_simulated (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  double half;

  put (f, "fork.vstream",
       MAP_OF ("<stream id=\"s1\"><step id=\"n1\" activity=\"plan\" process=\"0s\" wait=\"0s\"/>"
               "<step id=\"n2\" activity=\"plan\" process=\"2h\" wait=\"0s\"/>"
               "<step id=\"n3\" activity=\"plan\" process=\"4h\" wait=\"0s\"/>"
               "<step id=\"n4\" activity=\"plan\" process=\"0s\" wait=\"0s\"/>"
               "<flow id=\"f1\" from=\"n1\" to=\"n2\"/><flow id=\"f2\" from=\"n1\" to=\"n3\"/>"
               "<flow id=\"f3\" from=\"n2\" to=\"n4\"/>"
               "<feedback id=\"b1\" from=\"n4\" to=\"n2\" share=\"75%\"/></stream>"
               "<stream id=\"s2\"><step id=\"m1\" activity=\"plan\" process=\"1h\"/><step id=\"m2\" activity=\"plan\"/>"
               "<step id=\"m3\" activity=\"plan\"/><flow id=\"g1\" from=\"m1\" to=\"m2\" share=\"50%\"/>"
               "<flow id=\"g2\" from=\"m1\" to=\"m3\"/></stream>"));
  run (f, "metrics --format json fork.vstream");
  root = json_of (f);
  half = json_number_at (root, "$.streams[0].expected_half_width");
  g_assert_cmpfloat (half, >, 0);
  g_assert_cmpfloat_with_epsilon (json_number_at (root, "$.streams[0].expected_lead_time"), 30600, 2 * half);
  g_assert_nonnull (strstr (
      f->out, "\"expected_lead_time\" : null,\n      \"expected_by\" : null,\n      \"expected_half_width\" : null"));
  run (f, "metrics fork.vstream");
  g_assert_nonnull (strstr (f->out, ", simulated\n"));
  g_assert_nonnull (strstr (f->out, " ± "));
}

static void
test_json (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *path;
    double value;
  } numbers[] = {
    { "$.streams[0].lead_time.likely", 49500 },
    { "$.streams[0].lead_time.least", 45900 },
    { "$.streams[0].lead_time.most", 53100 },
    { "$.streams[0].process_time.likely", 6300 },
    { "$.streams[0].total_work", 6300 },
    { "$.streams[0].effort", 7200 },
    { "$.streams[0].flow_efficiency", 6300.0 / 49500 },
    { "$.streams[0].rolled_accuracy", 0.4 },
    { "$.streams[0].takt", 7200 },
    { "$.streams[0].wip", 49500.0 / 7200 },
    { "$.streams[0].expected_lead_time", 49500 },
    { "$.streams[0].feedback_latency.plan", 57600 },
    { "$.streams[0].activities.plan.process", 3600 },
    { "$.streams[0].activities.plan.lead", 10800 },
    { "$.streams[0].activities.plan.share", 3600.0 / 6300 },
    { "$.streams[0].steps[0].visits", 1 },
    { "$.streams[0].steps[0].utilisation", 0.0625 },
    { "$.streams[0].steps[0].wip", 1.125 },
    { "$.streams[0].steps[0].lead_time", 8100 },
    { "$.streams[0].steps[1].process_time", 3600 },
  };
  static const struct
  {
    const char *path, *value;
  } texts[] = {
    { "$.map", "a.vstream" },
    { "$.streams[0].id", "s1" },
    { "$.streams[0].name", "Small" },
    { "$.streams[0].critical_path[0]", "n1" },
    { "$.streams[0].critical_path[1]", "f1" },
    { "$.streams[0].critical_path[4]", "n3" },
    { "$.streams[0].unmeasured[0]", "n3" },
    { "$.streams[0].expected_by", "markov" },
    { "$.streams[0].bottleneck", "n2" },
  };
  g_autoptr (JsonNode) root = NULL;

  put (f, "a.vstream", map);
  run (f, "metrics --format json a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpstr (f->err, ==, "");
  root = json_of (f);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpfloat_with_epsilon (json_number_at (root, numbers[i].path), numbers[i].value, 1e-6);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = json_text_at (root, texts[i].path);
      g_assert_cmpstr (text, ==, texts[i].value);
    }
  g_assert_cmpuint (json_count_at (root, "$.streams[0].critical_path[*]"), ==, 5);
  g_assert_cmpuint (json_count_at (root, "$.streams[0].unmeasured[*]"), ==, 1);
  g_assert_cmpuint (json_count_at (root, "$.streams[1].critical_path[*]"), ==, 0);
  /* What is unknown is null, never 0 and never NaN. */
  g_assert_nonnull (strstr (f->out, "\"takt\" : null"));
  g_assert_nonnull (strstr (f->out, "\"bottleneck\" : null"));
  g_assert_null (strstr (f->out, "nan"));
}

/* Each figure opens to its terms, and what is unknown is named. */
static void
test_terms (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *what = NULL, *element = NULL;

  put (f, "a.vstream", map);
  run (f, "metrics --terms a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "\n  Lead time: at least 1 d 6 h; known: 1 d 5 h to 1 d 7 h\n"
                                    "  From trigger to outcome along the longest way: wait and work of each step on "
                                    "it, and what lies on the connections between them.\n"
                                    "       Ask           wait          2 h\n"
                                    "    +  Ask           process time  15 min\n"
                                    "    +  Ask → Weigh   wait          1 d\n"
                                    "    +  Weigh         wait          2 h\n"
                                    "    +  Weigh         process time  1 h\n"
                                    "    +  Weigh → Help  wait          unknown\n"
                                    "    +  Help          wait          unknown\n"
                                    "    +  Help          process time  30 min\n"));
  g_assert_nonnull (strstr (f->out, "    Ask    process time  15 min × 2\n"));
  g_assert_nonnull (strstr (f->out, "    1 ÷  Small  demand  4 a day\n"));
  g_assert_nonnull (strstr (f->out, "\n  Bottleneck: Weigh, 50 %\n"));
  g_assert_nonnull (strstr (f->out, "\n  In use: 6 %\n"));
  run (f, "metrics --terms --format json a.vstream");
  root = json_of (f);
  g_assert_cmpuint (json_count_at (root, "$.streams[0].terms.lead_time.terms[*]"), ==, 8);
  g_assert_cmpfloat (json_number_at (root, "$.streams[0].terms.lead_time.result"), ==, 49500);
  g_assert_cmpfloat (json_number_at (root, "$.streams[0].terms.lead_time.terms[2].value"), ==, 28800);
  g_assert_cmpfloat (json_number_at (root, "$.streams[0].terms.effort.terms[0].times"), ==, 2);
  g_assert_cmpfloat (json_number_at (root, "$.streams[0].terms.utilisation.n1.result"), ==, 0.0625);
  what = json_text_at (root, "$.streams[0].terms.lead_time.terms[2].what");
  element = json_text_at (root, "$.streams[0].terms.lead_time.terms[2].element");
  g_assert_cmpstr (what, ==, "wait");
  g_assert_cmpstr (element, ==, "f1");
  run (f, "metrics --format json a.vstream");
  g_assert_null (strstr (f->out, "\"terms\""));
  assert_refused (f, "metrics --terms --format csv a.vstream", 2,
                  "streamwright-cli: --terms goes with the formats text and json\n");
}

static void
test_usage (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", map);
  assert_refused (f, "metrics", 2, "streamwright-cli: metrics needs one file\n");
  assert_refused (f, "metrics a.vstream a.vstream", 2, "streamwright-cli: metrics needs one file\n");
  assert_refused (f, "metrics --format xml a.vstream", 2, "streamwright-cli: the format must be text, csv or json\n");
  run (f, "metrics none.vstream");
  g_assert_cmpint (f->code, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_true (g_str_has_prefix (f->err, "none.vstream"));
  run_with (f, map, "metrics --format text -");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "Small (s1)\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/metrics/text", test_text);
  test ("/cli/metrics/csv", test_csv);
  test ("/cli/metrics/json", test_json);
  test ("/cli/metrics/parallel", test_parallel);
  test ("/cli/metrics/terms", test_terms);
  test ("/cli/metrics/simulated", test_simulated);
  test ("/cli/metrics/usage", test_usage);
  return g_test_run ();
}

/* streamwright-cli simulate: what it prints, writes, refuses, and that it can be stopped. */
#include "run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* An item each 2 h without chance: 30 min, and 1 h of which a team of one half is down: 2 h. It is as long as the gap,
 * so nobody queues. Lead time 30 min + 1 h + 2 h. */
#define STEADY                                                                                                         \
  "<stream id=\"s1\" name=\"Steady\" demand=\"4/d\"><step id=\"n1\" activity=\"engage\" name=\"Ask\" "                 \
  "process=\"30min\" wait=\"0s\" team=\"desk\"/><step id=\"n2\" activity=\"plan\" name=\"Weigh, and tell\" "           \
  "process=\"45min\" wait=\"1h\" uptime=\"50%\"/><flow id=\"f1\" from=\"n1\" to=\"n2\"/></stream>"
#define TEAM "<team id=\"desk\" name=\"Service desk\"/>"
#define CHOOSY                                                                                                         \
  "<stream id=\"s2\" name=\"Choosy\"><step id=\"m1\" activity=\"plan\" process=\"1h..2h..6h\"/>"                       \
  "<step id=\"m2\" activity=\"plan\" process=\"1h\" wait=\"0s\"/><flow id=\"g1\" from=\"m1\" to=\"m2\"/>"              \
  "<feedback id=\"b1\" from=\"m2\" to=\"m1\" share=\"30%\"/></stream>"
#define WRONG                                                                                                          \
  "<stream id=\"s3\" name=\"Wrong\"><step id=\"k1\" activity=\"plan\" name=\"Pick\" process=\"1h\"/>"                  \
  "<step id=\"k2\" activity=\"plan\"/><step id=\"k3\" activity=\"plan\"/>"                                             \
  "<flow id=\"h1\" from=\"k1\" to=\"k2\" share=\"50%\"/><flow id=\"h2\" from=\"k1\" to=\"k3\"/></stream>"

static void
test_text (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", MAP_OF (TEAM STEADY));
  assert_run (f, "simulate --items 10 --gaps fixed a.vstream", 0,
              "Steady (s1)\n"
              "  Lead time         3 h ± 0 s\n"
              "  50 % within       3 h\n"
              "  85 % within       3 h\n"
              "  95 % within       3 h\n"
              "  Throughput        4 a day\n"
              "  Work in progress  1.5\n"
              "  Items             9, behind 1 that do not count\n"
              "\n"
              "  Lead time        Items\n"
              "  3 h – 3 h 1 min  100.0 %  ████████████████████████████████████████\n"
              "\n"
              "  Step             Visits  In use  In progress  In queue  Queue time  95 % within\n"
              "  Ask              1       25 %    0.25         0.00      0 s         0 s\n"
              "  Weigh, and tell  1       75 %    1.25         0.00      0 s         0 s\n",
              "");
}

/* A stream that can't be simulated says why; the others are simulated all the same. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *reason = NULL;

  put (f, "a.vstream", MAP_OF (WRONG CHOOSY));
  run (f, "simulate --stream s3 a.vstream");
  g_assert_cmpint (f->code, ==, 1);
  g_assert_cmpstr (f->out, ==,
                   "Wrong (s3)\n  It cannot be simulated. The shares at Pick contradict each other: those of the flows "
                   "must add up to 100 %, and not all work may be sent back.\n");
  run (f, "simulate --format json a.vstream");
  g_assert_cmpint (f->code, ==, 1);
  root = json_of (f);
  reason = json_text_at (root, "$.streams[0].refused");
  g_assert_true (g_str_has_prefix (reason, "The shares at Pick"));
  g_assert_cmpuint (json_count_at (root, "$.streams[*]"), ==, 2);
  g_assert_cmpfloat (json_number_at (root, "$.streams[1].items"), ==, 10000);
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *first = NULL, *method = NULL, *times = NULL;

  put (f, "a.vstream", MAP_OF (STEADY CHOOSY));
  run (f, "simulate --format json --stream s2 --items 5000 --seed 7 a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  root = json_of (f);
  first = g_strdup (f->out);
  method = json_text_at (root, "$.streams[0].lead_time.method");
  g_assert_cmpstr (method, ==, "independent");
  times = json_text_at (root, "$.times");
  g_assert_cmpstr (times, ==, "triangular");
  g_assert_cmpfloat (json_number_at (root, "$.seed"), ==, 7);
  g_assert_cmpfloat (json_number_at (root, "$.streams[0].items"), ==, 5000);
  g_assert_cmpfloat (json_number_at (root, "$.streams[0].warm_up"), ==, 0);
  /* (3 h on the mean of the triangle + 1 h) ÷ 0.7. */
  g_assert_cmpfloat_with_epsilon (json_number_at (root, "$.streams[0].lead_time.mean"), 4 * 3600 / 0.7,
                                  2 * json_number_at (root, "$.streams[0].lead_time.half_width"));
  g_assert_cmpfloat_with_epsilon (json_number_at (root, "$.streams[0].steps[1].visits"), 1 / 0.7, 0.05);
  g_assert_nonnull (strstr (f->out, "\"wip\" : null"));
  /* m1 lacks a wait, so the figures are a lower bound. */
  g_assert_cmpuint (json_count_at (root, "$.streams[0].unmeasured[*]"), ==, 1);
  run (f, "simulate --format json --stream s2 --items 5000 --seed 7 a.vstream");
  g_assert_cmpstr (f->out, ==, first);
  run (f, "simulate --format json --stream s2 --items 5000 --seed 8 a.vstream");
  g_assert_cmpstr (f->out, !=, first);
}

/* The third item arrives 6 h after the beginning. */
static void
test_log (Fixture *f, gconstpointer data)
{
  g_autofree char *log = NULL, *alone = NULL;

  put (f, "a.vstream", MAP_OF (TEAM STEADY CHOOSY));
  run (f, "simulate --stream s1 --items 3 --gaps fixed --log log.csv a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  log = get (f, "log.csv");
  g_assert_cmpstr (log, ==,
                   "case,activity,start,end,resource\r\n"
                   "1,Ask,2026-01-05T02:00:00.000,2026-01-05T02:30:00.000,Service desk\r\n"
                   "2,Ask,2026-01-05T04:00:00.000,2026-01-05T04:30:00.000,Service desk\r\n"
                   "1,\"Weigh, and tell\",2026-01-05T03:30:00.000,2026-01-05T05:00:00.000,\r\n"
                   "3,Ask,2026-01-05T06:00:00.000,2026-01-05T06:30:00.000,Service desk\r\n"
                   "2,\"Weigh, and tell\",2026-01-05T05:30:00.000,2026-01-05T07:00:00.000,\r\n"
                   "3,\"Weigh, and tell\",2026-01-05T07:30:00.000,2026-01-05T09:00:00.000,\r\n");
  assert_refused (f, "simulate --stream s1 --items 3 --log log.csv a.vstream", 3,
                  "log.csv: exists already; use --force to replace it\n");
  run (f, "simulate --stream s1 --items 1 --gaps fixed --times likely --log log.csv --force a.vstream");
  g_assert_cmpint (f->code, ==, 0);
  alone = get (f, "log.csv");
  g_assert_cmpuint (strlen (alone), <, strlen (log));
  /* Without a demand, one item after the other. */
  put (
      f, "b.vstream",
      MAP_OF ("<stream id=\"s1\"><step id=\"n1\" activity=\"plan\" name=\"A\" process=\"20h\" wait=\"1h\"/></stream>"));
  run (f, "simulate --items 2 --log b.csv b.vstream");
  g_free (alone);
  alone = get (f, "b.csv");
  g_assert_cmpstr (alone, ==,
                   "case,activity,start,end,resource\r\n"
                   "1,A,2026-01-05T01:00:00.000,2026-01-05T21:00:00.000,\r\n"
                   "2,A,2026-01-05T22:00:00.000,2026-01-06T18:00:00.000,\r\n");
}

static void
test_usage (Fixture *f, gconstpointer data)
{
  put (f, "a.vstream", MAP_OF (STEADY CHOOSY));
  assert_refused (f, "simulate", 2, "streamwright-cli: simulate needs one file\n");
  assert_refused (f, "simulate --items 0 a.vstream", 2,
                  "streamwright-cli: the number of items must be a whole number from 1 to 10000000\n");
  assert_refused (f, "simulate --items 10000001 a.vstream", 2,
                  "streamwright-cli: the number of items must be a whole number from 1 to 10000000\n");
  assert_refused (f, "simulate --seed x a.vstream", 2,
                  "streamwright-cli: the seed must be a whole number from 0 to 4294967295\n");
  assert_refused (f, "simulate --gaps some a.vstream", 2, "streamwright-cli: the gaps must be exponential or fixed\n");
  assert_refused (f, "simulate --times some a.vstream", 2,
                  "streamwright-cli: the times must be triangular, exponential or likely\n");
  assert_refused (f, "simulate --format csv a.vstream", 2, "streamwright-cli: the format must be text or json\n");
  assert_refused (f, "simulate --stream s9 a.vstream", 2, "streamwright-cli: there is no stream “s9”\n");
  assert_refused (f, "simulate --log - a.vstream", 2,
                  "streamwright-cli: the event log needs a file of its own, as the result goes to standard output\n");
  assert_refused (f, "simulate --log a.csv a.vstream", 2,
                  "streamwright-cli: an event log is of one stream; name it with --stream\n");
  g_assert_false (is_there (f, "a.csv"));
  run (f, "simulate none.vstream");
  g_assert_cmpint (f->code, ==, 2);
  run (f, "simulate --stream s1 --items 3 --log none/a.csv a.vstream");
  g_assert_cmpint (f->code, ==, 3);
  g_assert_cmpstr (f->out, ==, "");
}

/* Ten million items of a hundred rounds each take minutes; Ctrl+C ends that, and no log is there. */
static void
test_stopped (Fixture *f, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *err = NULL;

  put (f, "a.vstream",
       MAP_OF ("<stream id=\"s1\"><step id=\"n1\" activity=\"plan\" process=\"1h\"/><step id=\"n2\" activity=\"plan\"/>"
               "<flow id=\"f1\" from=\"n1\" to=\"n2\"/><feedback id=\"b1\" from=\"n2\" to=\"n1\" share=\"98%\"/>"
               "</stream>"));
  g_subprocess_launcher_set_cwd (launcher, f->folder);
  process = g_subprocess_launcher_spawn (launcher, &error, f->cli, "simulate", "--items", "10000000", "--log", "a.csv",
                                         "a.vstream", NULL);
  g_assert_no_error (error);
  g_usleep (G_USEC_PER_SEC / 2);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error));
  g_assert_cmpint (g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : 130, ==, 130);
  g_assert_cmpstr (out, ==, "");
  if (g_subprocess_get_if_exited (process))
    g_assert_cmpstr (err, ==, "streamwright-cli: stopped; nothing was written\n");
  g_assert_false (is_there (f, "a.csv"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/cli/simulate/text", test_text);
  test ("/cli/simulate/json", test_json);
  test ("/cli/simulate/refused", test_refused);
  test ("/cli/simulate/log", test_log);
  test ("/cli/simulate/usage", test_usage);
  test ("/cli/simulate/stopped", test_stopped);
  return g_test_run ();
}

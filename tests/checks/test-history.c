/* Rules about reviews, measurements and the stream that another one came from. Today is 2026-11-25. */
#include "findings.h"

#include "base/date.h"
#include "edit/commands.h"
#include "edit/history.h"

#define ASK(more, content) MAP_OF (STREAM ("s1", more, ONLY_E STEP ("n1", "engage") content))
#define LEAD(on, lead) "<measurement on=\"" on "\" lead=\"" lead "\"/>"
#define TIMED(id, process, wait, more)                                                                                 \
  "<step id=\"" id "\" activity=\"engage\" name=\"" id "\" process=\"" process "\" wait=\"" wait "\" " more            \
  "><role>R</role></step>"
#define TOOK(lead) MAP_OF (STREAM ("s1", "", ONLY_E TIMED ("n1", "1d", "4d", "") LEAD ("2026-11-01", lead)))

/* A stream of 10 h + 10 h and the one that it should become. */
#define BECOMES(first, second)                                                                                         \
  MAP_OF (STREAM ("s1", "", ONLY_E TIMED ("n1", "2h", "8h", "") TIMED ("n2", "2h", "8h", "") FLOW ("f1", "n1", "n2"))  \
              STREAM ("s2", "state=\"future\" origin=\"s1\"", ONLY_E first second FLOW ("g1", "m1", "m2")))

static const FindingsCase cases[] = {
  { "stale-stream/old", ASK ("reviewed=\"2025-11-25\"", ""), "info stale-stream s1: s1\n", NULL },
  { "stale-stream/181-days", ASK ("reviewed=\"2026-05-28\"", ""), "info stale-stream s1: s1\n", NULL },
  { "stale-stream/180-days", ASK ("reviewed=\"2026-05-29\"", ""), "", NULL },
  { "stale-stream/today", ASK ("reviewed=\"2026-11-25\"", ""), "", NULL },
  { "stale-stream/tomorrow", ASK ("reviewed=\"2026-11-26\"", ""), "", NULL },
  { "stale-stream/never-and-draft", ASK ("", ""), "", NULL },
  { "stale-stream/never-and-published",
    MAP_OF (STREAM ("s1", "status=\"published\"", ONLY_E TIMED ("n1", "1h", "1h", ""))), "info stale-stream s1: s1\n",
    NULL },
  { "stale-stream/configured", ASK ("reviewed=\"2026-11-15\"", ""), "info stale-stream s1: s1\n",
    "[stale-stream]\ndays=9\n" },
  { "stale-stream/configured-within", ASK ("reviewed=\"2026-11-15\"", ""), "", "[stale-stream]\ndays=10\n" },

  { "lead-time-rising/a-tenth",
    ASK ("", LEAD ("2026-01-01", "10d") LEAD ("2026-02-01", "9d") LEAD ("2026-03-01", "11d")),
    "warning lead-time-rising s1: s1\n", NULL },
  { "lead-time-rising/under-a-tenth",
    ASK ("", LEAD ("2026-01-01", "100h") LEAD ("2026-02-01", "150h") LEAD ("2026-03-01", "109h")), "", NULL },
  { "lead-time-rising/two", ASK ("", LEAD ("2026-01-01", "10d") LEAD ("2026-03-01", "20d")), "", NULL },
  { "lead-time-rising/one-says-no-lead",
    ASK ("", LEAD ("2026-01-01", "10d") "<measurement on=\"2026-02-01\" process=\"1h\"/>" LEAD ("2026-03-01", "20d")),
    "", NULL },
  { "lead-time-rising/by-day-not-by-place",
    ASK ("", LEAD ("2026-03-01", "10d") LEAD ("2026-02-01", "15d") LEAD ("2026-01-01", "20d")), "", NULL },
  { "lead-time-rising/found-by-day",
    ASK ("", LEAD ("2026-03-01", "20d") LEAD ("2026-02-01", "15d") LEAD ("2026-01-01", "10d")),
    "warning lead-time-rising s1: s1\n", NULL },
  { "lead-time-rising/all-nothing",
    ASK ("", LEAD ("2026-01-01", "0s") LEAD ("2026-02-01", "0s") LEAD ("2026-03-01", "0s")), "", NULL },
  { "lead-time-rising/configured", ASK ("", LEAD ("2026-01-01", "10d") LEAD ("2026-03-01", "13d")),
    "warning lead-time-rising s1: s1\n", "[lead-time-rising]\nmeasurements=2\npercent=30\n" },
  { "lead-time-rising/configured-within", ASK ("", LEAD ("2026-01-01", "10d") LEAD ("2026-03-01", "12d")), "",
    "[lead-time-rising]\nmeasurements=2\npercent=30\n" },

  { "lead-exceeds-outlook/over-twice", TOOK ("81h"), "warning lead-exceeds-outlook s1: s1\n", NULL },
  { "lead-exceeds-outlook/twice", TOOK ("80h"), "", NULL },
  { "lead-exceeds-outlook/not-measured", MAP_OF (STREAM ("s1", "", ONLY_E TIMED ("n1", "1d", "4d", ""))), "", NULL },
  { "lead-exceeds-outlook/nothing-known", ASK ("", LEAD ("2026-11-01", "81h")), "", NULL },
  { "lead-exceeds-outlook/the-last-counts",
    MAP_OF (
        STREAM ("s1", "", ONLY_E TIMED ("n1", "1d", "4d", "") LEAD ("2026-11-01", "80h") LEAD ("2026-10-01", "90h"))),
    "", NULL },
  { "lead-exceeds-outlook/configured", TOOK ("81h"), "", "[lead-exceeds-outlook]\ntimes=3\n" },

  { "silo-optimization/moved",
    BECOMES (TIMED ("m1", "1h", "1h", "origin=\"n1\""), TIMED ("m2", "2h", "16h", "origin=\"n2\"")),
    "warning silo-optimization s2: m1\n", NULL },
  { "silo-optimization/a-tenth",
    BECOMES (TIMED ("m1", "2h", "7h", "origin=\"n1\""), TIMED ("m2", "2h", "9h", "origin=\"n2\"")),
    "warning silo-optimization s2: m1\n", NULL },
  { "silo-optimization/under-a-tenth",
    BECOMES (TIMED ("m1", "2h", "7.1h", "origin=\"n1\""), TIMED ("m2", "2h", "9h", "origin=\"n2\"")), "", NULL },
  { "silo-optimization/configured",
    BECOMES (TIMED ("m1", "2h", "7h", "origin=\"n1\""), TIMED ("m2", "2h", "9h", "origin=\"n2\"")), "",
    "[silo-optimization]\npercent=11\n" },
  { "silo-optimization/stream-is-faster",
    BECOMES (TIMED ("m1", "1h", "1h", "origin=\"n1\""), TIMED ("m2", "2h", "15h", "origin=\"n2\"")), "", NULL },
  { "silo-optimization/another-step",
    BECOMES (TIMED ("m1", "1h", "1h", ""), TIMED ("m2", "2h", "16h", "origin=\"n2\"")), "", NULL },
  { "silo-optimization/light",
    BECOMES (TIMED ("m1", "1h", "1h", "origin=\"n1\" light=\"yes\""), TIMED ("m2", "2h", "16h", "origin=\"n2\"")), "",
    NULL },
};

/* What a person reads, and what the fix does. */
static void
test_review_is_recorded (void)
{
  g_autoptr (SwMap) map = findings_read (ASK ("reviewed=\"2026-05-24\"", ""));
  g_autoptr (SwReport) report = findings_check (map, NULL);
  const SwFinding *finding = findings_only (report, "stale-stream");
  SwTransaction *transaction = sw_transaction_new (map);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (finding->message, ==, "“s1” was last reviewed on 2026-05-24, 185 days ago.");
  g_assert_true (sw_finding_fix (finding, "record-review", transaction, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (sw_transaction_commit (transaction));
  sw_transaction_free (transaction);
  g_assert_cmpuint (sw_element_day (sw_map_find (map, "s1"), SW_ATTR_REVIEWED), ==, sw_date_today ());
}

/* A future state as the command makes it: its steps know where they come from, so that a step made faster at the cost
 * of another one is told. */
static void
test_made_future (void)
{
  g_autoptr (SwMap) map = findings_read (MAP_OF (
      STREAM ("s1", "", ONLY_E TIMED ("n1", "2h", "8h", "") TIMED ("n2", "2h", "8h", "") FLOW ("f1", "n1", "n2"))));
  g_autoptr (SwHistory) history = sw_history_new (map);
  SwTransaction *transaction = sw_transaction_new (map);
  SwElement *future = sw_edit_make_future (transaction, sw_map_find (map, "s1"), 0, 400, NULL);
  SwElement *first = sw_element_first (future, SW_KIND_STEP);
  g_autoptr (SwReport) report = NULL;

  findings_assert_map (map, "");
  g_assert_true (sw_edit_set (transaction, first, SW_ATTR_WAIT, "4 h", NULL));
  findings_assert_map (map, "");
  g_assert_true (sw_edit_set (transaction, sw_element_following (first), SW_ATTR_WAIT, "12 h", NULL));
  findings_assert_map (map, "warning silo-optimization s2: n3\n");
  report = findings_check (map, NULL);
  g_assert_cmpstr (((const SwFix *)g_ptr_array_index (findings_only (report, "silo-optimization")->fixes, 0))->id, ==,
                   "compare");
  sw_history_commit (history, transaction, "Plan", NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  findings_add_cases ("/checks/history", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/checks/history/review-is-recorded", test_review_is_recorded);
  g_test_add_func ("/checks/history/made-future", test_made_future);
  return g_test_run ();
}

/* From rows to events, and what is said of the rows that cannot be read. */
#include "logs.h"

#include <string.h>

static const SwLogEvent *
event (const SwEventLog *log, guint i)
{
  g_assert_cmpuint (i, <, log->events->len);
  return &g_array_index (log->events, SwLogEvent, i);
}

static void
assert_complaints (const SwEventLog *log, const char *expected)
{
  g_autoptr (GPtrArray) complaints = sw_event_log_complaints (log);
  g_autofree char *all = NULL;

  g_ptr_array_add (complaints, NULL);
  all = g_strjoinv ("\n", (char **)complaints->pdata);
  g_assert_cmpstr (all, ==, expected);
}

static void
test_spans (void)
{
  g_autoptr (SwEventLog) log = log_of ("case,activity,start,end,resource\n"
                                       "2,Build,2026-01-05 10:00,2026-01-05 12:00,Ann\n"
                                       "1,Take in,2026-01-05 08:00,2026-01-05 09:00,Bob\n"
                                       "2,Take in,2026-01-05 08:30,2026-01-05 09:30,\n",
                                       NULL);

  g_assert_cmpint (log->form, ==, SW_LOG_SPANS);
  g_assert_cmpuint (log->rows, ==, 3);
  g_assert_cmpuint (log->n_items, ==, 2);
  g_assert_cmpuint (log->activities->len, ==, 2);
  /* By item as they were first seen, then by time. */
  g_assert_cmpuint (event (log, 0)->line, ==, 4);
  g_assert_cmpuint (event (log, 0)->resource, ==, SW_LOG_NOBODY);
  g_assert_cmpuint (event (log, 1)->line, ==, 2);
  g_assert_cmpint (event (log, 1)->end - event (log, 1)->start, ==, 7200000);
  g_assert_cmpuint (event (log, 2)->line, ==, 3);
  assert_complaints (log, "");
}

/* An end closes the first open start of its activity. */
static void
test_transitions (void)
{
  g_autoptr (SwEventLog) log =
      log_of ("case:concept:name,concept:name,time:timestamp,lifecycle:transition,org:resource\n"
              "1,A,2026-01-05T08:00:00+00:00,start,\n"
              "1,A,2026-01-05T08:10:00+00:00,START,Ann\n"
              "1,A,2026-01-05T08:30:00+00:00,complete,Bob\n"
              "1,A,2026-01-05T09:10:00+00:00,complete,Bob\n"
              "1,B,2026-01-05T10:00:00+00:00,complete,Cid\n"
              "1,C,2026-01-05T11:00:00+00:00,schedule,Cid\n"
              "1,C,2026-01-05T11:00:00+00:00,start,Cid\n",
              NULL);

  g_assert_cmpint (log->form, ==, SW_LOG_SPANS);
  g_assert_cmpuint (log->events->len, ==, 3);
  g_assert_cmpint (event (log, 0)->end - event (log, 0)->start, ==, 30 * 60000);
  g_assert_cmpstr (g_ptr_array_index (log->resources, event (log, 0)->resource), ==, "Bob");
  g_assert_cmpint (event (log, 1)->end - event (log, 1)->start, ==, 60 * 60000);
  g_assert_cmpstr (g_ptr_array_index (log->resources, event (log, 1)->resource), ==, "Ann");
  g_assert_cmpint (event (log, 2)->end - event (log, 2)->start, ==, 0);
  assert_complaints (log, "1 row left out, neither a start nor an end: line 7\n"
                          "1 row left out, a start without an end: line 8");
}

static void
test_forms (void)
{
  g_autoptr (SwEventLog) states = log_of ("Issue key,Status,Changed\nA-1,Open,2026-01-05\n", NULL);
  g_autoptr (SwEventLog) ends = log_of ("id,activity,completed at\n1,A,2026-01-05\n", NULL);
  g_autoptr (SwEventLog) completes =
      log_of ("id,activity,time,transition\n1,A,2026-01-05,complete\n1,B,2026-01-06,complete\n", NULL);

  g_assert_cmpint (states->form, ==, SW_LOG_STATES);
  g_assert_cmpint (ends->form, ==, SW_LOG_ENDS);
  g_assert_cmpint (completes->form, ==, SW_LOG_ENDS);
}

static void
test_left_out (void)
{
  g_autoptr (SwEventLog) log = log_of ("case,activity,start,end\n"
                                       "1,A,2026-01-05 08:00,2026-01-05 09:00\n"
                                       ",A,2026-01-05 08:00,2026-01-05 09:00\n"
                                       "1, ,2026-01-05 08:00,2026-01-05 09:00\n"
                                       "1,A\n"
                                       "1,A,soon,2026-01-05 09:00\n"
                                       "1,A,2026-01-05 10:00,2026-01-05 09:00\n"
                                       "1,A,2026-01-05 08:00,\n"
                                       "1,A,yesterday,today\n1,A,a,a\n1,A,b,b\n1,A,c,c\n1,A,d,d\n",
                                       NULL);

  g_assert_cmpuint (log->rows, ==, 12);
  g_assert_cmpuint (log->events->len, ==, 1);
  g_assert_cmpuint (sw_event_log_left_out (log), ==, 11);
  assert_complaints (log, "1 row left out, no item: line 3\n"
                          "1 row left out, no activity: line 4\n"
                          "1 row left out, no time: line 5\n"
                          "6 rows left out, a time that cannot be read: lines 6, 9, 10, 11, 12, …\n"
                          "1 row left out, an end before the start: line 7\n"
                          "1 row left out, a start without an end: line 8");
}

static void
test_damaged_text (void)
{
  g_autoptr (SwEventLog) log = log_of ("id,status,time\n1,\xc3\x84,2026-01-05\n1,\xc4,2026-01-06\n", NULL);

  g_assert_cmpuint (log->events->len, ==, 1);
  assert_complaints (log, "1 row left out, bytes that are no text: line 3");
}

static void
assert_first_time (const char *text, const SwLogWish *wish, const char *date, gboolean is_open)
{
  g_autoptr (SwEventLog) log = log_of (text, wish);
  g_autofree char *found = sw_moment_to_date (event (log, 0)->start);

  g_assert_cmpstr (found, ==, date);
  g_assert_cmpint (log->order_is_open, ==, is_open);
}

/* One date shows the order for all. */
static void
test_date_order (void)
{
  SwLogWish month = SW_LOG_WISH ();

  month.order = SW_DATE_ORDER_MONTH;
  assert_first_time ("id,status,time\n1,A,03/04/2026 10:00\n1,B,25/04/2026 10:00\n", NULL, "2026-04-03", FALSE);
  assert_first_time ("id,status,time\n1,A,03/04/2026 10:00\n1,B,04/25/2026 10:00\n", NULL, "2026-03-04", FALSE);
  assert_first_time ("id,status,time\n1,A,03/04/2026 10:00\n", NULL, "2026-04-03", TRUE);
  assert_first_time ("id,status,time\n1,A,03/04/2026 1:00 PM\n", NULL, "2026-03-04", TRUE);
  assert_first_time ("id,status,time\n1,A,03/04/2026 10:00\n", &month, "2026-03-04", FALSE);
  assert_first_time ("id,status,time\n1,A,03.04.2026 10:00\n", NULL, "2026-04-03", FALSE);
}

/* Dates of the other order are left out, not turned round. */
static void
test_mixed_order (void)
{
  g_autoptr (SwEventLog) log =
      log_of ("id,status,time\n1,A,25/04/2026\n1,B,26/04/2026\n1,C,04/27/2026\n1,D,01/05/2026\n", NULL);

  g_assert_cmpuint (log->events->len, ==, 3);
  g_assert_cmpint (log->order, ==, SW_DATE_ORDER_DAY);
  assert_complaints (log, "1 row left out, a date with day and month in the other order: line 4");
}

static void
test_mapped (void)
{
  SwLogWish wish = SW_LOG_WISH ();
  g_autoptr (GHashTable) mapped = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *unknown = NULL;
  const char *text = "thing,what,when,who\n1,A,2026-01-05,Ann\n";
  g_autoptr (SwEventLog) log = NULL;

  wish.mapped = mapped;
  g_hash_table_insert (mapped, (gpointer) "Thing", GUINT_TO_POINTER (SW_LOG_CASE + 1));
  g_hash_table_insert (mapped, (gpointer) "what", GUINT_TO_POINTER (SW_LOG_ACTIVITY + 1));
  g_hash_table_insert (mapped, (gpointer) "who", GUINT_TO_POINTER (SW_LOG_RESOURCE + 1));
  log = log_of (text, &wish);
  g_assert_cmpint (log->columns.of[SW_LOG_TIME], ==, 2);
  g_assert_cmpuint (log->events->len, ==, 1);
  g_hash_table_insert (mapped, (gpointer) "nowhere", GUINT_TO_POINTER (SW_LOG_END + 1));
  unknown = log_error (text, strlen (text), &wish);
  g_assert_cmpstr (unknown, ==, "log.csv:1:1: there is no column “nowhere”");
}

static void
test_refused (void)
{
  g_autofree char *empty = log_error ("", 0, NULL);
  g_autofree char *other = log_error ("a,b\n1,2\n", 8, NULL);
  g_autofree char *zero = log_error ("id,status,time\n1,\0,2026-01-05\n", 30, NULL);
  g_autoptr (GString) many = g_string_new ("id,status,time\n");
  g_autofree char *activities = NULL;

  g_assert_cmpstr (empty, ==, "log.csv:1:1: the file is empty");
  g_assert_cmpstr (other, ==, "log.csv:1:1: no column says which item a row belongs to; its columns are: a, b");
  g_assert_cmpstr (zero, ==, "log.csv:2:3: a NUL byte: this is no text");
  for (guint i = 0; i < 501; i++)
    g_string_append_printf (many, "1,text %u,2026-01-05\n", i);
  activities = log_error (many->str, many->len, NULL);
  g_assert_cmpstr (
      activities, ==,
      "log.csv:502:1: the column “status” has more than 500 different values; does it really hold activities?");
}

static void
test_names_are_cleaned (void)
{
  g_autoptr (SwEventLog) log = log_of ("id,status,time\n1,\" In\x01\nwork \",2026-01-05\n1,In work,2026-01-06\n", NULL);

  g_assert_cmpuint (log->activities->len, ==, 1);
  g_assert_cmpstr (sw_event_log_activity (log, 0), ==, "In work");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/event-log/spans", test_spans);
  g_test_add_func ("/exchange/event-log/transitions", test_transitions);
  g_test_add_func ("/exchange/event-log/forms", test_forms);
  g_test_add_func ("/exchange/event-log/left-out", test_left_out);
  g_test_add_func ("/exchange/event-log/damaged-text", test_damaged_text);
  g_test_add_func ("/exchange/event-log/date-order", test_date_order);
  g_test_add_func ("/exchange/event-log/mixed-order", test_mixed_order);
  g_test_add_func ("/exchange/event-log/mapped", test_mapped);
  g_test_add_func ("/exchange/event-log/refused", test_refused);
  g_test_add_func ("/exchange/event-log/names-are-cleaned", test_names_are_cleaned);
  return g_test_run ();
}

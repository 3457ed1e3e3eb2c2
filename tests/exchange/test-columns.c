/* Headers as tools write them. */
#include "exchange/log-columns.h"

/* The columns by field in their order, "-" for none: case activity start end time transition resource. */
static void
assert_columns (const SwLogColumns *columns, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    if (columns->of[field] < 0)
      g_string_append (found, "-");
    else
      g_string_append_printf (found, "%d", columns->of[field]);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_guess (const char *header, const char *expected)
{
  g_auto (GStrv) names = g_strsplit (header, ",", -1);
  SwLogColumns columns = sw_log_columns_none ();

  g_test_message ("%s", header);
  sw_log_columns_guess (&columns, (const char *const *)names, g_strv_length (names));
  assert_columns (&columns, expected);
}

static void
test_guess (void)
{
  assert_guess ("case,activity,start,end,resource", "0123--4");
  assert_guess ("case_id,activity,timestamp,resource", "01--2-3");
  assert_guess ("Case ID,Activity,Start Time,Complete Time,Resource", "0123--4");
  assert_guess ("case:concept:name,concept:name,time:timestamp,lifecycle:transition,org:resource", "01--234");
  assert_guess ("Summary,Issue key,Status,Changed,Assignee", "12--3-4");
  assert_guess ("Number,State,sys_updated_on,Assignment group", "01--2-3");
  assert_guess ("case:concept:name,concept:name,start_timestamp,time:timestamp", "0123---");
  assert_guess ("id,activity,start,timestamp,lifecycle", "01--34-");
  assert_guess ("id,activity,end", "01-2---");
  assert_guess ("foo,bar", "-------");
}

static void
test_told (void)
{
  const char *const header[] = { "case", "activity", "start", "end", "when" };
  SwLogColumns columns = sw_log_columns_none ();

  /* Who names the time of a row wants no start and end. */
  sw_log_columns_map (&columns, 4, SW_LOG_TIME);
  sw_log_columns_guess (&columns, header, 5);
  assert_columns (&columns, "01--4--");
  /* A column tells one thing. */
  sw_log_columns_map (&columns, 1, SW_LOG_CASE);
  assert_columns (&columns, "1---4--");
}

static void
test_missing (void)
{
  SwLogColumns columns = sw_log_columns_none ();

  g_assert_cmpstr (sw_log_columns_missing (&columns), ==, "no column says which item a row belongs to");
  columns.of[SW_LOG_CASE] = 0;
  g_assert_cmpstr (sw_log_columns_missing (&columns), ==, "no column says what was done or which state was reached");
  columns.of[SW_LOG_ACTIVITY] = 1;
  g_assert_cmpstr (sw_log_columns_missing (&columns), ==, "no column says when it was");
  columns.of[SW_LOG_END] = 2;
  g_assert_null (sw_log_columns_missing (&columns));
  columns.of[SW_LOG_TIME] = 3;
  g_assert_cmpstr (sw_log_columns_missing (&columns), ==, "a row has a start and an end, or one time: not both");
}

static void
test_names (void)
{
  SwLogField field;

  for (SwLogField f = 0; f < SW_N_LOG_FIELDS; f++)
    {
      g_assert_true (sw_log_field_from_name (sw_log_field_name (f), &field));
      g_assert_cmpint (field, ==, f);
    }
  g_assert_true (sw_log_field_from_name ("id", &field));
  g_assert_cmpint (field, ==, SW_LOG_CASE);
  g_assert_false (sw_log_field_from_name ("colour", &field));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/columns/guess", test_guess);
  g_test_add_func ("/exchange/columns/told", test_told);
  g_test_add_func ("/exchange/columns/missing", test_missing);
  g_test_add_func ("/exchange/columns/names", test_names);
  return g_test_run ();
}

/* The trend of what was measured, and the lines of the table of steps, as far as they need no display. */
#include "sample.h"

#include "base/date.h"
#include "files/profiles.h"
#include "files/read.h"
#include "panels/step-item.h"
#include "panels/trend.h"

#include <math.h>
#include <string.h>

static const SwCalendar calendar = SW_CALENDAR_DEFAULT;

static guint32
day (const char *text)
{
  guint32 julian;

  g_assert_true (sw_date_parse (text, &julian));
  return julian;
}

static SwDocument *
open_stream (const char *content)
{
  g_autofree char *xml = g_strdup_printf (
      "<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\"><stream id=\"s1\">%s</stream></map>",
      content);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMap) map = NULL;

  g_assert_true (sw_profiles_load (&error));
  map = sw_map_read (xml, strlen (xml), "test", &error);
  g_assert_no_error (error);
  return sw_document_new (map);
}

/* By day, whatever the file's order; what is not known stays unknown. */
static void
test_points (void)
{
  g_autoptr (SwDocument) document = open_stream ("<measurement on=\"2025-03-01\" lead=\"2d\" accuracy=\"50%\"/>"
                                                 "<measurement on=\"2025-01-31\" process=\"1h\" lead=\"3d\"/>"
                                                 "<measurement on=\"2025-02-01\" accuracy=\"90%\"/>");
  g_autoptr (GArray) points = sw_trend_points (sample_element (document, "s1"), &calendar);
  const SwTrendPoint *point = (const SwTrendPoint *)points->data;
  g_autofree char *text = sw_trend_point_text (&point[2], &calendar);

  g_assert_cmpuint (points->len, ==, 3);
  g_assert_cmpuint (point[0].day, ==, day ("2025-01-31"));
  g_assert_cmpfloat (point[0].lead, ==, 86400);
  g_assert_cmpfloat (point[0].process, ==, 3600);
  g_assert_true (isnan (point[0].accuracy));
  g_assert_true (isnan (point[1].lead) && isnan (point[1].process));
  g_assert_cmpfloat (point[2].lead, ==, 57600);
  g_assert_true (isnan (point[2].process));
  g_assert_cmpuint (sw_trend_count (points), ==, 2);
  g_assert_cmpstr (text, ==, "2025-03-01\nlead time 2 d\n%C&A 50 %");
}

static void
test_text (void)
{
  g_autoptr (SwDocument) document = open_stream ("<step id=\"n1\" activity=\"plan\" process=\"1h\"/>"
                                                 "<measurement on=\"2025-03-01\" lead=\"2d\"/>");
  g_autoptr (GArray) points = sw_trend_points (sample_element (document, "s1"), &calendar);
  g_autofree char *text = sw_trend_text (points, sw_document_analysis (document)->figures[0], &calendar);

  g_assert_cmpstr (text, ==, "2025-03-01, lead time 2 d. The map now: lead time at least 1 h.");
}

/* Round numbers of a unit that people read, as many as fit. */
static void
test_time_step (void)
{
  static const struct
  {
    double most;
    guint lines;
    double step;
  } cases[] = {
    { 4, 5, 1 },
    { 90, 5, 30 },
    { 151, 5, 60 },
    { 3600, 5, 900 },
    { 7200, 5, 1800 },
    { 10800, 5, 3600 },
    { 36000, 5, 7200 },
    { 50000, 5, 14400 },
    { 4 * 28800, 5, 28800 },
    { 9 * 28800, 5, 57600 },
    { 11 * 28800, 5, 144000 },
    { 300 * 28800.0, 4, 100 * 28800.0 },
    { 1e15, 1, 5e10 * 28800.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (sw_trend_time_step (cases[i].most, cases[i].lines, &calendar), ==, cases[i].step);
}

static void
assert_ticks (const char *first, const char *last, guint ticks, const char *expected)
{
  g_autoptr (GArray) found = sw_trend_day_ticks (day (first), day (last), ticks);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *on = sw_date_to_string (g_array_index (found, guint32, i));
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", on);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* 2025-03-03 was a Monday. */
static void
test_day_ticks (void)
{
  assert_ticks ("2025-03-01", "2025-03-01", 4, "2025-03-01");
  assert_ticks ("2025-02-27", "2025-03-02", 5, "2025-02-27 2025-02-28 2025-03-01 2025-03-02");
  assert_ticks ("2025-03-01", "2025-03-20", 5, "2025-03-03 2025-03-10 2025-03-17");
  assert_ticks ("2024-12-05", "2025-03-01", 5, "2025-01-01 2025-02-01 2025-03-01");
  assert_ticks ("2024-12-05", "2025-08-20", 5, "2025-01-01 2025-03-01 2025-05-01 2025-07-01");
  assert_ticks ("2019-05-05", "2025-08-20", 4, "2020-01-01 2022-01-01 2024-01-01");
  assert_ticks ("0001-01-01", "9999-12-31", 3, "5000-01-01");
}

static GListStore *
new_items (SwDocument *document)
{
  GListStore *store = g_list_store_new (SW_TYPE_STEP_ITEM);
  const SwAnalysis *analysis = sw_document_analysis (document);

  sw_step_items_update (store, analysis->graphs[0], analysis->figures[0]);
  return store;
}

static void
count (GObject *object, guint *n)
{
  *n += 1;
}

/* An edit tells the lines that say something else, and makes none anew. */
static void
test_items (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  g_autoptr (GListStore) store = new_items (document);
  g_autoptr (SwStepItem) first = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_autoptr (SwStepItem) second = g_list_model_get_item (G_LIST_MODEL (store), 1);
  g_autoptr (SwStepItem) again = NULL;
  g_autofree char *spoken = sw_step_item_spoken (second), *work = NULL;
  SwTransaction *transaction = sw_document_begin (document);
  const SwAnalysis *analysis;
  guint first_told = 0, second_told = 0;

  /* 40 items a month of 20 d are 2 a day: 2 h of 8 h are taken by each, a quarter each. */
  g_assert_cmpstr (spoken, ==,
                   "Weigh, Plan, Process 2 h, Wait 1 d, Lead time 1 d 2 h, %C&A –, People 1, Visits 1, In use 50 %, "
                   "In progress 2.5, Critical path yes, bottleneck");
  g_signal_connect (first, "changed", G_CALLBACK (count), &first_told);
  g_signal_connect (second, "changed", G_CALLBACK (count), &second_told);
  sw_edit_set (transaction, sample_element (document, "n2"), SW_ATTR_PROCESS, "3h", NULL);
  sw_document_commit (document, transaction, "Set", NULL);
  analysis = sw_document_analysis (document);
  g_assert_true (sw_step_items_update (store, analysis->graphs[0], analysis->figures[0]));
  g_assert_false (sw_step_items_update (store, analysis->graphs[0], analysis->figures[0]));
  again = g_list_model_get_item (G_LIST_MODEL (store), 1);
  work = sw_step_item_text (again, SW_STEP_PROCESS);
  g_assert_true (again == second);
  g_assert_cmpstr (work, ==, "3 h");
  g_assert_cmpuint (second_told, ==, 1);
  /* Its bar is drawn beside the longest one, which grew. */
  g_assert_cmpuint (first_told, ==, 1);
}

static void
test_bars (void)
{
  g_autoptr (SwDocument) document = open_stream ("<step id=\"n1\" activity=\"plan\" process=\"1h\" wait=\"3h\"/>"
                                                 "<step id=\"n2\" activity=\"plan\" process=\"1h\"/>"
                                                 "<step id=\"n3\" activity=\"plan\"/>");
  g_autoptr (GListStore) store = new_items (document);
  static const double expected[][2] = { { 0.75, 0.25 }, { 0, 0.25 }, { 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SwStepItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      double wait, process;

      sw_step_item_bar (item, &wait, &process);
      g_assert_cmpfloat (wait, ==, expected[i][0]);
      g_assert_cmpfloat (process, ==, expected[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/trend/points", test_points);
  g_test_add_func ("/panels/trend/text", test_text);
  g_test_add_func ("/panels/trend/time-step", test_time_step);
  g_test_add_func ("/panels/trend/day-ticks", test_day_ticks);
  g_test_add_func ("/panels/steps/items", test_items);
  g_test_add_func ("/panels/steps/bars", test_bars);
  return g_test_run ();
}

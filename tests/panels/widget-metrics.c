/* The page Metrics: figures and their terms, the table of steps, recording, the trend. */
#include "window.h"

#include "base/date.h"
#include "files/write.h"
#include "panels/bottom.h"
#include "panels/metrics.h"
#include "panels/step-item.h"
#include "panels/trend-chart.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

typedef struct
{
  SwDocument *document;
  GtkWidget *bottom;
  GtkWidget *window;
  char *revealed;
  char *told;
  char *field;
} Fixture;

static void
keep_reveal (SwBottom *bottom, const char *const *ids, Fixture *fixture)
{
  g_free (fixture->revealed);
  fixture->revealed = g_strjoinv (" ", (char **)ids);
}

static void
keep_message (SwBottom *bottom, const char *text, Fixture *fixture)
{
  g_free (fixture->told);
  fixture->told = g_strdup (text);
}

static void
keep_field (GSimpleAction *action, GVariant *parameter, Fixture *fixture)
{
  g_free (fixture->field);
  fixture->field = g_variant_dup_string (parameter, NULL);
}

/* Which field is to have the focus is the window's affair: it is asked for by action. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("focus-field", G_VARIANT_TYPE_STRING);

  fixture->document = sample_document ();
  gtk_init ();
  fixture->bottom = sw_bottom_new ();
  sw_bottom_set_document (SW_BOTTOM (fixture->bottom), fixture->document);
  g_signal_connect (fixture->bottom, "reveal", G_CALLBACK (keep_reveal), fixture);
  g_signal_connect (fixture->bottom, "message", G_CALLBACK (keep_message), fixture);
  fixture->window = window_begin (fixture->bottom);
  g_signal_connect (action, "activate", G_CALLBACK (keep_field), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  sw_bottom_show_page (SW_BOTTOM (fixture->bottom), "metrics");
  window_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_object_unref (fixture->document);
  g_free (fixture->revealed);
  g_free (fixture->told);
  g_free (fixture->field);
}

static void
click (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (window_named (fixture->bottom, GTK_TYPE_BUTTON, name), "clicked");
  window_settle ();
}

static void
show_view (Fixture *fixture, const char *view)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_named (fixture->bottom, GTK_TYPE_TOGGLE_BUTTON, view)), TRUE);
  window_settle ();
}

static void
set (Fixture *fixture, const char *id, SwAttr attr, const char *value)
{
  SwTransaction *transaction = sw_document_begin (fixture->document);

  g_assert_true (sw_edit_set (transaction, sample_element (fixture->document, id), attr, value, NULL));
  sw_document_commit (fixture->document, transaction, "Set", NULL);
  window_settle ();
}

static void
assert_card (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_get_mapped (window_named (fixture->bottom, GTK_TYPE_BUTTON, name)));
}

/* --- figures ----------------------------------------------------------------------------------------------- */

/* n1 1 d + 15 min, n2 1 d + 2 h, f2 1 d, n3 2 h + 1 h: 3 d 5 h 15 min. 3 h 15 min of work; n1 has three people. 40
 * items a month of 20 d are one in 4 h: n2 takes half of that. */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  assert_card (fixture, "Lead time: 3 d 5 h");
  assert_card (fixture, "Process time: 3 h 15 min");
  assert_card (fixture, "Total work: 3 h 15 min");
  assert_card (fixture, "Effort: 3 h 45 min, of all people");
  assert_card (fixture, "Flow efficiency: 11 %");
  assert_card (fixture, "Rolled %C&A: 80 %");
  assert_card (fixture, "Expected lead time: 3 d 5 h, exact, Markov chain");
  assert_card (fixture, "Takt: 4 h, demand 2 a day");
  assert_card (fixture, "Bottleneck: Weigh, 50 % in use");
  assert_card (fixture, "Feedback to improve: unknown");
  assert_card (fixture, "Feedback to plan: 1 d, Help → Weigh");
  assert_card (fixture, "Work by activity: Plan 62 %");
}

/* n2 and n3 beside each other: 1 d + 15 min, then the longer of 1 d + 2 h and of a day, 2 h and 1 h. */
static void
test_simulated (Fixture *fixture, gconstpointer data)
{
  set (fixture, "f2", SW_ATTR_FROM, "n1");
  while (window_find (fixture->bottom, GTK_TYPE_BUTTON, "Expected lead time: …, is simulated") != NULL)
    g_main_context_iteration (NULL, TRUE);
  window_settle ();
  assert_card (fixture, "Expected lead time: 2 d 3 h, simulated");
  set (fixture, "f2", SW_ATTR_FROM, "n2");
  assert_card (fixture, "Expected lead time: 3 d 5 h, exact, Markov chain");
}

/* After an edit the page says at once what is so now, and names what is missing. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  set (fixture, "n2", SW_ATTR_WAIT, "2d");
  assert_card (fixture, "Lead time: 4 d 5 h");
  set (fixture, "n2", SW_ATTR_WAIT, "1d..3d");
  assert_card (fixture, "Lead time: 4 d 5 h, 3 d 5 h to 5 d 5 h");
  g_assert_null (window_find (fixture->bottom, GTK_TYPE_BUTTON, "Help: work"));
  set (fixture, "n3", SW_ATTR_PROCESS, "");
  assert_card (fixture, "Lead time: at least 4 d 4 h, known: 3 d 4 h to 5 d 4 h");
  click (fixture, "Help: work");
  g_assert_cmpstr (fixture->revealed, ==, "n3");
  g_assert_true (sw_document_is_selected (fixture->document, "n3"));
  g_assert_cmpstr (fixture->field, ==, "process");
  sw_document_undo (fixture->document);
  window_settle ();
  g_assert_false (gtk_widget_get_mapped (window_named (fixture->bottom, GTK_TYPE_BUTTON, "Help: work")));
}

static GtkListView *
terms_of (Fixture *fixture)
{
  return GTK_LIST_VIEW (window_named (fixture->bottom, GTK_TYPE_LIST_VIEW, "Terms"));
}

/* A figure opens to its terms; they follow edits, and each leads to its element. */
static void
test_terms (Fixture *fixture, gconstpointer data)
{
  GtkListView *terms;

  click (fixture, "Lead time: 3 d 5 h");
  terms = terms_of (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (terms))), ==, 8);
  window_named (GTK_WIDGET (terms), GTK_TYPE_BOX, "Take in, wait: 1 d");
  window_named (GTK_WIDGET (terms), GTK_TYPE_BOX, "+ Take in, process time: 15 min");
  window_named (GTK_WIDGET (terms), GTK_TYPE_BOX, "+ Take in → Weigh, wait: unknown");
  window_named (GTK_WIDGET (terms), GTK_TYPE_BOX, "+ Weigh → Help, wait: 1 d");
  set (fixture, "f1", SW_ATTR_WAIT, "2h");
  window_named (GTK_WIDGET (terms), GTK_TYPE_BOX, "+ Take in → Weigh, wait: 2 h");
  g_signal_emit_by_name (terms, "activate", 5);
  window_settle ();
  g_assert_cmpstr (fixture->revealed, ==, "f2");
  g_assert_null (fixture->field);
  g_assert_null (window_find (fixture->bottom, GTK_TYPE_LIST_VIEW, "Terms"));
}

/* A term that is not known asks for itself. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  set (fixture, "n1", SW_ATTR_WAIT, "");
  click (fixture, "Lead time: at least 2 d 5 h");
  window_named (fixture->bottom, GTK_TYPE_BOX, "Take in, wait: enter it: unknown");
  g_signal_emit_by_name (terms_of (fixture), "activate", 0);
  window_settle ();
  g_assert_cmpstr (fixture->revealed, ==, "n1");
  g_assert_cmpstr (fixture->field, ==, "wait");
}

/* Shares by activity select all steps of one; a step in use opens to what that is made of. */
static void
test_other_terms (Fixture *fixture, gconstpointer data)
{
  click (fixture, "Work by activity: Plan 62 %");
  window_named (fixture->bottom, GTK_TYPE_BOX, "Plan, work: 2 h · 62 %");
  g_signal_emit_by_name (terms_of (fixture), "activate", 0);
  window_settle ();
  g_assert_cmpstr (fixture->revealed, ==, "n2");
  click (fixture, "Bottleneck: Weigh, 50 % in use");
  window_named (fixture->bottom, GTK_TYPE_BOX, "Weigh, 2 h × 1 × 2 a day ÷ 1 ÷ 100 %: 50 %");
  window_named (fixture->bottom, GTK_TYPE_BOX, "Take in, 15 min × 1 × 2 a day ÷ 3 ÷ 100 %: 2 %");
}

/* The stream that is selected is shown, or the one that is chosen. */
static void
test_stream (Fixture *fixture, gconstpointer data)
{
  GtkWidget *figures = window_named (fixture->bottom, GTK_TYPE_TOGGLE_BUTTON, "Figures");
  GtkWidget *page = gtk_widget_get_ancestor (figures, SW_TYPE_METRICS);
  GtkDropDown *choice = GTK_DROP_DOWN (window_named (page, GTK_TYPE_DROP_DOWN, "Stream"));
  SwTransaction *transaction;

  sw_document_select_one (fixture->document, "s2");
  window_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 1);
  assert_card (fixture, "Lead time: unknown");
  sw_document_select_one (fixture->document, "f2");
  window_settle ();
  assert_card (fixture, "Lead time: 3 d 5 h");
  gtk_drop_down_set_selected (choice, 1);
  window_settle ();
  assert_card (fixture, "Lead time: unknown");
  set (fixture, "s2", SW_ATTR_NAME, "Learning");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 1);
  /* What was chosen is gone. */
  transaction = sw_document_begin (fixture->document);
  sw_edit_delete (transaction, (const char *const[]){ "s2", NULL }, NULL);
  sw_document_commit (fixture->document, transaction, "Delete", NULL);
  window_settle ();
  assert_card (fixture, "Lead time: 3 d 5 h");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (SwDocument) empty = sw_document_new (map);

  sw_bottom_set_document (SW_BOTTOM (fixture->bottom), empty);
  window_settle ();
  g_assert_true (gtk_widget_get_mapped (window_named (fixture->bottom, GTK_TYPE_LABEL, "The map has no streams yet.")));
}

/* --- steps ------------------------------------------------------------------------------------------------- */

static GtkSelectionModel *
lines_of (Fixture *fixture)
{
  return gtk_list_view_get_model (
      GTK_LIST_VIEW (window_named (fixture->bottom, GTK_TYPE_LIST_VIEW, "Steps with their figures")));
}

/* The ids of the lines from above. */
static void
assert_order (Fixture *fixture, const char *expected)
{
  GListModel *model = G_LIST_MODEL (lines_of (fixture));
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SwStepItem) item = g_list_model_get_item (model, i);
      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", sw_step_item_id (item));
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

/* n1 15 min, n2 unknown, n3 1 h: unknown is last both ways, equals stay in file order, which the third click restores.
 */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  show_view (fixture, "Steps");
  assert_order (fixture, "n1 n2 n3");
  set (fixture, "n2", SW_ATTR_PROCESS, "");
  click (fixture, "Sort by Process");
  assert_order (fixture, "n1 n3 n2");
  click (fixture, "Sort by Process");
  assert_order (fixture, "n3 n1 n2");
  /* What is edited is sorted anew. */
  set (fixture, "n1", SW_ATTR_PROCESS, "3h");
  assert_order (fixture, "n1 n3 n2");
  set (fixture, "n2", SW_ATTR_PROCESS, "4h");
  assert_order (fixture, "n2 n1 n3");
  click (fixture, "Sort by Process");
  assert_order (fixture, "n1 n2 n3");
  click (fixture, "Sort by %C&A");
  assert_order (fixture, "n1 n2 n3");
  click (fixture, "Sort by Step");
  assert_order (fixture, "n3 n1 n2");
  click (fixture, "Sort by Step");
  assert_order (fixture, "n2 n1 n3");
}

/* A line and its step on the map are selected together. */
static void
test_select (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model;

  show_view (fixture, "Steps");
  model = lines_of (fixture);
  gtk_selection_model_select_item (model, 1, TRUE);
  window_settle ();
  g_assert_cmpstr (fixture->revealed, ==, "n2");
  g_assert_true (sw_document_is_selected (fixture->document, "n2"));
  sw_document_select_one (fixture->document, "n3");
  window_settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  /* It stays with its step when the map is edited and sorted. */
  click (fixture, "Sort by Process");
  click (fixture, "Sort by Process");
  set (fixture, "n3", SW_ATTR_PROCESS, "9h");
  assert_order (fixture, "n3 n2 n1");
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  g_assert_true (sw_document_is_selected (fixture->document, "n3"));
  sw_document_select_one (fixture->document, NULL);
  window_settle ();
  g_assert_false (gtk_selection_model_is_selected (model, 0));
}

/* However many steps there are, only those that can be seen have widgets. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  SwTransaction *transaction = sw_document_begin (fixture->document);
  SwElement *stream = sample_element (fixture->document, "s1");
  GtkWidget *list;
  guint rows = 0;

  for (guint i = 0; i < 1000; i++)
    sw_edit_add_step (transaction, stream, "plan", "Another", 0, 0);
  sw_document_commit (fixture->document, transaction, "Add", NULL);
  show_view (fixture, "Steps");
  list = window_named (fixture->bottom, GTK_TYPE_LIST_VIEW, "Steps with their figures");
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    rows++;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lines_of (fixture))), ==, 1003);
  g_assert_cmpuint (rows, >, 5);
  g_assert_cmpuint (rows, <, 500);
}

/* --- recording and the trend ------------------------------------------------------------------------------- */

static char *
bytes_of (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = sw_map_write (sw_document_map (fixture->document));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
today_line (const char *values)
{
  g_autofree char *today = sw_date_to_string (sw_date_today ());

  return g_strdup_printf ("    <measurement on=\"%s\" %s/>\n", today, values);
}

static void
answer (const char *response)
{
  g_autoptr (GtkWidget) dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows) && dialog == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = g_steal_pointer (&window);
    }
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  window_settle ();
}

/* 3 d 5 h 15 min are 29.25 h. One step of undo gives the bytes from before. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = bytes_of (fixture), *after = NULL, *undone = NULL, *replaced = NULL;
  g_autofree char *line = today_line ("lead=\"29.25h\" process=\"3.25h\" accuracy=\"80%\"");
  g_autofree char *other = today_line ("lead=\"37.25h\" process=\"3.25h\" accuracy=\"80%\"");

  click (fixture, "Record Measurement");
  after = bytes_of (fixture);
  g_assert_nonnull (strstr (after, line));
  g_assert_cmpstr (fixture->told, ==, "Recorded: lead time 3 d 5 h");
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (fixture->document)), ==, "Record measurement");
  click (fixture, "Record Measurement");
  g_assert_cmpstr (fixture->told, ==, "Today’s measurement says this already.");
  sw_document_undo (fixture->document);
  undone = bytes_of (fixture);
  g_assert_cmpstr (undone, ==, before);
  /* Another one today replaces it, if that is wanted. */
  sw_document_redo (fixture->document);
  set (fixture, "n2", SW_ATTR_WAIT, "2d");
  click (fixture, "Record Measurement");
  answer ("cancel");
  g_assert_cmpuint (sw_element_count (sample_element (fixture->document, "s1"), SW_KIND_MEASUREMENT), ==, 1);
  click (fixture, "Record Measurement");
  answer ("replace");
  replaced = bytes_of (fixture);
  g_assert_nonnull (strstr (replaced, other));
  g_assert_null (strstr (replaced, line));
}

/* A lower bound is no measurement. */
static void
test_record_unknown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = today_line ("process=\"3.25h\" accuracy=\"80%\""), *bytes = NULL;

  set (fixture, "n1", SW_ATTR_WAIT, "");
  click (fixture, "Record Measurement");
  bytes = bytes_of (fixture);
  g_assert_nonnull (strstr (bytes, line));
  g_assert_cmpstr (fixture->told, ==, "Recorded without the lead time: not all of it is known.");
  sw_document_select_one (fixture->document, "s2");
  window_settle ();
  click (fixture, "Record Measurement");
  g_assert_cmpstr (fixture->told, ==,
                   "No figure of this stream is known in full yet: enter the times of its steps first.");
  g_assert_cmpuint (sw_element_count (sample_element (fixture->document, "s2"), SW_KIND_MEASUREMENT), ==, 0);
}

static void
measure (Fixture *fixture, const char *on, double lead, double process)
{
  SwTransaction *transaction = sw_document_begin (fixture->document);
  guint32 day;

  g_assert_true (sw_date_parse (on, &day));
  sw_edit_record_measurement (transaction, sample_element (fixture->document, "s1"), day, lead, process, NAN, NULL);
  sw_document_commit (fixture->document, transaction, "Record", NULL);
  window_settle ();
}

static gboolean
has_tip (GtkWidget *chart, double x, double y)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean has;

  g_signal_emit_by_name (chart, "query-tooltip", (int)x, (int)y, FALSE, tooltip, &has);
  return has;
}

/* None and one are no trend and say so; two are, and what is unknown has no place on it. */
static void
test_trend (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chart;
  double x[3], y[3], z;
  g_autofree char *described = NULL;

  show_view (fixture, "Trend");
  g_assert_true (gtk_widget_get_mapped (
      window_named (fixture->bottom, GTK_TYPE_LABEL,
                    "Nothing was measured yet.\nRecord Measurement writes down what the map says today; what was "
                    "measured on other days is entered in the inspector of the stream.")));
  measure (fixture, "2025-01-01", 4 * 28800, 7200);
  window_named (fixture->bottom, GTK_TYPE_LABEL,
                "One measurement so far: 2025-01-01, lead time 4 d.\nThe next one begins a trend.");
  measure (fixture, "2025-01-11", NAN, 7200);
  measure (fixture, "2025-01-31", 2 * 28800, NAN);
  chart = window_named (fixture->bottom, SW_TYPE_TREND_CHART, "Trend of the lead time");
  g_assert_true (gtk_widget_get_mapped (chart));
  described = gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                  "2025-01-01, lead time 4 d, process time 2 h. "
                                                  "2025-01-11, process time 2 h. 2025-01-31, lead time 2 d. "
                                                  "The map now: lead time 3 d 5 h.");
  g_assert_null (described);
  g_assert_true (sw_trend_chart_place (SW_TREND_CHART (chart), 0, FALSE, &x[0], &y[0]));
  g_assert_true (sw_trend_chart_place (SW_TREND_CHART (chart), 1, TRUE, &x[1], &y[1]));
  g_assert_true (sw_trend_chart_place (SW_TREND_CHART (chart), 2, FALSE, &x[2], &y[2]));
  g_assert_false (sw_trend_chart_place (SW_TREND_CHART (chart), 1, FALSE, &z, &z));
  g_assert_false (sw_trend_chart_place (SW_TREND_CHART (chart), 2, TRUE, &z, &z));
  g_assert_false (sw_trend_chart_place (SW_TREND_CHART (chart), 3, FALSE, &z, &z));
  /* 10 of 30 days; 4 d are twice 2 d, and 2 h are an eighth of that, from the bottom of 0. */
  g_assert_cmpfloat_with_epsilon ((x[1] - x[0]) / (x[2] - x[0]), 1.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon ((y[1] - y[2]) / (y[2] - y[0]), 1.75 / 2, 1e-9);
  /* What is drawn tells its values near it, and nothing is told where nothing is drawn. */
  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    g_assert_true (has_tip (chart, x[i] + 3, y[i] - 3));
  g_assert_false (has_tip (chart, (x[0] + x[1]) / 2, y[0]));
  g_assert_false (has_tip (chart, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/panels/metrics/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("figures", test_figures);
  ADD ("simulated", test_simulated);
  ADD ("live", test_live);
  ADD ("terms", test_terms);
  ADD ("terms/missing", test_missing);
  ADD ("terms/others", test_other_terms);
  ADD ("stream", test_stream);
  ADD ("empty", test_empty);
  ADD ("steps/sort", test_sort);
  ADD ("steps/select", test_select);
  ADD ("steps/many", test_many);
  ADD ("record", test_record);
  ADD ("record/unknown", test_record_unknown);
  ADD ("trend", test_trend);
  return g_test_run ();
}

#include "window.h"

#include "panels/bottom.h"
#include "panels/coverage.h"
#include "panels/finding-actions.h"
#include "panels/finding-popover.h"
#include "panels/palette.h"

#include <string.h>

typedef struct
{
  SwDocument *document;
  GtkWidget *problems;
  GtkWidget *window;
  char *revealed;
} Fixture;

static void
keep_reveal (SwBottom *bottom, const char *const *ids, Fixture *fixture)
{
  g_free (fixture->revealed);
  fixture->revealed = g_strjoinv (" ", (char **)ids);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = sample_document ();
  gtk_init ();
  fixture->problems = sw_bottom_new ();
  sw_bottom_set_document (SW_BOTTOM (fixture->problems), fixture->document);
  g_signal_connect (fixture->problems, "reveal", G_CALLBACK (keep_reveal), fixture);
  fixture->window = window_begin (fixture->problems);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_object_unref (fixture->document);
  g_free (fixture->revealed);
}

static GtkSelectionModel *
model_of (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (window_named (fixture->problems, GTK_TYPE_LIST_VIEW, "Problems")));
}

static void
click (GtkWidget *root, const char *name)
{
  g_signal_emit_by_name (window_named (root, GTK_TYPE_BUTTON, name), "clicked");
  window_settle ();
}

/* The gravest is the skipped activities of s1; selecting it shows it. */
static void
test_select (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_item (model_of (fixture), 0, TRUE);
  window_settle ();
  g_assert_cmpstr (fixture->revealed, ==, "s1");
  g_assert_true (sw_document_is_selected (fixture->document, "s1"));
  g_assert_cmpstr (sw_document_lit (fixture->document)->rule->id, ==, "skipped-activity");
  window_named (fixture->problems, GTK_TYPE_LABEL, "Each expected activity has a step or a declaration");
}

/* A change that leaves the finding leaves the selection and the buttons. */
static void
test_stays (Fixture *fixture, gconstpointer data)
{
  SwTransaction *transaction;
  GtkWidget *button;

  gtk_selection_model_select_item (model_of (fixture), 0, TRUE);
  window_settle ();
  button = window_named (fixture->problems, GTK_TYPE_BUTTON, "Explain");
  transaction = sw_document_begin (fixture->document);
  sw_edit_set (transaction, sample_element (fixture->document, "n1"), SW_ATTR_NAME, "Other", NULL);
  sw_document_commit (fixture->document, transaction, "Rename", NULL);
  window_settle ();
  g_assert_true (gtk_selection_model_is_selected (model_of (fixture), 0));
  g_assert_true (window_named (fixture->problems, GTK_TYPE_BUTTON, "Explain") == button);
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (model_of (fixture)));

  gtk_selection_model_select_item (model_of (fixture), 0, TRUE);
  window_settle ();
  click (fixture->problems, "Accept…");
  click (fixture->problems, "Accept");
  window_named (fixture->problems, GTK_TYPE_LABEL,
                "Say in a few words why this is accepted, so that others can follow.");
  gtk_editable_set_text (GTK_EDITABLE (window_named (fixture->problems, GTK_TYPE_ENTRY, "Why it may stay as it is")),
                         "Known");
  click (fixture->problems, "Accept");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model_of (fixture))), ==, before - 1);
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (fixture->document)), ==, "Accept finding");
  g_assert_null (window_find (fixture->problems, GTK_TYPE_ENTRY, "Why it may stay as it is"));
}

static void
test_declare (Fixture *fixture, gconstpointer data)
{
  GdkRectangle where = { 10, 10, 20, 20 };
  SwElement *declaration;

  sw_declare_popover_show (fixture->problems, fixture->document, "s1", "obtain-build", &where);
  window_settle ();
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (window_named (fixture->problems, GTK_TYPE_CHECK_BUTTON, "Not applicable")), TRUE);
  click (fixture->problems, "Declare");
  window_named (fixture->problems, GTK_TYPE_LABEL, "Say in a few words why, so that others can follow.");
  gtk_editable_set_text (GTK_EDITABLE (window_named (fixture->problems, GTK_TYPE_ENTRY, "Why")), "Nothing is built");
  click (fixture->problems, "Declare");
  declaration = sw_element_following (sw_element_first (sample_element (fixture->document, "s1"), SW_KIND_DECLARE));
  g_assert_cmpstr (sw_element_text (declaration, SW_ATTR_ACTIVITY), ==, "obtain-build");
  g_assert_cmpuint (sw_element_choice (declaration, SW_ATTR_AS), ==, SW_DECLARED_NOT_APPLICABLE);
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (fixture->document)), ==, "Declare Obtain/build");
  g_assert_null (window_find (fixture->problems, GTK_TYPE_CHECK_BUTTON, "Not applicable"));
}

/* A popover goes with the widget that it belongs to. */
static void
test_popover (Fixture *fixture, gconstpointer data)
{
  GdkRectangle where = { 10, 10, 20, 20 };

  sw_finding_popover_show (fixture->problems, fixture->document, "s1", &where);
  window_settle ();
  window_named (fixture->problems, GTK_TYPE_BUTTON, "Say why it is not here");
  g_assert_nonnull (sw_document_lit (fixture->document));
}

static void
keep_rule (GSimpleAction *action, GVariant *parameter, char **rule)
{
  g_free (*rule);
  *rule = g_variant_dup_string (parameter, NULL);
}

/* The page on a rule is the window's affair: it is asked for by action. */
static void
test_explain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("explain", G_VARIANT_TYPE_STRING);
  g_autofree char *rule = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (keep_rule), &rule);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_selection_model_select_item (model_of (fixture), 0, TRUE);
  window_settle ();
  click (fixture->problems, "Explain");
  g_assert_cmpstr (rule, ==, "skipped-activity");
}

static void
show_coverage (Fixture *fixture, const char *view)
{
  GtkWidget *practices = window_named (fixture->problems, GTK_TYPE_TOGGLE_BUTTON, "Practices");
  GtkWidget *page = gtk_widget_get_ancestor (practices, SW_TYPE_COVERAGE);

  sw_bottom_show_page (SW_BOTTOM (fixture->problems), "coverage");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_named (page, GTK_TYPE_TOGGLE_BUTTON, view)), TRUE);
  window_settle ();
}

/* A cell with steps selects them; one without asks. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  show_coverage (fixture, "Streams");
  click (fixture->problems, "Requests, Engage: 1 step, 15 min of work");
  g_assert_cmpstr (fixture->revealed, ==, "n1");
  g_assert_true (sw_document_is_selected (fixture->document, "n1"));
  click (fixture->problems, "Improving, Plan: Expected, and nothing is here");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (window_named (fixture->problems, GTK_TYPE_CHECK_BUTTON, "Light: part of another step")), TRUE);
  click (fixture->problems, "Declare");
  window_named (fixture->problems, GTK_TYPE_BUTTON, "Improving, Plan: Light: part of another step");
}

/* The same table, other rows; what is changed while it is shown is shown. */
static void
test_coverage_views (Fixture *fixture, gconstpointer data)
{
  SwTransaction *transaction;

  show_coverage (fixture, "Steps");
  click (fixture->problems, "Weigh, Plan: 1 step, 2 h of work");
  g_assert_cmpstr (fixture->revealed, ==, "n2");
  transaction = sw_document_begin (fixture->document);
  sw_edit_set (transaction, sample_element (fixture->document, "n2"), SW_ATTR_PROCESS, "3h", NULL);
  sw_document_commit (fixture->document, transaction, "Set", NULL);
  window_settle ();
  window_named (fixture->problems, GTK_TYPE_BUTTON, "Weigh, Plan: 1 step, 3 h of work");
  show_coverage (fixture, "Practices");
  click (fixture->problems, "Service desk, Engage: 1 step, 15 min of work");
  g_assert_cmpstr (fixture->revealed, ==, "n1");
}

static GtkWidget *
count_rows (GtkWidget *list, guint *n)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    *n += 1;
  return list;
}

/* However many streams there are, only those that can be seen have widgets. */
static void
test_coverage_many (Fixture *fixture, gconstpointer data)
{
  SwTransaction *transaction = sw_document_begin (fixture->document);
  GtkWidget *list;
  guint rows = 0;

  for (guint i = 0; i < 1000; i++)
    sw_edit_add_stream (transaction, "Another", 0, 600 + 300 * (gint64)i);
  sw_document_commit (fixture->document, transaction, "Add", NULL);
  show_coverage (fixture, "Streams");
  list = count_rows (window_named (fixture->problems, GTK_TYPE_LIST_VIEW, "Coverage"), &rows);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 1002);
  g_assert_cmpuint (rows, >, 5);
  g_assert_cmpuint (rows, <, 500);
}

static gboolean
has_prefix (GtkWidget *widget, const char *prefix)
{
  const char *tip = gtk_widget_get_tooltip_text (widget);

  return GTK_IS_BUTTON (widget) && tip != NULL && g_str_has_prefix (tip, prefix);
}

static GtkWidget *
find_tip (GtkWidget *root, const char *prefix)
{
  if (has_prefix (root, prefix))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tip (child, prefix);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Two of three steps have no team: a signal tells so, selects them, and follows when that is mended. */
static void
test_scorecard (Fixture *fixture, gconstpointer data)
{
  SwTransaction *transaction;
  GtkWidget *list, *cell;

  sw_bottom_show_page (SW_BOTTOM (fixture->problems), "scorecard");
  window_settle ();
  list = window_named (fixture->problems, GTK_TYPE_LIST_VIEW, "Scorecard");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 2);
  cell = find_tip (list, "Teams are known: ");
  g_assert_nonnull (cell);
  g_signal_emit_by_name (cell, "clicked");
  window_settle ();
  g_assert_cmpstr (fixture->revealed, ==, "n2 n3");
  click (list, "The evidence for Requests");
  g_assert_nonnull (find_tip (list, "Show on the map"));
  transaction = sw_document_begin (fixture->document);
  sw_edit_set (transaction, sample_element (fixture->document, "n2"), SW_ATTR_TEAM, "t1", NULL);
  sw_edit_set (transaction, sample_element (fixture->document, "n3"), SW_ATTR_TEAM, "t1", NULL);
  sw_document_commit (fixture->document, transaction, "Set", NULL);
  window_settle ();
  g_assert_nonnull (find_tip (list, "Teams are known: Good."));
  click (list, "The evidence for Requests");
  g_assert_null (find_tip (list, "Show on the map"));
}

static guint
n_lines (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model_of (fixture)));
}

static void
toggle (Fixture *fixture, const char *name)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (window_named (fixture->problems, GTK_TYPE_TOGGLE_BUTTON, name));

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  window_settle ();
}

static char *
toggle_name (const char *what, guint count)
{
  return g_strdup_printf ("%s: %u", what, count);
}

/* A filter that hides all says so, and can be taken back; what the document tells stays whole. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  const SwReport *report = sw_document_report (fixture->document);
  guint all = n_lines (fixture), warnings = report->count[SW_SEVERITY_WARNING], hints = report->count[SW_SEVERITY_INFO];
  g_autofree char *show_warnings = toggle_name ("Show warnings", warnings);
  g_autofree char *show_hints = toggle_name ("Show hints", hints);

  g_assert_cmpuint (warnings, >, 0);
  g_assert_cmpuint (hints, >, 0);
  g_assert_cmpuint (all, ==, warnings + hints);
  toggle (fixture, show_hints);
  g_assert_cmpuint (n_lines (fixture), ==, warnings);
  toggle (fixture, show_warnings);
  g_assert_cmpuint (n_lines (fixture), ==, 0);
  g_assert_true (
      gtk_widget_get_mapped (window_named (fixture->problems, GTK_TYPE_LABEL, "Nothing matches the filter")));
  g_assert_false (gtk_widget_get_mapped (window_named (fixture->problems, GTK_TYPE_LABEL, "No problems")));
  click (fixture->problems, "Reset the Filter");
  g_assert_cmpuint (n_lines (fixture), ==, all);
}

/* The drop-downs count what they offer, and a choice stays when the map is edited. */
static void
test_filter_choices (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *streams = GTK_DROP_DOWN (window_named (fixture->problems, GTK_TYPE_DROP_DOWN, "Stream"));
  GtkDropDown *rules = GTK_DROP_DOWN (window_named (fixture->problems, GTK_TYPE_DROP_DOWN, "Rule"));
  guint all = n_lines (fixture), of_second;
  SwTransaction *transaction;

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (streams)), ==, 3);
  gtk_drop_down_set_selected (streams, 2);
  window_settle ();
  of_second = n_lines (fixture);
  g_assert_cmpuint (of_second, >, 0);
  g_assert_cmpuint (of_second, <, all);
  transaction = sw_document_begin (fixture->document);
  sw_edit_set (transaction, sample_element (fixture->document, "s2"), SW_ATTR_NAME, "Learning", NULL);
  sw_document_commit (fixture->document, transaction, "Rename", NULL);
  window_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (streams), ==, 2);
  g_assert_cmpuint (n_lines (fixture), ==, of_second);
  gtk_drop_down_set_selected (rules, 1);
  window_settle ();
  g_assert_cmpuint (n_lines (fixture), <=, of_second);
}

static void
test_filter_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = window_named (fixture->problems, GTK_TYPE_SEARCH_ENTRY, "Search the problems");
  g_autoptr (GObject) item = NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), "SKIPPED requests");
  g_signal_emit_by_name (entry, "search-changed");
  window_settle ();
  g_assert_cmpuint (n_lines (fixture), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words");
  g_signal_emit_by_name (entry, "search-changed");
  window_settle ();
  g_assert_cmpuint (n_lines (fixture), ==, 0);
}

/* Accepted ones come when asked for, say by whom and why, and can be taken back in one step. */
static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  guint all = n_lines (fixture);
  g_autofree char *fingerprint = NULL;
  g_autoptr (GError) error = NULL;

  gtk_selection_model_select_item (model_of (fixture), 0, TRUE);
  window_settle ();
  fingerprint = g_strdup (sw_document_lit (fixture->document)->fingerprint);
  g_assert_true (sw_finding_accept (fixture->document, fingerprint, "Known", "Ann", &error));
  g_assert_no_error (error);
  window_settle ();
  g_assert_cmpuint (n_lines (fixture), ==, all - 1);
  toggle (fixture, "Show accepted: 1");
  g_assert_cmpuint (n_lines (fixture), ==, all);
  gtk_selection_model_select_item (model_of (fixture), all - 1, TRUE);
  window_settle ();
  g_assert_null (window_find (fixture->problems, GTK_TYPE_BUTTON, "Accept…"));
  click (fixture->problems, "Undo Acceptance");
  g_assert_null (sw_report_find (sw_document_report (fixture->document), fingerprint)->accepted);
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (fixture->document)), ==, "Withdraw acceptance");
  sw_document_undo (fixture->document);
  g_assert_cmpstr (sw_report_find (sw_document_report (fixture->document), fingerprint)->accepted, ==, "Known");
}

/* What is asked for from elsewhere is shown, whatever page and filter there are. */
static void
test_shown (Fixture *fixture, gconstpointer data)
{
  const SwReport *report = sw_document_report (fixture->document);
  const SwFinding *first = g_ptr_array_index (report->findings, 0);
  GtkWidget *entry = window_named (fixture->problems, GTK_TYPE_SEARCH_ENTRY, "Search the problems");

  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words");
  g_signal_emit_by_name (entry, "search-changed");
  sw_bottom_show_page (SW_BOTTOM (fixture->problems), "coverage");
  window_settle ();
  sw_bottom_show_finding (SW_BOTTOM (fixture->problems), first->fingerprint);
  window_settle ();
  g_assert_true (gtk_widget_get_mapped (window_named (fixture->problems, GTK_TYPE_LIST_VIEW, "Problems")));
  g_assert_true (sw_document_lit (fixture->document) == first);
  window_named (fixture->problems, GTK_TYPE_BUTTON, "Explain");
}

/* What is lit on the diagram is selected in the list; the witness is named with its numbers. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  SwTransaction *transaction = sw_document_begin (fixture->document);
  const SwReport *report;
  const SwFinding *finding = NULL;

  sw_edit_set (transaction, sample_element (fixture->document, "n1"), SW_ATTR_ACCURACY, "20%", NULL);
  sw_document_commit (fixture->document, transaction, "Set", NULL);
  report = sw_document_report (fixture->document);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *one = g_ptr_array_index (report->findings, i);
      if (strcmp (one->rule->id, "low-yield") == 0)
        finding = one;
    }
  g_assert_nonnull (finding);
  sw_document_light (fixture->document, finding->fingerprint);
  window_settle ();
  click (fixture->problems, "Take in: process time 15min, wait 1d, %C&A 20%");
  g_assert_cmpstr (fixture->revealed, ==, "n1");
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (SwDocument) empty = sw_document_new (map);

  sw_bottom_set_document (SW_BOTTOM (fixture->problems), empty);
  window_settle ();
  g_assert_true (gtk_widget_get_mapped (window_named (fixture->problems, GTK_TYPE_LABEL, "No problems")));
}

static void
test_palette (Fixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = sw_canvas_new (), *palette = sw_palette_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SwElement *stream;

  sw_canvas_set_document (SW_CANVAS (canvas), fixture->document);
  sw_palette_set_canvas (SW_PALETTE (palette), SW_CANVAS (canvas));
  gtk_box_append (GTK_BOX (box), canvas);
  gtk_box_append (GTK_BOX (box), palette);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  window_settle ();
  sw_document_select_one (fixture->document, "s1");
  click (palette, "Improve");
  stream = sample_element (fixture->document, "s1");
  g_assert_cmpuint (sw_element_count (stream, SW_KIND_STEP), ==, 4);
  sw_document_undo (fixture->document);
  click (palette, "Parked");
  g_assert_cmpuint (sw_element_count (sample_element (fixture->document, "s1"), SW_KIND_STEP), ==, 3);
  g_assert_nonnull (sw_history_undo_label (sw_document_history (fixture->document)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/panels/problems/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("select", test_select);
  ADD ("stays", test_stays);
  ADD ("accept", test_accept);
  ADD ("declare", test_declare);
  ADD ("popover", test_popover);
  ADD ("explain", test_explain);
  ADD ("coverage", test_coverage);
  ADD ("coverage/views", test_coverage_views);
  ADD ("coverage/many", test_coverage_many);
  ADD ("scorecard", test_scorecard);
  ADD ("filter/severity", test_filter);
  ADD ("filter/choices", test_filter_choices);
  ADD ("filter/words", test_filter_words);
  ADD ("accepted", test_accepted);
  ADD ("shown", test_shown);
  ADD ("follows", test_follows);
  ADD ("none", test_none);
  ADD ("palette", test_palette);
  return g_test_run ();
}

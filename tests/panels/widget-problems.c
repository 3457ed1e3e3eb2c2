#include "window.h"

#include "panels/finding-popover.h"
#include "panels/palette.h"
#include "panels/problems.h"

typedef struct
{
  SwDocument *document;
  GtkWidget *problems;
  GtkWidget *window;
  char *revealed;
} Fixture;

static void
keep_reveal (SwProblems *problems, const char *const *ids, Fixture *fixture)
{
  g_free (fixture->revealed);
  fixture->revealed = g_strjoinv (" ", (char **)ids);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = sample_document ();
  gtk_init ();
  fixture->problems = sw_problems_new ();
  sw_problems_set_document (SW_PROBLEMS (fixture->problems), fixture->document);
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
test_explain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GtkWindow) dialog = NULL;

  gtk_selection_model_select_item (model_of (fixture), 0, TRUE);
  window_settle ();
  click (fixture->problems, "Explain");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 2);
  dialog = g_list_model_get_item (windows, 1);
  window_named (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "skipped-activity");
  gtk_window_close (dialog);
  window_settle ();
}

/* A cell with steps selects them; one without asks. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = window_named (fixture->problems, GTK_TYPE_LIST_VIEW, "Coverage");
  GtkWidget *pages = gtk_widget_get_ancestor (list, GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (GTK_STACK (pages), "coverage");
  window_settle ();
  click (fixture->problems, "Requests, Engage: 1 step");
  g_assert_cmpstr (fixture->revealed, ==, "n1");
  g_assert_true (sw_document_is_selected (fixture->document, "n1"));
  click (fixture->problems, "Improving, Plan: No step, and nothing is declared");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (window_named (fixture->problems, GTK_TYPE_CHECK_BUTTON, "Light: part of another step")), TRUE);
  click (fixture->problems, "Declare");
  window_named (fixture->problems, GTK_TYPE_BUTTON, "Improving, Plan: Light: part of another step");
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (SwDocument) empty = sw_document_new (map);

  sw_problems_set_document (SW_PROBLEMS (fixture->problems), empty);
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
  ADD ("none", test_none);
  ADD ("palette", test_palette);
  return g_test_run ();
}

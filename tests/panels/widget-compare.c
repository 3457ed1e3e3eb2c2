#include "window.h"

#include "files/write.h"
#include "panels/bottom.h"
#include "panels/compare-shape.h"
#include "panels/trial-table.h"

typedef struct
{
  SwDocument *document;
  GtkWidget *bottom;
  GtkWidget *window;
  char *revealed;
  char *message;
} Fixture;

static void
keep_reveal (SwBottom *bottom, const char *const *ids, Fixture *f)
{
  g_free (f->revealed);
  f->revealed = g_strjoinv (" ", (char **)ids);
}

static void
keep_message (SwBottom *bottom, const char *text, Fixture *f)
{
  g_free (f->message);
  f->message = g_strdup (text);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = sample_document ();
  gtk_init ();
  f->bottom = sw_bottom_new ();
  sw_bottom_set_document (SW_BOTTOM (f->bottom), f->document);
  sw_bottom_show_page (SW_BOTTOM (f->bottom), "compare");
  g_signal_connect (f->bottom, "reveal", G_CALLBACK (keep_reveal), f);
  g_signal_connect (f->bottom, "message", G_CALLBACK (keep_message), f);
  f->window = window_begin (f->bottom);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  window_end (f->window);
  g_object_unref (f->document);
  g_free (f->revealed);
  g_free (f->message);
}

static void
click (Fixture *f, const char *name)
{
  g_signal_emit_by_name (window_named (f->bottom, GTK_TYPE_BUTTON, name), "clicked");
  window_settle ();
}

static void
show_what_if (Fixture *f)
{
  GtkWidget *table = window_named (f->bottom, SW_TYPE_TRIAL_TABLE, "What if");

  gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_ancestor (table, GTK_TYPE_STACK)), table);
  window_settle ();
}

static char *
bytes_of (Fixture *f)
{
  g_autoptr (GBytes) bytes = sw_map_write (sw_document_map (f->document));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const char *
undo_label (Fixture *f)
{
  return sw_history_undo_label (sw_document_history (f->document));
}

/* A stream without a future state is set against itself, and one is offered; afterwards the two are compared. */
static void
test_make_future (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction;
  GtkSelectionModel *model;

  click (f, "Make Future State");
  g_assert_cmpstr (undo_label (f), ==, "Make future state");
  g_assert_cmpstr (f->revealed, ==, "s3");
  window_named (f->bottom, GTK_TYPE_LABEL,
                "The two streams do not differ. Change one of them, or try other values under “What if”.");
  transaction = sw_document_begin (f->document);
  sw_edit_set (transaction, sample_element (f->document, "n5"), SW_ATTR_WAIT, "4h", NULL);
  sw_document_commit (f->document, transaction, "Edit", NULL);
  window_settle ();
  window_named (f->bottom, GTK_TYPE_LABEL, "waiting time 1\u00a0d → 4\u00a0h");
  /* 4 h of 29 h 15 min are 13.7 %. */
  window_named (f->bottom, GTK_TYPE_LABEL, "−4\u00a0h (−13.7\u00a0%)");
  window_named (f->bottom, GTK_TYPE_LABEL, "better");
  model = gtk_list_view_get_model (GTK_LIST_VIEW (window_named (f->bottom, GTK_TYPE_LIST_VIEW, "Differences")));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  g_signal_emit_by_name (window_named (f->bottom, GTK_TYPE_LIST_VIEW, "Differences"), "activate", 0);
  g_assert_cmpstr (f->revealed, ==, "n5");
  g_assert_true (sw_document_is_selected (f->document, "n5"));
}

/* It lies over the map while its page is in front, and not longer. */
static void
test_laid_over (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (sw_document_compared (f->document));
  sw_bottom_show_page (SW_BOTTOM (f->bottom), "problems");
  window_settle ();
  g_assert_null (sw_document_compared (f->document));
  sw_bottom_show_page (SW_BOTTOM (f->bottom), "compare");
  window_settle ();
  g_assert_nonnull (sw_document_compared (f->document));
}

static void
test_what_if (Fixture *f, gconstpointer data)
{
  g_autofree char *before = bytes_of (f), *after = NULL;
  GtkWidget *entry;

  show_what_if (f);
  entry = window_named (f->bottom, GTK_TYPE_ENTRY, "Weigh, Waiting time");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1d");
  window_type (entry, "4 h");
  window_named (f->bottom, GTK_TYPE_LABEL, "−4\u00a0h (−13.7\u00a0%)");
  window_named (f->bottom, GTK_TYPE_LABEL, "To, as tried");
  g_assert_true (gtk_widget_has_css_class (entry, "sw-tried"));
  after = bytes_of (f);
  g_assert_cmpstr (after, ==, before);
  click (f, "Take Over (1)");
  g_assert_cmpstr (undo_label (f), ==, "Take over 1 value");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "4h");
  g_assert_false (gtk_widget_has_css_class (entry, "sw-tried"));
  sw_document_undo (f->document);
  window_settle ();
  g_free (after);
  after = bytes_of (f);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1d");
}

/* What is refused stays as it was typed, with the reason; what was tried before still counts. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  show_what_if (f);
  entry = window_named (f->bottom, GTK_TYPE_ENTRY, "Weigh, Waiting time");
  window_type (entry, "4h");
  window_type (entry, "2 apples");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2 apples");
  window_named (f->bottom, GTK_TYPE_LABEL,
                "“2 apples” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d");
  window_named (f->bottom, GTK_TYPE_LABEL, "−4\u00a0h (−13.7\u00a0%)");
  window_type (entry, "5h");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  click (f, "Discard");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1d");
  g_assert_null (undo_label (f));
}

/* A step that goes takes along what was tried there, and says so; the rest stays. */
static void
test_gone (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction;

  show_what_if (f);
  window_type (window_named (f->bottom, GTK_TYPE_ENTRY, "Weigh, Waiting time"), "4h");
  window_type (window_named (f->bottom, GTK_TYPE_ENTRY, "Demand, Demand"), "8 a day");
  transaction = sw_document_begin (f->document);
  sw_edit_delete (transaction, (const char *[]){ "n2", NULL }, NULL);
  sw_document_commit (f->document, transaction, "Delete", NULL);
  window_settle ();
  g_assert_cmpstr (f->message, ==, "“Weigh” is gone, and with it what was tried there.");
  window_named (f->bottom, GTK_TYPE_BUTTON, "Take Over (1)");
  g_assert_null (window_find (f->bottom, GTK_TYPE_ENTRY, "Weigh, Waiting time"));
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  SwTransaction *transaction = sw_document_begin (f->document);

  sw_edit_delete (transaction, (const char *[]){ "s1", "s2", NULL }, NULL);
  sw_document_commit (f->document, transaction, "Delete", NULL);
  window_settle ();
  window_named (f->bottom, GTK_TYPE_LABEL,
                "The map has no streams yet. Draw one; then its future state can be set against it here.");
  g_assert_null (sw_document_compared (f->document));
  sw_document_undo (f->document);
  window_settle ();
  g_assert_nonnull (sw_document_compared (f->document));
}

/* Figures that need 200, and differences that need 320 beside them: the window of 420 is too narrow for both. */
static void
test_shape (void)
{
  GtkWidget *pair, *figures, *top, *shape, *sides, *window;

  gtk_init ();
  pair = gtk_label_new ("Pair");
  figures = gtk_label_new ("Figures");
  top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  sides = gtk_stack_new ();
  gtk_widget_set_size_request (figures, 200, -1);
  shape = sw_compare_shape_new (pair, figures, top, GTK_STACK (sides));
  gtk_stack_add_titled (GTK_STACK (sides), gtk_label_new ("Nothing"), "differences", "Differences");
  window = window_begin (shape);
  window_settle ();
  g_assert_true (gtk_widget_is_ancestor (figures, sides));
  g_assert_true (gtk_widget_get_parent (pair) == top);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (sides)), ==, "figures");

  gtk_widget_set_size_request (shape, 560, -1);
  while (gtk_widget_is_ancestor (figures, sides))
    window_settle ();
  g_assert_true (gtk_widget_get_parent (pair) == gtk_widget_get_parent (figures));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (sides)), ==, "differences");
  window_end (window);
}

#define test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test ("/panels/compare/make-future", test_make_future);
  test ("/panels/compare/laid-over", test_laid_over);
  test ("/panels/compare/what-if", test_what_if);
  test ("/panels/compare/refused", test_refused);
  test ("/panels/compare/gone", test_gone);
  test ("/panels/compare/empty", test_empty);
  g_test_add_func ("/panels/compare/shape", test_shape);
  return g_test_run ();
}

#include "window.h"

#include "panels/bottom.h"
#include "panels/histogram.h"

#define OUTDATED "The map has changed since. Run it again."

typedef struct
{
  SwDocument *document;
  GtkWidget *bottom;
  GtkWidget *window;
  char *revealed;
} Fixture;

static void
keep_reveal (SwBottom *bottom, const char *const *ids, Fixture *f)
{
  g_free (f->revealed);
  f->revealed = g_strjoinv (" ", (char **)ids);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = sample_document ();
  gtk_init ();
  f->bottom = sw_bottom_new ();
  sw_bottom_set_document (SW_BOTTOM (f->bottom), f->document);
  sw_bottom_show_page (SW_BOTTOM (f->bottom), "simulation");
  g_signal_connect (f->bottom, "reveal", G_CALLBACK (keep_reveal), f);
  f->window = window_begin (f->bottom);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  window_end (f->window);
  g_object_unref (f->document);
  g_free (f->revealed);
}

static void
set_value (Fixture *f, const char *id, SwAttr attr, const char *text)
{
  SwTransaction *transaction = sw_document_begin (f->document);
  g_autoptr (GError) error = NULL;

  sw_edit_set (transaction, sample_element (f->document, id), attr, text, &error);
  g_assert_no_error (error);
  sw_document_commit (f->document, transaction, "Set", NULL);
  window_settle ();
}

static void
press (Fixture *f, const char *name)
{
  g_signal_emit_by_name (window_named (f->bottom, GTK_TYPE_BUTTON, name), "clicked");
}

/* Runs the main loop until there is a label that says so. */
static void
await (Fixture *f, const char *label)
{
  while (window_find (f->bottom, GTK_TYPE_LABEL, label) == NULL)
    g_main_context_iteration (NULL, TRUE);
  window_settle ();
}

/* n1, n2 and n3 one after the other, an hour each, by single items. */
static void
give_times (Fixture *f)
{
  set_value (f, "s1", SW_ATTR_DEMAND, "");
  set_value (f, "f2", SW_ATTR_WAIT, "");
  set_value (f, "n1", SW_ATTR_WAIT, "0s");
  set_value (f, "n2", SW_ATTR_WAIT, "0s");
  set_value (f, "n3", SW_ATTR_WAIT, "0s");
  set_value (f, "n1", SW_ATTR_PROCESS, "1h");
  set_value (f, "n2", SW_ATTR_PROCESS, "1h");
  set_value (f, "n3", SW_ATTR_PROCESS, "1h");
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (window_named (f->bottom, GTK_TYPE_DROP_DOWN, "Stream to simulate")), 1);
  press (f, "Run");
  await (f, "It cannot be simulated. The stream has no steps.");
}

static void
test_run (Fixture *f, gconstpointer data)
{
  GtkWidget *histogram;
  g_autofree char *wrong = NULL;

  give_times (f);
  press (f, "Run");
  await (f, "85 % within");
  window_named (f->bottom, GTK_TYPE_LABEL, "3\u00a0h ± 0\u00a0s");
  window_named (f->bottom, GTK_TYPE_LABEL,
                "The stream has no demand: single items passed, which never wait for each other.");
  histogram = window_named (f->bottom, SW_TYPE_HISTOGRAM, "Histogram of lead times");
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (histogram), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                              "Items took 3\u00a0h to 3\u00a0h, most often 3\u00a0h to "
                                              "3\u00a0h\u00a01\u00a0min; half of them at most 3\u00a0h, 95 % at "
                                              "most 3\u00a0h");
  g_assert_cmpstr (wrong, ==, NULL);
  window_named (f->bottom, GTK_TYPE_BUTTON, "Run");
}

static void
test_step (Fixture *f, gconstpointer data)
{
  GtkWidget *table;

  give_times (f);
  press (f, "Run");
  await (f, "85 % within");
  table = window_named (f->bottom, GTK_TYPE_COLUMN_VIEW, "Queues of the steps");
  g_signal_emit_by_name (table, "activate", 1);
  g_assert_cmpstr (f->revealed, ==, "n2");
  g_assert_true (sw_document_is_selected (f->document, "n2"));
}

/* What does not matter to it leaves it as it is. */
static void
test_outdated (Fixture *f, gconstpointer data)
{
  give_times (f);
  press (f, "Run");
  await (f, "85 % within");
  set_value (f, "s1", SW_ATTR_TRIGGER, "Rings");
  g_assert_null (window_find (f->bottom, GTK_TYPE_LABEL, OUTDATED));
  set_value (f, "n2", SW_ATTR_WAIT, "1h");
  window_named (f->bottom, GTK_TYPE_LABEL, OUTDATED);
  window_named (f->bottom, GTK_TYPE_LABEL, "3\u00a0h ± 0\u00a0s");
  sw_document_undo (f->document);
  window_settle ();
  g_assert_null (window_find (f->bottom, GTK_TYPE_LABEL, OUTDATED));
}

/* It begins with the selected stream, as the other pages do. What is shown belongs to the stream that is chosen: it
 * stays while another one is selected, and goes when another one is chosen, or when its stream goes. */
static void
test_stream (Fixture *f, gconstpointer data)
{
  GtkWidget *choice = window_named (f->bottom, GTK_TYPE_DROP_DOWN, "Stream to simulate");
  const char *const second[] = { "s2", NULL }, *const first[] = { "s1", NULL };
  SwTransaction *transaction;

  sw_document_select (f->document, second);
  window_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 1);
  sw_document_select (f->document, first);
  window_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  give_times (f);
  press (f, "Run");
  await (f, "85 % within");
  sw_document_select (f->document, second);
  window_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  window_settle ();
  g_assert_null (window_find (f->bottom, GTK_TYPE_LABEL, "85 % within"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  press (f, "Run");
  await (f, "85 % within");
  transaction = sw_document_begin (f->document);
  g_assert_true (sw_edit_delete (transaction, first, NULL));
  sw_document_commit (f->document, transaction, "Delete", NULL);
  window_settle ();
  g_assert_null (window_find (f->bottom, GTK_TYPE_LABEL, "85 % within"));
}

/* Ten million items that are sent back again and again take longer than a test. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  GtkWidget *items = window_named (f->bottom, GTK_TYPE_SPIN_BUTTON, "Items");

  give_times (f);
  set_value (f, "b1", SW_ATTR_SHARE, "97%");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (items), 10000000);
  press (f, "Run");
  window_settle ();
  press (f, "Cancel");
  window_settle ();
  window_named (f->bottom, GTK_TYPE_BUTTON, "Run");
  g_assert_null (window_find (f->bottom, GTK_TYPE_LABEL, "85 % within"));
  /* Another map, or the end of the window, ends it too. */
  press (f, "Run");
  sw_bottom_set_document (SW_BOTTOM (f->bottom), NULL);
  window_settle ();
  sw_bottom_set_document (SW_BOTTOM (f->bottom), f->document);
  window_settle ();
  press (f, "Run");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  test ("/panels/simulation/refused", test_refused);
  test ("/panels/simulation/run", test_run);
  test ("/panels/simulation/step", test_step);
  test ("/panels/simulation/outdated", test_outdated);
  test ("/panels/simulation/stream", test_stream);
  test ("/panels/simulation/cancel", test_cancel);
  return g_test_run ();
}

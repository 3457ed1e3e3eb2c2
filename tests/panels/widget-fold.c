/* What leads from a page below the map to something in a folded stream unfolds it, as one step of undo, and the pages
 * stay as they are meanwhile. */
#include "window.h"

#include "canvas/fold.h"
#include "panels/bottom.h"
#include "panels/coverage.h"

typedef struct
{
  SwDocument *document;
  GtkWidget *bottom;
  GtkWidget *window;
  char *revealed;
} Fixture;

static void
keep_reveal (SwBottom *bottom, const char *const *ids, Fixture *fixture)
{
  g_free (fixture->revealed);
  fixture->revealed = g_strjoinv (" ", (char **)ids);
}

static gboolean
is_folded (Fixture *fixture)
{
  return sw_element_choice (sample_element (fixture->document, "s1"), SW_ATTR_FOLDED) == SW_YES;
}

static void
fold (Fixture *fixture)
{
  g_assert_true (sw_fold (fixture->document, (const char *const[]){ "s1", NULL }, TRUE));
  window_settle ();
  g_assert_true (is_folded (fixture));
  g_clear_pointer (&fixture->revealed, g_free);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = sample_document ();
  gtk_init ();
  fixture->bottom = sw_bottom_new ();
  sw_bottom_set_document (SW_BOTTOM (fixture->bottom), fixture->document);
  g_signal_connect (fixture->bottom, "reveal", G_CALLBACK (keep_reveal), fixture);
  fixture->window = window_begin (fixture->bottom);
  fold (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_object_unref (fixture->document);
  g_free (fixture->revealed);
}

static void
assert_shown (Fixture *fixture, const char *id)
{
  window_settle ();
  g_assert_false (is_folded (fixture));
  g_assert_cmpstr (fixture->revealed, ==, id);
  g_assert_true (sw_document_is_selected (fixture->document, id));
  g_assert_cmpstr (sw_history_undo_label (sw_document_history (fixture->document)), ==, "Unfold stream");
}

static void
click (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (window_named (fixture->bottom, GTK_TYPE_BUTTON, name), "clicked");
}

static const char *
lit_element (Fixture *fixture)
{
  return sw_document_lit (fixture->document)->elements[0];
}

/* Each line of the list in turn, folded again after each: what is selected in the list stays, and stays lit. */
static void
test_problems (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model =
      gtk_list_view_get_model (GTK_LIST_VIEW (window_named (fixture->bottom, GTK_TYPE_LIST_VIEW, "Problems")));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model)), inside = 0;

  for (guint i = 0; i < n; i++)
    {
      const SwElement *about;

      gtk_selection_model_select_item (model, i, TRUE);
      window_settle ();
      g_assert_true (gtk_selection_model_is_selected (model, i));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
      about = sw_map_find (sw_document_map (fixture->document), lit_element (fixture));
      if (about->parent->kind == SW_KIND_STREAM && about->parent == sample_element (fixture->document, "s1"))
        {
          assert_shown (fixture, about->id);
          inside++;
          fold (fixture);
          g_assert_true (gtk_selection_model_is_selected (model, i));
          g_assert_true (sw_document_is_selected (fixture->document, "s1"));
        }
      else
        g_assert_true (is_folded (fixture));
    }
  g_assert_cmpuint (inside, >, 0);
}

/* Undo while the list shows what was inside begins no command of its own. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model =
      gtk_list_view_get_model (GTK_LIST_VIEW (window_named (fixture->bottom, GTK_TYPE_LIST_VIEW, "Problems")));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n && is_folded (fixture); i++)
    {
      gtk_selection_model_select_item (model, i, TRUE);
      window_settle ();
    }
  g_assert_false (is_folded (fixture));
  g_assert_true (sw_document_undo (fixture->document));
  window_settle ();
  g_assert_true (is_folded (fixture));
  g_assert_true (sw_document_redo (fixture->document));
  window_settle ();
  g_assert_false (is_folded (fixture));
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  GtkWidget *practices = window_named (fixture->bottom, GTK_TYPE_TOGGLE_BUTTON, "Practices");
  GtkWidget *page = gtk_widget_get_ancestor (practices, SW_TYPE_COVERAGE);

  sw_bottom_show_page (SW_BOTTOM (fixture->bottom), "coverage");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_named (page, GTK_TYPE_TOGGLE_BUTTON, "Streams")), TRUE);
  window_settle ();
  click (fixture, "Requests, Engage: 1 step, 15 min of work");
  assert_shown (fixture, "n1");
}

/* The line of a step: its step is selected with it; when that is hidden, no line is, and nothing unfolds again. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model;
  GtkWidget *list;

  sw_bottom_show_page (SW_BOTTOM (fixture->bottom), "metrics");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_named (fixture->bottom, GTK_TYPE_TOGGLE_BUTTON, "Steps")),
                                TRUE);
  window_settle ();
  list = window_named (fixture->bottom, GTK_TYPE_LIST_VIEW, "Steps with their figures");
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  gtk_selection_model_select_item (model, 1, TRUE);
  assert_shown (fixture, "n2");
  fold (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_false (gtk_selection_model_is_selected (model, i));
  g_assert_true (sw_document_undo (fixture->document));
  window_settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 1));
}

/* Figures are of the stream, folded or not. */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  sw_bottom_show_page (SW_BOTTOM (fixture->bottom), "metrics");
  window_settle ();
  g_assert_true (gtk_widget_get_mapped (window_named (fixture->bottom, GTK_TYPE_BUTTON, "Lead time: 3 d 5 h")));
  g_assert_true (is_folded (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/panels/fold/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("problems", test_problems);
  ADD ("undo", test_undo);
  ADD ("coverage", test_coverage);
  ADD ("steps", test_steps);
  ADD ("figures", test_figures);
  return g_test_run ();
}

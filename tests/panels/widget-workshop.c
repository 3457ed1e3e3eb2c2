#include "canvas/vote.h"
#include "panels/ideas.h"
#include "panels/timer.h"
#include "window.h"

#include <adwaita.h>

/* --- the timer ----------------------------------------------------------------------------------------------- */

static GtkWidget *
shown_label (GtkWidget *timer)
{
  for (GtkWidget *child = gtk_widget_get_first_child (timer); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_get_visible (child))
      return child;
  g_error ("nothing is written");
}

static void
press (GtkWidget *root, const char *name)
{
  g_signal_emit_by_name (window_named (root, GTK_TYPE_BUTTON, name), "clicked");
  window_settle ();
}

static void
test_timer (void)
{
  GtkWidget *timer = sw_timer_new (), *window = window_begin (timer);
  GtkWidget *minutes = window_named (timer, GTK_TYPE_SPIN_BUTTON, "Minutes of the timer");

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (minutes), 25);
  press (timer, "Start the timer");
  g_assert_false (gtk_widget_get_visible (minutes));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (shown_label (timer))), ==, "25:00");
  press (timer, "Pause the timer");
  press (timer, "Start the timer");
  press (timer, "Set the timer anew");
  g_assert_true (gtk_widget_get_visible (minutes));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (minutes)), ==, 25);
  window_end (window);
}

static void
on_over (gboolean *is_over)
{
  *is_over = TRUE;
}

/* Whoever types goes on typing. */
static void
test_over (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *timer = sw_timer_new (), *entry = gtk_entry_new ();
  GtkWidget *window;
  gboolean is_over = FALSE;

  gtk_box_append (GTK_BOX (box), timer);
  gtk_box_append (GTK_BOX (box), entry);
  window = window_begin (box);
  gtk_widget_grab_focus (entry);
  g_signal_connect_swapped (timer, "over", G_CALLBACK (on_over), &is_over);
  sw_timer_start (SW_TIMER (timer), 1);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  window_settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (shown_label (timer))), ==, "Time is up");
  g_assert_true ((gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0);
  window_end (window);
}

/* --- the ideas ----------------------------------------------------------------------------------------------- */

static char *
listed (GtkWidget *root)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *below = listed (child);

      if (GTK_IS_LABEL (child) && gtk_widget_get_visible (child))
        g_string_append_printf (text, "%s ", gtk_label_get_text (GTK_LABEL (child)));
      g_string_append (text, below);
    }
  return g_string_free (text, FALSE);
}

static void
assert_listed (GtkWidget *button, const char *expected)
{
  g_autofree char *text = listed (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))));

  g_assert_cmpstr (text, ==, expected);
}

/* While it is open, counts change and rows stay; opened again, they stand in the new order. */
static void
test_ideas (void)
{
  g_autoptr (SwDocument) document = sample_document ();
  SwTransaction *transaction = sw_document_begin (document);
  SwElement *better =
      sw_edit_add_note (transaction, sample_element (document, "s2"), SW_NOTE_IMPROVEMENT, "Better", 40, 96);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *canvas = sw_canvas_new ();
  GtkWidget *button = sw_ideas_button_new (SW_CANVAS (canvas)), *window;

  g_assert_true (sw_edit_vote (transaction, better, 1, NULL));
  sw_document_commit (document, transaction, "Add note", NULL);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), canvas);
  window = window_begin (box);
  sw_canvas_set_document (SW_CANVAS (canvas), document);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  window_settle ();
  assert_listed (button, "1 Better 0 Do it faster ");
  press (button, "Vote for it: Do it faster");
  press (button, "Vote for it: Do it faster");
  assert_listed (button, "1 Better 2 Do it faster ");
  press (button, "Take a vote back: Better");
  assert_listed (button, "0 Better 2 Do it faster ");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  window_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  window_settle ();
  assert_listed (button, "2 Do it faster 0 Better ");
  /* A vote is a step of undo. */
  for (guint i = 0; i < 3; i++)
    g_assert_true (sw_document_undo (document));
  assert_listed (button, "0 Do it faster 1 Better ");
  window_end (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/panels/workshop/timer", test_timer);
  g_test_add_func ("/panels/workshop/over", test_over);
  g_test_add_func ("/panels/workshop/ideas", test_ideas);
  return g_test_run ();
}

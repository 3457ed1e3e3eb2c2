#include "window.h"

#include "panels/inspector.h"

typedef struct
{
  SwDocument *document;
  GtkWidget *inspector;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = sample_document ();
  gtk_init ();
  fixture->inspector = sw_inspector_new ();
  sw_inspector_set_document (SW_INSPECTOR (fixture->inspector), fixture->document);
  fixture->window = window_begin (fixture->inspector);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_object_unref (fixture->document);
}

static GtkWidget *
entry_called (Fixture *fixture, const char *name)
{
  return window_named (fixture->inspector, GTK_TYPE_ENTRY, name);
}

static void
check_entry (Fixture *fixture, const char *name, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_called (fixture, name))), ==, text);
}

static void
select_ids (Fixture *fixture, const char *first, const char *second)
{
  sw_document_select (fixture->document, (const char *const[]){ first, second, NULL });
  window_settle ();
}

static const char *
undo_label (Fixture *fixture)
{
  return sw_history_undo_label (sw_document_history (fixture->document));
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  select_ids (fixture, "n1", NULL);
  check_entry (fixture, "Process time", "15min");
  window_type (entry_called (fixture, "Process time"), "1,5 hours");
  check_entry (fixture, "Process time", "1.5h");
  g_assert_cmpstr (undo_label (fixture), ==, "Change process time");
  sw_document_undo (fixture->document);
  check_entry (fixture, "Process time", "15min");
  g_assert_null (undo_label (fixture));

  /* The same in another form changes nothing, and is shown as it is in the map. */
  window_type (entry_called (fixture, "Process time"), "15 minutes");
  check_entry (fixture, "Process time", "15min");
  g_assert_null (undo_label (fixture));
}

/* Where a person is sent by a finding: to the field itself. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  select_ids (fixture, "n1", NULL);
  g_assert_true (sw_inspector_focus (SW_INSPECTOR (fixture->inspector), "process"));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, entry_called (fixture, "Process time")));
  g_assert_true (sw_inspector_focus (SW_INSPECTOR (fixture->inspector), "people"));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_false (gtk_widget_is_ancestor (focus, entry_called (fixture, "Process time")));
  g_assert_false (sw_inspector_focus (SW_INSPECTOR (fixture->inspector), "trigger"));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const char *reason = "“soon” is not a time; write a number and s, min, h, d, w or month, such as 15min or 2h..1d";
  g_autofree char *kept = NULL;
  GtkWidget *entry, *label;

  select_ids (fixture, "n1", NULL);
  entry = entry_called (fixture, "Waiting time");
  window_type (entry, "soon");
  check_entry (fixture, "Waiting time", "soon");
  label = window_named (fixture->inspector, GTK_TYPE_LABEL, reason);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_null (undo_label (fixture));

  /* Another change leaves it as it was typed. */
  window_type (entry_called (fixture, "Name"), "Take it in");
  check_entry (fixture, "Waiting time", "soon");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  /* What could mean two things is not guessed at; the map keeps what it had. */
  window_type (entry, "1,500 s");
  window_named (fixture->inspector, GTK_TYPE_LABEL, "“1,500” may be 1500 or 1.5; write one of them");
  kept = sw_element_value (sample_element (fixture->document, "n1"), SW_ATTR_WAIT);
  g_assert_cmpstr (kept, ==, "1d");

  window_type (entry, "2 d");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_false (gtk_widget_get_visible (label));
  check_entry (fixture, "Waiting time", "2d");
}

/* What changes elsewhere neither takes the focus nor what is half typed, nor makes new widgets. */
static void
test_half_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  SwTransaction *transaction;

  select_ids (fixture, "n1", NULL);
  entry = entry_called (fixture, "Name");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Take i");
  transaction = sw_document_begin (fixture->document);
  g_assert_true (sw_edit_set (transaction, sample_element (fixture->document, "n1"), SW_ATTR_ACCURACY, "90%", NULL));
  sw_document_commit (fixture->document, transaction, "Elsewhere", NULL);
  window_settle ();
  g_assert_true (entry_called (fixture, "Name") == entry);
  check_entry (fixture, "Name", "Take i");
  check_entry (fixture, "%C&A", "90%");
  g_assert_true (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN);

  /* The focus leaves: it is kept. */
  gtk_widget_grab_focus (entry_called (fixture, "Process time"));
  window_settle ();
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "n1"), SW_ATTR_NAME), ==, "Take i");
}

/* What is half typed belongs to what was selected when it was typed. */
static void
test_select_other (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name;

  select_ids (fixture, "n1", NULL);
  name = entry_called (fixture, "Name");
  gtk_widget_grab_focus (name);
  gtk_editable_set_text (GTK_EDITABLE (name), "First");
  select_ids (fixture, "n2", NULL);
  check_entry (fixture, "Name", "Weigh");
  g_assert_true (entry_called (fixture, "Name") == name);
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "n1"), SW_ATTR_NAME), ==, "First");
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "n2"), SW_ATTR_NAME), ==, "Weigh");
}

/* As before a save: the focus stays, and what is half typed is in the map. */
static void
test_finish (Fixture *fixture, gconstpointer data)
{
  select_ids (fixture, "n1", NULL);
  gtk_widget_grab_focus (entry_called (fixture, "Name"));
  gtk_editable_set_text (GTK_EDITABLE (entry_called (fixture, "Name")), "First");
  sw_inspector_finish (SW_INSPECTOR (fixture->inspector));
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "n1"), SW_ATTR_NAME), ==, "First");
  g_assert_true (gtk_widget_get_state_flags (entry_called (fixture, "Name")) & GTK_STATE_FLAG_FOCUS_WITHIN);
}

static void
keep_message (SwInspector *inspector, const char *text, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

static void
test_refused_and_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;

  g_signal_connect (fixture->inspector, "message", G_CALLBACK (keep_message), &message);
  select_ids (fixture, "n1", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry_called (fixture, "People")), "many");
  select_ids (fixture, "n2", NULL);
  g_assert_nonnull (message);
  g_assert_true (g_str_has_prefix (message, "Not kept: "));

  /* The page serves for the other step, and nothing that was typed for the first stays. */
  check_entry (fixture, "People", "");
  g_assert_false (gtk_widget_has_css_class (entry_called (fixture, "People"), "error"));
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "n2"), SW_ATTR_NAME), ==, "Weigh");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  select_ids (fixture, "n1", "n3");
  window_named (fixture->inspector, GTK_TYPE_LABEL, "2 steps");
  entry = entry_called (fixture, "Waiting time");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), ==, "Different values");
  check_entry (fixture, "Waiting time", "");
  window_type (entry, "4h");
  check_entry (fixture, "Waiting time", "4h");
  g_assert_cmpstr (undo_label (fixture), ==, "Change waiting time of 2 elements");
  g_assert_null (window_find (fixture->inspector, GTK_TYPE_ENTRY, "Add a practice"));
}

static void
test_options (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  select_ids (fixture, "n1", NULL);
  list = window_named (fixture->inspector, GTK_TYPE_DROP_DOWN, "Activity");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 0);
  window_settle ();
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "n1"), SW_ATTR_ACTIVITY), ==, "plan");
  sw_document_undo (fixture->document);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, 2);

  /* From one step to itself nothing leads: the list goes back. */
  select_ids (fixture, "f1", NULL);
  list = window_named (fixture->inspector, GTK_TYPE_DROP_DOWN, "From");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 1);
  window_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), ==, 0);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  SwElement *step;
  GtkWidget *entry;

  select_ids (fixture, "n1", NULL);
  window_type (entry_called (fixture, "Add a practice"), "Risk management");
  check_entry (fixture, "Add a practice", "");
  step = sample_element (fixture->document, "n1");
  g_assert_cmpuint (sw_element_count (step, SW_KIND_PRACTICE), ==, 3);
  window_type (entry_called (fixture, "Practice"), "Desk of service");
  step = sample_element (fixture->document, "n1");
  g_assert_cmpstr (sw_element_text (sw_element_first (step, SW_KIND_PRACTICE), SW_ATTR_TEXT), ==, "Desk of service");
  g_signal_emit_by_name (window_named (fixture->inspector, GTK_TYPE_BUTTON, "Remove this practice"), "clicked");
  window_settle ();
  check_entry (fixture, "Practice", "Business analysis");

  /* An emptied line goes, and one that comes back is there again. */
  window_type (entry_called (fixture, "Practice"), "");
  check_entry (fixture, "Practice", "Risk management");
  sw_document_undo (fixture->document);
  check_entry (fixture, "Practice", "Business analysis");
  entry = entry_called (fixture, "Practice");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (entry_called (fixture, "Name"));
  window_settle ();
  check_entry (fixture, "Practice", "Risk management");
  gtk_widget_grab_focus (entry_called (fixture, "Practice"));
  while (sw_document_undo (fixture->document))
    continue;
  window_settle ();
  check_entry (fixture, "Practice", "Service desk");
}

/* The lists beside fields: teams of the map, and what is usual for the activity. */
static void
test_picks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;
  GMenuModel *menu;

  select_ids (fixture, "n2", NULL);
  button = window_named (fixture->inspector, GTK_TYPE_MENU_BUTTON, "Teams of this map");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  window_settle ();
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 1);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (gtk_widget_activate_action (button, "row.pick", "s", "Desk"));
  window_settle ();
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "n2"), SW_ATTR_TEAM), ==, "t1");

  button = window_named (fixture->inspector, GTK_TYPE_MENU_BUTTON, "What is usual for this activity");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  window_settle ();
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), >, 2);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (gtk_widget_activate_action (button, "row.idea", "s", "Risk management"));
  window_settle ();
  check_entry (fixture, "Practice", "Risk management");
}

static void
test_named (Fixture *fixture, gconstpointer data)
{
  SwElement *field;

  select_ids (fixture, "n1", NULL);
  check_entry (fixture, "Name of the field", "Tool");
  check_entry (fixture, "Value of the field", "Ticket queue");
  window_type (entry_called (fixture, "Name of a new field"), "Room");
  window_type (entry_called (fixture, "Value of the new field"), "B12");
  check_entry (fixture, "Name of a new field", "");
  field = sw_element_following (sw_element_first (sample_element (fixture->document, "n1"), SW_KIND_FIELD));
  g_assert_cmpstr (sw_element_text (field, SW_ATTR_NAME), ==, "Room");
  g_assert_cmpstr (sw_element_text (field, SW_ATTR_TEXT), ==, "B12");
  window_type (entry_called (fixture, "Name of the field"), "Room");
  g_assert_true (gtk_widget_has_css_class (entry_called (fixture, "Name of the field"), "error"));
  window_named (fixture->inspector, GTK_TYPE_LABEL, "There is a field “Room” already.");
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  GtkTextBuffer *buffer;
  SwElement *description;

  select_ids (fixture, "s1", NULL);
  view = window_named (fixture->inspector, GTK_TYPE_TEXT_VIEW, "Description");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (buffer, "Two\nlines", -1);
  gtk_widget_grab_focus (entry_called (fixture, "Name"));
  window_settle ();
  description = sw_element_first (sample_element (fixture->document, "s1"), SW_KIND_DESCRIPTION);
  g_assert_cmpstr (sw_element_text (description, SW_ATTR_TEXT), ==, "Two\nlines");
  g_assert_cmpstr (undo_label (fixture), ==, "Change description");
}

static void
test_stream (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tick;

  select_ids (fixture, "s1", NULL);
  window_named (fixture->inspector, GTK_TYPE_LABEL, "3\u00a0d\u00a05\u00a0h");
  window_named (fixture->inspector, GTK_TYPE_BUTTON, "Improve: Covered by “Improving”: Each quarter");
  tick = window_named (fixture->inspector, GTK_TYPE_CHECK_BUTTON, "Build");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  g_assert_cmpstr (sw_element_text (sample_element (fixture->document, "s1"), SW_ATTR_EXPECTS), ==,
                   "plan improve engage design-transition deliver-support");
  g_signal_emit_by_name (window_named (fixture->inspector, GTK_TYPE_BUTTON, "Add a measurement"), "clicked");
  window_settle ();
  window_type (entry_called (fixture, "Measured lead time"), "12 days");
  check_entry (fixture, "Measured lead time", "12d");

  /* Filled fields still say what they are, and what many minutes come to: 6185 = 12 × 480 + 7 × 60 + 5. */
  window_named (fixture->inspector, GTK_TYPE_LABEL, "Lead time");
  window_type (entry_called (fixture, "Measured process time"), "6185 min");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (entry_called (fixture, "Measured process time")), ==,
                   "Measured process time: 12\u00a0d\u00a07\u00a0h");
}

/* An element that goes, and comes back, while the inspector shows it. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  SwTransaction *transaction;

  select_ids (fixture, "n2", NULL);
  gtk_widget_grab_focus (entry_called (fixture, "Name"));
  gtk_editable_set_text (GTK_EDITABLE (entry_called (fixture, "Name")), "Lost");
  transaction = sw_document_begin (fixture->document);
  g_assert_true (sw_edit_delete (transaction, (const char *const[]){ "n2", NULL }, NULL));
  sw_document_commit (fixture->document, transaction, "Delete", NULL);
  window_settle ();
  check_entry (fixture, "Title", "Test");
  sw_document_undo (fixture->document);
  window_settle ();
  check_entry (fixture, "Name", "Weigh");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/panels/inspector/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("focus", test_focus);
  ADD ("typed", test_typed);
  ADD ("refused", test_refused);
  ADD ("half-typed", test_half_typed);
  ADD ("select-other", test_select_other);
  ADD ("finish", test_finish);
  ADD ("refused-and-gone", test_refused_and_gone);
  ADD ("several", test_several);
  ADD ("options", test_options);
  ADD ("lines", test_lines);
  ADD ("picks", test_picks);
  ADD ("named", test_named);
  ADD ("text", test_text);
  ADD ("stream", test_stream);
  ADD ("gone", test_gone);
  return g_test_run ();
}

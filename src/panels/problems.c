#include "panels/problems.h"

#include "panels/filter-bar.h"
#include "panels/finding-item.h"
#include "panels/problem-details.h"
#include "panels/problem-row.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A list of findings, and beside it what can be done about the one that is selected. The list touches only lines that
 * changed, so that the selection, the focus and the scrolling stay while the map is edited.
 * @shown: (nullable): the fingerprint of the finding that the details tell of; @shown_message: what they say
 * @busy: the panel itself sets the selection
 */
struct _SwProblems
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *filters;
  GtkWidget *details;
  GListStore *store;
  GtkSingleSelection *selection;
  SwDocument *document;
  char *shown;
  char *shown_message;
  gboolean busy;
};

G_DEFINE_TYPE (SwProblems, sw_problems, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
reveal (const char *const *ids, gpointer data)
{
  g_signal_emit (data, signals[REVEAL], 0, ids);
}

static void
tell (const char *text, gpointer data)
{
  g_signal_emit (data, signals[MESSAGE], 0, text);
}

/* --- details ----------------------------------------------------------------------------------------------- */

static void
show_details (SwProblems *problems, const SwFinding *finding)
{
  SwFindingAct act = { .reveal = reveal, .tell = tell, .data = problems };
  g_autofree char *said = finding != NULL ? g_strconcat (finding->message, "\n", finding->accepted, NULL) : NULL;

  if (finding != NULL && g_strcmp0 (problems->shown, finding->fingerprint) == 0
      && g_strcmp0 (problems->shown_message, said) == 0)
    return;
  g_free (problems->shown);
  g_free (problems->shown_message);
  problems->shown = finding != NULL ? g_strdup (finding->fingerprint) : NULL;
  problems->shown_message = g_steal_pointer (&said);
  sw_problem_details_show (problems->details, problems->document, finding, &act);
}

static const SwFinding *
shown_finding (SwProblems *problems)
{
  if (problems->document == NULL || problems->shown == NULL)
    return NULL;
  return sw_report_find (sw_document_report (problems->document), problems->shown);
}

/* --- following the document and the person ----------------------------------------------------------------- */

static void
on_selected (SwProblems *problems)
{
  SwFindingItem *item = gtk_single_selection_get_selected_item (problems->selection);
  SwFindingAct act = { .reveal = reveal, .tell = tell, .data = problems };

  if (problems->busy || problems->document == NULL || item == NULL)
    return;
  show_details (problems, sw_report_find (sw_document_report (problems->document), sw_finding_item_fingerprint (item)));
  sw_finding_show (problems->document, sw_finding_item_fingerprint (item), &act);
}

static void
on_activate (GtkListView *list, guint place, SwProblems *problems)
{
  on_selected (problems);
}

static guint
place_of (SwProblems *problems, const char *fingerprint)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (problems->store));

  for (guint i = 0; fingerprint != NULL && i < n; i++)
    {
      g_autoptr (SwFindingItem) item = g_list_model_get_item (G_LIST_MODEL (problems->store), i);
      if (strcmp (sw_finding_item_fingerprint (item), fingerprint) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* A list that is empty because of the filter says so, and how to see all. */
static const char *
page_of (const SwReport *report, const SwFindingFilter *filter, guint n_lines)
{
  guint all = report->findings->len - (filter->accepted ? 0 : report->accepted);

  return n_lines > 0 ? "list" : all > 0 ? "hidden" : "empty";
}

static void
refresh (SwProblems *problems)
{
  const SwReport *report = sw_document_report (problems->document);
  const SwFindingFilter *filter = sw_filter_bar_filter (SW_FILTER_BAR (problems->filters));
  g_autoptr (GPtrArray) items = sw_finding_items (sw_document_map (problems->document), report, filter);

  problems->busy = TRUE;
  if (sw_finding_items_update (problems->store, items))
    gtk_single_selection_set_selected (problems->selection, place_of (problems, problems->shown));
  problems->busy = FALSE;
  gtk_widget_set_visible (problems->filters, report->findings->len > 0 || sw_finding_filter_hides (filter));
  gtk_stack_set_visible_child_name (GTK_STACK (problems->stack), page_of (report, filter, items->len));
  show_details (problems,
                place_of (problems, problems->shown) != GTK_INVALID_LIST_POSITION ? shown_finding (problems) : NULL);
}

static void
on_filter (SwProblems *problems)
{
  if (problems->document != NULL)
    refresh (problems);
}

/* What was lit on the diagram is selected here, if it is in the list. */
static void
follow (SwProblems *problems)
{
  const SwFinding *lit = sw_document_lit (problems->document);
  guint place = lit != NULL ? place_of (problems, lit->fingerprint) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION || gtk_single_selection_get_selected (problems->selection) == place)
    return;
  problems->busy = TRUE;
  gtk_single_selection_set_selected (problems->selection, place);
  problems->busy = FALSE;
  gtk_widget_activate_action (problems->list, "list.scroll-to-item", "u", place);
  show_details (problems, lit);
}

static void
on_updated (SwDocument *document, SwProblems *problems)
{
  sw_filter_bar_update (SW_FILTER_BAR (problems->filters), sw_document_map (document), sw_document_report (document));
  refresh (problems);
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_problems_dispose (GObject *object)
{
  SwProblems *problems = SW_PROBLEMS (object);

  if (problems->box != NULL)
    sw_problems_set_document (problems, NULL);
  g_clear_pointer (&problems->box, gtk_widget_unparent);
  g_clear_object (&problems->selection);
  g_clear_object (&problems->store);
  g_clear_pointer (&problems->shown, g_free);
  g_clear_pointer (&problems->shown_message, g_free);
  G_OBJECT_CLASS (sw_problems_parent_class)->dispose (object);
}

static void
sw_problems_class_init (SwProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_problems_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sw-problems");
  signals[REVEAL] =
      g_signal_new ("reveal", SW_TYPE_PROBLEMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[MESSAGE] =
      g_signal_new ("message", SW_TYPE_PROBLEMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
new_list (SwProblems *problems)
{
  problems->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (problems->selection)), sw_problem_rows_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (problems->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Problems"), -1);
  g_signal_connect (problems->list, "activate", G_CALLBACK (on_activate), problems);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", problems->list, "hscrollbar-policy",
                       GTK_POLICY_NEVER, "vexpand", TRUE, "hexpand", TRUE, NULL);
}

static GtkWidget *
new_notice (const char *icon_name, const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", title, "css-classes",
                                               (const char *[]){ "title-4", NULL }, NULL));
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER,
                                "css-classes", (const char *[]){ "dim-label", NULL }, NULL));
  g_object_set (box, "valign", GTK_ALIGN_CENTER, "halign", GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6, NULL);
  return box;
}

static void
on_reset (SwProblems *problems)
{
  SwFilterBar *filters = SW_FILTER_BAR (problems->filters);

  sw_filter_bar_reset (filters, sw_filter_bar_filter (filters)->accepted);
}

static GtkWidget *
new_hidden (SwProblems *problems)
{
  GtkWidget *box =
      new_notice ("edit-find-symbolic", _ ("Nothing matches the filter"), _ ("There are findings that it hides."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Reset the Filter"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 3);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_reset), problems);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
new_split (SwProblems *problems)
{
  GtkWidget *split = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *details;

  problems->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_object_set (problems->details, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (split), new_list (problems));
  gtk_box_append (GTK_BOX (split), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  /* It has the keys where nothing in it can be pressed: they scroll it. */
  details = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", problems->details, "hscrollbar-policy", GTK_POLICY_NEVER,
                          "width-request", 300, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (details), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Details"), -1);
  gtk_box_append (GTK_BOX (split), details);
  return split;
}

static void
sw_problems_init (SwProblems *problems)
{
  sw_panels_style ();
  problems->store = g_list_store_new (SW_TYPE_FINDING_ITEM);
  problems->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (problems->store)));
  gtk_single_selection_set_autoselect (problems->selection, FALSE);
  gtk_single_selection_set_can_unselect (problems->selection, TRUE);
  g_signal_connect_swapped (problems->selection, "notify::selected", G_CALLBACK (on_selected), problems);
  problems->filters = sw_filter_bar_new ();
  g_object_set (problems->filters, "margin-start", 12, "margin-end", 12, "margin-top", 3, "margin-bottom", 6, NULL);
  g_signal_connect_swapped (problems->filters, "changed", G_CALLBACK (on_filter), problems);
  problems->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (problems->stack), FALSE);
  gtk_widget_set_vexpand (problems->stack, TRUE);
  gtk_stack_add_named (
      GTK_STACK (problems->stack),
      new_notice ("object-select-symbolic", _ ("No problems"), _ ("Every rule was checked after the last change.")),
      "empty");
  gtk_stack_add_named (GTK_STACK (problems->stack), new_hidden (problems), "hidden");
  gtk_stack_add_named (GTK_STACK (problems->stack), new_split (problems), "list");
  problems->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (problems->box), problems->filters);
  gtk_box_append (GTK_BOX (problems->box), problems->stack);
  gtk_widget_set_parent (problems->box, GTK_WIDGET (problems));
  show_details (problems, NULL);
}

GtkWidget *
sw_problems_new (void)
{
  return g_object_new (SW_TYPE_PROBLEMS, NULL);
}

void
sw_problems_set_document (SwProblems *problems, SwDocument *document)
{
  g_return_if_fail (SW_IS_PROBLEMS (problems));

  if (document == problems->document)
    return;
  if (problems->document != NULL)
    g_signal_handlers_disconnect_by_data (problems->document, problems);
  g_set_object (&problems->document, document);
  problems->busy = TRUE;
  g_list_store_remove_all (problems->store);
  problems->busy = FALSE;
  show_details (problems, NULL);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "updated", G_CALLBACK (on_updated), problems, 0);
  g_signal_connect_object (document, "lit-changed", G_CALLBACK (follow), problems, G_CONNECT_SWAPPED);
  sw_filter_bar_update (SW_FILTER_BAR (problems->filters), sw_document_map (document), sw_document_report (document));
  refresh (problems);
}

void
sw_problems_show (SwProblems *problems, const char *fingerprint)
{
  SwFilterBar *filters = SW_FILTER_BAR (problems->filters);
  const SwFinding *finding;
  guint place;

  g_return_if_fail (SW_IS_PROBLEMS (problems));

  finding = problems->document != NULL ? sw_report_find (sw_document_report (problems->document), fingerprint) : NULL;
  if (finding == NULL)
    return;
  if (place_of (problems, fingerprint) == GTK_INVALID_LIST_POSITION)
    sw_filter_bar_reset (filters, finding->accepted != NULL || sw_filter_bar_filter (filters)->accepted);
  place = place_of (problems, fingerprint);
  gtk_single_selection_set_selected (problems->selection, place);
  gtk_widget_activate_action (problems->list, "list.scroll-to-item", "u", place);
}

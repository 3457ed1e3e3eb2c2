#include "panels/problems.h"

#include "panels/coverage.h"
#include "panels/finding-actions.h"
#include "panels/finding-item.h"
#include "panels/glyph.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A list of findings, and beside it what can be done about the one that is selected. The list touches only lines that
 * changed, so that the selection, the focus and the scrolling stay while the map is edited.
 * Behind them, on a second page, lies the table of coverage.
 * @shown: (nullable): the fingerprint of the finding that the details tell of; @shown_message: what they say
 * @busy: the panel itself sets the selection
 */
struct _SwProblems
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *coverage;
  GtkWidget *counts;
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

/* --- lines ------------------------------------------------------------------------------------------------- */

static void
setup_line (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL));
  gtk_box_append (GTK_BOX (words),
                  g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes",
                                (const char *[]){ "dim-label", "caption", NULL }, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  g_object_set (line, "margin-top", 3, "margin-bottom", 3, "margin-start", 9, "margin-end", 9, NULL);
  gtk_list_item_set_child (item, line);
}

static void
bind_line (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SwFindingItem *finding = gtk_list_item_get_item (item);
  GtkWidget *line = gtk_list_item_get_child (item), *words = gtk_widget_get_last_child (line);
  const char *severity = sw_severity_label (sw_finding_item_severity (finding));
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s %s", severity, sw_finding_item_message (finding), sw_finding_item_place (finding));
  GtkWidget *glyph = sw_glyph_new_severity (sw_finding_item_severity (finding), 18);

  if (gtk_widget_get_first_child (line) != words)
    gtk_box_remove (GTK_BOX (line), gtk_widget_get_first_child (line));
  gtk_box_prepend (GTK_BOX (line), glyph);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), sw_finding_item_message (finding));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)), sw_finding_item_place (finding));
  gtk_widget_set_tooltip_text (line, severity);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- details ----------------------------------------------------------------------------------------------- */

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
show_details (SwProblems *problems, const SwFinding *finding)
{
  SwFindingAct act = { .reveal = reveal, .tell = tell, .data = problems };
  GtkWidget *child;

  if (finding != NULL && g_strcmp0 (problems->shown, finding->fingerprint) == 0
      && g_strcmp0 (problems->shown_message, finding->message) == 0)
    return;
  g_free (problems->shown);
  g_free (problems->shown_message);
  problems->shown = finding != NULL ? g_strdup (finding->fingerprint) : NULL;
  problems->shown_message = finding != NULL ? g_strdup (finding->message) : NULL;
  while ((child = gtk_widget_get_first_child (problems->details)) != NULL)
    gtk_box_remove (GTK_BOX (problems->details), child);
  if (finding == NULL)
    {
      add_text (problems->details, _ ("Select a problem to see it on the map, and what can be done."), "dim-label");
      return;
    }
  /* What can be done comes first: the panel is low. */
  gtk_box_append (GTK_BOX (problems->details), sw_finding_buttons_new (problems->document, finding, &act));
  add_text (problems->details, _ (finding->rule->summary), "heading");
  add_text (problems->details, finding->why, NULL);
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

static void
refresh (SwProblems *problems)
{
  const SwReport *report = sw_document_report (problems->document);
  g_autoptr (GPtrArray) items = sw_finding_items (sw_document_map (problems->document), report);
  g_autofree char *counts = sw_finding_counts (report);

  problems->busy = TRUE;
  if (sw_finding_items_update (problems->store, items))
    gtk_single_selection_set_selected (problems->selection, place_of (problems, problems->shown));
  problems->busy = FALSE;
  gtk_label_set_label (GTK_LABEL (problems->counts), counts);
  gtk_stack_set_visible_child_name (GTK_STACK (problems->stack), items->len > 0 ? "list" : "empty");
  show_details (problems,
                place_of (problems, problems->shown) != GTK_INVALID_LIST_POSITION ? shown_finding (problems) : NULL);
}

static void
on_updated (SwDocument *document, SwProblems *problems)
{
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
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (problems->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Problems"), -1);
  g_signal_connect (list, "activate", G_CALLBACK (on_activate), problems);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", list, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                       "hexpand", TRUE, NULL);
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _ ("No problems"), "css-classes",
                                               (const char *[]){ "title-4", NULL }, NULL));
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", _ ("Every rule was checked after the last change."), "wrap",
                                TRUE, "justify", GTK_JUSTIFY_CENTER, "css-classes",
                                (const char *[]){ "dim-label", NULL }, NULL));
  g_object_set (box, "valign", GTK_ALIGN_CENTER, "halign", GTK_ALIGN_CENTER, "margin-top", 12, "margin-bottom", 12,
                NULL);
  return box;
}

static void
on_coverage_reveal (SwProblems *problems, const char *const *ids)
{
  reveal (ids, problems);
}

static void
sw_problems_init (SwProblems *problems)
{
  GtkWidget *split = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pages = gtk_stack_new (), *switcher = gtk_stack_switcher_new ();

  sw_panels_style ();
  problems->store = g_list_store_new (SW_TYPE_FINDING_ITEM);
  problems->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (problems->store)));
  gtk_single_selection_set_autoselect (problems->selection, FALSE);
  gtk_single_selection_set_can_unselect (problems->selection, TRUE);
  g_signal_connect_swapped (problems->selection, "notify::selected", G_CALLBACK (on_selected), problems);
  problems->counts = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "margin-start", 12, "margin-top", 6, "margin-bottom",
                                   3, "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL);
  problems->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_object_set (problems->details, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (split), new_list (problems));
  gtk_box_append (GTK_BOX (split), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (split), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", problems->details,
                                                 "hscrollbar-policy", GTK_POLICY_NEVER, "width-request", 300, NULL));
  problems->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (problems->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (problems->stack), new_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (problems->stack), split, "list");
  problems->coverage = sw_coverage_new ();
  g_signal_connect_swapped (problems->coverage, "reveal", G_CALLBACK (on_coverage_reveal), problems);
  gtk_stack_set_vhomogeneous (GTK_STACK (pages), FALSE);
  gtk_stack_add_titled (GTK_STACK (pages), problems->stack, "problems", _ ("Findings"));
  gtk_stack_add_titled (GTK_STACK (pages), problems->coverage, "coverage", _ ("Coverage"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (pages));
  gtk_widget_add_css_class (switcher, "sw-pages");
  g_object_set (switcher, "halign", GTK_ALIGN_END, "hexpand", TRUE, "margin-end", 12, "margin-top", 3, "margin-bottom",
                3, NULL);
  gtk_box_append (GTK_BOX (top), problems->counts);
  gtk_box_append (GTK_BOX (top), switcher);
  problems->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (problems->box), top);
  gtk_box_append (GTK_BOX (problems->box), pages);
  gtk_widget_set_vexpand (pages, TRUE);
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
  sw_coverage_set_document (SW_COVERAGE (problems->coverage), document);
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
  refresh (problems);
}

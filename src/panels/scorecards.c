#include "panels/scorecards.h"

#include "checks/scorecard.h"
#include "panels/list-update.h"
#include "panels/reachable.h"
#include "panels/scorecard-row.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>

/* @shown: rows on screen, with their items; they are shown anew when the map changes */
struct _SwScorecards
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stack;
  GListStore *store;
  GHashTable *shown;
  SwDocument *document;
};

G_DEFINE_TYPE (SwScorecards, sw_scorecards, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_show (SwScorecards *scorecards, const char *const *ids)
{
  if (scorecards->document == NULL)
    return;
  sw_document_show (scorecards->document, ids);
  g_signal_emit (scorecards, signals[REVEAL], 0, sw_document_selection (scorecards->document));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwScorecards *scorecards)
{
  GtkWidget *row = sw_scorecard_row_new ();

  g_signal_connect_object (row, "show-ids", G_CALLBACK (on_show), scorecards, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwScorecards *scorecards)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  sw_reachable_name_line (list_item, sw_scorecard_item_title (gtk_list_item_get_item (list_item)));
  g_hash_table_insert (scorecards->shown, row, gtk_list_item_get_item (list_item));
  sw_scorecard_row_show (SW_SCORECARD_ROW (row), scorecards->document, gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwScorecards *scorecards)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_remove (scorecards->shown, row);
  sw_scorecard_row_show (SW_SCORECARD_ROW (row), NULL, NULL);
}

/* A map with one stream has room for its evidence. */
static void
refresh (SwScorecards *scorecards)
{
  g_autoptr (GPtrArray) items = NULL;
  GHashTableIter iter;
  gpointer row, item;

  if (scorecards->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (scorecards)))
    return;
  items = sw_scorecard_items (sw_document_map (scorecards->document));
  if (items->len == 1)
    sw_scorecard_item_unfold (g_ptr_array_index (items, 0));
  sw_list_update (scorecards->store, items, sw_scorecard_item_equal);
  g_hash_table_iter_init (&iter, scorecards->shown);
  while (g_hash_table_iter_next (&iter, &row, &item))
    sw_scorecard_row_show (row, scorecards->document, item);
  gtk_stack_set_visible_child_name (GTK_STACK (scorecards->stack), items->len > 0 ? "table" : "nothing");
}

static void
sw_scorecards_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_scorecards_parent_class)->map (widget);
  refresh (SW_SCORECARDS (widget));
}

static void
sw_scorecards_dispose (GObject *object)
{
  SwScorecards *scorecards = SW_SCORECARDS (object);

  if (scorecards->box != NULL)
    sw_scorecards_set_document (scorecards, NULL);
  g_clear_pointer (&scorecards->box, gtk_widget_unparent);
  g_clear_object (&scorecards->store);
  g_clear_pointer (&scorecards->shown, g_hash_table_unref);
  G_OBJECT_CLASS (sw_scorecards_parent_class)->dispose (object);
}

static void
sw_scorecards_class_init (SwScorecardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_scorecards_dispose;
  GTK_WIDGET_CLASS (klass)->map = sw_scorecards_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[REVEAL] =
      g_signal_new ("reveal", SW_TYPE_SCORECARDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static GtkWidget *
new_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _ ("Stream"), "xalign", 0.0, "hexpand", TRUE, "css-classes",
                                   (const char *[]){ "dim-label", "caption", NULL }, NULL);

  gtk_widget_set_size_request (title, SW_SCORECARD_TITLE, -1);
  gtk_box_append (GTK_BOX (head), title);
  for (guint type = 0; type < SW_N_SIGNALS; type++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", sw_signal_title (type), "xalign", 0.0, "wrap", TRUE,
                                       "width-chars", 1, "max-width-chars", 1, "valign", GTK_ALIGN_END, "css-classes",
                                       (const char *[]){ "caption", NULL }, NULL);

      gtk_widget_set_size_request (label, SW_SCORECARD_CELL - 2, -1);
      gtk_widget_set_margin_start (label, 2);
      gtk_box_append (GTK_BOX (head), label);
    }
  g_object_set (head, "margin-start", 12, "margin-end", 12, "margin-top", 3, NULL);
  return head;
}

/* Six columns need more width than a narrow window has: then head and rows scroll together. */
static GtkWidget *
new_table (SwScorecards *scorecards)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *list;

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), scorecards, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), scorecards, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), scorecards, 0);
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (scorecards->store)))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scorecard"), -1);
  gtk_widget_add_css_class (list, "sw-coverage");
  gtk_box_append (GTK_BOX (table), new_head ());
  gtk_box_append (GTK_BOX (table), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", list, "vexpand",
                                                 TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", table, "vscrollbar-policy",
                       GTK_POLICY_NEVER, NULL);
}

static void
sw_scorecards_init (SwScorecards *scorecards)
{
  sw_panels_style ();
  scorecards->store = g_list_store_new (SW_TYPE_SCORECARD_ITEM);
  scorecards->shown = g_hash_table_new (NULL, NULL);
  scorecards->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (scorecards->stack), new_table (scorecards), "table");
  gtk_stack_add_named (GTK_STACK (scorecards->stack),
                       g_object_new (GTK_TYPE_LABEL, "label", _ ("The map has no streams yet."), "wrap", TRUE,
                                     "css-classes", (const char *[]){ "dim-label", NULL }, NULL),
                       "nothing");
  scorecards->box = scorecards->stack;
  gtk_widget_set_parent (scorecards->box, GTK_WIDGET (scorecards));
}

GtkWidget *
sw_scorecards_new (void)
{
  return g_object_new (SW_TYPE_SCORECARDS, NULL);
}

void
sw_scorecards_set_document (SwScorecards *scorecards, SwDocument *document)
{
  g_return_if_fail (SW_IS_SCORECARDS (scorecards));

  if (document == scorecards->document)
    return;
  if (scorecards->document != NULL)
    g_signal_handlers_disconnect_by_data (scorecards->document, scorecards);
  g_set_object (&scorecards->document, document);
  g_list_store_remove_all (scorecards->store);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "updated", G_CALLBACK (refresh), scorecards, G_CONNECT_SWAPPED);
  refresh (scorecards);
}

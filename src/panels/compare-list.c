#include "panels/compare-list.h"

#include "panels/list-update.h"
#include "panels/reachable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- items ------------------------------------------------------------------------------------------------- */

/* @id: of the element that shows it */
struct _SwCompareItem
{
  GObject parent_instance;

  char *sign;
  char *title;
  char *details;
  char *id;
};

#define SW_TYPE_COMPARE_ITEM (sw_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (SwCompareItem, sw_compare_item, SW, COMPARE_ITEM, GObject)
G_DEFINE_FINAL_TYPE (SwCompareItem, sw_compare_item, G_TYPE_OBJECT)

static void
sw_compare_item_finalize (GObject *object)
{
  SwCompareItem *item = SW_COMPARE_ITEM (object);

  g_free (item->sign);
  g_free (item->title);
  g_free (item->details);
  g_free (item->id);
  G_OBJECT_CLASS (sw_compare_item_parent_class)->finalize (object);
}

static void
sw_compare_item_class_init (SwCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_compare_item_finalize;
}

static void
sw_compare_item_init (SwCompareItem *item)
{
}

static char *
texts_of (const GPtrArray *details)
{
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < details->len; i++)
    {
      g_autofree char *text = sw_detail_text (g_ptr_array_index (details, i));
      g_string_append_printf (texts, "%s%s", i > 0 ? "; " : "", text);
    }
  return g_string_free (texts, FALSE);
}

/* @title, @details: (transfer full) */
static void
add_item (GPtrArray *items, const char *sign, char *title, char *details, const char *id)
{
  SwCompareItem *item = g_object_new (SW_TYPE_COMPARE_ITEM, NULL);

  item->sign = g_strdup (sign);
  item->title = title;
  item->details = details;
  item->id = g_strdup (id);
  g_ptr_array_add (items, item);
}

static void
add_differences (GPtrArray *items, const SwComparison *comparison, const GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const SwDifference *difference = g_ptr_array_index (differences, i);
      char *details = difference->from == NULL ? g_strdup (_ ("added"))
                      : difference->to == NULL ? g_strdup (_ ("removed"))
                                               : texts_of (difference->details);

      add_item (items, sw_difference_sign (difference), sw_difference_title (comparison, difference), details,
                (difference->to != NULL ? difference->to : difference->from)->id);
    }
}

static gboolean
is_equal (gconstpointer a, gconstpointer b)
{
  const SwCompareItem *one = a, *other = b;

  return strcmp (one->sign, other->sign) == 0 && strcmp (one->title, other->title) == 0
         && strcmp (one->details, other->details) == 0 && strcmp (one->id, other->id) == 0;
}

/* --- the list ---------------------------------------------------------------------------------------------- */

struct _SwCompareList
{
  GtkWidget parent_instance;

  GtkWidget *scroll;
  GListStore *store;
};

G_DEFINE_FINAL_TYPE (SwCompareList, sw_compare_list, GTK_TYPE_WIDGET)

enum
{
  SHOW_IDS,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_LABEL, "width-chars", 2, "css-classes",
                                               (const char *[]){ "sw-sign", NULL }, NULL));
  gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                               "max-width-chars", 32, NULL));
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                                "css-classes", (const char *[]){ "dim-label", NULL }, NULL));
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  SwCompareItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item), *sign = gtk_widget_get_first_child (row);
  GtkWidget *title = gtk_widget_get_next_sibling (sign), *details = gtk_widget_get_next_sibling (title);
  g_autofree char *whole = g_strdup_printf ("%s: %s", item->title, item->details);
  const char *const classes[] = { "sw-sign",
                                  strcmp (item->sign, "+") == 0   ? "success"
                                  : strcmp (item->sign, "−") == 0 ? "error"
                                                                  : NULL,
                                  NULL };

  gtk_label_set_label (GTK_LABEL (sign), item->sign);
  gtk_widget_set_css_classes (sign, (const char **)classes);
  gtk_label_set_label (GTK_LABEL (title), item->title);
  gtk_label_set_label (GTK_LABEL (details), item->details);
  gtk_widget_set_tooltip_text (row, whole);
  sw_reachable_name_line (list_item, whole);
}

static void
on_activate (GtkListView *view, guint position, SwCompareList *list)
{
  g_autoptr (SwCompareItem) item = g_list_model_get_item (G_LIST_MODEL (list->store), position);
  const char *ids[] = { item->id, NULL };

  g_signal_emit (list, signals[SHOW_IDS], 0, ids);
}

static void
sw_compare_list_dispose (GObject *object)
{
  SwCompareList *list = SW_COMPARE_LIST (object);

  g_clear_pointer (&list->scroll, gtk_widget_unparent);
  g_clear_object (&list->store);
  G_OBJECT_CLASS (sw_compare_list_parent_class)->dispose (object);
}

static void
sw_compare_list_class_init (SwCompareListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_compare_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SHOW_IDS] = g_signal_new ("show-ids", SW_TYPE_COMPARE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
sw_compare_list_init (SwCompareList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  list->store = g_list_store_new (SW_TYPE_COMPARE_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (list->store)))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  g_signal_connect (view, "activate", G_CALLBACK (on_activate), list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Differences"), -1);
  gtk_widget_add_css_class (view, "sw-coverage");
  list->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", view, "hscrollbar-policy",
                               GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  gtk_widget_set_parent (list->scroll, GTK_WIDGET (list));
}

GtkWidget *
sw_compare_list_new (void)
{
  return g_object_new (SW_TYPE_COMPARE_LIST, NULL);
}

void
sw_compare_list_show (SwCompareList *list, const SwComparison *comparison)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (SW_IS_COMPARE_LIST (list));

  if (comparison != NULL && comparison->stream->len > 0)
    add_item (items, "Δ", g_strdup (_ ("The stream")), texts_of (comparison->stream),
              comparison->to_analysis->streams[comparison->to_stream]->id);
  if (comparison != NULL)
    {
      add_differences (items, comparison, comparison->steps);
      add_differences (items, comparison, comparison->edges);
    }
  sw_list_update (list->store, items, is_equal);
}

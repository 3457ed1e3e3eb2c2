#include "panels/terms-popover.h"

#include "panels/list-update.h"
#include "panels/popover-form.h"
#include "panels/reachable.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- lines ------------------------------------------------------------------------------------------------- */

/* What a line says of a term, copied: terms are good only until the map changes. @sign: (nullable): NULL in a list that
 * is not added up */
#define SW_TYPE_TERM_ITEM (sw_term_item_get_type ())
G_DECLARE_FINAL_TYPE (SwTermItem, sw_term_item, SW, TERM_ITEM, GObject)

struct _SwTermItem
{
  GObject parent_instance;

  const char *sign;
  char *name;
  char *below;
  char *value;
  char **ids;
  const char *field;
  gboolean missing;
};

G_DEFINE_TYPE (SwTermItem, sw_term_item, G_TYPE_OBJECT)

static void
sw_term_item_finalize (GObject *object)
{
  SwTermItem *item = SW_TERM_ITEM (object);

  g_free (item->name);
  g_free (item->below);
  g_free (item->value);
  g_strfreev (item->ids);
  G_OBJECT_CLASS (sw_term_item_parent_class)->finalize (object);
}

static void
sw_term_item_class_init (SwTermItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_term_item_finalize;
}

static void
sw_term_item_init (SwTermItem *item)
{
}

/* --- making them ------------------------------------------------------------------------------------------- */

/* Of an activity, or of none, all its steps in the stream. */
static char **
ids_of (const SwGraph *graph, const SwTerm *term)
{
  GPtrArray *ids = g_ptr_array_new ();

  if (term->element != NULL)
    g_ptr_array_add (ids, g_strdup (term->element->id));
  for (guint i = 0; term->element == NULL && i < graph->n_steps; i++)
    if (sw_map_activity (graph->map, graph->steps[i]) == term->activity)
      g_ptr_array_add (ids, g_strdup (graph->steps[i]->id));
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_free (ids, FALSE);
}

/* A step in use opens to what that is made of. */
static char *
below_of (const SwGraph *graph, const SwFigures *figures, const SwTerm *term)
{
  g_autoptr (SwTerms) terms = NULL;

  if (term->kind == SW_TERM_UTILISATION && term->element != NULL && !isnan (term->value))
    {
      terms = sw_terms_new_utilisation (graph, figures, (guint)sw_graph_step (graph, term->element->id));
      return sw_terms_formula (terms, sw_map_calendar (graph->map));
    }
  if (term->missing)
    return g_strdup_printf (_ ("%s: enter it"), sw_term_kind_label (term->kind));
  return g_strdup (sw_term_kind_label (term->kind));
}

static char *
value_of (const SwTerms *terms, const SwTerm *term, const SwCalendar *calendar)
{
  g_autofree char *value = sw_term_format (term, calendar), *share = NULL;

  if (term->kind != SW_TERM_WORK || isnan (term->value) || !(terms->result > 0))
    return g_steal_pointer (&value);
  share = sw_quantity_format (SW_QUANTITY_SHARE, term->value / terms->result, calendar);
  return g_strdup_printf ("%s · %s", value, share);
}

static GPtrArray *
items_of (const SwTerms *terms, const SwGraph *graph, const SwFigures *figures)
{
  const SwCalendar *calendar = sw_map_calendar (graph->map);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint t = 0; t < terms->terms->len; t++)
    {
      const SwTerm *term = &g_array_index (terms->terms, SwTerm, t);
      SwTermItem *item = g_object_new (SW_TYPE_TERM_ITEM, NULL);

      item->sign = terms->op != SW_OPERATOR_GREATEST ? sw_terms_sign (terms, t) : NULL;
      item->name = g_strdup (term->name);
      item->below = below_of (graph, figures, term);
      item->value = value_of (terms, term, calendar);
      item->ids = ids_of (graph, term);
      item->field = isnan (term->value) ? sw_term_field (term) : NULL;
      item->missing = term->missing;
      g_ptr_array_add (items, item);
    }
  return items;
}

static gboolean
is_equal (gconstpointer a, gconstpointer b)
{
  const SwTermItem *one = a, *other = b;

  return one->missing == other->missing && g_strcmp0 (one->sign, other->sign) == 0
         && g_strcmp0 (one->name, other->name) == 0 && g_strcmp0 (one->below, other->below) == 0
         && g_strcmp0 (one->value, other->value) == 0 && g_strcmp0 (one->field, other->field) == 0
         && g_strv_equal ((const char *const *)one->ids, (const char *const *)other->ids);
}

/* --- rows -------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (double xalign, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_set_css_classes (label, (const char *[]){ css_class, "caption", NULL });
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sign = gtk_label_new (NULL), *value = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (sign), 3);
  gtk_widget_add_css_class (sign, "dim-label");
  gtk_widget_add_css_class (value, "sw-figure");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (0, NULL));
  gtk_box_append (GTK_BOX (words), new_label (0, "dim-label"));
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), value);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  SwTermItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item), *sign = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_next_sibling (sign), *value = gtk_widget_get_last_child (row);
  g_autofree char *spoken =
      g_strdup_printf ("%s %s, %s: %s", item->sign != NULL ? item->sign : "", item->name, item->below, item->value);
  g_autofree char *tip = g_strdup_printf ("%s\n%s", item->name, item->below);

  gtk_label_set_label (GTK_LABEL (sign), item->sign != NULL ? item->sign : "");
  gtk_widget_set_visible (sign, item->sign != NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), item->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)), item->below);
  gtk_label_set_label (GTK_LABEL (value), item->value);
  gtk_widget_set_tooltip_text (row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (spoken), -1);
  sw_reachable_name_line (list_item, spoken);
  if (item->missing)
    gtk_widget_add_css_class (value, "warning");
  else
    gtk_widget_remove_css_class (value, "warning");
}

/* --- the popover ------------------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *popover;
  GtkWidget *value, *span, *definition, *note, *scroller;
  GListStore *store;
  SwFigureId id;
  SwGo go;
  gpointer data;
} Shown;

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->store);
  g_free (shown);
}

/* The term's line goes with the popover. */
static void
on_activate (GtkListView *view, guint place, Shown *shown)
{
  g_autoptr (SwTermItem) item = g_list_model_get_item (G_LIST_MODEL (shown->store), place);
  SwGo go = shown->go;
  gpointer data = shown->data;

  gtk_popover_popdown (GTK_POPOVER (shown->popover));
  if (item != NULL && item->ids[0] != NULL)
    go ((const char *const *)item->ids, item->field, data);
}

static GtkWidget *
new_text (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 46, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_list (Shown *shown)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (shown->store)))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "sw-terms");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Terms"), -1);
  g_signal_connect (list, "activate", G_CALLBACK (on_activate), shown);
  return list;
}

void
sw_terms_popover_update (GtkWidget *popover, const SwGraph *graph, const SwFigures *figures)
{
  Shown *shown = g_object_get_data (G_OBJECT (popover), "sw-terms");
  g_autoptr (SwTerms) terms = sw_terms_new (graph, figures, shown->id);
  g_autoptr (GPtrArray) items = items_of (terms, graph, figures);
  g_autofree char *value = sw_terms_format (terms, figures, sw_map_calendar (graph->map));
  g_autofree char *span = sw_figure_format_span (figures, shown->id, sw_map_calendar (graph->map));

  gtk_label_set_label (GTK_LABEL (shown->value), value);
  gtk_label_set_label (GTK_LABEL (shown->span), span);
  gtk_widget_set_visible (shown->span, *span != '\0');
  gtk_label_set_label (GTK_LABEL (shown->note), terms->note != NULL ? terms->note : "");
  gtk_widget_set_visible (shown->note, terms->note != NULL);
  sw_list_update (shown->store, items, is_equal);
  gtk_widget_set_visible (shown->scroller, items->len > 0);
}

GtkWidget *
sw_terms_popover_show (GtkWidget *parent, const SwGraph *graph, const SwFigures *figures, SwFigureId id, SwGo go,
                       gpointer data)
{
  Shown *shown = g_new0 (Shown, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *title = new_text ("dim-label");

  shown->popover = gtk_popover_new ();
  shown->store = g_list_store_new (SW_TYPE_TERM_ITEM);
  shown->id = id;
  shown->go = go;
  shown->data = data;
  shown->value = new_text ("title-4");
  shown->span = new_text ("sw-figure");
  shown->definition = new_text ("caption");
  shown->note = new_text ("caption");
  gtk_label_set_label (GTK_LABEL (title), sw_figure_title (id));
  gtk_label_set_label (GTK_LABEL (shown->definition), sw_figure_definition (id));
  shown->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", new_list (shown),
                                  "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                  "max-content-height", 300, "min-content-width", 340, NULL);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), shown->value);
  gtk_box_append (GTK_BOX (box), shown->span);
  gtk_box_append (GTK_BOX (box), shown->definition);
  gtk_box_append (GTK_BOX (box), shown->note);
  gtk_box_append (GTK_BOX (box), shown->scroller);
  g_object_set (box, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);
  gtk_popover_set_child (GTK_POPOVER (shown->popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, sw_figure_title (id),
                                  -1);
  g_object_set_data_full (G_OBJECT (shown->popover), "sw-terms", shown, free_shown);
  sw_terms_popover_update (shown->popover, graph, figures);
  sw_popover_attach (shown->popover, parent, NULL);
  return shown->popover;
}

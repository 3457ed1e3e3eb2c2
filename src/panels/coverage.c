#include "panels/coverage.h"

#include "panels/coverage-row.h"
#include "panels/finding-popover.h"
#include "panels/glyph.h"
#include "panels/list-update.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_VIEWS (SW_HEAT_BY_PRACTICE + 1)

struct _SwCoverage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *head;
  GtkWidget *list;
  GtkWidget *nothing;
  GtkWidget *meaning;
  GtkWidget *buttons[N_VIEWS];
  GListStore *store;
  SwDocument *document;
  const SwProfile *profile;
  SwHeatBy by;
};

G_DEFINE_TYPE (SwCoverage, sw_coverage, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- cells ------------------------------------------------------------------------------------------------- */

static void
select_ids (SwCoverage *coverage, const char *const *ids)
{
  sw_document_show (coverage->document, ids);
  g_signal_emit (coverage, signals[REVEAL], 0, sw_document_selection (coverage->document));
}

/* The steps that the practice could have: those of the activity, in all streams. */
static void
select_activity (SwCoverage *coverage, const char *activity)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  sw_for_each_kind (stream, sw_map_root (sw_document_map (coverage->document)), SW_KIND_STREAM)
    sw_for_each_kind (step, stream, SW_KIND_STEP)
      if (strcmp (sw_element_text (step, SW_ATTR_ACTIVITY), activity) == 0)
        g_ptr_array_add (ids, g_strdup (step->id));
  g_ptr_array_add (ids, NULL);
  if (ids->len > 1)
    select_ids (coverage, (const char *const *)ids->pdata);
}

static void
declare (SwCoverage *coverage, GtkWidget *cell, const char *stream, const char *activity)
{
  graphene_rect_t bounds;
  GdkRectangle where;

  if (sw_map_find_kind (sw_document_map (coverage->document), stream, SW_KIND_STREAM) == NULL
      || !gtk_widget_compute_bounds (cell, GTK_WIDGET (coverage), &bounds))
    return;
  where = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, (int)bounds.size.height };
  sw_declare_popover_show (GTK_WIDGET (coverage), coverage->document, stream, activity, &where);
}

static void
on_cell (GtkButton *button, SwCoverage *coverage)
{
  guint place;
  SwCoverageItem *item = sw_coverage_cell_item (button, &place);
  const SwHeatRow *row = item != NULL ? sw_coverage_item_row (item) : NULL;
  const char *activity;

  if (row == NULL || coverage->document == NULL || place >= row->n_cells)
    return;
  activity = ((SwActivity *)g_ptr_array_index (coverage->profile->activities, place))->id;
  if (row->cells[place].steps > 0)
    select_ids (coverage, (const char *const *)row->cells[place].ids);
  else if (row->stream != NULL)
    declare (coverage, GTK_WIDGET (button), row->stream, activity);
  else
    select_activity (coverage, activity);
}

/* --- the whole --------------------------------------------------------------------------------------------- */

static void
show_head (SwCoverage *coverage)
{
  const char *const titles[N_VIEWS] = { _ ("Stream"), _ ("Step"), _ ("Practice") };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (coverage->head)) != NULL)
    gtk_box_remove (GTK_BOX (coverage->head), child);
  gtk_box_append (GTK_BOX (coverage->head),
                  g_object_new (GTK_TYPE_LABEL, "label", titles[coverage->by], "xalign", 0.0, "hexpand", TRUE,
                                "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL));
  for (guint i = 0; coverage->profile != NULL && i < coverage->profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (coverage->profile->activities, i);
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

      gtk_box_append (GTK_BOX (column), sw_glyph_new_activity (activity, 18));
      gtk_box_append (GTK_BOX (column),
                      g_object_new (GTK_TYPE_LABEL, "label", activity->short_name, "ellipsize", PANGO_ELLIPSIZE_END,
                                    "css-classes", (const char *[]){ "caption", NULL }, NULL));
      gtk_widget_set_size_request (column, sw_coverage_cell_width (coverage->profile), -1);
      gtk_widget_set_tooltip_text (column, activity->name);
      gtk_box_append (GTK_BOX (coverage->head), column);
    }
}

/* Rows are made for the columns of one activity set. */
static void
follow_profile (SwCoverage *coverage)
{
  const SwProfile *profile = sw_map_profile (sw_document_map (coverage->document));
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (profile == coverage->profile)
    return;
  coverage->profile = profile;
  g_list_store_remove_all (coverage->store);
  if (profile != NULL)
    factory = sw_coverage_rows_new (profile, G_CALLBACK (on_cell), coverage);
  gtk_list_view_set_factory (GTK_LIST_VIEW (coverage->list), factory);
  show_head (coverage);
}

static void
refresh (SwCoverage *coverage)
{
  const char *const nothing[N_VIEWS] = { _ ("The map has no streams yet."), _ ("The map has no steps yet."),
                                         _ ("No step says which practices it uses.") };
  g_autoptr (GPtrArray) items = NULL;

  if (coverage->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (coverage)))
    return;
  follow_profile (coverage);
  items = coverage->profile != NULL ? sw_coverage_items (sw_document_analysis (coverage->document), coverage->by)
                                    : g_ptr_array_new ();
  sw_list_update (coverage->store, items, sw_coverage_item_equal);
  gtk_label_set_label (GTK_LABEL (coverage->nothing), coverage->profile != NULL
                                                          ? nothing[coverage->by]
                                                          : _ ("The activity set of this map is not known here."));
  gtk_stack_set_visible_child_name (GTK_STACK (coverage->stack), items->len > 0 ? "table" : "nothing");
}

static void
on_updated (SwDocument *document, SwCoverage *coverage)
{
  refresh (coverage);
}

static void
on_view (GtkToggleButton *button, SwCoverage *coverage)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  coverage->by = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sw-by"));
  gtk_label_set_label (GTK_LABEL (coverage->meaning), coverage->by == SW_HEAT_BY_STEP
                                                          ? _ ("More colour is more work")
                                                          : _ ("More colour is more steps"));
  show_head (coverage);
  refresh (coverage);
}

static void
sw_coverage_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_coverage_parent_class)->map (widget);
  refresh (SW_COVERAGE (widget));
}

static void
sw_coverage_dispose (GObject *object)
{
  SwCoverage *coverage = SW_COVERAGE (object);

  sw_coverage_set_document (coverage, NULL);
  g_clear_pointer (&coverage->box, gtk_widget_unparent);
  g_clear_object (&coverage->store);
  G_OBJECT_CLASS (sw_coverage_parent_class)->dispose (object);
}

static void
sw_coverage_class_init (SwCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_coverage_dispose;
  GTK_WIDGET_CLASS (klass)->map = sw_coverage_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[REVEAL] =
      g_signal_new ("reveal", SW_TYPE_COVERAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static GtkWidget *
new_views (SwCoverage *coverage)
{
  const char *const titles[N_VIEWS] = { _ ("Streams"), _ ("Steps"), _ ("Practices") };
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (linked, "linked");
  gtk_widget_add_css_class (linked, "sw-filters");
  for (guint by = 0; by < N_VIEWS; by++)
    {
      GtkWidget *button = coverage->buttons[by] = gtk_toggle_button_new_with_label (titles[by]);

      g_object_set_data (G_OBJECT (button), "sw-by", GUINT_TO_POINTER (by));
      if (by > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (coverage->buttons[0]));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_view), coverage, 0);
      gtk_box_append (GTK_BOX (linked), button);
    }
  coverage->meaning = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes",
                                    (const char *[]){ "dim-label", "caption", NULL }, NULL);
  gtk_box_append (GTK_BOX (top), linked);
  gtk_box_append (GTK_BOX (top), coverage->meaning);
  g_object_set (top, "margin-start", 12, "margin-end", 12, "margin-top", 3, "margin-bottom", 3, NULL);
  return top;
}

/* A long activity set needs more width than a narrow window has: then head and rows scroll together. */
static GtkWidget *
new_table (SwCoverage *coverage)
{
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  coverage->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (coverage->store)))), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (coverage->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Coverage"), -1);
  gtk_widget_add_css_class (coverage->list, "sw-coverage");
  coverage->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_object_set (coverage->head, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (table), coverage->head);
  gtk_box_append (GTK_BOX (table), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", coverage->list,
                                                 "vexpand", TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", table, "vscrollbar-policy",
                       GTK_POLICY_NEVER, NULL);
}

static void
sw_coverage_init (SwCoverage *coverage)
{
  sw_panels_style ();
  coverage->store = g_list_store_new (SW_TYPE_COVERAGE_ITEM);
  coverage->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  coverage->stack = gtk_stack_new ();
  coverage->nothing =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "css-classes", (const char *[]){ "dim-label", NULL }, NULL);
  gtk_widget_set_vexpand (coverage->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (coverage->stack), new_table (coverage), "table");
  gtk_stack_add_named (GTK_STACK (coverage->stack), coverage->nothing, "nothing");
  gtk_box_append (GTK_BOX (coverage->box), new_views (coverage));
  gtk_box_append (GTK_BOX (coverage->box), coverage->stack);
  gtk_widget_set_parent (coverage->box, GTK_WIDGET (coverage));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (coverage->buttons[SW_HEAT_BY_STREAM]), TRUE);
}

GtkWidget *
sw_coverage_new (void)
{
  return g_object_new (SW_TYPE_COVERAGE, NULL);
}

void
sw_coverage_set_document (SwCoverage *coverage, SwDocument *document)
{
  g_return_if_fail (SW_IS_COVERAGE (coverage));

  if (document == coverage->document)
    return;
  if (coverage->document != NULL)
    g_signal_handlers_disconnect_by_data (coverage->document, coverage);
  g_set_object (&coverage->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "updated", G_CALLBACK (on_updated), coverage, 0);
  refresh (coverage);
}

#include "panels/coverage.h"

#include "panels/coverage-item.h"
#include "panels/finding-popover.h"
#include "panels/glyph.h"
#include "panels/list-update.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CELL_WIDTH 68

struct _SwCoverage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GListStore *store;
  SwDocument *document;
  const SwProfile *profile;
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
select_steps (SwCoverage *coverage, const SwElement *stream, const char *activity)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  sw_for_each_kind (step, stream, SW_KIND_STEP)
    if (strcmp (sw_element_text (step, SW_ATTR_ACTIVITY), activity) == 0)
      g_ptr_array_add (ids, g_strdup (step->id));
  g_ptr_array_add (ids, NULL);
  sw_document_select (coverage->document, (const char *const *)ids->pdata);
  g_signal_emit (coverage, signals[REVEAL], 0, ids->pdata);
}

static void
on_cell (GtkButton *button, SwCoverage *coverage)
{
  const char *activity = g_object_get_data (G_OBJECT (button), "sw-activity");
  SwElement *stream = sw_map_find_kind (sw_document_map (coverage->document),
                                        g_object_get_data (G_OBJECT (button), "sw-stream"), SW_KIND_STREAM);
  graphene_rect_t bounds;
  GdkRectangle where;

  if (stream == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (button), GTK_WIDGET (coverage), &bounds))
    return;
  if (sw_coverage_cell (stream, activity).steps > 0)
    {
      select_steps (coverage, stream, activity);
      return;
    }
  where = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, (int)bounds.size.height };
  sw_declare_popover_show (GTK_WIDGET (coverage), coverage->document, stream->id, activity, &where);
}

static const char *
heat_of (const SwCoverageCell *cell)
{
  if (cell->steps == 0)
    return cell->as == SW_DECLARED_UNKNOWN ? "sw-cover-missing" : "sw-cover-declared";
  return cell->steps == 1 || cell->light ? "sw-cover-1" : cell->steps == 2 ? "sw-cover-2" : "sw-cover-3";
}

static GtkWidget *
new_cell (SwCoverage *coverage, SwCoverageItem *item, guint place)
{
  const SwActivity *activity = g_ptr_array_index (coverage->profile->activities, place);
  const SwCoverageCell *cell = sw_coverage_item_cell (item, place);
  g_autofree char *text = sw_coverage_short (cell), *spoken = sw_coverage_spoken (cell);
  g_autofree char *tip = g_strdup_printf ("%s, %s: %s", sw_coverage_item_title (item), activity->name, spoken);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_size_request (button, CELL_WIDTH, -1);
  gtk_widget_add_css_class (button, "sw-cover");
  gtk_widget_add_css_class (button, heat_of (cell));
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data (G_OBJECT (button), "sw-activity", activity->id);
  g_object_set_data_full (G_OBJECT (button), "sw-stream", g_strdup (sw_coverage_item_stream (item)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_cell), coverage, 0);
  return button;
}

static void
bind_line (GtkSignalListItemFactory *factory, GtkListItem *list_item, SwCoverage *coverage)
{
  SwCoverageItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (line),
                  g_object_new (GTK_TYPE_LABEL, "label", sw_coverage_item_title (item), "xalign", 0.0, "hexpand", TRUE,
                                "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text", sw_coverage_item_title (item), NULL));
  for (guint i = 0; coverage->profile != NULL && i < coverage->profile->activities->len; i++)
    if (sw_coverage_item_cell (item, i) != NULL)
      gtk_box_append (GTK_BOX (line), new_cell (coverage, item, i));
  gtk_list_item_set_child (list_item, line);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

/* --- the whole --------------------------------------------------------------------------------------------- */

static void
show_head (SwCoverage *coverage)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (coverage->head)) != NULL)
    gtk_box_remove (GTK_BOX (coverage->head), child);
  gtk_box_append (GTK_BOX (coverage->head),
                  g_object_new (GTK_TYPE_LABEL, "label", _ ("Stream"), "xalign", 0.0, "hexpand", TRUE, "css-classes",
                                (const char *[]){ "dim-label", "caption", NULL }, NULL));
  for (guint i = 0; coverage->profile != NULL && i < coverage->profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (coverage->profile->activities, i);
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

      gtk_box_append (GTK_BOX (column), sw_glyph_new_activity (activity, 18));
      gtk_box_append (GTK_BOX (column),
                      g_object_new (GTK_TYPE_LABEL, "label", activity->short_name, "ellipsize", PANGO_ELLIPSIZE_END,
                                    "css-classes", (const char *[]){ "caption", NULL }, NULL));
      gtk_widget_set_size_request (column, CELL_WIDTH, -1);
      gtk_widget_set_tooltip_text (column, activity->name);
      gtk_box_append (GTK_BOX (coverage->head), column);
    }
}

static void
refresh (SwCoverage *coverage)
{
  const SwProfile *profile;
  g_autoptr (GPtrArray) items = NULL;

  if (coverage->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (coverage)))
    return;
  profile = sw_map_profile (sw_document_map (coverage->document));
  if (profile != coverage->profile)
    {
      coverage->profile = profile;
      g_list_store_remove_all (coverage->store);
      show_head (coverage);
    }
  items = sw_coverage_items (sw_document_map (coverage->document));
  sw_list_update (coverage->store, items, sw_coverage_item_equal);
}

static void
on_updated (SwDocument *document, SwCoverage *coverage)
{
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

static void
sw_coverage_init (SwCoverage *coverage)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  sw_panels_style ();
  coverage->store = g_list_store_new (SW_TYPE_COVERAGE_ITEM);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line), coverage);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (coverage->store)))),
                            factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Coverage"), -1);
  coverage->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  coverage->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_object_set (coverage->head, "margin-start", 12, "margin-end", 12, NULL);
  gtk_widget_add_css_class (list, "sw-coverage");
  gtk_box_append (GTK_BOX (coverage->box), coverage->head);
  gtk_box_append (GTK_BOX (coverage->box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", list, "vexpand", TRUE,
                                                         "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  gtk_widget_set_parent (coverage->box, GTK_WIDGET (coverage));
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

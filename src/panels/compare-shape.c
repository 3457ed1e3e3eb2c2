#include "panels/compare-shape.h"

#include <glib/gi18n-lib.h>

#define LEAST_SIDE 320 /* the width that differences need beside the figures */
#define LEAST_LINE 240 /* less than that, and the line of choices scrolls */

/*
 * @left: pair and figures, if they stand beside the rest
 * @page: holds the figures if they do not
 * @later: source id: takes the other shape, which can't be while sizes are given
 */
struct _SwCompareShape
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkWidget *left;
  GtkWidget *pair;
  GtkWidget *figures;
  GtkWidget *top;
  GtkWidget *page;
  GtkStack *sides;
  gboolean is_narrow;
  guint later;
};

G_DEFINE_FINAL_TYPE (SwCompareShape, sw_compare_shape, GTK_TYPE_WIDGET)

static void
move (GtkWidget *widget, GtkWidget *from, GtkWidget *to, gboolean first)
{
  g_object_ref (widget);
  gtk_box_remove (GTK_BOX (from), widget);
  if (first)
    gtk_box_prepend (GTK_BOX (to), widget);
  else
    gtk_box_append (GTK_BOX (to), widget);
  g_object_unref (widget);
}

static gboolean
take_shape (gpointer data)
{
  SwCompareShape *shape = data;
  GtkStackPage *page = gtk_stack_get_page (shape->sides, shape->page);
  gboolean narrow = !shape->is_narrow;

  shape->later = 0;
  shape->is_narrow = narrow;
  move (shape->pair, narrow ? shape->left : shape->top, narrow ? shape->top : shape->left, TRUE);
  move (shape->figures, narrow ? shape->left : shape->page, narrow ? shape->page : shape->left, FALSE);
  gtk_widget_set_visible (shape->left, !narrow);
  gtk_stack_page_set_visible (page, narrow);
  if (narrow)
    gtk_stack_set_visible_child (shape->sides, shape->page);
  else if (gtk_stack_get_visible_child (shape->sides) == shape->page)
    gtk_stack_set_visible_child (shape->sides, gtk_widget_get_next_sibling (shape->page));
  return G_SOURCE_REMOVE;
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
sw_compare_shape_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SwCompareShape *shape = SW_COMPARE_SHAPE (widget);
  gboolean narrow = width < MAX (least_width (shape->figures), least_width (shape->pair)) + LEAST_SIDE;

  gtk_widget_size_allocate (shape->paned, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (narrow == shape->is_narrow)
    g_clear_handle_id (&shape->later, g_source_remove);
  else if (shape->later == 0)
    shape->later = g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_shape, shape, NULL);
}

static void
sw_compare_shape_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (SW_COMPARE_SHAPE (widget)->paned, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_SIDE);
}

static void
sw_compare_shape_dispose (GObject *object)
{
  SwCompareShape *shape = SW_COMPARE_SHAPE (object);

  g_clear_handle_id (&shape->later, g_source_remove);
  g_clear_pointer (&shape->paned, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_compare_shape_parent_class)->dispose (object);
}

static void
sw_compare_shape_class_init (SwCompareShapeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_compare_shape_dispose;
  GTK_WIDGET_CLASS (klass)->measure = sw_compare_shape_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = sw_compare_shape_size_allocate;
}

static void
sw_compare_shape_init (SwCompareShape *shape)
{
}

GtkWidget *
sw_compare_shape_new (GtkWidget *pair, GtkWidget *figures, GtkWidget *top, GtkStack *sides)
{
  SwCompareShape *shape = g_object_new (SW_TYPE_COMPARE_SHAPE, NULL);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* What does not fit into the least width scrolls. */
  GtkWidget *in_width = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", right, "vscrollbar-policy",
                                      GTK_POLICY_NEVER, "min-content-width", LEAST_LINE, NULL);

  shape->pair = pair;
  shape->figures = figures;
  shape->top = top;
  shape->sides = sides;
  shape->left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (shape->left), pair);
  gtk_box_append (GTK_BOX (shape->left), figures);
  gtk_box_append (GTK_BOX (right), top);
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (sides));
  gtk_widget_set_hexpand (right, TRUE);
  shape->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_stack_add_titled (sides, shape->page, "figures", _ ("Figures"));
  gtk_stack_page_set_visible (gtk_stack_get_page (sides, shape->page), FALSE);
  shape->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  g_object_set (shape->paned, "start-child", shape->left, "end-child", in_width, "shrink-start-child", FALSE,
                "shrink-end-child", FALSE, "resize-start-child", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shape->paned), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Divider"), -1);
  gtk_widget_set_parent (shape->paned, GTK_WIDGET (shape));
  return GTK_WIDGET (shape);
}

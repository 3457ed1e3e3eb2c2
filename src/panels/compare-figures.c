#include "panels/compare-figures.h"

#include <glib/gi18n-lib.h>

enum
{
  FROM,
  TO,
  VERDICT,
  DIFFERENCE,
  N_CELLS
};

struct _SwCompareFigures
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *to_head;
  GtkWidget *labels[SW_N_COMPARED];
  GtkWidget *cells[SW_N_COMPARED][N_CELLS];
};

G_DEFINE_FINAL_TYPE (SwCompareFigures, sw_compare_figures, GTK_TYPE_WIDGET)

static void
sw_compare_figures_dispose (GObject *object)
{
  g_clear_pointer (&SW_COMPARE_FIGURES (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_compare_figures_parent_class)->dispose (object);
}

static void
sw_compare_figures_class_init (SwCompareFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_compare_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Characters for which the columns have room: label, from, to, verdict, difference. */
static const int widths[] = { 13, 7, 7, 1, 16 };

static GtkWidget *
add_label (SwCompareFigures *figures, const char *text, int column, int row)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "width-chars", widths[column], "max-width-chars", MAX (widths[column], 16),
                                   "hexpand", column == 1 || column == 2, NULL);

  gtk_grid_attach (GTK_GRID (figures->grid), label, column, row, 1, 1);
  return label;
}

static GtkWidget *
add_head (SwCompareFigures *figures, const char *text, int column)
{
  GtkWidget *label = add_label (figures, text, column, 0);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
sw_compare_figures_init (SwCompareFigures *figures)
{
  figures->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, "row-spacing", 3, "margin-start", 12, "margin-end",
                                6, "margin-bottom", 6, NULL);
  add_head (figures, _ ("Figure"), 0);
  add_head (figures, _ ("From"), 1);
  figures->to_head = add_head (figures, _ ("To"), 2);
  add_head (figures, _ ("Difference"), 4);
  for (SwCompared i = 0; i < SW_N_COMPARED; i++)
    {
      figures->labels[i] = add_label (figures, sw_compared_label (i), 0, (int)i + 1);
      gtk_widget_add_css_class (figures->labels[i], "sw-compared");
      gtk_widget_set_tooltip_text (figures->labels[i], sw_compared_label (i));
      for (int cell = 0; cell < N_CELLS; cell++)
        {
          figures->cells[i][cell] = add_label (figures, "", cell + 1, (int)i + 1);
          gtk_widget_add_css_class (figures->cells[i][cell], "sw-compared");
        }
      /* What tells that a figure was simulated, or that it is a bound, is no less than the figure. */
      for (int cell = FROM; cell <= TO; cell++)
        g_object_set (figures->cells[i][cell], "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "yalign", 0.0, NULL);
      g_object_set (figures->labels[i], "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "yalign", 0.0, NULL);
      g_object_set (figures->cells[i][VERDICT], "yalign", 0.0, NULL);
      g_object_set (figures->cells[i][DIFFERENCE], "yalign", 0.0, NULL);
    }
  gtk_widget_set_parent (figures->grid, GTK_WIDGET (figures));
  gtk_accessible_update_property (GTK_ACCESSIBLE (figures), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Figures compared"), -1);
}

GtkWidget *
sw_compare_figures_new (void)
{
  return g_object_new (SW_TYPE_COMPARE_FIGURES, NULL);
}

/* @text: (transfer full). The whole of what the cell has no room for is in its tooltip. */
static void
set_cell (GtkWidget *cell, char *text)
{
  gtk_label_set_label (GTK_LABEL (cell), text);
  gtk_widget_set_tooltip_text (cell, *text != '\0' ? text : NULL);
  g_free (text);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_verdict (GtkWidget *cell, SwVerdict verdict)
{
  const char *text = sw_verdict_text (verdict);

  gtk_label_set_label (GTK_LABEL (cell), verdict == SW_VERDICT_BETTER ? "✓" : verdict == SW_VERDICT_WORSE ? "✗" : "");
  gtk_widget_set_tooltip_text (cell, *text != '\0' ? text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  set_class (cell, "success", verdict == SW_VERDICT_BETTER);
  set_class (cell, "error", verdict == SW_VERDICT_WORSE);
}

static char *
value_text (SwTrial *trial, SwCompared figure, gboolean to)
{
  if (figure == SW_COMPARED_EXPECTED && sw_trial_simulates (trial, to))
    return g_strdup ("…");
  return sw_compared_text (sw_trial_comparison (trial), figure, to);
}

void
sw_compare_figures_show (SwCompareFigures *figures, SwTrial *trial)
{
  const SwComparison *comparison;

  g_return_if_fail (SW_IS_COMPARE_FIGURES (figures));

  comparison = sw_trial_comparison (trial);
  gtk_label_set_label (GTK_LABEL (figures->to_head), sw_trial_count (trial) > 0 ? _ ("To, as tried") : _ ("To"));
  for (SwCompared i = 0; i < SW_N_COMPARED; i++)
    {
      gboolean shown = sw_compared_is_shown (comparison, i);

      gtk_widget_set_visible (figures->labels[i], shown);
      for (guint cell = 0; cell < N_CELLS; cell++)
        gtk_widget_set_visible (figures->cells[i][cell], shown);
      set_cell (figures->cells[i][FROM], value_text (trial, i, FALSE));
      set_cell (figures->cells[i][TO], value_text (trial, i, TRUE));
      set_cell (figures->cells[i][DIFFERENCE], sw_compared_difference_text (comparison, i));
      show_verdict (figures->cells[i][VERDICT], comparison->figures[i].verdict);
      set_class (figures->cells[i][TO], "sw-differs", !comparison->figures[i].is_same);
    }
}

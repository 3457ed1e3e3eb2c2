#include "panels/expected.h"
#include "panels/figures-text.h"
#include "panels/row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *grid;
  GtkWidget *values[SW_N_FIGURE_LINES];
  SwExpected *expected;
} Figures;

static void
refresh (SwRow *row, gpointer data)
{
  Figures *shown = data;
  SwSubject *subject = sw_row_subject (row);
  const SwAnalysis *analysis = sw_document_analysis (subject->document);
  int stream = sw_analysis_stream (analysis, subject->ids[0]);
  SwFigureLine lines[SW_N_FIGURE_LINES];
  char *expected;

  if (stream < 0)
    return;
  sw_figures_lines (analysis->figures[stream], sw_map_calendar (sw_subject_map (subject)), lines);
  expected = sw_expected_text (shown->expected, analysis->graphs[stream], analysis->figures[stream]);
  if (expected != NULL)
    {
      g_free (lines[SW_LINE_EXPECTED].value);
      lines[SW_LINE_EXPECTED].value = expected;
    }
  for (guint i = 0; i < SW_N_FIGURE_LINES; i++)
    {
      if (shown->values[i] == NULL)
        {
          GtkWidget *label =
              g_object_new (GTK_TYPE_LABEL, "label", lines[i].label, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE,
                            "max-width-chars", 14, "tooltip-text", lines[i].tip, "css-classes",
                            (const char *[]){ "sw-field-label", "dim-label", NULL }, NULL);
          shown->values[i] = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "yalign", 0.0, "hexpand", TRUE, "wrap", TRUE,
                                           "max-width-chars", 20, "justify", GTK_JUSTIFY_RIGHT, "tooltip-text",
                                           lines[i].tip, "css-classes", (const char *[]){ "sw-figure", NULL }, NULL);
          gtk_grid_attach (GTK_GRID (shown->grid), label, 0, (int)i, 1, 1);
          gtk_grid_attach (GTK_GRID (shown->grid), shown->values[i], 1, (int)i, 1, 1);
        }
      gtk_label_set_label (GTK_LABEL (shown->values[i]), lines[i].value);
      g_free (lines[i].value);
    }
}

static void
on_expected (gpointer row)
{
  sw_row_refresh (row);
}

static void
figures_free (gpointer data)
{
  Figures *shown = data;

  sw_expected_free (shown->expected);
  g_free (shown);
}

SwRow *
sw_row_new_figures (SwSubject *subject)
{
  Figures *shown = g_new0 (Figures, 1);
  SwRow *row;

  shown->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 9, "row-spacing", 2, NULL);
  row = sw_row_new (subject, NULL, shown->grid, TRUE);
  shown->expected = sw_expected_new (on_expected, row);
  sw_row_set_handler (row, refresh, NULL, shown, figures_free);
  return row;
}

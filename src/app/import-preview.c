#include "app/import-preview.h"

#define WIDTH 24 /* characters; a tooltip shows what is longer */

GtkWidget *
sw_import_preview_new (const GPtrArray *rows)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "import-preview");
  for (guint r = 0; r < rows->len; r++)
    {
      char **row = g_ptr_array_index (rows, r);

      for (guint c = 0; row[c] != NULL; c++)
        {
          GtkWidget *label = gtk_label_new (row[c]);

          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          /* Bold letters are wider than the average that a width in characters means. */
          gtk_label_set_width_chars (GTK_LABEL (label), (int)MIN (g_utf8_strlen (row[c], -1) + 1, WIDTH));
          gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
          if (g_utf8_strlen (row[c], -1) >= WIDTH)
            gtk_widget_set_tooltip_text (label, row[c]);
          if (r == 0)
            gtk_widget_add_css_class (label, "heading");
          gtk_grid_attach (GTK_GRID (grid), label, (int)c, (int)r, 1, 1);
        }
    }
  return grid;
}

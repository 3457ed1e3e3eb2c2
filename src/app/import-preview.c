#include "app/import-preview.h"

#define WIDTH 24 /* characters; a tooltip shows what is longer */

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Digits and signs alone, such as a date and a time, would be turned where the language runs from right to left; in the
 * file they are not. */
static void
keep_order (GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? 1 : 0);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
}

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
          if (!has_letters (row[c]))
            keep_order (label);
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

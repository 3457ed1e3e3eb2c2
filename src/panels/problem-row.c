#include "panels/problem-row.h"

#include "panels/finding-item.h"
#include "panels/glyph.h"
#include "panels/reachable.h"

#include <glib/gi18n-lib.h>

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "lines", 3, "ellipsize",
                                                 PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (words),
                  g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes",
                                (const char *[]){ "dim-label", "caption", NULL }, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  g_object_set (line, "margin-top", 3, "margin-bottom", 3, "margin-start", 9, "margin-end", 9, NULL);
  gtk_list_item_set_child (item, line);
}

static char *
below (SwFindingItem *finding)
{
  const char *acceptance = sw_finding_item_acceptance (finding), *place = sw_finding_item_place (finding);

  return acceptance != NULL ? g_strdup_printf (C_ ("where: acceptance", "%s — %s"), place, acceptance)
                            : g_strdup (place);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SwFindingItem *finding = gtk_list_item_get_item (item);
  GtkWidget *line = gtk_list_item_get_child (item), *words = gtk_widget_get_last_child (line);
  const char *severity = sw_severity_label (sw_finding_item_severity (finding));
  gboolean accepted = sw_finding_item_acceptance (finding) != NULL;
  g_autofree char *text = below (finding);
  g_autofree char *spoken = g_strdup_printf ("%s: %s %s", severity, sw_finding_item_message (finding), text);
  g_autofree char *tip = g_strdup_printf ("%s: %s%s%s", severity, sw_finding_item_message (finding),
                                          accepted ? "\n" : "", accepted ? sw_finding_item_acceptance (finding) : "");
  GtkWidget *glyph = sw_glyph_new_severity (sw_finding_item_severity (finding), 18);

  if (gtk_widget_get_first_child (line) != words)
    gtk_box_remove (GTK_BOX (line), gtk_widget_get_first_child (line));
  gtk_box_prepend (GTK_BOX (line), glyph);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), sw_finding_item_message (finding));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)), text);
  if (accepted)
    gtk_widget_add_css_class (line, "sw-accepted");
  else
    gtk_widget_remove_css_class (line, "sw-accepted");
  gtk_widget_set_tooltip_text (line, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  sw_reachable_name_line (item, spoken);
}

GtkListItemFactory *
sw_problem_rows_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

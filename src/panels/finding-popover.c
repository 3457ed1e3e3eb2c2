#include "panels/finding-popover.h"

#include "panels/finding-actions.h"
#include "panels/glyph.h"
#include "panels/popover-form.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>

/* --- the findings on an element ---------------------------------------------------------------------------- */

static gboolean
is_at (SwDocument *document, const SwFinding *finding, const char *id)
{
  return finding->accepted == NULL
         && g_strcmp0 (sw_layout_bearer (sw_document_layout (document), finding->elements[0]), id) == 0;
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 44, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_finding (GtkWidget *box, SwDocument *document, const SwFinding *finding, const SwFindingAct *act)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *glyph = sw_glyph_new_severity (finding->severity, 18);

  if (gtk_widget_get_first_child (box) != NULL)
    gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_valign (glyph, GTK_ALIGN_START);
  gtk_widget_set_margin_top (glyph, 2);
  gtk_box_append (GTK_BOX (head), glyph);
  gtk_box_append (GTK_BOX (words), new_label (finding->message, NULL));
  gtk_box_append (GTK_BOX (words), new_label (finding->why, "dim-label"));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), sw_finding_buttons_new (document, finding, act));
}

static void
close_popover (gpointer popover)
{
  gtk_popover_popdown (popover);
}

/* What cannot be mended says so where it was tried. */
static void
tell_in_popover (const char *text, gpointer popover)
{
  GtkLabel *label = g_object_get_data (popover, "sw-message");

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
}

void
sw_finding_popover_show (GtkWidget *parent, SwDocument *document, const char *element_id, const GdkRectangle *where)
{
  const SwReport *report = sw_document_report (document);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *message = new_label (NULL, "error");
  SwFindingAct act = { .tell = tell_in_popover, .done = close_popover, .data = popover };
  const SwFinding *first = NULL;

  sw_panels_style ();
  for (guint i = 0; i < report->findings->len; i++)
    {
      const SwFinding *finding = g_ptr_array_index (report->findings, i);

      if (!is_at (document, finding, element_id))
        continue;
      first = first != NULL ? first : finding;
      add_finding (box, document, finding, &act);
    }
  gtk_widget_set_visible (message, FALSE);
  gtk_box_append (GTK_BOX (box), message);
  g_object_set_data (G_OBJECT (popover), "sw-message", message);
  g_object_set (box, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);
  gtk_popover_set_child (GTK_POPOVER (popover),
                         g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", box, "hscrollbar-policy",
                                       GTK_POLICY_NEVER, "propagate-natural-width", TRUE, "propagate-natural-height",
                                       TRUE, "max-content-height", 380, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Findings"), -1);
  if (first == NULL)
    {
      g_object_unref (g_object_ref_sink (popover));
      return;
    }
  sw_popover_attach (popover, parent, where);
  sw_document_light (document, first->fingerprint);
}

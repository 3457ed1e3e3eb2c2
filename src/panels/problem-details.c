#include "panels/problem-details.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

/* A path may have thousands of steps: the diagram shows them all. */
#define MOST_LINES 24

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* --- witness ----------------------------------------------------------------------------------------------- */

static void
add_number (GPtrArray *numbers, const SwElement *element, SwAttr attr, const char *format)
{
  g_autofree char *value = sw_kind_attr_slot (element->kind, attr) >= 0 ? sw_element_value (element, attr) : NULL;

  if (value != NULL)
    g_ptr_array_add (numbers, g_strdup_printf (format, value));
}

static char *
title_of (SwMap *map, const SwElement *element)
{
  SwElement *from, *to;
  g_autofree char *start = NULL, *end = NULL;

  if (!sw_element_is_edge (element))
    return sw_element_title (element);
  from = sw_map_find (map, sw_element_text (element, SW_ATTR_FROM));
  to = sw_map_find (map, sw_element_text (element, SW_ATTR_TO));
  if (from == NULL || to == NULL)
    return sw_element_title (element);
  start = sw_element_title (from);
  end = sw_element_title (to);
  return sw_text_from_to (start, end);
}

char *
sw_witness_text (SwMap *map, const SwElement *element)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = title_of (map, element), *joined = NULL;

  add_number (numbers, element, SW_ATTR_DEMAND, _ ("demand %s"));
  add_number (numbers, element, SW_ATTR_PROCESS, _ ("process time %s"));
  add_number (numbers, element, SW_ATTR_WAIT, _ ("wait %s"));
  add_number (numbers, element, SW_ATTR_ITEMS, _ ("%s items waiting"));
  add_number (numbers, element, SW_ATTR_ACCURACY, _ ("%%C&A %s"));
  add_number (numbers, element, SW_ATTR_SHARE, _ ("share %s"));
  if (numbers->len == 0)
    return g_steal_pointer (&title);
  g_ptr_array_add (numbers, NULL);
  joined = g_strjoinv (", ", (char **)numbers->pdata);
  return g_strdup_printf (C_ ("element: its numbers", "%s: %s"), title, joined);
}

typedef struct
{
  SwDocument *document;
  SwFindingAct act;
  char *id;
} Witness;

static void
witness_free (gpointer data, GClosure *closure)
{
  Witness *witness = data;

  g_object_unref (witness->document);
  g_free (witness->id);
  g_free (witness);
}

static void
on_witness (GtkButton *button, Witness *witness)
{
  const char *const ids[] = { witness->id, NULL };

  if (sw_map_find (sw_document_map (witness->document), witness->id) == NULL)
    return;
  sw_document_show (witness->document, ids);
  if (witness->act.reveal != NULL)
    witness->act.reveal (sw_document_selection (witness->document), witness->act.data);
}

static void
add_witness (GtkWidget *box, SwDocument *document, const SwElement *element, const SwFindingAct *act)
{
  g_autofree char *text = sw_witness_text (sw_document_map (document), element);
  GtkWidget *button = gtk_button_new ();
  Witness *witness = g_new0 (Witness, 1);

  witness->document = g_object_ref (document);
  witness->act = *act;
  witness->id = g_strdup (element->id);
  gtk_button_set_child (GTK_BUTTON (button), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize",
                                                           PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sw-witness");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_witness), witness, witness_free, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_witnesses (GtkWidget *box, SwDocument *document, const SwFinding *finding, const SwFindingAct *act)
{
  SwMap *map = sw_document_map (document);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint n = 0;

  for (guint i = 0; finding->witness != NULL && finding->witness[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (map, finding->witness[i]);

      if (element == NULL
          || (element->kind != SW_KIND_STEP && !sw_element_is_edge (element) && element->kind != SW_KIND_STREAM))
        continue;
      if (n++ < MOST_LINES)
        add_witness (lines, document, element, act);
    }
  if (n > 0)
    {
      add_text (box, _ ("Seen in"), "sw-panel-heading");
      gtk_box_append (GTK_BOX (box), lines);
    }
  else
    g_object_unref (g_object_ref_sink (lines));
  if (n > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_LINES), n - MOST_LINES);
      add_text (box, more, "dim-label");
    }
}

/* --- all of it --------------------------------------------------------------------------------------------- */

void
sw_problem_details_show (GtkWidget *box, SwDocument *document, const SwFinding *finding, const SwFindingAct *act)
{
  g_autofree char *acceptance = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  if (finding == NULL)
    {
      add_text (box, _ ("Select a problem to see it on the map, and what can be done."), "dim-label");
      return;
    }
  /* What can be done comes first: the panel is low. */
  gtk_box_append (GTK_BOX (box), sw_finding_buttons_new (document, finding, act));
  acceptance = sw_finding_acceptance (sw_document_map (document), finding);
  if (acceptance != NULL)
    add_text (box, acceptance, "sw-acceptance");
  add_text (box, _ (finding->rule->summary), "heading");
  add_text (box, finding->why, NULL);
  add_witnesses (box, document, finding, act);
}

#include "panels/ideas.h"

#include "canvas/vote.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>

#define MOST_HEIGHT 400

/* The list keeps its order while it is open: a row that moves under the pointer would get the next vote of another. */
typedef struct
{
  SwCanvas *canvas;
  SwDocument *document; /* (nullable): while it is open */
  GtkWidget *popover;
  GtkWidget *list;
  GtkWidget *nothing;
} Ideas;

typedef struct
{
  Ideas *ideas;
  char *id;
  GtkWidget *count;
  GtkWidget *take_back;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row);
}

static void
vote (Row *row, int by)
{
  g_autofree char *id = g_strdup (row->id);

  sw_vote (row->ideas->document, (const char *[]){ id, NULL }, by, NULL);
}

static void
on_vote (Row *row)
{
  vote (row, 1);
}

static void
on_take_back (Row *row)
{
  vote (row, -1);
}

static void
on_show (Row *row)
{
  const char *ids[] = { row->id, NULL };
  Ideas *ideas = row->ideas;

  sw_document_show (ideas->document, ids);
  sw_canvas_reveal (ideas->canvas, sw_document_selection (ideas->document));
}

static gboolean
refresh_row (Row *row)
{
  const SwElement *note = sw_map_find_kind (sw_document_map (row->ideas->document), row->id, SW_KIND_NOTE);
  gint64 votes = note != NULL ? sw_element_integer (note, SW_ATTR_VOTES, 0) : 0;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, votes);

  gtk_label_set_text (GTK_LABEL (row->count), text);
  gtk_widget_set_sensitive (row->take_back, votes > 0);
  return note != NULL;
}

static GtkWidget *
new_button (GtkWidget *box, const char *icon, const char *tooltip, const char *idea)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf ("%s: %s", tooltip, idea);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_row (Ideas *ideas, const SwElement *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button = gtk_button_new (), *up;
  g_autofree char *text = sw_element_title (note);
  /* On one line: a list that scrolls measures texts that wrap as if they did not. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "width-chars", 36, "max-width-chars", 36, NULL);
  Row *row = g_new0 (Row, 1);

  *row = (Row){ .ideas = ideas, .id = g_strdup (note->id), .count = gtk_label_new (NULL) };
  g_object_set (row->count, "width-chars", 3, "xalign", 1.0, "css-classes", (const char *[]){ "sw-vote-count", NULL },
                NULL);
  gtk_box_append (GTK_BOX (box), row->count);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sw-idea");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, text);
  gtk_box_append (GTK_BOX (box), button);
  row->take_back = new_button (box, "list-remove-symbolic", _ ("Take a vote back"), text);
  up = new_button (box, "list-add-symbolic", _ ("Vote for it"), text);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_show), row);
  g_signal_connect_swapped (row->take_back, "clicked", G_CALLBACK (on_take_back), row);
  g_signal_connect_swapped (up, "clicked", G_CALLBACK (on_vote), row);
  g_object_set_data_full (G_OBJECT (box), "sw-row", row, free_row);
  gtk_box_append (GTK_BOX (ideas->list), box);
  refresh_row (row);
}

static void
fill (Ideas *ideas)
{
  g_autoptr (GPtrArray) notes = ideas->document != NULL ? sw_ideas (ideas->document) : g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (ideas->list)) != NULL)
    gtk_box_remove (GTK_BOX (ideas->list), child);
  for (guint i = 0; i < notes->len; i++)
    add_row (ideas, g_ptr_array_index (notes, i));
  gtk_widget_set_visible (ideas->nothing, notes->len == 0);
}

static void
on_updated (Ideas *ideas)
{
  gboolean all = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (ideas->list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    all = refresh_row (g_object_get_data (G_OBJECT (child), "sw-row")) && all;
  if (!all)
    fill (ideas);
}

static void
forget (Ideas *ideas)
{
  if (ideas->document != NULL)
    g_signal_handlers_disconnect_by_data (ideas->document, ideas);
  g_clear_object (&ideas->document);
}

/* Before the popover is measured. */
static void
on_open (GtkMenuButton *button, gpointer data)
{
  Ideas *ideas = data;

  forget (ideas);
  g_set_object (&ideas->document, sw_canvas_document (ideas->canvas));
  if (ideas->document != NULL)
    g_signal_connect_swapped (ideas->document, "updated", G_CALLBACK (on_updated), ideas);
  fill (ideas);
}

/* A pointer that rests on the button would cover the list with its tooltip. */
static void
on_visible (GtkWidget *popover, GParamSpec *property, GtkWidget *button)
{
  gtk_widget_set_has_tooltip (button, !gtk_widget_get_visible (popover));
}

static void
free_ideas (gpointer data)
{
  forget (data);
  g_free (data);
}

GtkWidget *
sw_ideas_button_new (SwCanvas *canvas)
{
  GtkWidget *button = gtk_menu_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, NULL);
  Ideas *ideas = g_new0 (Ideas, 1);

  sw_panels_style ();
  ideas->canvas = canvas;
  ideas->popover = gtk_popover_new ();
  ideas->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  ideas->nothing = gtk_label_new (_ ("No ideas yet: drag an improvement from the palette onto the map."));
  g_object_set (ideas->nothing, "wrap", TRUE, "max-width-chars", 32, NULL);
  gtk_box_append (GTK_BOX (box), ideas->nothing);
  gtk_box_append (GTK_BOX (box), ideas->list);
  g_object_set (scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "max-content-height",
                MOST_HEIGHT, "child", box, NULL);
  gtk_popover_set_child (GTK_POPOVER (ideas->popover), scrolled);
  g_signal_connect_swapped (ideas->popover, "closed", G_CALLBACK (forget), ideas);
  g_signal_connect (ideas->popover, "notify::visible", G_CALLBACK (on_visible), button);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), ideas->popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_open, ideas, NULL);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Ideas"));
  gtk_widget_set_tooltip_text (button, _ ("The improvements of the map, by votes; V votes for the selected one"));
  g_object_set_data_full (G_OBJECT (button), "sw-ideas", ideas, free_ideas);
  return button;
}

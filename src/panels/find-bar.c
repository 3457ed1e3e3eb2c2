#include "panels/find-bar.h"

#include "model/search.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>

struct _SwFindBar
{
  GtkWidget parent_instance;

  SwCanvas *canvas; /* (nullable): weak */
  GtkWidget *revealer;
  GtkWidget *entry;
  GtkWidget *says;
};

G_DEFINE_TYPE (SwFindBar, sw_find_bar, GTK_TYPE_WIDGET)

static SwDocument *
document_of (SwFindBar *bar)
{
  return bar->canvas != NULL ? sw_canvas_document (bar->canvas) : NULL;
}

static void
say (SwFindBar *bar, const char *text, gboolean nothing)
{
  gtk_label_set_text (GTK_LABEL (bar->says), text);
  if (nothing)
    gtk_widget_add_css_class (bar->entry, "error");
  else
    gtk_widget_remove_css_class (bar->entry, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* The place of what is selected among what was found; -1 if it is none of it. */
static int
selected_place (SwDocument *document, const GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (sw_document_is_selected (document, ((const SwElement *)g_ptr_array_index (found, i))->id))
      return (int)i;
  return -1;
}

/* @step: 0: stays where it is if that was found; 1: on to the next, −1: back. While somebody types, what is found in a
 * folded stream is shown by its header; going there unfolds it. */
static void
go (SwFindBar *bar, int step)
{
  SwDocument *document = document_of (bar);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (bar->entry));
  g_autoptr (GPtrArray) found = document != NULL ? sw_map_search (sw_document_map (document), typed) : NULL;
  g_autofree char *text = NULL, *id = NULL;
  const char *ids[2] = { NULL, NULL };
  int at;

  if (found == NULL || found->len == 0)
    {
      say (bar, found != NULL && *typed != '\0' ? _ ("Nothing found") : "", found != NULL && *typed != '\0');
      return;
    }
  at = selected_place (document, found);
  if (at < 0)
    at = step < 0 ? (int)found->len - 1 : 0;
  else
    at = (at + step + (int)found->len) % (int)found->len;
  id = g_strdup (((const SwElement *)g_ptr_array_index (found, (guint)at))->id);
  ids[0] = id;
  if (step == 0)
    sw_document_select_one (document, id);
  else
    sw_document_show (document, ids);
  text = g_strdup_printf (sw_document_is_selected (document, id) ? _ ("%d of %u") : _ ("%d of %u, folded"), at + 1,
                          found->len);
  say (bar, text, FALSE);
  sw_canvas_reveal (bar->canvas, sw_document_selection (document));
}

static void
on_changed (SwFindBar *bar)
{
  go (bar, 0);
}

static void
on_next (SwFindBar *bar)
{
  go (bar, 1);
}

static void
on_previous (SwFindBar *bar)
{
  go (bar, -1);
}

static void
close_bar (SwFindBar *bar)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (bar->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  if (bar->canvas != NULL)
    sw_canvas_focus (bar->canvas);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SwFindBar *bar)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (key == GDK_KEY_Escape)
    close_bar (bar);
  else if (enter && (state & GDK_SHIFT_MASK) != 0)
    on_previous (bar);
  else
    return FALSE;
  return TRUE;
}

static void
sw_find_bar_dispose (GObject *object)
{
  SwFindBar *bar = SW_FIND_BAR (object);

  g_clear_weak_pointer (&bar->canvas);
  g_clear_pointer (&bar->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_find_bar_parent_class)->dispose (object);
}

static void
sw_find_bar_class_init (SwFindBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_button (SwFindBar *bar, GtkWidget *box, const char *icon, const char *name, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, bar);
  gtk_box_append (GTK_BOX (box), button);
}

static void
sw_find_bar_init (SwFindBar *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkEventController *keys = gtk_event_controller_key_new ();

  sw_panels_style ();
  bar->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (bar->entry), GTK_ENTRY_ICON_PRIMARY, "system-search-symbolic");
  gtk_entry_set_placeholder_text (GTK_ENTRY (bar->entry), _ ("Find in all texts"));
  gtk_editable_set_width_chars (GTK_EDITABLE (bar->entry), 22);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find"), -1);
  bar->says = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (bar->says), 12);
  gtk_widget_add_css_class (bar->says, "caption");
  g_signal_connect_swapped (bar->entry, "changed", G_CALLBACK (on_changed), bar);
  g_signal_connect_swapped (bar->entry, "activate", G_CALLBACK (on_next), bar);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), bar);
  gtk_widget_add_controller (GTK_WIDGET (bar), keys);
  gtk_box_append (GTK_BOX (box), bar->entry);
  gtk_box_append (GTK_BOX (box), bar->says);
  add_button (bar, box, "go-up-symbolic", _ ("Previous"), _ ("Previous (Shift+Enter)"), G_CALLBACK (on_previous));
  add_button (bar, box, "go-down-symbolic", _ ("Next"), _ ("Next (Enter)"), G_CALLBACK (on_next));
  add_button (bar, box, "window-close-symbolic", _ ("Close"), _ ("Close (Escape)"), G_CALLBACK (close_bar));
  gtk_widget_add_css_class (box, "sw-find-bar");
  bar->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (bar->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  gtk_revealer_set_child (GTK_REVEALER (bar->revealer), box);
  gtk_widget_set_parent (bar->revealer, GTK_WIDGET (bar));
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
}

GtkWidget *
sw_find_bar_new (void)
{
  return g_object_new (SW_TYPE_FIND_BAR, NULL);
}

void
sw_find_bar_set_canvas (SwFindBar *bar, SwCanvas *canvas)
{
  g_return_if_fail (SW_IS_FIND_BAR (bar));

  g_set_weak_pointer (&bar->canvas, canvas);
}

void
sw_find_bar_open (SwFindBar *bar)
{
  g_return_if_fail (SW_IS_FIND_BAR (bar));

  gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (bar->revealer), TRUE);
  gtk_widget_grab_focus (bar->entry);
  gtk_editable_select_region (GTK_EDITABLE (bar->entry), 0, -1);
}

#include "panels/quick-bar.h"

#include "base/text.h"
#include "canvas/quick.h"
#include "edit/quick-entry.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHOWN_STEPS 4

struct _SwQuickBar
{
  GtkWidget parent_instance;

  SwCanvas *canvas; /* (nullable): weak */
  GtkWidget *revealer;
  GtkWidget *entry;
  GtkWidget *says;
};

G_DEFINE_TYPE (SwQuickBar, sw_quick_bar, GTK_TYPE_WIDGET)

static void
say (SwQuickBar *bar, const char *text, gboolean wrong)
{
  gtk_label_set_text (GTK_LABEL (bar->says), text);
  gtk_widget_set_tooltip_text (bar->says, *text != '\0' ? text : NULL);
  if (wrong)
    {
      gtk_widget_add_css_class (bar->says, "error");
      gtk_widget_add_css_class (bar->entry, "error");
    }
  else
    {
      gtk_widget_remove_css_class (bar->says, "error");
      gtk_widget_remove_css_class (bar->entry, "error");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Names with their activities: “Triage (Engage) → Approve (Plan)”. */
static char *
describe (GPtrArray *steps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const SwQuickStep *step = g_ptr_array_index (steps, i);
      const char *activity = step->activity != NULL ? step->activity->short_name : _ ("no activity yet");

      if (i == SHOWN_STEPS)
        {
          g_string_append_printf (text, " %s …", sw_text_arrow (text->str));
          break;
        }
      if (i > 0)
        g_string_append_printf (text, " %s ", sw_text_arrow (text->str));
      if (*step->name != '\0')
        g_string_append_printf (text, "%s (%s)", step->name, activity);
      else
        g_string_append (text, activity);
    }
  return g_string_free (text, FALSE);
}

static const char *
hint (void)
{
  return _ ("Name @activity worked/waited %C&A #team; the next step");
}

/* What is half typed is not yet wrong: only Enter tells. */
static void
on_changed (SwQuickBar *bar)
{
  SwDocument *document = bar->canvas != NULL ? sw_canvas_document (bar->canvas) : NULL;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (bar->entry));
  g_autoptr (GPtrArray) steps =
      document != NULL && *typed != '\0' ? sw_quick_parse (sw_document_map (document), typed, NULL) : NULL;
  g_autofree char *understood = steps != NULL ? describe (steps) : NULL;

  say (bar, understood != NULL ? understood : hint (), FALSE);
}

static void
on_activate (SwQuickBar *bar)
{
  SwDocument *document = bar->canvas != NULL ? sw_canvas_document (bar->canvas) : NULL;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (bar->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwDocument) kept = NULL;

  if (document == NULL)
    return;
  kept = g_object_ref (document);
  if (!sw_canvas_quick_entry (bar->canvas, typed, &error))
    {
      say (bar, error->message, TRUE);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (bar->entry), "");
}

static void
set_open (SwQuickBar *bar, gboolean open)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (bar->revealer), open);
  gtk_widget_set_can_focus (bar->revealer, open);
}

void
sw_quick_bar_close (SwQuickBar *bar)
{
  g_return_if_fail (SW_IS_QUICK_BAR (bar));

  set_open (bar, FALSE);
  if (bar->canvas != NULL)
    sw_canvas_focus (bar->canvas);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SwQuickBar *bar)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  sw_quick_bar_close (bar);
  return TRUE;
}

/* An entry joins pasted lines with blanks; here each is a step. */
static void
on_insert_text (GtkEditable *text, const char *inserted, int length, int *position, SwQuickBar *bar)
{
  g_autofree char *copy = length < 0 ? g_strdup (inserted) : g_strndup (inserted, (gsize)length);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  if (strpbrk (copy, "\r\n") == NULL)
    return;
  lines = g_strsplit_set (copy, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", lines[i]);
    }
  g_signal_stop_emission_by_name (text, "insert-text");
  gtk_editable_insert_text (text, joined->str, (int)joined->len, position);
}

static void
sw_quick_bar_dispose (GObject *object)
{
  SwQuickBar *bar = SW_QUICK_BAR (object);

  g_clear_weak_pointer (&bar->canvas);
  g_clear_pointer (&bar->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_quick_bar_parent_class)->dispose (object);
}

static void
sw_quick_bar_class_init (SwQuickBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_quick_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_close (SwQuickBar *bar)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Close (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (sw_quick_bar_close), bar);
  return close;
}

static void
sw_quick_bar_init (SwQuickBar *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  sw_panels_style ();
  bar->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (bar->entry), _ ("Triage @engage 15min/2d 80% #desk; Approve @plan"));
  gtk_widget_set_hexpand (bar->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps"), -1);
  bar->says = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (bar->says), 0);
  gtk_label_set_ellipsize (GTK_LABEL (bar->says), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (bar->says, "caption");
  g_signal_connect_swapped (bar->entry, "changed", G_CALLBACK (on_changed), bar);
  g_signal_connect_swapped (bar->entry, "activate", G_CALLBACK (on_activate), bar);
  g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (bar->entry)), "insert-text", G_CALLBACK (on_insert_text),
                    bar);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), bar);
  gtk_widget_add_controller (GTK_WIDGET (bar), keys);
  gtk_box_append (GTK_BOX (line), bar->entry);
  gtk_box_append (GTK_BOX (line), new_close (bar));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bar->says);
  gtk_widget_add_css_class (box, "sw-quick-bar");
  bar->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (bar->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (bar->revealer), box);
  gtk_widget_set_parent (bar->revealer, GTK_WIDGET (bar));
  set_open (bar, FALSE);
  say (bar, hint (), FALSE);
}

GtkWidget *
sw_quick_bar_new (void)
{
  return g_object_new (SW_TYPE_QUICK_BAR, NULL);
}

void
sw_quick_bar_set_canvas (SwQuickBar *bar, SwCanvas *canvas)
{
  g_return_if_fail (SW_IS_QUICK_BAR (bar));

  g_set_weak_pointer (&bar->canvas, canvas);
}

void
sw_quick_bar_open (SwQuickBar *bar)
{
  g_return_if_fail (SW_IS_QUICK_BAR (bar));

  set_open (bar, TRUE);
  gtk_widget_grab_focus (bar->entry);
}

gboolean
sw_quick_bar_is_open (SwQuickBar *bar)
{
  g_return_val_if_fail (SW_IS_QUICK_BAR (bar), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (bar->revealer));
}

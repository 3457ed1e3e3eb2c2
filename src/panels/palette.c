#include "panels/palette.h"

#include "panels/glyph.h"
#include "panels/style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SwPalette
{
  GtkWidget parent_instance;

  GtkWidget *scroll;
  GtkWidget *activities;
  SwCanvas *canvas;
  const SwProfile *profile;
};

G_DEFINE_TYPE (SwPalette, sw_palette, GTK_TYPE_WIDGET)

static const struct
{
  SwNoteKind kind;
  const char *word;
  const char *name;
  const char *purpose;
} notes[] = {
  { SW_NOTE_NOTE, "note", N_ ("Note"), N_ ("Something worth writing down") },
  { SW_NOTE_IMPROVEMENT, "improvement", N_ ("Improvement"), N_ ("An idea that makes the stream better") },
  { SW_NOTE_PARKED, "parked", N_ ("Parked"), N_ ("A question for later") },
};

/* --- one card ---------------------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_drag (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (card);
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (live);

  gtk_drag_source_set_icon (source, picture, (int)x, (int)y);
  return gdk_content_provider_new_typed (G_TYPE_STRING, g_object_get_data (G_OBJECT (card), "sw-content"));
}

static void
activate (GtkButton *card, SwPalette *palette)
{
  const char *content = g_object_get_data (G_OBJECT (card), "sw-content");

  if (palette->canvas == NULL)
    return;
  if (g_str_has_prefix (content, SW_CANVAS_DRAG_ACTIVITY))
    {
      sw_canvas_add_activity (palette->canvas, content + strlen (SW_CANVAS_DRAG_ACTIVITY));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (strcmp (notes[i].word, content + strlen (SW_CANVAS_DRAG_NOTE)) == 0)
      sw_canvas_add_note (palette->canvas, notes[i].kind);
}

/* @content: (transfer full) */
static GtkWidget *
new_card (SwPalette *palette, char *content, GtkWidget *glyph, const char *name, const char *purpose,
          const char *tooltip)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title =
      g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "wrap", TRUE,
                    "lines", 2, "css-classes", (const char *[]){ "sw-card-name", NULL }, NULL);
  GtkWidget *line = g_object_new (GTK_TYPE_LABEL, "label", purpose, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                  "wrap", TRUE, "lines", 2, "width-chars", 14, "max-width-chars", 22, "css-classes",
                                  (const char *[]){ "caption", "dim-label", NULL }, NULL);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), line);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), glyph);
  gtk_box_append (GTK_BOX (row), words);
  gtk_button_set_child (GTK_BUTTON (card), row);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "sw-palette-card");
  gtk_widget_set_tooltip_text (card, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, purpose, -1);
  g_object_set_data_full (G_OBJECT (card), "sw-content", content, g_free);

  /* The button would keep the press to itself; the drag looks first and takes it only once the pointer moved. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag), NULL);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (card, "clicked", G_CALLBACK (activate), palette);
  return card;
}

/* --- the activities ---------------------------------------------------------------------------------------- */

static void
append_list (GString *out, const char *heading, char **lines)
{
  if (lines == NULL || lines[0] == NULL)
    return;
  g_string_append_printf (out, "\n\n%s", heading);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "\n• %s", lines[i]);
}

static void
add_activity (SwPalette *palette, const SwActivity *activity)
{
  GString *tooltip = g_string_new (activity->purpose);
  GtkWidget *card;

  append_list (tooltip, _ ("It gives:"), activity->outputs);
  card = new_card (palette, g_strconcat (SW_CANVAS_DRAG_ACTIVITY, activity->id, NULL),
                   sw_glyph_new_activity (activity, 28), activity->name, activity->summary, tooltip->str);
  gtk_box_append (GTK_BOX (palette->activities), card);
  g_string_free (tooltip, TRUE);
}

static void
show_profile (SwPalette *palette)
{
  SwDocument *document = palette->canvas != NULL ? sw_canvas_document (palette->canvas) : NULL;
  const SwProfile *profile = document != NULL ? sw_map_profile (sw_document_map (document)) : NULL;
  GtkWidget *child;

  if (profile == palette->profile)
    return;
  palette->profile = profile;
  while ((child = gtk_widget_get_first_child (palette->activities)) != NULL)
    gtk_box_remove (GTK_BOX (palette->activities), child);
  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    add_activity (palette, g_ptr_array_index (profile->activities, i));
}

/* --- the widget -------------------------------------------------------------------------------------------- */

static void
sw_palette_dispose (GObject *object)
{
  SwPalette *palette = SW_PALETTE (object);

  sw_palette_set_canvas (palette, NULL);
  g_clear_pointer (&palette->scroll, gtk_widget_unparent);
  G_OBJECT_CLASS (sw_palette_parent_class)->dispose (object);
}

static void
sw_palette_class_init (SwPaletteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_palette_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sw-palette");
}

static void
add_heading (GtkWidget *box, const char *text)
{
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_HEADING, "css-classes",
                                               (const char *[]){ "heading", "sw-panel-heading", NULL }, NULL));
}

static void
sw_palette_init (SwPalette *palette)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  sw_panels_style ();
  palette->activities = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  add_heading (box, _ ("Activities"));
  gtk_box_append (GTK_BOX (box), palette->activities);
  add_heading (box, _ ("Notes"));
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    gtk_box_append (GTK_BOX (box), new_card (palette, g_strconcat (SW_CANVAS_DRAG_NOTE, notes[i].word, NULL),
                                             sw_glyph_new_note (notes[i].kind, 22), _ (notes[i].name),
                                             _ (notes[i].purpose), _ ("Drag it onto the map, or press Enter")));
  g_object_set (box, "margin-top", 3, "margin-bottom", 9, "margin-start", 9, "margin-end", 9, NULL);
  palette->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-width",
                                  212, "child", box, NULL);
  gtk_widget_set_parent (palette->scroll, GTK_WIDGET (palette));
  gtk_accessible_update_property (GTK_ACCESSIBLE (palette), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Palette"), -1);
}

GtkWidget *
sw_palette_new (void)
{
  return g_object_new (SW_TYPE_PALETTE, NULL);
}

static void
on_updated (SwDocument *document, SwPalette *palette)
{
  show_profile (palette);
}

void
sw_palette_set_canvas (SwPalette *palette, SwCanvas *canvas)
{
  SwDocument *old = palette->canvas != NULL ? sw_canvas_document (palette->canvas) : NULL;

  g_return_if_fail (SW_IS_PALETTE (palette));
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, palette);
  g_set_object (&palette->canvas, canvas);
  if (canvas == NULL)
    return;
  if (sw_canvas_document (canvas) != NULL)
    g_signal_connect_object (sw_canvas_document (canvas), "updated", G_CALLBACK (on_updated), palette, 0);
  show_profile (palette);
}

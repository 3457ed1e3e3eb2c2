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

  const char *carried;      /* what the card that is dragged carries; NULL: none is */
  GtkEventController *keys; /* (nullable): looks for Escape meanwhile */
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

/* A card is dragged with a plain gesture: a drag-and-drop operation of the desktop keeps Escape to itself under X11,
 * and leaves the drop to happen. */

static void
set_card_cursor (GtkGesture *gesture, const char *name)
{
  gtk_widget_set_cursor_from_name (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), name);
}

static void
let_go (SwPalette *palette)
{
  palette->carried = NULL;
  if (palette->canvas != NULL)
    sw_canvas_carry_away (palette->canvas);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, SwPalette *palette)
{
  if (key != GDK_KEY_Escape || palette->carried == NULL)
    return FALSE;
  let_go (palette);
  return TRUE;
}

static void
listen_for_escape (SwPalette *palette)
{
  palette->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (palette->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (palette->keys, "key-pressed", G_CALLBACK (on_key), palette, 0);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (palette))), palette->keys);
}

static void
end_drag (SwPalette *palette, GtkGesture *gesture)
{
  GtkWidget *listening = palette->keys != NULL ? gtk_event_controller_get_widget (palette->keys) : NULL;

  if (listening != NULL)
    gtk_widget_remove_controller (listening, palette->keys);
  palette->keys = NULL;
  let_go (palette);
  set_card_cursor (gesture, NULL);
}

/* Whether the pointer is over the canvas, with nothing in front of it, and where. */
static gboolean
is_over_canvas (SwPalette *palette, GtkGesture *gesture, double dx, double dy, double *x, double *y)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (card)), *canvas = GTK_WIDGET (palette->canvas), *under;
  double start_x, start_y;

  if (palette->canvas == NULL || !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &start_x, &start_y)
      || !gtk_widget_translate_coordinates (card, root, start_x + dx, start_y + dy, x, y))
    return FALSE;
  under = gtk_widget_pick (root, *x, *y, GTK_PICK_DEFAULT);
  return under != NULL && (under == canvas || gtk_widget_is_ancestor (under, canvas))
         && gtk_widget_translate_coordinates (root, canvas, *x, *y, x, y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, SwPalette *palette)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gboolean begun = palette->keys != NULL;
  double x, y;

  if (!begun)
    {
      if (!gtk_drag_check_threshold (card, 0, 0, (int)dx, (int)dy))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      palette->carried = g_object_get_data (G_OBJECT (card), "sw-content");
      listen_for_escape (palette);
    }
  if (palette->carried == NULL)
    set_card_cursor (GTK_GESTURE (gesture), NULL);
  else if (is_over_canvas (palette, GTK_GESTURE (gesture), dx, dy, &x, &y))
    {
      sw_canvas_carry (palette->canvas, palette->carried, x, y);
      set_card_cursor (GTK_GESTURE (gesture), "grabbing");
    }
  else
    {
      if (palette->canvas != NULL)
        sw_canvas_carry_away (palette->canvas);
      set_card_cursor (GTK_GESTURE (gesture), "no-drop");
    }
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, SwPalette *palette)
{
  const char *carried = palette->carried;
  double x, y;
  gboolean put = carried != NULL && is_over_canvas (palette, GTK_GESTURE (gesture), dx, dy, &x, &y);

  end_drag (palette, GTK_GESTURE (gesture));
  if (put)
    sw_canvas_put (palette->canvas, carried, x, y);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, SwPalette *palette)
{
  end_drag (palette, gesture);
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
  GtkGesture *drag = gtk_gesture_drag_new ();

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
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), palette);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), palette);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), palette);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (drag));
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
  palette->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "hscrollbar-policy", GTK_POLICY_NEVER,
                                  "min-content-width", 212, "child", box, NULL);
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

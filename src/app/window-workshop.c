#include "app/window-private.h"

/* Workshop mode: the map large on the whole screen, with palette and quick entry; what was around it comes back as it
 * was. Nothing in it can't be edited. */

#define ZOOM 1.5 /* texts of 13 pixels become 20: read from some metres away */

static void
show_flap (AdwFlap *flap, gboolean shown)
{
  adw_flap_set_locked (flap, !shown);
  adw_flap_set_reveal_flap (flap, shown);
}

/* What is selected stays in view, else the beginning of the stream that is in the middle. */
static void
enlarge (SwWindow *self)
{
  SwDocument *document = sw_session_document (self->session);
  const SwLayout *layout = sw_document_layout (document);
  const char *const *selection = sw_document_selection (document);
  SwRect seen = sw_canvas_seen (self->canvas);
  int middle = sw_layout_stream_at (layout, seen.x + seen.width / 2, seen.y + seen.height / 2);
  const char *stream[] = { middle >= 0 ? layout->streams[middle].stream->id : NULL, NULL };

  sw_canvas_zoom_to (self->canvas, MAX (sw_canvas_zoom (self->canvas), ZOOM));
  sw_canvas_reveal (self->canvas, selection[0] != NULL ? selection : stream);
}

static void
enter (SwWindow *self)
{
  SwWindowPanels *before = &self->before_workshop;

  *before = (SwWindowPanels){ .palette = adw_flap_get_reveal_flap (self->palette_flap),
                              .inspector = adw_flap_get_reveal_flap (self->inspector_flap),
                              .problems = gtk_widget_get_visible (self->problems_box),
                              .quick_bar = sw_quick_bar_is_open (self->quick_bar),
                              .fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self)),
                              .view = sw_canvas_view (self->canvas) };
  show_flap (self->palette_flap, TRUE);
  show_flap (self->inspector_flap, FALSE);
  gtk_widget_set_visible (self->problems_box, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "workshop");
  gtk_window_fullscreen (GTK_WINDOW (self));
  enlarge (self);
  sw_quick_bar_open (self->quick_bar);
}

static void
leave (SwWindow *self)
{
  const SwWindowPanels *before = &self->before_workshop;

  show_flap (self->palette_flap, before->palette);
  show_flap (self->inspector_flap, before->inspector);
  gtk_widget_set_visible (self->problems_box, before->problems);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "workshop");
  if (!before->fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  sw_canvas_set_view (self->canvas, &before->view);
  if (!before->quick_bar)
    sw_quick_bar_close (self->quick_bar);
  sw_canvas_focus (self->canvas);
}

void
sw_window_set_workshop (SwWindow *self, gboolean on)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "workshop");

  if (on == self->is_workshop || (on && self->session == NULL))
    return;
  self->is_workshop = on;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (on));
  if (on)
    enter (self);
  else
    leave (self);
  gtk_widget_set_visible (GTK_WIDGET (self->workshop_bar), on);
  sw_window_refresh (self);
}

static void
on_workshop (GSimpleAction *action, GVariant *state, gpointer data)
{
  sw_window_set_workshop (data, g_variant_get_boolean (state));
}

/* Who takes the window out of full screen by other means is done with it too. */
static void
on_fullscreened (SwWindow *self)
{
  if (self->is_workshop && !gtk_window_is_fullscreen (GTK_WINDOW (self)))
    sw_window_set_workshop (self, FALSE);
}

static void
on_message (SwWorkshopBar *bar, const char *text, SwWindow *self)
{
  sw_window_tell (self, text);
}

void
sw_window_add_workshop (SwWindow *self)
{
  static const GActionEntry entries[] = { { "workshop", NULL, NULL, "false", on_workshop, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sw_workshop_bar_set_canvas (self->workshop_bar, self->canvas);
  g_signal_connect (self->workshop_bar, "message", G_CALLBACK (on_message), self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
}

#include "app/window-private.h"

/* What of the map is seen, and what is around it: panels, zoom, the critical path, the minimap. */

/* A flap that the person folded away stays so when the window grows; one that had no room comes back. */
static void
on_flap_revealed (AdwFlap *flap)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (adw_flap_get_flap (flap)), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !adw_flap_get_reveal_flap (flap), -1);
  if (adw_flap_get_reveal_flap (flap))
    adw_flap_set_locked (flap, FALSE);
  else if (!adw_flap_get_folded (flap))
    adw_flap_set_locked (flap, TRUE);
}

/* The button counts problems: unfolded with it, the panel shows them and not another page. */
static void
on_problems_button (SwWindow *self)
{
  if (gtk_widget_get_visible (self->problems_box))
    sw_bottom_show_page (self->bottom, "problems");
}

static void
on_focus_canvas (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_canvas_focus (SW_WINDOW (data)->canvas);
}

static void
on_critical_path (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  sw_window_apply_path (data);
}

/* Both sides at once: a canvas as large as it can be, and back. */
static void
on_panels (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;
  AdwFlap *flaps[] = { self->palette_flap, self->inspector_flap };
  gboolean shown = adw_flap_get_reveal_flap (self->palette_flap) || adw_flap_get_reveal_flap (self->inspector_flap);

  for (guint i = 0; i < G_N_ELEMENTS (flaps); i++)
    {
      adw_flap_set_locked (flaps[i], shown);
      adw_flap_set_reveal_flap (flaps[i], !shown);
    }
}

static void
on_zoom (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;
  const char *how = g_variant_get_string (parameter, NULL);

  if (g_str_equal (how, "in"))
    sw_canvas_zoom_by (self->canvas, 1.25);
  else if (g_str_equal (how, "out"))
    sw_canvas_zoom_by (self->canvas, 0.8);
  else if (g_str_equal (how, "fit"))
    sw_canvas_zoom_fit (self->canvas);
  else
    sw_canvas_zoom_to (self->canvas, 1);
}

static void
on_quick_entry (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_quick_bar_open (SW_WINDOW (data)->quick_bar);
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_find_bar_open (SW_WINDOW (data)->find_bar);
}

static void
on_minimap (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  sw_minimap_set_wanted (SW_WINDOW (data)->minimap, g_variant_get_boolean (state));
}

void
sw_window_add_view_actions (SwWindow *self)
{
  static const GActionEntry entries[] = {
    { "panels", on_panels, NULL, NULL, NULL, { 0 } },
    { "focus-canvas", on_focus_canvas, NULL, NULL, NULL, { 0 } },
    { "find", on_find, NULL, NULL, NULL, { 0 } },
    { "quick-entry", on_quick_entry, NULL, NULL, NULL, { 0 } },
    { "critical-path", NULL, NULL, "false", on_critical_path, { 0 } },
    { "minimap", NULL, NULL, "true", on_minimap, { 0 } },
    { "zoom", on_zoom, "s", NULL, NULL, { 0 } },
  };
  const struct
  {
    const char *name;
    gpointer object;
    const char *property;
  } shown[] = { { "palette", self->palette_flap, "reveal-flap" },
                { "inspector", self->inspector_flap, "reveal-flap" },
                { "problems", self->problems_box, "visible" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (shown[i].name, shown[i].object, shown[i].property);

      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  g_signal_connect (self->palette_flap, "notify::reveal-flap", G_CALLBACK (on_flap_revealed), NULL);
  g_signal_connect (self->inspector_flap, "notify::reveal-flap", G_CALLBACK (on_flap_revealed), NULL);
  g_signal_connect_swapped (self->problems_button, "clicked", G_CALLBACK (on_problems_button), self);
}

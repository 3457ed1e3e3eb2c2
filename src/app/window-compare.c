#include "app/window-private.h"

/* What an inspector asks of the window for a stream and its future state. */

static void
on_compare (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;

  gtk_widget_set_visible (self->problems_box, TRUE);
  sw_bottom_show_page (self->bottom, "compare");
}

static void
on_reveal (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SwWindow *self = data;
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  sw_canvas_reveal (self->canvas, ids);
}

void
sw_window_add_compare_actions (SwWindow *self)
{
  static const GActionEntry entries[] = {
    { "compare", on_compare, NULL, NULL, NULL, { 0 } },
    { "reveal", on_reveal, "as", NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

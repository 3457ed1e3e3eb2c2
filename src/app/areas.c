#include "app/window-private.h"

/* The areas of a window in the order of F6, and where the keys go when a menu of the header bar closes. */

#define MOST_AREAS 6

static GtkWidget *
header_of (SwWindow *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self->undo_button), ADW_TYPE_HEADER_BAR);
}

static guint
list_areas (SwWindow *self, GtkWidget **areas)
{
  GtkWidget *all[MOST_AREAS] = { header_of (self),          GTK_WIDGET (self->start_page), GTK_WIDGET (self->palette),
                                 GTK_WIDGET (self->canvas), GTK_WIDGET (self->inspector),  GTK_WIDGET (self->bottom) };
  guint count = 0;

  for (guint i = 0; i < MOST_AREAS; i++)
    {
      gboolean folded = (all[i] == GTK_WIDGET (self->palette) && !adw_flap_get_reveal_flap (self->palette_flap))
                        || (all[i] == GTK_WIDGET (self->inspector) && !adw_flap_get_reveal_flap (self->inspector_flap));

      if (gtk_widget_get_mapped (all[i]) && !folded)
        areas[count++] = all[i];
    }
  return count;
}

static gboolean
focus_area (SwWindow *self, GtkWidget *area)
{
  if (area != GTK_WIDGET (self->canvas))
    return gtk_widget_child_focus (area, GTK_DIR_TAB_FORWARD);
  sw_canvas_focus (self->canvas);
  return TRUE;
}

static void
go (SwWindow *self, gboolean forward)
{
  GtkWidget *areas[MOST_AREAS], *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint count = list_areas (self, areas), at = 0;

  for (guint i = 0; i < count; i++)
    if (focus != NULL && (focus == areas[i] || gtk_widget_is_ancestor (focus, areas[i])))
      at = i;
  for (guint i = 1; i < count; i++)
    if (focus_area (self, areas[(at + (forward ? i : count - i)) % count]))
      return;
}

static void
on_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, TRUE);
}

static void
on_previous (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, FALSE);
}

/* --- menus of the header bar ------------------------------------------------------------------------------------- */

static gboolean
give_back (gpointer data)
{
  SwWindow *self = data;

  if (self->worked_on == GTK_WIDGET (self->canvas)
      || (self->worked_on != NULL && gtk_widget_is_ancestor (self->worked_on, GTK_WIDGET (self->canvas))))
    sw_canvas_focus (self->canvas);
  else if (self->worked_on != NULL)
    gtk_widget_grab_focus (self->worked_on);
  return G_SOURCE_REMOVE;
}

/* F10 opens the main menu from wherever the keys are, and GTK gives them to its button when it closes: they go back to
 * where they were. Who went to the button itself stays there. */
static void
on_focus (SwWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self)), *header = header_of (self);
  gboolean was_in_menu = self->in_menu;

  self->in_menu = FALSE;
  if (focus == NULL)
    return;
  if (!gtk_widget_is_ancestor (focus, header))
    {
      g_set_weak_pointer (&self->worked_on, focus);
      return;
    }
  self->in_menu = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
  if (self->in_menu || self->worked_on == NULL)
    return;
  if (was_in_menu)
    g_idle_add_full (G_PRIORITY_DEFAULT, give_back, g_object_ref (self), g_object_unref);
  else
    g_clear_weak_pointer (&self->worked_on);
}

void
sw_window_add_areas (SwWindow *self)
{
  static const GActionEntry entries[] = {
    { "next-area", on_next, NULL, NULL, NULL, { 0 } },
    { "previous-area", on_previous, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus), NULL);
}

#include "canvas/canvas-private.h"
#include "canvas/fold.h"
#include "layout/activity-lane.h"

#include <glib/gi18n-lib.h>

static gboolean
unparent_later (gpointer popover)
{
  gtk_widget_unparent (popover);
  g_object_unref (popover);
  return G_SOURCE_REMOVE;
}

/* The button that opened a menu is released over it: gestures that wait for that would miss the next press. */
static void
reset_gestures (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE (controller))
        gtk_event_controller_reset (controller);
    }
}

/* A popover closes before the action of its item runs, so it must live until then. */
static void
on_closed (GtkPopover *popover, SwCanvas *self)
{
  if (self->popover != GTK_WIDGET (popover))
    return;
  self->popover = NULL;
  g_idle_add (unparent_later, g_object_ref (popover));
  reset_gestures (GTK_WIDGET (self));
  sw_canvas_focus (self);
}

/* Far outside of the window there is no monitor on which a popover could be. */
static GdkRectangle
in_view (SwCanvas *self, const GdkRectangle *where)
{
  GdkRectangle seen = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  GdkRectangle inside;

  if (gdk_rectangle_intersect (where, &seen, &inside))
    return inside;
  return (GdkRectangle){ CLAMP (where->x, 0, MAX (seen.width - 1, 0)), CLAMP (where->y, 0, MAX (seen.height - 1, 0)), 1,
                         1 };
}

void
sw_canvas_show_popover (SwCanvas *self, GtkWidget *popover, const GdkRectangle *where)
{
  GdkRectangle at = in_view (self, where);

  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* --- lists to choose from ---------------------------------------------------------------------------------- */

typedef struct
{
  SwCanvas *canvas;
  char *id;
  SwActivityChosen chosen;
  gpointer data; /* owned by the popover */
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  Choice *choice = data;
  g_free (choice->id);
  g_free (choice);
}

static void
on_chosen (GtkButton *button, Choice *choice)
{
  SwCanvas *canvas = choice->canvas;
  g_autofree char *id = g_strdup (choice->id);
  SwActivityChosen chosen = choice->chosen;
  GtkWidget *popover = g_object_ref (canvas->popover);
  gpointer data = choice->data;
  gtk_popover_popdown (GTK_POPOVER (popover));
  chosen (canvas, id, data);
  g_object_unref (popover);
}

static void
add_choice (SwCanvas *self, GtkWidget *box, const char *id, const char *label, const char *tooltip,
            SwActivityChosen chosen, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Choice *choice = g_new0 (Choice, 1);
  *choice = (Choice){ self, g_strdup (id), chosen, data };
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_chosen), choice, free_choice, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_list (const char *title, GtkWidget **popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (title);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 10);
  gtk_widget_set_margin_end (label, 10);
  gtk_widget_set_margin_top (label, 4);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_box_append (GTK_BOX (box), label);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  *popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (*popover), scrolled);
  return box;
}

void
sw_canvas_choose_activity (SwCanvas *self, const GdkRectangle *where, SwActivityChosen chosen, gpointer data,
                           GDestroyNotify free_data)
{
  const SwProfile *profile = sw_map_profile (sw_document_map (self->document));
  GtkWidget *popover;
  GtkWidget *box = new_list (_ ("Add a step"), &popover);
  g_object_set_data_full (G_OBJECT (popover), "data", data, free_data);
  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      add_choice (self, box, activity->id, activity->name, activity->summary, chosen, data);
    }
  sw_canvas_show_popover (self, popover, where);
}

static void
connect_to (SwCanvas *self, const char *target, gpointer from)
{
  g_autoptr (GError) error = NULL;
  if (!sw_connect (self->document, from, target, &error))
    sw_canvas_tell (self, error->message);
}

/* Connecting without a pointer: the steps that the selected one may lead to. */
void
sw_canvas_choose_target (SwCanvas *self)
{
  SwMap *map = sw_document_map (self->document);
  const char *const *selection = sw_document_selection (self->document);
  const SwElement *from = selection[0] != NULL ? sw_map_find_kind (map, selection[0], SW_KIND_STEP) : NULL;
  GtkWidget *popover;
  guint count = 0;
  if (from == NULL)
    {
      sw_canvas_tell (self, _ ("Select the step to connect first"));
      return;
    }
  GtkWidget *box = new_list (_ ("Connect to"), &popover);
  char *data = g_strdup (from->id);
  g_object_set_data_full (G_OBJECT (popover), "data", data, g_free);
  sw_for_each_kind (to, from->parent, SW_KIND_STEP)
    {
      SwJoin join = sw_edit_join (map, from, to, NULL);
      if (join == SW_JOIN_REFUSED)
        continue;
      g_autofree char *title = sw_element_title (to);
      g_autofree char *label =
          join == SW_JOIN_FEEDBACK ? g_strdup_printf (_ ("%s (feedback)"), title) : g_strdup (title);
      add_choice (self, box, to->id, label, NULL, connect_to, data);
      count++;
    }
  if (count == 0)
    {
      g_object_ref_sink (popover);
      g_object_unref (popover);
      sw_canvas_tell (self, _ ("There is no other step to connect this one to"));
      return;
    }
  const SwRect *card = sw_layout_rect (sw_document_layout (self->document), from->id);
  GdkRectangle where = sw_canvas_where (self, card);
  sw_canvas_show_popover (self, popover, &where);
}

/* --- context menus ----------------------------------------------------------------------------------------- */

static void
add_activities (SwCanvas *self, GMenu *menu)
{
  const SwProfile *profile = sw_map_profile (sw_document_map (self->document));
  GMenu *submenu = g_menu_new ();
  for (guint i = 0; profile != NULL && i < profile->activities->len; i++)
    {
      const SwActivity *activity = g_ptr_array_index (profile->activities, i);
      g_autofree char *action = g_strdup_printf ("canvas.add-activity('%s')", activity->id);
      g_menu_append (submenu, activity->name, action);
    }
  g_menu_append_submenu (menu, _ ("_Add step"), G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* Those to which their lanes give heights. */
static guint
count_in_lanes (SwCanvas *self, char **ids)
{
  guint count = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwElement *step = sw_map_find_kind (sw_document_map (self->document), ids[i], SW_KIND_STEP);
      count += step != NULL && sw_lanes_of (sw_document_layout (self->document), step->parent) != NULL;
    }
  return count;
}

/* Only where there is something to line up. */
static void
add_alignments (SwCanvas *self, GMenu *menu)
{
  static const struct
  {
    const char *label, *action;
    guint least;
    gboolean down; /* changes heights */
  } items[] = {
    { N_ ("Align _left edges"), "canvas.align('left')", 2, FALSE },
    { N_ ("Align _centres"), "canvas.align('centre')", 2, FALSE },
    { N_ ("Align _right edges"), "canvas.align('right')", 2, FALSE },
    { N_ ("Align _top edges"), "canvas.align('top')", 2, TRUE },
    { N_ ("Align _middles"), "canvas.align('middle')", 2, TRUE },
    { N_ ("Align _bottom edges"), "canvas.align('bottom')", 2, TRUE },
    { N_ ("Distribute _across"), "canvas.align('across')", 3, FALSE },
    { N_ ("Distribute _down"), "canvas.align('down')", 3, TRUE },
  };
  g_auto (GStrv) movable = sw_selection_movable (self->document);
  guint count = g_strv_length (movable), free = count - count_in_lanes (self, movable);
  GMenu *submenu = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if ((items[i].down ? free : count) >= items[i].least)
      g_menu_append (submenu, _ (items[i].label), items[i].action);
  if (count > 1)
    g_menu_append_submenu (menu, _ ("_Align"), G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static void
add_arrangement (GMenu *menu, const SwElement *stream)
{
  if (sw_element_choice (stream, SW_ATTR_ARRANGEMENT) == SW_ARRANGEMENT_LANES)
    g_menu_append (menu, _ ("Arrange freel_y"), "canvas.arrange('free')");
  else
    g_menu_append (menu, _ ("A lane for each activit_y"), "canvas.arrange('lanes')");
}

static void
add_fold (SwCanvas *self, GMenu *menu)
{
  guint open, count = sw_fold_streams (self->document, sw_document_selection (self->document), &open);

  if (count > 0)
    g_menu_append (menu,
                   open > 0 ? ngettext ("F_old stream", "F_old streams", count)
                            : ngettext ("Unf_old stream", "Unf_old streams", count),
                   "canvas.fold");
}

/* What is recorded, and what is asked before, is the window's. */
static void
add_record (GMenu *menu, const char *stream)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Record _measurement"), NULL);

  g_menu_item_set_action_and_target (item, "win.record-measurement", "s", stream);
  g_menu_append_item (menu, item);
}

/* Whether steps of one stream are selected that can be tidied among themselves. */
static gboolean
has_several_steps (SwCanvas *self)
{
  const char *const *selection = sw_document_selection (self->document);
  const SwElement *stream = NULL;
  for (guint i = 0; selection[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (sw_document_map (self->document), selection[i]);
      if (element == NULL || element->kind != SW_KIND_STEP)
        continue;
      if (element->parent == stream && !sw_document_is_selected (self->document, stream->id))
        return TRUE;
      stream = element->parent;
    }
  return FALSE;
}

void
sw_canvas_context_menu (SwCanvas *self, const SwHit *hit, const GdkRectangle *where)
{
  const SwElement *element = hit->id != NULL ? sw_map_find (sw_document_map (self->document), hit->id) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *first = g_menu_new (), *second = g_menu_new (), *third = g_menu_new ();

  add_activities (self, first);
  g_menu_append (first, _ ("Add _note"), "canvas.add-note('note')");
  if (element != NULL)
    {
      g_menu_append (second, _ ("_Rename"), "canvas.rename");
      if (element->kind == SW_KIND_STEP || sw_element_is_edge (element))
        g_menu_append (second, _ ("Enter t_imes"), "canvas.times");
      if (element->kind == SW_KIND_STEP)
        g_menu_append (second, _ ("_Connect to…"), "canvas.connect");
      if (element->kind == SW_KIND_NOTE)
        {
          g_menu_append (second, _ ("_Vote for it"), "canvas.vote");
          g_menu_append (second, _ ("Take a vote _back"), "canvas.unvote");
        }
      if (element->kind == SW_KIND_FLOW)
        g_menu_append (second, _ ("Turn into _feedback"), "canvas.turn");
      if (element->kind == SW_KIND_FEEDBACK)
        g_menu_append (second, _ ("Turn into a _flow"), "canvas.turn");
      if (sw_element_ancestor (element, SW_KIND_STREAM) != NULL)
        {
          g_menu_append (second, has_several_steps (self) ? _ ("_Tidy what is selected") : _ ("_Tidy stream"),
                         "canvas.tidy");
          add_arrangement (second, sw_element_ancestor (element, SW_KIND_STREAM));
          add_fold (self, second);
          g_menu_append (second, _ ("Make _future state"), "canvas.make-future");
          g_menu_append (second, _ ("Critical _path"), "win.critical-path");
        }
      add_alignments (self, second);
      if (element->kind == SW_KIND_STREAM)
        add_record (second, element->id);
      g_menu_append (third, _ ("Cu_t"), "canvas.cut");
      g_menu_append (third, _ ("_Copy"), "canvas.copy");
      g_menu_append (third, _ ("D_uplicate"), "canvas.duplicate");
    }
  g_menu_append (third, _ ("_Paste"), "canvas.paste");
  if (element != NULL)
    g_menu_append (third, _ ("_Delete"), "canvas.delete");
  else
    {
      g_menu_append (third, _ ("Select _all"), "canvas.select-all");
      g_menu_append (third, _ ("_Fit the map"), "canvas.zoom-fit");
    }
  add_section (menu, first);
  add_section (menu, second);
  add_section (menu, third);
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  sw_canvas_show_popover (self, popover, where);
}

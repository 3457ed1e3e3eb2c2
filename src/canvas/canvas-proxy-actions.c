#include "canvas/canvas-private.h"

#include <string.h>

/* What can be done to an element without pointer and keys. GTK 4.8 offers the actions of a widget, those without a
 * parameter, through AT-SPI's Action interface; so what stands for an element has some of its own. Each one selects the
 * element first, and from then on goes the way of the command that keys and menus give. */

static SwCanvas *
canvas_of (GtkWidget *proxy)
{
  SwCanvas *canvas = SW_CANVAS (gtk_widget_get_parent (proxy));
  return canvas->document != NULL ? canvas : NULL;
}

/* What comes next may take the proxy away, and its id with it. */
static SwCanvas *
select_it (GtkWidget *proxy)
{
  SwCanvas *canvas = canvas_of (proxy);
  if (canvas == NULL)
    return NULL;
  g_autofree char *id = g_strdup (sw_canvas_proxy_id (proxy));
  sw_canvas_select_and_show (canvas, id);
  return canvas;
}

static void
on_select (GtkWidget *proxy, const char *name, GVariant *parameter)
{
  select_it (proxy);
}

static void
on_toggle (GtkWidget *proxy, const char *name, GVariant *parameter)
{
  SwCanvas *canvas = canvas_of (proxy);
  if (canvas != NULL)
    sw_document_toggle_selected (canvas->document, sw_canvas_proxy_id (proxy));
}

static void
on_menu (GtkWidget *proxy, const char *name, GVariant *parameter)
{
  SwCanvas *canvas = select_it (proxy);
  if (canvas != NULL)
    sw_canvas_menu_at_selection (canvas);
}

static void
on_findings (GtkWidget *proxy, const char *name, GVariant *parameter)
{
  SwCanvas *canvas = select_it (proxy);
  const char *id = canvas != NULL ? sw_document_selection (canvas->document)[0] : NULL;
  const SwItem *item = id != NULL ? sw_scene_find (sw_document_scene (canvas->document), id) : NULL;
  if (item == NULL)
    return;
  GdkRectangle where = sw_canvas_where (canvas, &item->bounds);
  g_signal_emit_by_name (canvas, "open-finding", id, &where);
}

/* What the canvas does to the selection under the same name. */
static void
on_command (GtkWidget *proxy, const char *name, GVariant *parameter)
{
  SwCanvas *canvas = select_it (proxy);
  const char *command = strchr (name, '.') + 1;
  g_autofree char *action = g_strconcat ("canvas.", command, NULL);
  if (canvas != NULL)
    gtk_widget_activate_action (GTK_WIDGET (canvas), action, NULL);
}

/* The id of a ghost slot is the stream's, a slash, and the activity that the stream lacks. Returns: (transfer full) */
static char **
parts_of_ghost (GtkWidget *proxy)
{
  return g_strsplit (sw_canvas_proxy_id (proxy), "/", 2);
}

static void
on_fill (GtkWidget *proxy, const char *name, GVariant *parameter)
{
  SwCanvas *canvas = canvas_of (proxy);
  if (canvas == NULL)
    return;
  g_auto (GStrv) parts = parts_of_ghost (proxy);
  sw_document_select_one (canvas->document, parts[0]);
  sw_canvas_add_activity (canvas, parts[1]);
}

static void
on_declare (GtkWidget *proxy, const char *name, GVariant *parameter)
{
  SwCanvas *canvas = canvas_of (proxy);
  graphene_rect_t bounds;
  if (canvas == NULL || !gtk_widget_compute_bounds (proxy, GTK_WIDGET (canvas), &bounds))
    return;
  g_auto (GStrv) parts = parts_of_ghost (proxy);
  GdkRectangle where = { (int)bounds.origin.x, (int)bounds.origin.y, MAX ((int)bounds.size.width, 1),
                         MAX ((int)bounds.size.height, 1) };
  sw_document_select_one (canvas->document, parts[0]);
  g_signal_emit_by_name (canvas, "declare", parts[0], g_intern_string (parts[1]), &where);
}

enum
{
  STREAM = 1 << SW_ITEM_STREAM,
  EDGE = 1 << SW_ITEM_EDGE,
  STEP = 1 << SW_ITEM_STEP,
  NOTE = 1 << SW_ITEM_NOTE,
  GHOST = 1 << 30,
  ELEMENT = STREAM | EDGE | STEP | NOTE
};

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
  int on;
} actions[] = {
  { "element.select", on_select, ELEMENT },  { "element.toggle-selected", on_toggle, ELEMENT },
  { "element.rename", on_command, ELEMENT }, { "element.delete", on_command, ELEMENT },
  { "element.menu", on_menu, ELEMENT },      { "element.times", on_command, STEP | EDGE },
  { "element.connect", on_command, STEP },   { "element.turn", on_command, EDGE },
  { "element.fold", on_command, STREAM },    { "element.vote", on_command, NOTE },
  { "element.unvote", on_command, NOTE },    { SW_PROXY_FINDINGS, on_findings, 0 },
  { "element.fill", on_fill, GHOST },        { "element.declare", on_declare, GHOST },
};

void
sw_canvas_proxy_actions_init_class (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
}

void
sw_canvas_proxy_actions_init (GtkWidget *proxy, const SwItem *item)
{
  int what = item != NULL ? 1 << item->type : GHOST;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (proxy, actions[i].name, (actions[i].on & what) != 0);
}

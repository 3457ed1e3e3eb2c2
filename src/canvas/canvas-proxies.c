#include "canvas/canvas-private.h"
#include "layout/fold.h"

#include <math.h>

/* A drawing has no parts that assistive technology could name. So for each stream, step, note, connection and ghost
 * slot in view there is a child widget at its place, which draws nothing, takes no pointer, and tells role, name,
 * description and selection, in the order of the file. */

#define MOST 300

struct _SwProxy
{
  GtkWidget parent;
  char *id;
  char *title;
  char *description;
  gboolean selected;
  int expanded; /* of a stream: whether it is open; -1: of others */
  SwRect rect;
  gboolean seen;
};

#define SW_TYPE_PROXY (sw_proxy_get_type ())
G_DECLARE_FINAL_TYPE (SwProxy, sw_proxy, SW, PROXY, GtkWidget)
G_DEFINE_FINAL_TYPE (SwProxy, sw_proxy, GTK_TYPE_WIDGET)

static void
sw_proxy_finalize (GObject *object)
{
  SwProxy *self = SW_PROXY (object);
  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  G_OBJECT_CLASS (sw_proxy_parent_class)->finalize (object);
}

static void
sw_proxy_class_init (SwProxyClass *class)
{
  G_OBJECT_CLASS (class)->finalize = sw_proxy_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  sw_canvas_proxy_actions_init_class (GTK_WIDGET_CLASS (class));
}

const char *
sw_canvas_proxy_id (GtkWidget *proxy)
{
  return SW_PROXY (proxy)->id;
}

static void
sw_proxy_init (SwProxy *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->expanded = -1;
}

/* Only what changed is told: each telling is a message on the bus. */
static void
describe (SwProxy *proxy, const char *title, const char *findings, gboolean selected)
{
  const char *description = findings != NULL ? findings : "";
  if (g_strcmp0 (proxy->title, title) != 0)
    {
      g_free (proxy->title);
      proxy->title = g_strdup (title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_PROPERTY_LABEL, proxy->title, -1);
    }
  if (g_strcmp0 (proxy->description, description) != 0)
    {
      g_free (proxy->description);
      proxy->description = g_strdup (description);
      gtk_accessible_update_property (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, proxy->description,
                                      -1);
      gtk_widget_action_set_enabled (GTK_WIDGET (proxy), SW_PROXY_FINDINGS, findings != NULL);
    }
  if (proxy->selected != selected)
    gtk_accessible_update_state (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  proxy->selected = selected;
}

static void
tell_expanded (SwProxy *proxy, gboolean expanded)
{
  if (proxy->expanded != expanded)
    gtk_accessible_update_state (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  proxy->expanded = expanded;
}

static SwProxy *
proxy_for (SwCanvas *self, const char *id, const SwItem *item)
{
  SwProxy *proxy = g_hash_table_lookup (self->proxies, id);
  if (proxy == NULL)
    {
      proxy = g_object_new (SW_TYPE_PROXY, NULL);
      proxy->id = g_strdup (id);
      sw_canvas_proxy_actions_init (GTK_WIDGET (proxy), item);
      gtk_accessible_update_state (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
      gtk_widget_set_parent (GTK_WIDGET (proxy), GTK_WIDGET (self));
      g_hash_table_insert (self->proxies, g_strdup (id), proxy);
    }
  return proxy;
}

/* No id of an element holds a slash. */
static void
sync_ghosts (SwCanvas *self, const SwScene *scene, const SwRect *seen, guint most)
{
  guint n_spots;
  const SwSpot *spots = sw_scene_spots (scene, &n_spots);
  for (guint i = 0; i < n_spots && most > 0; i++)
    if (spots[i].activity != NULL && sw_rect_intersects (&spots[i].rect, seen))
      {
        g_autofree char *id = g_strconcat (spots[i].id, "/", spots[i].activity, NULL);
        SwProxy *proxy = proxy_for (self, id, NULL);
        proxy->seen = TRUE;
        proxy->rect = spots[i].rect;
        describe (proxy, spots[i].title, NULL, FALSE);
        most--;
      }
}

/* Returns: the last one that stands for an element within @parent, or @before. */
static GtkWidget *
put_in_order (SwCanvas *self, const SwElement *parent, GtkWidget *before)
{
  sw_for_each_child (element, parent)
    {
      GtkWidget *proxy = element->id != NULL ? g_hash_table_lookup (self->proxies, element->id) : NULL;
      if (proxy != NULL && gtk_widget_get_prev_sibling (proxy) != before)
        gtk_widget_insert_after (proxy, GTK_WIDGET (self), before);
      before = put_in_order (self, element, proxy != NULL ? proxy : before);
    }
  return before;
}

static void
drop_unseen (SwCanvas *self)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SwProxy *proxy = value;
      if (proxy->seen)
        continue;
      if (gtk_widget_has_focus (GTK_WIDGET (proxy)))
        gtk_widget_grab_focus (GTK_WIDGET (self));
      gtk_widget_unparent (GTK_WIDGET (proxy));
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
is_folded (SwCanvas *self, const char *stream)
{
  const SwElement *element = sw_map_find_kind (sw_document_map (self->document), stream, SW_KIND_STREAM);
  return element != NULL && sw_stream_is_folded (element);
}

static void
sync_items (SwCanvas *self, const SwScene *scene, const GArray *found, gboolean edges, guint *count)
{
  const SwItem *items = sw_scene_items (scene, NULL);
  for (guint k = 0; k < found->len && *count < MOST; k++)
    {
      const SwItem *item = &items[g_array_index (found, guint, k)];
      if ((item->type == SW_ITEM_EDGE) != edges)
        continue;
      SwProxy *proxy = proxy_for (self, item->id, item);
      proxy->seen = TRUE;
      proxy->rect = edges ? item->bounds : item->rect;
      describe (proxy, item->title, sw_canvas_findings_text (self, item->id),
                sw_document_is_selected (self->document, item->id));
      if (item->type == SW_ITEM_STREAM)
        tell_expanded (proxy, !is_folded (self, item->id));
      ++*count;
    }
}

void
sw_canvas_proxies_sync (SwCanvas *self)
{
  GHashTableIter iter;
  gpointer value;
  guint count = 0, before = g_hash_table_size (self->proxies);

  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    SW_PROXY (value)->seen = FALSE;
  if (self->document != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      const SwScene *scene = sw_document_scene (self->document);
      SwRect seen = sw_canvas_seen (self);
      g_autoptr (GArray) found = sw_scene_query (scene, &seen);
      sync_items (self, scene, found, FALSE, &count);
      sync_items (self, scene, found, TRUE, &count);
      sync_ghosts (self, scene, &seen, MOST - count);
      if (g_hash_table_size (self->proxies) > before)
        put_in_order (self, sw_map_root (sw_document_map (self->document)), NULL);
    }
  drop_unseen (self);
}

void
sw_canvas_proxies_allocate (SwCanvas *self)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, self->proxies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SwProxy *proxy = value;
      GdkRectangle where = sw_canvas_where (self, &proxy->rect);
      /* GTK wants every widget measured before it gets its size. */
      gtk_widget_measure (GTK_WIDGET (proxy), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (proxy), &where, -1);
    }
}

/* The focus goes to the one element that is selected, so that a screen reader says it. */
void
sw_canvas_proxies_focus (SwCanvas *self)
{
  const char *const *selection = sw_document_selection (self->document);
  GtkWidget *proxy =
      selection[0] != NULL && selection[1] == NULL ? g_hash_table_lookup (self->proxies, selection[0]) : NULL;
  gtk_widget_grab_focus (proxy != NULL ? proxy : GTK_WIDGET (self));
}

void
sw_canvas_proxies_follow (SwCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  if (gtk_widget_has_focus (GTK_WIDGET (self))
      || (child != NULL && G_TYPE_CHECK_INSTANCE_TYPE (child, SW_TYPE_PROXY) && !SW_PROXY (child)->selected))
    sw_canvas_proxies_focus (self);
}

#include "panels/choice.h"

#include "panels/reachable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define IN_BUTTON 16
#define IN_LIST 48

/* An id is kept with its string object; the first one has none. */
static GtkStringObject *
object_new (const char *text, const char *id)
{
  GtkStringObject *object = gtk_string_object_new (text);

  g_object_set_data_full (G_OBJECT (object), "sw-id", g_strdup (id), g_free);
  return object;
}

static const char *
id_of (gpointer object)
{
  return object != NULL ? g_object_get_data (G_OBJECT (object), "sw-id") : NULL;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer width)
{
  /* Names often differ at their end. */
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                                               "max-width-chars", GPOINTER_TO_INT (width), NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer width)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkListItemFactory *
new_factory (int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (width));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (width));
  return factory;
}

GtkWidget *
sw_choice_new (const char *name)
{
  g_autoptr (GtkListItemFactory) in_button = new_factory (IN_BUTTON), in_list = new_factory (IN_LIST);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_list_store_new (GTK_TYPE_STRING_OBJECT)), NULL);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), in_button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), in_list);
  gtk_widget_set_tooltip_text (choice, name);
  sw_reachable_name_choice (choice, name);
  return choice;
}

GPtrArray *
sw_choices_new (const char *all)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (all != NULL)
    g_ptr_array_add (choices, object_new (all, NULL));
  return choices;
}

void
sw_choices_add_title (GPtrArray *choices, const char *id, const char *title)
{
  g_ptr_array_add (choices, object_new (title, id));
}

void
sw_choices_add (GPtrArray *choices, const char *id, const char *title, guint count)
{
  g_autofree char *text = g_strdup_printf (C_ ("choice: title, count", "%s (%u)"), title, count);

  g_ptr_array_add (choices, object_new (text, id));
}

static gboolean
is_same (GListModel *model, GPtrArray *choices)
{
  if (g_list_model_get_n_items (model) != choices->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      g_autoptr (GtkStringObject) old = g_list_model_get_item (model, i);
      GtkStringObject *new = g_ptr_array_index (choices, i);

      if (g_strcmp0 (id_of (old), id_of (new)) != 0
          || strcmp (gtk_string_object_get_string (old), gtk_string_object_get_string (new)) != 0)
        return FALSE;
    }
  return TRUE;
}

void
sw_choice_update (GtkWidget *choice, GPtrArray *choices)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));
  g_autofree char *chosen = g_strdup (sw_choice_id (choice));

  if (is_same (model, choices))
    return;
  g_list_store_splice (G_LIST_STORE (model), 0, g_list_model_get_n_items (model), choices->pdata, choices->len);
  sw_choice_select (choice, chosen);
}

const char *
sw_choice_id (GtkWidget *choice)
{
  return id_of (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice)));
}

void
sw_choice_select (GtkWidget *choice, const char *id)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));
  guint place = 0;

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (model, i);
      if (g_strcmp0 (id_of (object), id) == 0)
        place = i;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), place);
}

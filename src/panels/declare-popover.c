#include "checks/declaration-text.h"
#include "panels/finding-actions.h"
#include "panels/finding-popover.h"
#include "panels/popover-form.h"
#include "panels/reachable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * @covers: ids of the streams in the list of covering ones; the first, "", is outside the map
 */
typedef struct
{
  SwForm form;
  SwDocument *document;
  char *stream;
  char **activities;
  char **covers;
  GtkWidget *activity; /* NULL if there is only one */
  GtkWidget *as[SW_DECLARED_NOT_APPLICABLE + 1];
  GtkWidget *by;
  GtkWidget *reason;
} Declaring;

static void
declaring_free (gpointer data)
{
  Declaring *self = data;

  g_object_unref (self->document);
  g_free (self->stream);
  g_strfreev (self->activities);
  g_strfreev (self->covers);
  g_free (self);
}

static const char *
chosen_activity (Declaring *self)
{
  guint place = self->activity != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->activity)) : 0;

  return self->activities[MIN (place, g_strv_length (self->activities) - 1)];
}

static SwDeclared
chosen_as (Declaring *self)
{
  for (guint as = SW_DECLARED_LIGHT; as <= SW_DECLARED_NOT_APPLICABLE; as++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->as[as])))
      return as;
  return SW_DECLARED_UNKNOWN;
}

static void
follow_choice (Declaring *self)
{
  SwDeclared as = chosen_as (self);

  if (self->reason == NULL)
    return;
  gtk_widget_set_visible (self->by, as == SW_DECLARED_COVERED);
  gtk_widget_set_visible (self->reason, as != SW_DECLARED_UNKNOWN);
  gtk_widget_set_visible (self->form.error, FALSE);
}

/* What is said already is where the form begins. */
static void
follow_activity (Declaring *self)
{
  SwElement *stream = sw_map_find_kind (sw_document_map (self->document), self->stream, SW_KIND_STREAM);
  SwElement *declaration = stream != NULL ? sw_declaration (stream, chosen_activity (self)) : NULL;
  SwDeclared as = declaration != NULL ? sw_element_choice (declaration, SW_ATTR_AS) : SW_DECLARED_UNKNOWN;
  const char *by = declaration != NULL ? sw_element_text (declaration, SW_ATTR_BY) : "";

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->as[as]), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->reason),
                         declaration != NULL ? sw_element_text (declaration, SW_ATTR_REASON) : "");
  for (guint i = 0; self->covers[i] != NULL; i++)
    if (strcmp (self->covers[i], by) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->by), i);
  follow_choice (self);
}

static void
on_declare (Declaring *self)
{
  SwMap *map = sw_document_map (self->document);
  SwElement *stream = sw_map_find_kind (map, self->stream, SW_KIND_STREAM);
  g_autoptr (GtkWidget) kept = g_object_ref (self->form.popover);
  g_autoptr (SwTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint by = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->by));

  if (stream == NULL)
    {
      sw_form_show_error (&self->form, _ ("This stream is no longer there."));
      return;
    }
  transaction = sw_document_begin (self->document);
  if (!sw_edit_declare (transaction, stream, chosen_activity (self), chosen_as (self),
                        by > 0 && by < g_strv_length (self->covers) ? self->covers[by] : NULL,
                        gtk_editable_get_text (GTK_EDITABLE (self->reason)), &error))
    {
      sw_form_show_error (&self->form, error->message);
      return;
    }
  label = g_strdup_printf (_ ("Declare %s"), sw_activity_name (map, chosen_activity (self)));
  sw_document_commit (self->document, g_steal_pointer (&transaction), label, NULL);
  if (gtk_widget_get_parent (kept) != NULL)
    gtk_popover_popdown (GTK_POPOVER (kept));
}

static GtkWidget *
new_list (GPtrArray *labels, const char *name)
{
  GtkWidget *list;

  g_ptr_array_add (labels, NULL);
  list = gtk_drop_down_new_from_strings ((const char *const *)labels->pdata);
  gtk_widget_set_tooltip_text (list, name);
  sw_reachable_name_choice (list, name);
  return list;
}

static void
add_activities (Declaring *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; self->activities[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer)sw_activity_name (sw_document_map (self->document), self->activities[i]));
  if (names->len < 2)
    return;
  self->activity = new_list (names, _ ("Activity"));
  gtk_box_append (GTK_BOX (self->form.box), self->activity);
  g_signal_connect_swapped (self->activity, "notify::selected", G_CALLBACK (follow_activity), self);
}

static void
add_covers (Declaring *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (titles, g_strdup (_ ("Outside this map")));
  g_ptr_array_add (ids, g_strdup (""));
  sw_for_each_kind (stream, sw_map_root (sw_document_map (self->document)), SW_KIND_STREAM)
    {
      if (strcmp (stream->id, self->stream) == 0)
        continue;
      g_ptr_array_add (titles, sw_element_title (stream));
      g_ptr_array_add (ids, g_strdup (stream->id));
    }
  g_ptr_array_add (ids, NULL);
  self->covers = (char **)g_ptr_array_steal (ids, NULL);
  self->by = new_list (titles, _ ("Covered by"));
  gtk_box_append (GTK_BOX (self->form.box), self->by);
}

void
sw_declare_popover_choose (GtkWidget *parent, SwDocument *document, const char *stream, const char *const *activities,
                           const GdkRectangle *where)
{
  Declaring *self;
  g_autofree char *title = NULL;

  if (stream == NULL || activities == NULL || activities[0] == NULL)
    return;
  self = g_new0 (Declaring, 1);
  self->document = g_object_ref (document);
  self->stream = g_strdup (stream);
  self->activities = g_strdupv ((char **)activities);
  title = activities[1] != NULL ? g_strdup (_ ("What becomes of these activities?"))
                                : g_strdup_printf (_ ("What becomes of %s?"),
                                                   sw_activity_name (sw_document_map (document), activities[0]));
  sw_form_init (&self->form, title, self, declaring_free);
  add_activities (self);
  for (guint as = SW_DECLARED_UNKNOWN; as <= SW_DECLARED_NOT_APPLICABLE; as++)
    {
      self->as[as] = gtk_check_button_new_with_label (sw_declared_label (as));
      if (as > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->as[as]), GTK_CHECK_BUTTON (self->as[0]));
      g_signal_connect_swapped (self->as[as], "toggled", G_CALLBACK (follow_choice), self);
      gtk_box_append (GTK_BOX (self->form.box), self->as[as]);
    }
  add_covers (self);
  self->reason = sw_form_add_entry (&self->form, _ ("Why"), "");
  self->form.focus = self->reason;
  sw_form_end (&self->form, _ ("Declare"), G_CALLBACK (on_declare), self);
  follow_activity (self);
  self->form.focus = self->as[chosen_as (self)];
  sw_form_show (&self->form, parent, where);
  self->form.focus = self->reason;
}

void
sw_declare_popover_show (GtkWidget *parent, SwDocument *document, const char *stream_id, const char *activity,
                         const GdkRectangle *where)
{
  sw_declare_popover_choose (parent, document, stream_id, (const char *const[]){ activity, NULL }, where);
}

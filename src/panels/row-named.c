#include "panels/typed.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fields that people name themselves: a name and a value a line; the last, empty line adds. */

typedef struct
{
  GtkWidget *lines; /* a box of boxes: name, value, button */
  GtkWidget *name;
  GtkWidget *value;
} Named;

static Named *
named_of (SwRow *row)
{
  return g_object_get_data (G_OBJECT (row), "sw-named");
}

static SwElement *
field_of_line (SwRow *row, GtkWidget *line)
{
  SwElement *field = sw_element_first (sw_subject_first (sw_row_subject (row)), SW_KIND_FIELD);

  while (field != NULL && (line = gtk_widget_get_prev_sibling (line)) != NULL)
    field = sw_element_following (field);
  return field;
}

static void
commit_transaction (SwRow *row, SwTransaction *transaction)
{
  g_autofree char *label = sw_field_change_label (N_ ("fields"), 1);

  sw_document_commit (sw_row_subject (row)->document, transaction, label, NULL);
}

static gboolean
name_is_free (SwElement *step, const SwElement *except, const char *name, GError **error)
{
  sw_for_each_kind (field, step, SW_KIND_FIELD)
    if (field != except && strcmp (sw_element_text (field, SW_ATTR_NAME), name) == 0)
      {
        g_set_error (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("There is a field “%s” already."), name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
commit_name (GtkEditable *entry, const char *typed, gpointer data, GError **error)
{
  SwElement *field = field_of_line (data, gtk_widget_get_parent (GTK_WIDGET (entry)));
  g_autoptr (SwTransaction) transaction = NULL;
  g_autofree char *name = g_strstrip (g_strdup (typed));

  if (field == NULL)
    return TRUE;
  if (*name == '\0')
    {
      g_set_error_literal (error, SW_ERROR, SW_ERROR_VALUE, _ ("A field needs a name."));
      return FALSE;
    }
  transaction = sw_document_begin (sw_row_subject (data)->document);
  if (!name_is_free (field->parent, field, name, error) || !sw_edit_set (transaction, field, SW_ATTR_NAME, name, error))
    return FALSE;
  commit_transaction (data, g_steal_pointer (&transaction));
  return TRUE;
}

static gboolean
commit_value (GtkEditable *entry, const char *typed, gpointer data, GError **error)
{
  SwElement *field = field_of_line (data, gtk_widget_get_parent (GTK_WIDGET (entry)));
  g_autoptr (SwTransaction) transaction = NULL;

  if (field == NULL)
    return TRUE;
  transaction = sw_document_begin (sw_row_subject (data)->document);
  if (!sw_edit_set (transaction, field, SW_ATTR_TEXT, typed, error))
    return FALSE;
  commit_transaction (data, g_steal_pointer (&transaction));
  return TRUE;
}

/* The new field is made when both its halves are there; a half alone waits. */
static gboolean
commit_new (GtkEditable *entry, const char *typed, gpointer data, GError **error)
{
  Named *named = named_of (data);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (named->name))));
  g_autofree char *value = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (named->value))));
  g_autoptr (SwTransaction) transaction = NULL;

  if (*value == '\0' || *name == '\0')
    return TRUE;
  transaction = sw_document_begin (sw_row_subject (data)->document);
  if (!name_is_free (sw_subject_first (sw_row_subject (data)), NULL, name, error)
      || !sw_edit_set_field (transaction, sw_subject_first (sw_row_subject (data)), name, value, error))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (named->name), "");
  gtk_editable_set_text (GTK_EDITABLE (named->value), "");
  sw_typed_show (GTK_EDITABLE (named->name), "");
  sw_typed_show (GTK_EDITABLE (named->value), "");
  commit_transaction (data, g_steal_pointer (&transaction));
  return TRUE;
}

static void
on_remove (GtkButton *button, SwRow *row)
{
  SwElement *field = field_of_line (row, gtk_widget_get_parent (GTK_WIDGET (button)));
  g_autoptr (SwTransaction) transaction = NULL;

  if (field == NULL)
    return;
  gtk_widget_grab_focus (named_of (row)->name);
  transaction = sw_document_begin (sw_row_subject (row)->document);
  sw_transaction_remove (transaction, field);
  commit_transaction (row, g_steal_pointer (&transaction));
}

static GtkWidget *
new_entry (const char *hint, int width)
{
  return g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "width-chars", width, "max-width-chars", width + 4,
                       "placeholder-text", hint, NULL);
}

static void
add_line (SwRow *row, Named *named)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = new_entry (_ ("Name"), 6), *value = new_entry (NULL, 8);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (line, "linked");
  gtk_widget_set_tooltip_text (button, _ ("Remove this field"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove this field"), -1);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (named->lines), line);
  sw_typed_attach (GTK_EDITABLE (name), _ ("Name of the field"), row, commit_name, row);
  sw_typed_attach (GTK_EDITABLE (value), _ ("Value of the field"), row, commit_value, row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), row, 0);
}

static void
refresh (SwRow *row, gpointer data)
{
  Named *named = data;
  GtkWidget *line = gtk_widget_get_first_child (named->lines);

  sw_for_each_kind (field, sw_subject_first (sw_row_subject (row)), SW_KIND_FIELD)
    {
      GtkWidget *name;

      if (line == NULL)
        {
          add_line (row, named);
          line = gtk_widget_get_last_child (named->lines);
        }
      name = gtk_widget_get_first_child (line);
      sw_typed_show (GTK_EDITABLE (name), sw_element_text (field, SW_ATTR_NAME));
      sw_typed_show (GTK_EDITABLE (gtk_widget_get_next_sibling (name)), sw_element_text (field, SW_ATTR_TEXT));
      line = gtk_widget_get_next_sibling (line);
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);
      gtk_box_remove (GTK_BOX (named->lines), line);
      line = next;
    }
  if (sw_row_is_resetting (row))
    {
      sw_typed_show (GTK_EDITABLE (named->name), "");
      sw_typed_show (GTK_EDITABLE (named->value), "");
    }
}

static gboolean
finish (SwRow *row, gpointer data, GError **error)
{
  Named *named = data;

  for (GtkWidget *line = gtk_widget_get_first_child (named->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *name = gtk_widget_get_first_child (line);

      if (!sw_typed_finish (GTK_EDITABLE (name), error)
          || !sw_typed_finish (GTK_EDITABLE (gtk_widget_get_next_sibling (name)), error))
        return FALSE;
    }
  return sw_typed_finish (GTK_EDITABLE (named->name), error) && sw_typed_finish (GTK_EDITABLE (named->value), error);
}

SwRow *
sw_row_new_named (SwSubject *subject)
{
  Named *named = g_new0 (Named, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  SwRow *row;

  named->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  named->name = new_entry (_ ("Add a field"), 6);
  named->value = new_entry (_ ("Value"), 8);
  gtk_widget_add_css_class (last, "linked");
  gtk_box_append (GTK_BOX (last), named->name);
  gtk_box_append (GTK_BOX (last), named->value);
  gtk_box_append (GTK_BOX (box), named->lines);
  gtk_box_append (GTK_BOX (box), last);
  row = sw_row_new (subject, _ ("Fields of your own"), box, TRUE);
  g_object_set_data (G_OBJECT (row), "sw-named", named);
  sw_typed_attach (GTK_EDITABLE (named->name), _ ("Name of a new field"), row, commit_new, row);
  sw_typed_attach (GTK_EDITABLE (named->value), _ ("Value of the new field"), row, commit_new, row);
  sw_row_set_handler (row, refresh, finish, named, g_free);
  return row;
}

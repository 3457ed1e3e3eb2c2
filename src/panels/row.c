#include "panels/row.h"

/* --- subject ----------------------------------------------------------------------------------------------- */

SwSubject *
sw_subject_new (SwDocument *document, const char *const *ids)
{
  SwSubject *subject = g_rc_box_new0 (SwSubject);

  subject->document = g_object_ref (document);
  subject->ids = g_strdupv ((char **)ids);
  return subject;
}

void
sw_subject_move (SwSubject *subject, const char *const *ids)
{
  g_strfreev (subject->ids);
  subject->ids = g_strdupv ((char **)ids);
}

SwSubject *
sw_subject_ref (SwSubject *subject)
{
  return g_rc_box_acquire (subject);
}

static void
subject_clear (gpointer data)
{
  SwSubject *subject = data;

  g_object_unref (subject->document);
  g_strfreev (subject->ids);
}

void
sw_subject_unref (SwSubject *subject)
{
  g_rc_box_release_full (subject, subject_clear);
}

SwMap *
sw_subject_map (SwSubject *subject)
{
  return sw_document_map (subject->document);
}

GPtrArray *
sw_subject_elements (SwSubject *subject)
{
  GPtrArray *elements = g_ptr_array_new ();

  for (guint i = 0; subject->ids[i] != NULL; i++)
    {
      SwElement *element = sw_map_find (sw_subject_map (subject), subject->ids[i]);
      if (element != NULL)
        g_ptr_array_add (elements, element);
    }
  return elements;
}

SwElement *
sw_subject_first (SwSubject *subject)
{
  return sw_map_find (sw_subject_map (subject), subject->ids[0]);
}

/* --- row --------------------------------------------------------------------------------------------------- */

struct _SwRow
{
  GtkWidget parent_instance;

  SwSubject *subject;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *control;
  GtkWidget *error;
  SwRowRefresh refresh;
  SwRowFinish finish;
  gpointer data;
  GDestroyNotify destroy;
  gboolean refreshing;
  gboolean resetting;
  gboolean closed;
  guint later;
};

G_DEFINE_TYPE (SwRow, sw_row, GTK_TYPE_WIDGET)

static void
sw_row_dispose (GObject *object)
{
  SwRow *row = SW_ROW (object);

  sw_row_close (row);
  row->refresh = NULL;
  row->finish = NULL;
  g_clear_pointer (&row->box, gtk_widget_unparent);
  if (row->destroy != NULL)
    g_clear_pointer (&row->data, row->destroy);
  g_clear_pointer (&row->subject, sw_subject_unref);
  G_OBJECT_CLASS (sw_row_parent_class)->dispose (object);
}

static void
sw_row_class_init (SwRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sw_row_init (SwRow *row)
{
  row->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (row->box, GTK_WIDGET (row));
}

SwRow *
sw_row_new (SwSubject *subject, const char *label, GtkWidget *control, gboolean wide)
{
  SwRow *row = g_object_new (SW_TYPE_ROW, NULL);
  GtkWidget *line = gtk_box_new (wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, wide ? 3 : 9);

  row->subject = sw_subject_ref (subject);
  row->control = control;
  if (label != NULL)
    {
      row->label = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.0, "css-classes",
                                 (const char *[]){ "sw-field-label", "dim-label", NULL }, NULL);
      gtk_box_append (GTK_BOX (line), row->label);
    }
  gtk_widget_set_hexpand (control, TRUE);
  gtk_box_append (GTK_BOX (line), control);
  row->error =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars",
                    30, "visible", FALSE, "css-classes", (const char *[]){ "error", "caption", NULL }, NULL);
  gtk_box_append (GTK_BOX (row->box), line);
  gtk_box_append (GTK_BOX (row->box), row->error);
  return row;
}

void
sw_row_set_handler (SwRow *row, SwRowRefresh refresh, SwRowFinish finish, gpointer data, GDestroyNotify destroy)
{
  row->refresh = refresh;
  row->finish = finish;
  row->data = data;
  row->destroy = destroy;
  sw_row_refresh (row);
}

SwSubject *
sw_row_subject (SwRow *row)
{
  return row->subject;
}

void
sw_row_group (SwRow *row, GtkSizeGroup *labels)
{
  if (row->label != NULL)
    gtk_size_group_add_widget (labels, row->label);
}

void
sw_row_show_error (SwRow *row, const char *message)
{
  gtk_label_set_label (GTK_LABEL (row->error), message != NULL ? message : "");
  gtk_widget_set_visible (row->error, message != NULL);
}

/* A row whose elements are gone has nothing to show any more: it is about to go itself. */
void
sw_row_refresh (SwRow *row)
{
  if (row->refresh != NULL && sw_subject_first (row->subject) != NULL)
    {
      gboolean before = row->refreshing;
      row->refreshing = TRUE;
      row->refresh (row, row->data);
      row->refreshing = before;
    }
}

void
sw_row_reset (SwRow *row)
{
  row->resetting = TRUE;
  sw_row_show_error (row, NULL);
  sw_row_refresh (row);
  row->resetting = FALSE;
}

gboolean
sw_row_is_resetting (SwRow *row)
{
  return row->resetting;
}

gboolean
sw_row_is_quiet (SwRow *row)
{
  return row->refreshing || row->closed;
}

void
sw_row_close (SwRow *row)
{
  row->closed = TRUE;
  g_clear_handle_id (&row->later, g_source_remove);
}

gboolean
sw_row_finish (SwRow *row, GError **error)
{
  if (row->finish == NULL || row->closed || sw_subject_first (row->subject) == NULL)
    return TRUE;
  return row->finish (row, row->data, error);
}

static gboolean
finish_now (gpointer data)
{
  SwRow *row = data;

  row->later = 0;
  sw_row_finish (row, NULL);
  return G_SOURCE_REMOVE;
}

void
sw_row_finish_later (SwRow *row)
{
  if (row->later == 0 && !sw_row_is_quiet (row))
    row->later = g_idle_add_full (G_PRIORITY_HIGH_IDLE, finish_now, row, NULL);
}

gboolean
sw_row_undo_key (SwRow *row, guint key, GdkModifierType state)
{
  g_autoptr (SwDocument) document = g_object_ref (row->subject->document);
  guint letter = gdk_keyval_to_lower (key);
  gboolean redo = letter == GDK_KEY_y || (letter == GDK_KEY_z && (state & GDK_SHIFT_MASK) != 0);

  if ((state & GDK_CONTROL_MASK) == 0 || (letter != GDK_KEY_z && letter != GDK_KEY_y))
    return FALSE;
  if (redo)
    sw_document_redo (document);
  else
    sw_document_undo (document);
  return TRUE;
}

SwRow *
sw_row_new_field (SwSubject *subject, const SwField *field)
{
  switch (field->form)
    {
    case SW_FIELD_TEXT:
      return sw_row_new_text (subject, field);
    case SW_FIELD_LIST:
      return sw_row_new_options (subject, field);
    case SW_FIELD_FLAG:
      return sw_row_new_flag (subject, field);
    case SW_FIELD_TICKS:
      return sw_row_new_ticks (subject, field);
    default:
      return sw_row_new_entry (subject, field);
    }
}

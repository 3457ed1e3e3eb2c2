#include "panels/typed.h"

#include "base/date.h"

#include <glib/gi18n-lib.h>

/* What was measured in reality, by day. */

static const struct
{
  SwAttr attr;
  const char *name;
  const char *hint;
  gboolean is_time;
} columns[] = {
  { SW_ATTR_ON, N_ ("Day of the measurement"), N_ ("Day"), FALSE },
  { SW_ATTR_LEAD, N_ ("Measured lead time"), N_ ("Lead time"), TRUE },
  { SW_ATTR_PROCESS, N_ ("Measured process time"), N_ ("Process time"), TRUE },
  { SW_ATTR_ACCURACY, N_ ("Measured %C&A"), N_ ("%C&A"), FALSE },
};

/* Of an entry or a button. */
static GtkWidget *
line_of (gpointer widget)
{
  return g_object_get_data (widget, "sw-line");
}

static SwElement *
measurement_of (SwRow *row, GtkWidget *line)
{
  SwElement *element = sw_element_first (sw_subject_first (sw_row_subject (row)), SW_KIND_MEASUREMENT);

  while (element != NULL && (line = gtk_widget_get_prev_sibling (line)) != NULL)
    element = sw_element_following (element);
  return element;
}

static gboolean
commit (GtkEditable *entry, const char *typed, gpointer data, GError **error)
{
  SwRow *row = data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "sw-column"));
  SwElement *element = measurement_of (row, line_of (entry));
  g_autoptr (SwTransaction) transaction = NULL;
  g_autofree char *label = sw_field_change_label (N_ ("measurement"), 1);

  if (element == NULL)
    return TRUE;
  transaction = sw_document_begin (sw_row_subject (row)->document);
  if (!sw_edit_set (transaction, element, columns[column].attr, typed, error))
    return FALSE;
  sw_document_commit (sw_row_subject (row)->document, g_steal_pointer (&transaction), label, NULL);
  return TRUE;
}

static void
on_remove (GtkButton *button, SwRow *row)
{
  SwElement *element = measurement_of (row, line_of (button));
  g_autoptr (SwTransaction) transaction = NULL;

  if (element == NULL)
    return;
  transaction = sw_document_begin (sw_row_subject (row)->document);
  sw_transaction_remove (transaction, element);
  sw_document_commit (sw_row_subject (row)->document, g_steal_pointer (&transaction), _ ("Remove measurement"), NULL);
}

static void
on_add (GtkButton *button, SwRow *row)
{
  SwElement *stream = sw_subject_first (sw_row_subject (row));
  g_autoptr (SwTransaction) transaction = NULL;
  g_autofree char *today = sw_date_to_string (sw_date_today ());

  if (stream == NULL)
    return;
  transaction = sw_document_begin (sw_row_subject (row)->document);
  sw_transaction_insert (transaction, SW_KIND_MEASUREMENT, stream, NULL, SW_ATTR_ON, today, -1);
  sw_document_commit (sw_row_subject (row)->document, g_steal_pointer (&transaction), _ ("Add measurement"), NULL);
}

/* What a filled field no longer says by its hint. */
static GtkWidget *
with_caption (const char *text, GtkWidget *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                "css-classes", (const char *[]){ "sw-field-label", "dim-label", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static void
add_line (SwRow *row, GtkWidget *lines)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *halves[2];
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  for (guint i = 0; i < 2; i++)
    {
      halves[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
      gtk_box_append (GTK_BOX (line), halves[i]);
    }
  gtk_box_set_spacing (GTK_BOX (line), 3);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "width-chars", 5, "max-width-chars", 8,
                                       "placeholder-text", i > 0 ? "" : _ (columns[i].hint), NULL);

      g_object_set_data (G_OBJECT (entry), "sw-column", GUINT_TO_POINTER (i));
      g_object_set_data (G_OBJECT (entry), "sw-line", line);
      g_object_set_data (G_OBJECT (line), columns[i].name, entry);
      gtk_box_append (GTK_BOX (halves[i > 0]), i > 0 ? with_caption (_ (columns[i].hint), entry) : entry);
      sw_typed_attach (GTK_EDITABLE (entry), _ (columns[i].name), row, commit, row);
    }
  g_object_set_data (G_OBJECT (button), "sw-line", line);
  gtk_widget_set_tooltip_text (button, _ ("Remove this measurement"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove this measurement"),
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), row, 0);
  gtk_box_append (GTK_BOX (halves[0]), button);
  gtk_box_append (GTK_BOX (lines), line);
}

static GtkEditable *
entry_of (GtkWidget *line, guint column)
{
  return g_object_get_data (G_OBJECT (line), columns[column].name);
}

/* The tooltip says the time as figures are said: what was recorded may be many minutes. */
static void
show_value (SwRow *row, GtkEditable *entry, const SwElement *element, guint column)
{
  const SwCalendar *calendar = sw_map_calendar (sw_subject_map (sw_row_subject (row)));
  g_autofree char *value = sw_element_value (element, columns[column].attr), *time = NULL, *tip = NULL;
  const char *name = _ (columns[column].name);
  SwDuration duration;

  sw_typed_show (entry, value != NULL ? value : "");
  if (columns[column].is_time && value != NULL && sw_duration_parse (value, &duration, NULL))
    {
      time = sw_seconds_format (sw_duration_seconds (duration, calendar), calendar);
      tip = g_strdup_printf (C_ ("element: its numbers", "%s: %s"), name, time);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), tip != NULL ? tip : name);
}

static void
refresh (SwRow *row, gpointer data)
{
  GtkWidget *lines = data, *line = gtk_widget_get_first_child (lines);

  sw_for_each_kind (element, sw_subject_first (sw_row_subject (row)), SW_KIND_MEASUREMENT)
    {
      if (line == NULL)
        {
          add_line (row, lines);
          line = gtk_widget_get_last_child (lines);
        }
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        show_value (row, entry_of (line, i), element, i);
      line = gtk_widget_get_next_sibling (line);
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);
      gtk_box_remove (GTK_BOX (lines), line);
      line = next;
    }
}

static gboolean
finish (SwRow *row, gpointer data, GError **error)
{
  for (GtkWidget *line = gtk_widget_get_first_child (data); line != NULL; line = gtk_widget_get_next_sibling (line))
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      if (!sw_typed_finish (entry_of (line, i), error))
        return FALSE;
  return TRUE;
}

SwRow *
sw_row_new_measurements (SwSubject *subject)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add a measurement"));
  SwRow *row = sw_row_new (subject, NULL, box, TRUE);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("What lead time, process time and quality really were on a day"));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add), row, 0);
  sw_row_set_handler (row, refresh, finish, lines, NULL);
  return row;
}

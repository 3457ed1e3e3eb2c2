/*
 * The log is read again in a thread whenever something is changed that tells how to read it; what was read before is
 * then no longer wanted. Closing the dialog cancels whatever runs.
 */
#include "app/import-dialog.h"

#include "app/import-activities.h"
#include "app/import-job.h"
#include "app/import-preview.h"
#include "app/title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_MS 100
#define MOST_NOTES 6

typedef struct
{
  SwWindow *window;
  GFile *file;
  SwImportReading *reading; /* (nullable): while it is read */
  SwImportActivities *chosen;
  SwImportProgress *running;
  GCancellable *cancellable; /* of what runs */
  guint timer;
  gboolean is_filling; /* rows are set by the program, not by the person */
  SwLogWish wish;
  char **header;         /* (nullable): that the rows of columns offer */
  GPtrArray *complaints; /* rows of left_out_group */

  GtkWindow *dialog;
  GtkWidget *page, *preview, *problem_group;
  GtkProgressBar *progress;
  AdwPreferencesGroup *file_group, *left_out_group, *activities;
  AdwActionRow *problem;
  AdwComboRow *separator, *order, *fields[SW_N_LOG_FIELDS];
  AdwExpanderRow *hours_row;
  AdwEntryRow *hours, *days;
  GtkSwitch *teams;
  GtkButton *import;
} ImportDialog;

static const char separators[] = ",;\t";

static void
import_dialog_free (gpointer data)
{
  ImportDialog *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, sw_import_reading_free);
  sw_import_activities_free (self->chosen);
  g_atomic_rc_box_release (self->running);
  g_ptr_array_unref (self->complaints);
  g_strfreev (self->header);
  g_object_unref (self->file);
  g_object_unref (self->window);
  g_free (self);
}

/* --- what is shown of the file ---------------------------------------------------------------------------------- */

static void
show_preview (ImportDialog *self)
{
  const GPtrArray *rows = self->reading->rows;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->preview), sw_import_preview_new (rows));
  gtk_widget_set_visible (self->preview, rows->len > 0);
}

/* The names stay as they are if they are the same: a list that is open, and the focus, would be lost. */
static void
name_columns (ImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (self->header != NULL && self->reading->header != NULL
      && g_strv_equal ((const char *const *)self->header, (const char *const *)self->reading->header))
    return;
  g_strfreev (self->header);
  self->header = g_strdupv (self->reading->header);
  gtk_string_list_append (names, _ ("None"));
  for (guint c = 0; self->header != NULL && self->header[c] != NULL; c++)
    gtk_string_list_append (names, *self->header[c] != '\0' ? self->header[c] : _ ("Without a name"));
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    adw_combo_row_set_model (self->fields[field], G_LIST_MODEL (names));
}

static void
show_columns (ImportDialog *self)
{
  name_columns (self);
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    adw_combo_row_set_selected (self->fields[field], (guint)(self->reading->columns.of[field] + 1));
}

static void
show_complaints (ImportDialog *self)
{
  g_autoptr (GPtrArray) complaints = self->reading->log != NULL ? sw_event_log_complaints (self->reading->log) : NULL;

  for (guint i = 0; i < self->complaints->len; i++)
    adw_preferences_group_remove (self->left_out_group, g_ptr_array_index (self->complaints, i));
  g_ptr_array_set_size (self->complaints, 0);
  for (guint i = 0; complaints != NULL && i < complaints->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_ptr_array_index (complaints, i));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (self->left_out_group, row);
      g_ptr_array_add (self->complaints, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_group), self->complaints->len > 0);
}

static void
show_summary (ImportDialog *self)
{
  const SwEventLog *log = self->reading->log;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->problem_group, log == NULL);
  if (log == NULL)
    {
      text = sw_title_refusal (self->reading->error);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem), text);
      adw_preferences_group_set_description (self->file_group, NULL);
      return;
    }
  text = g_strdup_printf (_ ("%u rows, %u items, %u activities"), (guint)log->rows, log->n_items, log->activities->len);
  adw_preferences_group_set_description (self->file_group, text);
}

static void
show_reading (ImportDialog *self)
{
  const SwEventLog *log = self->reading->log;
  const char *separator = self->reading->separator != 0 ? strchr (separators, self->reading->separator) : NULL;

  self->is_filling = TRUE;
  show_summary (self);
  show_preview (self);
  show_columns (self);
  show_complaints (self);
  if (separator != NULL)
    adw_combo_row_set_selected (self->separator, (guint)(separator - separators));
  if (log != NULL && log->order_is_open)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->order), TRUE);
      adw_combo_row_set_selected (self->order, log->order == SW_DATE_ORDER_MONTH);
    }
  sw_import_activities_show (self->chosen, log);
  self->is_filling = FALSE;
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

static gboolean
on_timer (gpointer data)
{
  ImportDialog *self = data;
  guint read = (guint)g_atomic_int_get (&self->running->kilobytes),
        size = (guint)g_atomic_int_get (&self->running->size);

  /* What is at its end at once needs no bar. */
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  if (size > 0 && read > 0 && read < size)
    gtk_progress_bar_set_fraction (self->progress, (double)read / size);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (ImportDialog *self, gboolean is_busy)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (is_busy)
    self->timer = g_timeout_add (PROGRESS_MS, on_timer, self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static gboolean
read_hours (ImportDialog *self, SwWorkHours *hours)
{
  gboolean is_wanted = adw_expander_row_get_enable_expansion (self->hours_row);
  SwWorkHours said = SW_WORK_ALWAYS;
  gboolean hours_ok = sw_work_hours_parse (gtk_editable_get_text (GTK_EDITABLE (self->hours)), &said);
  gboolean days_ok = sw_work_days_parse (gtk_editable_get_text (GTK_EDITABLE (self->days)), &said);

  (hours_ok ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->hours), "error");
  (days_ok ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->days), "error");
  *hours = is_wanted ? said : SW_WORK_ALWAYS;
  return !is_wanted || (hours_ok && days_ok);
}

static void
refresh_import (ImportDialog *self)
{
  SwWorkHours hours;
  gboolean hours_ok = read_hours (self, &hours);

  gtk_widget_set_sensitive (GTK_WIDGET (self->import), hours_ok && self->timer == 0 && self->reading != NULL
                                                           && self->reading->log != NULL
                                                           && self->reading->log->events->len > 0);
}

/* @data: the dialog, kept until now: it may have been closed, or the log is being read in another way. */
static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) dialog = data;
  ImportDialog *self = g_object_get_data (G_OBJECT (dialog), "import");
  SwImportReading *reading = sw_import_read_finish (result);

  if (reading == NULL)
    return;
  self->reading = reading;
  set_busy (self, FALSE);
  show_reading (self);
  refresh_import (self);
}

static void
start (ImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_atomic_rc_box_release (self->running);
  self->running = g_atomic_rc_box_new0 (SwImportProgress);
  set_busy (self, TRUE);
}

static void
read_again (ImportDialog *self)
{
  start (self);
  g_clear_pointer (&self->reading, sw_import_reading_free);
  adw_preferences_group_set_description (self->file_group, _ ("Reading…"));
  refresh_import (self);
  sw_import_read_async (self->file, &self->wish, self->running, self->cancellable, on_read,
                        g_object_ref (self->dialog));
}

static void
on_separator (ImportDialog *self)
{
  if (self->is_filling)
    return;
  self->wish = SW_LOG_WISH ();
  self->wish.separator = separators[adw_combo_row_get_selected (self->separator)];
  read_again (self);
}

static void
on_order (ImportDialog *self)
{
  if (self->is_filling)
    return;
  self->wish.order = adw_combo_row_get_selected (self->order) == 1 ? SW_DATE_ORDER_MONTH : SW_DATE_ORDER_DAY;
  read_again (self);
}

/* One column tells one thing: the field that had it before has none then. */
static void
on_column (AdwComboRow *row, GParamSpec *spec, ImportDialog *self)
{
  if (self->is_filling)
    return;
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    self->wish.columns.of[field] = (int)adw_combo_row_get_selected (self->fields[field]) - 1;
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    if (row == self->fields[field] && adw_combo_row_get_selected (row) > 0)
      sw_log_columns_map (&self->wish.columns, adw_combo_row_get_selected (row) - 1, field);
  self->wish.no_guess = TRUE;
  read_again (self);
}

/* --- importing -------------------------------------------------------------------------------------------------- */

static void
tell (GtkWindow *window, const char *heading, const char *text)
{
  GtkWidget *message = adw_message_dialog_new (window, heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (message), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (message));
}

/* As many as fit a message. */
static char *
join_notes (GPtrArray *notes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (notes->len, MOST_NOTES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", (const char *)g_ptr_array_index (notes, i));
  if (notes->len > MOST_NOTES)
    {
      guint more = notes->len - MOST_NOTES;

      g_string_append_printf (text, ngettext ("\n\nAnd %u more.", "\n\nAnd %u more.", more), more);
    }
  return g_string_free (text, FALSE);
}

static void
open_mined (ImportDialog *self, const SwMined *mined)
{
  g_autoptr (SwSession) session = sw_session_new_unsaved (mined->map);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  g_autofree char *notes = join_notes (mined->notes);
  GtkWindow *window;

  if (application == NULL)
    return;
  window = sw_application_show (SW_APPLICATION (application), session);
  if (*notes != '\0')
    tell (window, _ ("About this import"), notes);
}

static void
on_mined (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) dialog = data;
  ImportDialog *self = g_object_get_data (G_OBJECT (dialog), "import");
  g_autoptr (GError) error = NULL;
  g_autoptr (SwMined) mined = sw_import_mine_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  gtk_widget_set_sensitive (self->page, TRUE);
  if (mined == NULL)
    {
      g_autofree char *reason = sw_title_refusal (error);

      refresh_import (self);
      tell (self->dialog, _ ("The log was not imported"), reason);
      return;
    }
  gtk_window_destroy (self->dialog);
  open_mined (self, mined);
}

static void
on_import (ImportDialog *self)
{
  SwMineWish wish = SW_MINE_WISH ();

  if (self->reading == NULL || self->reading->log == NULL || !read_hours (self, &wish.hours))
    return;
  wish.no_teams = !gtk_switch_get_active (self->teams);
  wish.activities = sw_import_activities_chosen (self->chosen);
  start (self);
  gtk_widget_set_sensitive (self->page, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import), FALSE);
  sw_import_mine_async (self->reading->log, &wish, self->cancellable, on_mined, g_object_ref (self->dialog));
}

/* --- the dialog ------------------------------------------------------------------------------------------------- */

static void
on_destroy (ImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
find_children (ImportDialog *self, GtkBuilder *builder)
{
#define CHILD(name) self->name = (gpointer)gtk_builder_get_object (builder, #name)
  CHILD (dialog);
  CHILD (page);
  CHILD (preview);
  CHILD (progress);
  CHILD (file_group);
  CHILD (left_out_group);
  CHILD (activities);
  CHILD (problem);
  CHILD (problem_group);
  CHILD (separator);
  CHILD (order);
  CHILD (hours_row);
  CHILD (hours);
  CHILD (days);
  CHILD (teams);
  CHILD (import);
#undef CHILD
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    self->fields[field] = ADW_COMBO_ROW (gtk_builder_get_object (builder, sw_log_field_name (field)));
}

static void
connect_children (ImportDialog *self, GtkBuilder *builder)
{
  g_signal_connect_swapped (self->separator, "notify::selected", G_CALLBACK (on_separator), self);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (on_order), self);
  for (SwLogField field = 0; field < SW_N_LOG_FIELDS; field++)
    g_signal_connect (self->fields[field], "notify::selected", G_CALLBACK (on_column), self);
  g_signal_connect_swapped (self->hours_row, "notify::enable-expansion", G_CALLBACK (refresh_import), self);
  g_signal_connect_swapped (self->hours, "changed", G_CALLBACK (refresh_import), self);
  g_signal_connect_swapped (self->days, "changed", G_CALLBACK (refresh_import), self);
  g_signal_connect_swapped (self->import, "clicked", G_CALLBACK (on_import), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "cancel"), "clicked", G_CALLBACK (gtk_window_destroy),
                            self->dialog);
  g_signal_connect_swapped (self->dialog, "destroy", G_CALLBACK (on_destroy), self);
}

void
sw_import_dialog_show (SwWindow *window, GFile *file)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SW_RESOURCES "/import.ui");
  ImportDialog *self = g_new0 (ImportDialog, 1);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  self->window = g_object_ref (window);
  self->file = g_object_ref (file);
  self->wish = SW_LOG_WISH ();
  self->running = g_atomic_rc_box_new0 (SwImportProgress);
  self->complaints = g_ptr_array_new ();
  find_children (self, builder);
  self->chosen = sw_import_activities_new (self->activities, sw_profile_find ("itil4"));
  g_object_set_data_full (G_OBJECT (self->dialog), "import", self, import_dialog_free);
  adw_preferences_group_set_title (self->file_group, escaped);
  connect_children (self, builder);
  gtk_window_set_transient_for (self->dialog, GTK_WINDOW (window));
  read_again (self);
  gtk_window_present (self->dialog);
}

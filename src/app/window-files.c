/* Opening, saving and closing: what a window asks and says about files. */
#include "app/window-private.h"

#include "app/recent.h"
#include "app/title.h"
#include "base/error.h"
#include "files/read.h"

#include <glib/gi18n-lib.h>

/* Files that are there at once need no sign that something is going on. */
#define BUSY_MS 200

void
sw_window_refuse (SwWindow *self, const char *heading, const GError *error)
{
  g_autofree char *reason = sw_title_refusal (error);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, reason);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sw_window_commit_entry (SwWindow *self)
{
  sw_canvas_rename_finish (self->canvas);
  sw_inspector_finish (self->inspector);
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

static void
opening_ended (SwWindow *self)
{
  g_clear_handle_id (&self->busy, g_source_remove);
  g_clear_object (&self->cancel);
  g_clear_object (&self->opening);
  gtk_spinner_stop (self->spinner);
  sw_window_show_page (self, self->session != NULL ? "map" : "start");
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SwWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwSession) session = sw_session_open_finish (result, &error);
  g_autoptr (GFile) file = g_steal_pointer (&self->opening);
  g_autofree char *repairs = NULL;

  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  opening_ended (self);
  if (session == NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *heading = g_strdup_printf (_ ("“%s” cannot be opened"), shown);

      sw_window_refuse (self, heading, error);
      return;
    }
  sw_window_set_session (self, session);
  if (sw_session_file (session) != NULL)
    sw_recent_add (gtk_recent_manager_get_default (), file);
  repairs = sw_title_repairs (sw_document_map (sw_session_document (session)));
  if (*repairs != '\0')
    sw_window_tell (self, repairs);
}

static gboolean
on_busy (gpointer data)
{
  SwWindow *self = data;

  self->busy = 0;
  gtk_spinner_start (self->spinner);
  sw_window_show_page (self, "opening");
  return G_SOURCE_REMOVE;
}

void
sw_window_open (SwWindow *self, GFile *file)
{
  if (self->opening != NULL)
    return;
  self->opening = g_object_ref (file);
  self->cancel = g_cancellable_new ();
  self->busy = g_timeout_add (BUSY_MS, on_busy, self);
  sw_session_open_async (file, self->cancel, on_opened, g_object_ref (self));
}

void
sw_window_reload (SwWindow *self)
{
  if (self->session != NULL && sw_session_file (self->session) != NULL)
    {
      g_autoptr (GFile) file = g_object_ref (sw_session_file (self->session));

      gtk_widget_set_visible (self->disk_bar, FALSE);
      sw_window_open (self, file);
    }
}

/* --- choosing a file -------------------------------------------------------------------------------------------- */

static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) maps = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) logs = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (maps, _ ("Value stream maps"));
  gtk_file_filter_add_pattern (maps, "*" SW_FILE_SUFFIX);
  gtk_file_filter_set_name (pictures, _ ("Pictures that hold a map"));
  gtk_file_filter_add_pattern (pictures, "*.svg");
  gtk_file_filter_add_pattern (pictures, "*.png");
  gtk_file_filter_set_name (logs, _ ("Event logs (CSV)"));
  gtk_file_filter_add_pattern (logs, "*.csv");
  gtk_file_filter_add_pattern (logs, "*.tsv");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, maps);
  if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      gtk_file_chooser_add_filter (chooser, pictures);
      gtk_file_chooser_add_filter (chooser, logs);
    }
  gtk_file_chooser_add_filter (chooser, all);
  gtk_file_chooser_set_filter (chooser, maps);
}

static GtkFileChooser *
choose (SwWindow *self, const char *title, GtkFileChooserAction action, const char *accept, GCallback callback)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));

  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (native));
  g_object_unref (native);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  add_filter (GTK_FILE_CHOOSER (native));
  g_signal_connect_object (native, "response", callback, self, 0);
  return GTK_FILE_CHOOSER (native);
}

static void
on_open_chosen (GtkNativeDialog *native, int response, SwWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && application != NULL)
    sw_application_open (SW_APPLICATION (application), file);
}

void
sw_window_choose_file (SwWindow *self)
{
  choose (self, _ ("Open a Map"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), G_CALLBACK (on_open_chosen));
  gtk_native_dialog_show (self->chooser);
}

/* --- saving ----------------------------------------------------------------------------------------------------- */

static void
stop_closing (SwWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  self->is_closing = FALSE;
  if (application != NULL)
    sw_application_stop_quitting (SW_APPLICATION (application));
}

static void
on_refusal_response (AdwMessageDialog *dialog, const char *response, SwWindow *self)
{
  if (g_str_equal (response, "save-as"))
    sw_window_save_as (self);
}

static void
refuse_save (SwWindow *self, const GError *error)
{
  g_autofree char *reason = sw_title_refusal (error);
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), _ ("The map was not saved"), reason);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), "save-as", _ ("Save _As…"), NULL);
  adw_message_dialog_set_default_response (dialog, "save-as");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_refusal_response), self, 0);
  gtk_window_present (GTK_WINDOW (widget));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SwWindow) self = data;
  SwSession *session = SW_SESSION (source);
  g_autoptr (GError) error = NULL;
  gboolean is_closing = self->is_closing;

  if (!sw_session_save_finish (session, result, &error))
    {
      stop_closing (self);
      sw_window_refresh (self);
      if (gtk_window_get_application (GTK_WINDOW (self)) != NULL)
        refuse_save (self, error);
      return;
    }
  self->is_closing = FALSE;
  gtk_widget_set_visible (self->disk_bar, FALSE);
  sw_recent_add (gtk_recent_manager_get_default (), sw_session_file (session));
  if (is_closing)
    gtk_window_close (GTK_WINDOW (self));
  else
    sw_window_tell (self, _ ("Saved"));
}

static void
save_to (SwWindow *self, GFile *file)
{
  sw_session_save_async (self->session, file, on_saved, g_object_ref (self));
  sw_window_refresh (self);
}

typedef struct
{
  SwWindow *window;
  GFile *file;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->file);
  g_object_unref (question->window);
  g_free (question);
}

static void
on_replace_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "replace"))
    save_to (question->window, question->file);
  else
    stop_closing (question->window);
}

/* Asks before @file, which holds something else than this map, is replaced. */
static void
ask_replace (SwWindow *self, GFile *file, const char *heading, const char *body)
{
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->file = g_object_ref (file);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "replace", _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_replace_response), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (widget));
}

static void
on_save_chosen (GtkNativeDialog *native, int response, SwWindow *self)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  g_autoptr (GFile) file = NULL;

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT || chosen == NULL || self->session == NULL)
    {
      stop_closing (self);
      return;
    }
  file = sw_title_with_suffix (chosen, SW_FILE_SUFFIX);
  /* The chooser asked about the name that was typed, not about the one with its suffix. */
  if (!g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    {
      g_autofree char *base = g_file_get_basename (file);
      g_autofree char *name = g_filename_display_name (base);
      g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

      ask_replace (self, file, heading, _ ("A file of this name is there already."));
      return;
    }
  save_to (self, file);
}

void
sw_window_save_as (SwWindow *self)
{
  GFile *own;
  GtkFileChooser *chooser;
  g_autofree char *name = NULL;

  if (self->session == NULL)
    return;
  sw_window_commit_entry (self);
  own = sw_session_file (self->session);
  chooser = choose (self, _ ("Save the Map"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), G_CALLBACK (on_save_chosen));
  if (own != NULL && g_file_query_exists (own, NULL))
    gtk_file_chooser_set_file (chooser, own, NULL);
  else
    {
      g_autofree char *title = sw_title_name (own, sw_document_map (sw_session_document (self->session)));

      name = g_strconcat (title, SW_FILE_SUFFIX, NULL);
      g_strdelimit (name, "/", '-');
      gtk_file_chooser_set_current_name (chooser, name);
    }
  gtk_native_dialog_show (self->chooser);
}

void
sw_window_save (SwWindow *self)
{
  GFile *file;

  if (self->session == NULL)
    return;
  sw_window_commit_entry (self);
  file = sw_session_file (self->session);
  if (file == NULL)
    sw_window_save_as (self);
  else if (sw_session_differs_on_disk (self->session) && g_file_query_exists (file, NULL))
    ask_replace (self, file, _ ("Replace what another program wrote?"),
                 _ ("The file was changed since this map was opened or saved. Those changes would be lost."));
  else
    save_to (self, NULL);
}

/* --- closing ---------------------------------------------------------------------------------------------------- */

static gboolean
on_discard (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
on_close_response (AdwMessageDialog *dialog, const char *response, SwWindow *self)
{
  if (g_str_equal (response, "save"))
    {
      self->is_closing = TRUE;
      sw_window_save (self);
    }
  else if (g_str_equal (response, "discard"))
    {
      sw_window_remember (self);
      /* The dialog goes with the window, and may do so only when it has done with its answer. */
      g_idle_add_full (G_PRIORITY_DEFAULT, on_discard, g_object_ref (self), g_object_unref);
    }
  else
    stop_closing (self);
}

gboolean
sw_window_may_close (SwWindow *self)
{
  g_autofree char *name = NULL, *heading = NULL;
  GtkWidget *widget;
  AdwMessageDialog *dialog;

  if (self->session == NULL)
    return TRUE;
  sw_window_commit_entry (self);
  if (sw_session_is_saving (self->session))
    {
      self->is_closing = TRUE;
      return FALSE;
    }
  if (sw_session_is_saved (self->session))
    return TRUE;
  name = sw_title_name (sw_session_file (self->session), sw_document_map (sw_session_document (self->session)));
  heading = g_strdup_printf (_ ("Save changes to “%s”?"), name);
  widget = adw_message_dialog_new (GTK_WINDOW (self), heading, _ ("What is not saved will be lost."));
  dialog = ADW_MESSAGE_DIALOG (widget);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_response), self, 0);
  gtk_window_present (GTK_WINDOW (widget));
  return FALSE;
}

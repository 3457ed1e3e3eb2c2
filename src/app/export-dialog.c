#include "app/export-dialog.h"

#include "app/export.h"
#include "app/title.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SwWindow *window;
  SwSession *session;
  SwExportWish wish;
  GtkWindow *dialog;
  AdwComboRow *picture, *extent, *theme;
  GtkSpinButton *scale;
  AdwActionRow *scale_row, *embed_row;
  GtkSwitch *findings, *ladder, *path, *scorecard, *transparent, *embed;
  GtkButton *export;
  GtkWidget *page;
  GtkSpinner *spinner; /* turns while the picture is made */
  GtkNativeDialog *chooser;
  GFile *file; /* (nullable): that is being written */
  GCancellable *cancellable;
} ExportDialog;

static void
export_dialog_free (gpointer data)
{
  ExportDialog *self = data;

  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_object_unref (self->window);
  g_free (self);
}

static void
read_wish (ExportDialog *self)
{
  self->wish = (SwExportWish){
    .picture = adw_combo_row_get_selected (self->picture),
    .extent = adw_combo_row_get_selected (self->extent),
    .theme = adw_combo_row_get_selected (self->theme),
    .scale = gtk_spin_button_get_value_as_int (self->scale),
    .findings = gtk_switch_get_active (self->findings),
    .ladder = gtk_switch_get_active (self->ladder),
    .path = gtk_switch_get_active (self->path),
    .scorecard = gtk_switch_get_active (self->scorecard),
    .transparent = gtk_switch_get_active (self->transparent),
    .embed = gtk_switch_get_active (self->embed),
  };
}

/* What does not apply to the kind of picture cannot be set; a part of which nothing is selected cannot be exported. */
static void
on_wish_changed (ExportDialog *self)
{
  g_auto (GStrv) only = NULL;
  gboolean is_empty;

  read_wish (self);
  only = sw_export_only (sw_session_document (self->session), self->wish.extent);
  is_empty = only != NULL && only[0] == NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale_row), self->wish.picture == SW_PICTURE_PNG);
  gtk_widget_set_sensitive (GTK_WIDGET (self->embed_row), self->wish.picture != SW_PICTURE_PDF);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export), !is_empty);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->extent), !is_empty ? ""
                                                              : self->wish.extent == SW_EXTENT_STREAM
                                                                  ? _ ("No stream is selected.")
                                                                  : _ ("Nothing is selected."));
}

static void
refuse (ExportDialog *self, const GError *error)
{
  g_autofree char *reason = sw_title_refusal (error);
  GtkWidget *dialog = adw_message_dialog_new (self->dialog, _ ("The picture was not exported"), reason);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_busy (ExportDialog *self, gboolean is_busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export), !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

/* @data: the dialog, kept until now: it may have been closed, which cancels. */
static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) dialog = data;
  ExportDialog *self = g_object_get_data (G_OBJECT (dialog), "export");
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;

  if (!sw_drawing_write_finish (result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      set_busy (self, FALSE);
      refuse (self, error);
      return;
    }
  base = g_file_get_basename (self->file);
  name = g_filename_display_name (base);
  done = g_strdup_printf (_ ("Exported to “%s”"), name);
  sw_window_tell (self->window, done);
  gtk_window_destroy (self->dialog);
}

static void
export_to (ExportDialog *self, GFile *file)
{
  g_autoptr (SwDrawing) drawing = sw_drawing_new (sw_session_document (self->session), &self->wish);

  g_set_object (&self->file, file);
  set_busy (self, TRUE);
  sw_drawing_write_async (drawing, file, self->cancellable, on_written, g_object_ref (self->dialog));
}

static void
on_replace_response (AdwMessageDialog *question, const char *response, GFile *file)
{
  ExportDialog *self = g_object_get_data (G_OBJECT (question), "export");

  if (g_str_equal (response, "replace"))
    export_to (self, file);
}

/* The chooser asked about the name that was typed, not about the one with its suffix. */
static void
ask_replace (ExportDialog *self, GFile *file)
{
  GtkWidget *widget =
      adw_message_dialog_new (self->dialog, _ ("Replace the file?"), _ ("A file of this name is there already."));
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "replace", _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (question, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data (G_OBJECT (question), "export", self);
  g_signal_connect_data (question, "response", G_CALLBACK (on_replace_response), g_object_ref (file),
                         (GClosureNotify)(void (*) (void))g_object_unref, 0);
  gtk_window_present (GTK_WINDOW (widget));
}

static void
on_chosen (GtkNativeDialog *native, int response, ExportDialog *self)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  g_autoptr (GFile) file = NULL;

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT || chosen == NULL)
    return;
  file = sw_title_with_suffix (chosen, sw_export_suffix (self->wish.picture));
  if (!g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    ask_replace (self, file);
  else
    export_to (self, file);
}

static void
on_export (ExportDialog *self)
{
  GFile *own = sw_session_file (self->session);
  g_autoptr (GFile) folder = own != NULL ? g_file_get_parent (own) : NULL;
  g_autofree char *title = sw_title_name (own, sw_document_map (sw_session_document (self->session)));
  g_autofree char *name = NULL;
  GtkFileChooserNative *native;

  read_wish (self);
  sw_export_wish_store (&self->wish, sw_settings_default ());
  name = g_strconcat (title, sw_export_suffix (self->wish.picture), NULL);
  g_strdelimit (name, "/", '-');
  native = gtk_file_chooser_native_new (_ ("Export the Picture"), self->dialog, GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Export"), _ ("_Cancel"));
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (native));
  g_object_unref (native);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  g_signal_connect (native, "response", G_CALLBACK (on_chosen), self);
  gtk_native_dialog_show (self->chooser);
}

static void
show_wish (ExportDialog *self)
{
  adw_combo_row_set_selected (self->picture, self->wish.picture);
  adw_combo_row_set_selected (self->extent, self->wish.extent);
  adw_combo_row_set_selected (self->theme, self->wish.theme);
  gtk_spin_button_set_range (self->scale, SW_EXPORT_LEAST_SCALE, SW_EXPORT_MOST_SCALE);
  gtk_spin_button_set_increments (self->scale, 25, 100);
  gtk_spin_button_set_value (self->scale, self->wish.scale);
  gtk_switch_set_active (self->findings, self->wish.findings);
  gtk_switch_set_active (self->ladder, self->wish.ladder);
  gtk_switch_set_active (self->path, self->wish.path);
  gtk_switch_set_active (self->scorecard, self->wish.scorecard);
  gtk_switch_set_active (self->transparent, self->wish.transparent);
  gtk_switch_set_active (self->embed, self->wish.embed);
}

void
sw_export_dialog_show (SwWindow *window, SwSession *session)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SW_RESOURCES "/export.ui");
  ExportDialog *self = g_new0 (ExportDialog, 1);

  self->window = g_object_ref (window);
  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
#define CHILD(name) self->name = (gpointer)gtk_builder_get_object (builder, #name)
  CHILD (dialog);
  CHILD (picture);
  CHILD (extent);
  CHILD (theme);
  CHILD (scale);
  CHILD (scale_row);
  CHILD (embed_row);
  CHILD (findings);
  CHILD (ladder);
  CHILD (path);
  CHILD (scorecard);
  CHILD (transparent);
  CHILD (embed);
  CHILD (export);
  CHILD (page);
  CHILD (spinner);
#undef CHILD
  g_object_set_data_full (G_OBJECT (self->dialog), "export", self, export_dialog_free);
  sw_export_wish_load (&self->wish, sw_settings_default ());
  self->wish.path = sw_document_path (sw_session_document (session));
  show_wish (self);
  on_wish_changed (self);
  g_signal_connect_swapped (self->picture, "notify::selected", G_CALLBACK (on_wish_changed), self);
  g_signal_connect_swapped (self->extent, "notify::selected", G_CALLBACK (on_wish_changed), self);
  g_signal_connect_swapped (self->export, "clicked", G_CALLBACK (on_export), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "cancel"), "clicked", G_CALLBACK (gtk_window_destroy),
                            self->dialog);
  g_signal_connect_object (self->dialog, "destroy", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (self->dialog, GTK_WINDOW (window));
  gtk_window_present (self->dialog);
}

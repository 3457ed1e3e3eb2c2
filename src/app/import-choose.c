#include "app/import-dialog.h"

#include <glib/gi18n-lib.h>

static void
on_chosen (GtkNativeDialog *native, int response, SwWindow *window)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    sw_import_dialog_show (window, file);
  g_object_set_data (G_OBJECT (window), "import-chooser", NULL);
}

void
sw_import_dialog_choose (SwWindow *window)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_ ("Import an Event Log"), GTK_WINDOW (window),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) logs = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (logs, _ ("Event logs (CSV)"));
  gtk_file_filter_add_pattern (logs, "*.csv");
  gtk_file_filter_add_pattern (logs, "*.tsv");
  gtk_file_filter_add_pattern (logs, "*.txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), logs);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_object_set_data_full (G_OBJECT (window), "import-chooser", native, g_object_unref);
  g_signal_connect_object (native, "response", G_CALLBACK (on_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

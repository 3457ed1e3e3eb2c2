#include <gtk/gtk.h>

/* What a file manager is to a drag: a window from which the file that is its argument can be dragged. It goes when the
 * drag has ended. */

static void
on_end (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GSList) files = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  GdkFileList *list;
  GtkDragSource *source;
  GtkWidget *window;

  if (argc != 2 || !gtk_init_check ())
    return 1;
  file = g_file_new_for_commandline_arg (argv[1]);
  files = g_slist_prepend (NULL, file);
  list = gdk_file_list_new_from_list (files);
  content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Drag source");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 60);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Drag me"));
  source = gtk_drag_source_new ();
  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_end), loop);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  return 0;
}

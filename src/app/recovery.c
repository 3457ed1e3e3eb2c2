#include "app/recovery.h"

#include "app/title.h"
#include "files/journal.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

typedef struct
{
  SwApplication *application; /* outlives all windows */
  AdwWindow *window;
  GtkWidget *list;
} Offer;

static void
row_done (GtkWidget *row)
{
  Offer *offer = g_object_get_data (G_OBJECT (row), "offer");

  gtk_list_box_remove (GTK_LIST_BOX (offer->list), row);
  if (gtk_widget_get_first_child (offer->list) == NULL)
    gtk_window_destroy (GTK_WINDOW (offer->window));
}

static void
on_recover (GtkWidget *row)
{
  Offer *offer = g_object_get_data (G_OBJECT (row), "offer");
  g_autoptr (GError) error = NULL;

  if (sw_application_recover (offer->application, g_object_get_data (G_OBJECT (row), "journal"), &error))
    {
      row_done (row);
      return;
    }
  {
    g_autofree char *reason = sw_title_refusal (error);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  }
}

static void
on_discard (GtkWidget *row)
{
  sw_journal_delete (g_object_get_data (G_OBJECT (row), "journal"));
  row_done (row);
}

/* @after: the file was written after the last command that the journal holds. */
static char *
describe (const SwRecovered *recovered, gboolean after)
{
  g_autofree char *changes = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", recovered->commands), recovered->commands);
  g_autoptr (GFile) file = recovered->path != NULL ? g_file_new_for_path (recovered->path) : NULL;
  g_autofree char *folder = sw_title_folder (file);

  if (after)
    return g_strdup_printf (_ ("%s · %s · its file was changed since"), changes, folder);
  return g_strdup_printf ("%s · %s", changes, folder);
}

static gboolean
is_newer (const char *path, const char *journal_path)
{
  struct stat file, journal;

  return path != NULL && stat (path, &file) == 0 && stat (journal_path, &journal) == 0
         && file.st_mtime > journal.st_mtime;
}

static GtkWidget *
row_button (GtkWidget *row, const char *label, const char *what, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *text = g_strdup_printf (what, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_swapped (button, "clicked", callback, row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_row (Offer *offer, const char *journal_path, const SwRecovered *recovered, const GError *error)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL, *text = NULL;

  if (recovered != NULL)
    {
      file = recovered->path != NULL ? g_file_new_for_path (recovered->path) : NULL;
      name = sw_title_name (file, recovered->map);
      text = describe (recovered, is_newer (recovered->path, journal_path));
    }
  else
    {
      name = g_strdup (_ ("Unreadable map"));
      text = sw_title_refusal (error);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  g_object_set_data (G_OBJECT (row), "offer", offer);
  g_object_set_data_full (G_OBJECT (row), "journal", g_strdup (journal_path), g_free);
  row_button (row, _ ("Discard"), _ ("Discard “%s”"), name, G_CALLBACK (on_discard));
  if (recovered != NULL)
    gtk_widget_add_css_class (row_button (row, _ ("Recover"), _ ("Recover “%s”"), name, G_CALLBACK (on_recover)),
                              "suggested-action");
  gtk_list_box_append (GTK_LIST_BOX (offer->list), row);
}

static void
offer_new (SwApplication *application, char **journals)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SW_RESOURCES "/recovery.ui");
  Offer *offer = g_new0 (Offer, 1);

  offer->application = application;
  offer->window = ADW_WINDOW (gtk_builder_get_object (builder, "window"));
  offer->list = GTK_WIDGET (gtk_builder_get_object (builder, "list"));
  g_object_set_data_full (G_OBJECT (offer->window), "offer", offer, g_free);
  for (guint i = 0; journals[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwRecovered) recovered = sw_journal_recover (journals[i], &error);

      add_row (offer, journals[i], recovered, error);
    }
  gtk_window_set_transient_for (GTK_WINDOW (offer->window),
                                gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (offer->window));
}

void
sw_recovery_offer (SwApplication *application)
{
  g_auto (GStrv) journals = sw_journal_list ();

  if (journals[0] != NULL)
    offer_new (application, journals);
}

#include "app/application.h"

#include "app/help.h"
#include "app/import-dialog.h"
#include "app/import-job.h"
#include "app/look.h"
#include "app/preferences.h"
#include "app/recovery.h"
#include "app/rules.h"
#include "app/settings.h"
#include "app/shortcuts.h"
#include "app/window.h"
#include "checks/rule.h"
#include "files/profiles.h"
#include "panels/reachable.h"

#include <glib/gi18n-lib.h>

struct _SwApplication
{
  AdwApplication parent;
  gboolean is_quitting;
  gboolean offered_recovery;
};

G_DEFINE_FINAL_TYPE (SwApplication, sw_application, ADW_TYPE_APPLICATION)

/* --- windows ---------------------------------------------------------------------------------------------------- */

static SwWindow *
window_new (SwApplication *self)
{
  SwWindow *window = sw_window_new (self);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The window that somebody works in, dialogs aside; a new one if there is none. */
static SwWindow *
working_window (SwApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (active != NULL && !SW_IS_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  return active != NULL ? SW_WINDOW (active) : window_new (self);
}

/* The window in which something new may open: the active one if nothing is in it. */
static SwWindow *
free_window (SwApplication *self)
{
  SwWindow *active = working_window (self);

  return sw_window_is_free (active) ? active : window_new (self);
}

static SwWindow *
window_of (SwApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SW_IS_WINDOW (l->data) && sw_window_has_file (l->data, file))
      return l->data;
  return NULL;
}

void
sw_application_open (SwApplication *self, GFile *file)
{
  sw_application_open_in (self, working_window (self), file);
}

void
sw_application_open_in (SwApplication *self, gpointer near, GFile *file)
{
  SwWindow *window = window_of (self, file);

  if (sw_import_is_log (file))
    {
      window = near;
      gtk_window_present (GTK_WINDOW (window));
      sw_import_dialog_show (window, file);
      return;
    }
  if (window == NULL)
    {
      window = sw_window_is_free (near) ? near : window_new (self);
      sw_window_open (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
}

gboolean
sw_application_recover (SwApplication *self, const char *journal_path, GError **error)
{
  g_autoptr (SwSession) session = sw_session_recover (journal_path, error);

  if (session == NULL)
    return FALSE;
  sw_window_set_session (free_window (self), session);
  return TRUE;
}

GtkWindow *
sw_application_show (SwApplication *self, gpointer session)
{
  SwWindow *window = free_window (self);

  sw_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

static void
open_map (SwApplication *self, SwMap *map)
{
  g_autoptr (SwSession) session = sw_session_new (map);

  sw_application_show (self, session);
}

/* --- quitting: window by window, each may ask ------------------------------------------------------------------- */

static void
quit_next (SwApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SW_IS_WINDOW (l->data))
      {
        gtk_window_close (l->data);
        return;
      }
  g_application_quit (G_APPLICATION (self));
}

static gboolean
on_quit_next (gpointer data)
{
  SwApplication *self = data;

  if (self->is_quitting)
    quit_next (self);
  return G_SOURCE_REMOVE;
}

static void
sw_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (sw_application_parent_class)->window_removed (application, window);
  if (SW_APPLICATION (application)->is_quitting)
    g_idle_add_full (G_PRIORITY_DEFAULT, on_quit_next, g_object_ref (application), g_object_unref);
}

void
sw_application_stop_quitting (SwApplication *self)
{
  self->is_quitting = FALSE;
}

/* --- actions ---------------------------------------------------------------------------------------------------- */

static void
on_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (SwMap) map = sw_map_new ();

  open_map (data, map);
}

static void
on_new_from (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (SwMap) map = sw_template_open (g_variant_get_string (parameter, NULL), NULL);

  if (map != NULL)
    open_map (data, map);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_window_choose_file (free_window (data));
}

static void
on_import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_import_dialog_choose (working_window (data));
}

static void
on_open_uri (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  sw_application_open (data, file);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SW_APPLICATION (data)->is_quitting = TRUE;
  quit_next (data);
}

static GtkWindow *
active_window (gpointer data)
{
  return gtk_application_get_active_window (GTK_APPLICATION (data));
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_preferences_show (active_window (data));
}

static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_help_show (active_window (data), NULL);
}

static void
on_explain (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_help_show (active_window (data), g_variant_get_string (parameter, NULL));
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sw_shortcuts_show (active_window (data));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "The Streamwright contributors", NULL };

  adw_show_about_window (active_window (data), "application-name", "Streamwright", "application-icon",
                         SW_APPLICATION_ID, "version", SW_VERSION, "developer-name",
                         _ ("The Streamwright contributors"), "developers", developers, "license-type",
                         GTK_LICENSE_GPL_3_0, "website", "https://streamwright.github.io", "comments",
                         _ ("Draw value streams, see what is missing, and put the picture where others see it."), NULL);
}

static const GActionEntry actions[] = {
  { "new", on_new, NULL, NULL, NULL, { 0 } },
  { "new-from", on_new_from, "s", NULL, NULL, { 0 } },
  { "import", on_import, NULL, NULL, NULL, { 0 } },
  { "open", on_open, NULL, NULL, NULL, { 0 } },
  { "open-uri", on_open_uri, "s", NULL, NULL, { 0 } },
  { "quit", on_quit, NULL, NULL, NULL, { 0 } },
  { "preferences", on_preferences, NULL, NULL, NULL, { 0 } },
  { "help", on_help, NULL, NULL, NULL, { 0 } },
  { "explain", on_explain, "s", NULL, NULL, { 0 } },
  { "about", on_about, NULL, NULL, NULL, { 0 } },
  { "shortcuts", on_shortcuts, NULL, NULL, NULL, { 0 } },
};

/* Undo and redo are none of these: accelerators come before the focused entry, which has an undo of its own. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Control>question" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control>e" } },
  { "win.close", { "<Control>w" } },
  { "win.panels", { "F9" } },
  { "win.quick-entry", { "<Control>l" } },
  { "win.find", { "<Control>f" } },
  { "win.critical-path", { "<Control>b" } },
  { "win.workshop", { "F11" } },
  { "win.next-area", { "F6" } },
  { "win.previous-area", { "<Shift>F6" } },
};

/* --- life ------------------------------------------------------------------------------------------------------- */

static void
sw_application_startup (GApplication *application)
{
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (sw_application_parent_class)->startup (application);
  if (!sw_profiles_load (&error))
    g_error ("the activity sets of the program cannot be read: %s", error->message);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action, accelerators[i].keys);
  gtk_window_set_default_icon_name (SW_APPLICATION_ID);
  sw_reachable_init ();
  sw_look_apply ();
}

static void
sw_application_shutdown (GApplication *application)
{
  sw_settings_flush (sw_settings_default ());
  sw_settings_flush (sw_rules_settings ());
  G_APPLICATION_CLASS (sw_application_parent_class)->shutdown (application);
}

static void
offer_recovery (SwApplication *self)
{
  if (self->offered_recovery)
    return;
  self->offered_recovery = TRUE;
  sw_recovery_offer (self);
}

static void
sw_application_activate (GApplication *application)
{
  SwApplication *self = SW_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active == NULL)
    window_new (self);
  else
    gtk_window_present (active);
  offer_recovery (self);
}

static void
sw_application_open_files (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    sw_application_open (SW_APPLICATION (application), files[i]);
  offer_recovery (SW_APPLICATION (application));
}

static int
sw_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Streamwright %s\n", SW_VERSION);
  return 0;
}

static void
sw_application_class_init (SwApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->startup = sw_application_startup;
  application_class->shutdown = sw_application_shutdown;
  application_class->activate = sw_application_activate;
  application_class->open = sw_application_open_files;
  application_class->handle_local_options = sw_application_handle_local_options;
  GTK_APPLICATION_CLASS (class)->window_removed = sw_application_window_removed;
}

static void
sw_application_init (SwApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 0, 0, G_OPTION_ARG_NONE,
                                 _ ("Print the program's version and end"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _ ("Draw value streams and see what is missing."));
}

SwApplication *
sw_application_new (void)
{
  return g_object_new (SW_TYPE_APPLICATION, "application-id", SW_APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", SW_RESOURCES, NULL);
}

#pragma once

#include <adwaita.h>

#define SW_APPLICATION_ID "io.github.streamwright.Streamwright"
#define SW_RESOURCES "/io/github/streamwright/Streamwright"

/** SwApplication: one process for all windows of a person; one window a file. */
#define SW_TYPE_APPLICATION (sw_application_get_type ())
G_DECLARE_FINAL_TYPE (SwApplication, sw_application, SW, APPLICATION, AdwApplication)

SwApplication *sw_application_new (void);

/** sw_application_open: presents the window that has @file, or opens it in the active window if nothing is in that, or
 * in a new one. */
void sw_application_open (SwApplication *application, GFile *file);

/** sw_application_open_in: the same with @near, a SwWindow, in the place of the active one. */
void sw_application_open_in (SwApplication *application, gpointer near, GFile *file);

/** sw_application_show: presents @session in the active window if nothing is in that, or in a new one. Returns:
 * (transfer none): that window, a SwWindow */
GtkWindow *sw_application_show (SwApplication *application, gpointer session);

/** sw_application_recover: opens what the journal at @journal_path holds. */
gboolean sw_application_recover (SwApplication *application, const char *journal_path, GError **error);

/** sw_application_stop_quitting: a window stays, so the program does. */
void sw_application_stop_quitting (SwApplication *application);

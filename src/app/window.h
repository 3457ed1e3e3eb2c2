#pragma once

#include "app/application.h"
#include "app/session.h"

/** SwWindow: one map with the panels around it, or the start page if there is none. */
#define SW_TYPE_WINDOW (sw_window_get_type ())
G_DECLARE_FINAL_TYPE (SwWindow, sw_window, SW, WINDOW, AdwApplicationWindow)

SwWindow *sw_window_new (SwApplication *application);

/** sw_window_set_session: shows another map. @session: (transfer none) */
void sw_window_set_session (SwWindow *window, SwSession *session);

/** sw_window_is_free: whether a map may be opened in it without taking another one away. */
gboolean sw_window_is_free (SwWindow *window);

/** sw_window_has_file: whether @file is open, or being opened, in it. */
gboolean sw_window_has_file (SwWindow *window, GFile *file);

/** sw_window_open: reads @file in a thread and shows it; says why if it cannot be read. */
void sw_window_open (SwWindow *window, GFile *file);

/** sw_window_choose_file: asks which file to open. */
void sw_window_choose_file (SwWindow *window);

/** sw_window_tell: a short message that goes away by itself. */
void sw_window_tell (SwWindow *window, const char *text);

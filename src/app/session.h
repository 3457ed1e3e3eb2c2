#pragma once

#include "canvas/document.h"

#include <gio/gio.h>

/**
 * SwSession: one open map: its document, the file that it came from and goes to, and the journal that keeps what is not
 * in the file yet. It knows no window.
 *
 * ::changed (): file, name or whether it is saved may have changed.
 * ::changed-on-disk (): somebody else wrote, moved or removed the file.
 * ::message (const char *text): something to tell the person.
 */
#define SW_TYPE_SESSION (sw_session_get_type ())
G_DECLARE_FINAL_TYPE (SwSession, sw_session, SW, SESSION, GObject)

/** sw_session_new: a map that is in no file. There is nothing to save until something is done to it. */
SwSession *sw_session_new (SwMap *map);

/** sw_session_new_unsaved: the same for a map that was made and would be lost. */
SwSession *sw_session_new_unsaved (SwMap *map);

/** sw_session_open_async: reads @file in a thread. A map out of an exported picture is in no file of its own. */
void sw_session_open_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/** sw_session_open_finish: Returns: (transfer full): NULL with an error as sw_map_read() gives it */
SwSession *sw_session_open_finish (GAsyncResult *result, GError **error);

/** sw_session_recover: from a journal that was left behind; unsaved, and kept in the same journal from now on. */
SwSession *sw_session_recover (const char *journal_path, GError **error);

SwDocument *sw_session_document (SwSession *session);

/** sw_session_file: (nullable) (transfer none) */
GFile *sw_session_file (SwSession *session);

/** sw_session_is_saved: whether closing it would lose nothing. FALSE while it is being saved. */
gboolean sw_session_is_saved (SwSession *session);

/** sw_session_is_saving: whether a save runs. */
gboolean sw_session_is_saving (SwSession *session);

/** sw_session_is_untouched: a map in no file to which nothing was done: another one may take its window. */
gboolean sw_session_is_untouched (SwSession *session);

/**
 * sw_session_save_async: writes the map as it is now to @file in a thread; editing may go on meanwhile.
 * @file: (nullable): NULL is the file that it has. It becomes that when it is written
 */
void sw_session_save_async (SwSession *session, GFile *file, GAsyncReadyCallback callback, gpointer data);
gboolean sw_session_save_finish (SwSession *session, GAsyncResult *result, GError **error);

/** sw_session_look_at_disk: emits ::changed-on-disk if the file changed; for moments in which somebody comes back to
 * the window, because not every change of a file is told (folders on a network, and files that are replaced and
 * removed). */
void sw_session_look_at_disk (SwSession *session);

/** sw_session_differs_on_disk: looks whether the file is no longer what was read or saved. */
gboolean sw_session_differs_on_disk (SwSession *session);

/** sw_session_keep: what is open counts, not what somebody else wrote: the next save replaces it. */
void sw_session_keep (SwSession *session);

/** sw_session_close: it is saved, or the person gave it up: the journal goes. */
void sw_session_close (SwSession *session);

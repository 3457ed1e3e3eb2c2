/*
 * Invariants:
 * - from the first moment on a journal holds what the file does not; commands go to it before anything else happens;
 * - a save writes a copy of the map, taken when it begins, in a thread of its own, which also begins the journal that
 *   starts from that copy. Commands given meanwhile go to the old journal and are kept in `since`: when the file is
 *   there they go to the new journal, and only then the old one is dropped;
 * - the history counts as saved from the moment at which the copy was taken, so that commands given during the save
 *   make it unsaved again. A save that fails takes that back.
 */
#include "app/session.h"

#include "base/error.h"
#include "exchange/embedded.h"
#include "files/journal.h"
#include "files/read.h"
#include "files/save.h"

#include <glib/gi18n-lib.h>

/* Programs that save write in several steps: the file is looked at when they are done. */
#define SETTLE_MS 400

struct _SwSession
{
  GObject parent;
  SwDocument *document;
  GFile *file;
  SwFileMark mark;
  SwJournal *journal;
  GPtrArray *since; /* while a save runs: of GPtrArray of SwOp */
  GFileMonitor *monitor;
  guint settling;
  gboolean was_told; /* that the journal cannot be written */
};

enum
{
  CHANGED,
  CHANGED_ON_DISK,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwSession, sw_session, G_TYPE_OBJECT)

static void
unwatch (SwSession *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
}

static void
sw_session_dispose (GObject *object)
{
  SwSession *self = SW_SESSION (object);

  unwatch (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (sw_document_history (self->document), self);
  g_clear_pointer (&self->journal, sw_journal_close);
  g_clear_pointer (&self->since, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (sw_session_parent_class)->dispose (object);
}

static void
sw_session_class_init (SwSessionClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = sw_session_dispose;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED_ON_DISK] =
      g_signal_new ("changed-on-disk", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] =
      g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sw_session_init (SwSession *self)
{
}

static SwMap *
map_of (SwSession *self)
{
  return sw_document_map (self->document);
}

static char *
path_of (GFile *file)
{
  return file != NULL ? g_file_get_path (file) : NULL;
}

/* Once is enough, if somebody listens: what is wrong with the disk will be so at the next command too. */
static void
tell_unprotected (SwSession *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (self->was_told || !g_signal_has_handler_pending (self, signals[MESSAGE], 0, FALSE))
    return;
  self->was_told = TRUE;
  text = g_strdup_printf (_ ("Unsaved changes would not survive a crash: %s"), error->message);
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static SwJournal *
journal_begin (SwSession *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = path_of (file);
  SwJournal *journal = sw_journal_begin (map_of (self), path, &error);

  if (journal == NULL)
    tell_unprotected (self, error);
  return journal;
}

static void
on_committed (SwHistory *history, GPtrArray *ops, SwSession *self)
{
  g_autoptr (GError) error = NULL;

  if (self->journal == NULL && !self->was_told)
    self->journal = journal_begin (self, self->file);
  else if (self->journal != NULL && !sw_journal_append (self->journal, ops, &error))
    tell_unprotected (self, error);
  if (self->since != NULL)
    g_ptr_array_add (self->since, g_ptr_array_ref (ops));
}

static void
on_history_changed (SwHistory *history, SwSession *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sw_session_look_at_disk (SwSession *self)
{
  if (self->since == NULL && sw_session_differs_on_disk (self))
    g_signal_emit (self, signals[CHANGED_ON_DISK], 0);
}

static gboolean
on_settled (gpointer data)
{
  SwSession *self = data;

  self->settling = 0;
  sw_session_look_at_disk (self);
  return G_SOURCE_REMOVE;
}

static void
on_file_changed (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, SwSession *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLE_MS, on_settled, self);
}

static void
watch (SwSession *self)
{
  unwatch (self);
  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (on_file_changed), self);
}

static SwSession *
session_for (SwDocument *document, GFile *file)
{
  SwSession *self = g_object_new (SW_TYPE_SESSION, NULL);
  SwHistory *history = sw_document_history (document);

  self->document = g_object_ref (document);
  g_set_object (&self->file, file);
  g_signal_connect (history, "committed", G_CALLBACK (on_committed), self);
  g_signal_connect (history, "changed", G_CALLBACK (on_history_changed), self);
  if (file != NULL)
    watch (self);
  return self;
}

SwSession *
sw_session_new (SwMap *map)
{
  g_autoptr (SwDocument) document = sw_document_new (map);
  SwSession *self = session_for (document, NULL);

  sw_history_mark_saved (sw_document_history (document));
  self->journal = journal_begin (self, NULL);
  return self;
}

SwSession *
sw_session_new_unsaved (SwMap *map)
{
  SwSession *self = sw_session_new (map);

  sw_history_mark_unsaved (sw_document_history (self->document));
  return self;
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  GFile *file;
  SwDocument *document;
  SwFileMark mark;
  SwJournal *journal;
  GError *unprotected; /* why there is no journal */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->file);
  g_clear_object (&opening->document);
  g_clear_pointer (&opening->journal, sw_journal_discard);
  g_clear_error (&opening->unprotected);
  g_free (opening);
}

static void
mark_read (GFile *file, GBytes *bytes, SwFileMark *mark)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL || !sw_file_mark (path, bytes, mark))
    sw_file_mark_set (mark, NULL, bytes);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  gboolean is_picture = sw_embedded_is_picture (opening->file);
  g_autoptr (SwMap) map = is_picture ? sw_embedded_read_gfile (opening->file, cancellable, &error)
                                     : sw_map_read_gfile (opening->file, &bytes, cancellable, &error);

  if (map == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (is_picture)
    g_clear_object (&opening->file);
  else
    mark_read (opening->file, bytes, &opening->mark);
  opening->document = sw_document_new (map);
  path = path_of (opening->file);
  opening->journal = sw_journal_begin (map, path, &opening->unprotected);
  g_task_return_boolean (task, TRUE);
}

void
sw_session_open_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  opening->file = g_object_ref (file);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

SwSession *
sw_session_open_finish (GAsyncResult *result, GError **error)
{
  Opening *opening = g_task_get_task_data (G_TASK (result));
  SwSession *self;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  self = session_for (opening->document, opening->file);
  self->mark = opening->mark;
  sw_history_mark_saved (sw_document_history (self->document));
  self->journal = g_steal_pointer (&opening->journal);
  if (self->journal == NULL)
    tell_unprotected (self, opening->unprotected);
  return self;
}

SwSession *
sw_session_recover (const char *journal_path, GError **error)
{
  g_autoptr (SwRecovered) recovered = sw_journal_recover (journal_path, error);
  g_autoptr (SwDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) failure = NULL;
  SwSession *self;

  if (recovered == NULL)
    return NULL;
  document = sw_document_new (recovered->map);
  file = recovered->path != NULL ? g_file_new_for_path (recovered->path) : NULL;
  self = session_for (document, file);
  if (recovered->path != NULL)
    sw_file_mark (recovered->path, NULL, &self->mark);
  sw_history_mark_unsaved (sw_document_history (document));
  self->journal = sw_journal_resume (recovered, &failure);
  if (self->journal == NULL)
    tell_unprotected (self, failure);
  return self;
}

/* --- what it is ------------------------------------------------------------------------------------------------- */

SwDocument *
sw_session_document (SwSession *self)
{
  return self->document;
}

GFile *
sw_session_file (SwSession *self)
{
  return self->file;
}

gboolean
sw_session_is_saved (SwSession *self)
{
  return self->since == NULL && sw_history_is_saved (sw_document_history (self->document));
}

gboolean
sw_session_is_saving (SwSession *self)
{
  return self->since != NULL;
}

gboolean
sw_session_is_untouched (SwSession *self)
{
  return self->file == NULL && sw_session_is_saved (self)
         && sw_history_redo_label (sw_document_history (self->document)) == NULL;
}

gboolean
sw_session_differs_on_disk (SwSession *self)
{
  g_autofree char *path = path_of (self->file);

  return path != NULL && sw_file_changed (path, &self->mark);
}

void
sw_session_keep (SwSession *self)
{
  g_autofree char *path = path_of (self->file);

  if (path != NULL)
    sw_file_mark (path, NULL, &self->mark);
  sw_history_mark_unsaved (sw_document_history (self->document));
}

/* --- saving ----------------------------------------------------------------------------------------------------- */

typedef struct
{
  SwMap *copy;
  GFile *file;
  SwFileMark mark;
  SwJournal *journal;
  GError *unprotected; /* why there is no journal */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->copy);
  g_clear_object (&saving->file);
  g_clear_pointer (&saving->journal, sw_journal_discard);
  g_clear_error (&saving->unprotected);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;
  g_autofree char *path = path_of (saving->file);

  if (!sw_save_map_to_gfile (saving->copy, saving->file, &saving->mark, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  saving->journal = sw_journal_begin (saving->copy, path, &saving->unprotected);
  g_task_return_boolean (task, TRUE);
}

/* The old journal knows all that the new one would: without a new one it stays. */
static void
change_journals (SwSession *self, Saving *saving, GPtrArray *since)
{
  g_autoptr (GError) error = g_steal_pointer (&saving->unprotected);

  for (guint i = 0; error == NULL && i < since->len; i++)
    sw_journal_append (saving->journal, g_ptr_array_index (since, i), &error);
  if (error != NULL)
    {
      tell_unprotected (self, error);
      return;
    }
  g_clear_pointer (&self->journal, sw_journal_discard);
  self->journal = g_steal_pointer (&saving->journal);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SwSession *self = SW_SESSION (g_task_get_source_object (task));
  Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) since = g_steal_pointer (&self->since);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      sw_history_mark_unsaved (sw_document_history (self->document));
      g_task_return_error (task, error);
      return;
    }
  change_journals (self, saving, since);
  g_set_object (&self->file, saving->file);
  self->mark = saving->mark;
  watch (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

void
sw_session_save_async (SwSession *self, GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  g_autoptr (GTask) writing = NULL;
  Saving *saving;

  g_return_if_fail (file != NULL || self->file != NULL);
  if (self->since != NULL)
    {
      g_task_return_new_error (task, SW_ERROR, SW_ERROR_CONFLICT, _ ("the map is being saved already"));
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->copy = sw_map_copy (map_of (self));
  saving->file = g_object_ref (file != NULL ? file : self->file);
  self->since = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  sw_history_mark_saved (sw_document_history (self->document));
  /* The thread holds no session: the last one to let go of it must be this thread. */
  writing = g_task_new (NULL, NULL, on_saved, g_steal_pointer (&task));
  g_task_set_task_data (writing, saving, saving_free);
  g_task_run_in_thread (writing, save_in_thread);
}

gboolean
sw_session_save_finish (SwSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sw_session_close (SwSession *self)
{
  unwatch (self);
  g_clear_pointer (&self->journal, sw_journal_discard);
}

#include "app/session.h"
#include "base/error.h"
#include "files/journal.h"
#include "files/profiles.h"
#include "files/read.h"
#include "files/write.h"

#include "folders.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  GAsyncResult *result;
  GMainLoop *loop;
} Wait;

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static char *
path_in_home (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static char *
write_template (const char *name)
{
  char *path = path_in_home (name);
  g_autoptr (SwMap) map = sw_template_open ("simple-request", NULL);
  g_autoptr (GBytes) bytes = sw_map_write (map);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
  return path;
}

static SwSession *
open_path (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE) };
  SwSession *session;

  sw_session_open_async (file, NULL, on_done, &wait);
  g_main_loop_run (wait.loop);
  session = sw_session_open_finish (wait.result, error);
  g_object_unref (wait.result);
  g_main_loop_unref (wait.loop);
  return session;
}

static gboolean
save_path (SwSession *session, const char *path, GError **error)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE) };
  gboolean done;

  sw_session_save_async (session, file, on_done, &wait);
  if (wait.result == NULL)
    g_main_loop_run (wait.loop);
  done = sw_session_save_finish (session, wait.result, error);
  g_object_unref (wait.result);
  g_main_loop_unref (wait.loop);
  return done;
}

static void
set_title (SwSession *session, const char *title)
{
  SwDocument *document = sw_session_document (session);
  SwTransaction *transaction = sw_document_begin (document);

  g_assert_true (
      sw_transaction_set (transaction, sw_map_root (sw_document_map (document)), SW_ATTR_TITLE, title, NULL));
  sw_document_commit (document, transaction, "Set the title", NULL);
}

static const char *
title_of (SwSession *session)
{
  return sw_element_text (sw_map_root (sw_document_map (sw_session_document (session))), SW_ATTR_TITLE);
}

static guint
count_journals (void)
{
  g_auto (GStrv) journals = sw_journal_list ();

  return g_strv_length (journals);
}

static void
test_new (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (SwSession) session = sw_session_new (map);

  g_assert_null (sw_session_file (session));
  g_assert_true (sw_session_is_saved (session));
  g_assert_true (sw_session_is_untouched (session));
  set_title (session, "Claims");
  g_assert_false (sw_session_is_saved (session));
  g_assert_false (sw_session_is_untouched (session));
  sw_document_undo (sw_session_document (session));
  g_assert_true (sw_session_is_saved (session));
  g_assert_false (sw_session_is_untouched (session));
  sw_session_close (session);
  g_assert_cmpuint (count_journals (), ==, 0);
}

/* A map that was imported would be lost: it is no map to which nothing was done. */
static void
test_new_unsaved (void)
{
  g_autofree char *path = path_in_home ("imported.vstream");
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (SwSession) session = sw_session_new_unsaved (map);

  g_assert_null (sw_session_file (session));
  g_assert_false (sw_session_is_saved (session));
  g_assert_false (sw_session_is_untouched (session));
  set_title (session, "Claims");
  sw_document_undo (sw_session_document (session));
  g_assert_false (sw_session_is_saved (session));
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (save_path (session, path, NULL));
  g_assert_true (sw_session_is_saved (session));
  sw_session_close (session);
  g_assert_cmpuint (count_journals (), ==, 0);
}

static void
test_open_and_save (void)
{
  g_autofree char *path = write_template ("open.vstream");
  g_autofree char *before = NULL, *after = NULL, *edited = NULL;
  g_autoptr (SwSession) session = open_path (path, NULL);

  g_assert_nonnull (session);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_true (sw_session_is_saved (session));
  g_assert_false (sw_session_is_untouched (session));
  g_assert_true (save_path (session, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  set_title (session, "Another title");
  g_assert_true (save_path (session, NULL, NULL));
  g_assert_true (sw_session_is_saved (session));
  g_assert_true (g_file_get_contents (path, &edited, NULL, NULL));
  g_assert_nonnull (strstr (edited, "title=\"Another title\""));
  g_assert_false (sw_session_differs_on_disk (session));
  sw_session_close (session);
}

static void
test_save_as (void)
{
  g_autofree char *path = path_in_home ("new.vstream");
  g_autoptr (SwMap) map = sw_template_open ("incident", NULL);
  g_autoptr (SwSession) session = sw_session_new (map);
  g_autoptr (SwSession) again = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (save_path (session, path, NULL));
  g_assert_cmpstr (g_file_peek_path (sw_session_file (session)), ==, path);
  again = open_path (path, NULL);
  g_assert_true (sw_map_equal (map, sw_document_map (sw_session_document (again))));
  sw_session_close (session);
  sw_session_close (again);
}

/* Lets go of a session as a crash would: the journal stays. Nobody else holds it, not even the thread that saved. */
static void
crash (SwSession **session)
{
  gpointer alive = *session;

  g_object_add_weak_pointer (G_OBJECT (*session), &alive);
  g_clear_object (session);
  g_assert_null (alive);
}

/* What is typed while the disk is slow is not in the file, and the window says so. */
static void
test_edit_while_saving (void)
{
  g_autofree char *path = write_template ("slow.vstream");
  g_autofree char *text = NULL;
  g_autoptr (SwSession) session = open_path (path, NULL);
  g_autoptr (GError) error = NULL;
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE) };

  set_title (session, "First");
  sw_session_save_async (session, NULL, on_done, &wait);
  g_assert_true (sw_session_is_saving (session));
  g_assert_false (sw_session_is_saved (session));
  set_title (session, "Second");
  g_assert_false (save_path (session, NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_CONFLICT);
  /* The first save may have ended while the second was refused. */
  if (wait.result == NULL)
    g_main_loop_run (wait.loop);
  g_assert_true (sw_session_save_finish (session, wait.result, NULL));
  g_object_unref (wait.result);
  g_main_loop_unref (wait.loop);
  g_assert_false (sw_session_is_saved (session));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "title=\"First\""));
  crash (&session);
  {
    g_auto (GStrv) journals = sw_journal_list ();

    g_assert_cmpuint (g_strv_length (journals), ==, 1);
    session = sw_session_recover (journals[0], NULL);
    g_assert_cmpstr (title_of (session), ==, "Second");
    sw_session_close (session);
  }
}

static void
test_save_fails (void)
{
  g_autofree char *path = write_template ("fails.vstream");
  g_autofree char *nowhere = g_build_filename (g_get_user_data_dir (), "no", "such", "folder.vstream", NULL);
  g_autoptr (SwSession) session = open_path (path, NULL);
  g_autoptr (GError) error = NULL;

  set_title (session, "Unsaved");
  g_assert_false (save_path (session, nowhere, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_false (sw_session_is_saved (session));
  g_assert_cmpstr (g_file_peek_path (sw_session_file (session)), ==, path);
  set_title (session, "Unsaved again");
  g_clear_object (&session);
  {
    g_auto (GStrv) journals = sw_journal_list ();

    g_assert_cmpuint (g_strv_length (journals), ==, 1);
    session = sw_session_recover (journals[0], NULL);
    g_assert_cmpstr (title_of (session), ==, "Unsaved again");
  }
  g_assert_true (save_path (session, NULL, NULL));
  sw_session_close (session);
  g_assert_cmpuint (count_journals (), ==, 0);
}

static void
test_recover (void)
{
  g_autofree char *path = write_template ("crash.vstream");
  g_autoptr (SwSession) session = open_path (path, NULL);
  g_autofree char *text = NULL;

  set_title (session, "One");
  set_title (session, "Two");
  sw_document_undo (sw_session_document (session));
  g_clear_object (&session);
  {
    g_auto (GStrv) journals = sw_journal_list ();

    g_assert_cmpuint (g_strv_length (journals), ==, 1);
    session = sw_session_recover (journals[0], NULL);
  }
  g_assert_cmpstr (title_of (session), ==, "One");
  g_assert_cmpstr (g_file_peek_path (sw_session_file (session)), ==, path);
  g_assert_false (sw_session_is_saved (session));
  g_assert_false (sw_session_differs_on_disk (session));
  /* A second crash, before anything was saved, loses nothing either. */
  set_title (session, "Three");
  g_clear_object (&session);
  {
    g_auto (GStrv) journals = sw_journal_list ();

    g_assert_cmpuint (g_strv_length (journals), ==, 1);
    session = sw_session_recover (journals[0], NULL);
  }
  g_assert_cmpstr (title_of (session), ==, "Three");
  g_assert_true (save_path (session, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "title=\"Three\""));
  sw_session_close (session);
  g_assert_cmpuint (count_journals (), ==, 0);
}

static void
test_refused (void)
{
  g_autofree char *path = path_in_home ("bad.vstream");
  g_autoptr (GError) error = NULL, missing = NULL;
  g_autoptr (SwSession) session = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, "<map>\n<unclosed", -1, NULL));
  session = open_path (path, &error);
  g_assert_null (session);
  g_assert_nonnull (strstr (error->message, "bad.vstream:"));
  session = open_path ("/no/such/file.vstream", &missing);
  g_assert_null (session);
  g_assert_nonnull (missing);
}

static void
on_changed_on_disk (SwSession *session, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static gboolean
look (gpointer session)
{
  sw_session_look_at_disk (session);
  return G_SOURCE_REMOVE;
}

static void
test_changed_on_disk (void)
{
  g_autofree char *path = write_template ("watched.vstream");
  g_autoptr (SwSession) session = open_path (path, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SwMap) other = sw_map_new ();
  g_autoptr (GBytes) bytes = sw_map_write (other);

  g_signal_connect (session, "changed-on-disk", G_CALLBACK (on_changed_on_disk), loop);
  g_assert_false (sw_session_differs_on_disk (session));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
  g_main_loop_run (loop);
  g_assert_true (sw_session_differs_on_disk (session));
  sw_session_keep (session);
  g_assert_false (sw_session_differs_on_disk (session));
  g_assert_false (sw_session_is_saved (session));
  /* What the system fails to tell is seen when somebody looks. */
  g_unlink (path);
  g_idle_add (look, session);
  g_main_loop_run (loop);
  g_assert_true (sw_session_differs_on_disk (session));
  sw_session_close (session);
}

static void
on_message (SwSession *session, const char *text, GPtrArray *heard)
{
  g_ptr_array_add (heard, g_strdup (text));
}

/* Where no journal can be, the person is told so, once, and can go on. */
static void
test_no_journal (void)
{
  g_autofree char *path = write_template ("unprotected.vstream");
  g_autofree char *folder = sw_journal_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SwSession) session = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  session = open_path (path, NULL);
  g_signal_connect (session, "message", G_CALLBACK (on_message), heard);
  set_title (session, "One");
  set_title (session, "Two");
  g_assert_cmpuint (heard->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (heard, 0), "Unsaved changes would not survive a crash: "));
  g_assert_true (save_path (session, NULL, NULL));
  sw_session_close (session);
  g_unlink (folder);
}

int
main (int argc, char **argv)
{
  own_folders ();
  g_test_init (&argc, &argv, NULL);
  g_assert_true (sw_profiles_load (NULL));
  g_test_add_func ("/session/new", test_new);
  g_test_add_func ("/session/new-unsaved", test_new_unsaved);
  g_test_add_func ("/session/open-and-save", test_open_and_save);
  g_test_add_func ("/session/save-as", test_save_as);
  g_test_add_func ("/session/edit-while-saving", test_edit_while_saving);
  g_test_add_func ("/session/save-fails", test_save_fails);
  g_test_add_func ("/session/recover", test_recover);
  g_test_add_func ("/session/refused", test_refused);
  g_test_add_func ("/session/changed-on-disk", test_changed_on_disk);
  g_test_add_func ("/session/no-journal", test_no_journal);
  return own_folders_remove (g_test_run ());
}

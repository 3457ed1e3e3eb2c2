#include "base/error.h"
#include "faults.h"
#include "files/generations.h"
#include "files/overwrite.h"
#include "files/read.h"
#include "files/save-remote.h"
#include "files/save.h"
#include "files/system.h"
#include "files/write.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<map xmlns=\"https://streamwright.github.io/ns/map\" version=\"1\""

static char *home;

static SwMap *
map_called (const char *title)
{
  SwMap *map = sw_map_new ();
  g_autoptr (SwOp) op = sw_op_new_set (sw_map_root (map), SW_ATTR_TITLE, title);

  g_assert_true (sw_map_apply (map, op, NULL));
  return map;
}

static char *
new_folder (const char *name)
{
  char *folder = g_build_filename (home, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  return folder;
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (data, ==, expected);
}

static void
save (const char *path, const char *title)
{
  g_autoptr (SwMap) map = map_called (title);
  g_autoptr (GError) error = NULL;

  sw_save_map (map, path, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
put (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_fails (const char *path, const char *message)
{
  g_autoptr (SwMap) map = map_called ("T");
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_save_map (map, path, NULL, NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_map (void)
{
  g_autofree char *folder = new_folder ("map");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autoptr (SwMap) map = map_called ("T");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SwFileMark mark;
  struct stat status;

  g_assert_true (sw_save_map (map, path, &mark, &bytes, &error));
  g_assert_no_error (error);
  assert_holds (path, HEAD " title=\"T\"/>\n");
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, strlen (HEAD " title=\"T\"/>\n"));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (mark.inode, ==, status.st_ino);
  g_assert_cmpuint (mark.device, ==, status.st_dev);
  g_assert_cmpuint (mark.size, ==, g_bytes_get_size (bytes));
  g_assert_cmpint (mark.mtime, ==, status.st_mtim.tv_sec);
  g_assert_cmpint (mark.mtime_nsec, ==, status.st_mtim.tv_nsec);
  g_assert_true (mark.exists);
}

static void
test_mark (void)
{
  g_autofree char *folder = new_folder ("mark");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autoptr (SwMap) map = map_called ("T");
  g_autoptr (GBytes) other = g_bytes_new_static ("other", 5);
  SwFileMark none, mark, read_mark;

  g_assert_true (sw_file_mark (path, NULL, &none));
  g_assert_false (none.exists);
  g_assert_false (sw_file_changed (path, &none));
  g_assert_true (sw_save_map (map, path, &mark, NULL, NULL));
  g_assert_true (sw_file_changed (path, &none));
  g_assert_false (sw_file_changed (path, &mark));
  g_assert_true (sw_file_mark (path, NULL, &read_mark));
  g_assert_cmpstr (read_mark.sha256, ==, mark.sha256);
  /* Somebody wrote the same again, with another inode and time: nothing has changed. */
  put (path, HEAD " title=\"T\"/>\n");
  g_assert_false (sw_file_changed (path, &mark));
  put (path, HEAD " title=\"U\"/>\n");
  g_assert_true (sw_file_changed (path, &mark));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (sw_file_changed (path, &mark));
  /* A mark of other bytes than the file has. */
  put (path, "x");
  g_assert_true (sw_file_mark (path, other, &mark));
  g_assert_cmpuint (mark.size, ==, 1);
  put (path, "other");
  g_assert_false (sw_file_changed (path, &mark));
  g_assert_false (sw_file_mark ("/", NULL, &mark));
}

static void
test_generations (void)
{
  g_autofree char *folder = new_folder ("generations");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link.vstream", NULL);
  g_auto (GStrv) kept = NULL;
  g_auto (GStrv) by_link = NULL;
  g_auto (GStrv) none = sw_generations (path);

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpint (symlink ("a.vstream", link_path), ==, 0);
  for (char i = '1'; i <= '8'; i++)
    {
      char title[] = { i, '\0' };
      save (i % 2 == 0 ? path : link_path, title);
    }
  save (path, "8");
  save (path, "8");
  kept = sw_generations (path);
  by_link = sw_generations (link_path);
  /* The last one that was replaced was the 8 by itself: it is kept once. */
  g_assert_cmpuint (g_strv_length (kept), ==, SW_GENERATIONS);
  assert_holds (kept[0], HEAD " title=\"8\"/>\n");
  assert_holds (kept[1], HEAD " title=\"7\"/>\n");
  assert_holds (kept[4], HEAD " title=\"4\"/>\n");
  g_assert_cmpstr (kept[0], ==, by_link[0]);
}

/* What cannot be read again is not saved, and the file stays. */
static void
test_verified (void)
{
  g_autofree char *folder = new_folder ("verified");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autofree char *start = g_strconcat (path, " was not saved, because it could not be read again: ", NULL);
  g_autoptr (SwMap) broken = map_called ("T");
  g_autoptr (SwMap) other = map_called ("T");
  g_autoptr (GError) error = NULL;

  put (path, "old");
  sw_map_give_raw (sw_map_add (broken, sw_map_root (broken), SW_KIND_FOREIGN, NULL), g_strdup ("<open>"));
  g_assert_false (sw_save_map (broken, path, NULL, NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_CONFLICT);
  g_assert_true (g_str_has_prefix (error->message, start));
  g_clear_error (&error);
  sw_map_give_raw (sw_map_add (other, sw_map_root (other), SW_KIND_FOREIGN, NULL), g_strdup ("<team id=\"t\"/>"));
  g_assert_false (sw_save_map (other, path, NULL, NULL, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_CONFLICT);
  g_assert_true (g_str_has_suffix (error->message, ": the map would not be the same"));
  assert_holds (path, "old");
}

static void
test_refused (void)
{
  g_autofree char *folder = new_folder ("refused");
  g_autofree char *missing = g_build_filename (folder, "none", "a.vstream", NULL);
  g_autofree char *missing_message = g_strconcat (missing, " cannot be saved: No such file or directory", NULL);
  g_autofree char *folder_message = g_strconcat (folder, " cannot be saved: it is not a file", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  g_autofree char *loop_message = g_strconcat (loop, " cannot be saved: Too many levels of symbolic links", NULL);
  g_autofree char *pipe_path = g_build_filename (folder, "pipe", NULL);
  g_autofree char *pipe_message = g_strconcat (pipe_path, " cannot be saved: it is not a file", NULL);

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_fails (missing, missing_message);
  assert_fails (folder, folder_message);
  assert_fails (loop, loop_message);
  assert_fails (pipe_path, pipe_message);
}

static void
test_relative (void)
{
  g_autofree char *folder = new_folder ("relative");
  g_autofree char *other = new_folder ("other");
  g_autofree char *before = g_get_current_dir ();
  g_autofree char *expected = g_build_filename (home, "b.vstream", NULL);

  g_assert_cmpint (g_chdir (folder), ==, 0);
  save ("a.vstream", "A");
  assert_holds ("a.vstream", HEAD " title=\"A\"/>\n");
  /* Behind a linked folder, .. leads to where that really is. */
  g_assert_cmpint (symlink ("../other", "link"), ==, 0);
  save ("link/../b.vstream", "B");
  g_assert_false (g_file_test ("b.vstream", G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_chdir (before), ==, 0);
  assert_holds (expected, HEAD " title=\"B\"/>\n");
}

/* Leftovers of a killed save go; what another save holds, and what only looks alike, stays. */
static void
test_sweep (void)
{
  g_autofree char *folder = new_folder ("sweep");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autofree char *left = g_build_filename (folder, ".streamwright-0000beef.tmp", NULL);
  g_autofree char *held = g_build_filename (folder, ".streamwright-0000dead.tmp", NULL);
  g_autofree char *mine = g_build_filename (folder, ".streamwright-notes.txt", NULL);
  g_autofree char *trap = g_build_filename (folder, ".streamwright-00000000.tmp", NULL);
  g_autofree char *prey = g_build_filename (folder, "prey", NULL);
  int fd;

  put (left, "");
  put (held, "");
  put (mine, "");
  put (prey, "");
  g_assert_cmpint (symlink ("prey", trap), ==, 0);
  fd = open (held, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  save (path, "T");
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (held, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (trap, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (prey, G_FILE_TEST_EXISTS));
  close (fd);
  save (path, "U");
  g_assert_false (g_file_test (held, G_FILE_TEST_EXISTS));
}

#define OLD_REST "='https://streamwright.github.io/ns/map' title='old'/>"
#define OLD "<map xmlns" OLD_REST

/* Leaves @path, which has a twin, in the middle of being written over. */
static void
kill_while_overwriting (const char *path, const char *title)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (SwMap) map = map_called (title);

      faults_kill_at ("write a.vstream");
      sw_save_map (map, path, NULL, NULL, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  assert_holds (path, "<?xml vers" OLD_REST);
}

static void
test_mended (void)
{
  g_autofree char *folder = new_folder ("mended");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autofree char *twin = g_strconcat (path, ".twin", NULL);
  g_autoptr (SwMap) map = NULL;
  g_autoptr (GError) error = NULL;

  put (path, OLD);
  g_assert_cmpint (link (path, twin), ==, 0);
  kill_while_overwriting (path, "a title that is new");
  map = sw_map_read_file (path, NULL, &error);
  g_assert_no_error (error);
  assert_holds (path, HEAD " title=\"a title that is new\"/>\n");
  assert_holds (twin, HEAD " title=\"a title that is new\"/>\n");
}

/* What somebody else wrote since is not ours to mend. */
static void
test_not_mended (void)
{
  g_autofree char *folder = new_folder ("not-mended");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autofree char *twin = g_strconcat (path, ".twin", NULL);
  static const char theirs[] = HEAD " title=\"theirs\"/>\n";
  int fd;

  put (path, OLD);
  g_assert_cmpint (link (path, twin), ==, 0);
  kill_while_overwriting (path, "a title that is new");
  fd = open (path, O_WRONLY | O_TRUNC | O_CLOEXEC);
  g_assert_cmpint (write (fd, theirs, strlen (theirs)), ==, (gssize)strlen (theirs));
  close (fd);
  sw_overwrite_finish (path);
  assert_holds (path, theirs);
}

/* A record that is not whole says nothing about the file. */
static void
test_damaged_record (void)
{
  g_autofree char *folder = new_folder ("damaged-record");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autofree char *twin = g_strconcat (path, ".twin", NULL);
  g_autofree char *records = sw_system_state_path ("overwrites", NULL);
  g_autofree char *record = NULL;
  g_autofree char *data = NULL;
  g_autofree char *half = NULL;
  struct stat status;
  gsize length;

  put (path, OLD);
  g_assert_cmpint (link (path, twin), ==, 0);
  g_assert_cmpint (stat (path, &status), ==, 0);
  kill_while_overwriting (path, "a title that is new");
  record = g_strdup_printf ("%s/%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", records, (guint64)status.st_dev,
                            (guint64)status.st_ino);
  g_assert_true (g_file_get_contents (record, &data, &length, NULL));
  g_assert_true (g_file_get_contents (path, &half, NULL, NULL));
  for (gsize cut = 0; cut < length; cut += 7)
    {
      g_assert_true (g_file_set_contents (record, data, (gssize)cut, NULL));
      sw_overwrite_finish (path);
      assert_holds (path, half);
    }
  for (gsize at = 0; at < length; at += 5)
    {
      data[at] ^= 1;
      g_assert_true (g_file_set_contents (record, data, (gssize)length, NULL));
      data[at] ^= 1;
      sw_overwrite_finish (path);
      assert_holds (path, half);
    }
  g_assert_true (g_file_set_contents (record, data, (gssize)length, NULL));
  sw_overwrite_finish (path);
  assert_holds (path, HEAD " title=\"a title that is new\"/>\n");
  g_assert_false (g_file_test (record, G_FILE_TEST_EXISTS));
}

static void
test_remote (void)
{
  g_autofree char *folder = new_folder ("remote");
  g_autofree char *path = g_build_filename (folder, "a.vstream", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFile) nowhere = g_file_new_for_uri ("resource:///a.vstream");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (SwMap) map = map_called ("T");
  g_autoptr (GError) error = NULL;
  SwFileMark mark;

  put (path, "old");
  g_assert_true (sw_save_remote (file, bytes, &error));
  assert_holds (path, "new");
  g_assert_false (sw_save_remote (full, bytes, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "/dev/full cannot be saved: "));
  g_clear_error (&error);
  g_assert_false (sw_save_map_to_gfile (map, nowhere, &mark, &error));
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "resource:///a.vstream cannot be saved: "));
  g_clear_error (&error);
  g_assert_true (sw_save_map_to_gfile (map, file, &mark, &error));
  assert_holds (path, HEAD " title=\"T\"/>\n");
  g_assert_false (sw_file_changed (path, &mark));
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;
  int result;

  home = g_dir_make_tmp ("streamwright-save-XXXXXX", NULL);
  state = g_build_filename (home, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  faults_install (home, 20);
  g_test_add_func ("/files/save/map", test_map);
  g_test_add_func ("/files/save/mark", test_mark);
  g_test_add_func ("/files/save/generations", test_generations);
  g_test_add_func ("/files/save/verified", test_verified);
  g_test_add_func ("/files/save/refused", test_refused);
  g_test_add_func ("/files/save/relative", test_relative);
  g_test_add_func ("/files/save/sweep", test_sweep);
  g_test_add_func ("/files/save/mended", test_mended);
  g_test_add_func ("/files/save/not-mended", test_not_mended);
  g_test_add_func ("/files/save/damaged-record", test_damaged_record);
  g_test_add_func ("/files/save/remote", test_remote);
  result = g_test_run ();
  faults_remove_tree (home);
  g_free (home);
  return result;
}

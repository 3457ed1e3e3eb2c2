#include "base/error.h"
#include "faults.h"
#include "files/journal.h"
#include "files/read.h"
#include "files/write.h"
#include "random-map.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
ops_free (gpointer op)
{
  sw_op_free (op);
}

/* One command: one to three operations that are applied. Returns: (transfer full) */
static GPtrArray *
do_command (GRand *rand, SwMap *map)
{
  GPtrArray *ops = g_ptr_array_new_with_free_func (ops_free);

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      SwOp *op = random_op (rand, map, UNKNOWN_ANY);

      g_assert_true (sw_map_apply (map, op, NULL));
      g_ptr_array_add (ops, op);
    }
  return ops;
}

static GBytes *
bytes_of (SwMap *map)
{
  return sw_map_write (map);
}

static char *
only_journal (void)
{
  g_auto (GStrv) list = sw_journal_list ();

  g_assert_cmpuint (g_strv_length (list), ==, 1);
  return g_strdup (list[0]);
}

static void
empty_folder (void)
{
  g_autofree char *folder = sw_journal_folder ();

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    faults_remove_tree (folder);
}

static void
assert_map (SwMap *map, GBytes *expected)
{
  g_autoptr (GBytes) bytes = bytes_of (map);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
}

static void
append (SwJournal *journal, GRand *rand, SwMap *map)
{
  g_autoptr (GPtrArray) ops = do_command (rand, map);
  g_autoptr (GError) error = NULL;

  sw_journal_append (journal, ops, &error);
  g_assert_no_error (error);
}

/* The map has been edited before the journal begins, so its handles are not those that a reader would give. */
static void
test_recover (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (SwMap) map = random_map (rand, 80, UNKNOWN_ANY);
  g_autoptr (SwJournal) journal = NULL;
  g_autoptr (SwRecovered) recovered = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) while_open = NULL;

  empty_folder ();
  journal = sw_journal_begin (map, "/tmp/a \n\"b\"\xFF.vstream", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 200; i++)
    append (journal, rand, map);
  while_open = sw_journal_list ();
  g_assert_cmpuint (g_strv_length (while_open), ==, 0);
  g_clear_pointer (&journal, sw_journal_close);
  path = only_journal ();
  recovered = sw_journal_recover (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->commands, ==, 200);
  g_assert_false (recovered->torn);
  g_assert_cmpstr (recovered->path, ==, "/tmp/a \n\"b\"\xFF.vstream");
  g_assert_cmpstr (recovered->journal_path, ==, path);
  expected = bytes_of (map);
  assert_map (recovered->map, expected);
}

static void
test_resume (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (SwMap) map = random_map (rand, 40, UNKNOWN_ANY);
  SwJournal *journal = NULL;
  g_autoptr (SwRecovered) first = NULL;
  g_autoptr (SwRecovered) second = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length;

  empty_folder ();
  journal = sw_journal_begin (map, NULL, &error);
  g_assert_no_error (error);
  append (journal, rand, map);
  append (journal, rand, map);
  sw_journal_close (journal);
  path = only_journal ();
  /* A torn record is cut off; what comes is behind the good ones. */
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  {
    g_autofree char *torn = g_strconcat (data, "do 4000 00\nset", NULL);
    g_assert_true (g_file_set_contents (path, torn, -1, NULL));
  }
  first = sw_journal_recover (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->commands, ==, 2);
  g_assert_true (first->torn);
  g_assert_null (first->path);
  g_assert_cmpuint (first->length, ==, length);
  journal = sw_journal_resume (first, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    append (journal, rand, first->map);
  sw_journal_close (journal);
  second = sw_journal_recover (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->commands, ==, 22);
  g_assert_false (second->torn);
  expected = bytes_of (first->map);
  assert_map (second->map, expected);
}

static void
test_lock (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (SwJournal) journal = NULL;
  g_autoptr (SwRecovered) recovered = g_new0 (SwRecovered, 1);
  g_autoptr (SwOp) op = sw_op_new_set (sw_map_root (map), SW_ATTR_TITLE, "T");
  g_autoptr (GPtrArray) ops = g_ptr_array_new ();
  g_autofree char *folder = sw_journal_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  SwJournal *second;

  empty_folder ();
  journal = sw_journal_begin (map, NULL, NULL);
  g_ptr_array_add (ops, op);
  g_assert_true (sw_journal_append (journal, ops, NULL));
  dir = g_dir_open (folder, 0, NULL);
  recovered->journal_path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  second = sw_journal_resume (recovered, &error);
  g_assert_null (second);
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, "the recovery journal cannot be written: "));
}

static void
test_discard (void)
{
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree char *folder = sw_journal_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  SwJournal *journal;
  struct stat status;

  empty_folder ();
  journal = sw_journal_begin (map, NULL, NULL);
  append (journal, rand, map);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  sw_journal_discard (journal);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  /* Nothing happened to the map: it is not offered, and does not lie around. */
  sw_journal_close (sw_journal_begin (map, NULL, NULL));
  {
    g_auto (GStrv) list = sw_journal_list ();
    g_autoptr (GDir) after = g_dir_open (folder, 0, NULL);
    g_assert_cmpuint (g_strv_length (list), ==, 0);
    g_assert_null (g_dir_read_name (after));
  }
  journal = sw_journal_begin (map, NULL, NULL);
  append (journal, rand, map);
  sw_journal_close (journal);
  g_free (path);
  path = only_journal ();
  sw_journal_delete (path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What an append writes depends on the command, not on the map. */
static void
test_cost (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (SwMap) map = random_map (rand, 3000, UNKNOWN_ANY);
  g_autoptr (SwOp) op = sw_op_new_set (sw_map_root (map), SW_ATTR_TITLE, "T");
  g_autoptr (GPtrArray) ops = g_ptr_array_new ();
  g_autoptr (SwJournal) journal = NULL;
  g_autofree char *path = NULL;
  struct stat before, after;
  g_autofree char *folder = sw_journal_folder ();
  g_autoptr (GDir) dir = NULL;

  empty_folder ();
  journal = sw_journal_begin (map, NULL, NULL);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_cmpint (stat (path, &before), ==, 0);
  g_ptr_array_add (ops, op);
  g_assert_true (sw_journal_append (journal, ops, NULL));
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpint (before.st_size, >, 100000);
  g_assert_cmpint (after.st_size - before.st_size, <, 400);
}

/* Cut at every byte, and with every byte of the last record changed: what is recovered is a state that once was. */
static void
test_torn (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (SwMap) map = random_map (rand, 12, UNKNOWN_ANY);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length, ends[7];
  SwJournal *journal;

  empty_folder ();
  journal = sw_journal_begin (map, NULL, NULL);
  {
    g_autofree char *folder = sw_journal_folder ();
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  }
  for (guint i = 0; i <= 6; i++)
    {
      GStatBuf status;
      if (i > 0)
        append (journal, rand, map);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      ends[i] = (gsize)status.st_size;
      g_ptr_array_add (states, bytes_of (map));
    }
  sw_journal_close (journal);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (length, ==, ends[6]);
  for (gsize cut = 0; cut <= length; cut++)
    {
      g_autoptr (SwRecovered) recovered = NULL;
      guint whole = 0;

      g_assert_true (g_file_set_contents (path, data, (gssize)cut, NULL));
      recovered = sw_journal_recover (path, NULL);
      if (cut < ends[0])
        {
          g_assert_null (recovered);
          continue;
        }
      while (whole < 6 && ends[whole + 1] <= cut)
        whole++;
      g_assert_nonnull (recovered);
      g_assert_cmpuint (recovered->commands, ==, whole);
      g_assert_cmpint (recovered->torn, ==, cut != ends[whole]);
      assert_map (recovered->map, g_ptr_array_index (states, whole));
    }
  for (gsize at = ends[5]; at < length; at++)
    {
      g_autoptr (SwRecovered) recovered = NULL;

      data[at] ^= 1;
      g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
      data[at] ^= 1;
      recovered = sw_journal_recover (path, NULL);
      g_assert_cmpuint (recovered->commands, ==, 5);
      g_assert_true (recovered->torn);
      assert_map (recovered->map, g_ptr_array_index (states, 5));
    }
}

/* A record that is whole but fits no map is not done by halves. */
static void
test_misfit (void)
{
  static const char text[] = "set\tid=#0\tattr=title\told=first\tnew=changed\nset\tid=nobody\tattr=x\tnew=1\n";
  g_autoptr (SwMap) map = sw_map_new ();
  g_autoptr (SwOp) op = sw_op_new_set (sw_map_root (map), SW_ATTR_TITLE, "first");
  g_autoptr (GPtrArray) ops = g_ptr_array_new ();
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  g_autofree char *more = NULL;
  g_autoptr (SwRecovered) recovered = NULL;
  SwJournal *journal;

  empty_folder ();
  journal = sw_journal_begin (map, NULL, NULL);
  g_ptr_array_add (ops, op);
  g_assert_true (sw_journal_append (journal, ops, NULL));
  sw_journal_close (journal);
  path = only_journal ();
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  more = g_strdup_printf ("%sdo %zu %s\n%s\n", data, strlen (text), sum, text);
  g_assert_true (g_file_set_contents (path, more, -1, NULL));
  recovered = sw_journal_recover (path, NULL);
  g_assert_cmpuint (recovered->commands, ==, 1);
  g_assert_true (recovered->torn);
  g_assert_cmpuint (recovered->length, ==, strlen (data));
  g_assert_cmpstr (sw_element_text (sw_map_root (recovered->map), SW_ATTR_TITLE), ==, "first");
}

static void
test_not_a_journal (void)
{
  static const char *const texts[] = { "",
                                       "x",
                                       "streamwright-journal 1\n",
                                       "streamwright-journal 2\nmap 0 0\n\n",
                                       "streamwright-journal 1\nmap 1 x\na\n",
                                       "streamwright-journal 1\nmap 99999999999999999999 x\n",
                                       "streamwright-journal 1\nmap -1 x\n\n" };
  g_autofree char *folder = sw_journal_folder ();
  g_autofree char *path = g_build_filename (folder, "odd.journal", NULL);
  g_autofree char *message = g_strconcat (path, ": this is not a recovery journal", NULL);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      SwRecovered *recovered;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      recovered = sw_journal_recover (path, &error);
      g_assert_null (recovered);
      g_assert_error (error, SW_ERROR, SW_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, message);
    }
  {
    g_autoptr (GError) error = NULL;
    SwRecovered *recovered = sw_journal_recover ("/nonexistent/a.journal", &error);

    g_assert_null (recovered);
    g_assert_error (error, SW_ERROR, SW_ERROR_IO);
    g_assert_cmpstr (error->message, ==, "/nonexistent/a.journal: cannot be read: No such file or directory");
  }
}

/* --- the process is killed --------------------------------------------------------------------------------- */

#define COMMANDS 25

/* Edits, and tells after each command that it is kept. Both processes know the same seed, so both know every state. */
static void
edit_until_killed (guint seed, int pipe_fd, guint at)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (SwMap) map = random_map (rand, 30, UNKNOWN_ANY);
  SwJournal *journal;

  faults_arm (PLACE_FREE, FAULT_KILL, at);
  journal = sw_journal_begin (map, "/map.vstream", NULL);
  for (guint i = 0; i < COMMANDS; i++)
    {
      append (journal, rand, map);
      g_assert_cmpint (write (pipe_fd, "k", 1), ==, 1);
    }
  faults_disarm ();
  kill (getpid (), SIGKILL);
}

static guint
count_kept (int pipe_fd)
{
  char buffer[COMMANDS];
  guint kept = 0;
  gssize n;

  while ((n = read (pipe_fd, buffer, sizeof buffer)) > 0)
    kept += (guint)n;
  return kept;
}

static void
check_recovery (guint seed, guint kept)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (SwMap) map = random_map (rand, 30, UNKNOWN_ANY);
  g_autoptr (SwRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_auto (GStrv) list = sw_journal_list ();

  /* A command that was written but not yet acknowledged may be there too. */
  if (list[0] == NULL)
    {
      g_assert_cmpuint (kept, ==, 0);
      return;
    }
  recovered = sw_journal_recover (list[0], NULL);
  g_assert_nonnull (recovered);
  g_assert_cmpuint (recovered->commands, >=, kept);
  g_assert_cmpuint (recovered->commands, <=, kept + 1);
  for (guint i = 0; i < recovered->commands; i++)
    g_ptr_array_unref (do_command (rand, map));
  expected = bytes_of (map);
  assert_map (recovered->map, expected);
}

static void
test_killed (void)
{
  guint in_middle = 0;

  for (guint point = 0; point < 200; point++)
    {
      guint seed = 100 + point % 7, kept;
      int ends[2], status;
      pid_t child;

      empty_folder ();
      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        edit_until_killed (seed, ends[1], point % 67);
      close (ends[1]);
      kept = count_kept (ends[0]);
      close (ends[0]);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      check_recovery (seed, kept);
      in_middle += kept > 0 && kept < COMMANDS;
    }
  g_assert_cmpuint (in_middle, >, 100);
}

/* Ten commands under a fault. Returns: how many were said to be kept */
static guint
edit_under_fault (GPtrArray *states)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (SwMap) map = random_map (rand, 20, UNKNOWN_ANY);
  g_autoptr (GError) error = NULL;
  SwJournal *journal = sw_journal_begin (map, NULL, &error);
  guint good = 0;

  g_ptr_array_add (states, bytes_of (map));
  for (guint i = 0; journal != NULL && i < 10; i++)
    {
      g_autoptr (GPtrArray) ops = do_command (rand, map);
      gboolean done = sw_journal_append (journal, ops, error == NULL ? &error : NULL);

      g_assert_cmpint (done, ==, error == NULL);
      g_ptr_array_add (states, bytes_of (map));
      good += done;
    }
  if (error != NULL)
    {
      g_assert_error (error, SW_ERROR, SW_ERROR_IO);
      g_assert_true (g_str_has_prefix (error->message, "the recovery journal cannot be written: "));
    }
  sw_journal_close (journal);
  return good;
}

/* A command that could not be kept is told, nothing is written behind it, and those before it are still there. Only a
 * disk that lets nothing be taken back may hold it all the same. */
static void
test_faults (void)
{
  for (Fault fault = FAULT_ENOSPC; fault <= FAULT_SHORT; fault++)
    for (guint at = 0; at < 60; at++)
      {
        g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
        g_autoptr (SwRecovered) recovered = NULL;
        g_auto (GStrv) list = NULL;
        guint good, most;

        empty_folder ();
        faults_arm (PLACE_FREE, fault, at);
        good = edit_under_fault (states);
        faults_disarm ();
        most = good + (fault == FAULT_DEAD);
        list = sw_journal_list ();
        if (good > 0)
          g_assert_nonnull (list[0]);
        if (most == 0)
          g_assert_null (list[0]);
        if (list[0] == NULL)
          continue;
        recovered = sw_journal_recover (list[0], NULL);
        g_assert_cmpuint (recovered->commands, >=, good);
        g_assert_cmpuint (recovered->commands, <=, most);
        assert_map (recovered->map, g_ptr_array_index (states, recovered->commands));
      }
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("streamwright-journal-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  faults_install (home, 1024);
  g_test_add_func ("/files/journal/recover", test_recover);
  g_test_add_func ("/files/journal/resume", test_resume);
  g_test_add_func ("/files/journal/lock", test_lock);
  g_test_add_func ("/files/journal/discard", test_discard);
  g_test_add_func ("/files/journal/cost", test_cost);
  g_test_add_func ("/files/journal/torn", test_torn);
  g_test_add_func ("/files/journal/misfit", test_misfit);
  g_test_add_func ("/files/journal/not-a-journal", test_not_a_journal);
  g_test_add_func ("/files/journal/killed", test_killed);
  g_test_add_func ("/files/journal/faults", test_faults);
  result = g_test_run ();
  faults_remove_tree (home);
  return result;
}

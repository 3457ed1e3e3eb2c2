/*
 * Every call of a save goes wrong in every way, in every kind of place: the file is then the old one or the new one,
 * whole, as the next reader finds it; links, modes and neighbours are as they were; and the next save cleans up.
 */
#include "base/error.h"
#include "faults.h"
#include "files/overwrite.h"
#include "files/save.h"
#include "files/system.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder;    /* the folder of the file */
static char *elsewhere; /* where links lead */
static char *path;      /* what is saved */
static char *real;      /* the file behind it */

typedef struct
{
  const char *name;
  enum
  {
    KIND_FILE,
    KIND_NEW,
    KIND_LINK,
    KIND_LOOSE_LINK,
    KIND_HARD_LINK,
    KIND_LINK_TO_HARD_LINK
  } kind;
  Place place;
  mode_t mode;
  gsize old_length;
  gsize new_length;
  gboolean refused; /* it cannot be saved at all */
} Scenario;

static const Scenario scenarios[] = {
  { "plain", KIND_FILE, PLACE_FREE, 0644, 3000, 5000, FALSE },
  { "shorter", KIND_FILE, PLACE_NO_RESERVE, 0644, 5000, 10, FALSE },
  { "emptied", KIND_FILE, PLACE_FREE, 0644, 5000, 0, FALSE },
  { "symlink", KIND_LINK, PLACE_FREE, 0640, 3000, 5000, FALSE },
  { "loose-symlink", KIND_LOOSE_LINK, PLACE_FREE, 0, 0, 5000, FALSE },
  { "hard-link", KIND_HARD_LINK, PLACE_FREE, 0644, 3000, 5000, FALSE },
  { "hard-link-shorter", KIND_HARD_LINK, PLACE_NO_RESERVE, 0644, 5000, 3000, FALSE },
  { "symlink-to-hard-link", KIND_LINK_TO_HARD_LINK, PLACE_FREE, 0644, 3000, 3000, FALSE },
  { "read-only-file", KIND_FILE, PLACE_NO_WRITE, 0444, 3000, 5000, TRUE },
  { "read-only-folder", KIND_FILE, PLACE_NO_CREATE, 0644, 3000, 5000, FALSE },
  { "sticky", KIND_FILE, PLACE_NO_RENAME, 0666, 3000, 5000, FALSE },
  { "foreign-owner", KIND_FILE, PLACE_NO_CHOWN, 0664, 3000, 5000, FALSE },
  { "mode-0600", KIND_FILE, PLACE_FREE, 0600, 3000, 5000, FALSE },
  { "xattr", KIND_FILE, PLACE_XATTR, 0644, 3000, 5000, FALSE },
  { "xattr-denied", KIND_FILE, PLACE_NO_XATTR, 0644, 3000, 5000, FALSE },
  { "new", KIND_NEW, PLACE_FREE, 0, 0, 5000, FALSE },
  { "new-in-read-only-folder", KIND_NEW, PLACE_NO_CREATE, 0, 0, 5000, TRUE },
  { "full-disk", KIND_FILE, PLACE_FULL, 0644, 3000, 5000, TRUE },
  { "full-disk-hard-link", KIND_HARD_LINK, PLACE_FULL, 0644, 3000, 5000, TRUE },
  { "full-disk-unreserved", KIND_FILE, PLACE_FULL | PLACE_NO_RESERVE, 0644, 3000, 5000, TRUE },
};

static guint runs;
static guint damages; /* saves that had to say that they left a file half-way */

/* Bytes in which every place differs between the two contents. */
static GBytes *
content (char seed, gsize length)
{
  char *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = (char)(seed + (char)(i % 23));
  return g_bytes_new_take (data, length);
}

static void
put (const char *where, GBytes *bytes, mode_t mode)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (where, data, (gssize)length, NULL));
  g_assert_cmpint (g_chmod (where, mode), ==, 0);
}

static void
empty_folder (const char *where)
{
  g_autoptr (GDir) dir = g_dir_open (where, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (where, name, NULL);
      g_assert_cmpint (g_unlink (entry), ==, 0);
    }
}

static guint
count_entries (const char *where)
{
  g_autoptr (GDir) dir = g_dir_open (where, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
prepare (const Scenario *scenario)
{
  g_autoptr (GBytes) old_bytes = content ('A', scenario->old_length);
  g_autofree char *twin = g_build_filename (elsewhere, "twin", NULL);
  gboolean is_link =
      scenario->kind == KIND_LINK || scenario->kind == KIND_LOOSE_LINK || scenario->kind == KIND_LINK_TO_HARD_LINK;

  empty_folder (folder);
  empty_folder (elsewhere);
  g_free (real);
  real = is_link ? g_build_filename (elsewhere, "target", NULL) : g_strdup (path);
  if (is_link)
    g_assert_cmpint (symlink ("../elsewhere/target", path), ==, 0);
  if (scenario->kind != KIND_NEW && scenario->kind != KIND_LOOSE_LINK)
    put (real, old_bytes, scenario->mode);
  if (scenario->kind == KIND_HARD_LINK || scenario->kind == KIND_LINK_TO_HARD_LINK)
    g_assert_cmpint (link (real, twin), ==, 0);
}

static gboolean
holds (const char *where, GBytes *bytes)
{
  g_autofree char *data = NULL;
  gsize length;

  return g_file_get_contents (where, &data, &length, NULL) && length == g_bytes_get_size (bytes)
         && memcmp (data, g_bytes_get_data (bytes, NULL), length) == 0;
}

static void
check_identity (const Scenario *scenario)
{
  struct stat status;
  g_autofree char *twin = g_build_filename (elsewhere, "twin", NULL);

  if (lstat (real, &status) < 0)
    {
      g_assert_cmpuint (scenario->mode, ==, 0);
      return;
    }
  g_assert_true (S_ISREG (status.st_mode));
  g_assert_cmpuint (status.st_mode & 07777, ==, scenario->mode != 0 ? scenario->mode : 0644);
  if (scenario->kind == KIND_HARD_LINK || scenario->kind == KIND_LINK_TO_HARD_LINK)
    {
      struct stat twin_status;

      g_assert_cmpint (lstat (twin, &twin_status), ==, 0);
      g_assert_cmpuint (twin_status.st_ino, ==, status.st_ino);
      g_assert_cmpuint (status.st_nlink, ==, 2);
    }
  if (strcmp (path, real) != 0)
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
}

/* What a reader finds: what was left half-way is mended first. */
static void
check_whole (const Scenario *scenario, Fault fault, guint at, gboolean said_saved)
{
  g_autoptr (GBytes) old_bytes = content ('A', scenario->old_length);
  g_autoptr (GBytes) new_bytes = content ('a', scenario->new_length);
  gboolean had_old = scenario->mode != 0;
  gboolean is_old, is_new;

  sw_overwrite_finish (real);
  is_new = holds (real, new_bytes);
  is_old = had_old ? holds (real, old_bytes) : !g_file_test (real, G_FILE_TEST_EXISTS);
  if (!is_old && !is_new)
    g_error ("%s, fault %d at call %u: the file is damaged", scenario->name, fault, at);
  if (said_saved && !is_new)
    g_error ("%s, fault %d at call %u: said to be saved, but is not", scenario->name, fault, at);
  check_identity (scenario);
}

static void
check_error (const Scenario *scenario, const GError *error)
{
  g_assert_error (error, SW_ERROR, SW_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
}

/* With the fault gone, the next save succeeds and leaves nothing beside the file. */
static void
check_next_save (const Scenario *scenario)
{
  g_autoptr (GBytes) last = content ('0', 700);
  g_autofree char *records = sw_system_state_path ("overwrites", NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_link = strcmp (path, real) != 0;
  gboolean has_twin = scenario->kind == KIND_HARD_LINK || scenario->kind == KIND_LINK_TO_HARD_LINK;

  if (g_file_test (real, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_chmod (real, 0644), ==, 0);
  sw_save_bytes (path, last, &error);
  g_assert_no_error (error);
  g_assert_true (holds (path, last));
  g_assert_cmpuint (count_entries (folder), ==, 1);
  g_assert_cmpuint (count_entries (elsewhere), ==, is_link + has_twin);
  g_assert_cmpuint (count_entries (records), <=, 1);
  empty_folder (records);
}

static gboolean
run_here (const Scenario *scenario, Fault fault, guint at, guint *calls)
{
  g_autoptr (GBytes) new_bytes = content ('a', scenario->new_length);
  g_autoptr (GError) error = NULL;
  gboolean saved;

  prepare (scenario);
  faults_arm (scenario->place, fault, at);
  saved = sw_save_bytes (path, new_bytes, &error);
  *calls = faults_disarm ();
  if (!saved)
    check_error (scenario, error);
  check_whole (scenario, fault, at, saved);
  /* A signal is no reason to fail, and half a write none either. */
  if (fault == FAULT_NONE || fault == FAULT_EINTR || fault == FAULT_SHORT)
    {
      if (fault != FAULT_EINTR)
        g_assert_cmpint (saved, ==, !scenario->refused);
    }
  else if (scenario->refused)
    g_assert_false (saved);
  if (error != NULL && strstr (error->message, " is damaged, because writing stopped half-way (") != NULL)
    damages++;
  check_next_save (scenario);
  runs++;
  return saved;
}

static void
run_killed (const Scenario *scenario, Fault fault, guint at)
{
  g_autoptr (GBytes) new_bytes = content ('a', scenario->new_length);
  int status;
  pid_t child;

  prepare (scenario);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      faults_arm (scenario->place, fault, at);
      sw_save_bytes (path, new_bytes, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  check_whole (scenario, fault, at, FALSE);
  check_next_save (scenario);
  runs++;
}

static void
test_scenario (gconstpointer data)
{
  const Scenario *scenario = data;
  guint calls, ignored;

  run_here (scenario, FAULT_NONE, G_MAXUINT, &calls);
  g_assert_cmpuint (calls, >, 0);
  for (Fault fault = FAULT_ENOSPC; fault < N_FAULTS; fault++)
    for (guint at = 0; at < calls; at++)
      if (fault == FAULT_KILL || fault == FAULT_KILL_BEHIND)
        run_killed (scenario, fault, at);
      else
        run_here (scenario, fault, at, &ignored);
}

/* A signal at any of the calls that it can interrupt does no harm. */
static void
test_signals (void)
{
  const Scenario *scenario = &scenarios[0];
  guint calls, ignored;

  run_here (scenario, FAULT_NONE, G_MAXUINT, &calls);
  for (guint at = 0; at < calls; at++)
    {
      g_auto (GStrv) names = NULL;

      if (run_here (scenario, FAULT_EINTR, at, &ignored))
        continue;
      names = g_strsplit (faults_log (), ";", -1);
      g_test_message ("call %u: %s", at, names[at]);
      /* Linux does not interrupt these. */
      g_assert_true (g_str_has_prefix (names[at], "lstat ") || g_str_has_prefix (names[at], "fstat ")
                     || g_str_has_prefix (names[at], "writable ") || g_str_has_prefix (names[at], "rename ")
                     || g_str_has_prefix (names[at], "chmod ") || g_str_has_prefix (names[at], "lock ")
                     || g_str_has_prefix (names[at], "removexattr ") || g_str_has_prefix (names[at], "listxattr "));
    }
}

static gsize
place_of (const char *log, const char *call)
{
  const char *found = strstr (log, call);

  if (found == NULL)
    g_error ("no “%s” in: %s", call, log);
  return (gsize)(found - log);
}

/* What a power cut could take is on the disk before what depends on it. */
static void
test_order_of_replacing (void)
{
  g_autoptr (GBytes) bytes = content ('a', 5000);
  const char *log;

  prepare (&scenarios[0]);
  faults_arm (PLACE_FREE, FAULT_NONE, G_MAXUINT);
  g_assert_true (sw_save_bytes (path, bytes, NULL));
  faults_disarm ();
  log = faults_log ();
  g_assert_cmpuint (place_of (log, "create .streamwright-"), <, place_of (log, "reserve .streamwright-"));
  g_assert_cmpuint (place_of (log, "reserve .streamwright-"), <, place_of (log, "write .streamwright-"));
  g_assert_cmpuint (place_of (log, "chmod .streamwright-"), <, place_of (log, "sync .streamwright-"));
  g_assert_cmpuint (place_of (log, "write .streamwright-"), <, place_of (log, "sync .streamwright-"));
  g_assert_cmpuint (place_of (log, "sync .streamwright-"), <, place_of (log, "close .streamwright-"));
  g_assert_cmpuint (place_of (log, "close .streamwright-"), <, place_of (log, "rename map.vstream;"));
  g_assert_cmpuint (place_of (log, "rename map.vstream;"), <, place_of (log, "sync folder;"));
  g_assert_null (strstr (log, "write map.vstream"));
}

static void
test_order_of_overwriting (void)
{
  g_autoptr (GBytes) bytes = content ('a', 3000);
  g_autofree char *sum = NULL;
  g_autofree char *rename_record = NULL;
  g_autofree char *unlink_record = NULL;
  g_autofree char *sync_record = NULL;
  struct stat status;
  const char *log;

  prepare (&scenarios[6]);
  g_assert_cmpint (stat (real, &status), ==, 0);
  sum = g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", (guint64)status.st_dev,
                         (guint64)status.st_ino);
  sync_record = g_strdup_printf ("sync %s.new;", sum);
  rename_record = g_strdup_printf ("rename %s;", sum);
  unlink_record = g_strdup_printf ("unlink %s;", sum);
  faults_arm (PLACE_FREE, FAULT_NONE, G_MAXUINT);
  g_assert_true (sw_save_bytes (path, bytes, NULL));
  faults_disarm ();
  log = faults_log ();
  g_assert_cmpuint (place_of (log, sync_record), <, place_of (log, rename_record));
  g_assert_cmpuint (place_of (log, rename_record), <, place_of (log, "sync overwrites;"));
  g_assert_cmpuint (place_of (log, "sync overwrites;"), <, place_of (log, "write map.vstream;"));
  g_assert_cmpuint (place_of (log, "reserve map.vstream;"), <, place_of (log, "write map.vstream;"));
  g_assert_cmpuint (place_of (log, "write map.vstream;"), <, place_of (log, "truncate map.vstream;"));
  g_assert_cmpuint (place_of (log, "truncate map.vstream;"), <, place_of (log, "sync map.vstream;"));
  g_assert_cmpuint (place_of (log, "sync map.vstream;"), <, place_of (log, unlink_record));
}

static void
test_xattr (void)
{
  g_autoptr (GBytes) bytes = content ('a', 10);

  prepare (&scenarios[0]);
  faults_arm (PLACE_XATTR, FAULT_NONE, G_MAXUINT);
  g_assert_true (sw_save_bytes (path, bytes, NULL));
  faults_disarm ();
  g_assert_true (faults_xattr_was_set ());
  g_assert_null (strstr (faults_log (), "write map.vstream"));
  faults_arm (PLACE_NO_XATTR, FAULT_NONE, G_MAXUINT);
  g_assert_true (sw_save_bytes (path, bytes, NULL));
  faults_disarm ();
  g_assert_nonnull (strstr (faults_log (), "write map.vstream"));
}

static void
test_enough_runs (void)
{
  g_test_message ("%u runs", runs);
  g_assert_cmpuint (runs, >, 2000);
  /* Only a disk that dies while a file is written over can bring that about. */
  g_assert_cmpuint (damages, >, 10);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("streamwright-save-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (home, "state", NULL);
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  umask (022);
  folder = g_build_filename (home, "folder", NULL);
  elsewhere = g_build_filename (home, "elsewhere", NULL);
  path = g_build_filename (folder, "map.vstream", NULL);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (elsewhere, 0755), ==, 0);
  faults_install (folder, 1024);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *name = g_strconcat ("/files/save/faults/", scenarios[i].name, NULL);
      g_test_add_data_func (name, &scenarios[i], test_scenario);
    }
  g_test_add_func ("/files/save/faults/signals", test_signals);
  g_test_add_func ("/files/save/faults/enough", test_enough_runs);
  g_test_add_func ("/files/save/order/replace", test_order_of_replacing);
  g_test_add_func ("/files/save/order/overwrite", test_order_of_overwriting);
  g_test_add_func ("/files/save/xattr", test_xattr);
  result = g_test_run ();
  faults_remove_tree (home);
  g_free (folder);
  g_free (elsewhere);
  g_free (path);
  g_free (real);
  return result;
}

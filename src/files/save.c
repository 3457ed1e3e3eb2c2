/*
 * Invariants:
 * - until the rename, nothing of the old file is touched; from then on the new one is whole and synced;
 * - a temporary file is locked while its writer lives, so a killed save's leftovers can be told from another's work;
 * - who the file belongs to, who may read it and what is attached to it stay; where that cannot be had with a new
 *   file, the old one is written over (overwrite.h).
 */
#include "files/save.h"

#include "base/error.h"
#include "files/generations.h"
#include "files/overwrite.h"
#include "files/read.h"
#include "files/save-remote.h"
#include "files/system.h"
#include "files/write.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define TEMPORARY_PREFIX ".streamwright-"
#define TEMPORARY_SUFFIX ".tmp"
#define ACCESS_LIST "system.posix_acl_access"

typedef enum
{
  DONE,
  FAILED, /* errno says why */
  CANNOT  /* the file must be written over instead */
} Outcome;

typedef struct
{
  char *path; /* no link */
  char *folder;
  gboolean exists;
  struct stat status; /* before the save, if it exists; after it, always */
} Target;

static void
target_clear (Target *target)
{
  g_free (target->path);
  g_free (target->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* --- the target -------------------------------------------------------------------------------------------- */

static gboolean
resolve (const char *path, Target *target)
{
  target->path = sw_system_resolve (path, &target->exists, &target->status);
  if (target->path == NULL)
    return FALSE;
  target->folder = g_path_get_dirname (target->path);
  return TRUE;
}

/* --- the temporary file ------------------------------------------------------------------------------------ */

/* Removes @path if it is a leftover: ours, alone, and locked by nobody. */
static void
remove_leftover (const char *path)
{
  struct stat status;
  int fd = sw_system_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);

  if (fd < 0)
    return;
  if (sw_system.fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_uid == geteuid ()
      && sw_system.flock (fd, LOCK_EX | LOCK_NB) == 0)
    sw_system.unlink (path);
  sw_system.close (fd);
}

static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, TEMPORARY_PREFIX) && g_str_has_suffix (name, TEMPORARY_SUFFIX))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        remove_leftover (path);
      }
}

/* Whether the new file is ours alone: another save may have swept it before it was locked. */
static gboolean
lock_temporary (int fd)
{
  struct stat status;

  if (sw_system.flock (fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
    return FALSE;
  return sw_system.fstat (fd, &status) == 0 && status.st_nlink == 1;
}

static int
open_temporary (const Target *target, char **path)
{
  for (guint i = 0; i < 100; i++)
    {
      int fd;

      *path = g_strdup_printf ("%s/" TEMPORARY_PREFIX "%08x" TEMPORARY_SUFFIX, target->folder, g_random_int ());
      /* A new file gets the rights that the system gives to new files; a copy is private until its rights are set. */
      fd = sw_system_open (*path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, target->exists ? 0600 : 0666);
      if (fd >= 0 && lock_temporary (fd))
        return fd;
      if (fd >= 0)
        {
          sw_system.unlink (*path);
          sw_system.close (fd);
          errno = EEXIST;
        }
      g_clear_pointer (path, g_free);
      if (errno != EEXIST)
        return -1;
    }
  return -1;
}

/* --- what a file carries beside its bytes ------------------------------------------------------------------ */

static gboolean
is_refusal (int code)
{
  return code == EPERM || code == EACCES || code == EROFS || code == EXDEV || code == EBUSY || code == ETXTBSY
         || code == ENOTSUP || code == EINVAL || code == ENOSYS;
}

static Outcome
outcome_of (int result)
{
  return result >= 0 ? DONE : is_refusal (errno) ? CANNOT : FAILED;
}

/* Signatures over the content; they would no longer be true. */
static gboolean
is_signature (const char *name)
{
  return strcmp (name, "security.ima") == 0 || strcmp (name, "security.evm") == 0;
}

static Outcome
copy_xattr (const char *path, int fd, const char *name)
{
  g_autofree char *value = g_malloc (XATTR_SIZE_MAX);
  g_autofree char *present = g_malloc (XATTR_SIZE_MAX);
  gssize length = sw_system.lgetxattr (path, name, value, XATTR_SIZE_MAX);

  if (length < 0)
    return errno == ENODATA ? DONE : outcome_of (-1);
  if (sw_system.fgetxattr (fd, name, present, XATTR_SIZE_MAX) == length && memcmp (value, present, (gsize)length) == 0)
    return DONE;
  return outcome_of (sw_system.fsetxattr (fd, name, value, (gsize)length));
}

static Outcome
copy_xattrs (const char *path, int fd)
{
  g_autofree char *names = g_malloc (XATTR_LIST_MAX);
  gssize length = sw_system.llistxattr (path, names, XATTR_LIST_MAX);
  gboolean has_list = FALSE;

  if (length < 0 && errno != ENOTSUP && errno != ENOSYS)
    return outcome_of (-1);
  for (const char *name = names; name < names + length; name += strlen (name) + 1)
    {
      Outcome outcome = is_signature (name) ? DONE : copy_xattr (path, fd, name);

      if (outcome != DONE)
        return outcome;
      has_list |= strcmp (name, ACCESS_LIST) == 0;
    }
  /* A folder may have given the new file a list of its own, which the mode would then open to more people. */
  if (!has_list && sw_system.fremovexattr (fd, ACCESS_LIST) < 0 && errno != ENODATA && errno != ENOTSUP
      && errno != ENOSYS)
    return outcome_of (-1);
  return DONE;
}

static Outcome
copy_identity (const Target *target, int fd)
{
  struct stat status;
  Outcome outcome;

  if (sw_system.fstat (fd, &status) < 0)
    return FAILED;
  if ((status.st_uid != target->status.st_uid || status.st_gid != target->status.st_gid)
      && sw_system.fchown (fd, target->status.st_uid, target->status.st_gid) < 0)
    return outcome_of (-1);
  outcome = copy_xattrs (target->path, fd);
  return outcome == DONE ? outcome_of (sw_system.fchmod (fd, target->status.st_mode & 07777)) : outcome;
}

/* --- replacing --------------------------------------------------------------------------------------------- */

static gboolean
write_bytes (int fd, GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  /* Space that cannot be reserved is found out here, before the old file is in danger. */
  if (length > 0)
    {
      int result;

      do
        result = sw_system.fallocate (fd, 0, (gint64)length);
      while (result < 0 && errno == EINTR);
      if (result < 0 && errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL)
        return FALSE;
    }
  return sw_system_write (fd, data, length, 0);
}

static Outcome
fill (Target *target, int fd, GBytes *bytes)
{
  Outcome outcome;
  struct stat status;

  if (!write_bytes (fd, bytes))
    return FAILED;
  outcome = target->exists ? copy_identity (target, fd) : DONE;
  if (outcome != DONE)
    return outcome;
  if (!sw_system_sync (fd) || sw_system.fstat (fd, &status) < 0)
    return FAILED;
  if ((guint64)status.st_size != g_bytes_get_size (bytes))
    {
      errno = EIO;
      return FAILED;
    }
  target->status = status;
  return DONE;
}

static Outcome
replace (Target *target, GBytes *bytes)
{
  g_autofree char *temporary = NULL;
  struct stat before = target->status;
  int fd = open_temporary (target, &temporary);
  int lock, failure;
  Outcome outcome;

  if (fd < 0)
    return outcome_of (-1);
  /* The lock lasts until the last descriptor is closed: behind the rename. */
  lock = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  outcome = fill (target, fd, bytes);
  failure = errno;
  if (!sw_system_close (fd) && outcome == DONE)
    {
      outcome = FAILED;
      failure = errno;
    }
  if (outcome == DONE)
    {
      outcome = outcome_of (sw_system.rename (temporary, target->path));
      failure = errno;
    }
  if (outcome != DONE)
    {
      sw_system.unlink (temporary);
      target->status = before;
    }
  else if (!sw_system_sync_folder (target->folder))
    {
      outcome = FAILED;
      failure = errno;
    }
  if (lock >= 0)
    sw_system.close (lock);
  errno = failure;
  return outcome;
}

static gboolean
fail (const char *path, const char *record, GError **error)
{
  int code = errno;

  if (record != NULL)
    g_set_error (error, SW_ERROR, SW_ERROR_IO,
                 _ ("%s is damaged, because writing stopped half-way (%s); it will be mended when it is opened again"),
                 path, g_strerror (code));
  else
    g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s cannot be saved: %s"), path, g_strerror (code));
  return FALSE;
}

static gboolean
save (const char *path, GBytes *bytes, struct stat *status, GError **error)
{
  g_auto (Target) target = { 0 };
  g_autofree char *record = NULL;
  Outcome outcome;

  if (!resolve (path, &target))
    return fail (path, NULL, error);
  sw_overwrite_finish (target.path);
  if (target.exists && !S_ISREG (target.status.st_mode))
    {
      g_set_error (error, SW_ERROR, SW_ERROR_IO, _ ("%s cannot be saved: it is not a file"), path);
      return FALSE;
    }
  if (target.exists && sw_system.writable (target.path) < 0)
    return fail (path, NULL, error);
  sweep (target.folder);
  outcome = target.exists && target.status.st_nlink > 1 ? CANNOT : replace (&target, bytes);
  if (outcome == CANNOT && target.exists)
    outcome = sw_overwrite (target.path, bytes, &target.status, &record) ? DONE : FAILED;
  if (outcome != DONE)
    return fail (path, record, error);
  *status = target.status;
  return TRUE;
}

gboolean
sw_save_bytes (const char *path, GBytes *bytes, GError **error)
{
  struct stat status;

  return save (path, bytes, &status, error);
}

/* --- maps -------------------------------------------------------------------------------------------------- */

/* What is written must read back as the same map; anything else would be found out too late. */
static GBytes *
write_verified (SwMap *map, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = sw_map_write (map);
  g_autoptr (GError) reason = NULL;
  g_autoptr (SwMap) again = sw_map_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name, &reason);

  if (again != NULL && sw_map_equal (map, again))
    return g_steal_pointer (&bytes);
  g_set_error (error, SW_ERROR, SW_ERROR_CONFLICT, _ ("%s was not saved, because it could not be read again: %s"), name,
               reason != NULL ? reason->message : _ ("the map would not be the same"));
  return NULL;
}

gboolean
sw_save_map (SwMap *map, const char *path, SwFileMark *mark, GBytes **bytes, GError **error)
{
  g_autoptr (GBytes) written = write_verified (map, path, error);
  struct stat status;

  if (written == NULL)
    return FALSE;
  sw_generation_keep (path);
  if (!save (path, written, &status, error))
    return FALSE;
  if (mark != NULL)
    sw_file_mark_set (mark, &status, written);
  if (bytes != NULL)
    *bytes = g_steal_pointer (&written);
  return TRUE;
}

gboolean
sw_save_map_to_gfile (SwMap *map, GFile *file, SwFileMark *mark, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) written = NULL;

  if (path != NULL)
    return sw_save_map (map, path, mark, NULL, error);
  name = g_file_get_parse_name (file);
  written = write_verified (map, name, error);
  if (written == NULL || !sw_save_remote (file, written, error))
    return FALSE;
  if (mark != NULL)
    sw_file_mark_set (mark, NULL, written);
  return TRUE;
}

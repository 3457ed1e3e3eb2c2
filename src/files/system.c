#include "files/system.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MOST_LINKS 40

static int
real_open (const char *path, int flags, mode_t mode)
{
  return open (path, flags, mode);
}

static gssize
real_pwrite (int fd, const void *data, gsize length, gint64 offset)
{
  return pwrite (fd, data, length, offset);
}

static int
real_fallocate (int fd, int mode, gint64 length)
{
  return fallocate (fd, mode, 0, length);
}

static int
real_ftruncate (int fd, gint64 length)
{
  return ftruncate (fd, length);
}

static int
real_writable (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS);
}

static int
real_fsetxattr (int fd, const char *name, const void *value, gsize size)
{
  return fsetxattr (fd, name, value, size, 0);
}

SwSystem sw_system = {
  .open = real_open,
  .read = read,
  .pwrite = real_pwrite,
  .fallocate = real_fallocate,
  .ftruncate = real_ftruncate,
  .fsync = fsync,
  .close = close,
  .rename = rename,
  .unlink = unlink,
  .lstat = lstat,
  .fstat = fstat,
  .readlink = readlink,
  .writable = real_writable,
  .flock = flock,
  .fchown = fchown,
  .fchmod = fchmod,
  .llistxattr = llistxattr,
  .lgetxattr = lgetxattr,
  .fgetxattr = fgetxattr,
  .fsetxattr = real_fsetxattr,
  .fremovexattr = fremovexattr,
};

static char *
follow_link (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  char target[PATH_MAX];
  gssize length = sw_system.readlink (path, target, sizeof target - 1);

  if (length < 0)
    return NULL;
  target[length] = '\0';
  return g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
}

/* `..` is left to the system: behind a linked folder it does not lead back. */
static char *
make_absolute (const char *path)
{
  g_autofree char *here = NULL;

  if (g_path_is_absolute (path))
    return g_strdup (path);
  here = g_get_current_dir ();
  return g_build_filename (here, path, NULL);
}

char *
sw_system_resolve (const char *path, gboolean *exists, struct stat *status)
{
  char *now = make_absolute (path);

  for (guint i = 0; i < MOST_LINKS; i++)
    {
      char *next;

      *exists = sw_system.lstat (now, status) == 0;
      if (*exists ? !S_ISLNK (status->st_mode) : errno == ENOENT)
        return now;
      next = *exists ? follow_link (now) : NULL;
      g_free (now);
      now = next;
      if (now == NULL)
        return NULL;
    }
  g_free (now);
  errno = ELOOP;
  return NULL;
}

int
sw_system_open (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = sw_system.open (path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

gboolean
sw_system_write (int fd, const void *data, gsize length, gint64 offset)
{
  const char *p = data;

  while (length > 0)
    {
      gssize n = sw_system.pwrite (fd, p, length, offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          if (n == 0)
            errno = EIO;
          return FALSE;
        }
      p += n;
      offset += n;
      length -= (gsize)n;
    }
  return TRUE;
}

GBytes *
sw_system_read (int fd, gsize most)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];

  for (;;)
    {
      gssize n = sw_system.read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (gsize)n > most)
        {
          errno = EFBIG;
          return NULL;
        }
      g_byte_array_append (bytes, buffer, (guint)n);
    }
}

gboolean
sw_system_sync (int fd)
{
  int result;

  do
    result = sw_system.fsync (fd);
  while (result < 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* Linux has given the descriptor back even where a signal came, so close() is never repeated. */
gboolean
sw_system_close (int fd)
{
  return sw_system.close (fd) == 0 || errno == EINTR;
}

gboolean
sw_system_truncate (int fd, gint64 length)
{
  int result;

  do
    result = sw_system.ftruncate (fd, length);
  while (result < 0 && errno == EINTR);
  return result == 0;
}

gboolean
sw_system_sync_folder (const char *path)
{
  int fd = sw_system_open (path, O_RDONLY | O_DIRECTORY, 0);
  gboolean synced;

  if (fd < 0)
    return errno == EACCES || errno == EPERM;
  synced = sw_system_sync (fd);
  sw_system.close (fd);
  return synced;
}

static gboolean
write_and_close (int fd, GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  gboolean done = sw_system_write (fd, data, length, 0) && sw_system_sync (fd);
  int failure = errno;

  if (sw_system_close (fd) && done)
    return TRUE;
  errno = done ? errno : failure;
  return FALSE;
}

gboolean
sw_system_write_durably (const char *path, GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  int fd, failure;

  if (g_mkdir_with_parents (folder, 0700) < 0)
    return FALSE;
  fd = sw_system_open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return FALSE;
  if (write_and_close (fd, bytes) && sw_system.rename (temporary, path) == 0)
    return sw_system_sync_folder (folder);
  failure = errno;
  sw_system.unlink (temporary);
  errno = failure;
  return FALSE;
}

char *
sw_system_state_path (const char *folder, const char *name)
{
  return g_build_filename (g_get_user_state_dir (), "streamwright", folder, name, NULL);
}

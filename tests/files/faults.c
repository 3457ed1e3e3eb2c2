#include "faults.h"

#include "files/system.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define MOST_FDS 4096

static struct
{
  SwSystem real;
  char *folder;
  gsize piece;
  gboolean armed;
  Place place;
  Fault fault;
  guint at;
  guint calls;
  const char *kill_at;
  gboolean xattr_set;
  GString *log;
  char *names[MOST_FDS];
} layer;

static gboolean
is_call_to_die_at (const char *call, const char *name)
{
  gsize length = strlen (call);

  return layer.kill_at != NULL && name != NULL && g_str_has_prefix (layer.kill_at, call) && layer.kill_at[length] == ' '
         && strcmp (layer.kill_at + length + 1, name) == 0;
}

static void
log_call (const char *call, const char *name)
{
  if (layer.armed)
    g_string_append_printf (layer.log, "%s %s;", call, name != NULL ? name : "?");
}

static const char *
name_of (int fd)
{
  return fd >= 0 && fd < MOST_FDS ? layer.names[fd] : NULL;
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

static gboolean
is_now (void)
{
  guint call = layer.calls;

  if (!layer.armed)
    return FALSE;
  layer.calls++;
  return layer.fault == FAULT_DEAD ? call >= layer.at : call == layer.at;
}

/* What must happen in front of a call that moves no bytes. Returns: whether the call fails, with errno */
static gboolean
before (const char *call, const char *name, gboolean *die_behind)
{
  *die_behind = FALSE;
  log_call (call, name);
  if (is_call_to_die_at (call, name))
    die ();
  if (!is_now ())
    return FALSE;
  switch (layer.fault)
    {
    case FAULT_ENOSPC:
      errno = ENOSPC;
      return TRUE;
    case FAULT_EIO:
    case FAULT_DEAD:
      errno = EIO;
      return TRUE;
    case FAULT_EDQUOT:
      errno = EDQUOT;
      return TRUE;
    case FAULT_EINTR:
      errno = EINTR;
      return TRUE;
    case FAULT_KILL:
      die ();
      return TRUE;
    case FAULT_KILL_BEHIND:
      *die_behind = TRUE;
      return FALSE;
    case FAULT_NONE:
    case FAULT_SHORT:
    default:
      return FALSE;
    }
}

#define CALL(call, name, type, expression)                                                                             \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gboolean die_behind;                                                                                               \
    type result;                                                                                                       \
                                                                                                                       \
    if (before (call, name, &die_behind))                                                                              \
      return -1;                                                                                                       \
    result = (expression);                                                                                             \
    if (die_behind)                                                                                                    \
      die ();                                                                                                          \
    return result;                                                                                                     \
  }                                                                                                                    \
  G_STMT_END

static gboolean
is_in_folder (const char *path)
{
  return g_str_has_prefix (path, layer.folder);
}

static gboolean
is_denied (Place place, int code)
{
  if (!layer.armed || (layer.place & place) == 0)
    return FALSE;
  errno = code;
  return TRUE;
}

static int
open_named (const char *path, int flags, mode_t mode)
{
  int fd;

  if ((flags & O_CREAT) != 0 && is_in_folder (path) && is_denied (PLACE_NO_CREATE, EACCES))
    return -1;
  fd = layer.real.open (path, flags, mode);
  if (fd >= 0 && fd < MOST_FDS)
    {
      g_free (layer.names[fd]);
      layer.names[fd] = g_path_get_basename (path);
    }
  return fd;
}

static const char *
base_name (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static int
fault_open (const char *path, int flags, mode_t mode)
{
  CALL ((flags & O_CREAT) != 0 ? "create" : "open", base_name (path), int, open_named (path, flags, mode));
}

static gssize
fault_read (int fd, void *buffer, gsize length)
{
  if (layer.armed && layer.fault == FAULT_SHORT && layer.calls == layer.at)
    length = 1;
  CALL ("read", name_of (fd), gssize, layer.real.read (fd, buffer, length));
}

static gssize
write_it (int fd, const void *data, gsize length, gint64 offset)
{
  return is_denied (PLACE_FULL, ENOSPC) ? -1 : layer.real.pwrite (fd, data, length, offset);
}

static gssize
fault_pwrite (int fd, const void *data, gsize length, gint64 offset)
{
  gboolean is_it = layer.armed && layer.calls == layer.at;
  gboolean dies = (is_it && layer.fault == FAULT_KILL) || is_call_to_die_at ("write", name_of (fd));

  length = MIN (length, layer.piece);
  if (dies || (is_it && layer.fault == FAULT_SHORT))
    length = MAX (length / 2, 1);
  if (dies)
    {
      write_it (fd, data, length, offset);
      die ();
    }
  CALL ("write", name_of (fd), gssize, write_it (fd, data, length, offset));
}

static int
allocate (int fd, int mode, gint64 length)
{
  if (is_denied (PLACE_NO_RESERVE, EOPNOTSUPP) || is_denied (PLACE_FULL, ENOSPC))
    return -1;
  return layer.real.fallocate (fd, mode, length);
}

static int
fault_fallocate (int fd, int mode, gint64 length)
{
  CALL ("reserve", name_of (fd), int, allocate (fd, mode, length));
}

static int
fault_ftruncate (int fd, gint64 length)
{
  CALL ("truncate", name_of (fd), int, layer.real.ftruncate (fd, length));
}

/* No power goes off in a test, so nothing has to reach the disk: the order of the calls is what counts. */
static int
fault_fsync (int fd)
{
  CALL ("sync", name_of (fd), int, 0);
}

/* The descriptor is given back whatever is said: so does Linux. */
static int
fault_close (int fd)
{
  gboolean die_behind;
  gboolean failed = before ("close", name_of (fd), &die_behind);
  int code = errno;
  int result = layer.real.close (fd);

  if (die_behind)
    die ();
  errno = failed ? code : errno;
  return failed ? -1 : result;
}

static int
rename_it (const char *from, const char *to)
{
  if (is_in_folder (to) && is_denied (PLACE_NO_RENAME, EPERM))
    return -1;
  return layer.real.rename (from, to);
}

static int
fault_rename (const char *from, const char *to)
{
  CALL ("rename", base_name (to), int, rename_it (from, to));
}

static int
fault_unlink (const char *path)
{
  CALL ("unlink", base_name (path), int, layer.real.unlink (path));
}

static int
fault_lstat (const char *path, struct stat *status)
{
  CALL ("lstat", base_name (path), int, layer.real.lstat (path, status));
}

static int
stat_fd (int fd, struct stat *status)
{
  int result = layer.real.fstat (fd, status);

  /* A new file belongs to somebody else than the old one. */
  if (result == 0 && layer.armed && (layer.place & PLACE_NO_CHOWN) != 0)
    status->st_uid++;
  return result;
}

static int
fault_fstat (int fd, struct stat *status)
{
  CALL ("fstat", name_of (fd), int, stat_fd (fd, status));
}

static gssize
fault_readlink (const char *path, char *target, gsize size)
{
  CALL ("readlink", base_name (path), gssize, layer.real.readlink (path, target, size));
}

static int
writable (const char *path)
{
  return is_denied (PLACE_NO_WRITE, EACCES) ? -1 : layer.real.writable (path);
}

static int
fault_writable (const char *path)
{
  CALL ("writable", base_name (path), int, writable (path));
}

static int
fault_flock (int fd, int operation)
{
  CALL ("lock", name_of (fd), int, layer.real.flock (fd, operation));
}

static int
chown_it (int fd, uid_t user, gid_t group)
{
  return is_denied (PLACE_NO_CHOWN, EPERM) ? -1 : layer.real.fchown (fd, user, group);
}

static int
fault_fchown (int fd, uid_t user, gid_t group)
{
  CALL ("chown", name_of (fd), int, chown_it (fd, user, group));
}

static int
fault_fchmod (int fd, mode_t mode)
{
  CALL ("chmod", name_of (fd), int, layer.real.fchmod (fd, mode));
}

/* Attributes are played, because not every file system has them. */
static gssize
list_xattrs (char *names, gsize size)
{
  static const char list[] = "security.ima\0user.note";

  if (!layer.armed || (layer.place & (PLACE_XATTR | PLACE_NO_XATTR)) == 0)
    return 0;
  g_assert_cmpuint (size, >=, sizeof list);
  memcpy (names, list, sizeof list);
  return sizeof list;
}

static gssize
fault_llistxattr (const char *path, char *names, gsize size)
{
  CALL ("listxattr", base_name (path), gssize, list_xattrs (names, size));
}

static gssize
get_xattr (const char *name, void *value)
{
  g_assert_cmpstr (name, ==, "user.note");
  memcpy (value, "hello", 5);
  return 5;
}

static gssize
fault_lgetxattr (const char *path, const char *name, void *value, gsize size)
{
  CALL ("getxattr", base_name (path), gssize, get_xattr (name, value));
}

static gssize
fault_fgetxattr (int fd, const char *name, void *value, gsize size)
{
  errno = ENODATA;
  return -1;
}

static int
set_xattr (const char *name, const void *value, gsize size)
{
  if (is_denied (PLACE_NO_XATTR, EPERM))
    return -1;
  layer.xattr_set = strcmp (name, "user.note") == 0 && size == 5 && memcmp (value, "hello", 5) == 0;
  return 0;
}

static int
fault_fsetxattr (int fd, const char *name, const void *value, gsize size)
{
  CALL ("setxattr", name_of (fd), int, set_xattr (name, value, size));
}

static int
no_data (void)
{
  errno = ENODATA;
  return -1;
}

static int
fault_fremovexattr (int fd, const char *name)
{
  CALL ("removexattr", name_of (fd), int, no_data ());
}

void
faults_install (const char *folder, gsize piece)
{
  layer.real = sw_system;
  layer.folder = g_strdup (folder);
  layer.piece = piece;
  layer.log = g_string_new (NULL);
  sw_system = (SwSystem){
    .open = fault_open,
    .read = fault_read,
    .pwrite = fault_pwrite,
    .fallocate = fault_fallocate,
    .ftruncate = fault_ftruncate,
    .fsync = fault_fsync,
    .close = fault_close,
    .rename = fault_rename,
    .unlink = fault_unlink,
    .lstat = fault_lstat,
    .fstat = fault_fstat,
    .readlink = fault_readlink,
    .writable = fault_writable,
    .flock = fault_flock,
    .fchown = fault_fchown,
    .fchmod = fault_fchmod,
    .llistxattr = fault_llistxattr,
    .lgetxattr = fault_lgetxattr,
    .fgetxattr = fault_fgetxattr,
    .fsetxattr = fault_fsetxattr,
    .fremovexattr = fault_fremovexattr,
  };
}

void
faults_arm (Place place, Fault fault, guint at)
{
  layer.armed = TRUE;
  layer.place = place;
  layer.fault = fault;
  layer.at = at;
  layer.calls = 0;
  layer.xattr_set = FALSE;
  g_string_truncate (layer.log, 0);
}

void
faults_kill_at (const char *call)
{
  layer.kill_at = call;
}

guint
faults_disarm (void)
{
  layer.armed = FALSE;
  return layer.calls;
}

const char *
faults_log (void)
{
  return layer.log->str;
}

gboolean
faults_xattr_was_set (void)
{
  return layer.xattr_set;
}

void
faults_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);
      faults_remove_tree (entry);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

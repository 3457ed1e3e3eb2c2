#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

/**
 * SwSystem: the calls of the system by which maps and journals reach the disk.
 *
 * They go through one table, so that tests can make each of them fail, stop half-way or end the process. Each does
 * what the call of its name does; @writable is faccessat() with the rights that the process really has.
 */
typedef struct
{
  int (*open) (const char *path, int flags, mode_t mode);
  gssize (*read) (int fd, void *buffer, gsize length);
  gssize (*pwrite) (int fd, const void *data, gsize length, gint64 offset);
  int (*fallocate) (int fd, int mode, gint64 length);
  int (*ftruncate) (int fd, gint64 length);
  int (*fsync) (int fd);
  int (*close) (int fd);
  int (*rename) (const char *from, const char *to);
  int (*unlink) (const char *path);
  int (*lstat) (const char *path, struct stat *status);
  int (*fstat) (int fd, struct stat *status);
  gssize (*readlink) (const char *path, char *target, gsize size);
  int (*writable) (const char *path);
  int (*flock) (int fd, int operation);
  int (*fchown) (int fd, uid_t user, gid_t group);
  int (*fchmod) (int fd, mode_t mode);
  gssize (*llistxattr) (const char *path, char *names, gsize size);
  gssize (*lgetxattr) (const char *path, const char *name, void *value, gsize size);
  gssize (*fgetxattr) (int fd, const char *name, void *value, gsize size);
  int (*fsetxattr) (int fd, const char *name, const void *value, gsize size);
  int (*fremovexattr) (int fd, const char *name);
} SwSystem;

extern SwSystem sw_system;

/* The following retry what a signal interrupted, and set errno where they fail. */

/**
 * sw_system_resolve: where @path leads through all links; a link to nothing leads to the file that would be made
 * @exists, @status: (out): what is there
 *
 * Returns: (transfer full): an absolute path that is no link, or NULL with errno
 */
char *sw_system_resolve (const char *path, gboolean *exists, struct stat *status);

/** sw_system_open: Returns: a file descriptor that children do not inherit, or -1 */
int sw_system_open (const char *path, int flags, mode_t mode);

/** sw_system_write: writes all of @data at @offset, in as many calls as that takes. */
gboolean sw_system_write (int fd, const void *data, gsize length, gint64 offset);

/** sw_system_read: everything from where @fd stands; more than @most bytes are an EFBIG. Returns: (transfer full) */
GBytes *sw_system_read (int fd, gsize most);

/** sw_system_sync: fsync(); where a file system has no such thing for @fd, that is no error. */
gboolean sw_system_sync (int fd);

/** sw_system_close: what close() says of earlier writes. @fd is closed in any case. */
gboolean sw_system_close (int fd);

/** sw_system_truncate: ftruncate(). */
gboolean sw_system_truncate (int fd, gint64 length);

/** sw_system_sync_folder: makes names in @path durable; a folder that may not be read is left to the system. */
gboolean sw_system_sync_folder (const char *path);

/**
 * sw_system_write_durably: a small new file of our own, whole or not there, synced with its folder. Folders are made
 * as needed, for the user alone.
 */
gboolean sw_system_write_durably (const char *path, GBytes *bytes);

/** sw_system_state_path: a file or folder under `$XDG_STATE_HOME/streamwright/`. Returns: (transfer full) */
char *sw_system_state_path (const char *folder, const char *name);

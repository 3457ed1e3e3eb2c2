#pragma once

#include <glib.h>

/* Stands between files/ and the system: counts the calls, and makes one of them go wrong. */

typedef enum
{
  FAULT_NONE,
  FAULT_ENOSPC,
  FAULT_EIO,
  FAULT_EDQUOT,
  FAULT_EINTR,
  FAULT_DEAD,       /* EIO from that call on */
  FAULT_SHORT,      /* half of what was to be read or written */
  FAULT_KILL,       /* SIGKILL in front of the call; a write is half done */
  FAULT_KILL_BEHIND /* SIGKILL behind the call */
} Fault;
#define N_FAULTS (FAULT_KILL_BEHIND + 1)

/* What the place of the file is like, for every user, root included. */
typedef enum
{
  PLACE_FREE = 0,
  PLACE_NO_CREATE = 1 << 0, /* no new file in the folder of the test */
  PLACE_NO_WRITE = 1 << 1,  /* the file may not be written to */
  PLACE_NO_RENAME = 1 << 2, /* nothing may take the name of a file */
  PLACE_NO_CHOWN = 1 << 3,  /* the file belongs to somebody else, and cannot be given away */
  PLACE_XATTR = 1 << 4,     /* the file has an attribute, user.note = hello */
  PLACE_NO_XATTR = 1 << 5,  /* which nobody may set */
  PLACE_FULL = 1 << 6,      /* no byte more fits on the disk */
  PLACE_NO_RESERVE = 1 << 7 /* the file system cannot reserve space */
} Place;

/* faults_install: @folder: of the test; writes go in pieces of @piece bytes. */
void faults_install (const char *folder, gsize piece);

/* faults_arm: call number @at from now (0 is the next) goes wrong. */
void faults_arm (Place place, Fault fault, guint at);

/* faults_kill_at: the first call that the log calls @call, "write a", ends the process; a write is half done. */
void faults_kill_at (const char *call);

/* faults_disarm: all goes well from now on. Returns: how many calls there were since it was armed */
guint faults_disarm (void);

/* faults_log: the names of the calls since it was armed, with the base name of what they were about: `open a;write a;`.
 * Owned by the layer. */
const char *faults_log (void);

/* faults_xattr_was_set: whether user.note = hello was set on a file since it was armed. */
gboolean faults_xattr_was_set (void);

/* faults_remove_tree: removes a folder of the test with all in it. */
void faults_remove_tree (const char *path);

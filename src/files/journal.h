#pragma once

#include "model/map.h"

/**
 * SwJournal: what happened to a map since it was opened, on disk after every command.
 *
 * A journal is a file under `$XDG_STATE_HOME/streamwright/recovery/`: a header (the map's path if it has one, the
 * canonical bytes to start from, the handles of elements that show no id), then one record a command with its
 * operations (op-text.h), each with length and checksum. A torn last record is left out when it is read. What an
 * append costs depends on the command, never on the size of the map.
 *
 * Whoever writes a journal holds a lock on it, so that it is offered for recovery only when that process is gone.
 */
typedef struct _SwJournal SwJournal;

/** sw_journal_folder: where journals are. Returns: (transfer full) */
char *sw_journal_folder (void);

/** sw_journal_begin: @path: (nullable): the map's file. Writes and syncs the header. */
SwJournal *sw_journal_begin (SwMap *map, const char *path, GError **error);

/**
 * sw_journal_append: @ops: of SwOp, in the order in which they were applied. Written and synced when it returns.
 *
 * A command that could not be written would leave a gap that those behind it depend on, so from then on every append
 * fails: begin another journal.
 */
gboolean sw_journal_append (SwJournal *journal, GPtrArray *ops, GError **error);

/** sw_journal_discard: deletes the file: after a verified save or an explicit discard. Frees @journal. */
void sw_journal_discard (SwJournal *journal);

/** sw_journal_close: frees @journal and leaves the file. */
void sw_journal_close (SwJournal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwJournal, sw_journal_close)

/** SwRecovered: a journal that was left behind. @commands: how many entries were replayed; @torn: something behind them
 * was incomplete. */
typedef struct
{
  char *journal_path;
  char *path; /* (nullable) */
  SwMap *map;
  guint commands;
  gboolean torn;
  gsize length; /* bytes of the journal up to the last of them */
} SwRecovered;
void sw_recovered_free (SwRecovered *recovered);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRecovered, sw_recovered_free)

/** sw_journal_list: paths of journals that no living process holds and that hold at least one command. Returns:
 * (transfer full) */
char **sw_journal_list (void);

/**
 * sw_journal_recover: replays one, up to the first record that is torn or does not fit the map. @error:
 * %SW_ERROR_MALFORMED, %SW_ERROR_IO
 */
SwRecovered *sw_journal_recover (const char *journal_path, GError **error);

/**
 * sw_journal_resume: goes on with the journal that was recovered from: the map stays in one journal until it is saved,
 * whatever happens in between. What was torn is cut off.
 */
SwJournal *sw_journal_resume (const SwRecovered *recovered, GError **error);

/** sw_journal_delete: after the person said so. */
void sw_journal_delete (const char *journal_path);

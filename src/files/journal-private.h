#pragma once

#include "files/journal.h"

/* What writing and reading of journals share; nobody else includes this. */

#define SW_JOURNAL_SUFFIX ".journal"
#define SW_JOURNAL_MAGIC "streamwright-journal 1\n"

/** sw_journal_new: @fd: (transfer full): open for writing and locked. @length: where the good records end */
SwJournal *sw_journal_new (const char *path, int fd, gsize length);

/** sw_journal_fail: sets @error for the errno @code. Returns: FALSE */
gboolean sw_journal_fail (int code, GError **error);

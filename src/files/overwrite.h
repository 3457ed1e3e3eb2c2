#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

/*
 * Where a file cannot be replaced by another one under its name, it is written over. That cannot be done in one step,
 * so a record of what was there and what shall be there lies under the state folder until it is done. Whoever reads or
 * saves the file next finishes what was begun.
 */

/**
 * sw_overwrite: writes @bytes into the existing file @path, which must be no link
 * @status: (out): of the file afterwards
 *
 * Returns: FALSE with errno; the file then holds what it held before, unless @record is set
 * @record: (out) (transfer full) (nullable): where the record lies if the file could be brought into neither state
 */
gboolean sw_overwrite (const char *path, GBytes *bytes, struct stat *status, char **record);

/**
 * sw_overwrite_finish: brings @path, which must be no link, to its new state if it is half-way between the old and the
 * new one. What somebody else wrote meanwhile stays.
 */
void sw_overwrite_finish (const char *path);

#pragma once

#include "checks/check.h"

#include <gio/gio.h>

/* The texts of a window's frame: what they say of a map, its file, its findings and of failures. */

/** SW_UNSAVED_DOT: stands before the title of a map with unsaved changes. */
#define SW_UNSAVED_DOT "• "

/** sw_title_name: the file's name without the suffix of maps; without a file the map's title, else "Untitled map".
 * @file: (nullable). Returns: (transfer full) */
char *sw_title_name (GFile *file, SwMap *map);

/** sw_title_folder: where @file is, the home folder shortened to `~`; "Not saved yet" without one. @file: (nullable).
 * Returns: (transfer full) */
char *sw_title_folder (GFile *file);

/** sw_title_command: the tooltip of undo and redo. @label: (nullable): of the command. Returns: (transfer full) */
char *sw_title_command (const char *verb, const char *label, const char *shortcut);

/** sw_title_findings: "1 error, 2 warnings"; "No problems" if there are none. Returns: (transfer full) */
char *sw_title_findings (const SwReport *report);

/** sw_title_refusal: an error as one sentence with line and reason: "Line 3: an attribute has no value." Its file's
 * name is left out, for it stands in the heading. Returns: (transfer full) */
char *sw_title_refusal (const GError *error);

/** sw_title_repairs: how many elements had an id that was taken and got a new one; "" if none.
 * Returns: (transfer full) */
char *sw_title_repairs (SwMap *map);

/** sw_title_with_suffix: @file with @suffix at its end, if it has none of its kind. Returns: (transfer full) */
GFile *sw_title_with_suffix (GFile *file, const char *suffix);

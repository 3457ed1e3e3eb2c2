#pragma once

#include <gtk/gtk.h>

/** sw_recent_list: maps opened or saved lately, the latest first, at most @most; files that are gone are left out.
 * Returns: (transfer full) (element-type GtkRecentInfo) */
GPtrArray *sw_recent_list (GtkRecentManager *manager, guint most);

/** sw_recent_add: @file was opened or saved. */
void sw_recent_add (GtkRecentManager *manager, GFile *file);

/** sw_recent_folder: where a recent file is, for its row. Returns: (transfer full) */
char *sw_recent_folder (GtkRecentInfo *info);

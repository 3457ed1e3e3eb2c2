#pragma once

#include <gtk/gtk.h>

/** sw_problem_rows_new: makes the lines of a list of SwFindingItem. Returns: (transfer full) */
GtkListItemFactory *sw_problem_rows_new (void);

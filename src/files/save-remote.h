#pragma once

#include <gio/gio.h>

/** sw_save_remote: writes @bytes to a file that only GIO can reach. A write that fails leaves the old content. */
gboolean sw_save_remote (GFile *file, GBytes *bytes, GError **error);

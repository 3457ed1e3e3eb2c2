#pragma once

#include "model/map.h"

#include <gio/gio.h>

/* Maps in exported pictures: an SVG or a PNG can hold the map that it shows. */

/** sw_embedded_is_picture: whether @file's name says that it is a picture. */
gboolean sw_embedded_is_picture (GFile *file);

/** sw_embedded_read: the map in the SVG or PNG @picture. @name: what to call it in errors. Errors:
 * %SW_ERROR_UNKNOWN if it holds none, else as sw_map_read() gives them */
SwMap *sw_embedded_read (GBytes *picture, const char *name, GError **error);

/** sw_embedded_read_gfile: the same for a file of at most %SW_FILE_MOST_BYTES. Safe to call in a thread. */
SwMap *sw_embedded_read_gfile (GFile *file, GCancellable *cancellable, GError **error);

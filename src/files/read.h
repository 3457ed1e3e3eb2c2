#pragma once

#include "model/map.h"

#include <gio/gio.h>

/** The media type and the suffix of map files. */
#define SW_MEDIA_TYPE "application/vnd.streamwright.map+xml"
#define SW_FILE_SUFFIX ".vstream"
#define SW_NAMESPACE "https://streamwright.github.io/ns/map"
#define SW_FORMAT_VERSION 1
#define SW_FILE_MOST_BYTES (64 * 1024 * 1024)
#define SW_FILE_MOST_ELEMENTS 100000
#define SW_FILE_MOST_DEPTH 64

/**
 * sw_map_read:
 * @data: the bytes of a map file
 * @name: what to call it in errors: a base name or path, "-" for standard input
 *
 * Returns: (transfer full): the map; NULL with an error `NAME:LINE:COLUMN: reason`
 */
SwMap *sw_map_read (const char *data, gsize length, const char *name, GError **error);

/** sw_map_read_file: reads @path ("-": standard input), at most %SW_FILE_MOST_BYTES. @data: (out) (optional) (transfer
 * full): its bytes */
SwMap *sw_map_read_file (const char *path, GBytes **data, GError **error);

/** sw_map_read_gfile: the same for a GFile; the name in errors is its display name. Safe to call in a thread. */
SwMap *sw_map_read_gfile (GFile *file, GBytes **data, GCancellable *cancellable, GError **error);

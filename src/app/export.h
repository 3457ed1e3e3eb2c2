#pragma once

#include "app/settings.h"
#include "canvas/document.h"
#include "render/export.h"

#include <gio/gio.h>

/** SwPicture: a kind of file that pictures go into; stored in this order. */
typedef enum
{
  SW_PICTURE_SVG,
  SW_PICTURE_PNG,
  SW_PICTURE_PDF,
  SW_N_PICTURES
} SwPicture;

/** SwExtent: how much of the map a picture shows. */
typedef enum
{
  SW_EXTENT_MAP,
  SW_EXTENT_STREAM,
  SW_EXTENT_SELECTION,
  SW_N_EXTENTS
} SwExtent;

/** SwExportWish: what a person wants to export. @scale: of a PNG, in percent */
typedef struct
{
  SwPicture picture;
  SwExtent extent;
  SwThemeId theme;
  int scale;
  gboolean findings;
  gboolean ladder;
  gboolean path;
  gboolean scorecard;
  gboolean transparent;
  gboolean embed;
} SwExportWish;

#define SW_EXPORT_LEAST_SCALE 25
#define SW_EXPORT_MOST_SCALE 800

/** sw_export_wish_load, sw_export_wish_store: the last wish; an extent is not remembered, nor
 * whether the critical path is lit: a picture shows what the window does. */
void sw_export_wish_load (SwExportWish *wish, SwSettings *settings);
void sw_export_wish_store (const SwExportWish *wish, SwSettings *settings);

/** sw_export_suffix: ".svg", ".png", ".pdf" */
const char *sw_export_suffix (SwPicture picture);

/**
 * sw_export_only: the ids that a picture of @extent shows: the streams of what is selected, or what is selected and
 * the connections among it.
 *
 * Returns: (transfer full) (array zero-terminated): NULL for the whole map; empty if there is no such part of it now
 */
char **sw_export_only (SwDocument *document, SwExtent extent);

/**
 * SwDrawing: a picture that is yet to be made. It keeps all that it needs, so that another thread can make it while the
 * map is edited.
 */
typedef struct _SwDrawing SwDrawing;

/** sw_drawing_new: of the map as it is now, in the wish's theme. */
SwDrawing *sw_drawing_new (SwDocument *document, const SwExportWish *wish);
SwDrawing *sw_drawing_ref (SwDrawing *drawing);
void sw_drawing_unref (SwDrawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwDrawing, sw_drawing_unref)

/** sw_drawing_fit: lowers the scale, if that must be, until a PNG can be made. */
void sw_drawing_fit (SwDrawing *drawing);

/** sw_drawing_make: the picture in memory, as @picture. For any thread. Errors: as the exporters say */
GBytes *sw_drawing_make (const SwDrawing *drawing, SwPicture picture, GError **error);

/** sw_drawing_write_async: makes it as its wish says and writes it to @file, in a thread. Cancelled before the picture
 * is made, nothing is written. */
void sw_drawing_write_async (SwDrawing *drawing, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data);
gboolean sw_drawing_write_finish (GAsyncResult *result, GError **error);

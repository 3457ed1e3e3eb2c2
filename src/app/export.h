#pragma once

#include "app/settings.h"
#include "canvas/document.h"
#include "render/export.h"

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
  gboolean transparent;
  gboolean embed;
} SwExportWish;

#define SW_EXPORT_LEAST_SCALE 25
#define SW_EXPORT_MOST_SCALE 800

/** sw_export_wish_load, sw_export_wish_store: the last wish; an extent is not remembered. */
void sw_export_wish_load (SwExportWish *wish, SwSettings *settings);
void sw_export_wish_store (const SwExportWish *wish, SwSettings *settings);

/** sw_export_suffix: ".svg", ".png", ".pdf" */
const char *sw_export_suffix (SwPicture picture);

/**
 * sw_export_only: the ids that a picture of @extent shows: the streams of what is selected, or what is selected.
 *
 * Returns: (transfer full) (array zero-terminated): NULL for the whole map; empty if there is no such part of it now
 */
char **sw_export_only (SwDocument *document, SwExtent extent);

/** sw_export_picture: the picture in memory, drawn anew in the wish's theme. */
GBytes *sw_export_picture (SwDocument *document, const SwExportWish *wish, GError **error);

#pragma once

#include "checks/check.h"
#include "layout/layout.h"
#include "render/theme.h"

/*
 * The scene: what is drawn, as plain shapes with absolute positions, made from map, layout and findings. One scene
 * serves canvas, PNG, PDF, SVG and thumbnails: cairo and the SVG writer go through the same shapes.
 *
 * Items stand in drawing order (frames, connections, cards, notes, badges). An item has the bounds of all it draws; a
 * grid over the bounds answers which items a rectangle touches.
 */

typedef enum
{
  SW_ITEM_STREAM, /* frame, header, ghosts, ladder */
  SW_ITEM_EDGE,   /* a connection, or the stub of one that lacks an end */
  SW_ITEM_STEP,
  SW_ITEM_NOTE,
  SW_ITEM_SCORECARD,
  SW_ITEM_CELL /* a text or a cell of a heat map, see heat-scene.h */
} SwItemType;

typedef enum
{
  SW_SHAPE_RECT, /* rounded by radius */
  SW_SHAPE_PATH, /* points in SwRoute form, closed if filled */
  SW_SHAPE_ICON, /* path data of an activity, scaled into rect */
  SW_SHAPE_TEXT  /* wrapped to rect.width, at most lines lines, ellipsized */
} SwShapeType;

typedef enum
{
  SW_ALIGN_START,
  SW_ALIGN_CENTRE,
  SW_ALIGN_END,
  SW_ALIGN_LEFT /* where the start is for text that runs to the right, whichever way it runs */
} SwAlign;

/** SwShape: fields that its type does not use are 0. A colour with alpha 0 is not drawn. Strings are owned by the
 * scene. */
typedef struct
{
  SwShapeType type;
  SwRect rect;
  double radius;
  SwColour fill;
  SwColour stroke;
  double width;
  double dash[2];
  guint n_points;
  const SwPoint *points;
  const char *icon;
  const char *text;
  double size; /* of the font, canvas units */
  gboolean bold;
  SwAlign align;
  guint lines;
} SwShape;

typedef struct
{
  SwItemType type;
  const char *id;    /* of the element */
  const char *title; /* for SVG titles and tooltips: what a screen reader says */
  SwRect rect;       /* its own rectangle: a card, a note, a frame; empty for connections */
  SwRect bounds;     /* of all that it draws */
  guint first_shape;
  guint n_shapes;
} SwItem;

/** SwSceneOptions: what to draw. @only: (nullable): ids of streams or elements; others are left out. @path: light the
 * critical path; @scorecard: below the map, the scorecard of each stream that is drawn (needs a report). */
typedef struct
{
  const SwTheme *theme;
  gboolean findings;
  gboolean ladder;
  gboolean path;
  gboolean scorecard;
  const char *const *only;
} SwSceneOptions;

typedef struct _SwScene SwScene;

SwScene *sw_scene_new (const SwAnalysis *analysis, const SwLayout *layout, const SwReport *report,
                       const SwSceneOptions *options);
void sw_scene_free (SwScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwScene, sw_scene_free)

/** sw_scene_items: in drawing order. @count: (out) (optional) */
const SwItem *sw_scene_items (const SwScene *scene, guint *count);
const SwShape *sw_scene_shapes (const SwScene *scene, const SwItem *item);
const SwItem *sw_scene_find (const SwScene *scene, const char *id);
SwRect sw_scene_bounds (const SwScene *scene);
const SwTheme *sw_scene_theme (const SwScene *scene);

/** sw_scene_query: indices of items whose bounds touch @area, in drawing order. Returns: (transfer full) (element-type
 * guint) */
GArray *sw_scene_query (const SwScene *scene, const SwRect *area);

/** sw_scene_difference: rectangles in which two scenes differ, so that only they are painted again. Returns: (transfer
 * full) (element-type SwRect) */
GArray *sw_scene_difference (const SwScene *before, const SwScene *after);

/** SwHitPart: what of a thing is under a point. */
typedef enum
{
  SW_HIT_NOTHING,
  SW_HIT_STEP,
  SW_HIT_HANDLE, /* the handle at the right edge of a step, from which connections are drawn */
  SW_HIT_EDGE,
  SW_HIT_EDGE_FROM, /* the ends of a connection */
  SW_HIT_EDGE_TO,
  SW_HIT_NOTE,
  SW_HIT_STREAM, /* its header or border: the frame's inside is SW_HIT_FRAME */
  SW_HIT_FRAME,
  SW_HIT_FOLD, /* the triangle in the header of a stream */
  SW_HIT_GHOST,
  SW_HIT_BADGE
} SwHitPart;

/** SwSpot: what can be clicked upon a thing: a ghost slot, a badge, the triangle that folds a stream, as @part says.
 * @id: of the stream, or of what bears the badge; @activity: of a ghost slot, NULL
 * for others; @title: of a ghost slot, what a screen reader says; NULL for others */
typedef struct
{
  SwHitPart part;
  SwRect rect;
  const char *id;
  const char *activity;
  const char *title;
} SwSpot;

/** sw_scene_spots: in drawing order. @count: (out) */
const SwSpot *sw_scene_spots (const SwScene *scene, guint *count);

/** SwHit: what is under a point. */

typedef struct
{
  SwHitPart part;
  const char *id;       /* of the element; NULL for nothing */
  const char *activity; /* of a ghost slot */
} SwHit;

/** sw_scene_hit: @slack: how far off a thin thing may be, in canvas units. */
SwHit sw_scene_hit (const SwScene *scene, double x, double y, double slack);

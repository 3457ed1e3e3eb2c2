#pragma once

#include "render/scene.h"

/**
 * SwGuides: lines on which what is dragged stands with its neighbours.
 * @has_x: a vertical line at @x from @top to @bottom; @has_y: a horizontal one at @y from @left to @right
 */
typedef struct
{
  gboolean has_x, has_y;
  double x, top, bottom;
  double y, left, right;
} SwGuides;

/**
 * sw_guides_find: snaps @rect to edges and centres of the cards and notes around it, else to the grid.
 * @seen: where to look; @hidden: ids that are moving themselves
 * @dx, @dy: (inout): the movement that @rect has made; corrected
 */
void sw_guides_find (const SwScene *scene, const SwRect *rect, const SwRect *seen, GHashTable *hidden, double tolerance,
                     double *dx, double *dy, SwGuides *guides);

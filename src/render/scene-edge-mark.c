/*
 * What kind of connection it is, told by the form of its line: a signal that needs no colour. The signs are those that
 * people know from BPMN and activity diagrams.
 */
#include "render/scene-internal.h"

#include "layout/route.h"

#include <math.h>

#define DIAMOND 7.0 /* half as long */
#define BAR 7.0     /* half as long */
#define BAR_AWAY 8.0
#define RING 3.5

/* Whether another flow leaves the same step, with or without a share as @shared says. */
static gboolean
has_sibling (const SwGraph *graph, guint index, gboolean shared)
{
  guint from = graph->edges[index].from;

  for (guint k = graph->out_start[from]; k < graph->out_start[from + 1]; k++)
    {
      const SwEdge *other = &graph->edges[graph->out[k]];

      if (graph->out[k] != index && !other->feedback && sw_element_has (other->element, SW_ATTR_SHARE) == shared)
        return TRUE;
    }
  return FALSE;
}

SwEdgeKind
sw_build_edge_kind (const SwGraph *graph, guint index)
{
  const SwEdge *edge = &graph->edges[index];
  gboolean shared = sw_element_has (edge->element, SW_ATTR_SHARE);

  if (edge->feedback)
    return shared ? SW_EDGE_REWORK : SW_EDGE_INFORMATION;
  if (!has_sibling (graph, index, shared))
    return SW_EDGE_FLOW;
  return shared ? SW_EDGE_CHOICE : SW_EDGE_PARALLEL;
}

double
sw_build_edge_dash (SwEdgeKind kind)
{
  return kind == SW_EDGE_REWORK ? 9 : kind == SW_EDGE_INFORMATION ? 3 : 0;
}

void
sw_build_edge_mark (SwBuilder *builder, const SwRoute *route, SwEdgeKind kind, SwColour colour, double width)
{
  const SwTheme *theme = builder->theme;
  SwPoint start = route->points[0];
  double dx = route->points[1].x - start.x, dy = route->points[1].y - start.y, length = hypot (dx, dy);

  if (length < 0.01)
    return;
  dx /= length;
  dy /= length;
  if (kind == SW_EDGE_CHOICE)
    {
      SwPoint middle = { start.x + DIAMOND * dx, start.y + DIAMOND * dy };
      double half = DIAMOND * 0.7;
      SwPoint corners[4] = { start,
                             { middle.x - half * dy, middle.y + half * dx },
                             { middle.x + DIAMOND * dx, middle.y + DIAMOND * dy },
                             { middle.x + half * dy, middle.y - half * dx } };

      sw_build_polygon (builder, corners, G_N_ELEMENTS (corners), theme->card, colour, 1.5);
    }
  else if (kind == SW_EDGE_PARALLEL)
    {
      SwPoint at = { start.x + BAR_AWAY * dx, start.y + BAR_AWAY * dy };
      SwPoint a = { at.x - BAR * dy, at.y + BAR * dx }, b = { at.x + BAR * dy, at.y - BAR * dx };

      sw_build_line (builder, (SwPoint[]){ a, a, b, b }, 4, colour, width + 1.2, 0);
    }
  else if (kind == SW_EDGE_INFORMATION)
    sw_build_rect (builder, (SwRect){ start.x + RING * dx - RING, start.y + RING * dy - RING, 2 * RING, 2 * RING },
                   RING, theme->card, colour, 1.5);
}

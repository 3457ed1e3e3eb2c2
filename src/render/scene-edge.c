#include "render/scene-internal.h"

#include "render/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEAD 9.0

static void
build_head (SwBuilder *builder, const SwRoute *route, SwColour colour, double width)
{
  SwPoint end = route->points[route->n_points - 1];
  SwPoint before = route->points[route->n_points - 2];
  double dx = end.x - before.x, dy = end.y - before.y, length = hypot (dx, dy);
  SwPoint left, right;

  if (length < 0.01)
    return;
  dx /= length;
  dy /= length;
  left = (SwPoint){ end.x - HEAD * dx - HEAD * 0.5 * dy, end.y - HEAD * dy + HEAD * 0.5 * dx };
  right = (SwPoint){ end.x - HEAD * dx + HEAD * 0.5 * dy, end.y - HEAD * dy - HEAD * 0.5 * dx };
  if (route->feedback)
    {
      SwPoint open[7] = { left, left, end, end, end, right, right };
      sw_build_line (builder, open, 7, colour, width, 0);
    }
  else
    {
      SwPoint filled[3] = { end, left, right };
      sw_build_polygon (builder, filled, 3, colour, SW_NO_COLOUR, 0);
    }
}

static char *
label_of (const SwElement *edge)
{
  GString *out = g_string_new (sw_element_text (edge, SW_ATTR_LABEL));
  double share = sw_element_fraction (edge, SW_ATTR_SHARE);
  const SwEstimate *wait = sw_element_estimate (edge, SW_ATTR_WAIT);

  if (share >= 0)
    g_string_append_printf (out, "%s%.4g\u00a0%%", out->len > 0 ? " · " : "", share * 100);
  if (wait != NULL)
    {
      g_autofree char *text = sw_estimate_format (wait);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
    }
  return g_string_free (out, FALSE);
}

/* On a lane the label sits on the line, on a plate of the ground; beside a short curve it stands above it. */
static void
build_label (SwBuilder *builder, const SwRoute *route, const char *label, SwColour colour)
{
  const SwTheme *theme = builder->theme;
  gboolean on_line = route->n_points > 4;
  double size = 11, room = MAX (route->label_width, 48);
  double width = MIN (sw_text_width (theme->font, label, size, FALSE) + 10, room);
  guint lines = sw_text_width (theme->font, label, size, FALSE) + 10 > room && !on_line ? 2 : 1;
  double height = lines * sw_text_line_height (size) + 2;
  double y = on_line ? route->label.y - height / 2 : route->label.y - height - 6;
  SwRect plate = { route->label.x - width / 2, y, width, height };

  if (*label == '\0')
    return;
  sw_build_rect (builder, plate, 4, on_line ? theme->frame : sw_colour_alpha (theme->frame, 0.85), SW_NO_COLOUR, 0);
  sw_build_text (builder, (SwRect){ plate.x + 1, plate.y + 1, plate.width - 2, plate.height }, label, size, FALSE,
                 colour, SW_ALIGN_CENTRE, lines);
}

/* The inventory triangle of value stream mapping: what lies in front of the next step. */
static void
build_inventory (SwBuilder *builder, const SwRoute *route, gint64 items)
{
  const SwTheme *theme = builder->theme;
  double x = route->label.x, y = route->label.y;
  SwPoint corners[3] = { { x, y - 9 }, { x + 11, y + 9 }, { x - 11, y + 9 } };
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, items);

  sw_build_polygon (builder, corners, 3, theme->warning, sw_colour_alpha (theme->text, 0.8), 1.2);
  sw_build_text (builder, (SwRect){ x - 10, y - 4, 20, 12 }, "I", 10, TRUE, (SwColour){ 0.1, 0.1, 0.1, 1 },
                 SW_ALIGN_CENTRE, 1);
  sw_build_text (builder, (SwRect){ x - 30, y + 11, 60, 14 }, count, 11, FALSE, theme->text, SW_ALIGN_CENTRE, 1);
}

static char *
title_of (const SwGraph *graph, const SwEdge *edge)
{
  g_autofree char *from = sw_element_title (graph->steps[edge->from]);
  g_autofree char *to = sw_element_title (graph->steps[edge->to]);

  return g_strdup_printf (edge->feedback ? _ ("Feedback from %s to %s") : _ ("Flow from %s to %s"), from, to);
}

void
sw_build_edge (SwBuilder *builder, guint stream, guint index)
{
  const SwTheme *theme = builder->theme;
  const SwGraph *graph = builder->analysis->graphs[stream];
  const SwEdge *edge = &graph->edges[index];
  const SwRoute *route = sw_layout_route (builder->layout, edge->element->id);
  gboolean lit = builder->options->path && builder->analysis->figures[stream]->edges[index].on_path;
  SwColour colour = lit ? theme->critical : edge->feedback ? theme->feedback : theme->flow;
  double width = lit ? 3 : 1.8;
  gint64 items = edge->feedback ? -1 : sw_element_integer (edge->element, SW_ATTR_ITEMS, -1);
  g_autofree char *label = label_of (edge->element);
  g_autofree char *title = title_of (graph, edge);

  sw_build_begin (builder, SW_ITEM_EDGE, edge->element->id);
  sw_build_line (builder, route->points, route->n_points, colour, width, edge->feedback ? 7 : 0);
  build_head (builder, route, colour, width);
  if (items >= 0)
    build_inventory (builder, route, items);
  build_label (builder, route, label, edge->feedback ? theme->feedback : theme->text);
  if (builder->options->findings && sw_build_has_badge (builder, edge->element->id))
    sw_build_badge (builder, edge->element->id, route->label.x, route->label.y + (items >= 0 ? -30 : 0),
                    sw_element_choice (graph->stream, SW_ATTR_STATUS) == SW_STATUS_DRAFT);
  sw_build_end (builder, title);
}

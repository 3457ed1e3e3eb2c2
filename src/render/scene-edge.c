#include "render/scene-internal.h"

#include "layout/route.h"
#include "metrics/figure-text.h"
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

/* As wide as the text is, within the place that layout found for it. */
static void
build_label (SwBuilder *builder, const SwRoute *route, SwColour colour)
{
  const SwTheme *theme = builder->theme;
  double widest = sw_text_width (theme->font, route->label_text, SW_LABEL_SIZE, FALSE);
  SwRect plate = route->plate;
  SwRect text;

  if (route->label_more != NULL)
    widest = MAX (widest, sw_text_width (theme->font, route->label_more, SW_LABEL_SIZE, FALSE));
  if (widest + 8 < plate.width)
    {
      plate.x += (plate.width - widest - 8) / 2;
      plate.width = widest + 8;
    }
  sw_build_rect (builder, plate, 4, theme->frame, SW_NO_COLOUR, 0);
  text = (SwRect){ plate.x, plate.y + 1, plate.width, route->label_lines * (double)SW_LABEL_LINE };
  sw_build_text (builder, text, route->label_text, SW_LABEL_SIZE, FALSE, colour, SW_ALIGN_CENTRE, route->label_lines);
  if (route->label_more != NULL)
    sw_build_text (builder, (SwRect){ plate.x, text.y + text.height, plate.width, SW_LABEL_LINE }, route->label_more,
                   SW_LABEL_SIZE, FALSE, colour, SW_ALIGN_CENTRE, 1);
}

/* The inventory triangle of value stream mapping: what lies in front of the next step. Not filled like a warning. */
static void
build_inventory (SwBuilder *builder, const SwRoute *route, double seconds)
{
  const SwTheme *theme = builder->theme;
  double x = route->inventory.x, y = route->inventory.y;
  SwPoint corners[3] = { { x, y - 10 }, { x + 11.5, y + 9 }, { x - 11.5, y + 9 } };
  g_autofree char *count = sw_element_value (route->edge, SW_ATTR_ITEMS);
  g_autofree char *time = sw_total_text (seconds, TRUE, sw_map_calendar (builder->analysis->map));

  SwRect plate = { x - 12, y + 11, 24, 13 };

  if (route->inventory_lines > 1)
    plate = (SwRect){ x - 24, y + 11, 48, 13 + SW_LABEL_LINE };
  sw_build_rect (builder, plate, 4, theme->frame, SW_NO_COLOUR, 0);
  sw_build_polygon (builder, corners, 3, theme->card, theme->flow, 1.5);
  sw_build_text (builder, (SwRect){ x - 10, y - 3.5, 20, 12 }, "I", 10, TRUE, theme->text, SW_ALIGN_CENTRE, 1);
  sw_build_text (builder, (SwRect){ x - 34, y + 11, 68, 14 }, count, SW_LABEL_SIZE, TRUE, theme->text, SW_ALIGN_CENTRE,
                 1);
  if (route->inventory_lines > 1 && time != NULL)
    sw_build_text (builder, (SwRect){ x - 34, y + 11 + SW_LABEL_LINE, 68, 14 }, time, SW_LABEL_SIZE, FALSE, theme->text,
                   SW_ALIGN_CENTRE, 1);
}

/* What waits there, for whoever hears it. */
static void
append_inventory (GString *title, const SwElement *edge, const SwEdgeFigures *figures, const SwCalendar *calendar)
{
  gint64 items = edge->kind == SW_KIND_FLOW ? sw_element_integer (edge, SW_ATTR_ITEMS, -1) : -1;
  g_autofree char *time = sw_total_text (figures->wait.likely, TRUE, calendar);

  if (items >= 0)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, items);
      g_string_append (title, ", ");
      g_string_append_printf (title, ngettext ("%s item waits", "%s items wait", (gulong)items), count);
    }
  if (time != NULL)
    {
      g_string_append (title, ", ");
      g_string_append_printf (title, _ ("takes %s"), time);
    }
}

static char *
title_of (SwBuilder *builder, guint stream, guint index, SwEdgeKind kind)
{
  static const char *const kinds[] = { [SW_EDGE_FLOW] = "",
                                       [SW_EDGE_CHOICE] = N_ (", a choice"),
                                       [SW_EDGE_PARALLEL] = N_ (", in parallel"),
                                       [SW_EDGE_REWORK] = N_ (", rework"),
                                       [SW_EDGE_INFORMATION] = N_ (", information") };
  const SwGraph *graph = builder->analysis->graphs[stream];
  const SwEdge *edge = &graph->edges[index];
  const SwEdgeFigures *figures = &builder->analysis->figures[stream]->edges[index];
  GString *title = g_string_new (NULL);
  g_autofree char *from = sw_element_title (graph->steps[edge->from]);
  g_autofree char *to = sw_element_title (graph->steps[edge->to]);

  g_string_append_printf (title, edge->feedback ? _ ("Feedback from %s to %s") : _ ("Flow from %s to %s"), from, to);
  if (*kinds[kind] != '\0')
    g_string_append (title, _ (kinds[kind]));
  append_inventory (title, edge->element, figures, sw_map_calendar (graph->map));
  if (sw_build_lights (builder, stream) && figures->on_path)
    g_string_append (title, _ (", on the critical path"));
  return g_string_free (title, FALSE);
}

/* At the place that the label leaves free. */
static void
build_edge_badge (SwBuilder *builder, const SwGraph *graph, const SwRoute *route)
{
  guint piece = route->n_points / 6 * 3;
  SwPoint at = sw_curve_at (&route->points[MIN (piece, route->n_points - 4)], 0.5);

  if (route->plate.width > 0)
    at = (SwPoint){ route->plate.x + route->plate.width + 10, route->plate.y + route->plate.height / 2 };
  else if (route->has_inventory)
    at.y -= 24;
  sw_build_badge (builder, graph->stream, route->edge->id, at.x, at.y);
}

void
sw_build_edge (SwBuilder *builder, guint stream, guint index)
{
  const SwTheme *theme = builder->theme;
  const SwGraph *graph = builder->analysis->graphs[stream];
  const SwEdge *edge = &graph->edges[index];
  const SwRoute *route = sw_layout_route (builder->layout, edge->element->id);
  gboolean lit = sw_build_lights (builder, stream) && builder->analysis->figures[stream]->edges[index].on_path;
  SwColour colour = lit ? theme->critical : edge->feedback ? theme->feedback : theme->flow;
  double width = lit ? 3 : 1.8;
  SwEdgeKind kind = sw_build_edge_kind (graph, index);
  g_autofree char *title = title_of (builder, stream, index, kind);

  sw_build_begin (builder, SW_ITEM_EDGE, edge->element->id);
  sw_build_line (builder, route->points, route->n_points, colour, width, sw_build_edge_dash (kind));
  sw_build_edge_mark (builder, route, kind, colour, width);
  build_head (builder, route, colour, width);
  if (route->has_inventory)
    build_inventory (builder, route, builder->analysis->figures[stream]->edges[index].wait.likely);
  if (route->plate.width > 0)
    build_label (builder, route, edge->feedback ? theme->feedback : theme->text);
  if (builder->options->findings && sw_build_has_badge (builder, edge->element->id))
    build_edge_badge (builder, graph, route);
  sw_build_end (builder, title);
}

/* Dashed, and crossed at its end: it leads nowhere. */
void
sw_build_stub (SwBuilder *builder, guint stream, const SwElement *edge)
{
  const SwTheme *theme = builder->theme;
  const SwRoute *route = sw_layout_route (builder->layout, edge->id);
  const SwElement *step;
  g_autofree char *name = NULL, *title = NULL;
  gboolean leaves;
  SwPoint end;

  if (route == NULL)
    return;
  step = sw_map_find_kind (builder->analysis->map, sw_element_text (edge, SW_ATTR_FROM), SW_KIND_STEP);
  leaves = step != NULL && step->parent == edge->parent;
  if (!leaves)
    step = sw_map_find_kind (builder->analysis->map, sw_element_text (edge, SW_ATTR_TO), SW_KIND_STEP);
  name = sw_element_title (step);
  title = g_strdup_printf (leaves ? _ ("Connection from %s to nowhere") : _ ("Connection from nowhere to %s"), name);
  end = route->points[leaves ? route->n_points - 1 : 0];
  sw_build_begin (builder, SW_ITEM_EDGE, edge->id);
  sw_build_line (builder, route->points, route->n_points, theme->error, 1.8, 4);
  for (int turn = -1; turn <= 1; turn += 2)
    {
      SwPoint a = { end.x - 4, end.y - 4 * turn }, b = { end.x + 4, end.y + 4 * turn };
      sw_build_line (builder, (SwPoint[]){ a, a, b, b }, 4, theme->error, 1.8, 0);
    }
  if (!leaves)
    build_head (builder, route, theme->error, 1.8);
  if (builder->options->findings)
    sw_build_badge (builder, builder->analysis->graphs[stream]->stream, edge->id, end.x, end.y - 16);
  sw_build_end (builder, title);
}

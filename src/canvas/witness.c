#include "canvas/witness.h"

#include "canvas/plate.h"
#include "checks/witness.h"
#include "layout/fold.h"
#include "render/paint.h"

#define HALO 9.0 /* outside of the line that tells the selection */

typedef struct
{
  SwDocument *document;
  cairo_t *cr;
  const SwTheme *theme;
  double pixel;
  double scale; /* of the plates: they stay readable when the map is small */
} Witness;

static void
set_colour (Witness *w, SwColour colour, double alpha)
{
  cairo_set_source_rgba (w->cr, colour.red, colour.green, colour.blue, alpha);
}

/* What a finding names need not be drawn: a team has no place on the map. */
static gboolean
is_seen (const Witness *w, const char *id, const SwRect *seen)
{
  const SwItem *item = sw_scene_find (sw_document_scene (w->document), id);
  SwRect around;

  if (item == NULL)
    return FALSE;
  around = sw_rect_grow (&item->bounds, 3 * HALO * MAX (w->scale, 1));
  return sw_rect_intersects (&around, seen);
}

static void
light_rect (Witness *w, const SwRect *rect)
{
  SwRect inner = sw_rect_grow (rect, HALO - 2), outer = sw_rect_grow (rect, HALO);

  sw_paint_rounded (w->cr, &inner, 13);
  set_colour (w, w->theme->critical, 0.4);
  cairo_set_line_width (w->cr, 4);
  cairo_stroke (w->cr);
  sw_paint_rounded (w->cr, &outer, 15);
  set_colour (w, w->theme->critical, 1);
  cairo_set_line_width (w->cr, MAX (2, 2 * w->pixel));
  cairo_stroke (w->cr);
}

static void
stroke_routes (Witness *w, const SwFinding *finding, const SwRect *seen, double width)
{
  cairo_set_line_width (w->cr, width);
  for (guint k = 0; finding->witness[k] != NULL; k++)
    {
      const SwRoute *route = sw_layout_route (sw_document_layout (w->document), finding->witness[k]);

      if (route == NULL || !is_seen (w, finding->witness[k], seen))
        continue;
      cairo_move_to (w->cr, route->points[0].x, route->points[0].y);
      for (guint i = 1; i + 2 < route->n_points; i += 3)
        cairo_curve_to (w->cr, route->points[i].x, route->points[i].y, route->points[i + 1].x, route->points[i + 1].y,
                        route->points[i + 2].x, route->points[i + 2].y);
      cairo_stroke (w->cr);
    }
}

/* A line along both sides, outside of the band that tells the selection; the label between them stays free. */
static void
light_routes (Witness *w, const SwFinding *finding, const SwRect *seen)
{
  double inner = 8 + 2.5 * w->pixel;

  cairo_push_group (w->cr);
  set_colour (w, w->theme->critical, 1);
  stroke_routes (w, finding, seen, inner + 2 * MAX (2, 2 * w->pixel));
  cairo_set_operator (w->cr, CAIRO_OPERATOR_CLEAR);
  stroke_routes (w, finding, seen, inner);
  cairo_set_operator (w->cr, CAIRO_OPERATOR_OVER);
  cairo_pop_group_to_source (w->cr);
  cairo_paint (w->cr);
}

static void
put_plate (Witness *w, SwPoint at, const char *text)
{
  sw_plate_paint (w->cr, w->theme, at, text, w->theme->critical, w->scale);
}

/* The slots of the activities that are missing, or declared in a way that the finding speaks of. */
static void
light_slots (Witness *w, const SwFinding *finding)
{
  guint n_spots;
  const SwSpot *spots = sw_scene_spots (sw_document_scene (w->document), &n_spots);

  for (guint i = 0; finding->activities != NULL && i < n_spots; i++)
    if (spots[i].activity != NULL && g_strcmp0 (spots[i].id, finding->stream) == 0
        && g_strv_contains ((const char *const *)finding->activities, spots[i].activity))
      {
        SwRect around = sw_rect_grow (&spots[i].rect, 3);

        sw_paint_rounded (w->cr, &around, around.height / 2);
        set_colour (w, w->theme->critical, 1);
        cairo_set_line_width (w->cr, MAX (2.5, 2 * w->pixel));
        cairo_stroke (w->cr);
      }
}

/* The stream that hides a part of the witness, once. */
static void
light_folded (Witness *w, const SwFinding *finding, const SwRect *seen)
{
  const SwElement *lit = NULL;

  for (guint i = 0; finding->witness[i] != NULL; i++)
    {
      const SwElement *element = sw_map_find (sw_document_map (w->document), finding->witness[i]);
      const SwElement *stream = element != NULL ? sw_element_hidden_by (element) : NULL;

      if (stream == NULL || stream == lit)
        continue;
      lit = stream;
      if (is_seen (w, stream->id, seen))
        light_rect (w, sw_layout_rect (sw_document_layout (w->document), stream->id));
    }
}

static void
number (Witness *w, const SwFinding *finding, const char *id)
{
  const SwLayout *layout = sw_document_layout (w->document);
  const SwElement *element = sw_map_find (sw_document_map (w->document), id);
  const SwRect *rect = sw_layout_rect (layout, id);
  const SwRoute *route = sw_layout_route (layout, id);
  g_autofree char *text =
      element != NULL ? sw_witness_number (finding, sw_document_analysis (w->document), element) : NULL;

  if (text == NULL)
    return;
  if (rect != NULL)
    put_plate (w, (SwPoint){ rect->x + rect->width / 2, rect->y + rect->height + HALO }, text);
  else if (route != NULL)
    put_plate (w, sw_plate_beside_route (route, w->scale), text);
}

void
sw_witness_paint (SwDocument *document, cairo_t *cr, double pixel, const SwRect *seen)
{
  const SwFinding *finding = sw_document_lit (document);
  Witness w = { document, cr, sw_scene_theme (sw_document_scene (document)), pixel, CLAMP (pixel, 1, 2) };

  if (finding == NULL || finding->witness == NULL)
    return;
  light_routes (&w, finding, seen);
  for (guint i = 0; finding->witness[i] != NULL; i++)
    {
      const SwRect *rect = sw_layout_rect (sw_document_layout (document), finding->witness[i]);
      if (rect != NULL && is_seen (&w, finding->witness[i], seen))
        light_rect (&w, rect);
    }
  light_folded (&w, finding, seen);
  light_slots (&w, finding);
  for (guint i = 0; finding->witness[i] != NULL; i++)
    if (is_seen (&w, finding->witness[i], seen))
      number (&w, finding, finding->witness[i]);
}

#include "canvas/lane-paint.h"

#include "canvas/lane-move.h"
#include "render/paint.h"

#include <glib/gi18n-lib.h>

static void
set_accent (SwDocument *document, cairo_t *cr, double alpha)
{
  SwColour accent = sw_scene_theme (sw_document_scene (document))->accent;

  cairo_set_source_rgba (cr, accent.red, accent.green, accent.blue, alpha);
}

static void
light (SwDocument *document, cairo_t *cr, double pixel, const SwLane *lane)
{
  cairo_rectangle (cr, lane->rect.x, lane->rect.y, lane->rect.width, lane->rect.height);
  set_accent (document, cr, 0.1);
  cairo_fill_preserve (cr);
  set_accent (document, cr, 1);
  cairo_set_line_width (cr, 2 * pixel);
  cairo_stroke (cr);
}

/* The only step that is moved, and what it becomes; NULL for both where it stays what it is. */
static const SwElement *
lone_step (SwDocument *document, const SwDrag *drag, const SwActivity **becomes)
{
  SwMap *map = sw_document_map (document);
  const SwElement *step = drag->moved[1] == NULL ? sw_map_find_kind (map, drag->moved[0], SW_KIND_STEP) : NULL;
  g_autoptr (GArray) carries = NULL;
  const char *activity;

  *becomes = NULL;
  if (step == NULL)
    return NULL;
  carries = sw_lane_carries (drag, document);
  activity = g_array_index (carries, SwCarry, 0).activity;
  if (activity != NULL)
    *becomes = sw_profile_activity (sw_map_profile (map), activity);
  return step;
}

void
sw_lane_paint_move (SwDocument *document, cairo_t *cr, double pixel, const SwDrag *drag)
{
  const SwLayout *layout = sw_document_layout (document);
  const SwStreamLayout *at;
  const SwLane *under = sw_lane_under (drag, document, &at);
  const SwActivity *activity;
  const SwElement *step;
  const SwRect *card;
  SwPoint place;
  double dashes[] = { 6, 4 };

  if (under == NULL)
    return;
  light (document, cr, pixel, under);
  step = lone_step (document, drag, &activity);
  if (step == NULL)
    return;
  if (activity == NULL)
    activity = sw_map_activity (sw_document_map (document), step);
  card = sw_layout_rect (layout, step->id);
  place = sw_lanes_place (layout, at, activity, step->id, (SwPoint){ card->x + drag->dx, card->y + drag->dy },
                          drag->hidden);
  sw_paint_rounded (cr, &(SwRect){ place.x, place.y, card->width, card->height }, 8);
  set_accent (document, cr, 1);
  cairo_set_line_width (cr, 2 * pixel);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

char *
sw_lane_sentence (SwDocument *document, const SwDrag *drag)
{
  const SwActivity *becomes;

  lone_step (document, drag, &becomes);
  return becomes != NULL ? g_strdup_printf (_ ("Becomes: %s"), becomes->name) : NULL;
}

void
sw_lane_paint_drop (SwDocument *document, cairo_t *cr, double pixel, const SwDrop *drop, const SwActivity *activity)
{
  const SwElement *stream = sw_map_find (sw_document_map (document), drop->stream);
  const SwStreamLayout *at = stream != NULL ? sw_lanes_of (sw_document_layout (document), stream) : NULL;
  const SwLane *lane = at != NULL ? sw_lanes_find (at, activity) : NULL;

  if (lane != NULL)
    light (document, cr, pixel, lane);
}
